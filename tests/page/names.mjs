// The names that the agent gives the controls of a page, beside those of
// Chromium's own accessibility tree.
const world = 'Page agent under test';

// All that may differ, and does so by design: the star and the colon of a form
// are no part of a field's name, whatever the star is called for those who hear
// it, and the agent takes words as they are written, where the browser tells
// them as they are drawn: in capitals by style, or with the glyphs of an icon font.
export function isSameName({ ours, browser, kind, star = '', restyled = false }) {
  const plain = (name) => name.replace(/[\p{Co}\s]+/gu, ' ').trim().replace(/^[*\s]+|[*\s:]+$/gu, '');
  if (browser === null) {
    return false;
  }
  const unmarked = star && browser.startsWith(star) ? browser.slice(star.length) : browser;
  const [one, other] = [plain(ours), plain(unmarked)];
  // The words of the place where a file may be dropped follow the name of the file.
  const isDropped = kind === 'file' && one !== '' && other.startsWith(`${one} `);
  return one === other || isDropped || (restyled && one.toLowerCase() === other.toLowerCase());
}

async function agentWorlds(session) {
  const worlds = [];
  session.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context));
  await session.send('Runtime.enable');
  await session.send('Runtime.disable');
  return worlds.filter(({ name }) => name === world).map(({ id, auxData }) => ({ contextId: id, frameId: auxData.frameId }));
}

async function treeOf(session, frameId) {
  const { nodes } = await session.send('Accessibility.getFullAXTree', { frameId });
  return new Map(nodes.map((node) => [node.backendDOMNodeId, node]));
}

const drawing = `function () {
  const referenced = (this.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => this.getRootNode().getElementById(id)).filter(Boolean);
  const parts = [this, ...(this.labels ?? []), ...referenced].flatMap((part) => [part, ...part.querySelectorAll('*')]);
  const star = parts.find((part) => part.textContent.trim() === '*');
  return {
    star: star?.getAttribute('aria-label') ?? '',
    restyled: parts.some((part) => getComputedStyle(part).textTransform !== 'none'),
  };
}`;

async function rowsOf(session, { contextId, frameId }, marks) {
  const evaluate = async (expression, returnByValue) => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', { contextId, expression, returnByValue, awaitPromise: true });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result;
  };
  const { value: seen } = await evaluate(`globalThis.guidepostPage(${JSON.stringify({ do: 'describe', marks })}, [location.host])`, true);
  if (!seen.visible) {
    return [];
  }
  const controls = seen.controls.filter(({ visible }) => visible);
  const tree = await treeOf(session, frameId);
  return Promise.all(controls.map(async ({ handle, kind, name }) => {
    const { objectId } = await evaluate(`globalThis.laidOpen.elementOf(${handle})`, false);
    const { node } = await session.send('DOM.describeNode', { objectId });
    const judged = tree.get(node.backendNodeId);
    const browser = judged && !judged.ignored ? judged.name?.value ?? '' : null;
    const drawn = browser === name ? {}
      : (await session.send('Runtime.callFunctionOn', { objectId, returnByValue: true, functionDeclaration: drawing })).result.value;
    return {
      path: seen.path + seen.query, kind, ours: name, browser, ...drawn, tag: node.localName, attributes: node.attributes,
    };
  }));
}

// A frame whose own page came only after the agent was brought everywhere has none yet.
async function placesWithAgent(rig, session) {
  const isThere = async ({ contextId }) => {
    const { result } = await session.send('Runtime.evaluate', { contextId, expression: 'typeof guidepostPage', returnByValue: true });
    return result.value === 'function';
  };
  for (;;) {
    await rig.agent.everywhere({ do: 'clear' });
    const places = await agentWorlds(session);
    if ((await Promise.all(places.map(isThere))).every(Boolean)) {
      return places;
    }
  }
}

/**
 * Describes the frames of the page with an agent that lays open `elementOf`, and
 * asks the browser about the same elements: each visible control of each
 * visible frame as {path, kind, ours, browser, star, restyled, tag, attributes}.
 * `browser` is null where its tree has no such node.
 */
export async function namesBySide(rig, marks) {
  const session = await rig.page.createCDPSession();
  try {
    const places = await placesWithAgent(rig, session);
    const rows = [];
    for (const place of places) {
      rows.push(...await rowsOf(session, place, marks));
    }
    return rows;
  } finally {
    await session.detach();
  }
}
