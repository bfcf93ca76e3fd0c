// Small helpers for pages rendered on the server. The words that stand in a
// template are those of the page, and are shown in the user's language; what is
// put into it is data and stays as it is, unless `word` marks it.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { piecesOf } from './template-words.mjs';

const made = Symbol('made by html');
const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text) => String(text).replace(/[&<>"']/g, (character) => escapes[character]);
const asWritten = (words) => words;

function render(value, say) {
  if (Array.isArray(value)) {
    return value.map((entry) => render(entry, say)).join('');
  }
  if (value === null || value === undefined || value === false) {
    return '';
  }
  return value[made]?.(say) ?? escape(value);
}

const markup = (renderIn) => ({ [made]: renderIn, toString: () => renderIn(asWritten) });

// Tagged template: every value is escaped unless it is markup made by `html`.
export function html(strings, ...values) {
  return markup((say) => piecesOf(strings)
    .map((pieces, index) => render(values[index - 1], say) + pieces.map((piece) => (piece.words ? escape(say(piece.words)) : piece.text)).join(''))
    .join(''));
}

// Marks words of the page among what is put into a template. {0}, {1} ... stand
// for values, which stay as they are.
export function word(words, ...values) {
  return words?.[made] ? words : markup((say) => escape(say(words ?? '')).replace(/\{(\d)\}/g, (_, index) => render(values[index], say)));
}

// Marks text of our own, such as a style sheet, as markup.
export function trustedMarkup(text) {
  return markup(() => text);
}

export function page(content, { status = 200, csp, headers = {}, say = asWritten } = {}) {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache, no-store, must-revalidate',
      'x-content-type-options': 'nosniff',
      ...(csp ? { 'content-security-policy': csp } : {}),
      ...headers,
    },
    body: render(content, say),
  };
}

export function json(content, status = 200) {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    body: JSON.stringify(content),
  };
}

export function redirect(location) {
  return { status: 302, headers: { location, 'cache-control': 'no-store' }, body: '' };
}

// Form tokens are bound to the session, so that another site's page or another
// session cannot make a form count.
export function createTokens() {
  const secret = randomBytes(32);
  const tokenFor = (sid) => createHmac('sha256', secret).update(sid).digest('base64url');
  return {
    tokenFor,
    accepts(sid, token) {
      const wanted = Buffer.from(tokenFor(sid));
      const given = Buffer.from(String(token ?? ''));
      return wanted.length === given.length && timingSafeEqual(wanted, given);
    },
  };
}

export function readForm(request) {
  return new URLSearchParams(request.body.toString('utf8'));
}

// The 18-character form of a record id: the last three characters tell which of
// the first fifteen are capital letters.
export function id18(id) {
  if (id.length === 18) {
    return id;
  }
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
  let suffix = '';
  for (let chunk = 0; chunk < 3; chunk += 1) {
    let bits = 0;
    for (let index = 0; index < 5; index += 1) {
      bits |= /[A-Z]/.test(id[chunk * 5 + index]) ? 1 << index : 0;
    }
    suffix += alphabet[bits];
  }
  return id + suffix;
}
