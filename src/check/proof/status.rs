//! What `LoginHistory.Status` says, and what it means for the other side.
//!
//! The words are those of the Login History page, as the list of login statuses gives them
//! (Object Reference, "Login Event Type", `LOGIN_STATUS`, and public copies of it). That a
//! JWT login is refused in the same words is inferred, but for `Failed: Not approved for
//! access` (seen), and `Missing Consumer Key Parameter` for a pasted blank (public code).

/// What is known of a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// The login was granted.
    Granted,
    /// It was refused.
    Refused {
        /// Whether it is known through which app.
        why: Why,
        /// What it means for the other side; may be empty.
        meaning: &'static str,
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
        return Says::Refused { why: *why, meaning };
    }
    if REFUSED.iter().any(|beginning| status.starts_with(beginning)) {
        return Says::Refused { why: Why::Other, meaning: "" };
    }
    Says::Unknown
}

/// How any refusal begins of which no more is known.
const REFUSED: [&str; 8] =
    ["failed", "invalid", "restricted", "user ", "inactive", "no salesforce.com access", "login ", "expired"];

const NOT_THIS_KEY: &str = "Webex signs with another private key than the one of the certificate in the app: compare both before anything is made anew.";
const HOST_FIRST: &str =
    "The login was addressed to another kind of org. Look at the URL in Control Hub first.";
const LOCKED_ORG: &str =
    "The org itself is locked, closed or suspended, whoever logs in. Ask Salesforce about it.";
const UNKNOWN_APP: &str = "Salesforce knows no app of this consumer key here: another consumer key was entered, or the app was deleted and made again.";
const OTHER_ORGS_APP: &str = "The consumer key belongs to an app of another org, which is not installed here. Compare it with the one of this org's app.";

/// Beginnings in small letters, without `Failed:`.
const KNOWN: [(&str, Why, &str); 26] = [
    (
        "missing consumer key parameter",
        Why::BeforeTheApp,
        "Salesforce could not read the consumer key: it was left out, or pasted with a blank or a line end. Enter it once more.",
    ),
    ("consumer deleted", Why::BeforeTheApp, UNKNOWN_APP),
    ("signature invalid", Why::Other, NOT_THIS_KEY),
    ("package for this consumer is not installed", Why::Other, OTHER_ORGS_APP),
    (
        "installed package for this consumer is out of date",
        Why::Other,
        "The app came with a package, and this org has an older version of it.",
    ),
    (
        "not approved for access",
        Why::Other,
        "The app does not approve this user: see Permitted Users, the permission set of the app, and whether the user holds it.",
    ),
    ("audience invalid", Why::Other, HOST_FIRST),
    (
        "assertion expired",
        Why::Other,
        "The signed request was too old when it arrived: the clock of whoever signs it is wrong.",
    ),
    (
        "username or sso id invalid",
        Why::Other,
        "The Username is not this user's. In Control Hub the field Email ID wants the Username.",
    ),
    (
        "restricted domain",
        Why::Other,
        "The login did not go to the org's own My Domain, which this org insists on. Enter the My Domain address as URL in Control Hub.",
    ),
    ("restricted country", Why::Other, "Salesforce lets nobody in from the country of this address."),
    ("organization locked", Why::Other, LOCKED_ORG),
    ("organization suspended", Why::Other, LOCKED_ORG),
    ("organization closed", Why::Other, LOCKED_ORG),
    ("organization is inactive", Why::Other, LOCKED_ORG),
    ("organization is in maintenance", Why::Other, "Salesforce was maintaining the org. It ends by itself."),
    ("trial expired", Why::Other, LOCKED_ORG),
    (
        "password lockout",
        Why::Other,
        "The user is locked after too many wrong passwords. A login with a certificate needs no password: something else tries one with this Username. Unlock the user and find out what.",
    ),
    ("user is frozen", Why::Other, "Somebody froze the user: find out why, then unfreeze it."),
    ("user is inactive", Why::Other, "The user is not active."),
    ("inactive user", Why::Other, "The user is not active."),
    ("login rate exceeded", Why::Other, "There were too many logins in a short time. It ends by itself."),
    ("maximum logins exceeded", Why::Other, "There were too many logins in a short time. It ends by itself."),
    (
        "oauth api access disabled",
        Why::Other,
        "The API is switched off in this org or for this user: see API Enabled.",
    ),
    (
        "api-only user",
        Why::Other,
        "Somebody tried to open Salesforce's pages as this user. Webex does not do that.",
    ),
    (
        "mutual authentication failed",
        Why::Other,
        "The org wants a client certificate for this user's connections, which Webex does not bring.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_known_status_has_a_meaning() {
        for (beginning, why, meaning) in KNOWN {
            for status in [beginning.to_owned(), format!("Failed: {beginning} and more")] {
                assert_eq!(says(&status), Says::Refused { why, meaning }, "{status}");
            }
            assert!(!meaning.is_empty(), "{beginning}");
            assert_eq!(beginning, beginning.to_lowercase());
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
        assert_eq!(says("Invalid Password"), Says::Refused { why: Why::Other, meaning: "" });
    }
}
