/**
 * External Client Apps. Their metadata components are the truth; the sObjects
 * are views of them (app-views.mjs), and the permission sets of an app are the
 * SetupEntityAccess rows that point to it, shown by the policy's element
 * `commaSeparatedPermissionSet` as well.
 */
import { randomBytes, X509Certificate } from 'node:crypto';
import { OrgError } from '../errors.mjs';
import { isId, to18 } from '../ids.mjs';
import { checkBody, readElements, typeNamed } from './app-metadata.mjs';
import * as audit from './audit.mjs';
import { checkApiName } from './rules.mjs';

export const tables = `
  CREATE TABLE metadata (type TEXT, fullName TEXT COLLATE NOCASE, app TEXT COLLATE NOCASE, id TEXT, body TEXT, createdDate TEXT, createdById TEXT,
    lastModifiedDate TEXT, lastModifiedById TEXT, PRIMARY KEY (type, fullName));
  CREATE TABLE consumer (app TEXT PRIMARY KEY COLLATE NOCASE, id TEXT, key TEXT UNIQUE, secret TEXT)`;

const component = (store, type, fullName) => store.sql('SELECT * FROM metadata WHERE type = ? AND fullName = ?', type, fullName)[0];
const componentOf = (store, type, app) => store.sql('SELECT * FROM metadata WHERE type = ? AND app = ?', type, app)[0];
const bodyOf = (row) => (row ? JSON.parse(row.body) : null);

const list = (text) => (text ?? '').split(',').map((part) => part.trim()).filter(Boolean);

/** The permission sets (and profiles, through the set each owns) that an app lists. */
function links(store, appId) {
  return store.sql(`SELECT s.Id AS linkId, p.Id, p.Name, p.IsOwnedByProfile, r.Name AS profile FROM SetupEntityAccess s
    JOIN PermissionSet p ON p.Id = s.ParentId LEFT JOIN Profile r ON r.Id = p.ProfileId
    WHERE s.SetupEntityId = ? ORDER BY s.Id`, appId);
}

/** Makes the rows that link an app to permission sets or profiles agree with a list of names. */
function setLinks(store, appId, text, ofProfiles, element, actor) {
  const row = (id) => ({ ParentId: id, SetupEntityId: appId, SetupEntityType: 'ExternalClientApplication' });
  const current = links(store, appId).filter((link) => (link.IsOwnedByProfile === 1) === ofProfiles);
  const wanted = list(text).map((name) => {
    const type = ofProfiles ? 'Profile' : 'PermissionSet';
    const [found] = isId(name) ? [store.get(type, name)] : store.find(type, { Name: name });
    if (!found) throw new OrgError('INVALID_CROSS_REFERENCE_KEY', `In field: ${element} - no ${type} named ${name} found`, { fact: 'app-permission-set-names', fields: [element] });
    return ofProfiles ? store.find('PermissionSet', { ProfileId: found.Id })[0].Id : found.Id;
  });
  for (const link of current) {
    if (wanted.includes(link.Id)) continue;
    store.db.prepare('DELETE FROM SetupEntityAccess WHERE Id = ?').run(link.linkId);
    audit.accessChanged(store, row(link.Id), false, actor);
  }
  for (const id of new Set(wanted)) {
    if (current.some((link) => link.Id === id)) continue;
    store.put('SetupEntityAccess', row(id));
    audit.accessChanged(store, row(id), true, actor);
  }
}

