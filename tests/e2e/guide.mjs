// The guide, played as an admin plays it: what the panel says is done on the
// page with mouse and keys, and nothing but the panel's own buttons fills,
// checks or saves. Everything is found by role and name, and what the panel says by the id of
// the message. What stands on Salesforce's own pages is in Salesforce's words.

import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { languageOf } from '../org/pages/languages.mjs';
import { HANDLE, any, anyNumber, beginning, exactly, ringed, say, saying, within } from '../words.mjs';
import { CONTACT } from './facts.mjs';
import { client, labelOf, titleOfStep } from './guideFile.mjs';
import { PATIENCE } from './surface.mjs';

/** The extension as the build leaves it; another build is named by the environment. */
export const EXTENSION = process.env.GUIDEPOST_EXTENSION || new URL('../../pkg/chromium', import.meta.url).pathname;

/** Where the stand-in org's class answers, below /services/apexrest. */
export const CLASS_PATH = '/cnxscv/v1/routing';

/** The states of checks and of steps. */
const STATES = ['ok', 'ok-with-risk', 'needs-change', 'could-not-check', 'to-do', 'not-checked'].map((name) => say(`state-${name}`));
const STEP_STATES = [...STATES, say('state-seen-on-page')];

/** A window in which the panel beside the page does not lie over Salesforce's dialogs in its middle. */
export const WIDE = { width: 1720, height: 900 };

/** What the panel asks for while it fills a form. */
export const CONFIRM = say('notice-confirm-on-page');
export const ARROW = say('notice-press-on-page');
const REQUESTS = [ARROW, CONFIRM];

/** What it asks before the first fill of a page that nobody has seen in a live org, and the answer to it. */
export const ARE_THESE = exactly(saying('question-fields', { count: anyNumber }));
export const YES = exactly(say('button-fill-them'), say('button-fill-it'));

/** What there is to read once a Check has ended. */
export const CHECKED = within(saying('announce-checked', { counts: any }), say('notice-do-next'));

/** What the panel says at the end of a fill: what is to be pressed, that nothing is, or what went wrong. */
const RINGED = ringed(any);
const NOTHING_TO_SAVE = say('announce-nothing-to-save');
const FILLED = within(
  RINGED,
  NOTHING_TO_SAVE,
  saying('announce-filled-wrong', { wrong: anyNumber, count: anyNumber }),
  say('announce-filled-one-wrong'),
  say('notice-filling-stopped'),
  say('notice-unsure-record.advice'),
  say('field-nowhere'),
  say('field-denied'),
  saying('field-several', { count: anyNumber }),
  say('announce-ring-lost'),
);

/** How a login by the panel ends. */
const LOGGED_IN = within(...['login-granted', 'login-refused', 'login-other-org', 'login-unsure-user', 'announce-login-refused'].map((id) => say(id)));

/** What may stand before a message: its kind. */
const TONES = ['note', 'done', 'warning', 'error'].map((kind) => say('state-tone', { tone: say(`state-${kind}`) }));

/**
 * Everything shown, in reading order. The protocol gives the tree level by
 * level, so the children are followed here.
 */
async function inOrder(surface) {
  const { nodes } = await surface.session.send('Accessibility.getFullAXTree', { frameId: surface.frameId });
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const open = nodes.filter(({ parentId }) => !byId.has(parentId)).reverse();
  const read = [];
  while (open.length > 0) {
    const node = open.pop();
    if (!node.ignored) read.push({ role: node.role?.value ?? '', name: node.name?.value ?? '' });
    for (const id of [...(node.childIds ?? [])].reverse()) {
      if (byId.has(id)) open.push(byId.get(id));
    }
  }
  return read;
}

/** The checks of the step shown: `{title, verdict}`, those that are folded too. */
export function checksOf(panel) {
  return panel.evaluate(() => [...document.querySelectorAll('[data-check]')].map((line) => ({
    title: line.querySelector('h3').textContent,
    verdict: line.querySelector('.verdict span').textContent,
  })));
}

/** The values of a step's description lists, by the words beside them. */
export async function valuesOf(panel) {
  const values = {};
  let term = null;
  let role = null;
  for (const node of await inOrder(panel)) {
    if (node.role === 'term') {
      [role, term] = [node.role, null];
    } else if (node.role === 'definition') {
      // Of several the first one is the value.
      role = term !== null && term in values ? null : node.role;
    } else if (node.role === 'StaticText' && role === 'term') {
      term ??= node.name;
    } else if (node.role === 'StaticText' && role === 'definition' && term !== null) {
      // A long one is in several pieces, between which it may break.
      values[term] = (values[term] ?? '') + node.name;
    }
  }
  return values;
}

