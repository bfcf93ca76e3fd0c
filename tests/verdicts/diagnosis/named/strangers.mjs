/**
 * Ten orgs by somebody who never saw the product, after public reports (each
 * with its address). `never` are causes that must not be blamed, however much
 * the org looks like them.
 */
import { X509Certificate } from 'node:crypto';
import { certificateChanged } from '../../../org/rules/audit.mjs';
import { setSessionSetting } from '../../../org/rules/session-levels.mjs';
import { putGroup } from '../../changes-access.mjs';
import { classId, guide, guideProfile, guideSet, putCertificate, putLogin } from '../../stand-in.mjs';
import { at } from '../kinds-outage.mjs';

const minute = 60_000;
const hour = 60 * minute;
const used = { earlier: 2, later: 2 };
const elsewhere = '203.0.113.77';
const unknownUser = '000000000000000AAA';
const assign = (store, AssigneeId, PermissionSetId, more = {}) => store.put('PermissionSetAssignment', { AssigneeId, PermissionSetId, IsActive: true, ...more });

/** Others send user names that nobody has: by password, through an app of their own, and through the right one; the admin tries himself. */
function badUsernames({ store, now }) {
  const status = 'Failed: Username Invalid';
  const rows = [{ application: 'Data Loader', type: 'Other Apex API', status }, { application: 'Nightly Export', status }, { status }, { userId: store.adminId, status: 'Failed: Not approved for access' }];
  for (let index = 0; index < 8; index += 1) putLogin(store, { userId: unknownUser, at: now - (index + 1) * 20 * minute, address: elsewhere, ...rows[index % 4] });
}

function changeCertificate(store, from, to) {
  const subject = ({ certificatePem }) => new X509Certificate(certificatePem).subject.replaceAll('\n', ', ');
  putCertificate(store, to.certificatePem);
  certificateChanged(store, subject(from), subject(to), 'system');
}

/** Another certificate for two hours, then the first one again; what the other side's logins came to meanwhile. */
const rolledBack = (status) => ({ store, certificates, changed, ids }) => {
  const first = { certificatePem: certificates.held };
  at(store, changed - 2 * hour, () => changeCertificate(store, first, certificates.other));
  for (const ago of [90, 60, 30]) putLogin(store, { userId: ids.user, at: changed - ago * minute, status });
  changeCertificate(store, certificates.other, first);
};

/** The user is in a second group, which holds the same permission set and mutes what is needed. */
function secondGroupMutes({ store, ids }) {
  const [{ Id: part }] = store.find('PermissionSet', { Name: 'Routing_Class' });
  const { group, own } = putGroup(store, { name: 'Agents_Limited', label: 'Agents, limited', holds: part, sum: { PermissionsApexRestServices: false } });
  store.put('SetupEntityAccess', { ParentId: own, SetupEntityId: classId(store, guide.apexClass), SetupEntityType: 'ApexClass' });
  const muting = store.put('MutingPermissionSet', { DeveloperName: 'Agents_Limited_Muted', MasterLabel: 'Agents, limited: muted', Language: 'en_US', PermissionsApexRestServices: true });
  store.put('PermissionSetGroupComponent', { PermissionSetGroupId: group, PermissionSetId: muting });
  assign(store, ids.user, own, { PermissionSetGroupId: group });
}

/** The profile that the guide asks for is there and asks for what a JWT login never has; the user has another one. */
const strictProfileOfNobody = ({ store }) => setSessionSetting(store, guideProfile(store), { requiredSessionLevel: 'HIGH_ASSURANCE' }, 'system');

/** Users who look like the right one: of before the last refresh, of a trial, of another vendor. */
function lookAlikes({ store, ids, extraUser }, { areFrozen = false } = {}) {
  const { ProfileId, Username, FirstName, LastName } = store.get('User', ids.user);
  return [`${Username}.uat`, Username.replace('@', '2@'), Username.replace('@', '.old@')].map((name) => {
    const id = extraUser({ ProfileId, FirstName, LastName, Username: name, Email: 'it@acme.example', CommunityNickname: name });
    if (areFrozen) store.set('UserLogin', store.find('UserLogin', { UserId: id })[0].Id, { IsFrozen: true });
    else assign(store, id, guideSet(store));
    return id;
  });
}