/** What decides about a login, as it is at this moment. */
function snapshot(store, apiName) {
  const app = component(store, 'ExternalClientApplication', apiName);
  const settings = bodyOf(componentOf(store, 'ExtlClntAppGlobalOauthSettings', apiName));
  const scopes = bodyOf(componentOf(store, 'ExtlClntAppOauthSettings', apiName));
  const oauthPolicies = bodyOf(componentOf(store, 'ExtlClntAppOauthConfigurablePolicies', apiName));
  const policies = bodyOf(componentOf(store, 'ExtlClntAppConfigurablePolicies', apiName));
  const keys = consumer(store, apiName);
  if (!app || !settings || !keys) return null;
  return {
    apiName: app.fullName,
    id: app.id,
    label: bodyOf(app).label,
    key: keys.key,
    certificate: settings.certificate ?? null,
    scopes: list(scopes?.commaSeparatedOauthScopes),
    isEnabled: policies?.isEnabled ?? false,
    isOauthPluginEnabled: policies?.isOauthPluginEnabled ?? false,
    permittedUsers: oauthPolicies?.permittedUsersPolicyType ?? 'AllSelfAuthorized',
    requiredSessionLevel: oauthPolicies?.requiredSessionLevel ?? null,
    permissionSetIds: links(store, app.id).map(({ Id }) => Id),
  };
}

/** To be called before a change of an app: within the propagation time the state before still rules. */
export function beforeAppChange(store, nameOrId) {
  const apiName = isId(nameOrId) && nameOrId.startsWith('0xI') ? appById(store, nameOrId)?.apiName : nameOrId;
  if (!apiName) return;
  const now = store.clock();
  const past = store.appHistory.get(apiName);
  const settled = !past || now - past.changed >= store.propagationMs;
  store.appHistory.set(apiName, { state: settled ? snapshot(store, apiName) : past.state, changed: now });
}

/** The app of a consumer key in the state that logins see; null when they do not see it (yet). */
export function effectiveApp(store, consumerKey) {
  const [row] = store.sql('SELECT app FROM consumer WHERE key = ?', consumerKey);
  for (const [apiName, past] of store.appHistory) {
    if (store.clock() - past.changed >= store.propagationMs) continue;
    if (past.state?.key === consumerKey) return past.state;
    if (row?.app.toLowerCase() === apiName.toLowerCase()) return null;
  }
  return row ? snapshot(store, row.app) : store.connectedApps.get(consumerKey) ?? null;
}

// Seen: keys begin with 3MVG9 and have about 85 characters; the secret is 64 hexadecimal digits.
const newKey = () => `3MVG9${randomBytes(60).toString('base64url').replace(/-/g, '.').slice(0, 80)}`;
const newSecret = () => randomBytes(32).toString('hex').toUpperCase();

/** A new app may bring a key of its own, which nobody else may have. */
function makeConsumer(store, apiName, wantedKey) {
  if (consumer(store, apiName)) return;
  if (wantedKey && store.sql('SELECT app FROM consumer WHERE key = ?', wantedKey).length) {
    throw new OrgError('DUPLICATE_VALUE', 'consumer key is already taken', { fields: ['consumerKey'], fact: 'eca-consumer-key-given' });
  }
  store.db.prepare('INSERT INTO consumer VALUES (?, ?, ?, ?)').run(apiName, store.newId('OauthConsumer'), wantedKey || newKey(), newSecret());
}

export function consumer(store, apiName) {
  const [row] = store.sql('SELECT id, key, secret FROM consumer WHERE app = ?', apiName);
  return row ? { ...row } : null;
}

/** Seen: the org names the policies it makes by itself, and not always by the same pattern. */
function policyNames(apiName) {
  const sum = [...apiName].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  const variants = [
    { plain: '_defaultPolicy', oauth: '_oauth_defaultPolicy' },
    { plain: '_plcy', oauth: '_oauthPlcy' },
    { plain: '_defaultPolicy', oauth: '_oauthPlcy' },
  ];
  const { plain, oauth } = variants[sum % variants.length];
  return { plain: apiName + plain, oauth: apiName + oauth };
}

