/** Fields, elements and enums are those of packages that others maintain; nothing that they have is typed by hand. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { publishedCodes } from './schema/error-codes.mjs';
import { metadataElements, objects } from './schema/schema.mjs';
import { handListed } from './schema/schema-tables.mjs';

const read = (path) => readFileSync(new URL(`../node_modules/${path}`, import.meta.url), 'utf8');
const sobjects = read('jsforce/lib/types/standard-schema.d.ts');
const metadata = read('@salesforce/types/lib/metadata.d.ts');

/** The lines of a type, found without the org's own reading of the file. */
function linesOf(source, start) {
  const lines = source.split('\n');
  const first = lines.findIndex((line) => line.startsWith(start));
  if (first < 0) return [];
  return lines.slice(first + 1, lines.findIndex((line, index) => index > first && line.startsWith('}')));
}

const namesOf = (lines) => lines.map((line) => line.trim().split(/[?:]/)[0]);

const named = [
  'PermissionSet', 'Profile', 'User', 'UserLicense', 'PermissionSetLicense', 'PermissionSetAssignment', 'PermissionSetLicenseAssign', 'SetupEntityAccess', 'ObjectPermissions', 'FieldPermissions',
  'ApexClass', 'Organization', 'SetupAuditTrail', 'LoginHistory', 'UserLogin', 'UserPermissionAccess',
];

test('every published field of an object is there [schema-fields]', () => {
  for (const name of named) {
    const published = linesOf(sobjects, `type Fields$${name} = {`).filter((line) => /: (string|number|boolean|DateString|ID)\b/.test(line));
    assert.ok(published.length > 3, name);
    assert.deepEqual(namesOf(published).filter((field) => !objects.get(name).fields.has(field)), [], name);
  }
  for (const name of ['ExternalClientApplication', 'ExtlClntAppOauthSettings', 'ExtlClntAppOauthPlcyCnfg', 'ExtlClntAppPlcyCnfg']) assert.ok(objects.has(name), name);
});

test('nothing is listed by hand that the packages have [schema-by-hand]', () => {
  for (const [name, { fields }] of Object.entries(handListed)) {
    const published = new Set(namesOf(linesOf(sobjects, `type Fields$${name} = {`)));
    assert.deepEqual(Object.keys(fields).filter((field) => published.has(field)), [], name);
  }
});

test('every published element of an app\'s metadata is known, with its enum [schema-elements]', () => {
  for (const type of ['ExternalClientApplication', 'ExtlClntAppOauthSettings', 'ExtlClntAppGlobalOauthSettings', 'ExtlClntAppOauthConfigurablePolicies', 'ExtlClntAppConfigurablePolicies', 'Profile']) {
    const elements = metadataElements(type);
    assert.deepEqual([...elements.keys()].sort(), namesOf(linesOf(metadata, `export type ${type} = Metadata & {`)).sort(), type);
  }
  const policies = metadataElements('ExtlClntAppOauthConfigurablePolicies');
  assert.deepEqual(policies.get('permittedUsersPolicyType').values.sort(), ['AdminApprovedPreAuthorized', 'AllSelfAuthorized']);
  assert.ok(policies.get('refreshTokenPolicyType').values.includes('Zero'));
});

test('the code of every refusal is a published one [error-codes-published]', () => {
  const here = new URL('.', import.meta.url);
  const sources = readdirSync(here, { recursive: true }).filter((name) => name.endsWith('.mjs') && !/\.test\.mjs$|^(pages|soak)\//.test(name));
  const codes = sources.flatMap((name) => [...readFileSync(new URL(name, here), 'utf8').matchAll(/(?:OrgError|errorAt|sfFault)\((?:[\w.]+, [\w.]+, )?'([A-Z_]+)'/g)].map(([, code]) => code));
  assert.ok(codes.length > 80);
  // The first is Apex REST's own; the others never leave the org: they become faults of the client.
  const exceptions = new Set(['FORBIDDEN', 'INVALID_ELEMENT', 'INVALID_ENUM_VALUE']);
  assert.deepEqual([...new Set(codes.filter((code) => !publishedCodes.has(code) && !exceptions.has(code)))], []);
});
