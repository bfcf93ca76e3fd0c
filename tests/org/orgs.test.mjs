/** What kinds of org there are, and what is special about each: hosts, editions, names, ids. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { assertion, connect, get, orgFor, pair, token, visit } from './clients.mjs';
import { resolverRulesOf } from './hosts.mjs';
import { makeIntegrationUser } from './scenarios/scenarios.mjs';

const mainFile = fileURLToPath(new URL('./main.mjs', import.meta.url));
const only = async (connection, soql) => (await connection.query(soql)).records[0];

describe('hosts', () => {
  test('a Developer Edition org has its partition in every host name [host-partition]', async (context) => {
    const org = await orgFor(context, { scenario: 'developer-edition' });
    assert.deepEqual(org.hosts, {
      api: 'acme-dev-ed.develop.my.salesforce.com', setup: 'acme-dev-ed.develop.my.salesforce-setup.com', lightning: 'acme-dev-ed.develop.lightning.force.com',
    });
    const { OrganizationType, IsSandbox } = await only(connect(org), 'SELECT OrganizationType, IsSandbox FROM Organization');
    assert.deepEqual([OrganizationType, IsSandbox], ['Developer Edition', false]);
    makeIntegrationUser(org.store);
    org.store.createExternalClientApp({ label: 'App', apiName: 'App', contactEmail: 'a@acme.example', oauth: { callbackUrl: 'http://localhost:1717/OauthRedirect', scopes: ['Api', 'RefreshToken'], certificatePem: pair.certificatePem } }, org.store.adminId);
    const ask = (aud) => token(org, assertion(org, { iss: org.store.consumer('App').key, aud }));
    // It is no sandbox: its users log in at the host of production, or at its own.
    assert.equal((await ask('https://test.salesforce.com')).error_description, 'audience is invalid');
    for (const aud of ['https://login.salesforce.com', `https://${org.hosts.api}`]) assert.equal((await ask(aud)).error_description, "user hasn't approved this consumer");
  });

  test("Setup on Lightning's host: the host made for Setup leads there, classic pages come from the API host [setup-on-lightning]", async (context) => {
    const org = await orgFor(context, { scenario: 'setup-on-lightning' });
    assert.equal(org.setupUrl, 'https://acme.lightning.force.com/lightning/setup/SetupOneHome/home');
    for (const kind of ['api', 'otherSetup']) {
      assert.equal((await visit(org, kind, '/lightning/setup/PermSets/home?a=1')).location, 'https://acme.lightning.force.com/lightning/setup/PermSets/home?a=1');
    }
    const front = await visit(org, 'api', new URL(org.frontdoor).pathname + new URL(org.frontdoor).search);
    assert.equal(new URL(front.location).host, 'acme.lightning.force.com');
    const door = await visit(org, 'setup', front.location.replace(/^https:\/\/[^/]+/, ''));
    const [, sid] = /sid=([^;]+)/.exec(door.cookies[0]);
    assert.equal((await get(org, '/services/data/v67.0/limits', { sid })).status, 401);
  });

  test('an org may name the host that shows Setup, whatever the scenario [setup-on-lightning]', async (context) => {
    const plain = await orgFor(context, { scenario: 'setup-on-lightning', setupOn: 'setup' });
    assert.equal(plain.hosts.setup, 'acme.my.salesforce-setup.com');
    const sandbox = await orgFor(context, { scenario: 'sandbox', setupOn: 'lightning' });
    assert.equal(sandbox.hosts.setup, 'acme--uat.sandbox.lightning.force.com');
  });
});

describe('two orgs at once', () => {
  test('have hosts, ids, names and sessions of their own [two-orgs]', async (context) => {
    const [acme, beta] = [await orgFor(context, { scenario: 'complete', certificatePem: pair.certificatePem }), await orgFor(context, { company: 'beta', scenario: 'complete', certificatePem: pair.certificatePem })];
    const ids = async (org) => [(await only(connect(org), 'SELECT Id FROM Organization')).Id, ...(await connect(org).query('SELECT Id FROM User')).records.map(({ Id }) => Id)];
    const [ofAcme, ofBeta] = [await ids(acme), await ids(beta)];
    assert.deepEqual(ofAcme.filter((id) => ofBeta.includes(id)), []);
    assert.deepEqual([acme.adminUsername, beta.adminUsername], ['admin@acme.example', 'admin@beta.example']);
    assert.equal((await get(beta, '/services/data/v67.0/limits', { sid: acme.adminSid })).status, 401);
    assert.equal((await token(beta, assertion(beta, { sub: 'scv.integration@beta.example' }))).status, 200);
    // The same key proves nothing in the other org: it knows neither this app nor this user.
    assert.equal((await token(acme, assertion(beta, { sub: 'scv.integration@beta.example' }))).error, 'invalid_client_id');
    assert.equal((await token(acme, assertion(acme, { sub: 'scv.integration@beta.example' }))).error, 'invalid_grant');
    const rules = resolverRulesOf([acme, beta]).split(',');
    for (const org of [acme, beta]) {
      for (const host of Object.values(org.hosts)) assert.ok(rules.includes(`MAP ${host}:443 127.0.0.1:${org.port}`), host);
      assert.equal((await visit(org, 'api', '/login.jsp')).status, 200);
    }
    assert.ok(rules.includes('MAP * ~NOTFOUND'));
  });

  test('are started by one command, which leads a browser to both [two-orgs]', async () => {
    const running = spawn(process.execPath, [mainFile, '--scenario', 'developer-edition', '--second', 'sandbox'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = await once(createInterface({ input: running.stdout }), 'line');
    const told = JSON.parse(line);
    assert.equal(told.hosts.api, 'acme-dev-ed.develop.my.salesforce.com');
    assert.equal(told.second.hosts.api, 'beta--uat.sandbox.my.salesforce.com');
    assert.equal(told.resolverRules, resolverRulesOf([told, told.second]));
    running.kill('SIGINT');
    assert.deepEqual(await once(running, 'exit'), [0, null]);
  });
});

/** Signs in by the front door and gives the cookie of Setup. */
async function signIn(org) {
  const { pathname, search } = new URL(org.frontdoor);
  const front = await visit(org, 'api', pathname + search);
  const door = await visit(org, 'setup', front.location.replace(/^https:\/\/[^/]+/, ''));
  return door.cookies[0].split(';')[0];
}

