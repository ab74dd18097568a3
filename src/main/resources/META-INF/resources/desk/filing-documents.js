// Documents that go along with an application or a change: chosen while it is written, uploaded as soon as it is handed in and there is a
// file to put them in.

import {element, sizeText} from './elements.js';
import {get, upload} from './requests.js';

export class Documents {

  constructor() {
    this.chosen = [];
    this.list = element('ul', {className: 'filing-documents'});
    this.said = element('p', {className: 'filing-note', role: 'alert'});
    this.type = element('select', {id: 'filing-document-type'}, element('option', {value: '', textContent: '请选择附件类型'}));
    this.file = element('input', {type: 'file', multiple: true, id: 'filing-document', className: 'filing-file'});
    this.file.addEventListener('change', () => {
      this.take([...this.file.files]);
      this.file.value = '';
    });
    this.element = element('div', {}, element('div', {className: 'filing-tools'},
        element('label', {htmlFor: 'filing-document-type', textContent: '附件类型'}), this.type,
        element('label', {className: 'filing-plain', htmlFor: 'filing-document'}, '选择文件', this.file)), this.said, this.list);
  }

  async open() {
    const [types, limits] = await Promise.all([get('/attachment-types'), get('/attachment-limits')]);
    this.limits = limits;
    this.type.append(...types.map(type => element('option', {value: type.type, textContent: type.label})));
    this.file.accept = limits.extensions.map(name => `.${name}`).join(',');
    this.said.textContent = `随表上传，提交时一并存入项目档案；每个文件不超过${limits.maxSizeText}，格式：${limits.extensions.join('、')}。文件不随草稿保存。`;
  }

  take(files) {
    if (this.type.value === '') {
      this.said.textContent = '请先选择附件类型，再选择文件。';
      this.type.focus();
      return;
    }
    for (const file of files) {
      if (file.size > this.limits.maxSize) {
        this.said.textContent = `“${file.name}”过大（${sizeText(file.size)}），单个文件不得超过${this.limits.maxSizeText}。`;
      } else {
        this.add({type: this.type.value, label: this.type.selectedOptions[0].textContent, file});
      }
    }
  }

  add(document) {
    const away = element('button', {type: 'button', className: 'filing-link', textContent: '移除', ariaLabel: `移除${document.file.name}`});
    const item = element('li', {}, `${document.label}　${document.file.name}（${sizeText(document.file.size)}）　`, away);
    away.addEventListener('click', () => {
      this.chosen.splice(this.chosen.indexOf(document), 1);
      item.remove();
    });
    this.chosen.push(document);
    this.list.append(item);
  }

  /**
   * Uploads them to the project, one after the other.
   *
   * @returns what became of each, to be shown; those that failed can be tried again
   */
  async send(project) {
    const outcome = element('ul', {className: 'filing-documents', ariaLive: 'polite'});
    for (const document of this.chosen) {
      outcome.append(await this.sendOne(project, document));
    }
    return this.chosen.length === 0 ? [] : [element('p', {textContent: '附件：'}), outcome];
  }

  async sendOne(project, document) {
    const item = element('li', {textContent: `${document.label}　${document.file.name}：正在上传`});
    const form = new FormData();
    form.append('type', document.type);
    form.append('start', 'true');
    form.append('file', document.file);
    try {
      await upload(`/projects/${encodeURIComponent(project)}/attachments`, form);
      item.textContent = `${document.label}　${document.file.name}：已上传`;
    } catch (problem) {
      const again = element('button', {type: 'button', className: 'filing-link', textContent: '重新上传'});
      again.addEventListener('click', async () => item.replaceWith(await this.sendOne(project, document)));
      item.replaceChildren(element('span', {className: 'filing-bad', textContent: `${document.label}　${document.file.name}：未上传，${problem.message}`}), again);
    }
    return item;
  }
}
