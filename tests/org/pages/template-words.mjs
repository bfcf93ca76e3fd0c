// The words in a template of HTML: its texts, and the attributes that people read.

const readAttributes = new Set(['title', 'alt', 'placeholder', 'aria-label']);
const buttonTypes = /\btype="(?:submit|button)"/;
const letters = /[A-Za-z]/;
const entities = { amp: '&', lt: '<', gt: '>', quot: '"' };

function decode(text) {
  return text.replace(/&(amp|lt|gt|quot);/g, (_, name) => entities[name]);
}

// What stands around words stays: white space, and a colon.
function wordsIn(text) {
  const [, before, words, after] = /^(\s*)([^]*?)(:?\s*)$/.exec(text);
  return letters.test(decode(words))
    ? [{ text: before }, { words: decode(words) }, { text: after }]
    : [{ text }];
}

// `tag` is a tag or a part of one, `isButton` whether its value is what a button says.
function attributesIn(tag, isButton) {
  const pieces = [];
  let done = 0;
  for (const { 0: whole, 1: name, 2: value, index } of tag.matchAll(/([\w-]+)="([^"]*)"/g)) {
    const isRead = readAttributes.has(name) || (name === 'value' && isButton);
    if (!isRead) {
      continue;
    }
    const start = index + whole.length - value.length - 1;
    pieces.push({ text: tag.slice(done, start) }, ...wordsIn(value));
    done = start + value.length;
  }
  return [...pieces, { text: tag.slice(done) }];
}

function scan(strings) {
  // A value may stand in the middle of a tag, and a template may be attributes
  // alone; then a part begins inside a tag.
  let tag = /^\s*[\w-]+="/.test(strings[0]) ? strings[0] : '';
  return strings.map((part) => {
    const pieces = [];
    for (const run of part.split(/(?<=>)|(?=<)/)) {
      if (tag || run.startsWith('<')) {
        tag += run;
        pieces.push(...attributesIn(run, buttonTypes.test(tag)));
        tag = run.endsWith('>') ? '' : tag;
      } else {
        pieces.push(...wordsIn(run));
      }
    }
    return pieces;
  });
}

const scanned = new WeakMap();

// For each part of a tagged template its pieces, {text} or {words}.
export function piecesOf(strings) {
  if (!scanned.has(strings)) {
    scanned.set(strings, scan(strings));
  }
  return scanned.get(strings);
}
