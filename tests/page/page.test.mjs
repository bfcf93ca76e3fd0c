// The page agent on the stand-in org's pages, judged by the library, by the
// page's own Save and by what the org then holds. The window never has the
// focus, as when a person works in the browser's side panel.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { makePair } from '../org/certificates.mjs';
import { button, classic, loseFocus, makeHand, ownParts, pathOf, setup } from './hand.mjs';
import { startJudge } from './judge.mjs';
import { startRig } from './rig.mjs';

const permissionSet = { Label: 'IVR Access to SCV Apex Classes', Name: 'IVR_Access_to_SCV_Apex_Classes' };

let judge;
let marks;

before(async () => {
  judge = startJudge();
  marks = await judge.ask('site_policy');
});
after(() => judge.close());

describe('with the focus elsewhere', { concurrency: false }, () => {
  let rig;
  let hand;
  const { certificatePem } = makePair();

  before(async () => {
    rig = await startRig({ shadow: 'synthetic' });
    hand = makeHand({ rig, judge, marks });
    await rig.open(`${setup}/SetupOneHome/home`);
    await loseFocus(rig);
  });
  after(() => rig?.close());

  const stored = (type, filter) => rig.org.store.find(type, filter);

  test('a permission set is filled, saved, and in the org', async () => {
    await rig.open(`${setup}/PermSets/home`);
    await hand.classicFrame('/0PS');
    await hand.finds('permission-set-list', 'new');

    await rig.open(classic('/udd/PermissionSet/newPermissionSet.apexp'));
    const frame = await hand.classicFrame('/udd/PermissionSet/newPermissionSet.apexp');
    const verdicts = await hand.filled('permission-set-new', {
      label: { text: permissionSet.Label },
      'api-name': { text: permissionSet.Name },
      'session-activation': { on: false },
      license: { option: { token: 'none', shown: '--None--' } },
    });
    assert.equal(verdicts['api-name'], 'AlreadyRight', 'leaving the label made the page propose the name');
    await hand.finds('permission-set-new', 'save');
    await hand.press(frame, 'Save');
    await rig.page.waitForFrame((candidate) => /^\/0PS\w{12}/u.test(pathOf(candidate)));
    const [row] = stored('PermissionSet', { Name: permissionSet.Name });
    assert.equal(row.Label, permissionSet.Label);
    assert.equal(row.LicenseId, null);
    assert.equal(row.HasActivationRequired, false);
  });

  test('an external client app is filled, created, and in the org as filled', async () => {
    await rig.open(`${setup}/ManageExternalClientApplication/home`);
    await rig.page.waitForSelector(button('New External Client App'));
    await hand.finds('app-list', 'new');
    await hand.press(rig.page, 'New External Client App');
    await rig.page.waitForSelector(button('Create'));
    const verdicts = await hand.filled('app-new', {
      name: { text: 'WxCC - SCV' },
      'api-name': { text: 'WxCC_SCV' },
      'contact-email': { text: 'ada.admin@acme.example' },
      'distribution-state': { option: { token: 'Local', shown: 'Local' } },
      'enable-oauth': { on: true },
      'callback-url': { text: 'http://localhost:1717/OauthRedirect' },
      scopes: {
        items: [
          { token: 'Api', shown: 'Manage user data via APIs (api)' },
          { token: 'RefreshToken', shown: 'Perform requests at any time (refresh_token, offline_access)' },
        ],
      },
      'enable-jwt': { on: true },
      certificate: { certificate: certificatePem },
      'require-secret-web-server': { on: false },
    });
    assert.equal(verdicts['api-name'], 'AlreadyRight', 'leaving the name made the page propose the API name');
    await hand.finds('app-new', 'create');
    await hand.press(rig.page, 'Create');
    await rig.page.waitForFunction(() => /\/0xI\w{12}\/detail$/u.test(location.pathname));
    const app = rig.org.store.readMetadata('ExternalClientApplication', 'WxCC_SCV');
    assert.equal(app.contactEmail, 'ada.admin@acme.example');
    assert.equal(app.distributionState, 'Local');
    const settings = only('ExtlClntAppOauthSettings');
    assert.deepEqual(settings.commaSeparatedOauthScopes.split(/\s*,\s*/u).sort(), ['Api', 'RefreshToken']);
    const global = only('ExtlClntAppGlobalOauthSettings');
    assert.equal(global.callbackUrl, 'http://localhost:1717/OauthRedirect');
    assert.equal(global.certificate.trim(), certificatePem.trim());
    assert.equal(global.isConsumerSecretOptional, true);
  });

  function only(type) {
    const bodies = rig.org.store.listMetadata(type).map(({ fullName }) => rig.org.store.readMetadata(type, fullName));
    const own = bodies.filter((body) => body.externalClientApplication === 'WxCC_SCV');
    assert.equal(own.length, 1, type);
    return own[0];
  }

  /** Whether the words beside a ring lie over a text of the page. */
  async function isHiddenByTag(at, text) {
    await rig.agent.ask(at.document, { do: 'ring', handle: at.handle, label: 'Confirm here' });
    const { box: tag } = (await ownParts(rig.page, 'ring')).find(({ className }) => className === 'tag');
    const boxes = await rig.page.evaluate((wanted) => {
      const texts = (node) => (node.nodeType === Node.TEXT_NODE ? [node] : [...(node.shadowRoot ? texts(node.shadowRoot) : []), ...[...node.childNodes].flatMap(texts)]);
      return texts(document.body).filter(({ data }) => data.includes(wanted)).flatMap((node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return [...range.getClientRects()].map((rect) => rect.toJSON());
      });
    }, text);
    await rig.agent.ask(at.document, { do: 'clear' });
    assert.notEqual(boxes.length, 0, text);
    return boxes.some((box) => box.left < tag.x + tag.width && tag.x < box.right && box.top < tag.y + tag.height && tag.y < box.bottom);
  }

  test('policies are filled, the change confirmed by hand, and saved', async () => {
    await rig.page.waitForSelector('::-p-aria([name="Policies"][role="tab"])');
    await hand.finds('app-detail', 'policies', 'settings', 'edit');
    await hand.finds('app-policies', 'edit');
    await hand.press(rig.page, 'Edit');
    await rig.page.waitForSelector(button('Save'));
    const { verdict } = await hand.fill('app-policies-edit', 'permitted-users', {
      option: { token: 'AdminApprovedPreAuthorized', shown: 'Admin approved users are pre-authorized' },
    });
    assert.equal(verdict, 'AwaitsConfirmation');
    assert.equal((await hand.find('app-policies-edit', 'start-page')).missing, 'Disabled', 'nothing is filled behind a dialog');
    await hand.finds('app-policies-edit', 'confirm');
    await rig.page.setViewport({ width: 1054, height: 766 });
    assert.equal(await isHiddenByTag(await hand.find('app-policies-edit', 'confirm'), 'Do you want to continue?'), false);
    await hand.press(rig.page, 'OK');
    await rig.page.waitForSelector(button('OK'), { hidden: true });
    await hand.filled('app-policies-edit', {
      'permitted-users': { option: { token: 'AdminApprovedPreAuthorized', shown: 'Admin approved users are pre-authorized' } },
      'refresh-token-policy': { option: { token: 'Zero', shown: 'Immediately expire refresh token' } },
      'ip-relaxation': { option: { token: 'Enforce', shown: 'Enforce IP restrictions' } },
      'start-page': { option: { token: 'None', shown: 'None' } },
      'permission-sets': { items: [{ shown: permissionSet.Label }] },
    });
    await hand.finds('app-policies-edit', 'save');
    await hand.press(rig.page, 'Save');
    await rig.page.waitForSelector(button('Edit'));
    const policies = only('ExtlClntAppOauthConfigurablePolicies');
    assert.equal(policies.permittedUsersPolicyType, 'AdminApprovedPreAuthorized');
    assert.equal(policies.refreshTokenPolicyType, 'Zero');
    assert.equal(policies.ipRelaxationPolicyType, 'Enforce');
    assert.equal(policies.commaSeparatedPermissionSet, permissionSet.Name);
    assert.equal(only('ExtlClntAppConfigurablePolicies').startPage, 'None');
  });

  test('the consumer key is pointed at, and its page is never described', async () => {
    const tab = await rig.page.waitForSelector('::-p-aria([name="Settings"][role="tab"])');
    await tab.evaluate((element) => element.click());
    await rig.page.waitForSelector(button('Consumer Key and Secret'));
    const { pages } = await hand.look();
    const names = pages.map(({ page }) => page);
    assert.ok(names.includes('app-settings') && !names.includes('app-policies'), `${names}`);
    const { handle } = pages.find(({ page }) => page === 'app-settings').fields['consumer-key-and-secret'];
    assert.ok(handle);
    const [app] = rig.org.store.listMetadata('ExternalClientApplication').filter(({ fullName }) => fullName === 'WxCC_SCV');
    await rig.open(`/_ui/externalclientapp/consumer/${app.id.slice(0, 15)}`);
    const { frames } = await hand.look();
    assert.ok(frames.every(({ seen }) => seen.withheld && seen.controls.length === 0 && seen.headings.length === 0 && seen.title === ''));
  });
});
