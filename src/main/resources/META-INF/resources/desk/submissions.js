// 我的提交: what the official handed in and may still take back (撤回), and what is open of a project, to be urged (催办).

import {ask, button, open, words} from './verbs-dialog.js';
import {get, post} from './requests.js';
import {element, minute, table} from './elements.js';
import {urge} from './verbs.js';

const REASON = 200;

/** @param {() => void} changed what to do where something was taken back */
export async function show(changed) {
  const list = element('div', {}, element('p', {textContent: '正在读取……'}));
  const number = element('input', {type: 'text', placeholder: '项目编号，如 110105-2026-0001', ariaLabel: '项目编号', maxLength: 40});
  const found = element('div', {});
  const search = element('form', {className: 'submissions-search'}, number, element('button', {textContent: '查询', className: 'btn btn-default'}));
  search.addEventListener('submit', event => {
    event.preventDefault();
    fill(found, () => get(`/projects/${encodeURIComponent(number.value.trim())}/open-tasks`), rows => openTasks(rows, () => search.requestSubmit()));
  });
  const dialog = open('我的提交', list, element('h5', {textContent: '查询在办环节、催办'}), search, found,
      element('footer', {}, button('关闭', () => dialog.close())));
  dialog.classList.add('submissions-dialog');
  const refresh = () => fill(list, () => get('/submissions'), rows => submissions(rows, () => {
    refresh();
    changed();
  }));
  await refresh();
}

async function fill(place, read, draw) {
  try {
    place.replaceChildren(draw(await read()));
  } catch (refused) {
    place.replaceChildren(element('p', {className: 'verbs-problem', role: 'alert', textContent: refused.message}));
  }
}

function submissions(rows, taken) {
  if (rows.length === 0) {
    return element('p', {className: 'verbs-note', textContent: '目前没有可以撤回的提交。下一环节已领取或已办理的，请联系办理人退回。'});
  }
  return withButtons(table(['提交环节', '项目', '提交时间', '下一环节', '操作'],
      rows.map(row => [row.task, `${row.projectNumber} ${row.projectName}`, minute(row.at), row.nextTask])),
  rows.map(row => button('撤回', () => ask({title: `撤回“${row.task}”`, note: '撤回后任务回到您的待办，可修改后重新提交；撤回记入办理记录。',
    submit: '确认撤回', fields: [words('reason', '撤回原因', REASON)]},
  values => post(`/tasks/${encodeURIComponent(row.taskId)}/take-back`, values).then(taken)))));
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
