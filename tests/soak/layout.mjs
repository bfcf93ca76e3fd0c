// Every state of the panel at each width and in each look.

import { after, before, describe } from 'node:test';
import { LOOKS, startGallery } from '../panel/gallery.mjs';
import { WIDTHS, testLayout } from '../panel/layout.mjs';

describe('the panel', { concurrency: false }, () => {
  let gallery;

  before(async () => { gallery = await startGallery(); });
  after(() => gallery?.close());

  for (const width of WIDTHS) {
    for (const look of Object.keys(LOOKS)) testLayout({ gallery: () => gallery, width, look });
  }
});
