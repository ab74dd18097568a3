// What stands in the way of a form that is handed in: in one list at its button, each entry leading to its field, which is marked. It
// holds what can't be understood, what form-js has against a field, and what the server answered; an entry goes when its field is mended.

import {element} from './elements.js';
import {FormView} from './form-view.js';
import {spoken} from './form-words.js';
import {openTask} from './open-task.js';
import {get, post} from './requests.js';

const BUTTONS = '[ng-click^="complete("], [ng-click^="startProcessInstance("]';
const KEPT = '填写的内容还在。';
const UNREACHED = `未能连接到服务器。${KEPT}请检查网络后再次提交；如提示任务已被办理，说明先前已经提交成功。`;
const DOWN = `服务器暂时不能处理，${KEPT}请稍后再次提交；如提示任务已被办理，说明先前已经提交成功。`;
/** A problem is of a field only where the server could read the form. */
const READ = [400, 422];

/** So many stand in two columns. */
const MANY = 6;
/** The task is done, or somebody else's. */
const LOST = [403, 404, 409];

/** What is known of each form that is drawn, as long as it is. */
const states = new WeakMap();

function stateOf(container) {
  if (!states.has(container)) {
    states.set(container, {tried: false, blocked: false, problems: [], failure: null, marked: new Map()});
    FormView.of(container)?.onChange(() => requestAnimationFrame(() => document.contains(container) && refresh()));
  }
  return states.get(container);
}

/** The forms are asked anew what stands in their way. */
let refused = () => [];

/** @param {(place: Element|null) => {place: Element, refused: string}[]} ask the fields of a form that can't be understood */
export function keepAnswers(ask) {
  refused = ask;
}

/** The form in a dialog, or the one behind it. */
function containerIn(dialog) {
  return (dialog ?? document.querySelector('.task-details'))?.querySelector('.fjs-container') ?? null;
}

/**
 * Looks at a form that is to be handed in.
 *
 * @returns {boolean} whether it can't be, which the list now says
 */
export function standsInTheWay(dialog) {
  const container = containerIn(dialog);
  const view = FormView.of(container);
  if (!view) {
    return refused(dialog).length > 0;
  }
  const state = stateOf(container);
  state.problems = [];
  state.failure = null;
  state.blocked = Object.keys(view.validate()).length > 0 || refused(dialog).length > 0;
  state.tried = state.blocked;
  refresh(true);
  if (state.blocked) {
    show(dialog);
    askServer(dialog, container, view, state);
  }
  return state.blocked;
}

/** What else there is, so that she reads everything at once; where the server does not say, the next time it will. */
async function askServer(dialog, container, view, state) {
  const asked = state.asked = {};
  const values = valuesOf(view);
  const address = dialog ? `/start-forms/${encodeURIComponent(window.angular?.element(container).scope?.()?.params?.processDefinitionId)}`
    : `/tasks/${encodeURIComponent(openTask())}`;
  const problems = await post(`${address}/problems`, {variables: view.variables}).catch(() => []);
  if (state.asked === asked && state.blocked) {
    state.problems = problems.map(problem => ({...problem, values}));
    refresh();
  }
}

function valuesOf(view) {
  return new Map((view?.fields() ?? []).map(field => [field.path, JSON.stringify(field.value)]));
}

/** The server has refused a form, or not been reached. */
export function refusedBy(dialog, {status, body}) {
  const container = containerIn(dialog);
  if (!container) {
    return;
  }
  const state = stateOf(container);
  const values = valuesOf(FormView.of(container));
  state.asked = null;
  state.blocked = false;
  const read = READ.includes(status) && body?.problems?.length > 0;
  state.tried = read;
  state.failure = read ? null : sentenceOf({status, body});
  state.problems = read ? body.problems.map(problem => ({...problem, values})) : [];
  refresh(true);
  showAnswer(dialog);
  if (!dialog && LOST.includes(status)) {
    tellFate(state, state.failure);
  }
}

/** Who was faster. */
async function tellFate(state, failure) {
  const fate = await get(`/tasks/${encodeURIComponent(openTask())}/fate`).catch(() => null);
  if (fate?.sentence && state.failure === failure) {
    state.failure = `${failure}\n${fate.sentence}`;
    refresh();
  }
}

