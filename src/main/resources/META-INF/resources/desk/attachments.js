// The documents of a project (附件): listed, shown, downloaded, uploaded, made void. Every text that comes from people is set as text.

import {button, complaint, element, minute, say, sizeText, stylesheet} from './elements.js';
import {bytes, engine, get, post, upload} from './requests.js';
import {ask, open, words} from './verbs-dialog.js';

const VIEWER = '/desk/pdf-viewer.html';
/** For the viewer to start, in milliseconds. */
const PATIENCE = 20_000;
const REASON = 200;
const OPTION_OF_NO_TYPE = '请选择附件类型';

/**
 * Shows the documents of a project in an element.
 *
 * @param {HTMLElement} container
 * @param {{projectNumber: string, taskId?: string, canUpload?: boolean}} file canUpload: whether the task is the official's to work
 * @returns {() => void} takes it away again
 */
export function mount(container, {projectNumber, taskId = null, canUpload = false}) {
  const panel = new Panel(projectNumber, taskId, canUpload && taskId !== null);
  container.replaceChildren(stylesheet('attachments.css'), stylesheet('verbs.css'), panel.element);
  panel.open();
  return () => {
    panel.close();
    container.replaceChildren();
  };
}

class Panel {

  constructor(projectNumber, taskId, canUpload) {
    this.path = `/projects/${encodeURIComponent(projectNumber)}/attachments`;
    this.taskId = taskId;
    this.canUpload = canUpload;
    this.gone = new AbortController();
    this.required = element('p', {className: 'attachments-required', hidden: true});
    this.list = element('div', {className: 'attachments-list'}, element('p', {textContent: '正在读取附件……'}));
    this.message = complaint('attachments-message');
    this.element = element('section', {className: 'attachments', ariaLabel: '附件'}, this.required, this.list, this.message);
  }

  async open() {
    try {
      // first, for whoever may not see the project is told so
      await this.refresh();
      const [types, limits, task] = await Promise.all([get('/attachment-types', this.gone.signal),
        get('/attachment-limits', this.gone.signal), this.canUpload ? this.task() : null]);
      if (this.canUpload) {
        this.requiredTypes = types.filter(type => type.requiredAt.includes(task.taskDefinitionKey));
        this.element.insertBefore(new Upload(this, types, limits).element, this.message);
        this.showRequired();
      }
    } catch (problem) {
      this.fail(problem);
    }
  }

  /** The engine would say in English that there is none. */
  task() {
    return engine(`/task/${encodeURIComponent(this.taskId)}`, this.gone.signal).catch(problem => {
      throw this.gone.signal.aborted ? problem : new Error('任务已经办结或不由您办理，请刷新任务列表。');
    });
  }

  close() {
    this.gone.abort();
  }

  async refresh() {
    this.rows = await get(this.path, this.gone.signal);
    this.list.replaceChildren(this.rows.length === 0 ? element('p', {textContent: '尚无附件。'}) : this.table());
    this.showRequired();
  }

  showRequired() {
    const missing = (this.requiredTypes ?? []).filter(type => !this.rows?.some(row => row.type === type.type && !row.voided));
    this.required.hidden = missing.length === 0;
    this.required.textContent = `办结本任务须附${missing.map(type => `“${type.label}”`).join('、')}，尚未上传。`;
  }

  table() {
    const heads = ['类型', '文件名', '大小', '上传人', '上传时间', '上传环节', '操作'];
    return element('table', {},
        element('caption', {textContent: `附件共${this.rows.length}件`}),
        element('thead', {}, element('tr', {}, ...heads.map(head => element('th', {textContent: head, scope: 'col'})))),
        element('tbody', {}, ...this.rows.map(row => this.row(row))));
  }

  row(row) {
    const name = element('td', {className: 'attachments-name'}, element(row.voided ? 's' : 'span', {textContent: row.name}));
    if (row.voided) {
      const {byName, at, reason} = row.voided;
      name.append(element('div', {className: 'attachments-voided', textContent: `已作废：${byName}，${minute(at)}，原因：${reason}`}));
    }
    return element('tr', {className: row.voided ? 'attachments-void' : ''},
        cell(row.typeLabel), name, cell(sizeText(row.size)), cell(row.uploadedByName), cell(minute(row.uploadedAt)),
        cell(row.taskName), element('td', {className: 'attachments-actions'}, ...this.actions(row)));
  }

  actions(row) {
    const content = `${this.path}/${row.id}`;
    const actions = [element('a', {textContent: '下载', href: `/camunda/api/desk${content}/content`, download: row.name,
      ariaLabel: `下载${row.name}`})];
    if (row.preview) {
      actions.unshift(named(button('预览', () => this.preview(row, `${content}/preview`)), `预览${row.name}`));
    }
    if (this.canUpload && row.taskId === this.taskId && !row.voided) {
      actions.push(named(button('作废', () => this.makeVoid(row)), `作废${row.name}`));
    }
    return actions;
  }

  preview(row, path) {
    const view = row.mediaType.startsWith('image/') ? element('img', {src: `/camunda/api/desk${path}`, alt: row.name}) : this.pdf(row, path);
    const dialog = this.closing(open(row.name, view));
    dialog.classList.add('attachments-preview');
    dialog.querySelector('header').append(button('关闭', () => dialog.close()));
  }

