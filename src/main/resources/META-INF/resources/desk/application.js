// 项目申报 as a page of its own, and the same for 补正: application.html?task=<id>.

import {mount as mountAttachments} from './attachments.js';
import {element} from './elements.js';
import {ChoiceField, CountField, DayField, ProseField, SelectField, StreetField, TextField, TickField} from './filing-fields.js';
import {Documents} from './filing-documents.js';
import {DraftKeeper, Fields, LiveCheck, done, entitle, fileLink, open, over, submit, sure} from './filing-page.js';
import {Panel, findingItem} from './filing-panel.js';
import {PlanTable} from './filing-plan.js';
import {sheetTools} from './filing-sheet.js';
import {get, post} from './requests.js';
import {NUMBER} from './typed.js';

const task = new URLSearchParams(location.search).get('task');
const RENOVATION = 'RENOVATION';

open(task === null ? '项目申报' : '补正申报材料', async () => {
  const opening = await get('/applications/form');
  document.documentElement.dataset.engine = opening.choices.engine;
  const written = task === null ? null : await get(`/tasks/${encodeURIComponent(task)}/application`);
  const page = new ApplicationPage(opening, written);
  await page.restore();
  return page.element;
});

class ApplicationPage {

  constructor({choices, rounds, previous}, written) {
    this.choices = choices;
    this.previous = previous;
    this.written = written;
    this.own = new Map(choices.districts.map(district => [district.code, district]));
    if (written) {
      entitle(`补正申报材料　${written.project}`);
    }
    const text = (path, label, about = {}) => new TextField({path, label, ...about});
    const tick = (path, label, hint) => new TickField({path, label, hint});
    this.decision = written && new ChoiceField({path: 'decision', label: '办理结论', required: true,
      choices: [{value: 'RESUBMIT', label: '重新申报'}, {value: 'WITHDRAW', label: '撤回申报'}]});
    this.opinion = written && new ProseField({path: 'opinion', label: '意见'});
    this.fields = {
      projectName: text('projectName', '项目名称', {required: true}),
      projectUnit: text('projectUnit', '项目单位', {required: true}),
      creditCode: text('creditCode', '统一社会信用代码', {required: true, hint: '项目单位的18位代码'}),
      applicationDate: new DayField({path: 'applicationDate', label: '申报日期', required: true, today: choices.today}),
      districtCode: new SelectField({path: 'districtCode', label: '所在区', required: true,
        choices: choices.districts.map(({code, name}) => ({value: code, label: name}))}),
      street: new StreetField({path: 'street', label: '街乡镇', required: true}),
      address: text('address', '建设地点', {required: true, hint: '详细地址'}),
      solicitationId: new SelectField({path: 'solicitationId', label: '征集批次', choices: [{value: '', label: '不属于年度征集'},
        ...rounds.map(round => ({value: round.id, label: `${round.name}（${round.deadline}截止）`}))]}),
      constructionMode: new ChoiceField({path: 'constructionMode', label: '建设方式', required: true, choices: choices.constructionModes}),
      facilityForm: new ChoiceField({path: 'facilityForm', label: '设施形式', required: true, choices: choices.facilityForms}),
      meetsGuideline: tick('meetsGuideline', '符合建设导则（第六条）', '《城市社区嵌入式服务设施建设导则（试行）》等规范要求'),
      newResidentialArea: tick('newResidentialArea', '位于新建居住区（第六条）'),
      meetsResidentialQuota: tick('meetsResidentialQuota', '落实居住公共服务设施配置指标（第六条）'),
      stateOwnedProperty: tick('stateOwnedProperty', '使用国有房产（第十条）'),
      stateAssetProcedureDone: tick('stateAssetProcedureDone', '已履行国有资产管理程序（第十条）'),
      renovationConditionsMet: tick('renovationConditionsMet', '符合改造条件（第十一条）', '符合法定规划、日照、技术规范标准及行业部门管理要求'),
      consultedResidents: new CountField({path: 'consultedResidents', label: '征询居民人数（第二十一条）', kind: NUMBER}),
      consultationSummary: new ProseField({path: 'consultationSummary', label: '征询意见情况', hint: '周边居民及辖区企业的意见，征询方式和结果'}),
      otherMunicipalFunds: tick('otherMunicipalFunds', '已获其他渠道市级资金（第二十二、二十三条）'),
      otherMunicipalFundsDetail: new ProseField({path: 'otherMunicipalFundsDetail', label: '其他渠道市级资金说明'}),
      justification: new ProseField({path: 'justification', label: '例外说明', hint: '未满足原则性要求的，说明理由，由市发展改革委审定'})
    };
    this.plan = new PlanTable(choices);
    this.panel = new Panel({submit: written ? '提交' : '提交申报', total: this.plan.total});
    this.asked = new Fields(() => this.order());
    this.draft = new DraftKeeper(task === null ? '/start-forms/project-lifecycle' : `/tasks/${encodeURIComponent(task)}`, () => this.typed());
    this.check = new LiveCheck(signal => post('/applications/check', {values: this.typed(), project: written?.project}, signal),
        answer => this.checked(answer), problem => this.panel.problemList([{message: problem.message, field: null}], '未能核对：'));
    this.element = [this.form()];
    this.begin();
  }