/** What became of a form that was not taken. */
export function sentenceOf({status, body}) {
  if (status === 0) {
    return UNREACHED;
  }
  return !body?.message ? DOWN : status >= 500 ? `${body.message}${KEPT}` : body.message;
}

/** The form was taken. */
export function taken(dialog) {
  const container = containerIn(dialog);
  if (container) {
    states.delete(container);
  }
}

/** Where she was when she handed it in. */
let from = null;

export function sent() {
  from = document.activeElement;
}

/** Leads to the list whoever has not gone on to type elsewhere in the meantime. */
function showAnswer(dialog) {
  if ([from, document.body, null].includes(document.activeElement)) {
    show(dialog);
  }
}

function show(dialog) {
  const list = actionsOf(dialog)?.querySelector('.answers');
  list?.scrollIntoView({block: 'center'});
  list?.focus({preventScroll: true});
}

function actionsOf(dialog) {
  return dialog ? dialog.querySelector('.modal-footer') : document.querySelector('.task-details .form-actions');
}

// What goes while the mouse is pressed would move the button from under it, and the click would be one beside the dialog, which closes it.
let pressed = false;
document.addEventListener('pointerdown', () => {
  pressed = true;
}, true);
for (const end of ['pointerup', 'pointercancel', 'dragend']) {
  document.addEventListener(end, () => setTimeout(() => {
    pressed = false;
    refresh();
  }), true);
}

/** Draws the lists anew, where something has changed; not under the mouse, unless she has clicked. */
export function refresh(clicked = false) {
  if (pressed && !clicked) {
    return;
  }
  for (const dialog of [null, ...document.querySelectorAll('.modal-dialog')]) {
    const actions = actionsOf(dialog);
    const button = actions?.querySelector(BUTTONS);
    if (button && button.offsetParent !== null) {
      const container = containerIn(dialog);
      draw(actions, container ? entries(dialog, container) : []);
      free(actions, button, container);
    } else {
      actions?.querySelectorAll('.answers, .answers-why').forEach(each => each.remove());
    }
  }
}

/** @returns {{sentence: string, field: DrawnField|null, own: boolean}[]} own where the field itself already says so */
function entries(dialog, container) {
  const state = stateOf(container);
  const misread = refused(dialog);
  if (!state.tried && state.problems.length === 0 && state.failure === null && misread.length === 0) {
    mark(state, []);
    return [];
  }
  const fields = FormView.of(container)?.fields() ?? [];
  const found = new Map();
  const add = (field, entry) => found.has(field.path) || found.set(field.path, {...entry, field});
  misread.forEach(each => {
    const field = fields.find(known => known.place === each.place);
    field ? add(field, {sentence: of(field, each.refused), own: true}) : found.set(each, {sentence: each.refused, field: null});
  });
  const errors = state.blocked ? FormView.of(container)?.errors ?? {} : {};
  fields.forEach(field => {
    const [error] = Object.hasOwn(errors, field.id) ? [errors[field.id]].flat() : [];
    if (error) {
      add(field, {sentence: of(field, spoken(error, () => field.schema))});
    }
  });
  state.problems = state.problems.filter(({path, values}) => !mended(fieldOf(path, fields), values));
  const loose = [];
  state.problems.forEach(({path, message}) => {
    const field = fieldOf(path, fields);
    field ? add(field, {sentence: message}) : loose.push({sentence: message, field: null});
  });
  if (state.tried) {
    fields.filter(field => field.required && field.empty).forEach(field => add(field, {sentence: of(field, '不能为空。')}));
  }
  const ordered = [...found.values()].sort((one, other) => fields.indexOf(one.field) - fields.indexOf(other.field));
  mark(state, ordered);
  const failed = state.failure === null ? [] : state.failure.split('\n').map(each => ({sentence: each, field: null}));
  return [...failed, ...loose, ...ordered];
}

/** That of the path, or the first within it. */
function fieldOf(path, fields) {
  return path ? fields.find(field => field.path === path) ?? fields.find(field => field.path.startsWith(`${path}.`)) : undefined;
}

