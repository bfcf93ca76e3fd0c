// Tells the shell where a classic page of the lab is, as the org's own do. All
// else of a page is its own: the org's handlers would meet its markup unasked.
const framing = ['appLayout', 'tour', 'isdtp', 'sfdcIFrameOrigin', 'sfdcIFrameHost', 'nonce', 'ltn_app_id', 'clc'];
const address = new URL(location.href);
for (const name of framing) {
  address.searchParams.delete(name);
}
globalThis.parent.postMessage(
  { type: 'loaded', address: address.pathname + address.search, title: document.title },
  document.querySelector('meta[name="shell-origin"]').content,
);
