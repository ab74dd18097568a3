// 任务列表: the settings of this application in the web applications, in the place of the shipped ones
export default {
  app: {
    vendor: '社区嵌入式服务设施项目审批与监管系统',
    name: '任务列表'
  },
  // Chinese for everybody but a browser whose first language is English
  locales: {
    availableLocales: ['zh-CN', 'en'],
    fallbackLocale: 'zh-CN'
  },
  disableWelcomeMessage: true,
  // the texts that form-js has in no locale; what is typed into forms; its drafts; what became of a task; the tab 项目档案; the bell 消息;
  // the search by project; the verbs at a task; in whose hands it is; 我的提交; 查档案; 公文预览; the pages of an application; the cards of
  // the list, their order and how many there are; 常用意见; names for signs; whether the page is still signed in
  customScripts: ['scripts/form-texts', 'scripts/typing', 'scripts/drafts', 'scripts/task-fate', 'scripts/project-dossier',
    'scripts/notices', 'scripts/task-search', 'scripts/task-verbs', 'scripts/task-hold', 'scripts/submissions', 'scripts/project-search',
    'scripts/paper', 'scripts/filing', 'scripts/task-cards', 'scripts/task-order', 'scripts/filter-counts', 'scripts/opinions',
    'scripts/accessible', '../../../desk/session'],
  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: '领取当前任务'
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: '转到第一个筛选器'
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: '转到列表中的第一个任务'
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: '转到任务表单的第一个字段'
    },
    startProcess: {
      key: 'ctrl+alt+p',
      description: '打开“启动流程”对话框'
    }
  }
};
