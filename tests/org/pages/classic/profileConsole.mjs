// A profile's page: in the enhanced interface the console that permission sets
// have too, in the original one a single long page with one form behind Edit.
import { forcedPermissions, shadowOf } from '../../rules/profiles.mjs';
import { html, redirect, word } from '../html.mjs';
import { className, classGrants, commonSections, consolePage, detailId, overviewPage, permissionsOf } from './console.mjs';
import { checkImage, classicPage, detailRows, errorBlock, generatedId, pageBlock, tokenField, within } from './layout.mjs';
import { objectSettings } from './objectSettings.mjs';
import { cloneAddress, editProperties, mayManage, profileAddress, refusal, removeProfile } from './profiles.mjs';

function subjectOf({ store, actor }, profile) {
  return {
    kind: 'Profile',
    name: profile.Name,
    address: profileAddress(profile),
    row: shadowOf(store, profile.Id),
    forced: new Set(forcedPermissions(store, profile.UserLicenseId)),
    write: (changes) => store.update('Profile', profile.Id, changes, actor),
  };
}

function profileDetails({ store }, profile, subject) {
  const person = (id) => store.get('User', id)?.Name ?? '';
  return detailRows([
    ['Name', profile.Name],
    ['User License', store.get('UserLicense', profile.UserLicenseId).Name],
    ['Custom Profile', checkImage(subject.row.IsCustom)],
    ['Description', profile.Description],
    ['Created By', person(profile.CreatedById)],
    ['Modified By', person(profile.LastModifiedById)],
  ]);
}

const sections = { ...commonSections, ObjectsAndTabs: objectSettings };

// Covers the page of an admin who has not been welcomed to this interface yet.
function welcome(context) {
  if (context.profileWelcome === 'seen' || context.welcomed.has(context.user.Id)) {
    return '';
  }
  return html`<div class="overlayBackground" id="profileWelcomeBackground"></div>
<div class="overlayDialog" id="profileWelcome" role="dialog" aria-modal="true" aria-labelledby="profileWelcomeTitle"><h2 id="profileWelcomeTitle">Welcome to the Enhanced Profile User Interface</h2>
<p>All settings of a profile are reached from its overview page.</p><div class="buttons"><input type="button" class="btn" value="No Thanks" title="No Thanks" data-declines="profileWelcome"></div></div>`;
}

function overview(context, profile, subject) {
  const remove = html`<input type="submit" class="btn" name="delete" value="Delete" title="Delete" data-confirm="Are you sure?">`;
  // Visualforce names its buttons by their generated ids.
  const buttons = () => (mayManage(context)
    ? html`<input type="button" class="btn" id="${detailId}:button_clone" name="${detailId}:button_clone" value="Clone" title="Clone" data-opens="${cloneAddress(profile)}">
${subject.row.IsCustom ? remove : ''}
<input type="button" class="btn" id="${detailId}:button_edit_properties" name="${detailId}:button_edit_properties" value="Edit Properties" title="Edit Properties" data-loads="${within(context, `${subject.address}/e`)}">`
    : '');
  return overviewPage(context, subject, {
    buttons,
    details: html`${profileDetails(context, profile, subject)}${welcome(context)}`,
    groups: [
      ['Apps', [
        ['ObjectsAndTabs', 'Object Settings', 'Permissions to access objects and fields, and settings such as tab availability'],
        ['ApexClassAccess', 'Apex Class Access', 'Permissions to execute Apex classes'],
      ]],
      ['System', [['SystemPermissions', 'System Permissions', 'Permissions to perform actions that apply across apps, such as "Modify All Data"']]],
    ],
  });
}

function enhanced(context, profile, mode, sectionName) {
  const subject = subjectOf(context, profile);
  if (sectionName) {
    return Object.hasOwn(sections, sectionName) ? sections[sectionName][mode](context, subject) : null;
  }
  if (mode === 'edit') {
    return editProperties(context, profile);
  }
  if (context.request.method === 'POST' && context.form.has('profileWelcome')) {
    context.welcomed.add(context.user.Id);
    return redirect(within(context, subject.address));
  }
  if (context.request.method === 'POST' && context.form.has('delete')) {
    return removeProfile(context, profile, (error) => consolePage(context, subject, { heading: '', body: errorBlock([error.message]) }));
  }
  return overview(context, profile, subject);
}

// The names that this interface gives its boxes are not publicly known; none tells the permission.
const boxName = (index) => `p${generatedId.slice(4)}${String(index).padStart(3, '0')}`;

function permissionColumns(cells) {
  const half = Math.ceil(cells.length / 2);
  const rows = cells.slice(0, half).map((cell, index) => html`<tr>${cell}${cells[half + index] ?? ''}</tr>`);
  return html`<table class="detailList"><tbody>${rows}</tbody></table>`;
}

