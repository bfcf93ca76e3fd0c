// Permission sets: the list, the form for a new one or for properties, and the
// removal. The ids of the form's fields are not known from public sources, so
// they carry none of the names that one might guess; the labels are documented.
import { html, redirect, word } from '../html.mjs';
import { classicPage, errorBlock, generatedId, pageBlock, tokenField, within } from './layout.mjs';

// Those of profiles and of groups are none that the list shows.
export function ownPermissionSets(store) {
  return store.find('PermissionSet', { IsOwnedByProfile: false })
    .filter(({ Type }) => Type !== 'Group')
    .sort((one, other) => one.Label.localeCompare(other.Label, 'en'));
}

export function licenses(store) {
  const active = store.find('PermissionSetLicense').filter((row) => row.Status === 'Active' || row.Status === null);
  return [
    ...store.find('UserLicense').map((row) => ({ id: row.Id, label: row.Name })),
    ...active.map((row) => ({ id: row.Id, label: row.MasterLabel })),
  ].sort((one, other) => one.label.localeCompare(other.label, 'en'));
}

export function licenseLabel(store, id) {
  return licenses(store).find((license) => license.id === id)?.label ?? '';
}

export function permissionSetList(context) {
  const rows = ownPermissionSets(context.store).map((row) => html`<div class="x-grid3-row"><table class="x-grid3-row-table"><tbody><tr>
<td style="width: 40%"><div class="x-grid3-cell-inner x-grid3-col-PermSetLabel"><a href="javascript:srcUp('%2F${row.Id.slice(0, 15)}')"><span>${row.Label}</span></a></div></td>
<td style="width: 35%"><div class="x-grid3-cell-inner">${row.Description}</div></td>
<td><div class="x-grid3-cell-inner">${licenseLabel(context.store, row.LicenseId)}</div></td></tr></tbody></table></div>`);
  const button = context.permissions.has('ManageProfilesPermissionsets')
    ? html`<input type="button" class="btn" name="new" title="New" value=" New " data-opens="/udd/PermissionSet/newPermissionSet.apexp">`
    : '';
  const body = html`<p class="intro">On this page you can create, view, and manage permission sets.</p>
<div class="listViewport setupBlock">
<div class="listButtons">${button}</div>
<div class="x-grid3">
<div class="x-grid3-header"><table class="x-grid3-row-table"><tbody><tr class="x-grid3-hd"><td style="width: 40%">Permission Set Label</td><td style="width: 35%">Description</td><td>License</td></tr></tbody></table></div>
<div class="x-grid3-body">${rows.length ? rows : html`<p class="noRows">No records to display.</p>`}</div>
</div></div>`;
  return classicPage(context, { title: 'Permission Sets', kind: '', heading: word('Permission Sets'), body });
}

const prefix = `j_id0:theForm:thePageBlock:${generatedId}`;
const fieldIds = {
  label: `${prefix}:0:${generatedId}i`,
  name: `${prefix}:1:${generatedId}i`,
  description: `${prefix}:2:descriptionItem:description`,
  activation: `${prefix}:3:${generatedId}c`,
  license: `${prefix}:4:${generatedId}s`,
};

