// The file of a project (项目档案) by its number, for whoever may see it: /desk/file.html?project=<number>; without one, the search (查档案).

import {mountFile} from './dossier.js';
import {element, stylesheet} from './elements.js';
import {page} from './page.js';
import {projectSearch} from './project-search.js';
import {records} from './records.js';

const number = new URLSearchParams(location.search).get('project')?.trim() ?? '';

page('项目档案', (main, user) => {
  if (number === '') {
    main.append(stylesheet('verbs.css'), stylesheet('dossier.css'), element('h1', {textContent: '查档案'}), projectSearch(),
        element('section', {className: 'dossier', ariaLabel: '台账和逾期'}, ...records(user)));
    main.querySelector('input').focus();
  } else {
    mountFile(main, number);
  }
});
