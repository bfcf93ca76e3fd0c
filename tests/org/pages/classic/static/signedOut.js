// In a frame of another origin whose session is over: a frame may not lead the
// whole page to the login by itself, so it asks the shell to go there.
globalThis.parent.postMessage({ type: 'signedOut' }, document.querySelector('meta[name="shell-origin"]').content);
