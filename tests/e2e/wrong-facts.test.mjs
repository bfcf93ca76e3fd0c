// What the panel says of orgs in which something is wrong: for each step of the
// guide one such org. `tests/observation.rs` holds the same of every org there is,
// without a browser; in a browser `cargo xtask soak` does.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wrongFacts } from '../org/scenarios/scenarios.mjs';
import { checks } from './guideFile.mjs';
import { ABOUT, look } from './wrong-facts.mjs';

const stepOf = (id) => checks.find((check) => check.id === id).step;

test('each wrong fact has its check', () => {
  assert.deepEqual(Object.keys(ABOUT).sort(), [...wrongFacts].sort());
  assert.deepEqual(Object.values(ABOUT).flat().filter((id) => !checks.some((check) => check.id === id)), []);
});

/** The first wrong fact of each step. */
const facts = new Map();
for (const [fact, about] of Object.entries(ABOUT)) {
  for (const id of [about].flat()) {
    if (!facts.has(stepOf(id))) facts.set(stepOf(id), fact);
  }
}

look([...[...new Set(facts.values())].map((fact) => ({ fact })), { half: 'by-hand' }, { missing: 'app.exists' }]);
