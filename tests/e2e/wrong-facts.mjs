// One wrong fact in an otherwise complete org changes the checks that are about
// it or rest on it, by the guide's own lists, and no other. The tests take a part
// of these orgs, the soak takes them all.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { connect } from '../org/clients.mjs';
import { halfSetUp } from '../org/scenarios/scenarios.mjs';
import { say } from '../words.mjs';
import { USERNAME } from './facts.mjs';
import { Player, checksOf } from './guide.mjs';
import { checks, isTitleOf, labelOf, steps, withDependents } from './guideFile.mjs';
import { OneBrowser } from './oneBrowser.mjs';

/** The check that each wrong fact is about; a certificate and a license have two. */
export const ABOUT = {
  'permission-set-license': 'permission-set.license',
  'permission-set-session-activation': 'permission-set.session-activation',
  'class-access-missing': 'permission-set.apex-class',
  'class-access-surplus': 'permission-set.nothing-else',
  'apex-rest-services-off': 'permission-set.apex-rest',
  'api-enabled-off': 'permission-set.api-enabled',
  'surplus-system-permission': 'permission-set.nothing-else',
  'surplus-object-permission': 'permission-set.nothing-else',
  'profile-license': ['profile.license', 'user.license'],
  'profile-api-enabled-off': 'profile.api-enabled',
  'profile-api-only-off': 'profile.api-only',
  'profile-surplus-permission': 'profile.nothing-else',
  'profile-surplus-object': 'profile.nothing-else',
  'profile-surplus-field': 'profile.nothing-else',
  'profile-surplus-class': 'profile.nothing-else',
  'user-inactive': 'user.active',
  'user-frozen': 'user.not-frozen',
  'user-other-profile': 'user.profile',
  'user-psl-missing': 'user.permission-set-license',
  'user-voice-license': 'user.no-paid-license',
  'user-partner-voice-license': 'user.no-paid-license',
  'user-package-license': 'user.no-paid-license',
  'user-any-api-client': 'user.no-any-api-client',
  'user-assigned-by-group': 'user.assignment',
  'user-assigned-by-failed-group': 'user.assignment',
  'user-assigned-by-session-group': 'user.assignment',
  'user-assigned-by-group-until-yesterday': 'user.assignment',
  'package-trial-over': 'prerequisites.package',
  'package-expired': 'prerequisites.package',
  'user-license-disabled': 'prerequisites.user-license',
  'permission-set-license-disabled': ['prerequisites.permission-set-license', 'user.permission-set-license'],
  'permission-set-license-expired': ['prerequisites.permission-set-license', 'user.permission-set-license'],
  'permission-set-is-a-group': 'permission-set.exists',
  'app-permission-set-is-a-group': 'app.permission-set',
  'assignment-inactive': 'user.assignment',
  'login-missing': 'proof.login-seen',
  'login-refused-since': 'proof.login-seen',
  'distribution-packaged': 'app.distribution',
  'contact-email': 'app.contact-email',
  'callback-url': 'app.callback-url',
  'scope-missing': 'app.scopes',
  'scope-surplus': 'app.scopes',
  'certificate-other': 'app.certificate',
  'certificate-missing': ['app.certificate', 'app.certificate-valid'],
  'certificate-expired': ['app.certificate', 'app.certificate-valid'],
  'certificate-not-yet-valid': ['app.certificate', 'app.certificate-valid'],
  'certificate-weak': ['app.certificate', 'app.certificate-valid'],
  'secret-required': 'app.secret-optional',
  'self-authorize': 'app.permitted-users',
  'refresh-token-infinite': 'app.refresh-token-policy',
  'ip-bypass': 'app.ip-relaxation',
  'start-page': 'app.start-page',
  'app-permission-set-missing': 'app.permission-set',
  'app-permission-set-surplus': 'app.permission-set',
  'assignment-missing': 'user.assignment',
  'assignment-expired': 'user.assignment',
  'app-profile-untried': ['app.permission-set', 'proof.login-seen'],
  'app-profile-works': 'app.permission-set',
  'app-profile-refused': ['app.permission-set', 'proof.login-seen'],
  'app-permission-set-on-connected-app': ['permission-set.nothing-else', 'app.permission-set'],
  'app-disabled': 'app.enabled',
  'oauth-plugin-disabled': 'app.oauth',
};

