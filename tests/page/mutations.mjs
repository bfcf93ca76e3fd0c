// The guide's forms on pages that were changed from a seed. The form knows what its
// controls are, whatever was done to their words and attributes: what its own Save
// then wrote tells whether each value went where it belongs.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { makePair } from '../org/certificates.mjs';
import { assignLicense, createApp, makePermissionSet, makeProfile, makeUser } from '../org/scenarios/complete.mjs';
import { takeSnapshot } from '../org/snapshots.mjs';
import { button, eventually, makeHand, setup } from './hand.mjs';
import { FORMS, VALUES, contentOf } from './matrix.mjs';
import { startRig } from './rig.mjs';

const emptySet = (store) => makePermissionSet(store, { classes: [], PermissionsApiEnabled: false, PermissionsApexRestServices: false });

function profileWithout(store) {
  store.update('Profile', makeProfile(store), { PermissionsApiEnabled: false }, 'system');
}

function person(store) {
  makeProfile(store);
  makeUser(store);
}

/** The forms: what must be in the org before, and the button that saves. */
export const PAGES = {
  'permission-set-new': { prepare: () => {} },
  'permission-set-apex-classes-edit': { prepare: emptySet },
  'permission-set-system-permissions-edit': { prepare: emptySet },
  'profile-clone': { prepare: () => {} },
  'profile-system-permissions-edit': { prepare: profileWithout },
  'profile-original-edit': { prepare: profileWithout, profileEditor: 'original' },
  'user-new': { prepare: makeProfile },
  'permission-set-license-assignments': { prepare: person },
  'permission-set-assignments': { prepare: (store) => { makePermissionSet(store); person(store); assignLicense(store); } },
  'app-new': { prepare: () => {}, save: 'create', opens: openNewApp },
  'app-policies-edit': { prepare: (store) => { makePermissionSet(store); createApp(store); }, opens: openPolicies },
};

/** What the page itself proposes from other fields, or empties when they change. */
const DERIVED = new Set(['api-name', 'alias', 'username', 'nickname', 'profile']);

/** What a page's own script derives from other fields and puts where the id is. */
const DERIVED_BY_ID = { 'user-new': ['alias', 'username', 'nickname', 'profile'] };

/** Two fields of the guide have one value; here each has its own, so that it tells where it went. */
const OWN = { 'user-new/nickname': { text: 'scvnick' } };

async function openNewApp({ rig, hand, fill }) {
  await rig.open(`${setup}/ManageExternalClientApplication/home`);
  await hand.press(rig.page, 'New External Client App');
  await rig.page.waitForSelector(button('Create'));
  // All of the form is there only once these are ticked.
  for (const field of ['enable-oauth', 'enable-jwt']) await fill(field);
}

async function openPolicies({ rig, hand }) {
  const { id } = rig.org.store.listMetadata('ExternalClientApplication')[0];
  await rig.open(`${setup}/ManageExternalClientApplication/${id.slice(0, 15)}/detail`);
  const tab = await rig.page.waitForSelector('::-p-aria([name="Policies"][role="tab"])');
  await tab.evaluate((element) => element.click());
  await hand.press(rig.page, 'Edit');
  await rig.page.waitForSelector(button('Save'));
}

