// The documents of a project (附件): listed, shown, downloaded, uploaded, made void. Every text that comes from people is set as text.

const API = '/camunda/api/desk';
/** That of the page: /camunda/app/tasklist/default/ */
const ENGINE = `/camunda/api/engine/engine/${location.pathname.split('/')[4]}`;
const VIEWER = '/desk/pdf-viewer.html';
/** For the viewer to start, in milliseconds. */
const PATIENCE = 20_000;
const BROKEN = '未能连接到服务器，请检查网络后重试。';
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
  container.replaceChildren(stylesheet(), panel.element);
  panel.open();
  return () => {
    panel.close();
    container.replaceChildren();
  };
}

class Panel {

  constructor(projectNumber, taskId, canUpload) {
    this.path = `${API}/projects/${encodeURIComponent(projectNumber)}/attachments`;
    this.taskId = taskId;
    this.canUpload = canUpload;
    this.gone = new AbortController();
    this.required = element('p', {className: 'attachments-required', hidden: true});
    this.list = element('div', {className: 'attachments-list'}, element('p', {textContent: '正在读取附件……'}));
    this.message = element('p', {className: 'attachments-message', role: 'alert', hidden: true});
    this.element = element('section', {className: 'attachments', ariaLabel: '附件'}, this.required, this.list, this.message);
  }

