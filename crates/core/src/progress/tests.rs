//! What findings come to, of orgs that are made here.

use super::known::{has_certificate, verdicts};
use super::*;
use crate::check::{Finding, Local, Verdict, check};
use crate::org::{
    App, AppCertificate, FoundApp, FoundSet, GlobalOauthSettings, Grants, Moment, Observed, Org,
    PermissionSet,
};
use guide::{CheckId, CheckSpec, Guide, Task, Values};

use std::collections::BTreeMap;
use words::Text;

/// The guide that is shipped.
pub(super) fn first_guide() -> Guide {
    shipped::guides().remove(0)
}

/// A guide, and what was read for it.
struct Setup {
    guide: Guide,
    verdicts: BTreeMap<CheckId, CheckVerdict>,
    key: Option<HeldKey>,
    app_has_certificate: bool,
}

impl Setup {
    fn of(guide: Guide, org: &Org) -> Self {
        let values = Values::defaults(&guide);
        let now = Moment::from_seconds(1_795_000_000);
        let local = Local { certificate: None, own_tests: Vec::new(), now };
        let verdicts = verdicts(&guide, &values, &check(&guide, &values, org, &local));
        let app_has_certificate = has_certificate(&guide, org);
        Self { guide, verdicts, key: None, app_has_certificate }
    }

    fn known(&self) -> Known<'_> {
        let (key, app_has_certificate) = (self.key, self.app_has_certificate);
        Known { key, app_has_certificate, ..Known::of_checks(&self.guide, &self.verdicts) }
    }

    fn take(&mut self, findings: &[Finding]) {
        self.verdicts = verdicts(&self.guide, &Values::defaults(&self.guide), findings);
    }
}

/// The first guide, where this org was read.
fn after_reading(org: &Org) -> Setup {
    Setup::of(first_guide(), org)
}

/// An org with this permission set, which grants this, and this app.
fn org_with(
    set: Observed<Option<PermissionSet>>,
    grants: Observed<Grants>,
    app: Observed<Option<App>>,
) -> Org {
    let set = FoundSet { set, grants, namesakes: Vec::new(), offered: Vec::new(), perhaps: Vec::new() };
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

fn of(setup: &Setup, step: &str) -> StepState {
    setup.known().state(setup.guide.steps.iter().find(|candidate| candidate.id.as_str() == step).unwrap())
}

fn said(setup: &Setup, check: &str) -> CheckVerdict {
    setup.known().verdict(setup.guide.check(&CheckId::from(check)).unwrap())
}

#[test]
fn where_nothing_was_begun_it_is_to_do_and_nothing_needs_a_change() {
    let setup = after_reading(&empty());
    for step in ["permission-set.create", "permission-set.system-permissions", "app.create", "app.policies"] {
        assert_eq!(of(&setup, step), StepState::ToDo, "{step}");
    }
    assert!(matches!(said(&setup, "app.exists"), CheckVerdict::ToDo { .. }));
    let CheckVerdict::Waits { title } = said(&setup, "app.scopes") else { panic!("it waits") };
    assert_eq!(words::in_english(&title), "The app WxCC_SCV exists");
}

#[test]
fn of_two_apps_each_says_how_far_it_is() {
    let table = toml::from_str(include_str!("../../../../tests/fixtures/guides/two-apps.toml")).unwrap();
    let (guide, _) = guide::load(table).unwrap();
    let app = |app: Observed<Option<App>>| FoundApp { app, ..FoundApp::default() };
    let apps = [("first-app", Observed::default()), ("second-app", Observed::Known(None))];
    let apps = apps.map(|(role, found)| (role.to_owned(), app(found))).into();
    let org = Org { apps, ..Org::default() };
    let setup = Setup::of(guide, &org);
    assert!(matches!(said(&setup, "first-app.exists"), CheckVerdict::CouldNotCheck { .. }));
    assert!(matches!(said(&setup, "first-app.scopes"), CheckVerdict::CouldNotCheck { .. }));
    assert!(matches!(said(&setup, "second-app.exists"), CheckVerdict::ToDo { .. }));
    let waits = CheckVerdict::Waits { title: Text::value("second-app.exists is as wanted") };
    assert_eq!(said(&setup, "second-app.scopes"), waits);
    assert_eq!(of(&setup, "all"), StepState::CouldNotCheck);
}

#[test]
fn what_was_not_read_is_neither_to_do_nor_waited_for() {
    let setup = after_reading(&org_with(Observed::Known(None), Observed::default(), Observed::default()));
    assert_eq!(of(&setup, "app.create"), StepState::CouldNotCheck);
    assert!(matches!(said(&setup, "app.exists"), CheckVerdict::CouldNotCheck { .. }));
    assert!(matches!(said(&setup, "app.scopes"), CheckVerdict::CouldNotCheck { .. }));
    assert_eq!(of(&setup, "app.policies"), StepState::CouldNotCheck);
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
    let setup = after_reading(&with_permissions([false, false]));
    assert_eq!(of(&setup, "permission-set.create"), StepState::Ok);
    assert!(matches!(said(&setup, "permission-set.nothing-else"), CheckVerdict::Ok { .. }));
    assert_eq!(of(&setup, "permission-set.system-permissions"), StepState::ToDo);
}

#[test]
fn a_step_of_which_half_is_done_needs_a_change() {
    let setup = after_reading(&with_permissions([true, false]));
    assert_eq!(of(&setup, "permission-set.system-permissions"), StepState::NeedsChange);
    assert!(matches!(said(&setup, "permission-set.api-enabled"), CheckVerdict::NeedsChange { .. }));
}

#[test]
fn nothing_is_ok_of_which_a_check_is_not_met() {
    let mut setup = after_reading(&empty());
    let all: Vec<(CheckId, Verdict)> = setup
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
        setup.take(&findings);
        let check = &setup.guide.checks[spoiled];
        assert_ne!(of(&setup, check.step.as_str()), StepState::Ok, "{}", check.id);
    }
    setup.verdicts = BTreeMap::new();
    assert_eq!(setup.known().progress().ok, 0);
}

#[test]
fn where_the_app_has_a_certificate_making_a_key_is_not_what_comes_next() {
    let key = |setup: &Setup| {
        setup.guide.steps.iter().position(|step| step.task == Some(Task::MakeKey)).unwrap()
            == setup.known().progress().next.unwrap()
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
        let mut setup = after_reading(&org);
        let met =
            |check: &CheckSpec| (check.id.clone(), CheckVerdict::Ok { found: Text::default(), remark: None });
        setup.verdicts = setup.guide.checks.iter().map(met).collect();
        setup.key = Some(HeldKey::Nothing);
        setup
    };
    assert!(key(&reading(AppCertificate::None)));
    assert!(!key(&reading(AppCertificate::Unreadable)));
}

#[test]
fn a_step_that_builds_on_another_says_so_until_that_one_is_ok() {
    let setup = after_reading(&empty());
    let class = setup.guide.steps.iter().find(|step| step.id.as_str() == "permission-set.apex-class");
    let places = |setup: &Setup| setup.known().needs(class.unwrap());
    let create = setup.guide.steps.iter().position(|step| step.id.as_str() == "permission-set.create");
    assert_eq!(places(&setup), Vec::from_iter(create));
    assert!(places(&after_reading(&with_permissions([false, false]))).is_empty());
}
