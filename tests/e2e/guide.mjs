// The guide, played as an admin plays it: what the panel says is done on the
// page with mouse and keys, and nothing but the panel's own buttons fills,
// checks or saves. Everything is found by role and name.

import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { languageOf } from '../org/pages/languages.mjs';
import { CONTACT } from './facts.mjs';
import { PATIENCE } from './surface.mjs';

/** The extension as the build leaves it; another build is named by the environment. */
export const EXTENSION = process.env.GUIDEPOST_EXTENSION || new URL('../../pkg/chromium', import.meta.url).pathname;

/** Where the stand-in org's class answers, below /services/apexrest. */
export const CLASS_PATH = '/cnxscv/v1/routing';

/** The words of the verdicts that stand beside a check. */
const VERDICTS = new Set(['OK', 'OK with a risk', 'Needs a change', 'Could not check', 'To do', 'Not checked']);

/** How a check begins that waits for another one. */
const WAITS = 'Waits for: ';

/** A window in which the panel beside the page does not lie over Salesforce's dialogs in its middle. */
export const WIDE = { width: 1720, height: 900 };

/** What the panel asks for while it fills a form. */
const CONFIRM = 'Salesforce asks you to confirm';
const REQUESTS = ['Press the ringed arrow on the page', CONFIRM];

/** What it asks before the first fill of a page that nobody has seen in a live org, and the answer to it. */
export const ARE_THESE = /^(Are these the right fields|Is this the right field)\?$/;
export const YES = /^Yes, fill (them|it)$/;

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

/** The checks of the step shown: `{title, verdict}`. */
export async function checksOf(panel) {
  const read = await inOrder(panel);
  const start = read.findIndex(({ role, name }) => role === 'heading' && name === 'Checks');
  if (start === -1) return [];
  const checks = [];
  for (const { role, name } of read.slice(start + 1)) {
    if (role === 'heading') checks.push({ title: name, verdict: null });
    const last = checks.at(-1);
    const isVerdict = VERDICTS.has(name) || name.startsWith(WAITS);
    if (role === 'StaticText' && last && last.verdict === null && isVerdict) last.verdict = name;
  }
  return checks;
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
  return text.split('\n').some((line) => line.replace(/^(Note|Done|Warning|Error): /, '') === wanted);
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
  { id: 'prerequisites.checklist', title: 'See whether this org is ready' },
  {
    id: 'permission-set.create',
    title: 'Create the permission set',
    fills: true,
    save: ({ setup }) => setup.saveClassic('newPermissionSet', /^\/0PS\w{12}/),
  },
  {
    id: 'permission-set.apex-class',
    title: 'Give access to the Apex class',
    fills: true,
    arrow: ({ setup }) => setup.pressClassic('ApexClassAccess', 'link', 'Add'),
    save: ({ setup }) => setup.saveClassic('ApexClassAccess', /^\/0PS\w{12}\?s=ApexClassAccess/),
  },
  {
    id: 'permission-set.system-permissions',
    title: 'Enable two system permissions',
    fills: true,
    save: ({ setup }) => setup.saveClassic('SystemPermissions', /^\/0PS\w{12}\?s=SystemPermissions/),
  },
  {
    id: 'profile.clone',
    title: 'Clone the profile',
    fills: true,
    here: ({ setup }) => setup.pressClassic('/00e', 'button', 'Clone'),
    save: ({ setup }) => setup.saveClassic('clone=', /^\/00e\w{12}(?:\w{3})?$/),
  },
  {
    id: 'profile.permissions',
    title: 'Leave two permissions in the profile',
    fills: true,
    save: ({ setup }) => setup.saveClassic('SystemPermissions', /^\/00e\w{12}(?:\w{3})?\?s=SystemPermissions/),
  },
  {
    id: 'user.create',
    title: 'Create the integration user',
    fills: true,
    save: ({ setup }) => setup.saveClassic('/005/e', /^\/005\w{12}/),
  },
  {
    id: 'user.permission-set-license',
    title: 'Assign the permission set license',
    fills: true,
    here: ({ setup }) => setup.editAssignments('Permission Set License Assignments'),
    save: ({ setup }) => setup.saveClassic('assignPermissionSetLicense', /^\/005\w{12}/),
  },
  {
    id: 'user.assign-permission-set',
    title: 'Assign the permission set to the integration user',
    fills: true,
    arrow: ({ setup }) => setup.pressClassic('assignPermissionSet', 'link', 'Add'),
    save: ({ setup }) => setup.saveClassic('assignPermissionSet', /^\/005\w{12}/),
  },
  { id: 'key.make', title: 'Make the private key and the certificate', task: (player) => player.makeKey() },
  {
    id: 'app.create',
    title: 'Create the external client app',
    fills: true,
    here: ({ setup }) => setup.press('button', 'New External Client App'),
    arrow: ({ setup }) => setup.moveTo(['Selected OAuth Scopes']),
    save: ({ setup }) => setup.createApp(),
  },
  {
    id: 'app.policies',
    title: "Set the app's policies",
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
    title: 'Find the consumer key',
    here: ({ setup }) => setup.press('tab', 'Settings'),
    after: async (player) => {
      player.made.shownConsumerKey = await player.setup.readConsumerKey(player.browser);
    },
  },
  { id: 'proof.login', title: 'Test the login', task: (player) => player.testLogin() },
  { id: 'proof.class', title: 'Reach the class', task: (player) => player.reachClass() },
  { id: 'hand-over.values', title: 'Hand the values over', task: (player) => player.handOver() },
];

