/**
 * An org as the guide leaves it, made part by part through the store's rules,
 * so that scenarios can leave a part out or make it otherwise.
 */
import { makePair } from '../certificates.mjs';
import { generalHost } from '../hosts.mjs';
import { shortened } from '../rules/logins.mjs';
import { cloneProfile, shadowOf } from '../rules/profiles.mjs';
import { orgDefaults } from './seed.mjs';
import { stamp } from '../soql/soql-dates.mjs';

export const guide = {
  permissionSet: { Name: 'IVR_Access_to_SCV_Apex_Classes', Label: 'IVR Access to SCV Apex Classes' },
  apexClass: { NamespacePrefix: 'cnxscv', Name: 'ServiceRouting' },
  profile: 'SCV Integration',
  permissionSetLicense: 'SalesforceAPIIntegrationPsl',
  app: { label: 'WxCC - SCV', apiName: 'WxCC_SCV' },
  callbackUrl: 'http://localhost:1717/OauthRedirect',
  scopes: ['Api', 'RefreshToken'],
};

export const guideSet = (store) => store.find('PermissionSet', { Name: guide.permissionSet.Name })[0].Id;
export const guideProfile = (store) => store.find('Profile', { Name: guide.profile })[0].Id;
export const guideShadow = (store) => shadowOf(store, guideProfile(store)).Id;
export const classId = (store, filter) => store.find('ApexClass', filter)[0].Id;

/** Writes the guide's permission set; `changes` replace single fields of it. */
export function makePermissionSet(store, { classes = [guide.apexClass], ...changes } = {}) {
  const id = store.insert('PermissionSet', { ...guide.permissionSet, PermissionsApiEnabled: true, PermissionsApexRestServices: true, ...changes }, 'system');
  for (const filter of classes) store.insert('SetupEntityAccess', { ParentId: id, SetupEntityId: classId(store, filter) }, 'system');
  return id;
}

/** Clones the standard API-only profile, as Setup does. */
export function makeProfile(store) {
  return cloneProfile(store, store.standardProfileId, guide.profile, 'system');
}

/** The integration user, and store.integrationUserId; `changes` replace single fields. */
export function makeUser(store, changes = {}) {
  const suffix = store.sandbox ? '.uat' : '';
  store.integrationUserId = store.insert('User', {
    Username: `scv.integration@${store.place.company}.example${suffix}`, Email: `integration-mailbox@${store.place.company}.example`, FirstName: 'SCV Integration', LastName: 'User', Alias: 'scvint',
    ProfileId: store.find('Profile', { Name: guide.profile })[0]?.Id, ...orgDefaults, LanguageLocaleKey: store.get('User', store.adminId).LanguageLocaleKey, ...changes,
  }, 'system');
  return store.integrationUserId;
}

export function assignLicense(store) {
  const [license] = store.find('PermissionSetLicense', { DeveloperName: guide.permissionSetLicense });
  return store.insert('PermissionSetLicenseAssign', { AssigneeId: store.integrationUserId, PermissionSetLicenseId: license.Id }, 'system');
}

/** Takes the permission set license back, past the rules: time and other hands do that. */
export function takeLicense(store) {
  const [row] = store.find('PermissionSetLicenseAssign', { AssigneeId: store.integrationUserId });
  store.db.prepare('DELETE FROM PermissionSetLicenseAssign WHERE Id = ?').run(row.Id);
  store.set('PermissionSetLicense', row.PermissionSetLicenseId, { UsedLicenses: 0 });
}

export function assignPermissionSet(store) {
  return store.insert('PermissionSetAssignment', { AssigneeId: store.integrationUserId, PermissionSetId: guideSet(store) }, 'system');
}

/** Profile, user, license and nothing else of the guide: an org to begin at the app or at the permission set. */
export function makeIntegrationUser(store) {
  makeProfile(store);
  makeUser(store);
  assignLicense(store);
}

/** The app as its form makes it, with the policies that the org gives; a pair is made when no certificate is given. */
export function createApp(store, { certificatePem, ...oauth } = {}) {
  if (!certificatePem) {
    store.keyPair = makePair();
    certificatePem = store.keyPair.certificatePem;
  }
  return store.createExternalClientApp({
    ...guide.app, contactEmail: store.get('User', store.adminId).Email, distributionState: 'Local',
    oauth: { callbackUrl: guide.callbackUrl, scopes: guide.scopes, certificatePem, isConsumerSecretOptional: true, ...oauth },
  }, 'system');
}

