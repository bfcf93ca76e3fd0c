//! All who could play the roles of a login: what is asked about them, and what the answers say.
//!
//! Who plays them is told by what they do ([`crate::org::Survey`]), so what is read of an app, a
//! user or a permission set is read of the one that is taken. Until the survey tells, that is the
//! one with the name that is wanted.

use super::aim::Aim;
use super::answers::Answers;
use super::app::components;
use super::question::{Question, ask_if};
use super::{certificate, logins, older, permission_set, user};
use crate::org::{
    AppCertificate, AppId, AppSeen, HeldSet, Hints, Login, LoginSeen, LoginWay, Offer, PermissionSetId, Pick,
    Picks, Reason, SetSeen, Survey, User, UserId, UserSeen, Whose, as_application, whose,
};
use gather::Gather as _;
use salesforce::answer::{MetadataRecord, MetadataType, Record};
use salesforce::{Answer, Soql};
use std::collections::{BTreeMap, BTreeSet};
use words::{Text, check};

/// So many calls of ten are made for the settings of all apps.
const MOST_CALLS: usize = 3;
/// So many attempts to log in of all users are read.
const MOST_LOGINS: u16 = 200;
/// So many permission sets that users hold are read whole.
const MOST_HELD: usize = 50;
/// So many users the logins are read of.
const MOST_USERS: usize = 50;
/// The type that says which certificate an app has.
const GLOBAL: MetadataType = MetadataType::ExtlClntAppGlobalOauthSettings;

/// The questions whose time has come, answered or not.
pub(super) fn open(wanted: &Aim, answers: &Answers) -> Vec<Question> {
    use Question as Q;
    let is_linked = wanted.names_users() || wanted.app.is_some();
    let has_class = wanted.apex_class.is_some() && wanted.permission_set.is_some();
    let mut all = ask_if(has_class && is_linked, &[Q::ClassHolders]);
    all.extend(ask_if(!held_groups(answers).is_empty(), &[Q::GroupParts]));
    all.extend(ask_if(!held_sets(answers).is_empty(), &[Q::HeldSets]));
    all.extend(ask_if(several_users(wanted, answers).len() > 1, &[Q::AllLogins]));
    all.extend(ask_if(other_set(answers).is_some(), &[Q::OtherSet, Q::OtherGrants]));
    if wanted.app.is_some() {
        all.extend(unread_settings(wanted, answers).map(|call| Q::Components(GLOBAL, call)));
    }
    all
}

/// The first call for the settings of all apps that was not made yet.
pub(super) fn unread_settings(wanted: &Aim, answers: &Answers) -> Option<usize> {
    let calls = components::calls(GLOBAL, answers).min(MOST_CALLS);
    let order = wanted.app.as_deref()?;
    let is_open = |call: &usize| {
        answers.outcome(&Question::Components(GLOBAL, *call)).is_none()
            && !components::names(GLOBAL, order, *call, answers).is_empty()
    };
    (0..calls).find(is_open)
}

/// Who holds the class: permission sets, and profiles by the permission sets that they own.
pub(super) fn class_holders(wanted: &Aim) -> Option<Soql> {
    let (namespace, name) = wanted.class_parts()?;
    let class = Soql::select(&["Id"], "ApexClass").where_eq("Name", name);
    let class = match namespace {
        Some(namespace) => class.where_eq("NamespacePrefix", namespace),
        None => class.where_null("NamespacePrefix"),
    };
    let fields = ["ParentId", "Parent.Name", "Parent.Label", "Parent.NamespacePrefix", "Parent.Type"];
    let query = Soql::select(&fields, "SetupEntityAccess")
        .where_eq("SetupEntityType", "ApexClass")
        .where_in("SetupEntityId", &class.build());
    Some(query.where_false("Parent.IsOwnedByProfile").build())
}

/// The permission sets that the users hold, and those that Salesforce keeps for their groups.
fn held_sets(answers: &Answers) -> Vec<String> {
    let mut ids: Vec<String> = answers
        .assigned()
        .filter_map(|row| row.some_text("PermissionSetId").ok().map(str::to_owned))
        .collect();
    ids.sort_unstable();
    ids.dedup();
    ids.truncate(MOST_HELD);
    ids
}

/// What these grant.
pub(super) fn held_grants(answers: &Answers) -> Soql {
    let ids = held_sets(answers);
    let query = Soql::select(&["FIELDS(ALL)"], "PermissionSet");
    query.where_among("Id", ids.iter().map(String::as_str)).at_most(200).build()
}

/// Which permission sets the groups consist of that the users hold.
pub(super) fn group_parts(answers: &Answers) -> Soql {
    let query = Soql::select(&["PermissionSetGroupId", "PermissionSetId"], "PermissionSetGroupComponent");
    let groups = held_groups(answers);
    query.where_among("PermissionSetGroupId", groups.iter().map(String::as_str)).build()
}

