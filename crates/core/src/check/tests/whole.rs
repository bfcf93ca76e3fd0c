//! Checks that wait for one another, and values that are missing.

use super::phrase;
use super::sample::{guide, local, org, spec, the_set, unknown, values};
use crate::check::{Finding, Verdict, check};
use crate::org::{Observed, Org};
use guide::{CheckId, Form, Guide, Parameter, ParameterId, Values};
use words::Text;
use words::check::{NeedsAnother, ValueNeeded};

fn chain() -> Guide {
    guide(vec![
        // The label stands before what it waits for: the order in the guide does not matter.
        spec("label", "set.label", &["exists"]),
        spec("exists", "set.exists", &[]),
    ])
}

fn check_all(guide: &Guide, values: &Values, org: &Org) -> Vec<Finding> {
    check(guide, values, org, &local())
}

#[test]
fn findings_stand_in_the_guides_order() {
    let findings = check_all(&chain(), &values(), &org());
    let ids: Vec<_> = findings.iter().map(|finding| finding.check.as_str()).collect();
    assert_eq!(ids, ["label", "exists"]);
    assert!(findings.iter().all(|finding| matches!(finding.verdict, Verdict::Met { .. })), "{findings:?}");
}

#[test]
fn what_waits_for_another_check_says_so() {
    for permission_set in [Observed::Known(None), unknown()] {
        let mut org = org();
        the_set(&mut org).set = permission_set;
        let findings = check_all(&chain(), &values(), &org);
        let title = Text::value("exists is as wanted");
        let why = NeedsAnother { check: title }.into();
        let waits_for = Some(CheckId::from("exists"));
        assert_eq!(findings[0].verdict, Verdict::Unknown { why, waits_for });
        assert!(!matches!(findings[1].verdict, Verdict::Met { .. }));
    }
}

#[test]
fn a_value_that_is_missing_is_named() {
    let mut guide = chain();
    let why = |guide: &Guide| check_all(guide, &Values::default(), &org())[0].verdict.clone();
    let needed = |what: &str| Verdict::Unknown {
        why: ValueNeeded { value: Text::value(what) }.into(),
        waits_for: None,
    };
    assert_eq!(why(&guide), needed("label"));
    guide.parameters.push(Parameter {
        id: ParameterId::from("label"),
        label: phrase("Permission set label"),
        help: phrase(""),
        default: None,
        from: None,
        form: Form::Label,
    });
    assert_eq!(why(&guide), needed("Permission set label"));
}

#[test]
fn a_circle_in_the_guide_is_no_endless_loop() {
    let guide = guide(vec![
        spec("a", "set.exists", &["b"]),
        spec("b", "set.exists", &["a"]),
        spec("c", "set.exists", &[]),
    ]);
    let findings = check_all(&guide, &values(), &org());
    let unknown: Vec<_> =
        findings.iter().map(|finding| matches!(finding.verdict, Verdict::Unknown { .. })).collect();
    assert_eq!(unknown, [true, true, false]);
}

#[test]
fn of_an_org_that_was_not_read_nothing_is_said() {
    let findings = check_all(&chain(), &values(), &Org::default());
    assert!(
        findings.iter().all(|finding| matches!(finding.verdict, Verdict::Unknown { .. })),
        "{findings:?}"
    );
}
