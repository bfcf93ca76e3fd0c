// Every page that the guide names is recognised, and everything on it that the
// guide speaks of is ringed: on either surface, and in either profile editor.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { any, exactly, ringed, say, saying } from '../words.mjs';
import { Player, WIDE } from './guide.mjs';
import { stages as allStages } from './guideFile.mjs';
import { OneBrowser } from './oneBrowser.mjs';

/** Without the pages of a secret, of which nothing is told: `consumer-key.test.mjs` is about these. */
export const stages = allStages.filter(({ page }) => !['identity-verification', 'consumer-details'].includes(page));

const nodeOf = (node) => (address) => `/lightning/setup/${node}/page?address=${encodeURIComponent(address)}`;
const permissionSets = nodeOf('PermSets');
const profiles = nodeOf('EnhancedProfiles');
const users = nodeOf('ManageUsers');
const licenses = nodeOf('PermissionSetLicense');

/** The ids of the guide's records in a complete org. */
function idsIn({ store }) {
  const short = (type, filter) => store.find(type, filter)[0].Id.slice(0, 15);
  return {
    set: short('PermissionSet', { Name: 'IVR_Access_to_SCV_Apex_Classes' }),
    standard: store.standardProfileId.slice(0, 15),
    profile: short('Profile', { Name: 'SCV Integration' }),
    user: store.integrationUserId.slice(0, 15),
    app: short('ExternalClientApplication', { DeveloperName: 'WxCC_SCV' }),
  };
}

/** Where each page is: its address, and what is pressed on the way. */
export const PLACES = {
  'permission-set-list': { at: () => '/lightning/setup/PermSets/home' },
  'permission-set-new': { at: () => permissionSets('/udd/PermissionSet/newPermissionSet.apexp') },
  'permission-set-summary': { at: ({ set }) => `/lightning/setup/PermSets/${set}/summary` },
  'permission-set-overview': { at: ({ set }) => permissionSets(`/${set}`) },
  'permission-set-apex-classes': { at: ({ set }) => permissionSets(`/${set}?s=ApexClassAccess`) },
  'permission-set-apex-classes-edit': { at: ({ set }) => permissionSets(`/${set}/e?s=ApexClassAccess`) },
  'permission-set-system-permissions': { at: ({ set }) => permissionSets(`/${set}?s=SystemPermissions`) },
  'permission-set-system-permissions-edit': { at: ({ set }) => permissionSets(`/${set}/e?s=SystemPermissions`) },
  'permission-set-assignments': { at: ({ user }) => permissionSets(`/udd/PermissionSet/assignPermissionSet.apexp?userId=${user}`) },
  // The list shows ten profiles at a time; its letters lead to the others.
  'profile-list': {
    at: () => '/lightning/setup/EnhancedProfiles/home',
    press: async (tab) => {
      await (await tab.frame('/00e')).click('link', 'M');
      await tab.page.waitUntil(async () => (await tab.frame('/00e')).byRole('link', 'Minimum Access - API Only Integrations'), 'the profiles by M');
    },
  },
  'standard-profile': { at: ({ standard }) => profiles(`/${standard}`) },
  'profile-clone': { at: ({ standard }) => profiles(`/${standard}`), press: async (tab) => (await tab.frame('/00e')).click('button', 'Clone', { which: 0 }) },
  'profile-overview': { at: ({ profile }) => profiles(`/${profile}`) },
  'profile-system-permissions': { at: ({ profile }) => profiles(`/${profile}?s=SystemPermissions`) },
  'profile-system-permissions-edit': { at: ({ profile }) => profiles(`/${profile}/e?s=SystemPermissions`) },
  'profile-original': { at: ({ profile }) => profiles(`/${profile}`), editor: 'original' },
  'profile-original-edit': { at: ({ profile }) => profiles(`/${profile}/e`), editor: 'original' },
  'user-list': { at: () => '/lightning/setup/ManageUsers/home' },
  'user-new': { at: () => users('/005/e') },
  'user-detail': { at: ({ user }) => users(`/${user}?noredirect=1&isUserEntityOverride=1`) },
  'permission-set-license-assignments': { at: ({ user }) => licenses(`/udd/Licensing/assignPermissionSetLicense.apexp?userId=${user}`) },
  'app-list': { at: () => '/lightning/setup/ManageExternalClientApplication/home' },
  'app-new': {
    at: () => '/lightning/setup/ManageExternalClientApplication/home',
    // Half of the form is drawn only once these two are ticked.
    press: async (tab) => {
      await tab.page.click('button', 'New External Client App');
      for (const name of ['Enable OAuth', 'Enable JWT Bearer Flow']) {
        await tab.page.waitFor('checkbox', name);
        await tab.page.evaluate((label) => {
          const boxes = [...document.querySelectorAll('lightning-input')];
          boxes.find((box) => box.textContent.trim() === label).querySelector('input').click();
        }, name);
      }
    },
  },
  // Each step meets the app on the tab that it leaves.
  'app-detail': {
    at: ({ app }) => `/lightning/setup/ManageExternalClientApplication/${app}/detail`,
    press: (tab, step) => tab.page.click('tab', step === 'app.policies' ? 'Settings' : 'Policies'),
  },
  'app-policies': { at: ({ app }) => `/lightning/setup/ManageExternalClientApplication/${app}/detail`, press: (tab) => tab.page.click('tab', 'Policies') },
  'app-policies-edit': {
    at: ({ app }) => `/lightning/setup/ManageExternalClientApplication/${app}/detail`,
    press: async (tab) => {
      await tab.page.click('tab', 'Policies');
      await tab.page.click('button', 'Edit');
    },
  },
  'app-settings': { at: ({ app }) => `/lightning/setup/ManageExternalClientApplication/${app}/detail`, press: (tab) => tab.page.click('tab', 'Settings') },
};

