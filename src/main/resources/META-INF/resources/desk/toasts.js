// What is said at the button of a form is not said again in a message that lies over the page.

const SAID_ELSEWHERE = ['COMPLETE_ERROR', 'PROCESS_START_ERROR', 'PROCESS_START_OK', 'ASSIGN_NOTE_PROCESS'];

let quiet = false;

/** Once the page has been built. */
export function quieten() {
  const injector = window.angular?.element(document.body).injector?.();
  if (quiet || !injector) {
    return;
  }
  quiet = true;
  const notifications = injector.get('Notifications');
  const translate = injector.get('$translate');
  const {add} = notifications;
  notifications.add = function (message) {
    return SAID_ELSEWHERE.some(key => translate.instant(key) === message.status) ? undefined : add.call(this, message);
  };
}
