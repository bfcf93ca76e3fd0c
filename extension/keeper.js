// The keeper's document: it starts, asks and ends the workers that hold key
// pairs, one worker for each pair, and hears nobody but the background.
//
// A worker busy with the search for a pair hears nothing, and the memory of a
// worker is given back only when it ends. So whether there is a pair is known
// here, while all that concerns the pair itself is decided in the worker. The
// shapes of requests, replies and states are those of src/protocol/keeper.rs.

const BACKGROUND = chrome.runtime.getURL('background.js');

/** Registered before anything is awaited: a waking message is not repeated. */
chrome.runtime.onMessage.addListener((message, sender, sendReply) => {
  if (message?.to !== 'keeper' || !isBackground(sender)) {
    return false;
  }
  rest();
  answer(message.request).then(sendReply);
  return true;
});

/**
 * So long the document stays open with nothing to keep. While it is open the browser puts
 * off an update of the extension, which would take a private key along. In milliseconds.
 */
const REST_AFTER = 300_000;
let resting;

function rest() {
  clearTimeout(resting);
  resting = setTimeout(() => {
    const keepsNothing = [holder, maker, loader, failure].every((kept) => kept === null) && errands.size === 0;
    if (keepsNothing) {
      window.close();
    } else {
      rest();
    }
  }, REST_AFTER);
}

// What the background leaves here for the case that it ends before it is done: requests,
// each to be sent unless it takes them back. They come to this document alone.
navigator.serviceWorker.addEventListener('message', ({ data, source }) => {
  if (source?.scriptURL !== BACKGROUND) {
    return;
  }
  switch (data?.errand) {
    case 'hold':
      errands.set(data.id, { ...data, timer: setTimeout(() => send(data.id), LONGEST_ERRAND) });
      break;
    case 'drop':
      take(data.id);
      break;
    case 'run':
      [...errands.keys()].forEach(send);
      break;
  }
});
navigator.serviceWorker.startMessages();

/** Nothing that the background does takes so long: it will not come back. In milliseconds. */
const LONGEST_ERRAND = 150_000;
const ERRAND_DEADLINE = 20_000;
const ERRAND_TRIES = 3;
const errands = new Map();

function take(id) {
  const errand = errands.get(id);
  errands.delete(id);
  clearTimeout(errand?.timer);
  return errand;
}

// Nobody waits for what comes of it: the panel has said that it is not known.
async function send(id) {
  const { url, method, headers, body } = take(id);
  for (let tries = 0; tries < ERRAND_TRIES; tries += 1) {
    const signal = AbortSignal.timeout(ERRAND_DEADLINE);
    const answer = await fetch(url, { method, headers, body, signal, credentials: 'omit', cache: 'no-store', redirect: 'error' }).catch(() => null);
    // Who understood it has done it, or says that there is nothing to do.
    if (answer !== null && answer.status < 500 && answer.status !== 429) {
      return;
    }
  }
}

// Pages and frames of the extension have a tab or another address; other
// extensions and content scripts have another id or a tab.
function isBackground(sender) {
  return sender.id === chrome.runtime.id && !sender.tab && sender.url === BACKGROUND;
}

/** The worker with the usable pair or certificate: `{ worker, state }`, where state is one of HELD. */
let holder = null;
/** The worker that searches for the next pair: `{ worker, since }`. */
let maker = null;
/** The worker that loads the next pair or certificate from files: `{ worker }`. */
let loader = null;
/** Why the last search ended without a pair. */
let failure = null;

/** The kinds of state in which a worker has something to keep. */
const HELD = new Set(['ready', 'certificate_only']);

async function answer(request) {
  switch (request?.kind) {
    case 'make':
      return make(request);
    case 'load':
      return load(request);
    case 'cancel':
      maker?.worker.end();
      maker = null;
      failure = null;
      return changed();
    case 'status':
      return { kind: 'state', state: keyState() };
    case 'forget':
      return forget();
    case 'revoke_offer':
      if (holder) {
        await askHolder(request);
      }
      return { kind: 'state', state: keyState() };
    default:
      return holder ? askHolder(request) : refused('no_key');
  }
}

