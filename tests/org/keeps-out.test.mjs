/** What keeps an integration out though its app, user and permission set look right, and by which other door it gets in. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertion, connect, get, orgFor, pair, token } from './clients.mjs';
import { addConnectedApp } from './rules/connected-apps.mjs';
import { approve } from './rules/approvals.mjs';
import { setSessionSetting } from './rules/session-levels.mjs';
import { changeApp, guide, guideProfile, guideSet, putGroup } from './scenarios/complete.mjs';

const completeOrg = (context, options) => orgFor(context, { scenario: 'complete', certificatePem: pair.certificatePem, ...options });
const callClass = (org, sid) => get(org, '/services/apexrest/cnxscv/v1/routing', { sid });
const policies = (store, elements) => changeApp(store, 'ExtlClntAppOauthConfigurablePolicies', elements);
const ownAssignment = (store) => store.find('PermissionSetAssignment', { AssigneeId: store.integrationUserId, PermissionSetId: guideSet(store) })[0].Id;

/** What the class answers after a login. */
async function answerOf(org) {
  const { access_token: sid, error } = await token(org, assertion(org));
  if (error) return error;
  const response = await callClass(org, sid);
  const [refusal] = [await response.json()].flat();
  return refusal.errorCode ?? response.status;
}

describe('session levels', () => {
  test('a profile that asks for high assurance lets log in, and refuses each call [profile-session-setting] [profile-high-assurance]', async (context) => {
    const org = await completeOrg(context);
    const { metadata } = connect(org);
    assert.deepEqual(await metadata.list({ type: 'ProfileSessionSetting' }), []);
    assert.equal(await answerOf(org), 200);
    const name = setSessionSetting(org.store, guideProfile(org.store), { requiredSessionLevel: 'HIGH_ASSURANCE' }, 'system');
    assert.equal(await answerOf(org), 'INVALID_SESSION_ID');
    assert.equal(org.store.find('LoginHistory', { UserId: org.store.integrationUserId }).at(-1).Status, 'Success');
    const { profile, requiredSessionLevel, sessionTimeout } = await metadata.read('ProfileSessionSetting', name);
    assert.deepEqual({ profile, requiredSessionLevel, sessionTimeout }, { profile: 'scv integration', requiredSessionLevel: 'HIGH_ASSURANCE', sessionTimeout: 120 });
    // Who looks is of another profile, and logged in with two factors.
    assert.equal((await connect(org).query('SELECT Id FROM Profile LIMIT 1')).totalSize, 1);
    const [result] = [await metadata.upsert('ProfileSessionSetting', { fullName: name, profile: guide.profile, requiredSessionLevel: 'STANDARD', sessionTimeout: 30, externalCommunityUserIdentityVerif: false, forceLogout: false, sessionPersistence: false, sessionTimeoutWarning: false })].flat();
    assert.equal(result.success, true);
    assert.equal(await answerOf(org), 200);
    assert.match(org.store.find('SetupAuditTrail').at(-1).Display, /Session Security Level .* from HIGH_ASSURANCE to STANDARD/);
    assert.throws(() => setSessionSetting(org.store, guideProfile(org.store), { sessionTimeout: 7 }, 'system'), { errorCode: 'FIELD_INTEGRITY_EXCEPTION' });
    assert.equal([await metadata.delete('ProfileSessionSetting', name)].flat()[0].success, true);
    assert.equal([await metadata.delete('ProfileSessionSetting', name)].flat()[0].success, false);
  });

  test('an app that asks for it gives no token without a page [app-high-assurance]', async (context) => {
    const org = await completeOrg(context);
    for (const [policyAction, answer] of [['Block', 'invalid_grant'], ['RaiseSessionLevel', 'invalid_grant']]) {
      policies(org.store, { requiredSessionLevel: 'HIGH_ASSURANCE', policyAction });
      assert.equal(await answerOf(org), answer);
    }
    const { records: [row] } = await connect(org).query("SELECT RequiredSessionLevel, PolicyAction FROM ExtlClntAppOauthPlcyCnfg WHERE ExternalClientApplication.DeveloperName = 'WxCC_SCV'");
    assert.deepEqual([row.RequiredSessionLevel, row.PolicyAction], ['HIGH_ASSURANCE', 'RaiseSessionLevel']);
    policies(org.store, { requiredSessionLevel: 'STANDARD', policyAction: undefined });
    assert.equal(await answerOf(org), 200);
  });
});

