// Profiles: the list, and the form that makes a clone or renames a profile. The
// address of the clone's form and the ids of its fields are not publicly known.
import { shadowOf, cloneProfile } from '../../rules/profiles.mjs';
import { html, id18, redirect, word } from '../html.mjs';
import { classicPage, errorBlock, generatedId, pageBlock, tokenField, within } from './layout.mjs';

const pageSize = 10;
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

export const profileAddress = ({ Id }) => `/${Id.slice(0, 15)}`;
export const cloneAddress = ({ Id }) => `/00e/e?clone=${Id.slice(0, 15)}`;
const licenseOf = (store, profile) => store.get('UserLicense', profile.UserLicenseId).Name;

export function mayManage(context) {
  return context.permissions.has('ManageProfilesPermissionsets');
}

function sortedProfiles(store) {
  return store.find('Profile').sort((one, other) => one.Name.localeCompare(other.Name, 'en'));
}

const newButton = (context) => (mayManage(context)
  ? html`<input type="button" class="btn" name="new" title="New Profile" value="New Profile" data-opens="/00e/e">`
  : '');

function rowActions(context, profile) {
  if (!mayManage(context)) {
    return '';
  }
  const link = (address, text) => html`<a class="actionLink" href="javascript:srcUp('${encodeURIComponent(address)}')" title="${word(text)} - ${profile.Name}">${word(text)}</a>`;
  const parts = [link(`${profileAddress(profile)}/e`, 'Edit')];
  if (shadowOf(context.store, profile.Id).IsCustom) {
    parts.push(' | ', html`<a class="actionLink" href="javascript:deleteProfile('${profile.Id.slice(0, 15)}')" title="Del - ${profile.Name}">Del</a>`);
  }
  return [...parts, ' | ', link(cloneAddress(profile), 'Clone')];
}

// The enhanced list: a grid in pages, with the letters of the alphabet above it.
function enhancedList(context) {
  const { store, request } = context;
  const letter = request.url.searchParams.get('letter') ?? '';
  const wanted = sortedProfiles(store).filter(({ Name }) => Name.toUpperCase().startsWith(letter));
  const last = Math.max(1, Math.ceil(wanted.length / pageSize));
  const number = Math.min(last, Math.max(1, Number(request.url.searchParams.get('page')) || 1));
  const shown = wanted.slice((number - 1) * pageSize, number * pageSize);
  const rows = shown.map((profile) => html`<div class="x-grid3-row"><table class="x-grid3-row-table"><tbody><tr>
<td style="width: 20%"><div class="x-grid3-cell-inner x-grid3-col-ACTION_COLUMN">${rowActions(context, profile)}</div></td>
<td style="width: 45%"><div class="x-grid3-cell-inner x-grid3-col-ProfileName" id="${profile.Id.slice(0, 15)}_ProfileName"><a href="javascript:srcUp('${encodeURIComponent(profileAddress(profile))}')"><span>${profile.Name}</span></a></div></td>
<td style="width: 20%"><div class="x-grid3-cell-inner">${licenseOf(store, profile)}</div></td>
<td><div class="x-grid3-cell-inner"><img class="checkImg" src="/_ui/classic/${shadowOf(store, profile.Id).IsCustom ? 'checkbox_checked' : 'checkbox_unchecked'}.svg" alt="${word(shadowOf(store, profile.Id).IsCustom ? 'Checked' : 'Not Checked')}"></div></td></tr></tbody></table></div>`);
  const go = (text, page, current = letter) => html`<a class="listItem" href="javascript:showProfiles('${current}', ${String(page)})"><span class="listItemPad">${word(text)}</span></a>`;
  const pager = html`<div class="paginator">${number > 1 ? go('Previous', number - 1) : html`<span class="noRows">Previous</span>`} ${word('Page {0} of {1}', number, last)} ${
    number < last ? go('Next', number + 1) : html`<span class="noRows">Next</span>`}</div>`;
  return html`<div class="listViewport setupBlock">
<div class="listButtons">${newButton(context)}</div>
<div class="rolodex">${letters.map((entry) => go(entry, 1, entry))}${go('All', 1, '')}</div>
<div class="x-grid3">
<div class="x-grid3-header"><table class="x-grid3-hd-table"><tbody><tr class="x-grid3-hd"><td style="width: 20%">Action</td><td style="width: 45%">Profile Name</td><td style="width: 20%">User License</td><td>Custom</td></tr></tbody></table></div>
<div class="x-grid3-body">${rows.length ? rows : html`<p class="noRows">No records to display.</p>`}</div>
</div>${pager}</div>`;
}

// The basic list of the original interface: a plain table.
function basicList(context) {
  const { store } = context;
  const rows = sortedProfiles(store).map((profile) => html`<tr class="dataRow"><td class="actionColumn">${rowActions(context, profile)}</td>
<th scope="row"><a href="${within(context, profileAddress(profile))}">${profile.Name}</a></th><td>${licenseOf(store, profile)}</td></tr>`);
  return pageBlock({
    title: 'Profiles',
    buttons: () => newButton(context),
    body: html`<table class="list"><thead><tr class="headerRow"><th scope="col">Action</th><th scope="col">Profile Name</th><th scope="col">User License</th></tr></thead><tbody>${rows}</tbody></table>`,
  });
}

export function profileList(context) {
  const { request, store, form, actor } = context;
  const original = context.profileEditor === 'original';
  const show = (messages) => classicPage(context, {
    title: original ? 'User Profiles' : 'Profiles',
    kind: '',
    heading: word('Profiles'),
    body: html`${errorBlock(messages)}<form id="profileList" method="post" action="${within(context, '/00e')}">${tokenField(context)}<input type="hidden" name="delete"></form>${original ? basicList(context) : enhancedList(context)}`,
  });
  if (request.method !== 'POST') {
    return show([]);
  }
  return context.attempt(
    () => {
      store.remove('Profile', id18(form.get('delete') ?? ''), actor);
      return redirect(within(context, '/00e'));
    },
    (error) => show([error.message]),
  );
}

