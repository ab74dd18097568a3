// Small charts, with every figure beside its bar

import {element} from './elements.js';

const SVG = 'http://www.w3.org/2000/svg';
const ROW = 28;
const LABELS = 76;
const BARS = 360;
const FIGURES = 130;

/** Horizontal bars on one scale. */
export function bars(title, figures) {
  const most = Math.max(...figures.map(figure => Number(figure.yuan)), 1);
  const chart = drawing(title, LABELS + BARS + FIGURES, figures.length * ROW, figures.map(figure => `${figure.label}${figure.wan}万元`));
  figures.forEach(({label, yuan, wan}, index) => {
    const middle = index * ROW + ROW / 2;
    const length = Number(yuan) / most * BARS;
    chart.append(
        text(LABELS - 8, middle, label, 'end'),
        shape('rect', {x: LABELS, y: middle - 8, width: BARS, height: 16, class: 'dossier-track'}),
        shape('rect', {x: LABELS, y: middle - 8, width: length, height: 16, class: `dossier-bar dossier-bar-${index}`}),
        text(LABELS + BARS + 8, middle, `${wan}万元`, 'start'));
  });
  return figure(title, chart);
}

/** One column a month. */
export function steps(title, months) {
  const width = 46;
  const height = 120;
  const chart = drawing(title, Math.max(months.length * width, 300), height + 40, months.map(({month, percent}) => `${month} ${percent}%`));
  months.forEach(({month, percent}, index) => {
    const tall = Number(percent) / 100 * height;
    const x = index * width;
    chart.append(
        shape('rect', {x: x + 8, y: 18, width: width - 16, height, class: 'dossier-track'}),
        shape('rect', {x: x + 8, y: 18 + height - tall, width: width - 16, height: tall, class: 'dossier-bar dossier-bar-2'}),
        text(x + width / 2, 9, `${percent}%`, 'middle'),
        text(x + width / 2, height + 30, month.slice(2), 'middle'));
  });
  return figure(title, chart);
}

function figure(title, chart) {
  return element('figure', {className: 'dossier-chart'}, element('figcaption', {textContent: title}), chart);
}

function drawing(title, width, height, told) {
  const svg = shape('svg', {viewBox: `0 0 ${width} ${height}`, width, height, role: 'img'});
  svg.setAttribute('aria-label', `${title}：${told.join('，')}`);
  return svg;
}

function shape(name, attributes) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}

function text(x, y, content, anchor) {
  const made = shape('text', {x, y, 'text-anchor': anchor, 'dominant-baseline': 'central'});
  made.textContent = content;
  return made;
}
