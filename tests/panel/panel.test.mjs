/**
 * The panel's looks: every state of the gallery in a real browser, in light, dark and the
 * system's own colours, as narrow as a panel gets.
 */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { chromiumPath } from '../chromium.mjs';

const root = new URL('../../', import.meta.url);
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

// What the extension's own policy allows its pages.
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'";

const LOOKS = {
  light: [{ name: 'prefers-color-scheme', value: 'light' }],
  dark: [{ name: 'prefers-color-scheme', value: 'dark' }],
  'forced-colors': [
    { name: 'prefers-color-scheme', value: 'light' },
    { name: 'forced-colors', value: 'active' },
  ],
};
const WIDTHS = [320, 400];
// A panel of 400 pixels at a zoom of 200 % has this many left (WCAG 2.2, 1.4.4).
const ZOOMED_WIDTH = 200;
// WCAG 2.2, 2.5.8.
const SMALLEST_TARGET = 24;

let folder;
let gallery;
let names;
let server;
let browser;
let page;
let devtools;
let axe;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guidepost-panel-'));
  gallery = join(folder, 'gallery');
  await mkdir(gallery);
  await drawGallery();
  names = (await readdir(gallery)).map((file) => file.replace(/\.html$/, '')).sort();
  axe = await readFile(axePath, 'utf8');
  server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  browser = await puppeteer.launch({
    executablePath: await chromiumPath(),
    headless: true,
    userDataDir: join(folder, 'profile'),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  page = await browser.newPage();
  devtools = await page.createCDPSession();
});

