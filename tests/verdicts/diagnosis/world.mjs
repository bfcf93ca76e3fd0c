/** Makes an org by its plan: what is there, what was changed and when, and how each attempt of the other side really went. */
import { X509Certificate } from 'node:crypto';
import { certificateChanged } from '../../org/rules/audit.mjs';
import { addConnectedApp, appOf, completeOrg, guide, guideProfile, guideSet, putCertificate, putUser, removeApp, setClock, setLoginLimits, told } from '../stand-in.mjs';
import { around } from './around.mjs';
import { candidates } from './candidates.mjs';
import { renameAll, usernameFor } from './names.mjs';
import { attempt } from './other-side.mjs';
import { allKinds, randomOf } from './plan.mjs';
import { tagsOf } from './tags.mjs';

/** Late: certificates, with which all that is written to the app is checked, and what a license forces on with each write. */
const rank = (name) => Number(name.startsWith('certificate') || name === 'profile-api-only-off');
const inOrder = (names) => [...names].sort((one, other) => rank(one) - rank(other));
const idOfApp = (store, apiName) => store.listMetadata('ExternalClientApplication').find(({ fullName }) => fullName === apiName)?.id ?? null;

export async function makeWorld(plan, certificates) {
  const { org, store, now } = await completeOrg({ scenario: plan.scenario, company: plan.company, certificatePem: certificates.held, ago: plan.setUpAgo });
  try {
    const world = {
      org, store, now, plan, certificates, setUp: now - plan.setUpAgo, changed: now - plan.changedAgo, attempts: [], people: 0, alsoRight: {}, equals: {}, random: null,
      values: { integration_username: store.get('User', store.integrationUserId).Username, contact_email: `ada.admin@${plan.company}.example` },
      extraUser: (values) => putUser(store, (world.people += 1), values),
      limit: (profileId, limits) => setLoginLimits(store, profileId, limits, 'system'),
    };
    await fill(world);
    return world;
  } catch (error) {
    await org.close();
    throw error;
  }
}

function each(world, kinds, names) {
  for (const name of inOrder(names)) {
    world.random = randomOf(world.plan.seed, world.plan.index, name);
    const made = kinds[name].apply(world);
    const { role, equal } = kinds[name];
    if (equal && made) (world.equals[role] ??= []).push(made);
  }
}

/** Before anybody looked at it: an older app in place of the guide's, and the user's own name. */
function layOut(world) {
  const { store, plan, certificates } = world;
  const random = randomOf(plan.seed, plan.index, 'names');
  if (plan.renamed) {
    const Username = usernameFor(random, plan.company);
    store.set('User', store.integrationUserId, { Username, CommunityNickname: Username.split('@')[0] });
    world.values.integration_username = Username;
  }
  world.ids = { user: store.integrationUserId, permissionSet: guideSet(store), profile: guideProfile(store), app: idOfApp(store, guide.app.apiName) };
  if (plan.older) {
    removeApp(store);
    world.key = addConnectedApp(store, { label: guide.app.label, scopes: guide.scopes, certificatePem: certificates.held, permissionSets: [world.ids.permissionSet] });
    world.ids.app = store.connectedApps.get(world.key).rowId;
  } else world.key = appOf(store).key;
}

const certificateIn = (store) => {
  const [row] = store.sql("SELECT body FROM metadata WHERE type = 'ExtlClntAppGlobalOauthSettings' AND app = ?", guide.app.apiName);
  return row ? JSON.parse(row.body).certificate ?? null : null;
};

/** The audit trail knows of each certificate; what was put in past the rules is noted here. */
function noteCertificate(store, before) {
  const now = certificateIn(store);
  if (!now || now === before || store.find('SetupAuditTrail', { Action: 'changeExternalClientAppCertificate', CreatedDate: store.now() }).length) return;
  const subject = (pem) => pem && new X509Certificate(pem).subject.replaceAll('\n', ', ');
  certificateChanged(store, subject(before), subject(now), 'system');
}

