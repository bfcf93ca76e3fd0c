// The Setup shell: header, nav tree, and one page area per visited address.
// Like Setup itself it is a single-page application that leaves the pages it
// navigated away from in the document, hidden.
import { createElement } from 'lwc';
import LightningIcon from 'lightning/icon';
import { say } from 'setup/words';
import { navTree, nodeForClassicPath, readRoute } from './setupNodes.js';

const keptPages = 3;
// Classic pages may come from another host than the shell.
const classicOrigin = document.querySelector('meta[name="classic-origin"]').content;

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

// Icons are Salesforce's own component here too, as in Setup: so every page of
// the shell shows which kind of shadow it runs in.
function icon(name, size = 'xx-small') {
  const made = createElement('lightning-icon', { is: LightningIcon });
  made.iconName = `utility:${name}`;
  made.size = size;
  return made;
}

function navNode({ name, label: words }) {
  const label = say(words);
  const link = element('a', { href: `/lightning/setup/${name}/home`, class: 'slds-tree__item-label', title: label }, label);
  return element(
    'li',
    { class: 'onesetupNavTreeNode leaf', role: 'treeitem', 'aria-level': '2', 'aria-label': label, 'data-node': name },
    element('div', { class: 'slds-tree__item' }, link),
  );
}

function navBranch(branch) {
  const label = say(branch.label);
  const button = element(
    'button',
    { class: 'slds-button slds-button_icon slds-button_icon-x-small', title: say('Toggle {0}', label), type: 'button', tabindex: '-1' },
    icon('chevronright'),
  );
  const group = element('ul', { role: 'group' }, ...branch.nodes.map(navNode));
  const item = element(
    'li',
    { class: 'onesetupNavTreeNode', role: 'treeitem', 'aria-level': '1', 'aria-label': label, 'aria-expanded': 'true' },
    element('div', { class: 'slds-tree__item' }, button, element('span', { class: 'slds-tree__item-label' }, label)),
    group,
  );
  button.addEventListener('click', () => {
    const isOpen = item.getAttribute('aria-expanded') === 'true';
    item.setAttribute('aria-expanded', String(!isOpen));
    group.hidden = isOpen;
  });
  return item;
}

function buildNavTree(container) {
  for (const { heading: words, branches } of navTree) {
    const heading = say(words);
    const title = element('h4', { class: 'slds-text-title_caps navHeading' }, heading);
    container.append(title, element('ul', { class: 'slds-tree', role: 'tree', 'aria-label': heading }, ...branches.map(navBranch)));
  }
  const quickFind = document.querySelector('input.filter-box');
  quickFind.addEventListener('input', () => {
    const wanted = quickFind.value.trim().toLowerCase();
    for (const leaf of container.querySelectorAll('.leaf')) {
      leaf.hidden = !leaf.getAttribute('aria-label').toLowerCase().includes(wanted);
    }
    for (const branch of container.querySelectorAll('.onesetupNavTreeNode:not(.leaf)')) {
      branch.hidden = !branch.querySelector('.leaf:not([hidden])');
    }
    for (const tree of container.querySelectorAll('ul.slds-tree')) {
      const empty = !tree.querySelector('.leaf:not([hidden])');
      tree.hidden = empty;
      tree.previousElementSibling.hidden = empty;
    }
  });
}

function breadcrumb(label) {
  return element(
    'div',
    { class: 'onesetupSetupHeader slds-page-header setupPageHeader' },
    element(
      'div',
      { class: 'slds-media slds-media_center' },
      element('div', { class: 'slds-media__figure' }, element('span', { class: 'setupIcon' }, icon('setup', 'small'))),
      element(
        'div',
        { class: 'slds-media__body onesetupBreadcrumbs' },
        element('p', { class: 'slds-text-title_caps' }, element('a', { class: 'breadcrumb', href: '/lightning/setup/SetupOneHome/home' }, say('Setup'))),
        element('span', { class: 'breadcrumbDetail slds-page-header__title' }, say(label)),
      ),
    ),
  );
}

// The frame of a classic page: a new name at each load, and with native shadow
// the frame lies in the shadow of force-aloha-page (as Salesforce's own page
// object for it says).
function classicFrame(route) {
  const address = new URL(route.address, classicOrigin);
  address.searchParams.set('appLayout', 'setup');
  address.searchParams.set('isdtp', 'p1');
  address.searchParams.set('sfdcIFrameOrigin', location.origin);
  address.searchParams.set('sfdcIFrameHost', 'web');
  address.searchParams.set('clc', '1');
  const name = `vfFrameId_${Date.now()}`;
  const frame = element('iframe', {
    name,
    id: name,
    title: say(route.label),
    src: address.href,
    scrolling: 'yes',
    allowfullscreen: 'true',
    style: 'width: 100%; height: 100%; border: 0',
  });
  // A frame that ends on another host was led to the login: the session is over,
  // and the shell goes there as a whole. A frame of another origin says so itself.
  frame.addEventListener('load', () => {
    if (classicOrigin === location.origin && frame.contentDocument === null) {
      location.reload();
    }
  });
  const parent = element('div', { class: 'iframe-parent slds-card', style: 'height: 100%; margin: 0; overflow: hidden' }, frame);
  const aloha = element('force-aloha-page', { style: 'display: block; height: 100%' });
  const isNative = document.documentElement.dataset.shadow === 'native';
  (isNative ? aloha.attachShadow({ mode: 'open' }) : aloha).append(parent);
  return { body: element('div', { class: 'oneAlohaPage onesetupSetupAlohaPage' }, aloha), frame };
}

