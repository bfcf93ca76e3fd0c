//! Orgs whose login history says something else than "Webex was let in": what is said of it.

use super::{findings, findings_with, guide, judged, not_ok, observe, orgs, values, verdict_of};
use crate::user;
use guidepost_core::check::{Verdict, with_last_logins};
use guidepost_core::org::{Moment, OwnTest};
use salesforce::oauth::{parse_token, token_request};
use words::in_english;

const PROOF: &str = "proof.login-seen";

/// What is said of the logins, in one text with how it begins.
fn said(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Met { found, .. } => format!("Met: {}", in_english(found)),
        Verdict::Differs { found, .. } => format!("Differs: {}", in_english(found)),
        Verdict::Unknown { why, .. } => format!("Unknown: {}", in_english(why)),
    }
}

/// For each org, how the verdict begins, and what else is said.
const CASES: [(&str, &str, &[&str]); 24] = [
    // Whose login it was.
    ("same-label-app", "Unknown", &["the external client app WxCC - SCV (WxCC_SCV_Trial)"]),
    ("same-label-connected-app", "Unknown", &["the connected app WxCC - SCV"]),
    ("by-consent", "Unknown", &["OAuth Web Server"]),
    ("by-password", "Unknown", &["Other Apex API"]),
    ("from-a-browser", "Unknown", &["Chrome 143", "203.0.113.7"]),
    ("at-my-domain", "Met", &["granted to Webex", "at acme.my.salesforce.com"]),
    // How old it was, and how far the history was read.
    ("old", "Met", &["granted to Webex", "140 days ago", "from 198.51.100.24"]),
    ("behind-others", "Met", &["granted to Webex", "100 days ago"]),
    ("behind-too-many", "Unknown", &["older ones", "did not read"]),
    ("in-one-second", "Met", &["granted to Webex"]),
    // Why it was refused.
    (
        "signature-invalid",
        "Differs",
        &["Failed: Signature Invalid", "another private key than the one of the certificate"],
    ),
    ("org-locked", "Differs", &["Organization locked", "Salesforce"]),
    ("password-lockout", "Differs", &["Password lockout", "locked"]),
    ("package-missing", "Differs", &["Package for this consumer is not installed", "an app of another org"]),
    ("in-no-known-words", "Unknown", &["Moon phase"]),
    ("refused-before-the-app", "Unknown", &["Missing Consumer Key Parameter", "blank"]),
    ("consumer-deleted", "Unknown", &["Failed: Consumer Deleted", "consumer key"]),
    ("from-outside-the-ranges", "Differs", &["198.51.100.24", "192.0.2.0 to 192.0.2.255"]),
    ("outside-the-hours", "Differs", &["Monday 08:00 to 17:00", "Sunday never"]),
    ("from-inside-the-ranges", "Differs", &["198.51.100.24", "are not the reason"]),
    // What may keep Webex out since it was let in.
    (
        "ranges-set-since",
        "Unknown",
        &["Webex was let in, last on", "profile was changed after that", "198.51.100.24 lies outside"],
    ),
    ("hours-set-since", "Unknown", &["profile was changed after that", "Monday 08:00 to 17:00"]),
    ("open-limits-set-since", "Met", &["granted to Webex"]),
    ("profile-changed-since", "Met", &["granted to Webex"]),
];

#[test]
fn what_the_login_history_says_is_told_as_it_is() {
    let mut orgs = orgs();
    let mut wrong = Vec::new();
    for (name, verdict, words) in CASES {
        let findings = findings(&orgs.start(&format!("logins:{name}")));
        let said = said(verdict_of(&findings, PROOF));
        if !said.starts_with(verdict) || !words.iter().all(|word| said.contains(word)) {
            wrong.push(format!("{name}: {said}"));
        }
        let others: Vec<_> = not_ok(&findings).into_iter().filter(|check| *check != PROOF).collect();
        if !others.is_empty() {
            wrong.push(format!("{name}: {others:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_test_that_was_made_here_is_none_of_webex() {
    let mut orgs = orgs();
    let org = orgs.start("wrong:login-missing");
    assert!(parse_token(&org.send(&token_request(&org.assertion))).is_ok());
    // The row bears the second of the org's own clock.
    let around = |seconds: i64| Moment::from_seconds(org.now + seconds);
    let test = OwnTest { from: around(-60), until: around(120), row: None };
    let values = values(&guide());
    let said = |tests: Vec<OwnTest>| said(verdict_of(&judged(&org, &values, tests), PROOF));
    let own = said(vec![test]);
    assert!(own.starts_with("Unknown: Salesforce lists no login of Webex"), "{own}");
    assert!(own.contains("A test from this computer was granted on"), "{own}");
    let unknown = said(Vec::new());
    assert!(unknown.starts_with("Met: granted to Webex"), "{unknown}");
}

#[test]
fn a_long_name_is_known_by_its_beginning() {
    let mut orgs = orgs();
    let long = "Webex Contact Center and Service Cloud Voice, the one of our own company";
    let org = orgs.start("logins:long-name");
    let mut values = values(&guide());
    values.set("app_name", long);
    let findings = findings_with(&org, &values);
    let said = said(verdict_of(&findings, PROOF));
    assert!(said.starts_with("Met: granted to Webex"), "{said}");
}

#[test]
fn where_two_users_fit_both_are_named_and_one_is_chosen() {
    let mut orgs = orgs();
    let mut values = values(&guide());
    values.set("integration_username", "");
    let (found, _) = observe(&orgs.start("logins:two-users"), &values);
    let taken = user(&found).taken().map(|user| user.username.as_str());
    assert_eq!(taken, Some("scv.integration@acme.example"), "the one who logged in last");
    let users = in_english(&with_last_logins(&user(&found).several().unwrap()));
    assert!(users.starts_with("scv.integration@acme.example (last login on "), "{users}");
    assert!(users.contains(", scv.integration.old@acme.example (last login on "), "{users}");
    let org = orgs.start("logins:two-new-users");
    let findings = findings_with(&org, &values);
    let said = said(verdict_of(&findings, "user.exists"));
    assert!(said.starts_with("Unknown: Several users fit: "), "{said}");
    for name in ["scv.integration@acme.example", "scv.integration.old@acme.example"] {
        assert!(said.contains(&format!("{name} (never logged in)")), "{said}");
    }
    for finding in &findings {
        let said = format!("{finding:?}");
        assert!(!said.contains(['\u{2039}', '\u{203a}']) && !said.contains("integration_username"), "{said}");
    }
}
