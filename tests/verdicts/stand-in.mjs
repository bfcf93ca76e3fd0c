/**
 * All that the generator uses of the stand-in org, in one place: an org at a
 * moment in the past, moved on from change to change, and logins that are made
 * by real requests at their time.
 */
import { X509Certificate } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { startOrg } from '../org/org.mjs';
import { changeApp, classId, guide, guideProfile, guideSet, guideShadow } from '../org/scenarios/complete.mjs';
import { addSurplus, surpluses } from '../org/scenarios/profile-variants.mjs';
import { stamp } from '../org/soql/soql-dates.mjs';
import { shadowOf } from '../org/rules/profiles.mjs';
import { orgDefaults, removePackage } from '../org/scenarios/seed.mjs';

export { addConnectedApp } from '../org/rules/connected-apps.mjs';
export { setLoginLimits } from '../org/rules/login-limits.mjs';
export { orgDefaults, removePackage, stamp, changeApp, classId, guide, guideProfile, guideSet, guideShadow, addSurplus, surpluses };

const apiName = guide.app.apiName;
const classPath = '/services/apexrest/cnxscv/v1/routing';
const grantType = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** A complete org, as if all of it had been made `ago` milliseconds before now. */
export async function completeOrg({ scenario, company, certificatePem, ago }) {
  const org = await startOrg({ scenario, company, certificatePem, pages: false });
  const { store } = org;
  const now = Date.now();
  setClock(store, now - ago);
  redate(store);
  store.db.exec('DELETE FROM LoginHistory');
  store.set('User', store.integrationUserId, { LastLoginDate: null });
  return { org, store, now };
}

export function setClock(store, time) {
  store.clock = () => time;
}

/** Everything that has a date was made and changed at the store's time. */
function redate(store) {
  const time = store.now();
  for (const { name } of store.sql("SELECT name FROM sqlite_master WHERE type = 'table'")) {
    const columns = store.sql(`PRAGMA table_info("${name}")`).map((column) => column.name)
      .filter((column) => /^(CreatedDate|LastModifiedDate|SystemModstamp)$/i.test(column));
    if (columns.length) store.db.exec(`UPDATE "${name}" SET ${columns.map((column) => `"${column}" = '${time}'`).join(', ')}`);
  }
}

/** What the org holds of the app, or null: { key, label, changed } with the time of its last change. */
export function appOf(store, name = apiName) {
  const rows = store.sql('SELECT * FROM metadata WHERE app = ?', name);
  const consumer = store.consumer(name);
  if (!rows.length || !consumer) return null;
  return { key: consumer.key, changed: Math.max(...rows.map(({ lastModifiedDate }) => Date.parse(lastModifiedDate.replace('+0000', 'Z')))) };
}

/** Puts a certificate into the app without asking whether Salesforce would take it. */
export function putCertificate(store, pem) {
  const [row] = store.sql("SELECT fullName, body FROM metadata WHERE type = 'ExtlClntAppGlobalOauthSettings' AND app = ?", apiName);
  const body = JSON.stringify({ ...JSON.parse(row.body), certificate: pem.trim() });
  store.db.prepare("UPDATE metadata SET body = ?, lastModifiedDate = ? WHERE type = 'ExtlClntAppGlobalOauthSettings' AND fullName = ?").run(body, store.now(), row.fullName);
}

export const removeApp = (store) => store.removeMetadata('ExternalClientApplication', apiName, 'system');

/** What the history says of a login; the rows of others are written as they stand there. `subType` names the flow, where there is a name for it. */
export function putLogin(store, { userId, at, application = guide.app.label, status = 'Success', type = 'Remote Access 2.0', subType = null, browser = 'Unknown', address = '198.51.100.24' }) {
  store.put('LoginHistory', {
    ...(store.object('LoginHistory').fields.has('LoginSubType') ? { LoginSubType: subType } : {}),
    UserId: userId, LoginTime: stamp(Math.floor(at / 1000) * 1000), LoginType: type, Application: application, Status: status, SourceIp: address,
    LoginUrl: store.sandbox ? 'test.salesforce.com' : 'login.salesforce.com', TlsProtocol: 'TLS 1.3', ApiType: 'N/A', ApiVersion: 'N/A', Browser: browser, Platform: 'Unknown',
  });
}

