//! Who holds what the app lets in and is none of the users that could be meant by their license:
//! what they are called, and whether the other side logs in as one of them all the same.
//!
//! Users are asked for by their license. Whose profile has another one is found here, by what it
//! does: it holds the permission set, and was let in, or refused, through the app. Nobody is asked about where
//! a user of the license holds it too, but for the names.

use super::aim::Aim;
use super::answers::Answers;
use super::question::{Question, ask_if};
use super::user::queries::USER_FIELDS;
use super::{app, logins, survey};
use crate::org::{LoginWay, UserId, as_application};
use gather::Gather as _;
use salesforce::Soql;
use salesforce::answer::Record;
use std::collections::BTreeSet;

/// So many of them are asked about.
const MOST: usize = 50;
/// So many of their attempts to log in are read.
const MOST_LOGINS: u16 = 200;

/// Whether a user's profile lets in through the API alone, as an integration user's does.
const API_ONLY: &str = "Profile.PermissionsApiUserOnly";

/// The questions whose time has come, answered or not.
pub(super) fn open(wanted: &Aim, answers: &Answers) -> Vec<Question> {
    use Question as Q;
    let is_any = !ids(answers).is_empty();
    let mut all = ask_if(is_any, &[Q::Outsiders]);
    all.extend(ask_if(is_any && is_nobody_else(wanted, answers), &[Q::OutsiderLogins]));
    let is_found = found(wanted, answers).is_some();
    all.extend(ask_if(is_found, &[Q::OutsiderHeld, Q::OutsiderLicenses, Q::OutsiderGrants]));
    all
}

fn rows(question: Question, answers: &Answers) -> &[Record] {
    answers.found(&question).map(|found| found.rows.as_slice()).unwrap_or_default()
}

fn is_of(row: &Record, field: &str, id: &UserId) -> bool {
    row.some_text(field).is_ok_and(|found| UserId::new(found) == *id)
}

/// Those who hold what the app lets in; where no app is known, what could link them with one.
fn holders(answers: &Answers) -> BTreeSet<&str> {
    let by_app = rows(Question::AppHolders, answers).iter();
    let all = by_app.chain(rows(Question::LinkHolders, answers));
    all.filter_map(|row| row.some_text("AssigneeId").ok()).gather()
}

/// Those who hold what the app lets in, or else what gives the class.
fn meant(answers: &Answers) -> BTreeSet<&str> {
    let classes = rows(Question::ClassHolders, answers).iter();
    let classes: BTreeSet<&str> = classes.filter_map(|row| row.some_text("ParentId").ok()).gather();
    let has_class = |row: &&Record| row.some_text("PermissionSetId").is_ok_and(|set| classes.contains(set));
    let by_class = rows(Question::LinkHolders, answers).iter().filter(has_class);
    let all = rows(Question::AppHolders, answers).iter().chain(by_class);
    all.filter_map(|row| row.some_text("AssigneeId").ok()).gather()
}

fn is_candidate(id: &str, answers: &Answers) -> bool {
    let id = UserId::new(id);
    rows(Question::Users, answers).iter().any(|row| is_of(row, "Id", &id))
}

/// Those of them that were not asked for by their license; nobody where that was not read.
fn ids(answers: &Answers) -> Vec<&str> {
    if answers.found(&Question::Users).is_none() {
        return Vec::new();
    }
    holders(answers).into_iter().filter(|id| !is_candidate(id, answers)).take(MOST).collect()
}

/// Whether nobody named the user, and none of the license holds it.
fn is_nobody_else(wanted: &Aim, answers: &Answers) -> bool {
    wanted.integration_user.is_none() && !meant(answers).into_iter().any(|id| is_candidate(id, answers))
}

/// Who they are.
pub(super) fn users_query(answers: &Answers) -> Soql {
    let fields: Vec<&str> = USER_FIELDS.into_iter().chain([API_ONLY]).collect();
    Soql::select(&fields, "User").where_among("Id", ids(answers)).build()
}

/// Their latest attempts to log in.
pub(super) fn logins_query(answers: &Answers) -> Soql {
    let fields: Vec<&str> = ["UserId"].into_iter().chain(logins::FIELDS).collect();
    let query = Soql::select(&fields, "LoginHistory").where_among("UserId", ids(answers));
    query.latest_first("LoginTime").at_most(MOST_LOGINS).build()
}

/// The only one of them who was let in through the app as the other side is, or, where nobody was,
/// as whom it was tried, or, where nobody came, whose profile is for the API alone; nobody where
/// that is not just one.
pub(super) fn found<'a>(wanted: &Aim, answers: &'a Answers) -> Option<&'a Record> {
    if !is_nobody_else(wanted, answers) {
        return None;
    }
    let taken = app::taken(wanted, answers).map(|app| [as_application(&app.label)].into());
    let apps = taken.unwrap_or_else(|| survey::signing_names(answers));
    let came = rows(Question::OutsiderLogins, answers).iter().filter_map(|row| {
        let login = logins::login(row).ok()?;
        let is_theirs = login.way == LoginWay::MayBeJwt
            && login.browser.is_none()
            && login.application.as_deref().map(as_application).is_some_and(|name| apps.contains(&name));
        is_theirs.then(|| Some((login.is_granted(), row.some_text("UserId").ok()?)))?
    });
    let came: Vec<(bool, &str)> = came.collect();
    let is_any = came.iter().any(|(is_granted, _)| *is_granted);
    let came: BTreeSet<&str> =
        came.into_iter().filter(|(is_granted, _)| *is_granted == is_any).map(|(_, id)| id).gather();
    let is_read = answers.found(&Question::OutsiderLogins).is_some();
    let those = if came.is_empty() && is_read { for_the_api(answers) } else { came };
    let (Some(only), 1) = (those.first(), those.len()) else { return None };
    let id = UserId::new(only);
    rows(Question::Outsiders, answers).iter().find(|row| is_of(row, "Id", &id))
}

/// Those of them that are meant and do nothing but use the API.
fn for_the_api(answers: &Answers) -> BTreeSet<&str> {
    let meant = meant(answers);
    let of_api = rows(Question::Outsiders, answers)
        .iter()
        .filter(|row| row.flag(API_ONLY) == Ok(true) && row.flag("IsActive") == Ok(true));
    of_api.filter_map(|row| row.some_text("Id").ok()).filter(|id| meant.contains(id)).gather()
}

/// The id of that one.
pub(super) fn id<'a>(wanted: &Aim, answers: &'a Answers) -> Option<&'a str> {
    found(wanted, answers)?.some_text("Id").ok()
}

/// The row of whoever of them has this id.
pub(super) fn named<'a>(id: &UserId, answers: &'a Answers) -> Option<&'a Record> {
    rows(Question::Outsiders, answers).iter().find(|row| is_of(row, "Id", id))
}
