//! What the readings of an org come to, step by step, without a panel.

use super::{findings, guide, judged, observe, orgs, values};
use guide::{StepId, Values};
use guidepost_core::progress::known::{has_certificate, verdicts};
use guidepost_core::progress::taught::{forgotten_with, teach, to_look_for};
use guidepost_core::progress::{HeldKey, Known, LoginSeen, StepState, Whose, whose};
use salesforce::answer::Identity;
use std::collections::BTreeSet;

/// The steps that checks decide about and that come to this, in a scenario.
fn steps(scenario: &str, wanted: StepState) -> Vec<StepId> {
    let (guide, findings) = (guide(), findings(&orgs().start(scenario)));
    let verdicts = verdicts(&guide, &values(&guide), &findings);
    let known = Known::of_checks(&guide, &verdicts);
    let steps = guide.steps.iter().filter(|step| step.task.is_none());
    steps.filter(|step| known.state(step) == wanted).map(|step| step.id.clone()).collect()
}

#[test]
fn each_org_comes_to_its_own_steps() {
    let all = guide().steps.iter().filter(|step| step.task.is_none()).count();
    assert_eq!(steps("complete", StepState::Ok).len(), all);
    assert_eq!(steps("session-expired", StepState::CouldNotCheck).len(), all);
    assert_eq!(steps("wrong:scope-missing", StepState::NeedsChange), [StepId::from("app.create")]);
    assert_eq!(steps("wrong:scope-missing", StepState::Ok).len(), all - 1);
    // What a fresh org lacks is to be done, and nothing of it is wrong.
    assert!(steps("empty", StepState::NeedsChange).is_empty());
    assert!(steps("empty", StepState::ToDo).contains(&StepId::from("app.policies")));
}

#[test]
fn a_reading_tells_where_to_go_on_and_spares_a_key_that_would_end_logins() {
    let guide = guide();
    let mut orgs = orgs();
    let org = orgs.start("wrong:start-page");
    let findings = judged(&org, &values(&guide), Vec::new());
    let verdicts = verdicts(&guide, &values(&guide), &findings);
    let (found, _) = observe(&org, &values(&guide));
    let known = Known {
        key: Some(HeldKey::Nothing),
        app_has_certificate: has_certificate(&guide, &found),
        ..Known::of_checks(&guide, &verdicts)
    };
    let next = known.progress().next.and_then(|place| guide.steps.get(place)).map(|step| step.id.as_str());
    assert_eq!(next, Some("app.policies"));
}

#[test]
fn what_an_org_teaches_goes_with_the_org_and_with_the_name() {
    let guide = guide();
    let untyped = BTreeSet::new();
    let mut values = Values::defaults(&guide);
    let mut orgs = orgs();
    let org = orgs.start("complete");
    let (found, _) = observe(&org, &to_look_for(&guide, &values, &untyped));
    teach(&guide, &mut values, &untyped, &found, false);
    assert_eq!(values.get("integration_username"), Some("scv.integration@acme.example"));
    let consumer_key = values.get("webex.consumer-key").map(str::to_owned);
    assert!(consumer_key.is_some());
    // A reading that failed says nothing of what is known of the same org.
    let (unread, _) = observe(&orgs.start("session-expired"), &values);
    teach(&guide, &mut values, &untyped, &unread, true);
    assert_eq!(values.get("webex.consumer-key").map(str::to_owned), consumer_key);
    teach(&guide, &mut values, &untyped, &unread, false);
    assert_eq!(values.get("webex.consumer-key"), None, "of another org it is not known");
    let gone = forgotten_with(&guide, &"integration_username".into());
    assert_eq!(gone, ["integration.id"]);
}

#[test]
fn a_login_counts_for_the_org_that_was_read_and_the_user_that_is_meant() {
    let org = |id: &str| Identity { org_id: id.to_owned(), user_id: "005000000000001AAA".to_owned() };
    let (read, other) = (org("00D000000000001AAA"), org("00D000000000002AAA"));
    let meant = Some("scv.integration@acme.example");
    let of = |session: &Identity, user| whose(Some(&read), meant, session, user);
    assert_eq!(of(&read, Some("SCV.Integration@acme.example")), Whose::Meant);
    assert_eq!(of(&read, Some("ada@acme.example")), Whose::Unsure);
    assert_eq!(of(&read, None), Whose::Unsure);
    assert_eq!(of(&other, meant), Whose::OtherOrg);
    assert_eq!(whose(None, meant, &read, meant), Whose::OtherOrg, "no org was read");
    let guide = guide();
    let login = guide.steps.iter().find(|step| step.id.as_str() == "proof.login");
    let verdicts = verdicts(&guide, &values(&guide), &[]);
    let state = |login| Known { login: Some(login), ..Known::of_checks(&guide, &verdicts) };
    let states = [Whose::Meant, Whose::OtherOrg, Whose::Unsure]
        .map(|whose| login.map(|step| state(LoginSeen::Granted(whose)).state(step)));
    assert_eq!(states, [StepState::Ok, StepState::NeedsChange, StepState::CouldNotCheck].map(Some));
}
