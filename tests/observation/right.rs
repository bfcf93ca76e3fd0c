//! Orgs in which all is right although it looks otherwise: nothing is blamed, and what
//! is to be known is said beside the OK.

use crate::{findings, not_ok, orgs};
use guidepost_core::check::{Finding, Remark, Verdict};
use salesforce::oauth::{parse_token, token_request};

/// What is said beside an OK, with a piece of it.
enum Beside {
    Note(&'static str),
    Risk(&'static str),
}
use Beside::{Note, Risk};

/// Orgs in which all is right although it looks otherwise: of which checks that is said, and how.
const RIGHT: [(&str, &[(&str, Beside)]); 15] = [
    ("certificate-renewed", &[("app.certificate", Note("another one of the same private key"))]),
    (
        "certificate-ends-soon",
        &[
            ("app.certificate", Note("another one of the same private key")),
            ("app.certificate-valid", Risk("It ends in 30 days")),
        ],
    ),
    ("package-trial", &[]),
    ("package-trial-ends-soon", &[("prerequisites.package", Risk("It ends in 20 days"))]),
    ("package-free", &[]),
    ("group-of-same-name", &[]),
    ("assignment-ends-soon", &[("user.assignment", Risk("It ends in 10 days"))]),
    ("assignment-ends-later", &[]),
    (
        "permission-set-license-ends-soon",
        &[
            ("prerequisites.permission-set-license", Risk("Renew it with Salesforce")),
            ("user.permission-set-license", Risk("Renew it with Salesforce")),
        ],
    ),
    ("invoice-license", &[]),
    ("own-contact", &[]),
    ("own-callback", &[]),
    ("two-callbacks", &[]),
    ("large-org", &[]),
    ("any-api-client-over", &[("user.no-any-api-client", Note("by the permission set Any client"))]),
];

#[test]
fn what_is_right_and_looks_otherwise_is_ok_with_a_word() {
    let mut orgs = orgs();
    for (name, remarks) in RIGHT {
        let org = orgs.start(&format!("right:{name}"));
        parse_token(&org.send(&token_request(&org.assertion)))
            .unwrap_or_else(|why| panic!("{name}: {why:?}"));
        let findings = findings(&org);
        assert_eq!(not_ok(&findings), [""; 0], "{name}: {findings:#?}");
        for Finding { check, verdict } in &findings {
            let Verdict::Met { remark, .. } = verdict else { panic!("{verdict:?}") };
            let expected =
                remarks.iter().find(|(about, _)| *about == check.as_str()).map(|(_, beside)| beside);
            let fits = match (expected, remark) {
                (None, None) => true,
                (Some(Note(part)), Some(Remark::Note(says)))
                | (Some(Risk(part)), Some(Remark::Risk(says))) => words::in_english(says).contains(part),
                _ => false,
            };
            assert!(fits, "{name}: {check}: {verdict:?}");
        }
    }
}

/// Whoever reads an org over a slow line waits for its largest answer.
#[test]
fn of_a_large_org_each_answer_is_small() {
    let mut orgs = orgs();
    let org = orgs.start("right:large-org");
    findings(&org);
    let kibibytes = org.largest.get() >> 10;
    assert!(kibibytes < 700, "{kibibytes} KiB");
}

#[test]
fn each_right_fact_of_the_stand_in_org_is_judged() {
    let judged: Vec<&str> = RIGHT.iter().map(|(name, _)| *name).collect();
    assert_eq!(orgs().families.right, judged);
}