function makePolicies(store, apiName, label, actor, { oauth, enabled }) {
  const names = policyNames(apiName);
  if (!componentOf(store, 'ExtlClntAppConfigurablePolicies', apiName)) {
    write(store, 'ExtlClntAppConfigurablePolicies', names.plain, { externalClientApplication: apiName, label, isEnabled: true, isOauthPluginEnabled: enabled, startPage: 'OAuth' }, actor);
  }
  if (oauth && !componentOf(store, 'ExtlClntAppOauthConfigurablePolicies', apiName)) {
    write(store, 'ExtlClntAppOauthConfigurablePolicies', names.oauth, { externalClientApplication: apiName, label }, actor);
  }
}

const subjectOf = (pem) => (pem ? new X509Certificate(pem).subject.replace(/\n/g, ', ') : null);

/** The policies that come with an app or with its OAuth settings, where they are not there yet. */
export function makeMissingPolicies(store, type, fullName, actor) {
  const row = component(store, type, fullName);
  if (!row || !['ExternalClientApplication', 'ExtlClntAppGlobalOauthSettings'].includes(type)) return;
  const oauth = Boolean(componentOf(store, 'ExtlClntAppGlobalOauthSettings', row.app));
  makePolicies(store, row.app, bodyOf(row).label ?? row.app, actor, { oauth, enabled: oauth });
}

/** Writes a component that has passed the checks. */
function write(store, type, fullName, body, actor) {
  const who = actor === 'system' ? store.adminId : actor;
  const time = store.now();
  const { body: checked, permissionSets, profiles } = checkBody(store, type, fullName, body);
  const app = type === 'ExternalClientApplication' ? fullName : checked.externalClientApplication;
  const old = component(store, type, fullName);
  if (old) {
    store.db.prepare('UPDATE metadata SET body = ?, lastModifiedDate = ?, lastModifiedById = ? WHERE type = ? AND fullName = ?')
      .run(JSON.stringify(checked), time, who, type, fullName);
  } else {
    const id = store.newId(typeNamed(type).object);
    store.db.prepare('INSERT INTO metadata VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)').run(type, fullName, app, id, JSON.stringify(checked), time, who, time, who);
  }
  if (type === 'ExtlClntAppOauthConfigurablePolicies') {
    const { id } = component(store, 'ExternalClientApplication', app);
    setLinks(store, id, permissionSets, false, 'commaSeparatedPermissionSet', actor);
    setLinks(store, id, profiles, true, 'commaSeparatedProfile', actor);
  }
  audit.appWritten(store, type, fullName, !old, actor);
  if (type === 'ExtlClntAppGlobalOauthSettings') {
    const [before, after] = [bodyOf(old)?.certificate, checked.certificate];
    if (before !== after) audit.certificateChanged(store, subjectOf(before), subjectOf(after), actor);
  }
  return !old;
}

function requireRight(store, type, actor) {
  const policies = type.endsWith('ConfigurablePolicies');
  store.require(actor, policies ? ['ExternalClientAppAdmin', 'ExternalClientAppDeveloper'] : ['ExternalClientAppDeveloper']);
}

/** What the wizard's Create does: app, settings, consumer, and both policies with their permissive defaults. */
export function createExternalClientApp(store, { label, apiName, contactEmail, distributionState = 'Local', description, oauth = null }, actor) {
  requireRight(store, 'ExternalClientApplication', actor);
  return store.transaction(() => {
    if (!label) throw new OrgError('REQUIRED_FIELD_MISSING', 'Required fields are missing: [MasterLabel]', { fact: 'app-required', fields: ['label'] });
    if (!apiName) throw new OrgError('REQUIRED_FIELD_MISSING', 'Required fields are missing: [DeveloperName]', { fact: 'app-required', fields: ['apiName'] });
    checkApiName(apiName, 'External Client App');
    if (component(store, 'ExternalClientApplication', apiName)) {
      throw new OrgError('DUPLICATE_DEVELOPER_NAME', `The API name ${apiName} is already in use. Enter a unique name.`, { fact: 'permission-set-name-taken', fields: ['DeveloperName'] });
    }
    beforeAppChange(store, apiName);
    write(store, 'ExternalClientApplication', apiName, { label, contactEmail, distributionState, ...(description ? { description } : {}) }, actor);
    if (oauth) {
      const { callbackUrl, scopes = [], certificatePem = null, ...flags } = oauth;
      write(store, 'ExtlClntAppOauthSettings', `${apiName}_oauth`, { externalClientApplication: apiName, label, commaSeparatedOauthScopes: scopes.join(',') }, actor);
      write(store, 'ExtlClntAppGlobalOauthSettings', `${apiName}_glbloauth`, {
        externalClientApplication: apiName, label, callbackUrl, ...flags, ...(certificatePem ? { certificate: certificatePem } : {}),
      }, actor);
      makeConsumer(store, apiName);
    }
    makePolicies(store, apiName, label, actor, { oauth: Boolean(oauth), enabled: Boolean(oauth) });
    return { id: component(store, 'ExternalClientApplication', apiName).id, apiName };
  });
}

