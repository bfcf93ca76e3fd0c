// The title that names the record of a page: the page's own, and no other words of it.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { classic, makeHand } from './hand.mjs';
import { startJudge } from './judge.mjs';
import { startRig } from './rig.mjs';

const FORM = '/udd/PermissionSet/newPermissionSet.apexp';

describe('the title of a page', { concurrency: false }, () => {
  let judge;
  let rig;
  let hand;

  before(async () => {
    judge = startJudge();
    const marks = await judge.ask('site_policy');
    rig = await startRig({ shadow: 'synthetic', scenario: 'complete' });
    hand = makeHand({ rig, judge, marks });
  });
  after(async () => {
    await rig?.close();
    await judge?.close();
  });

  /** What the page tells of its titles with this for its body. */
  async function titlesOf(body) {
    await rig.open(classic(FORM));
    const frame = await hand.classicFrame(FORM);
    await frame.evaluate((markup) => { document.body.innerHTML = markup; }, body);
    const { frames } = await hand.look();
    return frames.find(({ seen }) => seen.path === FORM).seen.record_titles;
  }

  const OURS = '<h1 class="pageType">Permission Set</h1><h2 class="pageDescription">IVR Access</h2>';
  const cases = [
    ['the second line of a classic title, and not the kind above it', `<div class="bPageTitle">${OURS}</div>`, ['IVR Access']],
    ['no heading further down', `<div class="bPageTitle">${OURS}</div><h2 class="pageDescription">Report Readers</h2><h3>Recently viewed</h3>`, ['IVR Access']],
    ['a record\'s title before any other first heading', '<h1>Setup</h1><h1><span class="slds-page-header__title">IVR Access</span></h1>', ['IVR Access']],
    ['the first heading where there is nothing better', '<h1>IVR Access</h1><h2>Report Readers</h2>', ['IVR Access']],
    ['both where a page has two', '<h1>IVR Access</h1><h1>Report Readers</h1>', ['IVR Access', 'Report Readers']],
    ['no title that nobody sees', '<h1 style="display:none">Report Readers</h1><h1>IVR Access</h1>', ['IVR Access']],
    ['no title of a dialog', '<h1>IVR Access</h1><div role="dialog" aria-label="Compare"><h1>Report Readers</h1></div>', ['IVR Access']],
    ['none where none is', '<h2>IVR Access</h2><p class="pageDescription">Report Readers</p>', []],
  ];
  for (const [name, body, titles] of cases) {
    test(name, async () => assert.deepEqual(await titlesOf(body), titles));
  }
});
