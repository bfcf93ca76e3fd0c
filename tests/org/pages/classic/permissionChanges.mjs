// A change of permissions that changes others as well is shown once more before
// it is saved: the page "Permission Changes Confirmation" with a second Save.
import { permissionDependencies } from '../../rules/rules.mjs';
import { html, word } from '../html.mjs';
import { pageBlock } from './layout.mjs';

const isOn = (values, name) => Boolean(values[`Permissions${name}`]);

/**
 * What `wanted` becomes with all that it needs: a permission that is switched on
 * takes along those that it needs; one that is switched off takes along those
 * that need it. Both are records of fields ("PermissionsApiEnabled").
 */
export function withDependencies(before, wanted) {
  const values = { ...wanted };
  const taken = new Set();
  const wasJustSet = (name) => isOn(wanted, name) && !isOn(before, name);
  const needs = Object.entries(permissionDependencies).flatMap(([name, others]) => others.map((other) => [name, other]));
  const broken = () => needs.find(([name, other]) => isOn(values, name) && !isOn(values, other));
  for (let found = broken(); found; found = broken()) {
    const [name, other] = found;
    if (wasJustSet(name) || taken.has(name) || !isOn(before, other)) {
      values[`Permissions${other}`] = true;
      taken.add(other);
    } else {
      values[`Permissions${name}`] = false;
    }
  }
  return values;
}

/** The changes from one record to another, as [{name, label, on}] in the order of `permissions`. */
export function changesBetween(permissions, before, after) {
  return permissions
    .filter(({ name }) => isOn(before, name) !== isOn(after, name))
    .map(({ name, label }) => ({ name, label, on: isOn(after, name) }));
}

/** The page's body: what was changed, what changes with it, and the values to be saved in `fields`. */
export function confirmation({ buttons, chosen, further, fields }) {
  const table = (rows) => html`<table class="list"><thead><tr class="headerRow"><th scope="col">Permission Name</th><th scope="col">New Value</th></tr></thead><tbody>${
    rows.map(({ label, on }) => html`<tr class="dataRow"><td class="permName">${word(label)}</td><td>${word(on ? 'Enabled' : 'Disabled')}</td></tr>`)}</tbody></table>`;
  return pageBlock({
    title: 'Permission Changes Confirmation',
    buttons,
    bottom: true,
    body: html`<p class="intro">Review the changes before you save them.</p><h3>Your changes</h3>${table(chosen)}
${further.length ? html`<h3>These permissions change as well</h3>${table(further)}` : ''}${fields.map((name) => html`<input type="hidden" name="${name}" value="on">`)}<input type="hidden" name="confirmed" value="1">`,
  });
}