/// The latest attempts of all who could be meant.
pub(super) fn all_logins(wanted: &Aim, answers: &Answers) -> Soql {
    let users = several_users(wanted, answers);
    let fields: Vec<&str> = ["UserId"].into_iter().chain(logins::FIELDS).collect();
    Soql::select(&fields, "LoginHistory")
        .where_among("UserId", users.iter().map(String::as_str))
        .latest_first("LoginTime")
        .at_most(MOST_LOGINS)
        .build()
}

/// The permission set that is taken, where the one with the name that is wanted is another.
pub(super) fn other_set(answers: &Answers) -> Option<&str> {
    let taken = answers.picks.set.one()?;
    answers.found(&Question::PermissionSet)?;
    permission_set::named_row(answers).is_none_or(|row| !is_id(row, "Id", taken)).then_some(taken)
}

fn is_id(row: &Record, field: &str, id: &str) -> bool {
    row.some_text(field).is_ok_and(|found| PermissionSetId::new(found) == PermissionSetId::new(id))
}

pub(super) fn several_users(wanted: &Aim, answers: &Answers) -> Vec<String> {
    let users = user::users(wanted, answers).unwrap_or_default();
    users.iter().take(MOST_USERS).map(|user| user.id.to_string()).collect()
}

fn held_groups(answers: &Answers) -> Vec<String> {
    let mut groups: Vec<String> = answers
        .assigned()
        .filter_map(|row| row.text("PermissionSetGroupId").ok()?.map(str::to_owned))
        .collect();
    groups.sort_unstable();
    groups.dedup();
    groups
}

/// Which groups have which permission sets as parts, as far as that was asked.
pub(super) fn parts(answers: &Answers) -> BTreeMap<&str, Vec<&str>> {
    let mut parts: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let rows = answers.found(&Question::GroupParts).map(|found| found.rows.as_slice());
    for row in rows.unwrap_or_default() {
        if let (Ok(group), Ok(set)) =
            (row.some_text("PermissionSetGroupId"), row.some_text("PermissionSetId"))
        {
            parts.entry(group).or_default().push(set);
        }
    }
    parts
}

/// The permission sets of which each could be meant, where that are several.
pub(super) fn offered_sets(answers: &Answers) -> Vec<Offer> {
    match &answers.picks.set {
        Pick::Several(ids) => set_offers(ids, answers),
        Pick::Nobody | Pick::One(_) => Vec::new(),
    }
}

/// The permission sets of which each could be meant though neither app nor user has it; none
/// where one of the name that is wanted is there.
pub(super) fn perhaps_sets(answers: &Answers) -> Vec<Offer> {
    if permission_set::named_row(answers).is_some() {
        return Vec::new();
    }
    set_offers(&answers.picks.perhaps.sets, answers)
}

fn set_offers(ids: &[String], answers: &Answers) -> Vec<Offer> {
    let all = sets(answers).into_iter();
    let offered = all.filter(|set| ids.iter().any(|id| PermissionSetId::new(id) == set.id));
    offered.map(|set| Offer { id: set.id.to_string(), name: set.name, label: set.label }).collect()
}

/// The apps of which each could be meant, where that are several.
pub(super) fn offered_apps(answers: &Answers) -> Vec<Offer> {
    let Pick::Several(names) = &answers.picks.app else { return Vec::new() };
    offers(names, answers)
}

/// The apps of which each could be meant though nothing links it with a user; none where one of
/// the name that is wanted is there.
pub(super) fn perhaps_apps(wanted: &Aim, answers: &Answers) -> Vec<Offer> {
    if answers.app_exists(wanted) { Vec::new() } else { offers(&answers.picks.perhaps.apps, answers) }
}

fn offers(names: &[String], answers: &Answers) -> Vec<Offer> {
    let offered = apps(answers).into_iter().filter(|app| names.contains(&app.api_name));
    let offer = |app: AppSeen| {
        let id = app.id.map_or_else(|| app.api_name.clone(), |id| id.to_string());
        Offer { id, name: app.api_name, label: app.label }
    };
    offered.map(offer).collect()
}

/// Whether it is clear who is meant.
pub(super) fn is_clear(question: Question, offered: &[Offer]) -> Result<(), Reason> {
    if offered.is_empty() {
        return Ok(());
    }
    let named =
        |offer: &Offer| check::Named { name: (&offer.label).into(), api_name: (&offer.name).into() }.into();
    let candidates = Text::commas(offered.iter().map(named));
    Err(Reason::Several { what: question.what(), candidates })
}

