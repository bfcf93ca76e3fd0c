// The built extension on pages of strangers (tests/lab): one press of *Fill the
// form* by somebody who says yes to whatever is asked, and then what the controls of
// the page hold.

import { judge } from '../lab/judge.mjs';
import { openLab } from '../lab/host.mjs';
import { ARE_THESE, Player, YES } from './guide.mjs';

/** The guide proposes the alias for a nickname; the lab's authors took a name of their own. */
function withOurs(entry) {
  const { nickname } = entry.fields;
  return nickname ? { ...entry, fields: { ...entry.fields, nickname: { ...nickname, right: 'scvint' } } } : entry;
}

/** What ends a fill that nobody helps. */
const ASKS = /^(Press the ringed arrow on the page|Salesforce asks you to confirm)$/m;

/** What the panel says of a field that it takes for filled. */
const CLAIMS = /^(Filled, not saved yet|Was right already)/;

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

/**
 * Pages of the lab that are still not done right; the soak counts them. On the first a
 * banner alone tells that it is another environment's, on the second words in bold that
 * its one form is another app's; on the third a fill waits behind a dialog for too long.
 */
export const OPEN_FAULTS = new Set(['m-sandbox-page-in-our-frame', 'l-app-policies-bold-other-name', 'm-add-contact-modal-over-form']);

/** What the lab's truths have that the stand-in org's integration user has not. */
const USER = {
  Email: 'integration@acme.example', CommunityNickname: 'scv.integration', TimeZoneSidKey: 'Europe/Zurich', LocaleSidKey: 'en_GB', LanguageLocaleKey: 'en_US',
};

/** An admin with a key, who has checked, at a panel beside pages of the lab. */
export async function beginLab(here, options) {
  const org = await here.begin({ scenario: 'complete', openLab, ...options });
  org.store.set('User', org.store.integrationUserId, USER);
  const player = await Player.begin({ browser: here.browser, org });
  await player.moveToSidePanel();
  await player.allowSession();
  await player.goTo('user.create');
  await player.check();
  await player.goTo('key.make');
  await player.makeKey();
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

/** Time that passes while a page may still change what was filled. */
const pass = (panel, ms) => panel.evaluate((wait) => new Promise((resolve) => { setTimeout(resolve, wait); }), ms);

/**
 * Fills one page and judges it: {entry, verdict, claims, seconds, says}; `claims` are
 * fields said to be filled whose control does not hold what is right. `watchMs` is how
 * long the page is watched after the end.
 */
export async function fillStranger(player, name, { watchMs }) {
  const { org, panel, tab } = player;
  const { entry: told, path } = await org.lab.show(name);
  const entry = withOurs(told);
  await player.goTo(entry.form);
  await tab.goto(`https://${org.hosts.setup}${path}`);
  const before = await firstRead(player, entry);
  // Where the page is not the step's, nothing is offered to be pressed, or it says why.
  const isOffered = () => panel.byRole('button', 'Fill the form');
  await panel.waitUntil(async () => await isOffered() || !/Loading\./.test(await panel.text()), 'what the panel says of the page');
  const began = performance.now();
  const button = await isOffered();
  if (button && !button.disabled) {
    await panel.click('button', 'Fill the form');
    for (let asked = 'nothing yet'; asked;) {
      asked = await panel.waitUntil(async () => {
        const text = await panel.text();
        if (text.split('\n').some((line) => ARE_THESE.test(line))) return { fields: true };
        return (ASKS.test(text) || !text.split('\n').includes('Stop filling')) && { fields: false };
      }, 'the end of the fill').then(({ fields }) => fields);
      if (asked) {
        await panel.click('button', YES);
        await panel.waitForNo('dialog', ARE_THESE);
      }
    }
  }
  const seconds = (performance.now() - began) / 1000;
  await pass(panel, watchMs);
  const lines = await linesOf(panel);
  const after = await read(player, entry);
  const verdict = judge(entry, before, after);
  const claims = lines
    .map(({ label, says }) => ({ label, says, field: FIELDS[label] }))
    .filter(({ field, says }) => field && CLAIMS.test(says) && !verdict.found.includes(field));
  return { entry, verdict, claims, seconds, lines, text: await panel.text() };
}

/** Stops whatever the panel is doing, before the next page. */
export async function putAside(player) {
  for (const name of ['Not now', 'Stop filling']) {
    const button = (await player.panel.allByRole('button', name))[0];
    if (button && !button.disabled) await player.panel.click('button', name, { which: 0 });
  }
}
