// What truth.json says of a page, checked.
import { nodeForClassicPath } from '../org/pages/client/setupNodes.js';
import { forms } from './forms.mjs';
import { namedIn, recordNames } from './records.mjs';

const isText = (value) => typeof value === 'string' && value.trim() !== '';
const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
const isTexts = (value) => Array.isArray(value) && value.every(isText);

// What each key of truth.json holds; those that need not be there are marked.
const shape = {
  form: { is: (value) => Object.hasOwn(forms, value), must: `one of ${Object.keys(forms).join(', ')}` },
  story: { is: isText, must: 'a text' },
  tags: { is: isTexts, must: 'a list of texts' },
  ours: { is: (value) => typeof value === 'boolean', must: 'true or false' },
  fields: { is: isObject, must: 'an object' },
  title: { is: isText, must: 'a text', optional: true },
  own: { is: isTexts, must: 'a list of keys of read()', optional: true },
  steps: { is: (value) => typeof value === 'string', must: 'a text', optional: true },
  address: { is: isText, must: 'an address', optional: true },
  language: { is: (value) => /^[a-z]{2}(?:[-_][A-Za-z]+)?$/.test(value), must: 'a language such as de', optional: true },
};

const fieldShape = {
  control: { is: isText, must: 'a key of read()' },
  right: { is: () => true, must: 'the right value' },
  clue: { is: (value) => typeof value === 'boolean', must: 'true or false' },
};

function misshapen(object, shapes, at) {
  const unknown = Object.keys(object).filter((key) => !Object.hasOwn(shapes, key)).map((key) => `${at}${key}: no such key is known`);
  const wrong = Object.entries(shapes).flatMap(([key, { is, must, optional }]) => {
    if (!Object.hasOwn(object, key)) {
      return optional ? [] : [`${at}${key}: is missing`];
    }
    return is(object[key]) ? [] : [`${at}${key}: must be ${must}`];
  });
  return [...unknown, ...wrong];
}

function fieldProblems({ form, fields }) {
  const known = forms[form].fields;
  const strange = Object.keys(fields).filter((field) => !known.includes(field)).map((field) => `fields.${field}: is no field of ${form}`);
  const missing = known.filter((field) => !Object.hasOwn(fields, field)).map((field) => `fields.${field}: is missing (null where the page has none)`);
  const wrong = Object.entries(fields).filter(([, field]) => field !== null).flatMap(([name, field]) => (
    isObject(field) ? misshapen(field, fieldShape, `fields.${name}.`) : [`fields.${name}: must be null or an object`]
  ));
  return [...strange, ...missing, ...wrong];
}

// With ids of the kinds that the names stand for.
const prefixes = { set: '0PS', profile: '00e', standard: '00e', user: '005', app: '0xI' };
const plainPath = (address) => address.replace(/\{([^{}]*)\}/g, (_, name) => `${prefixes[name.replace('other-', '')]}000000000000`);

function addressProblems(kind, address) {
  const unknown = namedIn(address).filter((name) => !recordNames.includes(name)).map((name) => `address: no record is called {${name}}; known are ${recordNames.join(', ')}`);
  if (unknown.length) {
    return unknown;
  }
  if (address.startsWith('/lightning/setup/')) {
    return kind === 'classic' ? ['address: a classic page needs that of its frame, which does not begin with /lightning/'] : [];
  }
  return nodeForClassicPath(plainPath(address)) ? [] : [`address: the shell has no place in Setup for ${address}`];
}

/** The path of the shell at which a page lies. */
export function shellPath(address) {
  return address.startsWith('/lightning/') ? address : `/lightning/setup/${nodeForClassicPath(address)}/page?address=${encodeURIComponent(address)}`;
}

/** What a truth says of a page of a kind: {entry, problems}; entry is null when the page cannot be shown. */
export function readTruth(truth, { name, kind }) {
  if (!isObject(truth)) {
    return { entry: null, problems: ['truth.json: must be an object'] };
  }
  const problems = misshapen(truth, shape, '');
  if (!shape.form.is(truth.form)) {
    return { entry: null, problems };
  }
  if (isObject(truth.fields)) {
    problems.push(...fieldProblems(truth));
  }
  const entry = { own: [], ...truth, name, kind, address: truth.address ?? forms[truth.form].address };
  const misplaced = isText(entry.address) ? addressProblems(kind, entry.address) : [];
  problems.push(...misplaced);
  return { entry: isText(entry.address) && misplaced.length === 0 ? entry : null, problems };
}
