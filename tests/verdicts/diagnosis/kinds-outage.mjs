/**
 * Changes from reports of outages and of other doors; see kinds-guide.mjs for
 * what each of them says. `outside` changes the other side and not the org,
 * `after` comes when all logins were made, `needs` what the plan must have
 * beside: the run sheet (`sheet`), logins since (`later`) or before (`earlier`), or what
 * the other side shows of its call (`pasted`). `seenWith` is what it takes to see
 * the cause at all: logins, or the pair.
 */
import { approve } from '../../org/rules/approvals.mjs';
import { setSessionSetting } from '../../org/rules/session-levels.mjs';
import { putGroup } from '../changes-access.mjs';
import { changeApp, classId, guide, guideProfile, guideSet, putCertificate, setClock } from '../stand-in.mjs';

const day = 86_400_000;
const oauthPolicies = (store, elements) => changeApp(store, 'ExtlClntAppOauthConfigurablePolicies', elements);
const settings = (store, elements) => changeApp(store, 'ExtlClntAppGlobalOauthSettings', elements);
const psl = (store) => store.find('PermissionSetLicense', { DeveloperName: guide.permissionSetLicense })[0].Id;
const assignment = (store) => store.find('PermissionSetAssignment', { AssigneeId: store.integrationUserId, PermissionSetId: guideSet(store) })[0].Id;
const classLink = (store) => store.find('SetupEntityAccess', { ParentId: guideSet(store), SetupEntityType: 'ApexClass' })[0].Id;
const assign = (store, PermissionSetId, more = {}) => store.put('PermissionSetAssignment', { AssigneeId: store.integrationUserId, PermissionSetId, IsActive: true, ...more });
const dayFrom = (time) => new Date(time).toISOString().slice(0, 10);

/**
 * The class comes from a second permission set, in a group that the user holds;
 * the app still lists the guide's, which the user holds as well.
 */
function classThroughGroup(world, { mutes = false, lags = false } = {}) {
  const { store } = world;
  store.remove('SetupEntityAccess', classLink(store), 'system');
  store.set('PermissionSet', guideSet(store), { PermissionsApexRestServices: false });
  const part = store.put('PermissionSet', { Name: 'Routing_Class', Label: 'Routing class', Type: 'Regular', IsCustom: true, PermissionsApexRestServices: true });
  const SetupEntityId = classId(store, guide.apexClass);
  store.put('SetupEntityAccess', { ParentId: part, SetupEntityId, SetupEntityType: 'ApexClass' });
  const { group, own } = putGroup(store, { name: 'Voice_Group', label: 'Voice group', holds: part, sum: { PermissionsApexRestServices: !mutes } });
  if (!lags) store.put('SetupEntityAccess', { ParentId: own, SetupEntityId, SetupEntityType: 'ApexClass' });
  if (lags) store.set('PermissionSetGroup', group, { Status: world.random.pick(['Outdated', 'Failed']) });
  if (mutes) {
    const muting = store.put('MutingPermissionSet', { DeveloperName: 'Voice_Muted', MasterLabel: 'Voice, muted', Language: 'en_US', PermissionsApexRestServices: true });
    store.put('PermissionSetGroupComponent', { PermissionSetGroupId: group, PermissionSetId: muting });
  }
  assign(store, own, { PermissionSetGroupId: group });
  world.alsoRight.permissionSet = [part, group, own];
}

/** A permission set of an old migration, in the user's hands. */
function makePowerful({ store, random }) {
  const flags = random.pick([
    { PermissionsModifyAllData: true, PermissionsViewAllData: true }, { PermissionsViewAllData: true }, { PermissionsAuthorApex: true, PermissionsModifyMetadata: true, PermissionsViewSetup: true }, { PermissionsManageUsers: true },
  ]);
  if (random.chance(0.5)) {
    assign(store, store.put('PermissionSet', { Name: 'Data_Load_2021', Label: 'Data load 2021', Type: 'Regular', IsCustom: true, ...flags }));
    return;
  }
  const holds = store.put('PermissionSet', { Name: 'Cutover', Label: 'Cutover', Type: 'Regular', IsCustom: true, ...flags });
  const { group, own } = putGroup(store, { name: 'Cutover_Group', label: 'Cutover team', holds, sum: flags });
  assign(store, own, { PermissionSetGroupId: group });
}

/** A door beside the JWT login, open in settings and policy. */
function openOtherFlow({ store, random }) {
  random.pick([
    () => {
      settings(store, { isClientCredentialsFlowEnabled: true });
      oauthPolicies(store, { isClientCredentialsFlowEnabled: true, clientCredentialsFlowUser: store.get('User', store.integrationUserId).Username });
    },
    () => settings(store, { isDeviceFlowEnabled: true }),
    () => { settings(store, { isTokenExchangeEnabled: true }); oauthPolicies(store, { isTokenExchangeFlowEnabled: true }); },
    () => settings(store, { isCodeCredFlowEnabled: true }),
  ])();
}

