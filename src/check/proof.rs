//! What the login history proves.

use super::{Asked, Judged, app, differs, doubt, met};
use crate::org::{Login, Moment};

/// The status of a login that was granted (Object Reference, `LoginHistory`).
const GRANTED: &str = "Success";

/// How the status of a refused login begins: `Failed: Not approved for access` was seen,
/// the others are words of the Login History page. Anything else is not taken for a refusal.
const REFUSED: [&str; 8] =
    ["failed", "invalid", "restricted", "user ", "inactive", "no salesforce.com access", "login ", "expired"];

/// The newest attempt through the app counts, if it came after the app's last change.
/// Inferred: that `Application` is the app's name.
pub(super) fn login_seen(asked: &Asked) -> Judged {
    let app = app::observed(asked)?;
    let details = super::user::details(asked)?;
    let logins = details.logins.get()?;
    let through_app = |login: &&Login| login.application.as_deref() == Some(app.label.as_str());
    let Some(newest) = logins.iter().filter(through_app).max_by_key(|login| login.time) else {
        return doubt(
            "Salesforce has seen no login of this user through this app yet. Test the login in this step.",
        );
    };
    let changed: Moment = *app.changed.get()?;
    if newest.time < changed {
        return doubt(format!(
            "The app was changed after the last login through it ({}). Test the login in this step.",
            newest.time
        ));
    }
    let expected = "a login through this app since its last change";
    let from = newest.source.as_ref().map(|source| format!(" from {source}")).unwrap_or_default();
    let status = newest.status.trim().to_lowercase();
    if status == GRANTED.to_lowercase() {
        met(format!("granted on {}{from}", newest.time))
    } else if REFUSED.iter().any(|beginning| status.starts_with(beginning)) {
        differs(expected, format!("The last one was refused on {}{from}: {}", newest.time, newest.status))
    } else {
        doubt(format!("Guidepost does not know what Salesforce says of the last login: {}", newest.status))
    }
}
