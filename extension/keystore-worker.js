// The worker of one key pair. It boots the library and answers the keystore's
// document, one request after another. Only replies leave it: the private key
// does so solely as the Blob behind an offer.

import init, { serve } from './wasm/keystore_worker.js';

const booted = init({ module_or_path: new URL('./wasm/keystore_worker_bg.wasm', import.meta.url) });

// Set before the first await, so that no request is missed (HTML, "run a worker").
self.onmessage = async ({ data: { number, request } }) => {
  try {
    await booted;
    self.postMessage({ number, reply: await serve(request) });
  } catch {
    // The instance is in an unknown state; the document ends this worker.
    self.postMessage({ number, reply: { kind: 'refused', why: { kind: 'stopped' } } });
  }
};

// Held until this worker ends, however it ends.
navigator.locks.request(self.name, () => {
  self.postMessage({ lives: true });
  return new Promise(() => {});
});
