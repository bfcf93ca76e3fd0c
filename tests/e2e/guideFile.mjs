// The guide's own data, read anew: which steps and checks there are, what they are called, and
// what they rest on. Whoever looks for words of the guide finds them here by id.

import { readFileSync } from 'node:fs';
import { argumentsOf, idsOfGuides, patternOf, say } from '../words.mjs';

const text = readFileSync(new URL('../../extension/guides/webex-contact-center.toml', import.meta.url), 'utf8');

/** The tables in order: `{kind, ...}`; of their values, texts and lists of texts are read, in the simple form in which the guide writes them. */
const all = text.split(/^(?=\[)/m).map((block) => ({
  kind: block.match(/^\[+([\w.]+)\]/)?.[1],
  ...Object.fromEntries([...block.matchAll(/^(\w+) = (".*"|\[.*\])$/gm)].map(([, name, value]) => [name, JSON.parse(value)])),
}));

const [, guide] = text.match(/^id = "(.*)"$/m);

/** The words that the guide says at a place, by their keys; places for values stand in braces. */
function words(place, ...keys) {
  const name = [guide, ...place].map((part) => part.toLowerCase().replace(/[^a-z0-9]/g, '-')).join('-');
  const said = (id) => say(id, Object.fromEntries(argumentsOf(patternOf(id)).map((value) => [value, `{${value}}`])));
  const there = keys.filter((key) => idsOfGuides.includes(`${name}-${key}`));
  return Object.fromEntries(there.map((key) => [key, said(`${name}-${key}`)]));
}

const tables = (wanted) => all.filter(({ kind }) => kind === wanted);

/** What each check waits for, written by hand: it judges what the build derives from the guide's objects. */
const restsOn = JSON.parse(readFileSync(new URL('../fixtures/guides/rests-on.json', import.meta.url), 'utf8'));

/** The checks: `{id, step, title, after}`; a title may have places for values in braces. */
export const checks = tables('check').map((check) => {
  const after = restsOn[check.id];
  if (!after) throw new Error(`${check.id} has no row in rests-on.json`);
  return { ...check, after, ...words(['check', check.id], 'title', 'remedy') };
});

/** The steps: `{id, title}`. */
export const steps = tables('step').map((row) => ({ ...row, ...words(['step', row.id], 'title', 'touches', 'what', 'why') }));

/** The pages on the way through each step, in order: `{step, page, say, press, fields}`: what is pressed at the end, and the labels of what is filled. */
export const stages = [];
let step = null;
for (const { kind, id, page, press, label } of all) {
  if (kind === 'step') step = id;
  if (kind === 'step.stage') stages.push({ step, page, ...words(['step', step, page], 'say'), press, fields: [] });
  if (kind === 'step.stage.field') stages.at(-1).fields.push(label);
}

/** The values that can be entered: `{id, label, default}`. */
export const parameters = tables('parameter').map((row) => ({ ...row, ...words(['parameter', row.id], 'label', 'help') }));

/** What logs in through the app, as the guide calls it. */
export const [, client] = text.match(/^login = \{.*\bclient = "(.*?)"/m);

function one(kind, list, isIt) {
  const found = list.filter(isIt);
  if (found.length !== 1) throw new Error(`the guide has ${found.length} such ${kind}`);
  return found[0];
}

/** A text of the guide with its values in place: these, or those that it proposes itself. */
export function filled(said, values = {}) {
  return said.replace(/\{(\w+)\}/g, (_, id) => values[id] ?? one(`values: ${id}`, parameters, (parameter) => parameter.id === id).default);
}

/** The heading of a step. */
export const titleOfStep = (id) => one(`steps: ${id}`, steps, (known) => known.id === id).title;

/** The title of a check, with these values. */
export const titleOfCheck = (id, values) => filled(one(`checks: ${id}`, checks, (known) => known.id === id).title, values);

/** How to mend what a check finds. */
export const remedyOfCheck = (id) => one(`checks: ${id}`, checks, (known) => known.id === id).remedy;

/** What a value that can be entered is called. */
export const labelOf = (id) => one(`values: ${id}`, parameters, (known) => known.id === id).label;

/** What to do on a page on the way through a step. */
export const sayOn = (id, page) => one(`pages: ${id}, ${page}`, stages, (stage) => stage.step === id && stage.page === page).say;

/** Whether a title as shown is that of a check. */
export function isTitleOf({ title }, shown) {
  const pattern = title.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+');
  return new RegExp(`^${pattern}$`).test(shown);
}

/** A check, or several, and all that rest on them, directly or through others. */
export function withDependents(about) {
  const found = new Set([about].flat());
  for (const known of found) {
    for (const check of checks) {
      if (check.after.includes(known)) found.add(check.id);
    }
  }
  return [...found].sort();
}
