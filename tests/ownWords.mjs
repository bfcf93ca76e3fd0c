// Who judges the words of the tests: that Fluent and the product read the same in the messages,
// and that nobody here looks for a message by its words.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { tokTypes, tokenizer } from 'acorn';
import { FluentNumber, FluentType } from '@fluent/bundle';
import { checks, parameters, stages, steps } from './e2e/guideFile.mjs';
import { COUNTS, argumentsOf, files, ids, idsOfGuides, patternOf, reader } from './words.mjs';

// ---- the product's table (crates/words/src/signs.rs says how it is written)

const [ARGUMENT, CAPITAL, SELECT, VARIANT, BODY, END, WITHIN, SETUP] = '\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}\u{7}\u{e}';

/** The number of a message: FNV-1a in 32 bits. */
const numberOf = (id) => [...Buffer.from(id)]
  .reduce((hash, byte) => Math.imul(hash ^ byte, 0x0100_0193) >>> 0, 0x811c_9dc5).toString(16).padStart(8, '0');

/** An argument as the table writes it, with the sign of what is done to it. */
const written = (sign) => ([{ letter }]) => `${sign}${letter}`;

class Written extends FluentType {
  constructor(letter) {
    super(letter);
    this.letter = letter;
  }

  toString() {
    return written(ARGUMENT)([this]);
  }
}

/** The same, where a form is chosen by it. */
class Choosing extends FluentNumber {
  constructor(count, letter) {
    super(count);
    this.letter = letter;
  }

  toString() {
    return written(ARGUMENT)([this]);
  }
}

