/** jsforce judges the org: describe, query, records, the metadata calls and deployments in its own way, both OAuth flows it has. */
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import jsforce from 'jsforce';
import JSZip from 'jszip';
import { assertion, connect, visit } from '../clients.mjs';
import { startOrg } from '../org.mjs';
import { makeIntegrationUser } from '../scenarios/scenarios.mjs';
import { app, appFiles, packageFiles } from './app-project.mjs';

describe('jsforce', () => {
  let org;
  let connection;
  before(async () => {
    org = await startOrg({ pages: false });
    connection = connect(org);
  });
  after(() => org.close());

  test('describes, and queries with relationships, children and semi-joins', async () => {
    assert.ok((await connection.describeGlobal()).sobjects.some(({ name }) => name === 'SetupEntityAccess'));
    assert.ok((await connection.describe('User')).fields.some(({ name, nillable }) => name === 'Username' && !nillable));
    const { records } = await connection.query('SELECT Username, Profile.UserLicense.Name, (SELECT PermissionSet.Name FROM PermissionSetAssignments) FROM User WHERE Id IN (SELECT AssigneeId FROM PermissionSetAssignment WHERE PermissionSet.Name = \'Report_Readers\')');
    assert.deepEqual([records.length, records[0].Profile.UserLicense.Name], [1, 'Salesforce']);
    assert.ok(records[0].PermissionSetAssignments.records.some(({ PermissionSet }) => PermissionSet.Name === 'Report_Readers'));
  });

  test('makes, changes and deletes records', async () => {
    const sets = connection.sobject('PermissionSet');
    const { id } = await sets.create({ Name: 'By_Jsforce', Label: 'x' });
    assert.equal((await sets.update({ Id: id, Label: 'Changed' })).success, true);
    assert.equal((await sets.retrieve(id)).Label, 'Changed');
    assert.equal((await sets.destroy(id)).success, true);
    await assert.rejects(sets.update({ Id: id, Label: 'x' }), { errorCode: 'NOT_FOUND' });
  });

  test('deploys and retrieves all five types [deploy-soap] [retrieve-request]', async () => {
    const zip = new JSZip();
    for (const [name, text] of Object.entries(packageFiles())) zip.file(name, text);
    const { id } = await connection.metadata.deploy(await zip.generateAsync({ type: 'nodebuffer' }), { rollbackOnError: true, singlePackage: true });
    let result;
    do result = await connection.metadata.checkDeployStatus(id, true); while (!result.done);
    assert.deepEqual([result.status, result.numberComponentsDeployed, result.details.componentSuccesses.length], ['Succeeded', 6, 7]);
    const job = await connection.metadata.retrieve({ apiVersion: '67.0', singlePackage: true, unpackaged: { types: Object.keys(appFiles).map((name) => ({ members: '*', name })), version: '67.0' } });
    const { zipFile, status } = await connection.metadata.checkRetrieveStatus(job.id);
    assert.equal(status, 'Succeeded');
    const names = Object.keys((await JSZip.loadAsync(zipFile, { base64: true })).files);
    for (const [folder, name] of Object.values(appFiles)) assert.ok(names.includes(`${folder}/${name}`), name);
    await assert.rejects(async () => connection.metadata.retrieve({ apiVersion: '67.0' }), /Must specify an unpackaged manifest/);
  });

  test('logs in by JWT', async () => {
    makeIntegrationUser(org.store);
    const user = org.store.find('User', { Alias: 'scvint' })[0];
    const [set] = org.store.find('PermissionSet', { Name: 'Judged_Set' });
    await connection.sobject('PermissionSetAssignment').create({ AssigneeId: user.Id, PermissionSetId: set.Id });
    const mine = new jsforce.Connection({ oauth2: new jsforce.OAuth2({ loginUrl: `http://127.0.0.1:${org.httpPort}` }), version: '67.0' });
    const { id } = await mine.authorize({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: assertion(org, { iss: org.store.consumer(app).key, sub: user.Username }) });
    assert.equal(id, user.Id);
    const other = assertion(org, { iss: org.store.consumer(app).key, sub: 'sam.service@acme.example' });
    await assert.rejects(mine.authorize({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: other }), /user is not admin approved/);
  });

  test('logs in by the web server flow and refreshes by itself', async () => {
    const oauth = { callbackUrl: 'http://localhost:1717/OauthRedirect', scopes: ['Api', 'RefreshToken'] };
    org.store.createExternalClientApp({ label: 'Web', apiName: 'Web', contactEmail: 'a@acme.example', oauth }, org.store.adminId);
    const { key, secret } = org.store.consumer('Web');
    const oauth2 = new jsforce.OAuth2({ loginUrl: `http://127.0.0.1:${org.httpPort}`, clientId: key, clientSecret: secret, redirectUri: oauth.callbackUrl });
    const verifier = randomBytes(48).toString('base64url');
    const address = new URL(oauth2.getAuthorizationUrl({ code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256' }));
    const decided = await visit(org, 'api', address.pathname, { cookie: `sid=${org.adminSid}`, method: 'POST', body: `${address.searchParams}&decision=allow`, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    const mine = new jsforce.Connection({ oauth2, version: '67.0' });
    await mine.authorize(new URL(decided.location).searchParams.get('code'), { code_verifier: verifier });
    mine.instanceUrl = `http://127.0.0.1:${org.httpPort}`;
    const before = mine.accessToken;
    org.sessions.end(before);
    assert.equal((await mine.query('SELECT Id FROM Organization')).totalSize, 1);
    assert.notEqual(mine.accessToken, before);
  });
});
