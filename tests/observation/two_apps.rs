//! A guide with two apps and two permission sets goes through the same hands as the first one.

use crate::stand_in::{StandIn, observe};
use crate::{not_ok, orgs, with_dependents};
use guide::validate::defects;
use guide::{Guide, Values, load};
use guidepost_core::check::{Finding, Local, check};
use guidepost_core::observe::read_certificate;
use guidepost_core::org::Moment;
use salesforce::Calls;

fn guide() -> Guide {
    let table = toml::from_str(include_str!("../fixtures/guides/two-apps.toml")).unwrap();
    load(table).unwrap().0
}

fn findings(guide: &Guide, org: &StandIn) -> (Vec<Finding>, Calls) {
    let values = Values::defaults(guide);
    let (found, calls) = observe(guide, org, &values);
    let own = read_certificate(&org.certificate).unwrap();
    let now = Moment::from_seconds(org.now);
    let local = Local { certificate: Some(&own), own_tests: Vec::new(), now };
    (check(guide, &values, &found, &local), calls)
}

/// The org was set up for the first guide: of this one, all but the second app and its
/// permission set is there. What is wrong with one of the two says nothing of the other.
const WRONG: [(&str, &[&str]); 10] = [
    ("complete", &[]),
    ("wrong:permission-set-license", &["first-set.license"]),
    ("wrong:apex-rest-services-off", &["first-set.permissions.ApexRestServices"]),
    ("wrong:surplus-object-permission", &["first-set.nothing-else"]),
    ("wrong:user-inactive", &["robot.active"]),
    ("wrong:user-frozen", &["robot.not-frozen"]),
    ("wrong:user-other-profile", &["robot.profile"]),
    ("wrong:assignment-missing", &["robot.permission-sets.first-set"]),
    ("wrong:scope-surplus", &["first-app.scopes"]),
    ("wrong:app-disabled", &["first-app.enabled"]),
];

#[test]
fn of_two_apps_exactly_the_checks_concerned_change() {
    let guide = guide();
    assert_eq!(defects(&guide), []);
    let mut orgs = orgs();
    for (scenario, wrong) in WRONG {
        let (findings, calls) = findings(&guide, &orgs.start(scenario));
        let open: Vec<&str> =
            ["second-set.exists", "second-app.exists"].iter().chain(wrong).copied().collect();
        assert_eq!(not_ok(&findings), with_dependents(&guide, &open), "{scenario}: {findings:#?}");
        assert!(calls.requests <= 16 && calls.round_trips <= 5, "{scenario}: {calls:?}");
    }
}
