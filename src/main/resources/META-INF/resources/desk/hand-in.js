// Tells of every form that this page hands in, and of what the server answered, whoever sends it.

const TASK = /\/task\/([^/?]+)\/submit-form$/;
const START = /\/process-definition\/(?:key\/)?([^/?]+)(?:\/tenant-id\/[^/?]+)?\/submit-form$/;

/**
 * @param {(form: {task: string|null, process?: string}) => void} sent the id of the task, or the key of the process that it begins
 * @param {(form: {task: string|null, process?: string}, answer: {status: number, body: object|null}) => void} answered status 0 where
 *     nothing came back
 */
export function watchHandIns(sent, answered) {
  const {open, send} = XMLHttpRequest.prototype;
  const forms = new WeakMap();
  XMLHttpRequest.prototype.open = function (method, address, ...more) {
    const path = new URL(address, document.baseURI).pathname;
    const task = TASK.exec(path);
    const start = START.exec(path);
    forms.set(this, method.toUpperCase() !== 'POST' ? undefined : task ? {task: decodeURIComponent(task[1])}
      // an id begins with the key
      : start ? {task: null, process: decodeURIComponent(start[1]).split(':')[0]} : undefined);
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
