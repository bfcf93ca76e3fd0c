// A person's walk over every Setup page, with mouse and keyboard alone, in both
// shadow modes: at its end the org holds every fact of the guide.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { startOrg } from '../org.mjs';
import { makeIntegrationUser } from '../scenarios/scenarios.mjs';
import {
  answerConfirmation, choose, classicFrame, control, enter, helpText, openBrowser, picture, press, pressAt, setSilently, textIn, textOf, tick, type, withPage,
} from './walk.mjs';

const permissionSet = { label: 'IVR Access to SCV Apex Classes', name: 'IVR_Access_to_SCV_Apex_Classes' };
const app = {
  label: 'WxCC - SCV',
  apiName: 'WxCC_SCV',
  contactEmail: 'ada.admin@acme.example',
  callbackUrl: 'http://localhost:1717/OauthRedirect',
};

let certificateDir;
let certificateFile;

before(() => {
  certificateDir = mkdtempSync(path.join(tmpdir(), 'pages-certificate-'));
  certificateFile = path.join(certificateDir, 'server.crt');
  execFileSync('openssl', [
    'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-sha256', '-days', '365', '-subj', '/CN=WxCC',
    '-keyout', path.join(certificateDir, 'server.key'), '-out', certificateFile,
  ], { stdio: 'ignore' });
});

after(() => rmSync(certificateDir, { recursive: true }));

async function makePermissionSet(page) {
  await press(page, 'link', 'Permission Sets');
  const list = await classicFrame(page, (url) => url.pathname === '/0PS');
  await pressAt(list, 'input[name="new"]');
  const form = await classicFrame(page, (url) => url.pathname === '/udd/PermissionSet/newPermissionSet.apexp');
  assert.ok(await page.waitForSelector('.oneContent[hidden] >>> iframe'), 'the page left behind stays in the document');
  assert.match(page.url(), /PermSets\/page\?address=%2Fudd%2FPermissionSet%2FnewPermissionSet\.apexp$/);

  const refusal = form.waitForNavigation();
  await press(form, 'button', 'Save');
  await refusal;
  assert.equal(await textOf(await form.waitForSelector('td .errorMsg')), 'Error: You must enter a value');

  await type(page, form, 'textbox', 'Label', permissionSet.label);
  await page.keyboard.press('Tab');
  const apiName = await control(form, 'textbox', 'API Name');
  assert.equal(await apiName.evaluate((input) => input.value), permissionSet.name);
  const license = await control(form, 'combobox', 'License');
  assert.equal(await license.evaluate((select) => select.selectedOptions[0].text), '--None--');
  await press(form, 'button', 'Save');
  const overview = await classicFrame(page, (url) => /^\/0PS\w{12}$/.test(url.pathname) && !url.searchParams.has('s'));
  await page.waitForFunction(() => /address=%2F0PS\w{12}$/.test(location.href));
  return overview;
}

async function addApexClass(page, overview) {
  await press(overview, 'link', 'Apex Class Access');
  const view = await classicFrame(page, (url) => /^\/0PS\w{12}$/.test(url.pathname) && url.searchParams.get('s') === 'ApexClassAccess');
  await press(view, 'button', 'Edit');
  const edit = await classicFrame(page, (url) => url.pathname.endsWith('/e') && url.searchParams.get('s') === 'ApexClassAccess');
  await pressAt(edit, 'select[id$=":duelingListBox:backingList_a"] option[title="cnxscv.ServiceRouting"]');
  await press(edit, 'link', 'Add');
  await edit.waitForSelector('select[id$=":duelingListBox:backingList_s"] option[title="cnxscv.ServiceRouting"]');
  await press(edit, 'button', 'Save');
  const saved = await classicFrame(page, (url) => /^\/0PS\w{12}$/.test(url.pathname) && url.searchParams.get('s') === 'ApexClassAccess');
  await saved.waitForSelector('td::-p-text(cnxscv.ServiceRouting)');
  return saved;
}

