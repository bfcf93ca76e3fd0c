// Behaviour of the classic Setup pages. In the Lightning shell they run in a
// frame (isdtp=p1 in the address) and tell the shell where they are; opened
// directly they navigate by themselves.
const framingParameters = ['appLayout', 'tour', 'isdtp', 'sfdcIFrameOrigin', 'sfdcIFrameHost', 'nonce', 'ltn_app_id', 'clc'];
const isFramed = globalThis.parent !== globalThis;
// The shell may be on another host than its frames.
const shellOrigin = document.querySelector('meta[name="shell-origin"]').content;

function ownAddress() {
  const address = new URL(location.href);
  for (const name of framingParameters) {
    address.searchParams.delete(name);
  }
  return address.pathname + address.search;
}

// Opens a page of Setup: the shell does it, so that a fresh frame is made.
globalThis.srcUp = (encodedAddress) => {
  const address = decodeURIComponent(encodedAddress);
  if (isFramed) {
    globalThis.parent.postMessage({ type: 'navigate', address }, shellOrigin);
  } else {
    location.assign(address);
  }
};

// The list of profiles: its letters and pages, and the removal of a row.
globalThis.showProfiles = (letter, number) => {
  const address = new URL(location.href);
  address.searchParams.set('letter', letter);
  address.searchParams.set('page', number);
  location.assign(address.pathname + address.search);
};

globalThis.deleteProfile = (id) => {
  if (globalThis.confirm('Are you sure?')) {
    const form = document.getElementById('profileList');
    form.elements.namedItem('delete').value = id;
    form.submit();
  }
};

function showLicense(event) {
  document.getElementById(event.target.dataset.showsLicense).textContent = event.target.selectedOptions[0].dataset.license ?? '';
}

function fillEmptyList(select) {
  if (select.options.length === 0) {
    const placeholder = new Option('--None--', '');
    placeholder.disabled = true;
    select.add(placeholder);
  }
}

function moveSelected(from, to) {
  const moving = [...from.selectedOptions].filter((option) => !option.disabled);
  for (const option of [...to.options].filter((entry) => entry.disabled && moving.length > 0)) {
    option.remove();
  }
  for (const option of moving) {
    option.selected = false;
    to.add(option);
  }
  const sorted = [...to.options].sort((one, other) => one.text.localeCompare(other.text, 'en'));
  to.append(...sorted);
  fillEmptyList(from);
}

// The page's "Add" and "Remove" links name the component they belong to.
globalThis.moveOptions = (prefix, direction) => {
  const available = document.getElementById(`${prefix}:backingList_a`);
  const selected = document.getElementById(`${prefix}:backingList_s`);
  if (direction === 'add') {
    moveSelected(available, selected);
  } else {
    moveSelected(selected, available);
  }
};

// API names are proposed when the label loses the focus, and only into an empty
// field: each run of other characters becomes one underscore.
function proposeApiName(event) {
  const target = document.getElementById(event.target.dataset.proposes);
  if (target.value || !event.target.value) {
    return;
  }
  const name = event.target.value.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
  target.value = /^[0-9]/.test(name) ? `X${name}` : name;
}

function filterRows(event) {
  const wanted = event.target.value.trim().toLowerCase();
  for (const row of document.querySelectorAll(`[data-filtered-by="${event.target.id}"]`)) {
    row.hidden = !row.textContent.toLowerCase().includes(wanted);
  }
}

for (const label of document.querySelectorAll('[data-proposes]')) {
  label.addEventListener('blur', proposeApiName);
}
for (const select of document.querySelectorAll('[data-shows-license]')) {
  select.addEventListener('change', showLicense);
}
for (const box of document.querySelectorAll('[data-filters]')) {
  box.addEventListener('input', filterRows);
}
for (const select of document.querySelectorAll('.duelingListBox select')) {
  fillEmptyList(select);
}
for (const button of document.querySelectorAll('[data-opens]')) {
  button.addEventListener('click', () => globalThis.srcUp(encodeURIComponent(button.dataset.opens)));
}
for (const button of document.querySelectorAll('[data-loads]')) {
  button.addEventListener('click', () => location.assign(button.dataset.loads));
}
// An overlay goes at once; the org is told, so that it does not come back.
for (const button of document.querySelectorAll('[data-declines]')) {
  button.addEventListener('click', () => {
    const name = button.dataset.declines;
    document.getElementById(name).remove();
    document.getElementById(`${name}Background`).remove();
    const token = document.querySelector('input[name="_CONFIRMATIONTOKEN"]').value;
    fetch(location.pathname, { method: 'POST', body: new URLSearchParams({ _CONFIRMATIONTOKEN: token, [name]: '1' }) });
  });
}
for (const form of document.querySelectorAll('form')) {
  form.addEventListener('submit', (event) => {
    const question = event.submitter?.dataset.confirm;
    if (question && !globalThis.confirm(question)) {
      event.preventDefault();
      return;
    }
    // What a dueling list holds travels in a field of its own, since a browser
    // submits only the options that are highlighted.
    for (const list of form.querySelectorAll('.duelingListBox')) {
      const selected = list.querySelector('select[id$=":backingList_s"]');
      const values = [...selected.options].filter((option) => !option.disabled).map((option) => option.value);
      list.querySelector('input[type="hidden"]').value = JSON.stringify(values);
    }
  });
}

if (isFramed) {
  globalThis.parent.postMessage({ type: 'loaded', address: ownAddress(), title: document.title }, shellOrigin);
}