/** A permission set group with this permission set in it: its id, and that of the permission set through which it grants. */
export function putGroup(store, { set, DeveloperName = 'Webex_Integration', MasterLabel = 'Webex Integration', ...special }) {
  const id = store.put('PermissionSetGroup', { DeveloperName, MasterLabel, Language: 'en_US', Status: 'Updated', ...special });
  store.put('PermissionSetGroupComponent', { PermissionSetGroupId: id, PermissionSetId: set });
  // It holds the sum of the group's parts.
  const sum = store.put('PermissionSet', { Name: DeveloperName, Label: MasterLabel, Type: 'Group', IsCustom: true, PermissionsApiEnabled: true, PermissionsApexRestServices: true, HasActivationRequired: special.HasActivationRequired ?? false });
  store.put('SetupEntityAccess', { ParentId: sum, SetupEntityId: classId(store, guide.apexClass), SetupEntityType: 'ApexClass' });
  return { id, sum };
}

export function setPolicies(store) {
  changeApp(store, 'ExtlClntAppOauthConfigurablePolicies', {
    permittedUsersPolicyType: 'AdminApprovedPreAuthorized', refreshTokenPolicyType: 'Zero', refreshTokenValidityPeriod: undefined, refreshTokenValidityUnit: undefined,
    ipRelaxationPolicyType: 'Enforce', commaSeparatedPermissionSet: guide.permissionSet.Name,
  });
  changeApp(store, 'ExtlClntAppConfigurablePolicies', { startPage: 'None' });
}

/** Writes elements of one of the app's components without asking whether they may be written. */
export function putElements(store, type, elements) {
  const [row] = store.sql('SELECT fullName, body FROM metadata WHERE type = ? AND app = ?', type, guide.app.apiName);
  const body = JSON.stringify({ ...JSON.parse(row.body), ...elements });
  store.db.prepare('UPDATE metadata SET body = ? WHERE type = ? AND fullName = ?').run(body, type, row.fullName);
}

/** Puts another certificate into the app. */
export function putCertificate(store, pair) {
  store.keyPair = pair;
  putElements(store, 'ExtlClntAppGlobalOauthSettings', { certificate: pair.certificatePem.trim() });
}

/** Changes elements of one of the app's components and keeps the others. */
export function changeApp(store, type, elements, app = guide.app.apiName) {
  for (const { fullName } of store.listMetadata(type)) {
    const body = store.readMetadata(type, fullName);
    if (type !== 'ExternalClientApplication' && body.externalClientApplication !== app) continue;
    if (type === 'ExternalClientApplication' && fullName !== app) continue;
    store.upsertMetadata(type, fullName, { ...body, ...elements }, 'system');
  }
}

/**
 * A row of the login history, `after` seconds after the org was set up: the app
 * was last changed before it. Salesforce keeps whole seconds.
 */
export function recordLogin(store, {
  status = 'Success', after = 30, application = guide.app.label, userId = store.integrationUserId, source = '198.51.100.24', browser = 'Unknown',
  type = 'Remote Access 2.0', subType = null, url = generalHost(store.sandbox),
} = {}) {
  const time = stamp(Math.floor((store.clock() + after * 1000) / 1000) * 1000);
  store.put('LoginHistory', {
    UserId: userId, LoginTime: time, LoginType: type, LoginSubType: subType, Application: shortened(application), Status: status, SourceIp: source,
    LoginUrl: url, TlsProtocol: 'TLS 1.3', ApiType: 'N/A', ApiVersion: 'N/A', Browser: browser, Platform: 'Unknown',
  });
  if (status === 'Success') store.set('User', userId, { LastLoginDate: time });
}

/**
 * Everything of the guide. What can only be wrong from the beginning is given:
 * `set` (fields of the permission set), `assign` (false = not assigned),
 * `profile` and `logins` (functions that make them otherwise).
 */
export function complete(store, { certificatePem, set, assign = true, profile = makeProfile, logins = recordLogin } = {}) {
  makePermissionSet(store, set);
  profile(store);
  makeUser(store);
  assignLicense(store);
  if (assign) assignPermissionSet(store);
  createApp(store, { certificatePem });
  setPolicies(store);
  logins(store);
}
