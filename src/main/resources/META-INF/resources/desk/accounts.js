// What an administrator does with an account beside the page of Admin: to end the sign-ins of its user, and to shut her out; to
// let her in again is Admin's own. It has no place for more: the part stands at the end of 账号.

import {button, complaint, element, say} from './elements.js';
import {post} from './requests.js';

const PAGE = /^#\/users\/([^/?]+)\?(?:.*&)?tab=account/;
const DEEDS = [
  {path: 'sign-out', label: '结束登录', ask: '将立即结束该用户在所有设备上的登录，尚未提交的内容可能丢失。', done: '已结束该用户的全部登录。'},
  {path: 'lock', label: '停用账号', ask: '该用户将立即退出，且不能再登录，其领取的任务退回本单位。', done: '已停用该账号，可由“解锁用户”恢复。'}
];

class AccountKeeper {

  constructor(user) {
    this.user = user;
    this.problem = complaint('text-danger');
    this.told = element('p', {role: 'status'});
    this.question = element('p');
    this.element = element('div', {className: 'account-keeper'},
        element('div', {className: 'h4', textContent: '登录与停用'}),
        element('p', {}, ...DEEDS.flatMap(deed => [button(deed.label, () => this.ask(deed), deed.ask, 'btn btn-default'), ' '])),
        this.question, this.told, this.problem);
  }

  ask(deed) {
    this.told.textContent = '';
    say(this.problem, '');
    const close = () => this.question.replaceChildren();
    const sure = button(`确定${deed.label}`, () => {
      close();
      this.do(deed);
    }, deed.ask, 'btn btn-danger');
    this.question.replaceChildren(`${deed.ask} `, sure, ' ', button('取消', close, '不做任何改动', 'btn btn-default'));
    sure.focus();
  }

  async do({path, done}) {
    try {
      await post(`/users/${encodeURIComponent(this.user)}/${path}`, {});
      this.told.textContent = done;
    } catch (refused) {
      say(this.problem, refused.message);
    }
  }
}

/** The page is drawn by somebody else, whenever he likes. */
function place() {
  const user = PAGE.exec(location.hash)?.[1];
  const page = document.querySelector('form[name=updateCredentialsForm]')?.closest('.section-content');
  const there = document.querySelector('.account-keeper');
  if (!user || !page) {
    there?.remove();
  } else if (there?.dataset.user !== user || !page.contains(there)) {
    there?.remove();
    const keeper = new AccountKeeper(decodeURIComponent(user));
    keeper.element.dataset.user = user;
    page.append(keeper.element);
  }
}

new MutationObserver(place).observe(document.body, {childList: true, subtree: true});
addEventListener('hashchange', place);
place();
