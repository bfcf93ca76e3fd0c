// Components that lie about a fill, made of the base components of a genuine
// form: each is told to be what it is, and the worst that is said of a value
// which nothing but the page's Save can prove is that it is typed.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { button, loseFocus, makeHand, setup } from './hand.mjs';
import { startJudge } from './judge.mjs';
import { startRig } from './rig.mjs';

const field = (name) => `::-p-aria([name="${name}"])`;

for (const shadow of ['synthetic', 'native']) describe(`components that lie, with ${shadow} shadow`, { concurrency: false }, () => {
  let judge;
  let marks;
  let rig;
  let hand;

  before(async () => {
    judge = startJudge();
    marks = await judge.ask('site_policy');
    rig = await startRig({ shadow });
    hand = makeHand({ rig, judge, marks });
    await rig.open(`${setup}/SetupOneHome/home`);
    await loseFocus(rig);
  });
  after(async () => {
    await rig?.close();
    await judge?.close();
  });

  async function openNewApp() {
    await rig.open(`${setup}/ManageExternalClientApplication/home`);
    await hand.press(rig.page, 'New External Client App');
    await rig.page.waitForSelector(button('Create'));
  }

  // What a fill came to once its moment is over, as the library judges it.
  async function atTheEnd({ at, action, reply }) {
    const answers = await rig.agent.everywhere({ do: 'describe', marks, after_fills: true });
    const { reply: seen } = answers.find(({ document }) => document === at.document);
    const control = seen.controls.find(({ handle }) => handle === at.handle);
    return judge.ask({ judge: { action, reply: { ...reply, shows: control.value } } });
  }

  for (const delay of [0, 300]) {
    test(`a text taken back after ${delay} ms is not called typed`, async () => {
      await openNewApp();
      const input = await rig.page.waitForSelector(field('Contact Email'));
      await input.evaluate((element, ms) => {
        element.addEventListener('input', () => { setTimeout(() => { element.value = ''; }, ms); });
      }, delay);
      const done = await hand.fill('app-new', 'contact-email', { text: 'ada.admin@acme.example' });
      assert.equal(await atTheEnd(done), 'ShowsOther(Some(Text("")))');
    });
  }

  test('a tick taken back after 300 ms is not called typed', async () => {
    await openNewApp();
    const input = await rig.page.waitForSelector(field('Enable OAuth'));
    await input.evaluate((element) => {
      element.addEventListener('click', () => { setTimeout(() => { element.checked = false; }, 300); });
    });
    assert.equal(await atTheEnd(await hand.fill('app-new', 'enable-oauth', { on: true })), 'ShowsOther(Some(Checked(false)))');
  });

  // The component behind the input never hears of what is done to it.
  const deafen = (input) => input.evaluate((element) => {
    for (const kind of ['input', 'change', 'click']) {
      element.addEventListener(kind, (event) => event.stopImmediatePropagation(), true);
    }
  });

  test('a text that is shown but not held is refused in the words that give the component away', async () => {
    await openNewApp();
    await deafen(await rig.page.waitForSelector(field('Contact Email')));
    const done = await hand.fill('app-new', 'contact-email', { text: 'ada.admin@acme.example' });
    assert.deepEqual(done.reply.shows, { text: 'ada.admin@acme.example' });
    assert.equal(done.verdict, 'Refused { message: Some("Complete this field.") }');
  });

  test('a tick that is shown but not held is typed and no more', async () => {
    await openNewApp();
    await deafen(await rig.page.waitForSelector(field('Enable OAuth')));
    const done = await hand.fill('app-new', 'enable-oauth', { on: true });
    assert.equal(await atTheEnd(done), 'Typed', 'nothing on the page tells it from a tick that is held');
    const dependent = await hand.find('app-new', 'callback-url');
    assert.ok(dependent.missing, 'what the tick would have brought up never comes');
  });

  test('a choice that a dialog must confirm first is not called typed while it asks', async () => {
    await openNewApp();
    const input = await rig.page.waitForSelector(field('Enable OAuth'));
    await input.evaluate((element) => {
      element.addEventListener('click', () => setTimeout(() => {
        const dialog = document.createElement('dialog');
        dialog.textContent = 'Are you sure?';
        document.body.append(dialog);
        dialog.showModal();
      }, 20));
    });
    assert.equal((await hand.fill('app-new', 'enable-oauth', { on: true })).verdict, 'AwaitsConfirmation');
  });

  test('a name derived from the first one typed is read again and set', async () => {
    await openNewApp();
    await hand.filled('app-new', { name: { text: 'First name' } });
    await hand.filled('app-new', { name: { text: 'Second name' } });
    const at = await hand.find('app-new', 'api-name');
    assert.deepEqual((await hand.read(at)).value, { text: 'First_name' }, 'the page does not correct it');
    const done = await hand.fill('app-new', 'api-name', { text: 'Second_name' });
    assert.equal(done.verdict, 'Typed');
    assert.equal(await atTheEnd(done), 'Typed');
  });
});
