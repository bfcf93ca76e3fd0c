//! The components of an app: found by what they say, never by their names.
//!
//! Salesforce names the policies it makes by itself, differently from app to app
//! (`WxCC_SCV_defaultPolicy`, `WxCC_SCV_oauthPlcy`, ... were all seen), so each
//! component is read and belongs to the app that it names.

use crate::observe::aim::Aim;
use crate::observe::answers::{self, Answers};
use crate::observe::question::Question;
use crate::org::Reason;
use salesforce::Answer;
use salesforce::answer::{Listed, MetadataRecord, MetadataType};
use salesforce::read::MOST_NAMES;
use words::Text;

/// What is known of a component of the app.
pub(in crate::observe) enum Found<'a> {
    /// Here it is.
    Here(&'a MetadataRecord),
    /// All were read, and none belongs to the app.
    Nowhere,
    /// This call of ten has to be made first.
    Unread {
        /// Its number.
        call: usize,
    },
    /// It cannot be said.
    Unknown(Reason),
}

/// Looks for the component of this type that names the app.
pub(in crate::observe) fn find<'a>(
    kind: MetadataType,
    app: &str,
    wanted: &Aim,
    answers: &'a Answers,
) -> Found<'a> {
    let listed = match listed(kind, answers) {
        Ok(listed) => listed,
        Err(reason) => return Found::Unknown(reason),
    };
    let ordered = by_likelihood(listed, wanted.app.as_deref().unwrap_or(app));
    for (call, names) in ordered.chunks(MOST_NAMES).enumerate() {
        let question = Question::Components(kind, call);
        let records = match answers.outcome(&question) {
            None => return Found::Unread { call },
            Some(Err(error)) => return Found::Unknown(answers::failed(question, error)),
            Some(Ok(Answer::Metadata(records))) => records,
            Some(Ok(_)) => return Found::Unknown(answers::unexpected(question)),
        };
        let belongs = |record: &&MetadataRecord| {
            record.text("externalClientApplication").is_some_and(|named| named.eq_ignore_ascii_case(app))
        };
        if let Some(record) = records.iter().find(belongs) {
            return Found::Here(record);
        }
        // A listed component that was not handed out could be the one.
        let withheld = names.iter().find(|name| records.iter().all(|record| record.full_name != **name));
        if let Some(name) = withheld {
            return Found::Unknown(Reason::Lacking { what: question.what(), field: Text::quoted(*name) });
        }
    }
    Found::Nowhere
}

/// The names to read in this call.
pub(in crate::observe) fn names(
    kind: MetadataType,
    app: &str,
    call: usize,
    answers: &Answers,
) -> Vec<String> {
    let listed = listed(kind, answers).unwrap_or_default();
    let ordered = by_likelihood(listed, app);
    ordered.chunks(MOST_NAMES).nth(call).unwrap_or_default().iter().map(|name| (*name).to_owned()).collect()
}

/// How many calls it takes to read all components of a type.
pub(in crate::observe) fn calls(kind: MetadataType, answers: &Answers) -> usize {
    listed(kind, answers).unwrap_or_default().len().div_ceil(MOST_NAMES)
}

/// The listed components of a type.
pub(in crate::observe) fn listed(kind: MetadataType, answers: &Answers) -> Result<Vec<&Listed>, Reason> {
    let question = list_of(kind);
    match answers.outcome(&question) {
        Some(Ok(Answer::Listed(all))) => Ok(all.iter().filter(|listed| listed.kind == kind).collect()),
        Some(Ok(_)) => Err(answers::unexpected(question)),
        Some(Err(error)) => Err(answers::failed(question, error)),
        None => Err(Reason::NotAsked),
    }
}

fn list_of(kind: MetadataType) -> Question {
    match kind {
        MetadataType::ExternalClientApplication
        | MetadataType::ExtlClntAppOauthSettings
        | MetadataType::ExtlClntAppGlobalOauthSettings => Question::ListSettings,
        MetadataType::ExtlClntAppOauthConfigurablePolicies
        | MetadataType::ExtlClntAppConfigurablePolicies
        | MetadataType::ProfileSessionSetting
        // No components of an app; nobody looks for one there.
        | MetadataType::Profile
        | MetadataType::ConnectedApp
        | MetadataType::ConnectedAppSettings => Question::ListPolicies,
    }
}

/// Names that begin like the app's come first: in an org with many apps that
/// saves calls, and decides nothing.
fn by_likelihood<'a>(listed: Vec<&'a Listed>, app: &str) -> Vec<&'a str> {
    let mut names: Vec<_> = listed.into_iter().map(|listed| listed.full_name.as_str()).collect();
    names.sort_by_key(|name| (!name.starts_with(app), *name));
    names
}
