//! Whose session a login gave.

use salesforce::answer::Identity;

/// Whose session it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// That of the user that is meant, in the org that was read.
    Meant,
    /// One of another org.
    OtherOrg,
    /// One of this org, and perhaps of another user.
    Unsure,
}

/// A grant counts only for the org that was read and the user that is meant; `username` is
/// what the org said of the session.
pub fn whose(
    org: Option<&Identity>,
    meant: Option<&str>,
    session: &Identity,
    username: Option<&str>,
) -> Whose {
    if org.is_none_or(|org| org.org_id != session.org_id) {
        return Whose::OtherOrg;
    }
    match (username, meant) {
        (Some(user), Some(meant)) if user.eq_ignore_ascii_case(meant) => Whose::Meant,
        _ => Whose::Unsure,
    }
}
