// Draws the PDF that the page around this one sends. Runs in a sandbox without an origin: whatever is in the file reaches nothing of ours.

import {getDocument} from '/desk/pdfjs/legacy/build/pdf.min.mjs';
// a page without an origin may start no worker: the library finds its worker's half here and does without
import '/desk/pdfjs/legacy/build/pdf.worker.min.mjs';

const LIBRARY = new URL('/desk/pdfjs/', import.meta.url).href;
const STEP = 1.25;
const ZOOMS = {least: 0.4, most: 4};
const MARGINS = 40;

const pages = document.getElementById('pages');
const state = document.getElementById('state');
let shown = null;
let zoom = 1;

window.addEventListener('message', event => {
  if (event.source === window.parent && event.data instanceof ArrayBuffer) {
    open(event.data);
  }
});
document.getElementById('smaller').addEventListener('click', () => enlarge(1 / STEP));
document.getElementById('larger').addEventListener('click', () => enlarge(STEP));
window.parent.postMessage('ready', '*');

async function open(data) {
  try {
    shown = await getDocument({data, isEvalSupported: false, cMapUrl: `${LIBRARY}cmaps/`, cMapPacked: true,
      standardFontDataUrl: `${LIBRARY}standard_fonts/`, wasmUrl: `${LIBRARY}wasm/`, iccUrl: `${LIBRARY}iccs/`}).promise;
    state.textContent = `共${shown.numPages}页`;
    await lay();
  } catch (problem) {
    state.textContent = problem.name === 'PasswordException' ? '文件设有打开密码，请下载后查看。' : '文件无法预览，请下载后查看。';
  }
}

function enlarge(by) {
  const wanted = zoom * by;
  if (shown !== null && wanted >= ZOOMS.least && wanted <= ZOOMS.most) {
    zoom = wanted;
    lay();
  }
}

/** Every page has its place; it is drawn when it comes into view, and forgotten when it is gone. */
async function lay() {
  const first = (await shown.getPage(1)).getViewport({scale: 1});
  const width = Math.min(pages.clientWidth - MARGINS, first.width * 1.6) * zoom;
  const view = new IntersectionObserver(entries => entries.forEach(({target, isIntersecting}) =>
      isIntersecting ? draw(target) : target.replaceChildren()), {root: pages, rootMargin: '100%'});
  pages.replaceChildren(...Array.from({length: shown.numPages}, (_, index) => {
    const place = document.createElement('div');
    place.dataset.page = index + 1;
    place.setAttribute('role', 'img');
    place.setAttribute('aria-label', `第${index + 1}页`);
    size(place, width, width * first.height / first.width);
    view.observe(place);
    return place;
  }));
}

async function draw(place) {
  const page = await shown.getPage(Number(place.dataset.page));
  const unscaled = page.getViewport({scale: 1});
  const width = parseFloat(place.style.width);
  size(place, width, width * unscaled.height / unscaled.width);
  const viewport = page.getViewport({scale: width / unscaled.width * window.devicePixelRatio});
  const canvas = document.createElement('canvas');
  canvas.width = viewport.width;
  canvas.height = viewport.height;
  await page.render({canvas, viewport}).promise;
  place.replaceChildren(canvas);
}

function size(place, width, height) {
  place.style.width = `${width}px`;
  place.style.height = `${height}px`;
}
