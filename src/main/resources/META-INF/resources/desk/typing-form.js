// What form-js would hand in now.

import {FormView} from './form-view.js';

/** @returns {string[]|null} all values, those of groups too; null where form-js does not tell */
export function heldBy(container) {
  const form = FormView.of(container)?.form;
  return form?._getSubmitData ? leaves(form._getSubmitData()) : null;
}

/** The form of form-js that is drawn in a container, or in a place around it; null where there is none. */
export function formIn(place) {
  const container = place.matches('.fjs-container') ? place : place.querySelector('.fjs-container');
  return container && FormView.of(container)?.form || null;
}

function leaves(value) {
  if (value !== null && typeof value === 'object') {
    return Object.values(value).flatMap(leaves);
  }
  return value === null || value === undefined ? [] : [String(value)];
}
