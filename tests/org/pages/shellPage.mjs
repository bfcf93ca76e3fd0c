// The document of the Lightning Setup shell.
import { randomBytes } from 'node:crypto';
import { html, page, trustedMarkup, word } from './html.mjs';

const styles = `
  body { display: flex; flex-direction: column; }
  html, body { height: 100%; margin: 0; background: #b0c4df; overflow: hidden; }
  .onesetupSetupComponent { display: grid; grid-template-rows: 50px 40px 1fr; flex: 1; min-height: 0; }
  .oneSystemMessage { flex: none; }
  .slds-global-header { position: static; height: 50px; }
  .shellHeader { position: static; }
  .brand, .person { display: flex; align-items: center; gap: .5rem; }
  .brandIcon { --slds-c-icon-color-foreground-default: #00a1e0; --sds-c-icon-color-foreground-default: #00a1e0; }
  .avatar { display: grid; place-items: center; width: 2rem; height: 2rem; border-radius: 50%; background: #107cad; }
  .avatarIcon, .setupIcon { --slds-c-icon-color-foreground-default: #fff; --sds-c-icon-color-foreground-default: #fff; }
  .slds-context-bar { height: 40px; background: #fff; border-bottom: 3px solid #0176d3; }
  .launcher { display: flex; align-items: center; gap: .75rem; padding: 0 1.5rem 0 1rem; }
  .setupBody { display: grid; grid-template-columns: 240px 1fr; min-height: 0; }
  .onesetupSetupNavTree { background: #fff; border-right: 1px solid #dddbda; overflow-y: auto; padding: .75rem .5rem; }
  .navHeading { font-weight: 700; margin: 1rem .5rem .25rem; }
  .leaf > .slds-tree__item > a { color: #014486; padding-left: .5rem; }
  .leaf[aria-selected='true'] > .slds-tree__item { background: #d8e6fe; box-shadow: inset 4px 0 0 #0176d3; }
  .navTree [hidden], .oneContent[hidden], #auraLoadingBox[hidden] { display: none; }
  #setupComponent { min-width: 0; min-height: 0; padding: .75rem; }
  #setupComponent > .setupcontent, .oneContent { height: 100%; }
  .oneContent { display: flex; flex-direction: column; gap: .5rem; min-height: 0; }
  .setupPageHeader { flex: none; padding: .5rem 1rem; }
  .setupPageHeader .setupIcon { background: #5867e8; border-radius: .25rem; padding: .4rem; }
  .oneAlohaPage { flex: 1; min-height: 0; }
  .lightningPage { flex: 1; min-height: 0; overflow-y: auto; }
  .oneContent > .slds-p-around_large { background: #fff; border-radius: .25rem; flex: 1; }
  .forceToastManager { position: fixed; top: 3.5rem; left: 0; right: 0; z-index: 10000; display: flex; flex-direction: column; align-items: center; pointer-events: none; }
  .forceToastManager > * { pointer-events: auto; }
  #auraLoadingBox { position: fixed; inset: 0; background: #fff; display: grid; place-items: center; z-index: 9; }
`;

export function contentSecurityPolicy(nonce) {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "frame-src 'self' https://*.salesforce.com https://*.force.com https://*.salesforce-setup.com",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types lwc',
  ].join('; ');
}

// The client puts the component of the icon into it.
function icon(name, classes) {
  return html`<span class="${classes}" data-icon="${name}"></span>`;
}

// The bar above everything while somebody else works as the user; its classes
// and its message id are those that public extensions look for.
function loginAsBar({ request, user }) {
  if (!request.session.delegateId) {
    return '';
  }
  return html`<div class="oneSystemMessage"><div class="slds-notify slds-notify_alert system-message level-info slds-theme_info" data-message-id="loginAsSystemMessage" role="alert">
<span>${word('Logged in as {0} ({1}).', user.Name, user.Username)}</span> <a class="action-link" href="/secur/logout.jsp">${word('Log out as {0}', user.Name)}</a></div></div>
`;
}

export function shellPage({ shadow, build, classicOrigin, csrfToken, context, head = '' }) {
  const { user, organization, lang, texts, say } = context;
  const nonce = randomBytes(16).toString('base64');
  const polyfill = shadow === 'synthetic' ? html`<script nonce="${nonce}" src="/_ui/static/${build}/synthetic-shadow.js"></script>` : '';
  const markup = html`<!doctype html>
<html lang="${lang}" dir="ltr" data-shadow="${shadow}">
<head>
<meta charset="utf-8">
<title>Lightning Experience</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="csrf-token" content="${csrfToken}">
<meta name="classic-origin" content="${classicOrigin}">
<link rel="icon" href="data:,">
<link rel="stylesheet" data-design-system href="/slds/${build}/styles/salesforce-lightning-design-system.min.css">
<style>${trustedMarkup(styles)}</style>
${polyfill}${head}
<script type="application/json" id="setupTexts">${trustedMarkup(JSON.stringify(texts).replace(/</g, '\\u003c'))}</script>
<script nonce="${nonce}" type="module" src="/_ui/static/${build}/main.js"></script>
</head>
<body>
<div id="auraLoadingBox" class="auraLoadingBox" role="status">Loading...</div>
${loginAsBar(context)}<div class="onesetupSetupComponent">
  <header class="slds-global-header_container shellHeader">
    <div class="slds-global-header slds-grid slds-grid_align-spread">
      <div class="slds-global-header__item brand">${icon('salesforce1', 'brandIcon')}<strong>${organization.Name}</strong></div>
      <div class="slds-global-header__item person">
        <span class="avatar">${icon('user', 'avatarIcon')}</span><span class="profileName" title="${user.Username}">${user.Name}</span>
      </div>
    </div>
  </header>
  <div class="slds-context-bar">
    <div class="slds-context-bar__primary launcher">${icon('apps', 'launcherIcon')}<span class="slds-context-bar__app-name"><span class="slds-truncate">Setup</span></span></div>
    <nav class="slds-context-bar__secondary" aria-label="Setup tabs">
      <ul class="slds-grid"><li class="slds-context-bar__item slds-is-active"><a class="slds-context-bar__label-action" href="/lightning/setup/SetupOneHome/home" title="Home"><span class="slds-truncate">Home</span></a></li></ul>
    </nav>
  </div>
  <div class="setupBody">
    <nav class="onesetupSetupNavTree" aria-label="Setup">
      <div class="slds-form-element"><div class="slds-form-element__control"><input class="filter-box input slds-input" type="search" placeholder="Quick Find" aria-label="Quick Find"></div></div>
      <div class="navTree"></div>
    </nav>
    <div id="setupComponent" role="main"><div class="setupcontent"></div></div>
  </div>
</div>
<div class="forceToastManager slds-notify_container" aria-live="polite"></div>
</body>
</html>`;
  return page(markup, { csp: contentSecurityPolicy(nonce), say });
}
