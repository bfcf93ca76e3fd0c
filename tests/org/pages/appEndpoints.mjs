// JSON endpoints behind the Lightning pages. They call the store as
// the session's user, so pages and API meet the same rules; the answers never
// hold the consumer key or secret, which have a page of their own.
import { X509Certificate } from 'node:crypto';
import { consumerPath } from './consumerDetails.mjs';
import { id18, json } from './html.mjs';
import { permissionLabels } from '../schema/permission-labels.mjs';
import { ownPermissionSets } from './classic/permissionSets.mjs';

const basicNames = ['label', 'contactEmail', 'distributionState', 'contactPhone', 'infoUrl', 'logoUrl', 'iconUrl', 'description'];

class BadRequest extends Error {}

// The component of an app is found by what it says, since policy names vary.
export function componentOf(store, type, apiName) {
  for (const { fullName } of store.listMetadata(type)) {
    const body = store.readMetadata(type, fullName);
    if (body?.externalClientApplication === apiName) {
      return { fullName, body };
    }
  }
  return null;
}

function mayDevelop(context) {
  return context.permissions.has('ExternalClientAppDeveloper');
}

function certificateSummary(pem) {
  if (!pem) {
    return '';
  }
  const certificate = new X509Certificate(pem);
  return `${certificate.subject.replaceAll('\n', ', ')}, expires ${certificate.validTo}`;
}

function listApps(context) {
  const { store } = context;
  const enabled = new Map(store.listMetadata('ExtlClntAppConfigurablePolicies').map(({ fullName }) => {
    const body = store.readMetadata('ExtlClntAppConfigurablePolicies', fullName);
    return [body.externalClientApplication, body.isEnabled];
  }));
  const apps = store.listMetadata('ExternalClientApplication').map(({ id, fullName, lastModifiedDate }) => {
    const body = store.readMetadata('ExternalClientApplication', fullName);
    const { label, contactEmail, distributionState } = body;
    return { id: id18(id), apiName: fullName, label, contactEmail, distributionState, isEnabled: enabled.get(fullName) ?? false, lastModifiedDate };
  });
  apps.sort((one, other) => one.label.localeCompare(other.label, 'en'));
  return json({ apps, canCreate: mayDevelop(context) });
}

function settingsFrom({ scopes, certificatePem, ...settings }) {
  return { ...settings, certificate: certificatePem || null };
}

// Only fields of the form are taken over, and only where something was entered.
function basicsFrom(body) {
  return Object.fromEntries(basicNames.map((name) => [name, typeof body[name] === 'string' ? body[name].trim() : '']));
}

function given(values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== null && value !== undefined));
}

function createApp(context) {
  const { store, actor, body } = context;
  const basics = given(basicsFrom(body));
  const id = store.transaction(() => {
    const app = store.createExternalClientApp({ ...basics, apiName: String(body.apiName ?? '').trim(), oauth: body.oauth ?? null }, actor);
    const { label, contactEmail, distributionState, description, ...further } = basics;
    if (Object.keys(further).length) {
      store.upsertMetadata('ExternalClientApplication', app.apiName, basics, actor);
    }
    return app.id;
  });
  return json({ id: id18(id) }, 201);
}

function describeApp(context, { id, apiName }) {
  const { store } = context;
  const bodyOf = (type) => componentOf(store, type, apiName)?.body ?? null;
  const globalOauth = bodyOf('ExtlClntAppGlobalOauthSettings');
  if (globalOauth) {
    delete globalOauth.consumerKey;
    delete globalOauth.consumerSecret;
  }
  return json({
    id: id18(id),
    apiName,
    app: store.readMetadata('ExternalClientApplication', apiName),
    oauthSettings: bodyOf('ExtlClntAppOauthSettings'),
    globalOauth,
    certificateSummary: certificateSummary(globalOauth?.certificate),
    oauthPolicies: bodyOf('ExtlClntAppOauthConfigurablePolicies'),
    policies: bodyOf('ExtlClntAppConfigurablePolicies'),
    profiles: store.find('Profile').map((row) => ({ value: row.Name, label: row.Name })),
    permissionSets: ownPermissionSets(store).map((row) => ({ value: row.Name, label: row.Label })),
    canEditSettings: mayDevelop(context),
    canEditPolicies: mayDevelop(context) || context.permissions.has('ExternalClientAppAdmin'),
    canSeeConsumer: mayDevelop(context),
    consumerUrl: consumerPath(id),
  });
}

