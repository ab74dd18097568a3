// Draws a .docx on pages, with what the papers of officials are made of: paragraphs, runs, tables, headers and footers. Sizes are those
// of the file; where a line or a page ends depends on the fonts of this computer, as it does in any office program.

import {element} from './elements.js';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** A twentieth of a point in pixels, and half a point. */
const TWIP = 96 / 1440;
const HALF_POINT = 96 / 144;
const A4 = {w: 11906, h: 16838};
const MARGIN = 1440;
/** By which the table of contents of a zip is found. */
const END_OF_ZIP = 0x06054b50;
const DEFLATED = 8;
/** The fonts of official papers, and what stands in for them. */
const FONTS = [
  [/小标宋/, '"FZXiaoBiaoSong-B05", "FZXiaoBiaoSong-B05S", "STZhongsong", "SimSun", "Noto Serif CJK SC", serif'],
  [/仿宋/, '"FangSong_GB2312", "仿宋_GB2312", "FangSong", "STFangsong", "Noto Serif CJK SC", serif'],
  [/楷/, '"KaiTi_GB2312", "楷体_GB2312", "KaiTi", "STKaiti", "Noto Serif CJK SC", serif'],
  [/黑/, '"SimHei", "STHeiti", "Noto Sans CJK SC", sans-serif']
];
const OTHER_FONTS = '"SimSun", "Noto Serif CJK SC", serif';
const ALIGNED = {both: 'justify', distribute: 'justify', center: 'center', right: 'right', end: 'right'};

/**
 * Draws the file.
 *
 * @param {ArrayBuffer} data
 * @param {HTMLElement} place in the page already, for what is drawn is measured
 */
export async function draw(data, place) {
  const parts = contents(data);
  const read = async name => parts.has(name) ? xml(await inflate(parts.get(name))) : null;
  const body = (await read('word/document.xml'))?.getElementsByTagNameNS(W, 'body')[0];
  if (!body) {
    throw new Error('not a .docx');
  }
  const styles = new Styles(await read('word/styles.xml'));
  const relations = await read('word/_rels/document.xml.rels');
  const section = [...body.children].at(-1);
  const edge = async kind => {
    const reference = children(section, kind).find(each => attribute(each, 'type') === 'default');
    const id = reference?.getAttributeNS(R, 'id');
    const target = [...relations?.documentElement.children ?? []].find(each => each.getAttribute('Id') === id)?.getAttribute('Target');
    return target ? (await read(target.startsWith('/') ? target.slice(1) : `word/${target}`))?.documentElement : null;
  };
  const [header, footer] = [await edge('headerReference'), await edge('footerReference')];
  place.replaceChildren();
  const pages = new Pages(place, section, number => [header, footer].map(part => part ? blocks(part, styles, number) : []));
  for (const block of blocks(body, styles)) {
    pages.add(block);
  }
}

/** Pages of the size that the file asks for, each filled up to its lower margin. */
class Pages {

  constructor(place, section, edges) {
    const size = children(section, 'pgSz')[0];
    const margins = children(section, 'pgMar')[0];
    const margin = side => length(attribute(margins, side) ?? MARGIN);
    this.sheet = {width: length(attribute(size, 'w') ?? A4.w), height: length(attribute(size, 'h') ?? A4.h), top: margin('top'),
      right: margin('right'), bottom: margin('bottom'), left: margin('left'), header: margin('header'), footer: margin('footer')};
    this.place = place;
    this.edges = edges;
    this.number = 0;
    this.turn();
  }

  turn() {
    const {width, height, top, right, bottom, left, header, footer} = this.sheet;
    const [above, below] = this.edges(++this.number);
    this.body = element('div', {className: 'paper-body'});
    const page = element('div', {className: 'paper-page', ariaLabel: `第${this.number}页`},
        styled(element('div', {className: 'paper-edge'}, ...above), {top: px(header), left: px(left), right: px(right)}),
        this.body, styled(element('div', {className: 'paper-edge'}, ...below), {bottom: px(footer), left: px(left), right: px(right)}));
    styled(page, {width: px(width), height: px(height), padding: `${px(top)} ${px(right)} ${px(bottom)} ${px(left)}`});
    this.place.append(page);
    this.room = height - top - bottom;
  }

  get full() {
    return this.body.offsetHeight > this.room + 1;
  }

  add(block) {
    if (block.tagName === 'TABLE') {
      this.addRows(block);
      return;
    }
    this.body.append(block);
    if (this.full && this.body.childElementCount > 1) {
      // a heading goes with what it heads
      const moved = [block];
      while (moved[0].previousElementSibling?.dataset.keep && moved[0].previousElementSibling.previousElementSibling) {
        moved.unshift(moved[0].previousElementSibling);
      }
      this.turn();
      this.body.append(...moved);
    }
  }

