// Pages in other languages: what is the page's is translated, what is data is not.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { startOrg } from '../org.mjs';
import { openStore } from '../store.mjs';
import { html, page, word } from './html.mjs';
import { languageOf } from './languages.mjs';
import { createPages } from './pages.mjs';
import { answerConfirmation, choose, classicFrame, control, openBrowser, press, pressAt, textIn, textOf, type, withPage } from './walk.mjs';

const languages = ['de', 'es', 'ja'];
const hosts = { api: 'acme.my.salesforce.com', setup: 'acme.my.salesforce-setup.com', lightning: 'acme.lightning.force.com' };
const read = (name) => JSON.parse(readFileSync(new URL(`./languages/${name}.json`, import.meta.url), 'utf8'));

// What the walk below names, in each language, as an admin of it sees it.
const terms = (key) => {
  const { say } = languageOf(key);
  return new Proxy(say, { get: (_, words) => say(words) });
};

describe('the words', () => {
  test('are the same in every language, and each is translated once [languages]', () => {
    const [first, ...others] = languages.map((name) => {
      const { seen, inferred } = read(name);
      assert.deepEqual(Object.keys(seen).filter((words) => Object.hasOwn(inferred, words)), []);
      return [...Object.keys(seen), ...Object.keys(inferred)].sort();
    });
    for (const other of others) assert.deepEqual(other, first);
  });

  test('keep the places of values and the names of scopes [languages]', () => {
    for (const name of languages) {
      const { texts } = languageOf(name);
      for (const [words, text] of Object.entries(texts)) {
        const marks = (entry) => [...entry.matchAll(/\{\d\}|\([a-z_]+(?:, [a-z_]+)*\)/g)].map(([mark]) => mark).sort();
        assert.deepEqual(marks(text), marks(words), `${name}: ${words}`);
      }
    }
  });

  test('of a template are translated, what is put into it is not [language-data]', () => {
    const { say } = languageOf('de');
    const label = 'Users';
    const shown = (content) => page(content, { say }).body;
    assert.equal(shown(html`<h1>Users</h1><a title="Edit - ${label}">${label}</a>`), '<h1>Benutzer</h1><a title="Edit - Users">Users</a>');
    assert.equal(shown(html`<input type="submit" value=" Save " title="${word('Save')}"><input type="text" value="Save">`), '<input type="submit" value=" Speichern " title="Speichern"><input type="text" value="Save">');
    assert.equal(shown(html`<p ${html`data-x="${label}"`}>View: ${word('Page {0} of {1}', '<1>', 2)}</p>`), '<p data-x="Users">Anzeigen: Seite &lt;1&gt; von 2</p>');
    assert.equal(shown(html`<b>Save &amp; New</b>`), '<b>Speichern &amp; Neu</b>');
    assert.equal(String(html`<b>Save &amp; New: ${'<'}</b>`), '<b>Save &amp; New: &lt;</b>');
  });
});

