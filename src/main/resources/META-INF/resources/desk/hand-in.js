// Tells of every form that this page hands in, and of what the server answered, whoever sends it.

const TASK = /\/task\/([^/?]+)\/submit-form$/;
const START = /\/process-definition\/(?:key\/)?([^/?]+)(?:\/tenant-id\/[^/?]+)?\/submit-form$/;

/**
 * @param {(form: {task: string|null}) => void} sent
 * @param {(form: {task: string|null}, answer: {status: number, body: object|null}) => void} answered status 0 where nothing came back
 */
export function watchHandIns(sent, answered) {
  const {open, send} = XMLHttpRequest.prototype;
  const forms = new WeakMap();
  XMLHttpRequest.prototype.open = function (method, address, ...more) {
    const path = new URL(address, document.baseURI).pathname;
    const task = TASK.exec(path);
    forms.set(this, method.toUpperCase() !== 'POST' ? undefined : task ? {task: decodeURIComponent(task[1])}
      : START.test(path) ? {task: null} : undefined);
    return open.call(this, method, address, ...more);
  };
  XMLHttpRequest.prototype.send = function (body) {
    const form = forms.get(this);
    if (form) {
      this.addEventListener('loadend', () => answered(form, {status: this.status, body: read(this)}));
      sent(form);
    }
    return send.call(this, body);
  };
}

function read(request) {
  try {
    return request.responseType === 'json' ? request.response : JSON.parse(request.responseText);
  } catch (none) {
    return null;
  }
}
