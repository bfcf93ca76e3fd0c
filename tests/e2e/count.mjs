// What the guide takes, from an empty org to a granted login, in the side panel: how
// often is pressed and scrolled, how many words are shown and how many seconds pass, step
// by step. It goes the shortest way that the panel offers, by what stands at its foot.
// `target/demo/count.json`; `cargo xtask demo --headless` counts after it has played.

import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startOrg } from '../org/org.mjs';
import { any, anyNumber, asLine, exactly, say, saying } from '../words.mjs';
import { launch } from './driver.mjs';
import { EXTENSION, Player, STEP_IDS } from './guide.mjs';
import { titleOfStep } from './guideFile.mjs';
import { presses } from './surface.mjs';

const FOLDER = new URL('../../target/demo/', import.meta.url).pathname;

/** The panel as wide and high as it was measured at first. */
const SIZE = { width: 1440, height: 900 };

/** The goals: from an empty org to a granted login, and of these on Salesforce's pages. */
const MOST_CLICKS = 42;
const MOST_ON_PAGES = 20;

/** How many words may be shown; the goal is 1,500. */
const MOST_WORDS = 1600;

/** The foot says where it goes on. */
const GOES_ON = asLine(saying('page-next-step', { step: any }), saying('page-next-step-after', { step: any, count: anyNumber }));

/** The buttons that lead further than *Next*, the one that does most first. */
const FURTHER = [exactly(say('button-go-on-and-fill')), exactly(say('button-go-on-and-open')), exactly(saying('button-go-on-at', { step: any }))];

/** With the login that is granted, what Salesforce has to do is done. */
const LAST = 'proof.login';

/** The button at the foot that goes on, once it is there. */
function goesOn(panel) {
  return panel.waitUntil(async () => {
    // First what is said: a button that leads further, and comes with it, is then there too.
    const isSaid = GOES_ON.test(await panel.text());
    const names = (await panel.allByRole('button')).map(({ name }) => name);
    const further = FURTHER.map((pattern) => names.find((name) => pattern.test(name))).find(Boolean);
    return further ?? (isSaid && say('button-next'));
  }, 'where it goes on');
}

async function idOf(panel) {
  const headings = await panel.waitUntil(async () => {
    const found = (await panel.allByRole('heading')).map(({ name }) => name);
    return found.length > 0 && found;
  }, 'the heading of a step');
  return STEP_IDS.find((id) => headings.includes(titleOfStep(id)));
}

/** The lines that are seen; what is there for screen readers alone is not. */
function shownLines(panel) {
  return panel.evaluate(() => {
    const lines = (text) => text.split('\n').map((line) => line.trim()).filter(Boolean);
    const unseen = [...document.querySelectorAll('.for-screen-readers')].flatMap((part) => lines(part.innerText));
    return lines(document.body.innerText).filter((line) => {
      const at = unseen.indexOf(line);
      if (at !== -1) unseen.splice(at, 1);
      return at === -1;
    });
  });
}

/** Counts what is pressed and shown, step by step. */
class Count {
  constructor(player) {
    this.player = player;
    this.steps = [];
    this.known = new Set();
    presses.on('press', this.#pressed);
  }

  #pressed = ({ surface, isScrolled, name }) => {
    const step = this.steps.at(-1);
    const isPanel = surface === this.player.panel;
    step[isPanel ? 'panel' : 'page'] += 1;
    step.presses.push(`${isPanel ? 'panel' : 'page'}: ${name}`);
    if (isScrolled) step[isPanel ? 'scrolls' : 'pageScrolls'] += 1;
  };

  begin(step) {
    this.since = Date.now();
    this.steps.push({ step, panel: 0, page: 0, scrolls: 0, pageScrolls: 0, words: 0, seconds: 0, presses: [] });
  }

  /** Takes the lines that are shown now; what was read before is not read again. */
  async look() {
    const step = this.steps.at(-1);
    for (const line of await shownLines(this.player.panel)) {
      if (this.known.has(line)) continue;
      this.known.add(line);
      step.words += line.split(/\s+/).length;
    }
    step.seconds = Math.round((Date.now() - this.since) / 100) / 10;
  }

  end() {
    presses.off('press', this.#pressed);
  }

  get sum() {
    const of = (key) => Math.round(this.steps.reduce((sum, step) => sum + step[key], 0) * 10) / 10;
    return { step: 'all', panel: of('panel'), page: of('page'), scrolls: of('scrolls'), pageScrolls: of('pageScrolls'), words: of('words'), seconds: of('seconds') };
  }
}

/** Goes through the guide and counts; gives the rows, step by step and then all. */
export async function countGuide({ browser, org }) {
  const tab = await browser.signIn(org);
  const player = { panel: null };
  const count = new Count(player);
  count.begin('begin');
  try {
    const real = await Player.begin({ browser, org, tab, note: () => count.look() });
    Object.defineProperty(player, 'panel', { get: () => real.panel });
    await count.look();
    await real.moveToSidePanel();
    await real.allowSession();
    for (let id = STEP_IDS[0]; ; id = await idOf(real.panel)) {
      await count.look();
      await real.playByFoot(id);
      await count.look();
      if (id === LAST) break;
      const further = await goesOn(real.panel);
      count.begin(`after ${id}`);
      await real.panel.click('button', further);
      await real.panel.waitForNo('heading', titleOfStep(id));
    }
  } finally {
    count.end();
  }
  return [...count.steps, count.sum];
}

const table = (rows) => [
  'clicks  panel  page  scrolls  words  seconds  step',
  ...rows.map(({ step, panel, page, scrolls, words, seconds }) => [
    [panel + page, 6], [panel, 6], [page, 5], [scrolls, 8], [words, 6], [seconds, 8],
  ].map(([value, width]) => String(value).padStart(width)).join(' ') + `  ${step}`),
].join('\n');

/** Counts, prints and writes. */
export async function count() {
  const org = await startOrg({ shadow: 'synthetic' });
  const browser = await launch({ org, extension: EXTENSION, size: SIZE });
  try {
    const rows = await countGuide({ browser, org });
    await mkdir(FOLDER, { recursive: true });
    await writeFile(join(FOLDER, 'count.json'), `${JSON.stringify(rows, null, 2)}\n`);
    console.log(table(rows));
    const { panel, page, words } = rows.at(-1);
    assert.ok(panel + page <= MOST_CLICKS && page <= MOST_ON_PAGES, `${panel + page} clicks, ${page} of them on Salesforce's pages`);
    assert.ok(words <= MOST_WORDS, `${words} words`);
  } finally {
    await browser.close();
    await org.close();
  }
}
