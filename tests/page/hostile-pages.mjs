// Hostile pages, as data. `make` runs in the page's own world after the form
// with the true field stands there, and is given that field; `fill` says what
// may become of a fill: 'filled' where the true field must take it, 'refused'
// where nothing may be typed at all, 'either' where both are right.
export const form = `
  <h1>Basic Information</h1>
  <form id="form"><div class="slds-form-element"><label for="true">API Name</label><div id="place"><input id="true" name="apiName"></div></div>
  <button type="button" id="save">Save</button></form>`;

const clobbering = (...names) => ({
  fill: 'filled',
  values: names,
  make: (field, values) => {
    for (const name of values) {
      const input = document.createElement('input');
      input.type = 'hidden';
      input.name = name;
      document.getElementById('form').append(input);
    }
  },
});

const documentNames = (...names) => ({
  fill: 'filled',
  values: names,
  make: (field, values) => {
    for (const name of values) {
      const image = Document.prototype.createElement.call(document, 'img');
      image.name = name;
      field.form.append(image);
    }
  },
});

const throwing = (type, ...names) => ({
  fill: 'filled',
  values: [type, ...names],
  make: (field, [owner, ...properties]) => {
    for (const name of properties) {
      Object.defineProperty(globalThis[owner].prototype, name, {
        configurable: true, get() { throw new Error(`The page saw ${name}`); }, set() { throw new Error(`The page saw ${name}`); },
      });
    }
  },
});

const lookAlike = (style, fill = 'either') => ({
  fill,
  values: style,
  make: (field, css) => {
    const twin = document.getElementById('form').cloneNode(true);
    twin.style.cssText = css;
    twin.querySelector('input').id = 'twin';
    twin.querySelector('label').htmlFor = 'twin';
    document.body.append(twin);
  },
});

const covered = (style, fill) => ({
  fill,
  values: style,
  make: (field, css) => {
    const box = field.getBoundingClientRect();
    const cover = document.createElement('input');
    cover.style.cssText = `position:fixed;left:${box.x}px;top:${box.y}px;width:${box.width}px;height:${box.height}px;z-index:9;${css}`;
    document.body.append(cover);
  },
});

function nest(field, levels) {
  document.getElementById('form').style.display = 'none';
  let inner = document.getElementById('place');
  for (let level = 0; level < levels; level += 1) {
    inner = inner.appendChild(document.createElement('div'));
  }
  inner.append(field);
  document.getElementById('form').style.display = '';
}

