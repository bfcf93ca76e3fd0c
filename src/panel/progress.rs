//! How far the guide is done in this org: the state of each step, and what comes first.
//!
//! A step is "to do" as long as nothing of what it makes was found; once something of it
//! is there, whatever else is missing or different needs a change.

use super::model::Model;
use super::screen::{CheckVerdict, StepState};
use super::update::class_path;
use crate::guide::{CheckSpec, FactKind, PermissionSetFact, Step, Task, UserFact};
use crate::org::{AppCertificate, FoundApp};
use crate::protocol::background::LoginFailure;
use crate::protocol::keeper::KeyState;
use crate::salesforce::answer::Identity;
use crate::salesforce::apex_rest::Reach;
use crate::salesforce::error::LoginError;
use words::check;

/// What is known about a step. "OK" only when every check of it says so, or when the panel
/// itself has seen it.
pub(super) fn state(model: &Model, step: &Step) -> StepState {
    let seen = match step.task {
        Some(Task::MakeKey) => match model.key {
            Some(KeyState::Ready(_) | KeyState::CertificateOnly(_)) => Some(StepState::Ok),
            Some(_) => Some(StepState::ToDo),
            None => None,
        },
        Some(Task::TestLogin) => model.login.as_ref().map(|outcome| match outcome {
            Ok(proof) => match whose(model, &proof.identity, proof.username.as_deref()) {
                Whose::Meant if is_outdated(model) && by_checks(model, step) == StepState::NeedsChange => {
                    StepState::NeedsChange
                }
                Whose::Meant => StepState::Ok,
                Whose::OtherOrg => StepState::NeedsChange,
                Whose::Unsure => StepState::CouldNotCheck,
            },
            Err(LoginFailure::Org { why: LoginError::Refused { .. }, .. }) => StepState::NeedsChange,
            Err(_) => StepState::CouldNotCheck,
        }),
        Some(Task::ReachClass) => Some(class(model, step)),
        Some(Task::HandOver) => Some(StepState::ToDo),
        None => None,
    };
    seen.unwrap_or_else(|| by_checks(model, step))
}

/// Whether the class answered. Without its path and a private key nobody here can ask it;
/// that matters once a login is possible at all.
fn class(model: &Model, step: &Step) -> StepState {
    let cannot_ask = class_path(model).is_none() || matches!(model.key, Some(KeyState::CertificateOnly(_)));
    if cannot_ask {
        let begun = step
            .needs
            .iter()
            .filter_map(|id| model.guide.step(id))
            .all(|need| state(model, need) == StepState::Ok);
        return if begun { StepState::CouldNotCheck } else { StepState::ToDo };
    }
    let Some(outcome) = &model.class else { return StepState::ToDo };
    let Ok(proof) = outcome else { return StepState::CouldNotCheck };
    match (whose(model, &proof.identity, proof.username.as_deref()), &proof.reach) {
        (Whose::Meant, Reach::Reached { .. })
            if is_outdated(model) && !open(model, access_steps(model)).is_empty() =>
        {
            StepState::ToDo
        }
        (Whose::Meant, Reach::Reached { .. }) => StepState::Ok,
        (Whose::Meant, Reach::NoAccess { .. }) | (Whose::OtherOrg, _) => StepState::NeedsChange,
        _ => StepState::CouldNotCheck,
    }
}

/// Whether some check of the step is OK with a risk.
pub(super) fn has_risk(model: &Model, step: &Step) -> bool {
    model.guide.checks_of(&step.id).any(|check| verdict(model, check).has_risk())
}

/// Whether the org was read since the last login: what it shows then is newer than the proof.
fn is_outdated(model: &Model) -> bool {
    model.checked_ms > model.login_ms
}

