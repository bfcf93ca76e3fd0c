/**
 * The org's one store: rows in SQLite in memory. Pages and APIs write through
 * it, so both meet the same rules (rules.mjs, apps.mjs) and the same refusals.
 */
import { Database } from './database.mjs';
import { OrgError } from './errors.mjs';
import { isId, makeIdFactory, to18 } from './ids.mjs';
import { isLost } from './request-context.mjs';
import { fieldValue } from './schema/values.mjs';
import { findField, findObject, objects, systemPermissions } from './schema/schema.mjs';
import { stamp } from './soql/soql-dates.mjs';
import { runQuery } from './soql/soql.mjs';
import { openStores, rules, requiredToRead, requiredToWrite } from './rules/rules.mjs';
import * as apps from './rules/apps.mjs';
import { appViews } from './rules/app-views.mjs';
import { table as loginLimits } from './rules/login-limits.mjs';
import { table as sessionSettings } from './rules/session-levels.mjs';
import { forcedByLicense } from './rules/profiles.mjs';
import { seed } from './scenarios/seed.mjs';
import { applyScenario, seedOptions } from './scenarios/scenarios.mjs';

export { OrgError } from './errors.mjs';

/** The newest API version that this org speaks; Summer '26 is 67.0. */
export const apiVersion = '67.0';

/** Assignments that count now: active, not revoked, not expired, and not waiting for a session to activate them. */
const active = `FROM PermissionSetAssignment a JOIN PermissionSet p ON p.Id = a.PermissionSetId
  WHERE a.AssigneeId = ? AND a.IsActive = 1 AND a.IsRevoked = 0 AND (a.ExpirationDate IS NULL OR a.ExpirationDate > ?) AND p.HasActivationRequired = 0`;

/** The system permissions a user really has, each as a column. */
const permissionsText = `SELECT ${systemPermissions.map((permission) => `max(p."Permissions${permission}")`).join(', ')} ${active}`;

const columnType = { boolean: 'INTEGER NOT NULL DEFAULT 0', int: 'NUMERIC', double: 'NUMERIC', id: 'TEXT', reference: 'TEXT' };

export class Store {
  constructor({ propagationMs = 0, clock = Date.now } = {}) {
    this.clock = clock;
    this.propagationMs = propagationMs;
    this.newId = makeIdFactory();
    this.db = new Database(':memory:');
    this.depth = 0;
    // What this org has beside others, and what a user license forces in it; scenarios change both.
    this.features = new Set();
    this.forcedByLicense = { ...forcedByLicense };
    this.usernamesElsewhere = new Set();
    // Where requests come from that tell no other address.
    this.clientAddress = '127.0.0.1';
    // What login and test.salesforce.com do with the org's external client apps: 'log in' or 'app_not_found'.
    this.generalHosts = 'log in';
    this.ownAudience = 'taken';
    // States of apps as they were before their last change; see apps.effectiveApp.
    this.appHistory = new Map();
    // Who has logged in as the administrator, and those of them who are no users here (id -> user name).
    this.delegateId = null;
    this.outsiders = new Map();
    // Older apps by consumer key; see rules/connected-apps.mjs.
    this.connectedApps = new Map();
    for (const object of objects.values()) {
      if (appViews[object.name]) continue;
      const columns = [...object.fields.values()].map(({ name, type }) => {
        const kind = columnType[type] ?? 'TEXT COLLATE NOCASE';
        return `"${name}" ${kind}${name === 'Id' ? ' PRIMARY KEY' : ''}`;
      });
      this.db.exec(`CREATE TABLE "${object.name}" (${columns.join(', ')})`);
    }
    this.db.exec(apps.tables);
    this.db.exec(loginLimits);
    this.db.exec(sessionSettings);
    for (const [name, select] of Object.entries(appViews)) this.db.exec(`CREATE VIEW "${name}" AS ${select}`);
    this.db.exec(`CREATE VIEW "Name" AS
      SELECT Id, Name, 'UserLicense' AS Type FROM UserLicense
      UNION ALL SELECT Id, MasterLabel, 'PermissionSetLicense' FROM PermissionSetLicense`);
    this.db.exec('CREATE TABLE session (sid TEXT PRIMARY KEY, kind TEXT, userId TEXT, delegateId TEXT, scopes TEXT, appId TEXT, permittedUsers TEXT, created INTEGER, ended INTEGER)');
  }