function originalView(context, profile) {
  const { store } = context;
  const subject = subjectOf(context, profile);
  const show = (messages) => {
    const button = (name, value, address) => html`<input type="button" class="btn" name="${name}" value="${word(value)}" title="${word(value)}" data-opens="${address}">`;
    const buttons = () => (mayManage(context)
      ? html`${button('edit', 'Edit', `${subject.address}/e`)} ${button('clone', 'Clone', cloneAddress(profile))}
${subject.row.IsCustom ? html`<input type="submit" class="btn" name="delete" value="Delete" title="Delete" data-confirm="Are you sure?">` : ''}`
      : '');
    const cells = permissionsOf(store).map(({ name, label }) => html`<td class="labelCol">${word(label)}</td><td class="dataCol">${checkImage(subject.row[`Permissions${name}`])}</td>`);
    const names = classGrants(store, subject.row).map((grant) => className(store.get('ApexClass', grant.SetupEntityId))).sort();
    const objects = store.find('ObjectPermissions', { ParentId: subject.row.Id });
    const access = [['Read', 'Read'], ['Create', 'Create'], ['Edit', 'Edit'], ['Delete', 'Delete'], ['ViewAllRecords', 'View All'], ['ModifyAllRecords', 'Modify All']];
    const objectTable = html`<table class="list"><thead><tr class="headerRow"><th scope="col">Object</th>${access.map(([, label]) => html`<th scope="col">${word(label)}</th>`)}</tr></thead><tbody>${
      objects.map((row) => html`<tr class="dataRow"><th scope="row">${row.SobjectType}</th>${access.map(([right]) => html`<td>${checkImage(row[`Permissions${right}`])}</td>`)}</tr>`)}</tbody></table>`;
    return classicPage(context, {
      title: `Profile: ${profile.Name}`,
      kind: 'Profile',
      heading: profile.Name,
      body: html`${errorBlock(messages)}<form id="editPage" method="post" action="${within(context, subject.address)}">${tokenField(context)}
${pageBlock({ title: 'Profile Detail', buttons, body: profileDetails(context, profile, subject) })}</form>
${pageBlock({ title: 'Administrative Permissions', body: permissionColumns(cells) })}
${pageBlock({ title: 'Standard Object Permissions', body: objectTable })}
${pageBlock({ title: 'Enabled Apex Class Access', body: html`<ul>${names.length ? names.map((name) => html`<li>${name}</li>`) : html`<li class="noRows">No Apex classes enabled</li>`}</ul>` })}`,
    });
  };
  if (context.request.method === 'POST' && context.form.has('delete')) {
    return removeProfile(context, profile, (error) => show([error.message]));
  }
  return show([]);
}

function originalEdit(context, profile) {
  const { request, store, actor, form } = context;
  const subject = subjectOf(context, profile);
  const permissions = permissionsOf(store);
  const show = (values, name, description, { error, messages = [] }) => {
    const buttons = () => html`<input type="submit" class="btn" name="save" value="Save" title="Save"> <input type="button" class="btn" name="cancel" value="Cancel" title="Cancel" data-opens="${subject.address}">`;
    const cells = permissions.map((permission, index) => html`<td class="labelCol"><label for="${boxName(index)}">${word(permission.label)}</label></td>
<td class="dataCol"><input type="checkbox" id="${boxName(index)}" name="${boxName(index)}" value="1" ${values[`Permissions${permission.name}`] ? html`checked` : ''} ${subject.forced.has(permission.name) ? html`disabled` : ''}></td>`);
    const details = html`<table class="detailList"><tbody><tr><td class="labelCol"><label for="ProfileName">Name</label></td><td class="data2Col">${
      subject.row.IsCustom ? html`<input type="text" id="ProfileName" name="ProfileName" maxlength="255" value="${name}" ${error ? html`class="error"` : ''}>${error ? html`<div class="errorMsg"><strong>Error:</strong> ${word(error)}</div>` : ''}` : html`<span id="ProfileName">${profile.Name}</span>`}</td></tr>
<tr><td class="labelCol">User License</td><td class="data2Col">${store.get('UserLicense', profile.UserLicenseId).Name}</td></tr>
<tr><td class="labelCol"><label for="Description">Description</label></td><td class="data2Col"><textarea id="Description" name="Description" maxlength="255" rows="3">${description}</textarea></td></tr></tbody></table>`;
    return classicPage(context, {
      title: `Profile Edit: ${profile.Name}`,
      kind: 'Profile Edit',
      heading: profile.Name,
      body: html`<form id="editPage" method="post" action="${within(context, `${subject.address}/e`)}">${tokenField(context)}${errorBlock(messages)}
${pageBlock({ title: 'Profile Edit', buttons, bottom: true, body: html`${details}<h3>Administrative Permissions</h3>${permissionColumns(cells)}` })}</form>`,
    });
  };
  if (request.method !== 'POST') {
    return show(subject.row, profile.Name, profile.Description ?? '', {});
  }
  const values = Object.fromEntries(permissions.map(({ name }, index) => [`Permissions${name}`, subject.forced.has(name) || form.has(boxName(index))]));
  const name = subject.row.IsCustom ? (form.get('ProfileName') ?? '').trim() : profile.Name;
  const description = (form.get('Description') ?? '').trim();
  if (!name) {
    return show(values, name, description, { error: 'You must enter a value' });
  }
  return context.attempt(
    () => {
      store.update('Profile', profile.Id, { ...values, Name: name, Description: description || null }, actor);
      return redirect(within(context, subject.address));
    },
    (error) => show(values, name, description, refusal(error)),
  );
}

// `mode` is 'view' or 'edit', `sectionName` the value of the s parameter, which the original interface ignores.
export function profilePage(context, profile, mode, sectionName) {
  if (context.profileEditor === 'original') {
    return mode === 'edit' ? originalEdit(context, profile) : originalView(context, profile);
  }
  return enhanced(context, profile, mode, sectionName);
}
