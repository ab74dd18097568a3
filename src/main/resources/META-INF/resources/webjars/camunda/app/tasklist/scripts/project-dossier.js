// The tab 项目档案 beside the form of a task

const {mount} = await import('/desk/dossier.js');

let takeAway = () => {};

export default {
  id: 'project-dossier',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  properties: {label: '项目档案'},
  render: (node, {taskId}) => {
    takeAway();
    takeAway = mount(node, taskId);
  },
  unmount: () => {
    takeAway();
    takeAway = () => {};
  }
};
