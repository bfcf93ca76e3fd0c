//! Observations of the stand-in org, which shares no code with what observes it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops where it stands")]

#[path = "observation/stand_in.rs"]
mod stand_in;

use guidepost::check::login::{Refusal, explain};
use guidepost::check::{Finding, Local, Verdict, check};
use guidepost::guide::{CheckId, Guide, StepId, Values};
use guidepost::observe::{Observation, Progress, Wanted};
use guidepost::org::{Fingerprint, Moment, Org, OrgId};
use guidepost::salesforce::oauth::{parse_revoked, parse_token, revoke_request, token_request};
use guidepost::salesforce::{Answer, ApiError, LoginError, Read, SessionId, Soql, Version};
use guidepost::shipped;
use stand_in::{Orgs, StandIn};
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

/// One process for all tests, and one org at a time.
fn orgs() -> MutexGuard<'static, Orgs> {
    static ORGS: LazyLock<Mutex<Orgs>> = LazyLock::new(|| Mutex::new(Orgs::open()));
    ORGS.lock().unwrap_or_else(PoisonError::into_inner)
}

fn guide() -> Guide {
    shipped::guides().into_iter().next().unwrap()
}

fn values(guide: &Guide) -> Values {
    let mut values = Values::defaults(guide);
    values.set("integration_username", "scv.integration@acme.example");
    values.set("contact_email", "ada.admin@acme.example");
    values
}

/// What was found, and how many calls it took.
fn observe(org: &StandIn) -> (Org, usize) {
    let session = SessionId::new(org.session.clone()).unwrap();
    let versions = Read::Versions.parse(&org.send(&Read::versions_request())).unwrap();
    let Answer::Versions(offered) = versions else { panic!("{versions:?}") };
    let version = Version::choose(&offered).unwrap();
    let guide = guide();
    let mut observation = Observation::start(Wanted::of(&guide, &values(&guide)));
    let mut calls = 1;
    loop {
        let batch = observation.batch();
        calls += batch.len();
        let ask = |read: &Read| read.parse(&org.send(&read.request(version, &session)?));
        match observation.answer(batch.iter().map(ask).collect()) {
            Progress::More(next) => observation = next,
            Progress::Done(org) => return (*org, calls),
        }
    }
}

/// Keeps the replies of an org for the tests beside the code, when asked to by
/// the variable `GUIDEPOST_RECORD` with the scenario as its value.
fn record(org: &StandIn, name: &str) {
    let session = SessionId::new(org.session.clone()).unwrap();
    let guide = guide();
    let mut observation = Observation::start(Wanted::of(&guide, &values(&guide)));
    let mut exchanges = Vec::new();
    loop {
        let mut outcomes = Vec::new();
        for read in observation.batch() {
            let reply = org.send(&read.request(Version::NEWEST, &session).unwrap());
            outcomes.push(read.parse(&reply));
            let (status, kind, body) = (reply.status, reply.content_type.clone(), reply.body.to_string());
            exchanges.push(
                serde_json::json!({ "read": read, "status": status, "content_type": kind, "body": body }),
            );
        }
        match observation.answer(outcomes) {
            Progress::More(next) => observation = next,
            Progress::Done(_) => break,
        }
    }
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/salesforce");
    let text = serde_json::to_string_pretty(&exchanges).unwrap();
    std::fs::write(format!("{folder}/{name}.json"), text + "\n").unwrap();
}

/// Every check of the guide with what it says of the org.
fn findings(org: &StandIn) -> Vec<Finding> {
    let (found, calls) = observe(org);
    assert!(calls <= 24, "{calls} calls");
    let guide = guide();
    let local = Local {
        fingerprint: Some(Fingerprint::parse(&org.fingerprint).unwrap()),
        now: Moment::from_seconds(org.now),
    };
    check(&guide, &values(&guide), &found, &local)
}

/// The checks that are not OK, in the guide's order.
fn not_ok(findings: &[Finding]) -> Vec<&str> {
    let open = findings.iter().filter(|finding| !matches!(finding.verdict, Verdict::Met { .. }));
    open.map(|finding| finding.check.as_str()).collect()
}

/// These checks and all that wait for them, in the guide's order.
fn with_dependents<'a>(guide: &'a Guide, checks: &[&str]) -> Vec<&'a str> {
    let dependents: Vec<CheckId> =
        checks.iter().flat_map(|id| guide.dependents(&CheckId::from(*id))).collect();
    let concerned = guide.checks.iter().filter(|check| dependents.contains(&check.id));
    concerned.map(|check| check.id.as_str()).collect()
}

