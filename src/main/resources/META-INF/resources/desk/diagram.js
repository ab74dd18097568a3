// The diagrams of the processes in which a project stands, with the places highlighted

import {button, element} from './elements.js';
import {text} from './requests.js';

const VIEWER = './bpmn-js/bpmn-navigated-viewer.production.min.js';
const HERE = 'dossier-here';
const UNDRAWN = '流程图未能显示，请以上表为准。';

/** One diagram at a time; a button for each where there are several. */
export class Diagram {

  /**
   * @param {{definitionId: string, name: string, active: string[]}[]} processes
   * @param {(process) => string} path where the BPMN of a process is to be had
   */
  constructor(processes, path) {
    this.processes = processes;
    this.path = path;
    this.gone = new AbortController();
    this.buttons = processes.map(process => button(process.name, () => this.show(process)));
    this.canvas = element('div', {className: 'dossier-canvas', tabIndex: 0, ariaLabel: '流程图'});
    this.tools = [['＋', '放大', () => this.zoom(1.25)], ['－', '缩小', () => this.zoom(0.8)], ['全图', '显示全图', () => this.whole()],
      ['当前环节', '回到当前环节', () => this.here()]].map(([label, title, action]) => button(label, action, title));
    this.element = element('div', {className: 'dossier-diagram'},
        element('p', {className: 'dossier-tools'}, ...(processes.length > 1 ? this.buttons : []),
            element('span', {className: 'dossier-gap'}), ...this.tools), this.canvas);
  }

  open() {
    if (this.processes.length > 0) {
      return this.show(this.processes[0]);
    }
    this.element.hidden = true;
  }

  close() {
    this.gone.abort();
    this.viewer?.destroy();
    this.viewer = null;
  }

  async show(process) {
    this.shown = process;
    this.buttons.forEach((button, index) => button.setAttribute('aria-pressed', String(this.processes[index] === process)));
    try {
      const [xml] = await Promise.all([text(this.path(process), this.gone.signal), import(VIEWER)]);
      if (this.gone.signal.aborted || this.shown !== process) {
        return;
      }
      this.viewer?.destroy();
      this.canvas.replaceChildren();
      this.viewer = new window.BpmnJS({container: this.canvas});
      await this.viewer.importXML(xml);
      const canvas = this.viewer.get('canvas');
      process.active.forEach(id => canvas.addMarker(id, HERE));
      this.here();
    } catch (problem) {
      if (!this.gone.signal.aborted) {
        console.error(problem);
        this.canvas.replaceChildren(element('p', {className: 'dossier-note', role: 'alert', textContent: UNDRAWN}));
      }
    }
  }

  zoom(factor) {
    const canvas = this.viewer?.get('canvas');
    canvas?.zoom(canvas.zoom() * factor, 'auto');
  }

  whole() {
    this.viewer?.get('canvas').zoom('fit-viewport', 'auto');
  }

  /** Readable, with the places in the middle. */
  here() {
    const canvas = this.viewer?.get('canvas');
    const places = this.shown.active.map(id => this.viewer?.get('elementRegistry').get(id)).filter(place => place !== undefined);
    if (canvas === undefined || places.length === 0) {
      return;
    }
    const left = Math.min(...places.map(place => place.x));
    const top = Math.min(...places.map(place => place.y));
    const right = Math.max(...places.map(place => place.x + place.width));
    const bottom = Math.max(...places.map(place => place.y + place.height));
    const {outer} = canvas.viewbox();
    const scale = Math.min(1, outer.width / (right - left + 240), outer.height / (bottom - top + 120));
    canvas.viewbox({x: (left + right - outer.width / scale) / 2, y: (top + bottom - outer.height / scale) / 2,
      width: outer.width / scale, height: outer.height / scale});
  }
}