/// Who plays the roles, as far as the answers tell.
pub(super) fn picks(wanted: &Aim, answers: &Answers) -> Picks {
    let hints = Hints {
        app: wanted.app.clone(),
        set: wanted.permission_set.clone(),
        profile: wanted.profile.clone(),
        username: wanted.integration_user.clone(),
        handed_username: wanted.handed_username.clone(),
        consumer_key: wanted.consumer_key.clone(),
        key: wanted.held_key,
        others: wanted.others.clone(),
    };
    let mut picks = survey(wanted, answers).picks(&hints);
    // What is not looked for plays no role.
    if wanted.permission_set.is_none() {
        picks.set = Pick::Nobody;
    }
    picks
}

fn survey(wanted: &Aim, answers: &Answers) -> Survey {
    let users = user::users(wanted, answers).unwrap_or_default();
    Survey {
        apps: apps(answers),
        sets: sets(answers),
        held: held(answers),
        logins: seen_logins(wanted, answers, &users),
        tested: tested(wanted, answers, &users),
        users: users.into_iter().map(user_seen).collect(),
    }
}

fn user_seen(user: User) -> UserSeen {
    UserSeen {
        id: user.id,
        username: user.username,
        profile: user.profile,
        is_active: user.is_active,
        last_login: user.last_login,
    }
}

/// All apps by what is known of each; where no API has rows of them, by their list.
fn apps(answers: &Answers) -> Vec<AppSeen> {
    let rows = answers.app_rows();
    let seen = |id: Option<&str>, api_name: &str, label: &str| {
        let settings = settings_of(api_name, answers);
        let certificate = settings.map(|record| certificate::read(record.text("certificate")));
        AppSeen {
            id: id.map(AppId::new),
            api_name: api_name.to_owned(),
            label: label.to_owned(),
            has_certificate: certificate.as_ref().map(|found| *found != AppCertificate::None),
            key: match certificate {
                Some(AppCertificate::Readable(certificate)) => Some(certificate.key_digest),
                _ => None,
            },
            consumer_key: settings.and_then(|record| record.text("consumerKey")).map(str::to_owned),
            is_older: false,
            sets: id.map(|id| sets_of(id, answers)).unwrap_or_default(),
        }
    };
    let older = older::seen(answers);
    if let Some(rows) = rows {
        let app = |row: &Record| {
            let (id, name) = (row.some_text("Id").ok()?, row.some_text("DeveloperName").ok()?);
            Some(seen(Some(id), name, row.some_text("MasterLabel").ok()?))
        };
        return rows.iter().filter_map(app).chain(older).collect();
    }
    if !answers.failed(&Question::AppByTooling) {
        return Vec::new();
    }
    let listed = components::listed(MetadataType::ExternalClientApplication, answers).unwrap_or_default();
    listed.into_iter().map(|app| seen(None, &app.full_name, &app.full_name)).collect()
}

/// Whether any app could be the door: it has a certificate, or is a connected app.
pub(super) fn is_any_signing(answers: &Answers) -> bool {
    apps(answers).iter().any(|app| app.has_certificate == Some(true) || app.is_older)
}

/// The names, in the login history, of the apps that may have a certificate.
pub(super) fn signing_names(answers: &Answers) -> BTreeSet<String> {
    let signing = apps(answers).into_iter().filter(|app| app.has_certificate != Some(false));
    signing.map(|app| as_application(&app.label)).gather()
}

/// The settings of an app, among those that were read.
fn settings_of<'a>(app: &str, answers: &'a Answers) -> Option<&'a MetadataRecord> {
    let is_it = |record: &&MetadataRecord| {
        record.text("externalClientApplication").is_some_and(|named| named.eq_ignore_ascii_case(app))
    };
    settings(answers).into_iter().find(is_it)
}

/// The settings of all apps, as far as they were read.
pub(super) fn settings(answers: &Answers) -> Vec<&MetadataRecord> {
    let calls = (0..components::calls(GLOBAL, answers)).map(|call| Question::Components(GLOBAL, call));
    let records = calls.filter_map(|call| match answers.outcome(&call) {
        Some(Ok(Answer::Metadata(records))) => Some(records),
        _ => None,
    });
    records.flatten().collect()
}

/// The permission sets that are let in by the app of this id.
pub(super) fn sets_of(app: &str, answers: &Answers) -> Vec<PermissionSetId> {
    let rows = answers.found(&Question::AppAccess).map(|found| found.rows.as_slice()).unwrap_or_default();
    let of_app = rows.iter().filter(|row| {
        row.some_text("SetupEntityId").is_ok_and(|id| AppId::new(id) == AppId::new(app))
            && matches!(row.text("Parent.Profile.Name"), Ok(None))
    });
    of_app.filter_map(|row| row.some_text("ParentId").ok()).map(PermissionSetId::new).collect()
}

