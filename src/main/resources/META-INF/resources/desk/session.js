// Whether the page is still signed in. It asks by itself, which is no work; keys and mouse are, and it tells the server of them. A page
// whose session has ended is drawn anew, with the sign-in and the reason, so that nothing of it stays readable. Who signs in again finds
// herself where she was; what she had typed there the server has kept.

import {element, stylesheet} from './elements.js';
import {get, post} from './requests.js';
import './told.js';

/** In milliseconds. */
const EVERY = 4_000;
/** How often at most it is told that somebody works: so many times within the idle time, and no less often than that. */
const TIMES = 10;
const OFTEN_ENOUGH = 15_000;
/** In seconds: how long before the end it is announced. */
const SOON = 60;
const KEPT = 'facility-signed-off';
/** Of whom, and where she was; the address and nothing that stood there. */
const PLACE = 'facility-place';
const LOST = '登录已失效，请重新登录。';

let signedIn = false;
let user = null;
let place = location.hash;
let leaving = false;
let active = false;
let toldAt = 0;
let share = 0;

const sentence = element('span');
const banner = element('div', {className: 'session-banner', role: 'alert', hidden: true}, sentence);

function say(text) {
  sentence.textContent = text;
  banner.hidden = text === '';
}

async function ask() {
  if (active && signedIn && Date.now() - toldAt >= share) {
    active = false;
    toldAt = Date.now();
    // whatever is wrong, the question after it is told so
    await post('/session/work', {}).catch(() => {});
  }
  try {
    const {idleTimeout, left, user: now} = await get('/session');
    signedIn = true;
    leaving = false;
    user = now;
    comeBack();
    note();
    share = Math.min(idleTimeout * 1000 / TIMES, OFTEN_ENOUGH);
    sessionStorage.removeItem(KEPT);
    say(left < Math.min(SOON, idleTimeout / 2) ? '长时间未操作，即将自动退出。如需继续办理，请移动鼠标或按任意键。' : '');
  } catch (refused) {
    if (refused.status !== 401) {
      return;
    }
    if (signedIn) {
      note();
      sessionStorage.setItem(PLACE, JSON.stringify({user, path: location.pathname, place}));
      if (!leaving) {
        sessionStorage.setItem(KEPT, refused.answer?.ended ? refused.message : LOST);
        dispatchEvent(new Event('facility-signed-off'));
        location.reload();
      }
    }
    signedIn = false;
  }
}

/** Not to where somebody else was. */
function comeBack() {
  const left = JSON.parse(sessionStorage.getItem(PLACE) ?? 'null');
  sessionStorage.removeItem(PLACE);
  if (left?.user === user && left.path === location.pathname && left.place !== location.hash) {
    location.hash = left.place;
  }
}

/** The sign-in is no place. */
function note() {
  if (!location.hash.startsWith('#/login')) {
    place = location.hash;
  }
}

/** One question at a time, whatever becomes of it: a server that is away is asked again. */
async function goOn() {
  clearTimeout(goOn.next);
  goOn.next = setTimeout(goOn, EVERY);
  if (!goOn.asking) {
    goOn.asking = true;
    await ask().catch(() => {});
    goOn.asking = false;
  }
}

for (const what of ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart', 'input']) {
  document.addEventListener(what, event => active ||= event.isTrusted, {capture: true, passive: true});
}
document.addEventListener('visibilitychange', () => document.hidden || goOn());
// a sign-in leads to another view
addEventListener('hashchange', () => {
  if (signedIn) {
    note();
  }
  goOn();
});
// she signs off herself, and need not be told
document.addEventListener('click', event => {
  leaving ||= Boolean(event.target.closest?.('[ng-click="logout()"]'));
}, true);
document.head.append(stylesheet('session.css'));
document.body.append(banner);
say(sessionStorage.getItem(KEPT) ?? '');
goOn();
