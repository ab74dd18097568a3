// The draft of one form that is open: saved on the server as she types, put back when the form opens again. Nothing of it is kept in the
// browser.

import {del, get, put, putLeaving} from './requests.js';
import {element} from './elements.js';
import {FormValues} from './draft-form.js';
import {button, open as openDialog} from './verbs-dialog.js';
import {pause} from './typing-field.js';

/** In milliseconds: how long after the last key it is saved. */
const REST = 800;
const FIRST_RETRY = 2_000;
const LONGEST_RETRY = 30_000;
const NOTHING = '{}';
const GONE = 404;
const NEWER = 409;
/** What it is no use to send again before something else is typed. */
const REFUSED = [400, 413, 422];

export class Draft {

  /**
   * @param {string} path where it is kept
   * @param {string} name what the form is called
   * @param {Draft | undefined} before of the same form, of which something may not be saved yet
   */
  constructor(container, path, name, before) {
    this.container = container;
    this.path = path;
    this.name = name;
    this.values = new FormValues(container);
    /** As the server has it; null as long as it was not asked. */
    this.saved = null;
    /** When it was saved, empty where there is none. */
    this.savedAt = '';
    this.handing = false;
    this.over = false;
    this.retry = FIRST_RETRY;
    this.state = element('span', {className: 'draft-state', role: 'status'});
    this.discard = button('放弃草稿', () => this.askDiscard(), 'btn btn-link draft-discard');
    this.note = element('span', {className: 'draft-note'}, this.state, this.discard);
    this.changed = () => this.typed();
    this.values.form.on('changed', this.changed);
    this.begun = this.begin(before);
  }

  async begin(before) {
    if (before) {
      await before.idle;
      if (before.unsaved && !before.over) {
        const values = before.values.read();
        before.stop();
        this.savedAt = before.savedAt;
        this.saved = before.saved;
        await this.values.write(values);
      } else {
        before.stop();
      }
    }
    this.work();
  }

  /** Whether something stands here that the server does not have yet. */
  get unsaved() {
    return !this.over && this.current() !== (this.saved ?? NOTHING);
  }

  get failing() {
    return this.retry > FIRST_RETRY && this.unsaved;
  }

  current() {
    return JSON.stringify(this.values.read());
  }

  typed() {
    if (this.over) {
      return;
    }
    this.handing = false;
    // where it fails, it is tried again as it is
    if (!this.conflict && this.retry === FIRST_RETRY && this.unsaved) {
      clearTimeout(this.resting);
      this.resting = setTimeout(() => this.work(), REST);
    }
  }

  /** Until the server has all; one request at a time. */
  work() {
    clearTimeout(this.resting);
    this.idle ??= this.goOn().finally(() => {
      this.idle = null;
    });
    return this.idle;
  }

  async goOn() {
    try {
      if (this.saved === null) {
        await this.read();
      }
      while (this.unsaved && !this.handing && !this.conflict && !this.over) {
        await this.save(this.current());
      }
      this.retry = FIRST_RETRY;
    } catch (problem) {
      this.failed(problem);
    }
  }

  async read() {
    const kept = await get(this.path);
    this.saved = NOTHING;
    if (kept) {
      this.savedAt = kept.savedAt;
      this.saved = JSON.stringify(kept.values);
      await this.values.write(kept.values);
      this.tellSaved();
    }
  }

  async save(content) {
    this.say('正在保存…');
    this.sent = content;
    try {
      const {savedAt} = await put(this.path, {values: JSON.parse(content), basedOn: this.savedAt});
      this.savedAt = savedAt;
      this.saved = content;
      this.tellSaved();
    } catch (problem) {
      if (problem.status !== NEWER) {
        throw problem;
      }
      await this.meet(problem);
    }
  }

  /** The page goes: what is not saved yet is on its way when it is gone. */
  saveLeaving() {
    if (this.unsaved && this.saved !== null && !this.conflict && !this.handing) {
      const values = this.values.read();
      // one may be under way whose answer nobody will read
      putLeaving(this.path, this.idle ? {values} : {values, basedOn: this.savedAt}).catch(() => {});
    }
  }

