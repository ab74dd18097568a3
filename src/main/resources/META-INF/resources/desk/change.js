// 项目变更 as a page of its own: change.html?project=<number>. It begins with the plan in force; what is changed is marked, and what the
// change comes to stands beside it.

import {element} from './elements.js';
import {ChoiceField, ProseField, TextField} from './filing-fields.js';
import {Documents} from './filing-documents.js';
import {DraftKeeper, Fields, LiveCheck, done, entitle, fileLink, open, over, say, submit, sure, ways} from './filing-page.js';
import {Panel, wan} from './filing-panel.js';
import {PlanTable, mark} from './filing-plan.js';
import {sheetTools} from './filing-sheet.js';
import {get, post} from './requests.js';
import {AMOUNT, understood} from './typed.js';

const project = new URLSearchParams(location.search).get('project') ?? '';

open('项目变更', async () => {
  const opening = await get(`/changes/${encodeURIComponent(project)}`);
  document.documentElement.dataset.engine = opening.choices.engine;
  if (opening.refusal !== '') {
    return [element('section', {className: 'filing-message'}, element('h2', {textContent: `${opening.project}　${opening.name}`}),
        element('p', {className: 'filing-refused', role: 'alert', textContent: opening.refusal}),
        ways(project))];
  }
  const page = new ChangePage(opening);
  await page.restore();
  return page.element;
});

class ChangePage {

  constructor(opening) {
    this.opening = opening;
    this.choices = opening.choices;
    entitle(`项目变更　${opening.project}`);
    const before = new Map(Object.entries(opening.values).flatMap(([key, value]) => typeof value === 'object'
        ? Object.entries(value).map(([part, figure]) => [`${key}.${part}`, figure]) : [[key, value]]));
    this.before = before;
    this.reason = new ProseField({path: 'changeReason', label: '变更理由', required: true});
    this.address = new TextField({path: 'address', label: '建设地点', required: true});
    this.mode = new ChoiceField({path: 'constructionMode', label: '建设方式', required: true, choices: this.choices.constructionModes});
    this.plan = new PlanTable(this.choices, before);
    this.verdict = element('section', {className: 'filing-verdict', ariaLive: 'polite'});
    this.panel = new Panel({submit: '提交变更申请', total: this.plan.total, heading: this.verdict});
    this.asked = new Fields(() => [this.reason, this.address, this.mode, ...this.plan.fields]);
    this.draft = new DraftKeeper('/start-forms/project-change', () => this.typed());
    this.check = new LiveCheck(signal => post(`/changes/${encodeURIComponent(project)}/check`, {values: this.typed()}, signal),
        answer => this.checked(answer), problem => this.panel.problemList([{message: problem.message, field: null}], '未能核对：'));
    this.element = [this.form()];
    this.fill(opening.values);
  }

  form() {
    const part = (title, ...content) => element('fieldset', {}, element('legend', {textContent: title}), ...content);
    this.notice = element('div', {className: 'filing-notice', role: 'status', hidden: true});
    this.attached = new Documents();
    this.attached.open();
    const {policy} = this.choices;
    const form = element('form', {className: 'filing-form', noValidate: true}, element('div', {className: 'filing-main'}, this.notice,
        element('section', {className: 'filing-why'}, element('p', {}, element('b', {textContent: this.opening.name}),
            `　${this.opening.status}　批复补助${wan(this.opening.approved)}，已下达${wan(this.opening.released)}　`,
            fileLink(project)),
        element('p', {className: 'filing-note', textContent: `第二十八条：建设地点、建设方式、服务功能增减，或者建筑面积变化超过${policy.majorScaleLimit}%、`
          + `总投资变化超过${policy.majorInvestmentLimit}%的，属较大变更。变更办理期间暂停下达资金。`})),
        part('变更事项', element('div', {className: 'filing-grid'}, this.reason.element, this.address.element, this.mode.element)),
        part('变更后的服务功能和投资（已填入现行方案，改动处以橙色标出）', sheetTools(this.plan, () => this.changed()), this.plan.element),
        part('附件', this.attached.element)), this.panel.element);
    form.addEventListener('filing-change', () => this.changed());
    form.addEventListener('submit', event => {
      event.preventDefault();
      this.submit();
    });
    form.addEventListener('keydown', event => {
      if (event.key === 'Enter' && event.target.tagName === 'INPUT') {
        event.preventDefault();
      }
    });
    return form;
  }

