// What the lab says of its pages and of what became of them; no browser is needed.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { compilePage } from './build.mjs';
import { isSamePage } from './client/address.js';
import { judge, readLab } from './lab.mjs';
import { LOOKS, ONE_OF, partOf } from './part.mjs';
import { readTruth } from './truth.mjs';

const field = (control, right) => ({ control, right, clue: true });
const change = (control, before, after) => ({ control, before, after });
const entry = {
  ours: true,
  own: ['proposal'],
  fields: {
    name: field('appName', 'WxCC - SCV'),
    'enable-oauth': field('oauth', true),
    'require-secret-web-server': field('secret', false),
    scopes: field('scopes', ['Api', 'RefreshToken']),
    certificate: field('file', '*.crt'),
    'callback-url': null,
  },
};
const first = { appName: '', oauth: false, secret: true, scopes: ['Web'], file: [], proposal: '', phone: '', consent: false };
const filled = { ...first, appName: 'WxCC - SCV', oauth: true, secret: false, scopes: ['Web', 'RefreshToken', 'Api'], file: ['server.crt'] };
const allFields = ['name', 'enable-oauth', 'require-secret-web-server', 'scopes', 'certificate'];
const wrongOf = (after, before = first, of = entry) => judge(of, before, after).wrong;

describe('the judgement', () => {
  test('finds every field of a page that was filled rightly', () => {
    const { found, missing, wrong, right, appeared } = judge(entry, first, filled);
    assert.deepEqual({ found, missing, wrong, appeared }, { found: allFields, missing: [], wrong: [], appeared: [] });
    assert.deepEqual(right[0], { field: 'name', ...change('appName', '', 'WxCC - SCV') });
  });

  test('misses every field of a page that nobody touched, but for what was right already', () => {
    assert.deepEqual(judge(entry, first, first).missing, allFields);
    const before = { ...first, secret: false };
    assert.deepEqual(judge(entry, before, before).found, ['require-secret-web-server']);
    const { secret, ...drawn } = first;
    assert.deepEqual(judge(entry, drawn, drawn).missing, allFields);
  });

  test('takes whatever else was changed for wrong, and leaves the page what it does by itself', () => {
    assert.deepEqual(wrongOf({ ...filled, phone: '1' }), [change('phone', '', '1')]);
    assert.deepEqual(wrongOf({ ...filled, consent: true }), [change('consent', false, true)]);
    assert.deepEqual(wrongOf({ ...filled, proposal: 'WxCC_SCV' }), []);
    assert.deepEqual(wrongOf({ ...filled, phone: null }), []);
    const { phone, ...without } = filled;
    assert.deepEqual(wrongOf(without), []);
  });

  test('takes a field with another value for wrong, neither found nor missing', () => {
    const { found, missing, wrong } = judge(entry, first, { ...filled, appName: 'WxCC' });
    assert.deepEqual(wrong, [{ field: 'name', ...change('appName', '', 'WxCC') }]);
    assert.deepEqual([...found, ...missing], allFields.slice(1));
    assert.equal(wrongOf({ ...filled, oauth: 'true' }).length, 1);
  });

  test('a list holds what is right in any order, all that it had, and nothing else', () => {
    const scopes = (value) => {
      const { found, missing, wrong } = judge({ ours: true, fields: { scopes: entry.fields.scopes } }, { scopes: ['Web'] }, { scopes: value });
      return found.length ? 'found' : missing.length ? 'missing' : wrong.length && 'wrong';
    };
    assert.equal(scopes(['Api', 'RefreshToken', 'Web']), 'found');
    assert.equal(scopes(['Api', 'RefreshToken']), 'wrong');
    assert.equal(scopes(['Web', 'Api', 'RefreshToken', 'Full']), 'wrong');
    assert.equal(scopes(['Web', 'Api']), 'wrong');
    assert.equal(scopes(['Web']), 'missing');
    assert.deepEqual(wrongOf({ ...filled, other: ['b', 'a'] }, { ...first, other: ['a', 'b'] }), []);
    assert.equal(wrongOf({ ...filled, other: ['a'] }, { ...first, other: ['a', 'a'] }).length, 1);
  });

  test('a group of boxes may have several fields', () => {
    const group = { ours: true, fields: { 'api-enabled': field('boxes', ['Api']), 'api-only-user': field('boxes', ['ApiOnly']) } };
    const of = (after) => judge(group, { boxes: ['Old'] }, { boxes: after });
    assert.deepEqual(of(['ApiOnly', 'Old', 'Api']).found, ['api-enabled', 'api-only-user']);
    assert.deepEqual([of(['Old', 'Api']).found, of(['Old', 'Api']).missing, of(['Old', 'Api']).wrong], [['api-enabled'], ['api-only-user'], []]);
    assert.equal(of(['Api', 'ApiOnly']).wrong.length, 2);
  });

  test('a certificate is one file, and not twice the same', () => {
    for (const file of [['server.crt'], 'C:\\fakepath\\server.crt']) assert.deepEqual(wrongOf({ ...filled, file }), []);
    for (const file of [['server.crt', 'server.crt'], ['server.key'], ['.crt'], 'server.pem']) assert.equal(wrongOf({ ...filled, file }).length, 1, file);
    assert.deepEqual(judge(entry, first, { ...filled, file: [] }).missing, ['certificate']);
  });

  test('on a page about somebody else\'s record every change is wrong', () => {
    const { found, missing, wrong, right } = judge({ ...entry, ours: false }, first, { ...filled, proposal: 'x' });
    assert.deepEqual({ found, missing, right }, { found: [], missing: [], right: [] });
    assert.deepEqual(wrong.map(({ control }) => control), ['appName', 'oauth', 'secret', 'scopes', 'file', 'proposal']);
    assert.deepEqual(wrongOf(first, first, { ...entry, ours: false }), []);
  });

  test('what came in the meantime is wrong when it holds a value of the form, and told when it holds another', () => {
    const late = { ...filled, otherName: 'WxCC - SCV', otherFile: ['server.crt'], note: 'Hello', empty: '' };
    const { wrong, appeared } = judge(entry, first, late);
    assert.deepEqual(wrong, [change('otherName', undefined, 'WxCC - SCV'), change('otherFile', undefined, ['server.crt'])]);
    assert.deepEqual(appeared, [change('note', undefined, 'Hello')]);
    const { appName, ...before } = first;
    assert.deepEqual([judge(entry, before, filled).found, judge(entry, before, { ...filled, appName: 'x' }).missing], [allFields, ['name']]);
  });
});

