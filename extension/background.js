// The service worker. Its listeners stand before the first await, so that the
// event that wakes a stopped worker is heard; the Wasm starts when first needed.
import init, { __wbg_reset_state as startAnew, handle, installed } from './wasm/background.js';

let started;
const start = () =>
  (started ??= init({ module_or_path: new URL('./wasm/background_bg.wasm', import.meta.url) }));

/** Who waits for an answer. */
const waiting = new Set();

chrome.runtime.onMessage.addListener((message, sender, reply) => {
  if (message?.to !== 'background') return false;
  const answer = (value) => {
    if (waiting.delete(answer)) reply(value);
  };
  waiting.add(answer);
  start()
    // Before anything new is left with the keystore.
    .then(() => leftovers)
    .then(() => handle(message, sender))
    .then(answer, (error) => {
      // A refusal is data; anything else was thrown in the middle of the work.
      const isThrown = error instanceof Error;
      answer({ failed: isThrown ? { said: String(error) } : error });
      if (isThrown) begin();
    });
  return true;
});

// What throws in the Wasm outside of an answer leaves it in an unknown state, and
// everybody who waits would wait for ever. A memory that is exhausted throws as well.
self.addEventListener('error', ({ error }) => recover(error));
self.addEventListener('unhandledrejection', ({ reason }) => recover(reason));

function recover(thrown) {
  // What an earlier Wasm still had under way can't come back to it, which is as it should be.
  if (!String(thrown?.message).startsWith('Cannot invoke closure from previous')) begin();
}

/** Puts a new Wasm in the place of the old one, and says so to all who wait. */
function begin() {
  try {
    startAnew();
  } catch {
    // It had not started yet; the next question starts it.
    started = undefined;
  }
  for (const answer of [...waiting]) answer({ failed: 'restarted' });
  leftovers = sendLeftovers();
}

/** What an earlier worker, or an earlier Wasm, left with the keystore to be done in its place. */
async function sendLeftovers() {
  const keystore = chrome.runtime.getURL('keystore.html');
  const documents = await self.clients.matchAll({ includeUncontrolled: true });
  documents.find(({ url }) => url === keystore)?.postMessage({ errand: 'run' });
}
let leftovers = sendLeftovers();

chrome.runtime.onInstalled.addListener(() => {
  start().then(installed);
});

// A key of the extension's own: the panel beside that tab knows where the focus is.
// Where no panel is open, nobody answers.
chrome.commands.onCommand.addListener((pressed, tab) => {
  chrome.runtime.sendMessage({ to: 'panel', pressed, tab: tab?.id }).catch(() => {});
});

// Its text is what runs in the page's frames: the browser takes functions by their text.
// A document that came after the agent was loaded has none yet, and answers nothing;
// an element of the page by that name is none, and one from before an update is not ours.
globalThis.guidepostCall = (command, hosts) => {
  const agent = Object.hasOwn(globalThis, 'guidepostPage') ? globalThis.guidepostPage : undefined;
  return agent?.version === chrome.runtime.getManifest().version ? agent(command, hosts) : undefined;
};

chrome.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