for (const key of languages) {
  describe(`classic pages in ${key}`, () => {
    let store;
    let session;

    before(async () => {
      store = await openStore({ scenario: 'complete' });
      store.set('User', store.adminId, { LanguageLocaleKey: key });
      session = { sid: '00D!test', kind: 'setup', userId: store.adminId, delegateId: null };
    });

    after(() => store.close());

    const idOf = (type, filter) => store.find(type, filter)[0].Id.slice(0, 15);

    async function ask(address, pages) {
      const url = new URL(address, `https://${hosts.setup}`);
      return (await pages.handle({ host: hosts.setup, method: 'GET', url, path: url.pathname, headers: {}, cookies: {}, body: Buffer.alloc(0), session })).body;
    }

    test('say so, keep every id and name, and leave no word of theirs in English [languages] [language-ids]', async () => {
      const { texts } = languageOf(key);
      // A word of English may be another word's translation, as "Profile" is in German.
      const names = Object.keys(texts).filter((words) => !Object.values(texts).includes(words));
      const attributes = (body) => [...body.matchAll(/\b(?:id|name|for|data-opens|data-loads)="([^"]*)"/g)].map(([, value]) => value);
      for (const profileEditor of ['enhanced', 'original']) {
        const pages = await createPages({ store, hosts, profileEditor });
        const [set, profile, user] = [idOf('PermissionSet', { Name: 'IVR_Access_to_SCV_Apex_Classes' }), idOf('Profile', { Name: 'SCV Integration' }), idOf('User', { Alias: 'scvint' })];
        for (const address of ['/0PS', '/00e', '/005', '/005/e', `/00e/e?clone=${profile}`, '/udd/PermissionSet/newPermissionSet.apexp', `/${set}`, `/${set}?s=ApexClassAccess`, `/${set}/e?s=ApexClassAccess`, `/${set}/e?s=SystemPermissions`, `/${profile}`, `/${profile}/e`, `/${user}`, `/udd/PermissionSet/assignPermissionSet.apexp?userId=${user}`, `/udd/PermissionSetLicense/assignPermissionSetLicense.apexp?userId=${user}`]) {
          const translated = await ask(address, pages);
          store.set('User', store.adminId, { LanguageLocaleKey: 'en_US' });
          const english = await ask(address, pages);
          store.set('User', store.adminId, { LanguageLocaleKey: key });
          assert.ok(translated.includes(`<html lang="${key}">`), address);
          assert.deepEqual(attributes(translated).filter((value) => !value.startsWith('j_')), attributes(english).filter((value) => !value.startsWith('j_')), address);
          const left = [...translated.matchAll(/<(?:label|th|h[123]|td class="labelCol")[^>]*>(?:<span[^>]*>\*<\/span>)?([^<]+)<|type="(?:button|submit)"[^>]* value="([^"]+)"/g)].map(([, text, value]) => (text ?? value).trim());
          assert.deepEqual(left.filter((text) => names.includes(text)), [], address);
        }
      }
    });
  });

  describe(`a person's walk in ${key}`, () => {
    let org;
    let browser;
    const scenario = { de: 'german', es: 'spanish', ja: 'japanese' }[key];
    const t = terms(key);

    before(async () => {
      org = await startOrg({ scenario, shadow: key === 'es' ? 'native' : 'synthetic' });
      browser = await openBrowser(org);
    });

    after(async () => {
      await browser?.close();
      await org?.close();
    });

    test('makes a permission set and an app by the words of that language alone [languages]', () => withPage(browser, `walk-${key}`, async (page) => {
      await page.goto(org.frontdoor);
      await press(page, 'link', t['Permission Sets']);
      const list = await classicFrame(page, (url) => url.pathname === '/0PS');
      assert.equal(await list.$eval('html', (root) => root.lang), key);
      assert.equal(await page.$eval('html', (root) => root.lang), key);
      assert.equal(await list.$eval('input[name="new"]', (button) => button.value.trim()), t.New);
      await pressAt(list, 'input[name="new"]');
      const form = await classicFrame(page, (url) => url.pathname === '/udd/PermissionSet/newPermissionSet.apexp');
      await type(page, form, 'textbox', t.Label, 'Users');
      await page.keyboard.press('Tab');
      await press(form, 'button', t.Save);
      const overview = await classicFrame(page, (url) => /^\/0PS\w{12}$/.test(url.pathname));
      // The name that the admin gave is a word of the pages too, and stays as it is.
      assert.equal(await textOf(await overview.waitForSelector('h2.pageDescription')), 'Users');
      await press(overview, 'link', t['System Permissions']);
      const section = await classicFrame(page, (url) => url.searchParams.get('s') === 'SystemPermissions');
      assert.ok((await section.$$eval('td.permName', (cells) => cells.map((cell) => cell.textContent))).includes(t['API Enabled']));

      await press(page, 'link', t['External Client App Manager']);
      await press(page, 'button', t['New External Client App']);
      await type(page, page, 'textbox', t['External Client App Name'], 'Settings');
      await page.keyboard.press('Tab');
      await type(page, page, 'textbox', t['Contact Email'], 'ada.admin@acme.example');
      await press(page, 'button', t.Create);
      assert.ok(await textIn(page, '.slds-form-element__help', t['Complete this field.']));
      await choose(page, t['Distribution State'], t.Local);
      // The error leaves with the focus and moves the button; a click aimed before that would miss it.
      await page.keyboard.press('Tab');
      await press(page, 'button', t.Create);
      await press(page, 'tab', t.Policies);
      assert.equal(org.store.find('ExternalClientApplication', { DeveloperName: 'Settings' })[0].DistributionState, 'Local');
      const [app] = org.store.find('ExternalClientApplication', { DeveloperName: 'Nightly_Export' });
      await page.goto(`https://${org.hosts.setup}/lightning/setup/ManageExternalClientApplication/${app.Id.slice(0, 15)}/detail`);
      await press(page, 'tab', t.Policies);
      await press(page, 'button', t.Edit);
      const permittedUsers = await control(page, 'combobox', t['Permitted Users']);
      await choose(page, t['Permitted Users'], t['Admin approved users are pre-authorized']);
      await answerConfirmation(page, true, permittedUsers);
      await press(page, 'button', t.Save);
      assert.ok(await textIn(page, '.toastMessage', t['Policies were saved.']));
    }));
  });
}