describe('truth.json', () => {
  const truth = {
    form: 'permission-set.system-permissions', story: 'A page.', tags: ['honest'], ours: true,
    fields: { 'apex-rest-services': field('rest', true), 'api-enabled': null },
  };
  const of = (changes, kind = 'classic') => readTruth({ ...truth, ...changes }, { name: 'a-page', kind });
  const without = (key) => {
    const { [key]: left, ...rest } = truth;
    return readTruth(rest, { name: 'a-page', kind: 'classic' }).problems;
  };

  test('gives an entry with its name, its kind and the form\'s address', () => {
    assert.deepEqual(of({}), { entry: { own: [], ...truth, name: 'a-page', kind: 'classic', address: '/{set}/e?s=SystemPermissions' }, problems: [] });
    assert.equal(of({ address: '/{other-set}/e?s=SystemPermissions' }).entry.address, '/{other-set}/e?s=SystemPermissions');
  });

  test('is held to its shape, key by key', () => {
    for (const key of ['form', 'story', 'tags', 'ours', 'fields']) assert.deepEqual(without(key), [`${key}: is missing`]);
    assert.match(of({ form: 'app.delete' }).problems[0], /^form: must be one of /);
    assert.deepEqual(of({ tag: 'honest' }).problems, ['tag: no such key is known']);
    assert.deepEqual(of({ ours: 'yes', own: 'rest', tags: [1] }).problems, ['tags: must be a list of texts', 'ours: must be true or false', 'own: must be a list of keys of read()']);
    assert.deepEqual(readTruth([], { name: 'a-page', kind: 'classic' }), { entry: null, problems: ['truth.json: must be an object'] });
  });

  test('names every field of its form, and no other', () => {
    assert.deepEqual(of({ fields: { 'apex-rest-services': null, 'api-only-user': null } }).problems, [
      'fields.api-only-user: is no field of permission-set.system-permissions', 'fields.api-enabled: is missing (null where the page has none)',
    ]);
    assert.deepEqual(of({ fields: { 'apex-rest-services': { control: 'rest', clue: 1 }, 'api-enabled': 'api' } }).problems, [
      'fields.apex-rest-services.right: is missing', 'fields.apex-rest-services.clue: must be true or false', 'fields.api-enabled: must be null or an object',
    ]);
  });

  test('has an address at which the shell can show the page', () => {
    assert.match(of({ address: '/{group}/e' }).problems[0], /^address: no record is called \{group\}/);
    assert.deepEqual(of({ address: '/001/e' }), { entry: null, problems: ['address: the shell has no place in Setup for /001/e'] });
    assert.match(of({ address: '/lightning/setup/PermSets/home' }).problems[0], /^address: a classic page needs /);
    assert.deepEqual(of({ address: '/lightning/setup/PermSets/home' }, 'lightning').problems, []);
  });

  test('is right on every page of the lab', async () => {
    assert.ok((await readLab()).some(({ name }) => name === 'host-sample-classic'));
  });
});