  form() {
    const grid = (...fields) => element('div', {className: 'filing-grid'}, ...fields.map(field => field.element));
    const part = (title, ...content) => element('fieldset', {}, element('legend', {textContent: title}), ...content);
    const {fields} = this;
    this.sheet = element('div', {}, part('项目基本情况', grid(fields.projectName, fields.projectUnit, fields.creditCode, fields.applicationDate,
        fields.districtCode, fields.street, fields.address, fields.solicitationId, fields.constructionMode, fields.facilityForm)),
    part('建设条件', grid(fields.meetsGuideline, fields.newResidentialArea, fields.meetsResidentialQuota, fields.stateOwnedProperty,
        fields.stateAssetProcedureDone, fields.renovationConditionsMet)),
    part('征询意见和资金', grid(fields.consultedResidents, fields.otherMunicipalFunds, fields.consultationSummary, fields.otherMunicipalFundsDetail)),
    part('服务功能和投资', this.policy(), sheetTools(this.plan, () => this.changed()), this.plan.element),
    this.exception = part('例外说明', grid(fields.justification)));
    const form = element('form', {className: 'filing-form', noValidate: true},
        element('div', {className: 'filing-main'}, ...this.head(), this.sheet, ...this.documents()), this.panel.element);
    form.addEventListener('filing-change', () => this.changed());
    form.addEventListener('submit', event => {
      event.preventDefault();
      this.submit();
    });
    // no hand-in by Enter in the middle of the form
    form.addEventListener('keydown', event => {
      if (event.key === 'Enter' && event.target.tagName === 'INPUT') {
        event.preventDefault();
      }
    });
    return form;
  }

  head() {
    this.notice = element('div', {className: 'filing-notice', role: 'status', hidden: true});
    if (this.written) {
      const {findings, project, name} = this.written;
      return [this.notice, element('section', {className: 'filing-why'},
          element('p', {}, element('b', {textContent: name}), '　', fileLink(project)),
          element('p', {textContent: findings.length > 0 ? '退回时的审查发现：' : '退回原因见档案中的审批意见。'}),
          element('ul', {className: 'filing-findings'}, ...findings.map(findingItem)),
          element('div', {className: 'filing-grid'}, this.decision.element, this.opinion.element))];
    }
    const list = element('select', {id: 'filing-copy'}, element('option', {value: '', textContent: '请选择'}),
        ...this.previous.map(({number, name, status}) => element('option', {value: number, textContent: `${number} ${name}（${status}）`})));
    const copy = element('button', {type: 'button', className: 'filing-plain', textContent: '复制'});
    copy.addEventListener('click', () => list.value !== '' && this.copy(list.value));
    return [this.notice, element('div', {className: 'filing-tools filing-copy', hidden: this.previous.length === 0},
        element('label', {htmlFor: 'filing-copy', textContent: '从本区以往申报复制'}), list, copy)];
  }

