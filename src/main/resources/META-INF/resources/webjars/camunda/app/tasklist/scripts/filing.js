// 新申报 in the bar at the top, beside 启动流程, which is there for who may start something; and the page of a correction at its task

const {engine, get} = await import('/desk/requests.js');

const DISTRICT = 'district-drc-';
/** As Tasklist's own dialog lists them. */
const STARTABLE = '/process-definition/count?latestVersion=true&active=true&startableInTasklist=true&startablePermissionCheck=true';
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
    const ask = () => Promise.all([
      get('/session/user').then(({groups}) => show(groups.some(group => group.startsWith(DISTRICT)))).catch(() => show(false)),
      engine(STARTABLE).then(({count}) => document.body.classList.toggle('starts-nothing', count === 0)).catch(() => {})]);
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
