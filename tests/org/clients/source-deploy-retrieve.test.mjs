/**
 * Salesforce's own libraries, as its CLI uses them, judge the org: log in,
 * describe, query, write records, deploy and retrieve all five types of an
 * External Client App, be refused, log in by JWT.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pair } from '../clients.mjs';
import { startOrg } from '../org.mjs';
import { makeIntegrationUser } from '../scenarios/scenarios.mjs';
import { app, appFiles, changed, writeProject } from './app-project.mjs';
import { startProxy } from './proxy.mjs';

// The libraries keep what they learn about an org below the home folder.
const home = mkdtempSync(join(tmpdir(), 'sdr-'));
const proxy = await startProxy();
Object.assign(process.env, {
  HOME: home, HTTPS_PROXY: proxy.url, NODE_TLS_REJECT_UNAUTHORIZED: '0',
  SF_AUTH_NO_KEYCHAIN: '1', SF_DISABLE_DNS_CHECK: 'true', SF_DISABLE_TELEMETRY: 'true', SF_DISABLE_LOG_FILE: 'true',
});
const { AuthInfo, AuthRemover, Connection } = await import('@salesforce/core');
const { ComponentSet } = await import('@salesforce/source-deploy-retrieve');
after(async () => {
  await proxy.close();
  rmSync(home, { recursive: true, force: true });
});
const keyFile = join(home, 'server.key');
writeFileSync(keyFile, pair.privateKeyPem);

const api = (org) => `https://${org.hosts.api}`;

async function connectTo(org) {
  proxy.target = org;
  const authInfo = await AuthInfo.create({ username: org.adminSid, accessTokenOptions: { accessToken: org.adminSid, instanceUrl: api(org), loginUrl: api(org) } });
  return Connection.create({ authInfo });
}

/** { status, states } of a deployment; states are those of the components by type. */
async function deploy(connection, changes, apiOptions = {}) {
  const set = ComponentSet.fromSource(join(writeProject(home, changes), 'app'));
  const job = await set.deploy({ usernameOrConnection: connection, apiOptions });
  const result = await job.pollStatus({ frequency: 50 });
  const responses = result.getFileResponses();
  return { status: result.response.status, response: result.response, states: Object.fromEntries(responses.map(({ type, state }) => [type, state])), errors: responses.map(({ error }) => error).filter(Boolean) };
}

const all = (state) => Object.fromEntries(Object.keys(appFiles).map((type) => [type, state]));

