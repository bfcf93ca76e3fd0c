//! When each question can be asked.

use super::aim::Aim;
use super::answers::Answers;
use super::question::{Question, ask_if};
use super::{
    app, class_names, older, outsider, permission_set, prerequisites, profile, sessions, survey, unlinked,
    user,
};
use crate::org::permission_label;

/// The questions that can be asked now and are not answered yet.
pub(super) fn open(wanted: &Aim, answers: &Answers) -> Vec<Question> {
    use Question as Q;
    if answers.session_is_lost() {
        return Vec::new();
    }
    let mut all = vec![Q::Identity];
    all.extend(ask_if(!class_names::unnamed(wanted, answers).is_empty(), &[Q::ClassNames]));
    all.extend(ask_if(has_unlabelled_permission(wanted, answers), &[Q::PermissionLabels]));
    let subjects = [
        prerequisites::open,
        permission_set::open,
        survey::open,
        user::open,
        unlinked::open,
        outsider::open,
        profile::open,
        app::open,
        older::open,
        sessions::open,
    ];
    for subject in subjects {
        all.extend(subject(wanted, answers));
    }
    all.retain(|question| answers.outcome(question).is_none());
    all.sort_unstable();
    all
}

fn has_unlabelled_permission(wanted: &Aim, answers: &Answers) -> bool {
    let set = permission_set::row(answers);
    let profile = profile::grants_row(wanted, answers);
    set.into_iter().chain(profile).any(|row| {
        row.flags("Permissions").any(|(name, granted)| granted && permission_label(name).is_none())
    })
}
