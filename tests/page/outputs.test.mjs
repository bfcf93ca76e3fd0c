// What the pages of records show beside their labels, read without changing anything.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { classic, loseFocus, makeHand, setup } from './hand.mjs';
import { startJudge } from './judge.mjs';
import { startRig } from './rig.mjs';

for (const shadow of ['synthetic', 'native']) {
  describe(`a complete org with ${shadow} shadow`, { concurrency: false }, () => {
    let judge;
    let rig;
    let hand;

    before(async () => {
      judge = startJudge();
      rig = await startRig({ shadow, scenario: 'complete' });
      hand = makeHand({ rig, judge, marks: await judge.ask('site_policy') });
      await loseFocus(rig);
    });
    after(async () => {
      await rig?.close();
      await judge.close();
    });

    // Every output that the catalog knows of the page, by the field whose value it shows.
    async function outputs(pageId) {
      const { frames, pages } = await hand.look();
      const shown = pages.find(({ page }) => page === pageId);
      assert.ok(shown, `${pageId} is not among ${pages.map(({ page }) => page)}`);
      const controls = frames.flatMap(({ seen }) => seen.controls).filter(({ kind }) => kind === 'output');
      return Object.fromEntries(controls.map(({ name, value }) => [name, value]));
    }

    test('the system permissions of the permission set', async () => {
      const [set] = rig.org.store.find('PermissionSet', { Name: 'IVR_Access_to_SCV_Apex_Classes' });
      await rig.open(classic(`/${set.Id.slice(0, 15)}?s=SystemPermissions`));
      await hand.classicFrame(`/${set.Id.slice(0, 15)}`);
      const shown = await outputs('permission-set-system-permissions');
      assert.deepEqual(shown['Apex REST Services'], { checked: true });
      assert.deepEqual(shown['API Enabled'], { checked: true });
      assert.equal(shown['View Setup and Configuration'], null, 'no field of a guide');
    });

    test('the policies of the app', async () => {
      const [app] = rig.org.store.find('ExternalClientApplication', { DeveloperName: 'WxCC_SCV' });
      await rig.open(`${setup}/ManageExternalClientApplication/${app.Id}/detail`);
      await rig.page.waitForSelector('::-p-aria([name="Edit"][role="button"])');
      const shown = await outputs('app-policies');
      assert.deepEqual(shown['Permitted Users'], { text: 'Admin approved users are pre-authorized' });
      assert.deepEqual(shown['Selected Permission Sets'], { text: 'IVR Access to SCV Apex Classes' });
      assert.equal('Consumer Key' in shown, false);
    });
  });
}
