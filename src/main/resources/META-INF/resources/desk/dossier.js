// The file of a project (项目档案): what it is, where it stands, what was decided, what was paid. Every text that comes from people is
// set as text.

import {mount as mountAttachments} from './attachments.js';
import {Diagram} from './diagram.js';
import {bars, steps} from './charts.js';
import {button, element, stylesheet, table} from './elements.js';
import {Refused, get} from './requests.js';

const API = '/camunda/api/desk';
const UNDRAWN = '未能显示项目档案，请重新读取。';

/** The chapters of the file, and which are open at first. */
const CHAPTERS = [
  {title: '基本情况', open: () => true, draw: basics},
  {title: '所处环节', open: () => true, draw: whereabouts},
  {title: '审查发现', open: () => true, draw: findings},
  {title: '审批意见', open: () => true, draw: decisions},
  {title: '部门意见', draw: tables('opinions')},
  {title: '补助测算', open: () => true, draw: subsidy},
  {title: '资金', open: file => file.funds.length > 0, draw: money},
  {title: '建设进度', draw: progress},
  {title: '项目变更', draw: tables('changes')},
  {title: '竣工验收与决算', draw: tables('acceptance', 'acceptanceOpinions')},
  {title: '运营监管', draw: tables('operator', 'evaluations')}
];

/**
 * Shows the file of the project that a task is about.
 *
 * @param {HTMLElement} container
 * @param {string} task
 * @returns {() => void} takes it away again
 */
export function mount(container, task) {
  return show(container, new DossierView(`/tasks/${encodeURIComponent(task)}/dossier`, task));
}

/** Shows the file of a project by its number. */
export function mountFile(container, number) {
  return show(container, new DossierView(`/projects/${encodeURIComponent(number)}/dossier`));
}

function show(container, dossier) {
  container.replaceChildren(...['dossier.css', 'bpmn-js/assets/diagram-js.css'].map(stylesheet), dossier.element);
  dossier.open();
  return () => {
    dossier.close();
    container.replaceChildren();
  };
}

class DossierView {

  constructor(path, task = null) {
    this.path = path;
    this.task = task;
    this.gone = new AbortController();
    this.closing = [];
    this.element = element('section', {className: 'dossier', ariaLabel: '项目档案'},
        element('p', {className: 'dossier-note', role: 'status', textContent: '正在读取项目档案……'}));
  }

  async open() {
    try {
      const file = await get(this.path, this.gone.signal);
      if (file === null) {
        this.say('此任务不涉及单个项目，没有项目档案。');
      } else {
        this.show(file);
      }
    } catch (problem) {
      if (!this.gone.signal.aborted) {
        console.error(problem);
        this.say(problem instanceof Refused ? problem.message : UNDRAWN, true);
      }
    }
  }

  close() {
    this.gone.abort();
    this.closing.forEach(close => close());
  }

  say(sentence, problem = false) {
    this.element.replaceChildren(element('p', {className: problem ? 'dossier-problem' : 'dossier-note', role: 'alert', textContent: sentence}));
    if (problem) {
      this.element.append(button('重新读取', () => this.open()));
    }
  }

  show(file) {
    file.section = id => file.sections.find(section => section.id === id);
    this.element.replaceChildren(head(file), ...CHAPTERS.map(chapter => this.chapter(chapter, file)), this.attachments(file));
  }

  /** Drawn when it is opened first: a diagram has no size while it is hidden. */
  chapter({title, open = () => false, draw}, file) {
    const body = element('div', {className: 'dossier-chapter'});
    const details = element('details', {}, element('summary', {textContent: title}), body);
    details.addEventListener('toggle', () => {
      if (details.open && !body.hasChildNodes()) {
        body.append(...draw(file, this).filter(part => part.tagName !== 'H4' || part.textContent !== title));
      }
    });
    details.open = open(file);
    return details;
  }

  attachments(file) {
    const body = element('div', {className: 'dossier-chapter'});
    this.closing.push(mountAttachments(body, {projectNumber: file.number, taskId: this.task, canUpload: file.workable}));
    return element('details', {open: true}, element('summary', {textContent: '附件'}), body);
  }
}

function head(file) {
  const links = file.documents.map(({name, path}) =>
      element('a', {textContent: name, href: `${API}/${path}`, target: '_blank', rel: 'noopener'}));
  if (file.changeable) {
    links.push(element('a', {textContent: '申请变更', href: `/desk/change.html?project=${encodeURIComponent(file.number)}`}));
  }
  return element('header', {},
      element('h3', {}, element('span', {textContent: file.name}), element('b', {className: 'dossier-status', textContent: file.status})),
      element('p', {className: 'dossier-number', textContent: `${file.number}　读取时间 ${file.readAt}`}),
      element('p', {className: 'dossier-documents'}, ...links));
}

