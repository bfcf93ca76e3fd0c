//! From answers to facts, subject by subject.

use super::aim::Aim;
use super::answers::{Answers, all, flags, optional_row, single_row};
use super::question::Question;
use super::{
    app, class_names, logins, older, permission_set, prerequisites, profile, sessions, survey, user,
};
use crate::org::{
    ApexClass, ApexClassId, ApiClientGrants, App, AppId, Assignment, Grants, Group, Held, HeldLicense,
    Holder, IntegrationUser, License, Namesake, Observed, Offer, Organization, PackageLicense, PermissionSet,
    Profile, SetNamesake, User, UserId,
};
use gather::Gather as _;
use salesforce::Answer;
use salesforce::answer::MissingField;
use std::collections::BTreeMap;

/// What one aim found of an org.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) organization: Observed<Organization>,
    pub(super) admin: Observed<User>,
    pub(super) rights: Observed<BTreeMap<String, bool>>,
    pub(super) package: Observed<Option<PackageLicense>>,
    pub(super) apex_class: Observed<Option<ApexClass>>,
    pub(super) user_licenses: Observed<Vec<License>>,
    pub(super) permission_set_licenses: Observed<Vec<License>>,
    pub(super) session_levels: Observed<BTreeMap<String, String>>,
    pub(super) approved_apps_only: Observed<bool>,
    pub(super) held_licenses: Observed<Vec<HeldLicense>>,
    pub(super) users: Observed<Vec<User>>,
    pub(super) integration_user: Observed<Option<IntegrationUser>>,
    pub(super) fitting_users: Vec<UserId>,
    pub(super) perhaps_users: Vec<UserId>,
    pub(super) free_username: Option<String>,
    pub(super) api_client_grants: Observed<ApiClientGrants>,
    pub(super) profile: Observed<Option<Profile>>,
    pub(super) other_profiles: Observed<Vec<Profile>>,
    pub(super) permission_set: Observed<Option<PermissionSet>>,
    pub(super) set_namesakes: Vec<SetNamesake>,
    pub(super) grants: Observed<Grants>,
    pub(super) offered_sets: Vec<Offer>,
    pub(super) perhaps_sets: Vec<Offer>,
    pub(super) offered_apps: Vec<Offer>,
    pub(super) perhaps_apps: Vec<Offer>,
    pub(super) older_app: Option<App>,
    pub(super) app_holders: Observed<Vec<Holder>>,
    pub(super) held: Observed<Vec<Held>>,
    pub(super) assignments: Observed<Vec<Assignment>>,
    pub(super) groups: Observed<Vec<Group>>,
    pub(super) app: Observed<Option<App>>,
    pub(super) namesakes: Observed<Vec<Namesake>>,
    pub(super) permission_labels: BTreeMap<String, String>,
    pub(super) class_names: BTreeMap<String, String>,
    pub(super) app_labels: BTreeMap<String, String>,
}

/// All that the answers say.
pub(super) fn part(wanted: &Aim, answers: &Answers) -> Part {
    let labels = match answers.outcome(&Question::PermissionLabels) {
        Some(Ok(Answer::PermissionLabels(labels))) => labels.clone(),
        _ => BTreeMap::new(),
    };
    let (profile, other_profiles) = profile::profiles(wanted, answers);
    Part {
        organization: single_row(Question::Organization, answers, prerequisites::organization).into(),
        admin: user::admin(answers).into(),
        rights: single_row(Question::Rights, answers, |row| Ok(flags(row))).into(),
        package: optional_row(Question::Package, wanted.package.is_some(), answers, prerequisites::package)
            .into(),
        apex_class: optional_row(
            Question::ApexClass,
            wanted.apex_class.is_some(),
            answers,
            prerequisites::apex_class,
        )
        .into(),
        user_licenses: all(Question::UserLicenses, answers, |row| prerequisites::license(row, "Name")).into(),
        permission_set_licenses: all(prerequisites::answered_licenses(answers), answers, |row| {
            prerequisites::license(row, "DeveloperName")
        })
        .into(),
        session_levels: sessions::levels(answers).into(),
        approved_apps_only: sessions::approved_only(answers).into(),
        held_licenses: user::held_licenses(wanted, answers).into(),
        users: user::users(wanted, answers).into(),
        integration_user: user::integration_user(wanted, answers).into(),
        fitting_users: user::fitting(wanted, answers),
        perhaps_users: answers.picks.perhaps.users.iter().map(|id| UserId::new(id)).collect(),
        free_username: user::free_username(wanted, answers),
        api_client_grants: user::api_client_grants(wanted, answers).into(),
        profile,
        other_profiles,
        permission_set: permission_set::guides(wanted, answers).into(),
        set_namesakes: permission_set::namesakes(answers),
        grants: permission_set::grants(wanted, answers).into(),
        offered_sets: survey::offered_sets(answers),
        perhaps_sets: survey::perhaps_sets(answers),
        offered_apps: survey::offered_apps(answers),
        perhaps_apps: survey::perhaps_apps(wanted, answers),
        older_app: older::app(answers),
        app_holders: app::holders(wanted, answers).into(),
        held: user::held(wanted, answers).into(),
        assignments: user::assignments(wanted, answers).into(),
        groups: user::groups(wanted, answers).into(),
        app: app::app(wanted, answers).into(),
        namesakes: logins::all_namesakes(wanted, answers),
        permission_labels: labels,
        class_names: {
            let mut names = class_names::names(answers);
            let of_guide = answers.first(&Question::ApexClass).and_then(|row| row.some_text("Id").ok());
            if let Some((id, name)) = of_guide.zip(wanted.apex_class.as_ref()) {
                names.insert(ApexClassId::new(id).short().to_owned(), name.clone());
            }
            names
        },
        app_labels: app_labels(answers),
    }
}

/// The labels of the apps by the short form of their ids.
fn app_labels(answers: &Answers) -> BTreeMap<String, String> {
    let label = |id: Result<&str, _>, label: Result<&str, MissingField>| {
        Some((AppId::new(id.ok()?).short().to_owned(), label.ok()?.to_owned()))
    };
    let apps = answers.app_rows().unwrap_or_default().iter();
    let apps = apps.filter_map(|row| label(row.some_text("Id"), row.some_text("MasterLabel")));
    let older = older::rows(answers).iter();
    apps.chain(older.filter_map(|row| label(row.some_text("Id"), row.some_text("Name")))).gather()
}
