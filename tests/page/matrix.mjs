// The whole guide on one kind of page: everything that it names is found on each
// page of it, filled, read back, and saved with the mouse; what Save wrote is read
// by another client.
import assert from 'node:assert/strict';
import { makePair } from '../org/certificates.mjs';
import { connect } from '../org/clients.mjs';
import { CONTACT, USERNAME, factsOf } from '../e2e/facts.mjs';
import { hasItsScripts } from '../e2e/surface.mjs';
import { eventually, loseFocus, makeHand, pathOf, setup } from './hand.mjs';
import { startRig } from './rig.mjs';

/** In what pages differ, with all values. */
export const CHOICES = {
  language: ['en_US', 'de', 'es', 'ja'],
  shadow: ['synthetic', 'native'],
  setupOn: ['setup', 'lightning'],
  profileEditor: ['enhanced', 'original'],
  links: ['onclick', 'javascript'],
  // Beside the page the person has just pressed in it; from the side panel it never has the focus.
  focus: ['page', 'elsewhere'],
};

/** What no default of the guide says, as the admin or the org does. */
export const VALUES = {
  integration_username: USERNAME,
  contact_email: CONTACT,
  user_email: 'integration@acme.example',
  time_zone: 'Europe/Zurich',
  locale: 'en_GB',
  language: 'en_US',
};

/** The pages of one profile editor, which the other has not. */
const EDITORS = {
  original: ['profile-original', 'profile-original-edit'],
  enhanced: ['profile-overview', 'profile-system-permissions', 'profile-system-permissions-edit'],
};

/** A page from which the guide leads back; nothing is done on it. */
const ASIDE = 'permission-set-summary';

/** Fields that tell pages apart by being absent, or that are on a page in one of its states alone. */
const ABSENT = new Set([
  'profile-original/system-permissions', 'profile-overview/edit', 'app-policies/permitted-users', 'app-policies-edit/confirm',
]);

const set = (find) => find('PermissionSet', { Name: 'IVR_Access_to_SCV_Apex_Classes' });
const profile = (find) => find('Profile', { Name: 'SCV Integration' });
const standard = (find) => find('Profile', { Name: 'Minimum Access - API Only Integrations' });
const user = (find) => find('User', { Username: USERNAME });
const classic = (node) => (address) => `${setup}/${node}/page?address=${encodeURIComponent(address)}`;
const [inSets, inProfiles, inUsers, inLicenses] = ['PermSets', 'EnhancedProfiles', 'ManageUsers', 'PermissionSetLicense'].map(classic);

/** Where the page of a record is, which a person opens by the record's name in the list, and where forms are. */
const RECORDS = {
  'permission-set-overview': (find) => inSets(`/${set(find)}`),
  'profile-overview': (find) => inProfiles(`/${profile(find)}`),
  'profile-original': (find) => inProfiles(`/${profile(find)}`),
  'user-detail': (find) => inUsers(`/${user(find)}?noredirect=1&isUserEntityOverride=1`),
  'app-detail': (find) => `${setup}/ManageExternalClientApplication/${find('ExternalClientApplication', { DeveloperName: 'WxCC_SCV' })}/detail`,
};
export const FORMS = {
  'permission-set-new': () => inSets('/udd/PermissionSet/newPermissionSet.apexp'),
  'permission-set-apex-classes-edit': (find) => inSets(`/${set(find)}/e?s=ApexClassAccess`),
  'permission-set-system-permissions-edit': (find) => inSets(`/${set(find)}/e?s=SystemPermissions`),
  'profile-clone': (find) => inProfiles(`/00e/e?clone=${standard(find)}`),
  'profile-system-permissions-edit': (find) => inProfiles(`/${profile(find)}/e?s=SystemPermissions`),
  'profile-original-edit': (find) => inProfiles(`/${profile(find)}/e`),
  'user-new': () => inUsers('/005/e'),
  'permission-set-license-assignments': (find) => inLicenses(`/udd/Licensing/assignPermissionSetLicense.apexp?userId=${user(find)}`),
  'permission-set-assignments': (find) => inSets(`/udd/PermissionSet/assignPermissionSet.apexp?userId=${user(find)}`),
};

