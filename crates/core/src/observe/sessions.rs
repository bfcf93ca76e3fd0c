//! What is asked of sessions and apps beside the app that is taken: by profiles, and by the org.
//!
//! Most orgs have no profile that asks for anything, and then nothing is read; nor is, where users
//! need not approve the app themselves, whether the org lets in approved apps alone.

use super::aim::Aim;
use super::answers::{self, Answers};
use super::app::{self, components};
use super::question::{Question, ask_if};
use super::user;
use crate::org::{ApiClientGrants, Reason};
use salesforce::Answer;
use salesforce::answer::MetadataType;
use std::collections::BTreeMap;

const KIND: MetadataType = MetadataType::ProfileSessionSetting;
/// So many calls of ten are made; their names do not tell which profile's they are (seen).
const MOST_CALLS: usize = 3;

/// The questions whose time has come, answered or not.
pub(super) fn open(wanted: &Aim, answers: &Answers) -> Vec<Question> {
    if wanted.app.is_none() {
        return Vec::new();
    }
    let calls = components::calls(KIND, answers).min(MOST_CALLS);
    let mut all: Vec<Question> = (0..calls).map(|call| Question::Components(KIND, call)).collect();
    all.extend(ask_if(waits_for_approval(wanted, answers), &[Question::ApprovedAppsOnly]));
    all
}

fn waits_for_approval(wanted: &Aim, answers: &Answers) -> bool {
    let app = app::taken(wanted, answers);
    let policy = app.as_ref().and_then(|app| app.oauth_policy.known()?.as_ref());
    let is_theirs = policy.and_then(|policy| policy.permitted_users.as_deref()) == Some("AllSelfAuthorized");
    is_theirs && matches!(user::api_client_grants(wanted, answers), Ok(ApiClientGrants::By(_)))
}

/// What profiles ask of sessions, by their names in small letters; those that ask for nothing
/// are missing.
pub(super) fn levels(answers: &Answers) -> Result<BTreeMap<String, String>, Reason> {
    components::listed(KIND, answers)?;
    let calls = components::calls(KIND, answers);
    if calls > MOST_CALLS {
        return Err(Reason::TooMany { what: Question::Components(KIND, 0).what() });
    }
    let mut levels = BTreeMap::new();
    for call in 0..calls {
        let question = Question::Components(KIND, call);
        let records = match answers.outcome(&question) {
            Some(Ok(Answer::Metadata(records))) => records,
            Some(Ok(_)) => return Err(answers::unexpected(question)),
            Some(Err(error)) => return Err(answers::failed(question, error)),
            None => return Err(Reason::NotAsked),
        };
        for record in records {
            if let (Some(profile), Some(level)) =
                (record.text("profile"), record.text("requiredSessionLevel"))
            {
                levels.insert(profile.to_lowercase(), level.to_owned());
            }
        }
    }
    Ok(levels)
}

/// Whether the org lets in approved apps alone.
pub(super) fn approved_only(answers: &Answers) -> Result<bool, Reason> {
    let question = Question::ApprovedAppsOnly;
    match answers.outcome(&question) {
        Some(Ok(Answer::Metadata(records))) => {
            let said = records.first().and_then(|record| record.flag("enableAdminApprovedAppsOnly"));
            Ok(said.unwrap_or(false))
        }
        Some(Ok(_)) => Err(answers::unexpected(question)),
        Some(Err(error)) => Err(answers::failed(question, error)),
        None => Err(Reason::NotAsked),
    }
}