/** Starts one browser for some forms; `run` tries one of them once. */
export async function startMutations({ judge, shadow = 'synthetic', profileEditor = 'enhanced' }) {
  const marks = await judge.ask('site_policy');
  const { guide } = await judge.ask('data');
  const random = (await readFile(new URL('../org/soak/random.mjs', import.meta.url), 'utf8')).replace('export class', 'class');
  const agentParts = `${random}\n${await readFile(new URL('mutate-page.js', import.meta.url), 'utf8')}`;
  const rig = await startRig({ shadow, profileEditor, agentParts });
  const hand = makeHand({ rig, judge, marks });
  const defaults = guide.parameter.filter((parameter) => 'default' in parameter).map(({ id, default: value }) => [id, value]);
  const shared = {
    rig, hand, judge, guide,
    values: { ...Object.fromEntries(defaults), ...VALUES }, made: { certificatePem: makePair().certificatePem },
  };
  const references = new Map();

  async function run(page, mutation) {
    const before = takeSnapshot(rig.org.store);
    try {
      return await new Trial(shared, page).run(mutation);
    } finally {
      Object.assign(rig.org.store, { db: before.db, appHistory: before.appHistory });
    }
  }

  return {
    // Answers what was done to the page, which fields were filled, whether it was saved, and what went wrong.
    async run(page, mutation) {
      if (!references.has(page)) {
        const { written, missed } = await run(page, null);
        assert.deepEqual(missed, [], `${page} as it is`);
        assert.ok(written.size > 0, `${page} as it is was saved`);
        references.set(page, written);
      }
      const { written, wrong, ...told } = await run(page, mutation);
      const surplus = [...written].filter((entry) => !references.get(page).has(entry) && !/=(?:null|0|false|)$/u.test(entry));
      return { ...told, saved: written.size > 0, wrong: [...wrong, ...surplus.map((entry) => `Save wrote ${entry}`)] };
    },
    close: () => rig.close(),
  };
}

class Trial {
  constructor(shared, page) {
    Object.assign(this, shared, { page });
    const stage = this.guide.step.flatMap((step) => step.stage ?? []).find((candidate) => candidate.page === page);
    this.contents = Object.fromEntries(stage.field.map(({ field, value }) => [field, OWN[`${page}/${field}`] ?? contentOf(value, this.values, this.made)]));
    this.form = { save: 'save', ...PAGES[page] };
  }

  ask(command) {
    return this.rig.agent.ask(this.document, command);
  }

  async run(mutation) {
    const { store } = this.rig.org;
    this.form.prepare(store);
    const find = (type, filter) => store.find(type, filter)[0].Id.slice(0, 15);
    if (this.form.opens) await this.form.opens({ rig: this.rig, hand: this.hand, fill: (field) => this.hand.fill(this.page, field, this.contents[field]) });
    else await this.rig.open(FORMS[this.page](find));
    await this.keep();
    const done = mutation ? (await this.ask({ do: 'mutate', ...mutation, fields: Object.keys(this.contents), derived: DERIVED_BY_ID[this.page] ?? [] })).done : [];
    await this.ask({ do: 'watch' });
    const rows = rowsOf(store);
    const filled = await this.fillAll();
    const wrong = await this.wronglyChanged(filled);
    const missed = Object.keys(this.contents).filter((field) => !filled.includes(field));
    for (const field of missed) await this.fillOwn(field);
    await this.save(rows);
    return { done, filled, missed: missed.filter((field) => !this.lockedRight.has(field)), wrong, written: written(rows, rowsOf(store)) };
  }

  /** Notes the elements of all fields on the page as it is. */
  async keep() {
    const wanted = [...Object.keys(this.contents), this.form.save];
    let fields = null;
    await eventually(this.rig.page, async () => {
      fields = (await this.hand.look()).pages.find(({ page }) => page === this.page)?.fields ?? null;
      return fields !== null && wanted.every((field) => fields[field].handle || fields[field].at);
    });
    const places = wanted.map((field) => [field, fields[field].at ?? fields[field]]);
    this.lockedRight = new Set(wanted.filter((field) => fields[field].at && field !== 'profile'));
    this.document = places[0][1].document;
    await this.ask({ do: 'keep', fields: Object.fromEntries(places.map(([field, { handle }]) => [field, handle])) });
  }

  /** Fills all that the library finds, in the guide's order; answers which fields were. */
  async fillAll() {
    const filled = [];
    for (const [field, content] of Object.entries(this.contents)) {
      let at = await this.place(field);
      if (at?.missing === 'Disabled' && field === 'profile') {
        await eventually(this.rig.page, async () => { at = await this.place(field); return at?.missing !== 'Disabled'; }).catch(() => {});
      }
      if (!at?.handle) continue;
      const verdict = await this.fillAt(at, field, content);
      if (/^(?:Typed|AlreadyRight)$/u.test(verdict)) filled.push(field);
    }
    return filled;
  }

  async place(field) {
    return (await this.hand.look()).pages.find(({ page }) => page === this.page)?.fields[field];
  }

