//! What `LoginHistory.Status` says.

/// What is known of a status.
pub(super) enum Says {
    /// The login was granted.
    Granted,
    /// It was refused.
    Refused {
        /// Whether it ended before Salesforce knew which app was meant.
        before_app: bool,
        /// What it means for the other side; may be empty.
        meaning: &'static str,
    },
    /// Nobody here knows these words.
    Unknown,
}

/// How the status of a refused login begins: `Failed: Not approved for access` was seen,
/// the others are words of the Login History page. Anything else is not taken for a refusal.
const REFUSED: [&str; 8] =
    ["failed", "invalid", "restricted", "user ", "inactive", "no salesforce.com access", "login ", "expired"];

/// What a status says.
pub(super) fn says(status: &str) -> Says {
    let status = status.trim().to_lowercase();
    if status == "success" {
        Says::Granted
    } else if REFUSED.iter().any(|beginning| status.starts_with(beginning)) {
        Says::Refused { before_app: false, meaning: "" }
    } else {
        Says::Unknown
    }
}
