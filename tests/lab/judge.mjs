// The judgement on what became of a page's controls.
import { isDeepStrictEqual } from 'node:util';

const isText = (value) => typeof value === 'string' && value.trim() !== '';
const isEmpty = (value) => value === undefined || value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);

// Lists hold the same in any order; no value and an empty one are the same nothing.
const plain = (value) => (Array.isArray(value) ? [...value].sort() : value ?? '');
const same = (one, other) => isDeepStrictEqual(plain(one), plain(other));

// "*.crt": one file whose name ends so; a control may tell it as a list or alone.
const isPattern = (right) => typeof right === 'string' && /^\*\.\w+$/.test(right);
function isFile(value, pattern) {
  const names = Array.isArray(value) ? value : [value];
  return names.length === 1 && typeof names[0] === 'string' && names[0].length > pattern.length - 1 && names[0].endsWith(pattern.slice(1));
}

// Whether a list has all that it had, and else nothing but some of `given`.
function isGrown(before, after, given) {
  const kept = Array.isArray(before) ? before : [];
  return Array.isArray(after) && kept.every((item) => after.includes(item)) && after.every((item) => kept.includes(item) || given.includes(item));
}

// `others` are what other fields put into the same control: a group of boxes is one.
function holds(before, after, right, others) {
  const wanted = [right].flat();
  if (wanted.length === 1 && isPattern(wanted[0])) {
    return isFile(after, wanted[0]);
  }
  return Array.isArray(right) ? isGrown(before, after, [...right, ...others]) && right.every((item) => after.includes(item)) : same(after, right);
}

// Whether nobody touched it for this field.
function isUntouched(before, after, right, others) {
  const isOthers = Array.isArray(right) && isGrown(before, after, others.filter((item) => !right.includes(item)));
  return isOthers || same(before, after);
}

// A control that came in the meantime and holds what belongs into a field: nobody
// knows its first value, but it is no chance that it holds that one.
function wasGiven(value, rights) {
  const given = rights.flat().filter((right) => isText(right) && !isPattern(right));
  const patterns = rights.flat().filter(isPattern);
  return [value].flat().some((item) => isText(item) && (given.includes(item) || patterns.some((pattern) => isFile(item, pattern))));
}

/**
 * What became of a page between two readings:
 * found: the fields whose control holds what is right; missing: those whose
 * control has its first value still, or has not been drawn;
 * right, wrong, appeared are changes {field?, control, before, after}. `right` are
 * those of the fields found; `wrong` is every other control that was changed
 * although the page does not do so by itself, and every control of a field that was
 * given something else; `appeared` are other controls with a value that were not
 * there before, so that nobody knows who gave it to them.
 * On a page that is not about the guide's record every change is wrong.
 */
export function judge(entry, before, after) {
  const found = [];
  const missing = [];
  const wrong = [];
  const right = [];
  const appeared = [];
  const fields = entry.ours ? Object.entries(entry.fields).filter(([, field]) => field !== null) : [];
  for (const [field, { control, right: wanted }] of fields) {
    const change = { field, control, before: before[control], after: after[control] };
    const others = fields.filter(([name, other]) => name !== field && other.control === control).flatMap(([, other]) => other.right);
    const isThere = Object.hasOwn(after, control);
    if (isThere && holds(change.before, change.after, wanted, others)) {
      found.push(field);
      right.push(change);
    } else if (!isThere || !Object.hasOwn(before, control) || isUntouched(change.before, change.after, wanted, others)) {
      missing.push(field);
    } else {
      wrong.push(change);
    }
  }
  const rightControls = new Set(fields.map(([, field]) => field.control));
  const allRights = Object.values(entry.fields).filter(Boolean).map((field) => field.right);
  for (const control of new Set([...Object.keys(before), ...Object.keys(after)])) {
    // What has been taken away again can hold nothing.
    if (rightControls.has(control) || !Object.hasOwn(after, control) || (entry.ours && entry.own?.includes(control))) {
      continue;
    }
    const change = { control, before: before[control], after: after[control] };
    if (Object.hasOwn(before, control)) {
      if (!same(change.before, change.after)) {
        wrong.push(change);
      }
    } else if (wasGiven(change.after, allRights)) {
      wrong.push(change);
    } else if (!isEmpty(change.after)) {
      appeared.push(change);
    }
  }
  return { found, missing, wrong, right, appeared };
}
