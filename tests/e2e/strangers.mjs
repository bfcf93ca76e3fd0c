// The built extension on pages of strangers (tests/lab): one press of *Fill the
// form* by somebody who says yes to whatever is asked, and then what the controls of
// the page hold.

import { judge } from '../lab/judge.mjs';
import { openLab } from '../lab/host.mjs';
import { asLine, beginning, say, within } from '../words.mjs';
import { ARE_THESE, ARROW, CONFIRM, Player, YES } from './guide.mjs';

/** The guide proposes the alias for a nickname; the lab's authors took a name of their own. */
function withOurs(entry) {
  const { nickname } = entry.fields;
  return nickname ? { ...entry, fields: { ...entry.fields, nickname: { ...nickname, right: 'scvint' } } } : entry;
}

/** What only a person may press: the one is ringed, the other the page asks for. */
const ASKS_FOR_ARROW = asLine(ARROW);
const CONFIRMS = asLine(CONFIRM);

/** How long a page is given to become the step's own: the panel looks at least every five seconds. */
const SETTLES_MS = 6000;

/** How long an offer must stand. */
const STANDS_MS = 400;

/** How long a press is given to be acted upon. */
const ACTS_MS = 3000;

/** How often a person looks for more of a form on another tab or in a closed section. */
const PARTS_AT_MOST = 8;

/** What the panel says of a field that it takes for filled. */
const CLAIMS = beginning(say('field-typed'), say('field-already-right'));

/** The lab's names of fields, by the words of the panel. */
const FIELDS = {
  Label: 'label', 'API Name': 'api-name', License: 'license', 'Session Activation Required': 'session-activation',
  'Enabled Apex Classes': 'classes', 'Apex REST Services': 'apex-rest-services', 'API Enabled': 'api-enabled', 'Api Only User': 'api-only-user',
  'Profile Name': 'profile-name', 'Salesforce API Integration': 'salesforce-api-integration', 'Enabled Permission Sets': 'permission-sets',
  'First Name': 'first-name', 'Last Name': 'last-name', Alias: 'alias', Email: 'email', Username: 'username', Nickname: 'nickname', 'User License': 'user-license',
  Profile: 'profile', Active: 'active', 'Time Zone': 'time-zone', Locale: 'locale', Language: 'language',
  'Generate new password and notify user immediately': 'generate-password',
  'External Client App Name': 'name', 'Contact Email': 'contact-email', 'Distribution State': 'distribution-state', 'Enable OAuth': 'enable-oauth',
  'Callback URL': 'callback-url', 'Selected OAuth Scopes': 'scopes', 'Enable JWT Bearer Flow': 'enable-jwt', 'Upload Files': 'certificate',
  'Require secret for Web Server Flow': 'require-secret-web-server',
  'Permitted Users': 'permitted-users', 'Refresh Token Policy': 'refresh-token-policy', 'IP Relaxation': 'ip-relaxation', 'Start Page': 'start-page',
  'Selected Permission Sets': 'permission-sets',
};

/** What the lab's truths have that the stand-in org's integration user has not. */
const USER = {
  Email: 'integration@acme.example', CommunityNickname: 'scv.integration', TimeZoneSidKey: 'Europe/Zurich', LocaleSidKey: 'en_GB', LanguageLocaleKey: 'en_US',
};

/** An admin with a key, who has checked, at a panel by pages of the lab, on that surface. */
export async function beginLab(here, { surface = 'side', ...options }) {
  const org = await here.begin({ scenario: 'complete', openLab, ...options });
  org.store.set('User', org.store.integrationUserId, USER);
  const player = await Player.begin({ browser: here.browser, org });
  await player.moveToSidePanel();
  await player.allowSession();
  await player.goTo('user.create');
  await player.check();
  await player.goTo('key.make');
  await player.makeKey();
  if (surface === 'embedded') await player.moveBesidePage();
  return player;
}

/** The values of the page that is shown, from its own world; null where it tells none. */
function read({ tab }, entry) {
  return tab.page.evaluateInPage((isClassic) => {
    // With native shadow the frame of a classic page stands in a shadow root.
    const framesIn = (root) => [...root.querySelectorAll('*')]
      .flatMap((element) => [...(element.localName === 'iframe' ? [element] : []), ...(element.shadowRoot ? framesIn(element.shadowRoot) : [])]);
    const isShown = (frame) => /^vfFrameId_\d+$/.test(frame.name) && frame.checkVisibility();
    const place = isClassic ? framesIn(document).find(isShown)?.contentWindow : globalThis;
    const values = place?.lab?.read?.() ?? null;
    return values && JSON.parse(JSON.stringify(values, (_, value) => (value === undefined ? null : value)));
  }, entry.kind === 'classic');
}

