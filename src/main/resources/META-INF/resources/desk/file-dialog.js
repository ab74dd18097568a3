// The file of a project (项目档案) over the page that one is at.

import {mountFile} from './dossier.js';
import {button, open} from './verbs-dialog.js';
import {element} from './elements.js';

export function showFile(project) {
  const place = element('div', {});
  const dialog = open(`项目档案 ${project}`, place, element('footer', {}, button('关闭', () => dialog.close())));
  dialog.classList.add('outcome-dossier');
  const takeAway = mountFile(place, project);
  dialog.addEventListener('close', takeAway);
}
