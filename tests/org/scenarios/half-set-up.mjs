/**
 * Orgs in which somebody began by hand, with the mistakes that people make.
 * `mistakes` are the guide's checks that are not OK in such an org beside those
 * that wait for one of them, `username` the integration user's, if there is one.
 */
import { assignLicense, assignPermissionSet, classId, complete, createApp, guideProfile, guideSet, guideShadow, makePermissionSet, makeProfile, makeUser, recordLogin, setPolicies } from './complete.mjs';

const username = 'scv.integration@acme.example';

export const halfSetUp = {
  'stopped-after-permission-set': {
    username: null,
    mistakes: ['permission-set.label', 'permission-set.license', 'profile.exists', 'user.exists', 'app.exists'],
  },
  'wrong-user': {
    username,
    mistakes: ['user.profile', 'user.permission-set-license', 'user.assignment', 'proof.login-seen'],
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
};

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
    // A refresh keeps the users but for the admin's own e-mail addresses, and leaves out Local apps.
    makeUser(store, { Email: 'integration-mailbox@acme.example.invalid' });
    assignLicense(store);
    assignPermissionSet(store);
    store.update('User', store.integrationUserId, { IsActive: false }, 'system');
  },
};
