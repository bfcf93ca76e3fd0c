// What is never told: secrets, by what a control is, by what it is called in any script
// and by what it holds; and whose value is told at all.

// What browsers and password managers go by (HTML, "Autofill").
const SECRET_FILLS = new Set(['current-password', 'new-password', 'one-time-code', 'cc-number', 'cc-csc', 'cc-exp', 'cc-exp-month', 'cc-exp-year']);
const SPELT_AT_MOST = 1000;
// Up to so many letters a word is no part of another: "pin" is in "shipping".
const ALONE_UP_TO = 4;
const BEGINS_UP_TO = 5;
const LETTERED = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}]+$/u;

// Letters without a decomposition of their own, and those that look like others.
const PLAIN_LETTERS = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', ı: 'i', ə: 'e', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' };
const LOOK_ALIKES = {
  а: 'a', в: 'b', е: 'e', ѕ: 's', і: 'i', ј: 'j', к: 'k', м: 'm', н: 'h', о: 'o', р: 'p', с: 'c', т: 't', у: 'y', х: 'x', һ: 'h', ԁ: 'd', ԝ: 'w', г: 'r',
  α: 'a', ε: 'e', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', τ: 't', υ: 'u', χ: 'x',
};

function lettersBy(table, text) {
  return text.replace(/[^\0-\x7f]/gu, (letter) => (Object.hasOwn(table, letter) ? table[letter] : letter));
}

