// How many tasks there are under each filter.

import {element} from './elements.js';
import {engine, get} from './requests.js';

/** In milliseconds. */
const EVERY = 30_000;
const SOON = 400;
const PLACES = '.task-filters .task-filter h4';

let counts = new Map();
let asked;

/** Begins to count. */
export function count() {
  new MutationObserver(place).observe(document.body, {childList: true, subtree: true});
  addEventListener('hashchange', soon);
  document.addEventListener('facility-tasks', soon);
  document.addEventListener('visibilitychange', () => document.hidden || soon());
  setInterval(() => document.hidden || ask(), EVERY);
}

function soon() {
  clearTimeout(asked);
  asked = setTimeout(ask, SOON);
}

async function ask() {
  if (document.querySelector(PLACES) === null) {
    return;
  }
  try {
    const [filters, found] = await Promise.all([engine('/filter?resourceType=Task&itemCount=false'), get('/filters/counts')]);
    counts = new Map(filters.map(filter => [filter.name, found[filter.id]]));
    place();
  } catch (problem) {
    // the next time; the session says by itself that it is at its end
  }
}

function place() {
  const places = [...document.querySelectorAll(PLACES)];
  if (places.length > 0 && asked === undefined) {
    soon();
  }
  places.forEach(heading => {
    const number = counts.get(heading.querySelector('a')?.firstChild?.data?.trim());
    const shown = heading.querySelector('.filter-count');
    if (number === undefined || shown?.textContent === `${number}`) {
      return;
    }
    if (shown) {
      shown.textContent = `${number}`;
    } else {
      heading.append(element('span', {className: 'filter-count', textContent: `${number}`}));
    }
  });
}
