/**
 * Ten further orgs by somebody who never saw the product, after public reports
 * (each with its address): refusals that are over, rows of another app, login
 * hours, and permission sets that give a part. `never` as in strangers.mjs.
 */
import { putGroup } from '../../changes-access.mjs';
import { classId, guide, guideProfile, putLogin } from '../../stand-in.mjs';
import { at } from '../kinds-outage.mjs';

const minute = 60_000;
const hour = 60 * minute;
const used = { earlier: 2, later: 2 };
const elsewhere = '203.0.113.77';
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** Rows of the user at so many milliseconds before the last change; the other side's later logins come two seconds after it. */
const refusedBefore = (status, agos) => ({ store, changed, ids }) => {
  for (const ago of agos) putLogin(store, { userId: ids.user, at: changed - ago, status });
};

/** The user was made inactive for three hours, and was refused meanwhile. */
function reactivated(world) {
  const { store, changed, ids } = world;
  at(store, changed - 3 * hour, () => store.update('User', ids.user, { IsActive: false }, 'system'));
  refusedBefore('User is inactive', [170 * minute, 90 * minute, minute])(world);
  store.update('User', ids.user, { IsActive: true }, 'system');
}

/** Rows that other programs of the same user left within the last minutes. */
const othersJustNow = (rows) => ({ store, now, ids }) => {
  rows.forEach((row, index) => putLogin(store, { userId: ids.user, at: now - (index + 1) * 15_000, address: elsewhere, ...row }));
};

/** Weekday and minute that a clock in the org's zone shows. */
function wallClock(store, time) {
  const { TimeZoneSidKey: timeZone } = store.get('Organization', store.orgId);
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(time);
  const value = (type) => parts.find((part) => part.type === type).value;
  return { day: value('weekday').toLowerCase(), minutes: Number(value('hour')) * 60 + Number(value('minute')) };
}

const elements = (hours) => Object.fromEntries(weekdays.flatMap((day) => [[`${day}Start`, `${hours[day][0]}`], [`${day}End`, `${hours[day][1]}`]]));

/** Open on all days, but for today: it closed ten minutes ago, and nobody comes in before two of the next morning. */
function closedTenMinutesAgo({ store, now, limit }) {
  const { day, minutes } = wallClock(store, now - 10 * minute);
  const next = weekdays[(weekdays.indexOf(day) + 1) % 7];
  const hours = Object.fromEntries(weekdays.map((name) => [name, [0, 1440]]));
  limit(guideProfile(store), { loginHours: elements({ ...hours, [day]: [0, minutes], [next]: [120, 1440] }) });
}

/** Open for two hours to either side of now, by the org's clock; by the user's own it is another time of the day. */
function openByTheOrgsClock(world) {
  const { store, now, changed, ids, limit } = world;
  const [start, end] = [wallClock(store, now - 2 * hour), wallClock(store, now + 2 * hour)];
  const closed = Object.fromEntries(weekdays.map((name) => [name, [0, 0]]));
  const open = start.day === end.day ? Object.fromEntries(weekdays.map((name) => [name, [start.minutes, end.minutes]])) : { ...closed, [start.day]: [start.minutes, 1440], [end.day]: [0, end.minutes] };
  at(store, changed - 20 * hour, () => limit(guideProfile(store), { loginHours: elements(open) }));
  store.set('User', ids.user, { TimeZoneSidKey: 'Pacific/Auckland' });
  refusedBefore('Restricted time', [9 * hour, 7 * hour, 5 * hour])(world);
}

const assign = (store, AssigneeId, PermissionSetId, more = {}) => store.put('PermissionSetAssignment', { AssigneeId, PermissionSetId, IsActive: true, ...more });

/** Another permission set gives the user both system permissions, and no class. */
function permissionsAlone({ store, ids }) {
  assign(store, ids.user, store.put('PermissionSet', { Name: 'Api_Basics', Label: 'API basics', Type: 'Regular', IsCustom: true, PermissionsApiEnabled: true, PermissionsApexRestServices: true }));
}

/** A group gives the user the class, and no system permission. */
function classAloneByGroup({ store, ids }) {
  const SetupEntityId = classId(store, guide.apexClass);
  const holds = store.put('PermissionSet', { Name: 'Voice_Classes', Label: 'Voice classes', Type: 'Regular', IsCustom: true });
  const { group, own } = putGroup(store, { name: 'Voice_Project', label: 'Voice project', holds });
  for (const ParentId of [holds, own]) store.put('SetupEntityAccess', { ParentId, SetupEntityId, SetupEntityType: 'ApexClass' });
  assign(store, ids.user, own, { PermissionSetGroupId: group });
}

const statuses = 'https://developer.salesforce.com/docs/atlas.en-us.264.0.object_reference.meta/object_reference/sforce_api_objects_eventlogfile_login_status.htm';