/** The arguments of each message in the order in which the comment above it explains them: `{argument, isNumber, letter}`. */
const explained = new Map(files.flatMap((file) => [...file.matchAll(/((?:^#.*\n)*)^([\w-]+) =/gm)]).map(([, comment, id]) => [
  id,
  [...comment.matchAll(/^# \$([\w-]+) \((\w+)\)/gm)]
    .map(([, argument, kind], place) => ({ argument, isNumber: kind === 'number', letter: String.fromCharCode(97 + place) })),
]));

for (const id of idsOfGuides) {
  const named = argumentsOf(patternOf(id)).sort();
  explained.set(id, named.map((argument, place) => ({ argument, isNumber: false, letter: String.fromCharCode(97 + place) })));
}

/** What comes in for a message or an attribute, and for which numbers its forms are worth a look. */
function expected(id) {
  const known = explained.get(id.split('.')[0]);
  return { known, counts: known.some(({ isNumber }) => isNumber) ? COUNTS : COUNTS.slice(0, 1) };
}

/** Words of Salesforce's pages, in signs that nothing else has. */
const quoted = (words) => `\uE002${words}\uE003`;

/** A pattern of the table with its choices made for a count. */
function chosen(pattern, count, language) {
  const category = new Intl.PluralRules(language).select(count);
  const plain = pattern.replace(new RegExp(`${SETUP}([^${END}]*)${END}`, 'g'), quoted('$1'));
  return plain.replace(new RegExp(`${SELECT}.((?:${VARIANT}[^${BODY}]*${BODY}[^${VARIANT}${END}]*)+)${END}`, 'g'), (_, variants) => variants
    .slice(1).split(VARIANT).map((variant) => variant.split(BODY))
    .find(([key]) => key === 'other' || key === category || Number(key) === count)[1]);
}

/** Where the product's table says something else than Fluent reads in the messages. */
export function tableFaults(table) {
  const [language, ...lines] = table.trimEnd().split('\n');
  const patterns = new Map(lines.map((line) => [line.slice(0, 8), line.slice(8)]));
  const fluent = reader({ CAPITAL: written(CAPITAL), WITHIN: written(WITHIN), SETUP: ([words]) => quoted(words) });
  const all = [...ids, ...idsOfGuides];
  const faults = all.filter((id) => !patterns.has(numberOf(id))).map((id) => `${id} is not in the table`);
  if (patterns.size !== all.length) faults.push(`${patterns.size} patterns for ${all.length} messages`);
  for (const id of all.filter((known) => patterns.has(numberOf(known)))) {
    const { known, counts } = expected(id);
    const strange = argumentsOf(patternOf(id)).filter((name) => !known.some(({ argument }) => argument === name));
    if (strange.length > 0) faults.push(`${id}: ${strange} is not explained above it`);
    for (const count of counts) {
      const values = known.map(({ argument, isNumber, letter }) => [argument, isNumber ? new Choosing(count, letter) : new Written(letter)]);
      const errors = [];
      const read = fluent.formatPattern(patternOf(id), Object.fromEntries(values), errors);
      const said = chosen(patterns.get(numberOf(id)), count, language);
      if (read !== said || errors.length > 0) faults.push(`${id} with ${count}: ${JSON.stringify(said)}, and by Fluent ${JSON.stringify(read)} ${errors}`);
    }
  }
  return faults;
}

// ---- words in the tests

const ROOT = import.meta.dirname;

/** Where nobody looks at the panel: the stand-in org and what judges it, pages of strangers, samples, and this. */
const WITHOUT_PANEL = ['node_modules', 'fixtures', 'org', 'verdicts', 'lab/pages', 'lab/dist', 'lab/previews', 'hostile/pages', 'ownWords.mjs'];

/** Words that are somebody else's too: of Salesforce's API, of CSS, of the lab. */
const OF_OTHERS = ['User', 'none', 'active', 'app', 'a list'];

/** The same in one file alone: words of Salesforce's pages, of a page that imitates the panel, of a sample. */
const OF_OTHERS_IN = {
  'e2e/guide.mjs': ['OK'],
  'e2e/strangers.mjs': ['Next', 'Cancel'],
  'page/hostile-pages.mjs': ['Allow access to the session'],
  'page/lying.test.mjs': ['First name'],
  'page/mutations.mjs': ['OK'],
  'page/names-pages.mjs': ['Cancel'],
  'page/outputs.test.mjs': ['Admin approved users are pre-authorized'],
  'page/page.test.mjs': ['OK', 'Admin approved users are pre-authorized', 'Confirm here'],
  'page/unseen.test.mjs': ['Copy'],
};

/** From how many words on a text can only be one of ours, in whatever it stands. */
const LONG = 5;

const count = (text) => text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;

/** Where something comes in. */
const GAP = '\uE000';

/** A number of which the words have nothing but the form that it chooses. */
class Unsaid extends FluentNumber {
  toString() {
    return GAP;
  }
}

/** All that the product says: `whole` as it is; `parts` between what comes in, and those of them that are `long`. */
function ownWords() {
  const fluent = reader({ CAPITAL: () => GAP, WITHIN: () => GAP, SETUP: ([words]) => words });
  const said = ids.flatMap((id) => {
    const { known, counts } = expected(id);
    return counts.map((number) => {
      const values = known.map(({ argument, isNumber }) => [argument, isNumber ? new Unsaid(number) : GAP]);
      return fluent.formatPattern(patternOf(id), Object.fromEntries(values)).split(GAP);
    });
  });
  const labels = new Set(stages.flatMap(({ fields }) => fields));
  const guide = [
    ...steps.flatMap(({ title, what, why, touches }) => [title, what, why, touches]), ...stages.map(({ say }) => say),
    ...checks.flatMap(({ title, remedy }) => [title, remedy]),
    // Some values are called as the field is into which they go.
    ...parameters.flatMap(({ label, help }) => [label, help]).filter((text) => !labels.has(text)),
  ].filter(Boolean).map((text) => text.split(/\{\w+\}/));
  const all = [...said, ...guide].map((parts) => parts.map((part) => part.trim()));
  return {
    whole: new Set(all.filter(({ length }) => length === 1).flat().filter((text) => /\p{L}{2}/u.test(text))),
    parts: new Set(all.flat().filter((part) => count(part) > 1)),
    long: [...new Set(all.flat().filter((part) => count(part) >= LONG))],
  };
}

/** The files in which something is looked for. */
function* drivers(folder = '') {
  for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (WITHOUT_PANEL.includes(path)) continue;
    if (entry.isDirectory()) yield* drivers(path);
    else if (/\.m?js$/.test(path)) yield path;
  }
}

/** The texts and patterns in a file: `{line, literal, isPart}`; parts are those of a text into which something comes. */
function* literals(path) {
  const text = readFileSync(join(ROOT, path), 'utf8');
  for (const { type, value, loc } of tokenizer(text, { ecmaVersion: 'latest', sourceType: 'module', locations: true })) {
    const { line } = loc.start;
    if (type === tokTypes.string || type === tokTypes.template) yield { line, literal: value, isPart: type === tokTypes.template };
    if (type === tokTypes.regexp) yield { line, literal: value.pattern.replace(/\\([^\w])/g, '$1'), isPart: false };
  }
}

/** What in a literal is ours: the whole of it, one of the choices of a pattern, or a part. */
function ownIn({ literal, isPart }, { whole, parts, long }) {
  const pieces = [literal, ...literal.split(/[|()^$?]|\\s\*/)].map((piece) => piece.trim());
  return pieces.find((piece) => whole.has(piece) || (isPart && parts.has(piece))) ?? long.find((part) => literal.includes(part));
}

/** Where a message is looked for by its words. */
export function literalFaults() {
  const own = ownWords();
  return [...drivers()].flatMap((path) => [...literals(path)].flatMap(({ line, ...literal }) => {
    const found = ownIn(literal, own);
    const isOthers = [...OF_OTHERS, ...OF_OTHERS_IN[path] ?? []].includes(found);
    return found && !isOthers ? [`${path}:${line}: ${found}`] : [];
  }));
}
