// The ring: where it stands, that it follows, and that it rests.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { classic, eventually, loseFocus, makeHand, ownParts, setup } from './hand.mjs';
import { startJudge } from './judge.mjs';
import { startRig } from './rig.mjs';

describe('the ring', { concurrency: false }, () => {
  let judge;
  let rig;
  let hand;
  let frame;
  let at;

  before(async () => {
    judge = startJudge();
    const marks = await judge.ask('site_policy');
    rig = await startRig({ shadow: 'native', scenario: 'complete' });
    hand = makeHand({ rig, judge, marks });
    await rig.open(`${setup}/SetupOneHome/home`);
    await loseFocus(rig);
  });
  after(async () => {
    await rig?.close();
    await judge?.close();
  });

  async function openNewSet() {
    await rig.open(classic('/udd/PermissionSet/newPermissionSet.apexp'));
    frame = await hand.classicFrame('/udd/PermissionSet/newPermissionSet.apexp');
    at = await hand.find('permission-set-new', 'label');
  }

  const ask = (command) => rig.agent.ask(at.document, { handle: at.handle, ...command });
  const ring = () => ask({ do: 'ring', label: 'Type here' });
  const part = async (className) => (await ownParts(rig.page, 'ring'))?.find((each) => each.className === className);
  const twoFrames = () => frame.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));

  // Whether the ring stands around what the selector finds.
  async function surrounds(selector) {
    const box = await frame.$eval(selector, (element) => element.getBoundingClientRect().toJSON());
    const drawn = await part('ring');
    return !drawn.hidden && Math.abs(drawn.box.x - (box.x - 5)) < 1 && Math.abs(drawn.box.y - (box.y - 5)) < 1;
  }

  // How many frames the agent asks for while `during` runs.
  async function framesAskedFor(during) {
    const inAgent = (func) => rig.worker.evaluate(async (document, text) => {
      const [tab] = await chrome.tabs.query({ url: 'https://*.my.salesforce-setup.com/*' });
      const known = {
        count: () => {
          const asked = globalThis.requestAnimationFrame;
          globalThis.asked = 0;
          globalThis.requestAnimationFrame = (then) => { globalThis.asked += 1; return asked(then); };
        },
        tell: () => globalThis.asked,
      };
      const [{ result }] = await chrome.scripting.executeScript({ target: { tabId: tab.id, documentIds: [document] }, func: known[text] });
      return result;
    }, at.document, func);
    await inAgent('count');
    await during();
    return inAgent('tell');
  }

  test('follows where nothing but the layout changes, and costs nothing while it rests', async () => {
    await openNewSet();
    const { where } = await ring();
    assert.deepEqual(where, { at: 'in_view' });
    // It has come to rest when the page draws a second without its asking.
    const idle = () => frame.evaluate(() => new Promise((resolve) => {
      let left = 40;
      const next = () => { left -= 1; left > 0 ? requestAnimationFrame(next) : resolve(); };
      next();
    }));
    await idle();
    assert.equal(await framesAskedFor(idle), 0, 'at rest it asks for no frame');
    // A rule of a style sheet moves the field without any change of the document.
    await frame.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.pbBody { position: relative; left: 40px; }');
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    });
    await eventually(rig.page, () => surrounds('input[maxlength="80"]'));
    await ask({ do: 'clear' });
    assert.equal(await framesAskedFor(idle), 0, 'when it is gone nothing is left behind');
  });

  test('follows a scrolled page within a frame, and shows the way when the field is out of sight', async () => {
    await openNewSet();
    await frame.evaluate(() => { document.body.style.paddingBottom = '3000px'; });
    await ring();
    await frame.evaluate(() => window.scrollBy({ top: 25, behavior: 'instant' }));
    await twoFrames();
    assert.ok(await surrounds('input[maxlength="80"]'));
    await frame.evaluate(() => window.scrollTo({ top: 2500, behavior: 'instant' }));
    await twoFrames();
    assert.equal((await part('ring')).hidden, true);
    const tag = await part('tag');
    assert.equal(tag.text, 'Type here \u2191 further up');
    assert.ok(!tag.hidden && tag.box.y >= 0 && tag.box.y < 20, 'at the edge behind which the field is');
    await frame.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
    await twoFrames();
    assert.ok(await surrounds('input[maxlength="80"]'));
    assert.equal((await part('tag')).text, 'Type here');
  });

  test('stands on the head of a closed section, and on the field once that is open', async () => {
    await openNewSet();
    await frame.evaluate(() => {
      const body = document.querySelector('input[maxlength="80"]').closest('table');
      body.id = 'folded';
      body.hidden = true;
      const head = document.createElement('button');
      head.type = 'button';
      head.id = 'head';
      head.textContent = 'Details';
      head.setAttribute('aria-controls', 'folded');
      head.setAttribute('aria-expanded', 'false');
      body.before(head);
    });
    const reply = await ring();
    assert.equal(reply.box, null);
    assert.deepEqual(reply.where, { at: 'collapsed', name: 'Details' });
    assert.ok(await surrounds('#head'));
    await frame.evaluate(() => {
      document.querySelector('#folded').hidden = false;
      document.querySelector('#head').setAttribute('aria-expanded', 'true');
    });
    await eventually(rig.page, () => surrounds('input[maxlength="80"]'));
  });

  test('stands on the tab behind which the field is', async () => {
    await openNewSet();
    await frame.evaluate(() => {
      const panel = document.querySelector('input[maxlength="80"]').closest('table');
      panel.setAttribute('role', 'tabpanel');
      panel.setAttribute('aria-labelledby', 'second');
      panel.hidden = true;
      const tab = document.createElement('a');
      tab.id = 'second';
      tab.href = '#second';
      tab.role = 'tab';
      tab.textContent = 'Second tab';
      panel.before(tab);
    });
    assert.deepEqual((await ring()).where, { at: 'other_tab', name: 'Second tab' });
    assert.ok(await surrounds('#second'));
    assert.equal((await part('tag')).text, 'Type here \u2192 Second tab');
  });

  test('shows the way within a part of the page that scrolls by itself', async () => {
    await openNewSet();
    await frame.evaluate(() => {
      const around = document.querySelector('input[maxlength="80"]').closest('table').parentElement;
      around.id = 'scrolls';
      around.style.cssText = 'height: 200px; overflow: auto; position: relative';
      const room = document.createElement('div');
      room.style.height = '2000px';
      around.append(room);
    });
    await ring();
    await frame.evaluate(() => { document.querySelector('#scrolls').scrollTop = 1500; });
    await twoFrames();
    assert.equal((await part('ring')).hidden, true, 'no ring where the field was');
    assert.equal((await part('tag')).text, 'Type here \u2191 further up');
    // Asked for again, it is brought back.
    await ring();
    await eventually(rig.page, () => surrounds('input[maxlength="80"]'));
  });

  test('leaves the page where it is although the control is wider than the window', async () => {
    await openNewSet();
    const { document } = at;
    await frame.evaluate(() => {
      const wide = globalThis.document.createElement('div');
      wide.style.cssText = 'width: 4000px; padding-left: 30px';
      wide.innerHTML = '<select multiple style="width: 300px"><option>One</option></select><a href="#add">Add</a><select multiple style="width: 300px"></select>';
      globalThis.document.querySelector('form').prepend(wide);
    });
    const { controls } = await rig.agent.ask(document, { do: 'describe', marks: await judge.ask('site_policy') });
    const { handle } = controls.find(({ kind }) => kind === 'dual_list');
    await rig.agent.ask(document, { do: 'ring', handle, label: 'Here' });
    await twoFrames();
    assert.equal(await frame.evaluate(() => window.scrollX), 0);
  });

  test('does not move for those who asked for less motion, and has the colours of those who chose theirs', async () => {
    await openNewSet();
    await ring();
    assert.equal((await part('ring')).style.animationName, 'arrive');
    const plain = (await part('tag')).style;
    const session = await rig.page.createCDPSession();
    const prefer = (features) => session.send('Emulation.setEmulatedMedia', { features });
    await prefer([{ name: 'prefers-reduced-motion', value: 'reduce' }, { name: 'forced-colors', value: 'active' }]);
    try {
      await frame.evaluate(() => { document.body.style.paddingBottom = '3000px'; window.scrollTo({ top: 2500, behavior: 'instant' }); });
      await ring();
      assert.equal(await frame.evaluate(() => window.scrollY < 1000), true, 'it is there at once');
      assert.equal((await part('ring')).style.animationName, 'none');
      const forced = (await part('tag')).style;
      assert.notEqual(forced.backgroundColor, plain.backgroundColor);
      assert.notEqual((await part('ring')).style.borderColor, 'rgb(11, 92, 171)');
    } finally {
      await prefer([]);
      await session.detach();
    }
  });

  test('says that a field is hidden or gone', async () => {
    await openNewSet();
    await frame.evaluate(() => { document.querySelector('input[maxlength="80"]').closest('tr').style.display = 'none'; });
    assert.deepEqual((await ring()).where, { at: 'hidden' });
    assert.equal((await part('ring')).hidden, true);
    await frame.evaluate(() => { document.querySelector('input[maxlength="80"]').closest('tr').style.display = ''; });
    await eventually(rig.page, () => surrounds('input[maxlength="80"]'));
    await frame.evaluate(() => document.querySelector('input[maxlength="80"]').remove());
    assert.deepEqual((await ring()).where, { at: 'not_there' });
  });

  test('a key of the panel moves the focus to the field, which no fill does', async () => {
    await openNewSet();
    await hand.filled('permission-set-new', { label: { text: 'Some set' } });
    const holds = () => frame.evaluate(() => document.activeElement === document.querySelector('input[maxlength="80"]'));
    assert.equal(await holds(), false);
    assert.deepEqual(await ask({ do: 'focus_target' }), { reply: 'focused', focused: true });
    assert.equal(await holds(), true);
  });

  for (const [what, draw] of [
    ['a page drawn larger', () => { document.documentElement.style.zoom = '1.5'; }],
    ['a part of the page drawn larger', () => { document.body.style.zoom = '1.4'; }],
    ['a page drawn smaller, from right to left', () => { document.documentElement.style.zoom = '0.8'; document.documentElement.dir = 'rtl'; }],
  ]) test(`stands around the field on ${what}`, async () => {
    await openNewSet();
    await frame.evaluate(draw);
    await ring();
    const id = await frame.evaluate(() => [...document.querySelectorAll('input[type="text"]')].find((input) => input.labels?.[0]?.textContent.includes('Label')).id);
    await eventually(rig.page, () => surrounds(`[id="${id}"]`));
    const tag = await part('tag');
    const size = await frame.evaluate(() => ({ width: innerWidth, height: innerHeight }));
    assert.ok(tag.hidden || (tag.box.x >= 0 && tag.box.x + tag.box.width <= size.width + 1 && tag.box.y + tag.box.height <= size.height + 1), JSON.stringify({ tag, size }));
  });

  // A field between its label, its help and its error, with other words around.
  const FORMS = {
    'a label above and an error below': '<label for="x">Label</label><div><input id="x"></div><div class="slds-form-element__help">Complete this field.</div>',
    'help above and a label at the left': '<p>Give it a name that admins know.</p><div style="display:flex"><label for="x">Label</label><input id="x"></div>',
    'help below and nothing above': '<input id="x" aria-label="Label"><p>What admins see in the list of permission sets, and nobody else.</p>',
  };
  for (const [what, markup] of Object.entries(FORMS)) for (const dir of ['ltr', 'rtl']) test(`its words hide nothing that is said of the field: ${what}, ${dir}`, async () => {
    await openNewSet();
    await frame.evaluate((inner, direction) => {
      document.documentElement.dir = direction;
      document.body.innerHTML = `<p>First words of the page</p><form><div id="field" style="padding: 0; width: 300px">${inner}</div><div><label for="y">API Name</label><input id="y"></div><button>Save</button></form><p>Last words</p>`;
    }, markup, dir);
    const look = (await rig.agent.everywhere({ do: 'describe', marks: await judge.ask('site_policy') }))
      .map(({ document, reply }) => ({ document, control: reply.controls?.find(({ name, kind }) => kind === 'text' && name === 'Label') })).find(({ control }) => control);
    await rig.agent.ask(look.document, { do: 'ring', handle: look.control.handle, label: 'Label: type the name of the permission set here' });
    await eventually(rig.page, () => surrounds('#x'));
    const tag = await part('tag');
    const hidden = await frame.evaluate((box) => {
      const words = document.createTreeWalker(document.getElementById('field'), NodeFilter.SHOW_TEXT);
      const found = [];
      while (words.nextNode()) {
        const range = new Range();
        range.selectNodeContents(words.currentNode);
        for (const { left, right, top, bottom } of range.getClientRects()) {
          if (left < box.x + box.width - 1 && right > box.x + 1 && top < box.y + box.height - 1 && bottom > box.y + 1) found.push(words.currentNode.data);
        }
      }
      return found;
    }, tag.box);
    assert.deepEqual(tag.hidden ? [] : hidden, []);
  });

  test('its words stand at no side where others are said', async () => {
    await openNewSet();
    await frame.evaluate(() => {
      document.body.innerHTML = '<div style="display: flex"><div style="width: 300px; line-height: 20px">Administration<br>Platform Tools<br>Users of the org<br>Apps of the org</div>'
        + '<form><label for="x">Label</label><div><input id="x" style="width: 500px"></div><label for="y">API Name</label><div><input id="y" style="width: 500px"></div></form><p style="width: 300px">Words at the right of the form</p></div>';
    });
    const look = (await rig.agent.everywhere({ do: 'describe', marks: await judge.ask('site_policy') }))
      .map(({ document, reply }) => ({ document, control: reply.controls?.find(({ name, kind }) => kind === 'text' && name === 'Label') })).find(({ control }) => control);
    await rig.agent.ask(look.document, { do: 'ring', handle: look.control.handle, label: 'Label: type the name here' });
    await eventually(rig.page, () => surrounds('#x'));
    const tag = await part('tag');
    const form = await frame.$eval('form', (element) => element.getBoundingClientRect().toJSON());
    assert.ok(tag.hidden || (tag.box.x >= form.left - 6 && tag.box.x + tag.box.width <= form.right + 6), JSON.stringify({ tag: tag.box, form }));
  });
});
