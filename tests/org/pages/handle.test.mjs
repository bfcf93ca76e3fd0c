// What the pages answer to single requests, without a browser.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openStore } from '../store.mjs';
import { readRoute } from './client/setupNodes.js';
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
const profileId = () => store.find('Profile', { Name: 'SCV Integration' })[0].Id.slice(0, 15);
const permissionSetId = () => store.find('PermissionSet', { Name: 'IVR_Access_to_SCV_Apex_Classes' })[0].Id;

async function csrfToken() {
  const shell = await ask('/lightning/setup/SetupOneHome/home');
  return /name="csrf-token" content="([^"]+)"/.exec(shell.body)[1];
}

describe('sessions', () => {
  test('without a Setup session every page leads to the login [door-login]', async () => {
    for (const as of [null, { ...session, kind: 'api' }]) {
      for (const address of ['/lightning/setup/PermSets/home', '/0PS', '/_ui/org/apps', `/_ui/externalclientapp/consumer/${appId()}`]) {
        const answer = await ask(address, { as });
        assert.equal(answer.status, 302);
        assert.equal(answer.headers.location, `https://${hosts.api}/?ec=302&startURL=${encodeURIComponent(address)}`);
      }
    }
  });

  test('Setup asked on another host moves to the Setup host [door-setup-host]', async () => {
    for (const host of [hosts.api, hosts.lightning]) {
      const answer = await ask('/lightning/setup/PermSets/page?address=%2F0PS', { host });
      assert.equal(answer.headers.location, `https://${hosts.setup}/lightning/setup/PermSets/page?address=%2F0PS`);
    }
  });

  test('a user without the right to view Setup is refused [setup-rights]', async () => {
    const [user] = store.find('User', { Username: 'scv.integration@acme.example' });
    assert.equal((await ask('/0PS', { as: { ...session, userId: user.Id } })).status, 403);
  });
});

describe('the shell', () => {
  test('carries a strict content security policy with a fresh nonce [setup-csp]', async () => {
    const policies = await Promise.all([1, 2].map(async () => (await ask('/lightning/setup/SetupOneHome/home')).headers['content-security-policy']));
    for (const policy of policies) {
      assert.match(policy, /script-src 'self' 'nonce-[^']+';/);
      assert.match(policy, /require-trusted-types-for 'script'; trusted-types lwc$/);
      assert.doesNotMatch(policy, /unsafe-eval|script-src[^;]*unsafe-inline/);
    }
    assert.notEqual(policies[0], policies[1]);
  });

  test('is at first titled as Lightning Experience titles it [setup-title]', async () => {
    assert.match((await ask('/lightning/setup/PermSets/home')).body, /<title>Lightning Experience<\/title>/);
  });
});

describe('writes', () => {
  test('need the token of the session [setup-token]', async () => {
    const set = store.get('PermissionSet', permissionSetId());
    const form = await ask(`/${set.Id}/e?s=SystemPermissions`, { method: 'POST', body: '_CONFIRMATIONTOKEN=other' });
    assert.equal(form.status, 403);
    const endpoint = await ask(`/_ui/org/apps/${appId()}/policies`, { method: 'PUT', body: '{}' });
    assert.equal(endpoint.status, 403);
    assert.deepEqual(store.get('PermissionSet', permissionSetId()), set);
  });

  test('that are no JSON, or for an app that is not there, get a clear error [app-form-endpoint]', async () => {
    const headers = { 'x-csrf-token': await csrfToken() };
    const broken = await ask('/_ui/org/apps', { method: 'POST', headers, body: '{' });
    assert.equal(JSON.parse(broken.body).errorCode, 'JSON_PARSER_ERROR');
    const absent = await ask('/_ui/org/apps/0xI000000000000AAA');
    assert.equal(absent.status, 404);
  });

  test('that the store refuses leave nothing half done [setup-token] [app-form-endpoint]', async () => {
    const headers = { 'x-csrf-token': await csrfToken() };
    const before = store.readMetadata('ExternalClientApplication', 'WxCC_SCV');
    const answer = await ask(`/_ui/org/apps/${appId()}/settings`, {
      method: 'PUT',
      headers,
      body: JSON.stringify({ label: 'Renamed', contactEmail: 'ada.admin@acme.example', distributionState: 'Local', oauth: { scopes: ['Nonsense'] } }),
    });
    assert.equal(JSON.parse(answer.body).errorCode, 'INVALID_INPUT');
    assert.deepEqual(store.readMetadata('ExternalClientApplication', 'WxCC_SCV'), before);
  });
});

