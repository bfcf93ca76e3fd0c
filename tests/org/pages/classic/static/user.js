// Behaviour of the user form: the profiles follow the license, after a moment,
// and empty fields are proposed from others when those lose the focus.
const drawn = 400;

globalThis.licenseChanged = (license) => {
  const profiles = JSON.parse(license.dataset.profiles);
  const select = document.getElementById('Profile');
  select.disabled = true;
  setTimeout(() => {
    const offered = profiles.filter((profile) => profile.license === license.value);
    select.replaceChildren(new Option('--None--', ''), ...offered.map((profile) => new Option(profile.name, profile.id)));
    select.disabled = false;
  }, drawn);
};

const field = (id) => document.getElementById(id);

function propose(id, text) {
  if (!field(id).value && text) {
    field(id).value = text;
  }
}

field('Email').addEventListener('blur', () => {
  const email = field('Email').value.trim();
  propose('Username', email);
  propose('CommunityNickname', email.split('@')[0].slice(0, 40));
});

for (const id of ['name_firstName', 'name_lastName']) {
  field(id).addEventListener('blur', () => {
    const last = field('name_lastName').value.trim();
    propose('Alias', last && `${field('name_firstName').value.trim().slice(0, 1)}${last.slice(0, 4)}`.toLowerCase());
  });
}