// A form's save re-emits everything that was there and changes what it shows:
// what a metadata write leaves out would fall back to its default.
function change(context, type, apiName, changes) {
  const { store, actor } = context;
  const found = componentOf(store, type, apiName);
  if (!found) {
    throw new BadRequest(`${apiName} has no ${type}.`);
  }
  const { fullName, consumerKey, consumerSecret, ...kept } = found.body;
  store.upsertMetadata(type, found.fullName, given({ ...kept, ...changes }), actor);
}

function savePolicies(context, { apiName }) {
  const { store, body } = context;
  store.transaction(() => {
    change(context, 'ExtlClntAppConfigurablePolicies', apiName, body.policies);
    if (body.oauthPolicies) {
      change(context, 'ExtlClntAppOauthConfigurablePolicies', apiName, body.oauthPolicies);
    }
  });
  return json({});
}

function saveSettings(context, { apiName }) {
  const { store, actor, body } = context;
  store.transaction(() => {
    const { fullName, orgScopedExternalApp, ...kept } = store.readMetadata('ExternalClientApplication', apiName);
    store.upsertMetadata('ExternalClientApplication', apiName, given({ ...kept, ...basicsFrom(body) }), actor);
    if (body.oauth) {
      if (!Array.isArray(body.oauth.scopes)) {
        throw new BadRequest('The OAuth scopes were not sent.');
      }
      change(context, 'ExtlClntAppOauthSettings', apiName, { commaSeparatedOauthScopes: body.oauth.scopes.join(',') });
      change(context, 'ExtlClntAppGlobalOauthSettings', apiName, settingsFrom(body.oauth));
    }
  });
  return json({});
}

// What the summary of a permission set shows.
function describePermissionSet(context, row) {
  if (!row || row.IsOwnedByProfile) {
    return refuse(404, 'NOT_FOUND', 'The requested resource does not exist');
  }
  const granted = Object.keys(row).filter((name) => name.startsWith('Permissions') && row[name] === true);
  const permissions = granted.map((name) => permissionLabels[name.slice('Permissions'.length)] ?? name).sort();
  return json({ label: row.Label, permissions });
}

const routes = [
  { method: 'GET', path: /^apps$/, run: listApps },
  { method: 'POST', path: /^apps$/, run: createApp },
  { method: 'GET', path: /^apps\/(\w+)$/, run: describeApp },
  { method: 'PUT', path: /^apps\/(\w+)\/policies$/, run: savePolicies },
  { method: 'PUT', path: /^apps\/(\w+)\/settings$/, run: saveSettings },
  { method: 'GET', path: /^permission-sets\/(0PS\w+)$/, run: describePermissionSet },
];

function refuse(status, errorCode, message, fields = []) {
  return json({ errorCode, message, fields }, status);
}

// Answers a request under /_ui/org/; `path` is the rest of the path.
export function answerOrgRequest(context, path) {
  const { request, store } = context;
  const route = routes.find((entry) => entry.method === request.method && entry.path.test(path));
  if (!route) {
    return refuse(404, 'NOT_FOUND', 'The requested resource does not exist');
  }
  if (request.method !== 'GET') {
    if (!context.tokens.accepts(request.session.sid, request.headers['x-csrf-token'])) {
      return refuse(403, 'INVALID_CSRF_TOKEN', 'The page you submitted was invalid for your session. Reload the page and try again.');
    }
    try {
      context.body = JSON.parse(request.body.toString('utf8'));
    } catch {
      return refuse(400, 'JSON_PARSER_ERROR', 'The request body is not valid JSON.');
    }
  }
  const [, id] = route.path.exec(path);
  if (route.run === describePermissionSet) {
    return describePermissionSet(context, store.get('PermissionSet', id18(id)));
  }
  const app = id === undefined ? null : store.appById(id);
  if (id !== undefined && !app) {
    return refuse(404, 'NOT_FOUND', "The external client app doesn't exist or was deleted.");
  }
  try {
    return route.run(context, app && { id: app.id, apiName: app.apiName });
  } catch (error) {
    if (error instanceof BadRequest) {
      return refuse(400, 'INVALID_INPUT', error.message);
    }
    if (error instanceof context.OrgError) {
      return refuse(error.status ?? 400, error.errorCode, error.message, error.fields ?? []);
    }
    throw error;
  }
}
