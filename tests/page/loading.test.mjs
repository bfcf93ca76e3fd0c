// Whether a page is still loading, as a person would say who looks at it, on states
// that people made who did not know how it is told.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { extras, pages } from '../fixtures/loading/pages.mjs';
import { startJudge } from './judge.mjs';
import { startRig } from './rig.mjs';

const designSystem = createRequire(import.meta.url).resolve('@salesforce-ux/design-system/assets/styles/salesforce-lightning-design-system.min.css');

describe('a page that is loading', { concurrency: false }, () => {
  let judge;
  let rig;
  let marks;
  let rules;

  before(async () => {
    judge = startJudge();
    marks = await judge.ask('site_policy');
    rules = await readFile(designSystem, 'utf8');
    rig = await startRig({ shadow: 'native' });
  });
  after(async () => {
    await rig?.close();
    await judge?.close();
  });

  for (const { name, body, script, loading, why } of [...pages, ...extras]) test(`${name}: ${why}`, async () => {
    await rig.page.goto(`https://${rig.org.hosts.setup}/0PS`);
    await rig.page.addStyleTag({ content: rules });
    await rig.page.evaluate((markup, work) => {
      document.body.innerHTML = markup;
      if (work) (0, eval)(work);
    }, body, script ?? '');
    const [{ reply }] = await rig.agent.everywhere({ do: 'describe', marks });
    assert.equal(reply.loading, loading);
  });
});
