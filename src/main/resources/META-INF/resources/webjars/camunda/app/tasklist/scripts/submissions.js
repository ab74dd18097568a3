// 我的提交 in the bar at the top

const {show} = await import('/desk/submissions.js');

export default {
  id: 'submissions',
  pluginPoint: 'tasklist.navbar.action',
  priority: 200,
  render: (node, parameters, scope) => {
    const link = document.createElement('a');
    const icon = document.createElement('span');
    icon.className = 'glyphicon glyphicon-send';
    const stylesheet = Object.assign(document.createElement('link'), {rel: 'stylesheet', href: '/desk/verbs.css'});
    link.href = '';
    link.className = 'submissions-action';
    link.append(icon, ' 我的提交');
    link.addEventListener('click', event => {
      event.preventDefault();
      event.stopPropagation();
      show(() => scope.$root.$broadcast('refresh'));
    });
    node.append(stylesheet, link);
  }
};