/** What the buttons are called that the guide has pressed. */
const PRESSED = {
  new: 'New',
  save: 'Save',
  create: 'Create',
  edit: 'Edit',
  clone: 'Clone',
  policies: 'Policies',
  settings: 'Settings',
  'standard-profile': say('field-profile-name'),
  'apex-class-access': 'Apex Class Access',
  'system-permissions': 'System Permissions',
  'edit-permission-set-assignments': 'Edit Assignments',
  'edit-permission-set-license-assignments': 'Edit Assignments',
  'consumer-key-and-secret': 'Consumer Key and Secret',
};

const here = new OneBrowser({ size: WIDE });
let org;

after(() => here.close());

async function begin(editor, surface, scenario = 'complete') {
  org = await here.begin({ scenario, profileEditor: editor, shadow: editor === 'original' ? 'native' : 'synthetic' });
  const { browser } = here;
  const player = await Player.begin({ browser, org });
  await player.moveToSidePanel();
  await player.allowSession();
  await player.goTo('prerequisites.checklist');
  await player.check();
  if (surface === 'embedded') await player.moveBesidePage();
  return player;
}

/** Presses Show for what is filled or pressed at this stage, of the fields for so many, and gives what was said of those that were not ringed. */
async function ring({ panel }, { press, fields }, mostFields) {
  const pressed = press ? [PRESSED[press]] : [];
  const labels = [...fields, ...pressed];
  const wanted = labels.map((what) => say('button-show', { what })).sort();
  await panel.waitUntil(async () => {
    const shown = (await panel.allByRole('button', exactly(saying('button-show', { what: any })))).map(({ name }) => name).sort();
    return shown.join() === wanted.join();
  }, `the buttons ${wanted.join(', ')}`);
  const missed = [];
  for (const label of [...fields.slice(0, mostFields), ...pressed]) {
    await panel.click('button', say('button-show', { what: label }));
    const notRinged = saying('announce-not-ringed', { what: label, why: any });
    const isRinged = (said) => ringed(label).test(said);
    let last = '';
    const announced = await panel.waitUntil(async () => {
      // The last line is what the panel announces.
      last = (await panel.text()).trimEnd().split('\n').at(-1);
      // A field that a look did not see gets its ring with the next one.
      const isNotYet = last.includes(say('field-not-yet'));
      return (isRinged(last) || (notRinged.test(last) && !isNotYet)) && last;
    }, `the outcome of showing ${label}`).catch((error) => { throw new Error(`the panel said: ${last}`, { cause: error }); });
    if (!isRinged(announced)) missed.push(announced);
  }
  return missed;
}

const words = { side: 'in the side panel', embedded: 'beside the page' };

/** The stages of the guide whose pages are those of this profile editor; the original one has pages of its own for profiles alone. */
export function stagesOf(editor) {
  return stages.filter(({ page }) => (PLACES[page].editor ?? 'enhanced') === editor && (editor === 'enhanced' || /^profile/.test(page)));
}

/** Goes to the pages of these stages with the panel on a surface, and rings everything, or of each form so many fields. */
export function ringPages({ surface, editor, chosen, mostFields = Infinity }) {
  test(`are known and ringed, the panel ${words[surface]}, the ${editor} profile editor`, async () => {
    const player = await begin(editor, surface);
    const ids = idsIn(org);
    for (const stage of chosen) {
      const { step, page } = stage;
      await player.goTo(step);
      await player.tab.goto(`https://${org.hosts.setup}${PLACES[page].at(ids)}`);
      if (surface === 'embedded') player.panel = await player.tab.embeddedPanel();
      if (PLACES[page].press) await player.aside(({ tab }) => PLACES[page].press(tab, step));
      await player.panel.waitForText(say('page-right'));
      assert.deepEqual(await ring(player, stage, mostFields), [], `${page} in ${step}`);
    }
  });
}

/** Fills and saves the one form of the original profile editor. */
export function fillOriginalEditor(surface) {
  test(`the original profile editor is filled and saved, the panel ${words[surface]}`, async () => {
    const player = await begin('original', surface, 'wrong:profile-api-enabled-off');
    await player.goTo('profile.permissions');
    await player.tab.goto(`https://${org.hosts.setup}${PLACES['profile-original-edit'].at(idsIn(org))}`);
    if (surface === 'embedded') player.panel = await player.tab.embeddedPanel();
    await player.fill({});
    await player.aside(({ setup }) => setup.saveClassic('/e?', /^\/00e\w{12}/));
    await player.checkIsOk();
    assert.equal(org.store.find('Profile', { Name: 'SCV Integration' })[0].PermissionsApiEnabled, true);
  });
}