/// The permission sets that somebody of the login has, and the one that is named.
fn sets(answers: &Answers) -> Vec<SetSeen> {
    let rows = |question| answers.found(&question).map(|found| found.rows.as_slice()).unwrap_or_default();
    let mut all: BTreeMap<String, SetSeen> = BTreeMap::new();
    let mut note = |row: &Record, id: &str, prefix: &str, has_class: bool| {
        let field = |name: &str| format!("{prefix}{name}");
        let (Ok(id), Ok(name)) = (row.some_text(id), row.some_text(&field("Name"))) else { return };
        let is_of_group = !permission_set::is_made_by_hand(row, &field("Type"));
        let label = row.some_text(&field("Label")).unwrap_or(name);
        let is_packaged = matches!(row.text(&field("NamespacePrefix")), Ok(Some(_)));
        let id = PermissionSetId::new(id);
        let key = id.short().to_owned();
        let seen = SetSeen {
            id,
            name: name.to_owned(),
            label: label.to_owned(),
            is_packaged,
            is_of_group,
            has_class: false,
        };
        all.entry(key).or_insert(seen).has_class |= has_class;
    };
    for row in rows(Question::ClassHolders) {
        note(row, "ParentId", "Parent.", true);
    }
    for row in rows(Question::AppAccess) {
        if matches!(row.text("Parent.Profile.Name"), Ok(None)) {
            note(row, "ParentId", "Parent.", false);
        }
    }
    for row in answers.assigned() {
        note(row, "PermissionSetId", "PermissionSet.", false);
    }
    if let Some(row) = permission_set::named_row(answers) {
        note(row, "Id", "", false);
    }
    all.into_values().collect()
}

/// Which permission sets the users hold: themselves, or as parts of groups.
fn held(answers: &Answers) -> Vec<HeldSet> {
    let parts = parts(answers);
    let mut all = Vec::new();
    for row in answers.assigned() {
        let Ok(user) = row.some_text("AssigneeId") else { continue };
        let group = row.text("PermissionSetGroupId").ok().flatten();
        let parts = group.and_then(|group| parts.get(group).cloned()).unwrap_or_default();
        let sets: Vec<&str> = row.some_text("PermissionSetId").into_iter().chain(parts).collect();
        let Ok(force) = user::force(row, false) else { continue };
        let held = |set: &str| HeldSet { user: UserId::new(user), set: PermissionSetId::new(set), force };
        all.extend(sets.into_iter().map(held));
    }
    all
}

/// The attempts that may have been by a certificate, without the tests that were made here.
pub(super) fn seen_logins(wanted: &Aim, answers: &Answers, users: &[User]) -> Vec<LoginSeen> {
    let marked = marked_logins(wanted, answers, users).into_iter();
    let theirs = marked.filter(|(_, login, whose)| *whose == Whose::NotOwn && is_signed(login));
    let seen = theirs.filter_map(|(user, login, _)| {
        let is_granted = login.is_granted();
        Some(LoginSeen { user, application: login.application?, is_granted, time: login.time })
    });
    seen.collect()
}

/// Through which apps tests were made here.
fn tested(wanted: &Aim, answers: &Answers, users: &[User]) -> BTreeSet<String> {
    let marked = marked_logins(wanted, answers, users).into_iter();
    let own = marked.filter(|(_, login, whose)| *whose == Whose::Own && is_signed(login));
    own.filter_map(|(_, login, _)| login.application).gather()
}

/// Whether it may have been made with a certificate.
fn is_signed(login: &Login) -> bool {
    login.way == LoginWay::MayBeJwt && login.browser.is_none()
}

/// All attempts that were read, with as whom and by whom they were made.
fn marked_logins(wanted: &Aim, answers: &Answers, users: &[User]) -> Vec<(UserId, Login, Whose)> {
    let rows = answers.found(&Question::AllLogins).map(|found| found.rows.as_slice());
    let is_of_one = rows.is_none();
    let read = |row: &Record| {
        let user = UserId::new(row.some_text("UserId").ok()?);
        Some((user, logins::login(row).ok()?))
    };
    let outside = answers.found(&Question::OutsiderLogins).map(|found| found.rows.as_slice());
    let rows = rows.into_iter().chain(outside).flatten();
    let mut all: Vec<_> = rows.filter_map(read).collect();
    if let ([only], Ok(found), true) = (users, logins::logins(answers), is_of_one) {
        all.extend(found.rows.into_iter().map(|login| (only.id.clone(), login)));
    }
    let plain: Vec<_> = all.iter().map(|(_, login)| login.clone()).collect();
    let marks = whose(&plain, &wanted.own_tests);
    all.into_iter().zip(marks).map(|((user, login), whose)| (user, login, whose)).collect()
}
