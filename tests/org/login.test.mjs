/**
 * The JWT login of the stand-in org: assertions signed by jsonwebtoken with
 * keys of openssl are refused for each wrong fact that matters to a login, in
 * the words of the org, and for no other.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import jwt from 'jsonwebtoken';
import { makePair } from './certificates.mjs';
import { assertion, connect, get, orgFor, pair, token } from './clients.mjs';
import { guide, makeIntegrationUser, wrongFacts } from './scenarios/scenarios.mjs';

const appTypes = ['ExternalClientApplication', 'ExtlClntAppOauthSettings', 'ExtlClntAppGlobalOauthSettings', 'ExtlClntAppOauthConfigurablePolicies', 'ExtlClntAppConfigurablePolicies'];

describe('the JWT login', () => {
  test('is granted on a complete org, works as the integration user, and ends with revocation [jwt-answer] [oauth-revoke] [oauth-identity]', async (context) => {
    const org = await orgFor(context, { scenario: 'complete', certificatePem: pair.certificatePem });
    const answer = await token(org, assertion(org));
    assert.equal(answer.status, 200);
    assert.equal(answer.token_type, 'Bearer');
    assert.equal(answer.instance_url, 'https://acme.my.salesforce.com');
    assert.equal(answer.scope, 'api refresh_token');
    assert.equal(answer.id, `https://login.salesforce.com/id/${org.store.orgId}/${org.store.integrationUserId}`);
    const connection = connect(org, answer.access_token);
    assert.equal((await connection.query("SELECT Id FROM User WHERE Username = 'scv.integration@acme.example'")).records[0].Id, org.store.integrationUserId);
    assert.equal((await get(org, '/services/oauth2/userinfo', { sid: answer.access_token })).status, 403);
    const revoke = () => get(org, '/services/oauth2/revoke', { sid: null, method: 'POST', body: new URLSearchParams({ token: answer.access_token }) });
    assert.equal((await revoke()).status, 200);
    assert.equal((await revoke()).status, 400);
    assert.equal((await get(org, '/services/data/v67.0/limits', { sid: answer.access_token })).status, 401);
    const { records } = await connect(org).query(`SELECT Status, Application, LoginType FROM LoginHistory WHERE UserId = '${org.store.integrationUserId}'`);
    // The org had seen one login before.
    assert.deepEqual(records.map((row) => [row.Status, row.Application, row.LoginType]), Array(2).fill(['Success', 'WxCC - SCV', 'Remote Access 2.0']));
  });

  test('is refused for a wrong assertion, in the words of the org [jwt-form] [jwt-client] [jwt-signature] [jwt-audience] [jwt-exp] [jwt-unknown-user] [jwt-user-state]', async (context) => {
    const org = await orgFor(context, { scenario: 'complete', certificatePem: pair.certificatePem });
    const refusals = [
      [{ iss: '3MVG9nobody' }, 'invalid_client_id', 'client identifier invalid'],
      [{ key: makePair().privateKeyPem }, 'invalid_grant', 'invalid assertion'],
      [{ aud: 'https://test.salesforce.com' }, 'invalid_grant', 'audience is invalid'],
      [{ expiresIn: -10 }, 'invalid_grant', 'expired authorization code'],
      [{ sub: 'integration-mailbox@acme.example' }, 'invalid_grant', "user hasn't approved this consumer"],
      [{ sub: 'sam.service@acme.example' }, 'invalid_app_access', 'user is not admin approved to access this app'],
    ];
    for (const [options, error, description] of refusals) {
      const answer = await token(org, assertion(org, options));
      assert.deepEqual([answer.status, answer.error, answer.error_description], [400, error, description]);
    }
    assert.equal((await token(org, 'not.a.token')).error_description, 'invalid assertion');
    assert.equal((await token(org, jwt.sign({}, 'secret', { algorithm: 'HS256', issuer: org.store.consumer(guide.app.apiName).key }))).error_description, 'invalid assertion');
    assert.equal((await token(org, assertion(org, { aud: 'https://acme.my.salesforce.com' }))).status, 200);
    assert.equal((await token(org, assertion(org, { expiresIn: 400_000_000 }))).status, 200);
    const [login] = org.store.find('UserLogin', { UserId: org.store.integrationUserId });
    org.store.set('UserLogin', login.Id, { IsFrozen: true });
    assert.equal((await token(org, assertion(org))).error, 'invalid_grant');
    org.store.set('UserLogin', login.Id, { IsFrozen: false });
    org.store.update('User', org.store.integrationUserId, { IsActive: false }, 'system');
    assert.equal((await token(org, assertion(org))).error_description, 'user is inactive');
    const { records } = await connect(org).query(`SELECT Status FROM LoginHistory WHERE UserId = '${org.store.integrationUserId}' `);
    assert.ok(records.filter(({ Status }) => Status !== 'Success').length >= 5);
  });

  const refusedFor = {
    'user-inactive': ['invalid_grant', 'user is inactive', 'is refused [jwt-user-state]'],
    'user-frozen': ['invalid_grant', 'user is frozen', 'is refused [jwt-user-state]'],
    'user-assigned-by-group': ['invalid_app_access', 'user is not admin approved to access this app', 'is refused [group-app]'],
    'user-assigned-by-failed-group': ['invalid_app_access', 'user is not admin approved to access this app', 'is refused [group-app]'],
    'user-assigned-by-session-group': ['invalid_app_access', 'user is not admin approved to access this app', 'is refused [group-app]'],
    'user-assigned-by-group-until-yesterday': ['invalid_app_access', 'user is not admin approved to access this app', 'is refused [group-app]'],
    'app-permission-set-is-a-group': ['invalid_app_access', 'user is not admin approved to access this app', 'is refused [jwt-permission-set]'],
    'app-permission-set-on-connected-app': ['invalid_app_access', 'user is not admin approved to access this app', 'is refused [app-profile]'],
    'assignment-inactive': ['invalid_app_access', 'user is not admin approved to access this app', 'is refused [jwt-permission-set]'],
    'certificate-weak': ['invalid_grant', 'invalid assertion', 'is refused [jwt-early-certificate]'],
    'permission-set-session-activation': ['invalid_app_access', 'user is not admin approved to access this app', 'is refused [jwt-session-activation]'],
    'scope-missing': ['invalid_request', 'refresh_token scope is required and the connected app should be installed and preauthorized', 'is refused [jwt-scope]'],
    'certificate-other': ['invalid_grant', 'invalid assertion', 'is refused [jwt-signature]'],
    'certificate-missing': ['invalid_grant', 'invalid assertion', 'is refused [jwt-signature]'],
    'self-authorize': ['invalid_grant', "user hasn't approved this consumer", 'is refused [jwt-self-authorize]'],
    'app-permission-set-missing': ['invalid_app_access', 'user is not admin approved to access this app', 'is refused [jwt-permission-set]'],
    'assignment-missing': ['invalid_app_access', 'user is not admin approved to access this app', 'is refused [jwt-permission-set]'],
    'assignment-expired': ['invalid_app_access', 'user is not admin approved to access this app', 'is refused [jwt-permission-set]'],
    'app-disabled': ['OAUTH_APP_BLOCKED', 'this app is blocked by admin', 'is refused [jwt-blocked]'],
    'oauth-plugin-disabled': ['OAUTH_APP_BLOCKED', 'this app is blocked by admin', 'is refused [jwt-blocked]'],
  };
  // Facts that one might take for a reason to refuse.
  const grantedAlthough = {
    'certificate-expired': 'is granted [jwt-expired-certificate]',
    'certificate-not-yet-valid': 'is granted [jwt-early-certificate]',
    'user-psl-missing': 'is granted [jwt-license-gone]',
  };
  for (const fact of wrongFacts) {
    const [error, description, title = grantedAlthough[fact] ?? 'is granted'] = refusedFor[fact] ?? [];
    test(`with wrong:${fact} it ${title}`, async (context) => {
      const org = await orgFor(context, { scenario: `wrong:${fact}`, certificatePem: pair.certificatePem });
      const answer = await token(org, assertion(org, { key: org.keyPair?.privateKeyPem ?? pair.privateKeyPem }));
      assert.deepEqual([answer.error, answer.error_description], [error, description]);
    });
  }

  test('an expired certificate can be made to count [jwt-expired-certificate]', async (context) => {
    const org = await orgFor(context, { scenario: 'wrong:certificate-expired', expiredCertificate: 'refused' });
    assert.equal((await token(org, assertion(org, { key: org.keyPair.privateKeyPem }))).error_description, 'invalid assertion');
  });

  test('within the propagation time the state before the last change rules [jwt-propagation]', async (context) => {
    const org = await orgFor(context, { scenario: 'complete', certificatePem: pair.certificatePem, propagationMs: 3_600_000 });
    assert.equal((await token(org, assertion(org))).status, 200);
    const fullName = org.store.listMetadata('ExtlClntAppConfigurablePolicies').find((row) => row.fullName.startsWith(guide.app.apiName)).fullName;
    const body = org.store.readMetadata('ExtlClntAppConfigurablePolicies', fullName);
    org.store.upsertMetadata('ExtlClntAppConfigurablePolicies', fullName, { ...body, isEnabled: false }, org.store.adminId);
    assert.equal((await token(org, assertion(org))).status, 200);
    const later = Date.now() + 3_600_001;
    org.store.clock = () => later;
    assert.equal((await token(org, assertion(org, { expiresIn: 7200 }))).error, 'OAUTH_APP_BLOCKED');
    org.store.createExternalClientApp({ label: 'New', apiName: 'New', contactEmail: 'a@acme.example', oauth: { callbackUrl: guide.callbackUrl, scopes: guide.scopes, certificatePem: pair.certificatePem } }, org.store.adminId);
    assert.equal((await token(org, assertion(org, { iss: org.store.consumer('New').key, expiresIn: 7200 }))).error, 'invalid_client_id');
  });

  test('a sandbox has its own hosts and audience [org-sandbox]', async (context) => {
    const org = await orgFor(context, { scenario: 'sandbox' });
    makeIntegrationUser(org.store);
    assert.equal(org.hosts.setup, 'acme--uat.sandbox.my.salesforce-setup.com');
    assert.equal((await connect(org).query('SELECT IsSandbox FROM Organization')).records[0].IsSandbox, true);
    org.store.createExternalClientApp({ ...guide.app, contactEmail: 'a@acme.example', oauth: { callbackUrl: guide.callbackUrl, scopes: guide.scopes, certificatePem: pair.certificatePem } }, org.store.adminId);
    const sub = 'scv.integration@acme.example.uat';
    assert.equal((await token(org, assertion(org, { sub }))).error_description, 'audience is invalid');
    assert.equal((await token(org, assertion(org, { sub, aud: 'https://test.salesforce.com' }))).error_description, "user hasn't approved this consumer");
  });
});

/** What a permission set or the one of a profile grants, by the names that people know. */
function grants({ store }, prefix, id) {
  const facts = {};
  for (const [name, value] of Object.entries(store.get('PermissionSet', id))) {
    if (!/(Id|Date|Modstamp)$/.test(name)) facts[`${prefix}.${name}`] = value;
  }
  for (const { SetupEntityType, SetupEntityId } of store.find('SetupEntityAccess', { ParentId: id })) {
    if (SetupEntityType === 'ApexClass') facts[`${prefix}.class.${store.get('ApexClass', SetupEntityId).Name}`] = true;
    else if (SetupEntityType === 'TabSet') facts[`${prefix}.tabs`] = true;
    else facts[`${prefix}.${SetupEntityType}`] = true;
  }
  for (const { SobjectType } of store.find('ObjectPermissions', { ParentId: id })) facts[`${prefix}.object.${SobjectType}`] = true;
  for (const { Field } of store.find('FieldPermissions', { ParentId: id })) facts[`${prefix}.field.${Field}`] = true;
  return facts;
}

