//! What `LoginHistory.Status` says, and what it means for the other side.
//!
//! The words are those of the Login History page, as the list of login statuses gives them
//! (Object Reference, "Login Event Type", `LOGIN_STATUS`, and public copies of it). That a
//! JWT login is refused in the same words is inferred, but for `Failed: Not approved for
//! access` (seen), and `Missing Consumer Key Parameter` for a pasted blank (public code).

use words::{Text, proof};

/// What is known of a status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// The login was granted.
    Granted,
    /// It was refused.
    Refused {
        /// Whether it is known through which app.
        why: Why,
        /// What it means for the other side, where that is known.
        meaning: Option<Text>,
    },
    /// Nobody here knows these words.
    Unknown,
}

/// Whose login was refused, as far as the words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// It ended before Salesforce knew which app was meant.
    BeforeTheApp,
    /// Anything else.
    Other,
}

/// What a status says.
pub(super) fn says(status: &str) -> Says {
    let status = status.trim().to_lowercase();
    if status == "success" {
        return Says::Granted;
    }
    let bare = status.strip_prefix("failed:").map_or(status.as_str(), str::trim_start);
    let known = KNOWN.iter().find(|(beginning, ..)| bare.starts_with(beginning));
    if let Some((_, why, meaning)) = known {
        return Says::Refused { why: *why, meaning: Some(meaning.clone()) };
    }
    if REFUSED.iter().any(|beginning| status.starts_with(beginning)) {
        return Says::Refused { why: Why::Other, meaning: None };
    }
    Says::Unknown
}

/// How any refusal begins of which no more is known.
const REFUSED: [&str; 8] =
    ["failed", "invalid", "restricted", "user ", "inactive", "no salesforce.com access", "login ", "expired"];

/// Beginnings in small letters, without `Failed:`.
static KNOWN: [(&str, Why, Text); 26] = [
    ("missing consumer key parameter", Why::BeforeTheApp, proof::MissingConsumerKey::TEXT),
    ("consumer deleted", Why::BeforeTheApp, proof::UnknownApp::TEXT),
    ("signature invalid", Why::Other, proof::NotThisKey::TEXT),
    ("package for this consumer is not installed", Why::Other, proof::OtherOrgsApp::TEXT),
    ("installed package for this consumer is out of date", Why::Other, proof::OldPackage::TEXT),
    ("not approved for access", Why::Other, proof::NotApproved::TEXT),
    ("audience invalid", Why::Other, proof::HostFirst::TEXT),
    ("assertion expired", Why::Other, proof::AssertionExpired::TEXT),
    ("username or sso id invalid", Why::Other, proof::NotThisUsername::TEXT),
    ("restricted domain", Why::Other, proof::OtherDomain::TEXT),
    ("restricted country", Why::Other, proof::Country::TEXT),
    ("organization locked", Why::Other, proof::LockedOrg::TEXT),
    ("organization suspended", Why::Other, proof::LockedOrg::TEXT),
    ("organization closed", Why::Other, proof::LockedOrg::TEXT),
    ("organization is inactive", Why::Other, proof::LockedOrg::TEXT),
    ("organization is in maintenance", Why::Other, proof::Maintenance::TEXT),
    ("trial expired", Why::Other, proof::LockedOrg::TEXT),
    ("password lockout", Why::Other, proof::PasswordLockout::TEXT),
    ("user is frozen", Why::Other, proof::Frozen::TEXT),
    ("user is inactive", Why::Other, proof::Inactive::TEXT),
    ("inactive user", Why::Other, proof::Inactive::TEXT),
    ("login rate exceeded", Why::Other, proof::TooMany::TEXT),
    ("maximum logins exceeded", Why::Other, proof::TooMany::TEXT),
    ("oauth api access disabled", Why::Other, proof::ApiOff::TEXT),
    ("api-only user", Why::Other, proof::PagesOpened::TEXT),
    ("mutual authentication failed", Why::Other, proof::ClientCertificate::TEXT),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_known_status_has_a_meaning() {
        for (beginning, why, meaning) in &KNOWN {
            for status in [(*beginning).to_owned(), format!("Failed: {beginning} and more")] {
                let refused = Says::Refused { why: *why, meaning: Some(meaning.clone()) };
                assert_eq!(says(&status), refused, "{status}");
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
        for status in ["", "Erfolgreich", "Moon phase", "Succeeded", "unsuccessful"] {
            assert_eq!(says(status), Says::Unknown, "{status}");
        }
        assert_eq!(says(" success "), Says::Granted);
        assert_eq!(says("Invalid Password"), Says::Refused { why: Why::Other, meaning: None });
    }
}
