// What was asked of the server and came to nothing is told, also where nobody waited for the answer.

import {button, element, stylesheet} from './elements.js';
import {Refused} from './requests.js';

/** In milliseconds. */
const LONG_ENOUGH = 15_000;

const sentence = element('span');
const banner = element('div', {className: 'told-banner', role: 'alert', hidden: true}, sentence, button('关闭', () => tell('')));
let end;

/** Shows a sentence above the page for a while; the empty one takes it away. */
export function tell(text) {
  clearTimeout(end);
  sentence.textContent = text;
  banner.hidden = text === '';
  // a dialog lies above the page, and above it only what came later
  const dialog = [...document.querySelectorAll('dialog:modal')].at(-1);
  (dialog ?? document.body).append(banner);
  if (text !== '') {
    end = setTimeout(() => tell(''), LONG_ENOUGH);
  }
}

addEventListener('unhandledrejection', event => {
  const {reason} = event;
  // what a page asked that is closed by now interests nobody
  if (reason instanceof Refused && reason.cause?.name !== 'AbortError') {
    event.preventDefault();
    tell(reason.message);
  }
});
document.head.append(stylesheet('told.css'));
document.body.append(banner);