/** The same, once the page tells them. */
async function firstRead(player, entry) {
  const deadline = Date.now() + 30_000;
  for (;;) {
    // The document may just be replaced.
    const values = await read(player, entry).catch(() => null);
    if (values) return values;
    if (Date.now() > deadline) throw new Error(`${entry.name} tells no values`);
    await pass(player.panel, 50);
  }
}

/** The lines of the panel about fields: {label, says}. */
const linesOf = (panel) => panel.evaluate(() => [...document.querySelectorAll('.field')].map((line) => ({
  label: line.querySelector('dt').innerText,
  says: line.querySelector('.field-notes [role="status"]')?.innerText ?? '',
})));

/** What the panel says of a field by the lab's name. */
export const saidOf = (lines, field) => lines.find(({ label }) => FIELDS[label] === field)?.says ?? 'no line';

/** Time that passes while a page may still change what was filled. */
const pass = (panel, ms) => panel.evaluate((wait) => new Promise((resolve) => { setTimeout(resolve, wait); }), ms);

/** The button that fills, once the panel offers it; nothing where it goes on saying that the page is none of the step's. */
async function offered(panel) {
  const deadline = performance.now() + 30_000;
  let said = '';
  let since = performance.now();
  for (;;) {
    const button = await panel.byRole('button', say('button-fill'));
    const text = await panel.text();
    if (text !== said || text.includes(say('page-loading'))) {
      said = text;
      since = performance.now();
    }
    // What is offered at once may still be about the page before.
    const isReady = button && !button.disabled;
    if (performance.now() - since > (isReady ? STANDS_MS : SETTLES_MS)) return button;
    if (performance.now() > deadline) throw new Error('the panel does not come to rest');
    await pass(panel, 50);
  }
}

/** Presses what is ringed, as a person would; answers whether the fill then went on. */
async function pressArrow({ panel, tab }) {
  await panel.waitUntil(() => tab.page.ownBox('ring', 'ring'), 'the ring around the arrow');
  const box = await tab.page.ownBox('ring', 'ring');
  if (!box) return false;
  await tab.page.clickAt({ x: (box.x + box.right) / 2, y: (box.y + box.bottom) / 2 });
  const deadline = performance.now() + 3000;
  while (ASKS_FOR_ARROW.test(await panel.text())) {
    if (performance.now() > deadline) return false;
    await pass(panel, 50);
  }
  return true;
}

/** Presses *Fill the form*, and waits until the panel says something else: beside the page it acts once it has seen that it was visible. */
async function pressFill(panel) {
  const before = await panel.text();
  try {
    await panel.click('button', say('button-fill'), { patience: SETTLES_MS });
  } catch (error) {
    // What was offered was about the part before, and is not offered any more: nobody presses it.
    if (await panel.byRole('button', say('button-fill'))) throw error;
    return;
  }
  const deadline = performance.now() + ACTS_MS;
  while (await panel.text() === before && performance.now() < deadline) await pass(panel, 20);
}

/** Presses *Fill the form*, and whatever a person must press until it ends. */
async function fillOnce(player) {
  const { panel } = player;
  await pressFill(panel);
  for (let asked = 'nothing yet'; asked;) {
    asked = await panel.waitUntil(async () => {
      const text = await panel.text();
      if (text.split('\n').some((line) => ARE_THESE.test(line))) return { fields: true };
      if (ASKS_FOR_ARROW.test(text)) return { arrow: true };
      return (CONFIRMS.test(text) || !text.split('\n').includes(say('button-stop-filling'))) && {};
    }, 'the end of the fill').then(({ fields, arrow }) => (arrow ? 'arrow' : fields));
    if (asked === 'arrow') {
      asked = await pressArrow(player);
    } else if (asked) {
      await panel.click('button', YES);
      await panel.waitForNo('dialog', ARE_THESE);
    }
  }
}

/** Whether the form is drawn in parts, of which one is seen at a time. */
const isInParts = ({ tags, ours }) => ours && ['tabset', 'accordion', 'wizard'].some((tag) => tags.includes(tag));

