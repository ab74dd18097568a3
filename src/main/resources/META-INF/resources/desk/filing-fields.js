// The fields of the pages on which an application or a change is written. Each shows what was typed, what was understood, and why
// something is refused; understanding is that of all forms (typed.js).

import {element} from './elements.js';
import {day, number, onlyBlanks, textProblem, understood} from './typed.js';

const EMPTY = '不能为空，请填写';
let made = 0;

/** What all of them have in common. A field says that it was changed by `change`, and that it was left by `leave`, at its element. */
class Field {

  /** @param {{path: string, label: string, required?: boolean, hint?: string}} about */
  constructor({path, label, required = false, hint = ''}) {
    this.path = path;
    this.label = label;
    this.required = required;
    this.id = `field-${path.replace('.', '-')}-${++made}`;
    this.note = element('p', {id: `${this.id}-note`, className: 'filing-field-note'});
    this.hint = hint;
    /** The server's sentence about what stands here. */
    this.told = null;
    this.touched = false;
  }

  wrap(input) {
    this.input = input;
    input.id = this.id;
    input.setAttribute('aria-describedby', this.note.id);
    if (this.required) {
      input.setAttribute('aria-required', 'true');
    }
    this.element = element('div', {className: 'filing-field'}, this.caption(), input, this.note);
    this.element.dataset.path = this.path;
    this.show();
    return this;
  }

  caption() {
    const caption = element('label', {htmlFor: this.id, textContent: this.label});
    if (this.required) {
      caption.append(element('span', {className: 'filing-star', textContent: ' *', ariaHidden: 'true'}));
    }
    return caption;
  }

  get typed() {
    return this.input.value;
  }

  set typed(value) {
    this.input.value = value ?? '';
    this.told = null;
    this.show();
  }

  /** @returns {{value: any}|{empty: true}|{refused: string}} */
  read() {
    return this.typed === '' ? {empty: true} : {value: this.typed};
  }

  /** Why what stands here can't be handed in; null where it can. */
  get refused() {
    const read = this.read();
    return read.refused ?? (read.empty && this.required ? EMPTY : null);
  }

  heard() {
    this.told = null;
    this.show();
    this.element.dispatchEvent(new CustomEvent('filing-change', {bubbles: true}));
  }

  /** @param {boolean} asked whether she wants to hand in: before that nothing is missed that she only passed by */
  left(asked = false) {
    this.touched ||= asked || this.typed !== '';
    this.show();
  }

  /** While she types nothing is held against her; what she has left, or tried to hand in, is. */
  show() {
    const read = this.read();
    const refused = this.touched ? this.refused ?? this.told : null;
    this.note.textContent = refused ?? (read.value !== undefined ? this.understanding(read.value) : '') ?? '';
    if (this.note.textContent === '') {
      this.note.textContent = this.hint;
    }
    this.element?.toggleAttribute('data-refused', refused !== null);
    this.input?.setAttribute('aria-invalid', String(refused !== null));
    return refused;
  }

  understanding() {
    return '';
  }

  tell(sentence) {
    this.told = sentence;
    this.show();
  }

  focus() {
    this.input.focus();
    this.input.scrollIntoView({block: 'center'});
  }

  listen(input) {
    input.addEventListener('input', () => this.heard());
    input.addEventListener('change', () => this.left());
    input.addEventListener('blur', () => this.left());
  }
}

/** A name, an address, a code. */
export class TextField extends Field {

  constructor(about) {
    super(about);
    this.longest = about.longest ?? 200;
    this.wrap(this.make(about));
    this.listen(this.input);
  }

  make({list}) {
    const input = element('input', {type: 'text', autocomplete: 'off', spellcheck: false});
    if (list) {
      input.setAttribute('list', list);
    }
    return input;
  }

  read() {
    const text = this.typed;
    if (text === '') {
      return {empty: true};
    }
    const problem = textProblem(text);
    if (problem !== null) {
      return {refused: problem};
    }
    if (onlyBlanks(text)) {
      return {refused: '只有空格，请填写内容或清空'};
    }
    const length = [...text.trim()].length;
    return length > this.longest ? {refused: `共${length}个字，最多${this.longest}个字`} : {value: text};
  }
}

/** An explanation. */
export class ProseField extends TextField {

  constructor(about) {
    super({longest: 2000, ...about});
    this.element.classList.add('filing-wide');
  }

  make() {
    return element('textarea', {rows: 3});
  }
}

/** One of the district's streets, or another one that she types. */
export class StreetField extends TextField {

