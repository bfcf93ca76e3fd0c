//! What `LoginHistory.Status` says, and what it means for the other side.
//!
//! The words are those of the Login History page, as the list of login statuses gives them
//! (Object Reference, "Login Event Type", `LOGIN_STATUS`, and public copies of it). That a
//! JWT login is refused in the same words is inferred, but for `Failed: Not approved for
//! access` (seen), and `Missing Consumer Key Parameter` for a pasted blank (public code).

use super::super::other_side::{OtherSide, Saying};
use words::{Text, proof};

/// What is known of a status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    /// The login was granted.
    Granted,
    /// It was refused.
    Refused {
        /// What it means for the other side, where that is known.
        meaning: Option<Text>,
    },
    /// Nobody here knows these words.
    Unknown,
}

/// Whose login was refused, as far as the words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    /// It ended before Salesforce knew which app was meant.
    BeforeTheApp,
    /// It was no login by a certificate: somebody opened a page.
    OfPages,
    /// Anything else.
    Other,
}

/// Whether a login of this `LoginHistory.Status` ended before Salesforce knew which app was meant:
/// such a row names no app, and any other row without one is not of an app's login.
pub(super) fn is_before_the_app(status: &str) -> bool {
    known(&status.trim().to_lowercase()).is_some_and(|(_, why, _)| *why == Why::BeforeTheApp)
}

/// Whether this `LoginHistory.Status` is of somebody who opened a page, whatever else the row says.
pub(super) fn is_of_pages(status: &str) -> bool {
    known(&status.trim().to_lowercase()).is_some_and(|(_, why, _)| *why == Why::OfPages)
}

/// What is known of a status in small letters.
fn known(status: &str) -> Option<&'static (&'static str, Why, Saying)> {
    let bare = status.strip_prefix("failed:").map_or(status, str::trim_start);
    KNOWN.iter().find(|(beginning, ..)| bare.starts_with(beginning))
}

/// What a status says of the other side.
pub(super) fn says(status: &str, side: OtherSide) -> Says {
    let status = status.trim().to_lowercase();
    if status == "success" {
        return Says::Granted;
    }
    if let Some((_, _, meaning)) = known(&status) {
        return Says::Refused { meaning: Some(meaning.text(side)) };
    }
    if REFUSED.iter().any(|beginning| status.starts_with(beginning)) {
        return Says::Refused { meaning: None };
    }
    Says::Unknown
}

/// How any refusal begins of which no more is known.
const REFUSED: [&str; 8] =
    ["failed", "invalid", "restricted", "user ", "inactive", "no salesforce.com access", "login ", "expired"];

/// Beginnings in small letters, without `Failed:`.
static KNOWN: [(&str, Why, Saying); 26] = [
    ("missing consumer key parameter", Why::BeforeTheApp, Saying::Plain(proof::MissingConsumerKey::TEXT)),
    ("consumer deleted", Why::BeforeTheApp, Saying::Plain(proof::UnknownApp::TEXT)),
    (
        "signature invalid",
        Why::Other,
        Saying::Named(|side| proof::NotThisKey { client: side.client() }.into()),
    ),
    ("package for this consumer is not installed", Why::Other, Saying::Plain(proof::OtherOrgsApp::TEXT)),
    (
        "installed package for this consumer is out of date",
        Why::Other,
        Saying::Plain(proof::OldPackage::TEXT),
    ),
    ("not approved for access", Why::Other, Saying::Plain(proof::NotApproved::TEXT)),
    (
        "audience invalid",
        Why::Other,
        Saying::Named(|side| proof::HostFirst { console: side.console() }.into()),
    ),
    ("assertion expired", Why::Other, Saying::Plain(proof::AssertionExpired::TEXT)),
    (
        "username or sso id invalid",
        Why::Other,
        Saying::Named(|side| {
            proof::NotThisUsername { console: side.console(), field: side.username() }.into()
        }),
    ),
    (
        "restricted domain",
        Why::Other,
        Saying::Named(|side| proof::OtherDomain { console: side.console() }.into()),
    ),
    ("restricted country", Why::Other, Saying::Plain(proof::Country::TEXT)),
    ("organization locked", Why::Other, Saying::Plain(proof::LockedOrg::TEXT)),
    ("organization suspended", Why::Other, Saying::Plain(proof::LockedOrg::TEXT)),
    ("organization closed", Why::Other, Saying::Plain(proof::LockedOrg::TEXT)),
    ("organization is inactive", Why::Other, Saying::Plain(proof::LockedOrg::TEXT)),
    ("organization is in maintenance", Why::Other, Saying::Plain(proof::Maintenance::TEXT)),
    ("trial expired", Why::Other, Saying::Plain(proof::LockedOrg::TEXT)),
    ("password lockout", Why::Other, Saying::Plain(proof::PasswordLockout::TEXT)),
    ("user is frozen", Why::Other, Saying::Plain(proof::Frozen::TEXT)),
    ("user is inactive", Why::Other, Saying::Plain(proof::Inactive::TEXT)),
    ("inactive user", Why::Other, Saying::Plain(proof::Inactive::TEXT)),
    ("login rate exceeded", Why::Other, Saying::Plain(proof::TooMany::TEXT)),
    ("maximum logins exceeded", Why::Other, Saying::Plain(proof::TooMany::TEXT)),
    ("oauth api access disabled", Why::Other, Saying::Plain(proof::ApiOff::TEXT)),
    (
        "api-only user",
        Why::OfPages,
        Saying::Named(|side| proof::PagesOpened { client: side.client() }.into()),
    ),
    (
        "mutual authentication failed",
        Why::Other,
        Saying::Named(|side| proof::ClientCertificate { client: side.client() }.into()),
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tests::sample::guide;

    #[test]
    fn each_known_status_has_a_meaning() {
        let guide = guide(Vec::new());
        let side = OtherSide::receiver(&guide);
        for (beginning, _, meaning) in &KNOWN {
            for status in [(*beginning).to_owned(), format!("Failed: {beginning} and more")] {
                let refused = Says::Refused { meaning: Some(meaning.text(side)) };
                assert_eq!(says(&status, side), refused, "{status}");
            }
            assert_eq!(*beginning, beginning.to_lowercase());
        }
    }

    #[test]
    fn no_beginning_hides_behind_another() {
        for (place, (beginning, ..)) in KNOWN.iter().enumerate() {
            let first = KNOWN.iter().position(|(other, ..)| beginning.starts_with(other));
            assert_eq!(first, Some(place), "{beginning}");
        }
    }

    #[test]
    fn what_nobody_knows_is_neither_granted_nor_refused() {
        let guide = guide(Vec::new());
        let side = OtherSide::receiver(&guide);
        for status in ["", "Erfolgreich", "Moon phase", "Succeeded", "unsuccessful"] {
            assert_eq!(says(status, side), Says::Unknown, "{status}");
        }
        assert_eq!(says(" success ", side), Says::Granted);
        assert_eq!(says("Invalid Password", side), Says::Refused { meaning: None });
    }
}
