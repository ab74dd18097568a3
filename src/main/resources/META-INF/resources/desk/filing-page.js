// What the pages of an application and of a change have in common: they open for who is signed in, keep a draft as she types, ask the
// server what it thinks of it, and hand it in.

import {element} from './elements.js';
import {page} from './page.js';
import {del, get, handIn, put} from './requests.js';

const TASKLIST = '/camunda/app/tasklist/default/';
const FILE = '/desk/file.html?project=';
/** In milliseconds. */
const SAVED_AFTER = 1_200;
const SAVED_AGAIN_AFTER = 8_000;
const CHECKED_AFTER = 350;
const NEWER = 409;

const heading = element('h1');
// a field that is left may show more or less, and move the button from under the mouse: it is left once the button is clicked
document.addEventListener('mousedown', event => event.target.closest('button') && event.preventDefault());

/** What became of the draft. */
const saved = element('span', {role: 'status', className: 'filing-saved'});
const place = element('div', {className: 'filing-place'}, element('p', {className: 'filing-note', textContent: '正在打开……'}));

/** @param {() => Promise<Node[]>} begin reads and draws */
export function open(title, begin) {
  entitle(title);
  page(title, async main => {
    main.classList.add('filing');
    main.append(element('div', {className: 'filing-head'}, heading, saved), place);
    try {
      place.replaceChildren(...await begin());
      place.querySelector('input:not([type=radio]):not([disabled]), textarea')?.focus();
    } catch (problem) {
      console.error(problem);
      say(element('p', {className: 'filing-refused', role: 'alert', textContent: problem.message}),
          element('p', {}, element('a', {href: TASKLIST, textContent: '返回任务列表'})));
    }
  });
}

export function entitle(title) {
  document.title = title;
  heading.textContent = title;
}

/** The file of the project. */
export function fileLink(number) {
  return element('a', {href: FILE + encodeURIComponent(number), target: '_blank', rel: 'noopener', textContent: '查看档案'});
}

/** Ways on from here. */
export function ways(number, ...more) {
  return element('p', {className: 'filing-ways'}, fileLink(number), element('a', {href: TASKLIST, textContent: '回到任务列表'}), ...more);
}

/** In the place of everything. */
export function say(...content) {
  place.replaceChildren(element('section', {className: 'filing-message'}, ...content));
}

/** Keeps what is typed on the server, for her alone. */
export class DraftKeeper {

  /** @param {() => object} collect the fields as typed */
  constructor(path, collect) {
    this.path = `${path}/draft`;
    this.collect = collect;
    this.dirty = false;
    this.ended = false;
    this.basedOn = '';
    addEventListener('beforeunload', event => {
      if (this.dirty && !this.ended) {
        event.preventDefault();
      }
    });
    // nothing stays readable after the end of the session, whatever is not saved yet
    addEventListener('facility-signed-off', () => this.end());
    document.addEventListener('visibilitychange', () => document.hidden && this.dirty && this.save());
  }

  /** The draft that there is; null where there is none. */
  async find() {
    const draft = await get(this.path);
    this.basedOn = draft?.savedAt ?? '';
    if (draft) {
      this.tell(`草稿已保存 ${clock(draft.savedAt)}`);
    }
    return draft;
  }

  changed() {
    this.dirty = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), SAVED_AFTER);
  }

  async save() {
    clearTimeout(this.timer);
    if (this.ended || this.saving) {
      this.again = this.saving !== undefined;
      return;
    }
    this.dirty = false;
    try {
      this.saving = put(this.path, {values: this.collect(), basedOn: this.basedOn});
      const {savedAt} = await this.saving;
      this.basedOn = savedAt;
      this.tell(`草稿已保存 ${clock(savedAt)}`);
    } catch (problem) {
      this.dirty = true;
      this.fail(problem);
    } finally {
      this.saving = undefined;
    }
    if (this.again) {
      this.again = false;
      this.save();
    }
  }

  fail(problem) {
    if (problem.status === NEWER) {
      const mine = element('button', {type: 'button', className: 'filing-link', textContent: '以此处为准保存'});
      mine.addEventListener('click', () => {
        this.basedOn = undefined;
        this.save();
      });
      saved.replaceChildren('草稿已在另一窗口修改，此处未保存。', mine);
      return;
    }
    this.tell(`草稿未保存：${problem.message}`);
    this.timer = setTimeout(() => this.save(), SAVED_AGAIN_AFTER);
  }

  tell(text) {
    saved.textContent = text;
  }

  async discard() {
    await del(this.path);
    this.basedOn = '';
    this.dirty = false;
    clearTimeout(this.timer);
    this.tell('');
  }

  /** Nothing is saved while the form is handed in: it would outlive it. What is on its way arrives first. */
  async hold() {
    this.ended = true;
    clearTimeout(this.timer);
    await this.saving?.catch(() => {});
  }

  /** It was not taken. */
  goOn() {
    this.ended = false;
    this.changed();
  }

  /** It was handed in; the server has put the draft away. */
  end() {
    this.ended = true;
    clearTimeout(this.timer);
    this.tell('');
  }
}

/** Asks the server what it thinks of what was typed, a moment after the last change. */
export class LiveCheck {

  /**
   * @param {(signal: AbortSignal) => Promise<object>} ask
   * @param {(answer: object) => void} show
   * @param {(problem: Error) => void} fail
   */
  constructor(ask, show, fail) {
    Object.assign(this, {ask, show, fail});
  }

