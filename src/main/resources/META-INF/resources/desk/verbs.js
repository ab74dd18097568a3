// The verbs at a task beside completing it: 转办, 委派, 退回, 催办, 抄送, 加签, 减签. Which of them there are the server says.

import {ask, button, people, person, words} from './verbs-dialog.js';
import {engine, get, post} from './requests.js';
import {element, stylesheet} from './elements.js';

const REASON = 200;
const OPINION = 1000;
const QUESTION = 500;
const RETURNING = ['RETURN', 'RECTIFY'];
/** How the acceptance calls it. */
const FAILING = '不通过';
const NOBODY = '本单位没有可以接办此任务的其他工作人员。';
const LOOK = 'btn btn-link verbs-button';

const VERBS = {
  TRANSFER: {
    label: '转办',
    async ask(task, done) {
      const colleagues = await get(`${path(task)}/colleagues`);
      if (colleagues.length === 0) {
        throw new Error(NOBODY);
      }
      ask({title: `转办“${task.name}”`, note: '转办后由所选同事办理，您不再是办理人。', submit: '确认转办',
        fields: [person('to', '转办给', colleagues), words('reason', '转办原因', REASON)]},
      values => post(`${path(task)}/transfer`, values).then(() => done('已转办。')));
    }
  },
  DELEGATE: {
    label: '委派',
    async ask(task, done) {
      const colleagues = await get(`${path(task)}/colleagues`);
      if (colleagues.length === 0) {
        throw new Error(NOBODY);
      }
      ask({title: `委派“${task.name}”`, note: '同事填写意见交回后，仍由您提交。', submit: '确认委派',
        fields: [person('to', '委派给', colleagues), words('reason', '委派事项', REASON)]},
      values => post(`${path(task)}/delegate`, values).then(() => done('已委派，待同事交回。')));
    }
  },
  GIVE_BACK: {
    label: '交回',
    ask: (task, done) => ask({title: `交回“${task.name}”`, note: '意见记入办理记录，任务交还委派人提交。', submit: '确认交回',
      fields: [words('opinion', '办理意见', OPINION)]},
    values => post(`${path(task)}/give-back`, values).then(() => done('已交回。')))
  },
  RECALL: {
    label: '收回委派',
    ask: (task, done) => ask({title: `收回“${task.name}”`, note: '不再等待受委派人的意见，任务由您继续办理。', submit: '确认收回',
      fields: [words('opinion', '收回原因', OPINION)]},
    values => post(`${path(task)}/give-back`, values).then(() => done('已收回。')))
  },
  CONSULT: {
    label: '加签',
    async ask(task, done) {
      const advisers = await get(`${path(task)}/advisers`);
      ask({title: `“${task.name}”加签`, note: '被征求的部门或同事提出意见后，或减签后，本任务才能提交；被征求的部门可以查看本项目档案。', submit: '确认加签',
        fields: [person('to', '征求意见的部门或同事', advisers), words('question', '征求事项', QUESTION)]},
      values => post(`${path(task)}/consult`, values).then(() => done('已加签，待答复。')));
    }
  },
  END_CONSULTATION: {
    label: '减签',
    async ask(task, done) {
      const open = (await get(`${path(task)}/consultations`)).filter(each => each.state === 'OPEN')
          .map(each => ({id: `${each.id}`, name: each.to, unit: each.question}));
      ask({title: `“${task.name}”减签`, note: '不再等待其意见，减签记入办理记录。', submit: '确认减签',
        fields: [person('consultation', '不再征求', open), words('reason', '减签原因', REASON)]},
      values => post(`${path(task)}/end-consultation`, values).then(() => done('已减签。')));
    }
  },
  COPY: {
    label: '抄送',
    async ask(task, done) {
      const recipients = await get(`${path(task)}/recipients`);
      ask({title: `抄送“${task.name}”`, note: '只列有权查看本项目档案的人员；抄送不改变办理人。', submit: '确认抄送',
        fields: [people('to', '抄送给', recipients), words('opinion', '抄送说明（可不填）', REASON, false)]},
      values => post(`${path(task)}/copy`, values).then(() => done('已抄送。')));
    }
  },
  URGE: {
    label: '催办',
    ask: (task, done) => urge(task.id, task.name, () => done('已催办。'))
  }
};

