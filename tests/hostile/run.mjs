// One page after the other: the panel is opened as its victim does, and pressed where its
// button really is.

import { arm, serve, truthOf } from './hostile.mjs';
import { ARE_THESE, YES } from '../e2e/guide.mjs';
import { titleOfStep } from '../e2e/guideFile.mjs';
import { HANDLE, any, anyNumber, ringed, say, saying, within as oneOf } from '../words.mjs';

const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

/** How long an attack is given to be whole. */
const DISGUISES_MS = 1300;

/** From which share of other pixels on the panel does not look as it did. */
const UNLIKE_AT_LEAST = 0.03;

/** How long a flooded tab may take to show again a panel that was open in it. */
const FLOODED_MS = 20_000;

/** How long an effect of a press is watched for, in milliseconds. */
const WATCH_MS = 1500;
const LOOK_MS = 4000;

/** How a fill or a press ends, in words of the panel. */
const ENDS = oneOf(
  ringed(any),
  say('announce-press-again'),
  say('notice-unseen'),
  saying('announce-filled-wrong', { wrong: anyNumber, count: anyNumber }),
  say('announce-filled-one-wrong'),
);

/** Where a button of the panel is on the screen now, whatever the page does to it; null where there is none. */
async function placeOf(panel, name) {
  const found = (await panel.allByRole('button', name))[0];
  if (!found) return null;
  await panel.session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId: found.backendNodeId }).catch(() => {});
  return panel.placeOf(found).catch(() => null);
}

/** Brings the panel to the step of the form; a page before may have led it away from there. */
async function atStep(player, panel) {
  const title = titleOfStep('permission-set.create');
  await panel.waitFor('button', say('button-move-to-side-panel'));
  if ((await panel.allByRole('heading', title)).length > 0) return;
  player.panel = panel;
  await player.goTo('permission-set.create');
}

/** How the place of the panel looks now, as text. */
async function picture(tab) {
  const clip = { x: 890, y: 60, width: 390, height: 600, scale: 1 };
  const { data } = await tab.session.send('Page.captureScreenshot', { format: 'png', clip, captureBeyondViewport: false }).catch(() => ({ data: '' }));
  return data;
}

/** The share of the pixels in which two pictures differ. */
function unlike(worker, ...pictures) {
  return worker.evaluate(async (...given) => {
    const [before, after] = await Promise.all(given.map(async (text) => {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const { width, height } = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const drawing = new OffscreenCanvas(width, height).getContext('2d');
      drawing.drawImage(await createImageBitmap(new Blob([bytes], { type: 'image/png' })), 0, 0);
      return drawing.getImageData(0, 0, width, height).data;
    }));
    if (before.length !== after.length) return 1;
    let other = 0;
    for (let at = 0; at < before.length; at += 4) {
      const far = Math.abs(before[at] - after[at]) + Math.abs(before[at + 1] - after[at + 1]) + Math.abs(before[at + 2] - after[at + 2]);
      if (far > 30) other += 1;
    }
    return other / (before.length / 4);
  }, ...pictures);
}

async function within(ms, work) {
  return Promise.race([work, pause(ms).then(() => { throw new Error(`no answer within ${ms} ms`); })]);
}

/**
 * Plays one case and gives what came of it: {truth, url, said, slowest}; `slowest` is how
 * long the page took at most to answer meanwhile, in milliseconds.
 */
