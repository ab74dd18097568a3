// 我的提交: everything that the official handed in, where it stands, and to take it back (撤回); and what is open of a project, to be urged
// (催办).

import {button, open} from './verbs-dialog.js';
import {get} from './requests.js';
import {element, minute, table} from './elements.js';
import {showFile} from './file-dialog.js';
import {takeBack} from './take-back.js';
import {urge} from './verbs.js';

const PAGE = 10;

/** @param {() => void} changed what to do where something was taken back */
export async function show(changed) {
  const list = new HandedIn(changed);
  const number = element('input', {type: 'text', placeholder: '项目编号，如 110105-2026-0001', ariaLabel: '项目编号', maxLength: 40});
  const found = element('div', {});
  const search = element('form', {className: 'submissions-search'}, number, element('button', {textContent: '查询', className: 'btn btn-default'}));
  search.addEventListener('submit', event => {
    event.preventDefault();
    fill(found, () => get(`/projects/${encodeURIComponent(number.value.trim())}/open-tasks`), rows => openTasks(rows, () => search.requestSubmit()));
  });
  const dialog = open('我的提交', list.element, element('h5', {textContent: '查询在办环节、催办'}), search, found,
      element('footer', {}, button('关闭', () => dialog.close())));
  dialog.classList.add('submissions-dialog');
  await list.read();
}

async function fill(place, read, draw) {
  try {
    place.replaceChildren(draw(await read()));
  } catch (refused) {
    place.replaceChildren(element('p', {className: 'verbs-problem', role: 'alert', textContent: refused.message}));
  }
}

/** By what of the number or the name of the project is typed, page by page. */
class HandedIn {

  constructor(changed) {
    this.changed = changed;
    this.page = 0;
    this.rows = element('div', {className: 'submissions-rows'}, element('p', {textContent: '正在读取……'}));
    this.words = element('input', {type: 'search', placeholder: '项目编号或名称', ariaLabel: '按项目编号或名称查找我的提交', maxLength: 100});
    const search = element('form', {className: 'submissions-search'}, this.words, element('button', {textContent: '查找', className: 'btn btn-default'}));
    search.addEventListener('submit', event => {
      event.preventDefault();
      this.turn(0);
    });
    this.words.addEventListener('search', () => this.words.value === '' && this.turn(0));
    this.element = element('div', {}, search, this.rows);
  }

  turn(page) {
    this.page = page;
    return this.read();
  }

  read() {
    const words = this.words.value.trim();
    return fill(this.rows, () => get(`/handed-in?q=${encodeURIComponent(words)}&page=${this.page}&size=${PAGE}`), found => this.draw(found, words));
  }

  draw({total, rows}, words) {
    if (total === 0) {
      return element('p', {className: 'verbs-note', textContent: words === '' ? '您还没有提交过任何事项。' : '没有找到符合的提交。'});
    }
    const pages = Math.ceil(total / PAGE);
    const turns = [['上一页', this.page - 1], ['下一页', this.page + 1]].map(([label, page]) => {
      const made = button(label, () => this.turn(page), 'btn btn-default btn-xs');
      made.disabled = page < 0 || page >= pages;
      return made;
    });
    return element('div', {}, withButtons(table(['提交时间', '提交的事项', '结论', '项目', '现在的环节', '操作'],
        rows.map(row => [minute(row.at), row.task, row.decision, `${row.subject ?? ''} ${row.projectName ?? ''}`.trim(), row.standing])),
    rows.map(row => this.actions(row))),
    element('p', {className: 'submissions-pages'}, `共${total}件，第${this.page + 1}页，共${pages}页 `, ...turns));
  }

  actions(row) {
    const actions = element('span', {className: 'submissions-actions'});
    if (row.projectName !== null) {
      actions.append(button('档案', () => showFile(row.subject), 'btn btn-default'));
    }
    if (row.takeBack !== null) {
      actions.append(button('撤回', () => takeBack(row.takeBack, row.task, () => {
        this.read();
        this.changed();
      })));
    }
    return actions;
  }
}

function openTasks(rows, urged) {
  if (rows.length === 0) {
    return element('p', {className: 'verbs-note', textContent: '该项目目前没有待办环节。'});
  }
  return withButtons(table(['环节', '办理单位', '办理人', '开始时间', '期限', '操作'],
      rows.map(row => [row.name, row.unit, row.assigneeName, minute(row.since), row.due === null ? '' : minute(row.due)])),
  rows.map(row => row.urgeable ? button('催办', () => urge(row.taskId, row.name, urged)) : ''));
}

function withButtons(made, buttons) {
  made.querySelectorAll('tbody tr').forEach((row, index) => row.lastElementChild.append(buttons[index]));
  return made;
}
