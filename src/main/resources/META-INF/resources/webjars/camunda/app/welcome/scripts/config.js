// 首页: the settings of this application in the web applications, in the place of the shipped ones
export default {
  app: {
    vendor: '社区嵌入式服务设施项目审批与监管系统',
    name: '首页'
  },
  // Chinese for everybody but a browser whose first language is English
  locales: {
    availableLocales: ['zh-CN', 'en'],
    fallbackLocale: 'zh-CN'
  },
  // whether the page is still signed in
  customScripts: ['../../../desk/session'],
  links: [
    {
      label: '操作手册',
      href: '/handbook',
      description: '按角色说明怎样办理'
    },
    {
      label: '项目台账',
      href: '/camunda/api/desk/projects.xlsx',
      description: '您可以查看的全部项目，Excel 文件'
    }
  ]
};
