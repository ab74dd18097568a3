// When a form is handed in, and what became of it. The web application tells nobody: its requests do.

const FORM = /\/engine\/[^/]+\/(task|process-definition)\/([^/]+)\/submit-form$/;
const listeners = new Set();
const forms = new WeakMap();
const {open, send} = XMLHttpRequest.prototype;

/**
 * @param {(form: {task?: string, process?: string}, state: 'BEGUN' | 'DONE' | 'FAILED') => void} listener
 */
export function whenHandedIn(listener) {
  listeners.add(listener);
}

function tell(form, state) {
  listeners.forEach(listener => listener(form, state));
}

function read(address) {
  const found = FORM.exec(new URL(address, location.href).pathname);
  const id = found && decodeURIComponent(found[2]);
  return found && (found[1] === 'task' ? {task: id} : {process: id.split(':')[0]});
}

XMLHttpRequest.prototype.open = function (method, address, ...more) {
  const form = method.toUpperCase() === 'POST' && read(address);
  if (form) {
    forms.set(this, form);
  }
  return open.call(this, method, address, ...more);
};

XMLHttpRequest.prototype.send = function (body) {
  const form = forms.get(this);
  if (form) {
    tell(form, 'BEGUN');
    this.addEventListener('loadend', () => tell(form, this.status >= 200 && this.status < 300 ? 'DONE' : 'FAILED'));
  }
  return send.call(this, body);
};