  /** The browser's own viewer does not open in here; ours has no session, so the file is fetched for it. */
  pdf(row, path) {
    const frame = element('iframe', {title: row.name, src: VIEWER});
    frame.setAttribute('sandbox', 'allow-scripts');
    const late = setTimeout(() => refuse('文件无法预览，请下载后查看。'), PATIENCE);
    const refuse = sentence => frame.replaceWith(element('p', {className: 'attachments-message', role: 'alert', textContent: sentence}));
    const ready = async event => {
      if (event.source === frame.contentWindow && event.data === 'ready') {
        clearTimeout(late);
        window.removeEventListener('message', ready);
        try {
          const file = await bytes(path, this.gone.signal);
          frame.contentWindow?.postMessage(file, '*', [file]);
        } catch (problem) {
          refuse(problem.message);
        }
      }
    };
    window.addEventListener('message', ready, {signal: this.gone.signal});
    return frame;
  }

  makeVoid(row) {
    this.closing(ask({title: `作废“${row.name}”`, note: '作废后附件仍保留在项目档案中，以删除线显示，不能恢复。', submit: '确认作废',
      fields: [words('reason', '作废原因', REASON)]},
    values => post(`${this.path}/${row.id}/void`, values, this.gone.signal).then(() => this.refresh())));
  }

  /** A dialog goes with the panel. */
  closing(dialog) {
    this.gone.signal.addEventListener('abort', () => dialog.close(), {once: true});
    return dialog;
  }

  fail(problem) {
    if (!this.gone.signal.aborted) {
      if (this.list.querySelector('table') === null) {
        this.list.replaceChildren();
      }
      say(this.message, problem.message);
    }
  }
}

class Upload {

  constructor(panel, types, limits) {
    this.panel = panel;
    this.limits = limits;
    this.waiting = Promise.resolve();
    const required = panel.requiredTypes;
    this.type = element('select', {ariaLabel: '附件类型'}, element('option', {value: '', textContent: OPTION_OF_NO_TYPE}),
        ...required.map(type => element('option', {value: type.type, textContent: `${type.label}（本任务必需）`})),
        ...types.filter(type => !required.includes(type)).map(type => element('option', {value: type.type, textContent: type.label})));
    this.files = element('input', {type: 'file', multiple: true, accept: limits.extensions.map(name => `.${name}`).join(',')});
    this.progress = element('ul', {className: 'attachments-progress', ariaLive: 'polite'});
    const rule = `每个文件不超过${limits.maxSizeText}，格式：${limits.extensions.join('、')}`;
    const zone = element('label', {className: 'attachments-zone'},
        element('span', {}, '将文件拖到此处，或', element('b', {textContent: '选择文件'}), '（可多选）'), element('small', {textContent: rule}), this.files);
    this.element = element('div', {className: 'attachments-upload'},
        element('label', {className: 'attachments-type'}, '附件类型', this.type), zone, this.progress);
    this.files.addEventListener('change', () => {
      this.take([...this.files.files]);
      this.files.value = '';
    });
    for (const kind of ['dragenter', 'dragover']) {
      zone.addEventListener(kind, event => this.hover(event, zone, true));
    }
    zone.addEventListener('dragleave', event => this.hover(event, zone, false));
    zone.addEventListener('drop', event => {
      this.hover(event, zone, false);
      this.take([...event.dataTransfer.files]);
    });
  }

  hover(event, zone, over) {
    event.preventDefault();
    zone.classList.toggle('attachments-over', over);
  }

  /** One after the other, each with its own outcome. */
  take(files) {
    say(this.panel.message, '');
    const type = this.type.value;
    if (type === '') {
      say(this.panel.message, '请先选择附件类型，再选择文件。');
      this.type.focus();
      return;
    }
    for (const file of files) {
      const line = this.line(file);
      this.waiting = this.waiting.then(() => this.upload(file, type, line));
    }
  }

  line(file) {
    const bar = element('progress', {max: 1, value: 0, ariaLabel: `${file.name}的上传进度`});
    const outcome = element('span', {textContent: '等待上传'});
    const line = {bar, outcome, item: element('li', {}, element('span', {textContent: file.name}), bar, outcome)};
    this.progress.append(line.item);
    return line;
  }

  async upload(file, type, {bar, outcome, item}) {
    if (this.panel.gone.signal.aborted) {
      return;
    }
    try {
      this.check(file);
      outcome.textContent = '正在上传';
      await this.send(file, type, bar, outcome);
      bar.value = 1;
      outcome.textContent = '已上传';
      item.className = 'attachments-done';
      await this.panel.refresh();
    } catch (refused) {
      bar.hidden = true;
      outcome.textContent = refused.message;
      item.className = 'attachments-refused';
    }
  }

  /** What the server would say as well, before everything is sent to it. */
  check(file) {
    if (file.size > this.limits.maxSize) {
      throw new Error(`文件过大（${sizeText(file.size)}），单个文件不得超过${this.limits.maxSizeText}，请压缩或拆分后重新上传。`);
    }
  }

  send(file, type, bar, outcome) {
    const form = new FormData();
    form.append('type', type);
    form.append('taskId', this.panel.taskId);
    form.append('file', file);
    return upload(this.panel.path, form, {signal: this.panel.gone.signal, progress: share => {
      bar.value = share;
      outcome.textContent = share < 1 ? `正在上传（${Math.floor(100 * share)}%）` : '正在检查和保存';
    }});
  }
}

function cell(text) {
  return element('td', {textContent: text});
}

/** Which of several of the same label. */
function named(made, name) {
  return Object.assign(made, {ariaLabel: name, title: name});
}
