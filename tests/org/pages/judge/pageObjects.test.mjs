// Salesforce's own page objects judge the pages: each selector of theirs finds
// something in a tour over the pages, in both shadow modes, or stands with its
// reason in unresolved.mjs. That list is held to in either direction.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startOrg } from '../../org.mjs';
import { choose, classicFrame, control, helpText, enter, openBrowser, press, tick, withPage } from '../walk.mjs';
import { readPageObjects } from './pageObjects.mjs';
import { resolvedKeys, selectorsOf, withValues } from './resolve.mjs';
import { unresolved } from './unresolved.mjs';

// The page objects of what the pages are made of; the value finds the component
// where the page object does not say it itself.
const hosts = {
  'setup/setupComponent': null,
  'setup/setupHeader': '.onesetupSetupHeader',
  'setup/breadcrumbs': '.onesetupBreadcrumbs',
  'setup/setupNavTree': null,
  'setup/navTreeNode': '.onesetupNavTreeNode',
  'force/alohaPage': null,
  'setup/setupAlohaPage': null,
  'setup/setupAlohaPageItemRow': '.pbBody tr',
  'lightning/baseCombobox': null,
  'lightning/baseComboboxItem': null,
  'lightning/button': null,
  'lightning/buttonIcon': null,
  'lightning/buttonMenu': null,
  'lightning/combobox': null,
  'lightning/confirm': null,
  'lightning/dualListbox': null,
  'lightning/icon': null,
  'lightning/input': null,
  'lightning/menuItem': null,
  'lightning/primitiveFileDroppableZone': null,
  'lightning/primitiveIcon': null,
  'lightning/spinner': null,
  'lightning/tabBar': null,
  'lightning/tabset': null,
  'lightning/textarea': null,
};

// What the selectors with a place in them are asked for.
const values = {
  'setup/setupNavTree navTreeNodeByName': ['Permission Sets'],
  'setup/navTreeNode leafNode': ['Permission Sets'],
  'setup/setupAlohaPage buttonByName': ['save'],
  'setup/setupAlohaPage itemLabel': [1, 1],
  'setup/setupAlohaPage selectBoxByName': ['user_license_id'],
  'setup/setupAlohaPage inputBoxByName': ['Username'],
  'setup/setupAlohaPage textAreaByName': ['description'],
  'setup/setupAlohaPage footerButtonByText': ['Save'],
  'lightning/baseCombobox item': [1],
  'lightning/baseComboboxItem itemByLabel': ['Local'],
  'lightning/buttonIcon clickableButtonWithTitle': ['Move selection to Selected OAuth Scopes'],
  'lightning/buttonMenu customMenuItemByTitle': ['Edit Settings'],
  'lightning/buttonMenu customMenuItemByIndex': [1],
  'lightning/buttonMenu menuItem': [1],
  'lightning/buttonMenu menuHeaderByIndex': [1],
  'lightning/tabBar tabByLabel': ['Policies'],
  'lightning/tabBar tabLinkByLabel': ['Policies'],
};

const setup = (path) => `/lightning/setup/${path}`;
const classic = (node, address) => setup(`${node}/page?address=${encodeURIComponent(address)}`);

// Shows one page after the other; calls `look` wherever there is something to see.
async function tour(page, org, look) {
  const open = (address) => page.goto(`https://${org.hosts.setup}${address}`);
  const showFrame = async (node, address, path) => {
    await open(classic(node, address));
    const frame = await classicFrame(page, (url) => url.pathname === path);
    await frame.waitForSelector('input.btn');
    await look();
  };
  await enter(page, org);
  await control(page, 'link', 'Permission Sets');
  await look();
  await showFrame('PermSets', '/udd/PermissionSet/newPermissionSet.apexp', '/udd/PermissionSet/newPermissionSet.apexp');
  await showFrame('ManageUsers', '/005/e', '/005/e');

  await open(setup('ManageExternalClientApplication/home'));
  await press(page, 'button', 'Show actions');
  await control(page, 'menuitem', 'Edit Policies');
  await look();
  await page.keyboard.press('Escape');

  await press(page, 'button', 'New External Client App');
  await tick(page, 'Enable OAuth');
  await tick(page, 'Enable JWT Bearer Flow');
  await press(page, 'option', 'Manage user data via APIs (api)');
  await press(page, 'button', 'Create');
  await helpText(page, 'Complete this field.');
  await look();
  await press(page, 'combobox', 'Distribution State');
  await control(page, 'option', 'Local');
  await look();
  await press(page, 'option', 'Local');

  const [{ Id }] = org.store.find('ExternalClientApplication', { DeveloperName: 'WxCC_SCV' });
  await open(setup(`ManageExternalClientApplication/${Id.slice(0, 15)}/detail`));
  await control(page, 'button', 'Edit');
  await look();
  await press(page, 'button', 'Edit');
  const held = org.holdPages(/^PUT .*\/policies$/);
  await press(page, 'button', 'Save');
  await held.arrived;
  await page.waitForSelector('>>> lightning-spinner', { visible: true });
  await look();
  held.release();
  await press(page, 'button', 'Edit');
  await look();
  await choose(page, 'Permitted Users', 'All users can self-authorize');
  await page.waitForSelector('>>> [role="alertdialog"]');
  await look();
}

for (const shadow of ['synthetic', 'native']) {
  describe(`with ${shadow} shadow`, () => {
    let org;
    let browser;

    before(async () => {
      org = await startOrg({ shadow, scenario: 'complete' });
      browser = await openBrowser(org);
    });

    after(async () => {
      await browser?.close();
      await org?.close();
    });

    test('the page objects of Salesforce find what they name, but for what is listed [page-objects]', () => withPage(browser, `${shadow}-judge`, async (page) => {
      const pageObjects = readPageObjects(hosts);
      const asked = withValues(pageObjects, values);
      const session = await page.createCDPSession();
      const found = new Set();
      await tour(page, org, async () => {
        for (const key of await resolvedKeys(session, asked)) {
          found.add(key);
        }
      });
      const missing = selectorsOf(pageObjects).map(({ key }) => key).filter((key) => !found.has(key));
      const listed = Object.keys(unresolved).filter((key) => unresolved[key].shadow === undefined || unresolved[key].shadow === shadow);
      assert.deepEqual(missing.filter((key) => !listed.includes(key)), [], 'not found and not listed');
      assert.deepEqual(listed.filter((key) => !missing.includes(key)), [], 'listed, but found or not asked for');
    }));
  });
}