  /** A table goes on over the page, under its head. */
  addRows(table) {
    const rows = [...table.rows];
    const begin = () => {
      const part = table.cloneNode(false);
      part.append(...[...table.querySelectorAll('colgroup')].map(group => group.cloneNode(true)));
      this.body.append(part);
      return part;
    };
    const heads = rows.filter(row => row.dataset.head);
    let part = begin();
    for (const row of rows) {
      part.append(row);
      if (this.full && (part.rows.length > 1 || this.body.childElementCount > 1)) {
        row.remove();
        if (part.rows.length === 0) {
          part.remove();
        }
        this.turn();
        part = begin();
        part.append(...row.dataset.head ? [] : heads.map(head => head.cloneNode(true)), row);
      }
    }
  }
}

/** What stands in a part of the file, one under the other. */
function blocks(part, styles, page = 1) {
  return [...part.children].flatMap(child => child.localName === 'p' ? [paragraph(child, styles, page)]
      : child.localName === 'tbl' ? [table(child, styles, page)]
      : child.localName === 'sdt' ? children(child, 'sdtContent').flatMap(inside => blocks(inside, styles, page)) : []);
}

function paragraph(source, styles, page) {
  const look = styles.of(source, 'p');
  const made = element('p');
  const runs = [...source.getElementsByTagNameNS(W, 'r')];
  let field = '';
  for (const run of runs) {
    const said = styles.ofRun(run, source);
    const piece = element('span');
    for (const child of run.children) {
      if (child.localName === 'fldChar') {
        field = attribute(child, 'fldCharType') === 'end' ? '' : field || ' ';
      } else if (child.localName === 'instrText') {
        field += child.textContent;
      } else if (child.localName === 't') {
        piece.append(/\bPAGE\b/.test(field) ? `${page}` : child.textContent);
      } else if (child.localName === 'tab') {
        piece.append('\t');
      } else if (child.localName === 'br' || child.localName === 'cr') {
        piece.append(element('br'));
      }
    }
    if (piece.hasChildNodes()) {
      made.append(styled(piece, written(said)));
    }
  }
  const spacing = look('spacing');
  const indent = look('ind');
  const line = Number(attribute(spacing, 'line') ?? 240);
  const rule = attribute(spacing, 'lineRule') ?? 'auto';
  const first = styles.ofRun(runs[0] ?? source, source);
  const chars = attribute(indent, 'firstLineChars');
  const border = [...look('pBdr')?.children ?? []].find(each => each.localName === 'bottom');
  styled(made, {
    ...written(first),
    fontWeight: '',
    color: '',
    margin: `${px(length(attribute(spacing, 'before') ?? 0))} ${px(length(attribute(indent, 'right') ?? attribute(indent, 'end') ?? 0))} `
        + `${px(length(attribute(spacing, 'after') ?? 0))} ${px(length(attribute(indent, 'left') ?? attribute(indent, 'start') ?? 0))}`,
    textIndent: chars ? `${chars / 100}em` : px(length(attribute(indent, 'firstLine') ?? -(attribute(indent, 'hanging') ?? 0))),
    textAlign: ALIGNED[attribute(look('jc'), 'val')] ?? 'left',
    lineHeight: rule === 'auto' ? `${line / 240 * 1.3}` : px(length(line)),
    minHeight: rule === 'auto' ? '1em' : px(length(line))
  });
  if (border && attribute(border, 'val') !== 'none') {
    styled(made, {borderBottom: `${Math.max(1, Number(attribute(border, 'sz') ?? 4) / 6)}px solid ${color(attribute(border, 'color'))}`,
      paddingBottom: px(Number(attribute(border, 'space') ?? 0) * 96 / 72)});
  }
  if (look('keepNext')) {
    made.dataset.keep = 'next';
  }
  return made;
}

function table(source, styles, page) {
  const columns = children(source, 'tblGrid').flatMap(grid => children(grid, 'gridCol'));
  const made = element('table', {}, element('colgroup', {}, ...columns.map(column =>
      styled(element('col'), {width: px(length(attribute(column, 'w') ?? 0))}))));
  if (children(source, 'tblPr').some(properties => children(properties, 'tblBorders').length > 0 || children(properties, 'tblStyle').length > 0)) {
    made.className = 'paper-ruled';
  }
  for (const row of children(source, 'tr')) {
    const cells = children(row, 'tc').map(cell => {
      const properties = children(cell, 'tcPr')[0];
      const inside = element('td', {colSpan: Number(attribute(child(properties, 'gridSpan'), 'val') ?? 1)}, ...blocks(cell, styles, page));
      return styled(inside, {verticalAlign: attribute(child(properties, 'vAlign'), 'val') === 'center' ? 'middle' : 'top'});
    });
    const drawn = element('tr', {}, ...cells);
    if (children(row, 'trPr').some(properties => child(properties, 'tblHeader'))) {
      drawn.dataset.head = 'yes';
    }
    made.append(drawn);
  }
  return made;
}

