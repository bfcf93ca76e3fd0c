// Records each page of the catalog from the stand-in org into
// tests/fixtures/pages/, as a volunteer records one from a real org:
//   node tests/page/record.mjs [PAGE]
// Pages of Lightning components are recorded in both shadow modes, since their
// ids differ; classic pages are the same in both.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { button, eventually, setup } from './hand.mjs';
import { hasItsScripts } from '../e2e/surface.mjs';
import { startJudge } from './judge.mjs';
import { startRig } from './rig.mjs';

const folder = fileURLToPath(new URL('../fixtures/pages/', import.meta.url));
const date = new Date().toISOString().slice(0, 10);
const nodeOf = (node) => (address) => `${setup}/${node}/page?address=${encodeURIComponent(address)}`;
const permissionSets = nodeOf('PermSets');
const profiles = nodeOf('EnhancedProfiles');
const users = nodeOf('ManageUsers');
const apps = `${setup}/ManageExternalClientApplication`;

// What a selector finds in a frame whose scripts have run.
async function readyIn(frame, selector) {
  return await frame.evaluate(hasItsScripts) ? frame.$(selector) : null;
}

// Presses by name the first such button, link or tab of the page or of its classic frame.
async function press({ page }, role, name) {
  const selector = `::-p-aria([name="${name}"][role="${role}"])`;
  await eventually(page, async () => {
    const found = await Promise.all(page.frames().map((frame) => readyIn(frame, selector).catch(() => null)));
    const first = found.find(Boolean);
    await first?.evaluate((element) => element.click());
    return Boolean(first);
  });
}

// Half of the form is drawn only once these two are ticked.
async function openNewApp(rig) {
  await press(rig, 'button', 'New External Client App');
  await press(rig, 'checkbox', 'Enable OAuth');
  await press(rig, 'checkbox', 'Enable JWT Bearer Flow');
  await rig.page.waitForSelector('::-p-aria([name="Require secret for Web Server Flow"])');
  await rig.page.waitForSelector(button('Create'));
}

// What all frames show; null while one of them is still being loaded.
async function describe({ agent }) {
  const answers = await agent.everywhere({ do: 'describe', marks });
  return answers.every(({ reply }) => reply)
    ? answers.map(({ document, reply: { reply, ...seen } }) => ({ document, seen }))
    : null;
}

// Of hundreds of boxes with nothing known about them a few are enough.
function thin(frame) {
  const isKnown = ({ name = '', ids }) => /^[^\u2039]/u.test(name) || ids?.title;
  if (frame.controls?.length > 100) {
    frame.controls = frame.controls.filter((control, at) => (isKnown(control) && !/^\u2039/u.test(control.ids?.title ?? '')) || at % 20 === 0);
  }
}

const places = {
  'permission-set-list': () => `${setup}/PermSets/home`,
  'permission-set-new': () => permissionSets('/udd/PermissionSet/newPermissionSet.apexp'),
  'permission-set-overview': ({ set }) => permissionSets(`/${set}`),
  'permission-set-apex-classes': ({ set }) => permissionSets(`/${set}?s=ApexClassAccess`),
  'permission-set-apex-classes-edit': ({ set }) => permissionSets(`/${set}/e?s=ApexClassAccess`),
  'permission-set-system-permissions': ({ set }) => permissionSets(`/${set}?s=SystemPermissions`),
  'permission-set-system-permissions-edit': ({ set }) => permissionSets(`/${set}/e?s=SystemPermissions`),
  'permission-set-assignments': ({ user }) => permissionSets(`/udd/PermissionSet/assignPermissionSet.apexp?userId=${user}`),
  'standard-profile': ({ standard }) => profiles(`/${standard}`),
  'profile-overview': ({ profile }) => profiles(`/${profile}`),
  'profile-system-permissions': ({ profile }) => profiles(`/${profile}?s=SystemPermissions`),
  'profile-system-permissions-edit': ({ profile }) => profiles(`/${profile}/e?s=SystemPermissions`),
  'user-list': () => `${setup}/ManageUsers/home`,
  'user-new': () => users('/005/e'),
  'user-detail': ({ user }) => users(`/${user}?noredirect=1&isUserEntityOverride=1`),
  'permission-set-license-assignments': ({ user }) => nodeOf('PermissionSetLicense')(`/udd/Licensing/assignPermissionSetLicense.apexp?userId=${user}`),
};
const originalEditor = {
  'profile-original': ({ profile }) => profiles(`/${profile}`),
  'profile-original-edit': ({ profile }) => profiles(`/${profile}/e`),
};
// What is pressed on the way stands in order; each page goes on from the one before.
const lightning = [
  ['permission-set-summary', ({ set }) => `${setup}/PermSets/${set}/summary`],
  ['app-list', () => `${apps}/home`],
  ['app-new', null, openNewApp],
  ['app-detail', ({ app }) => `${apps}/${app}/detail`],
  ['app-policies', null, (rig) => press(rig, 'tab', 'Policies')],
  ['app-policies-edit', null, (rig) => press(rig, 'button', 'Edit')],
  ['app-settings', ({ app }) => `${apps}/${app}/detail`, (rig) => press(rig, 'tab', 'Settings')],
];

const judge = startJudge();
const marks = await judge.ask('site_policy');
await mkdir(folder, { recursive: true });

const [, , only] = process.argv;

async function recordAll(kinds, ending, all) {
  // Others are reached by what is pressed on the page before.
  const pages = only ? all.filter(([id, address]) => id === only && address) : all;
  if (pages.length === 0) {
    return;
  }
  const rig = await startRig({ scenario: 'complete', ...kinds });
  try {
    const { store } = rig.org;
    const short = (type, filter) => store.find(type, filter)[0].Id.slice(0, 15);
    const ids = {
      set: short('PermissionSet', { Name: 'IVR_Access_to_SCV_Apex_Classes' }),
      standard: store.standardProfileId.slice(0, 15),
      profile: short('Profile', { Name: 'SCV Integration' }),
      user: store.integrationUserId.slice(0, 15),
      app: short('ExternalClientApplication', { DeveloperName: 'WxCC_SCV' }),
    };
    for (const [id, address, prepare] of pages) {
      if (address) {
        await rig.open(address(ids));
      }
      await prepare?.(rig);
      let frames;
      await eventually(rig.page, async () => {
        frames = await describe(rig);
        const pages = frames ? await judge.ask({ locate: frames }) : [];
        return pages.some(({ page }) => page === id);
      });
      const kept = await judge.ask({ record: { frames, date } });
      kept.frames.forEach(thin);
      const text = JSON.stringify(kept, null, 1);
      await writeFile(path.join(folder, `${id}${ending}.json`), `${text}\n`);
    }
  } finally {
    await rig.close();
  }
}

const clone = ['profile-clone', ({ standard }) => profiles(`/${standard}`), (rig) => press(rig, 'button', 'Clone')];
// The list shows ten profiles at a time; its letters lead to the others.
const list = ['profile-list', () => `${setup}/EnhancedProfiles/home`, (rig) => press(rig, 'link', 'M')];
await recordAll({ shadow: 'synthetic' }, '', [...Object.entries(places), list, clone, ...lightning]);
await recordAll({ shadow: 'native', profileEditor: 'original' }, '', Object.entries(originalEditor));
await recordAll({ shadow: 'native' }, '.native', lightning);
await judge.close();
