//! What is still missing before a login can be tried.

use super::super::model::LoginNeed;
use super::super::model::Model;
use words::{Text, login};

/// What is missing, and where it comes from.
pub(in crate::panel) fn need(model: &Model, need: LoginNeed) -> Text {
    match need {
        LoginNeed::PrivateKey => login::NeedsPrivateKey { client: model.client() }.into(),
        LoginNeed::Key => login::NeedsKey.into(),
        LoginNeed::ConsumerKey => login::NeedsConsumerKey.into(),
        LoginNeed::Username => login::NeedsUsername.into(),
        LoginNeed::OrgKind => login::NeedsOrgKind.into(),
    }
}
