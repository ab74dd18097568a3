// What became of a form that was handed in (已提交 …): where the form was, until another task is opened. Every text that comes from people
// is set as text.

import {button} from './verbs-dialog.js';
import {get} from './requests.js';
import {element} from './elements.js';
import {openTask} from './open-task.js';
import {showFile} from './file-dialog.js';
import {takeBack} from './take-back.js';

const DONE = '已提交。';
/** Until the list has been read anew. */
const REREAD = 400;

let shown = null;

/**
 * @param {{task: string|null}} form null of a start form
 * @param {{id: string}|null} started the process instance, of a start form
 */
export async function showOutcome(form, started) {
  const panel = new Panel(form.task);
  try {
    panel.show(await get(form.task === null ? `/process-instances/${encodeURIComponent(started.id)}/outcome`
      : `/tasks/${encodeURIComponent(form.task)}/outcome`));
  } catch (problem) {
    panel.say(`${DONE}${problem.message}`);
  }
}

/** Of a task that is open no more. */
export function showRefused(sentence) {
  new Panel(null, 'outcome-correct').say(sentence);
}

class Panel {

  constructor(task, look = '') {
    shown?.close();
    shown = this;
    this.task = task;
    this.content = element('div', {}, element('p', {textContent: `${DONE}正在查询下一步……`}));
    this.element = element('section', {className: `outcome ${look}`, role: 'status', tabIndex: -1, ariaLabel: '提交结果'},
        button('×', () => this.close(), 'close'), this.content);
    this.element.firstChild.ariaLabel = '关闭';
    this.gone = new AbortController();
    addEventListener('hashchange', () => this.opened() && this.close(), {signal: this.gone.signal});
    this.put();
  }

  /** The page may still be drawn anew for the task that is done. */
  put() {
    document.querySelector('.task-details > .content')?.prepend(this.element);
    this.element.focus({preventScroll: true});
    this.element.scrollIntoView({block: 'nearest'});
  }

  /** Whether another task has been. */
  opened() {
    const open = openTask();
    return open !== null && open !== this.task;
  }

  say(sentence) {
    this.content.replaceChildren(element('p', {textContent: sentence}), this.actions());
  }

  show(outcome) {
    this.element.classList.toggle('outcome-correct', outcome.correct.length > 0);
    this.content.replaceChildren(element('h3', {textContent: outcome.sentence}),
        ...(outcome.projectName ? [element('p', {textContent: outcome.projectName})] : []),
        ...(outcome.correct.length > 0 ? [element('p', {textContent: `须改正以下${outcome.correct.length}项：`}),
          element('ul', {}, ...outcome.correct.map(finding => element('li', {textContent: finding})))] : []),
        this.actions(outcome));
    this.put();
  }

  actions(outcome = {}) {
    const said = element('span', {role: 'status'});
    return element('div', {className: 'outcome-actions'},
        ...(outcome.projectName ? [button('查看档案', () => showFile(outcome.subject), 'btn btn-default')] : []),
        button('下一件待办', () => next(this.task, said), 'btn btn-primary'),
        ...(outcome.takeBack ? [button('撤回', () => takeBack(outcome.takeBack, outcome.task, () => {
          this.say(`已撤回“${outcome.task}”，任务已回到您的待办。`);
          reread();
        }), 'btn btn-default')] : []), said);
  }

  close() {
    this.gone.abort();
    this.element.remove();
    if (shown === this) {
      shown = null;
    }
  }
}

/** The first in the list that she works through. */
function next(done, said) {
  const cards = [...document.querySelectorAll('ol.tasks-list > li.task')]
      .filter(card => window.angular?.element(card).scope?.()?.task?.id !== done);
  const link = cards[0]?.querySelector('a[ng-href], h4 a');
  if (link) {
    link.click();
  } else {
    said.textContent = '当前列表中没有其他待办任务。';
  }
}

function reread() {
  const root = window.angular?.element(document.body).injector?.()?.get('$rootScope');
  setTimeout(() => root?.$applyAsync(() => root.$broadcast('refresh')), REREAD);
}