/** What a paragraph or run is said to look like: by itself, by its style and those that one is based on, by the file. */
class Styles {

  constructor(document) {
    const root = document?.documentElement;
    this.known = new Map(children(root, 'style').map(style => [attribute(style, 'styleId'), style]));
    this.normal = children(root, 'style').find(style => attribute(style, 'default') === '1' && attribute(style, 'type') === 'paragraph');
    this.defaults = children(root, 'docDefaults')[0];
  }

  /** By kind p or r, the property of that name. */
  of(source, kind) {
    const named = child(child(source, `${kind}Pr`), `${kind}Style`);
    const sources = [child(source, `${kind}Pr`), ...this.chain(attribute(named, 'val')).map(style => child(style, `${kind}Pr`)),
      ...kind === 'p' ? [child(this.normal, 'pPr'), child(child(this.defaults, 'pPrDefault'), 'pPr')] : []];
    return name => sources.map(each => child(each, name)).find(Boolean);
  }

  ofRun(run, paragraph) {
    const own = this.of(run, 'r');
    const style = attribute(child(child(paragraph, 'pPr'), 'pStyle'), 'val');
    const sources = [...this.chain(style), this.normal].map(each => child(each, 'rPr')).concat(child(child(this.defaults, 'rPrDefault'), 'rPr'));
    return name => own(name) ?? sources.map(each => child(each, name)).find(Boolean);
  }

  chain(id) {
    const found = [];
    for (let style = this.known.get(id); style && !found.includes(style); style = this.known.get(attribute(child(style, 'basedOn'), 'val'))) {
      found.push(style);
    }
    return found;
  }
}

function written(look) {
  const fonts = look('rFonts');
  const asian = attribute(fonts, 'eastAsia') ?? '';
  const on = name => look(name) && !['0', 'false', 'none'].includes(attribute(look(name), 'val') ?? '');
  return {
    fontFamily: `"${(attribute(fonts, 'ascii') ?? 'Times New Roman').replace(/["\\]/g, '')}", ${(FONTS.find(([pattern]) => pattern.test(asian)) ?? ['', OTHER_FONTS])[1]}`,
    fontSize: px(Number(attribute(look('sz'), 'val') ?? 21) * HALF_POINT),
    fontWeight: on('b') ? 'bold' : 'normal',
    fontStyle: on('i') ? 'italic' : 'normal',
    textDecoration: on('u') && attribute(look('u'), 'val') ? 'underline' : 'none',
    color: color(attribute(look('color'), 'val'))
  };
}

function color(value) {
  return /^[0-9a-f]{6}$/i.test(value ?? '') ? `#${value}` : '#000';
}

function length(twips) {
  return Number(twips) * TWIP;
}

function px(pixels) {
  return `${Math.round(pixels * 100) / 100}px`;
}

/** By the script, which the page's rules allow; a style in the text of an element they would not. */
function styled(made, look) {
  Object.assign(made.style, look);
  return made;
}

function children(parent, name) {
  return [...parent?.children ?? []].filter(each => each.localName === name);
}

function child(parent, name) {
  return children(parent, name)[0];
}

function attribute(source, name) {
  return source?.getAttributeNS(W, name) || source?.getAttribute(name) || undefined;
}

function xml(text) {
  return new DOMParser().parseFromString(text, 'application/xml');
}

/** The files in a zip: where each lies, and how. */
export function contents(data) {
  const view = new DataView(data);
  let end = data.byteLength - 22;
  while (end >= 0 && view.getUint32(end, true) !== END_OF_ZIP) {
    end--;
  }
  if (end < 0) {
    throw new Error('not a .docx');
  }
  const parts = new Map();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    const [named, extra, remark] = [28, 30, 32].map(offset => view.getUint16(at + offset, true));
    const local = view.getUint32(at + 42, true);
    const begin = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    parts.set(new TextDecoder().decode(new Uint8Array(data, at + 46, named)), {packed: view.getUint16(at + 10, true) === DEFLATED,
      content: new Uint8Array(data, begin, view.getUint32(at + 20, true))});
    at += 46 + named + extra + remark;
  }
  return parts;
}

/** As text. */
export function inflate({packed, content}) {
  const stream = new Blob([content]).stream();
  return new Response(packed ? stream.pipeThrough(new DecompressionStream('deflate-raw')) : stream).text();
}
