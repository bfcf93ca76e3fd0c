// The guide's own data, read anew: which checks there are, and what they rest on.

import { readFileSync } from 'node:fs';

const text = readFileSync(new URL('../../extension/guides/webex-contact-center.toml', import.meta.url), 'utf8');

/** The tables of one kind; of their values, texts and lists of texts are read, in the simple form in which the guide writes them. */
function tables(kind) {
  return text.split(/^(?=\[\[)/m).filter((block) => block.startsWith(`[[${kind}]]`)).map((block) => Object.fromEntries(
    [...block.matchAll(/^(\w+) = (".*"|\[.*\])$/gm)].map(([, name, value]) => [name, JSON.parse(value)]),
  ));
}

/** What each check waits for, written by hand: it judges what the build derives from the guide's objects. */
const restsOn = JSON.parse(readFileSync(new URL('../fixtures/guides/rests-on.json', import.meta.url), 'utf8'));

/** The checks: `{id, step, title, after}`; a title may have places for values in braces. */
export const checks = tables('check').map((check) => {
  const after = restsOn[check.id];
  if (!after) throw new Error(`${check.id} has no row in rests-on.json`);
  return { ...check, after };
});

/** The steps: `{id, title}`. */
export const steps = tables('step').filter(({ id }) => id);

/** The pages on the way through each step, in order: `{step, page, press, fields}`: what is pressed at the end, and the labels of what is filled. */
export const stages = [];
for (const block of text.split(/^(?=\[\[)/m)) {
  const named = (name) => block.match(new RegExp(`^${name} = "(.*)"$`, 'm'))?.[1];
  if (block.startsWith('[[step]]')) stages.step = named('id');
  if (block.startsWith('[[step.stage]]')) stages.push({ step: stages.step, page: named('page'), press: named('press'), fields: [] });
  if (block.startsWith('[[step.stage.field]]')) stages.at(-1).fields.push(named('label'));
}

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