/** What other checks rest on, and how it goes missing in an org. */
export const MISSING = {
  'app.exists': (connection) => connection.metadata.delete('ExternalClientApplication', 'WxCC_SCV'),
  'permission-set.exists': async (connection) => {
    const { records: [{ Id }] } = await connection.query("SELECT Id FROM PermissionSet WHERE Name = 'IVR_Access_to_SCV_Apex_Classes'");
    await connection.sobject('PermissionSet').update({ Id, Name: 'Renamed' });
  },
};

/** Every org there is to be seen, as `{fact}`, `{half}` or `{missing}`. */
export const ALL = [
  ...Object.keys(ABOUT).map((fact) => ({ fact })),
  ...Object.keys(halfSetUp).map((half) => ({ half })),
  ...Object.keys(MISSING).map((missing) => ({ missing })),
];

/** Lets the panel look at these orgs, one after the other in one browser. */
export function look(orgs) {
  describe('an org with one wrong fact', { concurrency: false }, () => lookAtEach(orgs));
}

function lookAtEach(orgs) {
  const here = new OneBrowser();
  let player;
  let org;

  // The panel goes on from org to org: what is said of one must not come from the one before.
  async function begin(scenario) {
    org = await here.replaceOrg({ scenario, certificatePem: player.made.certificatePem });
  }

  before(async () => {
    org = await here.begin();
    player = await Player.begin({ browser: here.browser, org });
    await player.moveToSidePanel();
    await player.allowSession();
    await player.goTo('key.make');
    await player.makeKey();
  });

  after(() => here.close());

  /** The ids of the checks that do not say OK, after one press of Check; `username` is entered before, if there is one. */
  async function changed(username) {
    await player.tab.goto(org.frontdoor);
    if (username) {
      await player.goTo('user.create');
      await player.panel.type('textbox', labelOf('integration_username'), username);
    }
    await player.goTo('prerequisites.checklist');
    await player.check();
    const outline = await player.outline();
    const found = [];
    for (const { id } of steps) {
      const of = checks.filter(({ step }) => step === id);
      if (of.length === 0 || outline[id] === say('state-ok')) continue;
      await player.goTo(id);
      for (const { title: shown, verdict } of await checksOf(player.panel)) {
        const about = of.filter((check) => isTitleOf(check, shown));
        assert.equal(about.length, 1, `${shown} is one check`);
        if (verdict !== say('state-ok')) found.push(about[0].id);
      }
    }
    return found.sort();
  }

  test('is told from a complete one, in which every check says OK', async () => {
    await begin('complete');
    assert.deepEqual(await changed(), []);
  });

  const tests = {
    fact(fact) {
      const about = ABOUT[fact];
      test(`${fact} changes ${about} and what rests on it`, async () => {
        await begin(`wrong:${fact}`);
        assert.deepEqual(await changed(USERNAME), withDependents(about));
      });
    },
    half(name) {
      const { mistakes, username } = halfSetUp[name];
      test(`half set up, ${name}: every mistake is named, and nothing that is right`, async () => {
        await begin(`half:${name}`);
        assert.deepEqual(await changed(username), withDependents(mistakes));
      });
    },
    missing(id) {
      test(`without ${id} everything that rests on it changes`, async () => {
        await begin('complete');
        await MISSING[id](connect(org));
        assert.deepEqual(await changed(USERNAME), withDependents(id));
      });
    },
  };
  for (const wish of orgs) {
    const [[kind, name]] = Object.entries(wish);
    tests[kind](name);
  }
}
