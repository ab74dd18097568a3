// form-js has its own texts in no locale: they are written in Chinese as they appear, unless the page is read in English.

const {spoken} = await import('/desk/form-words.js');
const {FormView} = await import('/desk/form-view.js');

// only what form-js itself wrote, never what an official did
const OWN = [
  '.fjs-form-field-error li', '.fjs-select-placeholder', '.fjs-dropdownlist-empty', '.fjs-repeat-render-add',
  '.fjs-repeat-render-footer button', '.fjs-table-empty', '.fjs-table-body td[colspan]',
  '.fjs-table-nav-label'
].join(',');

function write(node, property, field) {
  const chinese = spoken(node[property], field);
  if (chinese !== node[property]) {
    node[property] = chinese;
  }
}

function translate(form) {
  form.querySelectorAll(OWN).forEach(element => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      write(texts.currentNode, 'data', () => FormView.of(form)?.at(element)?.schema);
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
