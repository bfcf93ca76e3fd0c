// The demo: a stand-in org, a Chromium with the extension, and the guide.
//
// With a display it opens the org's Setup and waits until the browser is
// closed. Without one, or with --headless, it plays the guide by itself and
// leaves in target/demo/ a picture of every moment, and beside each what the
// panel told assistive technology and what jsforce then read in the org. At the end it
// counts what the guide takes a person (count.mjs).

import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startOrg } from '../org/org.mjs';
import { exactly, say } from '../words.mjs';
import { count } from './count.mjs';
import { launch } from './driver.mjs';
import { FACTS, factsOf } from './facts.mjs';
import { EXTENSION, playGuide } from './guide.mjs';

const FOLDER = new URL('../../target/demo/', import.meta.url).pathname;

const MOMENTS = {
  said: 'what the step says',
  consent: 'access to the session, asked in words of its own',
  fields: 'the fields of a page that nobody has seen yet, asked about',
  confirm: "Salesforce's own confirmation",
  arrow: 'an arrow that only a person may press',
  filled: 'the form is filled, not yet saved',
  shown: 'the place is shown',
  made: 'the pair is made',
  done: 'the step is done',
};

/** Draws pictures side by side, in a tab of the browser, and gives a PNG. */
async function joined(tab, pictures) {
  const data = await tab.page.evaluate(async (...sources) => {
    const images = await Promise.all(sources.map(async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      return image;
    }));
    const canvas = document.createElement('canvas');
    canvas.width = images.reduce((sum, { width }) => sum + width, 0) + (images.length - 1) * 2;
    canvas.height = Math.max(...images.map(({ height }) => height));
    const context = canvas.getContext('2d');
    context.fillStyle = '#e5e5e5';
    context.fillRect(0, 0, canvas.width, canvas.height);
    let x = 0;
    for (const image of images) {
      // Above its side panel the browser has a bar of its own, which no picture shows.
      context.drawImage(image, x, canvas.height - image.height);
      x += image.width + 2;
    }
    return canvas.toDataURL('image/png');
  }, ...pictures.map((picture) => `data:image/png;base64,${picture.toString('base64')}`));
  return Buffer.from(data.split(',')[1], 'base64');
}

/** Scrolls to what came of a step, as a person does who looks for it. */
async function scrollToOutcome(panel) {
  await panel.find('button', exactly(say('button-next'), say('button-previous')), { which: 0 });
}

/** What is seen of a moment, taken without pressing anything. */
async function look({ tab, panel, surface }, moment) {
  if (moment === 'done') await scrollToOutcome(panel);
  const pictures = [await tab.screenshot()];
  if (surface === 'side') pictures.push(await panel.screenshot());
  return { pictures, accessibleNames: await panel.names() };
}

/** Plays the guide, and leaves its pictures and facts. */
async function play() {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  const org = await startOrg({ shadow: 'synthetic' });
  const browser = await launch({ org, extension: EXTENSION, still: true });
  const moments = [];
  const differences = [];
  let failure = null;
  try {
    await playGuide({
      browser,
      org,
      onStep: async ({ step, title, moment, player }) => {
        const number = String(moments.length + 1).padStart(2, '0');
        const entry = { name: `${number}-${step.replaceAll('.', '-')}-${moment}`, step, title, moment: MOMENTS[moment], ...await look(player, moment) };
        if (moment === 'done' && FACTS[step]) {
          const { read, wanted } = await factsOf(org, step, player.made);
          Object.assign(entry, { facts: read, wanted });
          try {
            assert.deepEqual(read, wanted);
          } catch (difference) {
            differences.push(`${step}: ${difference.message}`);
          }
        }
        moments.push(entry);
        console.log(`${entry.name}: ${entry.moment}`);
      },
    });
  } catch (error) {
    failure = error;
  }
  try {
    await leave(browser, moments);
  } finally {
    await browser.close();
    await org.close();
  }
  if (failure) throw failure;
  const checked = moments.filter(({ facts }) => facts !== undefined).map(({ step }) => step);
  assert.deepEqual(checked, Object.keys(FACTS), 'every step was played, and its facts were read');
  if (differences.length > 0) throw new Error(`the org holds something else:\n${differences.join('\n')}`);
  await count();
  console.log(`${moments.length} pictures in target/demo/; jsforce read what the guide wants after each of ${checked.length} steps`);
}

/** Writes a picture and a JSON for each moment. Joined at the end: another tab in front would be news to the panel. */
async function leave(browser, moments) {
  const tab = await browser.newTab();
  for (const { name, pictures, ...told } of moments) {
    const picture = pictures.length > 1 ? await joined(tab, pictures) : pictures[0];
    await writeFile(join(FOLDER, `${name}.png`), picture);
    await writeFile(join(FOLDER, `${name}.json`), `${JSON.stringify(told, null, 2)}\n`);
  }
}

/** Opens the org's Setup for a person, until the browser is closed. */
async function show() {
  const org = await startOrg({ shadow: 'synthetic' });
  const browser = await launch({ org, extension: EXTENSION, headless: false, size: { width: 1440, height: 900 } });
  await browser.signIn();
  console.log('The stand-in org is open. Press Guidepost at the right edge of Setup. Close the browser to end.');
  await browser.closedByPerson();
  await browser.close();
  await org.close();
}

const { values: { headless } } = parseArgs({ options: { headless: { type: 'boolean', default: false } } });
const hasDisplay = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY) || process.platform !== 'linux';
await (headless || !hasDisplay ? play() : show());
