// The form of a new user and of an existing one. Ids are those that public
// automation code has relied on for many years: a user's license comes first,
// since its change draws the profiles anew; leaving the e-mail address proposes
// user name and nickname, leaving the names proposes the alias.
import { orgDefaults } from '../../scenarios/seed.mjs';
import { html, id18, redirect, word } from '../html.mjs';
import { classicPage, errorBlock, tokenField, within } from './layout.mjs';

const timeZones = {
  'America/Los_Angeles': '(GMT-08:00) Pacific Standard Time (America/Los_Angeles)',
  'America/New_York': '(GMT-05:00) Eastern Standard Time (America/New_York)',
  GMT: '(GMT+00:00) Greenwich Mean Time (GMT)',
  'Europe/London': '(GMT+00:00) Greenwich Mean Time (Europe/London)',
  'Europe/Berlin': '(GMT+01:00) Central European Standard Time (Europe/Berlin)',
  'Europe/Zurich': '(GMT+01:00) Central European Standard Time (Europe/Zurich)',
  'Europe/Madrid': '(GMT+01:00) Central European Standard Time (Europe/Madrid)',
  'Asia/Kolkata': '(GMT+05:30) India Standard Time (Asia/Kolkata)',
  'Asia/Tokyo': '(GMT+09:00) Japan Standard Time (Asia/Tokyo)',
};
const locales = { de_CH: 'German (Switzerland)', de_DE: 'German (Germany)', en_GB: 'English (United Kingdom)', en_US: 'English (United States)', es_ES: 'Spanish (Spain)', fr_CH: 'French (Switzerland)', ja_JP: 'Japanese (Japan)' };
const languages = { en_US: 'English', de: 'German', es: 'Spanish', fr: 'French', it: 'Italian', ja: 'Japanese' };
const encodings = { 'ISO-8859-1': 'General US & Western Europe (ISO-8859-1, ISO-LATIN-1)', 'UTF-8': 'Unicode (UTF-8)', 'Shift_JIS': 'Japanese (Shift-JIS)' };
const roles = { '000000000000000': word('<None Specified>'), '00E000000000001': 'CEO', '00E000000000002': 'Service Manager' };
// Their numbers change from org to org.
const features = ['Marketing User', 'Offline User', 'Knowledge User', 'Flow User', 'Service Cloud User', 'Site.com Contributor User', 'WDC User'];

/** Fields of the form that are fields of the user. */
const textFields = {
  name_firstName: { field: 'FirstName', label: 'First Name', length: 40 },
  name_lastName: { field: 'LastName', label: 'Last Name', length: 80, required: true },
  Alias: { field: 'Alias', label: 'Alias', length: 8, required: true },
  Email: { field: 'Email', label: 'Email', length: 80, required: true },
  Username: { field: 'Username', label: 'Username', length: 80, required: true },
  CommunityNickname: { field: 'CommunityNickname', label: 'Nickname', length: 40, required: true },
  Title: { field: 'Title', label: 'Title', length: 80 },
  CompanyName: { field: 'CompanyName', label: 'Company', length: 80 },
  Department: { field: 'Department', label: 'Department', length: 80 },
};
const localeFields = {
  TimeZoneSidKey: ['Time Zone', timeZones],
  LocaleSidKey: ['Locale', locales],
  LanguageLocaleKey: ['Language', languages],
  EmailEncodingKey: ['Email Encoding', encodings],
};

const short = (id) => (id ?? '').slice(0, 15);

