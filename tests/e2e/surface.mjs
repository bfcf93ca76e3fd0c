// One document as a person meets it: by the roles and names of the
// accessibility tree, with a mouse and a keyboard.
//
// Focus is never emulated: while the browser's side panel has the focus, a page
// gets no focus events, and a driver that pretends otherwise hides it.

import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const WORLD = 'driver';
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** How long a test waits for something that should happen soon, in milliseconds. */
export const PATIENCE = 30_000;

/** Tells of each press (`press`): where, what, and whether it had to be scrolled to. */
export const presses = new EventEmitter();

/** A key that does nothing by itself. */
const SILENT_KEY = 'Shift';

// Tells the driver about every change, so that it never has to ask on a timer.
// It runs in a world of its own, where the page sees neither it nor its binding.
const WATCHER = `(() => {
  let isAwaited = false;
  // The accessibility tree and the layout follow the document with the next frame.
  const tell = () => {
    globalThis.driverSawChange('');
    if (!isAwaited) {
      isAwaited = true;
      requestAnimationFrame(() => requestAnimationFrame(() => {
        isAwaited = false;
        globalThis.driverSawChange('');
      }));
    }
  };
  new MutationObserver(tell).observe(document, {
    subtree: true, childList: true, attributes: true, characterData: true,
  });
  for (const kind of ['DOMContentLoaded', 'input', 'change', 'load', 'focusin', 'scroll', 'resize', 'transitionend', 'animationend']) {
    addEventListener(kind, tell, { capture: true, passive: true });
  }
  // What of mouse and keyboard arrives here; that something is drawn does not yet make it so.
  globalThis.driverHeard = { pointer: null, key: null };
  addEventListener('mousemove', ({ clientX, clientY }) => { driverHeard.pointer = { x: clientX, y: clientY }; }, { capture: true, passive: true });
  addEventListener('keydown', ({ key }) => { driverHeard.key = key; }, { capture: true, passive: true });
})()`;

/**
 * Whether a document's scripts have run that come with it; before, its buttons are
 * drawn and do nothing. Runs in the document.
 */
export function hasItsScripts() {
  const [entry] = performance.getEntriesByType('navigation');
  return document.readyState === 'complete' || entry?.domContentLoadedEventStart > 0;
}

/** A document that nobody sees draws no frame: then this long is waited for one, in milliseconds. */
const AT_MOST_A_FRAME = 250;

/** Runs in a document: its accessibility tree and its layout follow it with the next frame. */
function twoFrames(patience) {
  return new Promise((resolve) => {
    setTimeout(resolve, patience);
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  });
}

/** Prepares a target's session once, for all the surfaces in it. */
export async function watchDocuments(session) {
  await session.send('Page.enable');
  await session.send('Runtime.enable');
  await session.send('DOM.enable');
  await session.send('Accessibility.enable');
  await session.send('Runtime.addBinding', { name: 'driverSawChange', executionContextName: WORLD });
  await session.send('Page.addScriptToEvaluateOnNewDocument', {
    source: WATCHER, worldName: WORLD, runImmediately: true,
  });
}

// A page that is being drawn tells of changes all the time, and a look at all of it
// holds it up: it is looked at this often, in milliseconds, and always after the last change.
const BETWEEN_LOOKS = 50;

/** Waits until `look` gives something; looks again after each of the `events`. */
export async function until(look, { sources, what, patience = PATIENCE, describe = async () => '' }) {
  let wake = () => {};
  let changes = 0;
  const heard = () => {
    changes += 1;
    wake();
  };
  for (const [emitter, events] of sources) {
    for (const event of events) emitter.on(event, heard);
  }
  const deadline = Date.now() + patience;
  try {
    for (;;) {
      const seen = changes;
      const began = Date.now();
      const found = await look();
      if (found) return found;
      const left = deadline - Date.now();
      const timely = left > 0 && await new Promise((resolve) => {
        const timer = setTimeout(() => resolve(false), left);
        wake = () => {
          clearTimeout(timer);
          resolve(true);
        };
        if (changes !== seen) wake();
      });
      const early = began + BETWEEN_LOOKS - Date.now();
      if (timely && early > 0) await new Promise((resolve) => { setTimeout(resolve, early); });
      if (!timely) {
        throw new Error(`waited ${patience} ms for ${what}${await describe()}`);
      }
    }
  } finally {
    for (const [emitter, events] of sources) {
      for (const event of events) emitter.off(event, heard);
    }
  }
}

