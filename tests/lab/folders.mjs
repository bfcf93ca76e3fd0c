// Where the pages of the lab lie.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const pagesDir = fileURLToPath(new URL('./pages/', import.meta.url));

export function pageFolder(name) {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) {
    throw new Error(`${name} is no name of a page: words of small letters and digits, joined by -`);
  }
  return path.join(pagesDir, name);
}

export async function pageNames() {
  const entries = await readdir(pagesDir, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
}