/// The places of the steps that decide whether the user may run the class.
pub(super) fn access_steps(model: &Model) -> Vec<usize> {
    let decide = [
        FactKind::PermissionSet(PermissionSetFact::Class),
        FactKind::PermissionSet(PermissionSetFact::Permission),
        FactKind::User(UserFact::PermissionSet),
    ];
    let decides = |step: &Step| {
        let mut checks = model.guide.checks_of(&step.id);
        checks.any(|check| model.guide.fact(check).is_some_and(|fact| decide.contains(&fact.kind())))
    };
    let steps = model.guide.steps.iter().enumerate();
    steps.filter(|(_, step)| decides(step)).map(|(place, _)| place).collect()
}

/// Those of the steps that are known to need something.
fn open(model: &Model, places: Vec<usize>) -> Vec<usize> {
    let needs_work = |place: &usize| {
        let step = model.guide.steps.get(*place);
        step.is_some_and(|step| matches!(state(model, step), StepState::NeedsChange | StepState::ToDo))
    };
    places.into_iter().filter(needs_work).collect()
}

/// Whose session a login gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    /// That of the integration user, in the org that is shown.
    Meant,
    /// One of another org.
    OtherOrg,
    /// One of this org, and perhaps of another user.
    Unsure,
}

/// A grant counts only for the org that is shown and the user that was meant.
pub(super) fn whose(model: &Model, identity: &Identity, username: Option<&str>) -> Whose {
    if model.facts.as_ref().is_none_or(|facts| facts.identity.org_id != identity.org_id) {
        return Whose::OtherOrg;
    }
    match (username, model.username()) {
        (Some(user), Some(meant)) if user.eq_ignore_ascii_case(&meant) => Whose::Meant,
        _ => Whose::Unsure,
    }
}

fn by_checks(model: &Model, step: &Step) -> StepState {
    let verdicts: Vec<CheckVerdict> =
        model.guide.checks_of(&step.id).map(|check| verdict(model, check)).collect();
    let any = |wanted: fn(&CheckVerdict) -> bool| verdicts.iter().any(wanted);
    if verdicts.is_empty() || any(|verdict| matches!(verdict, CheckVerdict::NotChecked)) {
        if model.seen_on_page.contains(&step.id) { StepState::SeenOnPage } else { StepState::Open }
    } else if any(|verdict| matches!(verdict, CheckVerdict::NeedsChange { .. })) {
        StepState::NeedsChange
    } else if any(|verdict| matches!(verdict, CheckVerdict::CouldNotCheck { .. })) {
        StepState::CouldNotCheck
    } else if any(|verdict| matches!(verdict, CheckVerdict::ToDo { .. } | CheckVerdict::Waits { .. })) {
        StepState::ToDo
    } else {
        StepState::Ok
    }
}

/// What is said of a check, seen together with the others of its step and with those it waits for.
pub(super) fn verdict(model: &Model, check: &CheckSpec) -> CheckVerdict {
    match model.verdicts.get(&check.id) {
        None => CheckVerdict::NotChecked,
        Some(CheckVerdict::ToDo { expected, found, mend }) if is_begun(model, check) => {
            CheckVerdict::NeedsChange { expected: expected.clone(), found: found.clone(), mend: mend.clone() }
        }
        Some(CheckVerdict::Waits { title }) if !waits_for_work(model, check) => {
            CheckVerdict::CouldNotCheck { why: check::NeedsAnother { check: title.clone() }.into() }
        }
        Some(verdict) => verdict.clone(),
    }
}

/// Whether something of what the step of this check makes was found.
fn is_begun(model: &Model, check: &CheckSpec) -> bool {
    model.guide.checks_of(&check.step).any(|other| match model.verdicts.get(&other.id) {
        Some(CheckVerdict::Ok { .. }) => {
            model.guide.fact(other).is_some_and(|fact| !fact.kind().holds_untouched())
        }
        Some(CheckVerdict::NeedsChange { .. }) => true,
        _ => false,
    })
}

