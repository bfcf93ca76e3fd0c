/**
 * What stands beside the right object and looks like it. Of each: the `role`;
 * `apply`; what an org with it `may` be told; and whether it is `plain` that it
 * is not the one, with no login, user name or consumer key to tell (`plain:
 * false` asks for one of these).
 */
import { putGroup } from '../changes-access.mjs';
import { addConnectedApp, changeApp, classId, guide, guideSet, putProfile } from '../stand-in.mjs';

const assign = (store, AssigneeId, PermissionSetId, more = {}) => store.put('PermissionSetAssignment', { AssigneeId, PermissionSetId, IsActive: true, ...more });
const psl = (store) => store.find('PermissionSetLicense', { DeveloperName: guide.permissionSetLicense })[0].Id;

function putApp({ store, certificates }, { label, apiName, sets, certificatePem = certificates.other.certificatePem, scopes = ['Api', 'RefreshToken'] }) {
  const { id } = store.createExternalClientApp({ label, apiName, contactEmail: 'it@acme.example', distributionState: 'Local', oauth: { callbackUrl: 'https://old.acme.example/callback', scopes, ...(certificatePem ? { certificatePem } : {}) } }, 'system');
  if (sets) {
    changeApp(store, 'ExtlClntAppOauthConfigurablePolicies', {
      permittedUsersPolicyType: 'AdminApprovedPreAuthorized', refreshTokenPolicyType: 'Zero', refreshTokenValidityPeriod: undefined, refreshTokenValidityUnit: undefined, commaSeparatedPermissionSet: sets,
    }, apiName);
  }
  return id;
}

function putClassSet(store, name) {
  const id = store.put('PermissionSet', { Name: name, Label: name.replaceAll('_', ' '), Type: 'Regular', IsCustom: true, PermissionsApiEnabled: true, PermissionsApexRestServices: true });
  store.put('SetupEntityAccess', { ParentId: id, SetupEntityId: classId(store, guide.apexClass), SetupEntityType: 'ApexClass' });
  return id;
}

const integrationUser = (world, more = {}) => {
  const { store } = world;
  const { ProfileId } = store.get('User', store.integrationUserId);
  const id = world.extraUser({ ProfileId, FirstName: 'Integration', LastName: `Two ${world.people}`, ...more });
  store.put('PermissionSetLicenseAssign', { AssigneeId: id, PermissionSetLicenseId: psl(store) });
  return id;
};

export const candidates = {
  // Of another certificate, for the same permission set.
  'app-like-it': { role: 'app', plain: false, touches: ['ps', 'app.rivals'], apply: (world) => putApp(world, { label: 'Webex (trial)', apiName: 'Webex_Trial', sets: guide.permissionSet.Name }) },
  'app-for-others': { role: 'app', plain: true, touches: ['ps'], apply: (world) => putApp(world, { label: 'Data Export', apiName: 'Data_Export', sets: 'Report_Readers' }) },
  'app-without-certificate': { role: 'app', plain: true, touches: [], apply: (world) => putApp(world, { label: 'Webex agents', apiName: 'Webex_Agents', certificatePem: null, scopes: ['Api', 'Web'] }) },
  'app-of-before': {
    role: 'app', plain: false, touches: ['ps', 'connected', 'app.rivals'],
    apply: ({ store, certificates }) => addConnectedApp(store, { label: 'Webex Contact Center', scopes: guide.scopes, certificatePem: certificates.other.certificatePem, permissionSets: [guideSet(store)] }),
  },
  // May use the class, and does so through nothing that this is about.
  'user-of-test': { role: 'user', plain: false, may: ['others-hold-app'], touches: ['assignment', 'ps', 'profile', 'user.profile', 'seats', 'user.psl', 'user'], apply: (world) => assign(world.store, integrationUser(world), guideSet(world.store)) },
  'user-without-class': { role: 'user', plain: true, touches: ['profile', 'user.profile', 'seats', 'user.psl', 'user'], apply: (world) => integrationUser(world, { FirstName: 'SCV Integration', LastName: 'User' }) },
  'user-who-left': { role: 'user', plain: true, may: ['others-hold-app'], touches: ['ps', 'profile', 'user.profile', 'seats', 'user'], apply: (world) => assign(world.store, integrationUser(world, { IsActive: false }), guideSet(world.store)) },
  'set-of-agents': {
    role: 'permissionSet', plain: true, touches: ['package'],
    apply({ store, extraUser }) {
      const id = putClassSet(store, 'Agents_Routing');
      for (let index = 0; index < 3; index += 1) assign(store, extraUser(), id);
    },
  },
  'set-of-nobody': { role: 'permissionSet', plain: true, touches: ['package'], apply: ({ store }) => putClassSet(store, 'IVR_Access_copy') },
  // The user holds it as well, and the app does not list it: either may be meant.
  'set-held-too': { role: 'permissionSet', plain: false, equal: true, may: ['class-elsewhere', 'user-too-powerful'], touches: ['package', 'user.absent', 'ps.class', 'ps.rest', 'ps', 'profile.api', 'assignment'], apply: ({ store }) => { const id = putClassSet(store, 'Voice_Extras'); assign(store, store.integrationUserId, id); return id; } },
  'group-of-agents': {
    role: 'permissionSet', plain: true, may: ['others-hold-app'], touches: ['ps', 'package', 'group-name'],
    apply({ store, extraUser }) {
      const { group, own } = putGroup(store, { name: 'Agents_All', label: 'Agents, all', holds: guideSet(store), sum: { PermissionsApiEnabled: true, PermissionsApexRestServices: true } });
      store.put('SetupEntityAccess', { ParentId: own, SetupEntityId: classId(store, guide.apexClass), SetupEntityType: 'ApexClass' });
      assign(store, extraUser(), own, { PermissionSetGroupId: group });
    },
  },
  'profile-like-it': { role: 'profile', plain: true, touches: [], apply: ({ store }) => putProfile(store, 'SCV Integration (old)', store.find('UserLicense', { Name: 'Salesforce Integration' })[0].Id) },
  'profile-of-integrations': { role: 'profile', plain: true, touches: [], apply: ({ store }) => putProfile(store, 'Integrations', store.find('UserLicense', { Name: 'Salesforce Integration' })[0].Id) },
};
