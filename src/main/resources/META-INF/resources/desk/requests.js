// What the pages ask of this house. A refusal becomes an error with its Chinese sentence.

const API = '/camunda/api/desk';
const BROKEN = '未能连接到服务器，请检查网络后重试。';
/** Of the pages that are not Tasklist's and name no other. */
const ENGINE = 'default';
const JSON_TYPE = 'application/json';

/** A request that came to nothing. Its message is a sentence for the official. */
export class Refused extends Error {

  /**
   * @param {number} status of HTTP; 0 where no answer came
   * @param {object | null} answer what was said with it
   */
  constructor(message, status, answer = null, cause = undefined) {
    super(message, {cause});
    this.name = 'Refused';
    this.status = status;
    this.answer = answer;
  }
}

/** null where the answer is that there is nothing (204). */
export function get(path, signal) {
  return send(API + path, {signal}).then(json);
}

export function post(path, body, signal) {
  return change('POST', API + path, body, signal);
}

export function put(path, body, signal) {
  return change('PUT', API + path, body, signal);
}

export function del(path, signal) {
  return change('DELETE', API + path, undefined, signal);
}

/** Goes on when the page is left. */
export async function putLeaving(path, body) {
  await send(API + path, {method: 'PUT', keepalive: true, body: JSON.stringify(body),
    headers: {'Content-Type': JSON_TYPE, 'X-XSRF-TOKEN': await token()}});
}

/** A file, as bytes. */
export function bytes(path, signal) {
  return send(API + path, {signal}).then(response => response.arrayBuffer());
}

/** A file, as text. */
export function text(path, signal) {
  return send(API + path, {signal}).then(response => response.text());
}

/** Of the engine's own interface, as the page asks it. */
export function engine(path, signal) {
  return send(engines(path), {signal}).then(json);
}

/** Hands in a form to the engine. */
export function handIn(path, variables) {
  return change('POST', engines(path), {variables});
}

function engines(path) {
  const name = location.pathname.startsWith('/camunda/app/') ? location.pathname.split('/')[4]
      : document.documentElement?.dataset.engine ?? ENGINE;
  return `/camunda/api/engine/engine/${encodeURIComponent(name)}${path}`;
}

/**
 * Sends a form with files. By the older of the two ways: the other one tells nothing of its progress.
 *
 * @param {FormData} form
 * @param {{signal?: AbortSignal, progress?: (share: number) => void}} options progress: from 0 to 1
 */
export async function upload(path, form, {signal, progress = () => {}} = {}) {
  const known = await token();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', API + path);
    request.setRequestHeader('Accept', JSON_TYPE);
    request.setRequestHeader('X-XSRF-TOKEN', known);
    request.responseType = 'json';
    request.upload.addEventListener('progress', event => progress(event.loaded / event.total));
    request.addEventListener('load', () => request.status < 300 ? resolve(request.response)
        : reject(refusal(request.status, request.response)));
    request.addEventListener('error', cause => reject(new Refused(BROKEN, 0, null, cause)));
    request.addEventListener('abort', () => reject(new Refused('已取消上传。', 0)));
    signal?.addEventListener('abort', () => request.abort(), {once: true});
    request.send(form);
  });
}

/** Opens a session, for all the pages of this house. */
export async function signIn(name, password) {
  await send('/camunda/api/admin/auth/user/default/login/welcome', {method: 'POST',
    body: new URLSearchParams({username: name, password}), headers: {'X-XSRF-TOKEN': await token()}});
}

export async function signOff() {
  await send('/camunda/api/admin/auth/user/default/logout', {method: 'POST', headers: {'X-XSRF-TOKEN': await token()}});
}

/** The web applications' token against forged requests. Its cookie is theirs alone: other pages have to ask for it. */
export async function token() {
  const cookie = document.cookie.split('; ').find(each => each.startsWith('XSRF-TOKEN='));
  if (cookie !== undefined) {
    return decodeURIComponent(cookie.slice('XSRF-TOKEN='.length));
  }
  const {token: known} = await get('/session').catch(signedOff => signedOff.answer ?? Promise.reject(signedOff));
  return known ?? '';
}

async function change(method, address, body, signal) {
  const headers = {'X-XSRF-TOKEN': await token(), ...(body === undefined ? {} : {'Content-Type': JSON_TYPE})};
  return json(await send(address, {method, signal, headers, body: JSON.stringify(body)}));
}

async function send(address, options) {
  let response;
  try {
    response = await fetch(address, {...options, headers: {Accept: JSON_TYPE, ...options.headers}});
  } catch (unreachable) {
    throw new Refused(BROKEN, 0, null, unreachable);
  }
  if (!response.ok) {
    throw refusal(response.status, await response.json().catch(() => null));
  }
  return response;
}

function json(response) {
  return response.status === 204 ? null : response.json().catch(() => null);
}

function refusal(status, answer) {
  return new Refused(answer?.message || `服务器未能处理（${status}），请稍后重试。`, status, answer);
}
