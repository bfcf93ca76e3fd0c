// The pages that assign permission sets, permission set groups and permission
// set licenses to a user.
import { html, redirect } from '../html.mjs';
import { classicPage, duelingList, errorBlock, pageBlock, readDuelingList, tokenField, within } from './layout.mjs';
import { ownPermissionSets } from './permissionSets.mjs';

const assignPrefix = 'thePage:theForm:thePageBlock:permSetAssignSection:pages:duelingListBox';

// Without these parameters Salesforce leaves Setup for the user's record page.
export const userAddress = (id) => `/${id.slice(0, 15)}?noredirect=1&isUserEntityOverride=1`;
export const assignAddress = (id) => `/udd/PermissionSet/assignPermissionSet.apexp?userId=${id.slice(0, 15)}`;
export const groupAddress = (id) => `/udd/PermissionSetGroup/assignPermissionSet.apexp?userId=${id.slice(0, 15)}&isPermsetGroup=1`;
export const licenseAddress = (id) => `/udd/Licensing/assignPermissionSetLicense.apexp?userId=${id.slice(0, 15)}`;

export function assignedSets(store, userId) {
  return store.find('PermissionSetAssignment', { AssigneeId: userId })
    .map((row) => ({ ...row, permissionSet: store.get('PermissionSet', row.PermissionSetId) }))
    .filter((row) => !row.permissionSet.IsOwnedByProfile && !row.PermissionSetGroupId);
}

export function assignedGroups(store, userId) {
  return store.find('PermissionSetAssignment', { AssigneeId: userId }).filter((row) => row.PermissionSetGroupId);
}

// The permission set of the group's own, through which it grants.
function sumOf(store, group) {
  return store.find('PermissionSet', { Name: group.DeveloperName, Type: 'Group' })[0];
}

function assignmentPage(context, user, { title, block, action, fields, messages }) {
  const buttons = (place) => html`<input type="submit" class="btn" id="thePage:theForm:thePageBlock:${block}:${place}:save" name="thePage:theForm:thePageBlock:${block}:${place}:save" value="Save">
<input type="button" class="btn" value="Cancel" data-opens="${userAddress(user.Id)}">`;
  return classicPage(context, {
    title: `${title}: ${user.Name}`,
    kind: title,
    heading: user.Name,
    body: html`<form id="thePage:theForm" name="thePage:theForm" method="post" action="${within(context, action)}">${tokenField(context)}${errorBlock(messages)}${pageBlock({ title, buttons, body: fields, bottom: true })}</form>`,
  });
}

// A page with one dueling list. `kinds` says what is assigned: its `items`
// ({id, label}), the `current` assignments with the item that each is for, and
// the row of a new one.
function duelingAssignment(context, user, { title, action, available, selected, items, current, rowFor }) {
  const { request, store, actor } = context;
  const show = (messages) => {
    const held = new Set(current.map(({ item }) => item));
    const options = items.map(({ id, label }) => ({ value: id, text: label, selected: held.has(id) }));
    const fields = duelingList(context, { prefix: assignPrefix, availableLabel: available, selectedLabel: selected, items: options });
    return assignmentPage(context, user, { title, block: 'buttons', action, fields, messages });
  };
  if (request.method !== 'POST') {
    return show([]);
  }
  const wanted = readDuelingList(context.form, assignPrefix);
  if (!wanted || wanted.some((id) => !items.some((item) => item.id === id))) {
    return show(['The list was not sent as it was shown. Try again.']);
  }
  return context.attempt(
    () => {
      store.transaction(() => {
        for (const { id } of current.filter(({ item }) => !wanted.includes(item))) {
          store.remove('PermissionSetAssignment', id, actor);
        }
        const held = new Set(current.map(({ item }) => item));
        for (const id of wanted.filter((entry) => !held.has(entry))) {
          store.insert('PermissionSetAssignment', { AssigneeId: user.Id, ...rowFor(id) }, actor);
        }
      });
      return redirect(within(context, userAddress(user.Id)));
    },
    (error) => show([error.message]),
  );
}

export function assignPermissionSets(context, user) {
  const { store } = context;
  return duelingAssignment(context, user, {
    title: 'Permission Set Assignments',
    action: assignAddress(user.Id),
    available: 'Available Permission Sets',
    selected: 'Enabled Permission Sets',
    items: ownPermissionSets(store).map(({ Id, Label }) => ({ id: Id, label: Label })),
    current: assignedSets(store, user.Id).map(({ Id, PermissionSetId }) => ({ id: Id, item: PermissionSetId })),
    rowFor: (id) => ({ PermissionSetId: id }),
  });
}

export function assignGroups(context, user) {
  const { store } = context;
  return duelingAssignment(context, user, {
    title: 'Permission Set Group Assignments',
    action: groupAddress(user.Id),
    available: 'Available Permission Set Groups',
    selected: 'Enabled Permission Set Groups',
    items: store.find('PermissionSetGroup').map(({ Id, MasterLabel }) => ({ id: Id, label: MasterLabel })),
    current: assignedGroups(store, user.Id).map(({ Id, PermissionSetGroupId }) => ({ id: Id, item: PermissionSetGroupId })),
    rowFor: (id) => ({ PermissionSetGroupId: id, PermissionSetId: sumOf(store, store.get('PermissionSetGroup', id)).Id }),
  });
}

export function assignLicenses(context, user) {
  const { request, store, actor } = context;
  const licenses = store.find('PermissionSetLicense').sort((one, other) => one.MasterLabel.localeCompare(other.MasterLabel, 'en'));
  const current = store.find('PermissionSetLicenseAssign', { AssigneeId: user.Id });
  const boxName = (index) => `thePage:theForm:thePageBlock:licenses:${index}:enabled`;
  const show = (messages) => {
    const held = new Set(current.map((row) => row.PermissionSetLicenseId));
    const rows = licenses.map((license, index) => html`<tr class="dataRow"><td><label for="${boxName(index)}">${license.MasterLabel}</label></td>
<td><input type="checkbox" id="${boxName(index)}" name="${boxName(index)}" ${held.has(license.Id) ? html`checked` : ''}></td><td>${license.TotalLicenses - license.UsedLicenses}</td></tr>`);
    const fields = html`<table class="list"><thead><tr class="headerRow"><th scope="col">Permission Set License</th><th scope="col">Enabled</th><th scope="col">Remaining</th></tr></thead><tbody>${rows}</tbody></table>`;
    return assignmentPage(context, user, { title: 'Permission Set License Assignments', block: 'licenseButtons', action: licenseAddress(user.Id), fields, messages });
  };
  if (request.method !== 'POST') {
    return show([]);
  }
  const wanted = new Set(licenses.filter((license, index) => context.form.has(boxName(index))).map((license) => license.Id));
  return context.attempt(
    () => {
      store.transaction(() => {
        for (const row of current.filter((entry) => !wanted.has(entry.PermissionSetLicenseId))) {
          store.remove('PermissionSetLicenseAssign', row.Id, actor);
        }
        const held = new Set(current.map((row) => row.PermissionSetLicenseId));
        for (const id of [...wanted].filter((entry) => !held.has(entry))) {
          store.insert('PermissionSetLicenseAssign', { AssigneeId: user.Id, PermissionSetLicenseId: id }, actor);
        }
      });
      return redirect(within(context, userAddress(user.Id)));
    },
    (error) => show([error.message]),
  );
}