const CHANGES = [
  'Runtime.bindingCalled',
  'Accessibility.nodesUpdated',
  'Accessibility.loadComplete',
  'Page.frameNavigated',
  'Page.frameDetached',
];

function matches(text, wanted) {
  return wanted instanceof RegExp ? wanted.test(text) : text === wanted;
}

function shownNode(node) {
  const properties = Object.fromEntries(
    (node.properties ?? []).map(({ name, value }) => [name, value.value]),
  );
  return {
    role: node.role?.value ?? '',
    name: node.name?.value ?? '',
    value: node.value?.value,
    description: node.description?.value || undefined,
    disabled: properties.disabled === true,
    checked: properties.checked,
    expanded: properties.expanded,
    selected: properties.selected,
    focused: properties.focused === true,
    invalid: properties.invalid,
    backendNodeId: node.backendDOMNodeId,
  };
}

/** A document: a tab's own, one of its frames, an embedded panel, the side panel. */
export class Surface {
  /**
   * `session` belongs to the target that renders the document, `input` to the
   * top-level page that takes mouse and keys, and `origin` gives the place of
   * the target's own viewport within that page.
   */
  constructor({ session, frameId, input = session, origin = async () => ({ x: 0, y: 0 }), label }) {
    Object.assign(this, { session, frameId, input, origin, label });
  }

  /** Everything that assistive technology is told, in reading order. */
  async shown() {
    const { nodes } = await this.session.send('Accessibility.getFullAXTree', { frameId: this.frameId });
    return nodes.filter((node) => !node.ignored).map(shownNode);
  }

  /** The roles and names of what is shown, without bare text and containers. */
  async names() {
    const silent = new Set(['none', 'generic', 'StaticText', 'InlineTextBox', 'LineBreak', 'RootWebArea']);
    const nodes = await this.shown();
    return nodes
      .filter(({ role, name }) => name && !silent.has(role))
      .map(({ role, name, value, disabled }) => ({ role, name, ...(value && { value }), ...(disabled && { disabled }) }));
  }

  /** All that have this role and name now; the name is text or a pattern. */
  async allByRole(role, name = /(?:)/) {
    const nodes = await this.shown();
    return nodes.filter((node) => node.role === role && matches(node.name, name));
  }

  /**
   * The only one with this role and name, or nothing; several are an error,
   * unless `which` says the place of the one that is meant (0 is the first).
   */
  async byRole(role, name, { which } = {}) {
    const found = await this.allByRole(role, name);
    if (which === undefined && found.length > 1) {
      throw new Error(`${found.length} times ${role} ${name} in ${this.label}`);
    }
    return found[which ?? 0] ?? null;
  }

