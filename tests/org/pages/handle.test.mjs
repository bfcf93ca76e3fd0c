// What the pages answer to single requests, without a browser.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openStore } from '../store.mjs';
import { createPages } from './pages.mjs';

const hosts = { api: 'acme.my.salesforce.com', setup: 'acme.my.salesforce-setup.com', lightning: 'acme.lightning.force.com' };

let store;
let pages;
let session;

before(async () => {
  store = await openStore({ scenario: 'complete' });
  pages = await createPages({ store, hosts, mailbox: [] });
  session = { sid: '00D!test', kind: 'setup', userId: store.find('User', { Username: 'admin@acme.example' })[0].Id };
});

after(() => store.close());

function ask(address, { method = 'GET', host = hosts.setup, headers = {}, body = '', as = session, from = pages } = {}) {
  const url = new URL(address, `https://${host}`);
  return from.handle({ host, method, url, path: url.pathname, headers, cookies: {}, body: Buffer.from(body), session: as });
}

const appId = () => store.find('ExternalClientApplication', { DeveloperName: 'WxCC_SCV' })[0].Id;
const permissionSetId = () => store.find('PermissionSet', { Name: 'IVR_Access_to_SCV_Apex_Classes' })[0].Id;

async function csrfToken() {
  const shell = await ask('/lightning/setup/SetupOneHome/home');
  return /name="csrf-token" content="([^"]+)"/.exec(shell.body)[1];
}

describe('sessions', () => {
  test('without a Setup session every page leads to the login', async () => {
    for (const as of [null, { ...session, kind: 'api' }]) {
      for (const address of ['/lightning/setup/PermSets/home', '/0PS', '/_ui/org/apps', `/_ui/externalclientapp/consumer/${appId()}`]) {
        const answer = await ask(address, { as });
        assert.equal(answer.status, 302);
        assert.equal(answer.headers.location, `https://${hosts.api}/?ec=302&startURL=${encodeURIComponent(address)}`);
      }
    }
  });

  test('Setup asked on another host moves to the Setup host', async () => {
    for (const host of [hosts.api, hosts.lightning]) {
      const answer = await ask('/lightning/setup/PermSets/page?address=%2F0PS', { host });
      assert.equal(answer.headers.location, `https://${hosts.setup}/lightning/setup/PermSets/page?address=%2F0PS`);
    }
  });

  test('a user without the right to view Setup is refused', async () => {
    const [user] = store.find('User', { Username: 'scv.integration@acme.example' });
    assert.equal((await ask('/0PS', { as: { ...session, userId: user.Id } })).status, 403);
  });
});

describe('the shell', () => {
  test('carries a strict content security policy with a fresh nonce', async () => {
    const policies = await Promise.all([1, 2].map(async () => (await ask('/lightning/setup/SetupOneHome/home')).headers['content-security-policy']));
    for (const policy of policies) {
      assert.match(policy, /script-src 'self' 'nonce-[^']+';/);
      assert.match(policy, /require-trusted-types-for 'script'; trusted-types lwc$/);
      assert.doesNotMatch(policy, /unsafe-eval|script-src[^;]*unsafe-inline/);
    }
    assert.notEqual(policies[0], policies[1]);
  });

  test('is at first titled as Lightning Experience titles it', async () => {
    assert.match((await ask('/lightning/setup/PermSets/home')).body, /<title>Lightning Experience<\/title>/);
  });
});

describe('writes', () => {
  test('need the token of the session', async () => {
    const set = store.get('PermissionSet', permissionSetId());
    const form = await ask(`/${set.Id}/e?s=SystemPermissions`, { method: 'POST', body: '_CONFIRMATIONTOKEN=other' });
    assert.equal(form.status, 403);
    const endpoint = await ask(`/_ui/org/apps/${appId()}/policies`, { method: 'PUT', body: '{}' });
    assert.equal(endpoint.status, 403);
    assert.deepEqual(store.get('PermissionSet', permissionSetId()), set);
  });

  test('that are no JSON, or for an app that is not there, get a clear error', async () => {
    const headers = { 'x-csrf-token': await csrfToken() };
    const broken = await ask('/_ui/org/apps', { method: 'POST', headers, body: '{' });
    assert.equal(JSON.parse(broken.body).errorCode, 'JSON_PARSER_ERROR');
    const absent = await ask('/_ui/org/apps/0xI000000000000AAA');
    assert.equal(absent.status, 404);
  });

  test('that the store refuses leave nothing half done', async () => {
    const headers = { 'x-csrf-token': await csrfToken() };
    const before = store.readMetadata('ExternalClientApplication', 'WxCC_SCV');
    const answer = await ask(`/_ui/org/apps/${appId()}/settings`, {
      method: 'PUT',
      headers,
      body: JSON.stringify({ label: 'Renamed', contactEmail: 'ada.admin@acme.example', distributionState: 'Local', oauth: { scopes: ['Nonsense'] } }),
    });
    assert.equal(JSON.parse(answer.body).errorCode, 'INVALID_OAUTH_SCOPE');
    assert.deepEqual(store.readMetadata('ExternalClientApplication', 'WxCC_SCV'), before);
  });
});

