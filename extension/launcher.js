// The launcher: a handle at the edge of Setup's own frame that opens the panel
// beside the page. Nothing else happens here; the panel is an extension page in
// a closed shadow root, which the page can neither read nor reach.

(() => {
  const isAlive = () => !!globalThis.chrome?.runtime?.id;
  // The page can give the window an element by any name; what is the world's own is no such.
  if (window !== window.top || (Object.hasOwn(globalThis, 'guidepostLauncher') && guidepostLauncher())) {
    return;
  }
  globalThis.guidepostLauncher = isAlive;
  // All at once: after an update nothing can be asked any more.
  const [opens, closes, shut, updated] = ['open', 'close', 'shut', 'updated'].map((it) => chrome.i18n.getMessage(it));
  const make = (tag, told) => Object.assign(document.createElement(tag), told);
  // One left over by the extension from before an update can no longer speak to it.
  document.querySelectorAll('[data-guidepost]').forEach((it) => it.remove());

  // A page may define any name with a hyphen, and with it look into the closed root.
  const host = make('div');
  host.dataset.guidepost = 'launcher';
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial!important; }
    .handle, .panel, .note { position: fixed; z-index: 2147483647; box-sizing: border-box; font: 14px/1.5 "Salesforce Sans", system-ui, sans-serif; }
    .handle { top: 40%; right: 0; padding: 14px 7px; border: 1px solid #fff; border-right: 0; border-radius: 8px 0 0 8px;
      background: #0b5cab; color: #fff; font-weight: 600; font-size: 13px; line-height: 1; writing-mode: vertical-rl; cursor: pointer; }
    .handle:hover { background: #032d60; }
    .panel + .handle { right: 400px; }
    .handle:focus-visible { outline: 3px solid #0b5cab; outline-offset: 2px; box-shadow: 0 0 0 2px #fff; }
    .panel, .note { top: 0; right: 0; width: 400px; max-width: 100vw; height: 100%; border: 0; border-left: 1px solid #c9c9c9;
      background: #fff; box-shadow: -2px 0 8px #0003; }
    .note { padding: 24px; color: #181818; }
    @media (width < 432px) {
      .panel { top: 32px; height: calc(100% - 32px); }
      .panel + .handle { top: 0; right: 0; padding: 9px; writing-mode: unset; }
    }
    @media (forced-colors: active) { .handle { border: 2px solid ButtonText; } }`);
  root.adoptedStyleSheets = [sheet];
  // For the page agent, which is of the same world: it keeps the panel clear of what it rings.
  isAlive.root = root;
  const handle = make('button', { className: 'handle' });
  document.documentElement.append(host);

  let watch;

  function show(...content) {
    clearInterval(watch);
    root.replaceChildren(...content);
    handle.style = '';
    const isOpen = content.length > 1;
    handle.textContent = isOpen ? shut : 'Guidepost';
    handle.ariaLabel = isOpen ? closes : opens;
  }

  // After an update of the extension this script can no longer speak to it.
  function checkAlive() {
    isAlive() || show(make('p', { className: 'note', role: 'status', textContent: updated }));
  }

  // Answers nothing when the extension has no listener; after an update the call itself throws.
  async function tell(launcher, token) {
    try {
      return await chrome.runtime.sendMessage({ to: 'background', launcher, token });
    } catch {
      checkAlive();
    }
  }

  function open() {
    checkAlive();
    if (root.querySelector('.panel, .note')) {
      return;
    }
    // Only this frame is answered: another one, which the page might put beside it, does not know the word.
    const token = crypto.randomUUID();
    const panel = make('iframe', { className: 'panel', title: 'Guidepost', allow: 'clipboard-write *', src: chrome.runtime.getURL(`panel.html#${token}`) });
    tell('opened', token);
    // The panel lies over the page's right edge, where Salesforce has its Save:
    // the handle stays, to put it aside.
    show(panel, handle);
    // No event tells a content script that its extension has gone.
    watch = setInterval(() => {
      host.isConnected || clearInterval(watch);
      checkAlive();
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
  // A worker that is just ending or starting anew gives no answer, or says that it failed. Who
  // opened the panel meanwhile is not asked: what is told of its frame would be taken back.
  const ask = (left) => root.children[1] || tell('loaded').then((said) => (said?.open ? open() : said?.open ?? (left && setTimeout(ask, 3000, left - 1))));
  ask(2);
})();