function homePage() {
  return element(
    'div',
    { class: 'slds-p-around_large' },
    element('h1', { class: 'slds-text-heading_large' }, say('Setup Home')),
    element('p', { class: 'slds-m-top_small' }, say('Find the page you need in the menu on the left, or type its name in Quick Find.')),
  );
}

function unknownPage() {
  return element(
    'div',
    { class: 'slds-p-around_large', role: 'alert' },
    element('h1', { class: 'slds-text-heading_medium' }, say("Page doesn't exist")),
    element('p', { class: 'slds-m-top_small' }, say('Enter a valid URL and try again.')),
  );
}

function showToast({ variant, message }) {
  const close = element(
    'button',
    { class: 'slds-button slds-button_icon slds-button_icon-inverse slds-notify__close toastClose', type: 'button', title: say('Close') },
    icon('close', 'small'),
  );
  const toast = element(
    'div',
    { class: `slds-notify slds-notify_toast slds-theme_${variant} forceToastMessage`, role: 'status' },
    element('div', { class: 'slds-notify__content' }, element('span', { class: 'toastMessage slds-text-heading_small' }, message)),
    close,
  );
  close.addEventListener('click', () => toast.remove());
  document.querySelector('.forceToastManager').append(toast);
  // A success toast leaves by itself after five seconds, an error stays.
  if (variant === 'success') {
    setTimeout(() => toast.remove(), 5000);
  }
}

export function startShell({ createExternalClientApps, createPermissionSetSummary, createInstead = () => null }) {
  const content = document.querySelector('#setupComponent > .setupcontent');
  const pages = [];

  function show(route) {
    for (const page of pages) {
      page.container.classList.remove('active');
      page.container.hidden = true;
    }
    while (pages.length >= keptPages) {
      pages.shift().container.remove();
    }
    const page = { route, frame: null };
    const parts = [];
    const instead = createInstead(route);
    if (instead) {
      parts.push(breadcrumb(route.label), element('div', { class: 'lightningPage' }, instead));
    } else if (route.kind === 'classic') {
      const { body, frame } = classicFrame(route);
      page.frame = frame;
      parts.push(breadcrumb(route.label), body);
    } else if (route.kind === 'apps') {
      page.apps = createExternalClientApps(route);
      parts.push(breadcrumb(route.label), element('div', { class: 'lightningPage' }, page.apps));
    } else if (route.kind === 'permissionSet') {
      parts.push(breadcrumb(route.label), element('div', { class: 'lightningPage' }, createPermissionSetSummary(route)));
    } else if (route.kind === 'home') {
      parts.push(homePage());
    } else {
      parts.push(unknownPage());
    }
    page.container = element('div', { class: 'windowViewMode-normal oneContent active lafPageHost' }, ...parts);
    pages.push(page);
    content.append(page.container);
    markNode(route);
    if (route.kind !== 'classic') {
      document.title = `${say(route.label)} | Salesforce`;
    }
  }

  function markNode(route) {
    for (const leaf of document.querySelectorAll('.leaf')) {
      leaf.setAttribute('aria-selected', String(leaf.dataset.node === route.node));
    }
  }

  function go(path, startAt = null) {
    history.pushState(null, '', path);
    show({ ...readRoute(new URL(location.href)), startAt });
  }

  // Classic pages speak through their frame: they report where they are, so that
  // the address bar follows, and ask the shell to open another classic page.
  function listenToFrames(event) {
    const page = pages.at(-1);
    if (event.origin !== classicOrigin || !page?.frame || event.source !== page.frame.contentWindow) {
      return;
    }
    const { type, address, title } = event.data;
    if (type === 'signedOut') {
      const startURL = encodeURIComponent(location.pathname + location.search);
      location.assign(`${classicOrigin}/?ec=302&startURL=${startURL}`);
      return;
    }
    const node = typeof address === 'string' ? nodeForClassicPath(address) : undefined;
    if (!node) {
      return;
    }
    const path = `/lightning/setup/${node}/page?address=${encodeURIComponent(address)}`;
    if (type === 'navigate') {
      go(path);
    } else if (type === 'loaded') {
      document.title = `${title.split(' ~ ')[0]} | Salesforce`;
      if (address !== page.route.address) {
        history.replaceState(null, '', path);
        page.route = readRoute(new URL(location.href));
        page.container.querySelector('.breadcrumbDetail').textContent = say(page.route.label);
        markNode(page.route);
      }
    }
  }

  for (const place of document.querySelectorAll('[data-icon]')) {
    place.append(icon(place.dataset.icon, 'small'));
  }
  buildNavTree(document.querySelector('.onesetupSetupNavTree .navTree'));
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href^="/lightning/setup/"]');
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
    if (link && plain && !event.defaultPrevented) {
      event.preventDefault();
      go(link.getAttribute('href'));
    }
  });
  document.addEventListener('setupnavigate', (event) => go(event.detail.path, event.detail.startAt));
  document.addEventListener('setuptoast', (event) => showToast(event.detail));
  globalThis.addEventListener('popstate', () => show(readRoute(new URL(location.href))));
  globalThis.addEventListener('message', listenToFrames);
  show(readRoute(new URL(location.href)));
  document.getElementById('auraLoadingBox').hidden = true;
}
