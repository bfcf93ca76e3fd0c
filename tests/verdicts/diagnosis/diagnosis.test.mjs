/** The orgs behave as their tags say, and the judge lets pass what is right and nothing else. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { makeCertificates } from '../certificates.mjs';
import { around } from './around.mjs';
import { candidates } from './candidates.mjs';
import { causes } from './causes.mjs';
import { belowTheBar, contradictions, judge, newCounters } from './judge.mjs';
import { families, namedOrgs } from './named/named.mjs';
import { oracleOf } from './oracle.mjs';
import { allKinds, planFrom, plansOf } from './plan.mjs';
import { makeWorld, questionOf, truthOf } from './world.mjs';

const certificates = makeCertificates();
const words = (faults) => faults.map(({ kind, about, text }) => `${kind} | ${about}: ${text}`);
const namedPlan = (id) => namedOrgs.find((named) => named.id === id).plan;

/** What the experiment and the judge say of an org of which the oracle speaks. */
async function faultsOf(plan) {
  const world = await makeWorld(plan, certificates);
  try {
    questionOf(world);
    const truth = await truthOf(world);
    return words([...contradictions(world, truth), ...judge(world, truth, oracleOf(world, truth), newCounters())]);
  } finally {
    await world.org.close();
  }
}

describe('plans', () => {
  test('are the same for the same seed, name half of the orgs otherwise and draw every kind', () => {
    const plans = plansOf(5, 400);
    assert.deepEqual(plansOf(5, 30), plans.slice(0, 30));
    const renamed = plans.filter((plan) => plan.renamed).length;
    assert.ok(renamed > 160 && renamed < 240, `${renamed}`);
    const drawn = new Set(plans.flatMap(({ changes }) => changes));
    assert.deepEqual(Object.keys(allKinds).filter((name) => !allKinds[name].rare && !drawn.has(name)), []);
    assert.ok(plans.filter((plan) => !plan.changes.some((name) => allKinds[name].blocks)).length > 120);
  });

  test('speak of causes that are listed, of kinds that there are', () => {
    const all = [...Object.values(allKinds), ...Object.values(around), ...Object.values(candidates)];
    const spoken = all.flatMap(({ blocks, alike = [], follows = [], risks = [], differs = [], may = [] }) => [blocks, ...alike, ...follows, ...risks, ...differs, ...may]).filter(Boolean);
    assert.deepEqual(spoken.filter((cause) => !causes[cause]), []);
    for (const { plan } of namedOrgs) {
      assert.deepEqual([...plan.changes.filter((name) => !allKinds[name]), ...plan.around.filter((name) => !around[name]), ...plan.candidates.filter((name) => !candidates[name])], [], plan.id);
    }
    assert.deepEqual([families.fieldCauses, families.halfSetUp, families.reports, families.strangers, families.strangersAgain, families.healthy].map((family) => family.length), [27, 8, 20, 10, 10, 12]);
  });
});

describe('orgs behave as their tags say', () => {
  const named = ['cause-03-path', 'cause-07-early', 'cause-14-other-app', 'report-line-end', 'report-package-again', 'report-older-and-new', 'report-rotated-here', 'healthy-through-group'];
  for (const id of named) test(id, async () => assert.deepEqual(await faultsOf(namedPlan(id)), []));
  for (const plan of plansOf(11, 4)) test(`generated ${plan.id}`, async () => assert.deepEqual(await faultsOf(plan), []));
});

test('a certificate that was replaced stands in the audit trail, and names that nobody gave stand nowhere', async (context) => {
  const world = await makeWorld(planFrom({ id: 'replaced', changes: ['certificate-other'], renamed: true }), certificates);
  context.after(() => world.org.close());
  const { store } = world;
  const rows = store.find('SetupAuditTrail', { Action: 'changeExternalClientAppCertificate' });
  assert.equal(rows.filter(({ CreatedDate }) => Date.parse(CreatedDate.replace('+0000', 'Z')) >= Math.floor(world.changed / 1000) * 1000).length, 1);
  const all = JSON.stringify(['PermissionSet', 'Profile', 'LoginHistory', 'SetupAuditTrail', 'ExternalClientApplication'].map((type) => store.find(type)));
  for (const name of ['IVR_Access_to_SCV_Apex_Classes', 'SCV Integration', 'WxCC - SCV', 'WxCC_SCV"']) assert.ok(!all.includes(name), name);
});

