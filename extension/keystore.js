// The keystore's document: it starts workers and ends them, brings messages to and fro, and
// hears nobody but the background. Who makes, holds and loses a pair is decided by its Wasm
// (src/keystore/machine.rs), which says after each event what shall be done. Of what passes here
// the Wasm sees no more than it decides by, and none of it is logged.

import init, * as machine from './wasm/keystore.js';

const BACKGROUND = chrome.runtime.getURL('background.js');
const ERRAND_DEADLINE = 20_000;

let started = init({ module_or_path: new URL('./wasm/keystore_bg.wasm', import.meta.url) })
  .then(() => perform(machine.start()));

/** Who waits for an answer, by number. */
const askers = new Map();
/** The workers, by number. */
const workers = new Map();
/** What rings when, by number. */
const alarms = new Map();
/** The requests that the background leaves here, by name. */
const errands = new Map();
let asked = 0;

/** Registered before anything is awaited: a waking message is not repeated. */
chrome.runtime.onMessage.addListener((message, sender, sendReply) => {
  if (message?.to !== 'keystore' || !isBackground(sender)) {
    return false;
  }
  const asker = (asked += 1);
  askers.set(asker, sendReply);
  const { place = 'current', request } = message;
  const question = { kind: request?.kind, replaces: request?.replaces, place };
  happen(() => machine.asked(asker, question, Date.now()), { request });
  return true;
});

// Pages and frames of the extension have a tab or another address; other
// extensions and content scripts have another id or a tab.
function isBackground(sender) {
  return sender.id === chrome.runtime.id && !sender.tab && sender.url === BACKGROUND;
}

// What the background leaves here for the case that it ends before it is done: requests,
// each to be sent unless it takes them back. They come to this document alone.
navigator.serviceWorker.addEventListener('message', ({ data, source }) => {
  if (source?.scriptURL !== BACKGROUND) {
    return;
  }
  switch (data?.errand) {
    case 'hold':
      errands.set(data.id, data);
      happen(() => machine.errandLeft(data.id));
      break;
    case 'drop':
      happen(() => machine.errandWithdrawn(data.id));
      break;
    case 'run':
      happen(() => machine.errandsDue());
      break;
  }
});
navigator.serviceWorker.startMessages();

/** Tells the machine of an event, with what is at hand, and does what it says. */
async function happen(event, atHand) {
  try {
    await started;
    perform(event(), atHand);
  } catch {
    startAnew();
  }
}

// A machine that has trapped knows nothing any more, so all that it had is ended, and that is said.
function startAnew() {
  for (const worker of workers.keys()) end(worker);
  for (const alarm of alarms.values()) clearTimeout(alarm);
  for (const reply of askers.values()) reply({ kind: 'refused', why: { kind: 'stopped' } });
  [alarms, askers].forEach((all) => all.clear());
  const left = [...errands.keys()];
  try {
    machine.__wbg_reset_state();
    perform(machine.startAfterFault());
    for (const name of left) perform(machine.errandLeft(name));
  } catch {
    // Its files could not be loaded: the next question finds a new document.
    window.close();
  }
}

function perform(commands, atHand) {
  for (const command of commands) DO[command.do](command, atHand);
}

const DO = {
  start({ worker }) {
    workers.set(worker, startWorker(worker));
  },
  pass({ worker, number }, { request }) {
    workers.get(worker).postMessage({ number, request });
  },
  wipe({ worker, number }) {
    workers.get(worker).postMessage({ number, request: { kind: 'forget' } });
  },
  end: ({ worker }) => end(worker),
  answer: ({ asker, reply }) => answer(asker, reply),
  pass_on: ({ asker }, { reply }) => answer(asker, reply),
  tell({ place, key_state }) {
    // Rejected when no page of the extension is open, which is no fault.
    const notice = place === 'current' ? { key_state } : { key_state, place };
    chrome.runtime.sendMessage({ to: 'panel', notice }).catch(() => {});
  },
  alarm({ alarm, after_ms }) {
    clearTimeout(alarms.get(alarm));
    alarms.set(alarm, setTimeout(() => happen(() => machine.rang(alarm)), after_ms));
  },
  quiet({ alarm }) {
    clearTimeout(alarms.get(alarm));
    alarms.delete(alarm);
  },
  send_errand: ({ name }) => send(name),
  forget_errand: ({ name }) => errands.delete(name),
  close: () => window.close(),
};

function answer(asker, reply) {
  askers.get(asker)?.(reply);
  askers.delete(asker);
}

async function send(name) {
  const { url, method, headers, body } = errands.get(name);
  const signal = AbortSignal.timeout(ERRAND_DEADLINE);
  const answered = await fetch(url, { method, headers, body, signal, credentials: 'omit', cache: 'no-store', redirect: 'error' }).catch(() => null);
  await happen(() => machine.errandSent(name, answered?.status));
}

const lives = crypto.randomUUID();

function startWorker(worker) {
  const name = `${lives}-${worker}`;
  const started = new Worker('keystore-worker.js', { type: 'module', name });
  started.onmessage = ({ data: { lives: holdsLock, number, reply } }) => {
    if (holdsLock) {
      // The browser tells nobody that a worker has ended, but gives its lock to who waits for it.
      navigator.locks.request(name, () => happen(() => machine.lost(worker)));
      return;
    }
    const { kind, state, why } = reply;
    happen(() => machine.answered(number, { kind, state, why: why && { kind: why.kind } }), { reply });
  };
  // The worker's files could not be loaded, or its memory is exhausted.
  started.onerror = () => happen(() => machine.lost(worker));
  return started;
}

function end(worker) {
  workers.get(worker)?.terminate();
  workers.delete(worker);
}