for (const rest of [false, true]) {
  describe(`source-deploy-retrieve over ${rest ? 'REST' : 'SOAP'}`, () => {
    let org;
    let connection;
    before(async () => {
      org = await startOrg({ pages: false });
      connection = await connectTo(org);
    });
    after(() => org.close());

    test('a validation writes nothing [deploy-check-only]', async () => {
      const { status, states } = await deploy(connection, {}, { rest, checkOnly: true });
      assert.equal(status, 'Succeeded');
      assert.deepEqual(states, all('Created'));
      assert.equal((await connection.query(`SELECT Id FROM ExternalClientApplication WHERE DeveloperName = '${app}'`)).totalSize, 0);
    });

    test('all five types and the permission set are deployed, policies with names of their own [deploy-order] [eca-policies-in-deploy]', async () => {
      const { status, states } = await deploy(connection, {}, { rest });
      assert.equal(status, 'Succeeded');
      assert.deepEqual(states, all('Created'));
      const { records } = await connection.query('SELECT DeveloperName FROM ExtlClntAppOauthPlcyCnfg ORDER BY DeveloperName');
      assert.deepEqual(records.map(({ DeveloperName }) => DeveloperName).filter((name) => name.startsWith(app)), [`${app}_own`]);
      const [grant] = (await connection.query(`SELECT Parent.Name FROM SetupEntityAccess WHERE SetupEntityType = 'ExternalClientApplication'`)).records;
      assert.equal(grant.Parent.Name, 'Judged_Set');
    });

    test('the same again changes nothing, and keeps the consumer key [deploy-changed] [app-consumer-key-kept]', async () => {
      const key = () => org.store.consumer(app).key;
      const before = key();
      const { status, states } = await deploy(connection, {}, { rest });
      assert.equal(status, 'Succeeded');
      assert.deepEqual(states, all('Unchanged'));
      assert.equal(key(), before);
    });

    test('a refused component takes the others back and is told as failed [deploy-rollback] [deploy-failed-unchanged]', async () => {
      const { status, states, errors } = await deploy(connection, {
        ExternalClientApplication: changed('ExternalClientApplication', (body) => body.replace('Judged App', 'Renamed')),
        ExtlClntAppOauthSettings: changed('ExtlClntAppOauthSettings', (body) => body.replace('Api,', 'mcp_api,')),
      }, { rest, rollbackOnError: true });
      assert.equal(status, 'Failed');
      assert.equal(states.ExtlClntAppOauthSettings, 'Failed');
      assert.match(errors.join(), /Invalid OAuth scope: mcp_api/);
      assert.equal((await connection.query(`SELECT MasterLabel FROM ExternalClientApplication WHERE DeveloperName = '${app}'`)).records[0].MasterLabel, 'Judged App');
    });

    test('without rollback the others stay [deploy-partial]', async () => {
      const { status, response, states } = await deploy(connection, {
        ExternalClientApplication: changed('ExternalClientApplication', (body) => body.replace('Judged App', 'Renamed')),
        ExtlClntAppConfigurablePolicies: changed('ExtlClntAppConfigurablePolicies', (body) => `${body}<nonsense>x</nonsense>`),
      }, { rest, rollbackOnError: false });
      assert.deepEqual([status, response.success], ['SucceededPartial', true]);
      assert.deepEqual([states.ExternalClientApplication, states.ExtlClntAppConfigurablePolicies], ['Changed', 'Failed']);
      const [{ problem, lineNumber }] = [response.details.componentFailures].flat();
      assert.match(problem, /Error parsing file: Element \S+nonsense invalid at this location in type ExtlClntAppConfigurablePolicies/);
      assert.equal(Number(lineNumber), 3);
      assert.equal((await connection.query(`SELECT MasterLabel FROM ExternalClientApplication WHERE DeveloperName = '${app}'`)).records[0].MasterLabel, 'Renamed');
    });

    test('the key that the app holds logs in by JWT, and no longer after a deployment that left the certificate out [deploy-clears-certificate]', async () => {
      makeIntegrationUser(org.store);
      const { Id, Username } = org.store.find('User', { Alias: 'scvint' })[0];
      const [set] = org.store.find('PermissionSet', { Name: 'Judged_Set' });
      await connection.sobject('PermissionSetAssignment').create({ AssigneeId: Id, PermissionSetId: set.Id });
      const login = () => AuthInfo.create({ username: Username, oauth2Options: { clientId: org.store.consumer(app).key, privateKey: keyFile, loginUrl: api(org) } });
      const info = await login();
      assert.equal(info.getFields().orgId, org.store.orgId);
      await (await AuthRemover.create()).removeAuth(Username);
      await deploy(connection, { ExtlClntAppGlobalOauthSettings: changed('ExtlClntAppGlobalOauthSettings', (body) => body.replace(/<certificate>[\s\S]*<\/certificate>/, '')) }, { rest });
      await assert.rejects(login(), /invalid assertion/);
    });
  });
}

