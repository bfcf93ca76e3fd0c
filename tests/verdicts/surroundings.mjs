/**
 * What an org may be like without a point of the published page being broken:
 * attributes that the page leaves free, and everything else that stands about.
 * Of each: `share`, in how many of the orgs it is; `touches`, what no change of
 * the same org may touch; `last`, made after the changes, for what they look
 * things up by; `maybe`, points of which either may be said (a set that lets its
 * users into a second app grants more than the minimum; whether that is a fault,
 * the page doesn't say); `blursLogins`, where logins look like Webex's and are none.
 */
import { holdAnyClient, putGroup } from './changes-access.mjs';
import { addConnectedApp, changeApp, classId, guide, guideProfile, guideSet, putCertificate, putLogin, putProfile, write } from './stand-in.mjs';

const day = 86_400_000;
const pslNamed = (store, DeveloperName) => store.find('PermissionSetLicense', { DeveloperName })[0];
const dayFrom = (time) => new Date(time).toISOString().slice(0, 10);
const packageLicense = (store) => store.find('PackageLicense', { NamespacePrefix: 'cnxscv' })[0].Id;
const assignTo = (store, userId, setId) => store.put('PermissionSetAssignment', { AssigneeId: userId, PermissionSetId: setId, IsActive: true });
const assignment = (store) => store.find('PermissionSetAssignment', { AssigneeId: store.integrationUserId, PermissionSetId: guideSet(store) })[0].Id;

/** A second app with policies of its own; what the guide's app lets in goes past it. */
function putApp(world, { label, apiName, ...oauth }) {
  const { store } = world;
  store.createExternalClientApp({
    label, apiName, contactEmail: 'it@acme.example', distributionState: 'Local',
    oauth: { callbackUrl: 'https://old.acme.example/callback', scopes: ['Api', 'RefreshToken'], certificatePem: world.certificates.other.certificatePem, ...oauth },
  }, 'system');
  if (!world.random.chance(0.7)) return;
  changeApp(store, 'ExtlClntAppOauthConfigurablePolicies', {
    permittedUsersPolicyType: 'AdminApprovedPreAuthorized', refreshTokenPolicyType: 'Zero', refreshTokenValidityPeriod: undefined, refreshTokenValidityUnit: undefined, commaSeparatedPermissionSet: guide.permissionSet.Name,
  }, apiName);
}

const lookAlikeLicense = (DeveloperName, MasterLabel) => ({ store }) => {
  const license = store.put('PermissionSetLicense', { DeveloperName, MasterLabel, PermissionSetLicenseKey: DeveloperName, Language: 'en_US', Status: 'Active', TotalLicenses: 10, UsedLicenses: 1 });
  store.put('PermissionSetLicenseAssign', { AssigneeId: store.integrationUserId, PermissionSetLicenseId: license });
};

const lookAlikePackage = (NamespacePrefix) => ({ store }) => {
  const license = store.put('PackageLicense', { NamespacePrefix, Status: 'Active', IsProvisioned: true, AllowedLicenses: 10, UsedLicenses: 1 });
  store.put('UserPackageLicense', { UserId: store.integrationUserId, PackageLicenseId: license });
};

/** Takes permissions from the profile of who looks. */
export function lose(store, permissions) {
  const { ProfileId } = store.get('User', store.adminId);
  const off = Object.fromEntries(permissions.map((permission) => [`Permissions${permission}`, false]));
  store.set('Profile', ProfileId, off);
  store.set('PermissionSet', store.find('PermissionSet', { ProfileId })[0].Id, off);
}

const packageStatus = (make) => (world) => world.store.set('PackageLicense', packageLicense(world.store), make(world));

/** Rows of the history that are no logins of Webex through the guide's app, at times of their own. */
function putNoise(world, count, make) {
  const { now, setUp, random } = world;
  for (let index = 0; index < count; index += 1) putLogin(world.store, { at: setUp + random.next() * (now - setUp), ...make(index) });
}

