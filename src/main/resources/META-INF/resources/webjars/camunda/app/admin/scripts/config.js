// 系统管理: the settings of this application in the web applications, in the place of the shipped ones
export default {
  app: {
    vendor: '社区嵌入式服务设施项目审批与监管系统',
    name: '系统管理'
  },
  // Chinese for everybody but a browser whose first language is English
  locales: {
    availableLocales: ['zh-CN', 'en'],
    fallbackLocale: 'zh-CN'
  },
  // whether the page is still signed in; what to do with an account beside its password
  customScripts: ['../../../desk/session', '../../../desk/accounts']
};
