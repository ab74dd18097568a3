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
export function button(label, action, title = label, className = 'btn btn-default btn-xs') {
  const made = element('button', {type: 'button', className, textContent: label, title});
  made.addEventListener('click', action);
  return made;
}

/** A sentence that says what went wrong, hidden until there is one. */
export function complaint(className) {
  return element('p', {className, role: 'alert', hidden: true});
}

/** Lets a complaint say its sentence, or nothing. */
export function say(place, sentence) {
  place.textContent = sentence;
  place.hidden = sentence === '';
}

/** Of this directory. */
export function stylesheet(name) {
  return element('link', {rel: 'stylesheet', href: new URL(name, import.meta.url).href});
}

/** 2026-11-25 09:30. Times come in Beijing's. */
export function minute(time) {
  return time.slice(0, 16).replace('T', ' ');
}

export function sizeText(bytes) {
  if (bytes < 1024) {
    return `${bytes} 字节`;
  }
  const [unit, name] = bytes < 1024 * 1024 ? [1024, 'KB'] : [1024 * 1024, 'MB'];
  return `${Number((bytes / unit).toFixed(1))} ${name}`;
}
