// The box above the tasks: by project number or name, without knowing how the search of Tasklist wants it

const {element} = await import('/desk/elements.js');

const NUMBER = /^[\d-]+$/;

/** In a pattern of the database these mean something else. */
function literally(text) {
  return text.replace(/[\\%_]/g, '\\$&');
}

/** The search of Tasklist as it stands in the address. */
function criteria(text) {
  return text === '' ? [] : [{type: 'taskVariables', operator: 'like', name: NUMBER.test(text) ? 'cardNumber' : 'cardName',
    value: `%${literally(text)}%`}];
}

function search(text) {
  const [path, query = ''] = location.hash.slice(1).split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('searchQuery', JSON.stringify(criteria(text)));
  parameters.delete('page');
  // not + for a blank, which the page would show
  location.hash = `${path}?${parameters.toString().replaceAll('+', '%20')}`;
}

export default {
  id: 'search-by-project',
  pluginPoint: 'tasklist.list',
  priority: 200,
  properties: {label: '按项目查找'},
  render: node => {
    const field = element('input', {type: 'search', className: 'form-control', placeholder: '项目编号或名称', ariaLabel: '按项目编号或名称查找任务'});
    const form = element('form', {className: 'search-by-project'}, field,
        element('button', {className: 'btn btn-default', textContent: '查找'}));
    form.addEventListener('submit', event => {
      event.preventDefault();
      search(field.value.trim());
    });
    // also when the box is emptied by its cross
    field.addEventListener('search', () => field.value === '' && search(''));
    node.append(form);
  }
};
