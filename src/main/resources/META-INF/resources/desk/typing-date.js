// Date fields. form-js leaves them to flatpickr, whose calendar is English and which makes some day of everything; it is taught Chinese,
// and is given nothing but days that are understood.

import {Field, pause} from './typing-field.js';
import {element} from './elements.js';
import {day} from './typed.js';

/** form-js takes a day over after the next two pictures, each of which it waits for 100 ms at most. */
const TAKEN_OVER = 250;

const MONTHS = Array.from({length: 12}, (_, month) => `${month + 1}月`);
const WEEK = ['日', '一', '二', '三', '四', '五', '六'];
const CHINESE = {
  weekdays: {shorthand: WEEK, longhand: WEEK.map(name => `星期${name}`)},
  months: {shorthand: MONTHS, longhand: MONTHS},
  firstDayOfWeek: 1,
  ordinal: () => '',
  rangeSeparator: ' 至 ',
  weekAbbreviation: '周',
  yearAriaLabel: '年',
  monthAriaLabel: '月'
};

export class DateField extends Field {

  constructor(input) {
    const calendar = input._flatpickr;
    calendar.config.parseDate = text => date(day(text).value ?? '');
    calendar.set({locale: CHINESE, dateFormat: 'Y-m-d', ariaDateFormat: 'Y年n月j日', minDate: new Date(1900, 0, 1)});
    super(input);
    this.calendar = calendar;
    /** What flatpickr believes to stand here. */
    this.held = this.text;
    this.typing = false;
    input.placeholder = '年-月-日';
    calendar.calendarContainer.append(this.foot());
  }

  get() {
    return this.held;
  }

  /** flatpickr writes: the day that it has, or the one that was chosen. What she is typing stays until then. */
  told(value) {
    if (value !== this.held || !this.typing && this.refused === null) {
      this.held = value;
      this.typing = false;
      this.text = value;
      this.refuse(null);
    }
  }

  understand(text) {
    return day(text).value ?? null;
  }

  restore(text) {
    this.text = text;
    this.typing = true;
    this.left();
  }

  forget() {
    this.typing = false;
    this.refuse(null);
    this.text = this.held;
  }

  typed() {
    this.typing = true;
    const read = day(this.text);
    if (read.refused === undefined) {
      this.refuse(null);
    } else if (this.refused !== null) {
      this.refuse(read.refused);
    }
  }

  left() {
    if (!this.typing) {
      return;
    }
    const text = this.text;
    const read = day(text);
    this.give(read.value ?? '');
    this.typing = false;
    this.refuse(read.refused ?? null);
    this.text = read.refused === undefined ? this.held : text;
  }

  /** A key that neither form-js nor flatpickr need to see. */
  keyed(event) {
    if (event.key === 'Enter') {
      event.preventDefault();
      event.stopImmediatePropagation();
      this.left();
      this.calendar.close();
    } else if (event.key === 'ArrowDown' && this.typing) {
      // into the calendar; not before it is drawn with the day that was typed, or the cursor is lost
      event.preventDefault();
      event.stopImmediatePropagation();
      this.left();
      Promise.resolve(this.settled).then(() => this.input.dispatchEvent(new KeyboardEvent('keydown',
          {key: 'ArrowDown', code: 'ArrowDown', bubbles: true, cancelable: true})));
    } else if (event.key === 'Tab') {
      this.left();
    }
  }

  give(value) {
    if (value !== this.held) {
      this.held = value;
      this.calendar.setDate(date(value) ?? null, true);
      this.settling(pause(TAKEN_OVER));
    }
  }

  /** Under the days. */
  foot() {
    const choose = value => {
      this.typing = false;
      this.refuse(null);
      this.give(value);
      this.text = this.held;
      this.calendar.close();
    };
    const link = (label, value) => {
      const made = element('button', {type: 'button', textContent: label, tabIndex: -1});
      // the cursor stays in the field, or the calendar would be gone before the click
      made.addEventListener('mousedown', event => event.preventDefault());
      made.addEventListener('click', () => choose(value()));
      return made;
    };
    return element('div', {className: 'typing-calendar'}, link('今天', today), link('清空', () => ''));
  }
}

/** In Beijing, wherever the machine believes to be. */
function today() {
  return new Intl.DateTimeFormat('sv-SE', {timeZone: 'Asia/Shanghai'}).format(new Date());
}

function date(value) {
  const [year, month, date] = value.split('-').map(Number);
  return value === '' ? undefined : new Date(year, month - 1, date);
}