async function addSystemPermissions(page, place) {
  await press(place, 'link', 'Permission Set Overview');
  const overview = await classicFrame(page, (url) => /^\/0PS\w{12}$/.test(url.pathname) && !url.searchParams.has('s'));
  await press(overview, 'link', 'System Permissions');
  const view = await classicFrame(page, (url) => /^\/0PS\w{12}$/.test(url.pathname) && url.searchParams.get('s') === 'SystemPermissions');
  await press(view, 'button', 'Edit');
  const edit = await classicFrame(page, (url) => url.pathname.endsWith('/e') && url.searchParams.get('s') === 'SystemPermissions');
  for (const name of ['Apex REST Services', 'API Enabled']) {
    await press(edit, 'checkbox', name);
  }
  await press(edit, 'button', 'Save');
  const saved = await classicFrame(page, (url) => /^\/0PS\w{12}$/.test(url.pathname) && url.searchParams.get('s') === 'SystemPermissions');
  const enabled = await saved.$$eval('tr.dataRow', (rows) => rows
    .filter((row) => row.querySelector('img').title === 'Checked')
    .map((row) => row.cells[0].textContent));
  assert.deepEqual(enabled, ['Apex REST Services', 'API Enabled']);
}

async function assignToUser(page) {
  await press(page, 'link', 'Users');
  const list = await classicFrame(page, (url) => url.pathname === '/005');
  await press(list, 'link', 'User, SCV Integration');
  const user = await classicFrame(page, (url) => /^\/005\w{12}$/.test(url.pathname));
  await pressAt(user, 'input[name="editPermSetAssignments"]');
  const edit = await classicFrame(page, (url) => url.pathname === '/udd/PermissionSet/assignPermissionSet.apexp');
  await pressAt(edit, `select[id$=":duelingListBox:backingList_a"] option[title="${permissionSet.label}"]`);
  await press(edit, 'link', 'Add');
  await press(edit, 'button', 'Save');
  const saved = await classicFrame(page, (url) => /^\/005\w{12}$/.test(url.pathname));
  await saved.waitForSelector(`[id$="_RelatedPermsetAssignmentList_body"] th a::-p-text(${permissionSet.label})`);
}

async function moveOption(page, listName, optionName, buttonName) {
  const list = await control(page, 'listbox', listName);
  await list.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await press(page, 'option', optionName);
  await press(page, 'button', buttonName);
}

async function createApp(page) {
  await press(page, 'link', 'External Client App Manager');
  await press(page, 'button', 'New External Client App');
  await control(page, 'textbox', 'External Client App Name');
  assert.match(page.url(), /ManageExternalClientApplication\/home$/, 'the form keeps the address of the list');

  await press(page, 'button', 'Create');
  await helpText(page, 'Complete this field.');
  await press(page, 'button', 'Cancel');
  await press(page, 'button', 'New External Client App');

  await type(page, page, 'textbox', 'External Client App Name', app.label);
  await page.keyboard.press('Tab');
  const apiName = await control(page, 'textbox', 'API Name');
  await page.waitForFunction((input) => input.value !== '', {}, apiName);
  assert.equal(await apiName.evaluate((input) => input.value), app.apiName);
  await type(page, page, 'textbox', 'Contact Email', app.contactEmail);
  await choose(page, 'Distribution State', 'Local');
  await tick(page, 'Enable OAuth');
  await type(page, page, 'textbox', 'Callback URL', app.callbackUrl);
  for (const scope of ['Manage user data via APIs (api)', 'Perform requests at any time (refresh_token, offline_access)']) {
    await moveOption(page, 'Available OAuth Scopes', scope, 'Move selection to Selected OAuth Scopes');
  }
  await tick(page, 'Enable JWT Bearer Flow');
  const chooser = page.waitForFileChooser();
  await pressAt(page, '>>> span::-p-text(Upload Files)');
  await (await chooser).accept([certificateFile]);
  await textIn(page, 'p', 'server.crt');
  await tick(page, 'Require secret for Web Server Flow');
  await press(page, 'button', 'Create');
  await page.waitForFunction(() => /ManageExternalClientApplication\/0xI\w{12}\/detail$/.test(location.pathname));
  await page.waitForSelector('.toastMessage');
}

async function setPolicies(page) {
  await control(page, 'tab', 'Policies');
  await press(page, 'button', 'Edit');
  for (const name of ['Enable OAuth', 'Enable External Client App']) {
    assert.equal(await (await control(page, 'checkbox', name)).evaluate((input) => input.checked), true, name);
  }
  const permitted = await control(page, 'combobox', 'Permitted Users');
  await choose(page, 'Permitted Users', 'Admin approved users are pre-authorized');
  await answerConfirmation(page, false, permitted);
  assert.equal(await textOf(permitted), 'All users can self-authorize', 'a declined change falls back');

  await choose(page, 'Permitted Users', 'Admin approved users are pre-authorized');
  await answerConfirmation(page, true, permitted);
  await choose(page, 'Refresh Token Policy', 'Immediately expire refresh token');
  await choose(page, 'IP Relaxation', 'Enforce IP restrictions');
  await choose(page, 'Start Page', 'None');
  await moveOption(page, 'Available Permission Sets', permissionSet.label, 'Move selection to Selected Permission Sets');
  await press(page, 'button', 'Save');
  await page.waitForSelector('.toastMessage::-p-text(Policies were saved.)');
  await textIn(page, '.slds-form-element__static', 'Admin approved users are pre-authorized');
}

