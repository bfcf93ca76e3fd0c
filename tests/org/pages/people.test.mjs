// A person's walk from the list of profiles to an integration user that holds
// license and permission set, in both interfaces for profiles, with mouse and
// keyboard alone. Its pages are classic ones, which have no shadow: each mode of the
// shell around them is met once.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startOrg } from '../org.mjs';
import { classicFrame, click, control, enter, openBrowser, picture, press, pressAt, textOf, type, withPage } from './walk.mjs';

const standardName = 'Minimum Access - API Only Integrations';
const profileName = 'SCV Integration';
const recordPath = (prefix) => (url) => new RegExp(`^/${prefix}\\w{12}$`).test(url.pathname);
const section = (name) => (url) => url.searchParams.get('s') === name;

async function cloneProfile(page, editor) {
  await press(page, 'link', 'Profiles');
  const list = await classicFrame(page, (url) => url.pathname === '/00e');
  assert.match(page.url(), /\/lightning\/setup\/EnhancedProfiles\/home$/);
  const seen = await list.$$eval('a', (links) => links.map((link) => link.textContent.trim()));
  let shown = list;
  if (editor === 'enhanced') {
    assert.ok(!seen.includes(standardName), 'the profile is not on the first page');
    await press(list, 'link', 'M');
    shown = await classicFrame(page, (url) => url.searchParams.get('letter') === 'M');
  }
  await press(shown, 'link', standardName);
  const standard = await classicFrame(page, recordPath('00e'));
  await press(standard, 'button', 'Clone');
  const form = await classicFrame(page, (url) => url.pathname === '/00e/e');
  assert.equal(await textOf(await form.waitForSelector('h2.pageDescription')), 'Clone Profile');
  const boxes = await form.$$('input[type="text"]');
  assert.equal(boxes.length, 1, 'the name is the only text field');
  const rows = await form.$$eval('table.detailList tr', (entries) => entries.map((row) => row.innerText.split(/\t|\n/).map((text) => text.trim()).filter(Boolean).join(': ')));
  assert.deepEqual(rows.slice(0, 2), [`Existing Profile: ${standardName}`, 'User License: Salesforce Integration']);
  const refusal = form.waitForNavigation();
  await press(form, 'button', 'Save');
  await refusal;
  assert.equal(await textOf(await form.waitForSelector('td .errorMsg')), 'Error: You must enter a value');
  await type(page, form, 'textbox', 'Profile Name', profileName);
  await press(form, 'button', 'Save');
  const clone = await classicFrame(page, recordPath('00e'));
  assert.equal(await textOf(await clone.waitForSelector('h2.pageDescription')), profileName);
  return clone;
}

// Removes a permission that is too many; the forced ones cannot be touched.
async function removePermission(page, profile, label) {
  await press(profile, 'link', 'System Permissions');
  const view = await classicFrame(page, section('SystemPermissions'));
  await press(view, 'button', 'Edit');
  const edit = await classicFrame(page, (url) => url.pathname.endsWith('/e') && section('SystemPermissions')(url));
  const forced = await edit.$$eval('input[type="checkbox"]:disabled', (inputs) => inputs.map((input) => [input.title, input.checked]));
  assert.deepEqual(forced, [['ApiUserOnly', true], ['PasswordNeverExpires', true]]);
  await press(edit, 'checkbox', label);
  await press(edit, 'button', 'Save');
  return classicFrame(page, (url) => !url.pathname.endsWith('/e') && section('SystemPermissions')(url));
}

async function removePermissionInOriginal(page, profile, label) {
  await press(profile, 'button', 'Edit');
  const edit = await classicFrame(page, (url) => /^\/00e\w{12}\/e$/.test(url.pathname));
  assert.deepEqual(await edit.$$eval('input[type="checkbox"]', (inputs) => inputs.filter((input) => input.title).length), 0, 'no box tells its permission by its title');
  assert.deepEqual(await edit.$$eval('input[type="checkbox"]:disabled', (inputs) => inputs.map((input) => input.labels[0].textContent)), ['Api Only User', 'Password Never Expires']);
  await press(edit, 'checkbox', label);
  await press(edit, 'button', 'Save');
  return classicFrame(page, recordPath('00e'));
}

