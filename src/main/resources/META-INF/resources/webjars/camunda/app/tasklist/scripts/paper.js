// 公文预览 beside a signature

const {Paper} = await import('/desk/paper.js');

let paper;

export default {
  id: 'paper',
  pluginPoint: 'tasklist.task.action',
  priority: 95,
  render: (node, parameters, scope) => {
    paper?.fold();
    paper = new Paper();
    node.append(paper.element);
    scope.$watch('task.id', () => paper.show(scope.task));
    scope.$on('$destroy', () => paper.fold());
  },
  unmount: () => paper?.fold()
};
