// What an official types or pastes, understood as she means it, by the rules of the server (package beijing.facility.typed). What
// can't be understood is refused with a sentence; nothing ever becomes another value.

const LONGEST = 40;
const EARLIEST = 1900;

/** Blanks as the server sees them: white space, and the blanks that do not break a line. */
const BLANK = '[\\t-\\r\\u001c-\\u001f\\p{Z}]';
const AROUND = new RegExp(`^${BLANK}+|${BLANK}+$`, 'gu');
const GROUPED = '([1-9]\\d{0,2}(?:,\\d{3})+|[1-9]\\d{0,2}(?: \\d{3})+|\\d+)?';

/** The kinds of figures; in a note a figure is followed by its measure. */
export const AMOUNT = figure({wholes: 8, decimals: 6, sign: '¥?', unit: '万元', example: '1,200.5', measure: '万元', limit: '99,999,999.999999万元'});
export const AREA = figure({wholes: 9, decimals: 2, unit: '平方米|㎡|m²', example: '1,200.25', measure: '平方米',
  limit: '999,999,999.99平方米'});
export const PERCENT = figure({wholes: 3, decimals: 2, unit: '%', example: '30', measure: '%', most: 100, limit: '100%'});
export const NUMBER = figure({wholes: 9, decimals: 6, example: '1,200', limit: '999,999,999'});

const DAY = new RegExp('^(\\d{4})(?:-(\\d{1,2})-(\\d{1,2})|/(\\d{1,2})/(\\d{1,2})|\\.(\\d{1,2})\\.(\\d{1,2})'
    + '|年(\\d{1,2})月(\\d{1,2})日|(\\d{2})(\\d{2}))$');
/** A blank beside a separator, never one between digits. */
const LOOSE = / (?=[-/.年月日])|(?<=[-/.年月]) /g;

function figure(kind) {
  return {...kind, shape: new RegExp(`^${kind.sign ?? ''} ?${GROUPED}(?:\\.(\\d+))? ?(?:${kind.unit ?? ''})?$`)};
}

/**
 * A figure of a kind.
 * @returns {{value: string}|{empty: true}|{refused: string}} the plain decimal number, that nothing was typed, or why it is none
 */
export function number(text, kind) {
  const narrow = narrowed(text);
  if (narrow === '') {
    return {empty: true};
  }
  const found = text.length > LONGEST ? null : kind.shape.exec(narrow);
  if (!found || found[1] === undefined && found[2] === undefined) {
    return {refused: `${quoted(text)}${noFigure(narrow, kind)}`};
  }
  const whole = (found[1] ?? '').replace(/[, ]/g, '');
  const fraction = found[2] ?? '';
  if (fraction.length > kind.decimals) {
    return {refused: `${quoted(text)}的小数过长，最多${kind.decimals}位小数`};
  }
  const value = (whole.replace(/^0+(?=\d)/, '') || '0') + (/[1-9]/.test(fraction) ? `.${fraction.replace(/0+$/, '')}` : '');
  if (whole.length > kind.wholes || kind.most && Number(value) > kind.most) {
    return {refused: `${quoted(text)}超出范围，不得超过${kind.limit}`};
  }
  return {value};
}

function noFigure(narrow, kind) {
  if ([...narrow].some(sign => unseen(sign))) {
    return '含有不可见的字符，请删除后重新填写';
  }
  if (/[\n\r\t↵]/.test(narrow)) {
    return '不止一个单元格或一行，请只填一个数';
  }
  if (/^[-−–]/.test(narrow)) {
    return '是负数，不得小于0';
  }
  if (kind === AMOUNT && /[^万]元$/.test(narrow)) {
    return '的单位是元，请换算为万元填写';
  }
  if (/^[\d,. ]*,[\d,. ]*$/.test(narrow)) {
    return '不能识别，逗号只能作千位分隔符，如 1,200';
  }
  return `不能识别，应如 ${kind.example}`;
}

/**
 * A day.
 * @returns {{value: string}|{empty: true}|{refused: string}} yyyy-mm-dd, that nothing was typed, or why it is none
 */
export function day(text) {
  const narrow = narrowed(text).replace(LOOSE, '');
  if (narrow === '') {
    return {empty: true};
  }
  const found = text.length > LONGEST ? null : DAY.exec(narrow);
  if (!found) {
    return {refused: `${quoted(text)}不能识别为日期，请按年-月-日填写，如 2026-11-05`};
  }
  const [year, month, date] = found.slice(1).filter(part => part !== undefined).map(Number);
  if (year < EARLIEST) {
    return {refused: `${quoted(text)}的年份须为四位，不早于${EARLIEST}年`};
  }
  const there = new Date(Date.UTC(year, month - 1, date));
  if (there.getUTCMonth() !== month - 1 || there.getUTCDate() !== date) {
    return {refused: `${quoted(text)}不存在，请核对月份和日期`};
  }
  return {value: there.toISOString().slice(0, 10)};
}

