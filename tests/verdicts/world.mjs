/** Makes an org by its plan, and keeps what is true of it: the tags of its changes, and how each login really went. */
import { changes, randomOf } from './plan.mjs';
import { appOf, classAnswers, completeOrg, guide, login, loginAt, putLogin, putUser, setClock, setLoginLimits } from './stand-in.mjs';
import { sameLabel, surroundings } from './surroundings.mjs';

/** Where Webex asks from. */
const webex = '198.51.100.24';

/**
 * Late: certificates, with which all that is written to the app is checked, and
 * what the license forces on again with each write. Rights last of all.
 */
const rank = (name) => (name.startsWith('right-') ? 2 : Number(name.startsWith('certificate') || name === 'profile-api-only-off'));
const order = (names) => [...names].sort((one, other) => rank(one) - rank(other));

export async function makeWorld(seed, plan, certificates) {
  const made = await completeOrg({ scenario: plan.scenario, company: plan.company, certificatePem: certificates.held, ago: plan.setUpAgo });
  try {
    return await fillWorld(seed, plan, certificates, made);
  } catch (error) {
    await made.org.close();
    throw error;
  }
}

async function fillWorld(seed, plan, certificates, { org, store, now }) {
  const world = {
    org, store, now, plan, certificates, setUp: now - plan.setUpAgo, attempts: [], random: null,
    values: { integration_username: `scv.integration@${plan.company}.example`, contact_email: `ada.admin@${plan.company}.example` },
    people: 0,
    extraUser: (values) => putUser(store, (world.people += 1), values),
    limit: (profileId, limits) => setLoginLimits(store, profileId, limits, 'system'),
  };
  const apply = (kinds, names) => {
    for (const name of order(names)) {
      world.random = randomOf(seed, plan.index, name);
      kinds[name].apply(world);
    }
  };
  apply(surroundings, plan.surroundings.filter((name) => !surroundings[name].last));
  const { key } = appOf(store);
  Object.assign(world, { key, username: store.get('User', store.integrationUserId).Username });
  const changed = now - plan.changedAgo;
  await logIn(world, 'earlier', [world.setUp, changed]);
  setClock(store, changed);
  apply(changes, plan.changes);
  apply(surroundings, plan.surroundings.filter((name) => surroundings[name].last));
  await logIn(world, 'later', [changed, now]);
  putOthers(world);
  store.clock = Date.now;
  return world;
}

/** Webex asks so often between two times; what becomes of it is the org's own doing. */
async function logIn(world, era, [from, to]) {
  const { org, store, plan, certificates } = world;
  const random = randomOf(world.plan.index, plan.setUpAgo, era);
  const hasWrongKey = era === 'later' && plan.history.wrongKey;
  const times = Array.from({ length: plan.history[era] }, () => from + 2000 + Math.floor(random.next() * (to - from - 4000))).sort((one, other) => one - other);
  for (const at of times) {
    const key = { key: world.key, username: world.username, privateKeyPem: hasWrongKey ? certificates.other.privateKeyPem : certificates.privateKeyPem };
    const { granted } = await loginAt(org, at, key, webex);
    world.attempts.push({ at, granted });
  }
}

/** Other apps of the same label were used by the same user. */
function putOthers(world) {
  const { store, plan, setUp, now } = world;
  if (!sameLabel.some((name) => plan.surroundings.includes(name)) || !store.get('User', store.integrationUserId)) return;
  const random = randomOf(plan.index, plan.setUpAgo, 'others');
  for (let index = 0; index < plan.history.others; index += 1) {
    const at = plan.history.othersLast ? now - 1000 - Math.floor(random.next() * Math.min(plan.changedAgo, 3_600_000)) : setUp + Math.floor(random.next() * (now - setUp));
    putLogin(store, { userId: store.integrationUserId, at, application: guide.app.label, status: random.chance(0.8) ? 'Success' : 'Failed: Signature Invalid' });
    world.othersLoggedIn = true;
  }
}

/** What is so: whether a token is given now, whether the class answers, and what the history really holds of the guide's app. */
export async function experiment(world) {
  const { org, store, key, username, certificates } = world;
  const app = appOf(store);
  const since = world.attempts.filter(({ at }) => app && Math.floor(at / 1000) * 1000 > app.changed);
  const { granted, token, error } = await login(org, { key, username, privateKeyPem: certificates.privateKeyPem }, webex);
  const answers = granted && await classAnswers(org, token, webex);
  return { granted, answers, error, key: app?.key ?? null, othersLoggedIn: world.othersLoggedIn ?? false, isBlurred: world.plan.surroundings.some((name) => surroundings[name].blursLogins), attempts: world.attempts.length, since, lastSince: since.at(-1) ?? null };
}
