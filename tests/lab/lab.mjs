// The lab's pages with what is true of them, and the values of their controls.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pageFolder, pageNames } from './folders.mjs';
import { readTruth } from './truth.mjs';

export { judge } from './judge.mjs';

/** One page, and what is wrong with its truth.json: {entry, problems}; entry is null when it cannot be shown. */
export async function inspectPage(name) {
  const folder = pageFolder(name);
  const has = (file) => existsSync(path.join(folder, file));
  const isLightning = has('page.html') && has('page.js');
  const isClassic = has('frame.html');
  if (isLightning === isClassic) {
    return { entry: null, problems: ['the folder must have page.html and page.js, or frame.html'] };
  }
  let truth;
  try {
    truth = JSON.parse(await readFile(path.join(folder, 'truth.json'), 'utf8'));
  } catch (error) {
    return { entry: null, problems: [error.code === 'ENOENT' ? 'truth.json: is missing' : `truth.json: ${error.message}`] };
  }
  return readTruth(truth, { name, kind: isClassic ? 'classic' : 'lightning' });
}

/**
 * All pages: [{name, kind: 'lightning'|'classic', address, form, story, tags, ours, own, fields, title?, steps?}].
 * Whatever is wrong with any of them is one error.
 */
export async function readLab() {
  const inspected = await Promise.all((await pageNames()).map(async (name) => ({ name, ...(await inspectPage(name)) })));
  const problems = inspected.flatMap((page) => page.problems.map((problem) => `${page.name}: ${problem}`));
  if (problems.length) {
    throw new Error(`The lab has pages that are not told rightly:\n${problems.join('\n')}`);
  }
  return inspected.map(({ entry }) => entry);
}

// The frame in which a page tells its values: that of the classic page which is shown, or the top.
async function placeOf(page, entry) {
  if (entry.kind === 'lightning') {
    return page.mainFrame();
  }
  for (const frame of page.frames().filter((each) => /^vfFrameId_\d+$/.test(each.name()))) {
    const element = await frame.frameElement();
    if (element && await element.isVisible()) {
      return frame;
    }
  }
  return null;
}

/** The values of a page's controls, from outside; undefined values are null. */
export async function valuesOf(page, entry) {
  const place = await placeOf(page, entry);
  if (!place) {
    throw new Error(`${entry.name}: the page shows no frame of a classic page`);
  }
  return place.evaluate(() => {
    const values = globalThis.lab.read();
    return JSON.parse(JSON.stringify(values, (_, value) => (value === undefined ? null : value)));
  });
}

/** Waits until a page tells its values, and returns them. */
export async function untilRead(page, entry, { timeout = 20_000 } = {}) {
  const deadline = Date.now() + timeout;
  for (;;) {
    try {
      const values = await valuesOf(page, entry);
      if (values !== null && typeof values === 'object' && !Array.isArray(values)) {
        return values;
      }
      throw new Error(`${entry.name}: read() gave ${JSON.stringify(values)}, not an object`);
    } catch (error) {
      if (Date.now() > deadline) {
        throw error;
      }
    }
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}