  async open() {
    try {
      // first, for whoever may not see the project is told so
      await this.refresh();
      const [types, limits, task] = await Promise.all([this.get(`${API}/attachment-types`), this.get(`${API}/attachment-limits`),
        this.canUpload ? this.task() : null]);
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
    return this.get(`${ENGINE}/task/${encodeURIComponent(this.taskId)}`).catch(problem => {
      throw this.gone.signal.aborted ? problem : new Error('任务已经办结或不由您办理，请刷新任务列表。');
    });
  }

  close() {
    this.gone.abort();
    this.element.querySelectorAll('dialog').forEach(dialog => dialog.close());
  }

  async refresh() {
    this.rows = await this.get(this.path);
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
    const actions = [element('a', {textContent: '下载', href: `${content}/content`, download: row.name, ariaLabel: `下载${row.name}`})];
    if (row.preview) {
      actions.unshift(button('预览', `预览${row.name}`, () => this.preview(row, `${content}/preview`)));
    }
    if (this.canUpload && row.taskId === this.taskId && !row.voided) {
      actions.push(button('作废', `作废${row.name}`, () => this.makeVoid(row)));
    }
    return actions;
  }

  preview(row, address) {
    const view = row.mediaType.startsWith('image/') ? element('img', {src: address, alt: row.name}) : this.pdf(row, address);
    this.dialog(row.name, 'attachments-preview', view);
  }

  /** The browser's own viewer does not open in here; ours has no session, so the file is fetched for it. */
  pdf(row, address) {
    const frame = element('iframe', {title: row.name, src: VIEWER});
    frame.setAttribute('sandbox', 'allow-scripts');
    const late = setTimeout(() => refuse('文件无法预览，请下载后查看。'), PATIENCE);
    const refuse = sentence => frame.replaceWith(element('p', {className: 'attachments-message', role: 'alert', textContent: sentence}));
    const ready = async event => {
      if (event.source === frame.contentWindow && event.data === 'ready') {
        clearTimeout(late);
        window.removeEventListener('message', ready);
        try {
          const file = await this.fetch(address, {}).then(response => response.arrayBuffer());
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
    const reason = element('input', {type: 'text', maxLength: 200, required: true});
    const problem = element('p', {className: 'attachments-message', role: 'alert', hidden: true});
    const form = element('form', {},
        element('p', {textContent: '作废后附件仍保留在项目档案中，以删除线显示，不能恢复。'}),
        element('label', {}, '作废原因', reason), problem,
        element('button', {textContent: '确认作废', className: 'btn btn-danger'}));
    const dialog = this.dialog(`作废“${row.name}”`, 'attachments-reason', form);
    reason.focus();
    form.addEventListener('submit', async event => {
      event.preventDefault();
      try {
        await this.post(`${this.path}/${row.id}/void`, {reason: reason.value});
        dialog.close();
        await this.refresh();
      } catch (refused) {
        show(problem, refused.message);
      }
    });
  }

  dialog(title, className, content) {
    const dialog = element('dialog', {className: `attachments-dialog ${className}`, ariaLabel: title},
        element('header', {}, element('h4', {textContent: title}), button('关闭', '关闭', () => dialog.close())), content);
    dialog.addEventListener('close', () => dialog.remove());
    this.element.append(dialog);
    dialog.showModal();
    return dialog;
  }

  fail(problem) {
    if (!this.gone.signal.aborted) {
      if (this.list.querySelector('table') === null) {
        this.list.replaceChildren();
      }
      show(this.message, problem.message);
    }
  }

  get(address) {
    return this.send(address, {});
  }

  post(address, body) {
    return this.send(address, {method: 'POST', body: JSON.stringify(body),
      headers: {'Content-Type': 'application/json', 'X-XSRF-TOKEN': token()}});
  }

  async send(address, options) {
    const response = await this.fetch(address, {...options, headers: {Accept: 'application/json', ...options.headers}});
    return response.json();
  }

  async fetch(address, options) {
    let response;
    try {
      response = await fetch(address, {...options, signal: this.gone.signal});
    } catch (unreachable) {
      throw new Error(BROKEN);
    }
    if (!response.ok) {
      const answer = await response.json().catch(() => ({}));
      throw new Error(answer.message ?? `服务器未能处理（${response.status}），请稍后重试。`);
    }
    return response;
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
    this.panel.message.hidden = true;
    const type = this.type.value;
    if (type === '') {
      show(this.panel.message, '请先选择附件类型，再选择文件。');
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

  /** By the older of the two ways: the other one tells nothing of its progress. */
  send(file, type, bar, outcome) {
    const form = new FormData();
    form.append('type', type);
    form.append('taskId', this.panel.taskId);
    form.append('file', file);
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('POST', this.panel.path);
      request.setRequestHeader('Accept', 'application/json');
      request.setRequestHeader('X-XSRF-TOKEN', token());
      request.responseType = 'json';
      request.upload.addEventListener('progress', event => {
        bar.value = event.loaded / event.total;
        outcome.textContent = event.loaded < event.total ? `正在上传（${Math.floor(100 * bar.value)}%）` : '正在检查和保存';
      });
      request.addEventListener('load', () => request.status === 201 ? resolve()
          : reject(new Error(request.response?.message ?? `服务器未能处理（${request.status}），请稍后重试。`)));
      request.addEventListener('error', () => reject(new Error(BROKEN)));
      request.addEventListener('abort', () => reject(new Error('已取消上传。')));
      this.panel.gone.signal.addEventListener('abort', () => request.abort(), {once: true});
      request.send(form);
    });
  }
}

function element(name, properties, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    made[key] = value;
  }
  made.append(...children);
  return made;
}

function cell(text) {
  return element('td', {textContent: text});
}

function button(text, label, action) {
  const made = element('button', {type: 'button', textContent: text, ariaLabel: label, className: 'btn btn-default btn-xs'});
  made.addEventListener('click', action);
  return made;
}

function show(place, sentence) {
  place.textContent = sentence;
  place.hidden = false;
}

function stylesheet() {
  return element('link', {rel: 'stylesheet', href: new URL('attachments.css', import.meta.url).href});
}

/** The web applications' token against forged requests. */
function token() {
  const cookie = document.cookie.split('; ').find(each => each.startsWith('XSRF-TOKEN='));
  return cookie === undefined ? '' : decodeURIComponent(cookie.slice('XSRF-TOKEN='.length));
}

/** Times come in Beijing's. */
function minute(time) {
  return time.slice(0, 16).replace('T', ' ');
}

function sizeText(bytes) {
  if (bytes < 1024) {
    return `${bytes} 字节`;
  }
  const units = bytes < 1024 * 1024 ? [1024, 'KB'] : [1024 * 1024, 'MB'];
  return `${Number((bytes / units[0]).toFixed(1))} ${units[1]}`;
}
