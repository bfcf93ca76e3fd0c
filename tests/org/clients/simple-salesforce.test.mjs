/**
 * simple-salesforce, in Python, judges the org over TLS under its own host
 * names. `cargo xtask test` installs it below target/ from requirements.txt.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { after, before, describe, test } from 'node:test';
import JSZip from 'jszip';
import { makePair } from '../certificates.mjs';
import { pair } from '../clients.mjs';
import { startOrg } from '../org.mjs';
import { makeIntegrationUser } from '../scenarios/scenarios.mjs';
import { app, appFiles, changed, packageFiles } from './app-project.mjs';
import { startProxy } from './proxy.mjs';

const python = fileURLToPath(new URL('../../../target/simple-salesforce/bin/python', import.meta.url));
const script = fileURLToPath(new URL('simple_salesforce_judge.py', import.meta.url));

async function zipOf(changes) {
  const zip = new JSZip();
  for (const [name, text] of Object.entries(packageFiles(changes))) zip.file(name, text);
  return zip.generateAsync({ type: 'base64' });
}

describe('simple-salesforce', () => {
  const folder = mkdtempSync(join(tmpdir(), 'simple-salesforce-'));
  const file = (name, text) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  let org;
  let proxy;
  let found;
  const run = async (part, more) => {
    const env = { ...process.env, HTTPS_PROXY: proxy.url, REQUESTS_CA_BUNDLE: file('org.crt', org.tlsCertificate), PYTHONDONTWRITEBYTECODE: '1', PYTHONWARNINGS: 'ignore' };
    const { stdout } = await promisify(execFile)(python, [script, JSON.stringify({ part, host: org.hosts.api, domain: org.hosts.api.replace('.salesforce.com', ''), sid: org.adminSid, ...more })], { env });
    return JSON.parse(stdout);
  };
  before(async () => {
    org = await startOrg({ pages: false });
    proxy = await startProxy();
    proxy.target = org;
    const wrong = { ExtlClntAppOauthSettings: changed('ExtlClntAppOauthSettings', (body) => body.replace('Api,', 'mcp_api,')) };
    found = await run('first', { zip: await zipOf(), wrongZip: await zipOf(wrong), types: Object.keys(appFiles) });
  });
  after(async () => {
    await proxy.close();
    await org.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('describes and queries with relationships [query-all]', () => {
    assert.ok(found.fields.includes('PermissionsApexRestServices') && !found.fields.includes('Id'));
    assert.ok(found.objects.includes('ExternalClientApplication'));
    assert.deepEqual(found.relationship, ['Standard User', 'Report Readers']);
    assert.equal(found.all, 16);
    assert.equal(found.tooling, 8);
    assert.deepEqual([found.limits > 0, found.usage], [true, found.limits]);
  });

  test('makes, changes and deletes records, and tells refusals by their class', () => {
    assert.deepEqual([found.created, found.updated, found.label, found.deleted], [true, 204, 'Changed', 204]);
    const codes = ['duplicate', 'gone', 'malformed', 'expired'].map((name) => [found[name].status, found[name].errorCode]);
    assert.deepEqual(codes, [[400, 'DUPLICATE_DEVELOPER_NAME'], [404, 'NOT_FOUND'], [400, 'INVALID_FIELD'], [401, 'INVALID_SESSION_ID']]);
  });

  test('deploys and retrieves all five types [soap-address] [soap-boolean-case] [soap-stray-text]', () => {
    assert.deepEqual(found.deployed, { state: 'Succeeded', total_count: '6', failed_count: '0', deployed_count: '6', errors: [] });
    assert.equal(found.refused.state, 'Failed');
    assert.match(found.refused.errors[0].message, /Invalid OAuth scope/);
    const [state, names] = found.retrieved;
    assert.equal(state, 'Succeeded');
    for (const [folderName, name] of Object.values(appFiles)) assert.ok(names.includes(`${folderName}/${name}`), name);
  });

  test('logs in by JWT with the key of the certificate and with no other [jwt-exp-text]', async () => {
    makeIntegrationUser(org.store);
    const user = org.store.find('User', { Alias: 'scvint' })[0];
    org.store.insert('PermissionSetAssignment', { AssigneeId: user.Id, PermissionSetId: org.store.find('PermissionSet', { Name: 'Judged_Set' })[0].Id }, org.store.adminId);
    const { login, wrongKey } = await run('second', {
      username: user.Username, consumerKey: org.store.consumer(app).key, keyFile: file('server.key', pair.privateKeyPem), wrongKeyFile: file('other.key', makePair().privateKeyPem),
    });
    assert.equal(login, user.Username);
    assert.deepEqual(wrongKey, { code: 'invalid_grant', message: 'invalid assertion' });
  });
});
