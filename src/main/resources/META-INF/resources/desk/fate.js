// Whoever follows a link to a task that she can't open is told what became of it.

import {element, stylesheet} from './elements.js';
import {get} from './requests.js';
import {button} from './verbs-dialog.js';

/** In milliseconds: a task that she has just picked from the list needs no explanation. */
const JUST_PICKED = 2_000;
const CARD = '.tasks-list li';
/** What the web application says of it, with what it calls it inside. */
const RAW = /(<|&lt;)task(>|&gt;)/;

const sentence = element('span');
const links = element('span', {className: 'fate-links'});
const banner = element('div', {className: 'fate-banner', role: 'alert', hidden: true}, sentence, links);
let asked = null;
let pickedAt = -JUST_PICKED;

/** Begins to listen. */
export function explain() {
  document.head.append(stylesheet('fate.css'));
  document.body.append(banner);
  document.addEventListener('click', event => {
    if (event.target.closest?.(CARD)) {
      pickedAt = performance.now();
      hide();
    }
  }, true);
  addEventListener('hashchange', look);
  new MutationObserver(quiet).observe(document.body, {childList: true, subtree: true});
  look();
}

async function look() {
  const task = new URLSearchParams(location.hash.split('?')[1] ?? '').get('task');
  if (task === null || task === asked || location.hash.startsWith('#/login')) {
    return;
  }
  asked = task;
  if (performance.now() - pickedAt < JUST_PICKED) {
    return;
  }
  hide();
  try {
    tell(await get(`/tasks/${encodeURIComponent(task)}/fate`));
  } catch (problem) {
    // who is not signed in yet comes by here once more
    asked = null;
  }
}

function tell({shown, sentence: words, project}) {
  if (shown) {
    return;
  }
  sentence.textContent = words;
  links.replaceChildren(...project === null ? [] : [element('a', {href: `/desk/file.html?project=${encodeURIComponent(project)}`,
    target: '_blank', textContent: `查看项目档案 ${project}`})], button('知道了', hide, 'btn btn-default btn-xs'));
  banner.hidden = false;
  quiet();
}

/** It is said already, and better. */
function quiet() {
  document.querySelectorAll('.notifications .alert').forEach(message => {
    if (!banner.hidden && RAW.test(message.textContent)) {
      message.querySelector('[ng-click^="removeNotification"]')?.click();
    }
  });
}

function hide() {
  banner.hidden = true;
}
