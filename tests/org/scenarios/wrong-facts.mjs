/**
 * One wrong fact each: a change after `complete`, or what `complete` is to make
 * otherwise. What the org's rules would never allow, but time, other licenses
 * or Salesforce itself bring about, is written past them.
 */
import { makePair } from '../certificates.mjs';
import { addConnectedApp } from '../rules/connected-apps.mjs';
import { changeApp, classId, guide, guideProfile, guideSet, guideShadow, putCertificate, putElements, putGroup, recordLogin, takeLicense } from './complete.mjs';

const link = (store, filter) => store.find('SetupEntityAccess', { ParentId: guideSet(store), ...filter })[0].Id;
const userAssignment = (store) => store.find('PermissionSetAssignment', { AssigneeId: store.integrationUserId, PermissionSetId: guideSet(store) })[0];
const licenseNamed = (store, Name) => store.find('UserLicense', { Name })[0].Id;

/** Switches a permission of the guide's profile off although its license forces it. */
function loseForced(store, permission) {
  store.set('Profile', guideProfile(store), { [`Permissions${permission}`]: false });
  store.set('PermissionSet', guideShadow(store), { [`Permissions${permission}`]: false });
}

/** The user has the guide's permission set through a group alone; `group` and `assignment` are what is special about them. */
function byGroupAlone({ group = {}, assignment = {} } = {}) {
  return (store) => {
    store.remove('PermissionSetAssignment', userAssignment(store).Id, 'system');
    const { id, sum } = putGroup(store, { set: guideSet(store), ...group });
    store.put('PermissionSetAssignment', { AssigneeId: store.integrationUserId, PermissionSetId: sum, PermissionSetGroupId: id, IsActive: true, ...assignment });
  };
}

/** What has the guide's API name is a group; there is no permission set of it. */
function groupInPlaceOfSet(store) {
  const set = guideSet(store);
  const { name: DeveloperName, label: MasterLabel } = { name: guide.permissionSet.Name, label: guide.permissionSet.Label };
  const group = store.put('PermissionSetGroup', { DeveloperName, MasterLabel, Language: 'en_US', Status: 'Updated' });
  store.set('PermissionSet', set, { Type: 'Group' });
  store.set('PermissionSetAssignment', userAssignment(store).Id, { PermissionSetGroupId: group });
}

const licenseRow = (store, type, filter) => store.find(type, filter)[0].Id;
const integrationLicense = (store) => licenseRow(store, 'UserLicense', { Name: 'Salesforce Integration' });
const integrationPsl = (store) => licenseRow(store, 'PermissionSetLicense', { DeveloperName: guide.permissionSetLicense });

/** The app's policies name the integration user's profile in place of the permission set. */
function profileOnApp(store) {
  changeApp(store, 'ExtlClntAppOauthConfigurablePolicies', { commaSeparatedPermissionSet: undefined, commaSeparatedProfile: guide.profile });
}