/** Whether a line of a text is this one; the kind of a message may stand before it. */
function hasLine(text, wanted) {
  return text.split('\n').some((line) => ['', ...TONES].some((tone) => line === tone + wanted));
}

/** The heading of the step shown. */
async function headingOf(panel) {
  return (await inOrder(panel)).find(({ role, name }) => role === 'heading' && name)?.name;
}

/** A name that is one of these, whatever space stands before and after it. */
function oneOf(names) {
  const literally = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^\\s*(?:${literally.join('|')})\\s*$`);
}

/** The pages of the org, as the admin works on them, who reads them in the org's language. */
class Setup {
  constructor(tab, org, language) {
    this.tab = tab;
    this.org = org;
    this.say = languageOf(language).say;
  }

  get page() {
    return this.tab.page;
  }

  /** Presses a button of the classic page whose address has this part; classic pages have each button twice. */
  async pressClassic(part, role, name) {
    const frame = await this.tab.frame(part);
    await frame.click(role, this.say(name), { which: 0 });
  }

  /** Presses the only such thing of a Lightning page. */
  async press(role, name) {
    await this.page.click(role, this.say(name));
  }

  /** Presses the arrow that moves an entry into the list that is called so. */
  async moveTo(lists) {
    const templates = ['Move to {0}', 'Move selection to {0}'];
    const names = templates.flatMap((words) => lists.map((list) => this.say(words).replace('{0}', this.say(list))));
    await this.page.click('button', oneOf(names));
  }

  /** Saves a classic page and waits for the page that Salesforce then shows. */
  async saveClassic(part, shows) {
    // Some classic buttons carry a space before and after their word. The one below the form is ringed.
    const save = oneOf([this.say('Save')]);
    const frame = await this.tab.frame(part);
    const saves = await frame.waitUntil(async () => {
      const found = await frame.allByRole('button', save);
      return found.length > 0 && found;
    }, 'Save');
    await frame.click('button', save, { which: saves.length - 1 });
    await this.tab.arrived((url) => shows.test(decodeURIComponent(url.searchParams.get('address') ?? '')));
  }

  /** Presses Edit Assignments of the list with this heading; a user's page has several. */
  async editAssignments(heading) {
    const frame = await this.tab.frame('/005');
    const edit = this.say('Edit Assignments');
    await frame.waitFor('heading', this.say(heading));
    const shown = await inOrder(frame);
    const place = shown.findIndex(({ role, name }) => role === 'heading' && name === this.say(heading));
    const before = shown.slice(0, place).filter(({ role, name }) => role === 'button' && name === edit);
    await frame.click('button', edit, { which: before.length });
  }

  async createApp() {
    await this.press('button', 'Create');
    await this.tab.arrived(({ pathname }) => /ManageExternalClientApplication\/0xI\w{12,15}\/detail$/.test(pathname));
    await this.page.waitFor('tab', this.say('Policies'));
  }

  async confirm() {
    await this.page.waitFor('alertdialog', /./);
    await this.page.click('button', oneOf(['Confirm', 'OK'].map(this.say)));
    await this.page.waitForNo('alertdialog', /./);
  }

  /** Reads the consumer key as the page shows it, after the code that was sent by e-mail. */
  async readConsumerKey(browser) {
    const mails = this.org.mailbox.length;
    await this.press('button', 'Consumer Key and Secret');
    const tab = await browser.tabWith('/_ui/');
    await tab.page.waitFor('textbox', this.say('Verification Code'));
    const mail = this.org.mailbox.at(-1);
    if (this.org.mailbox.length !== mails + 1 || mail.to !== CONTACT) throw new Error('no code was sent to the admin');
    await tab.page.type('textbox', this.say('Verification Code'), mail.code);
    await tab.page.click('button', this.say('Verify'));
    await tab.page.waitForText(this.say('Consumer Key'));
    const [key] = (await tab.page.text()).match(/3MVG9\S+/) ?? [];
    await tab.close();
    await this.tab.activate();
    return key;
  }
}

/**
 * What is done on the page in each step, by the step's id. `here` are the
 * page's own presses before the form, `arrow` and `save` those at the form.
 */
const STEPS = [
  { id: 'prerequisites.checklist' },
  {
    id: 'permission-set.create',
    fills: true,
    save: ({ setup }) => setup.saveClassic('newPermissionSet', /^\/0PS\w{12}/),
  },
  {
    id: 'permission-set.apex-class',
    fills: true,
    arrow: ({ setup }) => setup.pressClassic('ApexClassAccess', 'link', 'Add'),
    save: ({ setup }) => setup.saveClassic('ApexClassAccess', /^\/0PS\w{12}\?s=ApexClassAccess/),
  },
  {
    id: 'permission-set.system-permissions',
    fills: true,
    save: ({ setup }) => setup.saveClassic('SystemPermissions', /^\/0PS\w{12}\?s=SystemPermissions/),
  },
  {
    id: 'profile.clone',
    fills: true,
    here: ({ setup }) => setup.pressClassic('/00e', 'button', 'Clone'),
    save: ({ setup }) => setup.saveClassic('clone=', /^\/00e\w{12}(?:\w{3})?$/),
  },
  {
    id: 'profile.permissions',
    fills: true,
    save: ({ setup }) => setup.saveClassic('SystemPermissions', /^\/00e\w{12}(?:\w{3})?\?s=SystemPermissions/),
  },
  {
    id: 'user.create',
    fills: true,
    save: ({ setup }) => setup.saveClassic('/005/e', /^\/005\w{12}/),
  },
  {
    id: 'user.permission-set-license',
    fills: true,
    here: ({ setup }) => setup.editAssignments('Permission Set License Assignments'),
    save: ({ setup }) => setup.saveClassic('assignPermissionSetLicense', /^\/005\w{12}/),
  },
  {
    id: 'user.assign-permission-set',
    fills: true,
    arrow: ({ setup }) => setup.pressClassic('assignPermissionSet', 'link', 'Add'),
    save: ({ setup }) => setup.saveClassic('assignPermissionSet', /^\/005\w{12}/),
  },
  { id: 'key.make', task: (player) => player.makeKey() },
  {
    id: 'app.create',
    fills: true,
    here: ({ setup }) => setup.press('button', 'New External Client App'),
    arrow: ({ setup }) => setup.moveTo(['Selected OAuth Scopes']),
    save: ({ setup }) => setup.createApp(),
  },
  {
    id: 'app.policies',
    fills: true,
    here: async ({ setup }) => {
      await setup.press('tab', 'Policies');
      await setup.press('button', 'Edit');
    },
    save: async ({ setup }) => {
      await setup.press('button', 'Save');
      await setup.page.waitForText(setup.say('Policies were saved.'));
    },
  },
  {
    id: 'app.consumer-key',
    here: ({ setup }) => setup.press('tab', 'Settings'),
    after: async (player) => {
      player.made.shownConsumerKey = await player.setup.readConsumerKey(player.browser);
    },
  },
  { id: 'proof.login', task: (player) => player.testLogin() },
  { id: 'proof.class', task: (player) => player.reachClass() },
  { id: 'hand-over.values', task: (player) => player.handOver() },
];

/** The ids of the steps, in order. */
export const STEP_IDS = STEPS.map(({ id }) => id);

/** How a step begins in the outline; its state stands behind. */
const inOutline = (id) => titleOfStep(id) + say('join-commas');

/** One admin at one panel. */
export class Player {
  /** `tab` shows Setup in `language`; `panel` is the surface that the admin uses. */
  constructor({ browser, org, tab, panel, surface, language = 'en_US', note = async () => {} }) {
    Object.assign(this, { browser, org, tab, panel, surface, note });
    this.setup = new Setup(tab, org, language);
    /** What came out of the guide so far: files, values. */
    this.made = {};
  }

  /** Signs in unless there is a tab on Setup already, and opens the panel beside Setup. */
  static async begin({ browser, org, tab: given, language, note }) {
    const tab = given ?? await browser.signIn(org);
    const panel = await tab.openEmbeddedPanel();
    await panel.waitFor('heading', titleOfStep(STEPS[0].id));
    return new Player({ browser, org, tab, panel, surface: 'embedded', language, note });
  }

  /** Goes on in the browser's side panel. */
  async moveToSidePanel() {
    await this.panel.click('button', say('button-move-to-side-panel'));
    this.panel = await this.browser.sidePanel();
    this.surface = 'side';
    await this.panel.waitFor('button', say('button-move-beside-page'));
    await this.tab.noEmbeddedPanel();
  }

  /** Goes on beside the page. */
  async moveBesidePage() {
    await this.panel.click('button', say('button-move-beside-page'));
    this.panel = await this.tab.embeddedPanel();
    this.surface = 'embedded';
    await this.panel.waitFor('button', say('button-move-to-side-panel'));
    await this.browser.noSidePanel();
  }

  /** Does something in the side panel, and comes back beside the page where it began there. */
  async inSidePanel(work) {
    const began = this.surface;
    if (began === 'embedded') await this.moveToSidePanel();
    await work();
    if (began === 'embedded') await this.moveBesidePage();
  }

  /** Lets the extension read the session, which is possible in the side panel alone. */
  async allowSession() {
    await this.panel.click('button', say('button-allow-session'));
    await this.panel.waitFor('dialog', say('question-session'));
    await this.note('consent');
    await this.panel.click('button', say('button-allow-session'));
    await this.panel.waitFor('button', say('button-forget-session'));
  }

  /** Unfolds a part of the panel, where it is folded. */
  async unfoldPart(name) {
    const isUnfolded = await this.panel.evaluate((words) => [...document.querySelectorAll('details')].some(
      (part) => part.open && part.querySelector('summary').textContent.trim() === words,
    ), name);
    if (!isUnfolded) await this.panel.click('DisclosureTriangle', name);
  }

  /** Unfolds the list of all steps. */
  async unfold() {
    const isUnfolded = async () => (await this.panel.allByRole('button', beginning(inOutline(STEPS[0].id)))).length === 1;
    if (!await isUnfolded()) await this.panel.click('DisclosureTriangle', beginning(saying('step-place', { number: anyNumber, total: anyNumber })));
    await this.panel.waitUntil(isUnfolded, 'the list of steps');
  }

  /** What the outline says of each step, by the step's id. */
  async outline() {
    await this.unfold();
    const names = (await this.panel.allByRole('button')).map(({ name }) => name);
    return Object.fromEntries(STEP_IDS.map((id) => {
      const states = STEP_STATES.filter((state) => names.includes(inOutline(id) + state));
      if (states.length !== 1) throw new Error(`${id} has ${states.length} states in the outline: ${names.join(' | ')}`);
      return [id, states[0]];
    }));
  }

  /** Goes to a step by the outline. */
  async goTo(id) {
    const title = titleOfStep(id);
    if (await headingOf(this.panel) !== title) {
      await this.unfold();
      await this.panel.click('button', beginning(inOutline(id)));
    }
    await this.panel.waitFor('heading', title);
  }

  /** Presses Check and waits until the reading has ended. */
  async check() {
    await this.panel.click('button', say('button-check'));
    await this.panel.waitUntil(async () => {
      const isIdle = (await this.panel.byRole('button', say('button-check')))?.disabled === false;
      return isIdle && CHECKED.test(await this.panel.text());
    }, 'the verdicts');
    return checksOf(this.panel);
  }

  /** Checks, and expects every check of the step to say OK. */
  async checkIsOk() {
    const checks = await this.check();
    const others = checks.filter(({ verdict }) => verdict !== say('state-ok'));
    if (checks.length === 0 || others.length > 0) {
      throw new Error(`not OK: ${JSON.stringify(others)}\n${await this.panel.text()}`);
    }
  }

  /** Lets the panel fill the form; does on the page what it asks for meanwhile. Says whether there is something to save. */
  async fill(step) {
    await this.panel.click('button', say('button-fill'));
    return this.answerFill(step);
  }

  /** Does on the page what a fill that is under way asks for. Says whether there is something to save. */
  async answerFill({ arrow }) {
    for (;;) {
      const asked = await this.panel.waitUntil(async () => {
        const text = await this.panel.text();
        if (text.split('\n').some((line) => ARE_THESE.test(line))) return ARE_THESE;
        const request = REQUESTS.find((title) => hasLine(text, title));
        if (request) return request;
        if (hasLine(text, say('button-stop-filling'))) return null;
        return text.split('\n').find((line) => FILLED.test(line));
      }, 'the form to be filled');
      if (asked === ARE_THESE) {
        await this.note('fields');
        await this.panel.click('button', YES);
        await this.panel.waitForNo('dialog', ARE_THESE);
        continue;
      }
      if (RINGED.test(asked)) return true;
      if (asked.includes(NOTHING_TO_SAVE)) return false;
      if (!REQUESTS.includes(asked)) throw new Error(`the form was not filled:\n${await this.panel.text()}`);
      await this.note(asked === CONFIRM ? 'confirm' : 'arrow');
      await (asked === CONFIRM ? this.setup.confirm() : arrow(this));
      await this.panel.waitUntil(async () => !hasLine(await this.panel.text(), asked), `the end of: ${asked}`);
    }
  }

  async makeKey() {
    await this.panel.click('button', say('button-make-key'));
    await this.panel.waitForText(say('key-ready'), { patience: 90_000 });
    await this.note('made');
    const { name, text } = await this.save(say('button-save-certificate'));
    if (name !== 'server.crt') throw new Error(`the certificate was saved as ${name}`);
    this.made.certificatePem = text;
    this.made.fingerprint = (await valuesOf(this.panel))[say('key-fingerprint')];
  }

  /** Presses a button that saves a file, answers its question where it has one, and reads the file. */
  async save(button, answer) {
    await this.panel.click('button', button);
    if (answer) await this.panel.click('button', answer);
    const { name, path } = await this.browser.downloads.next();
    return { name, path, text: await readFile(path, 'utf8') };
  }

  testLogin() {
    return this.inSidePanel(() => this.#testLogin());
  }

  async #testLogin() {
    await this.panel.click('button', say('button-test-login'));
    await this.panel.click('button', say('button-log-in'));
    await this.panel.waitUntil(
      async () => LOGGED_IN.test(await this.panel.text()),
      'the outcome of the login',
    );
    const text = await this.panel.text();
    if (!text.includes(say('login-granted'))) throw new Error(`no login:\n${text}`);
    // The history shows the test alone, which proves nothing of Webex.
    const verdicts = (await this.check()).map(({ verdict }) => verdict);
    const after = await this.panel.text();
    if (verdicts.join() !== say('state-could-not-check') || !saying('proof-test-granted', { seen: any, client }).test(after)) throw new Error(`the test counted as a login of Webex: ${verdicts}\n${after}`);
  }

  reachClass() {
    return this.inSidePanel(() => this.#reachClass());
  }

  async #reachClass() {
    await this.panel.type('textbox', labelOf('apex_rest_path'), CLASS_PATH);
    await this.panel.click('button', say('button-reach-class'));
    await this.panel.click('button', say('button-log-in-and-ask'));
    await this.panel.waitForText(say('login-class-answered'));
  }

  async handOver() {
    await this.panel.waitFor('button', say('button-copy', { what: 'Client ID' }));
    const values = await valuesOf(this.panel);
    this.made.handOver = Object.fromEntries(['Client ID', 'Email ID', 'URL'].map((name) => [name, values[name]]));
    if (this.surface === 'side') {
      const { name, text, path } = await this.save(say('button-save-key'), say('button-save-file'));
      if (name !== 'server.key') throw new Error(`the private key was saved as ${name}`);
      Object.assign(this.made, { privateKeyPem: text, privateKeyFile: path });
      await this.panel.waitForText(say('announce-key-saved', { file: 'server.key' }));
    }
  }

  /** Does on the page what a fill asks for, until the foot says what is pressed after it. */
  async answersUntilPress({ here, arrow }) {
    const pressed = ['Save', 'Create'].map((what) => say('page-press', { what }));
    const leadsOn = beginning(saying('page-press', { what: any }));
    const opens = say('button-open-and-fill');
    let isLed = false;
    for (;;) {
      const seen = await this.panel.waitUntil(async () => {
        const text = await this.panel.text();
        const isAsked = text.split('\n').some((line) => ARE_THESE.test(line));
        if (isAsked) return ARE_THESE;
        if ((await this.panel.byRole('button', opens))?.disabled === false) return opens;
        const said = [...pressed, ...REQUESTS].find((title) => hasLine(text, title));
        // The page on the way, where the form was not opened itself.
        return said ?? (here && !isLed && text.split('\n').some((line) => leadsOn.test(line)) && leadsOn);
      }, 'the form to be filled');
      if (pressed.includes(seen)) return;
      if (seen === opens) {
        await this.panel.click('button', opens);
        await this.panel.waitForNo('button', opens);
        continue;
      }
      if (seen === leadsOn) {
        isLed = true;
        await here(this);
        continue;
      }
      if (seen === ARE_THESE) await this.panel.click('button', YES);
      else await (seen === CONFIRM ? this.setup.confirm() : arrow(this));
      await this.panel.waitUntil(async () => {
        const text = await this.panel.text();
        return seen === ARE_THESE ? !text.split('\n').some((line) => ARE_THESE.test(line)) : !hasLine(text, seen);
      }, 'the end of what was asked');
    }
  }

  /** Plays a step whose page was opened at the foot of the panel, by what stands there, and leaves what comes next to it. */
  async playByFoot(id) {
    const step = STEPS.find((candidate) => candidate.id === id);
    if (step.id === 'proof.login') {
      await this.panel.click('button', say('button-test-login'));
      await this.panel.click('button', say('button-log-in'));
      await this.panel.waitForText(say('login-granted'));
      return;
    }
    if (step.id === 'key.make') {
      await this.panel.click('button', say('button-make-key'));
      await this.panel.waitForText(say('key-ready'), { patience: 90_000 });
      return;
    }
    if (step.fills) {
      await this.answersUntilPress(step);
      await step.save(this);
    } else {
      await step.here?.(this);
      await step.after?.(this);
      await this.panel.click('button', say('button-check'));
    }
  }

  /** Plays one step to its end. */
  async play(id) {
    const step = STEPS.find((candidate) => candidate.id === id);
    await this.goTo(id);
    await this.note('said');
    if (step.task) {
      await step.task(this);
    } else if (step.here || step.fills) {
      await this.openPage();
      if (step.here) await this.aside(step.here);
      if (step.fills) {
        const isToSave = await this.fill(step);
        await this.note('filled');
        if (isToSave) {
          await this.aside(step.save);
          // The panel takes note of the new page, and what stands below moves up.
          await this.panel.waitForNo('button', say('button-fill'));
        }
      } else {
        await this.note('shown');
      }
    }
    if (!step.task) await this.checkIsOk();
    await step.after?.(this);
    await this.note('done');
  }

  /**
   * Opens the step's page, which takes the panel beside the page away and brings it back.
   * A page that is open already is not offered.
   */
  async openPage() {
    const offered = await this.panel.waitUntil(async () => {
      // While a page is loading, nothing is offered.
      if ((await this.panel.byRole('button', say('button-open-page')))?.disabled === false) return 'another';
      return hasLine(await this.panel.text(), say('page-right')) ? 'this one' : null;
    }, 'the page of the step');
    if (offered === 'this one') return;
    const loaded = once(this.tab.session, 'Page.loadEventFired', { signal: AbortSignal.timeout(PATIENCE) });
    await this.panel.click('button', say('button-open-page'));
    await loaded;
    if (this.surface === 'embedded') this.panel = await this.tab.embeddedPanel();
    await this.panel.waitForText(say('page-right'));
  }

  /** Works on what the panel beside the page lies over: it is put aside for that. */
  async aside(work) {
    if (this.surface === 'embedded') {
      await this.setup.page.click('button', HANDLE.close);
      await this.tab.noEmbeddedPanel();
    }
    await work(this);
    if (this.surface === 'embedded') {
      this.panel = await this.tab.openEmbeddedPanel();
      // Its frame is there before anything is drawn in it.
      await this.panel.waitFor('main', '');
    }
  }
}

/**
 * Plays every step. `onStep({step, title, moment, player})` is awaited when
 * something is to be seen: a step is 'said', 'filled' and 'done', and asks for
 * an 'arrow' or to 'confirm'. Gives what came of it: the files and the values.
 */
export async function playGuide({ browser, org, tab, language, surface = 'side', onStep = async () => {} }) {
  let current = null;
  const note = (moment) => onStep({ step: current?.id ?? 'begin', title: current ? titleOfStep(current.id) : 'The panel opens', moment, player });
  let player = null;
  player = await Player.begin({ browser, org, tab, language, note });
  await note('said');
  await player.moveToSidePanel();
  await player.allowSession();
  if (surface === 'embedded') await player.moveBesidePage();
  for (const step of STEPS) {
    current = step;
    await player.play(step.id);
  }
  return { ...player.made, player };
}