/** The profile and what the integration user has, without ids and times. */
function userFacts(org) {
  const { store } = org;
  const user = store.get('User', store.integrationUserId);
  const [profile] = store.find('Profile', { Name: 'SCV Integration' });
  const facts = { ...grants(org, 'profile', store.find('PermissionSet', { ProfileId: profile.Id })[0].Id) };
  delete facts['profile.Name'];
  delete facts['profile.Label'];
  facts['profile.license'] = store.get('UserLicense', profile.UserLicenseId).Name;
  facts['user.active'] = user.IsActive;
  facts['user.frozen'] = store.find('UserLogin', { UserId: user.Id })[0].IsFrozen;
  facts['user.profile'] = store.get('Profile', user.ProfileId).Name;
  for (const row of store.find('PermissionSetLicenseAssign', { AssigneeId: user.Id })) facts[`user.psl.${store.get('PermissionSetLicense', row.PermissionSetLicenseId).DeveloperName}`] = true;
  for (const row of store.find('UserPackageLicense', { UserId: user.Id })) facts[`user.package.${store.get('PackageLicense', row.PackageLicenseId).NamespacePrefix}`] = true;
  for (const row of store.find('PermissionSetAssignment', { AssigneeId: user.Id })) {
    const set = store.get('PermissionSet', row.PermissionSetId);
    if (!set.IsOwnedByProfile) facts[`user.set.${set.Name}`] = row.IsActive;
  }
  for (const { Status, HasActivationRequired } of store.find('PermissionSetGroup')) facts['user.group'] = `${Status} ${HasActivationRequired}`;
  for (const { ExpirationDate } of store.find('PermissionSetAssignment', { AssigneeId: user.Id })) facts['user.until'] = ExpirationDate ?? facts['user.until'];
  facts['license.user'] = store.get('UserLicense', profile.UserLicenseId).Status;
  const [psl] = store.find('PermissionSetLicense', { DeveloperName: guide.permissionSetLicense });
  facts['license.psl'] = `${psl.Status} ${psl.ExpirationDate}`;
  const [packaged] = store.find('PackageLicense', { NamespacePrefix: 'cnxscv' });
  facts['license.package'] = `${packaged.Status} ${packaged.ExpirationDate}`;
  facts['user.logins'] = store.find('LoginHistory', { UserId: user.Id }).map((row) => `${row.Application}: ${row.Status}`).join('; ');
  return facts;
}