function basics(file) {
  const {headings, rows} = file.section('head');
  const facts = element('dl', {className: 'dossier-facts'},
      ...headings.flatMap((heading, column) => [element('dt', {textContent: heading}), element('dd', {textContent: rows[0][column]})]));
  return [facts, ...tables('functions', 'responsibility', 'application')(file)];
}

function whereabouts(file, view) {
  const places = file.processes.flatMap(process => process.places.map(place => ({process: process.name, ...place})));
  if (places.length === 0) {
    return [element('p', {className: 'dossier-note', textContent: '全部流程均已结束，没有待办环节。'})];
  }
  const list = table(['流程', '环节', '承办单位', '办理人', '到达时间', '已停留', '办理期限'], places.map(place => [place.process,
    place.name, place.units || '（等待）', place.assignee, place.sinceText, place.stay,
    place.due && {text: place.overdue ? `${place.due}（已逾期）` : place.due, className: place.overdue ? 'dossier-late' : ''}]));
  const drawn = file.processes.filter(process => process.active.length > 0);
  const diagram = new Diagram(drawn, ({definitionId}) =>
      `/projects/${encodeURIComponent(file.number)}/diagrams/${encodeURIComponent(definitionId)}`);
  view.closing.push(() => diagram.close());
  // the place to draw at must be in the page
  queueMicrotask(() => diagram.open());
  return [list, diagram.element];
}

function findings(file) {
  return file.findings.length === 0 ? [element('p', {className: 'dossier-note', textContent: '目前没有审查发现。'})]
      : [element('p', {className: 'dossier-note', textContent: '目前的审查发现；当时的发现见各条审批意见。'}), findingList(file.findings)];
}

function findingList(all) {
  return element('ul', {className: 'dossier-findings'}, ...all.map(({severity, article, message}) =>
      element('li', {}, element('b', {className: `dossier-severity-${severity}`, textContent: severity}),
          element('span', {textContent: `${article}　${message}`}))));
}

function decisions(file) {
  return [element('ol', {className: 'dossier-steps'}, ...file.decisions.map(step => {
    const item = element('li', {},
        element('p', {className: 'dossier-step'}, element('time', {textContent: step.at}), element('b', {textContent: step.task}),
            element('span', {className: 'dossier-decision', textContent: step.decision}), element('span', {textContent: step.unit && step.unit !== step.by ? `${step.by}，${step.unit}` : step.by})));
    if (step.opinion) {
      item.append(element('p', {className: 'dossier-opinion', textContent: step.opinion}));
    }
    if (step.detail) {
      item.append(element('p', {className: 'dossier-detail', textContent: step.detail}));
    }
    if (step.fields.length > 0) {
      item.append(element('details', {}, element('summary', {textContent: `其他填报内容（${step.fields.length}项）`}),
          element('dl', {className: 'dossier-facts'}, ...step.fields.flatMap(({label, value}) =>
              [element('dt', {textContent: label}), element('dd', {textContent: value})]))));
    }
    if (step.findings.length > 0) {
      item.append(element('details', {}, element('summary', {textContent: `当时的审查发现（${step.findings.length}项）`}),
          findingList(step.findings)));
    }
    return item;
  }))];
}

function subsidy(file) {
  return [element('p', {className: 'dossier-note', textContent: file.subsidyFormula}), ...tables('subsidy')(file)];
}

function money(file) {
  const entries = tables('balance', 'approvals', 'releases', 'disbursements', 'repayments')(file);
  return file.funds.length === 0 ? entries : [bars('资金拨付情况（万元）', file.funds), ...entries];
}

function progress(file) {
  const reports = tables('progress')(file);
  return file.progress.length === 0 ? reports : [steps('累计建设进度（%）', file.progress), ...reports];
}

/** Draws tables of the file under their titles, those that there are. */
function tables(...ids) {
  return file => {
    const filled = ids.map(file.section).filter(({rows}) => rows.length > 0);
    return filled.length === 0 ? [element('p', {className: 'dossier-note', textContent: '暂无记录。'})]
        : filled.flatMap(({title, headings, rows}) => [element('h4', {textContent: title}), table(headings, rows)]);
  };
}
