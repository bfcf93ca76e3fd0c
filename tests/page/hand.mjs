// What a person and the panel do together on a tab of Setup.
import assert from 'node:assert/strict';
import { hasItsScripts } from '../e2e/surface.mjs';

export const setup = '/lightning/setup';
export const classic = (address) => `${setup}/PermSets/page?address=${encodeURIComponent(address)}`;
export const button = (name) => `::-p-aria([name="${name}"][role="button"])`;

// A frame has no address until its first page has begun to load.
export const pathOf = (frame) => (URL.canParse(frame.url()) ? new URL(frame.url()).pathname : '');

// Another window takes the focus and keeps it.
export async function loseFocus({ browser, page }) {
  const session = await browser.target().createCDPSession();
  await session.send('Target.createTarget', { url: 'about:blank', newWindow: true });
  await page.waitForFunction(() => !document.hasFocus());
}

export function makeHand({ rig, judge, marks }) {
  const { page, agent } = rig;

  async function look() {
    const answers = await agent.everywhere({ do: 'describe', marks });
    // A document that is left meanwhile says nothing.
    const frames = answers.filter(({ reply }) => reply !== null && reply.reply !== 'elsewhere').map(({ document, reply }) => {
      const { reply: kind, ...seen } = reply;
      assert.equal(kind, 'described');
      return { document, seen };
    });
    return { frames, pages: await judge.ask({ locate: frames }) };
  }

  async function find(pageId, fieldId) {
    const { pages } = await look();
    const shown = pages.find((candidate) => candidate.page === pageId);
    assert.ok(shown, `${pageId} is not among ${pages.map((candidate) => candidate.page)}`);
    return shown.fields[fieldId];
  }

  async function finds(pageId, ...fieldIds) {
    for (const fieldId of fieldIds) {
      const place = await find(pageId, fieldId);
      assert.ok(place.handle, `${pageId}/${fieldId}: ${JSON.stringify(place)}`);
    }
  }

  async function choice(pageId, fieldId, { token = null, shown }) {
    return judge.ask({ choice: { page: pageId, field: fieldId, token, shown } });
  }

  async function actionFor(pageId, fieldId, content) {
    if ('text' in content) {
      return { kind: 'text', text: content.text };
    }
    if ('on' in content) {
      return { kind: 'set_checked', on: content.on };
    }
    if ('option' in content) {
      return { kind: 'choose', ...await choice(pageId, fieldId, content.option) };
    }
    if ('pick' in content) {
      return { kind: 'choose', value: content.pick.value ?? null, labels: [content.pick.shown], ending: null };
    }
    if ('items' in content) {
      return { kind: 'include', items: await Promise.all(content.items.map((item) => choice(pageId, fieldId, item))) };
    }
    return { kind: 'attach', file_name: 'server.crt', mime: 'application/x-x509-ca-cert', text: content.certificate };
  }

  async function fill(pageId, fieldId, content) {
    const at = await find(pageId, fieldId);
    assert.ok(at.handle, `${pageId}/${fieldId}: ${JSON.stringify(at)}`);
    return act(at, await actionFor(pageId, fieldId, content));
  }

  async function act(at, action) {
    const { reply: kind, ...reply } = await agent.ask(at.document, { do: 'fill', handle: at.handle, action });
    assert.equal(kind, 'filled', JSON.stringify(reply));
    return { verdict: await judge.ask({ judge: { action, reply } }), reply, at, action };
  }

  // One control as the agent sees it now.
  async function read(at) {
    return (await agent.ask(at.document, { do: 'read', handle: at.handle })).control;
  }

  // Fills in order; all must end well. Answers what became of each.
  async function filled(pageId, fields) {
    const verdicts = {};
    for (const [fieldId, content] of Object.entries(fields)) {
      const { verdict, reply } = await fill(pageId, fieldId, content);
      assert.match(verdict, /^(Typed|AlreadyRight)$/u, `${fieldId}: ${verdict} ${JSON.stringify(reply)}`);
      verdicts[fieldId] = verdict;
    }
    return verdicts;
  }

  // The frame of a classic page, once its controls are there.
  async function classicFrame(path) {
    const frame = await page.waitForFrame((candidate) => pathOf(candidate) === path);
    await frame.waitForSelector('.bPageTitle');
    await frame.waitForFunction(hasItsScripts);
    return frame;
  }

  // The frame of a document; Setup keeps those of pages that were left, hidden.
  async function frameOf({ path, query, top }) {
    if (top) {
      return page.mainFrame();
    }
    for (const frame of page.frames()) {
      if (pathOf(frame) === path && new URL(frame.url()).search === query && frame.parentFrame()) {
        const element = await frame.frameElement();
        if (await element?.isVisible()) {
          return frame;
        }
      }
    }
    throw new Error(`no visible frame shows ${path}${query}`);
  }

  // Where a control is in the window, and within its own frame, once the page has stopped scrolling to it.
  async function placeOf({ document, handle }, frame) {
    let before = null;
    for (let looks = 0; looks < 120; looks += 1) {
      const { box, where } = await agent.ask(document, { do: 'ring', handle, label: 'Here' });
      assert.ok(box, 'the control is there to be pressed');
      await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
      const around = frame.parentFrame() ? await (await frame.frameElement()).boundingBox() : { x: 0, y: 0 };
      const within = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      const place = { x: around.x + within.x, y: around.y + within.y, within };
      // On a busy machine a page has not begun to scroll where it has not ended either.
      const isInView = where.at === 'in_view' && await page.evaluate(({ x, y }) => x > 0 && y > 0 && x < innerWidth && y < innerHeight, place);
      if (isInView && before && before.x === place.x && before.y === place.y) {
        await agent.ask(document, { do: 'clear' });
        return place;
      }
      before = place;
    }
    throw new Error('the page did not stop scrolling');
  }

  // Goes to a place with the mouse until its frame has heard of it there: what a frame
  // that has just come is aimed with may still arrive elsewhere.
  async function reach(frame, { x, y, within }) {
    for (let tries = 0; tries < 120; tries += 1) {
      const heard = frame.evaluate(() => new Promise((resolve) => {
        addEventListener('mousemove', ({ clientX, clientY }) => resolve({ x: clientX, y: clientY }), { capture: true, once: true });
        requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => resolve(null))));
      }));
      await page.mouse.move(x + (tries % 2), y);
      const place = await heard;
      if (place && Math.abs(place.x - within.x) <= 2 && Math.abs(place.y - within.y) <= 2) return;
    }
    throw new Error('the mouse did not reach the control');
  }

  // Presses a control that the agent knows, with the mouse, as a person does; or, since
  // the mouse would bring the focus into the page, what lies at that place. Answers what
  // that was, in HTML.
  async function click(at, { keepFocus = false } = {}) {
    const { frames } = await look();
    const { seen } = frames.find(({ document }) => document === at.document);
    const frame = await frameOf(seen);
    await frame.waitForFunction(hasItsScripts);
    const { x, y, within } = await placeOf(at, frame);
    if (!keepFocus) {
      await reach(frame, { x, y, within });
      await page.mouse.click(x, y);
      return null;
    }
    return frame.evaluate((left, top) => {
      let element = document.elementFromPoint(left, top);
      for (let inner = null; inner !== element;) {
        inner = element.shadowRoot?.elementFromPoint(left, top) ?? element;
        [element, inner] = [inner, element];
      }
      const pressed = element.closest('button, a, input, [role]') ?? element;
      const told = pressed.outerHTML.slice(0, 200);
      pressed.click();
      return told;
    }, within.x, within.y);
  }

  async function press(where, name) {
    await where.waitForFunction(hasItsScripts);
    const found = await where.waitForSelector(button(name), { visible: true });
    await found.evaluate((element) => element.click());
  }

  return { look, find, finds, actionFor, fill, act, read, filled, classicFrame, click, press };
}