  policy() {
    const {policy} = this.choices;
    return element('p', {className: 'filing-note', textContent: `第七条：原则上不少于${policy.minFunctions}项；${policy.keyFunctions.join('、')}中不少于${policy.minKeyFunctions}项；`
      + `${policy.coreFunctions.join('、')}原则上至少1项。灰色为第七条未列入的类别。`});
  }

  documents() {
    if (!this.written) {
      this.attached = new Documents();
      this.attached.open();
      return [element('fieldset', {}, element('legend', {textContent: '附件'}), this.attached.element)];
    }
    const place = element('div');
    mountAttachments(place, {projectNumber: this.written.project, taskId: task, canUpload: true});
    return [element('fieldset', {}, element('legend', {textContent: '附件'}), place)];
  }

  /** What she finds when there is no draft. */
  begin() {
    const {fields} = this;
    if (this.written) {
      this.fill(this.written.values);
      this.decision.typed = 'RESUBMIT';
    } else {
      fields.applicationDate.typed = this.choices.today;
      fields.districtCode.typed = this.choices.districts[0].code;
      const rounds = [...fields.solicitationId.input.options].filter(option => option.value !== '');
      fields.solicitationId.typed = rounds.length === 1 ? rounds[0].value : '';
    }
    fields.districtCode.input.disabled = this.own.size === 1 || this.written !== null;
    this.arrange();
    this.check.changed();
  }

  async restore() {
    const draft = await this.draft.find();
    if (!draft) {
      return;
    }
    this.fill(over(this.typed(), draft.values));
    const again = element('button', {type: 'button', className: 'filing-link', textContent: this.written ? '放弃草稿，恢复为已申报内容' : '放弃草稿，重新填写'});
    again.addEventListener('click', async () => {
      if (await sure('放弃草稿', [element('p', {textContent: '草稿中的内容将被删除，不能恢复。'})], '放弃草稿', '保留草稿')) {
        await this.draft.discard();
        this.draft.end();
        location.reload();
      }
    });
    this.notice.replaceChildren('已恢复上次未提交的草稿。', again);
    this.notice.hidden = false;
  }

  async copy(number) {
    const before = this.typed();
    try {
      const {values} = await get(`/applications/${encodeURIComponent(number)}`);
      this.fill({...values, applicationDate: before.applicationDate, solicitationId: before.solicitationId});
      this.changed();
      const undo = element('button', {type: 'button', className: 'filing-link', textContent: '撤销复制'});
      undo.addEventListener('click', () => {
        this.fill(before);
        this.changed();
        this.notice.replaceChildren('已撤销复制。');
      });
      this.notice.replaceChildren(`已复制${number}的内容（申报日期和征集批次除外），请逐项核对修改。`, undo);
    } catch (problem) {
      this.notice.replaceChildren(problem.message);
    }
    this.notice.hidden = false;
  }

  fill(values) {
    for (const [path, field] of Object.entries(this.all())) {
      const value = values[path];
      field.typed = typeof value === 'boolean' ? value : value === undefined || value === null ? '' : String(value);
    }
    this.plan.typed = values;
    this.arrange();
    this.check.changed();
  }

  all() {
    return this.written ? {...this.fields, decision: this.decision, opinion: this.opinion} : this.fields;
  }

  get withdrawn() {
    return this.decision?.typed === 'WITHDRAW';
  }

  changed() {
    this.arrange();
    this.draft.changed();
    this.check.changed();
  }

  /** What does not apply is not asked. */
  arrange() {
    const {fields} = this;
    const ask = (field, applies) => {
      field.element.hidden = !applies;
    };
    ask(fields.meetsResidentialQuota, fields.newResidentialArea.typed);
    ask(fields.stateAssetProcedureDone, fields.stateOwnedProperty.typed);
    ask(fields.renovationConditionsMet, fields.constructionMode.typed === RENOVATION);
    ask(fields.otherMunicipalFundsDetail, fields.otherMunicipalFunds.typed);
    ask(fields.solicitationId, fields.solicitationId.input.options.length > 1);
    this.exception.hidden = !this.exceptional && fields.justification.typed === '';
    fields.justification.element.hidden = this.exception.hidden;
    const district = fields.districtCode.typed;
    if (district !== this.district) {
      this.district = district;
      fields.street.offer(this.own.get(district)?.streets ?? []);
    }
    if (this.written) {
      this.sheet.hidden = this.withdrawn;
      this.opinion.required = this.withdrawn;
      this.opinion.element.hidden = !this.withdrawn && this.opinion.typed === '';
    }
  }

