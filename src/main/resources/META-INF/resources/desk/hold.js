// In whose hands the open task is. Whoever begins to fill in its form has it: it is claimed behind her back with the first thing that
// she does. Where a colleague was faster she is told who, and what she typed stays to be read.

import {due} from './due.js';
import {element} from './elements.js';
import {get, post} from './requests.js';
import {formIn} from './typing-form.js';
import {button} from './verbs-dialog.js';

const FORM = '.task-details [cam-tasklist-form]';
/** What fills in a form without being typed. */
const PICKED = '.fjs-dropdownlist-item, .flatpickr-day, .typing-calendar button, .fjs-input-group .fjs-select-cross';

/** The line beneath the name of the task, and the form beneath it. */
export class Hold {

  /**
   * @param {() => void} changed what to do where the task has changed hands
   * @param {() => void} redraw has the page drawn, which asks arrange()
   */
  constructor(changed, redraw) {
    this.changed = changed;
    this.redraw = redraw;
    this.arranged = 0;
    this.asked = new AbortController();
    this.line = element('p', {className: 'hold-line'});
    this.note = element('p', {className: 'hold-note', role: 'alert'});
    this.listener = event => this.begins(event);
    for (const type of ['input', 'change', 'click']) {
      window.addEventListener(type, this.listener, true);
    }
    this.begun = () => this.state === 'FREE' && this.claim();
    document.addEventListener('facility-begins', this.begun);
  }

  close() {
    this.asked.abort();
    for (const type of ['input', 'change', 'click']) {
      window.removeEventListener(type, this.listener, true);
    }
    document.removeEventListener('facility-begins', this.begun);
  }

  async show(task) {
    this.asked.abort();
    this.asked = new AbortController();
    if (task?.id !== this.task?.id) {
      this.state = null;
      this.lost = null;
      this.claiming = false;
      this.note.textContent = '';
    }
    this.task = task;
    if (!task?.id) {
      return;
    }
    try {
      this.know(await get(`${path(task)}/hold`, this.asked.signal));
    } catch (problem) {
      // another task has been opened, or this one is done: the page says so by itself
      this.line.replaceChildren();
    }
  }

  know(hold) {
    if (this.claiming) {
      return;
    }
    this.state = hold.state;
    this.line.replaceChildren(...this.pieces(hold));
    this.note.textContent = this.state === 'TAKEN' ? this.lost ?? `${hold.sentence}，本表单只供查看。`
        : this.state === 'READ_ONLY' ? `由${hold.units.join('、')}办理，本表单只供查看。` : '';
    this.redraw();
  }

  pieces(hold) {
    const pieces = [hold.units.join('、'), hold.district].filter(text => text !== '').map(text => element('span', {textContent: text}));
    if (this.task.due) {
      const {text, late, soon, date} = due(this.task.due);
      pieces.push(element('span', {className: late ? 'due-late' : soon ? 'due-soon' : '', textContent: `${date}前（${text}）`}));
    }
    if (hold.sentence !== '') {
      pieces.push(element('span', {textContent: hold.sentence}));
    } else if (hold.state === 'MINE') {
      pieces.push(element('span', {textContent: '由您办理'}), button('释放', () => this.release(), 'btn btn-link hold-release'));
    } else if (hold.state === 'FREE') {
      pieces.push(element('span', {className: 'hold-free', textContent: '填写即由您办理'}));
    }
    return pieces;
  }

  /**
   * Called as often as the page is drawn: it puts its own state back where the web application has put another.
   *
   * @returns {number} another one where something was put, so that the page is drawn once more
   */
  arrange() {
    const title = document.querySelector('.task-details .task-card .names');
    if (title && this.line.parentElement !== title) {
      title.append(this.line);
    }
    const form = document.querySelector(FORM);
    if (!form || !this.state) {
      return this.arranged;
    }
    const closed = this.state !== 'FREE' && this.state !== 'MINE';
    const options = window.angular.element(form).scope()?.options;
    if (options && (options.disableForm || options.disableCompleteButton !== closed)) {
      options.disableForm = false;
      options.disableCompleteButton = closed;
      this.arranged++;
    }
    const drawn = formIn(form);
    if (drawn && Boolean(drawn._getState().properties.readOnly) !== closed) {
      drawn.setProperty('readOnly', closed);
    }
    form.toggleAttribute('data-closed', closed);
    const bar = form.querySelector('.form-actions');
    if (this.note.textContent === '') {
      this.note.remove();
    } else if (bar && this.note.parentElement !== bar) {
      bar.prepend(this.note);
    }
    return this.arranged;
  }

  begins(event) {
    if (this.state !== 'FREE' || !event.isTrusted || !event.target.closest?.(`${FORM} .fjs-container`)
        || event.type === 'click' && !event.target.closest(PICKED)) {
      return;
    }
    this.claim();
  }

  async claim() {
    const {task} = this;
    this.state = 'MINE';
    this.claiming = true;
    const refused = await post(`${path(task)}/claim`, {}).then(() => null, problem => problem);
    this.claiming = false;
    if (this.task?.id !== task.id) {
      return;
    }
    if (refused !== null && (refused.status === 0 || refused.status >= 500)) {
      // nobody answered: the next thing that she fills in asks again
      this.state = 'FREE';
      return;
    }
    this.lost = refused && `${refused.message}您填写的内容仍可查看，没有提交。`;
    this.changed();
    await this.show(task);
  }

  async release() {
    try {
      await post(`${path(this.task)}/release`, {});
      this.changed();
    } catch (refused) {
      this.note.textContent = refused.message;
      this.redraw();
    }
  }
}

function path(task) {
  return `/tasks/${encodeURIComponent(task.id)}`;
}