/// Whether what a check waits for is known to be missing or different. Where that could
/// not be read, this one could not be checked either.
fn waits_for_work(model: &Model, check: &CheckSpec) -> bool {
    let ok = |verdict: Option<&CheckVerdict>| matches!(verdict, Some(CheckVerdict::Ok { .. }));
    let first = check.after.iter().find(|id| !ok(model.verdicts.get(id)));
    let Some(awaited) = first.and_then(|id| model.guide.check(id)) else { return false };
    match model.verdicts.get(&awaited.id) {
        Some(CheckVerdict::NeedsChange { .. } | CheckVerdict::ToDo { .. }) => true,
        Some(CheckVerdict::Waits { .. }) => waits_for_work(model, awaited),
        _ => false,
    }
}

/// The places of the steps that this one builds on and that are not known to be OK.
pub(super) fn needs(model: &Model, step: &Step) -> Vec<usize> {
    let steps = model.guide.steps.iter().enumerate();
    steps
        .filter(|(_, other)| step.needs.contains(&other.id) && state(model, other) != StepState::Ok)
        .map(|(place, _)| place)
        .collect()
}

/// How many steps are OK, and where to go on.
pub(super) struct Progress {
    /// The steps that are OK.
    pub(super) ok: usize,
    /// All steps.
    pub(super) total: usize,
    /// The place of the first step that is not OK and has something to be done.
    pub(super) next: Option<usize>,
}

/// How far the guide is done.
pub(super) fn progress(model: &Model) -> Progress {
    let steps = model.guide.steps.iter();
    let is_ok: Vec<bool> = steps.clone().map(|step| state(model, step) == StepState::Ok).collect();
    Progress {
        ok: is_ok.iter().filter(|is_ok| **is_ok).count(),
        total: is_ok.len(),
        next: steps.zip(&is_ok).position(|(step, is_ok)| !is_ok && !is_spared(model, step)),
    }
}

