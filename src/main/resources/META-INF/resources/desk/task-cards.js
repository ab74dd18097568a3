// The cards of the task list: what a task is known by, how long there is, who has it, and a tick to do several together.

import {choose, chosen} from './batch.js';
import {due} from './due.js';
import {element} from './elements.js';
import {get} from './requests.js';

let kinds = null;
let waiting = [];

/** Draws what a task is known by beneath its name. */
export function draw(node, task) {
  const known = Object.fromEntries((task._embedded?.variable ?? []).map(variable => [variable.name, variable.value]));
  const facts = [known.cardNumber, known.cardDistrict, known.cardAmount && `${known.cardAmount}万元`].filter(Boolean).join(' · ');
  const holder = element('span', {className: 'card-holder'});
  const late = task.due && due(task.due);
  node.classList.add('card');
  node.append(
      ...(late ? [element('span', {className: `card-due ${late.late ? 'due-late' : late.soon ? 'due-soon' : ''}`, textContent: late.text,
        title: `期限：${late.date}`})] : []),
      element('div', {className: 'card-name', textContent: known.cardName ?? ''}),
      element('div', {className: 'card-facts'}, element('span', {textContent: facts}), holder));
  ask({task, holder, node, known});
}

/** One question for all the cards of a page. */
function ask(card) {
  waiting.push(card);
  if (waiting.length === 1) {
    setTimeout(answer);
  }
}

async function answer() {
  const cards = waiting;
  waiting = [];
  try {
    kinds ??= get('/tasks/batch/kinds');
    const [holders, together] = await Promise.all([
      get(`/tasks/batch/holders?${cards.map(({task}) => `task=${encodeURIComponent(task.id)}`).join('&')}`), kinds]);
    cards.filter(({task}) => holders[task.id]).forEach(card => tell(card, holders[card.task.id], together));
  } catch (problem) {
    // the cards say all the same what there is to do; the session says by itself that it is at its end
    kinds = null;
  }
}

function tell({task, holder, node, known}, {state, name}, together) {
  holder.textContent = state === 'MINE' ? '由您办理' : name === '' ? '' : `${name}办理`;
  if (!together.includes(task.taskDefinitionKey) || state !== 'FREE' && state !== 'MINE') {
    return;
  }
  const project = [known.cardNumber, known.cardName].filter(Boolean).join(' ');
  const box = element('input', {type: 'checkbox', className: 'card-choice', checked: chosen(task.id), ariaLabel: `选择：${task.name} ${project}`});
  box.dataset.task = task.id;
  box.addEventListener('click', event => event.stopPropagation());
  box.addEventListener('change', () => choose({id: task.id, key: task.taskDefinitionKey, name: task.name}, box.checked));
  node.prepend(box);
}
