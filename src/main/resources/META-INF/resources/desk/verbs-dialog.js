// The dialog in which an official says to whom and why. Every text that comes from people is set as text.

import {button as small, complaint, element, say} from './elements.js';

/**
 * Opens a dialog with fields and a button.
 *
 * @param {{title: string, note?: string, fields: {name: string, element: HTMLElement, value: () => any}[], submit: string}} dialog
 * @param {(values: object) => Promise<void>} action what the button does; a refusal stays in the dialog to be read
 * @returns {HTMLDialogElement}
 */
export function ask({title, note, fields, submit}, action) {
  const problem = complaint('verbs-problem');
  const confirm = element('button', {textContent: submit, className: 'btn btn-primary'});
  const form = element('form', {}, ...(note ? [element('p', {className: 'verbs-note', textContent: note})] : []),
      ...fields.map(field => field.element), problem,
      element('footer', {}, button('取消', () => dialog.close()), confirm));
  const dialog = open(title, form);
  form.addEventListener('submit', async event => {
    event.preventDefault();
    confirm.disabled = true;
    try {
      await action(Object.fromEntries(fields.map(field => [field.name, field.value()])));
      dialog.close();
    } catch (refused) {
      say(problem, refused.message);
    } finally {
      confirm.disabled = false;
    }
  });
  form.querySelector('select, textarea, input')?.focus();
  return dialog;
}

export function open(title, ...content) {
  const dialog = element('dialog', {className: 'verbs-dialog', ariaLabel: title},
      element('header', {}, element('h4', {textContent: title})), ...content);
  dialog.addEventListener('close', () => dialog.remove());
  // what is typed here is no shortcut of the page
  dialog.addEventListener('keydown', event => event.stopPropagation());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

export function button(text, action, className = 'btn btn-default') {
  return small(text, action, '', className);
}

/** A text of several lines. */
export function words(name, label, longest, required = true) {
  const input = element('textarea', {rows: 4, maxLength: longest, required});
  return {name, element: element('label', {}, label, input), value: () => input.value};
}

/** One of several people or units; the unit or the id tells two of a name apart. */
export function person(name, label, people) {
  const input = element('select', {required: true}, element('option', {value: '', textContent: '请选择'}),
      ...people.map(each => element('option', {value: each.id, textContent: each.name === each.id ? each.id : `${each.name}（${each.unit ?? each.id}）`})));
  return {name, element: element('label', {}, label, input), value: () => input.value};
}

/** Some of several people, by their units. */
export function people(name, label, known) {
  const boxes = [];
  const units = new Map();
  known.forEach(each => units.set(each.unit, [...units.get(each.unit) ?? [], each]));
  const groups = [...units].map(([unit, members]) => element('div', {className: 'verbs-unit'}, element('b', {textContent: unit}),
      ...members.map(each => {
        const box = element('input', {type: 'checkbox', value: each.id});
        boxes.push(box);
        return element('label', {}, box, each.name);
      })));
  return {name, element: element('fieldset', {}, element('legend', {textContent: label}), ...groups),
    value: () => boxes.filter(box => box.checked).map(box => box.value)};
}