async function newUser(page) {
  await press(page, 'link', 'Users');
  const list = await classicFrame(page, (url) => url.pathname === '/005');
  await pressAt(list, 'input[name="new"]');
  const form = await classicFrame(page, (url) => url.pathname === '/005/e');
  assert.match(page.url(), /ManageUsers\/page\?address=%2F005%2Fe$/);
  for (const place of ['topButtonRow', 'bottomButtonRow']) {
    assert.ok(await form.$(`form#editPage td#${place} input[name="save"]`), place);
  }
  const preset = await form.$$eval('#TimeZoneSidKey, #LocaleSidKey, #LanguageLocaleKey, #EmailEncodingKey', (selects) => selects.map((select) => select.value));
  assert.deepEqual(preset, ['Europe/Zurich', 'en_GB', 'en_US', 'UTF-8']);
  const password = await form.waitForSelector('#new_password');
  assert.equal(await password.evaluate((input) => input.checked), true);

  await type(page, form, 'textbox', 'First Name', 'SCV Integration');
  await type(page, form, 'textbox', 'Last Name', 'User');
  await page.keyboard.press('Tab');
  assert.equal(await (await form.$('#Alias')).evaluate((input) => input.value), 'suser');
  await type(page, form, 'textbox', 'Email', 'ada.admin@acme.example');
  await page.keyboard.press('Tab');
  const proposed = await form.$$eval('#Username, #CommunityNickname', (inputs) => inputs.map((input) => input.value));
  assert.deepEqual(proposed, ['ada.admin@acme.example', 'ada.admin']);
  const license = await form.waitForSelector('#user_license_id');
  const wanted = await license.evaluate((select) => [...select.options].find((option) => option.text === 'Salesforce Integration').value);
  assert.match(wanted, /^100\w{12}$/);
  await license.select(wanted);
  assert.equal(await (await form.$('#Profile')).evaluate((select) => [...select.options].some((option) => option.text === 'SCV Integration')), false, 'the profiles come a moment after the license');
  await form.waitForFunction((name) => [...document.getElementById('Profile').options].some((option) => option.text === name), {}, profileName);
  const profiles = await form.$$eval('#Profile option', (entries) => entries.map((option) => [option.text, option.value]));
  assert.deepEqual(profiles.map(([name]) => name), ['--None--', standardName, profileName]);
  await (await form.$('#Profile')).select(profiles.at(-1)[1]);
  await click(() => password);
  return form;
}

// A user name in use is refused at its field, and the form keeps what was typed.
async function saveUser(page, form) {
  await type(page, form, 'textbox', 'Username', 'sam.service@acme.example');
  const refusal = form.waitForNavigation();
  await pressAt(form, 'td#bottomButtonRow input[name="save"]');
  await refusal;
  assert.match(await textOf(await form.waitForSelector('td .errorMsg')), /^Error: Duplicate Username/);
  assert.equal(await (await form.$('#Profile')).evaluate((select) => select.selectedOptions[0].text), profileName);
  await type(page, form, 'textbox', 'Username', 'scv.integration@acme.example');
  await type(page, form, 'textbox', 'Alias', 'scvint');
  await pressAt(form, 'td#topButtonRow input[name="save"]');
  return classicFrame(page, recordPath('005'));
}

async function assignLicense(page, user) {
  const titles = await user.$$eval('input[value="Edit Assignments"]', (buttons) => buttons.length);
  assert.equal(titles, 3, 'several lists have a button of this name');
  const button = await user.evaluateHandle(() => [...document.querySelectorAll('.bRelatedList')]
    .find((list) => list.querySelector('h3').textContent === 'Permission Set License Assignments').querySelector('input.btn'));
  await click(() => button);
  const form = await classicFrame(page, (url) => url.pathname === '/udd/Licensing/assignPermissionSetLicense.apexp');
  await press(form, 'checkbox', 'Salesforce API Integration');
  await press(form, 'button', 'Save');
  return classicFrame(page, recordPath('005'));
}