export function listMetadata(store, type) {
  const { folder, suffix } = typeNamed(type);
  return store.sql(`SELECT m.*, c.Name AS createdByName, l.Name AS lastModifiedByName FROM metadata m
    LEFT JOIN User c ON c.Id = m.createdById LEFT JOIN User l ON l.Id = m.lastModifiedById WHERE m.type = ? ORDER BY m.id`, type)
    .map((row) => ({
      createdById: row.createdById,
      createdByName: row.createdByName,
      createdDate: row.createdDate,
      fileName: `${folder}/${row.fullName}.${suffix}`,
      fullName: row.fullName,
      id: row.id,
      lastModifiedById: row.lastModifiedById,
      lastModifiedByName: row.lastModifiedByName,
      lastModifiedDate: row.lastModifiedDate,
      manageableState: 'unmanaged',
      type,
    }));
}

export function readMetadata(store, type, fullName) {
  typeNamed(type);
  const row = component(store, type, fullName);
  if (!row) return null;
  const body = { fullName: row.fullName, ...bodyOf(row) };
  if (type === 'ExternalClientApplication') body.orgScopedExternalApp = `${store.orgId}:${row.fullName}`;
  if (type === 'ExtlClntAppGlobalOauthSettings') {
    const { key, secret } = consumer(store, row.app);
    Object.assign(body, { consumerKey: key, consumerSecret: secret, shouldRotateConsumerKey: false, shouldRotateConsumerSecret: false });
  }
  if (type === 'ExtlClntAppOauthConfigurablePolicies') {
    const all = links(store, component(store, 'ExternalClientApplication', row.app).id);
    const sets = all.filter((link) => !link.IsOwnedByProfile).map(({ Name }) => Name);
    const profiles = all.filter((link) => link.IsOwnedByProfile).map(({ profile }) => profile);
    if (sets.length) body.commaSeparatedPermissionSet = sets.join(',');
    if (profiles.length) body.commaSeparatedProfile = profiles.join(',');
  }
  return body;
}

/**
 * Declarative, as the metadata API is: what the body leaves out goes to its
 * default. Answers { id, created }. With `policies: 'later'` the policies that
 * the org makes by itself wait, because the same deployment may bring its own.
 */
export function upsertMetadata(store, type, fullName, body, actor, { policies = 'now' } = {}) {
  typeNamed(type);
  requireRight(store, type, actor);
  store.require(actor, ['ModifyMetadata', 'ModifyAllData', ...(type.endsWith('ConfigurablePolicies') ? ['ExternalClientAppAdmin'] : [])]);
  const given = readElements(type, body);
  return store.transaction(() => {
    checkApiName(fullName, type === 'ExternalClientApplication' ? 'External Client App' : type);
    const app = type === 'ExternalClientApplication' ? fullName : body.externalClientApplication;
    if (type !== 'ExternalClientApplication') checkOwner(store, type, fullName, app);
    beforeAppChange(store, component(store, 'ExternalClientApplication', app)?.fullName ?? app);
    const created = write(store, type, fullName, body, actor);
    if (type === 'ExtlClntAppGlobalOauthSettings') {
      makeConsumer(store, app, given.consumerKey);
      rotate(store, app, given);
    }
    if (policies === 'now') makeMissingPolicies(store, type, fullName, actor);
    return { id: component(store, type, fullName).id, created };
  });
}