/** The ids of the steps, in order. */
export const STEP_IDS = STEPS.map(({ id }) => id);

/** The heading of a step. */
export const titleOf = (id) => STEPS.find((step) => step.id === id).title;

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
    await panel.waitFor('heading', STEPS[0].title);
    return new Player({ browser, org, tab, panel, surface: 'embedded', language, note });
  }

  /** Goes on in the browser's side panel. */
  async moveToSidePanel() {
    await this.panel.click('button', 'Move to the side panel');
    this.panel = await this.browser.sidePanel();
    this.surface = 'side';
    await this.panel.waitFor('button', 'Move beside the page');
    await this.tab.noEmbeddedPanel();
  }

  /** Goes on beside the page. */
  async moveBesidePage() {
    await this.panel.click('button', 'Move beside the page');
    this.panel = await this.tab.embeddedPanel();
    this.surface = 'embedded';
    await this.panel.waitFor('button', 'Move to the side panel');
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
    await this.panel.click('button', 'Allow access to the session');
    await this.panel.waitFor('dialog', 'Let Guidepost use your session?');
    await this.note('consent');
    await this.panel.click('button', 'Allow access to the session');
    await this.panel.waitFor('button', 'Forget session');
  }

  /** Unfolds the list of all steps. */
  async unfold() {
    const isUnfolded = async () => (await this.panel.allByRole('button', new RegExp(`^${STEPS[0].title}, `))).length === 1;
    if (!await isUnfolded()) await this.panel.click('DisclosureTriangle', /^Step \d+ of \d+/);
    await this.panel.waitUntil(isUnfolded, 'the list of steps');
  }

  /** What the outline says of each step, by the step's title. */
  async outline() {
    await this.unfold();
    const buttons = await this.panel.allByRole('button', /, (OK|Needs a change|Could not check|To do|Not checked|As seen on the page)$/);
    return Object.fromEntries(buttons.map(({ name }) => name.match(/^(.*), (.*?)$/).slice(1)));
  }

  /** Goes to a step by the outline. */
  async goTo(id) {
    const { title } = STEPS.find((step) => step.id === id);
    if (await headingOf(this.panel) !== title) {
      await this.unfold();
      await this.panel.click('button', new RegExp(`^${title}, `));
    }
    await this.panel.waitFor('heading', title);
  }

  /** Presses Check and waits until the reading has ended. */
  async check() {
    await this.panel.click('button', 'Check');
    await this.panel.waitUntil(async () => {
      const isIdle = (await this.panel.byRole('button', 'Check'))?.disabled === false;
      return isIdle && /Checked\. \d+ OK|What to do next: /.test(await this.panel.text());
    }, 'the verdicts');
    return checksOf(this.panel);
  }

  /** Checks, and expects every check of the step to say OK. */
  async checkIsOk() {
    const checks = await this.check();
    const others = checks.filter(({ verdict }) => verdict !== 'OK');
    if (checks.length === 0 || others.length > 0) {
      throw new Error(`not OK: ${JSON.stringify(others)}\n${await this.panel.text()}`);
    }
  }

  /** Lets the panel fill the form; does on the page what it asks for meanwhile. Says whether there is something to save. */
  async fill({ arrow }) {
    await this.panel.click('button', 'Fill the form');
    for (;;) {
      const asked = await this.panel.waitUntil(async () => {
        const text = await this.panel.text();
        if (text.split('\n').some((line) => ARE_THESE.test(line))) return ARE_THESE;
        const request = REQUESTS.find((title) => hasLine(text, title));
        if (request) return request;
        if (hasLine(text, 'Stop filling')) return null;
        return text.match(/^(.*is ringed on the page\.|.*Nothing needs to be saved\.|\d+ of \d+ fields need a look\.|The field needs a look\.|.*Filling was stopped|.*by hand\.|.*could not be drawn.*)$/m)?.[0];
      }, 'the form to be filled');
      if (asked === ARE_THESE) {
        await this.note('fields');
        await this.panel.click('button', YES);
        await this.panel.waitForNo('dialog', ARE_THESE);
        continue;
      }
      if (asked.endsWith('is ringed on the page.')) return true;
      if (asked.endsWith('Nothing needs to be saved.')) return false;
      if (!REQUESTS.includes(asked)) throw new Error(`the form was not filled:\n${await this.panel.text()}`);
      await this.note(asked === CONFIRM ? 'confirm' : 'arrow');
      await (asked === CONFIRM ? this.setup.confirm() : arrow(this));
      await this.panel.waitUntil(async () => !hasLine(await this.panel.text(), asked), `the end of: ${asked}`);
    }
  }

  async makeKey() {
    await this.panel.click('button', 'Make private key and certificate');
    await this.panel.waitForText('The private key and its certificate are ready.', { patience: 90_000 });
    await this.note('made');
    const { name, text } = await this.save('Save the certificate');
    if (name !== 'server.crt') throw new Error(`the certificate was saved as ${name}`);
    this.made.certificatePem = text;
    this.made.fingerprint = (await valuesOf(this.panel))['Fingerprint (SHA-256)'];
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
    await this.panel.click('button', 'Test the login');
    await this.panel.click('button', 'Log in');
    await this.panel.waitUntil(
      async () => /Salesforce accepts this private key|The org refused the login|The login /.test((await this.panel.text()).split('Login\n').at(-1)),
      'the outcome of the login',
    );
    const text = await this.panel.text();
    if (!text.includes('Salesforce accepts this private key')) throw new Error(`no login:\n${text}`);
    // The history shows the test alone, which proves nothing of Webex.
    const verdicts = (await this.check()).map(({ verdict }) => verdict);
    const after = await this.panel.text();
    if (verdicts.join() !== 'Could not check' || !/A test from this computer was granted on/.test(after)) throw new Error(`the test counted as a login of Webex: ${verdicts}\n${after}`);
  }

  reachClass() {
    return this.inSidePanel(() => this.#reachClass());
  }

  async #reachClass() {
    await this.panel.type('textbox', 'Path of the class', CLASS_PATH);
    await this.panel.click('button', 'Reach the class');
    await this.panel.click('button', 'Log in and ask');
    await this.panel.waitForText('The class answered');
  }

  async handOver() {
    await this.panel.waitFor('button', 'Copy Client ID');
    const values = await valuesOf(this.panel);
    this.made.handOver = Object.fromEntries(['Client ID', 'Email ID', 'URL'].map((name) => [name, values[name]]));
    if (this.surface === 'side') {
      const { name, text, path } = await this.save('Save the private key', 'Save the file');
      if (name !== 'server.key') throw new Error(`the private key was saved as ${name}`);
      Object.assign(this.made, { privateKeyPem: text, privateKeyFile: path });
      await this.panel.waitForText('The private key was saved as server.key.');
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
          await this.panel.waitForNo('button', 'Fill the form');
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
      if ((await this.panel.byRole('button', 'Open the page'))?.disabled === false) return 'another';
      return hasLine(await this.panel.text(), 'The right page is open.') ? 'this one' : null;
    }, 'the page of the step');
    if (offered === 'this one') return;
    const loaded = once(this.tab.session, 'Page.loadEventFired', { signal: AbortSignal.timeout(PATIENCE) });
    await this.panel.click('button', 'Open the page');
    await loaded;
    if (this.surface === 'embedded') this.panel = await this.tab.embeddedPanel();
    await this.panel.waitForText('The right page is open.');
  }

  /** Works on what the panel beside the page lies over: it is put aside for that. */
  async aside(work) {
    if (this.surface === 'embedded') {
      await this.setup.page.click('button', 'Close Guidepost');
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
  const note = (moment) => onStep({ step: current?.id ?? 'begin', title: current?.title ?? 'The panel opens', moment, player });
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
