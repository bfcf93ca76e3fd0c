/** The Connect resources of External Client Apps: /apps/oauth/usage and /apps/oauth/credentials. */
import { OrgError } from '../errors.mjs';
import { allowOnly, json, notFound } from './bodies.mjs';

/** The apps with OAuth settings; others have no consumer. */
function apps(store) {
  return store.listMetadata('ExternalClientApplication').map(({ fullName, id }) => ({ fullName, id, consumer: store.consumer(fullName), label: store.appById(id).label })).filter(({ consumer }) => consumer);
}

function requireViewer(store, actor) {
  const held = store.permissionsOf(actor);
  if (!['ExternalClientAppAdmin', 'ExternalClientAppDeveloper', 'ExternalClientAppViewer'].some((permission) => held.has(permission))) {
    throw new OrgError('INSUFFICIENT_ACCESS', 'You do not have access to this resource', { fact: 'oauth-apps-right' });
  }
}

function usage(store, request, base) {
  const number = (name, standard) => {
    const text = request.url.searchParams.get(name) ?? String(standard);
    if (!/^\d+$/.test(text)) throw new OrgError('INVALID_API_INPUT', `${name} must be a whole number`, { fact: 'oauth-usage' });
    return Number(text);
  };
  const [page, size] = [number('page', 0), number('pageSize', 100) || 100];
  const all = apps(store);
  const url = (index) => `${base}/apps/oauth/usage?page=${index}&pageSize=${size}`;
  return {
    apps: all.slice(page * size, (page + 1) * size).map(({ fullName, id, label }) => ({ developerName: fullName, identifier: id, label, type: 'ExternalClientApplication', usersUrl: `${base}/apps/oauth/usage/${id}/users` })),
    currentPageUrl: url(page),
    nextPageUrl: (page + 1) * size < all.length ? url(page + 1) : null,
  };
}

/** The key comes without asking for a part; the secret only where the org lets its API answer it. */
function credentials(store, { consumer }, part, actor) {
  if (!['key', 'secret', 'keyandsecret'].includes(part)) throw new OrgError('INVALID_API_INPUT', `part must be key, secret or keyandsecret, not ${part}`, { fact: 'oauth-credentials-secret' });
  const withSecret = part !== 'key';
  if (withSecret && !store.features.has('ClientSecretInRestApi')) throw new OrgError('FUNCTIONALITY_NOT_ENABLED', 'This feature is not currently enabled for this user type or org: [ClientSecretInRestApiAccess]', { status: 403, fact: 'oauth-credentials-secret' });
  if (withSecret && !store.permissionsOf(actor).has('ViewClientSecret')) throw new OrgError('INSUFFICIENT_ACCESS', 'You do not have access to this resource', { fact: 'oauth-credentials-secret' });
  return { id: consumer.id, ...(part === 'secret' ? {} : { key: consumer.key }), ...(withSecret ? { secret: consumer.secret } : {}) };
}

/** { status, value } of a request below /apps. */
export function oauthApps(store, request, [area, name, appId, consumerId, ...more], version, actor, note) {
  if (area !== 'oauth' || more.length || Number(version) < (name === 'credentials' ? 60 : 59)) throw notFound();
  const base = `/services/data/v${version}`;
  if (name === 'usage' && appId === undefined) {
    note('apps/oauth/usage');
    allowOnly(request, 'GET', 'HEAD');
    requireViewer(store, actor);
    return json(200, usage(store, request, base));
  }
  if (name !== 'credentials' || appId === undefined) throw notFound();
  note('apps/oauth/credentials');
  allowOnly(request, 'GET', 'HEAD');
  requireViewer(store, actor);
  const app = apps(store).find(({ id }) => id.slice(0, 15) === appId.slice(0, 15));
  if (!app) throw notFound();
  if (consumerId === undefined) {
    const url = `${base}/apps/oauth/credentials/${app.id}/${app.consumer.id}`;
    return json(200, { consumers: [{ id: app.consumer.id, key: app.consumer.key, name: app.fullName, stagedCredentialsUrl: `${url}/staged`, url }] });
  }
  if (consumerId.slice(0, 15) !== app.consumer.id.slice(0, 15)) throw notFound();
  return json(200, credentials(store, app, request.url.searchParams.get('part') ?? 'key', actor));
}