  order() {
    const asked = this.withdrawn ? [] : [...Object.values(this.fields).filter(field => !field.element.hidden && field !== this.fields.justification),
      ...this.plan.fields, ...this.fields.justification.element.hidden ? [] : [this.fields.justification]];
    return [...this.written ? [this.decision, this.opinion] : [], ...asked];
  }

  /** As typed. What is not asked is not said. */
  typed() {
    const values = {};
    for (const [path, field] of Object.entries(this.all())) {
      values[path] = field.element.hidden && field.typed !== true ? field.typed === false ? false : '' : field.element.hidden ? false : field.typed;
    }
    return {...values, ...this.plan.typed};
  }

  /** As understood. */
  values() {
    const values = {};
    for (const [path, field] of Object.entries(this.all())) {
      values[path] = field.element.hidden ? field instanceof TickField ? false : '' : field.read().value ?? '';
    }
    return {...values, ...this.plan.variables};
  }

  checked(answer) {
    this.exceptional = answer.justification;
    this.arrange();
    this.unplaced = this.asked.tell(answer.problems);
    this.panel.figures(answer.figures);
    this.panel.subsidy(answer.figures.subsidy, this.choices.policy);
    // of an empty form everything could be found
    const begun = this.written !== null || this.asking || answer.figures.area !== '0';
    this.panel.findingList(begun ? answer.findings : [], begun ? '按已填内容，未发现不符合办法要求的事项。' : '填写服务功能后，随填随核对。');
    this.count();
    if (!this.panel.problems.hidden) {
      this.panel.problemList(this.asked.problems());
    }
  }

  count() {
    const missing = this.asked.missing();
    this.panel.missing.textContent = missing === 0 ? '' : `还有${missing}项必填内容未填。`;
  }

  async submit() {
    this.asking = true;
    this.asked.leave();
    if (this.withdrawn) {
      const problems = this.asked.problems();
      this.panel.problemList(problems);
      if (problems.length === 0 && await sure('撤回申报', [element('p', {textContent: '撤回后本次申报结束，不能恢复。'})], '撤回申报', '返回')) {
        await this.handIn();
      }
      return;
    }
    let answer;
    try {
      answer = await this.check.last();
    } catch (problem) {
      this.panel.problemList([{message: problem.message, field: null}], '未能提交：');
      return;
    }
    const problems = [...this.asked.problems(), ...this.unplaced.map(({message}) => ({message, field: null}))];
    this.panel.problemList(problems);
    if (problems.length > 0) {
      this.panel.problems.focus();
      return;
    }
    const blocking = answer.findings.filter(finding => finding.severity === 'VIOLATION'
        || finding.severity === 'EXCEPTION' && this.fields.justification.typed.trim() === '');
    if (blocking.length === 0 || await sure('提交后将退回补正', [element('p', {textContent: '以下事项不符合办法要求，提交后系统将退回补正：'}),
      element('ul', {className: 'filing-findings'}, ...blocking.map(findingItem))], '仍然提交')) {
      await this.handIn();
    }
  }

  async handIn() {
    const path = task === null ? '/process-definition/key/project-lifecycle/submit-form' : `/task/${encodeURIComponent(task)}/submit-form`;
    const handed = await submit({panel: this.panel, fields: this.asked, draft: this.draft, path, values: this.values()});
    if (handed === null) {
      return;
    }
    const number = this.written?.project ?? handed.answer.businessKey;
    const attached = await this.attached?.send(number) ?? [];
    await done(number, `${this.withdrawn ? '已撤回申报' : '已提交'} ${number}`,
        task === null ? `/process-instances/${encodeURIComponent(handed.answer.id)}/outcome` : `/tasks/${encodeURIComponent(task)}/outcome`,
        task === null ? [element('a', {href: '/desk/application.html', textContent: '再申报一个项目'})] : [], attached);
  }
}
