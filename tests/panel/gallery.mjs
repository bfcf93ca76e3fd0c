/**
 * The gallery in a real browser: every state of the panel as a page, drawn natively and
 * served as the extension serves its own pages.
 */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { chromiumPath } from '../chromium.mjs';

const root = new URL('../../', import.meta.url);

/** Where it was drawn already, by the native tests of the same run. */
const DRAWN = process.env.GUIDEPOST_DRAWN_GALLERY;

// What the extension's own policy allows its pages.
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'";

export const LOOKS = {
  light: [{ name: 'prefers-color-scheme', value: 'light' }],
  dark: [{ name: 'prefers-color-scheme', value: 'dark' }],
  'forced-colors': [
    { name: 'prefers-color-scheme', value: 'light' },
    { name: 'forced-colors', value: 'active' },
  ],
};

/**
 * Draws the gallery and opens a browser for it; in `language`, where it is not English.
 *
 * - `names`: the names of all states, sorted.
 * - `shapes`: one of them for each shape of page; two pages of a shape differ in words alone.
 * - `few`: some of them in which every element of the panel is found.
 * - `open(name, { width, look, height })`: shows a state, folded as the admin finds it.
 * - `turnTo(name)`: puts another state in the place of the one that is open, at the same width
 *   and in the same look, everything unfolded. Quicker than `open`, for going through many.
 * - `unfold()`: unfolds everything on the page, so that nothing escapes a look.
 * - `page`: the tab, as Puppeteer knows it.
 * - `close()`: ends browser and server and removes what was drawn.
 */
export async function startGallery({ language = 'en' } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'guidepost-panel-'));
  const gallery = DRAWN ?? join(folder, 'gallery');
  if (!DRAWN) {
    await mkdir(gallery);
    await draw(gallery);
  }
  const pages = language === 'en' ? gallery : join(gallery, language);
  const names = (await readdir(pages)).filter((file) => file.endsWith('.html')).map((file) => file.replace(/\.html$/, '')).sort();
  const panels = new Map();
  for (const name of names) panels.set(name, panelOf(await readFile(join(pages, `${name}.html`), 'utf8')));
  const drawn = names.map((name) => [name, elements(panels.get(name))]);
  const server = createServer(answering(pages, names)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const browser = await puppeteer.launch({
    executablePath: await chromiumPath(),
    headless: true,
    userDataDir: join(folder, 'profile'),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  const page = await browser.newPage();
  const devtools = await page.createCDPSession();

  async function open(name, { width = 320, look = 'light', height = 800 } = {}) {
    assert.ok(panels.has(name), `the gallery has no state ${name}`);
    await devtools.send('Emulation.setEmulatedMedia', { features: LOOKS[look] });
    await page.setViewport({ width, height });
    await page.goto(`http://127.0.0.1:${server.address().port}/${name}`);
  }

  function turnTo(name) {
    assert.ok(panels.has(name), `the gallery has no state ${name}`);
    return page.evaluate((panel) => {
      document.getElementById('app').innerHTML = panel;
      for (const details of document.querySelectorAll('details')) details.open = true;
      window.scrollTo(0, 0);
    }, panels.get(name));
  }

  function unfold() {
    return page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
  }

  async function close() {
    await browser.close();
    server.close();
    await rm(folder, { recursive: true, force: true });
  }

  return { names, shapes: shapes(drawn), few: few(drawn), open, turnTo, unfold, page, close };
}

/** Has the panel's view draw each of its states, natively. */
async function draw(folder) {
  const test = ['--test', 'panel_gallery', 'every_state_of_the_panel_is_drawn'];
  const cargo = spawn('cargo', ['test', '--quiet', '--locked', '--workspace', ...test], {
    cwd: root,
    env: { ...process.env, GUIDEPOST_GALLERY: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [cargo.stdout, cargo.stderr]) stream.on('data', (text) => (said += text));
  const [code] = await once(cargo, 'close');
  assert.equal(code, 0, `the gallery could not be drawn:\n${said}`);
}

function answering(pages, names) {
  return async (request, response) => {
    const path = new URL(request.url, 'http://127.0.0.1').pathname;
    response.setHeader('Content-Security-Policy', POLICY);
    if (path === '/panel.js') {
      // The pages are drawn already; the app itself runs in the end-to-end tests.
      response.setHeader('Content-Type', 'text/javascript').end();
    } else if (path === '/panel.css') {
      response.setHeader('Content-Type', 'text/css').end(await readFile(new URL('extension/panel.css', root)));
    } else if (names.includes(path.slice(1))) {
      const text = await readFile(join(pages, `${path.slice(1)}.html`));
      response.setHeader('Content-Type', 'text/html; charset=utf-8').end(text);
    } else {
      response.writeHead(404).end();
    }
  };
}

/** What stands in the element `app` of a page. */
function panelOf(html) {
  const begin = '<div id="app">';
  return html.slice(html.indexOf(begin) + begin.length, html.indexOf('</body>')).replace(/<\/div>\s*$/, '');
}

const VOID = ['br', 'img', 'input'];

/**
 * The elements of a panel, each by its name, classes, role and attributes and those of the
 * element around it.
 */
function elements(panel) {
  const found = new Set();
  const around = [];
  for (const [, end, name, rest] of panel.matchAll(/<(\/?)([a-z0-9]+)([^>]*)>/g)) {
    if (end) {
      around.pop();
      continue;
    }
    const of = (attribute) => rest.match(` ${attribute}="([^"]*)"`)?.[1] ?? '';
    const attributes = [...rest.matchAll(/ ([a-z-]+)=/g)].map(([, attribute]) => attribute).sort();
    const element = `${name}.${of('class')} ${of('role')} ${of('type')} ${attributes}`;
    found.add(`${around.at(-1) ?? ''} > ${element}`);
    if (!VOID.includes(name)) around.push(element);
  }
  return found;
}

/** The marks of the outline make no shape: they are there of each kind somewhere. */
function shapes(drawn) {
  const known = new Map();
  for (const [name, found] of drawn) {
    const inBody = [...found].filter((element) => !/trail|outline-step/.test(element));
    const shape = inBody.sort().join('\n');
    if (!known.has(shape)) known.set(shape, name);
  }
  return [...known.values()];
}

/** Again and again the page with most of what is not seen yet. */
function few(drawn) {
  const chosen = [];
  const open = new Set(drawn.flatMap(([, found]) => [...found]));
  const news = ([, found]) => [...found].filter((element) => open.has(element)).length;
  while (open.size > 0) {
    const best = drawn.reduce((one, other) => (news(other) > news(one) ? other : one));
    chosen.push(best[0]);
    for (const element of best[1]) open.delete(element);
  }
  return chosen.sort();
}
