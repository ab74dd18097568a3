// 查档案 in the bar at the top: every project that she may see, with or without a task

const {show} = await import('/desk/project-search.js');
const {element, stylesheet} = await import('/desk/elements.js');

export default {
  id: 'project-search',
  pluginPoint: 'tasklist.navbar.action',
  priority: 190,
  render: node => {
    const link = element('a', {href: '', className: 'search-action'}, element('span', {className: 'glyphicon glyphicon-folder-open'}), ' 查档案');
    link.addEventListener('click', event => {
      event.preventDefault();
      event.stopPropagation();
      show();
    });
    node.append(stylesheet('verbs.css'), link);
  }
};