describe('assignments and groups', () => {
  test('a revoked assignment grants nothing, and the field is there only with user access policies [assignment-revoked]', async (context) => {
    const org = await completeOrg(context);
    const query = () => connect(org).query(`SELECT IsRevoked FROM PermissionSetAssignment WHERE Id = '${ownAssignment(org.store)}'`);
    await assert.rejects(query(), { errorCode: 'INVALID_FIELD' });
    org.store.features.add('UserAccessPolicies');
    assert.equal((await query()).records[0].IsRevoked, false);
    org.store.set('PermissionSetAssignment', ownAssignment(org.store), { IsRevoked: true });
    assert.equal(await answerOf(org), 'invalid_app_access');
  });

  test('what a group mutes, and what it has not calculated yet, is not granted [muting-set] [group-status]', async (context) => {
    const org = await completeOrg(context);
    const { store } = org;
    const { id, sum } = putGroup(store, { set: guideSet(store) });
    store.put('PermissionSetAssignment', { AssigneeId: store.integrationUserId, PermissionSetId: sum, PermissionSetGroupId: id, IsActive: true });
    store.set('PermissionSet', guideSet(store), { PermissionsApexRestServices: false });
    assert.equal(await answerOf(org), 200);
    const muting = store.put('MutingPermissionSet', { DeveloperName: 'Muted', MasterLabel: 'Muted', Language: 'en_US', PermissionsApexRestServices: true });
    store.put('PermissionSetGroupComponent', { PermissionSetGroupId: id, PermissionSetId: muting });
    store.set('PermissionSet', sum, { PermissionsApexRestServices: false });
    assert.equal(await answerOf(org), 'FORBIDDEN');
    const connection = connect(org);
    const { records: parts } = await connection.query(`SELECT PermissionSetId FROM PermissionSetGroupComponent WHERE PermissionSetGroupId = '${id}' ORDER BY PermissionSetId`);
    const { records: [muted] } = await connection.query(`SELECT DeveloperName, PermissionsApexRestServices FROM MutingPermissionSet WHERE Id = '${parts[1].PermissionSetId}'`);
    assert.deepEqual([parts.length, muted.DeveloperName, muted.PermissionsApexRestServices], [2, 'Muted', true]);
    store.set('PermissionSet', guideSet(store), { PermissionsApexRestServices: true });
    store.set('PermissionSetGroup', id, { Status: 'Outdated' });
    assert.equal((await connection.query(`SELECT Status FROM PermissionSetGroup WHERE Id = '${id}'`)).records[0].Status, 'Outdated');
  });
});

