// Pages that mean ill: the agent answers in bounded time and size, types nothing
// into the wrong field, and leaves the page nothing to see but the ring.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { cutLabels, floods } from './hostile-floods.mjs';
import { form, pages } from './hostile-pages.mjs';
import { startRig } from './rig.mjs';

const marks = { never_describe: ['*/consumer/*'], never_read: ['secret'], page_errors: ['.pbError'], toasts: ['.toastMessage'], field_errors: ['.slds-form-element__help'] };
const TYPED = 'WxCC_SCV';
const TIME_MS = 15_000;
const SIZE = 10_000_000;
// How long a key may wait that is pressed meanwhile; a look takes little more than half of that.
const WAIT_MS = 4500;

describe('hostile pages', { concurrency: false }, () => {
  let rig;

  before(async () => {
    rig = await startRig({ shadow: 'native', scenario: 'empty' });
  });
  after(() => rig?.close());

  async function within(asked) {
    const start = performance.now();
    const answer = await asked;
    const ms = Math.round(performance.now() - start);
    assert.ok(ms < TIME_MS, `${ms} ms`);
    assert.ok(JSON.stringify(answer).length < SIZE);
    return answer;
  }

  // Everything that a page could find of ours in its own world.
  const traces = () => rig.page.evaluate(() => {
    const { get: nameOf } = Object.getOwnPropertyDescriptor(Element.prototype, 'localName');
    const attributesOf = (at) => Element.prototype.getAttributeNames.call(at);
    const all = [...Document.prototype.querySelectorAll.call(document, '*')];
    return {
      globals: Object.getOwnPropertyNames(globalThis).filter((key) => /guidepost|laidOpen/iu.test(key)),
      nodes: all.filter((at) => attributesOf(at).includes('data-guidepost')).map((at) => [at.childNodes.length, at.shadowRoot]),
      marked: all.some((at) => attributesOf(at).some((name) => name.includes('guidepost'))),
    };
  });

  for (const [title, page] of Object.entries(pages)) test(title, async () => {
    await rig.page.goto(`https://${rig.org.hosts.setup}/0PS`);
    const field = await rig.page.evaluateHandle((markup) => {
      document.body.innerHTML = markup;
      return document.getElementById('true');
    }, form);
    // An element's value by an accessor that the page cannot have changed yet.
    const holds = await rig.page.evaluateHandle(() => {
      const { get } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
      return (element) => get.call(element);
    });
    await field.evaluate(page.make, page.values);
    if (page.also) {
      await field.evaluate(page.also);
    }

    const answers = await within(rig.agent.everywhere({ do: 'describe', marks }));
    // A frame that shows the browser's own error page has no agent; in one of another host it does nothing.
    const isDone = ({ frameId, reply }) => reply?.reply === 'described' || (frameId !== 0 && (reply === null || reply.reply === 'elsewhere'));
    assert.ok(answers.every(isDone), JSON.stringify(answers).slice(0, 500));
    const { document: top, reply: seen } = answers.find(({ frameId }) => frameId === 0);
    assert.ok(page.isTooLarge === 'maybe' || seen.too_large === (page.isTooLarge === true));

    const named = seen.controls.filter(({ name, kind, visible }) => name === 'API Name' && kind === 'text' && visible);
    const [control] = named.length === 1 ? named : [];
    let outcome = 'refused';
    if (control) {
      const ringed = await within(rig.agent.ask(top, { do: 'ring', handle: control.handle, label: 'Here' }));
      assert.ok(['ringed', 'not_understood'].includes(ringed.reply));
      const reply = await within(rig.agent.ask(top, { do: 'fill', handle: control.handle, action: { kind: 'text', text: TYPED } }));
      assert.equal(reply.reply, 'filled', JSON.stringify(reply));
      // Typed is not yet filled: a page may take a text back for as long as the agent watches.
      const { controls = [] } = await within(rig.agent.ask(top, { do: 'describe', marks, after_fills: true }));
      const held = controls.find(({ handle }) => handle === control.handle)?.value?.text === TYPED;
      outcome = reply.outcome === 'typed' && held ? 'filled' : 'refused';
      assert.deepEqual(await within(rig.agent.ask(top, { do: 'clear' })), { reply: 'cleared' });
    }
    const value = await rig.page.evaluate((read, element) => read(element), holds, field);
    const wrong = await rig.page.evaluate((read, element, typed) => [...Document.prototype.querySelectorAll.call(document, 'input')]
      .filter((other) => other !== element && read(other) === typed).length, holds, field, TYPED);
    assert.equal(wrong, 0, 'nothing is typed into another field');
    if (outcome === 'filled') {
      assert.equal(value, TYPED, 'what is called filled is filled');
    }
    if (page.fill !== 'either') {
      assert.equal(outcome, page.fill);
    }
    const left = await traces();
    assert.deepEqual([left.globals, left.marked], [[], page.marksItself === true]);
    assert.ok(left.nodes.every(([children, root]) => root === null && (children === 0 || title.includes('false ring'))));
  });

  // Keys are pressed while the agent looks, and the page notes how long each had to wait, and
  // how long it could not do anything of its own.
  for (const [title, flood] of Object.entries(floods)) test(`a key is answered beside ${title}`, async () => {
    await rig.page.goto(`https://${rig.org.hosts.setup}/0PS`);
    await rig.page.evaluate((markup) => {
      document.body.innerHTML = `${markup}<div id="room"></div>`;
      globalThis.longest = 0;
      const waited = (since) => { globalThis.longest = Math.max(globalThis.longest, performance.now() - since); };
      document.addEventListener('keydown', ({ timeStamp }) => waited(timeStamp));
      document.getElementById('save').focus();
    }, form);
    const room = await rig.page.$('#room');
    await room.evaluate(flood.make, flood.values);
    // What the browser needs to draw it is not the agent's.
    await rig.page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
    await rig.page.evaluate(() => {
      let last = performance.now();
      setInterval(() => {
        globalThis.longest = Math.max(globalThis.longest, performance.now() - last);
        last = performance.now();
      }, 20);
    });
    let isLooking = true;
    const looked = rig.agent.everywhere({ do: 'describe', marks }).finally(() => { isLooking = false; });
    while (isLooking) {
      await rig.page.keyboard.press('Shift');
    }
    const answers = await looked;
    const waited = await rig.page.evaluate(() => globalThis.longest);
    assert.ok(waited < WAIT_MS, `${Math.round(waited)} ms`);
    assert.ok(JSON.stringify(answers).length < SIZE);
    const { reply } = answers.find(({ frameId }) => frameId === 0);
    assert.ok(reply.too_large || reply.controls.some(({ name }) => name === 'API Name'), 'the field is there, or it is said that not all was read');
  });

  test('a label of which only the beginning is read names nothing', async () => {
    await rig.page.goto(`https://${rig.org.hosts.setup}/0PS`);
    await rig.page.evaluate((labels) => { document.body.innerHTML = labels.map((label, at) => `<p><label for=a${at}>${label}</label><input id=a${at}></p>`).join(''); }, cutLabels);
    const [{ reply }] = await rig.agent.everywhere({ do: 'describe', marks });
    assert.equal(reply.controls.length, cutLabels.length);
    assert.ok(reply.controls.every(({ name }) => name !== '' && !name.startsWith('API Name')), JSON.stringify(reply.controls.map(({ name }) => name)));
  });

  test('there are fifty of them and more', () => assert.ok(Object.keys(pages).length >= 50));
});
