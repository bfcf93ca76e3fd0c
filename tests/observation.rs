//! Observations of the stand-in org, which shares no code with what observes it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops where it stands")]

#[path = "observation/logins.rs"]
mod logins;
#[path = "observation/right.rs"]
mod right;
#[path = "observation/stand_in.rs"]
mod stand_in;
#[path = "observation/steps.rs"]
mod steps;
#[path = "observation/two_apps.rs"]
mod two_apps;
#[path = "observation/untouched.rs"]
mod untouched;

use guide::{CheckId, Guide, StepId, Values};
use guidepost_core::check::learned::learned;
use guidepost_core::check::login::{Refusal, explain};
use guidepost_core::check::{Finding, Local, Verdict, check};
use guidepost_core::observe::{Observation, Progress, Wanted, read_certificate};
use guidepost_core::org::{FoundUser, Moment, Org, OrgId, OwnTest};
use salesforce::oauth::{parse_revoked, parse_token, revoke_request, token_request};
use salesforce::{Answer, ApiError, Calls, LoginError, Read, SessionId, Soql, Version};
use serde_json::json;
use stand_in::{Orgs, StandIn, Surplus};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};
use words::{Text, in_english};

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

/// What was found of the integration user.
fn user(found: &Org) -> &FoundUser {
    found.users.get("integration").unwrap()
}

/// What was found, and what that cost.
fn observe(org: &StandIn, values: &Values) -> (Org, Calls) {
    stand_in::observe(&guide(), org, values)
}

/// Keeps the replies of an org for the tests beside the code, when asked to by
/// the variable `GUIDEPOST_RECORD` with the scenario as its value.
fn record(org: &StandIn, name: &str) {
    let session = SessionId::new(org.session.clone()).unwrap();
    let guide = guide();
    let mut observation = Observation::start(Wanted::of(&guide, &values(&guide), &[]));
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
            Progress::More(next) => observation = *next,
            Progress::Done(_) => break,
        }
    }
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/salesforce");
    let text = serde_json::to_string_pretty(&exchanges).unwrap();
    std::fs::write(format!("{folder}/{name}.json"), text + "\n").unwrap();
}

/// Every check of the guide with what it says of the org.
fn findings(org: &StandIn) -> Vec<Finding> {
    findings_with(org, &values(&guide()))
}

fn findings_with(org: &StandIn, values: &Values) -> Vec<Finding> {
    judged(org, values, Vec::new())
}

/// As [`findings_with`], where these logins were made here to test.
fn judged(org: &StandIn, values: &Values, own_tests: Vec<OwnTest>) -> Vec<Finding> {
    let (found, calls) = observe(org, values);
    // Each further page of the login history is one more of both.
    assert!(calls.requests <= 20 && calls.round_trips <= 8, "{calls:?}");
    let own = read_certificate(&org.certificate).unwrap();
    assert_eq!(own.fingerprint.to_string(), org.fingerprint, "as Node reads it");
    let local = Local { certificate: Some(&own), own_tests, now: Moment::from_seconds(org.now) };
    check(&guide(), values, &found, &local)
}

/// The checks that are not OK, in the guide's order.
fn not_ok(findings: &[Finding]) -> Vec<&str> {
    let open = findings.iter().filter(|finding| !matches!(finding.verdict, Verdict::Met { .. }));
    open.map(|finding| finding.check.as_str()).collect()
}

fn verdict_of<'a>(findings: &'a [Finding], check: &str) -> &'a Verdict {
    &findings.iter().find(|finding| finding.check.as_str() == check).unwrap().verdict
}

/// These checks and all that wait for them, in the guide's order.
fn with_dependents<'a>(guide: &'a Guide, checks: &[&str]) -> Vec<&'a str> {
    let dependents: Vec<CheckId> =
        checks.iter().flat_map(|id| guide.dependents(&CheckId::from(*id))).collect();
    let concerned = guide.checks.iter().filter(|check| dependents.contains(&check.id));
    concerned.map(|check| check.id.as_str()).collect()
}

