// Salesforce's own page objects (npm: salesforce-pageobjects): the selectors by
// which Salesforce's test framework finds what is on a page. They judge the pages
// of this org, so they are read as published and nothing of them is kept here.
// The package has terms of use of its own instead of an open-source licence; it
// is therefore installed below target/ when a test first asks, by its own lock.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const lockFolder = fileURLToPath(new URL('./', import.meta.url));
const target = fileURLToPath(new URL('../../../../target/', import.meta.url));
const files = ['package.json', 'package-lock.json'];

function install() {
  const hash = createHash('sha256').update(readFileSync(path.join(lockFolder, 'package-lock.json'))).digest('hex').slice(0, 16);
  const wanted = path.join(target, `page-objects-${hash}`);
  if (existsSync(wanted)) {
    return wanted;
  }
  mkdirSync(target, { recursive: true });
  const working = mkdtempSync(path.join(target, 'page-objects-'));
  try {
    for (const name of files) {
      copyFileSync(path.join(lockFolder, name), path.join(working, name));
    }
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: working, stdio: ['ignore', 'ignore', 'inherit'] });
    renameSync(working, wanted);
  } catch (error) {
    rmSync(working, { recursive: true, force: true });
    // Another process may have installed the same lock in the meantime.
    if (!existsSync(wanted)) {
      throw error;
    }
  }
  return wanted;
}

const kebab = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * Reads page objects by name ('lightning/input'): {name, host, elements, shadow}.
 * `host` finds the component; page objects without a selector of their own stand
 * for the component of their name.
 */
export function readPageObjects(hosts) {
  const folder = path.join(install(), 'node_modules/salesforce-pageobjects/dist');
  return Object.entries(hosts).map(([name, host]) => {
    const { selector, elements, shadow } = JSON.parse(readFileSync(path.join(folder, `${name}.utam.json`), 'utf8'));
    return { name, host: host ?? selector?.css ?? `lightning-${kebab(name.split('/')[1])}`, elements, shadow };
  });
}