function mended(field, values) {
  return field !== undefined && values.get(field.path) !== JSON.stringify(field.value);
}

/** “总投资”不能为空。 */
function of(field, said) {
  const whole = said.endsWith('。') ? said : `${said}。`;
  return whole.startsWith('“') ? `“${field.label}”填写的${whole}` : `“${field.label}”${whole}`;
}

function draw(actions, rows) {
  let list = actions.querySelector(':scope > .answers');
  if (rows.length === 0) {
    list?.remove();
    return;
  }
  if (!list) {
    list = element('section', {className: 'answers', role: 'alert', tabIndex: -1, ariaLabel: '须改正的内容'});
    actions.prepend(list);
  }
  const text = rows.map(row => row.sentence).join('\n');
  if (list.dataset.text === text && list.rows?.every((row, at) => row.field?.place === rows[at].field?.place)) {
    return;
  }
  list.dataset.text = text;
  list.rows = rows;
  const led = rows.filter(row => row.field).length;
  list.classList.toggle('answers-many', rows.length > MANY);
  list.replaceChildren(element('p', {textContent: led === 0 ? '没有提交：' : `没有提交，请改正以下${rows.length}处，点击可转到该处：`}),
      element('ul', {}, ...rows.map(row => element('li', {}, row.field ? entry(row) : row.sentence))));
}

function entry(row) {
  const made = element('button', {type: 'button', className: 'answers-entry', textContent: row.sentence});
  made.addEventListener('click', () => lead(row.field));
  return made;
}

function lead(field) {
  const {input} = field;
  if (input === field.place) {
    input.tabIndex = -1;
  }
  input.scrollIntoView({block: 'center'});
  input.focus({preventScroll: true});
}

/** Red, with the sentence below it, for those who see and for those who hear. */
function mark(state, rows) {
  const now = new Map(rows.map(row => [row.field?.place, row]));
  for (const [place, note] of state.marked) {
    if (!now.has(place)) {
      unmark(place, note);
      state.marked.delete(place);
    }
  }
  rows.filter(row => row.field && !row.own).forEach(({field, sentence: said}) => {
    const {place} = field;
    const note = state.marked.get(place) ?? element('div', {className: 'answers-note', id: `${field.id}-answer`});
    state.marked.set(place, note);
    if (note.textContent !== said) {
      note.textContent = said;
    }
    if (note.parentElement !== place) {
      place.append(note);
    }
    place.toggleAttribute('data-problem', true);
    inputs(place).forEach(input => {
      input.setAttribute('aria-invalid', 'true');
      const described = (input.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
      if (!described.includes(note.id)) {
        input.setAttribute('aria-describedby', [...described, note.id].join(' '));
      }
    });
  });
}

function unmark(place, note) {
  note.remove();
  place.removeAttribute('data-problem');
  inputs(place).forEach(input => {
    input.setAttribute('aria-invalid', 'false');
    input.setAttribute('aria-describedby', (input.getAttribute('aria-describedby') ?? '').split(' ').filter(id => id !== note.id).join(' '));
  });
}

function inputs(place) {
  return place.querySelectorAll('input, textarea');
}

/** A form that has faults can be clicked, and is told which; a button that can't be clicked says why. */
function free(actions, button, container) {
  const scope = window.angular?.element(button).scope?.();
  const busy = scope?.completeInProgress || scope?.requestInProgress;
  const others = scope?.taskRemoved || scope?.options?.disableCompleteButton;
  if (button.disabled && container && scope?.$invalid && !busy && !others) {
    button.disabled = false;
  }
  const why = !button.disabled ? '' : busy ? '正在提交，请稍候。' : scope?.taskRemoved ? '该任务已被办理或已不存在，不能提交。'
    : others ? '任务不由您办理，不能提交。' : '表单正在打开，请稍候。';
  let words = actions.querySelector('.answers-why');
  if (why === '') {
    words?.remove();
    if (button.dataset.why) {
      button.title = '';
      delete button.dataset.why;
    }
    return;
  }
  if (!words) {
    words = element('p', {className: 'answers-why'});
    button.before(words);
  }
  if (words.textContent !== why) {
    words.textContent = why;
    button.title = why;
    button.dataset.why = 'true';
  }
}