/// For each org, the checks that see what is wrong with it.
const WRONG: [(&str, &[&str]); 66] = [
    ("complete", &[]),
    ("api-access-control", &[]),
    ("empty", &["permission-set.exists", "profile.exists", "user.exists", "app.exists"]),
    (
        "no-package",
        &["prerequisites.package", "permission-set.exists", "profile.exists", "user.exists", "app.exists"],
    ),
    (
        "no-seats",
        &[
            "prerequisites.user-license",
            "permission-set.exists",
            "profile.exists",
            "user.exists",
            "app.exists",
        ],
    ),
    (
        "few-rights",
        &[
            "prerequisites.rights-permission-sets",
            "prerequisites.rights-apps",
            "permission-set.exists",
            "profile.exists",
            "user.exists",
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
    ("wrong:profile-license", &["profile.license", "user.license"]),
    ("wrong:profile-api-enabled-off", &["profile.api-enabled"]),
    ("wrong:profile-api-only-off", &["profile.api-only"]),
    ("wrong:profile-surplus-permission", &["profile.nothing-else"]),
    ("wrong:profile-surplus-object", &["profile.nothing-else"]),
    ("wrong:profile-surplus-field", &["profile.nothing-else"]),
    ("wrong:profile-surplus-class", &["profile.nothing-else"]),
    ("wrong:user-inactive", &["user.active"]),
    ("wrong:user-frozen", &["user.not-frozen"]),
    ("wrong:user-other-profile", &["user.profile"]),
    ("wrong:user-psl-missing", &["user.permission-set-license"]),
    ("wrong:user-voice-license", &["user.no-paid-license"]),
    ("wrong:user-partner-voice-license", &["user.no-paid-license"]),
    ("wrong:user-package-license", &["user.no-paid-license"]),
    ("wrong:user-any-api-client", &["user.no-any-api-client"]),
    ("wrong:distribution-packaged", &["app.distribution"]),
    ("wrong:contact-email", &["app.contact-email"]),
    ("wrong:callback-url", &["app.callback-url"]),
    ("wrong:scope-missing", &["app.scopes"]),
    ("wrong:scope-surplus", &["app.scopes"]),
    ("wrong:certificate-other", &["app.certificate"]),
    ("wrong:certificate-missing", &["app.certificate", "app.certificate-valid"]),
    ("wrong:certificate-expired", &["app.certificate", "app.certificate-valid"]),
    ("wrong:certificate-not-yet-valid", &["app.certificate", "app.certificate-valid"]),
    ("wrong:certificate-weak", &["app.certificate", "app.certificate-valid"]),
    ("wrong:secret-required", &["app.secret-optional"]),
    ("wrong:self-authorize", &["app.permitted-users"]),
    ("wrong:refresh-token-infinite", &["app.refresh-token-policy"]),
    ("wrong:ip-bypass", &["app.ip-relaxation"]),
    ("wrong:start-page", &["app.start-page"]),
    ("wrong:app-permission-set-missing", &["app.permission-set"]),
    ("wrong:app-permission-set-surplus", &["app.permission-set"]),
    ("wrong:assignment-missing", &["user.assignment"]),
    ("wrong:assignment-expired", &["user.assignment"]),
    ("wrong:assignment-inactive", &["user.assignment"]),
    ("wrong:user-assigned-by-session-group", &["user.assignment"]),
    ("wrong:user-assigned-by-group-until-yesterday", &["user.assignment"]),
    ("wrong:permission-set-is-a-group", &["permission-set.exists"]),
    ("wrong:app-permission-set-is-a-group", &["app.permission-set"]),
    ("wrong:package-trial-over", &["prerequisites.package"]),
    ("wrong:package-expired", &["prerequisites.package"]),
    ("wrong:app-profile-works", &["app.permission-set"]),
    ("wrong:app-profile-refused", &["app.permission-set", "proof.login-seen"]),
    ("wrong:app-permission-set-on-connected-app", &["permission-set.nothing-else", "app.permission-set"]),
    ("wrong:user-license-disabled", &["prerequisites.user-license"]),
    (
        "wrong:permission-set-license-disabled",
        &["prerequisites.permission-set-license", "user.permission-set-license"],
    ),
    (
        "wrong:permission-set-license-expired",
        &["prerequisites.permission-set-license", "user.permission-set-license"],
    ),
    ("wrong:app-disabled", &["app.enabled"]),
    ("wrong:oauth-plugin-disabled", &["app.oauth"]),
    ("wrong:login-refused-since", &["proof.login-seen"]),
    ("sandbox", &["permission-set.exists", "profile.exists", "user.exists", "app.exists"]),
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

/// Orgs of which something cannot be said: which checks, and a piece of the first one's reason.
const UNCLEAR: [(&str, &[&str], &str); 4] = [
    (
        "wrong:user-assigned-by-group",
        &["user.assignment"],
        "through the permission set group Webex Integration",
    ),
    ("wrong:user-assigned-by-failed-group", &["user.assignment"], "its status is Failed"),
    ("wrong:login-missing", &["proof.login-seen"], "lists no login of Webex through this app yet"),
    (
        "wrong:app-profile-untried",
        &["app.permission-set", "proof.login-seen"],
        "the profile SCV Integration in place of the permission set",
    ),
];

#[test]
fn what_cannot_be_said_is_neither_ok_nor_wrong() {
    let guide = guide();
    let mut orgs = orgs();
    for (scenario, checks, reason) in UNCLEAR {
        let findings = findings(&orgs.start(scenario));
        assert_eq!(not_ok(&findings), with_dependents(&guide, checks), "{scenario}: {findings:#?}");
        for (place, check) in checks.iter().enumerate() {
            let Verdict::Unknown { why, waits_for: None } = &verdict_of(&findings, check) else {
                panic!("{findings:#?}")
            };
            assert!(place > 0 || in_english(why).contains(reason), "{scenario}: {why:?}");
        }
    }
}

#[test]
fn a_complete_org_is_read_in_thirteen_requests_and_three_round_trips() {
    let mut orgs = orgs();
    let org = orgs.start("complete");
    let (_, calls) = observe(&org, &values(&guide()));
    assert_eq!(calls, Calls { requests: 13, round_trips: 3, api_calls: 12 });
    assert_eq!(org.counted.get(), calls.api_calls, "as the org counts them");
}

#[test]
fn a_complete_org_tells_all_that_is_learned_on_the_way() {
    let (guide, values) = (guide(), values(&guide()));
    let (found, _) = observe(&orgs().start("complete"), &values);
    let learned: BTreeMap<String, String> = learned(&guide, &values, &found).into_iter().collect();
    let of_objects = guide.objects.learned().map(|(role, what)| what.of(role));
    let of_org = ["login_host", "org_name", "time_zone", "locale", "language", "email_encoding"];
    let expected: BTreeSet<String> = of_objects.chain(of_org.map(str::to_owned)).collect();
    assert_eq!(learned.keys().cloned().collect::<BTreeSet<_>>(), expected);
    let value = |name: &str| learned[name].as_str();
    assert_eq!(
        ["time_zone", "locale", "language", "email_encoding"].map(value),
        ["Europe/Zurich", "en_GB", "en_US", "UTF-8"]
    );
    assert_ne!(value("clone.id"), value("clone.source-id"));
    assert_eq!(value("webex.id").len(), 15, "the app's page takes the id in its short form only");
}

/// Asks each question in a request of its own.
fn observe_singly(org: &StandIn, values: &Values) -> Org {
    let session = SessionId::new(org.session.clone()).unwrap();
    let mut observation = Observation::start(Wanted::of(&guide(), values, &[]));
    loop {
        let ask = |read: &Read| read.parse(&org.send(&read.request(Version::NEWEST, &session).unwrap()));
        let outcomes = observation.batch().iter().map(ask).collect();
        match observation.answer(outcomes) {
            Progress::More(next) => observation = *next,
            Progress::Done(org) => return *org,
        }
    }
}

#[test]
fn questions_that_travel_together_get_the_answers_that_each_gets_alone() {
    let values = values(&guide());
    let mut orgs = orgs();
    for scenario in
        ["complete", "empty", "few-rights", "api-access-control", "right:large-org", "profile-filtering"]
    {
        let org = orgs.start(scenario);
        let alone = observe_singly(&org, &values);
        let together = Org { api_usage: None, ..observe(&org, &values).0 };
        assert_eq!(together, alone, "{scenario}");
    }
}

#[test]
fn an_org_that_takes_no_request_of_several_questions_is_asked_each() {
    let values = values(&guide());
    let mut orgs = orgs();
    let org = orgs.start("complete");
    let expected = Org { api_usage: None, ..observe(&org, &values).0 };
    for fault in [
        json!({ "operation": "composite", "kind": "status", "status": 400, "errorCode": "LIMIT_EXCEEDED", "times": 99 }),
        json!({ "operation": "composite", "kind": "status", "status": 404, "errorCode": "NOT_FOUND", "times": 99 }),
        json!({ "operation": "composite", "kind": "html", "status": 404, "times": 99 }),
        json!({ "operation": "composite", "kind": "malformed", "times": 99 }),
        json!({ "operation": "composite", "kind": "element-missing", "element": "compositeResponse", "times": 99 }),
        json!({ "operation": "composite", "kind": "element-missing", "element": "referenceId", "times": 99 }),
    ] {
        org.fault(&fault);
        let (found, calls) = observe(&org, &values);
        // Each call is one more of the day's.
        assert_eq!(Org { api_usage: None, ..found }, expected, "{fault}");
        assert!(calls.requests > 30 && calls.round_trips == 5, "{fault}: {calls:?}");
        org.heal();
    }
}

#[test]
fn a_profile_that_may_be_hidden_is_not_called_absent() {
    let findings = findings(&orgs().start("profile-filtering"));
    let wrong = ["prerequisites.rights-permission-sets", "profile.exists"];
    assert_eq!(not_ok(&findings), with_dependents(&guide(), &wrong), "{findings:#?}");
    let Verdict::Unknown { why, .. } = verdict_of(&findings, "profile.exists") else {
        panic!("{findings:#?}")
    };
    assert!(in_english(why).contains("It may hide profiles from you"), "{why:?}");
}

#[test]
fn each_wrong_fact_of_the_stand_in_org_is_judged() {
    let judged: Vec<&str> =
        WRONG.iter().map(|(scenario, _)| *scenario).chain(UNCLEAR.iter().map(|unclear| unclear.0)).collect();
    let wrong = orgs().families.wrong.clone();
    assert!(wrong.len() > 40, "{wrong:?}");
    for fact in wrong {
        assert!(judged.contains(&format!("wrong:{fact}").as_str()), "{fact}");
    }
}

#[test]
fn of_a_half_set_up_org_exactly_the_mistakes_are_named() {
    let guide = guide();
    let mut orgs = orgs();
    for half in orgs.families.clone().half {
        let org = orgs.start(&format!("half:{}", half.name));
        let mut values = values(&guide);
        // Where there is no user yet, a free Username is proposed.
        values.set("integration_username", half.username.as_deref().unwrap_or_default());
        let (found, _) = observe(&org, &values);
        assert_eq!(user(&found).free_username.is_some(), half.username.is_none(), "{}", half.name);
        if let Some(free) = &user(&found).free_username {
            values.set("integration_username", free);
        }
        let findings = findings_with(&org, &values);
        let mistakes: Vec<&str> = half.mistakes.iter().map(String::as_str).collect();
        assert_eq!(not_ok(&findings), with_dependents(&guide, &mistakes), "{}: {findings:#?}", half.name);
        for mistake in mistakes {
            let verdict = verdict_of(&findings, mistake);
            assert!(matches!(verdict, Verdict::Differs { .. }), "{}: {mistake}: {verdict:?}", half.name);
        }
    }
}

#[test]
fn what_a_license_forces_on_a_profile_is_not_called_too_much() {
    let mut orgs = orgs();
    for name in orgs.families.clone().profiles {
        let findings = findings(&orgs.start(&format!("profiles:{name}")));
        assert_eq!(not_ok(&findings), [""; 0], "{name}: {findings:#?}");
        let Verdict::Met { found, .. } = verdict_of(&findings, "profile.nothing-else") else {
            panic!("{findings:#?}")
        };
        let found = in_english(found);
        assert!(
            found.contains("what every API-only profile of this license has (1 compared): "),
            "{name}: {found}"
        );
    }
}

#[test]
fn each_single_surplus_of_a_profile_is_named() {
    let mut orgs = orgs();
    let surpluses = orgs.families.clone().surpluses;
    assert_eq!(surpluses.len(), 20);
    for Surplus { name, words } in surpluses {
        let findings = findings(&orgs.start(&format!("surplus:{name}")));
        assert_eq!(not_ok(&findings), ["profile.nothing-else"], "{name}: {findings:#?}");
        let Verdict::Differs { found, .. } = verdict_of(&findings, "profile.nothing-else") else {
            panic!("{findings:#?}")
        };
        let found = in_english(found);
        assert!(found.starts_with("It also grants: ") && found.contains(&words), "{name}: {found}");
    }
}

#[test]
fn the_integration_user_is_found_without_its_name() {
    let cases = [
        ("complete", Some("scv.integration@acme.example")),
        ("wrong:user-other-profile", Some("scv.integration@acme.example")),
        ("wrong:user-inactive", Some("scv.integration@acme.example")),
        ("wrong:assignment-missing", Some("scv.integration@acme.example")),
        // On another profile and without the permission set: it has tried to log in through the app.
        ("half:wrong-user", Some("scv.integration@acme.example")),
        ("no-seats", None),
    ];
    let mut orgs = orgs();
    for (scenario, expected) in cases {
        let mut values = values(&guide());
        values.set("integration_username", "");
        let (found, _) = observe(&orgs.start(scenario), &values);
        let username = user(&found).taken().map(|user| user.username.as_str());
        assert_eq!(username, expected, "{scenario}: {:?}", user(&found).chosen);
        let proposed = match scenario {
            "no-seats" => Some("scv.integration@acme.example"),
            _ => None,
        };
        assert_eq!(user(&found).free_username.as_deref(), proposed, "{scenario}");
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
    assert_eq!(in_english(found), "Webex Trial");
}

#[test]
fn a_granted_login_is_the_users_own_until_it_is_revoked() {
    let mut orgs = orgs();
    let org = orgs.start("complete");
    let granted = parse_token(&org.send(&token_request(&org.assertion))).ok().unwrap();
    let me = Read::Query(
        Soql::select(&["Id"], "User").where_eq("Username", "scv.integration@acme.example").build(),
    );
    let ask = || me.parse(&org.send(&me.request(Version::NEWEST, &granted.token).unwrap()));
    let Ok(Answer::Records(records)) = ask() else { panic!("{:?}", ask()) };
    assert_eq!(records.rows.first().unwrap().some_text("Id"), Ok(granted.identity.user_id.as_str()));
    let (observed, _) = observe(&org, &values(&guide()));
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
        ("wrong:user-inactive", "user.create"),
        ("wrong:user-frozen", "user.create"),
    ];
    let guide = guide();
    let mut orgs = orgs();
    for (scenario, step) in cases {
        let org = orgs.start(scenario);
        let reply = parse_token(&org.send(&token_request(&org.assertion))).err();
        let Some(LoginError::Refused { error, description }) = reply else { panic!("{scenario}: {reply:?}") };
        let (host, audience) = ("https://acme.my.salesforce.com", "https://login.salesforce.com");
        let (host, audience) = (&Text::value(host), &Text::quoted(audience));
        let refusal = Refusal { error: &error, description: &description, host, audience };
        let findings = findings(&org);
        let (observed, _) = observe(&org, &values(&guide));
        let now = Moment::from_seconds(org.now);
        let explanation = explain(&guide, &values(&guide), &findings, &observed, &refusal, now);
        assert_eq!(explanation.step, Some(StepId::from(step)), "{scenario}: {explanation:?}");
        let advice = in_english(&explanation.advice);
        assert!(advice.starts_with("A check sees the cause."), "{scenario}: {explanation:?}");
        assert!(explanation.settling.is_some(), "{scenario}: the app was made a moment ago");
    }
}