describe('source-deploy-retrieve', () => {
  let org;
  let connection;
  before(async () => {
    org = await startOrg({ pages: false });
    connection = await connectTo(org);
    assert.equal((await deploy(connection, {})).status, 'Succeeded');
  });
  after(() => org.close());

  test('all five types, profiles and permission sets are retrieved as they were deployed [retrieve-files]', async () => {
    const set = new ComponentSet([...Object.keys(appFiles), 'Profile'].map((type) => ({ fullName: '*', type })));
    const output = mkdtempSync(join(home, 'retrieved-'));
    const job = await set.retrieve({ usernameOrConnection: connection, output, merge: false });
    const result = await job.pollStatus({ frequency: 50 });
    assert.equal(result.response.status, 'Succeeded');
    const paths = result.getFileResponses().map(({ filePath }) => filePath);
    const read = (name) => readFileSync(paths.find((path) => path.endsWith(name)), 'utf8');
    assert.match(read(`${app}.eca-meta.xml`), /<label>Judged App<\/label>/);
    assert.match(read('.ecaOauth-meta.xml'), /<commaSeparatedOauthScopes>/);
    assert.ok(read(`${app}_glbl.ecaGlblOauth-meta.xml`).includes(pair.certificatePem.trim()));
    assert.match(read(`${app}_own.ecaOauthPlcy-meta.xml`), /<commaSeparatedPermissionSet>Judged_Set<\/commaSeparatedPermissionSet>/);
    assert.match(read(`${app}_own.ecaPlcy-meta.xml`), /<startPage>None<\/startPage>/);
    assert.match(read('Judged_Set.permissionset-meta.xml'), /<apexClass>cnxscv__ServiceRouting<\/apexClass>/);
    assert.match(read('Admin.profile-meta.xml'), /<custom>false<\/custom>/);
    // What was retrieved can be deployed as it is.
    const again = await ComponentSet.fromSource(paths.filter((path) => path.includes(app))).deploy({ usernameOrConnection: connection });
    const { response } = await again.pollStatus({ frequency: 50 });
    assert.equal(response.status, 'Succeeded', JSON.stringify(response.details.componentFailures));
  });

  test('a deployment that asks for it changes the consumer key [app-consumer-key-rotated]', async () => {
    const before = org.store.consumer(app);
    const change = changed('ExtlClntAppGlobalOauthSettings', (body) => `${body}<shouldRotateConsumerKey>true</shouldRotateConsumerKey><shouldRotateConsumerSecret>false</shouldRotateConsumerSecret>`);
    assert.equal((await deploy(connection, { ExtlClntAppGlobalOauthSettings: change })).status, 'Succeeded');
    const { key, secret } = org.store.consumer(app);
    assert.notEqual(key, before.key);
    assert.equal(secret, before.secret);
  });

  test('what is not there is told [retrieve-missing]', async () => {
    const job = await new ComponentSet([{ fullName: 'Nobody', type: 'ExternalClientApplication' }]).retrieve({ usernameOrConnection: connection, output: home, merge: false });
    const { response } = await job.pollStatus({ frequency: 50 });
    assert.match([response.messages].flat()[0].problem, /Entity of type 'ExternalClientApplication' named 'Nobody' cannot be found/);
  });

  test('records are described, queried with relationships, made, changed and deleted', async () => {
    const described = await connection.describe('PermissionSetAssignment');
    assert.ok(described.fields.some(({ name, relationshipName }) => name === 'AssigneeId' && relationshipName === 'Assignee'));
    const { records } = await connection.query("SELECT Assignee.Profile.Name, PermissionSet.Name FROM PermissionSetAssignment WHERE PermissionSet.Name = 'Report_Readers'");
    assert.equal(records[0].Assignee.Profile.Name, 'Standard User');
    assert.equal((await connection.query('SELECT Name, (SELECT PermissionSet.Name FROM PermissionSetAssignments) FROM User')).records.length, 2);
    const sets = connection.sobject('PermissionSet');
    const { id } = await sets.create({ Name: 'By_Core', Label: 'By Core' });
    await sets.update({ Id: id, Label: 'Changed' });
    assert.equal((await sets.retrieve(id)).Label, 'Changed');
    assert.equal((await sets.delete(id)).success, true);
    await assert.rejects(sets.retrieve(id), { errorCode: 'NOT_FOUND' });
    assert.equal((await connection.tooling.query("SELECT Name FROM ApexClass WHERE NamespacePrefix = 'cnxscv'")).totalSize, 5);
    assert.ok((await connection.retrieveMaxApiVersion()).length);
  });
});
