// How pages ask the server: with the session, with the token against forged requests, and with a sentence where it fails

const API = '/camunda/api/desk/';
const BROKEN = '未能连接到服务器，请检查网络后重试。';

export function get(path, signal) {
  return ask(path, {signal});
}

export function post(path, body, signal) {
  return ask(path, {method: 'POST', signal, body: body === null ? null : JSON.stringify(body),
    headers: {'Content-Type': 'application/json', 'X-XSRF-TOKEN': token()}});
}

async function ask(path, options) {
  let response;
  try {
    response = await fetch(API + path, options);
  } catch (problem) {
    throw problem.name === 'AbortError' ? problem : new Error(BROKEN);
  }
  if (!response.ok) {
    const {message} = await response.json().catch(() => ({}));
    throw new Error(message ?? `操作未能完成（${response.status}），请稍后重试。`);
  }
  return response.status === 204 ? null : response.json();
}

function token() {
  const cookie = document.cookie.split('; ').find(each => each.startsWith('XSRF-TOKEN='));
  return cookie === undefined ? '' : decodeURIComponent(cookie.slice('XSRF-TOKEN='.length));
}
