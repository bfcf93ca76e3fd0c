/**
 * Salesforce's CLI judges the org over TLS under its own host names. It takes
 * 300 MB, so only `cargo xtask test --with-sf` installs it (below target/) and
 * runs this file.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { pair } from '../clients.mjs';
import { startOrg } from '../org.mjs';
import { makeIntegrationUser } from '../scenarios/scenarios.mjs';
import { app, appFiles, changed, writeProject } from './app-project.mjs';
import { startProxy } from './proxy.mjs';

const program = fileURLToPath(new URL('../../../target/sf-cli/node_modules/@salesforce/cli/bin/run.js', import.meta.url));

describe('the Salesforce CLI', () => {
  const home = mkdtempSync(join(tmpdir(), 'sf-'));
  const project = writeProject(home);
  let org;
  let proxy;
  /** The JSON of a command; `status` 0 is success. */
  const sf = (words, { folder = project, ...env } = {}) => new Promise((resolve, reject) => {
    const environment = {
      ...process.env, HOME: home, HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: join(home, 'org.crt'), SF_AUTH_NO_KEYCHAIN: 'true', SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
      SF_DISABLE_TELEMETRY: 'true', SF_DISABLE_DNS_CHECK: 'true', SF_AUTOUPDATE_DISABLE: 'true', SF_SKIP_NEW_VERSION_CHECK: 'true', NODE_OPTIONS: '', ...env,
    };
    execFile(process.execPath, [program, ...words, '--json'], { cwd: folder, env: environment, maxBuffer: 50_000_000 }, (error, stdout, stderr) => {
      try {
        resolve(JSON.parse(stdout));
      } catch {
        reject(new Error(`sf ${words.join(' ')}: ${stderr || stdout || error}`));
      }
    });
  });
  const admin = ['--target-org', 'admin'];

  before(async () => {
    org = await startOrg({ pages: false });
    proxy = await startProxy();
    proxy.target = org;
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'org.crt'), org.tlsCertificate);
    const { status, result } = await sf(['org', 'login', 'access-token', '--no-prompt', '--alias', 'admin', '--instance-url', `https://${org.hosts.api}`], { SF_ACCESS_TOKEN: org.adminSid });
    assert.deepEqual([status, result.username], [0, org.adminUsername]);
  });
  after(async () => {
    await proxy.close();
    await org.close();
    rmSync(home, { recursive: true, force: true });
  });

  test('describes, and queries with relationships', async () => {
    const { result: described } = await sf(['sobject', 'describe', '--sobject', 'PermissionSet', ...admin]);
    assert.ok(described.fields.some(({ name }) => name === 'PermissionsApiEnabled'));
    const { result } = await sf(['data', 'query', '--query', "SELECT Assignee.Profile.Name, PermissionSet.Name FROM PermissionSetAssignment WHERE PermissionSet.Name = 'Report_Readers'", ...admin]);
    assert.equal(result.records[0].Assignee.Profile.Name, 'Standard User');
    const { result: tooling } = await sf(['data', 'query', '--use-tooling-api', '--query', "SELECT Name FROM ApexClass WHERE NamespacePrefix = 'cnxscv'", ...admin]);
    assert.equal(tooling.totalSize, 5);
  });

  test('makes, changes and deletes records', async () => {
    const { result } = await sf(['data', 'create', 'record', '--sobject', 'PermissionSet', '--values', "Name=By_Sf Label='By sf'", ...admin]);
    assert.equal(result.success, true);
    const at = ['--sobject', 'PermissionSet', '--record-id', result.id, ...admin];
    assert.equal((await sf(['data', 'update', 'record', '--values', 'Label=Changed', ...at])).status, 0);
    assert.equal((await sf(['data', 'get', 'record', ...at])).result.Label, 'Changed');
    assert.equal((await sf(['data', 'delete', 'record', ...at])).status, 0);
    assert.notEqual((await sf(['data', 'get', 'record', ...at])).status, 0);
  });

  test('deploys all five types, tells a refusal, lists and retrieves them', async () => {
    const { status, result } = await sf(['project', 'deploy', 'start', '--source-dir', 'app', ...admin]);
    assert.deepEqual([status, result.status, result.numberComponentsDeployed], [0, 'Succeeded', 6]);
    const wrong = writeProject(home, { ExtlClntAppOauthSettings: changed('ExtlClntAppOauthSettings', (body) => body.replace('Api,', 'mcp_api,')) });
    const refused = await sf(['project', 'deploy', 'start', '--source-dir', 'app', ...admin], { folder: wrong });
    assert.deepEqual([refused.status, refused.result.status], [1, 'Failed']);
    assert.match(JSON.stringify(refused.result.details.componentFailures), /Invalid OAuth scope: mcp_api/);
    const { result: listed } = await sf(['org', 'list', 'metadata', '--metadata-type', 'ExternalClientApplication', ...admin]);
    assert.deepEqual(listed.map(({ fullName }) => fullName).sort(), [app, 'Nightly_Export']);
    const empty = writeProject(home, Object.fromEntries(Object.keys(appFiles).map((type) => [type, null])));
    mkdirSync(join(empty, 'app'));
    const retrieved = await sf(['project', 'retrieve', 'start', ...Object.keys(appFiles).flatMap((type) => ['--metadata', `${type}:${app}*`]), ...admin], { folder: empty });
    assert.equal(retrieved.status, 0);
    const names = readdirSync(join(empty, 'app'), { recursive: true }).map(String);
    const policy = names.find((name) => name.endsWith(`${app}_own.ecaOauthPlcy-meta.xml`));
    assert.match(readFileSync(join(empty, 'app', policy), 'utf8'), /<commaSeparatedPermissionSet>Judged_Set</);
  });

  test('logs in by JWT', async () => {
    makeIntegrationUser(org.store);
    const user = org.store.find('User', { Alias: 'scvint' })[0];
    org.store.insert('PermissionSetAssignment', { AssigneeId: user.Id, PermissionSetId: org.store.find('PermissionSet', { Name: 'Judged_Set' })[0].Id }, org.store.adminId);
    writeFileSync(join(home, 'server.key'), pair.privateKeyPem);
    const { status, result } = await sf(['org', 'login', 'jwt', '--client-id', org.store.consumer(app).key, '--jwt-key-file', join(home, 'server.key'), '--username', user.Username, '--instance-url', `https://${org.hosts.api}`]);
    assert.deepEqual([status, result.username, result.orgId], [0, user.Username, org.store.orgId]);
  });
});