  async fillAt({ document, handle }, field, content) {
    const action = await this.hand.actionFor(this.page, field, content);
    const fill = async () => {
      const { reply: kind, ...reply } = await this.rig.agent.ask(document, { do: 'fill', handle, action });
      return kind === 'filled' ? this.judge.ask({ judge: { action, reply } }) : kind;
    };
    const verdict = await fill();
    if (verdict !== 'AwaitsConfirmation') return verdict;
    await this.hand.press(this.rig.page, 'OK');
    await this.rig.page.waitForSelector(button('OK'), { hidden: true });
    return fill();
  }

  /** Does by the element itself what the library did not find, as a person would who knows the form. */
  async fillOwn(field) {
    if (this.lockedRight.has(field)) return;
    const { handle } = await this.ask({ do: 'own', field });
    if (handle !== null) await this.fillAt({ document: this.document, handle }, field, this.contents[field]);
  }

  async wronglyChanged(filled) {
    const { changes } = await this.ask({ do: 'changed' });
    return changes
      // The form's own script empties the list of this id when the license is chosen, whichever has it now.
      .filter(({ id, is }) => !(id === 'Profile' && is === ''))
      .filter(({ field, drawnLater }) => (field === null ? !drawnLater : !filled.includes(field) && !DERIVED.has(field)))
      .map(({ field, name, was, is }) => `${field ?? `another control, called ${name},`} went from ${JSON.stringify(was)} to ${JSON.stringify(is)}`);
  }

  /** Presses the form's own button, and waits until the org or the page has answered. */
  async save(rows) {
    // The org knows a value by the name that the page gave its field.
    await this.ask({ do: 'give_names_back' });
    const { handle } = await this.ask({ do: 'own', field: this.form.save });
    const errorsNow = async () => (await this.hand.look()).frames.flatMap(({ seen }) => [...seen.errors, ...seen.controls.flatMap(({ error }) => error ?? [])]).length;
    await this.hand.click({ document: this.document, handle });
    await eventually(this.rig.page, async () => {
      if (written(rows, rowsOf(this.rig.org.store)).size > 0) return true;
      const isGone = await this.ask({ do: 'own', field: this.form.save }).then((own) => own.handle === null, () => true);
      return isGone || await errorsNow() > 0;
    });
  }
}

const PASSING = /^(?:session|SetupAuditTrail|LoginHistory|AuthSession)$/u;

/** All rows of the org, as text by table and key. */
function rowsOf({ db }) {
  const rows = new Map();
  for (const { name } of db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()) {
    if (PASSING.test(name)) continue;
    for (const row of db.prepare(`SELECT rowid AS "#", * FROM "${name}"`).all()) rows.set(`${name} ${row['#']}`, row);
  }
  return rows;
}

/** What is new in rows, as "table.column=value"; ids that are made anew each time and times say nothing. */
function written(before, after) {
  const entries = new Set();
  for (const [key, row] of after) {
    const [table] = key.split(' ');
    for (const [column, value] of Object.entries(row)) {
      if (before.get(key)?.[column] === value || /Date|Stamp|^#$|^Id$|time$/iu.test(column)) continue;
      for (const leaf of leaves(value)) entries.add(`${table}.${column}${leaf}`);
    }
  }
  return entries;
}

function leaves(value) {
  const text = String(value);
  if (typeof value === 'string' && /^[{[]/u.test(value)) {
    const walk = (at, path) => (at && typeof at === 'object' ? Object.entries(at).flatMap(([name, inner]) => walk(inner, `${path}.${name}`)) : [`${path}=${plain(String(at))}`]);
    try {
      return walk(JSON.parse(value), '');
    } catch {
      return [`=${plain(text)}`];
    }
  }
  return [`=${plain(text)}`];
}

const plain = (text) => text.replace(/\b3MVG9[\w.]+|\b[0-9A-F]{64}\b|\b\d{13}\b/gu, '(made)').replace(/\bX?[0-9][0-9A-Za-z]{14}(?:[0-9A-Za-z]{3})?\b/gu, '(id)');