async function readConsumerKey(page, org, browser) {
  await press(page, 'tab', 'Settings');
  const opened = new Promise((resolve) => browser.once('targetcreated', resolve));
  await press(page, 'button', 'Consumer Key and Secret');
  const tab = await (await opened).page();
  await tab.waitForSelector('#emc');
  await type(tab, tab, 'textbox', 'Verification Code', org.mailbox.at(-1).code === '000000' ? '111111' : '000000');
  await press(tab, 'button', 'Verify');
  assert.match(await textOf(await tab.waitForSelector('#error')), /invalid or has expired/);
  assert.equal(org.mailbox.length, 1, 'a wrong code sends no new mail');
  assert.equal(org.mailbox[0].to, app.contactEmail);
  await type(tab, tab, 'textbox', 'Verification Code', org.mailbox[0].code);
  await press(tab, 'button', 'Verify');
  const key = await textOf(await tab.waitForSelector('#consumerKey'));
  await tab.close();
  return key;
}

function assertGuideFacts(store) {
  const [set] = store.find('PermissionSet', { Name: permissionSet.name });
  assert.equal(set.Label, permissionSet.label);
  assert.equal(set.LicenseId, null);
  assert.equal(set.HasActivationRequired, false);
  const granted = Object.keys(set).filter((field) => field.startsWith('Permissions') && set[field] === true).sort();
  assert.deepEqual(granted, ['PermissionsApexRestServices', 'PermissionsApiEnabled']);
  const classes = store.find('SetupEntityAccess', { ParentId: set.Id, SetupEntityType: 'ApexClass' })
    .map((row) => store.get('ApexClass', row.SetupEntityId))
    .map(({ NamespacePrefix, Name }) => `${NamespacePrefix}.${Name}`);
  assert.deepEqual(classes, ['cnxscv.ServiceRouting']);
  const [user] = store.find('User', { Username: 'scv.integration@acme.example' });
  assert.equal(store.find('PermissionSetAssignment', { AssigneeId: user.Id, PermissionSetId: set.Id }).length, 1);

  const read = (type) => store.listMetadata(type)
    .map(({ fullName }) => store.readMetadata(type, fullName))
    .find((body) => (body.externalClientApplication ?? body.fullName) === app.apiName);
  const basic = read('ExternalClientApplication');
  assert.deepEqual([basic.label, basic.contactEmail, basic.distributionState], [app.label, app.contactEmail, 'Local']);
  assert.deepEqual(read('ExtlClntAppOauthSettings').commaSeparatedOauthScopes.split(',').sort(), ['Api', 'RefreshToken']);
  const settings = read('ExtlClntAppGlobalOauthSettings');
  assert.equal(settings.callbackUrl, app.callbackUrl);
  assert.equal(settings.isConsumerSecretOptional, true);
  assert.equal(settings.isSecretRequiredForRefreshToken, true);
  assert.equal(settings.isPkceRequired, true);
  assert.equal(settings.certificate.trim(), readFileSync(certificateFile, 'utf8').trim());
  const oauth = read('ExtlClntAppOauthConfigurablePolicies');
  assert.equal(oauth.permittedUsersPolicyType, 'AdminApprovedPreAuthorized');
  assert.equal(oauth.refreshTokenPolicyType, 'Zero');
  assert.equal(oauth.ipRelaxationPolicyType, 'Enforce');
  assert.equal(oauth.commaSeparatedPermissionSet, permissionSet.name);
  const plain = read('ExtlClntAppConfigurablePolicies');
  assert.deepEqual([plain.startPage, plain.isEnabled, plain.isOauthPluginEnabled], ['None', true, true]);
}

