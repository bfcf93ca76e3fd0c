// How the stand-in org shows pages of the lab in place of its own.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createPages } from '../org/pages/pages.mjs';
import { openStore } from '../org/store.mjs';
import { openLab } from './host.mjs';

const hosts = { api: 'acme.my.salesforce.com', setup: 'acme.my.salesforce-setup.com', lightning: 'acme.lightning.force.com' };
let store;
let pages;

before(async () => {
  store = await openStore({ scenario: 'complete' });
  pages = await createPages({ store, hosts, openLab });
});

after(() => store.close());

async function ask(address, { method = 'GET', body = '' } = {}) {
  const url = new URL(address, `https://${hosts.setup}`);
  const session = { sid: '00D!test', kind: 'setup', userId: store.adminId, delegateId: null };
  return pages.handle({ host: hosts.setup, method, url, path: url.pathname, headers: {}, cookies: {}, body: Buffer.from(body), session });
}

const create = '/udd/PermissionSet/newPermissionSet.apexp';
const home = '/lightning/setup/ManageExternalClientApplication/home';

test('a classic page is shown at its address, as the org\'s own is, and nowhere else', async () => {
  pages.lab.hide();
  const own = await ask(create);
  const { path, entry } = await pages.lab.show('host-sample-classic');
  assert.equal(path, `/lightning/setup/PermSets/page?address=${encodeURIComponent(create)}`);
  assert.equal(entry.form, 'permission-set.create');
  const shown = await ask(`${create}?isdtp=p1&appLayout=setup`);
  assert.deepEqual({ ...shown, body: '' }, { ...own, body: '' });
  const top = (body) => body.split('\n').filter((line) => /^<(?!script|title)/.test(line)).slice(0, 6);
  assert.deepEqual(top(shown.body), top(own.body));
  assert.ok(shown.body.includes('<title>Permission Set: New ~ Salesforce - Enterprise Edition</title>'));
  assert.ok(shown.body.includes('window.lab = {'));
  assert.ok(!(await ask('/0PS')).body.includes('window.lab'));
  assert.ok(!(await ask(home)).body.includes('labPage'));
  pages.lab.hide();
  assert.ok(!(await ask(create)).body.includes('window.lab'));
});

test('a form that is sent is told', async () => {
  await pages.lab.show('host-sample-classic');
  const sets = store.find('PermissionSet').length;
  assert.equal((await ask(create, { method: 'POST', body: 'label=x' })).status, 200);
  assert.deepEqual(pages.lab.shown.sent, [{ method: 'POST', form: { label: 'x' } }]);
  assert.equal(store.find('PermissionSet').length, sets);
  await pages.lab.show('host-sample-classic');
  assert.deepEqual(pages.lab.shown.sent, []);
});

test('the shell hears of a Lightning page, whose module is served', async () => {
  const { path } = await pages.lab.show('host-sample-lightning');
  assert.equal(path, home);
  const [, said] = /id="labPage">([^<]+)</.exec((await ask('/lightning/setup/SetupOneHome/home')).body);
  const { module, address } = JSON.parse(said);
  assert.equal(address, home);
  const served = await ask(module);
  assert.equal(served.headers['content-type'], 'text/javascript; charset=utf-8');
  const [, base] = /from '\.\.(\/base\/lightning\/input\.js)'/.exec(served.body.toString());
  assert.equal((await ask(module.replace(/\/pages\/.*/, base))).status, 200);
  assert.ok((await ask(create)).body.includes('data-proposes'));
});

test('a page that is not there is an error that names it', async () => {
  await assert.rejects(pages.lab.show('no-such-page'), /no-such-page: the folder must have/);
  await assert.rejects(pages.lab.show('../truth'), /is no name of a page/);
});