  /** The user name of who works as another user. */
  usernameOf(userId) {
    return this.outsiders.get(userId) ?? this.get('User', userId).Username;
  }

  /** The time in the form of the API. */
  now() {
    return stamp(this.clock());
  }

  sql(text, ...parameters) {
    return this.db.prepare(text).all(...parameters);
  }

  /** All or nothing: what a refused write did before the refusal is taken back. */
  transaction(work) {
    const name = `level${this.depth}`;
    const history = new Map(this.appHistory);
    this.db.exec(`SAVEPOINT ${name}`);
    this.depth += 1;
    try {
      const result = work();
      this.db.exec(`RELEASE ${name}`);
      return result;
    } catch (error) {
      this.db.exec(`ROLLBACK TO ${name}`);
      this.db.exec(`RELEASE ${name}`);
      this.appHistory = history;
      throw error;
    } finally {
      this.depth -= 1;
    }
  }

  object(type) {
    const object = findObject(type);
    if (!object) throw new OrgError('NOT_FOUND', 'The requested resource does not exist', { fact: 'rest-not-found' });
    return object;
  }

  /** Writes a row as it is, without rules: for the org itself and its seeds. */
  put(type, row) {
    const object = objects.get(type);
    const time = this.now();
    const full = { Id: row.Id ?? this.newId(type) };
    const audit = { CreatedDate: time, LastModifiedDate: time, SystemModstamp: time, CreatedById: this.adminId ?? null, LastModifiedById: this.adminId ?? null };
    for (const [name, value] of Object.entries({ ...audit, ...row })) {
      if (!object.fields.has(name)) {
        if (name in audit) continue;
        throw new Error(`${type} has no field ${name}`);
      }
      full[name] = typeof value === 'boolean' ? Number(value) : value;
    }
    const names = Object.keys(full);
    this.db.prepare(`INSERT INTO "${type}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
      .run(...Object.values(full));
    return full.Id;
  }

  /** Changes fields of a row as they are, without rules. */
  set(type, id, values) {
    const names = Object.keys(values);
    // Within one second an update of what is so already changes not even the time.
    if (names.length === 0) return;
    this.db.prepare(`UPDATE "${type}" SET ${names.map((name) => `"${name}" = ?`).join(', ')} WHERE Id = ?`)
      .run(...Object.values(values).map((value) => (typeof value === 'boolean' ? Number(value) : value ?? null)), to18(id));
  }

  /** A field that comes with a feature which this org lacks: to everybody it does not exist. */
  hides(field) {
    return Boolean(field.feature) && !this.features.has(field.feature);
  }

  row(object, row) {
    const result = {};
    for (const field of object.fields.values()) {
      if (this.hides(field)) continue;
      const value = row[field.name];
      result[field.name] = field.type === 'boolean' ? value === 1 : value ?? null;
    }
    return result;
  }

  get(type, id) {
    const object = this.object(type);
    if (!isId(id)) return null;
    const [row] = this.sql(`SELECT * FROM "${object.name}" WHERE Id = ?`, to18(id));
    return row ? this.row(object, row) : null;
  }

  find(type, filter = {}) {
    const object = this.object(type);
    const names = Object.keys(filter);
    const parameters = names.map((name) => {
      const field = findField(object, name);
      if (!field) throw new Error(`${type} has no field ${name}`);
      const value = filter[name];
      if (typeof value === 'boolean') return Number(value);
      return (field.type === 'id' || field.type === 'reference') && isId(value) ? to18(value) : value;
    });
    const where = names.length ? `WHERE ${names.map((name) => `"${name}" IS ?`).join(' AND ')}` : '';
    // Ids grow with time, so their order is the order of creation.
    return this.sql(`SELECT * FROM "${object.name}" ${where} ORDER BY Id`, ...parameters)
      .map((row) => this.row(object, row));
  }

  /** The fields a caller gave, with canonical names and checked types; anything unknown is refused. */
  accept(object, values, flag, actor) {
    const accepted = {};
    const refused = [];
    for (const [name, value] of Object.entries(values)) {
      if (name === 'attributes' || isLost(name)) continue;
      const field = findField(object, name);
      if (!field || this.hides(field)) throw new OrgError('INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`, { fact: 'record-unknown-field' });
      if (!field[flag] && actor !== 'system') { refused.push(field.name); continue; }
      accepted[field.name] = fieldValue(field, value);
    }
    if (refused.length) {
      const advice = 'Please check the security settings of this field and verify that it is read/write for your profile or permission set.';
      throw new OrgError('INVALID_FIELD_FOR_INSERT_UPDATE', `Unable to create/update fields: ${refused.join(', ')}. ${advice}`, { fact: 'record-read-only-field', fields: refused });
    }
    return accepted;
  }

  checkReferences(object, row) {
    for (const field of object.fields.values()) {
      const id = row[field.name];
      if (field.type !== 'reference' || !id || !field.referenceTo.length) continue;
      if (!field.referenceTo.some((type) => this.get(type, id))) {
        throw new OrgError('INVALID_CROSS_REFERENCE_KEY', `${field.label}: invalid cross reference id`, { fact: 'record-id', fields: [field.name] });
      }
    }
  }

  insert(type, values, actor) {
    const object = this.object(type);
    if (actor !== 'system') {
      if (!object.createable) throw new OrgError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `entity type cannot be inserted: ${object.name}`, { fact: 'record-object-read-only' });
      this.require(actor, requiredToWrite[object.name]);
    }
    return this.transaction(() => {
      const row = this.accept(object, values, 'createable', actor);
      for (const field of object.fields.values()) {
        if ((row[field.name] ?? null) === null && field.default !== undefined) row[field.name] = field.default;
        if (row[field.name] === undefined && field.type === 'boolean') row[field.name] = false;
      }
      const missing = [...object.fields.values()].filter((field) => field.required && (row[field.name] ?? null) === null).map(({ name }) => name);
      if (missing.length) throw new OrgError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${missing.join(', ')}]`, { fact: 'record-required', fields: missing });
      this.checkReferences(object, row);
      rules[object.name]?.before?.(this, row, null, actor);
      const who = actor === 'system' ? this.adminId : actor;
      const id = this.put(object.name, {
        ...row,
        ...(object.fields.has('CreatedById') ? { CreatedById: who } : {}),
        ...(object.fields.has('LastModifiedById') ? { LastModifiedById: who } : {}),
      });
      rules[object.name]?.after?.(this, this.get(object.name, id), null, actor);
      return id;
    });
  }

  update(type, id, values, actor) {
    const object = this.object(type);
    const old = this.get(type, id);
    if (!old) throw this.absent(object, id);
    if (actor !== 'system') {
      if (!object.updateable) throw new OrgError('METHOD_NOT_ALLOWED', "HTTP Method 'PATCH' not allowed. Allowed are HEAD,GET,DELETE", { fact: 'record-object-read-only' });
      this.require(actor, requiredToWrite[object.name]);
    }
    this.transaction(() => {
      const changes = this.accept(object, values, 'updateable', actor);
      const row = { ...old, ...changes };
      const missing = [...object.fields.values()].filter((field) => (field.required || (!field.nillable && field.name in changes)) && row[field.name] === null).map(({ name }) => name);
      if (missing.length) throw new OrgError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${missing.join(', ')}]`, { fact: 'record-required', fields: missing });
      this.checkReferences(object, changes);
      rules[object.name]?.before?.(this, row, old, actor);
      const time = this.now();
      for (const [name, value] of Object.entries({ LastModifiedDate: time, SystemModstamp: time, LastModifiedById: actor === 'system' ? this.adminId : actor })) {
        if (object.fields.has(name)) row[name] = value;
      }
      this.set(object.name, id, Object.fromEntries(Object.entries(row).filter(([name, value]) => value !== old[name])));
      rules[object.name]?.after?.(this, this.get(type, id), old, actor);
    });
  }

  remove(type, id, actor) {
    const object = this.object(type);
    const old = this.get(type, id);
    if (!old) throw this.absent(object, id);
    if (actor !== 'system') {
      if (!object.deletable) throw new OrgError('METHOD_NOT_ALLOWED', "HTTP Method 'DELETE' not allowed. Allowed are HEAD,GET,PATCH", { fact: 'record-object-read-only' });
      this.require(actor, requiredToWrite[object.name]);
    }
    this.transaction(() => {
      rules[object.name]?.beforeRemove?.(this, old, actor);
      this.db.prepare(`DELETE FROM "${object.name}" WHERE Id = ?`).run(to18(id));
      rules[object.name]?.afterRemove?.(this, old, actor);
    });
  }

  absent(object, id) {
    if (!isId(id)) return new OrgError('NOT_FOUND', 'Provided external ID field does not exist or is not accessible: ' + id, { fact: 'rest-not-found' });
    return new OrgError('NOT_FOUND', 'The requested resource does not exist', { fact: 'rest-not-found' });
  }

  /** The query resource: what the actor may not read is, to them, an unknown object. */
  query(soql, actor, { version = apiVersion, only } = {}) {
    if (/\bUserPermissionAccess\b/i.test(soql)) this.fillUserPermissionAccess(actor);
    return runQuery(soql, {
      version,
      hides: (field) => this.hides(field),
      only: (type) => (type === 'Profile' ? this.onlyProfile(actor) : null),
      visible: (type) => (only ? only.has(type) : !objects.get(type).toolingOnly) && this.mayRead(type, actor),
      run: (text, parameters) => this.db.prepare(text, { arrays: true }).all(...parameters),
    });
  }

  /** With profile filtering on, users see no profile but their own unless they may see all. */
  onlyProfile(actor) {
    if (actor === 'system' || !this.features.has('ProfileFiltering')) return null;
    const held = this.permissionsOf(actor);
    return held.has('ViewAllProfiles') || held.has('ManageProfilesPermissionsets') ? null : this.get('User', actor).ProfileId;
  }

  mayRead(type, actor) {
    if (actor === 'system') return true;
    return this.holdsOneOf(actor, requiredToRead[type]);
  }

  holdsOneOf(actor, permissions = []) {
    if (actor === 'system' || !permissions.length) return true;
    const held = this.permissionsOf(actor);
    return permissions.some((permission) => held.has(permission));
  }

  /** What the actor may do with rows of an object. */
  rightsOn({ name, createable, updateable, deletable }, actor) {
    const may = this.holdsOneOf(actor, requiredToWrite[name]);
    return { createable: createable && may, updateable: updateable && may, deletable: deletable && may };
  }

  require(actor, permissions) {
    if (!this.holdsOneOf(actor, permissions)) {
      throw new OrgError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id', { fact: 'record-write-right' });
    }
  }

  activePermissionSets(userId) {
    return this.sql(`SELECT p.* ${active}`, to18(userId), this.now());
  }

  /** The system permissions a user really has, from profile and permission sets together. */
  permissionsOf(userId) {
    const [flags] = this.db.prepare(permissionsText, { arrays: true }).all(to18(userId), this.now());
    return new Set(systemPermissions.filter((permission, index) => flags[index] === 1));
  }

  fillUserPermissionAccess(actor) {
    this.db.exec('DELETE FROM UserPermissionAccess');
    if (actor === 'system') return;
    const held = this.permissionsOf(actor);
    const row = { Id: '000000000000000AAA', LastCacheUpdate: this.now() };
    for (const permission of held) row[`Permissions${permission}`] = true;
    this.put('UserPermissionAccess', row);
  }

  createExternalClientApp(app, actor) { return apps.createExternalClientApp(this, app, actor); }
  listMetadata(type) { return apps.listMetadata(this, type); }
  readMetadata(type, fullName) { return apps.readMetadata(this, type, fullName); }
  upsertMetadata(type, fullName, body, actor, options) { return apps.upsertMetadata(this, type, fullName, body, actor, options); }
  removeMetadata(type, fullName, actor) { return apps.removeMetadata(this, type, fullName, actor); }
  appById(id) { return apps.appById(this, id); }
  consumer(apiName) { return apps.consumer(this, apiName); }
  effectiveApp(consumerKey) { return apps.effectiveApp(this, consumerKey); }

  close() {
    openStores.delete(this);
    this.db.close();
  }
}

/** How long before the opening an org was set up: what scenarios do lies in the past, and what follows comes after it. */
export const setUpAgo = 60_000;

/** Opens a store with the rows of a scenario (scenarios/scenarios.mjs). */
export async function openStore({ scenario = 'empty', company, propagationMs = 0, clock, certificatePem, privateKeyPem } = {}) {
  const store = new Store({ propagationMs, clock });
  const present = store.clock;
  store.clock = () => present() - setUpAgo;
  seed(store, { company, ...seedOptions(scenario) });
  await applyScenario(store, scenario, { certificatePem, privateKeyPem });
  store.clock = present;
  store.appHistory.clear();
  openStores.add(store);
  return store;
}
