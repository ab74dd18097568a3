// In whose hands the open task is, and that it is hers who fills it in

const {Hold} = await import('/desk/hold.js');

let hold;

export default {
  id: 'task-hold',
  pluginPoint: 'tasklist.task.action',
  priority: 95,
  render: (node, parameters, scope) => {
    hold = new Hold(() => {
      scope.taskData.changed('task');
      scope.taskData.changed('taskList');
    }, () => scope.$applyAsync());
    scope.$watchGroup(['task.id', 'task.assignee', 'task.delegationState', 'task.due'], () => hold.show(scope.task));
    scope.$watch(() => hold.arrange());
  },
  unmount: () => hold.close()
};
