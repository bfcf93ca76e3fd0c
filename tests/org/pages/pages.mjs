// The stand-in org's Setup pages: the Lightning shell, the classic pages in its
// frame, the External Client App endpoints and the consumer details. All of
// them read and write the store as the user of the session.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { OrgError } from '../errors.mjs';
import { classicHost } from '../hosts.mjs';
import { answerOrgRequest } from './appEndpoints.mjs';
import { buildPages } from './build.mjs';
import { permissionSetConsole } from './classic/permissionSetConsole.mjs';
import { newPermissionSet, permissionSetList } from './classic/permissionSets.mjs';
import { profilePage } from './classic/profileConsole.mjs';
import { cloneForm, profileList } from './classic/profiles.mjs';
import { classicPage, errorBlock } from './classic/layout.mjs';
import { assignGroups, assignLicenses, assignPermissionSets } from './classic/assignments.mjs';
import { userDetail, userList } from './classic/users.mjs';
import { userForm } from './classic/userForm.mjs';
import { createConsumerDetails } from './consumerDetails.mjs';
import { Holds } from './hold.mjs';
import { createTokens, html, id18, page, readForm, redirect, word } from './html.mjs';
import { languageOf } from './languages.mjs';
import { readOptions } from './options.mjs';
import { shellPage } from './shellPage.mjs';

const require = createRequire(import.meta.url);
const classicStatic = fileURLToPath(new URL('./classic/static/', import.meta.url));
const designSystem = path.join(path.dirname(require.resolve('@salesforce-ux/design-system/package.json')), 'assets');

const contentTypes = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

async function serveFile({ folder, caching }, name) {
  const type = contentTypes[path.extname(name)];
  const file = path.join(folder, path.normalize(`/${name}`));
  if (!type) {
    return null;
  }
  try {
    return { status: 200, headers: { 'content-type': type, 'cache-control': caching }, body: await readFile(file) };
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'EISDIR') {
      return null;
    }
    throw error;
  }
}

function notFound(context) {
  return classicPage(context, {
    title: 'URL No Longer Exists',
    kind: '',
    heading: word('URL No Longer Exists'),
    body: errorBlock(['You have attempted to reach a URL that no longer exists on salesforce.com.']),
    status: 404,
  });
}

function noAccess(context) {
  return classicPage(context, {
    title: 'Insufficient Privileges',
    kind: '',
    heading: word('Insufficient Privileges'),
    body: errorBlock(['You do not have the level of access necessary to perform the operation you requested.']),
    status: 403,
  });
}

function userOf(context) {
  const id = context.request.url.searchParams.get('userId') ?? '';
  return /^005[A-Za-z0-9]{12}(?:[A-Z0-5]{3})?$/.test(id) ? context.store.get('User', id18(id)) : null;
}

function classicRoute(context) {
  const { request, store } = context;
  const { path: address, url } = request;
  if (address === '/0PS') {
    return permissionSetList(context);
  }
  if (address === '/005') {
    return userList(context);
  }
  const forms = {
    '/00e': profileList,
    '/00e/e': cloneForm,
    '/005/e': () => userForm(context, null),
    '/udd/PermissionSet/newPermissionSet.apexp': newPermissionSet,
  };
  if (Object.hasOwn(forms, address)) {
    return forms[address](context);
  }
  const assigning = {
    '/udd/PermissionSet/assignPermissionSet.apexp': assignPermissionSets,
    '/udd/PermissionSetGroup/assignPermissionSet.apexp': assignGroups,
    '/udd/Licensing/assignPermissionSetLicense.apexp': assignLicenses,
  }[address];
  if (assigning) {
    const user = userOf(context);
    return user ? assigning(context, user) : notFound(context);
  }
  const record = /^\/(0PS|005|00e)([A-Za-z0-9]{12}(?:[A-Z0-5]{3})?)(\/e)?$/.exec(address);
  if (!record) {
    return null;
  }
  const [, prefix, rest, edit] = record;
  const row = store.get({ '005': 'User', '00e': 'Profile', '0PS': 'PermissionSet' }[prefix], id18(prefix + rest));
  if (!row || row.IsOwnedByProfile) {
    return notFound(context);
  }
  if (prefix === '005') {
    return edit ? userForm(context, row) : userDetail(context, row);
  }
  if (prefix === '00e') {
    return profilePage(context, row, edit ? 'edit' : 'view', url.searchParams.get('s'));
  }
  return permissionSetConsole(context, row, edit ? 'edit' : 'view', url.searchParams.get('s'));
}

