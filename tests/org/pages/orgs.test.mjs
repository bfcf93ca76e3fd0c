// Orgs whose pages differ in where they come from: classic pages of another
// origin than the shell, and two orgs in one browser.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { resolverRulesOf } from '../hosts.mjs';
import { startOrg } from '../org.mjs';
import { classicFrame, control, enter, openBrowser, press, pressAt, textOf, type, withPage } from './walk.mjs';

const signInAgain = async (page, org) => {
  await page.waitForFunction((host) => location.host === host, {}, org.hosts.api);
  await pressAt(page, 'button[name="login"]');
};

describe("Setup on Lightning's host", () => {
  let org;
  let browser;

  before(async () => {
    org = await startOrg({ scenario: 'setup-on-lightning', shadow: 'native' });
    browser = await openBrowser(org);
  });

  after(async () => {
    await browser?.close();
    await org?.close();
  });

  test('shows classic pages in frames of another origin, and follows them [cross-origin-frames]', () => withPage(browser, 'lightning-host', async (page) => {
    await enter(page, org);
    await press(page, 'link', 'Permission Sets');
    const list = await classicFrame(page, (url) => url.pathname === '/0PS');
    assert.equal(new URL(page.url()).host, org.hosts.setup);
    assert.equal(new URL(list.url()).host, org.hosts.api);
    assert.equal(new URL(list.url()).searchParams.get('sfdcIFrameOrigin'), `https://${org.hosts.setup}`);
    assert.equal(await page.$eval('>>> iframe[name^=vfFrameId]', (frame) => frame.contentDocument), null, 'the shell cannot look into the frame');
    await pressAt(list, 'input[name="new"]');
    const form = await classicFrame(page, (url) => url.pathname === '/udd/PermissionSet/newPermissionSet.apexp');
    await type(page, form, 'textbox', 'Label', 'Across Origins');
    await page.keyboard.press('Tab');
    await press(form, 'button', 'Save');
    const overview = await classicFrame(page, (url) => /^\/0PS\w{12}$/.test(url.pathname));
    assert.equal(await textOf(await overview.waitForSelector('h2.pageDescription')), 'Across Origins');
    await page.waitForFunction(() => /address=%2F0PS\w{12}$/.test(location.href));
    assert.equal(org.store.find('PermissionSet', { Name: 'Across_Origins' }).length, 1);
    await press(page, 'link', 'External Client App Manager');
    await control(page, 'button', 'New External Client App');
  }));

  test('an ended session leads the whole page to the login, not the frame alone [cross-origin-frames]', () => withPage(browser, 'lightning-host-login', async (page) => {
    await enter(page, org);
    await press(page, 'link', 'Permission Sets');
    await classicFrame(page, (url) => url.pathname === '/0PS');
    org.signOut();
    await press(page, 'link', 'Profiles');
    await signInAgain(page, org);
    const list = await classicFrame(page, (url) => url.pathname === '/00e');
    assert.equal(new URL(list.url()).host, org.hosts.api);
  }));

  test('no other site may frame a classic page [cross-origin-frames]', () => withPage(browser, 'lightning-host-csp', async (page) => {
    await enter(page, org, org.setupUrl);
    const answer = await page.goto(`https://${org.hosts.api}/0PS`);
    assert.match(answer.headers()['content-security-policy'], new RegExp(`frame-ancestors 'self' https://${org.hosts.setup.replaceAll('.', '\\.')};`));
    assert.equal((await page.goto(`https://${org.hosts.setup}/0PS`)).status(), 404);
  }));
});

test('two orgs in one browser: what is done in one leaves the other alone [two-orgs]', async (context) => {
  const orgs = [await startOrg({ shadow: 'synthetic' }), await startOrg({ company: 'beta', scenario: 'developer-edition', shadow: 'native' })];
  const browser = await openBrowser({ resolverRules: resolverRulesOf(orgs), shadow: orgs[0].shadow });
  context.after(async () => {
    await browser.close();
    for (const org of orgs) await org.close();
  });
  const [acme, beta] = orgs;
  await withPage(browser, 'two-orgs', async (page) => {
    await enter(page, acme);
    const other = await browser.newPage();
    await enter(other, beta);
    for (const [shown, org, name] of [[page, acme, 'Of Acme'], [other, beta, 'Of Beta']]) {
      await shown.bringToFront();
      await press(shown, 'link', 'Permission Sets');
      const list = await classicFrame(shown, (url) => url.pathname === '/0PS' && url.host === org.hosts.setup);
      await pressAt(list, 'input[name="new"]');
      const form = await classicFrame(shown, (url) => url.pathname === '/udd/PermissionSet/newPermissionSet.apexp');
      await type(shown, form, 'textbox', 'Label', name);
      await shown.keyboard.press('Tab');
      await press(form, 'button', 'Save');
      await classicFrame(shown, (url) => /^\/0PS\w{12}$/.test(url.pathname));
    }
    const names = (org) => org.store.find('PermissionSet', { IsCustom: true, IsOwnedByProfile: false }).map(({ Label }) => Label).filter((label) => label.startsWith('Of '));
    assert.deepEqual(orgs.map(names), [['Of Acme'], ['Of Beta']]);
    acme.signOut();
    await other.bringToFront();
    await press(other, 'link', 'Users');
    const users = await classicFrame(other, (url) => url.pathname === '/005');
    assert.match(await users.$eval('body', (body) => body.textContent), /admin@beta\.example/);
    await page.bringToFront();
    await press(page, 'link', 'Users');
    await signInAgain(page, acme);
    await classicFrame(page, (url) => url.pathname === '/005' && url.host === acme.hosts.setup);
  });
});

for (const [scenario, extra] of [['login-as', { shadow: 'synthetic' }], ['support-login', { shadow: 'native', setupOn: 'lightning' }]]) {
  test(`${scenario}: a bar says whose session it is, and codes go to that user's mailbox [login-as-bar] [login-as-code]`, async (context) => {
    const org = await startOrg({ scenario, ...extra });
    const browser = await openBrowser(org);
    context.after(async () => {
      await browser.close();
      await org.close();
    });
    await withPage(browser, scenario, async (page) => {
      await enter(page, org);
      const bar = await page.waitForSelector(".oneSystemMessage .slds-notify_alert.system-message.level-info.slds-theme_info[data-message-id='loginAsSystemMessage']");
      assert.match(await textOf(bar), /^Logged in as Ada Admin \(admin@acme\.example\)\.\s+Log out as Ada Admin$/);
      await press(page, 'link', 'Permission Sets');
      await classicFrame(page, (url) => url.pathname === '/0PS');
      const box = await page.$eval('.onesetupSetupComponent', (shell) => shell.getBoundingClientRect().bottom <= innerHeight);
      assert.ok(box, 'the bar pushes the shell down, not out of the window');
      const [app] = org.store.find('ExternalClientApplication', { DeveloperName: 'Nightly_Export' });
      await page.goto(`https://${org.hosts.setup}/_ui/externalclientapp/consumer/${app.Id.slice(0, 15)}`);
      const text = await page.$eval('main', (main) => main.textContent);
      const [mail] = org.mailbox;
      assert.deepEqual([org.mailbox.length, mail.to], [1, 'ada.admin@acme.example']);
      assert.ok(!text.includes(mail.code) && text.includes('you have no access to that mailbox'));
      await page.goto(org.setupUrl);
      await press(page, 'link', 'Log out as Ada Admin');
      await page.waitForFunction((host) => location.host === host, {}, org.hosts.api);
      await page.goto(org.setupUrl);
      assert.equal(new URL(page.url()).host, org.hosts.api);
    });
  });
}
