// A form of form-js as it is drawn: its fields, what they hold, and where they are on the page. form-js offers no way to ask from
// outside; its services hang on what it has drawn.

/** Where each field is drawn, by the end of its element's id. */
const PARTS = ['', '-date', '-time', '-0'];

export class FormView {

  /** @returns {FormView|null} null where form-js does not tell */
  static of(container) {
    const get = container ? services(container) : null;
    return get === null ? null : new FormView(container, get);
  }

  constructor(container, get) {
    this.container = container;
    this.form = get('form');
    this.registry = get('formFieldRegistry');
    this.instances = get('formFieldInstanceRegistry');
  }

  /** Those that can be filled in, in the order of the form. */
  fields() {
    const all = this.instances.getAllKeyed().map(({id, valuePath}) => new DrawnField(this, this.registry.get(id), valuePath))
        .filter(field => !field.schema.disabled && field.place !== null);
    return all.sort((one, other) => one.place.compareDocumentPosition(other.place) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
  }

  /** The field within which an element is drawn. */
  at(element) {
    const place = element.closest('.fjs-form-field');
    return this.fields().find(field => field.place === place);
  }

  /** What form-js has against the fields, by their ids, once it has looked at all of them. */
  validate() {
    return this.form.validate();
  }

  /** As it would be handed in: what is made of several parts as JSON. */
  get variables() {
    return Object.fromEntries(Object.entries(this.form._getSubmitData()).map(([name, value]) =>
        [name, value !== null && typeof value === 'object' ? {type: 'Json', value: JSON.stringify(value)} : {value: value ?? null}]));
  }

  get errors() {
    return this.form._getState().errors;
  }

  get data() {
    return this.form._getState().data;
  }

  onChange(heard) {
    this.form.on('changed', heard);
  }
}

class DrawnField {

  constructor(view, schema, path) {
    this.view = view;
    this.schema = schema;
    this.path = path.join('.');
    this.steps = path;
    const element = PARTS.map(part => view.container.querySelector(`[id$="-${CSS.escape(schema.id + part)}"]`)).find(Boolean);
    this.place = element?.closest('.fjs-form-field') ?? null;
  }

  get id() {
    return this.schema.id;
  }

  /** 养老服务·基本面积 */
  get label() {
    return labelOf(this.place).replace(/（[^）]*）/g, '');
  }

  get required() {
    return this.schema.type !== 'checkbox' && /\*\s*$/.test(this.schema.label ?? this.schema.dateLabel ?? '');
  }

  get value() {
    return this.steps.reduce((value, step) => value?.[step], this.view.data);
  }

  get empty() {
    const {value} = this;
    return value === null || value === undefined || Array.isArray(value) && value.length === 0 || typeof value === 'string' && value.trim() === '';
  }

  /** What takes the cursor. */
  get input() {
    return [...this.place.querySelectorAll('input:not([type=hidden]), textarea, select, [tabindex="0"]')]
        .find(each => !each.disabled && each.getClientRects().length > 0) ?? this.place;
  }
}

/** 养老服务·基本面积（㎡） */
export function labelOf(place) {
  const own = plain(place.querySelector('label'));
  const group = place.parentElement.closest('.fjs-form-field-group')?.querySelector(':scope > label');
  return group ? `${plain(group).replace(/（.*/, '')}·${own}` : own;
}

function plain(label) {
  return (label?.textContent ?? '').replace(/\s*\*\s*$/, '').trim();
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
