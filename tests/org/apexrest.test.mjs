/** Apex REST as the integration user reaches it, the login history that remains, and profiles in the Metadata API. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertion, connect, get, orgFor, pair, token } from './clients.mjs';
import { guide } from './scenarios/scenarios.mjs';

const route = '/services/apexrest/cnxscv/v1/routing';

async function callAs(org, path = route, options = {}) {
  const { access_token: sid } = await token(org, assertion(org));
  const response = await get(org, path, { sid, ...options });
  return { status: response.status, body: await response.json() };
}

describe('Apex REST', () => {
  test('answers the integration user of a complete org, by GET alone [apexrest-route] [apexrest-address] [apexrest-author]', async (context) => {
    const org = await orgFor(context, { scenario: 'complete', certificatePem: pair.certificatePem });
    assert.deepEqual(await callAs(org), { status: 200, body: { status: 'OK', version: '2.10' } });
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      assert.deepEqual(await callAs(org, route, { method }), { status: 405, body: [{ errorCode: 'METHOD_NOT_ALLOWED', message: `HTTP Method '${method}' not allowed. Allowed are GET` }] });
    }
    for (const path of ['/services/apexrest/cnxscv/v2/routing', '/services/apexrest/', '/services/apexrest/routing']) {
      assert.deepEqual(await callAs(org, path), { status: 404, body: [{ errorCode: 'NOT_FOUND', message: 'Could not find a match for URL' }] });
    }
    assert.equal((await get(org, route, { sid: null })).status, 401);
    assert.equal((await get(org, route)).status, 200, 'an administrator may run every class');
    assert.equal((await get(org, route, { sid: org.newSession('sam.service@acme.example') })).status, 403);
  });

  for (const [title, scenario, status, message] of [
    ['needs access to the class [apexrest-class]', 'wrong:class-access-missing', 403, 'You do not have access to the Apex class named: cnxscv.ServiceRouting'],
    ['takes the access of the profile as well [apexrest-class]', 'half:clone-with-extras', 200, null],
    ['needs a permission of its own [apexrest-permission]', 'wrong:apex-rest-services-off', 403, 'You do not have access to Apex REST services'],
  ]) {
    test(title, async (context) => {
      const org = await orgFor(context, { scenario, certificatePem: pair.certificatePem });
      const answer = await callAs(org);
      assert.deepEqual([answer.status, answer.body[0]?.message ?? null], [status, message]);
    });
  }

  test('has no address without the package [apexrest-address]', async (context) => {
    const org = await orgFor(context, { scenario: 'no-package' });
    assert.equal((await get(org, route)).status, 404);
  });
});

test('the login history tells of each attempt, by app and outcome [login-history]', async (context) => {
  const org = await orgFor(context, { scenario: 'wrong:login-missing', certificatePem: pair.certificatePem });
  const rows = async () => (await connect(org).query(`SELECT Application, LoginType, Status FROM LoginHistory WHERE UserId = '${org.store.integrationUserId}' ORDER BY LoginTime`)).records.filter((row) => row.Application === guide.app.label).map((row) => [row.LoginType, row.Status]);
  assert.deepEqual(await rows(), []);
  await token(org, assertion(org, { aud: 'https://test.salesforce.com' }));
  await token(org, assertion(org));
  const [set] = org.store.find('PermissionSetAssignment', { AssigneeId: org.store.integrationUserId, PermissionSetId: org.store.find('PermissionSet', { Name: guide.permissionSet.Name })[0].Id });
  org.store.remove('PermissionSetAssignment', set.Id, 'system');
  await token(org, assertion(org));
  assert.deepEqual(await rows(), [['Remote Access 2.0', 'Failed: Audience Invalid'], ['Remote Access 2.0', 'Success'], ['Remote Access 2.0', 'Failed: Not approved for access']]);
  const complete = await orgFor(context, { scenario: 'complete', certificatePem: pair.certificatePem });
  const changed = complete.store.listMetadata('ExtlClntAppOauthConfigurablePolicies').map((row) => row.lastModifiedDate).sort().at(-1);
  const { records: [login] } = await connect(complete).query(`SELECT LoginTime FROM LoginHistory WHERE UserId = '${complete.store.integrationUserId}'`);
  assert.ok(login.LoginTime > changed, 'the login of a complete org is later than the last change of its app');
});

test('profiles can be listed and read by the Metadata API [metadata-profiles]', async (context) => {
  const org = await orgFor(context, { scenario: 'half:clone-with-extras', certificatePem: pair.certificatePem });
  const { metadata } = connect(org);
  const names = (await metadata.list([{ type: 'Profile' }], '67.0')).map(({ fullName }) => fullName);
  for (const name of ['Admin', 'Minimum Access - API Only Integrations', 'SCV Integration', 'Standard']) assert.equal(names.filter((other) => other === name).length, 1, name);
  const standard = await metadata.read('Profile', 'Minimum Access - API Only Integrations');
  assert.deepEqual([standard.custom, standard.userLicense], [false, 'Salesforce Integration']);
  const clone = await metadata.read('Profile', 'SCV Integration');
  assert.deepEqual([clone.custom, [clone.classAccesses].flat()[0].apexClass, [clone.objectPermissions].flat()[0].object], [true, 'cnxscv__ServiceRouting', 'Contact']);
  assert.ok(clone.userPermissions.some(({ name, enabled }) => name === 'ViewAllData' && enabled === true));
  assert.equal((await metadata.upsert('Profile', { fullName: 'X' })).errors[0].statusCode, 'REQUIRED_FIELD_MISSING');
  await assert.rejects(metadata.upsert('Flow', { fullName: 'X' }), /INVALID_TYPE/);
});
