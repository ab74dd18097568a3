// 转办, 委派, 退回, 加签, 减签, 催办, 抄送 above the form of a task

const {Verbs} = await import('/desk/verbs.js');

let shown;

export default {
  id: 'task-verbs',
  pluginPoint: 'tasklist.task.action',
  priority: 90,
  render: (node, parameters, scope) => {
    shown = new Verbs(() => {
      scope.taskData.changed('task');
      scope.taskData.changed('taskList');
      scope.$root.$broadcast('refresh');
    });
    node.append(shown.element);
    scope.$watchGroup(['task.id', 'task.assignee', 'task.delegationState'], () => shown.show(scope.task));
  },
  unmount: () => shown.close()
};
