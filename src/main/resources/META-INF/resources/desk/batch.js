// Several tasks of one kind with one decision and one opinion. Each is handed in by itself.

import {element, table} from './elements.js';
import {Picker} from './opinions.js';
import {get, post} from './requests.js';
import {button, open} from './verbs-dialog.js';

const MOST = 50;
const OPINION = 2000;

const tasks = new Map();
const outcome = element('span', {className: 'batch-outcome', role: 'status'});
const bar = element('div', {className: 'batch-bar', role: 'group', ariaLabel: '一并办理', hidden: true});
let changed = () => {};

/** The bar above the list that says how many are ticked. */
export function batchBar(whenChanged) {
  changed = whenChanged;
  return bar;
}

export function chosen(id) {
  return tasks.has(id);
}

/** Ticks a task, or not; only those of one kind go together. */
export function choose(task, ticked) {
  outcome.textContent = '';
  const [other] = tasks.values();
  if (!ticked) {
    tasks.delete(task.id);
  } else if (other && other.key !== task.key) {
    outcome.textContent = `已选“${other.name}”，不能同时选“${task.name}”。`;
  } else if (tasks.size >= MOST) {
    outcome.textContent = `一次最多${MOST}件。`;
  } else {
    tasks.set(task.id, task);
  }
  draw();
}

function clear() {
  tasks.clear();
  draw();
}

function draw() {
  document.querySelectorAll('.card-choice').forEach(box => {
    box.checked = tasks.has(box.dataset.task);
  });
  bar.hidden = tasks.size === 0;
  bar.replaceChildren(element('span', {textContent: `已选${tasks.size}件`}),
      button('一并办理', ask, 'btn btn-primary btn-xs'), button('取消', clear, 'btn btn-default btn-xs'), outcome);
}

async function ask() {
  let preview;
  try {
    preview = await get(`/tasks/batch?${[...tasks.keys()].map(id => `task=${encodeURIComponent(id)}`).join('&')}`);
  } catch (refused) {
    outcome.textContent = refused.message;
    return;
  }
  const mine = preview.tasks.filter(task => task.refusal === '');
  const problem = element('p', {className: 'verbs-problem', role: 'alert', hidden: true});
  const opinion = element('textarea', {rows: 3, maxLength: OPINION});
  const choices = preview.choices.map(({value, label}) => ({value, box: element('input', {type: 'radio', name: 'batch-decision', value, required: true}), label}));
  const confirm = element('button', {className: 'btn btn-primary', textContent: `提交${mine.length}件`, disabled: mine.length === 0});
  const form = element('form', {className: 'batch-form'},
      element('fieldset', {}, element('legend', {textContent: '结论'}),
          ...choices.map(({box, label}) => element('label', {}, box, label))),
      element('div', {className: 'batch-opinion'}, element('label', {}, preview.opinionLabel, opinion), new Picker(opinion).element),
      problem, element('footer', {}, button('取消', () => dialog.close()), confirm));
  const dialog = open(`一并办理“${preview.task}”${mine.length}件`, summary(preview.tasks), form);
  dialog.classList.add('batch-dialog');
  form.addEventListener('submit', async event => {
    event.preventDefault();
    confirm.disabled = true;
    try {
      const rows = await post('/tasks/batch', {taskIds: mine.map(task => task.taskId),
        values: {decision: choices.find(({box}) => box.checked).value, opinion: opinion.value}});
      result(dialog, rows, mine);
    } catch (refused) {
      problem.textContent = refused.message;
      problem.hidden = false;
      confirm.disabled = false;
    }
  });
  choices[0]?.box.focus();
}

/** What is about to be signed. */
function summary(asked) {
  return table(['项目编号', '项目名称', '所在区', '审查发现的问题'], asked.map(task => [task.projectNumber, task.projectName, task.district,
    task.refusal === '' ? findings(task.findings) : {text: `不在本次办理：${task.refusal}`, className: 'batch-refused'}]));
}

function findings(found) {
  return found.length === 0 ? '未发现问题' : found.map(({severity, message}) => `${severity}：${message}`).join('\n');
}

function result(dialog, rows, asked) {
  const names = new Map(asked.map(task => [task.taskId, task.projectName]));
  const done = rows.filter(row => row.done).length;
  dialog.replaceChildren(element('header', {}, element('h4', {textContent: `已提交${done}件${done < rows.length ? `，未提交${rows.length - done}件` : ''}`})),
      table(['项目编号', '项目名称', '结果'], rows.map(row => [row.projectNumber, names.get(row.taskId),
        row.done ? '已提交' : {text: row.message, className: 'batch-refused'}])),
      element('footer', {}, button('关闭', () => dialog.close(), 'btn btn-primary')));
  dialog.querySelector('footer button').focus();
  rows.filter(row => row.done).forEach(row => tasks.delete(row.taskId));
  draw();
  changed();
}
