// Judges the layout of the document at hand, as somebody who reads it: text that
// stands in too narrow a column, is cut off, lies under something else, runs out
// to the side, or stands in another order than it is read aloud.
//
// It runs in the page, knows nothing of the panel, and asks the browser alone:
// where each line of text is, what lies over it, and what cuts it off.
'use strict';

/** The judge: answers `[{kind, where, text}]`; `least` is how many characters a line must hold where it could wrap. */
globalThis.layoutFaults = ({ least = 12 } = {}) => {
  // What differs by less is how a letter is drawn, and no fault.
  const TOLERANCE = 2;
  const faults = [];
  const known = new Set();

  const nameOf = (element) => {
    const parts = [];
    for (let at = element; at && at !== document.documentElement; at = at.parentElement) {
      const classes = [...at.classList].map((name) => `.${CSS.escape(name)}`).join('');
      parts.unshift(at.id ? `#${CSS.escape(at.id)}` : at.localName + classes);
      if (at.id) break;
    }
    return parts.slice(-4).join(' > ');
  };

  const report = (kind, element, text) => {
    const where = nameOf(element);
    const key = `${kind} ${where}`;
    if (known.has(key)) return;
    known.add(key);
    faults.push({ kind, where, text: text.trim().replace(/\s+/gu, ' ').slice(0, 60), element });
  };

  // Nothing of a page changes while it is judged but how far it is scrolled.
  function remembered(answer) {
    const known = new Map();
    return (element) => {
      if (!known.has(element)) known.set(element, answer(element));
      return known.get(element);
    };
  }
  const styleOf = remembered((element) => getComputedStyle(element));
  const ancestors = function* ancestors(element) {
    for (let at = element; at; at = at.parentElement) yield at;
  };

  /** Whether an element is there for those alone who are read to: a pixel, cut off. */
  const isForReadersAlone = remembered((element) => {
    const { clip, clipPath, position, overflowX } = styleOf(element);
    const { width, height } = element.getBoundingClientRect();
    const isTiny = width <= 2 && height <= 2 && overflowX !== 'visible';
    const isCut = (clipPath !== 'none' && /inset\((?:50%|100%)/u.test(clipPath)) || /rect\((?:0|1)px,? (?:0|1)px/u.test(clip);
    return (position !== 'static' && (isTiny || isCut)) || (element.parentElement !== null && isForReadersAlone(element.parentElement));
  });

  const isSeen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })
    && !element.closest('[inert]') && !isForReadersAlone(element);

  /** Whether an element, or what holds it, stays in its place while the page scrolls. */
  const holderOf = remembered((element) => (
    /^(?:fixed|sticky)$/u.test(styleOf(element).position) ? element : element.parentElement && holderOf(element.parentElement)));

  /** The element whose width says where the text of an element wraps. */
  const blockOf = (element) => [...ancestors(element)].find((at) => !/^(?:inline|contents|ruby.*)$/u.test(styleOf(at).display)) ?? document.body;

  // The lines of every text, where the page stands now; places are those of the page.
  const collect = () => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (node.data.trim() === '' || /^(?:script|style|title|option|textarea)$/iu.test(parent.localName) || parent.closest('svg') || !isSeen(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const rects = [...range.getClientRects()].filter(({ width, height }) => width > 0.5 && height > 0.5);
      if (rects.length > 0) found.push({ node, parent, block: blockOf(parent), rects, text: node.data });
    }
    return found;
  };

  const inPage = ({ left, right, top, bottom }) => ({ left: left + scrollX, right: right + scrollX, top: top + scrollY, bottom: bottom + scrollY });
  const linesOf = (rects) => {
    const lines = [];
    for (const rect of [...rects].sort((one, other) => one.top - other.top)) {
      const middle = (rect.top + rect.bottom) / 2;
      const line = lines.find(({ top, bottom }) => middle > top && middle < bottom);
      if (!line) lines.push({ left: rect.left, right: rect.right, top: rect.top, bottom: rect.bottom });
      else Object.assign(line, { left: Math.min(line.left, rect.left), right: Math.max(line.right, rect.right), top: Math.min(line.top, rect.top), bottom: Math.max(line.bottom, rect.bottom) });
    }
    return lines;
  };

  scrollTo(0, 0);
  const texts = collect();
  const blocks = new Map();
  for (const text of texts) {
    if (!blocks.has(text.block)) blocks.set(text.block, []);
    blocks.get(text.block).push(text);
  }

  // Letters of Chinese, Japanese and Korean are twice as wide as others, and each may end a line.
  const lettersIn = (text) => [...text.trim().replace(/\s+/gu, ' ')].reduce((sum, letter) => sum + (/[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]/u.test(letter) ? 2 : 1), 0);

  const contentWidth = (block) => {
    const { paddingLeft, paddingRight } = styleOf(block);
    return block.clientWidth === 0 ? block.getBoundingClientRect().width : block.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
  };

  for (const [block, own] of blocks) {
    const text = own.map((one) => one.text).join(' ');
    const letters = lettersIn(text);
    const mayWrap = own.some(({ parent }) => !/^(?:nowrap|pre)$/u.test(styleOf(parent).whiteSpace) && styleOf(parent).textWrapMode !== 'nowrap');
    const all = own.flatMap(({ rects }) => rects);
    const isColumned = [...ancestors(block)].some((at) => styleOf(at).columnCount !== 'auto' || styleOf(at).columnWidth !== 'auto');
    const lines = isColumned ? all : linesOf(all);
    const forced = block.querySelectorAll('br').length;
    if (mayWrap && lines.length > 1 + forced && letters > least) {
      const total = own.flatMap(({ rects }) => rects).reduce((sum, { width }) => sum + width, 0);
      const needed = least * (total / letters);
      const widest = Math.max(...lines.map(({ left, right }) => right - left));
      const room = isColumned ? widest : contentWidth(block);
      if (widest < needed && (room < needed || room > 2 * needed)) report('narrow', block, text);
    }
  }

  // What cuts an element off: the boxes around it that show nothing beyond their edges.
  const clippersOf = remembered((element) => {
    const found = [];
    const { position } = styleOf(element);
    let escapes = position === 'fixed';
    for (let at = element; at && at !== document.documentElement && at !== document.body; at = at.parentElement) {
      const { overflowX, overflowY, contain } = styleOf(at);
      const paints = /paint|strict|content/u.test(contain);
      if (!escapes && (paints || overflowX !== 'visible' || overflowY !== 'visible')) {
        found.push({ at, x: paints || /^(?:hidden|clip)$/u.test(overflowX), y: paints || /^(?:hidden|clip)$/u.test(overflowY) });
      }
      if (styleOf(at).position === 'fixed') escapes = true;
    }
    return found;
  });

  const boxInside = (element) => {
    const { left, top } = element.getBoundingClientRect();
    return { left: left + element.clientLeft, top: top + element.clientTop, right: left + element.clientLeft + element.clientWidth, bottom: top + element.clientTop + element.clientHeight };
  };

  // A line is cut off where more of it is gone than the room above and below its letters.
  const isCut = (rect, box, { x, y }) => (x && (rect.left < box.left - TOLERANCE || rect.right > box.right + TOLERANCE))
    || (y && (rect.top < box.top - Math.max(TOLERANCE, 0.2 * (rect.bottom - rect.top)) || rect.bottom > box.bottom + Math.max(TOLERANCE, 0.2 * (rect.bottom - rect.top))));

  const width = document.documentElement.clientWidth;
  const isWide = document.documentElement.scrollWidth > width + TOLERANCE / 2;
  if (isWide) {
    const culprit = [...document.body.querySelectorAll('*')].filter(isSeen).reverse().find((element) => element.getBoundingClientRect().right > width + 1 || element.getBoundingClientRect().left < -1);
    report('sideways', culprit ?? document.body, 'the page');
  }
  for (const element of document.body.querySelectorAll('*')) {
    if (!/^(?:auto|scroll)$/u.test(styleOf(element).overflowX) || /^(?:input|textarea|select)$/u.test(element.localName)) continue;
    if (element.scrollWidth > element.clientWidth + 1 && isSeen(element)) report('sideways', element, element.textContent);
  }

  const isRtl = styleOf(document.documentElement).direction === 'rtl' || styleOf(document.body).direction === 'rtl';
  // Where a page scrolls to the side, what lies there can be reached, and the scrolling is the fault.
  const isBeside = (rect) => (isRtl ? isWide && rect.right <= width : rect.left >= 0 && isWide);
  const spilled = [];
  for (const text of texts) {
    const { parent, block, rects } = text;
    const clippers = clippersOf(parent);
    const clipper = clippers.find(({ at, x, y }) => rects.some((rect) => isCut(rect, boxInside(at), { x, y })));
    const scrollers = clippers.filter(({ x, y }) => !x || !y);
    const isOut = (rect) => (rect.left + scrollX < -TOLERANCE || rect.right > width + TOLERANCE) && !scrollers.some(({ at }) => /^(?:auto|scroll)$/u.test(styleOf(at).overflowX));
    const isAbove = rects.some(({ top }) => top + scrollY < -TOLERANCE);
    // What stays in its place does not come into sight by scrolling.
    const isBelow = styleOf(holderOf(parent) ?? parent).position === 'fixed' && rects.some(({ bottom, top }) => bottom > innerHeight + 0.2 * (bottom - top)) && scrollers.length === 0;
    if (clipper) report('clipped', clipper.at, text.text);
    else if (isAbove || isBelow || rects.some((rect) => isOut(rect) && !isBeside(rect))) report('clipped', parent, text.text);
    else if (rects.some(isOut)) report('sideways', parent, text.text);
    else if (block.clientWidth > 0) {
      const box = block.getBoundingClientRect();
      if (rects.some(({ left, right }) => right > box.right + TOLERANCE || left < box.left - TOLERANCE)) spilled.push(text);
    }
  }

  // What of a line is to be seen where the boxes around it show a part of it alone.
  const seenOf = (element, rects) => {
    const clippers = clippersOf(element);
    return rects.map((rect) => clippers.reduce((left, { at }) => {
      const box = boxInside(at);
      return { left: Math.max(left.left, box.left), right: Math.min(left.right, box.right), top: Math.max(left.top, box.top), bottom: Math.min(left.bottom, box.bottom) };
    }, { left: rect.left, right: rect.right, top: rect.top, bottom: rect.bottom }))
      .filter(({ left, right, top, bottom }) => right - left > TOLERANCE && bottom - top > TOLERANCE && right > 0 && left < width);
  };
  for (const text of texts) text.seen = seenOf(text.parent, text.rects);

  // ------------------------------------------------------------- overlapped
  const controls = [...document.body.querySelectorAll('button, input:not([type=hidden]), select, textarea')].filter(isSeen);
  const isRelated = (one, other) => one === other || one.contains(other) || other.contains(one);

  // Texts that lie over texts, whatever stands behind them; what sticks is looked at while the page scrolls.
  const lines = texts.flatMap(({ parent, block, seen, text, node }) => linesOf(seen).map((rect) => ({ parent, block, rect: inPage(rect), text, node, holder: holderOf(parent) })))
    .sort((one, other) => one.rect.top - other.rect.top);
  const boxes = controls.flatMap((control) => seenOf(control, [control.getBoundingClientRect()])
    .map((rect) => ({ parent: control, block: control, rect: inPage(rect), text: control.textContent || control.value, holder: holderOf(control), control })));
  const lap = (one, other) => ({
    x: Math.min(one.right, other.right) - Math.max(one.left, other.left),
    y: Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top),
  });
  const overlapping = new Set();
  for (const [place, one] of lines.entries()) {
    for (const other of lines.slice(place + 1)) {
      if (other.rect.top >= one.rect.bottom) break;
      if (one.node === other.node || one.holder !== other.holder) continue;
      const { x, y } = lap(one.rect, other.rect);
      // Lines of one block, and of blocks without a gap, touch by the room above and below their letters.
      const least_ = Math.min(one.rect.bottom - one.rect.top, other.rect.bottom - other.rect.top);
      if (x > TOLERANCE && y > Math.max(TOLERANCE, 0.3 * least_)) {
        overlapping.add(one.node).add(other.node);
        report('overlapped', other.parent, `${one.text} | ${other.text}`);
      }
    }
    for (const box of boxes) {
      if (one.holder !== box.holder || isRelated(one.parent, box.control)) continue;
      const { x, y } = lap(one.rect, box.rect);
      if (x > TOLERANCE && y > Math.max(TOLERANCE, 0.2 * (one.rect.bottom - one.rect.top))) report('overlapped', box.control, one.text);
    }
  }
  for (const { node, block, text } of spilled) {
    if (!overlapping.has(node)) report('sideways', block, text);
  }
  for (const { control, text, rect } of boxes) {
    const around = control.parentElement.getBoundingClientRect();
    if (control.offsetParent && rect.right - scrollX > around.right + TOLERANCE && around.width > TOLERANCE) report('sideways', control, text);
  }
  for (const [place, one] of boxes.entries()) {
    for (const other of boxes.slice(place + 1)) {
      if (one.holder !== other.holder || isRelated(one.control, other.control)) continue;
      const { x, y } = lap(one.rect, other.rect);
      if (x > TOLERANCE && y > TOLERANCE) report('overlapped', other.control, `${one.text} | ${other.text}`);
    }
  }

  // What lies over a text where it would be read: in the middle of the window, or as near as the page scrolls.
  const everything = new CSSStyleSheet();
  everything.replaceSync('*, *::before, *::after { pointer-events: auto !important; scroll-behavior: auto !important; }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, everything];
  const paints = (element) => {
    const { backgroundColor, backgroundImage, opacity } = styleOf(element);
    return Number(opacity) > 0 && (/^(?:img|video|canvas|iframe|input|select|textarea|button)$/u.test(element.localName)
      || backgroundImage !== 'none' || !/(?:transparent|, 0\)|\/ 0\))$/u.test(backgroundColor));
  };
  const covers = (parent, point) => {
    const isOwn = (element) => element.contains(parent) || parent.contains(element);
    // What lies on top is most often the text's own, and the whole pile need not be asked for.
    const top = document.elementFromPoint(point.x, point.y);
    if (!top || isOwn(top)) return null;
    for (const element of document.elementsFromPoint(point.x, point.y)) {
      if (isOwn(element)) return null;
      if (paints(element) || [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && hasTextAt(node, point))) return element;
    }
    return null;
  };
  const hasTextAt = (node, { x, y }) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].some(({ left, right, top, bottom }) => x > left && x < right && y > top && y < bottom);
  };
  // All that stands in the middle of the window or little below is looked at from one place of the page.
  const bringToTheMiddle = ({ top, bottom }) => {
    const below = (top + bottom) / 2 - scrollY - innerHeight / 2;
    if (below < 0 || below > innerHeight / 4) scrollTo(0, scrollY + below);
  };
  const visit = ({ parent, rect, text, holder }) => {
    if (!holder) bringToTheMiddle(rect);
    const place = holder ? rect : { left: rect.left - scrollX, right: rect.right - scrollX, top: rect.top - scrollY, bottom: rect.bottom - scrollY };
    const y = (place.top + place.bottom) / 2;
    const inset = Math.min(2, (place.right - place.left) / 4);
    for (const x of [place.left + inset, (place.left + place.right) / 2, place.right - inset]) {
      if (x <= 0 || x >= width || y <= 0 || y >= innerHeight) continue;
      const cover = covers(parent, { x, y });
      if (cover) {
        report('overlapped', cover, text);
        return;
      }
    }
  };
  // What sticks moves with the page; it is looked at where it stands at the top and at the end.
  const downwards = (one, other) => one.rect.top + one.rect.bottom - other.rect.top - other.rect.bottom;
  for (const line of [...lines, ...boxes].filter(({ holder }) => !holder).sort(downwards)) visit(line);
  for (const edge of [0, document.documentElement.scrollHeight]) {
    scrollTo(0, edge);
    for (const text of texts.filter(({ parent }) => holderOf(parent))) {
      const range = document.createRange();
      range.selectNodeContents(text.node);
      for (const rect of seenOf(text.parent, [...range.getClientRects()])) visit({ ...text, rect, holder: holderOf(text.parent) });
    }
  }
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== everything);
  scrollTo(0, 0);

  // ------------------------------------------------------------------ order
  // What is read one after the other: blocks of text, and controls.
  const items = [...[...blocks].map(([block, own]) => ({ element: block, parents: own.map(({ parent }) => parent), rects: own.flatMap(({ seen }) => seen), text: own[0].text, first: own[0].node })),
    ...controls.filter((control) => !blocks.has(control)).map((control) => ({ element: control, parents: [control], rects: seenOf(control, [control.getBoundingClientRect()]), text: control.textContent || control.value || control.type, first: control }))]
    .filter(({ rects }) => rects.length > 0)
    .sort((one, other) => (one.first.compareDocumentPosition(other.first) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))
    .map((item) => ({
      ...item,
      holder: holderOf(item.element),
      box: item.element.getBoundingClientRect(),
      lines: linesOf(item.rects),
      left: Math.min(...item.rects.map(({ left }) => left)),
      right: Math.max(...item.rects.map(({ right }) => right)),
      top: Math.min(...item.rects.map(({ top }) => top)),
      bottom: Math.max(...item.rects.map(({ bottom }) => bottom)),
    }));
  for (const [place, one] of items.entries()) {
    for (const other of items.slice(place + 1)) {
      // What lies below is neither above nor beside.
      if (other.top >= one.bottom && other.bottom > one.top + TOLERANCE) continue;
      if (one.holder !== other.holder || isWithin(one, other) || isWithin(other, one)) continue;
      const reads = styleOf(commonParent(one.element, other.element)).direction === 'rtl' ? -1 : 1;
      const isBefore = ({ left, right }) => (reads === 1 ? right <= one.left + TOLERANCE : left >= one.right - TOLERANCE);
      const beside = other.lines.filter((line) => lap(one, line).y > 0.5 * Math.min(one.bottom - one.top, line.bottom - line.top));
      const isAbove = other.bottom <= one.top + TOLERANCE;
      if ((isAbove && (lap(one.box, other.box).x > TOLERANCE || isBefore(other))) || (beside.length > 0 && beside.every(isBefore))) {
        report('order', other.element, `${one.text.trim()} | ${other.text.trim()}`);
      }
    }
  }

  // The words of a button are the button's own.
  function isWithin(one, other) {
    return controls.includes(other.element) && one.parents.every((parent) => other.element.contains(parent));
  }

  function commonParent(one, other) {
    return [...ancestors(one)].find((at) => at.contains(other)) ?? document.body;
  }

  return faults;
};
