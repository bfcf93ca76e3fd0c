//! What is said of an error, and of what helps.

use super::super::xml::Fault;
use super::{ApiError, Excerpt, Obstacle, Problem, Recovery};
use words::{Join, Number, Text, api};

impl From<&ApiError> for Text {
    fn from(error: &ApiError) -> Self {
        match error {
            ApiError::NotSent { why } => api::NotSent { why: (*why).into() }.into(),
            ApiError::NoAnswer => api::NoAnswer.into(),
            ApiError::TooSlow { seconds } => api::TooSlow { seconds: (*seconds).into() }.into(),
            ApiError::TooLarge { kibibytes } => api::TooLarge { kibibytes: (*kibibytes).into() }.into(),
            ApiError::Busy { status, seconds } => busy((*status).into(), *seconds),
            ApiError::WebPage { status } => api::WebPage { status: (*status).into() }.into(),
            ApiError::Stopped => api::Stopped.into(),
            ApiError::Interrupted { why } => api::Interrupted { why: why.into() }.into(),
            ApiError::SignedOut => api::SignedOut.into(),
            ApiError::NotForApi => api::NotForApi.into(),
            ApiError::Refused { problems, .. } => api::Refused { reasons: reasons(problems) }.into(),
            ApiError::Limit { text } => api::Limit { text: text.into() }.into(),
            ApiError::Maintenance => api::Maintenance.into(),
            ApiError::TooOld { needed, .. } => api::TooOld { needed: needed.to_string().into() }.into(),
            ApiError::NotXml { status, why } => {
                api::NotXml { status: (*status).into(), why: (*why).into() }.into()
            }
            ApiError::NotUnderstood { status, excerpt } => {
                api::NotUnderstood { status: (*status).into(), excerpt: excerpt.into() }.into()
            }
        }
    }
}

impl From<&Excerpt> for Text {
    fn from(excerpt: &Excerpt) -> Self {
        match excerpt {
            Excerpt::Beginning(words) => Self::quoted(words),
            Excerpt::Empty => api::ExcerptEmpty.into(),
            Excerpt::Unquoted(characters) => api::ExcerptUnquoted { characters: (*characters).into() }.into(),
            Excerpt::OtherKind => api::ExcerptOtherKind.into(),
        }
    }
}

impl From<Obstacle> for Text {
    fn from(obstacle: Obstacle) -> Self {
        match obstacle {
            Obstacle::NoPermission => api::NoPermission.into(),
            Obstacle::NoSession => api::NoSession.into(),
            Obstacle::OtherOrg => api::OtherOrg.into(),
            Obstacle::OtherUser => api::OtherUser.into(),
            Obstacle::NotHere => api::NotHere.into(),
            Obstacle::Malformed => api::Malformed.into(),
        }
    }
}

impl From<Fault> for Text {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::TooLarge => api::XmlTooLarge.into(),
            Fault::TooDeep => api::XmlTooDeep.into(),
            Fault::DocumentType => api::XmlDocumentType.into(),
            Fault::Instruction => api::XmlInstruction.into(),
            Fault::Entity => api::XmlEntity.into(),
            Fault::Namespace => api::XmlNamespace.into(),
            Fault::Malformed => api::XmlMalformed.into(),
        }
    }
}

impl From<Recovery> for Text {
    fn from(recovery: Recovery) -> Self {
        match recovery {
            Recovery::Retry => api::Retry.into(),
            Recovery::Wait => api::Wait.into(),
            Recovery::Network => api::Network.into(),
            Recovery::SignIn => api::SignIn.into(),
            Recovery::Allow => api::Allow.into(),
            Recovery::SidePanel => api::SidePanel.into(),
            Recovery::ChangeOrg => api::ChangeOrg.into(),
            Recovery::Report => api::Report.into(),
        }
    }
}

/// How long to wait, in a unit that needs no counting.
fn busy(status: Number, seconds: Option<u32>) -> Text {
    match seconds {
        None => api::Busy { status }.into(),
        Some(seconds @ ..=90) => api::BusySeconds { status, seconds: seconds.into() }.into(),
        Some(seconds @ ..=5400) => api::BusyMinutes { status, minutes: seconds.div_ceil(60).into() }.into(),
        Some(seconds @ ..=172_800) => api::BusyHours { status, hours: seconds.div_ceil(3600).into() }.into(),
        Some(_) => api::BusyDays { status }.into(),
    }
}

fn reasons(problems: &[Problem]) -> Text {
    let each = problems.iter().map(|problem| {
        api::Problem { message: (&problem.message).into(), code: (&problem.code).into() }.into()
    });
    Text::Joined(Join::Semicolons, each.collect())
}
