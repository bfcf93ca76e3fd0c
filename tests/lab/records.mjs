// The records that an address of the lab may name in braces: the guide's own, and
// for each kind another one, so that a page may be about somebody else's.
import { guide } from '../org/scenarios/scenarios.mjs';

const other = (rows, id) => rows.find((row) => row.Id !== id);
const setsOf = (store) => store.find('PermissionSet', { IsOwnedByProfile: false }).filter(({ Type, NamespacePrefix }) => Type !== 'Group' && !NamespacePrefix);
const guideSet = (store) => store.find('PermissionSet', { Name: guide.permissionSet.Name })[0];
const guideProfile = (store) => store.find('Profile', { Name: guide.profile })[0];
const guideApp = (store) => store.find('ExternalClientApplication', { DeveloperName: guide.app.apiName })[0];
const standard = (store) => store.get('Profile', store.standardProfileId);

const finders = {
  set: guideSet,
  profile: guideProfile,
  user: (store) => store.get('User', store.integrationUserId),
  app: guideApp,
  standard,
  'other-set': (store) => other(setsOf(store), guideSet(store)?.Id),
  // A custom one, as the guide's is.
  'other-profile': (store) => store.find('Profile', { Name: 'Back Office' })[0],
  'other-user': (store) => store.find('User', { Alias: 'sserv' })[0],
  'other-app': (store) => other(store.find('ExternalClientApplication'), guideApp(store)?.Id),
  'other-standard': (store) => store.find('Profile', { Name: 'Standard User' })[0],
};

export const recordNames = Object.keys(finders);

/** The names in braces of an address. */
export const namedIn = (address) => [...address.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name);

/** The record behind a name; it is a mistake of the test to ask an org that has none. */
export function recordNamed(store, name) {
  const record = finders[name](store);
  if (!record) {
    throw new Error(`This org has no record {${name}}: start it in the scenario complete`);
  }
  return record;
}

/** An address with the ids of the org's records, 15 characters each as in Setup. */
export function filled(store, address) {
  return address.replace(/\{([^{}]*)\}/g, (_, name) => recordNamed(store, name).Id.slice(0, 15));
}

/** What the first record of an address is called. */
export function nameIn(store, address) {
  const [name] = namedIn(address);
  const record = name && recordNamed(store, name);
  return record ? record.Label ?? record.MasterLabel ?? record.Name : '';
}