/// For each org, the checks that see what is wrong with it.
const WRONG: [(&str, &[&str]); 34] = [
    ("complete", &[]),
    ("empty", &["permission-set.exists", "app.exists"]),
    ("no-package", &["prerequisites.package", "permission-set.exists", "app.exists"]),
    // The integration user of this org holds one of the seats.
    ("no-seats", &["permission-set.exists", "app.exists"]),
    (
        "few-rights",
        &[
            "prerequisites.rights-permission-sets",
            "prerequisites.rights-apps",
            "permission-set.exists",
            "app.exists",
        ],
    ),
    ("wrong:permission-set-license", &["permission-set.license"]),
    ("wrong:permission-set-session-activation", &["permission-set.session-activation"]),
    ("wrong:class-access-missing", &["permission-set.apex-class"]),
    ("wrong:class-access-surplus", &["permission-set.nothing-else"]),
    ("wrong:apex-rest-services-off", &["permission-set.apex-rest"]),
    ("wrong:api-enabled-off", &["permission-set.api-enabled"]),
    ("wrong:surplus-system-permission", &["permission-set.nothing-else"]),
    ("wrong:surplus-object-permission", &["permission-set.nothing-else"]),
    ("wrong:distribution-packaged", &["app.distribution"]),
    ("wrong:contact-email", &["app.contact-email"]),
    ("wrong:callback-url", &["app.callback-url"]),
    ("wrong:scope-missing", &["app.scopes"]),
    ("wrong:scope-surplus", &["app.scopes"]),
    ("wrong:certificate-other", &["app.certificate"]),
    ("wrong:certificate-missing", &["app.certificate"]),
    ("wrong:certificate-expired", &["app.certificate"]),
    ("wrong:secret-required", &["app.secret-optional"]),
    ("wrong:self-authorize", &["app.permitted-users"]),
    ("wrong:refresh-token-infinite", &["app.refresh-token-policy"]),
    ("wrong:ip-bypass", &["app.ip-relaxation"]),
    ("wrong:start-page", &["app.start-page"]),
    ("wrong:app-permission-set-missing", &["app.permission-set"]),
    ("wrong:app-permission-set-surplus", &["app.permission-set"]),
    ("wrong:assignment-missing", &["user.assignment"]),
    ("wrong:assignment-expired", &["user.assignment"]),
    ("wrong:app-disabled", &["app.enabled"]),
    ("wrong:oauth-plugin-disabled", &["app.oauth"]),
    ("sandbox", &["permission-set.exists", "app.exists"]),
    ("complete", &[]),
];

#[test]
fn of_each_wrong_org_exactly_the_checks_concerned_change() {
    let guide = guide();
    let mut orgs = orgs();
    for (scenario, wrong) in WRONG {
        let org = orgs.start(scenario);
        if std::env::var("GUIDEPOST_RECORD").is_ok_and(|asked| asked == scenario) {
            record(&org, scenario);
        }
        let findings = findings(&org);
        assert_eq!(not_ok(&findings), with_dependents(&guide, wrong), "{scenario}: {findings:#?}");
        let differs = |id: &&str| {
            let finding = findings.iter().find(|finding| finding.check.as_str() == *id);
            matches!(finding.map(|finding| &finding.verdict), Some(Verdict::Differs { .. }))
        };
        assert!(wrong.iter().all(differs), "{scenario}: {findings:#?}");
    }
}

#[test]
fn of_an_org_without_a_session_nothing_is_said() {
    let mut orgs = orgs();
    let org = orgs.start("session-expired");
    for finding in findings(&org) {
        assert!(matches!(finding.verdict, Verdict::Unknown { .. }), "{finding:?}");
    }
}

#[test]
fn a_name_that_is_taken_is_seen_by_the_label() {
    let mut orgs = orgs();
    let org = orgs.start("name-taken");
    let findings = findings(&org);
    let label = findings.iter().find(|finding| finding.check.as_str() == "app.name").unwrap();
    let Verdict::Differs { found, .. } = &label.verdict else { panic!("{label:?}") };
    assert_eq!(found, "Webex Trial");
}

#[test]
fn a_granted_login_is_the_users_own_until_it_is_revoked() {
    let mut orgs = orgs();
    let org = orgs.start("complete");
    let granted = parse_token(&org.send(&token_request(&org.assertion))).ok().unwrap();
    let me =
        Read::Query(Soql::select(&["Id"], "User").whose("Username", "scv.integration@acme.example").build());
    let ask = || me.parse(&org.send(&me.request(Version::NEWEST, &granted.token).unwrap()));
    let Ok(Answer::Records(records)) = ask() else { panic!("{:?}", ask()) };
    assert_eq!(records.rows.first().unwrap().some_text("Id"), Ok(granted.identity.user_id.as_str()));
    let (observed, _) = observe(&org);
    assert_eq!(observed.organization.known().unwrap().id, OrgId::new(&granted.identity.org_id));
    parse_revoked(&org.send(&revoke_request(&granted.token))).unwrap();
    assert_eq!(ask(), Err(ApiError::SignedOut));
}

#[test]
fn a_refused_login_is_traced_to_the_step_that_causes_it() {
    let cases = [
        ("wrong:self-authorize", "app.policies"),
        ("wrong:app-permission-set-missing", "app.policies"),
        ("wrong:assignment-missing", "user.assign-permission-set"),
        ("wrong:assignment-expired", "user.assign-permission-set"),
        ("wrong:scope-missing", "app.create"),
        ("wrong:certificate-other", "app.create"),
        ("wrong:certificate-missing", "app.create"),
        ("wrong:app-disabled", "app.create"),
        ("wrong:oauth-plugin-disabled", "app.create"),
    ];
    let guide = guide();
    let mut orgs = orgs();
    for (scenario, step) in cases {
        let org = orgs.start(scenario);
        let reply = parse_token(&org.send(&token_request(&org.assertion))).err();
        let Some(LoginError::Refused { error, description }) = reply else { panic!("{scenario}: {reply:?}") };
        let refusal = Refusal { error: &error, description: &description };
        let findings = findings(&org);
        let (observed, _) = observe(&org);
        let now = Moment::from_seconds(org.now);
        let explanation = explain(&guide, &values(&guide), &findings, &observed, &refusal, now);
        assert_eq!(explanation.step, Some(StepId::from(step)), "{scenario}: {explanation:?}");
        assert!(explanation.advice.starts_with("A check sees the cause."), "{scenario}: {explanation:?}");
        assert!(explanation.settling.is_some(), "{scenario}: the app was made a moment ago");
    }
}
