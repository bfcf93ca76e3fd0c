/**
 * One wrong fact each: a change after `complete`, or what `complete` is to make
 * otherwise. What the org's rules would never allow, but time, other licenses
 * or Salesforce itself bring about, is written past them.
 */
import { makePair } from '../certificates.mjs';
import { changeApp, classId, guide, guideProfile, guideSet, guideShadow, recordLogin, takeLicense } from './complete.mjs';

const link = (store, filter) => store.find('SetupEntityAccess', { ParentId: guideSet(store), ...filter })[0].Id;
const userAssignment = (store) => store.find('PermissionSetAssignment', { AssigneeId: store.integrationUserId, PermissionSetId: guideSet(store) })[0];
const licenseNamed = (store, Name) => store.find('UserLicense', { Name })[0].Id;

/** Puts another certificate into the app without asking whether it may be uploaded. */
function putCertificate(store, pair) {
  store.keyPair = pair;
  const [row] = store.sql("SELECT fullName, body FROM metadata WHERE type = 'ExtlClntAppGlobalOauthSettings' AND app = ?", guide.app.apiName);
  const body = JSON.stringify({ ...JSON.parse(row.body), certificate: pair.certificatePem.trim() });
  store.db.prepare("UPDATE metadata SET body = ? WHERE type = 'ExtlClntAppGlobalOauthSettings' AND fullName = ?").run(body, row.fullName);
}

/** Switches a permission of the guide's profile off although its license forces it. */
function loseForced(store, permission) {
  store.set('Profile', guideProfile(store), { [`Permissions${permission}`]: false });
  store.set('PermissionSet', guideShadow(store), { [`Permissions${permission}`]: false });
}

/** A group that holds the guide's permission set, and through which the user has it. */
function assignByGroup(store) {
  const group = store.put('PermissionSetGroup', { DeveloperName: 'Webex_Integration', MasterLabel: 'Webex Integration', Language: 'en_US', Status: 'Updated' });
  store.put('PermissionSetGroupComponent', { PermissionSetGroupId: group, PermissionSetId: guideSet(store) });
  // A group grants through a permission set of its own that holds the sum of its parts.
  const sum = store.put('PermissionSet', { Name: 'Webex_Integration', Label: 'Webex Integration', Type: 'Group', IsCustom: true, PermissionsApiEnabled: true, PermissionsApexRestServices: true });
  store.put('SetupEntityAccess', { ParentId: sum, SetupEntityId: classId(store, guide.apexClass), SetupEntityType: 'ApexClass' });
  store.put('PermissionSetAssignment', { AssigneeId: store.integrationUserId, PermissionSetId: sum, PermissionSetGroupId: group, IsActive: true });
}

export const wrong = {
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
  'user-package-license': (store) => store.insert('UserPackageLicense', { UserId: store.integrationUserId, PackageLicenseId: store.find('PackageLicense', { NamespacePrefix: 'cnxscv' })[0].Id }, 'system'),
  'user-any-api-client'(store) {
    store.features.add('ApiAccessControl');
    const id = store.insert('PermissionSet', { Name: 'Any_Client', Label: 'Any client', PermissionsUseAnyApiClient: true }, 'system');
    store.put('PermissionSetAssignment', { AssigneeId: store.integrationUserId, PermissionSetId: id, IsActive: true });
  },
  'user-assigned-by-group'(store) {
    store.remove('PermissionSetAssignment', userAssignment(store).Id, 'system');
    assignByGroup(store);
  },
  'assignment-missing': { assign: false },
  'assignment-expired'(store) {
    store.set('PermissionSetAssignment', userAssignment(store).Id, { ExpirationDate: '2024-01-31T23:00:00.000+0000', IsActive: false });
  },

  'distribution-packaged': (store) => changeApp(store, 'ExternalClientApplication', { distributionState: 'Packaged' }),
  'contact-email': (store) => changeApp(store, 'ExternalClientApplication', { contactEmail: 'somebody.else@acme.example' }),
  'callback-url': (store) => changeApp(store, 'ExtlClntAppGlobalOauthSettings', { callbackUrl: 'https://example.com/callback' }),
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
  const { set, ...early } = fact;
  return { early: { ...early, set: set?.(store) }, change: () => {} };
}