async function fill(world) {
  const { org, store, plan, certificates, now } = world;
  layOut(world);
  each(world, around, plan.around.filter((name) => !around[name].last));
  each(world, candidates, plan.candidates);
  world.otherSide = { privateKeyPem: certificates.privateKeyPem, consumerKey: world.key, username: store.get('User', world.ids.user).Username, host: plan.host };
  if (plan.wasOther) {
    putCertificate(store, certificates.other.certificatePem);
    world.otherSide.privateKeyPem = certificates.other.privateKeyPem;
  }
  world.sheet = { orgId: store.orgId, consumerKey: world.key, username: world.otherSide.username, fingerprint: new X509Certificate(certificates.held).fingerprint256, at: Math.floor(world.setUp / 1000) };
  await attempts(world, plan.earlier, world.setUp, world.changed);
  setClock(store, world.changed);
  const before = certificateIn(store);
  each(world, allKinds, plan.changes.filter((name) => !allKinds[name].after));
  noteCertificate(store, before);
  plan.make?.(world);
  each(world, around, plan.around.filter((name) => around[name].last));
  await attempts(world, plan.later, world.changed, now);
  store.clock = () => now;
  const user = store.get('User', world.ids.user);
  world.ids.profile = user?.ProfileId ?? null;
  if (plan.renamed) renameAll(store, world.ids, randomOf(plan.seed, plan.index, 'renamed'), plan.names);
  await lookOnce(world, user);
  each(world, allKinds, plan.changes.filter((name) => allKinds[name].after));
  store.clock = Date.now;
  world.tags = tagsOf(world);
}

async function attempts(world, count, from, to) {
  const random = randomOf(world.plan.seed, world.plan.index, from === world.changed ? 'later' : 'earlier', 'attempts');
  const times = Array.from({ length: count }, () => from + 2000 + Math.floor(random.next() * (to - from - 64_000))).sort((one, other) => one - other);
  for (const at of times) world.attempts.push(await attempt(world.org, world.otherSide, at));
}

/** The consumer key that the right app has now. */
const keyNow = ({ store, ids }) => (ids.app?.startsWith('0H4') ? [...store.connectedApps.values()].find(({ rowId }) => rowId === ids.app)?.key : store.consumer(store.appById(ids.app)?.apiName ?? '')?.key) ?? null;

/** What is known beside the org: a login that was tried here, and what the other side's tool showed of its call. */
async function lookOnce(world, user) {
  const { org, plan, certificates, now } = world;
  const key = keyNow(world);
  world.currentKey = key;
  if (plan.test && key && user) {
    const made = await attempt(org, { privateKeyPem: certificates.privateKeyPem, consumerKey: key, username: user.Username, host: 'mydomain', address: '127.0.0.1', loginOnly: true }, now - 30_000);
    world.test = { at: Math.floor((now - 30_000) / 1000), granted: made.granted, error: made.refusal?.error ?? null, description: made.refusal?.description ?? null, host: made.host, audience: made.audience };
    world.testPlace = made.place ?? null;
  }
  const last = world.attempts.filter(({ at, status }) => at > world.changed && status).at(-1);
  if (plan.pasted && last) world.shown = { status: last.status, body: last.body, place: last.place ?? null };
}

/** The question of README.md. */
export function questionOf(world) {
  const { plan, org, store, certificates, sheet, shown, test } = world;
  const values = plan.renamed ? {} : { contact_email: world.values.contact_email };
  const user = store.get('User', world.ids.user);
  const isShouting = /[A-Z]/.test(world.values.integration_username);
  const username = user?.Username ?? world.values.integration_username;
  if (plan.tellsUser) values.integration_username = isShouting ? username.toUpperCase() : username;
  if (plan.tellsKey && world.currentKey) values.pasted_consumer_key = world.currentKey;
  const { certificate, fingerprint, ...running } = told(org, certificates.held);
  return {
    id: plan.id, org: { ...running, certificate: plan.held ? certificate : '', fingerprint: plan.held ? fingerprint : '' }, values,
    handedOver: plan.sheet ? sheet : null, test: test ?? null, pasted: shown ? { status: shown.status, body: shown.body } : null,
  };
}

/** What happens when the other side asks now: { granted, answers, error, place, works }. */
export async function truthOf(world) {
  const now = await attempt(world.org, world.otherSide, null);
  return { granted: now.granted, answers: now.answers, error: now.error, place: now.place ?? null, works: now.granted && now.answers };
}
