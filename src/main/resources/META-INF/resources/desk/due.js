// How long there is, in the words of an office, by Beijing's calendar.

const DAY = 86_400_000;
const BEIJING = 8 * 3_600_000;

/** @param {string} time as the engine writes it */
export function due(time, now = Date.now()) {
  const days = day(Date.parse(iso(time))) - day(now);
  const late = Date.parse(iso(time)) < now;
  const text = days < 0 ? `逾期${-days}天` : days > 0 ? `还有${days}天` : late ? '今天已逾期' : '今天到期';
  return {text, late, soon: !late && days <= 3, date: date(time)};
}

/** 12月9日, with the year where it is another. */
export function date(time) {
  const then = new Date(Date.parse(iso(time)) + BEIJING);
  const year = new Date(Date.now() + BEIJING).getUTCFullYear();
  return `${then.getUTCFullYear() === year ? '' : `${then.getUTCFullYear()}年`}${then.getUTCMonth() + 1}月${then.getUTCDate()}日`;
}

/** +0800 without its colon is nothing that every browser reads. */
function iso(time) {
  return time.replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
}

function day(time) {
  return Math.floor((time + BEIJING) / DAY);
}