after(async () => {
  await browser?.close();
  server?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Has the panel's view draw each of its states, natively. */
async function drawGallery() {
  const cargo = spawn('cargo', ['test', '--quiet', '--locked', '--workspace', '--test', 'panel_gallery'], {
    cwd: root,
    env: { ...process.env, GUIDEPOST_GALLERY: gallery },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let problems = '';
  cargo.stderr.on('data', (text) => (problems += text));
  const [code] = await once(cargo, 'close');
  assert.equal(code, 0, `the gallery could not be drawn:\n${problems}`);
}

async function answer(request, response) {
  const path = new URL(request.url, 'http://127.0.0.1').pathname;
  response.setHeader('Content-Security-Policy', POLICY);
  if (path === '/panel.js') {
    // The pages are drawn already; the app itself runs in the end-to-end tests.
    response.setHeader('Content-Type', 'text/javascript').end();
  } else if (path === '/panel.css') {
    response.setHeader('Content-Type', 'text/css').end(await readFile(new URL('extension/panel.css', root)));
  } else if (names.includes(path.slice(1))) {
    const text = await readFile(join(gallery, `${path.slice(1)}.html`));
    response.setHeader('Content-Type', 'text/html; charset=utf-8').end(text);
  } else {
    response.writeHead(404).end();
  }
}

async function open(name, { width = 320, look = 'light', height = 800 } = {}) {
  await devtools.send('Emulation.setEmulatedMedia', { features: LOOKS[look] });
  await page.setViewport({ width, height });
  await page.goto(`http://127.0.0.1:${server.address().port}/${name}`);
}

/** Unfolds everything, so that nothing escapes the look. */
function unfold() {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}

async function judge() {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

function button(name) {
  return page.$(`::-p-aria([name="${name}"][role="button"])`);
}

describe('the panel', () => {
  for (const look of Object.keys(LOOKS)) {
    for (const width of WIDTHS) {
      test(`axe finds nothing in ${look} at ${width} pixels`, async () => {
        for (const name of names) {
          await open(name, { width, look });
          await unfold();
          assert.deepEqual(await judge(), [], name);
        }
      });
    }
  }

  test('axe finds nothing while the outline is folded', async () => {
    for (const name of names) {
      await open(name);
      assert.deepEqual(await judge(), [], name);
    }
  });

  test('nothing runs out to the side, neither narrow nor zoomed', async () => {
    for (const width of [ZOOMED_WIDTH, ...WIDTHS, 480]) {
      for (const name of names) {
        await open(name, { width });
        await unfold();
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${name} is ${wide} pixels wide in ${width}`);
      }
    }
  });

  test('every control is large enough to be hit', async () => {
    for (const name of names) {
      await open(name);
      await unfold();
      const small = await page.evaluate((least) => {
        const controls = [...document.querySelectorAll('button, input, summary')];
        return controls
          .filter((control) => control.checkVisibility())
          .filter((control) => {
            const { width, height } = control.getBoundingClientRect();
            return width < least || height < least;
          })
          .map((control) => control.outerHTML);
      }, SMALLEST_TARGET);
      assert.deepEqual(small, [], name);
    }
  });

  test('nothing in the markup needs more than the extension’s policy allows', async () => {
    for (const name of names) {
      await open(name);
      const inline = await page.evaluate(() =>
        [...document.querySelectorAll('*')]
          .filter(
            (element) =>
              element.matches('[style], style, script:not([src])') ||
              element.getAttributeNames().some((attribute) => attribute.startsWith('on')),
          )
          .map((element) => element.outerHTML),
      );
      assert.deepEqual(inline, [], name);
    }
  });

  test('ids are unique, and whatever is referred to exists', async () => {
    for (const name of names) {
      await open(name);
      const wrong = await page.evaluate(() => {
        const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
        const twice = ids.filter((id, place) => ids.indexOf(id) !== place);
        const references = ['aria-describedby', 'aria-labelledby', 'for'].flatMap((attribute) =>
          [...document.querySelectorAll(`[${attribute}]`)].flatMap((element) =>
            element.getAttribute(attribute).split(' '),
          ),
        );
        return [...twice, ...references.filter((id) => !ids.includes(id))];
      });
      assert.deepEqual(wrong, [], name);
    }
  });

  test('a step says its state in its name', async () => {
    await open('06-checked');
    await unfold();
    for (const name of [
      'See whether this org is ready, OK',
      'Create the permission set, Needs a change',
      'Enable two system permissions, Could not check',
      'Create the app, To do',
      'Test the login, Not checked',
    ]) {
      assert.ok(await button(name), name);
    }
  });

  test('what must be done first is a way there, with its state', async () => {
    await open('22-to-do');
    assert.ok(await button('Do this first: Make the key and its certificate'));
    const states = await page.$$eval('.need .mark', (marks) => marks.map((mark) => mark.innerText));
    assert.deepEqual(states, ['To do', 'Needs a change']);
  });

  test('a check that waits names the one it waits for, and nothing is called wrong', async () => {
    await open('22-to-do');
    const checks = await page.$$eval('.check', (lines) => lines.map((line) => line.querySelector('.verdict').innerText));
    assert.deepEqual(checks, ['To do', 'Waits for: The permission set IVR_Access_to_SCV_Apex_Classes exists']);
  });

  test('each field has its own Copy and Show', async () => {
    await open('05-filled');
    for (const name of ['Copy Label', 'Show Label', 'Copy API Name', 'Show API Name', 'Show License']) {
      assert.ok(await button(name), name);
    }
  });

  test('a button that cannot be pressed says why', async () => {
    await open('03-first-step');
    const check = await page.$eval('::-p-aria([name="Check"][role="button"])', (element) => ({
      disabled: element.getAttribute('aria-disabled'),
      reason: document.getElementById(element.getAttribute('aria-describedby'))?.textContent,
    }));
    assert.deepEqual(check, {
      disabled: 'true',
      reason: 'Checking needs access to the session. Allow it in the side panel.',
    });
  });

  test('a wrong value says what is wrong with it', async () => {
    await open('06-checked');
    const input = await page.$eval('::-p-aria([name="Permission set API name"][role="textbox"])', (element) => ({
      invalid: element.getAttribute('aria-invalid'),
      value: element.value,
      description: element
        .getAttribute('aria-describedby')
        .split(' ')
        .map((id) => document.getElementById(id).textContent),
    }));
    assert.equal(input.invalid, 'true');
    assert.equal(input.value, 'IVR Access');
    assert.equal(input.description[0], 'An API name has letters, digits and single underscores.');
  });

  test('org and user stay in sight while the page is scrolled', async () => {
    await open('06-checked', { height: 600 });
    const inSight = await page.evaluate(() => {
      window.scrollTo(0, document.documentElement.scrollHeight);
      const { top, bottom } = document.querySelector('.identity').getBoundingClientRect();
      return window.scrollY > 0 && top >= 0 && bottom <= window.innerHeight;
    });
    assert.ok(inSight);
  });

  test('Check stays where it is, however the step above it changes', async () => {
    const places = [];
    for (const name of ['04-another-page', '05-filled', '06-checked', '22-to-do', '23-begun']) {
      await open(name, { height: 600 });
      const check = await button('Check');
      places.push(await check.evaluate((element) => element.getBoundingClientRect().top));
      await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
      places.push(await check.evaluate((element) => element.getBoundingClientRect().top));
    }
    const [highest, lowest] = [Math.min(...places), Math.max(...places)];
    assert.ok(highest > 0 && lowest < 600 && lowest - highest < 2, `between ${highest} and ${lowest}`);
  });

  test('production is said in words', async () => {
    await open('06-checked');
    assert.match(await page.$eval('header', (header) => header.innerText), /Acme Insurance\s*Production/);
    await open('04-another-page');
    assert.doesNotMatch(await page.$eval('header', (header) => header.innerText), /Production/);
  });

  test('a question leaves org and user to be read, and nothing else to be reached', async () => {
    await open('16-ask-session');
    const dialog = await page.$('::-p-aria([name="Allow Guidepost to use your session?"][role="dialog"])');
    assert.ok(dialog);
    assert.match(await page.$eval('header', (header) => header.innerText), /Acme Insurance/);
    const reachable = [];
    for (let presses = 0; presses < 5; presses += 1) {
      await page.keyboard.press('Tab');
      reachable.push(await page.evaluate(() => document.activeElement.textContent));
    }
    assert.deepEqual([...new Set(reachable.filter((text) => text !== ''))].slice(0, 2), ['Not now', 'Allow access']);
    assert.equal(await button('Check'), null);
    const behind = await page.$$eval('button', (buttons) =>
      buttons
        .filter((element) => element.checkVisibility() && !element.closest('[role=dialog]'))
        .map((element) => [element.closest('[inert]') !== null, getComputedStyle(element).opacity]),
    );
    assert.ok(behind.length > 0);
    for (const look of behind) assert.deepEqual(look, [true, '0.5']);
  });
});
