/**
 * Orgs in which somebody began by hand, with the mistakes that people make.
 * `mistakes` are the guide's checks that are not OK in such an org beside those
 * that wait for one of them, `username` the integration user's, if there is one.
 */
import { OrgError } from '../errors.mjs';
import { addConnectedApp } from '../rules/connected-apps.mjs';
import { assignLicense, assignPermissionSet, changeApp, classId, complete, guide, createApp, guideProfile, guideSet, guideShadow, makePermissionSet, makeProfile, makeUser, recordLogin, setPolicies, takeLicense } from './complete.mjs';

const username = 'scv.integration@acme.example';

export const halfSetUp = {
  'stopped-after-permission-set': {
    username: null,
    mistakes: ['permission-set.license', 'profile.exists', 'user.exists', 'app.exists'],
  },
  'wrong-user': {
    username,
    mistakes: ['user.profile', 'user.permission-set-license', 'user.assignment'],
  },
  'app-defaults': {
    username,
    mistakes: [
      'app.scopes', 'app.secret-optional', 'app.permitted-users', 'app.refresh-token-policy', 'app.start-page', 'app.permission-set', 'proof.login-seen',
    ],
  },
  'clone-with-extras': {
    username,
    mistakes: ['permission-set.apex-class', 'profile.nothing-else'],
  },
  'after-refresh': {
    username: `${username}.uat`,
    mistakes: ['user.active', 'app.exists'],
  },
  'by-hand': {
    username,
    mistakes: [
      'permission-set.license', 'permission-set.apex-rest', 'profile.nothing-else', 'user.permission-set-license',
      'app.scopes', 'app.secret-optional', 'app.permitted-users', 'app.ip-relaxation', 'proof.login-seen',
    ],
  },
  'assigned-before-license': {
    username,
    mistakes: ['user.assignment'],
  },
  'certificate-cleared': {
    username,
    mistakes: ['app.certificate', 'app.certificate-valid', 'proof.login-seen'],
  },
  'older-app': {
    username,
    // What lets the user into the older app is no more than that app needs.
    mistakes: ['app.exists'],
  },
};

/** What the org is expected to refuse; that it does belongs to the state the org is left in. */
function refused(write) {
  try {
    write();
  } catch (error) {
    if (error instanceof OrgError) return;
    throw error;
  }
  throw new Error('The org was expected to refuse this');
}

export const halfSetUpScenarios = {
  'stopped-after-permission-set'(store) {
    makePermissionSet(store, { Label: 'IVR Acces to SCV Apex Classes', LicenseId: store.find('UserLicense', { Name: 'Salesforce Integration' })[0].Id });
  },
  'wrong-user'(store, { certificatePem }) {
    makePermissionSet(store);
    makeProfile(store);
    // Webex was given the e-mail address in place of the user name.
    makeUser(store, { ProfileId: store.standardProfileId, Email: 'webex.team@acme.example' });
    createApp(store, { certificatePem });
    setPolicies(store);
    recordLogin(store, { status: 'Failed: Not approved for access' });
  },
  'app-defaults'(store, { certificatePem }) {
    makePermissionSet(store);
    makeProfile(store);
    makeUser(store);
    assignLicense(store);
    assignPermissionSet(store);
    createApp(store, { certificatePem, scopes: ['Api'], isConsumerSecretOptional: false });
    recordLogin(store, { status: 'Failed: Not approved for access' });
  },
  'clone-with-extras'(store, { certificatePem }) {
    complete(store, { certificatePem });
    const [access] = store.find('SetupEntityAccess', { ParentId: guideSet(store), SetupEntityType: 'ApexClass' });
    store.remove('SetupEntityAccess', access.Id, 'system');
    store.update('Profile', guideProfile(store), { PermissionsRunReports: true, PermissionsViewSetup: true, PermissionsViewAllData: true }, 'system');
    store.insert('ObjectPermissions', { ParentId: guideShadow(store), SobjectType: 'Contact', PermissionsRead: true, PermissionsCreate: true }, 'system');
    store.insert('SetupEntityAccess', { ParentId: guideShadow(store), SetupEntityId: classId(store, { NamespacePrefix: 'cnxscv', Name: 'ServiceRouting' }) }, 'system');
  },
  'after-refresh'(store) {
    makePermissionSet(store);
    makeProfile(store);
    // A refresh keeps the users, ends each address but the admin's own in .invalid, and leaves out Local apps.
    makeUser(store, { Email: `integration-mailbox@${store.place.company}.example.invalid` });
    for (const { Id, Email } of store.find('User', { Alias: 'sserv' })) store.set('User', Id, { Email: `${Email}.invalid` });
    assignLicense(store);
    assignPermissionSet(store);
    store.update('User', store.integrationUserId, { IsActive: false }, 'system');
  },
  // Eight mistakes, each of which looks right on its own page.
  'by-hand'(store, { certificatePem }) {
    const [license] = store.find('UserLicense', { Name: 'Salesforce Integration' });
    makePermissionSet(store, { LicenseId: license.Id, PermissionsApexRestServices: false });
    makeProfile(store);
    store.update('Profile', guideProfile(store), { PermissionsRunReports: true }, 'system');
    makeUser(store);
    assignLicense(store);
    assignPermissionSet(store);
    takeLicense(store);
    createApp(store, { certificatePem, scopes: ['Api'], isConsumerSecretOptional: false });
    setPolicies(store);
    changeApp(store, 'ExtlClntAppOauthConfigurablePolicies', { permittedUsersPolicyType: 'AllSelfAuthorized', ipRelaxationPolicyType: 'Bypass' });
    recordLogin(store, { status: 'Failed: Not approved for access' });
  },
  // The permission set was assigned first, which the org refused; nobody tried again after the license.
  'assigned-before-license'(store, { certificatePem }) {
    makePermissionSet(store);
    makeProfile(store);
    makeUser(store);
    refused(() => assignPermissionSet(store));
    assignLicense(store);
    createApp(store, { certificatePem });
    setPolicies(store);
    recordLogin(store, { status: 'Failed: Not approved for access' });
  },
  // It worked until a pipeline deployed the app's settings without their certificate.
  'certificate-cleared'(store, { certificatePem }) {
    complete(store, { certificatePem, logins: () => recordLogin(store, { after: -86_400 }) });
    changeApp(store, 'ExtlClntAppGlobalOauthSettings', { certificate: undefined });
    recordLogin(store, { status: 'Failed: Signature Invalid' });
  },
  // Set up years ago with a connected app, which still logs in.
  'older-app'(store, { certificatePem }) {
    makePermissionSet(store);
    makeProfile(store);
    makeUser(store);
    assignLicense(store);
    assignPermissionSet(store);
    addConnectedApp(store, { label: guide.app.label, scopes: guide.scopes, certificatePem, permissionSets: [guideSet(store)] });
    recordLogin(store);
  },
};