  /** Waits until something is true of this document; `look` is asked again after each change. */
  waitUntil(look, what, options = {}) {
    return until(() => this.#patiently(look), {
      sources: [[this.session, CHANGES]],
      what: `${what} in ${this.label}`,
      describe: async () => `; it shows ${JSON.stringify(await this.names().catch(() => 'nothing'))}`,
      ...options,
    });
  }

  /** Waits for the only one with this role and name, or for the one at the place `which`. */
  waitFor(role, name, options = {}) {
    return this.waitUntil(() => this.#soleOrPlaced(role, name, options), `${role} ${name}`, options);
  }

  /** Waits until nothing has this role and name any more. */
  waitForNo(role, name, options) {
    const isGone = async () => (await this.allByRole(role, name)).length === 0;
    return this.waitUntil(isGone, `no ${role} ${name}`, options);
  }

  /** Waits until the visible text holds a piece of text or fits a pattern, and assistive technology is told of it. */
  async waitForText(wanted, options) {
    const holds = async () => {
      const text = await this.text();
      return wanted instanceof RegExp ? wanted.test(text) : text.includes(wanted);
    };
    const found = await this.waitUntil(holds, `the text ${wanted}`, options);
    await this.#patiently(() => this.evaluate(twoFrames, AT_MOST_A_FRAME));
    return found;
  }

  /** The visible text. */
  text() {
    return this.evaluate(() => document.body?.innerText ?? '');
  }

  /** Runs a function in the document, in a world of its own. */
  async evaluate(work, ...values) {
    return this.#call(await this.#world(), work, values);
  }

  /** Runs a function in the document's own world, as its scripts do. */
  async evaluateInPage(work, ...values) {
    const { root } = await this.session.send('DOM.getDocument', { depth: 0 });
    const { object } = await this.session.send('DOM.resolveNode', { backendNodeId: root.backendNodeId });
    return this.#call({ objectId: object.objectId }, work, values);
  }

  /** The box of an own part of ours, in a closed shadow root of an element by the name `host`; null where it is not shown. */
  async ownBox(host, className) {
    const { root } = await this.session.send('DOM.getDocument', { depth: -1, pierce: true });
    const open = [root];
    while (open.length > 0) {
      const node = open.pop();
      const [inner] = node.shadowRoots ?? [];
      const { attributes: told = [] } = node;
      if (inner && told.includes('data-guidepost') && told[told.indexOf('data-guidepost') + 1] === host) {
        const part = inner.children.find(({ attributes = [] }) => attributes[attributes.indexOf('class') + 1] === className);
        const model = await this.session.send('DOM.getBoxModel', { nodeId: part.nodeId }).catch(() => null);
        if (!model) return null;
        const [x, y, , , right, bottom] = model.model.border;
        return { x, y, right, bottom };
      }
      open.push(...(node.children ?? []), ...(node.shadowRoots ?? []), ...(node.contentDocument ? [node.contentDocument] : []));
    }
    return null;
  }

  /** What axe finds wrong with the document, rule by rule. */
  async accessibilityFaults() {
    const { executionContextId } = await this.#world();
    const { result } = await this.session.send('Runtime.evaluate', { expression: 'globalThis.axe === undefined', contextId: executionContextId });
    if (result.value) {
      const source = await readFile(AXE, 'utf8');
      await this.session.send('Runtime.evaluate', { expression: `${source};0`, contextId: executionContextId });
    }
    return this.#call({ executionContextId }, async () => {
      const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
      return violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ html }) => html) }));
    }, []);
  }

  /** Shows this target as to somebody who prefers `light` or `dark`. */
  async prefer(scheme) {
    await this.session.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
  }

  /** Clicks with a real mouse in the middle of what has this role and name. */
  async click(role, name, options) {
    const { place } = await this.#reach(role, name, options);
    presses.emit('press', { surface: this, role, name: String(name), isScrolled: place.isScrolled });
    return this.clickAt(place);
  }

  /** Scrolls to what has this role and name, goes there with the mouse, and gives the place of its middle. */
  async find(role, name, options) {
    const { place } = await this.#reach(role, name, options);
    return place;
  }

  /** Replaces the text of a field by typing. */
  async type(role, name, text, options) {
    const { node, place } = await this.#reach(role, name, options);
    presses.emit('press', { surface: this, role, name: String(name), isScrolled: place.isScrolled, letters: text.length });
    await this.clickAt(place);
    await this.#takesKeys(node, `${role} ${name}`);
    await this.press('a', { modifiers: 2, commands: ['selectAll'] });
    await this.press('Delete');
    for (const letter of text) {
      const key = letter === '\n' ? 'Enter' : letter;
      await this.press(key, { text: letter === '\n' ? '\r' : letter });
    }
  }

  /** Chooses an option of a list box of the browser's own kind by typing its label. */
  async choose(role, name, label, options) {
    const node = await this.#ready(role, name, options);
    await this.session.send('DOM.focus', { backendNodeId: node.backendNodeId });
    await this.#takesKeys(node, `${role} ${name}`);
    for (const letter of label) await this.press(letter, { text: letter });
    await this.waitUntil(
      async () => (await this.#soleOrPlaced(role, name, options ?? {}))?.value === label,
      `${role} ${name} showing ${label}`,
    );
  }

  /** Presses one key where the focus is. */
  async press(key, { text, modifiers = 0, commands } = {}) {
    const codes = { Enter: 13, Tab: 9, Escape: 27, Delete: 46, Backspace: 8, ArrowUp: 38, ArrowDown: 40, ' ': 32 };
    // Letters and digits have the code of their character; that of others is another key's, a full stop's is Delete.
    const windowsVirtualKeyCode = codes[key] ?? (/^[a-z0-9]$/i.test(key) ? key.toUpperCase().charCodeAt(0) : 0);
    const common = { key, modifiers, windowsVirtualKeyCode, ...(codes[key] && { code: key === ' ' ? 'Space' : key }) };
    const letters = text ?? (key === 'Enter' ? '\r' : key === ' ' ? ' ' : undefined);
    await this.input.send('Input.dispatchKeyEvent', {
      type: letters ? 'keyDown' : 'rawKeyDown', ...common, ...(letters && { text: letters }), ...(commands && { commands }),
    });
    await this.input.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common });
  }

  /** Clicks at a place of the top-level page, whatever is there. */
  async clickAt({ x, y }) {
    const event = { x, y, button: 'left', clickCount: 1 };
    // Sent as one: whatever moves the layout in between would make it half a click here and half there.
    await Promise.all([
      this.input.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y }),
      this.input.send('Input.dispatchMouseEvent', { type: 'mousePressed', buttons: 1, ...event }),
      this.input.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...event }),
    ]);
  }

  /** What has this role and name, at rest and under the mouse. */
  async #reach(role, name, options = {}) {
    const deadline = Date.now() + (options.patience ?? PATIENCE);
    while (Date.now() < deadline) {
      const node = await this.#ready(role, name, options);
      await this.waitUntil(() => this.evaluate(hasItsScripts), 'its scripts', options);
      const place = await this.#aim(node, deadline).catch((error) => {
        // Drawn anew between being seen and being aimed at: a person looks once more.
        if (isBetweenDocuments(error) || /detached|does not have a layout object|No node/i.test(error.message)) return null;
        throw error;
      });
      if (place) return { node, place };
    }
    throw new Error(`the mouse did not reach ${role} ${name} in ${this.label}`);
  }

  /**
   * Scrolls to a node and goes to its middle with the mouse, until it rests there
   * and its document has heard of the mouse at that place. A panel that was just
   * opened is drawn before it has its size: what was scrolled to before is then out
   * of sight, and what is aimed at it arrives nowhere.
   */
  async #aim({ backendNodeId }, deadline) {
    const before = await this.#middle(backendNodeId).catch(() => null);
    for (let tries = 0; Date.now() < deadline; tries += 1) {
      await this.session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
      const middle = await this.#middle(backendNodeId);
      if (!middle) return null;
      const place = { ...middle, isScrolled: before !== null && (before.x !== middle.x || before.y !== middle.y) };
      await this.evaluate(() => { globalThis.driverHeard.pointer = null; });
      // To be where it was is no move.
      await this.input.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x: place.x + (tries % 2), y: place.y });
      // Nothing tells of a layout that moves but the next frame.
      await this.#nextFrame(deadline);
      const after = await this.#middle(backendNodeId);
      if (after && place.x === after.x && place.y === after.y && await this.#callOn(backendNodeId, isUnderPointer)) return place;
    }
    return null;
  }

  /** Waits until a control has the focus and keys arrive in its document. */
  async #takesKeys({ backendNodeId }, what) {
    await this.waitUntil(() => this.#callOn(backendNodeId, function hasFocus() {
      const { activeElement } = this.getRootNode();
      return activeElement !== null && this.contains(activeElement);
    }), `${what} to have the focus`);
    const deadline = Date.now() + PATIENCE;
    do {
      if (Date.now() > deadline) throw new Error(`no key arrived at ${what} in ${this.label}`);
      await this.evaluate(() => { globalThis.driverHeard.key = null; });
      await this.press(SILENT_KEY);
      await this.#nextFrame(deadline);
    } while (await this.evaluate(() => globalThis.driverHeard.key) !== SILENT_KEY);
  }

  /** Waits for the next frame; a document that nobody sees draws none. */
  async #nextFrame(deadline) {
    const isDrawn = await this.evaluate((patience) => new Promise((resolve) => {
      setTimeout(resolve, patience, false);
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(true)));
    }), Math.max(0, deadline - Date.now()));
    if (!isDrawn) throw new Error(`no frame was drawn in ${this.label}`);
  }

  /** Runs a function on a node, in a world of its own. */
  async #callOn(backendNodeId, work) {
    const { object } = await this.session.send('DOM.resolveNode', { backendNodeId, ...await this.#world() });
    return this.#call({ objectId: object.objectId }, work, []);
  }

  /** A PNG of this surface's top-level page. */
  async screenshot() {
    const { data } = await this.input.send('Page.captureScreenshot', { format: 'png' });
    return Buffer.from(data, 'base64');
  }

  /** The middle of what is shown, within the top-level page, as it stands now. */
  placeOf({ backendNodeId }) {
    return this.#middle(backendNodeId);
  }

  /** The middle of a node within the top-level page. */
  async #middle(backendNodeId) {
    const { quads } = await this.session.send('DOM.getContentQuads', { backendNodeId });
    const quad = quads[0];
    if (!quad) return null;
    const origin = await this.origin();
    const average = (first) => (quad[first] + quad[first + 2] + quad[first + 4] + quad[first + 6]) / 4;
    return { x: origin.x + average(0), y: origin.y + average(1) };
  }

  #ready(role, name, options = {}) {
    return this.waitUntil(async () => {
      const node = await this.#soleOrPlaced(role, name, options);
      return node && !node.disabled ? node : null;
    }, `${role} ${name} to be ready`, options);
  }

  // While a page renders anew there may be two for a moment, so a wait goes on.
  async #soleOrPlaced(role, name, { which }) {
    const found = await this.allByRole(role, name);
    return which === undefined && found.length > 1 ? null : found[which ?? 0] ?? null;
  }

  async #world() {
    const { executionContextId } = await this.session.send('Page.createIsolatedWorld', {
      frameId: this.frameId, worldName: WORLD,
    });
    return { executionContextId };
  }

  async #call(where, work, values) {
    const { result, exceptionDetails } = await this.session.send('Runtime.callFunctionOn', {
      ...where,
      functionDeclaration: String(work),
      arguments: values.map((value) => ({ value })),
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value;
  }

  // Between two documents there is nothing to ask; the next one announces itself.
  async #patiently(look) {
    try {
      return await look();
    } catch (error) {
      if (isBetweenDocuments(error)) return null;
      throw error;
    }
  }
}

