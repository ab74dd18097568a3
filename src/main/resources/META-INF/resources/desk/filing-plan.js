// The table of areas and investment: a function is ticked, then its row is there. Shared and total investment stand below, the sums of
// what can be read beside them.

import {element} from './elements.js';
import {FigureField} from './filing-fields.js';
import {AMOUNT, AREA} from './typed.js';

export class PlanTable {

  /**
   * @param {{functions: object[], categories: object[]}} choices
   * @param {Map<string, string>} [before] what stood in the fields before, to mark what is changed; by path
   */
  constructor(choices, before = null) {
    this.choices = choices;
    this.before = before;
    this.rows = new Map(choices.functions.map(each => [each.key, new Row(each, choices.categories)]));
    this.shared = new FigureField({path: 'sharedInvestment', label: '公共及分摊投资（万元）', kind: AMOUNT, required: true,
      hint: '不能归入单项功能的投资，按面积分摊；没有的填0'});
    this.total = new FigureField({path: 'totalInvestment', label: '总投资（万元）', kind: AMOUNT, required: true});
    this.element = element('div', {className: 'filing-plan'}, this.ticks(), this.table(), element('div', {className: 'filing-grid'},
        this.shared.element, this.total.element));
    this.element.addEventListener('filing-change', () => this.mark());
    this.arrange();
  }

  /** All fields that are asked now, in the order of the page. */
  get fields() {
    return [...[...this.rows.values()].filter(row => row.ticked).flatMap(row => row.fields), this.shared, this.total];
  }

  field(path) {
    return path === 'sharedInvestment' ? this.shared : path === 'totalInvestment' ? this.total
        : [...this.rows.values()].flatMap(row => row.fields).find(field => field.path === path);
  }

  ticks() {
    const boxes = element('div', {className: 'filing-functions', role: 'group', ariaLabel: '服务功能'},
        ...[...this.rows.values()].map(row => row.tick));
    boxes.addEventListener('change', event => {
      const row = [...this.rows.values()].find(({box}) => box === event.target);
      this.arrange();
      boxes.dispatchEvent(new CustomEvent('filing-change', {bubbles: true}));
      if (row.ticked) {
        row.first.input.scrollIntoView({block: 'nearest'});
      }
    });
    return boxes;
  }

  table() {
    const {categories} = this.choices;
    this.body = element('tbody');
    this.none = element('p', {className: 'filing-note', textContent: '请先在上面勾选设置的服务功能，再填写面积和投资；也可导入表格。'});
    this.table = element('table', {},
        element('caption', {textContent: '各项服务功能的面积和投资'}),
        element('thead', {},
            element('tr', {}, element('th', {scope: 'col', rowSpan: 2, textContent: '服务功能'}),
                ...categories.map(({label}) => element('th', {scope: 'colgroup', colSpan: 2, textContent: label}))),
            element('tr', {}, ...categories.flatMap(() => [element('th', {scope: 'col', textContent: '面积（㎡）'}),
              element('th', {scope: 'col', textContent: '投资（万元）'})]))),
        this.body);
    return element('div', {className: 'filing-table'}, this.none, this.table);
  }

  arrange() {
    const shown = [...this.rows.values()].filter(row => row.ticked);
    this.body.replaceChildren(...shown.flatMap(row => [row.line]));
    this.none.hidden = shown.length > 0;
    this.table.hidden = shown.length === 0;
    this.mark();
  }

  /** As typed, by the keys of the form; of a function that is not ticked nothing. */
  get typed() {
    const values = {totalInvestment: this.total.typed, sharedInvestment: this.shared.typed};
    for (const [key, row] of this.rows) {
      values[key] = Object.fromEntries(row.fields.map(field => [field.part, row.ticked ? field.typed : '']));
    }
    return values;
  }

  /** Everything anew; a function that has a figure is ticked. */
  set typed(values) {
    this.total.typed = values.totalInvestment ?? '';
    this.shared.typed = values.sharedInvestment ?? '';
    for (const [key, row] of this.rows) {
      const figures = values[key] ?? {};
      row.fields.forEach(field => {
        field.typed = figures[field.part] ?? '';
      });
      row.box.checked = Object.values(figures).some(figure => figure !== '' && figure !== null);
    }
    this.arrange();
  }

  /** What is handed in: figures as understood. */
  get variables() {
    const variables = {totalInvestment: this.total.read().value ?? '', sharedInvestment: this.shared.read().value ?? ''};
    for (const [key, row] of this.rows) {
      variables[key] = row.ticked ? Object.fromEntries(row.fields.filter(field => field.read().value !== undefined)
          .map(field => [field.part, field.read().value])) : {};
    }
    return variables;
  }

  /** Which figures differ from those before. */
  mark() {
    if (this.before === null) {
      return;
    }
    for (const row of this.rows.values()) {
      row.fields.forEach(field => mark(field, this.before.get(field.path) ?? '', row.ticked));
    }
    mark(this.shared, this.before.get('sharedInvestment') ?? '', true);
    mark(this.total, this.before.get('totalInvestment') ?? '', true);
    this.rows.forEach(row => row.tick.toggleAttribute('data-changed', row.ticked !== row.fields.some(field => this.before.has(field.path))));
  }
}

/** Marks a field that differs from what was before, and says what that was. */
export function mark(field, before, asked = true) {
  const now = asked ? field.read().value ?? field.typed : '';
  const changed = now !== before && !(now === '0' && before === '') && !(now === '' && before === '0');
  field.element.toggleAttribute('data-changed', changed);
  let was = field.element.querySelector(':scope > .filing-before');
  if (!changed) {
    was?.remove();
    return;
  }
  if (!was) {
    was = element('p', {className: 'filing-before'});
    field.element.append(was);
  }
  was.textContent = `原为：${(field.shown?.(before) ?? before) || '无'}`;
}

class Row {

  constructor(about, categories) {
    this.about = about;
    this.box = element('input', {type: 'checkbox'});
    this.tick = element('label', {title: `${about.article}，${about.usual.map(key => categories.find(each => each.value === key).label).join('或')}`},
        this.box, about.label);
    this.fields = categories.flatMap(category => [['Area', '面积', AREA], ['Investment', '投资', AMOUNT]].map(([part, label, kind]) => {
      const field = new FigureField({path: `${about.key}.${category.value}${part}`, label: `${about.label}${category.label}${label}`, kind});
      field.part = `${category.value}${part}`;
      field.usual = about.usual.includes(category.value);
      return field;
    }));
    this.line = element('tr', {}, element('th', {scope: 'row'}, about.label, element('small', {textContent: about.article})),
        ...this.fields.map(field => element('td', {className: field.usual ? '' : 'filing-unusual',
          title: field.usual ? '' : '第七条未将此功能列入该类别'}, field.element)));
  }

  get ticked() {
    return this.box.checked;
  }

  get first() {
    return this.fields.find(field => field.usual) ?? this.fields[0];
  }
}