/** Fills the places for values in a text of the guide, or in all texts of a value. */
function filledIn(content, values) {
  return JSON.parse(JSON.stringify(content).replace(/\{(\w+)\}/gu, (place, name) => values[name] ?? place));
}

/** The guide's value as `hand.fill` takes it. */
export function contentOf(value, values, made) {
  if ('certificate' in value) return { certificate: made.certificatePem };
  if ('checkbox' in value) return { on: value.checkbox === 'on' };
  return filledIn(value, values);
}

/** Whether one option is the one that an action chooses. */
function isChosen({ value, text }, choice) {
  const words = text.trim().toLowerCase();
  return (choice.value !== null && value === choice.value) || choice.labels.some((label) => label.toLowerCase() === words)
    || Boolean(choice.ending && text.endsWith(choice.ending));
}

/** Whether a control shows what an action was to bring about. */
function isShown({ value }, action) {
  const shown = value ?? {};
  if (action.kind === 'text') return shown.text === action.text;
  if (action.kind === 'set_checked') return shown.checked === action.on;
  if (action.kind === 'include') return action.items.every((item) => shown.included?.some((option) => isChosen(option, item)));
  if (action.kind === 'attach') return JSON.stringify(shown).includes(action.file_name);
  return Boolean(shown.chosen) && isChosen(shown.chosen, action);
}

/** The fields of a page that are filled or pressed; what it only shows of a record is there once the record has it. */
const worked = ({ id, field = [] }) => field.filter((one) => !one.id.startsWith('shown-')).map((one) => `${id}/${one.id}`);

/** Every such field of the locators, as "page/field", but for those of the page that is never described. */
export function everyField(locators) {
  return locators.page.filter((page) => !page.never_described).flatMap(worked);
}

/**
 * All kinds of pages there are. What the arrows between two lists are made of
 * has no bearing on the rest, and changes from one kind to the next, so that
 * each of its values meets each value of everything else.
 */
export function everyVariant() {
  const { links, ...crossed } = CHOICES;
  const variants = Object.entries(crossed).reduce((some, [name, values]) => some.flatMap((variant) => values.map((value) => ({ ...variant, [name]: value }))), [{}]);
  const places = (variant) => Object.entries(crossed).reduce((sum, [name, values]) => sum + values.indexOf(variant[name]), 0);
  return variants.map((variant) => ({ ...variant, links: links[places(variant) % links.length] }));
}

/**
 * Plays the guide on pages of this kind. Answers `{found, filled}`: all that was found, as
 * "page/field", and how many fields were filled. What did not go as the guide
 * wants is an error.
 */
export async function playVariant({ judge, variant }) {
  const { focus, ...kind } = variant;
  const marks = await judge.ask('site_policy');
  const { guide, locators } = await judge.ask('data');
  // What is pressed by its place must not be on its way there.
  const rig = await startRig({ ...kind, still: true });
  try {
    const walk = new Walk({ rig, hand: makeHand({ rig, judge, marks }), guide, locators, variant });
    await walk.play();
    return { found: walk.found, filled: walk.filled };
  } finally {
    await rig.close();
  }
}

class Walk {
  constructor({ rig, hand, guide, locators, variant }) {
    const defaults = guide.parameter.filter((parameter) => 'default' in parameter).map((parameter) => [parameter.id, parameter.default]);
    Object.assign(this, { rig, hand, guide, locators, variant });
    this.values = { ...Object.fromEntries(defaults), ...VALUES };
    this.made = { certificatePem: makePair().certificatePem };
    this.found = new Set();
    this.filled = 0;
    /** What was pressed last, where the focus is elsewhere. */
    this.pressed = null;
    this.find = (type, filter) => rig.org.store.find(type, filter)[0].Id.slice(0, 15);
  }

