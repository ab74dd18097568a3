// 常用意见: beside every opinion stand the sentences that she and her unit keep; one click puts one in.

import {element} from './elements.js';
import {del, get, post} from './requests.js';
import {button, open} from './verbs-dialog.js';

const FIELDS = '.task-details .fjs-form-field-textarea textarea:is([id$="field_opinion"], [id$="Opinion"])';
const SUBMIT = '.task-details .form-actions [ng-click^="complete("]';
const LONGEST = 200;
/** As many as stand in one line. */
const AT_HAND = 3;

const pickers = new Map();
let kept = null;

/** The buttons at one field. */
export class Picker {

  constructor(field) {
    this.field = field;
    this.element = element('div', {className: 'opinions', role: 'group', ariaLabel: '常用意见'});
    // by keys from the field itself, so that they stand in nobody's way from one field to the next
    field.addEventListener('keydown', event => {
      if (event.altKey && event.key === 'ArrowDown' && !this.element.hidden) {
        event.preventDefault();
        this.element.querySelector('.opinions-all')?.click();
      }
    });
    this.draw();
  }

  async draw() {
    kept ??= get('/opinions');
    let known;
    try {
      known = await kept;
    } catch (refused) {
      // she gives no opinions, or her session is at its end
      this.element.replaceChildren();
      return;
    }
    const all = [...known.own, ...known.units.flatMap(unit => unit.opinions)];
    this.element.replaceChildren(
        ...all.slice(0, AT_HAND).map(opinion => this.sentence(opinion.text, 'btn btn-default btn-xs opinions-one')),
        button('常用意见', () => this.manage(known), 'btn btn-link btn-xs opinions-all'));
    const main = this.field.id.endsWith('field_opinion');
    this.element.querySelectorAll('button').forEach(each => {
      each.tabIndex = main && each.matches('.opinions-all') ? 0 : -1;
    });
    this.element.lastElementChild.title = '在意见栏内按 Alt+↓ 也可打开';
    if (main) {
      // past what may be filled in besides
      this.element.append(button('跳到提交', () => document.querySelector(SUBMIT)?.focus(), 'btn btn-link btn-xs opinions-skip'));
    }
  }

  sentence(text, look, after = () => {}) {
    const made = button(text, () => {
      after();
      this.put(text);
    }, look);
    made.title = text;
    return made;
  }

  /** As if she had typed it. */
  put(text) {
    this.field.focus();
    const rest = this.field.value;
    this.field.setSelectionRange(rest.length, rest.length);
    document.execCommand('insertText', false, rest === '' || /[。；\n]$/.test(rest) ? text : `\n${text}`);
  }

  manage(known) {
    const problem = element('p', {className: 'verbs-problem', role: 'alert', hidden: true});
    const dialog = open('常用意见', ...this.lists(known, () => dialog, problem), this.keeping(known, () => dialog, problem), problem,
        element('footer', {}, button('关闭', () => dialog.close())));
    dialog.classList.add('opinions-dialog');
  }

  lists(known, dialog, problem) {
    return [{name: '我的常用意见', opinions: known.own}, ...known.units.map(unit => ({name: `${unit.name}的常用意见`, opinions: unit.opinions}))]
        .flatMap(({name, opinions}) => [element('h5', {textContent: name}), opinions.length === 0
          ? element('p', {className: 'verbs-note', textContent: '尚无。'})
          : element('ul', {className: 'opinions-list'}, ...opinions.map(opinion => element('li', {},
              this.sentence(opinion.text, 'btn btn-link', () => dialog().close()),
              button('删除', () => this.change(() => del(`/opinions/${opinion.id}`), dialog, problem), 'btn btn-default btn-xs'))))]);
  }

  /** 存为常用意见. */
  keeping(known, dialog, problem) {
    const text = element('textarea', {rows: 2, maxLength: LONGEST, required: true, value: this.field.value.trim().slice(0, LONGEST)});
    const whose = element('select', {}, element('option', {value: '', textContent: '本人'}),
        ...known.units.map(unit => element('option', {value: unit.id, textContent: unit.name})));
    const form = element('form', {}, element('label', {}, '存为常用意见', text), element('label', {}, '供谁使用', whose),
        element('footer', {}, element('button', {className: 'btn btn-primary', textContent: '存为常用意见'})));
    form.addEventListener('submit', event => {
      event.preventDefault();
      this.change(() => post('/opinions', {text: text.value, unit: whose.value}), dialog, problem);
    });
    return form;
  }

  async change(work, dialog, problem) {
    try {
      await work();
      kept = get('/opinions');
      const known = await kept;
      pickers.forEach(picker => picker.draw());
      await this.draw();
      dialog().close();
      this.manage(known);
    } catch (refused) {
      problem.textContent = refused.message;
      problem.hidden = false;
    }
  }
}

/** Begins to look for opinions that are to be given. */
export function watch() {
  new MutationObserver(place).observe(document.body, {childList: true, subtree: true});
  place();
}

function place() {
  for (const [field, picker] of pickers) {
    if (!field.isConnected) {
      pickers.delete(field);
      picker.element.remove();
    }
  }
  document.querySelectorAll(FIELDS).forEach(field => {
    const closed = field.disabled || field.readOnly;
    if (!closed && !pickers.has(field)) {
      pickers.set(field, new Picker(field));
    }
    const picker = pickers.get(field);
    if (picker) {
      picker.element.hidden = closed;
      const place = field.closest('.fjs-form-field');
      if (picker.element.parentElement !== place) {
        place.append(picker.element);
      }
    }
  });
}
