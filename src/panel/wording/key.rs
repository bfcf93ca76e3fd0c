//! Why there is no key, why it could not be used, and why a value is not one.

use crate::protocol::keystore::{Claim, Failure, Refusal, SubjectPart};
use guide::ValueFault;
use keys::LONGEST_DAYS;
use words::{Text, key, value};

/// That there is no pair, or none any more.
pub(in crate::panel) fn no_pair(why: &Failure) -> Text {
    match why {
        Failure::Lost => key::Lost.into(),
        why => key::Failed { why: failure(why) }.into(),
    }
}

/// Why no pair was made, within a sentence.
fn failure(why: &Failure) -> Text {
    match why {
        Failure::Subject { part: SubjectPart::CommonName } => key::CommonName.into(),
        Failure::Subject { part: SubjectPart::Organization } => key::Organization.into(),
        Failure::Subject { part: SubjectPart::Country } => key::Country.into(),
        Failure::Days { days } => key::Days { days: (*days).into(), most: LONGEST_DAYS.into() }.into(),
        Failure::Bits { bits } => key::NotOffered { bits: (*bits).into() }.into(),
        Failure::Unsound => key::Unsound.into(),
        Failure::Stopped => key::SearchStopped.into(),
        Failure::Lost => key::WorkerStopped.into(),
    }
}

/// Why a request is not served.
pub(super) fn refusal(why: &Refusal) -> Text {
    match why {
        Refusal::NoKey => key::NoKey.into(),
        Refusal::CertificateOnly => key::OnlyCertificate.into(),
        Refusal::File { why, .. } => super::files::fault(why),
        Refusal::NotIssued { why } => failure(why),
        Refusal::Claim { claim: Claim::Iss } => key::NeedsIss.into(),
        Refusal::Claim { claim: Claim::Sub } => key::NeedsSub.into(),
        Refusal::Claim { claim: Claim::Aud } => key::NeedsAud.into(),
        Refusal::Unsound => key::ResultUnsound.into(),
        Refusal::OtherKey => key::OtherKey.into(),
        Refusal::Stopped => key::WorkerStopped.into(),
        Refusal::Unanswered => key::Unanswered.into(),
        Refusal::NotUnderstood => key::NotUnderstood.into(),
    }
}

/// What is wrong with a value that was entered.
pub(in crate::panel) fn value_fault(fault: ValueFault) -> Text {
    match fault {
        ValueFault::Empty => value::Empty.into(),
        ValueFault::LongLabel => value::LongLabel.into(),
        ValueFault::ApiName => value::ApiName.into(),
        ValueFault::ApexClass => value::ApexClass.into(),
        ValueFault::Address => value::Address.into(),
        ValueFault::Url => value::Url.into(),
        ValueFault::LongAlias => value::LongAlias.into(),
        ValueFault::ApexRestPath => value::ApexRestPath.into(),
        ValueFault::ConsumerSecret => value::ConsumerSecret.into(),
        ValueFault::NoConsumerKey => value::NoConsumerKey.into(),
        ValueFault::ConsumerKeyCut => value::ConsumerKeyCut.into(),
    }
}
