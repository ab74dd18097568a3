// What all fields that are typed in have in common: the text that stands in them, the note beside it, the sentence that refuses it.

import {element} from './elements.js';
import {labelOf} from './form-view.js';

const NATIVE = new Map([HTMLInputElement, HTMLTextAreaElement].map(type =>
    [type, Object.getOwnPropertyDescriptor(type.prototype, 'value')]));

/**
 * A field of form-js. It shows what was typed; form-js, which asks the element for its value and writes to it whenever it draws, is
 * answered by get() and told().
 */
export class Field {

  constructor(input) {
    this.input = input;
    this.refused = null;
    /** What it takes until form-js holds what was given to it. */
    this.settled = null;
    this.place = input.closest('.fjs-form-field');
    Object.defineProperty(input, 'value', {configurable: true, get: () => this.get(), set: value => this.told(String(value))});
  }

  /** What stands in it, as typed. */
  get text() {
    return this.native.get.call(this.input);
  }

  /** Leaves the cursor where it is if there is nothing to change. */
  set text(text) {
    if (this.text !== text) {
      this.native.set.call(this.input, text);
    }
  }

  get native() {
    return NATIVE.get(this.input.constructor);
  }

  get open() {
    return this.input.isConnected && !this.input.disabled && !this.input.readOnly;
  }

  /** 养老服务·基本面积（㎡） */
  get label() {
    return labelOf(this.place);
  }

  refuse(sentence) {
    this.refused = sentence;
    this.place.toggleAttribute('data-refused', sentence !== null);
    this.say(sentence ?? '');
    if (sentence !== null) {
      this.input.setAttribute('aria-errormessage', this.note.id);
      this.input.ariaInvalid = 'true';
    } else if (this.input.hasAttribute('aria-errormessage')) {
      this.input.removeAttribute('aria-errormessage');
      this.input.ariaInvalid = 'false';
    }
  }

  /** Beneath the field, where nothing moves for it. The piece is put back where form-js has drawn over it. */
  say(words) {
    if (words === '' && !this.note) {
      return;
    }
    this.note ??= element('div', {className: 'typing-note', id: `${this.input.id}-note`, ariaLive: 'polite'});
    if (this.note.parentElement !== this.place) {
      this.place.append(this.note);
    }
    if (this.note.textContent !== words) {
      this.note.textContent = words;
    }
  }

  /** @param {Promise<void>} work after which form-js holds what it was given */
  settling(work) {
    const settled = work.finally(() => {
      if (this.settled === settled) {
        this.settled = null;
      }
    });
    this.settled = settled;
  }

  /** What form-js would hold if this was typed: the value that it is understood as, nothing where it is none. */
  understand(text) {
    return text;
  }

  /** Puts back what she had typed here, also what was not understood. */
  restore(text) {
    this.text = text;
    this.left();
  }

  /** Leaves nothing of what she typed but what form-js holds. */
  forget() {
    this.refuse(null);
  }

  // what becomes of it; each kind does its own

  typed() {
  }

  left() {
  }

  keyed() {
  }
}

export function pause(milliseconds) {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}