describe('the whole org', () => {
  test('a day without calls left refuses everybody but gives tokens [limit-used-up] [calls-apexrest]', async (context) => {
    const org = await completeOrg(context);
    const before = org.rest.calls;
    assert.equal(await answerOf(org), 200);
    assert.equal(org.rest.calls, before + 1);
    org.rest.calls = org.rest.dailyLimit;
    assert.equal(await answerOf(org), 'REQUEST_LIMIT_EXCEEDED');
    await assert.rejects(connect(org).query('SELECT Id FROM User'), { errorCode: 'REQUEST_LIMIT_EXCEEDED' });
    await assert.rejects(connect(org).metadata.read('Profile', guide.profile), /REQUEST_LIMIT_EXCEEDED/);
    assert.equal((await get(org, '/services/data/v67.0/limits')).status, 403);
  });

  test('only approved apps are let in where the org says so [api-access-control-setting] [api-access-control-reach]', async (context) => {
    const org = await completeOrg(context);
    const { store } = org;
    const { metadata } = connect(org);
    const control = async () => (await metadata.read('ConnectedAppSettings', 'ConnectedApp')).enableAdminApprovedAppsOnly;
    const put = async (on) => [await metadata.update('ConnectedAppSettings', { fullName: 'ConnectedApp', enableAdminApprovedAppsOnly: on })].flat()[0];
    assert.equal(String(await control()), 'false');
    assert.equal((await put(true)).errors.statusCode ?? (await put(true)).errors[0].statusCode, 'FUNCTIONALITY_NOT_ENABLED');
    store.features.add('ApiAccessControl');
    policies(store, { permittedUsersPolicyType: 'AllSelfAuthorized' });
    approve(store, store.effectiveApp(store.consumer(guide.app.apiName).key), store.integrationUserId);
    assert.equal(await answerOf(org), 200);
    assert.equal((await put(true)).success, true);
    assert.equal(String(await control()), 'true');
    assert.equal(await answerOf(org), 'invalid_app_access');
    policies(store, { permittedUsersPolicyType: 'AdminApprovedPreAuthorized' });
    assert.equal(await answerOf(org), 200);
    assert.equal((await metadata.list({ type: 'ConnectedAppSettings' })).length, 1);
  });
});

describe('other doors', () => {
  test('an older app is read with its key, certificate and permission sets, and no new one is made [connected-app-metadata] [connected-app-closed]', async (context) => {
    const org = await completeOrg(context);
    const key = addConnectedApp(org.store, { label: 'Webex - old', scopes: guide.scopes, certificatePem: pair.certificatePem, permissionSets: [guideSet(org.store)] });
    const { metadata } = connect(org);
    const [listed] = [await metadata.list({ type: 'ConnectedApp' })].flat();
    const app = await metadata.read('ConnectedApp', listed.fullName);
    assert.deepEqual([app.fullName, app.label, app.oauthConfig.consumerKey, app.oauthConfig.isAdminApproved, [app.permissionSetName].flat(), app.oauthConfig.scopes], ['Webex_old', 'Webex - old', key, true, [guide.permissionSet.Name], guide.scopes]);
    assert.equal(app.oauthConfig.certificate, pair.certificatePem.trim());
    assert.equal((await token(org, assertion(org, { iss: key }))).status, 200);
    assert.equal([await metadata.create('ConnectedApp', { fullName: 'New', label: 'New', contactEmail: 'a@b.example' })].flat()[0].success, false);
    assert.equal([await metadata.delete('ConnectedApp', 'Webex_old')].flat()[0].success, true);
    assert.equal((await token(org, assertion(org, { iss: key }))).error, 'invalid_client_id');
  });

  test('the secret alone logs in where settings and policy have the flow [client-credentials]', async (context) => {
    const org = await completeOrg(context);
    const { store } = org;
    const { key, secret } = store.consumer(guide.app.apiName);
    const ask = async (client_secret = secret) => (await get(org, '/services/oauth2/token', { sid: null, method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', client_id: key, client_secret }) })).json();
    assert.equal((await ask()).error_description, 'no client credentials user enabled');
    changeApp(store, 'ExtlClntAppGlobalOauthSettings', { isClientCredentialsFlowEnabled: true });
    assert.equal((await ask()).error_description, 'no client credentials user enabled');
    const clientCredentialsFlowUser = store.get('User', store.integrationUserId).Username;
    policies(store, { clientCredentialsFlowUser });
    assert.equal((await ask()).error_description, 'no client credentials user enabled');
    policies(store, { isClientCredentialsFlowEnabled: true, clientCredentialsFlowUser });
    assert.equal((await ask('wrong')).error, 'invalid_client');
    const { access_token: sid } = await ask();
    assert.equal((await callClass(org, sid)).status, 200);
    assert.equal(store.find('LoginHistory', { UserId: store.integrationUserId }).at(-1).Application, guide.app.label);
    const login = store.find('UserLogin', { UserId: store.integrationUserId })[0];
    store.set('UserLogin', login.Id, { IsFrozen: true });
    assert.equal((await ask()).error_description, 'user is frozen');
  });
});
