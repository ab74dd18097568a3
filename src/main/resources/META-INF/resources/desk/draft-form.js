// What stands in a form beyond what it opened with: as typed, whether it is understood or not.

import {fieldsIn} from './typing.js';
import {formIn} from './typing-form.js';
import {pause} from './typing-field.js';

/** Until what form-js was given is drawn, and typing.js has found its fields, in milliseconds. */
const DRAWN = 150;

export class FormValues {

  constructor(container) {
    this.container = container;
    this.form = formIn(container);
    /** The fields that are typed in, by their ids; kept when the page has taken the form away. */
    this.inputs = new Map();
    this.look();
  }

  get fields() {
    return this.form.get('formFieldRegistry').getAll().filter(field => field.key && !field.disabled && field.type !== 'expression');
  }

  path(field) {
    return this.form.get('pathRegistry').getValuePath(field);
  }

  look() {
    if (!this.container.isConnected) {
      return;
    }
    const ids = this.fields.map(field => field.id).sort((one, other) => other.length - one.length);
    for (const typed of fieldsIn(this.container)) {
      const id = ids.find(each => typed.input.id.endsWith(`-${each}`) || typed.input.id.endsWith(`-${each}-date`));
      if (id !== undefined) {
        this.inputs.set(id, typed);
      }
    }
  }

  /** By key, groups as objects; only where it is another than the form opened with. */
  read() {
    this.look();
    const {data, initialData} = this.form._getState();
    const values = {};
    for (const field of this.fields) {
      const path = this.path(field);
      const now = this.inputs.get(field.id)?.text ?? at(data, path);
      if (plain(now) !== plain(at(initialData, path))) {
        set(values, path, typeof now === 'number' ? String(now) : now ?? null);
      }
    }
    return values;
  }

  /** Puts values back, but where she has typed something else meanwhile. */
  async write(values) {
    const meanwhile = this.read();
    const put = this.fields.map(field => ({field, path: this.path(field)}))
        .filter(({path}) => at(values, path) !== undefined && at(meanwhile, path) === undefined)
        .map(({field, path}) => ({field, path, value: at(values, path), before: this.inputs.get(field.id)?.text}));
    const data = structuredClone(this.form._getState().data);
    for (const {field, path, value} of put) {
      const input = this.inputs.get(field.id);
      set(data, path, input && typeof value === 'string' ? input.understand(value) : value);
    }
    this.form._setState({data});
    await pause(DRAWN);
    this.look();
    for (const {field, value, before = ''} of put) {
      const input = this.inputs.get(field.id);
      if (input && typeof value === 'string' && missing(input, value, before)) {
        input.restore(value);
      }
    }
  }

  /** As it opened. */
  async empty() {
    this.form.reset();
    await pause(DRAWN);
    this.inputs.forEach(input => input.forget());
  }
}

/** form-js does not draw what it can't hold, nor where the cursor is; and she may have typed on by now. */
function missing(input, value, before) {
  const understood = input.understand(value);
  return understood === null ? value !== '' && (input.text === '' || input.text === before)
      : input.text === before && input.text !== value && input.understand(input.text) !== understood;
}

function at(values, path) {
  return path.reduce((value, key) => value?.[key], values);
}

function set(values, path, value) {
  path.slice(0, -1).reduce((inner, key) => inner[key] ??= {}, values)[path.at(-1)] = value;
}

/** To be compared: nothing, an empty text and what is not ticked are the same. */
function plain(value) {
  return value === null || value === undefined || value === false ? ''
    : typeof value === 'object' ? JSON.stringify(value) : String(value).replaceAll('\r\n', '\n');
}
