// Kinds of controls that no form of the guide has by itself, on a page of Setup.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { classic, loseFocus, makeHand, setup } from './hand.mjs';
import { startJudge } from './judge.mjs';
import { pageWith, pieces, planted } from './planted-page.mjs';
import { startRig } from './rig.mjs';
import { drawn, secret, told, unasked } from './secrets-pages.mjs';

// A lookup after the SLDS blueprint: what is typed is looked for, an offer that is
// pressed is shown read-only beside a button that takes it out again.
function drawLookup(offers) {
  const around = document.createElement('div');
  around.className = 'slds-combobox_container';
  around.innerHTML = `<label for="manager">Manager</label><div class="slds-combobox__form-element">
    <input id="manager" role="combobox" aria-controls="offers" aria-expanded="false" aria-autocomplete="list" autocomplete="off"></div>
    <div id="offers" role="listbox"></div>`;
  document.querySelector('form').prepend(around);
  const input = around.querySelector('input');
  const list = around.querySelector('#offers');
  const draw = (found) => {
    list.replaceChildren(...found.map(([id, name, beside]) => {
      const offer = document.createElement('div');
      offer.role = 'option';
      offer.dataset.value = id;
      offer.innerHTML = '<span class="slds-listbox__option-text"></span><span class="slds-listbox__option-meta"></span>';
      offer.firstElementChild.textContent = name;
      offer.lastElementChild.textContent = beside;
      offer.onclick = () => {
        globalThis.chosenId = id;
        input.value = name;
        input.readOnly = true;
        const clear = document.createElement('button');
        clear.type = 'button';
        clear.textContent = 'Clear';
        clear.onclick = () => { clear.remove(); input.readOnly = false; input.value = ''; globalThis.chosenId = null; };
        input.after(clear);
        list.replaceChildren();
        input.setAttribute('aria-expanded', 'false');
      };
      return offer;
    }));
    input.setAttribute('aria-expanded', String(found.length > 0));
  };
  globalThis.chosenId = null;
  input.addEventListener('input', () => {
    const wanted = input.value.toLowerCase();
    const found = wanted ? offers.filter(([, name]) => name.toLowerCase().includes(wanted)) : [];
    // What was used lately comes first, and what the server knows after it.
    queueMicrotask(() => draw(found.slice(0, 1)));
    setTimeout(() => draw(found), 300);
  });
}

