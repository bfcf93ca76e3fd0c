// A permission set's overview and its sections. The same console serves
// enhanced profiles in Salesforce; form id, find box and Save suffix are those
// that public automation code matches.
import { fieldLabel, systemPermissions } from '../../schema.mjs';
import { html, redirect } from '../html.mjs';
import {
  checkImage, classicPage, detailRows, duelingList, errorBlock, generatedId, pageBlock, readDuelingList, tokenField, within,
} from './layout.mjs';
import { permissionDescriptions, permissionLabels } from '../../permission-labels.mjs';
import { editPermissionSet, licenseLabel } from './permissionSets.mjs';

const formId = 'page:console:pc_form';
const detailId = `${formId}:${generatedId}`;
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

function consolePage(context, row, { heading, body, action = '' }) {
  const address = `/${row.Id.slice(0, 15)}`;
  const trail = html`<p class="intro"><a href="${within(context, address)}">Permission Set Overview</a>${heading ? html` &gt; ${heading}` : ''}</p>`;
  return classicPage(context, {
    title: `Permission Set: ${row.Label}`,
    kind: 'Permission Set',
    heading: row.Label,
    body: html`<form id="${formId}" name="${formId}" method="post" action="${action}">${tokenField(context)}${trail}${body}</form>`,
  });
}

const saveAndCancel = (context, address) => (place) => html`<input type="submit" class="btn" id="${detailId}:${place}:button_pc_save" name="${detailId}:${place}:button_pc_save" value="Save" title="Save">
<input type="button" class="btn" id="${detailId}:${place}:button_pc_cancel" value="Cancel" title="Cancel" data-loads="${within(context, address)}">`;

const editButton = (context, address) => () => html`<input type="button" class="btn" id="${detailId}:button_pc_edit" value="Edit" title="Edit" data-loads="${within(context, address)}">`;

function overview(context, row) {
  const { store } = context;
  const address = `/${row.Id.slice(0, 15)}`;
  const buttons = () => html`<input type="button" class="btn" value="Edit Properties" title="Edit Properties" data-loads="${within(context, `${address}/e`)}">
<input type="submit" class="btn" name="delete" value="Delete" title="Delete" data-confirm="Are you sure?">`;
  const person = (id) => store.get('User', id)?.Name ?? '';
  const details = detailRows([
    ['Description', row.Description],
    ['API Name', row.Name],
    ['License', licenseLabel(store, row.LicenseId)],
    ['Namespace Prefix', row.NamespacePrefix],
    ['Session Activation Required', checkImage(row.HasActivationRequired)],
    ['Created By', person(row.CreatedById)],
    ['Last Modified By', person(row.LastModifiedById)],
  ]);
  const section = (name, label, description) => html`<div data-filtered-by="${findId}"><a href="${within(context, `${address}?s=${name}`)}">${label}</a><p>${description}</p></div>`;
  const body = html`<div class="findBox"><input type="text" id="${findId}" placeholder="Find Settings..." aria-label="Find Settings" data-filters="true"></div>
${pageBlock({ title: 'Permission Set Overview', buttons, body: details })}
${pageBlock({
    title: 'Apps',
    body: html`<div class="setupLinks">${section('ApexClassAccess', 'Apex Class Access', 'Permissions to execute Apex classes')}</div>`,
  })}
${pageBlock({
    title: 'System',
    body: html`<div class="setupLinks">${section('SystemPermissions', 'System Permissions', 'Permissions to perform actions that apply across apps, such as "Modify All Data"')}</div>`,
  })}`;
  return consolePage(context, row, { heading: '', body, action: within(context, address) });
}

function className({ NamespacePrefix, Name }) {
  return NamespacePrefix ? `${NamespacePrefix}.${Name}` : Name;
}

function classGrants(store, row) {
  return store.find('SetupEntityAccess', { ParentId: row.Id, SetupEntityType: 'ApexClass' });
}

function viewClasses(context, row) {
  const { store } = context;
  const names = classGrants(store, row).map((grant) => className(store.get('ApexClass', grant.SetupEntityId))).sort();
  const table = html`<table class="list"><thead><tr class="headerRow"><th scope="col">Apex Class Name</th></tr></thead><tbody>${
    names.length ? names.map((name) => html`<tr class="dataRow"><td>${name}</td></tr>`) : html`<tr><td class="noRows">No Apex classes enabled</td></tr>`
  }</tbody></table>`;
  const edit = editButton(context, `/${row.Id.slice(0, 15)}/e?s=ApexClassAccess`);
  return consolePage(context, row, {
    heading: 'Apex Class Access',
    body: pageBlock({ title: 'Apex Class Access', buttons: edit, body: table }),
  });
}

