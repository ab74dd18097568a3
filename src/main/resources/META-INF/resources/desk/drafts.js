// Keeps what is typed into the forms of the page, for as long as it is open: each form that can be filled in has a draft. Forms come, are
// drawn anew and go as they like.

import {Draft} from './draft.js';
import {element, stylesheet} from './elements.js';
import {formIn} from './typing-form.js';
import {watchHandIns} from './hand-in.js';

/** How the web application would keep a form in the browser, for whoever sits there next to read. */
const LOCAL = /^(camunda-form:|camForm:)/;
const FILLABLE = ':is(input, textarea, select):not([disabled], [readonly])';
/** How long she waits to be signed off, at most, until all is saved, in milliseconds. */
const PATIENCE = 5_000;

/** Those of the forms that are open, by what they are drawn in. */
const drafts = new Map();
/** All of which something may not be saved yet, by where they are kept. */
const byPath = new Map();
let signedOff = false;
let passing = false;

/** Begins to listen. */
export function keep() {
  nothingInTheBrowser();
  document.head.append(stylesheet('draft.css'));
  document.body.append(banner);
  new MutationObserver(adopt).observe(document.body, {childList: true, subtree: true, attributeFilter: ['class', 'disabled', 'readonly']});
  adopt();
  document.addEventListener('input', event => draftOf(event.target)?.typed());
  document.addEventListener('compositionend', event => draftOf(event.target)?.typed());
  watchHandIns(form => draftFor(form)?.handsIn(), (form, answer) => {
    if (answer.status >= 200 && answer.status < 300) {
      draftFor(form)?.handedIn();
    } else {
      draftFor(form)?.notHandedIn();
    }
  });
  addEventListener('pagehide', () => byPath.forEach(draft => draft.saveLeaving()));
  addEventListener('beforeunload', event => {
    if (!signedOff && unsaved().length > 0) {
      unsaved().forEach(draft => draft.work());
      event.preventDefault();
      event.returnValue = '';
    }
  });
  addEventListener('facility-signed-off', () => {
    signedOff = true;
  });
  addEventListener('online', () => unsaved().forEach(draft => draft.work()));
  document.addEventListener('visibilitychange', () => document.hidden && unsaved().forEach(draft => draft.work()));
  document.addEventListener('click', signsOff, true);
}

function nothingInTheBrowser() {
  Object.keys(localStorage).filter(key => LOCAL.test(key)).forEach(key => localStorage.removeItem(key));
  const {setItem} = Storage.prototype;
  Storage.prototype.setItem = function (key, value) {
    if (!LOCAL.test(key)) {
      setItem.call(this, key, value);
    }
  };
}

function adopt() {
  for (const [container, draft] of drafts) {
    if (!container.isConnected) {
      drafts.delete(container);
      draft.left().then(() => byPath.get(draft.path) === draft && byPath.delete(draft.path));
    }
  }
  for (const container of document.querySelectorAll('.fjs-container')) {
    if (drafts.has(container)) {
      drafts.get(container).draw();
    } else if (!container.closest('.disabled-form') && container.querySelector(FILLABLE) && formIn(container)) {
      begin(container);
    }
  }
  tell();
}

function begin(container) {
  const place = placeOf(container);
  if (place) {
    const draft = new Draft(container, place.path, place.name, byPath.get(place.path));
    drafts.set(container, draft);
    byPath.set(place.path, draft);
  }
}

/** What the form is of, by what the web application would hand it in for. */
function placeOf(container) {
  const form = container.closest('[cam-tasklist-form]');
  const {taskId, processDefinitionKey, processDefinitionName} = form && window.angular.element(container.parentElement).scope()?.params || {};
  if (taskId) {
    return {path: `/tasks/${encodeURIComponent(taskId)}/draft`, name: window.angular.element(form).scope()?.task?.name ?? '任务表单'};
  }
  return processDefinitionKey
    ? {path: `/start-forms/${encodeURIComponent(processDefinitionKey)}/draft`, name: processDefinitionName ?? '启动表单'} : null;
}

function draftOf(target) {
  const container = target.closest?.('.fjs-container');
  return container && drafts.get(container);
}

function unsaved() {
  return [...byPath.values()].filter(draft => draft.unsaved);
}

function draftFor({task, process}) {
  return byPath.get(task === null ? `/start-forms/${encodeURIComponent(process)}/draft` : `/tasks/${encodeURIComponent(task)}/draft`);
}

/** She signs off with the last words on their way. */
function signsOff(event) {
  const link = event.target.closest?.('[ng-click="logout()"]');
  if (!link || passing || unsaved().length === 0) {
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  Promise.race([Promise.all(unsaved().map(draft => draft.work())), new Promise(resolve => setTimeout(resolve, PATIENCE))]).then(() => {
    passing = true;
    link.click();
    passing = false;
  });
}

const banner = element('div', {className: 'draft-banner', role: 'alert', hidden: true});

/** Of a form that is not in sight any more, and still not saved. */
function tell() {
  const failing = [...byPath.values()].filter(draft => draft.failing && !draft.container.isConnected);
  const words = failing.map(draft => `“${draft.name}”的草稿未能保存，正在重试，请勿关闭页面。`).join('');
  if (banner.textContent !== words) {
    banner.textContent = words;
    banner.hidden = words === '';
  }
}

setInterval(tell, PATIENCE);
