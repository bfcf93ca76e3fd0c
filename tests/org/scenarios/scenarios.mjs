/**
 * Orgs to start from. `complete` holds everything the guide asks for; each
 * `wrong:<fact>` is `complete` with one fact changed, so that a check can be
 * asked whether it sees that one and none else. `right:<name>` are orgs in which
 * all is right although it looks otherwise, `half:<name>` orgs that
 * somebody left half set up, `profiles:<name>` complete orgs with profiles of
 * another kind, `surplus:<name>` complete orgs whose profile holds one thing
 * too many, `logins:<name>` complete orgs with another login history.
 */
import { setLoginLimits } from '../rules/login-limits.mjs';
import { assignPermissionSet, complete, createApp, guide, guideProfile, makeIntegrationUser, makePermissionSet } from './complete.mjs';
import { halfSetUp, halfSetUpScenarios } from './half-set-up.mjs';
import { loginScenarios, makeLoginScenario } from './logins.mjs';
import { addSurplus, profileVariants, surpluses } from './profile-variants.mjs';
import { kindsOfOrg } from './kinds-of-org.mjs';
import { right } from './right-facts.mjs';
import { orgDefaults, removePackage } from './seed.mjs';
import { wrong, wrongFact } from './wrong-facts.mjs';

export { guide, makeIntegrationUser } from './complete.mjs';
export { halfSetUp } from './half-set-up.mjs';
export { profileVariants, surpluses } from './profile-variants.mjs';

/** The names behind `wrong:` and `right:`. */
export const wrongFacts = Object.keys(wrong);
export const rightFacts = Object.keys(right);

const scenarios = {
  empty() {},
  complete,
  sandbox() {},
  'no-package': (store) => removePackage(store),
  'no-seats'(store) {
    // Another integration has the one seat.
    store.insert('User', {
      Username: 'nightly.export@acme.example', Email: 'it@acme.example', LastName: 'Nightly Export', Alias: 'nightly', ProfileId: store.standardProfileId, ...orgDefaults,
    }, 'system');
    const [license] = store.find('UserLicense', { Name: 'Salesforce Integration' });
    store.set('UserLicense', license.Id, { TotalLicenses: license.UsedLicenses });
  },
  'few-rights'(store) {
    const [profile] = store.find('Profile', { Name: 'System Administrator' });
    store.update('Profile', profile.Id, { PermissionsExternalClientAppDeveloper: false, PermissionsManageProfilesPermissionsets: false }, 'system');
  },
  'session-expired'(store) {
    store.apiSessionsEnded = true;
  },
  'name-taken'(store) {
    store.createExternalClientApp({
      label: 'Webex Trial', apiName: guide.app.apiName, contactEmail: 'it@acme.example', distributionState: 'Local',
      oauth: { callbackUrl: 'https://trial.acme.example/callback', scopes: ['Api', 'Full'] },
    }, 'system');
  },
  // Complete, in an org that shows its admin no profile but the admin's own.
  'profile-filtering'(store, options) {
    store.features.add('ProfileFiltering');
    complete(store, options);
    const [profile] = store.find('Profile', { Name: 'System Administrator' });
    store.update('Profile', profile.Id, { PermissionsManageProfilesPermissionsets: false, PermissionsViewAllProfiles: false }, 'system');
  },
  // Complete, but for one thing that no page of the app shows: the profile lets in addresses of the office alone.
  'login-ip-ranges'(store, options) {
    complete(store, options);
    setLoginLimits(store, guideProfile(store), { loginIpRanges: [{ startAddress: '192.0.2.0', endAddress: '192.0.2.255', description: 'Office' }] }, 'system');
  },
  // All but the app's policies, which are those that Salesforce gives a new app; nobody has tried to log in.
  'app-just-created'(store, { certificatePem }) {
    makePermissionSet(store);
    makeIntegrationUser(store);
    assignPermissionSet(store);
    createApp(store, { certificatePem });
  },
  // Complete, in an org that has the permission "Use Any API Client" and gives it to nobody.
  'api-access-control'(store, options) {
    store.features.add('ApiAccessControl');
    complete(store, options);
  },
};

const surplusNamed = new Map(surpluses.map((surplus) => [surplus.name, surplus]));

/** Kinds of scenarios with a name behind a colon: the names, and how to make one. */
const families = {
  wrong: {
    names: wrongFacts,
    make(store, name, { certificatePem }) {
      const { early, change } = wrongFact(store, name);
      complete(store, { certificatePem, ...early });
      change(store);
    },
  },
  logins: { names: Object.keys(loginScenarios), make: makeLoginScenario },
  right: { names: rightFacts, make: (store, name, options) => right[name](store, options) },
  half: { names: Object.keys(halfSetUp), make: (store, name, options) => halfSetUpScenarios[name](store, options) },
  profiles: { names: Object.keys(profileVariants), make: (store, name, options) => complete(store, options) },
  surplus: {
    names: [...surplusNamed.keys()],
    make(store, name, options) {
      complete(store, options);
      addSurplus(store, surplusNamed.get(name));
    },
  },
};

for (const [name, { make = () => {} }] of Object.entries(kindsOfOrg)) scenarios[name] = make;

export const scenarioNames = [...Object.keys(scenarios), ...Object.entries(families).flatMap(([family, { names }]) => names.map((name) => `${family}:${name}`))];

/** Family and name of a scenario; a name without a family stands for itself. */
function split(scenario) {
  const colon = scenario.indexOf(':');
  return colon < 0 ? [null, scenario] : [scenario.slice(0, colon), scenario.slice(colon + 1)];
}

/** What the seed is to do otherwise for a scenario. */
export function seedOptions(scenario) {
  const [family, name] = split(scenario);
  if (family === 'profiles') return profileVariants[name];
  if (family === 'surplus') return { standardObjects: surplusNamed.get(name)?.standardObjects };
  return { sandbox: scenario === 'sandbox' || scenario === 'half:after-refresh', ...kindsOfOrg[scenario]?.seed };
}

/** How an org's pages are shown unless the start says otherwise: shadow, profileEditor, setupOn. */
export function appearance(scenario) {
  return kindsOfOrg[scenario]?.appearance ?? {};
}

export async function applyScenario(store, scenario, options = {}) {
  if (!scenarioNames.includes(scenario)) throw new Error(`There is no scenario "${scenario}". Known: ${scenarioNames.join(', ')}`);
  const [family, name] = split(scenario);
  if (family) families[family].make(store, name, options);
  else scenarios[name](store, options);
}
