// The console that permission sets and enhanced profiles share: overview with
// its find box, and the sections. Form id, find box and Save suffix are those
// that public automation code matches.
//
// What is shown is a `subject`: kind ('Permission Set' or 'Profile'), name,
// address ('/0PS...' or '/00e...'), row (the permission set, for a profile the
// one it owns), forced (permissions that can't be switched off) and
// write(changes), which saves permissions.
import { fieldLabel, systemPermissions } from '../../schema/schema.mjs';
import { permissionDescriptions, permissionLabels } from '../../schema/permission-labels.mjs';
import { html, redirect, word } from '../html.mjs';
import {
  checkImage, classicPage, duelingList, errorBlock, generatedId, pageBlock, readDuelingList, tokenField, within,
} from './layout.mjs';
import { changesBetween, confirmation, withDependencies } from './permissionChanges.mjs';

const formId = 'page:console:pc_form';
export const detailId = `${formId}:${generatedId}`;
const listPrefix = `page:console:${generatedId}:entity_access_detail:pageblock:${generatedId}p:pages:duelingListBox`;
const findId = `${formId}:find:findComponent:input`;

const allPermissions = systemPermissions
  .map((name) => ({ name, label: permissionLabels[name] ?? fieldLabel(`Permissions${name}`), description: permissionDescriptions[name] ?? '' }))
  .sort((one, other) => one.label.localeCompare(other.label, 'en'));

// The permissions that this org has.
export function permissionsOf(store) {
  const { fields } = store.object('PermissionSet');
  return allPermissions.filter(({ name }) => !store.hides(fields.get(`Permissions${name}`)));
}

export function consolePage(context, subject, { heading, body, action = '' }) {
  const trail = html`<p class="intro"><a href="${within(context, subject.address)}">${word(`${subject.kind} Overview`)}</a>${heading ? html` &gt; ${word(heading)}` : ''}</p>`;
  return classicPage(context, {
    title: `${subject.kind}: ${subject.name}`,
    kind: subject.kind,
    heading: subject.name,
    body: html`<form id="${formId}" name="${formId}" method="post" action="${action}">${tokenField(context)}${trail}${body}</form>`,
  });
}

export const saveAndCancel = (context, address) => (place) => html`<input type="submit" class="btn" id="${detailId}:${place}:button_pc_save" name="${detailId}:${place}:button_pc_save" value="Save" title="Save">
<input type="button" class="btn" id="${detailId}:${place}:button_pc_cancel" value="Cancel" title="Cancel" data-loads="${within(context, address)}">`;

export const editButton = (context, address) => () => html`<input type="button" class="btn" id="${detailId}:button_pc_edit" value="Edit" title="Edit" data-loads="${within(context, address)}">`;

// The overview page: details above, links to the sections in groups below.
// `groups` are [title, [[section, label, description]]].
export function overviewPage(context, subject, { buttons, details, groups }) {
  const link = ([name, label, description]) => html`<div data-filtered-by="${findId}"><a href="${within(context, `${subject.address}?s=${name}`)}">${word(label)}</a><p>${word(description)}</p></div>`;
  const body = html`<div class="findBox"><input type="text" id="${findId}" placeholder="Find Settings..." aria-label="Find Settings" data-filters="true"></div>
${pageBlock({ title: `${subject.kind} Overview`, buttons, body: details })}
${groups.map(([title, links]) => pageBlock({ title, body: html`<div class="setupLinks">${links.map(link)}</div>` }))}`;
  return consolePage(context, subject, { heading: '', body, action: within(context, subject.address) });
}

export function className({ NamespacePrefix, Name }) {
  return NamespacePrefix ? `${NamespacePrefix}.${Name}` : Name;
}

export function classGrants(store, row) {
  return store.find('SetupEntityAccess', { ParentId: row.Id, SetupEntityType: 'ApexClass' });
}

function viewClasses(context, subject) {
  const { store } = context;
  const names = classGrants(store, subject.row).map((grant) => className(store.get('ApexClass', grant.SetupEntityId))).sort();
  const table = html`<table class="list"><thead><tr class="headerRow"><th scope="col">Apex Class Name</th></tr></thead><tbody>${
    names.length ? names.map((name) => html`<tr class="dataRow"><td>${name}</td></tr>`) : html`<tr><td class="noRows">No Apex classes enabled</td></tr>`
  }</tbody></table>`;
  const edit = editButton(context, `${subject.address}/e?s=ApexClassAccess`);
  return consolePage(context, subject, {
    heading: 'Apex Class Access',
    body: pageBlock({ title: 'Apex Class Access', buttons: edit, body: table }),
  });
}

