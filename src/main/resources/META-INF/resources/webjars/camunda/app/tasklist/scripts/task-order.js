// In which order the tasks stand, and the bar for those that are ticked

const {element} = await import('/desk/elements.js');
const {batchBar} = await import('/desk/batch.js');

const ORDERS = [
  ['默认顺序', []],
  ['期限近的在前', [{sortBy: 'dueDate', sortOrder: 'asc'}]],
  ['期限远的在前', [{sortBy: 'dueDate', sortOrder: 'desc'}]],
  // by the id as well: the newest first alone is what Tasklist asks for where nothing was chosen
  ['最近收到的在前', [{sortBy: 'created', sortOrder: 'desc'}, {sortBy: 'id', sortOrder: 'asc'}]],
  ['最早收到的在前', [{sortBy: 'created', sortOrder: 'asc'}]],
  ['按环节名称', [{sortBy: 'name', sortOrder: 'asc'}]]
];

function parameters() {
  return new URLSearchParams(location.hash.slice(1).split('?')[1] ?? '');
}

function current() {
  const sorting = parameters().get('sorting');
  return ORDERS.findIndex(([, order]) => JSON.stringify(order) === sorting);
}

function sort(order) {
  const [path] = location.hash.slice(1).split('?');
  const changed = parameters();
  changed.delete('page');
  changed.delete('sorting');
  if (order.length > 0) {
    changed.set('sorting', JSON.stringify(order));
  }
  location.hash = `${path}?${changed.toString().replaceAll('+', '%20')}`;
}

export default {
  id: 'task-order',
  pluginPoint: 'tasklist.list',
  priority: 190,
  render: (node, given, scope) => {
    const choice = element('select', {className: 'form-control', ariaLabel: '任务的顺序'},
        ...ORDERS.map(([label], index) => element('option', {value: index, textContent: label})));
    choice.value = Math.max(0, current());
    choice.addEventListener('change', () => sort(ORDERS[choice.value][1]));
    node.append(element('div', {className: 'task-order'}, choice), batchBar(() => {
      scope.tasklistData.changed('taskList');
      scope.$root.$broadcast('refresh');
      document.dispatchEvent(new Event('facility-tasks'));
    }));
  }
};
