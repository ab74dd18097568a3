// The bell in the header: what the official was told (消息)

const {Bell} = await import('/desk/notices.js');

let bell = null;

export default {
  id: 'notices',
  pluginPoint: 'tasklist.navbar.action',
  priority: 50,
  properties: {label: '消息'},
  render: node => {
    bell?.close();
    bell = new Bell(node);
  },
  unmount: () => {
    bell?.close();
    bell = null;
  }
};