function checkOwner(store, type, fullName, app) {
  if (!app || !component(store, 'ExternalClientApplication', app)) {
    throw new OrgError('INVALID_CROSS_REFERENCE_KEY', `In field: externalClientApplication - no ExternalClientApplication named ${app} found`, { fact: 'app-owner', fields: ['externalClientApplication'] });
  }
  const same = component(store, type, fullName);
  if (same && same.app.toLowerCase() !== app.toLowerCase()) {
    throw new OrgError('INVALID_CROSS_REFERENCE_KEY', 'In field: externalClientApplication - the app of a component cannot be changed', { fact: 'app-owner', fields: ['externalClientApplication'] });
  }
  const other = componentOf(store, type, app);
  if (other && other.fullName.toLowerCase() !== fullName.toLowerCase()) {
    throw new OrgError('DUPLICATE_VALUE', `duplicate value found: ExternalClientApplicationId duplicates value on record with id: ${other.id}`, { fact: 'app-policy-second', fields: ['externalClientApplication'] });
  }
  if (type === 'ExtlClntAppGlobalOauthSettings' && !componentOf(store, 'ExtlClntAppOauthSettings', app)) {
    throw new OrgError('FIELD_INTEGRITY_EXCEPTION', `The external client app ${app} doesn't have a valid OAuth settings configuration.`, { fact: 'app-settings-order', fields: ['externalClientApplication'] });
  }
}

/** A key stays with its app on every later deployment, unless the body asks for another one. */
function rotate(store, app, { consumerKey, shouldRotateConsumerKey, shouldRotateConsumerSecret }) {
  const { key } = consumer(store, app);
  if (consumerKey && consumerKey !== key) {
    throw new OrgError('FIELD_INTEGRITY_EXCEPTION', 'The consumer key can\'t be changed.', { fact: 'app-consumer-key-kept', fields: ['consumerKey'] });
  }
  if (shouldRotateConsumerKey) store.db.prepare('UPDATE consumer SET key = ? WHERE app = ?').run(newKey(), app);
  if (shouldRotateConsumerSecret) store.db.prepare('UPDATE consumer SET secret = ? WHERE app = ?').run(newSecret(), app);
}

export function removeMetadata(store, type, fullName, actor) {
  typeNamed(type);
  requireRight(store, type, actor);
  store.transaction(() => {
    const row = component(store, type, fullName);
    if (!row) throw new OrgError('INVALID_CROSS_REFERENCE_KEY', `No ${type} named: ${fullName} found`, { fact: 'metadata-missing' });
    beforeAppChange(store, row.app);
    if (type === 'ExternalClientApplication') {
      store.db.prepare('DELETE FROM metadata WHERE app = ?').run(row.app);
      store.db.prepare('DELETE FROM consumer WHERE app = ?').run(row.app);
      store.db.prepare('DELETE FROM SetupEntityAccess WHERE SetupEntityId = ?').run(row.id);
    } else store.db.prepare('DELETE FROM metadata WHERE type = ? AND fullName = ?').run(type, fullName);
    audit.appRemoved(store, type, fullName, actor);
  });
}

/** { id, apiName, label } of an app by its 15 or 18 character id; null when there is none. */
export function appById(store, id) {
  if (!isId(id)) return null;
  const [row] = store.sql("SELECT id, fullName, body FROM metadata WHERE type = 'ExternalClientApplication' AND id = ?", to18(id));
  return row ? { id: row.id, apiName: row.fullName, label: bodyOf(row).label } : null;
}
