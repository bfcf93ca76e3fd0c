// Every state of the panel at each width and in each look, and every shape of it as axe sees it.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { axeFaults } from '../panel/axe.mjs';
import { LOOKS, startGallery } from '../panel/gallery.mjs';
import { WIDTHS, testLayout } from '../panel/layout.mjs';

describe('the panel', { concurrency: false }, () => {
  let gallery;

  before(async () => { gallery = await startGallery(); });
  after(() => gallery?.close());

  test('axe finds nothing on any shape', async () => {
    for (const name of gallery.shapes) {
      await gallery.open(name, { width: 320 });
      assert.deepEqual(await axeFaults(gallery.page), [], name);
      await gallery.unfold();
      assert.deepEqual(await axeFaults(gallery.page), [], `${name}, unfolded`);
    }
  });

  for (const width of WIDTHS) {
    for (const look of Object.keys(LOOKS)) testLayout({ gallery: () => gallery, width, look });
  }
});
