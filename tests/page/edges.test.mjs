// What the page agent does where a fill is not simply taken: refusals, lists
// that only a person may work, pages left behind, and the ring.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { button, classic, eventually, loseFocus, makeHand, ownParts, pathOf, setup } from './hand.mjs';
import { startJudge } from './judge.mjs';
import { startRig } from './rig.mjs';

for (const shadow of ['synthetic', 'native']) describe(`where a fill is not simply taken, with ${shadow} shadow`, { concurrency: false }, () => {
  let judge;
  let marks;
  let rig;
  let hand;

  before(async () => {
    judge = startJudge();
    marks = await judge.ask('site_policy');
    rig = await startRig({ shadow, scenario: 'complete', links: 'javascript' });
    hand = makeHand({ rig, judge, marks });
    await rig.open(`${setup}/SetupOneHome/home`);
    await loseFocus(rig);
  });
  after(async () => {
    await rig?.close();
    await judge?.close();
  });

  const setPath = () => `/${rig.org.store.find('PermissionSet', { Name: 'IVR_Access_to_SCV_Apex_Classes' })[0].Id.slice(0, 15)}`;

  async function openNewSet() {
    await rig.open(classic('/udd/PermissionSet/newPermissionSet.apexp'));
    return hand.classicFrame('/udd/PermissionSet/newPermissionSet.apexp');
  }

  async function openNewApp() {
    await rig.open(`${setup}/ManageExternalClientApplication/home`);
    await hand.press(rig.page, 'New External Client App');
    await rig.page.waitForSelector(button('Create'));
  }

  test('a list behind javascript: links is prepared, and the person is shown what to press', async () => {
    await rig.open(classic(`${setPath()}/e?s=ApexClassAccess`));
    const frame = await hand.classicFrame(`${setPath()}/e`);
    const wanted = { items: [{ shown: 'InvoiceNumbers' }] };
    const first = await hand.fill('permission-set-apex-classes-edit', 'classes', wanted);
    assert.equal(first.verdict, `AwaitsPress(Handle(${first.reply.press}))`);
    const ringed = await rig.agent.ask(first.at.document, { do: 'ring', handle: first.reply.press, label: 'Press this' });
    const link = await frame.$('a[id$=":backingList_add"]');
    const box = await link.evaluate((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x, y, width, height };
    });
    assert.deepEqual(ringed.box, box);
    await link.evaluate((element) => element.click());
    await frame.waitForFunction(() => [...document.querySelectorAll('select[id$=":backingList_s"] option')].some(({ text }) => text === 'InvoiceNumbers'));
    const second = await hand.fill('permission-set-apex-classes-edit', 'classes', wanted);
    assert.equal(second.verdict, 'AlreadyRight');
    assert.equal(second.reply.shows.included.length, 2, 'what was there stays');
  });

  test('what a list does not offer is not chosen, and the offers are told', async () => {
    await openNewSet();
    const select = await hand.fill('permission-set-new', 'license', { option: { shown: 'No Such License' } });
    assert.match(select.verdict, /^NotOffered/u);
    assert.ok(select.reply.offered.some(({ text }) => text === '--None--'));
    await openNewApp();
    const combobox = await hand.fill('app-new', 'distribution-state', { option: { shown: 'Orbital' } });
    assert.match(combobox.verdict, /^NotOffered/u);
    assert.deepEqual(combobox.reply.offered.map(({ text }) => text), ['Local', 'Packaged']);
    assert.deepEqual(combobox.reply.shows, { chosen: { value: null, text: '' } });
  });

  test('a text longer than the field takes is not cut off', async () => {
    await openNewSet();
    const { verdict, reply } = await hand.fill('permission-set-new', 'label', { text: 'x'.repeat(81) });
    assert.equal(verdict, 'TooLong');
    assert.deepEqual(reply.shows, { text: '' });
  });

  test("the page's own objection is handed on in its words", async () => {
    await openNewApp();
    const { verdict, reply } = await hand.fill('app-new', 'contact-email', { text: 'no address' });
    assert.match(verdict, /^Refused \{/u);
    assert.match(reply.message, /valid email/iu);
  });

  test('a count of the characters that are left is no objection, announced or not', async () => {
    for (const live of [null, 'polite']) {
      const frame = await openNewSet();
      await frame.evaluate((spoken) => {
        const field = document.querySelector('input[maxlength="80"]');
        const count = document.createElement('div');
        count.className = 'slds-form-element__help';
        if (spoken) count.setAttribute('aria-live', spoken);
        const tell = () => { count.textContent = `${field.maxLength - field.value.length}`; };
        field.addEventListener('input', tell);
        field.after(count);
        tell();
      }, live);
      const { verdict, reply } = await hand.fill('permission-set-new', 'label', { text: 'x'.repeat(74) });
      assert.equal(await frame.$eval('.slds-form-element__help', (count) => count.textContent), '6');
      assert.equal(verdict, 'Typed', live);
      assert.equal(reply.message, null, live);
    }
  });

  test('help that stands below a field is no objection, an error there is', async () => {
    for (const [role, around, says] of [[null, '', null], [null, 'slds-has-error', 'No such name.'], ['alert', '', 'No such name.'], ['status', '', 'No such name.']]) {
      const frame = await openNewSet();
      await frame.evaluate(([spoken, marked]) => {
        const field = document.querySelector('input[maxlength="80"]');
        const help = document.createElement('div');
        help.className = 'slds-form-element__help';
        help.textContent = 'No such name.';
        if (spoken) help.setAttribute('role', spoken);
        field.parentElement.className += ` ${marked}`;
        field.after(help);
      }, [role, around]);
      const { verdict, reply } = await hand.fill('permission-set-new', 'label', { text: 'IVR' });
      assert.equal(reply.message, says, `${role} ${around}`);
      assert.equal(verdict === 'Typed', says === null, verdict);
    }
  });

  test('a control that went is gone, and a page that went refuses', async () => {
    const frame = await openNewSet();
    const at = await hand.find('permission-set-new', 'label');
    const fill = { do: 'fill', handle: at.handle, action: { kind: 'text', text: 'x' } };
    await frame.evaluate(() => document.querySelector('input[maxlength="80"]').remove());
    assert.equal((await rig.agent.ask(at.document, fill)).outcome, 'gone');
    assert.equal((await rig.agent.ask(at.document, { ...fill, handle: 987654 })).outcome, 'gone');
    await openNewSet();
    await assert.rejects(rig.agent.ask(at.document, fill), /document/iu);
  });

  test('a text field that is hidden under its visible label is not filled', async () => {
    const frame = await openNewSet();
    const at = await hand.find('permission-set-new', 'label');
    await frame.evaluate(() => { document.querySelector('input[maxlength="80"]').style.display = 'none'; });
    const { verdict } = await hand.act(at, { kind: 'text', text: 'x' });
    assert.equal(verdict, 'Gone');
    assert.equal(await frame.$eval('input[maxlength="80"]', (input) => input.value), '');
  });

  test('a locked field is not touched', async () => {
    const frame = await openNewSet();
    const at = await hand.find('permission-set-new', 'label');
    await frame.evaluate(() => { document.querySelector('input[maxlength="80"]').readOnly = true; });
    const reply = await rig.agent.ask(at.document, { do: 'fill', handle: at.handle, action: { kind: 'text', text: 'x' } });
    assert.equal(reply.outcome, 'read_only');
    assert.deepEqual(reply.shows, { text: '' });
  });

  test('a command that does not fit the control does nothing', async () => {
    await openNewSet();
    const at = await hand.find('permission-set-new', 'label');
    const reply = await rig.agent.ask(at.document, { do: 'fill', handle: at.handle, action: { kind: 'set_checked', on: true } });
    assert.equal(reply.reply, 'not_understood');
    assert.equal((await rig.agent.ask(at.document, { do: 'press', handle: at.handle })).reply, 'not_understood');
  });

  test('an agent loaded twice keeps its handles', async () => {
    await openNewSet();
    const one = await hand.find('permission-set-new', 'label');
    assert.deepEqual(await hand.find('permission-set-new', 'label'), one);
  });

  test('pages left behind in hidden frames are not taken for the present one', async () => {
    await rig.open(`${setup}/PermSets/home`);
    await hand.classicFrame('/0PS');
    assert.ok((await hand.find('permission-set-list', 'new')).handle);
    const users = await rig.page.$('a[title="Users"]');
    await users.evaluate((element) => element.click());
    await hand.classicFrame('/005');
    assert.ok(rig.page.frames().some((frame) => pathOf(frame) === '/0PS'), 'the old frame is still there');
    const { pages, frames } = await hand.look();
    assert.deepEqual(pages.map(({ page }) => page), ['user-list']);
    assert.ok(frames.some(({ seen }) => seen.path === '/0PS' && !seen.visible));
  });

  test('a field that holds a secret is never read', async () => {
    const frame = await openNewSet();
    await frame.evaluate(() => {
      const label = document.createElement('label');
      label.textContent = 'Consumer Secret';
      const input = document.createElement('input');
      input.value = 'do-not-read-me';
      label.append(input);
      document.body.append(label);
    });
    const { frames } = await hand.look();
    const control = frames.flatMap(({ seen }) => seen.controls).find(({ name }) => name === 'Consumer Secret');
    assert.equal(control.value, null);
    assert.ok(!JSON.stringify(frames).includes('do-not-read-me'));
  });

  test("the page's changes to its own prototypes do not reach the agent", async () => {
    const frame = await openNewSet();
    await frame.evaluate(() => {
      HTMLElement.prototype.click = () => {};
      Object.defineProperty(HTMLInputElement.prototype, 'value', { get: () => 'forged', set() {}, configurable: true });
    });
    const text = await hand.fill('permission-set-new', 'label', { text: 'Real' });
    assert.equal(text.verdict, 'Typed');
    const box = await hand.fill('permission-set-new', 'session-activation', { on: true });
    assert.equal(box.verdict, 'Typed');
  });

  test('the ring surrounds the control, follows it, and goes', async () => {
    await openNewApp();
    const at = await hand.find('app-new', 'enable-oauth');
    const ring = (label) => rig.agent.ask(at.document, { do: 'ring', handle: at.handle, label });
    const { box } = await ring('Tick this');
    const parts = await ownParts(rig.page, 'ring');
    const drawn = parts.find(({ className }) => className === 'ring').box;
    const tag = parts.find(({ className }) => className === 'tag');
    assert.equal(tag.text, 'Tick this');
    assert.ok(Math.abs(drawn.x - (box.x - 5)) < 1 && Math.abs(drawn.width - (box.width + 10)) < 1, JSON.stringify({ box, drawn }));
    assert.ok(tag.box.y + tag.box.height <= drawn.y || tag.box.y >= drawn.y + drawn.height, 'the words do not cover the control');
    // The label is what a person sees of a checkbox.
    const seen = await rig.page.evaluate(({ x, y, width, height }) => {
      let root = document;
      let hit = null;
      while (root && hit !== root.elementFromPoint(x + width / 2, y + height / 2)) {
        hit = root.elementFromPoint(x + width / 2, y + height / 2);
        root = hit.shadowRoot;
      }
      return hit.textContent.trim();
    }, box);
    assert.equal(seen, 'Enable OAuth', 'the ring lies on the control and lets clicks through');

    const shift = await rig.page.evaluate(() => {
      const area = document.querySelector('.lightningPage');
      const mark = () => area.firstElementChild.getBoundingClientRect().y;
      const before = mark();
      area.style.paddingTop = '37px';
      return mark() - before;
    });
    assert.equal(shift, 37);
    await rig.page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
    const moved = (await ownParts(rig.page, 'ring')).find(({ className }) => className === 'ring').box;
    assert.ok(Math.abs(moved.y - drawn.y - shift) < 1, `${drawn.y} -> ${moved.y}`);

    await ring('Again');
    assert.equal((await ownParts(rig.page, 'ring')).length, 2, 'one ring at a time');
    await rig.agent.ask(at.document, { do: 'clear' });
    assert.equal(await ownParts(rig.page, 'ring'), null);
  });

  test('the words beside the ring hide no other field where there is room', async () => {
    const frame = await openNewSet();
    const at = await hand.find('permission-set-new', 'save');
    await rig.agent.ask(at.document, { do: 'ring', handle: at.handle, label: 'Press Save' });
    await frame.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
    const { box } = (await ownParts(rig.page, 'ring')).find(({ className }) => className === 'tag');
    const hidden = await frame.evaluate(({ x, y, width, height }) => [...document.querySelectorAll('input:not([type=hidden]), select, textarea, label')]
      .filter((field) => {
        const other = field.getBoundingClientRect();
        return other.x < x + width && x < other.right && other.y < y + height && y < other.bottom;
      }).map(({ id, htmlFor }) => id || htmlFor), box);
    assert.deepEqual(hidden, []);
  });

  test('the ring moves on to the control that a re-render put in the place', async () => {
    const frame = await openNewSet();
    const at = await hand.find('permission-set-new', 'license');
    await rig.agent.ask(at.document, { do: 'ring', handle: at.handle, label: 'Here' });
    await frame.evaluate(() => {
      const select = document.querySelector('select');
      select.parentElement.style.paddingTop = '40px';
      select.replaceWith(select.cloneNode(true));
    });
    const box = await frame.$eval('select', (select) => select.getBoundingClientRect().toJSON());
    await eventually(rig.page, async () => {
      const drawn = (await ownParts(rig.page, 'ring')).find(({ className }) => className === 'ring').box;
      return Math.abs(drawn.y - (box.y - 5)) < 1 && Math.abs(drawn.x - (box.x - 5)) < 1;
    });
    await rig.agent.ask(at.document, { do: 'clear' });
  });
});