const prefix = `j_id0:theForm:thePageBlock:${generatedId}p`;
const nameId = `${prefix}:1:${generatedId}i`;
const sourceId = `${prefix}:0:${generatedId}s`;
const descriptionId = `${prefix}:2:${generatedId}d`;

// Where a refusal belongs: at the name, or above the form.
export const refusal = ({ message, fields }) => (fields.includes('Name') ? { error: message } : { messages: [message] });

// One form with the rows given: `rows` are markup, the profile's name comes last.
function nameForm(context, { title, heading, action, cancel, rows, name, error, messages = [], after = '' }) {
  const buttons = () => html`<input type="submit" class="btn" name="save" value="Save" title="Save">
<input type="button" class="btn" name="cancel" value="Cancel" title="Cancel" data-opens="${cancel}">`;
  const mark = html`<span class="requiredMark" aria-hidden="true">*</span>`;
  const body = html`<table class="detailList"><tbody>${rows}
<tr><td class="labelCol requiredInputLabel"><label for="${nameId}">${mark}Profile Name</label></td>
<td class="data2Col"><div class="requiredInput"><input type="text" id="${nameId}" name="${nameId}" maxlength="255" ${error ? html`class="error"` : ''} value="${name}"></div>${
  error ? html`<div class="errorMsg"><strong>Error:</strong> ${word(error)}</div>` : ''}</td></tr>${after}</tbody></table>`;
  return classicPage(context, {
    title,
    kind: 'Profile',
    heading: word(heading),
    body: html`<form id="j_id0:theForm" name="j_id0:theForm" method="post" action="${within(context, action)}">${tokenField(context)}${errorBlock(messages)}${pageBlock({ title: heading, buttons, body })}</form>`,
  });
}

// The form of New Profile, where the existing profile is chosen, and of Clone, where it is given.
export function cloneForm(context) {
  const { request, store, actor, form } = context;
  const given = request.url.searchParams.get('clone');
  const source = /^00e[A-Za-z0-9]{12}(?:[A-Z0-5]{3})?$/.test(given ?? '') ? store.get('Profile', id18(given)) : null;
  if (given && !source) {
    return null;
  }
  const show = (chosen, name, problem = {}) => {
    const options = sortedProfiles(store).map((profile) => html`<option value="${profile.Id.slice(0, 15)}" data-license="${licenseOf(store, profile)}" ${profile.Id === chosen?.Id ? html`selected` : ''}>${profile.Name}</option>`);
    const existing = source
      ? html`<tr><td class="labelCol">Existing Profile</td><td class="data2Col">${source.Name}</td></tr>`
      : html`<tr><td class="labelCol"><label for="${sourceId}">Existing Profile</label></td><td class="data2Col"><select id="${sourceId}" name="${sourceId}" data-shows-license="profileLicense"><option value="">--None--</option>${options}</select></td></tr>`;
    const rows = html`${existing}<tr><td class="labelCol">User License</td><td class="data2Col" id="profileLicense">${chosen ? licenseOf(store, chosen) : ''}</td></tr>`;
    return nameForm(context, {
      title: 'Clone Profile',
      heading: 'Clone Profile',
      action: source ? cloneAddress(source) : '/00e/e',
      cancel: source ? profileAddress(source) : '/00e',
      rows,
      name,
      ...problem,
    });
  };
  if (request.method !== 'POST') {
    return show(source, '');
  }
  const picked = form.get(sourceId) ?? '';
  const chosen = source ?? (picked ? store.get('Profile', id18(picked)) : null);
  const name = (form.get(nameId) ?? '').trim();
  if (!chosen || !name) {
    return show(chosen, name, chosen ? { error: 'You must enter a value' } : { messages: ['You must select an existing profile to clone from'] });
  }
  return context.attempt(
    () => redirect(within(context, profileAddress({ Id: cloneProfile(store, chosen.Id, name, actor) }))),
    (error) => show(chosen, name, refusal(error)),
  );
}

// Name and description of a profile (the enhanced interface's Edit Properties).
export function editProperties(context, profile) {
  const { request, store, actor, form } = context;
  const show = (name, description, problem = {}) => nameForm(context, {
    title: `Profile: ${profile.Name}`,
    heading: 'Edit Profile Properties',
    action: `${profileAddress(profile)}/e`,
    cancel: profileAddress(profile),
    rows: '',
    name,
    ...problem,
    after: html`<tr><td class="labelCol"><label for="${descriptionId}">Description</label></td><td class="data2Col"><textarea id="${descriptionId}" name="${descriptionId}" maxlength="255" rows="3">${description}</textarea></td></tr>`,
  });
  if (request.method !== 'POST') {
    return show(profile.Name, profile.Description ?? '');
  }
  const name = (form.get(nameId) ?? '').trim();
  const description = (form.get(descriptionId) ?? '').trim();
  if (!name) {
    return show(name, description, { error: 'You must enter a value' });
  }
  return context.attempt(
    () => {
      store.update('Profile', profile.Id, { Name: name, Description: description || null }, actor);
      return redirect(within(context, profileAddress(profile)));
    },
    (error) => show(name, description, refusal(error)),
  );
}

export function removeProfile(context, profile, refused) {
  return context.attempt(
    () => {
      context.store.remove('Profile', profile.Id, context.actor);
      return redirect(within(context, '/00e'));
    },
    refused,
  );
}