function propertiesForm(context, { values, errors, title, action, cancel, isNew }) {
  const { store } = context;
  const mark = html`<span class="requiredMark" aria-hidden="true">*</span>`;
  const errorAt = (field) => (errors[field] ? html`<div class="errorMsg"><strong>Error:</strong> ${word(errors[field])}</div>` : '');
  const textRow = (field, label, attributes) => html`<tr><td class="labelCol requiredInputLabel"><label for="${fieldIds[field]}">${mark}${word(label)}</label></td>
<td class="data2Col"><div class="requiredInput"><input type="text" id="${fieldIds[field]}" name="${fieldIds[field]}" maxlength="80" ${errors[field] ? html`class="error"` : ''} value="${values[field]}" ${attributes}></div>${errorAt(field)}</td></tr>`;
  const licenseRow = isNew
    ? html`<tr><td class="labelCol"><label for="${fieldIds.license}">License</label></td><td class="data2Col">
<select id="${fieldIds.license}" name="${fieldIds.license}"><option value="">--None--</option>${licenses(store).map(
  ({ id, label }) => html`<option value="${id}" ${id === values.license ? html`selected` : ''}>${label}</option>`,
)}</select></td></tr>`
    : html`<tr><td class="labelCol">License</td><td class="data2Col">${licenseLabel(store, values.license)}</td></tr>`;
  const buttons = (place) => html`<input type="submit" class="btn" id="${prefix}:${place}:save" name="save" value="Save" title="Save">
<input type="button" class="btn" name="cancel" value="Cancel" title="Cancel" data-opens="${cancel}">`;
  const hint = isNew
    ? html`<p class="intro">Choose --None-- if you plan to assign this permission set to multiple users with different licenses.</p>`
    : '';
  const table = html`${hint}<table class="detailList"><tbody>
${textRow('label', 'Label', html`data-proposes="${fieldIds.name}"`)}
${textRow('name', 'API Name', '')}
<tr><td class="labelCol"><label for="${fieldIds.description}">Description</label></td><td class="data2Col"><textarea id="${fieldIds.description}" name="${fieldIds.description}" maxlength="255" rows="3">${values.description}</textarea>${errorAt('description')}</td></tr>
<tr><td class="labelCol"><label for="${fieldIds.activation}">Session Activation Required</label></td><td class="data2Col"><input type="checkbox" id="${fieldIds.activation}" name="${fieldIds.activation}" ${values.activation ? html`checked` : ''}></td></tr>
${licenseRow}</tbody></table>`;
  const body = html`<form id="j_id0:theForm" name="j_id0:theForm" method="post" action="${action}">${tokenField(context)}
${errorBlock(errors.page ? [errors.page] : [])}
${pageBlock({ title: 'Enter permission set information', buttons, body: table, bottom: true })}</form>`;
  return classicPage(context, { title, kind: 'Permission Set', heading: isNew ? word('Create') : values.label, body });
}

function readProperties(form) {
  return {
    label: (form.get(fieldIds.label) ?? '').trim(),
    name: (form.get(fieldIds.name) ?? '').trim(),
    description: (form.get(fieldIds.description) ?? '').trim(),
    activation: form.has(fieldIds.activation),
    license: form.get(fieldIds.license) ?? '',
  };
}

function missingValues(values) {
  const missing = ['label', 'name'].filter((field) => !values[field]);
  return Object.fromEntries(missing.map((field) => [field, 'You must enter a value']));
}

// Places the store's refusal at the field it names, or above the form.
function refusalErrors(error) {
  const fields = { Name: 'name', Label: 'label', Description: 'description' };
  const field = (error.fields ?? []).map((name) => fields[name]).find(Boolean);
  return { [field ?? 'page']: error.message };
}

export function newPermissionSet(context) {
  const { request, store, actor } = context;
  const address = '/udd/PermissionSet/newPermissionSet.apexp';
  const show = (values, errors) => propertiesForm(context, {
    values, errors, title: 'Permission Set: New', action: within(context, address), cancel: '/0PS', isNew: true,
  });
  if (request.method !== 'POST') {
    const license = request.url.searchParams.get('license') ?? '';
    return show({ label: '', name: '', description: '', activation: false, license }, {});
  }
  const values = readProperties(context.form);
  const missing = missingValues(values);
  if (Object.keys(missing).length) {
    return show(values, missing);
  }
  return context.attempt(
    () => {
      const id = store.insert('PermissionSet', {
        Label: values.label,
        Name: values.name,
        Description: values.description || null,
        HasActivationRequired: values.activation,
        ...(values.license ? { LicenseId: values.license } : {}),
      }, actor);
      return redirect(within(context, `/${id.slice(0, 15)}`));
    },
    (error) => show(values, refusalErrors(error)),
  );
}

export function editPermissionSet(context, row) {
  const { request, store, actor } = context;
  const address = `/${row.Id.slice(0, 15)}`;
  const show = (values, errors) => propertiesForm(context, {
    values, errors, title: `Permission Set: ${row.Label}`, action: within(context, `${address}/e`), cancel: address, isNew: false,
  });
  if (request.method !== 'POST') {
    return show({
      label: row.Label, name: row.Name, description: row.Description ?? '', activation: row.HasActivationRequired, license: row.LicenseId,
    }, {});
  }
  const values = { ...readProperties(context.form), license: row.LicenseId };
  const missing = missingValues(values);
  if (Object.keys(missing).length) {
    return show(values, missing);
  }
  return context.attempt(
    () => {
      store.update('PermissionSet', row.Id, {
        Label: values.label,
        Name: values.name,
        Description: values.description || null,
        HasActivationRequired: values.activation,
      }, actor);
      return redirect(within(context, address));
    },
    (error) => show(values, refusalErrors(error)),
  );
}
