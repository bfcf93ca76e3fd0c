// Consumer key and secret of an app: a tab of its own, behind an identity check
// by a code that Salesforce sends by e-mail. The addresses of these pages are
// not known from public sources; everything else follows the guides.
import { randomInt } from 'node:crypto';
import { html, page, redirect, trustedMarkup, word } from './html.mjs';

// A proven identity counts for five minutes; after that the code is asked again.
const proofLifetime = 5 * 60 * 1000;

export function consumerPath(appId) {
  return `/_ui/externalclientapp/consumer/${appId.slice(0, 15)}`;
}

function verifyPath(appId) {
  return `/_ui/identity/verification/email?app=${appId.slice(0, 15)}`;
}

const styles = `
  body { margin: 0; background: #f3f3f3; color: #181818; font: 14px/1.5 'Salesforce Sans', Arial, Helvetica, sans-serif; }
  main { max-width: 760px; margin: 56px auto; padding: 24px 32px 32px; background: #fff; border: 1px solid #c9c9c9; border-radius: 4px; }
  main.narrow { max-width: 420px; }
  h1 { font-size: 20px; margin: 0 0 12px; }
  h2 { font-size: 15px; margin: 24px 0 4px; }
  label { display: block; margin: 16px 0 4px; }
  input[type='text'] { width: 100%; box-sizing: border-box; font: inherit; padding: 8px 12px; border: 1px solid #747474; border-radius: 4px; }
  button, .button { font: inherit; color: #0b5cab; background: #fff; border: 1px solid #747474; border-radius: 4px; padding: 5px 16px; cursor: pointer; }
  .primary { color: #fff; background: #0176d3; border-color: #0176d3; width: 100%; margin-top: 16px; padding: 9px 16px; }
  code { display: block; overflow-wrap: anywhere; background: #f3f3f3; border-radius: 4px; padding: 8px 12px; margin-bottom: 8px; }
  .error { color: #ba0517; }
  .standIn { border: 1px dashed #8c4b02; background: #fef7ee; color: #5f3400; border-radius: 4px; padding: 8px 12px; }
`;

function document({ lang, say }, title, body, narrow = false) {
  const markup = html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<title>${word(title)} | Salesforce</title>
<link rel="icon" href="data:,">
<style>${trustedMarkup(styles)}</style>
<script defer src="/_ui/classic/copy.js"></script>
</head>
<body><main class="${narrow ? 'narrow' : ''}">${body}</main></body>
</html>`;
  return page(markup, {
    say,
    csp: "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  });
}

export function createConsumerDetails({ store, mailbox, now = Date.now }) {
  const codes = new Map();
  const proofs = new Map();

  function isProven(sid) {
    return now() - (proofs.get(sid) ?? -Infinity) < proofLifetime;
  }

  function sendCode(context) {
    const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
    codes.set(context.request.session.sid, code);
    mailbox.push({
      to: context.user.Email,
      subject: 'Verify your identity in Salesforce',
      body: `Your verification code is ${code}.`,
      code,
      time: new Date(now()).toISOString(),
    });
  }

  // The code goes to the user's own mailbox, which who works as the user cannot open.
  function hint(context) {
    return context.request.session.delegateId
      ? `Stand-in org: the mail went to ${context.user.Email}, and you have no access to that mailbox.`
      : `Stand-in org: the mail says "${mailbox.at(-1)?.body}"`;
  }

  function verificationForm(context, app, problem) {
    return document(context, 'Verify Your Identity', html`<h1>Verify Your Identity</h1>
<p>${word("You're trying to see the consumer details of {0}. To make sure your Salesforce account is secure, enter the verification code we e-mailed to {1}.", html`<strong>${app.label}</strong>`, html`<strong>${context.user.Email}</strong>`)}</p>
<p class="standIn">${hint(context)}</p>
<form method="post" action="${verifyPath(app.id)}">
<input type="hidden" name="_CONFIRMATIONTOKEN" value="${context.csrfToken}">
<label for="emc">Verification Code</label>
<input type="text" id="emc" name="emc" inputmode="numeric" autocomplete="off" maxlength="6">
${problem ? html`<p class="error" id="error" role="alert">${word(problem)}</p>` : ''}
<button class="primary" id="save" name="save" type="submit">Verify</button>
</form>`, true);
  }

  function verification(context, app) {
    const { request } = context;
    const { sid } = request.session;
    if (request.method !== 'POST') {
      sendCode(context);
      return verificationForm(context, app, '');
    }
    const expected = codes.get(sid);
    if (!expected || (context.form.get('emc') ?? '').trim() !== expected) {
      return verificationForm(context, app, "The verification code is invalid or has expired. Check the code and try again.");
    }
    codes.delete(sid);
    proofs.set(sid, now());
    return redirect(consumerPath(app.id));
  }

  function details(context, app) {
    if (!isProven(context.request.session.sid)) {
      return redirect(verifyPath(app.id));
    }
    const consumer = store.consumer(app.apiName);
    if (!consumer) {
      return document(context, 'Consumer Details', html`<h1>Consumer Details</h1><p class="error" role="alert">OAuth isn't enabled for ${app.label}.</p>`);
    }
    const value = (title, id, text) => html`<h2 id="${id}Label">${word(title)}</h2><code id="${id}" aria-labelledby="${id}Label">${text}</code><button type="button" data-copies="${id}">Copy</button>`;
    return document(context, 'Consumer Details', html`<h1>Consumer Details</h1><p>${app.label}</p>
${value('Consumer Key', 'consumerKey', consumer.key)}
${value('Consumer Secret', 'consumerSecret', consumer.secret)}
<p id="copied" role="status"></p>`);
  }

  // Answers the two addresses of this module; null for any other.
  return function answer(context) {
    const { path, url } = context.request;
    const isVerification = path === '/_ui/identity/verification/email';
    const id = isVerification ? url.searchParams.get('app') : /^\/_ui\/externalclientapp\/consumer\/(\w+)$/.exec(path)?.[1];
    if (!id) {
      return null;
    }
    const app = store.appById(id);
    if (!app || !context.permissions.has('ExternalClientAppDeveloper')) {
      return { ...document(context, 'Insufficient Privileges', html`<h1>Insufficient Privileges</h1><p class="error" role="alert">You do not have the level of access necessary to perform the operation you requested.</p>`), status: app ? 403 : 404 };
    }
    return isVerification ? verification(context, app) : details(context, app);
  };
}