/** Somebody tries one of the look-alikes by hand, after the other side's own login, and is refused. */
function frozenLookAlike(world) {
  const [id] = lookAlikes(world, { areFrozen: true });
  assign(world.store, id, guideSet(world.store));
  for (const ago of [4, 2]) putLogin(world.store, { userId: id, at: world.now - ago * minute, status: 'Failed: User is Frozen', address: elsewhere });
}

/** The refusals of before, which have another cause that is mended. */
function refusedOtherwiseBefore({ store, changed, ids }) {
  for (const ago of [50, 30, 10]) putLogin(store, { userId: ids.user, at: changed - ago * hour, status: 'Failed: Signature Invalid' });
}

export const strangers = [
  { id: 'stranger-bad-usernames', words: 'Nothing: the refused user names are of others, and Webex has not asked yet', source: 'https://www.eginnovations.com/documentation/Salesforce/Salesforce-Logins-Test.htm',
    plan: { make: badUsernames, earlier: 0, later: 0, never: ['other-side-username', 'username-other', 'user-missing', 'refused-unknown'] } },
  { id: 'stranger-rolled-back', words: 'Nothing: the certificate was another one for two hours, and is the first again', source: 'https://help.aprity.ai/docs/admin-guide/certificate-rotation',
    plan: { make: rolledBack('Failed: Signature Invalid'), ...used, never: ['certificate-other', 'certificate-missing'] } },
  { id: 'stranger-rolled-back-alone', words: 'A deployment put the old certificate back; Webex signs with the key of the new one', source: 'https://salesforcedictionary.com/how-to/certificate-and-key-management',
    plan: { make: rolledBack('Success'), changes: ['other-side-key'], ...used, never: ['app-self-authorize', 'app-set-missing', 'user-frozen', 'certificate-expired'] } },
  { id: 'stranger-two-groups', words: 'Nothing: one group mutes Apex REST Services, another one grants it', source: 'https://open-exam-prep.com/study-guides/salesforce-admin/security-access-identity-and-sharing-model/profiles-permission-sets-permission-set-groups-and-muting',
    plan: { changes: ['class-through-group'], make: secondGroupMutes, ...used, never: ['group-muted', 'apex-rest-off', 'group-outdated'] } },
  { id: 'stranger-standard-profile', words: "Nothing: the user has a standard profile; the strict one is nobody's", source: 'https://developer.salesforce.com/blogs/2024/02/invoke-rest-apis-with-the-salesforce-integration-user-and-oauth-client-credentials.html',
    plan: { changes: ['user-standard-profile'], make: strictProfileOfNobody, ...used, never: ['profile-high-assurance', 'login-ranges'] } },
  { id: 'stranger-frozen-among-likes', words: 'The user is frozen; those who look like it are not', source: 'https://github.com/restforce/restforce/issues/303',
    plan: { changes: ['user-frozen'], make: (world) => { lookAlikes(world); }, ...used, later: 3, tellsUser: false, never: ['user-missing', 'username-other', 'assignment-missing'] } },
  { id: 'stranger-frozen-like', words: 'Nothing: who is frozen is a user that looks like the right one', source: 'https://salesforce.stackexchange.com/q/146422',
    plan: { make: frozenLookAlike, ...used, tellsUser: false, never: ['user-frozen', 'username-other', 'user-inactive'] } },
  { id: 'stranger-old-domain', words: 'Nothing: Webex still comes through the My Domain of before the rename, which Salesforce leads on', source: 'https://help.salesforce.com/apex/HTViewHelpDoc?id=xcloud.domain_name_auth_update_determine.htm',
    plan: { changes: ['logins-through-old-domain'], ...used, host: 'mydomain', never: ['other-side-host', 'org-other'] } },
  { id: 'stranger-second-refusal', words: 'Permitted Users; the certificate, which was wrong before, is mended', source: 'https://salesforce.stackexchange.com/questions/184363/salesforce-jwt-user-hasnt-approved-this-consumer-again/296941',
    plan: { changes: ['self-authorize'], make: refusedOtherwiseBefore, earlier: 0, later: 2, never: ['certificate-other', 'certificate-missing', 'certificate-weak'] } },
  { id: 'stranger-clock', words: "Webex's clock is ten minutes behind: its assertions have ended when they arrive", source: 'https://salesforce.stackexchange.com/questions/18039/saml-bearer-oauth-question',
    plan: { changes: ['other-side-clock'], ...used, never: ['certificate-other', 'certificate-expired', 'app-self-authorize', 'other-side-host'] } },
];
