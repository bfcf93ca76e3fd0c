// The launcher: a handle at the edge of Setup's own frame that opens the panel
// beside the page. Nothing else happens here; the panel is an extension page in
// a closed shadow root, which the page can neither read nor reach.

(() => {
  const isAlive = () => Boolean(globalThis.chrome?.runtime?.id);
  // The page can give the window an element by any name; what is the world's own is no such.
  if (window !== window.top || (Object.hasOwn(globalThis, 'guidepostLauncher') && guidepostLauncher())) {
    return;
  }
  globalThis.guidepostLauncher = isAlive;
  const make = (tag) => document.createElement(tag);
  // One left over by the extension from before an update can no longer speak to it.
  document.querySelectorAll('[data-guidepost]').forEach((it) => it.remove());

  const STYLE = `
    :host { all: initial!important; }
    .handle, .panel, .note { position: fixed; z-index: 2147483647; box-sizing: border-box; font: 14px/1.5 "Salesforce Sans", system-ui, sans-serif; }
    .handle { top: 40%; right: 0; padding: 14px 7px; border: 1px solid #fff; border-right: 0; border-radius: 8px 0 0 8px;
      background: #0b5cab; color: #fff; font-weight: 600; font-size: 13px; line-height: 1; writing-mode: vertical-rl; cursor: pointer; }
    .handle:hover { background: #032d60; }
    .panel + .handle { right: min(400px, calc(100vw - 30px)); }
    .handle:focus-visible { outline: 3px solid #0b5cab; outline-offset: 2px; box-shadow: 0 0 0 2px #fff; }
    .panel, .note { top: 0; right: 0; width: 400px; max-width: 100vw; height: 100%; border: 0; border-left: 1px solid #c9c9c9;
      background: #fff; box-shadow: -2px 0 8px rgb(0 0 0 / 20%); }
    .note { padding: 24px; color: #181818; }
    @media (forced-colors: active) { .handle { border: 2px solid ButtonText; } }`;

  // A page may define any name with a hyphen, and with it look into the closed root.
  const host = make('div');
  host.dataset.guidepost = 'launcher';
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  // For the page agent, which is of the same world: it keeps the panel clear of what it rings.
  isAlive.root = root;
  const handle = make('button');
  handle.className = 'handle';
  document.documentElement.append(host);

  let watch = 0;

  function show(...content) {
    clearInterval(watch);
    root.replaceChildren(...content);
    handle.style = '';
    const isOpen = content.length > 1;
    handle.textContent = isOpen ? 'Close' : 'Guidepost';
    handle.ariaLabel = `${isOpen ? 'Close' : 'Open'} Guidepost`;
  }

  function sayUpdated() {
    const note = make('p');
    note.className = 'note';
    note.role = 'status';
    note.textContent = 'Guidepost was updated. Reload this page to go on.';
    show(note);
  }

  // Answers nothing when the extension has no listener; after an update the call itself throws.
  async function tell(launcher) {
    try {
      return await chrome.runtime.sendMessage({ to: 'background', launcher });
    } catch {
      if (!isAlive()) {
        sayUpdated();
      }
      return null;
    }
  }

  function open() {
    if (!isAlive()) {
      sayUpdated();
      return;
    }
    if (root.querySelector('.panel')) {
      return;
    }
    const panel = make('iframe');
    panel.className = 'panel';
    panel.title = 'Guidepost';
    panel.allow = 'clipboard-write *';
    panel.src = chrome.runtime.getURL('panel.html');
    // Before its frame is there: only a panel whose opening was told is answered.
    tell('opened');
    // The panel lies over the page's right edge, where Salesforce has its Save:
    // the handle stays, to put it aside.
    show(panel, handle);
    // No event tells a content script that its extension has gone.
    watch = setInterval(() => {
      if (!host.isConnected) {
        clearInterval(watch);
      } else if (!isAlive()) {
        sayUpdated();
      }
    }, 2000);
  }

  function close() {
    show(handle);
    tell('closed');
  }

  show(handle);
  // Only a person opens and closes the panel, never a click that a script made.
  handle.addEventListener('click', ({ isTrusted }) => isTrusted && (root.querySelector('.panel') ? close() : open()));
  chrome.runtime.onMessage.addListener(({ to, do: order }) => {
    if (to === 'launcher') {
      ({ open, close })[order]?.();
    }
  });
  tell('loaded').then((reply) => reply?.open === true && open());
})();