test('a seed always chooses the same pages, and those that follow each other choose all of them in all looks', () => {
  const entries = Array.from({ length: 194 }, (_, at) => ({ name: `page-${at}` }));
  assert.deepEqual(partOf(entries, 20_787), partOf(entries, 20_787));
  const shown = new Map(LOOKS.map((look) => [look, []]));
  for (let seed = 20_787; seed < 20_787 + ONE_OF * LOOKS.length; seed += 1) {
    const { look, names } = partOf(entries, seed);
    assert.ok(names.length >= Math.floor(entries.length / ONE_OF), `${seed}`);
    shown.get(look).push(...names);
  }
  for (const [look, names] of shown) assert.deepEqual(names.sort(), entries.map(({ name }) => name).sort(), JSON.stringify(look));
});

test('an address is the same page whatever frames and links add to it', () => {
  const set = '/0PSgL0000001234';
  assert.ok(isSamePage(`${set}/e?s=ApexClassAccess`, `${set}/e?isdtp=p1&s=ApexClassAccess&clc=1`));
  assert.ok(isSamePage(`${set}/e`, `${set}AAA/e?retURL=%2F0PS`));
  assert.ok(!isSamePage(`${set}/e`, `${set}/e?s=ApexClassAccess`));
  assert.ok(!isSamePage('/00e/e?clone=00egL0000001234', '/00e/e?clone=00egL0000001235'));
  assert.ok(isSamePage('/lightning/setup/PermSets/page?address=%2F0PSgL0000001234', 'https://acme.my.salesforce-setup.com/lightning/setup/PermSets/page?address=%2F0PSgL0000001234AAA'));
});

test('a page that does not compile says where and why', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'lab-page-'));
  const compiled = async (html, script = '') => {
    await writeFile(path.join(folder, 'page.html'), html);
    await writeFile(path.join(folder, 'page.js'), `import { LightningElement } from 'lwc';\n${script}\nexport default class extends LightningElement {}\n`);
    return compilePage(folder);
  };
  try {
    assert.match(await compiled('<template><lightning-input></lightning-input></template>'), /from '\.\.\/base\/lightning\/input\.js'/);
    await assert.rejects(compiled('<template><p></template>'), /page\.html.*LWC/s);
    await assert.rejects(compiled('<template><lightning-inputt></lightning-inputt></template>'), /page\.html asks for lightning\/inputt/);
    await assert.rejects(compiled('<template><lab-part1></lab-part1></template>'), /There is no part1\.js/);
    await assert.rejects(compiled('<template></template>', 'class {'), /page\.js/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
