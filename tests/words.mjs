// What the product says, by the ids of its messages: crates/words as Mozilla's own Fluent reads
// it, which shares no code with the product. Whoever looks for something in the panel
// looks for a message, and goes on finding it when its words change. In which language, the
// environment says: GUIDEPOST_LANGUAGE names a folder beside crates/words/en.

import { readFileSync, readdirSync } from 'node:fs';
import { FluentBundle, FluentNumber, FluentResource } from '@fluent/bundle';

/** The language that the panel is expected to speak. */
export const LANGUAGE = process.env.GUIDEPOST_LANGUAGE || 'en';

/** What the handle beside the page is called; it is no message yet (`extension/launcher.js`). */
export const HANDLE = { open: 'Open Guidepost', close: 'Close Guidepost' };

/** An argument that may be anything within a line, or any whole number. */
export const any = /.+?/;
export const anyNumber = /\d+/;

/** Numbers among which every plural form of CLDR has one, in any language. */
export const COUNTS = [0, 1, 2, 3, 5, 6, 11, 100, 1_000_000];

function filesIn(folder) {
  const url = new URL(`${folder}/${LANGUAGE}/`, import.meta.url);
  return readdirSync(url).filter((name) => name.endsWith('.ftl')).map((name) => readFileSync(new URL(name, url), 'utf8'));
}

/** The files of the language, but for the words of guides. */
export const files = filesIn('../crates/words');

const read = (texts) => texts.map((text) => new FluentResource(text));
const own = read(files);
const ofGuides = read(filesIn('../extension/guides'));
const resources = [...own, ...ofGuides];

const idsIn = (all) => all.flatMap(({ body }) => body)
  .flatMap(({ id, attributes }) => [id, ...Object.keys(attributes).map((name) => `${id}.${name}`)]);

/** All that can be said: messages as `subject-name`, their attributes as `subject-name.attribute`. */
export const ids = idsIn(own);

/** All that guides say. What comes in there are values of the guide, by their names. */
export const idsOfGuides = idsIn(ofGuides);

/** Whoever reads the messages; `functions` are what the product's own two do. */
export function reader(functions) {
  const bundle = new FluentBundle(LANGUAGE, { useIsolating: false, functions });
  for (const resource of resources) {
    const [error] = bundle.addResource(resource);
    if (error) throw error;
  }
  return bundle;
}

/** A whole number as the panel writes it: digits alone. */
class Count extends FluentNumber {
  toString() {
    return String(this.value);
  }
}

/** Stands in a text for what a pattern fits, between two signs that no text has; a form may be chosen by it. */
class Gap extends FluentNumber {
  constructor(count, { source }) {
    super(count);
    this.source = source;
  }

  toString() {
    return `\uE000${this.source}\uE001`;
  }
}

const bundle = reader({
  CAPITAL: ([said]) => (typeof said === 'string' ? said.replace(/^./u, (first) => first.toUpperCase()) : said),
  WITHIN: ([said]) => (typeof said === 'string' ? said.replace(/\.+$/, '') : said),
  // As an English Setup shows them, which most tests have.
  SETUP: ([said]) => said,
});

/** The pattern of a message or of an attribute. */
export function patternOf(id) {
  const [name, attribute] = id.split('.');
  const message = bundle.getMessage(name);
  const pattern = attribute ? message?.attributes[attribute] : message?.value;
  if (pattern === undefined || pattern === null) throw new Error(`there is no message ${id}`);
  return pattern;
}

/** The names of the arguments in a pattern. */
export function argumentsOf(part) {
  if (typeof part !== 'object' || part === null) return [];
  return part.type === 'var' ? [part.name] : [...new Set(Object.values(part).flatMap(argumentsOf))];
}

/** The words of a message. An argument that is a text is said by whoever calls. */
export function say(id, values = {}) {
  const pattern = patternOf(id);
  const strange = Object.keys(values).filter((name) => !argumentsOf(pattern).includes(name));
  if (strange.length > 0) throw new Error(`${id} has no argument ${strange.join(', ')}`);
  // Without a list of errors the first one is thrown, such as that of a missing argument.
  return bundle.formatPattern(pattern, Object.fromEntries(Object.entries(values).map(([name, value]) => (
    [name, typeof value === 'number' ? new Count(value) : value]))));
}

const literally = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const sourceOf = (words) => (words instanceof RegExp ? words.source : literally(words));

/** The words of a message wherever they stand; an argument that is a pattern stands for all that it fits. */
export function saying(id, values = {}) {
  const gaps = Object.entries(values).filter(([, value]) => value instanceof RegExp);
  const forms = COUNTS.map((count) => {
    const filled = gaps.map(([name, pattern]) => [name, new Gap(count, pattern)]);
    return say(id, { ...values, ...Object.fromEntries(filled) });
  });
  const sources = [...new Set(forms)].map((form) => form
    .split(/\uE000(.*?)\uE001/)
    .map((part, place) => (place % 2 === 1 ? `(?:${part})` : literally(part)))
    .join(''));
  return new RegExp(`(?:${sources.join('|')})`);
}

/** A name that is one of these from its beginning to its end: texts, or what `saying` gives. */
export function exactly(...words) {
  return new RegExp(`^(?:${words.map(sourceOf).join('|')})$`);
}

/** A text that begins with one of these. */
export function beginning(...words) {
  return new RegExp(`^(?:${words.map(sourceOf).join('|')})`);
}

/** A text that has one of these as a line. */
export function asLine(...words) {
  return new RegExp(exactly(...words).source, 'm');
}

/** That something is ringed: at once, or where a look did not see it, with the next one. */
export function ringed(what) {
  return within(saying('announce-ringed', { what }), saying('announce-ringed-late', { what }));
}

/** A text that has one of these somewhere. */
export function within(...words) {
  return new RegExp(words.map(sourceOf).join('|'));
}
