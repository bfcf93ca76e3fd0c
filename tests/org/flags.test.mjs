/** What describe says of a field is what writes accept: tried on every field of every object, and undone. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { connect, get, orgFor } from './clients.mjs';
import { startOrg } from './org.mjs';
import { makeIntegrationUser } from './scenarios/scenarios.mjs';

let org;
let connection;
let objects;
before(async () => {
  org = await startOrg({ pages: false });
  makeIntegrationUser(org.store);
  connection = connect(org);
  objects = (await connection.describeGlobal()).sobjects;
});
after(() => org.close());

const idOf = (type, filter = {}) => org.store.find(type, filter)[0].Id;

/** The least row of each object that can be made. */
const least = {
  FieldPermissions: () => ({ ParentId: idOf('PermissionSet', { Name: 'Report_Readers' }), SobjectType: 'Account', Field: 'Account.Phone' }),
  ObjectPermissions: () => ({ ParentId: idOf('PermissionSet', { Name: 'Report_Readers' }), SobjectType: 'Account' }),
  PermissionSet: () => ({ Name: 'Least', Label: 'Least' }),
  PermissionSetAssignment: () => ({ AssigneeId: org.store.adminId }),
  PermissionSetLicenseAssign: () => ({ AssigneeId: org.store.adminId, PermissionSetLicenseId: idOf('PermissionSetLicense', { DeveloperName: 'ServiceUserPsl' }) }),
  PermissionSetTabSetting: () => ({ ParentId: idOf('PermissionSet', { Name: 'Report_Readers' }), Name: 'standard-Account', Visibility: 'DefaultOn' }),
  Profile: () => ({ Name: 'Least', UserLicenseId: idOf('UserLicense', { Name: 'Salesforce' }) }),
  SessionPermSetActivation: () => ({ AuthSessionId: '000000000000001AAA', PermissionSetId: idOf('PermissionSet', { Name: 'Report_Readers' }), UserId: org.store.adminId }),
  SetupEntityAccess: () => ({ ParentId: idOf('PermissionSet', { Name: 'Report_Readers' }), SetupEntityId: idOf('ApexClass') }),
  User: () => ({
    Username: 'least@acme.example', LastName: 'Least', Email: 'least@acme.example', Alias: 'least', ProfileId: idOf('Profile', { Name: 'Standard User' }),
    TimeZoneSidKey: 'Europe/Zurich', LocaleSidKey: 'de_CH', EmailEncodingKey: 'UTF-8', LanguageLocaleKey: 'de',
  }),
  UserPackageLicense: () => ({ UserId: org.store.adminId, PackageLicenseId: idOf('PackageLicense') }),
};

/** Objects whose least row needs one of several fields more, which no flag can say. */
const oneMore = { PermissionSetAssignment: () => ({ PermissionSetId: idOf('PermissionSet', { Name: 'Report_Readers' }) }) };

const samples = { boolean: true, string: 'x', textarea: 'x', int: 1, double: 1.5, datetime: '2027-03-01T10:00:00.000+0000', date: '2027-03-01', email: 'x@acme.example', id: '000000000000001AAA' };

function sampleFor(field) {
  if (field.type === 'picklist') return field.picklistValues.at(-1).value;
  if (field.type !== 'reference') return samples[field.type];
  return org.store.find(field.referenceTo.at(-1) ?? 'PermissionSetGroup')[0]?.Id ?? samples.id;
}

/** Every field of an object at once: a refusal names each that may not be written. */
const allFields = (fields) => Object.fromEntries(fields.map((field) => [field.name, sampleFor(field)]));
const namesOf = (fields) => fields.map(({ name }) => name).sort();
const notWritable = 'INVALID_FIELD_FOR_INSERT_UPDATE';

/** The refusal of some work, or null; whatever it did is undone. */
function tryOut(work) {
  const undo = new Error('undone');
  try {
    org.store.transaction(() => {
      work();
      throw undo;
    });
  } catch (error) {
    return error === undo ? null : error;
  }
}

const refusalOf = (work) => tryOut(work)?.errorCode ?? null;
const described = async (name) => (await connection.sobject(name).describe()).fields;
const insert = (name, values) => org.store.insert(name, values, org.store.adminId);
const needed = ({ createable, nillable, defaultedOnCreate }) => createable && !nillable && !defaultedOnCreate;

test('a row needs the fields that describe says, and no other [describe-required]', async () => {
  assert.deepEqual(objects.filter(({ createable }) => createable).map(({ name }) => name).sort(), Object.keys(least).sort());
  for (const [name, row] of Object.entries(least)) {
    const fields = await described(name);
    assert.deepEqual(fields.filter(needed).map((field) => field.name).sort(), Object.keys(row()).sort(), name);
    const whole = { ...row(), ...oneMore[name]?.() };
    assert.equal(refusalOf(() => insert(name, whole)), null, name);
    for (const field of Object.keys(row())) {
      for (const without of [undefined, null]) {
        const { [field]: _, ...rest } = whole;
        const refusal = tryOut(() => insert(name, without === null ? { ...rest, [field]: null } : rest));
        assert.deepEqual([refusal?.errorCode, refusal?.fields], ['REQUIRED_FIELD_MISSING', [field]], `${name}.${field}`);
      }
    }
  }
});

