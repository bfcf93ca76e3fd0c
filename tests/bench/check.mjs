// How long a Check takes in the panel, from the press to the verdicts, on a complete org
// whose every answer is 100 ms away, and what it asks for. Prints a table and writes
// target/bench/check.json. The extension is the one in pkg/chromium.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Player } from '../e2e/guide.mjs';
import { OneBrowser } from '../e2e/oneBrowser.mjs';
import { say } from '../words.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const AWAY_MS = Number(process.env.GUIDEPOST_AWAY_MS ?? 100);
const ROUNDS = Number(process.env.GUIDEPOST_ROUNDS ?? 5);
const GOAL_MS = 1000;

const median = (numbers) => [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)];

/** Has the panel itself take the time from the next press until nothing runs any more. */
const watch = (cancel) => {
  const times = { began: null, ended: null };
  globalThis.times = times;
  addEventListener('click', () => { times.began = performance.now(); }, { capture: true, once: true });
  let isRunning = false;
  const observer = new MutationObserver(() => {
    const runs = [...document.querySelectorAll('button')].some(({ textContent }) => textContent.trim() === cancel);
    if (runs && times.began !== null) isRunning = true;
    if (isRunning && !runs) {
      times.ended = performance.now();
      observer.disconnect();
    }
  });
  observer.observe(document, { subtree: true, childList: true });
};

const here = new OneBrowser();
await here.begin();
try {
  const player = await Player.begin({ browser: here.browser, org: here.org });
  await player.moveToSidePanel();
  const { panel } = player;
  await player.allowSession();
  const org = await here.replaceOrg({ scenario: 'complete' });
  await player.tab.goto(org.frontdoor);
  await player.goTo('prerequisites.checklist');
  org.fault({ operation: /\/services\//, kind: 'slow', ms: AWAY_MS, times: 100_000 });
  const rounds = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const [before, calls] = [org.requests.length, org.rest.calls];
    await panel.waitUntil(async () => (await panel.byRole('button', say('button-check')))?.disabled === false, 'a Check to be offered');
    await panel.evaluate(watch, say('button-cancel'));
    await panel.click('button', say('button-check'));
    await panel.waitUntil(() => panel.evaluate(() => globalThis.times.ended !== null), 'the end of a Check');
    const ms = await panel.evaluate(() => globalThis.times.ended - globalThis.times.began);
    rounds.push({ ms: Math.round(ms), requests: org.requests.length - before, apiCalls: org.rest.calls - calls });
  }
  const [first, ...next] = rounds;
  const result = { awayMs: AWAY_MS, goalMs: GOAL_MS, first, next: { ...next[0], ms: median(next.map(({ ms }) => ms)) } };
  const line = (name, { ms, requests, apiCalls }) => `${name.padEnd(28)}${String(ms).padStart(6)} ms  ${String(requests).padStart(3)} requests  ${String(apiCalls).padStart(3)} API calls  goal ${GOAL_MS} ms`;
  console.log(line('first Check of a session', result.first));
  console.log(line(`each further one (${ROUNDS})`, result.next));
  await mkdir(path.join(root, 'target/bench'), { recursive: true });
  await writeFile(path.join(root, 'target/bench/check.json'), `${JSON.stringify(result, null, 2)}\n`);
} finally {
  await here.close();
}