function editClasses(context, subject) {
  const { request, store, actor } = context;
  const view = `${subject.address}?s=ApexClassAccess`;
  const grants = classGrants(store, subject.row);
  const show = (messages) => {
    const enabled = new Set(grants.map((grant) => grant.SetupEntityId));
    const items = store.find('ApexClass').map((entry) => ({ value: entry.Id, text: className(entry), selected: enabled.has(entry.Id) }));
    const list = duelingList(context, { prefix: listPrefix, availableLabel: 'Available Apex Classes', selectedLabel: 'Enabled Apex Classes', items });
    return consolePage(context, subject, {
      heading: 'Apex Class Access',
      action: within(context, `${subject.address}/e?s=ApexClassAccess`),
      body: html`${errorBlock(messages)}${pageBlock({ title: 'Enable Apex Class Access', buttons: saveAndCancel(context, view), body: list, bottom: true })}`,
    });
  };
  if (request.method !== 'POST') {
    return show([]);
  }
  const wanted = readDuelingList(context.form, listPrefix);
  if (!wanted) {
    return show(['The list of Apex classes was not sent. Try again.']);
  }
  return context.attempt(
    () => {
      store.transaction(() => {
        for (const grant of grants.filter((entry) => !wanted.includes(entry.SetupEntityId))) {
          store.remove('SetupEntityAccess', grant.Id, actor);
        }
        const held = new Set(grants.map((grant) => grant.SetupEntityId));
        for (const id of wanted.filter((entry) => !held.has(entry))) {
          store.insert('SetupEntityAccess', { ParentId: subject.row.Id, SetupEntityId: id }, actor);
        }
      });
      return redirect(within(context, view));
    },
    (error) => show([error.message]),
  );
}

function permissionTable(rows) {
  return html`<table class="list permissionTable"><thead><tr class="headerRow"><th scope="col">Permission Name</th><th scope="col">Enabled</th><th scope="col">Description</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function viewPermissions(context, subject) {
  const rows = permissionsOf(context.store).map(({ name, label, description }) => html`<tr class="dataRow"><td class="permName">${word(label)}</td><td class="permFlag">${checkImage(subject.row[`Permissions${name}`])}</td><td class="permDescription">${word(description)}</td></tr>`);
  const edit = editButton(context, `${subject.address}/e?s=SystemPermissions`);
  return consolePage(context, subject, {
    heading: 'System Permissions',
    body: pageBlock({ title: 'System Permissions', buttons: edit, body: permissionTable(rows) }),
  });
}

const checkboxId = (index) => `${detailId}:permissions:${index}:checkbox`;

function editPermissions(context, subject) {
  const { request, store } = context;
  const permissions = permissionsOf(store);
  const view = `${subject.address}?s=SystemPermissions`;
  const show = (values, messages) => {
    const rows = permissions.map(({ name, label, description }, index) => html`<tr class="dataRow"><td class="permName"><label for="${checkboxId(index)}">${word(label)}</label></td>
<td class="permFlag"><input type="checkbox" id="${checkboxId(index)}" name="${checkboxId(index)}" title="${name}" ${values[`Permissions${name}`] ? html`checked` : ''} ${subject.forced.has(name) ? html`disabled` : ''}></td><td class="permDescription">${word(description)}</td></tr>`);
    return consolePage(context, subject, {
      heading: 'System Permissions',
      action: within(context, `${subject.address}/e?s=SystemPermissions`),
      body: html`${errorBlock(messages)}${pageBlock({ title: 'System Permissions', buttons: saveAndCancel(context, view), body: permissionTable(rows), bottom: true })}`,
    });
  };
  if (request.method !== 'POST') {
    return show(subject.row, []);
  }
  const wanted = Object.fromEntries(permissions.map(({ name }, index) => [`Permissions${name}`, subject.forced.has(name) || context.form.has(checkboxId(index))]));
  const values = withDependencies(subject.row, wanted);
  const further = changesBetween(permissions, wanted, values);
  const chosen = changesBetween(permissions, subject.row, wanted);
  const asks = further.length > 0 || (context.permissionConfirmation === 'always' && chosen.length > 0);
  if (asks && !context.form.has('confirmed')) {
    const on = permissions.flatMap(({ name }, index) => (values[`Permissions${name}`] ? [checkboxId(index)] : []));
    return consolePage(context, subject, {
      heading: 'Permission Changes Confirmation',
      action: within(context, `${subject.address}/e?s=SystemPermissions`),
      body: confirmation({ buttons: saveAndCancel(context, view), chosen, further, fields: on }),
    });
  }
  const changes = Object.fromEntries(changesBetween(permissions, subject.row, values).map(({ name, on }) => [`Permissions${name}`, on]));
  return context.attempt(
    () => {
      subject.write(changes);
      return redirect(within(context, view));
    },
    (error) => show(values, [error.message]),
  );
}

// What either kind of subject has; `?s=` names the section.
export const commonSections = {
  ApexClassAccess: { view: viewClasses, edit: editClasses },
  SystemPermissions: { view: viewPermissions, edit: editPermissions },
};
