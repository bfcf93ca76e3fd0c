// The guide finds its place again wherever the admin goes in Setup, sees what
// was typed or saved by hand, and throws no form away.

import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { say } from '../words.mjs';
import { Player, YES } from './guide.mjs';
import { sayOn, titleOfStep } from './guideFile.mjs';
import { OneBrowser } from './oneBrowser.mjs';

const HERE = say('page-right');
const ELSEWHERE = say('page-not-open');
const LABEL = 'IVR Access to SCV Apex Classes';

const here = new OneBrowser();
let org;
let browser;
let player;

async function begin(options) {
  org = await here.begin(options);
  browser = here.browser;
  player = await Player.begin({ browser, org });
  await player.moveToSidePanel();
}

after(() => here.close());

const classicAt = (address) => `https://${org.hosts.setup}/lightning/setup/PermSets/page?address=${encodeURIComponent(address)}`;

/** The label that the classic form holds, once the panel says that all is filled. */
const filledLabel = async () => {
  await player.panel.waitForText(say('page-press', { what: 'Save' }));
  const form = await player.tab.frame('/udd/PermissionSet/newPermissionSet');
  return (await form.byRole('textbox', 'Label')).value;
};

describe('open and fill', { concurrency: false }, () => {
  test('opens the page and fills the form, by one press at the foot of the panel', async () => {
    await begin({});
    await player.goTo('permission-set.create');
    await player.panel.click('button', say('button-open-and-fill'));
    assert.equal(await filledLabel(), LABEL);
    assert.equal(org.store.find('PermissionSet', { Label: LABEL }).length, 0, 'nothing is saved');
  });

  test('rings what leads to the form, and fills it when the admin has come there', async () => {
    await begin({});
    await player.goTo('permission-set.create');
    await player.tab.page.evaluate((to) => { location.href = to; }, `https://${org.hosts.setup}/lightning/setup/SetupOneHome/home`);
    await player.panel.waitForText(ELSEWHERE);
    const loading = org.holdPages(/newPermissionSet/);
    await player.panel.click('button', say('button-open-and-fill'));
    await loading.arrived;
    // Whoever is quicker than the page goes by the list.
    await player.tab.page.evaluate((to) => { location.href = to; }, `https://${org.hosts.setup}/lightning/setup/PermSets/home`);
    loading.release();
    await player.panel.waitForText(say('page-press', { what: 'New' }));
    await player.panel.waitUntil(() => player.tab.page.ownBox('ring', 'ring').then(Boolean), 'the ring around New');
    await player.tab.page.evaluate((to) => { location.href = to; }, classicAt('/udd/PermissionSet/newPermissionSet.apexp'));
    assert.equal(await filledLabel(), LABEL);
  });

  test('is over once the admin went to another step', async () => {
    await begin({});
    await player.goTo('permission-set.create');
    const loading = org.holdPages(/newPermissionSet/);
    await player.panel.click('button', say('button-open-and-fill'));
    await loading.arrived;
    await player.goTo('prerequisites.checklist');
    await player.goTo('permission-set.create');
    loading.release();
    await player.panel.waitForText(HERE);
    await player.panel.waitFor('button', say('button-fill'));
    const form = await player.tab.frame('/udd/PermissionSet/newPermissionSet');
    assert.equal((await form.waitFor('textbox', 'Label')).value ?? '', '');
  });
});

describe('after a Save', { concurrency: false }, () => {
  test('what Salesforce kept is checked by itself, and one press goes on to the next form', async () => {
    await begin({});
    await player.allowSession();
    await player.goTo('permission-set.create');
    await player.panel.click('button', say('button-open-and-fill'));
    await filledLabel();
    await player.setup.saveClassic('newPermissionSet', /^\/0PS\w{12}/);
    await player.panel.click('button', say('button-go-on-and-fill'));
    await player.panel.waitFor('heading', titleOfStep('permission-set.apex-class'));
    await player.tab.arrived(({ href }) => href.includes('ApexClassAccess'));
    await player.panel.click('button', YES);
    await player.panel.waitForText(say('page-press', { what: 'Save' }));
    assert.equal((await player.outline())['permission-set.create'], say('state-ok'));
    assert.deepEqual(await player.panel.accessibilityFaults(), []);
  });
});