describe('consumer key and secret', () => {
  test('are in no answer but the consumer details, which ask for the code first [consumer-page]', async () => {
    const { key, secret } = store.consumer('WxCC_SCV');
    const shown = await ask(`/_ui/org/apps/${appId()}`);
    assert.equal(shown.status, 200);
    assert.ok(!shown.body.includes(key) && !shown.body.includes(secret));
    const details = await ask(`/_ui/externalclientapp/consumer/${appId()}`);
    assert.match(details.headers.location, /^\/_ui\/identity\/verification\/email/);
  });
});

test('buttons are missing without the right to use them [setup-rights]', async () => {
  const poor = await openStore({ scenario: 'few-rights' });
  try {
    const from = await createPages({ store: poor, hosts });
    const as = { ...session, userId: poor.find('User', { Username: 'admin@acme.example' })[0].Id };
    assert.doesNotMatch((await ask('/0PS', { as, from })).body, /name="new"/);
    assert.doesNotMatch((await ask('/00e', { as, from })).body, /name="new"|>Clone</);
    assert.match((await ask('/00e')).body, /name="new"[\s\S]*>Clone</);
    assert.equal(JSON.parse((await ask('/_ui/org/apps', { as, from })).body).canCreate, false);
    assert.match((await ask('/0PS')).body, /name="new"/);
    assert.equal(JSON.parse((await ask('/_ui/org/apps')).body).canCreate, true);
  } finally {
    poor.close();
  }
});

