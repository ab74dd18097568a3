// What stands on the cards of the task list

const {draw} = await import('/desk/task-cards.js');

export default {
  id: 'task-card',
  pluginPoint: 'tasklist.card',
  priority: 300,
  render: (node, parameters, scope) => draw(node, scope.task)
};
