// Runs in node: node --test src/test/js/typed.test.mjs

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';

const read = path => readFileSync(new URL(path, import.meta.url), 'utf8');
const script = read('../../main/resources/META-INF/resources/desk/typed.js');
// whatever node takes a file of this name for, it is a module
const {AMOUNT, AREA, NUMBER, PERCENT, day, number, onlyBlanks, textProblem, understood} =
    await import(`data:text/javascript;base64,${Buffer.from(script).toString('base64')}`);
const cases = JSON.parse(read('../resources/cases/typing.json'));

function all(rows, understand) {
  assert.ok(rows.length > 5);
  for (const [typed, meant] of rows) {
    const found = understand(typed);
    assert.equal(found.value ?? null, meant, JSON.stringify(typed));
    if (meant === null) {
      assert.match(found.refused, /[\u4e00-\u9fff]{4,}/, JSON.stringify(typed));
    }
  }
}

test('every amount of the cases', () => all(cases['amount (万元, 6 decimals)'], typed => number(typed, AMOUNT)));
test('every percentage of the cases', () => all(cases.percent, typed => number(typed, PERCENT)));
test('every date of the cases', () => all(cases.date, day));
test('every text of the cases', () => all(cases.text, typed => {
  const refused = textProblem(typed) ?? (onlyBlanks(typed) ? '只有空格，请填写内容' : null);
  return refused === null ? {value: typed} : {refused};
}));

test('figures at their limits', () => all([
  ['99,999,999.999999', '99999999.999999'], ['0', '0'], ['0.0', '0'], ['007', '7'], ['1,000,000', '1000000'], ['12 345.5 万元', '12345.5'],
  ['0,123', null], ['1,234,56', null], ['1,234 567', null], ['1.', null], ['.', null], [',', null], ['1。5', null], ['1²', null],
  ['①', null], ['½', null], ['１２００２', '12002'], ['1200\u200b', null], ['100\n200', null], ['100↵200', null], ['100 200', '100200'],
  ['+5', null], ['0x10', null], ['Infinity', null], ['1_000', null], ["1'000", null], ['٣', null], ['1,200.000001', '1200.000001'],
  ['9'.repeat(41), null], ['30%', null]
], typed => number(typed, AMOUNT)));

test('areas and numbers', () => {
  all([['1,200㎡', '1200'], ['1200 平方米', '1200'], ['600.25', '600.25'], ['600.255', null], ['1200万元', null], ['￥5', null]],
      typed => number(typed, AREA));
  all([['1,200', '1200'], ['2026', '2026'], ['1000000000', null], ['三', null], ['5人', null], ['-3', null]],
      typed => number(typed, NUMBER));
  assert.deepEqual(number(' \u3000', AMOUNT), {empty: true});
  assert.deepEqual(day('\t'), {empty: true});
});

test('what is said of a figure', () => {
  assert.equal(understood('1200', AMOUNT), '1,200万元（12,000,000元）');
  assert.equal(understood('0.000001', AMOUNT), '0.000001万元（0.01元）');
  assert.equal(understood('0.5', AMOUNT), '0.5万元（5,000元）');
  assert.equal(understood('236.40001', AMOUNT), '236.40001万元（2,364,000.10元）');
  assert.equal(understood('99999999.999999', AMOUNT), '99,999,999.999999万元（999,999,999,999.99元）');
  assert.equal(understood('0', AMOUNT), '0万元（0元）');
  assert.equal(understood('1200.5', AREA), '1,200.5平方米');
  assert.equal(understood('30', PERCENT), '30%');
  assert.equal(understood('2026', NUMBER), '');
});

test('why a figure is refused', () => {
  assert.match(number('1200元', AMOUNT).refused, /单位是元/);
  assert.match(number('-1', AMOUNT).refused, /负数/);
  assert.match(number('12,34', AMOUNT).refused, /“12,34”.*千位分隔符/);
  assert.match(number('0.0000001', AMOUNT).refused, /最多6位小数/);
  assert.match(number('100000000', AMOUNT).refused, /99,999,999.999999万元/);
  assert.match(number('1\u200b', AMOUNT).refused, /“1\?”含有不可见/);
  assert.match(day('2026-02-30').refused, /“2026-02-30”不存在/);
});

test('days', () => all([
  ['2024-02-29', '2024-02-29'], ['2025-02-29', null], ['2026 年 3 月 1 日', '2026-03-01'], ['1900-01-01', '1900-01-01'], ['1899-12-31', null],
  ['0001-01-01', null], ['2026-11/05', null], ['2026-11-05 10:00', null], ['20261331', null], ['2026-3-1', '2026-03-01'], ['46331', null]
], day));

test('texts that only seem to be hidden', () => {
  for (const seen of ['朝阳区\n劲松', '葛\u{e0100}城', '👨‍👩‍👧', '❤️', 'A\u00a0B', '']) {
    assert.equal(textProblem(seen), null, JSON.stringify(seen));
  }
  assert.match(textProblem('朝阳\u200d区'), /第3个字/);
});
