// What Tasklist leaves unsaid to those who work by keys or have the page read to them: names for its signs, places to go to, and ways
// there.

import {element} from './elements.js';

const COLUMNS = new Map([['.task-filters', '筛选器'], ['.tasks-list', '任务列表'], ['.task-details', '任务']]);
const NAMED = new Map([
  ['.task-filters .region-toggle', '收起或展开筛选器'],
  ['.tasks-list .region-toggle', '收起或展开任务列表'],
  ['.task-details .region-toggle', '收起或展开任务'],
  ['.task-details .maximize', '放大任务'],
  ['.task-details .reset-regions', '恢复三栏'],
  ['.page-notifications .close', '关闭提示'],
  ['.navbar .navbar-toggle', '菜单']
]);
/** Not of an office: what the engine logs of a task, with its own names. */
const FOREIGN_TABS = ['历史'];
const FIRST_FIELD = '.task-details .fjs-form :is(input, textarea):not([disabled]):not([type="hidden"])';

/** Begins to say it, for as long as the page is open. */
export function say() {
  document.body.prepend(element('nav', {className: 'skip-links', ariaLabel: '跳转'},
      link('跳到任务列表', '.tasks-list li.task a'), link('跳到任务表单', FIRST_FIELD), link('跳到筛选器', '.task-filters .task-filter a')));
  new MutationObserver(name).observe(document.body, {childList: true, subtree: true});
  name();
}

function link(text, place) {
  const made = element('a', {href: '#', textContent: text});
  made.addEventListener('click', event => {
    event.preventDefault();
    document.querySelector(place)?.focus();
  });
  return made;
}

function name() {
  for (const [place, label] of COLUMNS) {
    const column = document.querySelector(place);
    if (column && column.ariaLabel !== label) {
      column.ariaLabel = label;
      column.setAttribute('role', place === '.task-details' ? 'main' : place === '.task-filters' ? 'navigation' : 'region');
    }
  }
  for (const [place, label] of NAMED) {
    document.querySelectorAll(place).forEach(control => {
      if (control.ariaLabel !== label) {
        control.ariaLabel = label;
        control.title = label;
      }
    });
  }
  document.querySelectorAll('.modal[role="dialog"]').forEach(dialog => {
    const heading = dialog.querySelector('h3')?.textContent.trim() || '对话框';
    if (dialog.ariaLabel !== heading) {
      dialog.ariaLabel = heading;
    }
  });
  document.querySelectorAll('.task-details .nav-tabs > li').forEach(tab => {
    tab.hidden = FOREIGN_TABS.includes(tab.textContent.trim());
  });
  const title = document.querySelector('.task-details .task-card');
  if (title && !title.querySelector('.back-to-list')) {
    title.prepend(back());
  }
}

/** On a phone there is one thing on the screen at a time. */
function back() {
  const made = element('a', {href: '#', className: 'back-to-list', textContent: '‹ 返回任务列表'});
  made.addEventListener('click', event => {
    event.preventDefault();
    const [path, query = ''] = location.hash.slice(1).split('?');
    const parameters = new URLSearchParams(query);
    parameters.delete('task');
    parameters.delete('detailsTab');
    location.hash = `${path}?${parameters.toString().replaceAll('+', '%20')}`;
  });
  return made;
}
