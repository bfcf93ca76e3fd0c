// The section Object Settings of a profile (s=ObjectsAndTabs): a list of
// objects, and for each its rights and the fields that are granted. Which
// parameter names the object is inferred.
import { html, redirect, word } from '../html.mjs';
import { consolePage, detailId, editButton, saveAndCancel } from './console.mjs';
import { checkImage, errorBlock, pageBlock, within } from './layout.mjs';

const objects = {
  Account: { label: 'Accounts', fields: ['Account.AnnualRevenue', 'Account.Phone'] },
  Case: { label: 'Cases', fields: ['Case.Comments', 'Case.Origin'] },
  Contact: { label: 'Contacts', fields: ['Contact.Birthdate', 'Contact.Phone'] },
  Lead: { label: 'Leads', fields: ['Lead.Phone'] },
  Opportunity: { label: 'Opportunities', fields: ['Opportunity.Amount'] },
};

// Rights as Setup names them; each needs those before it that `needs` lists.
const rights = [
  { name: 'Read', needs: [] },
  { name: 'Create', needs: ['Read'] },
  { name: 'Edit', needs: ['Read'] },
  { name: 'Delete', needs: ['Read', 'Edit'] },
  { name: 'ViewAllRecords', label: 'View All', needs: ['Read'] },
  { name: 'ModifyAllRecords', label: 'Modify All', needs: ['Read', 'Edit', 'Delete', 'ViewAllRecords'] },
];
const labelOf = ({ name, label }) => label ?? name;

const rightsRow = (store, row, name) => store.find('ObjectPermissions', { ParentId: row.Id, SobjectType: name })[0];
const fieldRow = (store, row, name) => store.find('FieldPermissions', { ParentId: row.Id, Field: name })[0];

function listObjects(context, subject) {
  const { store } = context;
  const rows = Object.entries(objects).map(([name, { label }]) => {
    const granted = rightsRow(store, subject.row, name);
    const held = granted ? rights.filter((right) => granted[`Permissions${right.name}`]).map(labelOf) : [];
    return html`<tr class="dataRow"><th scope="row"><a href="${within(context, `${subject.address}?s=ObjectsAndTabs&o=${name}`)}">${word(label)}</a></th><td>${held.length ? held.map((right, index) => [index ? ', ' : '', word(right)]) : word('No Access')}</td></tr>`;
  });
  const table = html`<table class="list"><thead><tr class="headerRow"><th scope="col">Object Name</th><th scope="col">Object Permissions</th></tr></thead><tbody>${rows}</tbody></table>`;
  return consolePage(context, subject, { heading: 'Object Settings', body: pageBlock({ title: 'Object Settings', body: table }) });
}

// `right` and `field` make the mark of a right or of a field's access: images to view, boxes to edit.
function objectTables({ fields }, marks) {
  const rightRows = rights.map((right) => html`<tr class="dataRow"><td class="permName">${marks.label(right.name, labelOf(right))}</td><td class="permFlag">${marks.right(right.name)}</td></tr>`);
  const fieldRows = fields.map((name) => html`<tr class="dataRow"><th scope="row">${name.split('.')[1]}</th><td>${marks.field(name, 'Read')}</td><td>${marks.field(name, 'Edit')}</td></tr>`);
  return html`<h3>Object Permissions</h3><table class="list permissionTable"><thead><tr class="headerRow"><th scope="col">Permission Name</th><th scope="col">Enabled</th></tr></thead><tbody>${rightRows}</tbody></table>
<h3>Field Permissions</h3><table class="list"><thead><tr class="headerRow"><th scope="col">Field Name</th><th scope="col">Read Access</th><th scope="col">Edit Access</th></tr></thead><tbody>${fieldRows}</tbody></table>`;
}

const boxId = (name) => `${detailId}:objects_tabs_detail:${name.replace('.', ':')}:checkbox`;

function viewObject(context, subject, name) {
  const { store } = context;
  const granted = rightsRow(store, subject.row, name);
  const body = objectTables(objects[name], {
    label: (right, label) => word(label),
    right: (right) => checkImage(granted?.[`Permissions${right}`] ?? false),
    field: (field, access) => checkImage(fieldRow(store, subject.row, field)?.[`Permissions${access}`] ?? false),
  });
  const edit = editButton(context, `${subject.address}/e?s=ObjectsAndTabs&o=${name}`);
  return consolePage(context, subject, { heading: objects[name].label, body: pageBlock({ title: objects[name].label, buttons: edit, body }) });
}

function saveRow(store, type, row, key, values, actor) {
  const any = Object.values(values).some(Boolean);
  if (row && !any) {
    store.remove(type, row.Id, actor);
  } else if (row) {
    store.update(type, row.Id, values, actor);
  } else if (any) {
    store.insert(type, { ...key, ...values }, actor);
  }
}

function editObject(context, subject, name) {
  const { request, store, actor, form } = context;
  const view = `${subject.address}?s=ObjectsAndTabs&o=${name}`;
  const { fields } = objects[name];
  const granted = rightsRow(store, subject.row, name);
  const show = (messages) => {
    const box = (id, on, title) => html`<input type="checkbox" id="${id}" name="${id}" title="${title}" ${on ? html`checked` : ''}>`;
    const body = objectTables(objects[name], {
      label: (right, label) => html`<label for="${boxId(right)}">${word(label)}</label>`,
      right: (right) => box(boxId(right), granted?.[`Permissions${right}`], right),
      field: (field, access) => box(boxId(`${field}.${access}`), fieldRow(store, subject.row, field)?.[`Permissions${access}`], `${field} ${access}`),
    });
    return consolePage(context, subject, {
      heading: objects[name].label,
      action: within(context, `${subject.address}/e?s=ObjectsAndTabs&o=${name}`),
      body: html`${errorBlock(messages)}${pageBlock({ title: objects[name].label, buttons: saveAndCancel(context, view), body, bottom: true })}`,
    });
  };
  if (request.method !== 'POST') {
    return show([]);
  }
  return context.attempt(
    () => {
      store.transaction(() => {
        const wanted = new Set(rights.filter((right) => form.has(boxId(right.name))).flatMap((right) => [right.name, ...right.needs]));
        const values = Object.fromEntries(rights.map((right) => [`Permissions${right.name}`, wanted.has(right.name)]));
        saveRow(store, 'ObjectPermissions', granted, { ParentId: subject.row.Id, SobjectType: name }, values, actor);
        for (const field of fields) {
          const edit = form.has(boxId(`${field}.Edit`));
          const access = { PermissionsRead: edit || form.has(boxId(`${field}.Read`)), PermissionsEdit: edit };
          saveRow(store, 'FieldPermissions', fieldRow(store, subject.row, field), { ParentId: subject.row.Id, SobjectType: name, Field: field }, access, actor);
        }
      });
      return redirect(within(context, view));
    },
    (error) => show([error.message]),
  );
}

const chosen = (context) => context.request.url.searchParams.get('o');

export const objectSettings = {
  view(context, subject) {
    const name = chosen(context);
    if (name === null) {
      return listObjects(context, subject);
    }
    return Object.hasOwn(objects, name) ? viewObject(context, subject, name) : null;
  },
  edit(context, subject) {
    const name = chosen(context) ?? '';
    return Object.hasOwn(objects, name) ? editObject(context, subject, name) : null;
  },
};
