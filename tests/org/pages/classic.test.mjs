// How the classic pages behave in their frame: refusals after Save, the browser's
// own questions, the second Save of permission changes, what covers a page at the
// first visit, and the lists that assign to a user.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startOrg } from '../org.mjs';
import { classicFrame, control, noControl, openBrowser, press, pressAt, textOf, type, withPage } from './walk.mjs';

const nodes = { '0PS': 'PermSets', '00e': 'EnhancedProfiles', '005': 'ManageUsers', udd: 'PermSets' };

// Runs the tests in an org of its own, whose admin has signed in.
function inOrg(title, options, tests) {
  describe(title, () => {
    const rig = {};

    before(async () => {
      rig.org = await startOrg(options);
      rig.browser = await openBrowser(rig.org);
      const page = await rig.browser.newPage();
      await page.goto(rig.org.frontdoor);
      await page.close();
    });

    after(async () => {
      await rig.browser?.close();
      await rig.org?.close();
    });

    // Opens a classic page in the shell and gives its frame.
    rig.open = async (page, address) => {
      const node = nodes[/^\/(\w{3})/.exec(address)[1]];
      await page.goto(`https://${rig.org.hosts.setup}/lightning/setup/${node}/page?address=${encodeURIComponent(address)}`);
      return classicFrame(page, (url) => url.pathname === address.split('?')[0]);
    };
    rig.short = (type, filter) => rig.org.store.find(type, filter)[0].Id.slice(0, 15);
    tests(rig);
  });
}

const overlaps = (frame, id) => frame.evaluate((name) => {
  const { x, y, width, height } = document.querySelector('input[value="Clone"]').getBoundingClientRect();
  const hit = document.elementFromPoint(x + width / 2, y + height / 2);
  return hit.id.startsWith(name);
}, id);