export const wrong = {
  'permission-set-is-a-group': groupInPlaceOfSet,
  'permission-set-license': { set: (store) => ({ LicenseId: licenseNamed(store, 'Salesforce Integration') }) },
  'permission-set-session-activation': { set: () => ({ HasActivationRequired: true }) },
  'class-access-missing': (store) => store.remove('SetupEntityAccess', link(store, { SetupEntityType: 'ApexClass' }), 'system'),
  'class-access-surplus': (store) => store.insert('SetupEntityAccess', { ParentId: guideSet(store), SetupEntityId: classId(store, { Name: 'InvoiceNumbers' }) }, 'system'),
  'apex-rest-services-off': (store) => store.update('PermissionSet', guideSet(store), { PermissionsApexRestServices: false }, 'system'),
  'api-enabled-off': (store) => store.update('PermissionSet', guideSet(store), { PermissionsApiEnabled: false }, 'system'),
  'surplus-system-permission': (store) => store.update('PermissionSet', guideSet(store), { PermissionsViewAllData: true }, 'system'),
  'surplus-object-permission': (store) => store.insert('ObjectPermissions', { ParentId: guideSet(store), SobjectType: 'Account', PermissionsRead: true }, 'system'),

  'profile-license': {
    profile: (store) => store.insert('Profile', { Name: guide.profile, UserLicenseId: licenseNamed(store, 'Salesforce'), PermissionsApiEnabled: true, PermissionsApiUserOnly: true }, 'system'),
  },
  'profile-api-enabled-off': (store) => store.update('Profile', guideProfile(store), { PermissionsApiEnabled: false }, 'system'),
  'profile-api-only-off': (store) => loseForced(store, 'ApiUserOnly'),
  'profile-surplus-permission': (store) => store.update('Profile', guideProfile(store), { PermissionsRunReports: true }, 'system'),
  'profile-surplus-object': (store) => store.insert('ObjectPermissions', { ParentId: guideShadow(store), SobjectType: 'Account', PermissionsRead: true }, 'system'),
  'profile-surplus-field': (store) => store.insert('FieldPermissions', { ParentId: guideShadow(store), SobjectType: 'Account', Field: 'Account.AnnualRevenue', PermissionsRead: true }, 'system'),
  'profile-surplus-class': (store) => store.insert('SetupEntityAccess', { ParentId: guideShadow(store), SetupEntityId: classId(store, { Name: 'InvoiceNumbers' }) }, 'system'),

  'user-inactive': (store) => store.update('User', store.integrationUserId, { IsActive: false }, 'system'),
  'user-frozen': (store) => store.set('UserLogin', store.find('UserLogin', { UserId: store.integrationUserId })[0].Id, { IsFrozen: true }),
  'user-other-profile': (store) => store.update('User', store.integrationUserId, { ProfileId: store.standardProfileId }, 'system'),
  'user-psl-missing': takeLicense,
  'user-voice-license': (store) => store.insert('PermissionSetLicenseAssign', { AssigneeId: store.integrationUserId, PermissionSetLicenseId: store.find('PermissionSetLicense', { DeveloperName: 'ServiceCloudVoicePsl' })[0].Id }, 'system'),
  // What it is called depends on release and language.
  'user-partner-voice-license'(store) {
    const id = licenseRow(store, 'PermissionSetLicense', { DeveloperName: 'ServiceCloudVoiceExternalTelephonyPsl' });
    store.set('PermissionSetLicense', id, { MasterLabel: 'Benutzer der Partnertelefonie' });
    store.insert('PermissionSetLicenseAssign', { AssigneeId: store.integrationUserId, PermissionSetLicenseId: id }, 'system');
  },
  'user-package-license': (store) => store.insert('UserPackageLicense', { UserId: store.integrationUserId, PackageLicenseId: store.find('PackageLicense', { NamespacePrefix: 'cnxscv' })[0].Id }, 'system'),
  'user-any-api-client'(store) {
    store.features.add('ApiAccessControl');
    const id = store.insert('PermissionSet', { Name: 'Any_Client', Label: 'Any client', PermissionsUseAnyApiClient: true }, 'system');
    store.put('PermissionSetAssignment', { AssigneeId: store.integrationUserId, PermissionSetId: id, IsActive: true });
  },
  'user-assigned-by-group': byGroupAlone(),
  'user-assigned-by-failed-group': byGroupAlone({ group: { Status: 'Failed' } }),
  'user-assigned-by-session-group': byGroupAlone({ group: { HasActivationRequired: true } }),
  'user-assigned-by-group-until-yesterday': byGroupAlone({ assignment: { ExpirationDate: '2024-01-31T23:00:00.000+0000' } }),
  'package-trial-over': (store) => store.set('PackageLicense', licenseRow(store, 'PackageLicense', { NamespacePrefix: 'cnxscv' }), { Status: 'Trial', ExpirationDate: '2024-01-31T23:00:00.000+0000' }),
  'package-expired': (store) => store.set('PackageLicense', licenseRow(store, 'PackageLicense', { NamespacePrefix: 'cnxscv' }), { Status: 'Expired' }),
  'user-license-disabled': (store) => store.set('UserLicense', integrationLicense(store), { Status: 'Disabled' }),
  'permission-set-license-disabled': (store) => store.set('PermissionSetLicense', integrationPsl(store), { Status: 'Disabled' }),
  'permission-set-license-expired': (store) => store.set('PermissionSetLicense', integrationPsl(store), { ExpirationDate: '2024-01-31' }),
  'assignment-missing': { assign: false },
  'assignment-inactive': (store) => store.set('PermissionSetAssignment', userAssignment(store).Id, { IsActive: false }),
  'assignment-expired'(store) {
    store.set('PermissionSetAssignment', userAssignment(store).Id, { ExpirationDate: '2024-01-31T23:00:00.000+0000', IsActive: false });
  },

  'distribution-packaged': (store) => changeApp(store, 'ExternalClientApplication', { distributionState: 'Packaged' }),
  'contact-email': (store) => putElements(store, 'ExternalClientApplication', { contactEmail: 'the Webex team' }),
  'callback-url': (store) => putElements(store, 'ExtlClntAppGlobalOauthSettings', { callbackUrl: undefined }),
  'scope-missing': (store) => changeApp(store, 'ExtlClntAppOauthSettings', { commaSeparatedOauthScopes: 'Api' }),
  'scope-surplus': (store) => changeApp(store, 'ExtlClntAppOauthSettings', { commaSeparatedOauthScopes: 'Api,RefreshToken,Web' }),
  'certificate-other': (store) => changeApp(store, 'ExtlClntAppGlobalOauthSettings', { certificate: makePair().certificatePem }),
  'certificate-missing': (store) => changeApp(store, 'ExtlClntAppGlobalOauthSettings', { certificate: undefined }),
  'certificate-expired': (store) => putCertificate(store, makePair({ days: -1 })),
  'certificate-not-yet-valid': (store) => putCertificate(store, makePair({ startsIn: 30 })),
  'certificate-weak': (store) => putCertificate(store, makePair({ bits: 1024 })),
  'secret-required': (store) => changeApp(store, 'ExtlClntAppGlobalOauthSettings', { isConsumerSecretOptional: false }),
  'self-authorize': (store) => changeApp(store, 'ExtlClntAppOauthConfigurablePolicies', { permittedUsersPolicyType: 'AllSelfAuthorized' }),
  'refresh-token-infinite': (store) => changeApp(store, 'ExtlClntAppOauthConfigurablePolicies', { refreshTokenPolicyType: 'Infinite' }),
  'ip-bypass': (store) => changeApp(store, 'ExtlClntAppOauthConfigurablePolicies', { ipRelaxationPolicyType: 'Bypass' }),
  'start-page': (store) => changeApp(store, 'ExtlClntAppConfigurablePolicies', { startPage: 'Custom', startUrl: 'https://example.com/start' }),
  'app-permission-set-missing': (store) => changeApp(store, 'ExtlClntAppOauthConfigurablePolicies', { commaSeparatedPermissionSet: undefined }),
  'app-permission-set-surplus': (store) => changeApp(store, 'ExtlClntAppOauthConfigurablePolicies', { commaSeparatedPermissionSet: `${guide.permissionSet.Name},Report_Readers` }),
  // Salesforce allows a profile as well as a permission set.
  'app-profile-untried': { change: profileOnApp, logins() {} },
  'app-profile-works': profileOnApp,
  'app-profile-refused': { change: profileOnApp, logins: (store) => recordLogin(store, { status: 'Failed: Not approved for access' }) },
  // An older connected app lets the user in; the guide's own app does not.
  'app-permission-set-on-connected-app'(store) {
    changeApp(store, 'ExtlClntAppOauthConfigurablePolicies', { commaSeparatedPermissionSet: undefined });
    addConnectedApp(store, { label: `${guide.app.label} (old)`, scopes: guide.scopes, certificatePem: makePair().certificatePem, permissionSets: [guideSet(store)] });
  },
  // A group of the same name is on the app, in place of the permission set.
  'app-permission-set-is-a-group'(store) {
    const { sum } = putGroup(store, { set: guideSet(store), DeveloperName: guide.permissionSet.Name, MasterLabel: 'IVR group' });
    store.set('SetupEntityAccess', link(store, { SetupEntityType: 'ExternalClientApplication' }), { ParentId: sum });
  },
  'app-disabled': (store) => changeApp(store, 'ExtlClntAppConfigurablePolicies', { isEnabled: false }),
  'oauth-plugin-disabled': (store) => changeApp(store, 'ExtlClntAppConfigurablePolicies', { isOauthPluginEnabled: false }),

  'login-missing': {
    // The same user through another app, and another user through this one, prove nothing.
    logins(store) {
      recordLogin(store, { application: 'Nightly Export' });
      recordLogin(store, { userId: store.find('User', { Alias: 'sserv' })[0].Id });
    },
  },
  'login-refused-since': {
    logins(store) {
      recordLogin(store, { after: -86_400 });
      recordLogin(store, { status: 'Failed: Not approved for access' });
    },
  },
};

/** What `complete` is to make otherwise for a wrong fact, and what to change after it. */
export function wrongFact(store, name) {
  const fact = wrong[name];
  if (typeof fact === 'function') return { early: {}, change: fact };
  const { set, change = () => {}, ...early } = fact;
  return { early: { ...early, set: set?.(store) }, change };
}
