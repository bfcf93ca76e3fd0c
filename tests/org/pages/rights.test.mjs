// The pages write as the user who is signed in: what that user may not do, no form does.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openStore } from '../store.mjs';
import { createPages } from './pages.mjs';

const hosts = { api: 'acme.my.salesforce.com', setup: 'acme.my.salesforce-setup.com', lightning: 'acme.lightning.force.com' };

let store;
let pages;
let session;

before(async () => {
  store = await openStore({ scenario: 'few-rights' });
  pages = await createPages({ store, hosts, mailbox: [] });
  session = { sid: '00D!test', kind: 'setup', userId: store.adminId };
});

after(() => store.close());

function ask(address, { method = 'GET', headers = {}, body = '' } = {}) {
  const url = new URL(address, `https://${hosts.setup}`);
  return pages.handle({ host: hosts.setup, method, url, path: url.pathname, headers, cookies: {}, body: Buffer.from(body), session });
}

const refusal = /insufficient access rights/;

/** Fills fields of a classic form by their labels and sends it. */
async function save(address, values) {
  const { body } = await ask(address);
  const fields = new URLSearchParams({ save: 'Save' });
  for (const [, name, value] of body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)) fields.set(name, value);
  for (const [label, value] of Object.entries(values)) {
    const id = new RegExp(`<label for="([^"]+)">(?:<span[^>]*>\\*</span>)?${label}</label>`).exec(body)[1];
    fields.set(new RegExp(`id="${id}" name="([^"]+)"`).exec(body)[1], value);
  }
  return ask(address, { method: 'POST', body: fields.toString() });
}

test('a permission set, a profile and an app are refused to who may not make them [pages-rights]', async () => {
  assert.match((await save('/udd/PermissionSet/newPermissionSet.apexp', { Label: 'Forbidden', 'API Name': 'Forbidden' })).body, refusal);
  assert.equal(store.find('PermissionSet', { Name: 'Forbidden' }).length, 0);

  assert.match((await save(`/00e/e?clone=${store.standardProfileId.slice(0, 15)}`, { 'Profile Name': 'Forbidden' })).body, refusal);
  assert.equal(store.find('Profile', { Name: 'Forbidden' }).length, 0);

  const shell = await ask('/lightning/setup/SetupOneHome/home');
  const headers = { 'x-csrf-token': /name="csrf-token" content="([^"]+)"/.exec(shell.body)[1] };
  const app = await ask('/_ui/org/apps', { method: 'POST', headers, body: JSON.stringify({ label: 'Forbidden', apiName: 'Forbidden', contactEmail: 'a@acme.example' }) });
  assert.deepEqual([app.status, JSON.parse(app.body).errorCode], [403, 'INSUFFICIENT_ACCESS_OR_READONLY']);
  assert.equal(store.find('ExternalClientApplication', { DeveloperName: 'Forbidden' }).length, 0);
});
