// Pages that hold so much that a look at them could keep a tab from working, as data: what
// may be long, in every place that a page has for it, and what may be many. `make` runs in
// the page's own world, in an element of its own behind the form.

// What a text may be that a pattern has trouble with, or a machine.
const texts = {
  'a hundred thousand colons': () => `a${':'.repeat(100_000)}b`,
  'a hundred thousand colons and spaces': () => `a${' :'.repeat(50_000)}b`,
  'a hundred thousand stars': () => `a${'*'.repeat(100_000)}b`,
  'two hundred thousand letters': () => 'word '.repeat(40_000),
};

// All places for a text, at once.
function everywhere(room, text) {
  const at = (name, attributes, inner = null) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      element.setAttribute(key, value);
    }
    element.append(...(inner === null ? [] : [inner]));
    // What is laid out takes the browser itself its time; a name is read all the same.
    element.style.cssText = 'max-width:9em;max-height:2em;overflow:hidden;white-space:nowrap;contain:strict;display:block';
    room.append(element);
    return element;
  };
  for (const name of ['aria-label', 'title', 'placeholder', 'name', 'id', 'autocomplete', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'value', 'data-value', 'class', 'role']) {
    at('input', { [name]: text, 'aria-invalid': 'true' });
    at('button', { [name]: text });
    at('div', { role: 'group', [name]: text }).append(document.createElement('input'));
  }
  at('input', { type: 'button', value: text });
  at('textarea', { 'aria-label': 'Description' }).textContent = text;
  at('button', {}, Object.assign(new Image(), { alt: text }));
  at('fieldset', {}, Object.assign(document.createElement('legend'), { textContent: text }));
  at('select', { 'aria-label': 'License' }).append(new Option(text, text));
  for (const [name, attributes] of [['label', { for: 'elsewhere' }], ['h2', {}], ['b', {}], ['div', { class: 'toastMessage' }], ['div', { class: 'pbError' }], ['div', { role: 'tab' }]]) {
    at(name, attributes, text);
  }
  document.title = text;
  document.documentElement.lang = text;
}

const html = (markup, times) => ({ values: [markup, times], make: (room, [part, many]) => { room.innerHTML = part.repeat(many); } });

export const floods = {
  ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [`${name} in every place`, { values: text(), make: everywhere }])),
  'groups that one element of two thousand names': {
    make: (room) => { room.innerHTML = `<div id=big>${'<b>x</b>'.repeat(2000)}</div>${'<div role=group aria-labelledby=big><input aria-labelledby=big aria-describedby=big aria-invalid=true></div>'.repeat(150)}`; },
  },
  'names of twenty elements of two thousand each': {
    make: (room) => {
      const ids = Array.from({ length: 20 }, (_, at) => `big${at}`);
      room.innerHTML = ids.map((id) => `<div id=${id}>${'<b></b>'.repeat(1990)}</div>`).join('') + `<input aria-labelledby="${ids.join(' ')}">`.repeat(150);
    },
  },
  'values of five megabytes': {
    make: (room) => {
      room.style.display = 'none';
      for (let many = 0; many < 20; many += 1) {
        const input = room.appendChild(document.createElement('input'));
        input.setAttribute('aria-label', 'API Name');
        input.setAttribute('value', 'v'.repeat(5_000_000));
      }
    },
  },
  'five thousand headings over five thousand fields': html('<h2>word</h2><input>', 5000),
  'a row of three thousand fields': { make: (room) => { room.innerHTML = `<table><tr>${'<td>a</td><td><input></td>'.repeat(3000)}</tr></table>`; } },
  'frames that are full': {
    make: (room) => {
      const page = "<div id=big></div><script>big.innerHTML='<b></b>'.repeat(1990);document.body.insertAdjacentHTML('beforeend','<p><input aria-labelledby=big></p>'.repeat(2000)+'<div role=group><i></i></div>'.repeat(5000))</script>";
      room.innerHTML = `<iframe srcdoc="${page}"></iframe>`.repeat(6);
      return Promise.all([...room.children].map((frame) => new Promise((resolve) => { frame.onload = resolve; })));
    },
  },
};

// Labels that begin as the field's own does and of which more follows than is read.
export const cutLabels = ['API Name<b></b>', 'API Name: '].map((start, at) => `${start}${(at === 0 ? '<b></b>' : ' : ').repeat(3000)} of somebody else`);