  constructor(about) {
    super({...about, list: 'filing-streets'});
    this.streets = [];
    this.options = element('datalist', {id: 'filing-streets'});
    this.element.append(this.options);
  }

  offer(streets) {
    this.streets = streets;
    this.options.replaceChildren(...streets.map(street => element('option', {value: street})));
    this.show();
  }

  understanding(value) {
    return this.streets?.length > 0 && !this.streets.includes(value.trim()) ? '不在本区街道、乡镇列表内，请核对名称' : '';
  }
}

/** An amount, an area or a number. */
export class FigureField extends Field {

  constructor(about) {
    super(about);
    this.kind = about.kind;
    this.wrap(element('input', {type: 'text', inputMode: 'decimal', autocomplete: 'off', className: 'filing-figure'}));
    this.listen(this.input);
    // the browser would join two cells to one number
    this.input.addEventListener('paste', event => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (/[\r\n]/.test(text)) {
        event.preventDefault();
        document.execCommand('insertText', false, text.trim().replace(/\s*[\r\n]+\s*/g, '↵'));
      }
    });
  }

  read() {
    return number(this.typed, this.kind);
  }

  understanding(value) {
    return understood(value, this.kind);
  }
}

/** A whole number. */
export class CountField extends FigureField {

  read() {
    const read = number(this.typed, this.kind);
    return read.value?.includes('.') ? {refused: `“${this.typed.trim()}”不是整数，请填写整数，如 30`} : read;
  }
}

/** A day. */
export class DayField extends Field {

  constructor(about) {
    super(about);
    const input = element('input', {type: 'text', autocomplete: 'off', placeholder: '年-月-日'});
    this.wrap(input);
    const today = element('button', {type: 'button', className: 'filing-link', textContent: '今天'});
    today.addEventListener('click', () => {
      this.typed = about.today;
      this.heard();
    });
    const together = element('div', {className: 'filing-together'});
    input.replaceWith(together);
    together.append(input, today);
    this.listen(input);
  }

  read() {
    return day(this.typed);
  }

  understanding(value) {
    return value === this.typed.trim() ? '' : value;
  }
}

/** One of a few, all of them in sight. */
export class ChoiceField extends Field {

  constructor(about) {
    super(about);
    this.choices = about.choices;
    this.radios = about.choices.map(({value}) => element('input', {type: 'radio', name: this.id, value}));
    const group = element('div', {className: 'filing-choices', role: 'radiogroup'},
        ...about.choices.map(({label}, index) => element('label', {}, this.radios[index], label)));
    group.setAttribute('aria-labelledby', `${this.id}-label`);
    this.wrap(group);
    group.addEventListener('change', () => {
      this.touched = true;
      this.heard();
    });
  }

  caption() {
    const caption = element('span', {id: `${this.id}-label`, className: 'filing-label', textContent: this.label});
    if (this.required) {
      caption.append(element('span', {className: 'filing-star', textContent: ' *', ariaHidden: 'true'}));
    }
    return caption;
  }

  get typed() {
    return this.radios?.find(radio => radio.checked)?.value ?? '';
  }

  set typed(value) {
    this.radios.forEach(radio => {
      radio.checked = radio.value === value;
    });
    this.told = null;
    this.show();
  }

  get refused() {
    return this.required && this.typed === '' ? '请选择一项' : null;
  }

  /** As she reads it. */
  shown(value) {
    return this.choices.find(choice => choice.value === value)?.label ?? value;
  }

  focus() {
    (this.radios.find(radio => radio.checked) ?? this.radios[0]).focus();
    this.element.scrollIntoView({block: 'center'});
  }
}

/** One of many. */
export class SelectField extends Field {

  constructor(about) {
    super(about);
    this.wrap(element('select', {}, ...about.choices.map(({value, label}) => element('option', {value, textContent: label}))));
    this.input.addEventListener('change', () => {
      this.touched = true;
      this.heard();
    });
  }

  set typed(value) {
    if (value && ![...this.input.options].some(option => option.value === value)) {
      this.input.append(element('option', {value, textContent: value}));
    }
    super.typed = value;
  }

  get typed() {
    return super.typed;
  }
}

/** Yes or no. */
export class TickField extends Field {

  constructor(about) {
    super(about);
    this.wrap(element('input', {type: 'checkbox'}));
    this.element.classList.add('filing-tick');
    this.element.prepend(this.input);
    this.input.addEventListener('change', () => this.heard());
  }

  get typed() {
    return this.input.checked;
  }

  set typed(value) {
    this.input.checked = value === true || value === 'true';
    this.show();
  }

  read() {
    return {value: this.input?.checked ?? false};
  }
}
