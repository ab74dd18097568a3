// Number fields: amounts, areas, percentages, counts. form-js makes a point of a comma, nothing of full width, and looks at each key; so
// it sees no key. What was understood is given to it as a plain decimal number when the field is left, and when the keys rest.

import {Field, pause} from './typing-field.js';
import {AMOUNT, AREA, NUMBER, PERCENT, number, understood} from './typed.js';

const REST = 300;

/** What form-js holds while nothing can be understood: no field of ours takes it, so it is refused by form-js and by the server too. */
const REFUSED = '-0.0000000001';

export class NumberField extends Field {

  constructor(input) {
    super(input);
    this.kind = kind(this.label);
    /** What form-js believes to stand here. */
    this.held = this.text;
    this.resting = null;
    if (this.held === REFUSED) {
      this.give('');
    }
    this.tell();
  }

  get() {
    return this.held;
  }

  /** form-js draws: what it was given, or what it has from elsewhere. */
  told(value) {
    if (value !== this.held) {
      this.held = value;
      if (document.activeElement !== this.input) {
        this.tell();
      }
    }
  }

  tell() {
    this.text = this.held === REFUSED ? '' : this.held;
    const read = number(this.text, this.kind);
    this.refuse(null);
    this.say(read.value === undefined ? '' : understood(read.value, this.kind));
  }

  understand(text) {
    return number(text, this.kind).value ?? null;
  }

  forget() {
    clearTimeout(this.resting);
    this.tell();
  }

  typed() {
    clearTimeout(this.resting);
    const read = number(this.text, this.kind);
    if (read.refused === undefined) {
      this.refuse(null);
      this.say(read.empty ? '' : understood(read.value, this.kind));
      this.resting = setTimeout(() => this.give(read.value ?? ''), REST);
    } else if (this.refused !== null) {
      this.refuse(read.refused);
    } else {
      // perhaps she has not finished
      this.say('');
    }
  }

  left() {
    clearTimeout(this.resting);
    const read = number(this.text, this.kind);
    if (read.refused === undefined) {
      this.give(read.value ?? '');
      this.tell();
    } else {
      this.give(REFUSED);
      this.refuse(read.refused);
    }
  }

  /** The arrows would change an amount by one 分, and nobody would see it. */
  keyed(event) {
    if (event.type === 'keypress' || event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.stopImmediatePropagation();
    } else if (event.key === 'Enter') {
      this.left();
    }
  }

  give(value) {
    if (value !== this.held) {
      this.held = value;
      this.fire(new InputEvent('input', {bubbles: true}));
      this.settling(this.handOver());
    }
  }

  /**
   * form-js waits after each change before it takes it over, and at the next time once more; then it draws the form, over what is being
   * typed elsewhere. It waits no longer where a field is left.
   */
  async handOver() {
    for (let times = 0; times < 2; times++) {
      await pause(0);
      this.fire(new FocusEvent('focusout', {bubbles: true}));
    }
  }

  /** Given by us, not typed by her. */
  fire(event) {
    this.giving = true;
    this.input.dispatchEvent(event);
    this.giving = false;
  }
}

function kind(label) {
  return label.includes('万元') ? AMOUNT : /㎡|m²|平方米/.test(label) ? AREA : /[%％]/.test(label) ? PERCENT : NUMBER;
}
