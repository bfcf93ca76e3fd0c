//! What is still missing before a login can be tried.

use super::super::update::LoginNeed;

/// What is missing, and where it comes from.
pub(in crate::panel) fn need(need: LoginNeed) -> String {
    match need {
        LoginNeed::PrivateKey => {
            "The private key, which is not here. Only Webex can log in with it: have Webex do that, then press Check. The Login History of the org tells whether it was let in."
        }
        LoginNeed::Key => "A private key made or loaded here (step: Make the private key and the certificate).",
        LoginNeed::ConsumerKey => {
            "The consumer key of the app. Check reads it, or it is entered in the step Find the consumer key."
        }
        LoginNeed::Username => "The Username of the integration user.",
        LoginNeed::OrgKind => "Whether this org is a sandbox. Check reads it.",
    }
    .to_owned()
}
