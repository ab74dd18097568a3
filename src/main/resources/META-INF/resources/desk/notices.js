// What the official was told: how much of it is new, and the list. Every text that comes from people is set as text.

import {button, element, minute, stylesheet} from './elements.js';
import {get, post} from './requests.js';

const EVERY = 60_000;
const TABS = [
  {label: '未读', query: 'unread=true'},
  {label: '全部', query: ''},
  {label: '催办', query: 'kind=URGED'},
  {label: '抄送我的', query: 'kind=COPIED'}
];

export class Bell {

  /** @param {HTMLElement} node where it hangs */
  constructor(node) {
    this.gone = new AbortController();
    this.count = element('b', {className: 'notices-count', hidden: true});
    this.bell = element('a', {href: '#', className: 'notices-bell', role: 'button', ariaExpanded: 'false'},
        element('span', {className: 'glyphicon glyphicon-bell'}), ' 消息 ', this.count);
    this.list = element('div', {className: 'notices-list'});
    this.tabs = TABS.map(tab => button(tab.label, () => this.show(tab)));
    this.panel = element('section', {className: 'notices-panel', hidden: true, ariaLabel: '消息'},
        element('header', {}, element('div', {className: 'notices-tabs'}, ...this.tabs), button('全部标为已读', () => this.readAll())),
        this.list);
    node.append(stylesheet('notices.css'), this.bell, this.panel);
    const signal = this.gone.signal;
    this.bell.addEventListener('click', event => {
      event.preventDefault();
      this.toggle();
    }, {signal});
    document.addEventListener('click', event => node.contains(event.target) || this.fold(), {signal});
    document.addEventListener('keydown', event => event.key === 'Escape' && this.fold(), {signal});
    document.addEventListener('visibilitychange', () => this.ask(), {signal});
    this.clock = setInterval(() => this.ask(), EVERY);
    this.ask();
  }

  close() {
    this.gone.abort();
    clearInterval(this.clock);
  }

  /** How many are new; not while nobody looks. */
  async ask() {
    if (document.hidden) {
      return;
    }
    try {
      const {unread} = await get('/notices/count', this.gone.signal);
      this.count.hidden = unread === 0;
      this.count.textContent = unread > 99 ? '99+' : String(unread);
      this.bell.setAttribute('aria-label', `消息，未读${unread}条`);
    } catch {
      // she is not signed in yet, or no more; it is asked again
      this.count.hidden = true;
    }
  }

  toggle() {
    if (this.panel.hidden) {
      this.panel.hidden = false;
      this.bell.ariaExpanded = 'true';
      this.show(TABS[0]);
    } else {
      this.fold();
    }
  }

  fold() {
    this.panel.hidden = true;
    this.bell.ariaExpanded = 'false';
  }

  async show(tab, page = 0) {
    this.tab = tab;
    this.tabs.forEach((each, index) => each.setAttribute('aria-pressed', String(TABS[index] === tab)));
    try {
      const found = await get(`/notices?${tab.query}&page=${page}`, this.gone.signal);
      if (this.tab !== tab) {
        return;
      }
      const rows = found.content.map(notice => this.row(notice));
      if (page === 0) {
        this.list.replaceChildren(...rows);
      } else {
        this.list.lastElementChild?.remove();
        this.list.append(...rows);
      }
      const shown = this.list.childElementCount;
      if (found.totalElements === 0) {
        this.list.replaceChildren(element('p', {className: 'notices-none', textContent: '没有消息。'}));
      } else if (shown < found.totalElements) {
        this.list.append(button(`更多（共${found.totalElements}条）`, () => this.show(tab, page + 1)));
      }
    } catch (problem) {
      this.list.replaceChildren(element('p', {className: 'notices-none', role: 'alert', textContent: problem.message}));
    }
  }

  row(notice) {
    const head = element('p', {className: 'notices-head'}, element('b', {className: `notices-kind notices-${notice.kind}`, textContent: notice.kindName}),
        element('time', {textContent: minute(notice.at)}));
    if (notice.from) {
      head.append(element('span', {textContent: notice.from}));
    }
    const row = element('article', {className: notice.read ? 'notices-read' : 'notices-new'}, head,
        element('p', {textContent: notice.sentence}));
    if (notice.projectName && !notice.sentence.includes(notice.projectNumber)) {
      row.append(element('p', {className: 'notices-project', textContent: `${notice.projectName}（${notice.projectNumber}）`}));
    }
    const actions = element('p', {className: 'notices-actions'});
    if (notice.taskId) {
      const open = element('a', {href: `#/?task=${encodeURIComponent(notice.taskId)}`, textContent: '打开任务'});
      open.addEventListener('click', () => {
        this.read(notice, row);
        this.fold();
      });
      actions.append(open);
    } else if (notice.projectName) {
      const file = element('a', {href: `/desk/file.html?project=${encodeURIComponent(notice.projectNumber)}`,
        target: '_blank', rel: 'noopener', textContent: '查看档案'});
      file.addEventListener('click', () => this.read(notice, row));
      actions.append(file);
    }
    if (!notice.read) {
      const done = button('标为已读', () => this.read(notice, row).then(() => done.remove()));
      actions.append(done);
    }
    row.append(actions);
    return row;
  }

  async read(notice, row) {
    if (!notice.read) {
      await post(`/notices/${notice.id}/read`, {}, this.gone.signal);
      row.className = 'notices-read';
      this.ask();
    }
  }

  async readAll() {
    await post('/notices/read-all', {}, this.gone.signal);
    this.ask();
    this.show(this.tab);
  }
}