/** Each user approves the app himself, as the integration user once did. */
function approvedByItself({ store, key }) {
  oauthPolicies(store, { permittedUsersPolicyType: 'AllSelfAuthorized' });
  approve(store, store.effectiveApp(key), store.integrationUserId);
}

const appWhole = ['app.enabled', 'app.oauth', 'app.scopes', 'app.certificate', 'app.secret', 'app.permitted', 'app.refresh', 'app.ip', 'app.start', 'app.sets', 'app.free'];
const setParts = ['ps', 'ps.class', 'ps.rest', 'ps.more', 'package'];
const other = (change) => (world) => Object.assign(world.otherSide, change(world));

export const outageKinds = {
  'app-high-assurance': { ofApp: true, blocks: 'app-high-assurance', at: 'session', touches: ['app.session', 'app.free', 'app.permitted', 'app.refresh', 'app.ip', 'app.sets'], apply: ({ store, random }) => oauthPolicies(store, { requiredSessionLevel: 'HIGH_ASSURANCE', policyAction: random.pick(['Block', 'RaiseSessionLevel']) }) },
  'profile-high-assurance': { blocks: 'profile-high-assurance', at: 'call-session', touches: ['profile', 'user', 'user.profile'], apply: ({ store }) => setSessionSetting(store, guideProfile(store), { requiredSessionLevel: 'HIGH_ASSURANCE' }, 'system') },
  'profile-standard-session': { touches: ['profile', 'user', 'user.profile'], apply: ({ store }) => setSessionSetting(store, guideProfile(store), { requiredSessionLevel: 'STANDARD', sessionTimeout: 30 }, 'system') },
  'high-assurance-of-others': { touches: ['profile.others'], apply: ({ store }) => setSessionSetting(store, store.get('User', store.find('User', { Alias: 'sserv' })[0].Id).ProfileId, { requiredSessionLevel: 'HIGH_ASSURANCE' }, 'system') },
  'assignment-revoked': {
    blocks: 'assignment-revoked', at: 'approval', follows: ['class-access-missing', 'apex-rest-off', 'app-set-missing', 'assignment-missing'], alike: ['assignment-inactive'], touches: ['assignment'],
    apply({ store }) {
      store.features.add('UserAccessPolicies');
      store.set('PermissionSetAssignment', assignment(store), { IsRevoked: true });
    },
  },
  'access-policies-on': { touches: [], apply: ({ store }) => store.features.add('UserAccessPolicies') },
  'class-through-group': { differs: ['held-through-group', 'class-elsewhere'], touches: [...setParts, 'group-name'], apply: (world) => classThroughGroup(world) },
  'group-muted': { blocks: 'group-muted', at: 'rest', alike: ['apex-rest-off'], touches: [...setParts, 'group-name'], apply: (world) => classThroughGroup(world, { mutes: true }) },
  'group-outdated': { blocks: 'group-outdated', at: 'class', alike: ['class-access-missing'], touches: [...setParts, 'group-name'], apply: (world) => classThroughGroup(world, { lags: true }) },
  'api-off-everywhere': {
    blocks: 'api-disabled', at: 'api', touches: ['ps', 'ps.api', 'profile', 'profile.api'],
    apply({ store }) {
      const profile = guideProfile(store);
      for (const [type, id] of [['Profile', profile], ['PermissionSet', store.find('PermissionSet', { ProfileId: profile })[0].Id], ['PermissionSet', guideSet(store)]]) store.set(type, id, { PermissionsApiEnabled: false });
    },
  },
  'approved-by-itself': { ofApp: true, needs: 'later', may: ['app-self-authorize'], touches: appWhole, apply: approvedByItself },
  'approved-apps-only': {
    ofApp: true, blocks: 'api-access-control', at: 'approval', alike: ['app-self-authorize'], touches: [...appWhole, 'user.client'],
    apply(world) {
      approvedByItself(world);
      for (const feature of ['ApiAccessControl', 'ApprovedAppsOnly']) world.store.features.add(feature);
    },
  },
  'approved-apps-only-and-this-is-one': { touches: ['app.permitted', 'app.sets', 'user.client'], apply({ store }) { for (const feature of ['ApiAccessControl', 'ApprovedAppsOnly']) store.features.add(feature); } },
  'limit-used-up': { blocks: 'api-limit', at: 'limit', narrow: true, alone: true, after: true, touches: ['limit'], apply: ({ org }) => { org.rest.calls = org.rest.dailyLimit; } },
  'limit-near': { risks: ['api-limit-near'], after: true, touches: ['limit'], apply: ({ org }) => { org.rest.calls = Math.floor(org.rest.dailyLimit * 0.97); } },
  'certificate-renewed-since': { ofApp: true, needs: 'earlier', may: ['certificate-changed'], touches: ['app.certificate'], apply: ({ store, certificates }) => putCertificate(store, certificates.renewed) },

  'user-too-powerful': { risks: ['user-too-powerful'], touches: ['user.more', 'user.absent', 'group-name'], apply: makePowerful },
  'other-flow': { ofApp: true, risks: ['other-flow'], touches: ['app.flows', 'app.free', 'app.permitted', 'app.refresh', 'app.ip', 'app.sets', 'app.certificate', 'app.secret', 'user'], apply: openOtherFlow },
  'named-user-jwt': { ofApp: true, risks: ['named-user-jwt'], touches: ['app.free', 'app.certificate', 'app.secret'], apply: ({ store }) => settings(store, { isNamedUserJwtEnabled: true }) },
  'enforced-by-salesforce': { ofApp: true, touches: ['app.free', 'app.certificate', 'app.secret'], apply: ({ store }) => settings(store, { isRefreshTokenRotationEnabled: true, isEnforceRefreshTokenTTL: true }) },
  'others-hold-app': { risks: ['others-hold-app'], touches: ['ps', 'app.sets', 'app.permitted'], apply: ({ store, random, extraUser }) => { for (const AssigneeId of random.many(1, 4, () => extraUser())) store.put('PermissionSetAssignment', { AssigneeId, PermissionSetId: guideSet(store), IsActive: true }); } },
  'license-cannot-hold': { risks: ['license-cannot-hold'], touches: ['user.psl', 'seats'], apply: ({ store }) => store.set('PermissionSetLicense', psl(store), { MaximumPermissionsApexRestServices: false }) },
  'psl-ends-soon': { risks: ['psl-ends-soon'], touches: ['user.psl', 'seats'], apply: ({ store, now, random }) => store.set('PermissionSetLicense', psl(store), { ExpirationDate: dayFrom(now + (2 + random.below(12)) * day) }) },
  'assignment-ends-soon': { risks: ['assignment-ends-soon'], touches: ['assignment', 'ps'], apply: ({ store, now, random }) => store.set('PermissionSetAssignment', assignment(store), { ExpirationDate: `${dayFrom(now + (2 + random.below(12)) * day)}T23:00:00.000+0000` }) },
  'certificate-ends-within-days': { ofApp: true, risks: ['certificate-ends-soon'], touches: ['app.certificate', 'app.free'], may: ['certificate-changed'], apply: ({ store, certificates, random }) => putCertificate(store, certificates.ending.get(random.pick([1, 12]))) },

  'consumer-key-other': {
    ofApp: true, needs: 'sheet', outside: true, blocks: 'consumer-key-other', at: 'client', touches: ['sheet', ...appWhole],
    apply({ store }) {
      // Somebody asked for a new key after the old one was handed over.
      const { key } = store.consumer(guide.app.apiName);
      store.db.prepare('UPDATE consumer SET key = ? WHERE app = ?').run(`${key.slice(0, -6)}${[...key.slice(-6)].reverse().join('')}x`, guide.app.apiName);
    },
  },
  'org-other': { needs: 'sheet', outside: true, blocks: 'org-other', at: 'client', touches: ['sheet', 'sheet.org'], apply: (world) => { world.sheet.orgId = '00D7Q00000Wx1AbUAJ'; world.otherSide.elsewhere = true; } },
  'username-other': {
    needs: 'sheet', outside: true, blocks: 'username-other', at: 'consent', touches: ['sheet', 'user'],
    apply({ store }) {
      const { Username } = store.get('User', store.integrationUserId);
      store.set('User', store.integrationUserId, { Username: `${Username}.uat2` });
    },
  },
  'other-side-key': { outside: true, blocks: 'certificate-other', at: 'certificate', seenWith: 'later', touches: ['app.certificate', 'sheet'], apply: other(({ certificates }) => ({ privateKeyPem: certificates.other.privateKeyPem })) },
  'other-side-email': { outside: true, blocks: 'other-side-username', at: 'consent', seenWith: 'never', touches: ['user', 'sheet'], apply: other(({ store }) => ({ username: store.get('User', store.integrationUserId).Email })) },
  'other-side-audience': { outside: true, blocks: 'other-side-host', at: 'audience', seenWith: 'later', touches: ['sheet.host'], apply: other(({ store }) => ({ host: 'mydomain', audience: store.sandbox ? 'https://login.salesforce.com' : 'https://test.salesforce.com' })) },
  'other-side-wrong-host': { outside: true, blocks: 'other-side-host', at: 'host', seenWith: 'never', touches: ['sheet.host'], apply: other(({ store }) => ({ host: store.sandbox ? 'login.salesforce.com' : 'test.salesforce.com' })) },
  'other-side-path': { outside: true, blocks: 'other-side-flow', at: 'flow', needs: 'pasted', touches: ['sheet.path'], apply: other(() => ({ path: '/services/apexrest/ServiceRouting' })) },
};

/** Moves the org's clock and does something at that time. */
export function at(store, time, work) {
  const before = store.clock;
  setClock(store, time);
  try {
    return work();
  } finally {
    store.clock = before;
  }
}