export async function play(player, one, { patience = LOOK_MS } = {}) {
  const { tab, org, browser } = player;
  // As somebody comes to the page who has not opened the panel yet; where it floods, to one
  // who has: the handle is looked for in the browser's own tree of the page, which for a
  // hundred thousand controls never comes.
  const isOpen = one.page.kind === 'C';
  if (!isOpen) {
    await (await browser.serviceWorker()).evaluate(async () => {
      const kept = Object.keys(await chrome.storage.session.get());
      await chrome.storage.session.remove(kept.filter((name) => name.startsWith('surface:')));
    });
  }
  const hide = await serve(tab, { ...one, host: org.hosts.setup });
  const came = { id: one.id, slowest: 0, notes: [] };
  let going = true;
  const pulse = (async () => {
    while (going) {
      const began = Date.now();
      await tab.page.evaluateInPage(() => 1).catch(() => {});
      came.slowest = Math.max(came.slowest, Date.now() - began);
      await pause(200);
    }
  })();
  try {
    let panel = null;
    for (const { at, after, kind } of one.page.clicks) {
      await pause(after);
      if (at === 'handle') {
        if (!isOpen && !tab.hasEmbeddedPanel) {
          await tab.page.click('button', HANDLE.open, { patience }).catch((error) => came.notes.push(`no handle: ${error.message.slice(0, 80)}`));
        }
        panel = tab.hasEmbeddedPanel ? await tab.embeddedPanel() : await within(isOpen ? FLOODED_MS : patience, tab.embeddedPanel()).catch(() => null);
        if (panel) await atStep(player, panel).catch((error) => came.notes.push(error.message.slice(0, 120)));
        await panel?.waitFor('button', say('button-fill'), { patience: patience * 2 }).catch((error) => came.notes.push(error.message.slice(0, 120)));
      } else if (at.startsWith?.('panel:') && one.page.kind === 'E') {
        await panel?.click('button', say(at.slice(6)), { patience }).catch((error) => came.notes.push(error.message.slice(0, 120)));
      } else if (at.startsWith?.('panel:')) {
        const name = say(at.slice(6));
        if (panel) await placeOf(panel, name).catch(() => null);
        await panel?.waitUntil(async () => (await panel.byRole('button', name))?.disabled === false, 'the button to count', { patience }).catch(() => {});
        const before = await picture(tab);
        await arm(tab).catch((error) => came.notes.push(error.message.slice(0, 80)));
        await pause(DISGUISES_MS);
        came.unlike = await unlike(await browser.serviceWorker(), before, await picture(tab));
        came.inSight = came.unlike < UNLIKE_AT_LEAST;
        const place = panel && tab.hasEmbeddedPanel && await placeOf(panel, name).catch(() => null);
        if (!place) came.notes.push(`${at} is not there`);
        else for (let times = kind === 'dblclick' ? 2 : 1; times > 0; times -= 1) await tab.page.clickAt(place);
      } else {
        const place = typeof at === 'string' ? await tab.page.evaluateInPage((selector) => {
          const { left, top, width, height } = document.querySelector(selector)?.getBoundingClientRect() ?? {};
          return left === undefined ? null : { x: left + width / 2, y: top + height / 2 };
        }, at).catch(() => null) : at;
        if (kind.startsWith('key:')) await tab.page.press(kind.slice(4));
        else if (place) await tab.page.clickAt(place);
      }
    }
    if (one.page.kind === 'E' && panel) {
      const hasDone = async () => ENDS.test(await panel.text());
      await panel.waitUntil(async () => (await panel.allByRole('dialog', ARE_THESE)).length > 0 || hasDone(), 'an end of the fill', { patience: 15_000 })
        .catch((error) => came.notes.push(error.message.slice(0, 160)));
      if ((await panel.allByRole('dialog', ARE_THESE)).length > 0) {
        await panel.click('button', YES, { patience });
        await panel.waitUntil(hasDone, 'the end of the fill', { patience: 15_000 }).catch((error) => came.notes.push(error.message.slice(0, 160)));
      }
    } else {
      await pause(WATCH_MS);
    }
    came.hasPanel = tab.hasEmbeddedPanel;
    came.text = panel && await within(patience, panel.text()).catch((error) => `?? ${error.message}`);
    came.truth = await within(patience * 2, truthOf(tab)).catch((error) => ({ done: [], hints: [], fills: [], error: error.message }));
    came.url = tab.url.href;
    came.sidePanel = await browser.hasSidePanel?.();
  } finally {
    going = false;
    await pulse;
    await hide().catch(() => {});
  }
  return came;
}

/** How long a page may leave an input unanswered while the panel is open, in milliseconds. */
const FROZEN_MS = 5000;

/** What must not have happened, and what must have. */
export async function faultsOf({ browser, org, tab }, { page, variant }, came) {
  const { truth } = came;
  const faults = [];
  const say = (isFault, what) => isFault && faults.push(what);
  if (page.kind === 'A') {
    say(truth.fills.length > 0 && came.inSight === false && !page.mayFill?.includes(variant), 'filled while the panel could not be seen');
  } else if (page.kind === 'E') {
    say(truth.fills.length < 3 && !page.mayRefuse, `an honest press was in vain: ${came.notes.join('; ')}`);
  } else if (!page.mayFill?.includes(variant)) {
    truth.done.forEach(({ what, evidence }) => say(!page.own?.includes(what), `${what} (${evidence})`));
  }
  // A page of the kind A may block itself, to be ahead of what looks at it.
  say(page.kind !== 'A' && came.slowest > FROZEN_MS, `the tab did not answer for ${came.slowest} ms`);
  // Its own address a page may change, but nobody else's.
  say(!page.leaves?.includes(variant) && !came.url.startsWith(`https://${org.hosts.setup}/lightning/setup/`), `it led to ${came.url}`);
  say(browser.downloads.waiting > 0, 'a file was saved');
  say(org.store.find('LoginHistory', {}).some(({ UserId }) => UserId !== org.store.adminId), 'somebody logged in');
  const worker = await browser.serviceWorker();
  say(await worker.evaluate(() => chrome.permissions.contains({ permissions: ['cookies'] })), 'access to the session was granted');
  say(tab.isClosed === true, 'the tab is gone');
  return faults;
}