/** An assertion by a library that shares no code with the product. */
export function assertion(store, { key, username, privateKeyPem }) {
  const audience = store.sandbox ? 'https://test.salesforce.com' : 'https://login.salesforce.com';
  return jwt.sign({}, privateKeyPem, { algorithm: 'RS256', issuer: key, subject: username, audience, expiresIn: 180, allowInsecureKeySizes: true });
}

/** Asks for a token: { granted, token, error }. */
export async function login(org, words, address) {
  const response = await fetch(`http://127.0.0.1:${org.httpPort}/services/oauth2/token`, {
    method: 'POST', headers: { 'x-forwarded-for': address }, body: new URLSearchParams({ grant_type: grantType, assertion: assertion(org.store, words) }),
  });
  const answer = await response.json();
  return { granted: response.status === 200, token: answer.access_token, error: response.status === 200 ? null : `${answer.error} ${answer.error_description}` };
}

/** A login at a moment of the past; it leaves its row in the history. */
export async function loginAt(org, at, words, address) {
  const before = org.store.clock;
  setClock(org.store, at);
  try {
    return await login(org, words, address);
  } finally {
    org.store.clock = before;
  }
}

/** Whether the class answers with this token. */
export async function classAnswers(org, token, address) {
  const response = await fetch(`http://127.0.0.1:${org.httpPort}${classPath}`, { headers: { authorization: `Bearer ${token}`, 'x-forwarded-for': address } });
  await response.arrayBuffer();
  return response.status === 200;
}

/** What the process that asks needs to know of a running org. */
export function told(org, heldPem) {
  return { port: org.httpPort, session: org.adminSid, certificate: heldPem, fingerprint: new X509Certificate(heldPem).fingerprint256, now: Math.floor(Date.now() / 1000), assertion: '' };
}

/** Changes a row past the rules, and says when it was changed. */
export function write(store, type, id, values) {
  store.set(type, id, { ...values, LastModifiedDate: store.now(), SystemModstamp: store.now() });
}

/** A user who is there, without asking the rules whether there is a seat. */
export function putUser(store, number, values = {}) {
  const { ProfileId, ...rest } = { ProfileId: store.find('User', { Alias: 'sserv' })[0].ProfileId, ...values };
  const name = [rest.FirstName, rest.LastName ?? `Person ${number}`].filter(Boolean).join(' ');
  const id = store.put('User', {
    Username: `person.${number}@${store.place.company}.example`, Email: `person.${number}@${store.place.company}.example`, LastName: `Person ${number}`, Alias: `p${number}`, CommunityNickname: `person.${number}`, IsActive: true, UserType: 'Standard',
    ...orgDefaults, ...rest, ProfileId, Name: name,
  });
  store.put('UserLogin', { UserId: id, IsFrozen: false, IsPasswordLocked: false });
  store.put('PermissionSetAssignment', { AssigneeId: id, PermissionSetId: shadowOf(store, ProfileId).Id, IsActive: true });
  return id;
}

/** A profile of another kind, with the permission set that it owns. */
export function putProfile(store, Name, UserLicenseId) {
  const id = store.put('Profile', { Name, UserLicenseId, UserType: 'Standard', PermissionsApiEnabled: true });
  const own = `X00e${id.slice(3, 15)}`;
  store.put('PermissionSet', { Name: own, Label: own, ProfileId: id, IsOwnedByProfile: true, IsCustom: true, Type: 'Profile', LicenseId: UserLicenseId, PermissionsApiEnabled: true });
}