  async play() {
    const other = EDITORS[this.variant.profileEditor === 'original' ? 'enhanced' : 'original'];
    if (this.variant.focus === 'elsewhere') await loseFocus(this.rig);
    const steps = this.guide.step.filter(({ stage }) => stage);
    for (const step of steps) {
      const stages = step.stage.filter(({ page }) => ![...other, ASIDE].includes(page) && !this.isNeverDescribed(page));
      await this.open(step.open.at(-1));
      for (const [index, stage] of stages.entries()) {
        await this.arrive(stage.page);
        await this.fillStage(stage);
        await this.leave(stage, stages[index + 1]?.page, step);
      }
      await this.checkFacts(step.id);
    }
  }

  isNeverDescribed(page) {
    return this.locators.page.find(({ id }) => id === page).never_described === true;
  }

  async open(address) {
    if (this.variant.focus === 'page') await this.rig.page.bringToFront();
    await this.rig.open(address);
  }

  /** Waits until the page is shown; answers where its fields are. */
  async arrive(page) {
    let pages = [];
    await eventually(this.rig.page, async () => {
      ({ pages } = await this.hand.look());
      return pages.some((shown) => shown.page === page);
    }).catch((error) => assert.fail(`${page} is not shown, but ${JSON.stringify(pages)} after ${this.pressed}: ${error.stack}`));
    for (const { page: also, fields } of pages) this.account(also, fields);
    return pages.find((shown) => shown.page === page).fields;
  }

  /** Notes what was found of a page. */
  account(page, fields) {
    for (const [field, place] of Object.entries(fields)) {
      if (place.handle) this.found.add(`${page}/${field}`);
    }
  }

  /** Everything that the locators name on a page is found, but for what the page has in another state alone. */
  checkFound(page) {
    const names = worked(this.locators.page.find(({ id }) => id === page));
    assert.deepEqual(names.filter((name) => !this.found.has(name) && !ABSENT.has(name)), [], `not found on ${page}`);
  }

  /** Presses a control; where the focus is elsewhere, it stays there. */
  async press(at) {
    this.pressed = await this.hand.click(at, { keepFocus: this.variant.focus === 'elsewhere' });
  }

  async fillStage({ page, field: fields = [] }) {
    assert.equal(await this.rig.page.evaluate(() => document.hasFocus()), this.variant.focus === 'page', 'where the focus is');
    for (const { field, value } of fields) {
      await this.fill(page, field, contentOf(value, this.values, this.made));
      this.filled += 1;
    }
    await this.arrive(page);
    if (page !== 'profile-list') this.checkFound(page);
    await this.readBack(page, fields);
  }

  /** Waits while a field is locked, unless it is locked as the guide wants it: a license forces some. */
  async isLockedRight(page, field, content) {
    const action = await this.hand.actionFor(page, field, content);
    let isRight = false;
    await eventually(this.rig.page, async () => {
      const { missing, at } = await this.hand.find(page, field);
      if (missing !== 'Disabled') return true;
      const { control } = await this.rig.agent.ask(at.document, { do: 'read', handle: at.handle });
      isRight = control !== null && isShown(control, action);
      return isRight;
    });
    if (isRight) this.found.add(`${page}/${field}`);
    return isRight;
  }