// The words of a text without what only differs to the eye or not even to it: width, case,
// accents, soft hyphens, characters of no width; a name of the code falls into its words.
function speltWords(text) {
  const parted = text.slice(0, SPELT_AT_MOST).replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2');
  const bare = parted.normalize('NFKD').replace(/[\p{Mn}\p{Cf}\p{DI}]/gu, '').toLowerCase();
  return lettersBy(PLAIN_LETTERS, bare).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

// The words that speak of secrets, by how they are looked for.
function secretWords(never) {
  const found = { alone: new Set(), begin: [], within: [] };
  for (const word of never.map((told) => speltWords(told).join('')).filter(Boolean)) {
    const isLettered = LETTERED.test(word);
    if (isLettered && word.length <= ALONE_UP_TO) {
      found.alone.add(word);
    } else {
      (isLettered && word.length <= BEGINS_UP_TO ? found.begin : found.within).push(word);
    }
  }
  return found;
}

function namesSecret(text) {
  return text !== '' && once(findSecretName, text);
}

function findSecretName(text) {
  const { alone, begin, within } = marks.secrets;
  const words = speltWords(text);
  const joined = words.join('');
  const folded = lettersBy(LOOK_ALIKES, joined);
  return words.some((word) => alone.has(word) || begin.some((start) => word.startsWith(start)))
    || within.some((part) => joined.includes(part) || folded.includes(part));
}

// What only a secret looks like: a private key, a token, a session.
const SECRET_VALUE = /PRIVATE KEY-----|\beyJ[\w-]{8,300}\.[\w-]{4}|\b00D\w{12,15}!|\b5Aep\w{10}|\bBearer [\w.-]{12}/u;

function looksSecret(text) {
  return SECRET_VALUE.test(text.slice(0, VALUE_AT_MOST));
}

// That something is said, and not what.
const UNTOLD = '…';

// What a page says in passing, without what it says of a secret.
function unsecret(words) {
  return namesSecret(words) || looksSecret(words) ? UNTOLD : words;
}

// A button that shows a password makes a text of its field.
const werePasswords = new WeakSet();
const passwordNames = new Set();

// Drawn anew, it has at least the names that it had in the page's code.
function nameInCode(element) {
  return ['id', 'name'].map((attribute) => (attributeOf(element, attribute) ?? '').slice(0, TEXT_AT_MOST)).join('\n').trim();
}

function notePassword(element) {
  werePasswords.add(element);
  const name = nameInCode(element);
  if (name !== '' && passwordNames.size < ERRORS_AT_MOST) {
    passwordNames.add(name);
  }
}

const HOSTS_AT_MOST = 3;

// A component may tell of itself what it does not tell of the input in it.
function withHosts(element) {
  const found = [element];
  for (let root = rootOf(element); root instanceof ShadowRoot && found.length <= HOSTS_AT_MOST; root = rootOf(root.host)) {
    found.push(root.host);
  }
  return found;
}

function isMasked(element) {
  const style = getComputedStyle(element);
  return (style.webkitTextSecurity ?? 'none') !== 'none' || /text-security/iu.test(style.fontFamily);
}

// Kinds of control that anything can be put into, or that show what was.
const FREE = new Set(['text', 'email', 'textarea', 'lookup', 'combobox', 'select', 'radio_group', 'dual_list', 'file', 'output']);
const CALLED_BY = ['aria-label', 'placeholder', 'aria-placeholder', 'title', 'aria-description', 'id', 'name'];

// Whether what a control holds is a secret, or may be one.
function isSecret(element, kind, name) {
  if (element instanceof HTMLInputElement && element.type === 'password') {
    notePassword(element);
    return true;
  }
  if (!FREE.has(kind)) {
    return kind === 'password';
  }
  if (werePasswords.has(element) || passwordNames.has(nameInCode(element)) || namesSecret(name)) {
    return true;
  }
  // What is chosen among what a page offers is called in its code as its author likes.
  if (!['text', 'email', 'textarea', 'lookup', 'combobox'].includes(kind) || element instanceof HTMLButtonElement) {
    return false;
  }
  const owners = withHosts(element);
  const fills = owners.flatMap((at) => (attributeOf(at, 'autocomplete') ?? '').slice(0, TEXT_AT_MOST).toLowerCase().split(/\s/u));
  return fills.some((fill) => SECRET_FILLS.has(fill)) || owners.some((at) => (attributeOf(at, 'type') ?? '').toLowerCase() === 'password')
    || CALLED_BY.some((attribute) => namesSecret(attributeOf(element, attribute) ?? '')) || isMasked(element);
}

// Controls that the caller has named by their handles.
const commanded = new WeakSet();

// The words that locators compare, as they compare them.
function plainWords(text) {
  return text.slice(0, TEXT_AT_MOST).trim().split(/\s+/u).join(' ').toLowerCase().replace(/[‘’]/gu, "'");
}

// Whether a name is one of these words: once or, where labels of two controls fall to one, several
// times over, with or without what says in brackets that the field is required.
function isAmong(names, name) {
  const plain = plainWords(name);
  const bracket = Math.max(plain.lastIndexOf('('), plain.lastIndexOf('（'));
  return [plain, bracket > 0 ? plainWords(withoutMarks(plain.slice(0, bracket))) : plain].some((words) => {
    const parts = words.split(' ');
    for (let times = 1; times <= parts.length; times += 1) {
      const one = parts.slice(0, parts.length / times).join(' ');
      if (parts.length % times === 0 && names.has(one) && Array(times).fill(one).join(' ') === words) {
        return true;
      }
    }
    return false;
  });
}

// Whether a control's value is asked for: it may be one of the fields that the caller knows, or
// the caller has named it. Of all others, what they hold is nobody's business.
function isAskedFor(element, { name, ids, section, row }) {
  const { asked } = marks;
  const plain = plainWords(name);
  return commanded.has(element) || isAmong(asked.names, name) || asked.starts.some((start) => plain.startsWith(start))
    || asked.tokens.some((token) => name.includes(token)) || asked.rows.has(plainWords(row))
    || section.some((words) => asked.under.has(plainWords(words)))
    || [ids.id, ids.name, ids.title, ids.value].some((attribute) => asked.attributes.has(attribute))
    || asked.id_ends.some((end) => ids.id?.endsWith(end));
}

function askedFor(told = {}) {
  const { names = [], starts = [], tokens = [], rows = [], under = [], attributes = [], id_ends: ends = [] } = told;
  return { starts, tokens, id_ends: ends, names: new Set(names), rows: new Set(rows), under: new Set(under), attributes: new Set(attributes) };
}

// The heads of a table's columns; what stands under one that names a secret is told of no row.
const HEADS = 'thead th, tr:not(:has(> td)) > th, [role="columnheader"]';
const HEADS_AT_MOST = 100;

const TABLE = 'table, [role="table"], [role="grid"], [role="treegrid"]';

function isInSecretTable(element) {
  const table = renderedAncestor(element, (at) => matches(at, TABLE));
  return table !== null && once(hasSecretColumn, table);
}

function hasSecretColumn(table) {
  return [...queryAll(table, HEADS)].slice(0, HEADS_AT_MOST).some((head) => namesSecret(wordsOf(head)));
}
