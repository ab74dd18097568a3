// What form-js would hand in now. It offers no way to ask from outside; its services hang on what it has drawn.

/** @returns {string[]|null} all values, those of groups too; null where form-js does not tell */
export function heldBy(container) {
  const form = formIn(container);
  return form?._getSubmitData ? leaves(form._getSubmitData()) : null;
}

/** The form of form-js that is drawn in a container, or in a place around it; null where there is none. */
export function formIn(place) {
  const container = place.matches('.fjs-container') ? place : place.querySelector('.fjs-container');
  return container && services(container)?.('form') || null;
}

function services(container) {
  const drawn = [container.__k];
  while (drawn.length > 0) {
    const node = drawn.shift();
    if (node?.props?.value?.getService) {
      return node.props.value.getService;
    }
    drawn.push(...(node?.__k ?? []));
  }
  return null;
}

function leaves(value) {
  if (value !== null && typeof value === 'object') {
    return Object.values(value).flatMap(leaves);
  }
  return value === null || value === undefined ? [] : [String(value)];
}