/** Opens the next tab, closed section or step of the form; answers whether there was one. */
function openNextPart({ page }) {
  return page.evaluateInPage(() => {
    globalThis.opened ??= new Set();
    const all = (root) => [...root.querySelectorAll('*')].flatMap((at) => [at, ...(at.shadowRoot ? all(at.shadowRoot) : [])]);
    const isPart = (at) => (at.matches('[role="tab"][aria-selected="false"]') || at.matches('.slds-accordion button[aria-expanded="false"], .slds-accordion__summary-action[aria-expanded="false"], .slds-section__title-action[aria-expanded="false"]')) && at.checkVisibility();
    const isNext = (at) => at.matches('button') && at.textContent.trim() === 'Next' && at.checkVisibility() && !at.disabled;
    const elements = all(document);
    const part = elements.find((at) => isPart(at) && !globalThis.opened.has(at)) ?? elements.find(isNext);
    if (!part) return false;
    if (!isNext(part)) globalThis.opened.add(part);
    part.click();
    return true;
  });
}

/** What the panel asks for where a fill did not do: it says what stands in the way. */
const AGAIN = within(say('field-changed-afterwards'));
const COVERED = within(say('field-covered'));

/** Closes the dialog that lies over the form, as a person would. */
const closeDialog = ({ page }) => page.evaluateInPage(() => {
  const all = (root) => [...root.querySelectorAll('*')].flatMap((at) => [at, ...(at.shadowRoot ? all(at.shadowRoot) : [])]);
  const dialogs = all(document).filter((at) => at.matches('[role="dialog"], .slds-modal') && at.checkVisibility());
  const closes = (at) => at.matches('button') && /^(Cancel|Close)$/.test((at.title || at.textContent).trim());
  dialogs.flatMap((dialog) => all(dialog)).find(closes)?.click();
});

/** Does what the panel says of the fields that are not filled: closes what covers them, fills again. */
async function fillAgain(player) {
  const said = (await linesOf(player.panel)).map(({ says }) => says);
  const isCovered = said.some((says) => COVERED.test(says));
  if (!isCovered && !said.some((says) => AGAIN.test(says))) return false;
  if (isCovered) await closeDialog(player.tab);
  const button = await offered(player.panel);
  if (button && !button.disabled) await fillOnce(player);
  return true;
}

/**
 * Fills one page and judges it: {entry, verdict, claims, seconds, says}; `claims` are
 * fields said to be filled whose control does not hold what is right. `watchMs` is how
 * long the page is watched after the end; `prepare` may change the page before.
 */
export async function fillStranger(player, name, { watchMs, prepare = () => {} }) {
  const { org, tab } = player;
  const { entry: told, path } = await org.lab.show(name);
  const entry = withOurs(told);
  await tab.goto(`https://${org.hosts.setup}${path}`);
  if (player.surface === 'embedded') {
    // The one beside the page before went with it.
    player.panel = await tab.embeddedPanel();
    await player.panel.waitFor('main', '');
  }
  const { panel } = player;
  await player.goTo(entry.form);
  let before = await firstRead(player, entry);
  let after = {};
  const isStepwise = entry.tags.includes('wizard');
  await prepare(tab.page);
  const began = performance.now();
  let seconds = 0;
  for (let part = 0; part < PARTS_AT_MOST; part += 1) {
    const button = await offered(panel);
    // What a later step of a wizard brings has its first value now. Elsewhere nobody asks:
    // a page may keep what it answers, and so become another one by being asked.
    if (isStepwise) before = { ...await read(player, entry), ...before };
    const pressed = performance.now();
    if (button && !button.disabled) await fillOnce(player);
    if (part === 0) seconds = (performance.now() - (button ? pressed : began)) / 1000;
    // Where nothing is left to be found, nobody looks for more.
    if (isStepwise) after = { ...after, ...await read(player, entry) };
    if (!isInParts(entry) || !(await openNextPart(tab))) break;
  }
  await pass(panel, watchMs);
  if (watchMs > 0 && await fillAgain(player)) await pass(panel, watchMs);
  const lines = await linesOf(panel);
  // A step of a wizard that is over keeps what it had, and tells nothing any more.
  after = { ...after, ...await read(player, entry) };
  const verdict = judge(entry, before, after);
  const claims = lines
    .map(({ label, says }) => ({ label, says, field: FIELDS[label] }))
    .filter(({ field, says }) => field && CLAIMS.test(says) && !verdict.found.includes(field))
    // What the page has by the truth, or a page that is not the guide's.
    .filter(({ field }) => !entry.ours || entry.fields[field]);
  return { entry, verdict, claims, seconds, lines, text: await panel.text() };
}

/** Stops whatever the panel is doing, before the next page. */
export async function putAside(player) {
  for (const name of [say('button-not-now'), say('button-stop-filling')]) {
    const button = (await player.panel.allByRole('button', name))[0];
    if (button && !button.disabled) await player.panel.click('button', name, { which: 0 });
  }
}
