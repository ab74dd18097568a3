// What the pages ask of this house. A refusal becomes an error with its Chinese sentence.

const API = '/camunda/api/desk';
const BROKEN = '未能连接到服务器，请检查网络后重试。';

export function get(path, signal) {
  return send(API + path, {signal});
}

export function post(path, body, signal) {
  return send(API + path, {method: 'POST', signal, body: JSON.stringify(body),
    headers: {'Content-Type': 'application/json', 'X-XSRF-TOKEN': token()}});
}

/** Of the engine's own interface, as the page asks it. */
export function engine(path, signal) {
  return send(`/camunda/api/engine/engine/${location.pathname.split('/')[4]}${path}`, {signal});
}

async function send(address, options) {
  let response;
  try {
    response = await fetch(address, {...options, headers: {Accept: 'application/json', ...options.headers}});
  } catch (unreachable) {
    throw new Error(BROKEN, {cause: unreachable});
  }
  const answer = response.status === 204 ? null : await response.json().catch(() => null);
  if (!response.ok) {
    throw new Error(answer?.message ?? `服务器未能处理（${response.status}），请稍后重试。`);
  }
  return answer;
}

/** The web applications' token against forged requests. */
function token() {
  const cookie = document.cookie.split('; ').find(each => each.startsWith('XSRF-TOKEN='));
  return cookie === undefined ? '' : decodeURIComponent(cookie.slice('XSRF-TOKEN='.length));
}
