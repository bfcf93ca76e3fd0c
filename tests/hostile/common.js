// ---- shared by all pages of this set -------------------------------------------------
// One file plays two parts: the Setup shell (top frame) and, served again at /udd/...,
// the form in the shell's frame.  S.role says which part this copy plays.
const S = {
  role: new URLSearchParams(location.search).get('role') || (self === top ? 'shell' : 'form'),
  variant: decodeURIComponent(location.hash.slice(1)) || __truth.variants[0] || '',
  own: new WeakSet(), hosts: new Set(), disguised: false, quiet: false, armed: false, onArm: [],
  // --- evidence
  say(list, what, evidence = '') {
    if (self !== top) { try { top.__S.say(list, what, evidence); return; } catch { top.postMessage({ __stranger: [list, what, String(evidence)] }, '*'); return; } }
    if (!__truth[list].some(d => d.what === what)) __truth[list].push({ what, evidence: String(evidence).slice(0, 300), at: Math.round(performance.now()) });
  },
  won(what, evidence) { S.say('done', what, evidence); },          // the attack succeeded, as far as a page can tell
  hint(what, evidence) { S.say('hints', what, evidence); },        // seen, but proves nothing by itself
  foreign() { return /chrome-extension:/.test(new Error().stack); }, // is a script of an extension calling us?
  // --- elements of our own, and those that somebody else put there
  mine(el) { S.own.add(el); return el; },
  el(html, parent = document.body) {
    const t = document.createElement('template'); t.innerHTML = html.trim();
    const el = S.mine(t.content.firstElementChild); if (parent) parent.append(el); return el;
  },
  css(text) { return S.mine(document.head.appendChild(Object.assign(document.createElement('style'), { textContent: text }))); },
  newcomers() {
    for (const p of [document.documentElement, document.body])
      for (const c of p ? p.children : []) if (!S.own.has(c)) S.hosts.add(c);
    return [...S.hosts];
  },
  panel() {                                                        // the newcomer that covers the place of the panel
    const all = new Set(S.newcomers());
    for (const x of [innerWidth - 180, 180])
      for (const el of document.elementsFromPoint(x, innerHeight / 2)) if (all.has(el)) return el;
    return [...all].find(e => e.getBoundingClientRect().width > 250 && e.isConnected) || null;
  },
  onNewcomer(fn) {
    const seen = new Set(), look = () => { for (const h of S.newcomers()) if (!seen.has(h)) { seen.add(h); fn(h); } };
    S.ready(() => { look(); const o = new MutationObserver(look); o.observe(document.documentElement, { childList: true }); o.observe(document.body, { childList: true }); });
  },
  ready(fn) { document.readyState === 'loading' ? addEventListener('DOMContentLoaded', fn) : fn(); },
  // --- the moment of the attack: 1.2 s after the panel has come, or when the test calls __truth.arm().
  //     A test that sets window.__manual = true beforehand arms by hand.
  arm(fn) { if (S.role === 'shell') S.onArm.push(fn); },
  fire() { if (S.armed) return; S.armed = true; S.disguised = __truth.kind === 'A'; const p = S.panel(); for (const fn of S.onArm) fn(p); },
  // --- what was typed by somebody else than a person
  watch(doc) {
    if (doc.__watched) return; doc.__watched = true;
    for (const type of ['input', 'change']) doc.addEventListener(type, e => {
      if (e.isTrusted || S.quiet) return;
      const t = e.composedPath()[0]; __truth.fills.push({ name: t.name || t.id, value: String(t.value).slice(0, 80), disguised: S.disguised });
      if (S.disguised) S.won('the form was filled while the victim could not see what was pressed', t.name || t.id);
    }, true);
  },
  mount() {
    const tpl = document.getElementById('form');
    if (S.role === 'form') { document.title = 'Permission Set Create ~ Salesforce - Developer Edition'; document.body.className = 'sfdcBody'; document.body.replaceChildren(tpl.content.cloneNode(true)); return; }
    const place = document.getElementById('place');
    if (S.role !== 'shell' || !place || place.dataset.form === 'none') return;
    if (place.dataset.form !== 'frame') { place.append(tpl.content.cloneNode(true)); S.watch(document); return; }
    const f = document.createElement('iframe'); f.name = f.id = 'vfFrameId_' + Date.now(); f.title = 'Permission Set Create';
    f.addEventListener('load', () => { let d; try { d = f.contentDocument; } catch { } if (!d) return;
      if (!d.querySelector('form')) { d.body.innerHTML = tpl.innerHTML; d.body.className = 'sfdcBody'; d.title = 'Permission Set Create ~ Salesforce - Developer Edition'; }
      S.watch(d); });
    if (location.protocol === 'file:') f.srcdoc = tpl.innerHTML;
    else f.src = '/udd/PermissionSet/newPermissionSet.apexp?retURL=%2F0PS&appLayout=setup&isdtp=p1&sfdcIFrameOrigin=' + encodeURIComponent(location.origin);
    place.append(f);
  },
};
window.__S = S;
__truth.arm = () => S.fire();
if (self === top) addEventListener('message', e => { if (e.data && e.data.__stranger) S.say(...e.data.__stranger); });
addEventListener('submit', e => e.preventDefault(), true);
addEventListener('blur', () => { if (S.disguised && S.hosts.has(document.activeElement)) S.hint('a press landed in the panel while it was disguised'); });
addEventListener('DOMContentLoaded', () => {
  S.mount();
  if (__truth.plain) return;
  for (const p of [document.documentElement, document.head, document.body]) for (const c of p.children) S.own.add(c);
  if (S.role === 'shell') { let since = 0; const timer = setInterval(() => {
    if (S.armed) return clearInterval(timer);
    if (!S.panel()) since = 0; else if (!since) since = Date.now();
    else if (!window.__manual && Date.now() - since > 1200) S.fire(); }, 200); }
});
