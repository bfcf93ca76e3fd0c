/** A part of the soaks, from a fixed seed: generated queries and metadata never end in a fault of the org itself. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { soakDeployments } from './soak/deploy-soak.mjs';
import { soakMetadata } from './soak/metadata-soak.mjs';
import { mutate } from './soak/mutate.mjs';
import { soakQueries } from './soak/query-soak.mjs';
import { Random } from './soak/random.mjs';

test('500 queries are answered with their rows or refused in the form of the API', async () => {
  assert.deepEqual(await soakQueries(20_261_123, 500), { tried: 500, faults: [] });
});

test('500 metadata calls are kept as written or refused in the form of the API', async () => {
  assert.deepEqual(await soakMetadata(20_261_123, 500), { tried: 500, faults: [] });
});

test('100 deployments arrive whole, or end in a result or a refusal', async () => {
  assert.deepEqual(await soakDeployments(20_261_123, 100), { tried: 100, faults: [] });
});

test('a seed gives the same texts again, and damage does not spare them', () => {
  const some = (seed) => { const random = new Random(seed); return Array.from({ length: 50 }, () => mutate(random, "SELECT Id FROM User WHERE Alias = 'a'", 500)); };
  assert.deepEqual(some(7), some(7));
  assert.notDeepEqual(some(7), some(8));
  assert.ok(new Set(some(7)).size > 45);
});