for (const shadow of ['synthetic', 'native']) {
  describe(`with ${shadow} shadow`, () => {
    let org;
    let browser;

    before(async () => {
      org = await startOrg({ shadow });
      makeIntegrationUser(org.store);
      browser = await openBrowser(org);
    });

    after(async () => {
      await browser?.close();
      await org?.close();
    });

    test('a walk over the pages puts every fact of the guide into the org [setup-frames] [setup-stale-frames] [setup-address] [permission-set-form] [permission-set-sections] [permission-set-classes] [permission-set-permissions] [permission-labels] [assignment-page] [app-pages] [app-form] [app-form-address] [app-form-scopes] [app-form-boxes] [app-form-confirm] [app-form-switches] [consumer-page]', () => withPage(browser, `${shadow}-end`, async (page) => {
      const problems = [];
      page.on('pageerror', (error) => problems.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error') {
          problems.push(message.text());
        }
      });
      await enter(page, org);
      let key;
      const steps = {
        overview: async () => makePermissionSet(page),
        classes: async (overview) => addApexClass(page, overview),
        permissions: async (classes) => addSystemPermissions(page, classes),
        assignment: async () => assignToUser(page),
        created: async () => createApp(page),
        policies: async () => setPolicies(page),
        consumer: async () => {
          key = await readConsumerKey(page, org, browser);
        },
      };
      let place;
      for (const [name, step] of Object.entries(steps)) {
        try {
          place = await step(place);
        } finally {
          await picture(page, `${shadow}-${name}`);
        }
      }
      assert.equal(key, org.store.consumer(app.apiName).key);
      assertGuideFacts(org.store);
      assert.deepEqual(problems, []);
    }));

    test('a name that is taken is refused at its field', () => withPage(browser, `${shadow}-taken`, async (page) => {
      org.store.createExternalClientApp({ label: 'Other', apiName: 'Name_Taken', contactEmail: app.contactEmail }, 'system');
      await page.goto(`https://${org.hosts.setup}/lightning/setup/ManageExternalClientApplication/home`);
      await press(page, 'button', 'New External Client App');
      await type(page, page, 'textbox', 'External Client App Name', 'Name Taken');
      await type(page, page, 'textbox', 'Contact Email', app.contactEmail);
      await choose(page, 'Distribution State', 'Local');
      await press(page, 'button', 'Create');
      assert.match(await helpText(page, 'already in use'), /Name_Taken is already in use/);
    }));

    test('a text put into a field without an event is shown but not kept [field-silent] [field-voice]', () => withPage(browser, `${shadow}-silent`, async (page) => {
      await page.goto(`https://${org.hosts.setup}/lightning/setup/ManageExternalClientApplication/home`);
      await press(page, 'button', 'New External Client App');
      await type(page, page, 'textbox', 'External Client App Name', 'Shown Only');
      const field = await control(page, 'textbox', 'Contact Email');
      await setSilently(page, field, 'nobody@acme.example');
      await choose(page, 'Distribution State', 'Local');
      await press(page, 'button', 'Create');
      assert.match(await helpText(page, 'Complete this field.'), /Contact Email/);
      assert.equal(await field.evaluate((input) => input.value), 'nobody@acme.example');
      assert.deepEqual(org.store.find('ExternalClientApplication', { DeveloperName: 'Shown_Only' }), []);
      // From the page's own world the same writing is heard.
      await field.evaluate((input) => { input.value = 'somebody@acme.example'; });
      await press(page, 'button', 'Create');
      await page.waitForSelector('.toastMessage');
      assert.equal(org.store.find('ExternalClientApplication', { DeveloperName: 'Shown_Only' })[0].ContactEmail, 'somebody@acme.example');
    }));

    test('an ended session leads from either kind of page to the login and back [door-login]', () => withPage(browser, `${shadow}-login`, async (page) => {
      const home = `https://${org.hosts.setup}/lightning/setup/ManageExternalClientApplication/home`;
      const signIn = async () => {
        await page.waitForFunction((host) => location.host === host, {}, org.hosts.api);
        await pressAt(page, 'button[name="login"]');
      };
      await page.goto(home);
      await press(page, 'button', 'New External Client App');
      await press(page, 'button', 'Cancel');
      org.signOut();
      await press(page, 'link', 'External Client App Manager');
      await signIn();
      await control(page, 'button', 'New External Client App');
      assert.equal(page.url(), home);
      org.signOut();
      await press(page, 'link', 'Permission Sets');
      await signIn();
      const list = await classicFrame(page, (url) => url.pathname === '/0PS');
      await list.waitForSelector('input[name="new"]');
    }));
  });
}
