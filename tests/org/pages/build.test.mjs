// The pages are built once for each state of the packages and the sources.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { buildPages, sourceHash } from './build.mjs';

const lockFile = new URL('../../package-lock.json', import.meta.url);

test('a build is named by the lock and the sources, and is not made twice', async () => {
  const first = await buildPages();
  assert.equal(path.basename(first), await sourceHash());
  const times = async () => Promise.all((await readdir(first)).map(async (name) => [name, (await stat(path.join(first, name))).mtimeMs]));
  const before = await times();
  assert.ok(before.some(([name]) => name === 'main.js'));
  assert.equal(await buildPages(), first);
  assert.deepEqual(await times(), before);
});

test('another lock means another build', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'lock-'));
  try {
    const copy = path.join(folder, 'package-lock.json');
    const lock = JSON.parse(await readFile(lockFile, 'utf8'));
    const named = async () => {
      await writeFile(copy, JSON.stringify(lock));
      return sourceHash(copy);
    };
    const same = await named();
    assert.equal(await named(), same);
    lock.packages['node_modules/lwc'].version = '0.0.0';
    assert.notEqual(await named(), same);
  } finally {
    await rm(folder, { recursive: true });
  }
});