  /** There is a newer one, of another window or of a request of this one whose answer was lost. */
  async meet(problem) {
    const kept = await get(this.path);
    const theirs = JSON.stringify(kept?.values ?? {});
    if (!kept || theirs === this.sent || theirs === this.current()) {
      this.savedAt = kept?.savedAt ?? '';
      this.saved = theirs;
      return;
    }
    this.conflict = kept;
    this.say(problem.message, true);
    const choose = async take => {
      this.conflict = null;
      this.savedAt = kept.savedAt;
      this.saved = theirs;
      dialog.close();
      if (take) {
        await this.values.empty();
        await this.values.write(kept.values);
        this.tellSaved();
      }
      this.work();
    };
    const dialog = openDialog(`“${this.name}”有另一份草稿`, element('p', {className: 'verbs-note',
      textContent: `${problem.message}请选择保留哪一份，另一份不再保留。`}),
    element('footer', {}, button(`采用${kept.savedAt.slice(11, 16)}保存的草稿`, () => choose(true)),
        button('保留本窗口的内容', () => choose(false), 'btn btn-primary')));
    // undecided, neither is lost, and nothing is saved
    dialog.addEventListener('cancel', event => event.preventDefault());
  }

  failed(problem) {
    if (problem.status === GONE) {
      // handed in by a colleague, or hers no more
      this.stop();
      this.say(this.saved === null ? '' : '该表单现在不由您填写，不再保存草稿', true);
    } else if (REFUSED.includes(problem.status)) {
      this.say(problem.message, true);
    } else {
      this.say('草稿未能保存，正在重试', true);
      this.retry = Math.min(this.retry * 2, LONGEST_RETRY);
      this.resting = setTimeout(() => this.work(), this.retry / 2);
    }
  }

  async askDiscard() {
    const dialog = openDialog('放弃草稿', element('p', {className: 'verbs-note', textContent: `“${this.name}”恢复为打开时的内容，您填写的内容不再保留。`}),
        element('footer', {}, button('取消', () => dialog.close()), button('放弃草稿', async () => {
          dialog.close();
          await this.throwAway();
        }, 'btn btn-primary')));
  }

  async throwAway() {
    clearTimeout(this.resting);
    this.handing = true;
    await this.idle;
    try {
      await del(this.path);
      this.saved = NOTHING;
      this.savedAt = '';
      await this.values.empty();
      this.say('');
    } catch (refused) {
      this.say(refused.message, true);
    } finally {
      this.handing = false;
    }
  }

  /** The form is on its way: nothing is saved until it is known what became of it. */
  handsIn() {
    clearTimeout(this.resting);
    this.handing = true;
    this.lateAnswer = this.idle;
  }

  async handedIn() {
    this.stop();
    // what was sent just before may have arrived just after
    if (this.lateAnswer) {
      await this.lateAnswer;
      await del(this.path).catch(() => {});
    }
  }

  notHandedIn() {
    this.handing = false;
    this.work();
  }

  stop() {
    this.over = true;
    clearTimeout(this.resting);
    this.values.form.off('changed', this.changed);
    this.draw();
  }

  tellSaved() {
    this.say(`草稿已保存 ${this.savedAt.slice(11, 16)}`);
  }

  say(words, problem = false) {
    if (this.state.textContent !== words) {
      this.state.textContent = words;
    }
    this.state.classList.toggle('draft-problem', problem);
    this.draw();
  }

  /** Beside the button, wherever the page has put that. */
  draw() {
    const action = this.action();
    const discardable = !this.over && this.savedAt !== '';
    if (this.discard.hidden === discardable) {
      this.discard.hidden = !discardable;
    }
    if (action && this.note.nextElementSibling !== action) {
      action.before(this.note);
    }
  }

  action() {
    const place = this.container.closest('.modal-content')?.querySelector('.modal-footer')
        ?? this.container.closest('[cam-tasklist-form]')?.querySelector('.form-actions');
    return place?.querySelector('[ng-click^="complete("], [ng-click^="startProcessInstance("]');
  }

  /** The page has taken the form away. */
  async left() {
    await this.begun;
    await this.work();
    while (this.unsaved && !this.conflict && !this.handing) {
      await pause(this.retry);
    }
    this.values.form.off('changed', this.changed);
  }
}
