// Computes an expression of a form for each of several states of its fields, by the FEEL that Tasklist's own bundle brings.

import {readFileSync} from 'node:fs';

const {bundle, expression, data} = JSON.parse(readFileSync(0, 'utf8'));
const chunks = [];
globalThis.self = globalThis.window = globalThis;
self.webpackChunkcamunda_bpm_webapp = chunks;
(0, eval)(readFileSync(bundle, 'utf8'));
const modules = Object.assign({}, ...chunks.map(chunk => chunk[1]));
const loaded = {};

/** What the bundle calls to have one module from another. */
function load(id) {
  if (!loaded[id]) {
    loaded[id] = {exports: {}};
    modules[id].call(loaded[id].exports, loaded[id], loaded[id].exports, load);
  }
  return loaded[id].exports;
}
load.d = (exports, getters) => Object.keys(getters).forEach(key => Object.defineProperty(exports, key, {enumerable: true, get: getters[key]}));
load.r = exports => Object.defineProperty(exports, '__esModule', {value: true});
load.o = (object, key) => Object.hasOwn(object, key);
load.n = module => {
  const getter = module && module.__esModule ? () => module.default : () => module;
  load.d(getter, {a: getter});
  return getter;
};
load.g = globalThis;

const feelin = load(Object.keys(modules).find(id => modules[id].toString().includes('parseUnaryTests:function')));
process.stdout.write(JSON.stringify(data.map(fields => feelin.evaluate(expression, fields))));
