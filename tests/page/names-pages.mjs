// Every page of the stand-in org, for the names of its controls: what the agent
// calls them beside what Chromium's own accessibility tree does.
import assert from 'node:assert/strict';
import { languageOf } from '../org/pages/languages.mjs';
import { setup } from './hand.mjs';
import { isSameName, namesBySide } from './names.mjs';

/** What the agent is told of the site. */
export const marks = { never_describe: ['*/consumer/*'], never_read: ['secret'], page_errors: [], toasts: [], field_errors: [] };

/** Compares the names on the page at hand; answers `namesBySide`'s rows. */
export async function compareNames(rig, where) {
  const rows = await namesBySide(rig, marks);
  assert.deepEqual(rows.filter((row) => !isSameName(row)), [], where);
  return rows;
}

const idOf = ({ org }, type, filter) => org.store.find(type, filter)[0].Id.slice(0, 15);
const speak = ({ org }, language) => org.store.set('User', org.store.adminId, { LanguageLocaleKey: language });

function classicPages(rig) {
  const set = idOf(rig, 'PermissionSet', { Name: 'IVR_Access_to_SCV_Apex_Classes' });
  const profile = idOf(rig, 'Profile', { Name: 'SCV Integration' });
  const user = idOf(rig, 'User', { Alias: 'scvint' });
  const parts = (record) => ['', '/e'].flatMap((edit) => ['', '?s=ApexClassAccess', '?s=SystemPermissions'].map((part) => `/${record}${edit}${part}`));
  return ['/0PS', '/00e', '/005', '/005/e', `/00e/e?clone=${profile}`, '/udd/PermissionSet/newPermissionSet.apexp',
    ...parts(set), ...parts(profile), `/${user}?noredirect=1`, `/${user}/e`,
    ...['PermissionSet/assignPermissionSet', 'PermissionSetGroup/assignPermissionSet', 'Licensing/assignPermissionSetLicense']
      .map((page) => `/udd/${page}.apexp?userId=${user}`)];
}

/**
 * Compares the names on the classic pages; answers how many there were. Without
 * `everything` it leaves out the hundreds of permissions to tick, which are named
 * by the org's data and not by the page.
 */
export async function compareClassic(rig, language, { everything }) {
  speak(rig, language);
  let controls = 0;
  for (const page of classicPages(rig)) {
    if (everything || !page.endsWith('/e?s=SystemPermissions')) {
      await rig.page.goto(`https://${rig.org.hosts.setup}${page}`);
      controls += (await compareNames(rig, page)).length;
    }
  }
  return controls;
}

/** Compares the names on the Lightning pages, through every state of an app's. */
export async function compareLightning(rig, language) {
  speak(rig, language);
  const { say } = languageOf(language);
  const shows = (role, words) => rig.page.waitForSelector(`::-p-aria([name="${say(words)}"][role="${role}"])`);
  const press = async (role, words) => {
    const control = await shows(role, words);
    await control.evaluate((element) => element.click());
  };

  await rig.open(`${setup}/SetupOneHome/home`);
  await compareNames(rig, 'home');
  await rig.open(`${setup}/PermSets/home`);
  await compareNames(rig, 'a classic page within the shell');
  await rig.open(`${setup}/ManageExternalClientApplication/home`);
  await press('button', 'New External Client App');
  await shows('button', 'Create');
  await press('checkbox', 'Enable OAuth');
  await shows('listbox', 'Available OAuth Scopes');
  await press('checkbox', 'Enable JWT Bearer Flow');
  const form = await compareNames(rig, 'a new app');
  assert.ok(form.some(({ kind }) => kind === 'file') && form.length > 20, `${form.length} controls`);

  await rig.open(`${setup}/ManageExternalClientApplication/${idOf(rig, 'ExternalClientApplication', { DeveloperName: 'WxCC_SCV' })}/detail`);
  await shows('tab', 'Policies');
  await compareNames(rig, 'the app');
  await press('button', 'Edit');
  await shows('button', 'Save');
  await compareNames(rig, 'its policies, edited');
  await press('button', 'Cancel');
  await press('tab', 'Settings');
  await shows('button', 'Consumer Key and Secret');
  await compareNames(rig, 'its settings');
}