export const strangersAgain = [
  // A login for each request goes past 3,600 an hour; the refusals end with the hour.
  { id: 'again-rate', words: 'Nothing: too many logins in an hour, which is over', source: 'https://github.com/restforce/restforce/pull/744',
    plan: { make: refusedBefore('Login Rate Exceeded', Array.from({ length: 40 }, (_, index) => index * 1500)), ...used, later: 1, never: ['refused-unknown', 'api-limit', 'login-hours', 'user-frozen'] } },
  { id: 'again-maintenance', words: 'Nothing: the org was in maintenance for an hour', source: statuses,
    plan: { make: refusedBefore('Organization is in maintenance', [55 * minute, 30 * minute, 5 * minute, 0]), ...used, renamed: true, tellsUser: false, never: ['refused-unknown', 'app-disabled', 'user-inactive', 'api-limit'] } },
  { id: 'again-reactivated', words: 'Nothing: the user was inactive for three hours, and is active again', source: 'https://mimecastsupport.zendesk.com/hc/en-us/articles/42666007894163-Resolve-Salesforce-service-account-user-or-profile-errors',
    plan: { make: reactivated, ...used, renamed: true, never: ['user-inactive', 'user-frozen', 'user-missing', 'username-other'] } },
  // The rows that come last are of a program through which the user may not come.
  { id: 'again-other-app-refused', words: 'Nothing: Data Loader and an export are refused as the same user, Webex is not', source: 'https://help.salesforce.com/s/articleView?id=000383352&language=en_US&type=1',
    plan: { make: othersJustNow([{ application: 'Data Loader', status: 'Failed: Not approved for access' }, { application: 'Nightly Export', status: 'Failed: Not approved for access' }]), ...used, never: ['app-set-missing', 'assignment-missing', 'app-self-authorize', 'refused-unknown'] } },
  { id: 'again-other-app-granted', words: 'Webex signs with another key; what comes in as the same user is an export', source: 'https://www.lovalto.com/blog/salesforce-integration-user-per-system/',
    plan: { changes: ['other-side-key'], make: othersJustNow([{ application: 'Nightly Export' }, { application: 'Data Loader' }, { application: 'Nightly Export' }]), ...used, never: ['assignment-missing', 'app-set-missing', 'user-frozen', 'other-side-host'] } },
  { id: 'again-hours-over', words: "The day's login hours have ended; Webex was let in before", source: 'https://help.salesforce.com/apex/HTViewSolution?id=000204546&language=en_US',
    plan: { changes: ['profile-login-hours'], make: closedTenMinutesAgo, ...used, changedAgo: 6 * hour, never: ['login-ranges', 'user-inactive', 'assignment-missing', 'refused-unknown'] } },
  // Hours are the org's, wherever the user lives; the refusals are of the hours before.
  { id: 'again-hours-zone', words: "Nothing: the login hours are open by the org's clock, and closed by the user's", source: 'https://www.yumpu.com/en/document/view/34176830/salesforce-security-impl-guide/50',
    plan: { make: openByTheOrgsClock, ...used, changedAgo: 90 * minute, never: ['login-hours', 'login-ranges', 'refused-unknown'] } },
  { id: 'again-permissions-alone', words: 'The user lost the permission set of the app; another one gives both permissions and no class', source: 'https://help.salesforce.com/apex/HTViewSolution?id=000212208&language=en_US',
    plan: { changes: ['assignment-missing'], make: permissionsAlone, ...used, renamed: true, never: ['apex-rest-off', 'api-disabled', 'app-self-authorize', 'certificate-other'] } },
  { id: 'again-class-alone', words: 'The assignment of the permission set of the app is over; a group gives the class alone', source: 'https://automationchampion.com/2022/05/02/assign-an-expiration-date-to-permission-set-or-permission-set-group-assignment/',
    plan: { changes: ['assignment-expired'], make: classAloneByGroup, ...used, never: ['class-access-missing', 'class-missing', 'set-missing', 'group-muted'] } },
  // Apps of before may go on; this one is of a sandbox, under names of its own, with the class from a group.
  { id: 'again-healthy-older-make', words: 'Nothing; a connected app of a sandbox, a profile in another language, the class by a group', source: 'https://help.salesforce.com/apex/HTViewHelpDoc?id=xcloud.connected_app_continuous_ip.htm',
    plan: { older: true, renamed: true, company: 'globex', scenario: 'profiles:translated', host: 'mydomain', held: false, tellsUser: false, changes: ['class-through-group', 'user-voice-license'], around: ['sandbox', 'logins-many', 'license-voicemail'], candidates: ['user-without-class', 'profile-like-it', 'set-of-agents'], earlier: 3, later: 3, never: ['app-missing', 'class-access-missing', 'certificate-missing', 'org-other'] } },
];
