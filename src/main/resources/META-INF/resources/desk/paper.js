// 公文预览: the paper that a signature issues, beside the signature, with what stands in the form now. It lies over the lists at the left
// for as long as it is open.

import {draw} from './docx.js';
import {button, complaint, element, say, stylesheet} from './elements.js';
import {bytes, get} from './requests.js';
import {open} from './verbs-dialog.js';

/** The fields of which the paper has something, by task. */
const FIELDS = {
  ReviewFundApplication: ['inclusiveRate'],
  SignFundApproval: ['approvalNumber', 'approvalDate'],
  SignSubsidyAdjustment: ['adjustmentNumber', 'adjustmentDate']
};
/** Where it is open from the beginning. */
const SIGNATURES = ['SignFundApproval', 'SignSubsidyAdjustment'];
/** In milliseconds; what is typed is taken when it has stood that long. */
const OFTEN = 400;
/** In pixels; where there is less beside the task, it would lie over the signature. */
const LEAST_WIDTH = 320;
const EDGES = 40;
const UNREADABLE = '公文无法在此显示，请下载后查看。';

export class Paper {

  constructor() {
    this.button = button('公文预览', () => this.open(), '', 'btn btn-link verbs-button paper-action');
    this.button.hidden = true;
    this.element = element('span', {}, stylesheet('paper.css'), this.button);
  }

  /** Follows the page to another task, or to none. */
  show(task) {
    if (task?.id === this.task?.id) {
      return;
    }
    this.fold();
    this.task = task;
    this.button.hidden = FIELDS[task?.taskDefinitionKey] === undefined;
    if (SIGNATURES.includes(task?.taskDefinitionKey) && beside() >= LEAST_WIDTH) {
      this.open();
    }
  }

  open() {
    this.panel ??= new Panel(this.task, () => this.fold());
  }

  fold() {
    this.panel?.close();
    this.panel = null;
  }
}

class Panel {

  constructor(task, fold) {
    this.task = task;
    this.gone = new AbortController();
    this.asked = new AbortController();
    this.problem = complaint('paper-refused');
    this.proposal = element('p', {className: 'paper-proposal', hidden: true});
    this.sheets = element('div', {className: 'paper-sheets', tabIndex: 0, ariaLabel: '公文内容'});
    this.take = element('a', {textContent: '下载'});
    this.element = element('section', {className: 'paper-panel', ariaLabel: '公文预览'},
        element('header', {className: 'paper-head'}, element('h4', {textContent: '公文预览'}), element('b', {className: 'paper-mark', textContent: '未签批'}),
            element('span', {className: 'paper-gap'}), this.take, button('放大', () => this.enlarge()), button('收起，返回任务列表', fold)),
        this.proposal, this.problem, this.sheets);
    document.body.append(this.element);
    this.follows = new ResizeObserver(() => this.lie());
    [document.body, document.querySelector('.task-details')].filter(Boolean).forEach(each => this.follows.observe(each));
    this.lie();
    this.clock = setInterval(() => this.look(), OFTEN);
    this.refresh();
    if (SIGNATURES.includes(task.taskDefinitionKey)) {
      this.propose();
    }
  }

  /** The next free 文号, to be taken over with a click. */
  async propose() {
    const proposed = await get(`/tasks/${encodeURIComponent(this.task.id)}/next-number`, this.gone.signal);
    if (proposed !== null) {
      this.proposal.append('下一个可用文号：', element('b', {textContent: proposed.number}), button('填入', () => this.fill(proposed)));
      this.proposal.hidden = false;
    }
  }

  /** As if she had typed it. */
  fill({field, number}) {
    const input = fieldOf(field);
    if (!input || input.disabled || input.readOnly) {
      say(this.problem, '任务不由您办理，不能填写文号。');
      return;
    }
    input.scrollIntoView({block: 'center'});
    input.focus();
    input.select();
    document.execCommand('insertText', false, number);
  }

  close() {
    clearInterval(this.clock);
    this.follows.disconnect();
    this.gone.abort();
    this.asked.abort();
    this.element.remove();
  }

  /** As wide as what is beside the task. */
  lie() {
    const width = beside();
    this.element.style.width = width < LEAST_WIDTH ? '100%' : `${width}px`;
    this.scale();
  }

  scale() {
    const drawn = this.sheets.querySelector('.paper-drawn');
    const width = drawn?.querySelector('.paper-page')?.style.width;
    if (width) {
      drawn.style.zoom = Math.min(1, (this.sheets.clientWidth - EDGES) / parseFloat(width));
    }
  }

  /** Fields come with the form, and drafts into the fields, whenever they like: so they are looked at rather than listened to. */
  look() {
    const query = this.query();
    if (query === this.seen && query !== this.shown) {
      this.refresh();
    }
    this.seen = query;
  }

  /** What stands in the form. */
  query() {
    const typed = new URLSearchParams();
    for (const key of FIELDS[this.task.taskDefinitionKey]) {
      const value = fieldOf(key)?.value;
      if (value) {
        typed.set(key, value);
      }
    }
    return typed.toString();
  }

  async refresh() {
    this.asked.abort();
    this.asked = new AbortController();
    const {signal} = this.asked;
    this.shown = this.query();
    const path = `/tasks/${encodeURIComponent(this.task.id)}/paper?${this.shown}`;
    try {
      this.data = await bytes(path, signal);
      await this.draw();
      this.take.href = `/camunda/api/desk${path}`;
      say(this.problem, '');
    } catch (refused) {
      if (!signal.aborted) {
        say(this.problem, refused.message);
      }
    }
    this.sheets.classList.toggle('paper-old', !this.problem.hidden);
  }

  /** The old stays until the new is whole. */
  async draw() {
    const next = element('div', {className: 'paper-next'});
    this.sheets.append(next);
    try {
      await draw(this.data, next);
    } catch (problem) {
      console.error(problem);
      next.replaceChildren(element('p', {className: 'paper-refused', textContent: UNREADABLE}));
    }
    [...this.sheets.children].filter(each => each !== next).forEach(each => each.remove());
    next.className = 'paper-drawn';
    this.scale();
  }

  enlarge() {
    if (!this.data) {
      return;
    }
    const place = element('div', {className: 'paper-drawn'});
    const dialog = open('公文预览（未签批）', element('div', {className: 'paper-sheets', tabIndex: 0, ariaLabel: '公文内容'}, place));
    dialog.classList.add('paper-dialog');
    dialog.querySelector('header').append(button('关闭', () => dialog.close()));
    draw(this.data, place).catch(() => say(this.problem, UNREADABLE));
    this.gone.signal.addEventListener('abort', () => dialog.close(), {once: true});
  }
}

/** How wide the lists are. */
function beside() {
  return document.querySelector('.task-details')?.getBoundingClientRect().left ?? 0;
}

function fieldOf(key) {
  return document.querySelector(`.task-details [id$='-field_${key}'], .task-details [id$='-field_${key}-date']`);
}
