// Text fields. form-js takes over what is typed a moment later; where it draws the form meanwhile, it would take it away again.

import {Field, pause} from './typing-field.js';
import {onlyBlanks, textProblem} from './typed.js';

/** Longer than form-js waits. */
const TAKEN_OVER = 1000;

export class TextField extends Field {

  constructor(input) {
    super(input);
    this.last = -TAKEN_OVER;
    this.composing = false;
    this.touched = false;
  }

  get() {
    return this.text;
  }

  /** Nothing of a text that she left as it was: form-js may have its lines end otherwise than the page. */
  get held() {
    return this.touched ? this.text : '';
  }

  told(value) {
    if (!this.underWay) {
      this.text = value;
      if (this.refused !== null) {
        this.check();
      }
    }
  }

  restore(text) {
    this.text = text;
    this.touched = true;
    this.last = performance.now();
    this.giving = true;
    this.input.dispatchEvent(new InputEvent('input', {bubbles: true}));
    this.giving = false;
    this.left();
  }

  forget() {
    this.last = -TAKEN_OVER;
    this.touched = false;
    this.refuse(null);
  }

  get underWay() {
    return this.composing || performance.now() - this.last < TAKEN_OVER;
  }

  typed() {
    this.last = performance.now();
    this.touched = true;
    const problem = textProblem(this.text);
    if (problem !== null || this.refused !== null && !onlyBlanks(this.text)) {
      this.refuse(problem);
    }
  }

  left() {
    if (this.underWay) {
      // form-js has waited long enough
      this.giving = true;
      this.input.dispatchEvent(new FocusEvent('focusout', {bubbles: true}));
      this.giving = false;
      this.settling(pause(0).then(() => {
        this.last = -TAKEN_OVER;
      }));
    }
    this.check();
  }

  check() {
    this.refuse(textProblem(this.text) ?? (onlyBlanks(this.text) ? '只有空格，请填写内容或清空' : null));
  }
}