describe('the judge', () => {
  const cases = {
    healthy: { candidates: ['app-like-it', 'user-of-test'], renamed: true },
    broken: { changes: ['assignment-expired', 'class-surplus'], test: true },
    risky: { changes: ['user-too-powerful'] },
    unclear: { changes: ['user-frozen'], candidates: ['app-like-it'], held: false, earlier: 0, later: 0 },
    unseen: { changes: ['other-side-email'], earlier: 0, later: 0 },
  };
  const made = {};
  before(async () => {
    for (const [name, plan] of Object.entries(cases)) {
      const world = await makeWorld(planFrom({ id: name, ...plan }), certificates);
      made[name] = { world, truth: await truthOf(world) };
    }
  });
  after(() => Promise.all(Object.values(made).map(({ world }) => world.org.close())));

  const kindsOf = (name, change) => {
    const { world, truth } = made[name];
    const said = oracleOf(world, truth);
    change(said, world);
    return judge(world, truth, said, newCounters()).map(({ kind }) => kind);
  };
  const out = (cause) => ({ kind: 'keeps-it-out', cause, objects: [], text: '' });
  const lies = [
    ['a working org called broken', 'healthy', (said) => { said.works = 'no'; }, 'works: no, not yes'],
    ['a working org left in doubt', 'healthy', (said) => { said.works = 'cannot-tell'; }, 'works: cannot-tell, not yes'],
    ['a broken org called working', 'broken', (said) => { said.works = 'yes'; }, 'works: yes, not no'],
    ['a broken org left in doubt', 'broken', (said) => { said.works = 'cannot-tell'; }, 'works: cannot-tell, not no'],
    ['a guess of what nobody saw', 'unseen', (said) => { said.works = 'yes'; }, 'works: yes, not no or cannot-tell'],
    ['another app taken', 'healthy', (said, { store }) => { said.objects.app.taken = store.listMetadata('ExternalClientApplication').find(({ fullName }) => fullName === 'Webex_Trial').id; }, 'a wrong object taken'],
    ['a user said to be missing', 'healthy', (said) => { said.objects.user = { taken: null, offered: [] }; }, 'said to be missing'],
    ['others offered', 'healthy', (said, { store }) => { said.objects.user = { taken: null, offered: [store.adminId] }; }, 'the right one is not among those offered'],
    ['what works kept out', 'healthy', (said) => { said.findings.push(out('app-set-missing')); }, 'keeps it out, said of what works'],
    ['what works kept out, in words of its own', 'healthy', (said) => { said.findings.push(out('other:moon')); }, 'keeps it out, said of what works'],
    ['a wrong reason beside the right one', 'broken', (said) => { said.findings.push(out('user-frozen')); }, 'keeps it out, and does not'],
    ['a reason that goes unnamed', 'broken', (said) => { said.findings = []; }, 'what keeps it out goes unnamed'],
    ['a wrong first cause', 'broken', (said) => { said.first = { cause: 'certificate-other', text: '' }; }, 'a wrong first cause'],
    ['what works mended', 'healthy', (said) => { said.first = { cause: 'app-self-authorize', text: '' }; }, 'mends what works'],
    ['no first cause', 'broken', (said) => { said.first = null; }, 'no first cause'],
    ['a risk that goes unnamed', 'risky', (said) => { said.findings = []; }, 'a risk goes unnamed'],
    ['a risk that is none', 'healthy', (said) => { said.findings.push({ kind: 'risk', cause: 'any-client', text: '' }); }, 'a risk that is none'],
    ['a cause that nobody knows', 'risky', (said) => { said.findings.push({ kind: 'differs', cause: 'nonsense', text: '' }); }, 'interface: no such kind or cause'],
  ];
  for (const [title, name, change, expected] of lies) {
    test(`sees ${title}`, () => {
      assert.deepEqual(kindsOf(name, () => {}), []);
      assert.ok(kindsOf(name, change).includes(expected), kindsOf(name, change).join());
    });
  }

  test('lets pass the right one among others, and counts it where the winner is clear', () => {
    const { world, truth } = made.healthy;
    const counters = newCounters();
    const said = oracleOf(world, truth);
    said.objects.app = { taken: null, offered: [world.ids.app, '0xIgL00000000zzAAA'] };
    assert.deepEqual(judge(world, truth, said, counters), []);
    assert.deepEqual([counters.asked, counters.clear], [1, 4]);
  });

  test('lets who asks wait for the answer, where nothing tells which is meant', () => {
    const asks = (said, world) => Object.assign(said, { works: 'cannot-tell', first: null, findings: [], objects: { ...said.objects, app: { taken: null, offered: [world.ids.app, '0xIgL00000000zzAAA'] } } });
    assert.deepEqual(kindsOf('unclear', asks), []);
    assert.deepEqual(kindsOf('broken', asks).sort(), ['no first cause', 'what keeps it out goes unnamed', 'works: cannot-tell, not no'].sort());
  });

  test('knows the bar', () => {
    const good = { ...newCounters(), withCause: 100, first: 97, checked: 100, couldNotCheck: 5, clear: 10, asked: 1 };
    assert.deepEqual(belowTheBar(good), []);
    for (const worse of [{ first: 96 }, { couldNotCheck: 6 }, { asked: 2 }]) assert.equal(belowTheBar({ ...good, ...worse }).length, 1);
  });
});
