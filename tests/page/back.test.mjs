// Taking a fill back: each control of a form not saved yet shows again what it
// showed before, and Save then writes nothing of what was taken back.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { makePair } from '../org/certificates.mjs';
import { button, classic, loseFocus, makeHand, setup } from './hand.mjs';
import { startJudge } from './judge.mjs';
import { startRig } from './rig.mjs';

for (const shadow of ['synthetic', 'native']) describe(`taking a fill back, with ${shadow} shadow`, { concurrency: false }, () => {
  let judge;
  let rig;
  let hand;

  before(async () => {
    judge = startJudge();
    const marks = await judge.ask('site_policy');
    rig = await startRig({ shadow, scenario: 'complete' });
    hand = makeHand({ rig, judge, marks });
    await rig.open(`${setup}/SetupOneHome/home`);
    await loseFocus(rig);
  });
  after(async () => {
    await rig?.close();
    await judge?.close();
  });

  async function thereAndBack(page, field, content) {
    const at = await hand.find(page, field);
    const earlier = await hand.read(at);
    const done = await hand.fill(page, field, content);
    assert.equal(done.verdict, 'Typed', `${field}: ${JSON.stringify(done.reply)}`);
    const back = await judge.ask({ earlier: { before: earlier, done: done.action } });
    assert.notEqual(back, null, `${field} can be taken back`);
    const undone = await hand.act(at, back);
    assert.equal(undone.verdict, 'Typed', `${field}: ${JSON.stringify(undone.reply)}`);
    assert.deepEqual((await hand.read(at)).value, earlier.value, field);
    assert.equal((await hand.act(at, back)).verdict, 'AlreadyRight', `${field}: a second time there is nothing to do`);
  }

  test('each kind of field of a new app', async () => {
    await rig.open(`${setup}/ManageExternalClientApplication/home`);
    await hand.press(rig.page, 'New External Client App');
    await rig.page.waitForSelector(button('Create'));
    await thereAndBack('app-new', 'contact-email', { text: 'ada.admin@acme.example' });
    await hand.filled('app-new', { 'enable-oauth': { on: true }, 'enable-jwt': { on: true } });
    await thereAndBack('app-new', 'callback-url', { text: 'http://localhost:1717/OauthRedirect' });
    await thereAndBack('app-new', 'require-secret-web-server', { on: false });
    await thereAndBack('app-new', 'certificate', { certificate: makePair().certificatePem });
    const api = { token: 'Api', shown: 'Manage user data via APIs (api)' };
    const refresh = { token: 'RefreshToken', shown: 'Perform requests at any time (refresh_token, offline_access)' };
    await hand.filled('app-new', { scopes: { items: [api] } });
    await thereAndBack('app-new', 'scopes', { items: [api, refresh] });
    await hand.filled('app-new', { 'distribution-state': { option: { token: 'Local', shown: 'Local' } } });
    await thereAndBack('app-new', 'distribution-state', { option: { token: 'Packaged', shown: 'Packaged' } });
  });

  test('a list of a classic page, whose arrows stand between many other links', async () => {
    const [set] = rig.org.store.find('PermissionSet', { Name: 'IVR_Access_to_SCV_Apex_Classes' });
    const path = `/${set.Id.slice(0, 15)}`;
    await rig.open(classic(`${path}/e?s=ApexClassAccess`));
    const frame = await hand.classicFrame(`${path}/e`);
    const grants = () => rig.org.store.find('SetupEntityAccess', { ParentId: set.Id, SetupEntityType: 'ApexClass' }).length;
    const held = grants();
    await thereAndBack('permission-set-apex-classes-edit', 'classes', { items: [{ shown: 'InvoiceNumbers' }] });
    await hand.press(frame, 'Save');
    await hand.classicFrame(path);
    assert.equal(grants(), held);
  });
});