  /** Fills a field; what the agent leaves to the person is pressed meanwhile. */
  async fill(page, field, content) {
    const what = `${page}/${field}`;
    if (await this.isLockedRight(page, field, content)) return;
    const first = await this.hand.fill(page, field, content);
    if (/^(?:Typed|AlreadyRight)$/u.test(first.verdict)) return;
    if (first.verdict.startsWith('AwaitsPress')) {
      await this.press({ document: first.at.document, handle: first.reply.press });
    } else if (first.verdict === 'AwaitsConfirmation') {
      const confirm = await this.hand.find(page, 'confirm');
      assert.ok(confirm.handle, `${page}/confirm: ${JSON.stringify(confirm)}`);
      this.found.add(`${page}/confirm`);
      await this.press(confirm);
      await eventually(this.rig.page, async () => !(await this.hand.find(page, 'confirm')).handle);
    } else {
      assert.fail(`${what}: ${first.verdict} ${JSON.stringify(first.reply)}`);
    }
    let second = null;
    await eventually(this.rig.page, async () => {
      second = await this.hand.fill(page, field, content);
      return !second.verdict.startsWith('Awaits');
    });
    assert.equal(second.verdict, 'AlreadyRight', `${what} after the person's press: ${JSON.stringify(second.reply)}`);
  }

  async readBack(page, fields) {
    const { frames, pages } = await this.hand.look();
    const places = pages.find((shown) => shown.page === page).fields;
    for (const { field, value } of fields) {
      const { document, handle } = places[field].at ?? places[field];
      const control = frames.find((frame) => frame.document === document).seen.controls.find((candidate) => candidate.handle === handle);
      const action = await this.hand.actionFor(page, field, contentOf(value, this.values, this.made));
      assert.ok(isShown(control, action), `${page}/${field} shows ${JSON.stringify(control.value)}, not ${JSON.stringify(action)}`);
    }
  }

  /** Presses what the stage names, or opens the record that the person would choose. */
  async leave({ page, press }, next, { id: step }) {
    if (page === 'profile-list' && press) await this.turnTo('M');
    if (!press) {
      if (next && next !== page) await this.open(RECORDS[next](this.find));
      return;
    }
    if (page === 'profile-list') this.checkFound(page);
    const at = await this.hand.find(page, press);
    assert.ok(at.handle, `${page}/${press} of ${step}: ${JSON.stringify(at)}`);
    if (page === 'app-settings') return;
    await this.press(at);
    if (next) return;
    await eventually(this.rig.page, async () => {
      const { pages } = await this.hand.look();
      return pages.length > 0 && pages.every((shown) => shown.page !== page);
    }).catch(async () => assert.fail(`${page} is still shown after ${press}: ${JSON.stringify((await this.hand.look()).frames.map(({ seen }) => seen.errors))}`));
  }

  /** A long list shows ten profiles at a time; its letters lead to the others. */
  async turnTo(letter) {
    if ((await this.arrive('profile-list'))['standard-profile'].handle) return;
    const frame = this.rig.page.frames().find((candidate) => pathOf(candidate) === '/00e');
    const link = await frame.waitForSelector(`::-p-aria([name="${letter}"][role="link"])`);
    await frame.waitForFunction(hasItsScripts);
    await link.evaluate((element) => element.click());
    await eventually(this.rig.page, async () => (await this.hand.look()).pages.some(({ page, fields }) => page === 'profile-list' && fields['standard-profile'].handle));
    await this.arrive('profile-list');
  }

  async checkFacts(step) {
    if (step === 'app.consumer-key') return;
    const { read, wanted } = await factsOf(this.rig.org, step, this.made);
    assert.deepEqual(read, wanted, `what jsforce reads after ${step}`);
    if (step === 'user.create') await this.checkUser();
  }

  /** The rest of the user's form. */
  async checkUser() {
    const fields = { FirstName: 'user_first_name', LastName: 'user_last_name', Alias: 'user_alias', Email: 'user_email', CommunityNickname: 'user_alias', LanguageLocaleKey: 'language' };
    const { records: [row] } = await connect(this.rig.org).query(`SELECT ${Object.keys(fields)} FROM User WHERE Username = '${USERNAME}'`);
    for (const [column, parameter] of Object.entries(fields)) assert.equal(row[column], this.values[parameter], column);
    assert.deepEqual(this.rig.org.mailbox.map(({ to }) => to), [], 'no password was sent');
  }
}