describe('classic pages', () => {
  test('have unique ids, and labels that point to a control [permission-set-form-ids] [license-page] [user-form-address]', async () => {
    const [user] = store.find('User', { Username: 'scv.integration@acme.example' });
    const id = permissionSetId();
    const profile = `/${profileId()}`;
    const addresses = [
      '/00e', '/00e?letter=M', '/00e/e', `/00e/e?clone=${profileId()}`, profile, `${profile}/e`, `${profile}?s=SystemPermissions`, `${profile}/e?s=SystemPermissions`,
      `${profile}?s=ApexClassAccess`, `${profile}/e?s=ApexClassAccess`, `${profile}?s=ObjectsAndTabs`, `${profile}?s=ObjectsAndTabs&o=Account`, `${profile}/e?s=ObjectsAndTabs&o=Account`,
      '/005/e', `/${user.Id}/e`,
      '/0PS', '/005', `/${id}`, `/${id}/e`, `/${id}?s=ApexClassAccess`, `/${id}/e?s=ApexClassAccess`, `/${id}?s=SystemPermissions`,
      `/${id}/e?s=SystemPermissions`, '/udd/PermissionSet/newPermissionSet.apexp', `/${user.Id}`,
      `/udd/PermissionSet/assignPermissionSet.apexp?userId=${user.Id}`, `/udd/Licensing/assignPermissionSetLicense.apexp?userId=${user.Id}`,
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

  test('name permissions as Setup does, which is not always the name that describe has [permission-labels] [permission-set-permissions]', async () => {
    const { body } = await ask(`/${permissionSetId()}/e?s=SystemPermissions`);
    const labels = new Map([...body.matchAll(/<label for="([^"]+)">([^<]+)<\/label>/g)].map(([, id, label]) => [id, label]));
    const named = (title) => labels.get(new RegExp(`<input type="checkbox" id="([^"]+)"[^>]* title="${title}"`).exec(body)[1]);
    assert.deepEqual(['ApiEnabled', 'ApexRestServices', 'ApiUserOnly'].map(named), ['API Enabled', 'Apex REST Services', 'Api Only User']);
  });

  test('can be made with javascript: links between the lists [dueling-list-links]', async () => {
    const other = await createPages({ store, hosts, links: 'javascript' });
    const address = `/${permissionSetId()}/e?s=ApexClassAccess`;
    assert.match((await ask(address, { from: other })).body, /href="javascript:moveOptions/);
    assert.match((await ask(address)).body, /href="javascript:void\(0\)" onclick="moveOptions/);
  });

  test('answer 404 for what does not exist [setup-not-found]', async () => {
    for (const address of ['/00e000000000000AAA', `/${profileId()}?s=Nonsense`, `/${profileId()}?s=ObjectsAndTabs&o=Nonsense`, '/00e/e?clone=00e000000000000AAA', '/0PS000000000000AAA', '/005000000000000AAA', `/${permissionSetId()}?s=Nonsense`, '/udd/PermissionSet/assignPermissionSet.apexp']) {
      assert.equal((await ask(address)).status, 404, address);
    }
    assert.equal(await ask('/nowhere'), null);
  });
});

describe('profiles', () => {
  const shadow = () => store.find('PermissionSet', { ProfileId: store.find('Profile', { Name: 'SCV Integration' })[0].Id })[0];
  // Fills a form as a browser would: what stands in it, changed by `change`, without the disabled controls.
  async function submit(address, change, from = pages) {
    const { body } = await ask(address, { from });
    const form = new URLSearchParams({ _CONFIRMATIONTOKEN: /name="_CONFIRMATIONTOKEN" value="([^"]+)"/.exec(body)[1] });
    for (const [tag] of body.matchAll(/<input [^>]*>/g)) {
      const name = / name="([^"]*)"/.exec(tag)?.[1];
      if (!name || / disabled/.test(tag) || / type="(?:button|submit|hidden)"/.test(tag) || (/ type="checkbox"/.test(tag) && !/ checked/.test(tag))) continue;
      form.set(name, / value="([^"]*)"/.exec(tag)?.[1] ?? 'on');
    }
    change(form, body);
    return ask(address, { method: 'POST', body: String(form), from });
  }
  const boxOf = (body, title) => new RegExp(`<input type="checkbox" id="([^"]+)"[^>]* title="${title}"`).exec(body)[1];

  test('the list is in pages and by letters, and finds rows as public code does [profile-list] [setup-links]', async () => {
    const first = (await ask('/00e')).body;
    assert.ok(!first.includes('Minimum Access - API Only Integrations'));
    assert.match(first, /Page 1 of 2/);
    const second = (await ask('/00e?page=2')).body;
    assert.match(second, /<div [^>]*id="[^"]*ProfileName"><a href="javascript:srcUp\('%2F00e\w{12}'\)"><span>Minimum Access - API Only Integrations</);
    assert.ok(!(await ask('/00e?letter=A')).body.includes('Minimum'));
    const removable = (name) => second.includes(`title="Del - ${name}"`);
    assert.deepEqual([removable('SCV Integration'), removable('System Administrator')], [true, false], 'standard profiles stay');
  });

  test('object rights and fields are granted and taken back, with those that they need [profile-objects]', async () => {
    const address = `/${profileId()}/e?s=ObjectsAndTabs&o=Account`;
    const granted = await submit(address, (form, body) => {
      form.set(boxOf(body, 'Delete'), 'on');
      form.set(boxOf(body, 'Account.AnnualRevenue Edit'), 'on');
    });
    assert.equal(granted.headers.location, `/${profileId()}?s=ObjectsAndTabs&o=Account`);
    const [rights] = store.find('ObjectPermissions', { ParentId: shadow().Id, SobjectType: 'Account' });
    assert.deepEqual([rights.PermissionsRead, rights.PermissionsEdit, rights.PermissionsDelete, rights.PermissionsCreate], [true, true, true, false]);
    const [field] = store.find('FieldPermissions', { ParentId: shadow().Id, Field: 'Account.AnnualRevenue' });
    assert.deepEqual([field.PermissionsRead, field.PermissionsEdit], [true, true]);
    assert.match((await ask(`/${profileId()}?s=ObjectsAndTabs`)).body, />Accounts<[\s\S]*?Read, Edit, Delete/);
    await submit(address, (form) => { for (const name of [...form.keys()].filter((key) => key.endsWith(':checkbox'))) form.delete(name); });
    assert.deepEqual([store.find('ObjectPermissions', { ParentId: shadow().Id }), store.find('FieldPermissions', { ParentId: shadow().Id })], [[], []]);
  });

  test('what the license forces stays, in either interface [profile-forced-boxes] [profile-editor]', async () => {
    const original = await createPages({ store, hosts, profileEditor: 'original' });
    const before = shadow();
    const off = (body, label) => new RegExp(`<label for="([^"]+)">${label}</label>`).exec(body)[1];
    assert.equal((await submit(`/${profileId()}/e?s=SystemPermissions`, (form, body) => form.delete(boxOf(body, 'ApiEnabled')))).status, 302);
    assert.deepEqual([shadow().PermissionsApiEnabled, shadow().PermissionsApiUserOnly, shadow().PermissionsPasswordNeverExpires], [false, true, true]);
    assert.equal((await submit(`/${profileId()}/e`, (form, body) => form.set(off(body, 'API Enabled'), '1'), original)).status, 302);
    const unlike = Object.keys(before).filter((name) => name.startsWith('Permissions') && before[name] !== shadow()[name]);
    assert.deepEqual(unlike, []);
    assert.doesNotMatch((await ask(`/${profileId()}`, { from: original })).body, /page:console:pc_form/);
    assert.match((await ask('/00e', { from: original })).body, /<title>User Profiles ~/);
  });

  test('a clone has its source\'s license, and a profile in use is not deleted [profile-clone-form] [profile-standard]', async () => {
    const made = await submit('/00e/e', (form, body) => {
      form.set(/<select id="([^"]+)"/.exec(body)[1], store.standardProfileId.slice(0, 15));
      form.set(/<input type="text" id="([^"]+)"/.exec(body)[1], 'Second clone');
    });
    assert.match(made.headers.location, /^\/00e\w{12}$/);
    const clone = store.get('Profile', store.find('Profile', { Name: 'Second clone' })[0].Id);
    assert.equal(store.get('UserLicense', clone.UserLicenseId).Name, 'Salesforce Integration');
    const again = await submit(`/00e/e?clone=${profileId()}`, (form, body) => form.set(/<input type="text" id="([^"]+)"/.exec(body)[1], 'Second clone'));
    assert.match(again.body, /errorMsg[\s\S]*already in use/);
    assert.match((await submit(`/${profileId()}`, (form) => form.set('delete', 'Delete'))).body, /assigned to users/);
    assert.equal((await submit('/00e', (form) => form.set('delete', clone.Id.slice(0, 15)))).headers.location, '/00e');
    assert.equal(store.get('Profile', clone.Id), null);
  });
});

test('addresses of Setup resolve under the nodes that public code uses [setup-nodes]', () => {
  const route = (path) => {
    const { kind, node, address } = readRoute(new URL(path, `https://${hosts.setup}`));
    return [kind, node, address];
  };
  for (const node of ['EnhancedProfiles', 'Profiles']) {
    assert.deepEqual(route(`/lightning/setup/${node}/home`), ['classic', node, '/00e']);
    assert.deepEqual(route(`/lightning/setup/${node}/page?address=%2F00e000000000001%3Fs%3DSystemPermissions`), ['classic', node, '/00e000000000001?s=SystemPermissions']);
  }
  assert.deepEqual(route('/lightning/setup/ManageUsers/page?address=/005/e'), ['classic', 'ManageUsers', '/005/e']);
  assert.equal(route('/lightning/setup/ManageUsers/page?address=%2F00e')[0], 'unknown');
});

test('what nobody can choose is refused', async () => {
  await assert.rejects(createPages({ store, hosts, shadow: 'both' }), /shadow must be 'synthetic' or 'native', not 'both'/);
  await assert.rejects(createPages({ store, hosts, profileEditor: 'other' }), /profileEditor must be/);
  await assert.rejects(createPages({ store, hosts, link: 'onclick' }), /no option 'link'/);
});