/** Whether the mouse was last heard of over the element at hand, and nothing lies over it there. */
function isUnderPointer() {
  const { pointer } = globalThis.driverHeard;
  // Half a pixel is lost between the window and the document.
  const isNear = (at, from, to) => at >= from - 2 && at <= to + 2;
  const isHeard = pointer !== null && [...this.getClientRects()].some(({ left, right, top, bottom }) => (
    isNear(pointer.x, left, right) && isNear(pointer.y, top, bottom)));
  if (!isHeard) return false;
  let hit = null;
  for (let root = document; root; root = hit?.shadowRoot) {
    const inner = root.elementFromPoint(pointer.x, pointer.y);
    if (!inner || inner === hit) break;
    hit = inner;
  }
  const around = (at) => at.assignedSlot ?? at.parentElement ?? at.getRootNode().host ?? null;
  const isWithin = (outer, inner) => { for (let at = inner; at; at = around(at)) if (at === outer) return true; return false; };
  // What is drawn by its label, or only by what stands around it, is pressed there.
  const labels = [...this.labels ?? []];
  return hit === null || isWithin(this, hit) || labels.some((label) => isWithin(label, hit)) || isWithin(hit, this);
}

// The protocol has no codes for these, only its own fixed sentences.
function isBetweenDocuments(error) {
  return error.name === 'ProtocolError' && [
    'Cannot find context with specified id',
    'Execution context was destroyed',
    'Inspected target navigated or closed',
    'Could not find node with given id',
    'No node found for given backend id',
    'Frame with the given frameId is not found',
    'Node does not have a layout object',
    'Could not compute content quads',
    'No frame for given id found',
    'the target is gone',
  ].some((sentence) => error.message.includes(sentence));
}
