// 新申报 in the bar at the top, beside 启动流程, and the page of a correction at its task

const {get} = await import('/desk/requests.js');

const DISTRICT = 'district-drc-';
const RECTIFICATION = 'RectifyApplication';

export default [{
  id: 'new-application',
  pluginPoint: 'tasklist.navbar.action',
  priority: 210,
  render: async (node, parameters, scope) => {
    const link = document.createElement('a');
    const icon = document.createElement('span');
    icon.className = 'glyphicon glyphicon-edit';
    link.href = '/desk/application.html';
    link.className = 'new-application-action';
    link.append(icon, ' 新申报');
    const show = there => {
      link.style.display = there ? '' : 'none';
    };
    show(false);
    node.append(link);
    // she may not be signed in yet, or be of no district
    const ask = () => get('/session/user').then(({groups}) => show(groups.some(group => group.startsWith(DISTRICT)))).catch(() => show(false));
    scope.$on('authentication.changed', ask);
    await ask();
  }
}, {
  id: 'rectification-page',
  pluginPoint: 'tasklist.task.action',
  priority: 95,
  render: (node, parameters, scope) => {
    const link = document.createElement('a');
    link.className = 'rectification-page btn btn-link verbs-button';
    link.textContent = '在整页中补正';
    node.append(link);
    scope.$watchGroup(['task.id', 'task.taskDefinitionKey'], () => {
      link.style.display = scope.task?.taskDefinitionKey === RECTIFICATION ? '' : 'none';
      link.href = `/desk/application.html?task=${encodeURIComponent(scope.task?.id ?? '')}`;
    });
  }
}];