export const pages = {
  // Names that a form or the document answers with the page's own elements.
  'a form that answers for id and name with inputs': clobbering('id', 'name', 'className', 'title', 'hidden', 'value', 'type'),
  'a form without its methods': clobbering('getAttribute', 'hasAttribute', 'matches', 'closest', 'querySelectorAll', 'checkVisibility', 'getBoundingClientRect', 'getRootNode', 'contains'),
  'a form without a place in the tree': clobbering('parentNode', 'parentElement', 'childNodes', 'children', 'firstChild', 'nextSibling', 'assignedSlot', 'isConnected', 'nodeType', 'ownerDocument', 'lastElementChild', 'previousElementSibling'),
  'a form without a name of its own': clobbering('tagName', 'localName', 'nodeName', 'labels', 'role', 'inert', 'shadowRoot', 'ariaLabelledByElements', 'readOnly'),
  'a form that is no control': { ...clobbering('type', 'labels', 'value', 'title'), also: (field) => field.form.setAttribute('role', 'tab') },
  'a document without a body or a root': documentNames('body', 'documentElement', 'head', 'title', 'defaultView'),
  'a document without its methods': documentNames('createElement', 'createRange', 'getElementById', 'querySelectorAll', 'elementFromPoint', 'addEventListener', 'append'),
  'a window with elements by our names': {
    fill: 'filled',
    make: () => {
      for (const [tag, name] of [['div', 'guidepostPage'], ['form', 'guidepostLauncher'], ['iframe', 'chrome'], ['div', 'marks'], ['iframe', 'guidepostCall']]) {
        const element = document.createElement(tag);
        element.id = name;
        element.setAttribute('name', name);
        document.body.append(element);
      }
    },
  },
  // The page's own world.
  'frozen prototypes': { fill: 'filled', make: () => [Object, Array, Function, Element, HTMLElement, HTMLInputElement, Event, Node].forEach((type) => Object.freeze(type.prototype)) },
  'accessors that throw': throwing('Element', 'shadowRoot', 'assignedSlot', 'ariaLabel'),
  'inputs whose value throws': throwing('HTMLInputElement', 'labels', 'type', 'checked'),
  'a value that lies': { fill: 'filled', make: () => { Object.defineProperty(HTMLInputElement.prototype, 'value', { get: () => 'forged', set() {}, configurable: true }); } },
  'a poisoned Object.prototype': {
    fill: 'filled',
    make: () => Object.assign(Object.prototype, { do: 'fill', handle: 1, kind: 'text', then: undefined, marks: null, get: undefined, toJSON: () => 'poisoned', visible: false }),
  },
  'a poisoned Array.prototype': { fill: 'filled', make: () => { Array.prototype.push = () => { throw new Error('push'); }; Array.prototype[Symbol.iterator] = () => { throw new Error('iterator'); }; } },
  'a JSON of its own': { fill: 'filled', make: () => { JSON.stringify = () => '{}'; JSON.parse = () => { throw new Error('parse'); }; } },
  'observers and timers of its own': { fill: 'filled', make: () => { globalThis.MutationObserver = class { observe() { throw new Error('observe'); } }; globalThis.setTimeout = () => 0; globalThis.requestAnimationFrame = () => 0; } },
  'a language that throws': { fill: 'filled', make: () => { Object.defineProperty(document.documentElement, 'lang', { get() { throw new Error('lang'); } }); } },
  'a chrome of its own': { fill: 'filled', make: () => { globalThis.chrome = { runtime: { sendMessage() { throw new Error('told'); } }, dom: { openOrClosedShadowRoot() { throw new Error('asked'); } } }; } },
  // Size and shape.
  'fifty thousand elements': { fill: 'filled', make: () => { const many = document.createElement('div'); many.innerHTML = '<p><i>x</i></p>'.repeat(25_000); document.body.append(many); } },
  'more than any page of Setup': { fill: 'refused', isTooLarge: true, make: () => { const many = document.createElement('div'); many.innerHTML = '<i></i>'.repeat(120_000); document.body.append(many); } },
  'three thousand fields': { fill: 'filled', make: () => { const many = document.createElement('div'); many.innerHTML = '<p><label>More <input></label></p>'.repeat(3000); document.body.append(many); } },
  // The browser itself takes the longer for each, the more stand in one line.
  'two thousand fields in one line': { fill: 'either', isTooLarge: 'maybe', make: () => { const many = document.createElement('div'); many.innerHTML = '<label>More <input></label>'.repeat(2000); document.body.append(many); } },
  // Of some more the browser itself dies, as it lays them out.
  'two thousand elements in each other': { fill: 'filled', values: 2000, make: nest },
  'five thousand elements in each other, not shown': {
    fill: 'refused',
    make: (field) => {
      document.getElementById('form').style.display = 'none';
      let inner = document.getElementById('place');
      for (let level = 0; level < 5000; level += 1) {
        inner = inner.appendChild(document.createElement('div'));
      }
      inner.append(field);
    },
  },
  'a label of five thousand levels': {
    fill: 'either',
    make: () => {
      let inner = document.querySelector('label');
      for (let depth = 0; depth < 5000; depth += 1) {
        inner = inner.appendChild(document.createElement('span'));
      }
      inner.textContent = 'end';
    },
  },
  'groups in groups': { fill: 'filled', make: () => { let inner = document.body; for (let depth = 0; depth < 400; depth += 1) { const group = document.createElement('div'); group.setAttribute('role', 'group'); group.setAttribute('aria-label', 'x'.repeat(500)); inner = inner.appendChild(group); } inner.innerHTML = '<input aria-label="Other">'; } },
  'a thousand comboboxes and lists': { fill: 'filled', make: () => { const many = document.createElement('div'); many.innerHTML = '<div role="combobox" aria-label="c">x</div><select multiple><option>o</select>'.repeat(1000); document.body.append(many); } },
  'a list of twenty thousand options': { fill: 'filled', make: () => { const list = document.createElement('select'); list.setAttribute('aria-label', 'Long'); list.innerHTML = '<option>o</option>'.repeat(20_000); document.body.append(list); } },
  'attributes of a megabyte': { fill: 'filled', make: (field) => { const mega = 'm'.repeat(1_000_000); for (const name of ['title', 'name', 'placeholder', 'data-value', 'class']) { field.setAttribute(name, mega); } } },
  'a name of a megabyte': { fill: 'filled', make: () => { const other = document.createElement('button'); other.setAttribute('aria-label', 'm'.repeat(1_000_000)); other.textContent = 'x'; document.body.append(other); } },
  'a value of a megabyte': { fill: 'filled', make: () => { const other = document.createElement('textarea'); other.value = 'm'.repeat(1_000_000); document.body.append(other); } },
  // References that lead nowhere or round.
  'labels that name each other': { fill: 'either', make: (field) => { document.body.insertAdjacentHTML('beforeend', '<b id="one" aria-labelledby="two">1</b><b id="two" aria-labelledby="one">2</b>'); field.setAttribute('aria-labelledby', 'one two true'); } },
  'a field that is its own everything': { fill: 'either', make: (field) => { for (const name of ['labelledby', 'owns', 'controls', 'describedby', 'errormessage', 'activedescendant']) { field.setAttribute(`aria-${name}`, 'true place form'); } field.setAttribute('aria-invalid', 'true'); } },
  'ten thousand references': { fill: 'either', make: (field) => { field.setAttribute('aria-labelledby', 'save '.repeat(10_000)); } },
  'roles that nobody knows': { fill: 'filled', make: (field) => { field.setAttribute('role', 'constructor __proto__ textbox'); document.getElementById('save').setAttribute('role', '\u0000'); } },
  'types that nobody knows': { fill: 'filled', make: () => document.body.insertAdjacentHTML('beforeend', ['unheard', 'color', 'range', 'image', 'hidden', '__proto__'].map((type) => `<input type="${type}" value="v">`).join('')) },
  // What is seen and what is not.
  'a twin that cannot be seen': lookAlike('opacity:0'),
  'a twin that is clipped away': lookAlike('position:absolute;clip-path:inset(50%)'),
  'a twin beyond the edge': lookAlike('position:absolute;left:-9999px'),
  'a twin without a size': lookAlike('transform:scale(0)', 'filled'),
  'a twin in the open': lookAlike('', 'refused'),
  'boxes that are no numbers': { fill: 'either', make: (field) => { field.parentElement.style.transform = 'scale(1e38) rotate(1e38deg)'; } },
  'contents without a box': { fill: 'filled', make: () => { document.getElementById('place').style.display = 'contents'; document.getElementById('form').style.display = 'contents'; } },
  'a cover over the field': covered('', 'refused'),
  'a cover that nobody sees': covered('opacity:0', 'refused'),
  'a page that shrank to nothing': { fill: 'refused', make: () => { document.body.style.cssText = 'width:0;height:0;overflow:hidden;visibility:hidden'; } },
  // Shadow roots.
  'the field in a closed root': {
    fill: 'filled',
    make: () => {
      const host = document.createElement('div');
      document.body.append(host);
      const root = host.attachShadow({ mode: 'closed' });
      root.append(document.getElementById('form'));
    },
  },
  'a twin in a closed root': { fill: 'refused', make: () => { const host = document.body.appendChild(document.createElement('section')); host.attachShadow({ mode: 'closed' }).append(document.getElementById('form').cloneNode(true)); } },
  'slots that show another order': {
    fill: 'filled',
    make: () => {
      const host = document.getElementById('place');
      const root = host.attachShadow({ mode: 'open', slotAssignment: 'manual' });
      const [one, two] = [document.createElement('slot'), document.createElement('slot')];
      root.append(one, two);
      two.assign(host.querySelector('input'));
    },
  },
  'elements that throw when they are touched': {
    fill: 'either',
    make: (field) => {
      customElements.define('x-throws', class extends HTMLElement {
        static observedAttributes = ['class', 'style', 'id'];
        connectedCallback() { throw new Error('connected'); }
        attributeChangedCallback() { throw new Error('changed'); }
        get value() { throw new Error('value'); }
      });
      document.body.insertAdjacentHTML('beforeend', '<x-throws role="combobox"></x-throws><x-throws role="button">b</x-throws>');
      field.addEventListener('input', () => { throw new Error('input'); });
    },
  },
  // A page that moves.
  'a storm of changes': { fill: 'either', make: () => { const box = document.body.appendChild(document.createElement('div')); setInterval(() => { for (let index = 0; index < 200; index += 1) { box.append(document.createElement('i')); } box.replaceChildren(); }, 1); } },
  'a field replaced as it is focused': { fill: 'refused', make: (field) => field.addEventListener('focus', () => field.replaceWith(Object.assign(document.createElement('input'), { id: 'other' }))) },
  'a field that swaps its label as it is focused': { fill: 'either', make: (field) => field.addEventListener('focus', () => { document.querySelector('label').textContent = 'Consumer Secret'; }) },
  'a field that takes its value back': { fill: 'refused', make: (field) => field.addEventListener('input', () => setTimeout(() => { field.value = 'taken back'; }, 20)) },
  'a dialog at the focus': { fill: 'refused', make: (field) => field.addEventListener('focus', () => { const dialog = document.body.appendChild(document.createElement('dialog')); dialog.textContent = 'Really?'; dialog.showModal(); }) },
  'a page that removes what we add': { fill: 'filled', removesRing: true, make: () => new MutationObserver((changes) => changes.flatMap(({ addedNodes }) => [...addedNodes]).forEach((node) => node.dataset?.guidepost && node.remove())).observe(document, { childList: true, subtree: true }) },
  'a page that copies the ring': { fill: 'filled', marksItself: true, make: () => new MutationObserver((changes, watcher) => { const ring = changes.flatMap(({ addedNodes }) => [...addedNodes]).find(({ dataset }) => dataset?.guidepost === 'ring'); if (ring) { watcher.disconnect(); document.body.append(ring.cloneNode(true)); } }).observe(document, { childList: true, subtree: true }) },
  'a false panel with a field of the same name': {
    fill: 'filled',
    marksItself: true,
    make: () => {
      const panel = document.createElement('div');
      panel.dataset.guidepost = 'launcher';
      panel.style.cssText = 'position:fixed;top:0;right:0;width:400px;height:100%;background:#fff';
      panel.attachShadow({ mode: 'closed' }).innerHTML = '<h2>Guidepost</h2><label for="false">API Name</label><input id="false"><button>Allow access to the session</button>';
      document.documentElement.append(panel);
    },
  },
  'a field within a false ring': { fill: 'filled', marksItself: true, make: () => { const ring = document.body.appendChild(document.createElement('div')); ring.dataset.guidepost = 'ring'; ring.append(document.getElementById('form')); } },
  // Words of command.
  'forged messages and events': {
    fill: 'filled',
    make: () => {
      const command = { do: 'fill', handle: 1, action: { kind: 'text', text: 'forged' } };
      for (const message of [command, { to: 'background', launcher: 'opened' }, { to: 'launcher', do: 'open' }]) {
        postMessage(message, '*');
        for (const name of ['guidepost', 'guidepostPage', 'message']) {
          dispatchEvent(new CustomEvent(name, { detail: message }));
          document.dispatchEvent(new MessageEvent(name, { data: message }));
        }
      }
    },
  },
  'a base and a refresh that never comes': { fill: 'filled', make: () => document.head.insertAdjacentHTML('beforeend', '<base href="https://nowhere.invalid/consumer/"><meta http-equiv="refresh" content="9999;url=/consumer/">') },
  'frames within frames of other origins': { fill: 'filled', make: () => { document.body.insertAdjacentHTML('beforeend', '<iframe sandbox srcdoc="<iframe sandbox src=\'data:text/html,x\'></iframe>"></iframe><iframe src="http://nowhere.invalid/"></iframe>'); } },
};
