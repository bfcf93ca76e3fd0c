// Users: the list, and a user's page with its related lists.
import { html, redirect, word } from '../html.mjs';
import { assignAddress, assignedGroups, assignedSets, groupAddress, licenseAddress, userAddress } from './assignments.mjs';
import { checkImage, classicPage, detailRows, pageBlock, tokenField, within } from './layout.mjs';

export function userList(context) {
  const { store } = context;
  const users = store.find('User').sort((one, other) => one.Name.localeCompare(other.Name, 'en'));
  const edits = context.permissions.has('ManageUsers') || context.permissions.has('ManageInternalUsers');
  const editLink = (user) => (edits ? html`<a class="actionLink" href="javascript:srcUp('%2F${user.Id.slice(0, 15)}%2Fe')" title="Edit - ${user.Name}">Edit</a>` : '');
  const rows = users.map((user) => html`<tr class="dataRow"><td class="actionColumn">${editLink(user)}</td>
<th scope="row"><a href="javascript:srcUp('${encodeURIComponent(userAddress(user.Id))}')">${[user.LastName, user.FirstName].filter(Boolean).join(', ')}</a></th>
<td>${user.Alias}</td><td>${user.Username}</td><td>${checkImage(user.IsActive)}</td><td>${store.get('Profile', user.ProfileId)?.Name}</td></tr>`);
  const table = html`<table class="list"><thead><tr class="headerRow"><th scope="col">Action</th><th scope="col">Full Name</th><th scope="col">Alias</th><th scope="col">Username</th><th scope="col">Active</th><th scope="col">Profile</th></tr></thead><tbody>${rows}</tbody></table>`;
  return classicPage(context, {
    title: 'All Users',
    kind: '',
    heading: word('All Users'),
    body: html`<p class="intro">On this page you can view users and their permission sets.</p>${pageBlock({
      title: 'All Users',
      buttons: () => (edits ? html`<input type="button" class="btn" name="new" value="New User" title="New User" data-opens="/005/e">` : ''),
      body: html`<p><label for="fcf">View:</label> <select id="fcf" name="fcf"><option value="all">All Users</option></select></p>${table}`,
    })}`,
  });
}

function relatedList(user, { name, title, button, opens, columns, rows }) {
  const id = `${user.Id.slice(0, 15)}_${name}`;
  const header = html`<input type="button" class="btn" name="${button}" value="Edit Assignments" title="Edit Assignments" data-opens="${opens}">`;
  return html`<div class="bRelatedList" id="${id}"><div class="bPageBlock"><div class="pbHeader"><table><tbody><tr><td class="pbTitle"><h3 id="${id}_title">${word(title)}</h3></td><td class="pbButton">${header}</td></tr></tbody></table></div>
<div class="pbBody" id="${id}_body"><table class="list"><tbody><tr class="headerRow">${columns.map((column) => html`<th scope="col">${word(column)}</th>`)}</tr>${
  rows.length ? rows : html`<tr><td class="noRows" colspan="${columns.length}">No records to display</td></tr>`
}</tbody></table></div></div></div>`;
}

// Freezing keeps a user out without taking the license; the button's name is inferred.
function freezing(context, user) {
  const [login] = context.store.find('UserLogin', { UserId: user.Id });
  const [name, text] = login.IsFrozen ? ['unfreeze', 'Unfreeze'] : ['freeze', 'Freeze'];
  if (context.request.method === 'POST' && context.form.has(name)) {
    context.store.update('UserLogin', login.Id, { IsFrozen: !login.IsFrozen }, context.actor);
    return { answer: redirect(within(context, userAddress(user.Id))) };
  }
  return { button: html`<input type="submit" class="btn" name="${name}" value="${word(text)}" title="${word(text)}">` };
}

export function userDetail(context, user) {
  const { store } = context;
  const { answer, button } = freezing(context, user);
  if (answer) {
    return answer;
  }
  const edits = context.permissions.has('ManageUsers') || context.permissions.has('ManageInternalUsers');
  const buttons = () => (edits ? html`<input type="button" class="btn" name="edit" value="Edit" title="Edit" data-opens="/${user.Id.slice(0, 15)}/e"> ${button}` : '');
  const profile = store.get('Profile', user.ProfileId);
  const details = detailRows([
    ['Name', user.Name],
    ['Alias', user.Alias],
    ['Email', user.Email],
    ['Username', user.Username],
    ['Nickname', user.CommunityNickname],
    ['Active', checkImage(user.IsActive)],
    ['User License', store.get('UserLicense', profile.UserLicenseId)?.Name],
    ['Profile', profile.Name],
    ['Time Zone', user.TimeZoneSidKey],
    ['Locale', user.LocaleSidKey],
    ['Language', user.LanguageLocaleKey],
  ]);
  const sets = assignedSets(store, user.Id).map(({ permissionSet, ExpirationDate }) => html`<tr class="dataRow"><th scope="row"><a href="javascript:srcUp('%2F${permissionSet.Id.slice(0, 15)}')">${permissionSet.Label}</a></th><td>${ExpirationDate ?? ''}</td></tr>`);
  const pslRows = store.find('PermissionSetLicenseAssign', { AssigneeId: user.Id })
    .map((row) => html`<tr class="dataRow"><th scope="row">${store.get('PermissionSetLicense', row.PermissionSetLicenseId).MasterLabel}</th></tr>`);
  const groups = assignedGroups(store, user.Id)
    .map((row) => html`<tr class="dataRow"><th scope="row">${store.get('PermissionSetGroup', row.PermissionSetGroupId).MasterLabel}</th></tr>`);
  const body = html`<form id="userDetail" method="post" action="${within(context, userAddress(user.Id))}">${tokenField(context)}${pageBlock({ title: 'User Detail', buttons, body: details })}</form>
${relatedList(user, {
    name: 'RelatedPermsetAssignmentList', title: 'Permission Set Assignments', button: 'editPermSetAssignments', opens: assignAddress(user.Id), columns: ['Permission Set Name', 'Expires On'], rows: sets,
  })}
${relatedList(user, {
    name: 'RelatedPermissionSetGroupList', title: 'Permission Set Group Assignments', button: 'editPsgAssignments', opens: groupAddress(user.Id), columns: ['Permission Set Group Name'], rows: groups,
  })}
${relatedList(user, {
    name: 'RelatedPermissionSetLicenseList', title: 'Permission Set License Assignments', button: 'editPslAssignments', opens: licenseAddress(user.Id), columns: ['Permission Set License'], rows: pslRows,
  })}`;
  return classicPage(context, { title: `User: ${user.Name}`, kind: 'User', heading: user.Name, body });
}
