//! Refusals of a login and the steps that cause them.

use super::sample::{
    NOW, guide, known, local, login, org, present, spec, the_app, the_assignments, the_groups, the_profile,
    the_user,
};
use crate::check::check;
use crate::check::login::{Refusal, explain};
use crate::org::{AppCertificate, IpRange, Login, LoginLimits, Moment, Observed, Org};
use guide::{Guide, StepId, Values};
use words::{Text, in_english};

fn the_guide() -> Guide {
    guide(vec![
        spec("app", "app.exists", &[]),
        spec("key", "app.consumer-key", &[]),
        spec("certificate", "app.certificate", &[]),
        spec("users", "app.permitted-users", &[]),
        spec("scopes", "app.scopes", &[]),
        spec("sets", "app.permission-sets", &[]),
        spec("assigned", "user.permission-sets.set", &[]),
        spec("user", "user.exists", &[]),
        spec("active", "user.active", &["user"]),
        spec("thawed", "user.not-frozen", &["user"]),
        spec("enabled", "profile.permissions.ApiEnabled", &[]),
        spec("api-only", "profile.permissions.ApiUserOnly", &[]),
    ])
}

fn explained(error: &str, description: &str, org: &Org) -> Explanation {
    let guide = the_guide();
    let findings = check(&guide, &Values::default(), org, &local());
    let (host, audience) = ("https://acme.my.salesforce.com", "https://login.salesforce.com");
    let (host, audience) = (&Text::value(host), &Text::quoted(audience));
    let refusal = Refusal { error, description, host, audience };
    let said = explain(&guide, &Values::default(), &findings, org, &refusal, NOW);
    Explanation {
        step: said.step,
        meaning: in_english(&said.meaning),
        advice: in_english(&said.advice),
        settling: said.settling.as_ref().map(in_english),
        verbatim: said.verbatim,
    }
}

/// What is said of a refusal, in English.
#[derive(Debug, PartialEq)]
struct Explanation {
    step: Option<StepId>,
    meaning: String,
    advice: String,
    settling: Option<String>,
    verbatim: String,
}

#[test]
fn each_known_refusal_leads_to_its_step() {
    let cases = [
        ("invalid_client_id", "client identifier invalid", Some("step.key")),
        ("app_not_found", "External client app is not installed in this org", None),
        ("invalid_grant", "user hasn't approved this consumer", Some("step.users")),
        ("invalid_grant", "User hasn\u{2019}t  approved this consumer", Some("step.users")),
        ("invalid_app_access", "user is not admin approved to access this app", Some("step.sets")),
        (
            "invalid_request",
            "refresh_token scope is required and the connected app should be installed and preauthorized",
            Some("step.scopes"),
        ),
        ("invalid_grant", "invalid assertion", Some("step.certificate")),
        ("invalid_client", "invalid client credentials", Some("step.certificate")),
        ("invalid_grant", "audience is invalid", None),
        ("invalid_grant", "Audience validation failed", None),
        ("invalid_grant", "expired authorization code", None),
        ("invalid_grant", "ip restricted", None),
        ("unsupported_grant_type", "grant type not supported", None),
        ("invalid_grant", "user is frozen", Some("step.thawed")),
        ("OAUTH_APP_BLOCKED", "this app is blocked by admin", None),
        ("OAUTH_APP_ACCESS_DENIED", "user is not admin approved to access this app", Some("step.sets")),
        ("inactive_user", "user is inactive", Some("step.active")),
    ];
    for (error, description, step) in cases {
        let explanation = explained(error, description, &org());
        let found = explanation.step.as_ref().map(StepId::as_str);
        assert_eq!(found, step, "{error}: {description}");
        assert!(!explanation.meaning.contains("Guidepost does not know"), "{error}: {description}");
        assert!(explanation.verbatim.contains(description) && explanation.verbatim.contains(error));
    }
}

#[test]
fn what_nobody_knows_is_shown_as_it_is() {
    for (error, description) in
        [("invalid_grant", "moon phase"), ("teapot", "short and stout"), ("invalid_grant", "")]
    {
        let explanation = explained(error, description, &org());
        assert_eq!(explanation.step, None);
        assert!(explanation.meaning.contains("Guidepost does not know"), "{explanation:?}");
        assert!(explanation.verbatim.contains(error) && explanation.verbatim.contains(description));
    }
}

#[test]
fn what_keeps_a_user_from_any_login_is_named_though_nobody_knows_the_words() {
    let says = |change: fn(&mut Org)| {
        let mut org = org();
        change(&mut org);
        let explanation = explained("invalid_grant", "moon phase", &org);
        assert!(explanation.meaning.contains("Guidepost does not know"), "{explanation:?}");
        (explanation.step.map(|step| step.0), explanation.advice)
    };
    let (step, advice) = says(|org| known(&mut the_user(org).candidates)[0].is_active = false);
    assert_eq!(step.as_deref(), Some("step.active"));
    assert!(advice.starts_with("A check sees what may be the cause."), "{advice}");
    let (step, _) = says(|org| present(&mut the_user(org).chosen).is_frozen = Observed::Known(true));
    assert_eq!(step.as_deref(), Some("step.thawed"));
    let (step, _) = says(|org| {
        let grants = known(&mut present(&mut the_profile(org).profile).grants);
        grants.permissions.insert("ApiUserOnly".to_owned(), false);
    });
    assert_eq!(step.as_deref(), Some("step.api-only"), "the second check of the same fact counts as well");
}

