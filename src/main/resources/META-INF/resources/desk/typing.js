// What an official types into a form is what is handed in. Everything is heard before form-js hears it, in all forms, for as long as
// the page is open; forms come, are drawn anew and go as they like.

import {stylesheet} from './elements.js';
import {keepAnswers, refresh, refusedBy, sent, sentenceOf, standsInTheWay, taken as handedIn} from './answers.js';
import {openTask} from './open-task.js';
import {showOutcome, showRefused} from './outcome.js';
import {quieten} from './toasts.js';
import {watchHandIns} from './hand-in.js';
import {DateField} from './typing-date.js';
import {pause} from './typing-field.js';
import {heldBy} from './typing-form.js';
import {NumberField} from './typing-number.js';
import {TextField} from './typing-text.js';

const KINDS = [
  ['.fjs-form-field-number input.fjs-input', () => true, NumberField],
  ['.fjs-form-field-datetime input.flatpickr-input', input => input._flatpickr !== undefined, DateField],
  ['.fjs-form-field-textfield input.fjs-input, .fjs-form-field-textarea textarea.fjs-textarea', () => true, TextField]
];
const HANDS_IN = '[ng-click^="complete("], [ng-click^="startProcessInstance("], [ng-click^="save("]';

const fields = new Map();
let passing = false;

/** Begins to listen. */
export function listen() {
  document.head.append(stylesheet('typing.css'), stylesheet('answers.css'));
  keepAnswers(refusedIn);
  watchHandIns(() => {
    sent();
    quieten();
  }, answered);
  new MutationObserver(adopt).observe(document.body, {childList: true, subtree: true, attributeFilter: ['class', 'disabled']});
  adopt();
  hear('input', (field, event) => {
    if (!(field instanceof TextField)) {
      event.stopImmediatePropagation();
    }
    if (event.isTrusted && !event.isComposing) {
      field.typed();
    }
  });
  hear('compositionstart', field => {
    field.composing = true;
  });
  hear('compositionend', field => {
    field.composing = false;
    field.typed();
  });
  hear('keydown', (field, event) => event.isComposing || field.keyed(event));
  hear('keypress', (field, event) => field.keyed(event));
  hear('paste', (field, event) => pasted(field, event, event.clipboardData));
  hear('drop', (field, event) => pasted(field, event, event.dataTransfer));
  hear('blur', field => field.left());
  document.addEventListener('click', event => {
    const button = event.target.closest?.(HANDS_IN);
    if (button) {
      handIn(event, dialog(button), () => button.click());
    }
  }, true);
  document.addEventListener('submit', event => {
    if (event.target.querySelector('.fjs-form') || event.target.matches('.fjs-form')) {
      handIn(event, dialog(event.target), () => event.target.requestSubmit());
    }
  }, true);
  // closes lists and calendars within the form, never the dialog with all that was typed
  document.documentElement.addEventListener('keydown', event => {
    if (event.key === 'Escape' && event.target.closest?.('.modal-dialog .fjs-container')) {
      event.stopPropagation();
    }
  });
}

/** The fields of a form that are typed in, as they are now. */
export function fieldsIn(container) {
  return [...fields.values()].filter(field => container.contains(field.input));
}

/** Before anybody else, and only what she did herself. */
function hear(type, heard) {
  document.addEventListener(type, event => {
    const field = fields.get(event.target);
    if (field && !field.giving) {
      heard(field, event);
      refresh();
    }
  }, true);
}

function adopt() {
  for (const input of fields.keys()) {
    if (!input.isConnected) {
      fields.delete(input);
    }
  }
  for (const [selector, ready, Kind] of KINDS) {
    for (const input of document.querySelectorAll(selector)) {
      if (!fields.has(input) && ready(input)) {
        fields.set(input, new Kind(input));
      }
    }
  }
  refresh();
}

/** The browser would join the lines, and two cells become one number. */
function pasted(field, event, data) {
  const text = data?.getData('text/plain') ?? '';
  if (field.input.tagName === 'TEXTAREA' || !/[\r\n]/.test(text)) {
    return;
  }
  event.preventDefault();
  field.input.focus();
  document.execCommand('insertText', false, text.trim().replace(/\s*[\r\n]+\s*/g, field instanceof TextField ? ' ' : '↵'));
}

/** Lets a form go when all that stands in it is understood, form-js has nothing against it, and holds it. */
function handIn(event, place, again) {
  if (passing) {
    return;
  }
  const within = openIn(place);
  within.forEach(field => field.left());
  const waiting = within.map(field => field.settled).filter(Boolean);
  const plain = refusedIn(place).length > 0 || waiting.length === 0 && missing(within) === undefined;
  if (plain && !standsInTheWay(place)) {
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  if (plain) {
    return;
  }
  Promise.all(waiting).then(() => taken(within)).then(() => {
    if (refusedIn(place).length === 0) {
      missing(within)?.refuse('没有被表单接收，请重新填写');
    }
    if (!standsInTheWay(place)) {
      passing = true;
      again();
    }
  }).finally(() => {
    passing = false;
  });
}

/** What the server said of a form that it was sent. */
function answered(form, answer) {
  const place = form.task === null ? document.querySelector('.modal-dialog:has(.fjs-form)') : null;
  const stillOpen = form.task === null ? place !== null : form.task === openTask();
  if (answer.status >= 200 && answer.status < 300) {
    if (stillOpen) {
      handedIn(place);
    }
    showOutcome(form, answer.body);
  } else if (stillOpen) {
    refusedBy(place, answer);
  } else {
    showRefused(`先前的任务没有提交：${sentenceOf(answer)}`);
  }
}

/** A form in a dialog, or the one behind it. */
function dialog(element) {
  return element.closest('.modal-dialog');
}

/** In the order of the page. */
function openIn(place) {
  return [...fields.values()].filter(field => field.open && dialog(field.input) === place)
      .sort((one, other) => one.input.compareDocumentPosition(other.input) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
}

/** Those that can't be understood. */
function refusedIn(place) {
  return openIn(place).filter(field => field.refused !== null);
}

/** The first field of which form-js holds something else than what was understood. */
function missing(within) {
  const held = new Map();
  for (const container of new Set(within.map(field => field.input.closest('.fjs-container')))) {
    held.set(container, heldBy(container));
  }
  return within.find(field => {
    const values = held.get(field.input.closest('.fjs-container'));
    const at = values === null || field.held === '' ? 0 : values.indexOf(field.held);
    if (at >= 0 && values !== null && field.held !== '') {
      values.splice(at, 1);
    }
    return at < 0;
  });
}

/** Until it holds all, or a moment. */
async function taken(within) {
  for (let times = 0; times < 40 && missing(within) !== undefined; times++) {
    await pause(50);
  }
}