// Classic pages have no shadow: either mode of the shell around them will do.
inOrg('classic pages', { shadow: 'synthetic', scenario: 'complete' }, (rig) => {
  test('a refusal stands at its field, on a page that was drawn anew [page-refusals] [page-rerender]', () => withPage(rig.browser, 'classic-refused', async (page) => {
    const frame = await rig.open(page, '/udd/PermissionSet/newPermissionSet.apexp');
    await type(page, frame, 'textbox', 'Label', 'Any label');
    await type(page, frame, 'textbox', 'API Name', 'IVR_Access_to_SCV_Apex_Classes');
    await frame.evaluate(() => { globalThis.beforeSave = true; });
    const refusal = frame.waitForNavigation();
    await press(frame, 'button', 'Save');
    await refusal;
    assert.match(await textOf(await frame.waitForSelector('td .errorMsg')), /^Error: The API name .* is already in use/);
    assert.equal(await frame.evaluate(() => globalThis.beforeSave), undefined, 'another document with other elements');
    const label = await control(frame, 'textbox', 'Label');
    assert.equal(await label.evaluate((input) => input.value), 'Any label', 'what was typed is still there');
    assert.equal(await frame.$('#errorDiv_ep'), null);
  }));

  test('a refusal without a field stands above the form [page-refusals]', () => withPage(rig.browser, 'classic-above', async (page) => {
    const user = rig.short('User', { Username: 'scv.integration@acme.example' });
    const set = rig.org.store.insert('PermissionSet', { Label: 'Too much', Name: 'Too_much', PermissionsManageUsers: true }, 'system');
    const frame = await rig.open(page, `/udd/PermissionSet/assignPermissionSet.apexp?userId=${user}`);
    await pressAt(frame, 'select[id$=":backingList_a"] option[title="Too much"]');
    await press(frame, 'link', 'Add');
    const refusal = frame.waitForNavigation();
    await press(frame, 'button', 'Save');
    await refusal;
    assert.match(await textOf(await frame.waitForSelector('#errorDiv_ep')), /user license doesn't allow the permission: Manage Users/);
    rig.org.store.remove('PermissionSet', set, 'system');
  }));

  test('Delete asks in a box of the browser, and does nothing when it is declined [classic-confirm]', () => withPage(rig.browser, 'classic-delete', async (page) => {
    const id = rig.org.store.insert('PermissionSet', { Label: 'To go', Name: 'To_go' }, 'system');
    const frame = await rig.open(page, `/${id.slice(0, 15)}`);
    const asked = [];
    let answer = 'dismiss';
    page.on('dialog', async (dialog) => {
      asked.push([dialog.type(), dialog.message()]);
      await dialog[answer]();
    });
    await press(frame, 'button', 'Delete');
    assert.ok(rig.org.store.get('PermissionSet', id));
    answer = 'accept';
    const gone = frame.waitForNavigation();
    await press(frame, 'button', 'Delete');
    await gone;
    assert.deepEqual(asked, [['confirm', 'Are you sure?'], ['confirm', 'Are you sure?']]);
    assert.equal(rig.org.store.get('PermissionSet', id), null);
  }));

  test('a permission that needs another one is saved by a second Save [permission-confirmation]', () => withPage(rig.browser, 'classic-changes', async (page) => {
    const { store } = rig.org;
    const id = store.insert('PermissionSet', { Label: 'Changes', Name: 'Changes' }, 'system');
    const address = `/${id.slice(0, 15)}/e?s=SystemPermissions`;
    const change = async (save) => {
      const edit = await rig.open(page, address);
      await press(edit, 'checkbox', 'Customize Application');
      const drawn = edit.waitForNavigation();
      await press(edit, 'button', 'Save');
      await drawn;
      await edit.waitForSelector('h2::-p-text(Permission Changes Confirmation)');
      const rows = await edit.$$eval('tr.dataRow', (entries) => entries.map((row) => [...row.cells].map((cell) => cell.textContent)));
      assert.deepEqual(rows, [['Customize Application', 'Enabled'], ['View Setup and Configuration', 'Enabled']]);
      assert.equal(store.get('PermissionSet', id).PermissionsCustomizeApplication, false);
      const left = edit.waitForNavigation();
      await press(edit, 'button', save);
      await left;
    };
    await change('Cancel');
    assert.equal(store.get('PermissionSet', id).PermissionsCustomizeApplication, false);
    await change('Save');
    const row = store.get('PermissionSet', id);
    assert.deepEqual([row.PermissionsCustomizeApplication, row.PermissionsViewSetup], [true, true]);
    store.remove('PermissionSet', id, 'system');
  }));
});

inOrg('a group of permission sets', { shadow: 'native', scenario: 'wrong:user-assigned-by-group' }, (rig) => {
  test('is taken from a user and given again by its own Edit Assignments [group-assignments]', () => withPage(rig.browser, 'classic-groups', async (page) => {
    const { store } = rig.org;
    const user = rig.short('User', { Username: 'scv.integration@acme.example' });
    const held = () => store.find('PermissionSetAssignment', { AssigneeId: store.integrationUserId }).filter((row) => row.PermissionSetGroupId);
    const before = held();
    assert.equal(before.length, 1);
    const move = async (list, link) => {
      const detail = await rig.open(page, `/${user}?noredirect=1&isUserEntityOverride=1`);
      await pressAt(detail, '.bRelatedList:has([id$="_RelatedPermissionSetGroupList_body"]) input.btn');
      const edit = await classicFrame(page, (url) => url.pathname === '/udd/PermissionSetGroup/assignPermissionSet.apexp');
      assert.match(page.url(), /\/PermSetGroups\/page\?address=.*isPermsetGroup%3D1$/);
      await pressAt(edit, `select[id$=":duelingListBox:backingList_${list}"] option[title="Webex Integration"]`);
      await press(edit, 'link', link);
      await press(edit, 'button', 'Save');
      return classicFrame(page, (url) => /^\/005\w{12}$/.test(url.pathname));
    };
    await move('s', 'Remove');
    assert.deepEqual(held(), []);
    const after = await move('a', 'Add');
    await after.waitForSelector('[id$="_RelatedPermissionSetGroupList_body"] th::-p-text(Webex Integration)');
    assert.deepEqual(held().map(({ PermissionSetGroupId, PermissionSetId }) => [PermissionSetGroupId, PermissionSetId]), before.map(({ PermissionSetGroupId, PermissionSetId }) => [PermissionSetGroupId, PermissionSetId]));
  }));
});

inOrg("an admin's first visits", { shadow: 'native', scenario: 'complete', profileWelcome: 'unseen', permissionConfirmation: 'always', links: 'javascript' }, (rig) => {
  test('the welcome to the enhanced profiles covers the page until it is declined, and does not come back [profile-welcome]', () => withPage(rig.browser, 'classic-welcome', async (page) => {
    const profile = rig.short('Profile', { Name: 'SCV Integration' });
    const first = await rig.open(page, `/${profile}`);
    await first.waitForSelector('[role="dialog"]::-p-text(Welcome to the Enhanced Profile User Interface)');
    assert.equal(await overlaps(first, 'profileWelcome'), true);
    const told = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await press(first, 'button', 'No Thanks');
    await told;
    await noControl(first, 'button', 'No Thanks');
    assert.equal(await overlaps(first, 'profileWelcome'), false);
    const second = await rig.open(page, `/${profile}`);
    await control(second, 'button', 'Clone');
    assert.equal(await second.$('[role="dialog"]'), null);
  }));

  test('where every change is confirmed, one without further ones is too [permission-confirmation]', () => withPage(rig.browser, 'classic-always', async (page) => {
    const id = rig.org.store.insert('PermissionSet', { Label: 'Always', Name: 'Always' }, 'system');
    const edit = await rig.open(page, `/${id.slice(0, 15)}/e?s=SystemPermissions`);
    await press(edit, 'checkbox', 'API Enabled');
    const drawn = edit.waitForNavigation();
    await press(edit, 'button', 'Save');
    await drawn;
    assert.deepEqual(await edit.$$eval('tr.dataRow', (rows) => rows.map((row) => row.cells[0].textContent)), ['API Enabled']);
    const saved = edit.waitForNavigation();
    await press(edit, 'button', 'Save');
    await saved;
    assert.equal(rig.org.store.get('PermissionSet', id).PermissionsApiEnabled, true);
    rig.org.store.remove('PermissionSet', id, 'system');
  }));

  test('links between lists that are javascript: addresses work for a person [dueling-list-links]', () => withPage(rig.browser, 'classic-links', async (page) => {
    const set = rig.short('PermissionSet', { Name: 'IVR_Access_to_SCV_Apex_Classes' });
    const edit = await rig.open(page, `/${set}/e?s=ApexClassAccess`);
    assert.match(await edit.$eval('a[id$=":backingList_add"]', (link) => link.getAttribute('href')), /^javascript:moveOptions/);
    await pressAt(edit, 'select[id$=":backingList_a"] option[title="InvoiceNumbers"]');
    await press(edit, 'link', 'Add');
    await edit.waitForSelector('select[id$=":backingList_s"] option[title="InvoiceNumbers"]');
  }));
});