describe('controls of other kinds', { concurrency: false }, () => {
  let judge;
  let rig;
  let hand;
  let frame;
  let marks;

  before(async () => {
    judge = startJudge();
    rig = await startRig({ shadow: 'synthetic', scenario: 'complete' });
    marks = await judge.ask('site_policy');
    hand = makeHand({ rig, judge, marks });
    await rig.open(`${setup}/SetupOneHome/home`);
    await loseFocus(rig);
  });
  after(async () => {
    await rig?.close();
    await judge?.close();
  });

  async function openForm(draw, ...args) {
    await rig.open(classic('/udd/PermissionSet/newPermissionSet.apexp'));
    frame = await hand.classicFrame('/udd/PermissionSet/newPermissionSet.apexp');
    await frame.evaluate(draw, ...args);
  }

  async function controlsOf(kind) {
    const { frames } = await hand.look();
    const { document, seen } = frames.find((candidate) => candidate.seen.path.includes('newPermissionSet'));
    return seen.controls.filter((control) => control.kind === kind).map((control) => ({ document, ...control }));
  }

  const fill = (control, action) => hand.act(control, action);
  const named = (...labels) => ({ kind: 'choose', value: null, labels, ending: null });

  test('a field without words of its own to be seen is called by the label that its author gave', async () => {
    await openForm(() => {
      const table = document.createElement('table');
      const row = (id, words, label, input) => `<tr><th scope="row">${words}</th><td>${label.replace('>', ` for="${id}">`)}${input.replace('>', ` id="${id}">`)}</td></tr>`;
      table.innerHTML = `<thead><tr><th>Setting</th><th>Value</th></tr></thead><tbody>${[
        row('h1', 'Manager', '<label style="display:none">Name of the Manager</label>', '<input>'),
        row('h2', 'Notify', '<label><span hidden>Notify the Manager</span></label>', '<input type="checkbox">'),
        row('h3', 'Hours', '<label style="visibility:hidden">Hours of Work</label>', '<textarea></textarea>'),
        row('h4', 'Said', '<label style="display:none">Hidden Words</label>', '<input aria-label="Spoken Words">'),
        row('h5', 'Key', '<label style="display:none">API Secret</label>', '<input value="0123">'),
      ].join('')}</tbody>`;
      const alone = document.createElement('div');
      alone.innerHTML = '<p>Seen Words</p><label for="h6" style="display:none">Hidden Words</label><input id="h6">';
      document.querySelector('form').prepend(table, alone);
    });
    const all = [...await controlsOf('text'), ...await controlsOf('checkbox'), ...await controlsOf('textarea')];
    const of = (id) => all.find(({ ids }) => ids.id === id);
    const called = Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h6'].map((id) => [id, of(id).name]));
    assert.deepEqual(called, { h1: 'Name of the Manager', h2: 'Notify the Manager', h3: 'Hours of Work', h4: 'Spoken Words', h6: 'Seen Words' });
    const { reply } = await hand.act(of('h5'), { kind: 'text', text: '4567' });
    assert.equal(reply.shows, null, 'a secret by its hidden label');
  });

  test('a lookup takes the only offer of that very name', async () => {
    await openForm(drawLookup, [['005A', 'Ann Example', 'Sales'], ['005B', 'Ann Examples', 'Sales']]);
    const [lookup] = await controlsOf('lookup');
    assert.equal(lookup.name, 'Manager');
    const { verdict } = await fill(lookup, named('Ann Example'));
    assert.equal(verdict, 'Typed');
    assert.equal(await frame.evaluate(() => globalThis.chosenId), '005A');
    const again = await fill(lookup, named('Ann Example'));
    assert.equal(again.reply.outcome, 'already_right');
    const other = await fill(lookup, named('Bob Example'));
    assert.equal(other.reply.outcome, 'needs_person', 'a choice that is made is for the person to take out');
    assert.equal(await frame.evaluate(() => globalThis.chosenId), '005A');
  });

  test('a lookup chooses nobody where two have the name, although one comes first', async () => {
    await openForm(drawLookup, [['005A', 'Ann Example', 'Sales'], ['005B', 'Ann Example', 'Service']]);
    const [lookup] = await controlsOf('lookup');
    const { reply } = await fill(lookup, named('Ann Example'));
    assert.equal(reply.outcome, 'ambiguous');
    assert.equal(reply.offered.length, 2);
    assert.equal(await frame.evaluate(() => globalThis.chosenId), null);
    assert.equal(await frame.$eval('#manager', (input) => input.value), '', 'what was typed to look is taken out');
  });

  test('a lookup chooses nobody of another name', async () => {
    await openForm(drawLookup, [['005B', 'Ann Examples', 'Sales']]);
    const [lookup] = await controlsOf('lookup');
    const { reply } = await fill(lookup, named('Ann Example'));
    assert.equal(reply.outcome, 'not_offered');
    assert.deepEqual(reply.offered.map(({ text }) => text), ['Ann Examples']);
    assert.equal(await frame.evaluate(() => globalThis.chosenId), null);
  });

  test('bold words before a field are its own, and no heading, wherever the field is drawn', async () => {
    await openForm(() => {
      const line = (words, content) => {
        const made = document.createElement('p');
        made.innerHTML = `<b>${words}</b><span></span>`;
        made.lastElementChild.attachShadow({ mode: 'open' }).innerHTML = content;
        return made;
      };
      document.querySelector('form').prepend(
        line('Alone', ''), line('Before a field', '<input type="text">'), line('Before words', ' and more of them.'),
        Object.assign(document.createElement('div'), { innerHTML: '<label>Last <input type="email"></label>' }),
      );
    });
    const [last] = await controlsOf('email');
    assert.ok(last.section.includes('Alone'), last.section.join());
    assert.ok(!last.section.includes('Before a field') && !last.section.includes('Before words'), last.section.join());
  });

  test('a side bar and a form are things of their own, and what is written over them in there reaches no field elsewhere', async () => {
    await openForm(() => {
      const field = (id) => `<label>${id} <input type="email" id="${id}"></label>`;
      const part = document.createElement('div');
      part.innerHTML = `<h2>Around</h2><div>
        <section><h3>Own</h3>${field('own')}</section>${field('after')}
        <aside>${field('bare')}<h4>Newsletter</h4>${field('newsletter')}</aside>
        <div role="complementary"><h4>Notes</h4>${field('notes')}</div>
        <div role="search"><h4>Search</h4>${field('search')}</div>
        <article><h4>Card</h4>${field('card')}</article>
        <aside><h4>Recent</h4><p>Words</p></aside><article><h4>Empty Card</h4><p>Words</p></article>${field('last')}</div>`;
      const beyond = document.createElement('div');
      beyond.innerHTML = field('beyond');
      document.querySelector('form').prepend(part, beyond);
    });
    const { frames } = await hand.look();
    const { seen } = frames.find((candidate) => candidate.seen.path.includes('newPermissionSet'));
    const emails = seen.controls.filter(({ kind }) => kind === 'email');
    const page = emails.find(({ ids }) => ids.id === 'beyond').forks;
    const borders = ({ forks }) => forks.filter((part) => seen.borders.includes(part) && !page.includes(part)).length;
    const words = ['Around', 'Own', 'Newsletter', 'Notes', 'Search', 'Card', 'Recent', 'Empty Card'];
    const told = Object.fromEntries(emails.map((email) => [email.ids.id, [email.section.filter((said) => words.includes(said)).join(' > '), borders(email)]]));
    assert.deepEqual(told, {
      own: ['Around > Own', 0], after: ['Around', 0], bare: ['Around', 1], newsletter: ['Around > Newsletter', 1], notes: ['Around > Notes', 1],
      search: ['Around > Search', 1], card: ['Around > Card', 0], last: ['Around', 0], beyond: ['', 0],
    });
  });

  test('of radio buttons one is chosen, and none is taken away', async () => {
    await openForm(() => {
      const group = document.createElement('fieldset');
      group.innerHTML = '<legend>Who may</legend><label><input type="radio" name="who" value="all" checked> Everybody</label>'
        + '<label><input type="radio" name="who" value="some"> Approved users</label>';
      group.addEventListener('change', ({ target }) => { globalThis.who = target.value; });
      document.querySelector('form').prepend(group);
    });
    const radios = await controlsOf('radio');
    const approved = radios.find(({ name }) => name === 'Approved users');
    const { reply } = await fill(approved, { kind: 'set_checked', on: true });
    assert.equal(reply.outcome, 'typed');
    assert.equal(await frame.evaluate(() => globalThis.who), 'some');
    assert.equal((await fill(approved, { kind: 'set_checked', on: true })).reply.outcome, 'already_right');
    assert.equal((await fill(approved, { kind: 'set_checked', on: false })).reply.outcome, 'reverted', 'a press takes no radio button away');
    assert.equal(await frame.evaluate(() => globalThis.who), 'some');
  });

  test('where value and words point at different options none is chosen, and words that go on are those of another', async () => {
    await openForm(() => {
      const around = document.createElement('div');
      around.innerHTML = '<label for="ip">IP Relaxation</label><select id="ip"><option value="Bypass" selected>Relax IP restrictions</option>'
        + '<option value="Enforce">Enforce IP restrictions, but relax for refresh tokens</option><option value="Strict">Enforce IP restrictions</option></select>';
      document.querySelector('form').prepend(around);
    });
    const list = async () => (await controlsOf('select')).find(({ name }) => name === 'IP Relaxation');
    const enforce = { kind: 'choose', value: 'Enforce', labels: ['Enforce IP restrictions'], ending: null };
    assert.equal((await fill(await list(), enforce)).reply.outcome, 'ambiguous');
    await frame.$eval('#ip', (select) => select.lastElementChild.remove());
    assert.equal((await fill(await list(), enforce)).reply.outcome, 'not_offered', 'the weaker policy has the value alone');
    assert.equal(await frame.$eval('#ip', (select) => select.value), 'Bypass');
  });

  test('a switch is called what it switches, whatever its state', async () => {
    await openForm(() => {
      const label = document.createElement('label');
      label.className = 'slds-checkbox_toggle slds-grid';
      label.innerHTML = '<span class="slds-form-element__label">Enable OAuth</span><input type="checkbox" aria-describedby="state">'
        + '<span id="state" class="slds-checkbox_faux_container" aria-live="assertive"><span class="slds-checkbox_faux"></span>'
        + '<span class="slds-checkbox_on">Active</span><span class="slds-checkbox_off">Inactive</span></span>';
      document.querySelector('form').prepend(label);
    });
    const [before] = await controlsOf('toggle');
    assert.equal((await fill(before, { kind: 'set_checked', on: true })).reply.outcome, 'typed');
    const [after] = await controlsOf('toggle');
    assert.deepEqual([before.name, after.name], ['Enable OAuth', 'Enable OAuth']);
  });

  test('a file is given once where its control is drawn anew and the name shown beside it', async () => {
    await openForm(() => {
      const around = document.createElement('div');
      const draw = (name) => {
        around.innerHTML = `<label for="cert">Digital Certificate</label><input id="cert" type="file"><span>${name}</span>`;
        around.querySelector('input').addEventListener('change', ({ target }) => {
          globalThis.given = (globalThis.given ?? 0) + 1;
          const [file] = target.files;
          setTimeout(() => draw(file.name), 100);
        });
      };
      draw('');
      document.querySelector('form').prepend(around);
    });
    const certificate = { kind: 'attach', file_name: 'server.crt', mime: 'application/x-x509-ca-cert', text: 'certificate' };
    const input = async () => (await controlsOf('file')).at(0);
    await fill(await input(), certificate);
    await frame.waitForFunction(() => document.querySelector('#cert').files.length === 0);
    assert.deepEqual((await input()).value, { file: 'server.crt' });
    assert.equal((await fill(await input(), certificate)).reply.outcome, 'already_right');
    assert.equal(await frame.evaluate(() => globalThis.given), 1);
  });

  test('a choice between yes and no is a box, whatever its values are', async () => {
    await openForm(() => {
      const around = document.createElement('div');
      around.innerHTML = '<label for="rest">Apex REST Services</label><select id="rest"><option value="true">Not enabled</option><option value="false">Enabled</option></select>'
        + '<fieldset><legend>Active</legend><label><input type="radio" name="act" value="1"> No</label><label><input type="radio" name="act" value="0"> Yes</label></fieldset>'
        + '<label for="state">Distribution State</label><select id="state"><option>Local</option><option>Packaged</option></select>';
      document.querySelector('form').prepend(around);
    });
    const box = async (name) => (await controlsOf('checkbox')).find((control) => control.name === name);
    const set = async (name, on) => (await fill(await box(name), { kind: 'set_checked', on })).reply;
    assert.deepEqual([(await box('Apex REST Services')).value, (await box('Active')).value], [{ checked: false }, null], 'where nothing is chosen yet, nothing is said');
    assert.deepEqual(await set('Apex REST Services', true).then(({ outcome, shows }) => ({ outcome, shows })), { outcome: 'typed', shows: { checked: true } });
    assert.equal(await frame.$eval('#rest', (select) => select.value), 'false');
    assert.equal((await set('Active', false)).outcome, 'typed');
    assert.equal(await frame.$eval('[name="act"]:checked', (radio) => radio.value), '1');
    assert.equal((await set('Active', false)).outcome, 'already_right');
    assert.equal((await set('Active', true)).outcome, 'typed');
    assert.equal(await frame.$eval('[name="act"]:checked', (radio) => radio.value), '0');
    assert.ok((await controlsOf('select')).some(({ name }) => name === 'Distribution State'), 'two other options are a list');
  });

  test('a box in a table is told with the head of its column, where each column has one', async () => {
    await openForm(() => {
      const table = (head) => `<table><thead><tr>${head}</tr></thead><tbody><tr><th>API Enabled</th><td><input type="checkbox" title="one"></td>`
        + '<td><input type="checkbox" title="other"></td></tr></tbody></table>';
      const around = document.createElement('div');
      around.innerHTML = table('<th>Name</th><th>Report Readers</th><th>IVR Access</th>') + table('<th>Name</th><th colspan="2">Report Readers</th>');
      document.querySelector('form').prepend(around);
    });
    const boxes = (await controlsOf('checkbox')).filter(({ row }) => row === 'API Enabled');
    assert.deepEqual(boxes.map(({ column }) => column), ['Report Readers', 'IVR Access', '', '']);
  });

  test('a select that depends on another offers what fits only after that', async () => {
    await openForm(() => {
      const licenses = { '': ['--None--'], salesforce: ['System Administrator', 'Standard User'], integration: ['Another', 'Minimum Access'] };
      const around = document.createElement('div');
      around.innerHTML = '<label for="first">User License</label><select id="first"><option value="">--None--</option><option value="salesforce">Salesforce</option>'
        + '<option value="integration">Salesforce Integration</option></select><label for="second">Profile</label><select id="second"><option>--None--</option></select>';
      document.querySelector('form').prepend(around);
      const [first, second] = around.querySelectorAll('select');
      first.addEventListener('change', () => setTimeout(() => {
        second.replaceChildren(...licenses[first.value].map((name) => new Option(name, name)));
      }, 40));
    });
    const select = async (name) => (await controlsOf('select')).find((control) => control.name === name);
    assert.equal((await fill(await select('Profile'), named('Minimum Access'))).reply.outcome, 'not_offered');
    assert.equal((await fill(await select('User License'), named('Salesforce Integration'))).reply.outcome, 'typed');
    const { reply } = await fill(await select('Profile'), named('Minimum Access'));
    assert.equal(reply.outcome, 'typed');
    assert.deepEqual(reply.shows, { chosen: { value: 'Minimum Access', text: 'Minimum Access' } });
    assert.equal((await fill(await select('User License'), named('salesforce integration'))).reply.outcome, 'already_right');
  });

  async function describeMarkup(markup, given) {
    await rig.page.goto(`https://${rig.org.hosts.setup}/0PS`);
    await rig.page.evaluate((html) => { document.body.innerHTML = html; }, markup);
    const [{ reply }] = await rig.agent.everywhere({ do: 'describe', marks: given });
    assert.equal(reply.too_large, false);
    return reply;
  }
  // As if every control were one of a guide's fields.
  const askedForAll = () => ({ ...marks, asked: { ...marks.asked, starts: [''] } });

  test('no secret is told, whatever it is called, drawn or said by', async () => {
    const reply = await describeMarkup(drawn(secret), askedForAll());
    assert.deepEqual(told(secret, reply), []);
    assert.ok(reply.controls.length > 140, `${reply.controls.length} controls`);
    assert.ok(reply.toasts.includes('…') && reply.errors.includes('…'), 'that the page said something is told');
  });

  test('what holds no secret and is asked for is told', async () => {
    const shown = ['Shipping', 'Opinion', 'Pinned Object', 'Token Group', 'Compass', 'Keyboard', 'Certificate'];
    const markup = shown.map((label, at) => `<label for=a${at}>${label}</label><input id=a${at} value="seen${at}">`).join('');
    const { controls } = await describeMarkup(markup, askedForAll());
    assert.deepEqual(controls.map(({ value }) => value?.text), shown.map((_, at) => `seen${at}`));
  });

  test('what no field of a guide is, is not read', async () => {
    const asked = '<label for=asked>API Name</label><input id=asked value=seen>';
    const reply = await describeMarkup(drawn(unasked) + asked, marks);
    assert.deepEqual(told(unasked, reply), []);
    assert.deepEqual(reply.controls.find(({ name }) => name === 'API Name').value, { text: 'seen' });
    const [{ document }] = await rig.agent.everywhere({ do: 'clear' });
    const remarks = reply.controls.find(({ name }) => name === 'Home Address');
    const { control } = await rig.agent.ask(document, { do: 'read', handle: remarks.handle });
    assert.deepEqual(control.value, { text: 'hunter0x' }, 'unless the caller names it');
  });

  test('a password that a button shows stays one, also where its field is drawn anew', async () => {
    const password = '<form><label for=p>API Name</label><input id=p name=p type=password value=hunter0x></form>';
    await describeMarkup(password, askedForAll());
    for (const show of [() => { document.getElementById('p').type = 'text'; }, () => { const field = document.getElementById('p'); field.replaceWith(field.cloneNode(true)); }]) {
      await rig.page.evaluate(show);
      const [{ reply }] = await rig.agent.everywhere({ do: 'describe', marks: askedForAll() });
      assert.deepEqual(reply.controls.map(({ kind, value }) => [kind, value]), [['text', null]]);
    }
  });

  test('the description of a page for others holds nothing of the customer', async () => {
    const found = [];
    for (const text of planted) {
      const { markup, address } = pageWith(text);
      await rig.page.goto(`https://${rig.org.hosts.setup}${address}`);
      await rig.page.evaluate((html, words) => {
        document.body.innerHTML = html;
        document.title = words;
        document.documentElement.lang = words;
      }, markup, text);
      const answers = await rig.agent.everywhere({ do: 'describe', marks: askedForAll() });
      const frames = answers.filter(({ reply }) => reply?.reply === 'described').map(({ document, reply: { reply, ...seen } }) => ({ document, seen }));
      assert.ok(pieces(text).some((piece) => JSON.stringify(frames).toLowerCase().includes(piece)), `${text} is on the page`);
      const kept = JSON.stringify(await judge.ask({ record: { frames, date: '2026-11-24' } })).toLowerCase();
      found.push(...pieces(text).filter((piece) => kept.includes(piece)).map((piece) => `${piece} of ${text}`));
    }
    assert.deepEqual(found, []);
  });
});
