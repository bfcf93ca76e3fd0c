// The lab's side of the stand-in org: startOrg({ openLab }) gives org.lab, which
// shows one page of the lab at a time, at its address in place of the org's own.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { html, page, trustedMarkup } from '../org/pages/html.mjs';
import { buildPage } from './build.mjs';
import { isSamePage } from './client/address.js';
import { pageFolder } from './folders.mjs';
import { forms } from './forms.mjs';
import { inspectPage } from './lab.mjs';
import { filled, nameIn } from './records.mjs';
import { builtShell } from './shell.mjs';
import { shellPath } from './truth.mjs';

const rightToLeft = /^(?:ar|fa|he|iw|ur)\b/;

// As classicPage of the org makes a page, but for the content of the body.
function framePage(context, { build, title, language, body }) {
  const lang = language ?? context.lang;
  const ownTitle = /<title>/i.test(body) ? '' : html`<title>${title} ~ Salesforce - ${context.organization.OrganizationType}</title>`;
  const markup = html`<!doctype html>
<html lang="${lang}"${rightToLeft.test(lang) ? trustedMarkup(' dir="rtl"') : ''}>
<head>
<meta charset="utf-8">
${ownTitle}
<meta name="shell-origin" content="${context.shellOrigin}">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/_ui/classic/classic.css">
<script defer src="/_ui/static/${build}/frame.js"></script>
</head>
<body class="sfdcBody setupTab Setup" id="bodyCell">
${trustedMarkup(body)}
</body>
</html>`;
  return page(markup, { csp: `frame-ancestors 'self' ${context.shellOrigin}; object-src 'none'; base-uri 'self'` });
}

export async function openLab({ store }) {
  const dist = await builtShell();
  const build = path.basename(dist);
  const ownLanguage = store.get('User', store.adminId).LanguageLocaleKey;
  let shown = null;

  return {
    dist,

    /** The page that is shown now: {entry, path, sent}, or null. */
    get shown() { return shown; },

    /**
     * Shows a page: its entry, the path of the shell where it lies, and the forms
     * that are sent from it from now on. A document that is open already is not changed.
     */
    async show(name) {
      const { entry, problems } = await inspectPage(name);
      if (!entry) {
        throw new Error(`${name}: ${problems.join('; ')}`);
      }
      const address = filled(store, entry.address);
      const title = entry.title ?? forms[entry.form].title?.replace('{name}', nameIn(store, entry.address));
      const content = entry.kind === 'classic'
        ? { body: await readFile(path.join(pageFolder(name), 'frame.html'), 'utf8') }
        : { module: `/_ui/static/${build}/${await buildPage(name, { dist })}` };
      store.set('User', store.adminId, { LanguageLocaleKey: entry.language ?? ownLanguage });
      shown = { entry, path: shellPath(address), sent: [], address, title, ...content };
      return shown;
    },

    /** All addresses are the org's again. */
    hide() {
      store.set('User', store.adminId, { LanguageLocaleKey: ownLanguage });
      shown = null;
    },

    /** What the shell's document says about the page for Lightning's side. */
    head() {
      if (shown?.entry.kind !== 'lightning') {
        return '';
      }
      const said = JSON.stringify({ module: shown.module, address: shown.path, title: shown.entry.title }).replace(/</g, '\\u003c');
      return html`<script type="application/json" id="labPage">${trustedMarkup(said)}</script>`;
    },

    /** The document of a classic page, or null where the org's own page is. */
    answer(context) {
      const { method, path: address, url } = context.request;
      if (shown?.entry.kind !== 'classic' || !isSamePage(address + url.search, shown.address)) {
        return null;
      }
      if (method !== 'GET') {
        shown.sent.push({ method, form: Object.fromEntries(context.form ?? []) });
      }
      return framePage(context, { build, title: shown.title, language: shown.entry.language, body: shown.body });
    },
  };
}
