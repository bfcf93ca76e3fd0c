// A permission set's overview and its sections.
import { html, redirect } from '../html.mjs';
import { commonSections, consolePage, overviewPage } from './console.mjs';
import { checkImage, detailRows, errorBlock, within } from './layout.mjs';
import { editPermissionSet, licenseLabel } from './permissionSets.mjs';

function subjectOf({ store, actor }, row) {
  return {
    kind: 'Permission Set',
    name: row.Label,
    address: `/${row.Id.slice(0, 15)}`,
    row,
    forced: new Set(),
    write: (changes) => store.update('PermissionSet', row.Id, changes, actor),
  };
}

function overview(context, row) {
  const { store } = context;
  const subject = subjectOf(context, row);
  const buttons = () => html`<input type="button" class="btn" value="Edit Properties" title="Edit Properties" data-loads="${within(context, `${subject.address}/e`)}">
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
  return overviewPage(context, subject, {
    buttons,
    details,
    groups: [
      ['Apps', [['ApexClassAccess', 'Apex Class Access', 'Permissions to execute Apex classes']]],
      ['System', [['SystemPermissions', 'System Permissions', 'Permissions to perform actions that apply across apps, such as "Modify All Data"']]],
    ],
  });
}

function removePermissionSet(context, row) {
  return context.attempt(
    () => {
      context.store.remove('PermissionSet', row.Id, context.actor);
      return redirect(within(context, '/0PS'));
    },
    (error) => consolePage(context, subjectOf(context, row), { heading: '', body: errorBlock([error.message]) }),
  );
}

// `mode` is 'view' or 'edit', `sectionName` the value of the s parameter.
export function permissionSetConsole(context, row, mode, sectionName) {
  if (!sectionName) {
    if (mode === 'edit') {
      return editPermissionSet(context, row);
    }
    return context.request.method === 'POST' && context.form.has('delete') ? removePermissionSet(context, row) : overview(context, row);
  }
  return commonSections[sectionName]?.[mode](context, subjectOf(context, row)) ?? null;
}
