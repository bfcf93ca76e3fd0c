// Where the browser's program is.

import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** The path of the browser: `chromium`, or the program that GUIDEPOST_CHROMIUM names as a shell would. */
export async function chromiumPath() {
  const program = process.env.GUIDEPOST_CHROMIUM || 'chromium';
  const folders = program.includes('/') ? [''] : process.env.PATH.split(delimiter);
  for (const path of folders.map((place) => join(place, program))) {
    const found = await access(path, constants.X_OK).then(() => true, () => false);
    if (found) return path;
  }
  throw new Error(`${program} is not on the path; name the browser in GUIDEPOST_CHROMIUM`);
}
