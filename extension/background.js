// The service worker. Its listeners stand before the first await, so that the
// event that wakes a stopped worker is heard; the Wasm starts when first needed.
import init, { handle, installed } from './wasm/background.js';

let started;
const start = () =>
  (started ??= init({ module_or_path: new URL('./wasm/background_bg.wasm', import.meta.url) }));

chrome.runtime.onMessage.addListener((message, sender, reply) => {
  if (message?.to !== 'background') return false;
  start()
    .then(() => handle(message, sender))
    .then(reply, (error) => reply({ failed: String(error) }));
  return true;
});

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
