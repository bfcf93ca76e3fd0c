// Whether two addresses of Setup are the same page, for the server and the shell.

// What frames and links add to an address of a page.
const added = ['appLayout', 'tour', 'isdtp', 'sfdcIFrameOrigin', 'sfdcIFrameHost', 'nonce', 'ltn_app_id', 'clc', 'retURL', 'cancelURL', 'saveURL', 'setupid', '_CONFIRMATIONTOKEN'];

// Ids occur with 15 and with 18 characters.
const short = (text) => text.replace(/\b(0PS|005|00e|0xI)(\w{12})[A-Z0-5]{3}\b/g, '$1$2');

function plain(address) {
  const url = new URL(address, 'https://setup.invalid');
  for (const name of added) {
    url.searchParams.delete(name);
  }
  url.searchParams.sort();
  const inner = url.searchParams.get('address');
  if (inner?.startsWith('/')) {
    url.searchParams.set('address', plain(inner));
  }
  return short(decodeURIComponent(url.pathname + url.search));
}

export const isSamePage = (one, other) => plain(one) === plain(other);
