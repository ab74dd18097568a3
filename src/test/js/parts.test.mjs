// Runs in node: node --test src/test/js/parts.test.mjs

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {beforeEach, test} from 'node:test';

const directory = new URL('../../main/resources/META-INF/resources/desk/', import.meta.url);
const read = name => import(`data:text/javascript;base64,${readFileSync(new URL(name, directory)).toString('base64')}`);
const {Refused, bytes, del, engine, get, post, put, signIn, text, token, upload} = await read('requests.js');
const {minute, sizeText} = await read('elements.js');

let asked;

beforeEach(() => {
  globalThis.document = {cookie: 'a=b; XSRF-TOKEN=A%2BB; c=d'};
  globalThis.location = {pathname: '/camunda/app/tasklist/other/'};
});

function answers(status, body) {
  globalThis.fetch = async (address, options) => {
    asked = {address, ...options};
    return new Response(body, {status});
  };
}

async function refused(promise) {
  return promise.then(() => assert.fail('it was not refused'), refusal => {
    assert.ok(refusal instanceof Refused);
    assert.match(refusal.message, /^[\u4e00-\u9fff，。（）\d“”-]+$/);
    return refusal;
  });
}

test('what is asked comes back', async () => {
  answers(200, '{"a":1}');
  assert.deepEqual(await get('/projects'), {a: 1});
  assert.equal(asked.address, '/camunda/api/desk/projects');
  answers(204, null);
  assert.equal(await get('/tasks/1/dossier'), null);
  answers(200, '<a/>');
  assert.equal(await text('/x'), '<a/>');
  assert.equal((await bytes('/x')).byteLength, 4);
});

test('whatever changes something carries the token', async () => {
  answers(200, '');
  for (const [method, sends] of [['POST', post], ['PUT', put], ['DELETE', path => del(path)]]) {
    assert.equal(await sends('/x', {b: 2}), null);
    assert.equal(asked.method, method);
    assert.equal(asked.headers['X-XSRF-TOKEN'], 'A+B');
    assert.equal(asked.body, method === 'DELETE' ? undefined : '{"b":2}');
  }
  assert.equal(await token(), 'A+B');
});

test('a page that has no cookie of the web applications asks for the token', async () => {
  document.cookie = '';
  const seen = [];
  globalThis.fetch = async (address, {method = 'GET', headers}) => {
    seen.push(`${method} ${address} ${headers['X-XSRF-TOKEN']}`);
    return method === 'GET' ? new Response('{"token":"T"}', {status: 401}) : new Response('{"id":1}');
  };
  assert.deepEqual(await post('/x', {}), {id: 1});
  await signIn('甲', 'a&b');
  assert.deepEqual(seen, ['GET /camunda/api/desk/session undefined', 'POST /camunda/api/desk/x T', 'GET /camunda/api/desk/session undefined',
    'POST /camunda/api/admin/auth/user/default/login/welcome T']);
});

test('the engine is that of the page', async () => {
  answers(200, '[]');
  await engine('/task');
  assert.equal(asked.address, '/camunda/api/engine/engine/other/task');
  location.pathname = '/desk/file.html';
  await engine('/task');
  assert.equal(asked.address, '/camunda/api/engine/engine/default/task');
});

test('a refusal is the sentence of the server', async () => {
  answers(422, '{"message":"下达金额超过批复数。","ended":false}');
  const refusal = await refused(post('/x', {}));
  assert.equal(refusal.message, '下达金额超过批复数。');
  assert.equal(refusal.status, 422);
  assert.equal(refusal.answer.ended, false);
});

test('an answer without a sentence gets one', async () => {
  for (const body of ['', '<html>Bad gateway</html>', '{}', '{"message":""}', 'null']) {
    answers(503, body);
    const refusal = await refused(get('/x'));
    assert.match(refusal.message, /503.*请稍后重试/);
    assert.equal(refusal.status, 503);
  }
});

test('no answer gets one, too', async () => {
  globalThis.fetch = async () => {
    throw new TypeError('Failed to fetch');
  };
  const refusal = await refused(bytes('/x'));
  assert.match(refusal.message, /检查网络/);
  assert.equal(refusal.status, 0);
});

test('an upload tells how far it is and what became of it', async () => {
  const outcomes = [request => {
    request.upload.progress({loaded: 1, total: 4});
    request.status = 201;
    request.response = {id: 7};
    request.load();
  }, request => {
    request.status = 413;
    request.response = null;
    request.load();
  }, request => request.error({})];
  globalThis.XMLHttpRequest = class {
    headers = {};
    upload = {addEventListener: (type, listener) => this.upload[type] = listener};
    open(method, address) {
      asked = {method, address, headers: this.headers};
    }
    setRequestHeader(name, value) {
      this.headers[name] = value;
    }
    addEventListener(type, listener) {
      this[type] = listener;
    }
    send() {
      outcomes.shift()(this);
    }
  };
  const shares = [];
  assert.deepEqual(await upload('/x', {}, {progress: share => shares.push(share)}), {id: 7});
  assert.deepEqual(shares, [0.25]);
  assert.equal(asked.headers['X-XSRF-TOKEN'], 'A+B');
  assert.equal((await refused(upload('/x', {}))).status, 413);
  assert.match((await refused(upload('/x', {}))).message, /检查网络/);
});

test('times and sizes are written as officials read them', () => {
  assert.equal(minute('2026-11-25T09:30:12+08:00'), '2026-11-25 09:30');
  assert.deepEqual([0, 1023, 1024, 1536, 1024 * 1024, 20.25 * 1024 * 1024].map(sizeText),
      ['0 字节', '1023 字节', '1 KB', '1.5 KB', '1 MB', '20.3 MB']);
});

test('no script has a copy of what the parts offer', () => {
  const page = name => readFileSync(new URL(name, directory), 'utf8');
  for (const name of ['attachments.js', 'dossier.js', 'notices.js', 'session.js', 'submissions.js', 'verbs.js', 'verbs-dialog.js', 'diagram.js', 'page.js', 'file.js', 'told.js']) {
    assert.doesNotMatch(page(name), /XSRF|fetch\(|XMLHttpRequest|function element\(|createElement\(/, name);
  }
});

test('tells of a form that is handed in, of which task or process, and what became of it', async () => {
  const {watchHandIns} = await read('hand-in.js');
  globalThis.document = {baseURI: 'http://localhost/camunda/app/tasklist/default/'};
  class Request extends EventTarget {
    open() {}
    send() {
      this.dispatchEvent(new Event('loadend'));
    }
  }
  globalThis.XMLHttpRequest = Request;
  const told = [];
  watchHandIns(form => told.push(form), (form, answer) => told.push(answer.status));
  // the drafts listen too
  watchHandIns(form => told.push(form), (form, answer) => told.push(answer.body));
  const hands = (method, address, status) => {
    const request = Object.assign(new XMLHttpRequest(), {status, responseText: '{"id":"1"}'});
    request.open(method, address);
    request.send();
  };
  hands('POST', '/camunda/api/engine/engine/default/task/a%3Ab/submit-form', 204);
  assert.deepEqual(told.splice(0), [{task: 'a:b'}, {task: 'a:b'}, {id: '1'}, 204]);
  hands('POST', '/camunda/api/engine/engine/default/process-definition/project-lifecycle%3A3%3A99/submit-form', 400);
  assert.deepEqual(told.splice(0), [{task: null, process: 'project-lifecycle'}, {task: null, process: 'project-lifecycle'}, {id: '1'}, 400]);
  hands('GET', '/camunda/api/engine/engine/default/task/1/form', 200);
  assert.deepEqual(told, []);
});