describe('the place in the guide', { concurrency: false }, () => {
  test('back, forward, and a second tab', async () => {
    await begin({});
    await player.goTo('permission-set.create');
    await player.panel.click('button', say('button-open-page'));
    await player.panel.waitForText(HERE);
    await player.tab.page.evaluate(() => history.back());
    await player.panel.waitForText(ELSEWHERE);
    await player.tab.page.evaluate(() => history.forward());
    await player.panel.waitForText(HERE);

    const second = await browser.setupTab();
    await second.activate();
    await player.panel.waitForText(ELSEWHERE);
    await player.panel.waitFor('heading', titleOfStep('permission-set.create'));
    await player.panel.click('button', say('button-open-page'));
    await player.panel.waitForText(HERE);
    await second.arrived(({ href }) => href.includes('newPermissionSet'));
    await player.tab.activate();
    await player.panel.waitForText(HERE);
  });

  test('closed and opened again while a page loads, the panel stands beside the next page too', async () => {
    await begin({});
    await player.moveBesidePage();
    const loading = org.holdPages(/newPermissionSet/);
    await player.tab.page.evaluate((to) => { location.href = to; }, classicAt('/udd/PermissionSet/newPermissionSet.apexp'));
    await loading.arrived;
    player.panel = await player.tab.embeddedPanel();
    await player.panel.waitFor('main', '');
    await player.aside(() => {});
    loading.release();
    await player.tab.frame('/udd/PermissionSet/newPermissionSet');
    await player.tab.goto(`https://${org.hosts.setup}/lightning/setup/PermSets/home`);
    await (await player.tab.embeddedPanel()).waitFor('main', '');
  });

  test('from each host of the org, and after the session was lost', async () => {
    await begin({});
    await player.goTo('permission-set.create');
    const go = async (address) => {
      await player.tab.page.evaluate((to) => { location.href = to; }, address);
      await player.tab.arrived(({ href }) => href.startsWith(address));
    };
    for (const address of [`${org.hosts.api}/0PS`, `${org.hosts.lightning}/lightning/page/home`, `${org.hosts.setup}/005`]) {
      await go(`https://${address}`);
      await player.panel.waitForText(ELSEWHERE);
      await player.panel.click('button', say('button-open-page'));
      await player.tab.arrived(({ host: at, href }) => at === org.hosts.setup && href.includes('newPermissionSet'));
      await player.panel.waitForText(HERE);
    }
    await player.tab.page.evaluate((to) => { location.href = to; }, `https://${org.hosts.api}/secur/logout.jsp`);
    await player.tab.arrived(({ search }) => search === '?ec=302');
    await player.panel.waitForText(say('notice-signed-out'));
    await player.tab.page.click('button', /^Log In/);
    await player.tab.arrived(({ pathname }) => pathname.startsWith('/lightning'));
    await player.panel.waitFor('heading', titleOfStep('permission-set.create'));
    await player.panel.click('button', say('button-open-page'));
    await player.panel.waitForText(HERE);
  });

  test('from the summary of a permission set to its section, and from no other set’s', async () => {
    await begin({ scenario: 'complete' });
    const summaryOf = (id) => `https://${org.hosts.setup}/lightning/setup/PermSets/${id.slice(0, 15)}/summary`;
    const [set] = org.store.find('PermissionSet', { Label: LABEL });
    const other = org.store.find('PermissionSet', { IsOwnedByProfile: false }).find(({ Id }) => Id !== set.Id);
    await player.goTo('permission-set.system-permissions');
    await player.tab.goto(summaryOf(other.Id));
    await player.panel.waitForText(say('page-unsure-record'));
    await player.tab.goto(summaryOf(set.Id));
    await player.panel.waitForText(sayOn('permission-set.system-permissions', 'permission-set-summary'));
    // Its name is no proof that it is the one: its id comes from the org.
    await player.allowSession();
    await player.check();
    assert.deepEqual(await player.panel.accessibilityFaults(), []);
    await player.panel.click('button', say('button-open-page'));
    await player.tab.arrived(({ href }) => href.includes(`${set.Id}%2Fe%3Fs%3DSystemPermissions`));
    await player.panel.waitFor('button', say('button-fill'));
  });

  test('a form that was typed by hand is seen, and not thrown away without a word', async () => {
    await begin({});
    await player.goTo('permission-set.create');
    await player.panel.click('button', say('button-open-page'));
    await player.panel.waitForText(HERE);
    const form = await player.tab.frame('/udd/PermissionSet/newPermissionSet');
    await form.type('textbox', 'Label', LABEL);
    await player.panel.waitForText(say('field-seen-typed'));
    assert.deepEqual(await player.panel.accessibilityFaults(), []);
    await player.goTo('permission-set.apex-class');
    await player.panel.click('button', say('button-open-page'));
    await player.panel.waitFor('heading', say('question-leave-form'));
    await player.panel.click('button', say('button-not-now'));
    assert.equal((await form.byRole('textbox', 'Label')).value, LABEL);
    await player.panel.click('button', say('button-open-page'));
    await player.panel.click('button', say('button-leave-form'));
    await player.tab.arrived(({ href }) => !href.includes('newPermissionSet'));
    assert.equal(org.store.find('PermissionSet', { Label: LABEL }).length, 0);
  });

  test('without access to the session a saved step is marked as seen, and no more than that', async () => {
    await begin({ scenario: 'complete' });
    const [set] = org.store.find('PermissionSet', { Label: LABEL });
    await player.tab.goto(classicAt(`/${set.Id.slice(0, 15)}?s=SystemPermissions`));
    await player.goTo('permission-set.system-permissions');
    await player.panel.waitForText(say('page-seen'));
    const states = await player.outline();
    assert.equal(states['permission-set.system-permissions'], say('state-seen-on-page'));
    assert.deepEqual(await player.panel.accessibilityFaults(), []);
  });
});