function keyState() {
  const replaces_existing = holder !== null;
  if (maker) {
    return { kind: 'making', since_ms: maker.since, replaces_existing };
  }
  if (failure) {
    return { kind: 'failed', why: failure, replaces_existing };
  }
  return holder ? holder.state : { kind: 'none' };
}

function changed() {
  const state = keyState();
  // Rejected when no page of the extension is open, which is no fault.
  chrome.runtime.sendMessage({ to: 'panel', notice: { key_state: state } }).catch(() => {});
  return { kind: 'state', state };
}

function refused(kind) {
  return { kind: 'refused', why: { kind } };
}

function make(request) {
  // Whoever asks has seen what is held; what has come meanwhile is not replaced.
  if (loader !== null || (holder?.state.fingerprint ?? null) !== (request.replaces ?? null)) {
    return refused('other_key');
  }
  maker?.worker.end();
  failure = null;
  const started = { worker: new PairWorker(), since: Date.now() };
  maker = started;
  started.worker.ask(request).then((reply) => {
    // Cancelled, forgotten or replaced by a newer search in the meantime.
    if (maker !== started) {
      return;
    }
    maker = null;
    if (isHeld(reply)) {
      hold(started.worker, reply.state);
    } else {
      started.worker.end();
      failure = reply.kind === 'state' ? reply.state.why : { kind: 'stopped' };
    }
    changed();
  });
  return changed();
}

function isHeld(reply) {
  return reply.kind === 'state' && HELD.has(reply.state.kind);
}

function hold(worker, state) {
  const previous = holder;
  holder = { worker, state };
  previous?.worker.wipe();
}

// Unlike a search, this is over at once, and a refusal leaves all as it was; so
// it is no state that is told, and the answer is the outcome.
async function load(request) {
  loader?.worker.end();
  const started = { worker: new PairWorker() };
  loader = started;
  const reply = await started.worker.ask(request);
  if (loader !== started) {
    // Forgotten, or overtaken by another request, in the meantime.
    await started.worker.wipe();
    return refused('stopped');
  }
  loader = null;
  if (!isHeld(reply)) {
    await started.worker.wipe();
    return reply;
  }
  maker?.worker.end();
  maker = null;
  failure = null;
  hold(started.worker, reply.state);
  return changed();
}

async function askHolder(request) {
  const asked = holder;
  const reply = await asked.worker.ask(request);
  if (reply.kind === 'refused' && reply.why.kind === 'stopped' && holder === asked) {
    asked.worker.end();
    holder = null;
    failure = reply.why;
    changed();
  }
  return reply;
}

async function forget() {
  const workers = [maker, loader, holder];
  maker = null;
  loader = null;
  holder = null;
  failure = null;
  const [searching, loading, holding] = workers.map((entry) => entry?.worker);
  searching?.end();
  loading?.end();
  await holding?.wipe();
  return changed();
}

/** A worker that answers each request with a reply, whatever happens to it. */
class PairWorker {
  #worker = new Worker('keeper-worker.js', { type: 'module' });
  #waiting = new Map();
  #last = 0;
  #ended = false;

  constructor() {
    this.#worker.onmessage = ({ data: { number, reply } }) => {
      this.#waiting.get(number)?.(reply);
      this.#waiting.delete(number);
    };
    // The worker's files could not be loaded, or its memory is exhausted.
    this.#worker.onerror = () => this.end();
  }

  async ask(request) {
    if (this.#ended) {
      return refused('stopped');
    }
    const number = ++this.#last;
    return new Promise((resolve) => {
      this.#waiting.set(number, resolve);
      this.#worker.postMessage({ number, request });
    });
  }

  /** Lets the worker overwrite the key before its memory is given back. */
  async wipe() {
    await this.ask({ kind: 'forget' });
    this.end();
  }

  end() {
    this.#ended = true;
    this.#worker.terminate();
    for (const resolve of this.#waiting.values()) {
      resolve(refused('stopped'));
    }
    this.#waiting.clear();
  }
}

rest();