/** What is wrong with a text wherever it stands, the beginning of a sentence; null where nothing is. */
export function textProblem(text) {
  const signs = [...text];
  const at = signs.findIndex((_, index) => wrong(signs, index));
  if (at < 0) {
    return null;
  }
  const code = signs[at].codePointAt(0).toString(16).toUpperCase().padStart(4, '0');
  return `第${at + 1}个字是${wrong(signs, at)}（U+${code}），请删除后重新填写`;
}

/** Whether something was typed, and nothing of it can be seen. */
export function onlyBlanks(text) {
  return text !== '' && stripped(text) === '';
}

/** What was understood: 1,200万元（12,000,000元）, 1,200平方米, 30%; nothing of a number without a unit. */
export function understood(value, kind) {
  if (!kind.measure) {
    return '';
  }
  const figure = `${grouped(value)}${kind.measure}`;
  return kind === AMOUNT ? `${figure}（${grouped(yuan(value))}元）` : figure;
}

/** Ten thousand times as much, digit by digit. */
function yuan(value) {
  const [whole, fraction = ''] = value.split('.');
  const digits = fraction.padEnd(4, '0');
  const rest = digits.slice(4);
  return (whole + digits.slice(0, 4)).replace(/^0+(?=\d)/, '') + (rest === '' ? '' : `.${rest.padEnd(2, '0')}`);
}

function grouped(value) {
  const [whole, fraction] = value.split('.');
  const thousands = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? thousands : `${thousands}.${fraction}`;
}

function stripped(text) {
  return text.replace(AROUND, '');
}

/**
 * Without blanks at the ends, in half width. Only what has one meaning changes: a raised ² or a circled ① stays and is refused, where a
 * general normalisation would make another number of it.
 */
function narrowed(text) {
  return stripped(text).replace(/[！-～]/g, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
      .replace(/￥/g, '¥').replace(/\p{Zs}/gu, ' ');
}

/** What was typed, short enough to be repeated. */
function quoted(text) {
  const signs = [...stripped(text)].map(sign => unseen(sign) ? '?' : sign);
  return `“${signs.length > 20 ? `${signs.slice(0, 20).join('')}…` : signs.join('')}”`;
}

// signs that nobody sees, or that make what is read another text than what is stored

function unseen(sign) {
  if (/[\n\r\t]/.test(sign)) {
    return null;
  }
  if (/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/.test(sign)) {
    return '改变文字方向的、不可显示的控制字符';
  }
  if (/[\ufffc\ufffd]/.test(sign)) {
    return '乱码';
  }
  if (/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/u.test(sign)) {
    return '不可显示的控制字符';
  }
  if (/\p{Cf}/u.test(sign) || UNSEEN.test(sign)) {
    return '不可见的字符';
  }
  return /\p{Co}/u.test(sign) ? '自造字（其他电脑不能显示）' : null;
}

/** Letters, marks and plane 14 that by their nature show nothing. */
const UNSEEN = new RegExp('[\\u3164\\uffa0\\u115f\\u1160\\u2800\\u034f\\u17b4\\u17b5\\u180b-\\u180f\\u2065\\ufff0-\\ufff8\\ufe00-\\ufe0f'
    + '\\u{e0000}-\\u{e0fff}]', 'u');

/** A variant of an ideograph and what joins pictures to one are seen: they count only where nothing stands before them to change. */
function wrong(signs, at) {
  const problem = unseen(signs[at]);
  if (problem === null || at === 0) {
    return problem;
  }
  const before = signs[at - 1];
  const seen = /[\u{e0100}-\u{e01ef}]/u.test(signs[at]) && /\p{Ideographic}/u.test(before)
      || /[\ufe0e\ufe0f]/.test(signs[at]) && picture(before)
      || signs[at] === '\u200d' && at + 1 < signs.length && picture(signs[at + 1])
          && (picture(before) || before === '\ufe0f' && at > 1 && picture(signs[at - 2]));
  return seen ? null : problem;
}

function picture(sign) {
  return /\p{So}/u.test(sign) && sign !== '\u2800' || /[\u{1f3fb}-\u{1f3ff}]/u.test(sign);
}
