// The table as an Excel file: our own template out, what was filled into it in. Where a cell can't be taken, nothing is.

import {element} from './elements.js';
import {upload} from './requests.js';

/**
 * @param {import('./filing-plan.js').PlanTable} plan
 * @param {() => void} changed
 */
export function sheetTools(plan, changed) {
  const file = element('input', {type: 'file', accept: '.xlsx', id: 'filing-import', className: 'filing-file'});
  const outcome = element('div', {className: 'filing-outcome', role: 'status'});
  file.addEventListener('change', async () => {
    const chosen = file.files[0];
    file.value = '';
    if (!chosen) {
      return;
    }
    outcome.replaceChildren('正在读取表格……');
    const form = new FormData();
    form.append('file', chosen);
    try {
      const {values, faults} = await upload('/applications/import', form);
      outcome.replaceChildren(...(faults.length > 0 ? refusal(chosen.name, faults, plan) : taken(chosen.name, values)));
    } catch (problem) {
      outcome.replaceChildren(element('p', {className: 'filing-refused', textContent: problem.message}));
    }
  });

  function taken(name, values) {
    const before = plan.typed;
    plan.typed = values;
    changed();
    const undo = element('button', {type: 'button', className: 'filing-link', textContent: '撤销导入'});
    undo.addEventListener('click', () => {
      plan.typed = before;
      changed();
      outcome.replaceChildren('已撤销导入。');
    });
    return [`已从“${name}”导入${Object.values(values).filter(value => typeof value === 'object').length}项服务功能，原有内容已替换。`, undo];
  }

  return element('div', {className: 'filing-tools'},
      element('a', {href: '/camunda/api/desk/applications/template.xlsx', download: '面积和投资表.xlsx', textContent: '下载 Excel 模板'}),
      element('label', {className: 'filing-plain', htmlFor: 'filing-import'}, '导入 Excel 表格', file), outcome);
}

function refusal(name, faults, plan) {
  return [element('div', {className: 'filing-refused'},
      element('p', {textContent: `“${name}”未导入，请先改正以下${faults.length}个单元格：`}),
      element('ul', {}, ...faults.map(({message, path}) => {
        const field = path === '' ? undefined : plan.field(path);
        return element('li', {textContent: message, title: field ? field.label : ''});
      })))];
}