// Names the value of each control of the form.
function valuesOf({ store, organization }, user) {
  const profile = user && store.get('Profile', user.ProfileId);
  return {
    ...Object.fromEntries(Object.entries(textFields).map(([id, { field }]) => [id, user?.[field] ?? ''])),
    role: '000000000000000',
    user_license_id: short(profile?.UserLicenseId),
    Profile: short(profile?.Id),
    active: user ? user.IsActive : true,
    TimeZoneSidKey: user?.TimeZoneSidKey ?? organization.TimeZoneSidKey,
    LocaleSidKey: user?.LocaleSidKey ?? organization.DefaultLocaleSidKey,
    LanguageLocaleKey: user?.LanguageLocaleKey ?? organization.LanguageLocaleKey,
    EmailEncodingKey: user?.EmailEncodingKey ?? orgDefaults.EmailEncodingKey,
    new_password: !user,
  };
}

function readValues(form) {
  const names = [...Object.keys(textFields), ...Object.keys(localeFields), 'role', 'user_license_id', 'Profile'];
  return {
    ...Object.fromEntries(names.map((name) => [name, (form.get(name) ?? '').trim()])),
    active: form.has('active'),
    new_password: form.has('new_password'),
  };
}

const requiredMark = html`<span class="requiredMark" aria-hidden="true">*</span>`;

function rowMaker(values, errors) {
  const row = (id, label, required, control) => html`<tr><td class="labelCol ${required ? 'requiredInputLabel' : ''}"><label for="${id}">${required ? requiredMark : ''}${word(label)}</label></td>
<td class="dataCol data2Col"><div class="${required ? 'requiredInput' : ''}">${control}</div>${errors[id] ? html`<div class="errorMsg"><strong>Error:</strong> ${word(errors[id])}</div>` : ''}</td></tr>`;
  return {
    text: (id) => row(id, textFields[id].label, textFields[id].required, html`<input type="text" id="${id}" name="${id}" maxlength="${String(textFields[id].length)}" value="${values[id]}" ${errors[id] ? html`class="error"` : ''}>`),
    select: (id, label, required, options, attributes = '') => row(id, label, required, html`<select id="${id}" name="${id}" ${attributes}>${options}</select>`),
    box: (id, label) => row(id, label, false, html`<input type="checkbox" id="${id}" name="${id}" value="1" ${values[id] ? html`checked` : ''}>`),
  };
}

const options = (entries, value) => Object.entries(entries).map(([key, text]) => html`<option value="${key}" ${key === value ? html`selected` : ''}>${text}</option>`);

function formPage(context, { user, values, errors, messages }) {
  const { store } = context;
  const licenses = Object.fromEntries(store.find('UserLicense').map(({ Id, Name }) => [short(Id), Name]));
  const profiles = store.find('Profile').sort((one, other) => one.Name.localeCompare(other.Name, 'en')).map(({ Id, Name, UserLicenseId }) => ({ id: short(Id), name: Name, license: short(UserLicenseId) }));
  const offered = Object.fromEntries(profiles.filter(({ license }) => license === values.user_license_id).map(({ id, name }) => [id, name]));
  const none = { '': word('--None--') };
  const { text, select, box } = rowMaker(values, errors);
  const cancel = user ? `/${short(user.Id)}?noredirect=1&isUserEntityOverride=1` : '/005';
  const buttons = html`<input type="submit" class="btn" name="save" value=" Save " title="Save"> <input type="submit" class="btn" name="save_new" value="Save &amp; New" title="Save &amp; New"> <input type="button" class="btn" name="cancel" value="Cancel" title="Cancel" data-opens="${cancel}">`;
  const buttonRow = (id) => html`<div class="pbButtons"><table><tbody><tr><td class="pbTitle">${id === 'topButtonRow' ? html`<h2 class="mainTitle">User Edit</h2>` : ''}</td><td class="pbButton" id="${id}">${buttons}</td></tr></tbody></table></div>`;
  const section = (title, rows) => html`<div class="pbSubheader"><h3>${word(title)}</h3></div><div class="pbSubsection"><table class="detailList"><tbody>${rows}</tbody></table></div>`;
  const general = html`${text('name_firstName')}${text('name_lastName')}${text('Alias')}${text('Email')}${text('Username')}${text('CommunityNickname')}${text('Title')}${text('CompanyName')}${text('Department')}
${select('role', 'Role', false, options(roles, values.role))}
${select('user_license_id', 'User License', true, options({ ...none, ...licenses }, values.user_license_id), html`onchange="licenseChanged(this)" data-profiles="${JSON.stringify(profiles)}"`)}
${select('Profile', 'Profile', true, options({ ...none, ...offered }, values.Profile))}
${box('active', 'Active')}
${features.map((label, index) => box(`UserPermissions_${index}`, label))}`;
  const locale = Object.entries(localeFields).map(([id, [label, entries]]) => select(id, label, false, options(entries, values[id])));
  const title = user ? `User Edit: ${user.Name}` : 'New User';
  return classicPage(context, {
    title,
    kind: 'User Edit',
    heading: user ? user.Name : word('New User'),
    scripts: ['user.js'],
    body: html`<form id="editPage" name="editPage" method="post" action="${within(context, user ? `/${short(user.Id)}/e` : '/005/e')}">${tokenField(context)}${errorBlock(messages)}
<div class="bPageBlock brandSecondaryBrd bEditBlock" id="ep"><div class="pbHeader">${buttonRow('topButtonRow')}</div>
<div class="pbBody">${section('General Information', general)}${section('Locale Settings', locale)}
<p class="passwordRow"><input type="checkbox" id="new_password" name="new_password" value="1" ${values.new_password ? html`checked` : ''}> <label for="new_password">Generate new password and notify user immediately</label></p></div>
<div class="pbBottomButtons">${buttonRow('bottomButtonRow')}</div></div></form>`,
  });
}