/** Asks why, and urges. */
export function urge(task, name, done) {
  ask({title: `催办“${name}”`, note: '催办内容记入办理记录，并通知办理人。', submit: '确认催办', fields: [words('reason', '催办内容', REASON)]},
      values => post(`${path({id: task})}/urge`, values).then(done));
}

/** The buttons at the task that is open; they follow it. */
export class Verbs {

  /** @param {() => void} changed what to do where a task has changed hands */
  constructor(changed) {
    this.changed = changed;
    this.outcome = element('span', {className: 'verbs-outcome', role: 'status'});
    this.buttons = element('span', {});
    this.element = element('span', {className: 'verbs'}, stylesheet('verbs.css'), this.buttons, this.outcome);
    this.asked = new AbortController();
  }

  async show(task) {
    this.asked.abort();
    this.asked = new AbortController();
    if (task?.id !== this.task?.id) {
      this.say('');
    }
    this.task = task;
    if (!task?.id) {
      this.buttons.replaceChildren();
      return;
    }
    try {
      const [verbs, option] = await Promise.all([get(`${path(task)}/verbs`, this.asked.signal), returning(task, this.asked.signal)]);
      this.buttons.replaceChildren(...Object.entries(VERBS).filter(([name]) => verbs.includes(name)).map(([, verb]) => this.button(task, verb)));
      if (option >= 0 && verbs.includes('TRANSFER')) {
        this.buttons.prepend(button('退回', () => this.sendBack(option), LOOK));
      }
    } catch (problem) {
      // another task has been opened, or the session is at its end: the page says so by itself
      this.buttons.replaceChildren();
    }
  }

  close() {
    this.asked.abort();
  }

  button(task, verb) {
    return button(verb.label, async () => {
      this.say('');
      try {
        await verb.ask(task, outcome => {
          this.say(outcome);
          this.changed();
          this.show(this.task);
        });
      } catch (refused) {
        this.say(refused.message, true);
      }
    }, LOOK);
  }

  /** The form itself returns: what is missing is her opinion. */
  async sendBack(option) {
    this.say('');
    document.querySelector('.task-details .nav-tabs li a, .task-details .nav-tabs li')?.click();
    const choice = await appears(`.task-details [id$='-field_decision-${option}']`);
    if (!choice) {
      this.say('表单尚未打开，请稍后重试。', true);
      return;
    }
    // it is hers who begins, also where it is the page that ticks for her
    document.dispatchEvent(new Event('facility-begins'));
    choice.click();
    const opinion = document.querySelector(".task-details [id$='-field_opinion']");
    opinion?.scrollIntoView({block: 'center'});
    opinion?.focus();
    this.say('已选择退回，请填写意见后提交。');
  }

  say(sentence, problem = false) {
    this.outcome.textContent = sentence;
    this.outcome.classList.toggle('verbs-refused', problem);
  }
}

/** Which option of the form returns the file; -1 where none does. */
async function returning(task, signal) {
  const form = await engine(`/task/${encodeURIComponent(task.id)}/deployed-form`, signal).catch(() => ({components: []}));
  const decision = form.components.find(component => component.key === 'decision');
  return decision?.values.findIndex(({value, label}) => RETURNING.includes(value) || label === FAILING) ?? -1;
}

async function appears(selector) {
  for (let patience = 0; patience < 50; patience++) {
    const found = document.querySelector(selector);
    if (found) {
      return found;
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  return null;
}

function path(task) {
  return `/tasks/${encodeURIComponent(task.id)}`;
}