// Looks again with each frame that the page draws, for about ten seconds at most.
export async function eventually(page, holds) {
  for (let frames = 0; frames < 600; frames += 1) {
    if (await holds()) {
      return;
    }
    await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(resolve); }));
  }
  assert.fail(`It never came to: ${holds}`);
}

// The extension's own parts stand in closed shadow roots, which only the
// browser's debugging protocol can look into: all elements under such a host,
// each as {name, className, text, box}; null when the host is not there.
export async function ownParts(page, hostName) {
  const session = await page.createCDPSession();
  try {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    const host = search(root, ({ attributes = [] }) => attributes[attributes.indexOf('data-guidepost') + 1] === hostName && attributes.includes('data-guidepost'));
    const shadow = host?.shadowRoots?.[0];
    if (!shadow) {
      return null;
    }
    return await Promise.all((shadow.children ?? []).map(async ({ backendNodeId }) => {
      const { object } = await session.send('DOM.resolveNode', { backendNodeId });
      const { result } = await session.send('Runtime.callFunctionOn', {
        objectId: object.objectId,
        returnByValue: true,
        functionDeclaration: `function () {
          const { x, y, width, height } = this.getBoundingClientRect();
          const { animationName, backgroundColor, borderColor, forcedColorAdjust } = getComputedStyle(this);
          const style = { animationName, backgroundColor, borderColor, forcedColorAdjust };
          return { name: this.localName, className: this.className, text: this.textContent, hidden: this.hidden, box: { x, y, width, height }, style };
        }`,
      });
      return result.value;
    }));
  } finally {
    await session.detach();
  }
}

function search(node, accepts) {
  if (accepts(node)) {
    return node;
  }
  for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? []), ...(node.contentDocument ? [node.contentDocument] : [])]) {
    const found = search(child, accepts);
    if (found) {
      return found;
    }
  }
  return null;
}