describe('somebody works as the administrator', () => {
  for (const [scenario, delegate] of [['login-as', 'dana.delegate@acme.example'], ['support-login', 'support@salesforce.com']]) {
    test(`${scenario}: changes carry the other's name, and logging out leaves the administrator's own sessions [login-as-session]`, async (context) => {
      const org = await orgFor(context, { scenario });
      const connection = connect(org);
      await connection.sobject('PermissionSet').create({ Name: 'Made_As', Label: 'Made As' });
      const row = await only(connection, "SELECT CreatedBy.Username, DelegateUser FROM SetupAuditTrail ORDER BY Id DESC LIMIT 1");
      assert.deepEqual([row.CreatedBy.Username, row.DelegateUser], ['admin@acme.example', delegate]);
      const own = org.newSession();
      const cookie = await signIn(org);
      await visit(org, 'setup', '/secur/logout.jsp', { cookie });
      await visit(org, 'api', '/secur/logout.jsp', { cookie: `sid=${org.adminSid}` });
      assert.equal((await get(org, '/services/data/v67.0/limits')).status, 401);
      assert.equal((await visit(org, 'setup', '/lightning/setup/PermSets/home', { cookie })).status, 302);
      assert.equal((await get(org, '/services/data/v67.0/limits', { sid: own })).status, 200);
    });
  }

  for (const scenario of ['login-as', 'support-login']) {
    test(`${scenario}: no app is authorized for the user, whose own session still may [login-as-consent]`, async (context) => {
      const org = await orgFor(context, { scenario });
      const redirectUri = 'http://localhost:1717/OauthRedirect';
      org.store.createExternalClientApp({ label: 'App', apiName: 'App', contactEmail: 'a@acme.example', oauth: { callbackUrl: redirectUri, scopes: ['Api', 'RefreshToken'], isPkceRequired: false } }, org.store.adminId);
      const query = new URLSearchParams({ response_type: 'code', client_id: org.store.consumer('App').key, redirect_uri: redirectUri });
      const ask = (sid) => visit(org, 'api', `/services/oauth2/authorize?${query}`, { cookie: `sid=${sid}` });
      assert.equal(new URL((await ask(org.adminSid)).location).searchParams.get('error'), 'access_denied');
      assert.match((await ask(org.newSession())).body, /Allow Access\?/);
    });
  }

  test("people of Salesforce are no users of the org [support-login]", async (context) => {
    const connection = connect(await orgFor(context, { scenario: 'support-login' }));
    assert.equal((await connection.query("SELECT COUNT() FROM User WHERE Username LIKE '%salesforce.com'")).totalSize, 0);
    assert.equal((await connect(await orgFor(context, { scenario: 'login-as' })).query("SELECT COUNT() FROM User WHERE Username = 'dana.delegate@acme.example'")).totalSize, 1);
  });
});

test('the command lists every scenario [scenario-list]', async () => {
  const running = spawn(process.execPath, [mainFile, '--list'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const names = (await running.stdout.setEncoding('utf8').toArray()).join('').trim().split('\n');
  for (const name of ['empty', 'complete', 'developer-edition', 'japanese', 'setup-on-lightning', 'wrong:ip-bypass', 'half:after-refresh', 'surplus:RunReports']) assert.ok(names.includes(name), name);
});
