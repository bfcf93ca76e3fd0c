// The person chooses a control on the page: what a press takes, what it keeps
// from the page, and whose presses count.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { classic, eventually, makeHand, ownParts, setup } from './hand.mjs';
import { startJudge } from './judge.mjs';
import { startRig } from './rig.mjs';

const NEW_SET = '/udd/PermissionSet/newPermissionSet.apexp';

for (const shadow of ['synthetic', 'native']) describe(`a control is chosen, with ${shadow} shadow`, { concurrency: false }, () => {
  let judge;
  let rig;
  let hand;

  before(async () => {
    judge = startJudge();
    rig = await startRig({ shadow, scenario: 'complete' });
    hand = makeHand({ rig, judge, marks: await judge.ask('site_policy') });
  });
  after(async () => {
    await rig?.close();
    await judge?.close();
  });

  async function openForm() {
    await rig.open(classic(NEW_SET));
    const frame = await hand.classicFrame(NEW_SET);
    // What the page itself hears of presses.
    await frame.evaluate(() => {
      globalThis.heard = [];
      for (const name of ['pointerdown', 'mousedown', 'mouseup', 'click', 'focusin', 'keydown']) {
        document.addEventListener(name, ({ type }) => heard.push(type), true);
      }
    });
    return frame;
  }

  const documentOf = async (pageId, fieldId) => (await hand.find(pageId, fieldId)).document;

  test('a press on a field takes it, and the page hears nothing of it', async () => {
    const frame = await openForm();
    const { document, handle } = await hand.find('permission-set-new', 'api-name');
    const asked = rig.agent.ask(document, { do: 'pick', kinds: ['text'] });
    await frame.waitForSelector('[data-guidepost=ring]');
    const field = await frame.waitForSelector('::-p-aria([name="API Name"][role="textbox"])');
    await field.hover();
    await eventually(rig.page, async () => (await ownParts(rig.page, 'ring'))?.some(({ hidden }) => !hidden));
    const [{ box }] = await ownParts(rig.page, 'ring');
    const around = await field.evaluate((element) => element.getBoundingClientRect().toJSON());
    assert.ok(Math.abs(box.x + box.width / 2 - around.x - around.width / 2) < 1, 'what would be taken is outlined');
    await field.click();
    assert.deepEqual(await asked, { reply: 'picked', outcome: 'chosen', handle });
    assert.deepEqual(await frame.evaluate(() => heard), []);
    assert.equal(await frame.$('[data-guidepost=ring]'), null);
    await field.click();
    assert.ok((await frame.evaluate(() => heard)).includes('click'), 'then the page has its presses back');
  });

  test('a press on something else is refused, presses nothing, and the next one may be right', async () => {
    const frame = await openForm();
    const { document, handle } = await hand.find('permission-set-new', 'session-activation');
    const address = frame.url();
    const first = rig.agent.ask(document, { do: 'pick', kinds: ['checkbox'] });
    await frame.waitForSelector('[data-guidepost=ring]');
    await (await frame.waitForSelector('input[name="save"], input[id$=":save"]')).click();
    assert.deepEqual(await first, { reply: 'picked', outcome: 'unfit', handle: null });
    const box = await frame.waitForSelector('input[type="checkbox"]');
    const second = rig.agent.ask(document, { do: 'pick', kinds: ['checkbox'] });
    await box.click();
    assert.deepEqual(await second, { reply: 'picked', outcome: 'chosen', handle });
    assert.equal(await box.evaluate(({ checked }) => checked), false, 'choosing does not tick it');
    assert.equal(frame.url(), address);
    assert.deepEqual(await frame.evaluate(() => heard), []);
  });

  test('what the page itself presses counts for nothing', async () => {
    const frame = await openForm();
    const document = await documentOf('permission-set-new', 'label');
    const asked = rig.agent.ask(document, { do: 'pick', kinds: ['text'] });
    await frame.waitForSelector('[data-guidepost=ring]');
    await frame.evaluate(() => {
      const field = document.querySelector('input[type="text"]');
      field.click();
      for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click']) {
        field.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, cancelable: true }));
      }
      for (const key of ['Enter', 'Escape']) {
        field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
      }
    });
    assert.deepEqual(await asked, { reply: 'picked', outcome: 'waiting', handle: null });
    await rig.agent.ask(document, { do: 'clear' });
    assert.equal(await frame.$('[data-guidepost=ring]'), null);
  });

  test('by keyboard, Enter takes what has the focus and Escape cancels', async () => {
    const frame = await openForm();
    const { document, handle } = await hand.find('permission-set-new', 'label');
    const field = await frame.waitForSelector('::-p-aria([name="Label"][role="textbox"])');
    await field.focus();
    const chosen = rig.agent.ask(document, { do: 'pick', kinds: ['text'] });
    await frame.waitForSelector('[data-guidepost=ring]');
    await rig.page.keyboard.press('Enter');
    assert.deepEqual(await chosen, { reply: 'picked', outcome: 'chosen', handle });
    const cancelled = rig.agent.ask(document, { do: 'pick', kinds: ['text'] });
    await frame.waitForSelector('[data-guidepost=ring]');
    await rig.page.keyboard.press('Escape');
    assert.deepEqual(await cancelled, { reply: 'picked', outcome: 'cancelled', handle: null });
    assert.ok(!(await frame.evaluate(() => heard)).includes('keydown'));
  });

  test('inside of shadow roots the words beside a field stand for it', async () => {
    await rig.open(`${setup}/ManageExternalClientApplication/home`);
    await hand.press(rig.page, 'New External Client App');
    await rig.page.waitForSelector('::-p-aria([name="Create"][role="button"])');
    const { document, handle } = await hand.find('app-new', 'enable-oauth');
    const asked = rig.agent.ask(document, { do: 'pick', kinds: ['checkbox', 'toggle'] });
    await rig.page.waitForSelector('[data-guidepost=ring]');
    const field = await rig.page.waitForSelector('::-p-aria([name="Enable OAuth"][role="checkbox"])');
    const words = await field.evaluateHandle((element) => element.labels[0]);
    await words.click();
    assert.deepEqual(await asked, { reply: 'picked', outcome: 'chosen', handle });
    assert.equal(await field.evaluate(({ checked }) => checked), false);
  });

  test('who asked and has gone does not keep the page', async () => {
    const frame = await openForm();
    const document = await documentOf('permission-set-new', 'label');
    const asked = rig.agent.ask(document, { do: 'pick', kinds: ['text'] });
    await frame.waitForSelector('[data-guidepost=ring]');
    assert.equal((await asked).outcome, 'waiting');
    await frame.waitForSelector('[data-guidepost=ring]', { hidden: true });
  });
});