function missingValues(values) {
  const wanted = [...Object.keys(textFields).filter((id) => textFields[id].required), 'user_license_id', 'Profile'];
  return Object.fromEntries(wanted.filter((id) => !values[id]).map((id) => [id, 'You must enter a value']));
}

// Where the org's refusal belongs: at its field, or above the form.
function refusal(error) {
  const known = [...Object.entries(textFields).map(([id, { field }]) => [field, id]), ['ProfileId', 'Profile']];
  const at = known.find(([field]) => error.fields.includes(field))?.[1];
  return at ? { errors: { [at]: error.message }, messages: [] } : { errors: {}, messages: [error.message] };
}

function save(context, user, values) {
  const { store, actor, mailbox } = context;
  const row = {
    ...Object.fromEntries(Object.entries(textFields).map(([id, { field }]) => [field, values[id] || null])),
    ...Object.fromEntries(Object.keys(localeFields).map((id) => [id, values[id]])),
    ProfileId: id18(values.Profile),
    IsActive: values.active,
  };
  const id = user ? user.Id : store.insert('User', row, actor);
  if (user) {
    store.update('User', id, row, actor);
  }
  if (values.new_password) {
    mailbox.push({ to: values.Email, subject: 'Welcome to Salesforce', body: 'Set a password to finish your sign-up.' });
  }
  return id;
}

// `user` is null for a new one.
export function userForm(context, user) {
  const { request, store, form } = context;
  if (request.method !== 'POST') {
    return formPage(context, { user, values: valuesOf(context, user), errors: {}, messages: [] });
  }
  const values = readValues(form);
  const errors = missingValues(values);
  const profile = /^00e[A-Za-z0-9]{12}$/.test(values.Profile) ? store.get('Profile', id18(values.Profile)) : null;
  if (!errors.Profile && short(profile?.UserLicenseId) !== values.user_license_id) {
    errors.Profile = 'The profile does not belong to the user license';
  }
  if (Object.keys(errors).length) {
    return formPage(context, { user, values, errors, messages: [] });
  }
  return context.attempt(
    () => {
      const id = save(context, user, values);
      return redirect(within(context, form.has('save_new') ? '/005/e' : `/${short(id)}?noredirect=1&isUserEntityOverride=1`));
    },
    (error) => formPage(context, { user, values, ...refusal(error) }),
  );
}