  async restore() {
    const draft = await this.draft.find();
    if (!draft) {
      return;
    }
        const discard = element('button', {type: 'button', className: 'filing-link', textContent: '放弃草稿，从现行方案填写'});
    discard.addEventListener('click', async () => {
      if (await sure('放弃草稿', [element('p', {textContent: '草稿中的内容将被删除，不能恢复。'})], '放弃草稿', '保留草稿')) {
        await this.draft.discard();
        this.draft.end();
        location.reload();
      }
    });
    if (draft.values.projectNumber && draft.values.projectNumber !== project) {
      // one draft a process: to type here would overwrite it
      say(element('p', {role: 'alert', textContent: `您有项目${draft.values.projectNumber}的变更草稿尚未提交。`}),
          element('p', {className: 'filing-ways'}, element('a', {href: `/desk/change.html?project=${encodeURIComponent(draft.values.projectNumber)}`,
            textContent: '继续填写该草稿'}), discard));
      this.element = [document.querySelector('.filing-message')];
      return;
    }
    this.fill(over(this.typed(), draft.values));
    this.notice.replaceChildren('已恢复上次未提交的草稿。', discard);
    this.notice.hidden = false;
  }

  fill(values) {
    this.reason.typed = values.changeReason ?? '';
    this.address.typed = values.address ?? '';
    this.mode.typed = values.constructionMode ?? '';
    this.plan.typed = values;
    this.marks();
    this.check.changed();
  }

  typed() {
    return {projectNumber: project, changeReason: this.reason.typed, address: this.address.typed, constructionMode: this.mode.typed, ...this.plan.typed};
  }

  values() {
    return {...this.typed(), ...this.plan.variables};
  }

  marks() {
    mark(this.address, this.before.get('address') ?? '');
    mark(this.mode, this.before.get('constructionMode') ?? '');
    this.plan.mark();
  }

  changed() {
    this.marks();
    this.draft.changed();
    this.check.changed();
  }

  checked(answer) {
    this.answer = answer;
    this.unplaced = this.asked.tell(answer.problems);
    const {effect} = answer;
    this.verdict.replaceChildren(element('h2', {textContent: '变更性质和对补助的影响'}),
        element('p', {}, element('b', {className: `filing-kind filing-kind-${answer.kind || 'NONE'}`, textContent: answer.kindLabel || '尚未改动'})),
        element('dl', {className: 'filing-sums'}, ...[['现批复补助', wan(effect.before)], ['变更后补助', understood(effect.after, AMOUNT)],
          ['减少', effect.lowered === '0' ? '不变' : wan(effect.lowered)], ['已下达', wan(effect.released)],
          ...(effect.overpaid === '0' ? [] : [['须退回超拨', understood(effect.overpaid, AMOUNT)]])]
            .flatMap(([name, value]) => [element('dt', {textContent: name}), element('dd', {textContent: value})])),
        ...(answer.steps.length === 0 ? [] : [element('p', {className: 'filing-note', textContent: `提交后：${answer.steps.join(' → ')}`})]));
    this.panel.figures(answer.figures);
    this.panel.subsidy(answer.figures.subsidy, this.choices.policy, `补助测算（普惠按批复的${effect.rate}%）`);
    this.panel.findingList(answer.findings, '按已填内容，没有需要提示的事项。');
    const missing = this.asked.missing();
    this.panel.missing.textContent = missing === 0 ? '' : `还有${missing}项必填内容未填。`;
    if (!this.panel.problems.hidden) {
      this.panel.problemList(this.asked.problems());
    }
  }

  async submit() {
    this.asked.leave();
    let answer;
    try {
      answer = await this.check.last();
    } catch (problem) {
      this.panel.problemList([{message: problem.message, field: null}], '未能提交：');
      return;
    }
    const problems = [...this.asked.problems(), ...[...this.unplaced.map(({message}) => message), ...answer.refusals].map(message => ({message, field: null}))];
    this.panel.problemList(problems);
    if (problems.length > 0) {
      this.panel.problems.focus();
      return;
    }
    const handed = await submit({panel: this.panel, fields: this.asked, draft: this.draft,
      path: '/process-definition/key/project-change/submit-form', values: this.values()});
    if (handed !== null) {
      const attached = await this.attached.send(project);
      await done(project, `已提交 ${project} 的变更申请（${answer.kindLabel}）`,
          `/process-instances/${encodeURIComponent(handed.answer.id)}/outcome`, [], attached);
    }
  }
}