for (const [shadow, editor] of [['synthetic', 'enhanced'], ['native', 'original']]) {
  describe(`profile and user, ${editor} profile interface, ${shadow} shadow`, () => {
    let org;
    let browser;

    before(async () => {
      org = await startOrg({ shadow, profileEditor: editor });
      browser = await openBrowser(org);
    });

    after(async () => {
      await browser?.close();
      await org?.close();
    });

    test('from the list of profiles to a user with its license [profile-list] [profile-editor] [profile-clone-address] [profile-clone-form] [profile-buttons] [profile-forced-boxes] [user-form] [user-form-defaults] [user-form-address] [user-form-profiles] [user-form-proposals] [user-form-password] [user-form-taken] [license-page]', () => withPage(browser, `${shadow}-${editor}-people-end`, async (page) => {
      const problems = [];
      page.on('pageerror', (error) => problems.push(String(error)));
      const { store } = org;
      await enter(page, org);
      const clone = await cloneProfile(page, editor);
      await picture(page, `${shadow}-${editor}-profile`);
      const [profile] = store.find('Profile', { Name: profileName });
      const shadowSet = () => store.find('PermissionSet', { ProfileId: profile.Id })[0];
      const granted = () => Object.keys(shadowSet()).filter((name) => name.startsWith('Permissions') && shadowSet()[name]).sort();
      assert.deepEqual(granted(), ['PermissionsApiEnabled', 'PermissionsApiUserOnly', 'PermissionsPasswordNeverExpires']);
      assert.equal(shadowSet().IsCustom, true);
      // The frame shows what the org holds when it is loaded, so the surplus is there before Edit.
      store.update('Profile', profile.Id, { PermissionsViewSetup: true }, 'system');
      const saved = await (editor === 'enhanced' ? removePermission : removePermissionInOriginal)(page, clone, 'View Setup and Configuration');
      await picture(page, `${shadow}-${editor}-permissions`);
      await saved.waitForSelector('img.checkImg');
      assert.deepEqual(granted(), ['PermissionsApiEnabled', 'PermissionsApiUserOnly', 'PermissionsPasswordNeverExpires']);

      const form = await newUser(page);
      await picture(page, `${shadow}-${editor}-user-form`);
      const user = await saveUser(page, form);
      await assignLicense(page, user);
      const [row] = store.find('User', { Username: 'scv.integration@acme.example' });
      assert.deepEqual([row.Name, row.Alias, row.Email, row.CommunityNickname, row.ProfileId, row.IsActive], ['SCV Integration User', 'scvint', 'ada.admin@acme.example', 'ada.admin', profile.Id, true]);
      assert.deepEqual(store.find('PermissionSetLicenseAssign', { AssigneeId: row.Id }).map((held) => store.get('PermissionSetLicense', held.PermissionSetLicenseId).MasterLabel), ['Salesforce API Integration']);
      assert.deepEqual(org.mailbox, [], 'no password was sent');
      assert.deepEqual(problems, []);
    }));

    test('an existing user is changed on the same form, frozen and freed again [user-freeze] [user-form-address]', () => withPage(browser, `${shadow}-${editor}-edit-user`, async (page) => {
      const [user] = org.store.find('User', { Alias: 'sserv' });
      await page.goto(`https://${org.hosts.setup}/lightning/setup/ManageUsers/page?address=%2F${user.Id.slice(0, 15)}%3Fnoredirect%3D1%26isUserEntityOverride%3D1`);
      const detail = await classicFrame(page, recordPath('005'));
      await press(detail, 'button', 'Edit');
      const form = await classicFrame(page, (url) => /^\/005\w{12}\/e$/.test(url.pathname));
      const active = await control(form, 'checkbox', 'Active');
      assert.equal(await active.evaluate((input) => input.checked), true);
      await click(() => active);
      await pressAt(form, 'td#topButtonRow input[name="save"]');
      const inactive = await classicFrame(page, recordPath('005'));
      assert.equal(org.store.get('User', user.Id).IsActive, false);
      const frozen = inactive.waitForNavigation();
      await press(inactive, 'button', 'Freeze');
      await frozen;
      assert.equal(org.store.find('UserLogin', { UserId: user.Id })[0].IsFrozen, true);
      await control(inactive, 'button', 'Unfreeze');
    }));
  });
}