/** Every fact of the guide as the store shows it, without ids and times. */
function factsOf(org) {
  const { store } = org;
  const [set] = store.find('PermissionSet', { Name: guide.permissionSet.Name });
  const facts = { ...grants(org, 'set', set.Id), ...userFacts(org) };
  facts['set.license'] = set.LicenseId && store.get('UserLicense', set.LicenseId).Name;
  for (const type of appTypes) {
    for (const { fullName } of store.listMetadata(type)) {
      if (!fullName.startsWith(guide.app.apiName)) continue;
      for (const [element, value] of Object.entries(store.readMetadata(type, fullName))) {
        if (!/consumerKey|consumerSecret|orgScoped/.test(element)) facts[`${type}.${element}`] = value;
      }
    }
  }
  return facts;
}

test('each wrong scenario differs from the complete one in its own fact alone [org-wrong]', async (context) => {
  const complete = factsOf(await orgFor(context, { scenario: 'complete', certificatePem: pair.certificatePem }));
  // A start page of its own needs an address, a session set is a type of its own, a group takes the place of what it
  // holds, an org with the permission has it in both its sets, and another license forces nothing. What is on the app
  // stands among the grants of the permission set or the profile, too; what nobody tried has no login.
  const more = {
    'start-page': 2, 'permission-set-session-activation': 2, 'user-any-api-client': 3, 'profile-license': 3, 'assignment-expired': 2,
    'permission-set-is-a-group': 2, 'user-assigned-by-group': 3, 'user-assigned-by-failed-group': 3, 'user-assigned-by-session-group': 3, 'user-assigned-by-group-until-yesterday': 4,
    'app-permission-set-missing': 2, 'app-permission-set-is-a-group': 2, 'app-permission-set-on-connected-app': 3, 'app-profile-works': 4, 'app-profile-untried': 5, 'app-profile-refused': 5,
  };
  for (const fact of wrongFacts) {
    const wrong = factsOf(await orgFor(context, { scenario: `wrong:${fact}`, certificatePem: pair.certificatePem }));
    const differing = [...new Set([...Object.keys(complete), ...Object.keys(wrong)])].filter((key) => complete[key] !== wrong[key]);
    assert.equal(differing.length, more[fact] ?? 1, `${fact}: ${differing.join(', ')}`);
  }
});