/// Whether a step makes a key while the app has a certificate already: a new key would end
/// the logins that there are.
fn is_spared(model: &Model, step: &Step) -> bool {
    let app = model.receiver_app().and_then(FoundApp::there);
    let settings = app.and_then(|app| app.global_settings.known()?.as_ref());
    let has_certificate = settings.is_some_and(|settings| settings.certificate != AppCertificate::None);
    step.task == Some(Task::MakeKey) && has_certificate
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::super::screen::Surface;
    use super::super::update::verdicts;
    use super::*;
    use crate::check::{Finding, Local, Verdict, check};
    use crate::guide::CheckId;
    use crate::org::{App, FoundSet, GlobalOauthSettings, Grants, Moment, Observed, Org, PermissionSet};
    use crate::shipped;
    use std::collections::BTreeMap;
    use words::Text;

    /// A panel that has just read this org.
    fn after_reading(org: &Org) -> Model {
        let mut model = Model::new(Surface::Side, shipped::guides().remove(0), shipped::catalog());
        let now = Moment::from_seconds(1_795_000_000);
        let local = Local { certificate: None, own_tests: Vec::new(), now };
        let findings = check(&model.guide, &model.values, org, &local);
        model.verdicts = verdicts(&model, &findings);
        model
    }

    /// An org with this permission set, which grants this, and this app.
    fn org_with(
        set: Observed<Option<PermissionSet>>,
        grants: Observed<Grants>,
        app: Observed<Option<App>>,
    ) -> Org {
        let set = FoundSet { set, grants, namesakes: Vec::new(), offered: Vec::new() };
        let app = FoundApp { app, ..FoundApp::default() };
        Org {
            permission_sets: [("access".to_owned(), set)].into(),
            apps: [("webex".to_owned(), app)].into(),
            ..Org::default()
        }
    }

    /// An org in which nobody has begun.
    fn empty() -> Org {
        org_with(Observed::Known(None), Observed::default(), Observed::Known(None))
    }

    fn of(model: &Model, step: &str) -> StepState {
        state(model, model.guide.steps.iter().find(|candidate| candidate.id.as_str() == step).unwrap())
    }

    fn said(model: &Model, check: &str) -> CheckVerdict {
        verdict(model, model.guide.check(&CheckId::from(check)).unwrap())
    }

    #[test]
    fn where_nothing_was_begun_it_is_to_do_and_nothing_needs_a_change() {
        let model = after_reading(&empty());
        for step in
            ["permission-set.create", "permission-set.system-permissions", "app.create", "app.policies"]
        {
            assert_eq!(of(&model, step), StepState::ToDo, "{step}");
        }
        assert!(matches!(said(&model, "app.exists"), CheckVerdict::ToDo { .. }));
        let CheckVerdict::Waits { title } = said(&model, "app.scopes") else { panic!("it waits") };
        assert_eq!(words::in_english(&title), "The app WxCC_SCV exists");
    }

    #[test]
    fn of_two_apps_each_says_how_far_it_is() {
        let table = toml::from_str(include_str!("../../tests/fixtures/guides/two-apps.toml")).unwrap();
        let (guide, _) = crate::guide::load(table).unwrap();
        let mut model = Model::new(Surface::Side, guide, shipped::catalog());
        let app = |app: Observed<Option<App>>| FoundApp { app, ..FoundApp::default() };
        let apps = [("first-app", Observed::default()), ("second-app", Observed::Known(None))];
        let apps = apps.map(|(role, found)| (role.to_owned(), app(found))).into();
        let org = Org { apps, ..Org::default() };
        let local = Local { certificate: None, own_tests: Vec::new(), now: Moment::from_seconds(0) };
        let findings = check(&model.guide, &model.values, &org, &local);
        model.verdicts = verdicts(&model, &findings);
        assert!(matches!(said(&model, "first-app.exists"), CheckVerdict::CouldNotCheck { .. }));
        assert!(matches!(said(&model, "first-app.scopes"), CheckVerdict::CouldNotCheck { .. }));
        assert!(matches!(said(&model, "second-app.exists"), CheckVerdict::ToDo { .. }));
        let waits = CheckVerdict::Waits { title: Text::value("second-app.exists is as wanted") };
        assert_eq!(said(&model, "second-app.scopes"), waits);
        assert_eq!(of(&model, "all"), StepState::CouldNotCheck);
        let screen = super::super::compose::screen(&model);
        assert_eq!(screen.header.guide, Text::value("Two apps"));
    }

    #[test]
    fn what_was_not_read_is_neither_to_do_nor_waited_for() {
        let model = after_reading(&org_with(Observed::Known(None), Observed::default(), Observed::default()));
        assert_eq!(of(&model, "app.create"), StepState::CouldNotCheck);
        assert!(matches!(said(&model, "app.exists"), CheckVerdict::CouldNotCheck { .. }));
        assert!(matches!(said(&model, "app.scopes"), CheckVerdict::CouldNotCheck { .. }));
        assert_eq!(of(&model, "app.policies"), StepState::CouldNotCheck);
    }

    /// The empty org with a permission set that grants this.
    fn with_permissions(granted: [bool; 2]) -> Org {
        let permissions = ["ApexRestServices", "ApiEnabled"].map(str::to_owned).into_iter().zip(granted);
        let set = PermissionSet {
            id: crate::org::PermissionSetId::new("0PS5g000000AbCdEAK"),
            name: "IVR_Access_to_SCV_Apex_Classes".to_owned(),
            label: "IVR Access to SCV Apex Classes".to_owned(),
            license: None,
            needs_activation: false,
            permissions: permissions.collect(),
        };
        let grants = Observed::Known(Grants::default());
        org_with(Observed::Known(Some(set)), grants, Observed::Known(None))
    }

    #[test]
    fn a_fresh_permission_set_that_grants_nothing_is_one_whose_next_step_is_to_do() {
        let model = after_reading(&with_permissions([false, false]));
        assert_eq!(of(&model, "permission-set.create"), StepState::Ok);
        assert!(matches!(said(&model, "permission-set.nothing-else"), CheckVerdict::Ok { .. }));
        assert_eq!(of(&model, "permission-set.system-permissions"), StepState::ToDo);
    }

    #[test]
    fn a_step_of_which_half_is_done_needs_a_change() {
        let model = after_reading(&with_permissions([true, false]));
        assert_eq!(of(&model, "permission-set.system-permissions"), StepState::NeedsChange);
        assert!(matches!(said(&model, "permission-set.api-enabled"), CheckVerdict::NeedsChange { .. }));
    }

    #[test]
    fn nothing_is_ok_of_which_a_check_is_not_met() {
        let mut model = after_reading(&empty());
        let all: Vec<(CheckId, Verdict)> = model
            .guide
            .checks
            .iter()
            .map(|check| (check.id.clone(), Verdict::Met { found: Text::default(), remark: None }))
            .collect();
        for spoiled in 0..all.len() {
            let unknown = || Verdict::Unknown { why: Text::default(), waits_for: None };
            let findings: Vec<Finding> = all
                .iter()
                .enumerate()
                .map(|(place, (check, met))| Finding {
                    check: check.clone(),
                    verdict: if place == spoiled { unknown() } else { met.clone() },
                })
                .collect();
            model.verdicts = verdicts(&model, &findings);
            let check = &model.guide.checks[spoiled];
            assert_ne!(of(&model, check.step.as_str()), StepState::Ok, "{}", check.id);
        }
        model.verdicts = BTreeMap::new();
        assert_eq!(progress(&model).ok, 0);
    }

    #[test]
    fn where_the_app_has_a_certificate_making_a_key_is_not_what_comes_next() {
        let key = |model: &Model| {
            model.guide.steps.iter().position(|step| step.task == Some(Task::MakeKey)).unwrap()
                == progress(model).next.unwrap()
        };
        // All that comes before the key is right.
        let reading = |certificate: AppCertificate| {
            let settings = GlobalOauthSettings {
                callback_urls: Vec::new(),
                certificate,
                consumer_key: None,
                is_secret_optional: false,
                other_flows: Vec::new(),
                gives_jwt_tokens: false,
            };
            let app = App {
                id: None,
                api_name: "WxCC_SCV".to_owned(),
                label: "WxCC - SCV".to_owned(),
                contact_email: Observed::default(),
                distribution: Observed::default(),
                oauth_settings: Observed::default(),
                global_settings: Observed::Known(Some(settings)),
                oauth_policy: Observed::default(),
                policy: Observed::default(),
                permission_sets: Observed::default(),
                changed: Observed::default(),
            };
            let org = org_with(Observed::Known(None), Observed::default(), Observed::Known(Some(app)));
            let mut model = after_reading(&org);
            let met = |check: &CheckSpec| {
                (check.id.clone(), CheckVerdict::Ok { found: Text::default(), remark: None })
            };
            model.verdicts = model.guide.checks.iter().map(met).collect();
            model.org = Some(Box::new(org));
            model.key = Some(KeyState::None);
            model
        };
        assert!(key(&reading(AppCertificate::None)));
        assert!(!key(&reading(AppCertificate::Unreadable)));
    }

    #[test]
    fn a_step_that_builds_on_another_says_so_until_that_one_is_ok() {
        let model = after_reading(&empty());
        let class = model.guide.steps.iter().find(|step| step.id.as_str() == "permission-set.apex-class");
        let places = |model: &Model| needs(model, class.unwrap());
        let create = model.guide.steps.iter().position(|step| step.id.as_str() == "permission-set.create");
        assert_eq!(places(&model), Vec::from_iter(create));
        assert!(places(&after_reading(&with_permissions([false, false]))).is_empty());
    }
}
