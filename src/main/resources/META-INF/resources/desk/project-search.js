// 查档案: finds a project by its number, name, unit, address or code among those that she may see, ended ones too, and leads to its file.

import {button, complaint, element, say} from './elements.js';
import {get} from './requests.js';
import {open} from './verbs-dialog.js';

const AT_ONCE = 50;
const HEADINGS = ['项目编号', '项目名称', '项目单位', '区', '状态'];

/** The box and what it finds. */
export function projectSearch() {
  const words = element('input', {type: 'search', placeholder: '项目编号、名称、单位、地址或代码', ariaLabel: '查找项目', maxLength: 200});
  const problem = complaint('verbs-problem');
  const found = element('div', {className: 'search-found', ariaLive: 'polite'});
  const form = element('form', {className: 'submissions-search', role: 'search'}, words, element('button', {textContent: '查找', className: 'btn btn-default'}));
  let asked = new AbortController();
  form.addEventListener('submit', async event => {
    event.preventDefault();
    asked.abort();
    asked = new AbortController();
    const {signal} = asked;
    say(problem, '');
    try {
      const page = await get(`/projects?size=${AT_ONCE}&q=${encodeURIComponent(words.value)}`, signal);
      found.replaceChildren(...results(page));
    } catch (refused) {
      if (!signal.aborted) {
        found.replaceChildren();
        say(problem, refused.message);
      }
    }
  });
  return element('div', {}, form, problem, found);
}

/** In a dialog over the page. */
export function show() {
  const dialog = open('查档案', projectSearch(), element('footer', {}, element('a', {href: '/desk/file.html', target: '_blank', rel: 'noopener',
    textContent: '台账、逾期情况', className: 'btn btn-default'}), button('关闭', () => dialog.close(), '', 'btn btn-default')));
  dialog.classList.add('submissions-dialog');
  dialog.querySelector('input').focus();
}

function results({content, totalElements}) {
  if (totalElements === 0) {
    return [element('p', {className: 'verbs-note', textContent: '没有找到您可以查看的项目，请核对后重试。'})];
  }
  const rows = content.map(({projectNumber, projectName, projectUnit, district, statusName}) => element('tr', {},
      element('td', {}, element('a', {href: address(projectNumber), target: '_blank', rel: 'noopener', textContent: projectNumber})),
      ...[projectName, projectUnit, district, statusName].map(text => element('td', {textContent: text}))));
  const table = element('table', {}, element('thead', {}, element('tr', {}, ...HEADINGS.map(heading => element('th', {scope: 'col', textContent: heading})))),
      element('tbody', {}, ...rows));
  const rest = totalElements - content.length;
  return [element('p', {className: 'verbs-note', textContent: `共${totalElements}个项目${rest > 0 ? `，只列前${AT_ONCE}个，请补充查找内容` : ''}。`}), table];
}

/** Where the file of a project is to be seen. */
function address(number) {
  return `/desk/file.html?project=${encodeURIComponent(number)}`;
}
