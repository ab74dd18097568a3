// What all pages of their own have: the bar at the top, the sign-in for who is not signed in yet, the end of the session.

import {button, complaint, element, say} from './elements.js';
import {get, signIn, signOff} from './requests.js';
import './session.js';

const SYSTEM = '社区嵌入式服务设施项目审批与监管系统';
/** What the door says to whoever is unknown; to a known one it says why. */
const NOBODY = '尚未登录';
const TASKLIST = '/camunda/app/tasklist/default/';

/**
 * Opens a page. Whoever is not signed in signs in first, and comes back to where she wanted to go.
 *
 * @param {string} title
 * @param {(main: HTMLElement, user: {user: string, name: string, groups: string[]}) => void} draw what the page shows
 */
export async function page(title, draw) {
  document.title = title;
  const who = element('span', {className: 'page-user'});
  const main = element('main', {}, element('p', {className: 'page-note', role: 'status', textContent: '正在打开……'}));
  document.body.prepend(element('header', {className: 'page-bar'}, element('b', {textContent: SYSTEM}), element('span', {textContent: title}),
      element('nav', {ariaLabel: '页面'}, element('a', {href: TASKLIST, textContent: '任务列表'}),
          element('a', {href: '/desk/file.html', textContent: '查档案'}), element('a', {href: '/handbook', textContent: '操作手册', target: '_blank', rel: 'noopener'})), who), main);
  try {
    const user = await get('/session/user');
    who.append(user.name, button('退出', () => signOff().then(() => location.reload()), '退出登录', 'btn btn-link'));
    main.replaceChildren();
    draw(main, user);
  } catch (refused) {
    main.replaceChildren(refused.status === 401 ? entrance(title) : element('p', {className: 'page-problem', role: 'alert', textContent: refused.message},
        button('重新打开', () => location.reload())));
  }
}

function entrance(title) {
  const name = element('input', {name: 'username', autocomplete: 'username', required: true});
  const password = element('input', {name: 'password', type: 'password', autocomplete: 'current-password', required: true});
  const problem = complaint('page-problem');
  const enter = element('button', {className: 'btn btn-primary', textContent: '登录'});
  const form = element('form', {className: 'page-entrance'}, element('h1', {textContent: '登录'}),
      element('p', {className: 'page-note', textContent: `登录后打开${title}。`}), element('label', {}, '用户名', name),
      element('label', {}, '密码', password), problem, enter);
  form.addEventListener('submit', async event => {
    event.preventDefault();
    enter.disabled = true;
    say(problem, '');
    try {
      await signIn(name.value, password.value);
      location.reload();
    } catch (refused) {
      say(problem, refused.message.startsWith(NOBODY) ? '用户名或密码不正确，请重新输入。' : refused.message);
      enter.disabled = false;
      password.select();
    }
  });
  queueMicrotask(() => name.focus());
  return form;
}
