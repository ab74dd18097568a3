// Beside the search for files: what there is of all the projects that she may see, and for the auditor the chain of the audit records.

import {button, complaint, element, minute, say, table} from './elements.js';
import {get} from './requests.js';
import {day} from './typed.js';

const API = '/camunda/api/desk';
const AUDITOR = 'auditor';
const NONE = '目前没有。';

/** @param {{groups: string[]}} user */
export function records(user) {
  return [
    element('p', {}, element('a', {href: `${API}/projects.xlsx`, textContent: '下载项目台账（Excel）'})),
    list('逾期未反馈的部门意见', '/overdue-opinions', ['项目编号', '部门', '送达时间', '期限'],
        row => [row.projectNumber, row.departmentName, minute(row.askedAt), row.dueAt.slice(0, 10)]),
    list('逾期未报送的建设进度', '/overdue-reports', ['项目编号', '项目名称', '应报日期', '逾期天数'],
        row => [row.projectNumber, row.projectName, row.reportDue, `${row.daysLate}`]),
    ...user.groups.includes(AUDITOR) ? [audit()] : []
  ];
}

/** Asked for when it is opened. */
function list(title, path, headings, cells) {
  const body = element('div', {className: 'dossier-chapter'});
  const details = element('details', {}, element('summary', {textContent: title}), body);
  details.addEventListener('toggle', async () => {
    if (!details.open) {
      return;
    }
    try {
      const rows = await get(path);
      body.replaceChildren(rows.length === 0 ? element('p', {className: 'dossier-note', textContent: NONE}) : table(headings, rows.map(cells)));
    } catch (refused) {
      body.replaceChildren(element('p', {className: 'dossier-problem', role: 'alert', textContent: refused.message}));
    }
  });
  return details;
}

function audit() {
  const days = ['开始日期', '结束日期'].map(label => element('input', {type: 'text', ariaLabel: label, placeholder: `${label}，如 2026-01-01`}));
  const outcome = element('p', {className: 'dossier-note', role: 'status'});
  const problem = complaint('dossier-problem');
  const verify = button('核验审计链', async () => {
    verify.disabled = true;
    say(problem, '');
    outcome.textContent = '正在核验……';
    try {
      const {entries, intact, firstBroken, reason} = await get('/audit/verify');
      outcome.textContent = intact ? `核验通过：共${entries}条，前后相连，均未改动。` : '';
      say(problem, intact ? '' : `核验未通过（第${firstBroken}条起）：${reason}`);
    } catch (refused) {
      outcome.textContent = '';
      say(problem, refused.message);
    } finally {
      verify.disabled = false;
    }
  }, '', 'btn btn-default');
  const take = element('a', {className: 'btn btn-default', textContent: '导出审计记录', href: `${API}/audit.jsonl`});
  take.addEventListener('click', event => {
    const [from, to] = days.map(({value}) => day(value));
    const wrong = [from, to].findIndex(({refused}) => refused);
    say(problem, wrong < 0 ? '' : `${days[wrong].ariaLabel}：${[from, to][wrong].refused}。`);
    take.href = `${API}/audit.jsonl?from=${from.value ?? ''}&to=${to.value ?? ''}`;
    if (wrong >= 0) {
      event.preventDefault();
    }
  });
  return element('details', {open: true}, element('summary', {textContent: '审计记录'}), element('div', {className: 'dossier-chapter'},
      element('p', {className: 'page-audit'}, days[0], '至', days[1], take, verify), outcome, problem,
      element('p', {className: 'dossier-note', textContent: '不填日期即导出全部；每次导出也记入审计记录。'})));
}
