//! Where nothing links an app with a user: what is asked beside, before anybody is said to be
//! missing.
//!
//! What links them is a permission set with the class that the app lets in and the user holds.
//! Where that is gone, the logins still tell who went through which app; and where the user has
//! another license than the guide's, who holds what gives the class, or is let in anywhere.

use super::aim::Aim;
use super::answers::Answers;
use super::question::{Question, ask_if};
use super::survey;
use crate::org::Pick;
use gather::Gather as _;
use salesforce::Soql;
use std::collections::BTreeSet;

/// What must be known before it can be said that nothing links them.
const NEEDED: [Question; 4] =
    [Question::Users, Question::Assignments, Question::AppAccess, Question::ClassHolders];

/// The questions whose time has come, answered or not.
pub(super) fn open(wanted: &Aim, answers: &Answers) -> Vec<Question> {
    let is_anybody = wanted.integration_user.is_none() && !sets(answers).is_empty();
    let is_only = survey::several_users(wanted, answers).len() == 1;
    if !is_it(wanted, answers) {
        return Vec::new();
    }
    let mut all = ask_if(is_anybody, &[Question::LinkHolders]);
    // Those of several users are asked for in any case.
    all.extend(ask_if(is_only, &[Question::AllLogins]));
    all
}

/// Whether nothing links any app with a user, though some app could be the one.
fn is_it(wanted: &Aim, answers: &Answers) -> bool {
    let is_nobody = answers.picks.app == Pick::Nobody && !answers.app_exists(wanted);
    wanted.app.is_some()
        && is_nobody
        && NEEDED.iter().all(|question| answers.outcome(question).is_some())
        && answers.app_rows().is_some()
        && survey::unread_settings(wanted, answers).is_none()
        && (survey::is_any_signing(answers) || !wanted.own_tests.is_empty())
}

/// The permission sets that give the class or are let in by an app.
fn sets(answers: &Answers) -> BTreeSet<&str> {
    let rows = |question| answers.found(&question).map(|found| found.rows.as_slice()).unwrap_or_default();
    let with_class = rows(Question::ClassHolders).iter();
    let on_apps = rows(Question::AppAccess).iter().filter(|row| {
        // A profile that is let in is nobody's to hold.
        matches!(row.text("Parent.Profile.Name"), Ok(None))
    });
    with_class.chain(on_apps).filter_map(|row| row.some_text("ParentId").ok()).gather()
}

/// Who holds these: the first of them, where that are very many.
pub(super) fn holders_query(answers: &Answers) -> Soql {
    let query = Soql::select(&["AssigneeId", "PermissionSetId"], "PermissionSetAssignment");
    query.where_among("PermissionSetId", sets(answers)).at_most(200).build()
}
