// What form-js says of a field, in the words in which the server says the same. A format is told by the field's own rule, which stands in
// the form (properties.rule), never by its regular expression.

const TEXTS = new Map([
  ['Select', '请选择'],
  ['Search', '搜索'],
  ['Add new', '添加'],
  ['No results', '没有符合的选项'],
  ['All values selected', '已全部选择'],
  ['Nothing to show.', '无'],
  ['Show all', '全部显示'],
  ['Show less', '收起'],
  ['Value is not a number.', '须为数字。'],
  ['Value is expected to be an integer.', '须为整数。'],
  ['Field is required.', '不能为空。'],
  ['Field must be a valid email.', '须为电子邮箱地址。'],
  ['of', ' / '],
  ['Previous page', '上一页'],
  ['Next page', '下一页'],
  ['Remove list item', '删除此项']
]);

const PATTERNS = [
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, '最多$1位小数。'],
  [/^Please select a valid value, the two nearest valid values are (.+) and (.+)\.$/, '须为正确的值，最接近的值为$1和$2。'],
  [/^Field must have minimum value of (.+)\.$/, '不得小于$1。'],
  [/^Field must have maximum value of (.+)\.$/, '不得大于$1。'],
  [/^Field must have minimum length of (.+)\.$/, '最少$1个字。'],
  [/^Field must have maximum length of (.+)\.$/, '最多$1个字。'],
  [/^Field must be a valid {2}international phone number\..*$/, '须为国际电话号码，如 +8613800000000。']
];
const FORMAT = /^Field must match pattern .*\.$/s;
const OF_NO_RULE = '格式不正确，请按字段说明填写';

/** @param {() => object|null} field the field's schema, asked for where its format is meant */
export function spoken(text, field = () => null) {
  const known = TEXTS.get(text.trim());
  if (known !== undefined) {
    return known;
  }
  if (FORMAT.test(text)) {
    return `${field()?.properties?.rule ?? OF_NO_RULE}。`;
  }
  const pattern = PATTERNS.find(([english]) => english.test(text));
  return pattern ? text.replace(pattern[0], pattern[1]) : text;
}