export const surroundings = {
  'set-label-own': { share: 0.06, touches: ['ps'], last: true, apply: ({ store, random }) => write(store, 'PermissionSet', guideSet(store), { Label: random.pick(['IVR access', 'Webex IVR', 'IVR Access to SCV Apex Classes (Webex)']) }) },
  'set-description': { share: 0.2, apply: ({ store }) => write(store, 'PermissionSet', guideSet(store), { Description: 'For Webex. Ask the contact center team.' }) },
  'set-names-own': {
    share: 0.06, touches: ['ps', 'app.sets', 'group-name'], last: true,
    apply({ store, values }) {
      write(store, 'PermissionSet', guideSet(store), { Name: 'Webex_IVR', Label: 'Webex IVR' });
      Object.assign(values, { permission_set_api_name: 'Webex_IVR', permission_set_label: 'Webex IVR' });
    },
  },
  'profile-name-own': {
    share: 0.08, touches: ['profile', 'app.sets'], last: true,
    apply({ store, values }) {
      write(store, 'Profile', guideProfile(store), { Name: 'Webex Integration', Description: 'Clone' });
      values.profile_name = 'Webex Integration';
    },
  },
  'username-own': {
    share: 0.1, touches: ['user'],
    apply({ store, values }) {
      store.set('User', store.integrationUserId, { Username: 'webex@calls.acme.example', CommunityNickname: 'webex.calls' });
      values.integration_username = 'webex@calls.acme.example';
    },
  },
  'user-attributes-own': {
    share: 0.2, touches: ['user'],
    apply: ({ store, random }) => store.set('User', store.integrationUserId, { FirstName: null, LastName: 'Webex', Name: 'Webex', Alias: 'webex', LanguageLocaleKey: random.pick(['de', 'fr', 'ja']), LocaleSidKey: 'de_CH', TimeZoneSidKey: 'Asia/Tokyo' }),
  },
  'email-is-another-username': { share: 0.08, apply: ({ store, extraUser, values }) => { extraUser({ Email: values.integration_username }); store.set('User', store.integrationUserId, { Email: `sam.service@${store.place.company}.example` }); } },
  'set-held-by-others': { share: 0.15, apply: ({ store, random, extraUser }) => { for (const user of random.many(3, 40, () => extraUser())) assignTo(store, user, guideSet(store)); } },
  'set-held-by-thousands': { share: 0.035, apply: ({ store, extraUser }) => { for (let index = 0; index < 2100; index += 1) assignTo(store, extraUser(), guideSet(store)); } },
  'set-of-same-label': {
    share: 0.12,
    apply({ store, random, extraUser }) {
      const id = store.put('PermissionSet', { Name: random.pick(['IVR_Access_to_SCV_Apex_Classes1', 'IVR_Access_old']), Label: guide.permissionSet.Label, Type: 'Regular', IsCustom: true, PermissionsApiEnabled: true, PermissionsRunReports: true });
      assignTo(store, extraUser(), id);
    },
  },
  'set-of-package-same-name': {
    share: 0.05, touches: ['ps', 'group-name'],
    apply({ store }) {
      store.put('PermissionSet', { Name: guide.permissionSet.Name, Label: guide.permissionSet.Label, NamespacePrefix: 'ivrtools', Type: 'Regular', IsCustom: false, PermissionsViewAllData: true });
    },
  },
  'group-of-same-name': {
    share: 0.1, touches: ['group-name', 'ps', 'assignment', 'app.sets'], last: true,
    apply({ store, extraUser }) {
      const { group, own } = putGroup(store, { name: guide.permissionSet.Name, label: guide.permissionSet.Label, holds: guideSet(store), sum: { PermissionsApiEnabled: true, PermissionsApexRestServices: true } });
      store.put('PermissionSetAssignment', { AssigneeId: extraUser(), PermissionSetId: own, PermissionSetGroupId: group, IsActive: true });
    },
  },
  'group-for-others': {
    share: 0.1,
    apply({ store, extraUser }) {
      const { group, own } = putGroup(store, { name: 'Agents_Group', label: 'Agents', holds: guideSet(store) });
      store.put('PermissionSetAssignment', { AssigneeId: extraUser(), PermissionSetId: own, PermissionSetGroupId: group, IsActive: true });
    },
  },
  'assignment-ends-later': { share: 0.08, touches: ['assignment', 'ps'], apply: ({ store, random, now }) => store.set('PermissionSetAssignment', assignment(store), { ExpirationDate: `${dayFrom(now + (2 + random.below(300)) * day)}T23:00:00.000+0000` }) },
  'certificate-renewed': { share: 0.1, touches: ['app.certificate', 'app.free'], apply: ({ store, certificates }) => putCertificate(store, certificates.renewed) },
  'certificate-ends-soon': { share: 0.06, touches: ['app.certificate', 'app.free'], apply: ({ store, certificates, random }) => putCertificate(store, certificates.ending.get(random.pick([...certificates.ending.keys()]))) },
  'contact-own': { share: 0.12, touches: ['app.free'], apply: ({ store, random }) => changeApp(store, 'ExternalClientApplication', { contactEmail: random.pick(['contact.center@acme.example', 'it@partner.example']) }) },
  'callback-own': { share: 0.12, touches: ['app.free'], apply: ({ store, random }) => changeApp(store, 'ExtlClntAppGlobalOauthSettings', { callbackUrl: random.pick(['https://example.com/callback', 'https://localhost', 'https://wxcc.cisco.com/oauth']) }) },
  'app-description': { share: 0.1, touches: ['app.free'], apply: ({ store }) => changeApp(store, 'ExternalClientApplication', { description: 'Webex Contact Center' }) },
  'package-trial': { share: 0.06, touches: ['package'], apply: packageStatus(({ now, random }) => ({ Status: 'Trial', ExpirationDate: dayFrom(now + (2 + random.below(60)) * day) })) },
  'package-trial-no-end': { share: 0.06, touches: ['package'], apply: packageStatus(() => ({ Status: 'Trial' })) },
  'package-free': { share: 0.06, touches: ['package'], apply: packageStatus(() => ({ Status: 'Free' })) },
  'package-for-all': { share: 0.06, touches: ['package'], apply: packageStatus(() => ({ AllowedLicenses: -1 })) },
  'license-invoice-management': { share: 0.08, touches: ['user.absent'], apply: lookAlikeLicense('InvoiceManagementPsl', 'Invoice Management') },
  'license-voicemail': { share: 0.05, touches: ['user.absent'], apply: lookAlikeLicense('VoicemailDropPsl', 'Voicemail Drop') },
  'package-look-alike': { share: 0.08, touches: ['user.absent'], apply: (world) => lookAlikePackage(world.random.pick(['acmevoice', 'cnxscvtools', 'invoiceit']))(world) },
  'seats-all-used': {
    share: 0.06, touches: ['seats', 'user.psl', 'user.absent'],
    apply({ store }) {
      const [license] = store.find('UserLicense', { Name: 'Salesforce Integration' });
      store.set('UserLicense', license.Id, { TotalLicenses: license.UsedLicenses });
      const psl = pslNamed(store, guide.permissionSetLicense);
      store.set('PermissionSetLicense', psl.Id, { TotalLicenses: psl.UsedLicenses });
    },
  },
  'app-of-same-label': { share: 0.12, maybe: ['ps.minimum'], blursLogins: true, apply: (world) => putApp(world, { label: guide.app.label, apiName: world.random.pick(['WxCC_SCV_Old', 'WxCC_SCV1']) }) },
  'app-of-other-label': { share: 0.1, maybe: ['ps.minimum'], apply: (world) => putApp(world, { label: 'WxCC - SCV Test', apiName: 'WxCC_SCV_Test' }) },
  'connected-app-of-same-label': {
    share: 0.12, maybe: ['ps.minimum'], blursLogins: true,
    apply({ store, certificates }) {
      addConnectedApp(store, { label: guide.app.label, scopes: guide.scopes, certificatePem: certificates.other.certificatePem, permissionSets: [guideSet(store)] });
    },
  },
  'scopes-in-other-order': { share: 0.06, touches: ['app.scopes', 'app.free'], apply: ({ store }) => changeApp(store, 'ExtlClntAppOauthSettings', { commaSeparatedOauthScopes: 'RefreshToken, Api' }) },
  // Salesforce keeps user names in small letters, and API names are the same in any.
  'username-typed-in-capitals': { share: 0.05, apply: ({ values }) => { values.integration_username = values.integration_username.toUpperCase(); } },
  'set-name-in-other-letters': {
    share: 0.05, touches: ['ps', 'group-name'], last: true,
    apply: ({ store }) => write(store, 'PermissionSet', guideSet(store), { Name: guide.permissionSet.Name.toLowerCase() }),
  },
  'login-ranges-let-webex-in': {
    share: 0.05, touches: ['profile', 'profile.limits'],
    apply: ({ store, limit }) => limit(guideProfile(store), { loginIpRanges: [{ startAddress: '192.0.2.0', endAddress: '192.0.2.255' }, { startAddress: '198.51.100.0', endAddress: '198.51.100.255' }] }),
  },
  'reader-sees-no-logins': { share: 0.04, narrow: true, last: true, apply: ({ store }) => lose(store, ['ManageUsers', 'MonitorLoginHistory']) },
  'reader-sees-no-setup': { share: 0.04, narrow: true, last: true, apply: ({ store }) => lose(store, ['ViewSetup']) },
  sandbox: {
    share: 0.08,
    apply({ store }) {
      store.sandbox = true;
      store.set('Organization', store.orgId, { IsSandbox: true });
    },
  },
  'any-client-of-others': { share: 0.05, touches: ['user.client'], apply: ({ store, extraUser }) => holdAnyClient(store, extraUser()) },
  'any-client-no-longer': { share: 0.06, touches: ['user.client', 'user.absent'], apply: ({ store, now }) => holdAnyClient(store, store.integrationUserId, { ExpirationDate: `${dayFrom(now - 3 * day)}T23:00:00.000+0000`, IsActive: false }) },
  'user-holds-another-set': { share: 0.06, touches: ['user.absent'], apply: ({ store }) => assignTo(store, store.integrationUserId, store.find('PermissionSet', { Name: 'Report_Readers' })[0].Id) },
  'user-holds-many-sets': {
    share: 0.035, touches: ['user.absent'],
    apply({ store }) {
      for (let index = 0; index < 300; index += 1) assignTo(store, store.integrationUserId, store.put('PermissionSet', { Name: `Held_${index}`, Label: `Held ${index}`, Type: 'Regular', IsCustom: true }));
    },
  },
  'username-look-alike': { share: 0.06, apply: ({ extraUser, values }) => { extraUser({ Username: `${values.integration_username}.old`, IsActive: false }); extraUser({ Username: `x${values.integration_username}`, FirstName: 'SCV Integration', LastName: 'User' }); } },
  'profile-look-alike': { share: 0.06, apply: ({ store }) => { for (const name of [`${guide.profile} (old)`, `Webex ${guide.profile}`]) putProfile(store, name, store.find('UserLicense', { Name: 'Salesforce Integration' })[0].Id); } },
  'app-other-flags': { share: 0.08, touches: ['app.free'], apply: ({ store, random }) => changeApp(store, 'ExtlClntAppGlobalOauthSettings', random.pick([{ isPkceRequired: false }, { isSecretRequiredForRefreshToken: false }, { isRefreshTokenRotationEnabled: true }])) },
  'policy-session-timeout': { share: 0.06, touches: ['app.free', 'app.permitted', 'app.refresh', 'app.ip', 'app.start', 'app.sets'], apply: ({ store }) => changeApp(store, 'ExtlClntAppOauthConfigurablePolicies', { sessionTimeoutInMinutes: 120 }) },
  'class-look-alikes': {
    share: 0.1,
    apply({ store }) {
      for (const [NamespacePrefix, Name] of [['cnxscv', 'ServiceRoutingTest'], ['cnxscv2', 'ServiceRouting'], [null, 'cnxscv_ServiceRouting']]) store.put('ApexClass', { NamespacePrefix, Name, ApiVersion: 60, Status: 'Active', IsValid: true, Body: '(hidden)', LengthWithoutComments: -1 });
    },
  },
  'second-integration-user': {
    share: 0.06, touches: ['seats'],
    apply({ store, extraUser }) {
      const { ProfileId } = store.get('User', store.integrationUserId);
      assignTo(store, extraUser({ ProfileId, FirstName: 'SCV Integration', LastName: 'User' }), guideSet(store));
    },
  },
  'many-classes': { share: 0.04, apply({ store }) { for (let index = 0; index < 3000; index += 1) store.put('ApexClass', { Name: `Class${index}`, ApiVersion: 60, Status: 'Active', IsValid: true, Body: '(hidden)', LengthWithoutComments: 10 }); } },
  'many-sets': { share: 0.04, apply({ store }) { for (let index = 0; index < 2500; index += 1) store.put('PermissionSet', { Name: `Set_${index}`, Label: `Set ${index}`, Type: 'Regular', IsCustom: true }); } },
  'many-profiles': { share: 0.04, apply({ store }) { const { Id } = store.find('UserLicense', { Name: 'Salesforce' })[0]; for (let index = 0; index < 150; index += 1) putProfile(store, `Profile ${index}`, Id); } },
  'logins-of-others-here': { share: 0.2, apply: (world) => { const { Id } = world.store.find('User', { Alias: 'sserv' })[0]; putNoise(world, 5, () => ({ userId: Id })); } },
  'logins-through-others': { share: 0.25, apply: (world) => putNoise(world, 12, (index) => ({ userId: world.store.integrationUserId, application: ['Nightly Export', 'WxCC - SCV Test', 'WxCC'][index % 3], status: index % 4 ? 'Success' : 'Failed: Not approved for access' })) },
  'logins-by-password': { share: 0.15, apply: (world) => putNoise(world, 4, (index) => ({ userId: world.store.integrationUserId, application: 'Browser', type: 'Application', status: index % 2 ? 'Invalid Password' : 'Failed: API Only user' })) },
  // Somebody gave the app's consumer key to a client that asks in a browser: a login through this app, and none of Webex.
  'logins-by-consent': { share: 0.06, blursLogins: true, touches: ['user.absent'], apply: (world) => putNoise(world, 3, () => ({ userId: world.store.integrationUserId, type: 'Remote Access 2.0', subType: 'oauthcode', browser: 'Chrome 143', address: '203.0.113.7' })) },
  'logins-thousands': { share: 0.035, blursLogins: true, touches: ['user.absent'], apply: (world) => putNoise(world, 2500, () => ({ userId: world.store.integrationUserId, application: 'Nightly Export' })) },
  'logins-many': { share: 0.06, apply: (world) => putNoise(world, 130, () => ({ userId: world.store.integrationUserId, application: 'Nightly Export' })) },
};

/** What an org may be like for who looks at it: kinds of `surroundings` in which less can be read. */
export const narrow = new Set(Object.keys(surroundings).filter((name) => surroundings[name].narrow));

/** Other apps of the guide's label, whose logins look like its own. */
export const sameLabel = ['app-of-same-label', 'connected-app-of-same-label'];
