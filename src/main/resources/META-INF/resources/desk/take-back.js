// 撤回 of what one handed in, with its reason.

import {ask, words} from './verbs-dialog.js';
import {post} from './requests.js';

const REASON = 200;

/**
 * @param {string} next   the id of the task that it now waits for
 * @param {string} name   what was handed in
 * @param {() => void} taken
 */
export function takeBack(next, name, taken) {
  ask({title: `撤回“${name}”`, note: '撤回后任务回到您的待办，可修改后重新提交；撤回记入办理记录。',
    submit: '确认撤回', fields: [words('reason', '撤回原因', REASON)]},
  values => post(`/tasks/${encodeURIComponent(next)}/take-back`, values).then(taken));
}
