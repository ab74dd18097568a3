// form-js has its own texts in no locale: they are written in Chinese as they appear, unless the page is read in English.

const TEXTS = new Map([
  ['Select', '请选择'],
  ['Search', '搜索'],
  ['Add new', '添加'],
  ['No results', '没有符合的选项'],
  ['All values selected', '已全部选择'],
  ['Nothing to show.', '无'],
  ['Show all', '全部显示'],
  ['Show less', '收起'],
  ['Value is not a number.', '请填写数字。'],
  ['Value is expected to be an integer.', '请填写整数。'],
  ['Field is required.', '必填。'],
  ['Field must be a valid email.', '请填写正确的电子邮箱地址。'],
  ['of', ' / '],
  ['Previous page', '上一页'],
  ['Next page', '下一页'],
  ['Remove list item', '删除此项']
]);

const PATTERNS = [
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, '最多保留$1位小数。'],
  [/^Please select a valid value, the two nearest valid values are (.+) and (.+)\.$/, '请填写正确的值，最接近的值为$1和$2。'],
  [/^Field must match pattern (.+)\.$/, '格式不正确（$1）。'],
  [/^Field must have minimum value of (.+)\.$/, '不得小于$1。'],
  [/^Field must have maximum value of (.+)\.$/, '不得大于$1。'],
  [/^Field must have minimum length of (.+)\.$/, '不得少于$1个字。'],
  [/^Field must have maximum length of (.+)\.$/, '不得超过$1个字。'],
  [/^Field must be a valid {2}international phone number\..*$/, '请填写正确的国际电话号码，例如+8613800000000。']
];

// only what form-js itself wrote, never what an official did
const OWN = [
  '.fjs-form-field-error li', '.fjs-select-placeholder', '.fjs-dropdownlist-empty', '.fjs-repeat-render-add',
  '.fjs-repeat-render-footer button', '.fjs-table-empty', '.fjs-table-body td[colspan]',
  '.fjs-table-nav-label'
].join(',');

function translated(text) {
  const known = TEXTS.get(text.trim());
  if (known !== undefined) {
    return known;
  }
  const pattern = PATTERNS.find(([english]) => english.test(text));
  return pattern ? text.replace(pattern[0], pattern[1]) : text;
}

function write(node, property) {
  const chinese = translated(node[property]);
  if (chinese !== node[property]) {
    node[property] = chinese;
  }
}

function translate(form) {
  form.querySelectorAll(OWN).forEach(element => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      write(texts.currentNode, 'data');
    }
  });
  form.querySelectorAll('input[placeholder="Search"], input[placeholder="Select"]').forEach(input => write(input, 'placeholder'));
  form.querySelectorAll('[aria-label]').forEach(element => write(element, 'ariaLabel'));
}

function english() {
  return (navigator.languages?.[0] || navigator.language || '').toLowerCase().startsWith('en');
}

if (!english()) {
  document.documentElement.lang = 'zh-CN';
  new MutationObserver(() => document.querySelectorAll('.fjs-container').forEach(translate))
    .observe(document.body, { childList: true, subtree: true, characterData: true });
}