  changed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.now().catch(problem => problem.superseded || this.fail(problem)), CHECKED_AFTER);
  }

  /** @returns what it thinks of what stands there now */
  async now() {
    clearTimeout(this.timer);
    this.running?.abort();
    const running = this.running = new AbortController();
    try {
      const answer = await this.ask(running.signal);
      if (running.signal.aborted) {
        throw new Error('superseded');
      }
      this.show(answer);
      return answer;
    } catch (problem) {
      throw running.signal.aborted ? Object.assign(problem, {superseded: true}) : problem;
    }
  }

  /** Likewise, though she may type on meanwhile. */
  async last() {
    for (;;) {
      try {
        return await this.now();
      } catch (problem) {
        if (!problem.superseded) {
          throw problem;
        }
      }
    }
  }
}

/** The fields of a page, whichever of them are asked now. */
export class Fields {

  /** @param {() => object[]} asked in the order of the page */
  constructor(asked) {
    this.asked = asked;
  }

  /** Shows the server's problems where they belong. @returns those of no field */
  tell(problems) {
    const asked = this.asked();
    asked.forEach(field => {
      field.told = null;
    });
    const others = problems.filter(problem => {
      const field = this.of(problem, asked);
      if (field && field.told === null) {
        field.told = problem.message;
      }
      return !field;
    });
    asked.forEach(field => field.show());
    return others;
  }

  of(problem, asked = this.asked()) {
    return asked.find(field => field.path === problem.path) ?? asked.find(field => field.path === problem.field);
  }

  leave() {
    this.asked().forEach(field => field.left(true));
  }

  /** Everything that speaks against handing in: for the list at the button. */
  problems() {
    return this.asked().filter(field => field.refused !== null || field.told !== null).map(field => ({field,
      message: field.refused !== null ? `“${field.label}”${/^[“不请共第]/.test(field.refused) ? '：' : ''}${field.refused}` : field.told}));
  }

  /** How many have to be filled in still. */
  missing() {
    return this.asked().filter(field => field.required && field.refused !== null && field.read().refused === undefined).length;
  }
}

/** What was typed over what stood there, group by group: a draft may have been kept in Tasklist, which keeps what differs. */
export function over(before, typed) {
  const merged = {...before};
  for (const [key, value] of Object.entries(typed)) {
    merged[key] = typeof value === 'object' && value !== null ? {...before[key], ...value} : value;
  }
  return merged;
}

/** The values as the engine takes them. */
export function variables(values) {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key,
    typeof value === 'boolean' ? {value, type: 'Boolean'}
        : typeof value === 'object' ? {value: JSON.stringify(value), type: 'Json'} : {value: String(value), type: 'String'}]));
}

/** Asks before something is done. @returns {Promise<boolean>} */
export function sure(title, content, yes, no = '返回修改') {
  return new Promise(resolve => {
    const answer = (label, value, className) => element('button', {type: 'submit', value, className, textContent: label});
    const dialog = element('dialog', {className: 'filing-dialog', ariaLabel: title}, element('h2', {textContent: title}), ...content,
        element('form', {method: 'dialog'}, answer(no, '', 'filing-plain'), answer(yes, 'yes', 'filing-submit')));
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/**
 * After it was handed in: what has become of it.
 *
 * @param {string} answered where the server tells so
 */
export async function done(number, sentence, answered, more = [], attached = []) {
  const [file, outcome] = await Promise.all([`/projects/${encodeURIComponent(number)}/dossier`, answered]
      .map(path => get(path).catch(() => null)));
  const places = (file?.processes ?? []).flatMap(process => process.places.map(place => place.units ? `${place.name}（${place.units}）` : place.name));
  const told = outcome?.sentence ?? '';
  const title = told.startsWith(sentence) ? told : sentence;
  say(element('h2', {className: 'filing-done', textContent: title, tabIndex: -1}),
      ...(told === '' || told === title ? [] : [element('p', {textContent: told})]),
      ...(file ? [element('p', {textContent: `${file.name}　当前状态：${file.status}`})] : []),
      ...(places.length > 0 ? [element('p', {textContent: `下一环节：${places.join('、')}`})] : []),
      ...(file && file.findings.length > 0 ? [element('ul', {className: 'filing-findings'}, ...file.findings.map(({severity, message}) =>
          element('li', {}, element('b', {className: `filing-severity filing-${severity}`, textContent: severity}), element('span', {textContent: message}))))] : []),
      ...attached,
      ways(number, ...more));
  place.querySelector('h2').focus();
  scrollTo(0, 0);
}

/** Hands a form in; the list at the button says why it was not taken. */
export async function submit({panel, fields, draft, path, values}) {
  panel.button.disabled = true;
  const label = panel.button.textContent;
  panel.button.textContent = '正在提交……';
  await draft.hold();
  try {
    const answer = await handIn(path, variables(values));
    draft.end();
    return {answer};
  } catch (problem) {
    draft.goOn();
    const problems = problem.answer?.problems ?? problem.message.split('\n').map(message => ({message: withoutKeys(message)}));
    const others = fields.tell(problems);
    panel.problemList([...fields.problems(), ...others.map(({message}) => ({message, field: null}))], '未能提交，请先改正：');
    panel.problems.focus();
    return null;
  } finally {
    panel.button.disabled = false;
    panel.button.textContent = label;
  }
}

function withoutKeys(sentence) {
  return sentence.replace(/（(字段：)?[A-Za-z.]+）/g, '');
}

function clock(time) {
  const moment = new Intl.DateTimeFormat('sv-SE', {timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short'}).format(new Date(time));
  const today = new Intl.DateTimeFormat('sv-SE', {timeZone: 'Asia/Shanghai'}).format(new Date());
  return moment.startsWith(today) ? moment.slice(11) : moment.slice(5);
}