describe('createable and updateable', () => {
  test('an update of what is so already is no error, also within the second of the last change', () => {
    const { now } = org.store;
    const time = now.call(org.store);
    org.store.now = () => time;
    try {
      const id = insert('PermissionSetAssignment', { ...least.PermissionSetAssignment(), ...oneMore.PermissionSetAssignment() });
      for (let times = 0; times < 2; times += 1) org.store.update('PermissionSetAssignment', id, { ExpirationDate: null }, org.store.adminId);
      assert.equal(org.store.get('PermissionSetAssignment', id).ExpirationDate, null);
      org.store.remove('PermissionSetAssignment', id, org.store.adminId);
    } finally {
      org.store.now = now;
    }
  });

  test('a field is taken at creation if describe says so [describe-createable]', async () => {
    for (const { name, createable } of objects) {
      const fields = await described(name);
      if (!createable) {
        assert.equal(refusalOf(() => insert(name, {})), 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', name);
        assert.ok(fields.every((field) => !field.createable), name);
        continue;
      }
      const whole = { ...allFields(fields), ...least[name](), ...oneMore[name]?.() };
      const refusal = tryOut(() => insert(name, whole));
      assert.deepEqual([refusal.errorCode, refusal.fields.sort()], [notWritable, namesOf(fields.filter((field) => !field.createable))], name);
      for (const field of refusal.fields) delete whole[field];
      assert.notEqual(refusalOf(() => insert(name, whole)), notWritable, name);
    }
  });

  test('a field is taken later if describe says so, and emptied if it is nillable [describe-updateable]', async () => {
    const made = { ...least, UserLogin: null };
    for (const { name, updateable } of objects.filter((object) => object.name in made)) {
      const fields = await described(name);
      const whole = made[name] && { ...made[name](), ...oneMore[name]?.() };
      const change = (values) => tryOut(() => org.store.update(name, whole ? insert(name, whole) : idOf(name), values, org.store.adminId));
      if (!updateable) {
        assert.equal(change({})?.errorCode, 'METHOD_NOT_ALLOWED', name);
        assert.ok(fields.every((field) => !field.updateable), name);
        continue;
      }
      const refusal = change(allFields(fields));
      assert.deepEqual([refusal.errorCode, refusal.fields.sort()], [notWritable, namesOf(fields.filter((field) => !field.updateable))], name);
      for (const field of fields.filter((candidate) => candidate.updateable && candidate.type !== 'boolean')) {
        const emptied = change({ [field.name]: null });
        if (field.nillable) assert.equal(emptied, null, `${name}.${field.name}: ${emptied?.message}`);
        else assert.deepEqual([emptied.errorCode, emptied.fields], ['REQUIRED_FIELD_MISSING', [field.name]], `${name}.${field.name}`);
      }
    }
  });

  test('what a field is defaulted to stands in the new row [describe-defaulted]', async () => {
    for (const [name, row] of Object.entries(least)) {
      const fields = await described(name);
      tryOut(() => {
        const record = org.store.get(name, insert(name, { ...row(), ...oneMore[name]?.() }));
        for (const field of fields) {
          if (field.defaultedOnCreate || needed(field)) assert.notEqual(record[field.name], null, `${name}.${field.name}`);
          if (field.defaultValue !== null && field.createable) assert.equal(record[field.name], field.defaultValue, `${name}.${field.name}`);
        }
      });
    }
  });
});

test('values are of the field\'s type and length, and picklists know theirs [record-picklist] [record-type]', async () => {
  const users = connection.sobject('User');
  for (const [field, value] of [['TimeZoneSidKey', 'Europe/Atlantis'], ['LanguageLocaleKey', 'xx'], ['EmailEncodingKey', 'EBCDIC'], ['DigestFrequency', 'Q']]) {
    await assert.rejects(users.create({ ...least.User(), [field]: value }), { errorCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST' }, field);
  }
  await assert.rejects(users.create({ ...least.User(), Alias: 'far too long' }), { errorCode: 'STRING_TOO_LONG' });
  await assert.rejects(users.create({ ...least.User(), IsActive: 'perhaps' }), { errorCode: 'JSON_PARSER_ERROR' });
  await assert.rejects(users.create({ ...least.User(), ProfileId: 'nobody' }), { errorCode: 'MALFORMED_ID' });
  await assert.rejects(connection.sobject('PermissionSetAssignment').create({ AssigneeId: org.store.adminId, PermissionSetId: idOf('PermissionSet', { Name: 'Report_Readers' }), ExpirationDate: 'soon' }), { errorCode: 'JSON_PARSER_ERROR' });
});

test('describe tells each user what that user may do [describe-rights]', async (context) => {
  const few = await orgFor(context, { scenario: 'few-rights' });
  const flags = async (name) => {
    const { createable, updateable, deletable, fields } = await connect(few).sobject(name).describe();
    return [createable, updateable, deletable, fields.some((field) => field.createable || field.updateable)];
  };
  assert.deepEqual(await flags('PermissionSet'), [false, false, false, false]);
  assert.deepEqual(await flags('User'), [true, true, false, true]);
  const listed = (await (await get(few, '/services/data/v67.0/sobjects')).json()).sobjects.find(({ name }) => name === 'PermissionSet');
  assert.deepEqual([listed.createable, listed.updateable, listed.deletable], [false, false, false]);
});
