// The pieces that pages are made of. Text is only ever set as text.

const FIGURE = /^-?[\d,]+(\.\d+)?%?$/;

/** An element with its properties and what is in it. */
export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** A table; a cell is a text, or a text with a class. Columns of figures stand to the right. */
export function table(headings, rows) {
  const figures = headings.map((_, column) => rows.every(row => text(row[column]) === '' || FIGURE.test(text(row[column])))
      && rows.some(row => text(row[column]) !== ''));
  const side = column => figures[column] ? 'dossier-figure' : '';
  const made = element('table', {},
      element('thead', {}, element('tr', {}, ...headings.map((heading, column) =>
          element('th', {scope: 'col', textContent: heading, className: side(column)})))),
      element('tbody', {}, ...rows.map(row => element('tr', {}, ...headings.map((_, column) =>
          element('td', {textContent: text(row[column]), className: row[column]?.className ?? side(column)}))))));
  return element('div', {className: 'dossier-table'}, made);
}

function text(cell) {
  return cell?.text ?? cell ?? '';
}

/** A small button of the web applications' look. */
export function button(label, action, title = label) {
  const made = element('button', {type: 'button', className: 'btn btn-default btn-xs', textContent: label, title});
  made.addEventListener('click', action);
  return made;
}
