// How the Lightning pages behave: what appears only after a choice, what they
// show while the org works, where they put its refusals, and what the shell
// around them does. Each in both shadow modes.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startOrg } from '../org.mjs';
import { assertShadowMode, shadowFacts } from './shadowMode.mjs';
import { choose, classicFrame, control, helpText, noControl, openBrowser, press, pressAt, textIn, textOf, tick, type, withPage } from './walk.mjs';

const setup = '/lightning/setup';

for (const shadow of ['synthetic', 'native']) {
  describe(`Lightning pages with ${shadow} shadow`, () => {
    let org;
    let browser;

    before(async () => {
      org = await startOrg({ shadow, scenario: 'complete' });
      browser = await openBrowser(org);
      const page = await browser.newPage();
      await page.goto(org.frontdoor);
      await page.close();
    });

    after(async () => {
      await browser?.close();
      await org?.close();
    });

    const show = (page, path) => page.goto(`https://${org.hosts.setup}${setup}/${path}`);
    const appOf = () => org.store.find('ExternalClientApplication', { DeveloperName: 'WxCC_SCV' })[0].Id.slice(0, 15);
    const policiesOf = () => org.store.listMetadata('ExtlClntAppOauthConfigurablePolicies')
      .map(({ fullName }) => org.store.readMetadata('ExtlClntAppOauthConfigurablePolicies', fullName))
      .find(({ externalClientApplication }) => externalClientApplication === 'WxCC_SCV');

    async function editPolicies(page) {
      await show(page, `ManageExternalClientApplication/${appOf()}/detail`);
      await press(page, 'button', 'Edit');
      await control(page, 'button', 'Save');
    }

    test('fields come with the choice that they belong to, and go with it [app-form-dependent]', () => withPage(browser, `${shadow}-dependent`, async (page) => {
      await editPolicies(page);
      await noControl(page, 'spinbutton', 'Refresh Token Validity Period');
      await choose(page, 'Refresh Token Policy', 'Expire refresh token after specific time');
      await control(page, 'spinbutton', 'Refresh Token Validity Period');
      await choose(page, 'Refresh Token Policy', 'Immediately expire refresh token');
      await noControl(page, 'spinbutton', 'Refresh Token Validity Period');
      await choose(page, 'Start Page', 'Custom');
      await control(page, 'textbox', 'Start URL');
      await show(page, 'ManageExternalClientApplication/home');
      await press(page, 'button', 'New External Client App');
      await tick(page, 'Enable OAuth');
      await control(page, 'listbox', 'Available OAuth Scopes');
      await tick(page, 'Enable OAuth');
      await noControl(page, 'listbox', 'Available OAuth Scopes');
    }));

    test('a section is closed by its title, and what is in it cannot be reached [app-form-sections]', () => withPage(browser, `${shadow}-sections`, async (page) => {
      await editPolicies(page);
      await press(page, 'button', 'App Policies');
      await noControl(page, 'combobox', 'Start Page');
      await press(page, 'button', 'App Policies');
      await control(page, 'combobox', 'Start Page');
    }));

    test('a spinner covers the form until the org has answered, and a toast tells the end [page-spinner] [page-toast]', () => withPage(browser, `${shadow}-spinner`, async (page) => {
      await editPolicies(page);
      await choose(page, 'IP Relaxation', 'Relax IP restrictions');
      const held = org.holdPages(/^PUT .*\/policies$/);
      await press(page, 'button', 'Save');
      await held.arrived;
      assert.equal(policiesOf().ipRelaxationPolicyType, 'Bypass', 'the org has done it');
      const spinner = await page.waitForSelector('>>> lightning-spinner', { visible: true });
      assert.match(await textIn(page, '.slds-assistive-text', 'Saving'), /^Saving$/);
      const save = await control(page, 'button', 'Save');
      assert.equal(await save.evaluate((button) => button.disabled), true);
      assert.equal(await page.$('.toastMessage'), null);
      held.release();
      await page.waitForSelector('.toastMessage::-p-text(Policies were saved.)');
      await page.waitForFunction((element) => !element.isConnected, {}, spinner);
      await press(page, 'button', 'Close');
      await page.waitForSelector('.toastMessage', { hidden: true });
    }));

    test('what was edited is gone after Save, and the next Edit makes it anew [page-rerender]', () => withPage(browser, `${shadow}-rerender`, async (page) => {
      await editPolicies(page);
      const before = await control(page, 'combobox', 'IP Relaxation');
      await press(page, 'button', 'Save');
      await page.waitForFunction((element) => !element.isConnected, {}, before);
      await press(page, 'button', 'Edit');
      const after = await control(page, 'combobox', 'IP Relaxation');
      assert.equal(await page.evaluate((one, other) => one === other, before, after), false);
    }));

    test("the org's refusal stands at its field, or above the form [page-refusals]", () => withPage(browser, `${shadow}-refusals`, async (page) => {
      const short = org.store.insert('PermissionSet', { Label: 'Short lived', Name: 'Short_lived' }, 'system');
      await editPolicies(page);
      await press(page, 'option', 'Short lived');
      await press(page, 'button', 'Move selection to Selected Permission Sets');
      org.store.remove('PermissionSet', short, 'system');
      await press(page, 'button', 'Save');
      assert.match(await helpText(page, 'Short_lived'), /no PermissionSet named Short_lived found/);
      assert.match(await textIn(page, '[role="alert"] h2', 'Review'), /Review the errors on this page/);
      assert.equal(policiesOf().commaSeparatedPermissionSet.includes('Short_lived'), false);

      const app = org.store.createExternalClientApp({ label: 'Soon gone', apiName: 'Soon_gone', contactEmail: 'ada.admin@acme.example' }, 'system');
      await show(page, `ManageExternalClientApplication/${app.id.slice(0, 15)}/detail`);
      await press(page, 'button', 'Edit');
      await control(page, 'button', 'Save');
      org.store.removeMetadata('ExternalClientApplication', 'Soon_gone', 'system');
      await press(page, 'button', 'Save');
      assert.match(await textIn(page, '[role="alert"] h2', 'exist'), /doesn't exist or was deleted/);
      await control(page, 'button', 'Cancel');
    }));

    test('Setup moves without a reload, by its menu and by the history [setup-navigation] [setup-stale-frames]', () => withPage(browser, `${shadow}-navigation`, async (page) => {
      await show(page, 'SetupOneHome/home');
      await page.evaluate(() => { globalThis.sameDocument = true; });
      await press(page, 'link', 'Permission Sets');
      const list = await classicFrame(page, (url) => url.pathname === '/0PS');
      await pressAt(list, 'input[name="new"]');
      await classicFrame(page, (url) => url.pathname === '/udd/PermissionSet/newPermissionSet.apexp');
      await press(page, 'link', 'External Client App Manager');
      await control(page, 'button', 'New External Client App');
      const hidden = await page.$$eval('>>> .oneContent[hidden]', (pages) => pages.length);
      assert.equal(hidden, 2, 'pages left behind stay in the document, the oldest is gone');

      await page.goBack();
      await classicFrame(page, (url) => url.pathname === '/udd/PermissionSet/newPermissionSet.apexp');
      assert.match(page.url(), /newPermissionSet\.apexp$/);
      await noControl(page, 'button', 'New External Client App');
      await page.goBack();
      await classicFrame(page, (url) => url.pathname === '/0PS');
      await page.goForward();
      await classicFrame(page, (url) => url.pathname === '/udd/PermissionSet/newPermissionSet.apexp');
      await page.goForward();
      await control(page, 'button', 'New External Client App');
      assert.equal(await page.evaluate(() => globalThis.sameDocument), true, 'the document of the shell is still the first');
    }));

    test('the shell takes neither markup nor code from text; classic pages do [setup-csp] [classic-csp]', () => withPage(browser, `${shadow}-csp`, async (page) => {
      await show(page, 'PermSets/home');
      const frame = await classicFrame(page, (url) => url.pathname === '/0PS');
      const tried = (place) => place.evaluate(() => {
        const outcome = (work) => {
          try {
            return work();
          } catch (error) {
            return error.name;
          }
        };
        return {
          markup: outcome(() => {
            document.createElement('div').innerHTML = '<b>x</b>';
            return 'taken';
          }),
          handler: outcome(() => {
            const link = document.createElement('a');
            link.setAttribute('onclick', 'this.title = "run"');
            link.click();
            return link.title;
          }),
          policy: outcome(() => globalThis.trustedTypes.createPolicy('other', { createHTML: (text) => text }) && 'made'),
        };
      });
      assert.deepEqual(await tried(page), { markup: 'TypeError', handler: 'TypeError', policy: 'TypeError' });
      assert.deepEqual(await tried(frame), { markup: 'taken', handler: 'run', policy: 'made' });
    }));

    test('a page that runs in another mode than was stated is told, and so is a test that states none [setup-shadow]', () => withPage(browser, `${shadow}-mode`, async (page) => {
      await show(page, 'PermSets/home');
      const session = await page.createCDPSession();
      const other = shadow === 'native' ? 'synthetic' : 'native';
      await assert.rejects(assertShadowMode(session, { shadow: other }), new RegExp(`was to run in ${other} shadow`));
      await assert.rejects(assertShadowMode(session, {}), /Say in which shadow mode/);
      await assert.rejects(openBrowser({ resolverRules: '' }), /Say in which shadow mode/);
      const { roots, inner } = await shadowFacts(session);
      assert.deepEqual([roots > 5, inner > 5], [shadow === 'native', shadow === 'synthetic']);
    }));

    test('the summary of a permission set shows its name and what it grants [permission-set-summary]', () => withPage(browser, `${shadow}-summary`, async (page) => {
      const [set] = org.store.find('PermissionSet', { Name: 'IVR_Access_to_SCV_Apex_Classes' });
      await show(page, `PermSets/${set.Id.slice(0, 15)}/summary`);
      await control(page, 'heading', set.Label);
      await textIn(page, 'li', 'API Enabled');
      await control(page, 'tab', 'Custom Permissions');
      await show(page, 'PermSets/0PS000000000000/summary');
      await textIn(page, 'h2', 'The requested resource does not exist');
    }));

    test('a page that Setup does not have is said to be none [setup-unknown-page]', () => withPage(browser, `${shadow}-unknown`, async (page) => {
      await show(page, 'PermSetGroups/home');
      assert.equal(await textOf(await page.waitForSelector('.oneContent h1')), "Page doesn't exist");
      await show(page, 'ManageExternalClientApplication/home');
      await press(page, 'button', 'New External Client App');
      await type(page, page, 'textbox', 'External Client App Name', 'Typed');
      await page.reload();
      await control(page, 'button', 'New External Client App');
    }));
  });
}
