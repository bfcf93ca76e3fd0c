// What the browser itself says to somebody who installs the extension.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { launch } from './driver.mjs';

const MANIFEST = new URL('../../manifest.json', import.meta.url);

const READY = 'can be asked';

/** An extension that may ask the browser for the warnings of a manifest, and does nothing else. */
function asker() {
  const folder = mkdtempSync(join(tmpdir(), 'guidepost-warnings-'));
  const manifest = {
    manifest_version: 3,
    name: 'Asks for warnings',
    version: '1',
    permissions: ['management'],
    background: { service_worker: 'background.js' },
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  // What it says tells that its interfaces are there; before that a worker knows no `chrome`.
  writeFileSync(join(folder, 'background.js'), `console.log(typeof chrome.management, '${READY}');`);
  return folder;
}

const ask = (manifest) => chrome.management.getPermissionWarningsByManifest(manifest);

test('the install warning names the three Salesforce hosts and nothing else', async (t) => {
  const folder = asker();
  t.after(() => rmSync(folder, { recursive: true }));
  const browser = await launch({ org: { resolverRules: 'MAP * ~NOTFOUND', shadow: null }, extension: folder });
  t.after(() => browser.close());
  await browser.logged(READY);
  const worker = await browser.serviceWorker();
  const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8'));

  const warnings = await worker.evaluate(ask, JSON.stringify(manifest));
  assert.equal(warnings.length, 1, JSON.stringify(warnings));
  const hosts = warnings[0].match(/[a-z-]+(?:\.[a-z-]+)+/g).sort();
  assert.deepEqual(hosts, ['lightning.force.com', 'my.salesforce-setup.com', 'my.salesforce.com']);

  // The question can tell: with the permission that the design does without, there is a second line.
  const greedy = { ...manifest, permissions: [...manifest.permissions, 'tabs'] };
  assert.equal((await worker.evaluate(ask, JSON.stringify(greedy))).length, 2);
});