#[test]
fn a_check_that_sees_the_cause_speaks_first() {
    let mut org = org();
    known(the_assignments(&mut org)).clear();
    *the_groups(&mut org) = Observed::Known(Vec::new());
    let explanation = explained("invalid_app_access", "user is not admin approved to access this app", &org);
    assert_eq!(explanation.step.unwrap().as_str(), "step.assigned");
    assert!(
        explanation.advice.ends_with("Found: It is not assigned to SCV Integration User. Mend it."),
        "{}",
        explanation.advice
    );
    let settings = present(&mut present(&mut the_app(&mut org).app).global_settings);
    settings.certificate = AppCertificate::None;
    let explanation = explained("invalid_grant", "invalid assertion", &org);
    assert!(explanation.advice.contains("The app has no certificate. Mend it."), "{}", explanation.advice);
}

#[test]
fn soon_after_a_change_salesforce_may_still_be_applying_it() {
    let settling = |minutes: i64| {
        let mut org = org();
        present(&mut the_app(&mut org).app).changed =
            Observed::Known(Moment::from_seconds(NOW.seconds() - minutes * 60));
        explained("invalid_grant", "invalid assertion", &org).settling
    };
    assert!(settling(0).unwrap().contains("changed 0 minutes ago"));
    assert!(settling(29).unwrap().contains("changed 29 minutes ago"));
    assert!(settling(-2).unwrap().contains("changed 0 minutes ago"), "clocks differ");
    assert_eq!(settling(30), None);
    assert_eq!(settling(-60), None);
    let unread = explained("invalid_grant", "invalid assertion", &Org::default());
    assert_eq!(unread.settling, None);
}

/// The org with a login kept out so many minutes ago, and the ranges of the profile.
fn barred(minutes: i64, status: &str, ranges: &[(&str, &str)]) -> Org {
    let mut org = org();
    let user = present(&mut the_app(&mut org).user);
    let row = Login { source: Some("203.0.113.7".to_owned()), ..login(minutes, status) };
    known(&mut user.logins).rows.insert(0, row);
    let range = |(start, end): &(&str, &str)| IpRange { start: (*start).to_owned(), end: (*end).to_owned() };
    user.login_limits =
        Observed::Known(LoginLimits { ranges: ranges.iter().map(range).collect(), hours: Vec::new() });
    org
}

#[test]
fn which_limit_of_the_profile_it_was_the_login_history_tells() {
    let said = |org: &Org| {
        let explanation = explained("invalid_grant", "ip restricted or invalid login hours", org);
        assert_eq!(explanation.step, None, "no step of the guide is blamed");
        (explanation.meaning, explanation.advice)
    };
    let (meaning, advice) = said(&org());
    assert!(meaning.contains("Either the address of this computer or the time"), "{meaning}");
    assert!(advice.contains("Press Check"), "{advice}");
    let (_, advice) = said(&barred(60, "Restricted IP", &[("192.0.2.0", "192.0.2.255")]));
    assert!(advice.contains("Press Check"), "an old row is of another login: {advice}");
    let (meaning, advice) = said(&barred(1, "Restricted IP", &[("192.0.2.0", "192.0.2.255")]));
    assert!(meaning.contains("says nothing of Webex"), "{meaning}");
    assert!(advice.contains("203.0.113.7 lies outside the login IP ranges"), "{advice}");
    assert!(advice.contains("login from elsewhere: The address 198.51.100.24 lies outside"), "{advice}");
    let (_, advice) = said(&barred(1, "Restricted IP", &[("198.51.100.0", "198.51.100.255")]));
    assert!(advice.contains("login from elsewhere: The address 198.51.100.24 lies within"), "{advice}");
    let (meaning, advice) = said(&barred(1, "Restricted time", &[]));
    assert!(meaning.contains("at a time when this user is not let in"), "{meaning}");
    assert!(advice.contains("no login hours now"), "{advice}");
    let mut unread = barred(1, "Restricted IP", &[]);
    present(&mut the_app(&mut unread).user).login_limits = super::sample::unknown();
    let (_, advice) = said(&unread);
    assert!(advice.starts_with("Could not check the login IP ranges and hours"), "{advice}");
}

#[test]
fn the_host_is_looked_at_before_anything_is_made_anew() {
    let not_found = "External client app is not installed in this org";
    for (error, description) in [("app_not_found", not_found), ("invalid_grant", "audience is invalid")] {
        let Explanation { step, advice, .. } = explained(error, description, &org());
        assert_eq!(step, None, "the app is there: {advice}");
        let asked = "Look at the host first: this test asked https://acme.my.salesforce.com, for the audience https://login.salesforce.com.";
        assert!(advice.starts_with(asked), "{advice}");
        assert!(advice.contains("to be made anew for that."), "{advice}");
    }
    let mut gone = org();
    the_app(&mut gone).app = Observed::Known(None);
    let Explanation { step, advice, .. } = explained("app_not_found", not_found, &gone);
    assert_eq!(step.unwrap().as_str(), "step.app");
    assert!(advice.starts_with("Look at the host first:") && advice.contains("Mend it."), "{advice}");
}