describe('consumer key and secret', () => {
  test('are in no answer but the consumer details, which ask for the code first', async () => {
    const { key, secret } = store.consumer('WxCC_SCV');
    const shown = await ask(`/_ui/org/apps/${appId()}`);
    assert.equal(shown.status, 200);
    assert.ok(!shown.body.includes(key) && !shown.body.includes(secret));
    const details = await ask(`/_ui/externalclientapp/consumer/${appId()}`);
    assert.match(details.headers.location, /^\/_ui\/identity\/verification\/email/);
  });
});

test('buttons are missing without the right to use them', async () => {
  const poor = await openStore({ scenario: 'few-rights' });
  try {
    const from = await createPages({ store: poor, hosts });
    const as = { ...session, userId: poor.find('User', { Username: 'admin@acme.example' })[0].Id };
    assert.doesNotMatch((await ask('/0PS', { as, from })).body, /name="new"/);
    assert.equal(JSON.parse((await ask('/_ui/org/apps', { as, from })).body).canCreate, false);
    assert.match((await ask('/0PS')).body, /name="new"/);
    assert.equal(JSON.parse((await ask('/_ui/org/apps')).body).canCreate, true);
  } finally {
    poor.close();
  }
});

describe('classic pages', () => {
  test('have unique ids, and labels that point to a control', async () => {
    const [user] = store.find('User', { Username: 'scv.integration@acme.example' });
    const id = permissionSetId();
    const addresses = [
      '/0PS', '/005', `/${id}`, `/${id}/e`, `/${id}?s=ApexClassAccess`, `/${id}/e?s=ApexClassAccess`, `/${id}?s=SystemPermissions`,
      `/${id}/e?s=SystemPermissions`, '/udd/PermissionSet/newPermissionSet.apexp', `/${user.Id}`,
      `/udd/PermissionSet/assignPermissionSet.apexp?userId=${user.Id}`, `/udd/PermissionSetLicense/assignPermissionSetLicense.apexp?userId=${user.Id}`,
    ];
    for (const address of addresses) {
      const { status, body } = await ask(address);
      assert.equal(status, 200, address);
      const ids = [...body.matchAll(/ id="([^"]+)"/g)].map(([, value]) => value);
      assert.deepEqual(ids.filter((value, index) => ids.indexOf(value) !== index), [], address);
      for (const [, target] of body.matchAll(/<label for="([^"]+)"/g)) {
        assert.ok(ids.includes(target), `${address}: ${target}`);
      }
    }
  });

  test('escape what the org holds', async () => {
    const id = store.insert('PermissionSet', { Label: '<b onclick=x>&"\'', Name: 'Markup' }, 'system');
    const { body } = await ask(`/${id}`);
    assert.ok(body.includes('&lt;b onclick=x&gt;&amp;&quot;&#39;') && !body.includes('<b onclick'));
  });

  test('can be made with javascript: links between the lists', async () => {
    const other = await createPages({ store, hosts, links: 'javascript' });
    const address = `/${permissionSetId()}/e?s=ApexClassAccess`;
    assert.match((await ask(address, { from: other })).body, /href="javascript:moveOptions/);
    assert.match((await ask(address)).body, /href="javascript:void\(0\)" onclick="moveOptions/);
  });

  test('answer 404 for what does not exist', async () => {
    for (const address of ['/0PS000000000000AAA', '/005000000000000AAA', `/${permissionSetId()}?s=Nonsense`, '/udd/PermissionSet/assignPermissionSet.apexp']) {
      assert.equal((await ask(address)).status, 404, address);
    }
    assert.equal(await ask('/nowhere'), null);
  });
});

test('an unknown shadow mode is refused', async () => {
  await assert.rejects(createPages({ store, hosts, shadow: 'both' }), /shadow mode/);
});
