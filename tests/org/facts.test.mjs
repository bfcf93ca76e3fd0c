/** One reading of FACTS.md tells what the org believes: each row is held by a test, and nothing is done or refused without a row. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { OrgError } from './errors.mjs';
import { countLine, facts, isNamed, kinds } from './facts.mjs';
import { faultKinds } from './faults.mjs';
import { scenarioNames } from './scenarios/scenarios.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const table = readFileSync(`${here}FACTS.md`, 'utf8');

const sources = readdirSync(here, { recursive: true })
  .filter((name) => name.endsWith('.mjs') && !name.includes('node_modules') && !name.startsWith('pages/dist/'))
  .map((name) => ({ name, text: readFileSync(here + name, 'utf8') }));

/** Row names in square brackets at the end of a text of a test: its title, or the part of a table that becomes its title. */
const titled = new Set(sources.filter(({ name }) => name.endsWith('.test.mjs'))
  .flatMap(({ text }) => [...text.matchAll(/((?: \[[\w-]+\])+)(?=['"`][,\]])/g)].flatMap(([, ends]) => [...ends.matchAll(/\[([\w-]+)\]/g)].map(([, name]) => name))));

const sorted = (names) => [...names].sort();

test('each row has a name of its own, a source and one of the three marks', () => {
  const rows = table.split('\n').filter((line) => line.startsWith('|')).slice(2);
  assert.deepEqual(rows.filter((line) => !/^\| `[a-z][a-z0-9-]*` \| [^|]+ \| [^|]+ \| [^|]+ \|$/.test(line)), []);
  assert.equal(facts.size, rows.length, 'no name stands twice');
  assert.deepEqual([...facts].filter(([, { mark, part }]) => !kinds.includes(mark) || (mark === 'inferred' && part)).map(([name]) => name), []);
});

test('each row is held by a test, and each test names rows that are there', () => {
  assert.deepEqual(sorted([...facts.keys()].filter((name) => !titled.has(name))), [], 'rows without a test');
  assert.deepEqual(sorted([...titled].filter((name) => !facts.has(name))), [], 'names in titles without a row');
});

test('each refusal in the code names a row', () => {
  const named = sources.filter(({ name }) => !name.endsWith('.test.mjs')).flatMap(({ text }) => [...text.matchAll(/\bfact: '([^']*)'|\b(?:errorAt|unexpected)\(.*, '([a-z][a-z0-9-]*)'\)/g)].map(([, name, last]) => name ?? last));
  assert.ok(named.length > 80);
  assert.deepEqual(sorted(new Set(named.filter((name) => !facts.has(name)))), []);
  assert.throws(() => new OrgError('NOT_FOUND', 'No row'), TypeError);
  assert.throws(() => new OrgError('NOT_FOUND', 'Another row', { fact: 'no-such-row' }), TypeError);
});

test('each scenario and each kind of fault is named by a row', () => {
  const scenarios = new Set(scenarioNames.map((name) => (name.includes(':') ? `${name.split(':')[0]}:*` : name)));
  assert.deepEqual([...scenarios, ...faultKinds].filter((word) => !isNamed(word)), []);
});

test('each operation of the API is named by a row', () => {
  const noted = sources.filter(({ name }) => !name.endsWith('.test.mjs')).flatMap(({ text }) => [...text.matchAll(/\bnote\((?:\w+ \? )?'([^']+)'(?: : '([^']+)')?\)/g)].flatMap(([, one, other]) => [one, other]));
  assert.ok(noted.includes('limits') && noted.includes('queryMore') && noted.includes('page'));
  assert.deepEqual(noted.filter((name) => name && !isNamed(name)), []);
});

test('the head says how much a run in a real org has still to confirm', () => {
  assert.ok(table.includes(`\n${countLine()}\n`), `the line must be:\n${countLine()}`);
});