// `options` are those of options.mjs, and delayMs, the time that every answer
// is kept back. `openLab` opens a lab, whose pages are shown in place of the
// org's own at their addresses (tests/lab).
export async function createPages({ store, hosts, mailbox = [], openLab, ...options }) {
  const { shadow, delayMs, ...kinds } = readOptions(options);
  const holds = new Holds(delayMs);
  // Admins who have been welcomed to the enhanced interface for profiles.
  const welcomed = new Set();
  // Where Setup is on Lightning's host, its frames come from the API host.
  const shellOrigin = `https://${hosts.setup}`;
  const classicOrigin = `https://${classicHost(hosts)}`;
  const tokens = createTokens();
  const consumerDetails = createConsumerDetails({ store, mailbox });
  const lab = await openLab?.({ store });
  const dist = lab ? lab.dist : await buildPages();
  // As on a real org, whose assets carry their build in the address and stay in the browser's cache.
  const build = path.basename(dist);
  const forever = 'max-age=31536000, immutable';
  const folders = {
    [`/_ui/static/${build}/`]: { folder: dist, caching: forever },
    [`/slds/${build}/`]: { folder: designSystem, caching: forever },
    '/_ui/classic/': { folder: classicStatic, caching: 'no-cache' },
  };

  function contextOf(request) {
    const user = store.get('User', request.session.userId);
    const context = {
      request,
      store,
      tokens,
      mailbox,
      ...kinds,
      welcomed,
      user,
      shellOrigin,
      ...languageOf(user.LanguageLocaleKey),
      OrgError,
      actor: user.Id,
      organization: store.find('Organization')[0],
      permissions: store.permissionsOf(user.Id),
      csrfToken: tokens.tokenFor(request.session.sid),
      form: request.method === 'POST' ? readForm(request) : null,
      // Runs a write; a refusal of the org goes back to the page.
      attempt(write, refused) {
        try {
          return write();
        } catch (error) {
          if (error instanceof OrgError) {
            return refused(error);
          }
          throw error;
        }
      },
    };
    return context;
  }

  async function serveStatic(address) {
    const prefix = Object.keys(folders).find((entry) => address.startsWith(entry));
    return prefix ? serveFile(folders[prefix], address.slice(prefix.length)) : null;
  }

  function loginUrl(request) {
    return `https://${hosts.api}/?ec=302&startURL=${encodeURIComponent(request.path + request.url.search)}`;
  }

  // A session of pages alone, or on the API host the one that a person signed in with.
  function isSignedIn({ host, session }) {
    return host === hosts.setup ? session?.kind === 'setup' : session?.kind === 'api' && !session.scopes;
  }

  // A frame of another origin cannot lead its shell to the login, so it asks the
  // shell to go there.
  function signedOut(request) {
    if (request.host === hosts.setup || request.url.searchParams.get('isdtp') !== 'p1') {
      return redirect(loginUrl(request));
    }
    return page(html`<!doctype html>
<html lang="en-US"><head><meta charset="utf-8"><title>Session ended</title><meta name="shell-origin" content="${shellOrigin}"><script defer src="/_ui/classic/signedOut.js"></script></head><body></body></html>`, {
      csp: `frame-ancestors ${shellOrigin}; object-src 'none'; base-uri 'self'`,
    });
  }

  function answer(context) {
    const { request } = context;
    if (request.path.startsWith('/lightning/setup/')) {
      return request.method === 'GET'
        ? shellPage({ shadow, build, classicOrigin, csrfToken: context.csrfToken, context, head: lab?.head() })
        : null;
    }
    if (request.path.startsWith('/_ui/org/')) {
      return answerOrgRequest(context, request.path.slice('/_ui/org/'.length));
    }
    const instead = lab?.answer(context);
    if (instead) {
      return instead;
    }
    if (request.method === 'POST' && !tokens.accepts(request.session.sid, context.form.get('_CONFIRMATIONTOKEN'))) {
      return classicPage(context, {
        title: 'Error',
        kind: '',
        heading: word('Error'),
        body: errorBlock(['The page you submitted was invalid for your session. Please click Save again to confirm your change.']),
        status: 403,
      });
    }
    return consumerDetails(context) ?? classicRoute(context);
  }

  return {
    lab,
    hold: (pattern) => holds.next(pattern),
    async handle(request) {
      const elsewhere = () => (request.path.startsWith('/lightning/setup/') ? redirect(`${shellOrigin}${request.path}${request.url.search}`) : null);
      if (![hosts.setup, classicHost(hosts)].includes(request.host)) {
        return elsewhere();
      }
      const file = await serveStatic(request.path);
      if (file) {
        return file;
      }
      const isClassic = /^\/(?:udd|0PS|005|00e)/.test(request.path);
      const isPage = isClassic || /^\/(?:lightning\/setup|_ui\/(?:org|identity|externalclientapp))/.test(request.path);
      if (!isPage || request.host !== (isClassic ? classicHost(hosts) : hosts.setup)) {
        return elsewhere();
      }
      if (!isSignedIn(request)) {
        return signedOut(request);
      }
      const context = contextOf(request);
      if (!context.permissions.has('ViewSetup')) {
        return noAccess(context);
      }
      const done = answer(context) ?? notFound(context);
      await holds.pass(request);
      return done;
    },
  };
}
