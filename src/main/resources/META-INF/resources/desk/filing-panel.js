// What stands beside the form at all times: sums, the subsidy, what the rules say, what is to be corrected, and the button.

import {element} from './elements.js';
import {AMOUNT, AREA, understood} from './typed.js';

export class Panel {

  /** @param {{submit: string, heading?: HTMLElement, total: import('./filing-fields.js').FigureField}} about */
  constructor({submit, heading = null, total}) {
    this.total = total;
    this.sums = element('dl', {className: 'filing-sums'});
    this.take = element('button', {type: 'button', className: 'filing-link', textContent: '按合计填入总投资', hidden: true});
    this.estimate = element('div');
    this.findings = element('div', {className: 'filing-findings'});
    this.problems = element('div', {className: 'filing-problems', role: 'alert', hidden: true, tabIndex: -1});
    this.missing = element('p', {className: 'filing-note filing-missing'});
    this.button = element('button', {type: 'submit', className: 'filing-submit', textContent: submit});
    this.element = element('aside', {className: 'filing-panel', ariaLabel: '合计、测算和提交'}, ...(heading ? [heading] : []),
        element('section', {}, element('h2', {textContent: '合计'}), this.sums, this.take),
        element('section', {}, this.estimate),
        element('section', {className: 'filing-scroll', tabIndex: 0, ariaLabel: '合规提示'}, this.findings),
        element('section', {className: 'filing-end'}, this.problems, this.missing, this.button));
    this.take.addEventListener('click', () => {
      this.total.typed = this.parts;
      this.total.touched = true;
      this.total.heard();
    });
  }

  /** @param figures as the server computed them of what can be read */
  figures(figures) {
    const rows = [['建筑面积', understood(figures.area, AREA)], ['各功能投资', wan(figures.direct)], ['公共及分摊投资', wan(figures.shared)],
      ['各部分之和', understood(figures.parts, AMOUNT)], ['总投资', understood(figures.total, AMOUNT)]];
    this.parts = figures.parts;
    this.sums.replaceChildren(...rows.flatMap(([name, value]) => [element('dt', {textContent: name}), element('dd', {textContent: value})]));
    if (!figures.balanced) {
      const more = !figures.difference.startsWith('-');
      this.sums.append(element('dt', {className: 'filing-bad', textContent: more ? '总投资多出' : '总投资少于'}),
          element('dd', {className: 'filing-bad', textContent: understood(figures.difference.replace('-', ''), AMOUNT)}));
    }
    this.take.hidden = figures.balanced;
  }

  /** @param policy the figures of the regulation */
  subsidy(estimate, policy, title = '补助测算（按最高比例）') {
    const lines = estimate.lines.filter(line => line.base !== '0' || line.rate !== '0');
    this.estimate.replaceChildren(element('h2', {textContent: title}),
        element('table', {}, element('thead', {}, element('tr', {}, ...['类别', '投资（含分摊）', '比例', '补助'].map(head =>
            element('th', {scope: 'col', textContent: head})))),
        element('tbody', {}, ...lines.map(line => element('tr', {}, element('th', {scope: 'row', textContent: line.label}),
            element('td', {textContent: wan(line.base)}), element('td', {textContent: `${line.rate}%`}), element('td', {textContent: wan(line.amount)}))))),
        element('p', {className: 'filing-total'}, '合计 ', element('b', {textContent: understood(estimate.total, AMOUNT)}),
            ...(estimate.capApplied ? [element('span', {className: 'filing-bad', textContent: `（已按上限${wan(estimate.cap)}计）`})] : [])),
        element('p', {className: 'filing-note', textContent: `第二十三条：基本公共服务${policy.basicRate}%，普惠非基本公共服务不超过${policy.inclusiveMaxRate}%，`
          + `合计不超过${wan(policy.cap)}；以审核为准。`}));
  }

  findingList(findings, none) {
    const rank = ['VIOLATION', 'EXCEPTION', 'NOTICE'];
    const sorted = [...findings].sort((one, other) => rank.indexOf(one.severity) - rank.indexOf(other.severity));
    this.findings.replaceChildren(element('h2', {textContent: `合规提示${findings.length === 0 ? '' : `（${findings.length}项）`}`}),
        findings.length === 0 ? element('p', {className: 'filing-note', textContent: none}) : element('ul', {}, ...sorted.map(findingItem)));
  }

  /** @param {{message: string, field: object|null}[]} list */
  problemList(list, title = `请先改正以下${list.length}处：`) {
    this.problems.hidden = list.length === 0;
    this.problems.replaceChildren(...(list.length === 0 ? [] : [element('p', {textContent: title}), element('ul', {}, ...list.map(({message, field}) => {
      if (!field) {
        return element('li', {textContent: message});
      }
      const link = element('button', {type: 'button', className: 'filing-link', textContent: message});
      link.addEventListener('click', () => field.focus());
      return element('li', {}, link);
    }))]));
  }
}

export function findingItem({severity, severityLabel, message}) {
  return element('li', {}, element('b', {className: `filing-severity filing-${severity}`, textContent: severityLabel}), element('span', {textContent: message}));
}

/** 1,200万元. */
export function wan(amount) {
  return understood(amount, AMOUNT).replace(/（.*）$/, '');
}