function editClasses(context, row) {
  const { request, store, actor } = context;
  const view = `/${row.Id.slice(0, 15)}?s=ApexClassAccess`;
  const grants = classGrants(store, row);
  const show = (messages) => {
    const enabled = new Set(grants.map((grant) => grant.SetupEntityId));
    const items = store.find('ApexClass').map((entry) => ({ value: entry.Id, text: className(entry), selected: enabled.has(entry.Id) }));
    const list = duelingList(context, { prefix: listPrefix, availableLabel: 'Available Apex Classes', selectedLabel: 'Enabled Apex Classes', items });
    return consolePage(context, row, {
      heading: 'Apex Class Access',
      action: within(context, `/${row.Id.slice(0, 15)}/e?s=ApexClassAccess`),
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
          store.insert('SetupEntityAccess', { ParentId: row.Id, SetupEntityId: id }, actor);
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

function viewPermissions(context, row) {
  const rows = permissionsOf(context.store).map(({ name, label, description }) => html`<tr class="dataRow"><td class="permName">${label}</td><td class="permFlag">${checkImage(row[`Permissions${name}`])}</td><td class="permDescription">${description}</td></tr>`);
  const edit = editButton(context, `/${row.Id.slice(0, 15)}/e?s=SystemPermissions`);
  return consolePage(context, row, {
    heading: 'System Permissions',
    body: pageBlock({ title: 'System Permissions', buttons: edit, body: permissionTable(rows) }),
  });
}

const checkboxId = (index) => `${detailId}:permissions:${index}:checkbox`;

function editPermissions(context, row) {
  const { request, store, actor } = context;
  const permissions = permissionsOf(store);
  const view = `/${row.Id.slice(0, 15)}?s=SystemPermissions`;
  const show = (values, messages) => {
    const rows = permissionsOf(context.store).map(({ name, label, description }, index) => html`<tr class="dataRow"><td class="permName"><label for="${checkboxId(index)}">${label}</label></td>
<td class="permFlag"><input type="checkbox" id="${checkboxId(index)}" name="${checkboxId(index)}" title="${name}" ${values[`Permissions${name}`] ? html`checked` : ''}></td><td class="permDescription">${description}</td></tr>`);
    return consolePage(context, row, {
      heading: 'System Permissions',
      action: within(context, `/${row.Id.slice(0, 15)}/e?s=SystemPermissions`),
      body: html`${errorBlock(messages)}${pageBlock({ title: 'System Permissions', buttons: saveAndCancel(context, view), body: permissionTable(rows), bottom: true })}`,
    });
  };
  if (request.method !== 'POST') {
    return show(row, []);
  }
  const values = Object.fromEntries(permissions.map(({ name }, index) => [`Permissions${name}`, context.form.has(checkboxId(index))]));
  const changes = Object.fromEntries(Object.entries(values).filter(([field, value]) => row[field] !== value));
  return context.attempt(
    () => {
      store.update('PermissionSet', row.Id, changes, actor);
      return redirect(within(context, view));
    },
    (error) => show(values, [error.message]),
  );
}

function removePermissionSet(context, row) {
  return context.attempt(
    () => {
      context.store.remove('PermissionSet', row.Id, context.actor);
      return redirect(within(context, '/0PS'));
    },
    (error) => consolePage(context, row, { heading: '', body: errorBlock([error.message]) }),
  );
}

const sections = {
  ApexClassAccess: { view: viewClasses, edit: editClasses },
  SystemPermissions: { view: viewPermissions, edit: editPermissions },
};

// `mode` is 'view' or 'edit', `sectionName` the value of the s parameter.
export function permissionSetConsole(context, row, mode, sectionName) {
  if (!sectionName) {
    if (mode === 'edit') {
      return editPermissionSet(context, row);
    }
    return context.request.method === 'POST' && context.form.has('delete') ? removePermissionSet(context, row) : overview(context, row);
  }
  const section = sections[sectionName];
  return section ? section[mode](context, row) : null;
}
