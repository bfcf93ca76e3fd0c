//! The policies of the app.

use super::{Asked, Doubt, Judged, app, differs, doubt, listed, met, words};
use crate::org::{OauthPolicy, PermissionSetOnApp};
use std::collections::BTreeSet;

fn oauth_policy<'a>(asked: &Asked<'a>) -> Result<&'a OauthPolicy, Doubt> {
    let policy = app::observed(asked)?.oauth_policy.get()?;
    policy.as_ref().ok_or_else(|| Doubt("Salesforce lists no OAuth policies of this app.".to_owned()))
}

/// Compares a token and shows both by the words of Salesforce's page. Two
/// spellings that differ only in capitals were seen for the same token.
fn token(expected: &str, found: Option<&String>, name: &str, shown: impl Fn(&str) -> String) -> Judged {
    match found {
        Some(found) if found.eq_ignore_ascii_case(expected) => met(shown(found)),
        Some(found) => differs(shown(expected), shown(found)),
        None => doubt(format!("Salesforce's answer lacks the value of {name}.")),
    }
}

pub(super) fn permitted_users(asked: &Asked) -> Judged {
    let policy = oauth_policy(asked)?;
    token(asked.one()?, policy.permitted_users.as_ref(), "Permitted Users", words::permitted_users)
}

pub(super) fn refresh_token(asked: &Asked) -> Judged {
    let policy = oauth_policy(asked)?;
    let period = policy.refresh_token_validity.as_deref();
    let shown = |token: &str| words::refresh_token(token, period);
    token(asked.one()?, policy.refresh_token.as_ref(), "Refresh Token Policy", shown)
}

pub(super) fn ip_relaxation(asked: &Asked) -> Judged {
    let policy = oauth_policy(asked)?;
    token(asked.one()?, policy.ip_relaxation.as_ref(), "IP Relaxation", words::ip_relaxation)
}

pub(super) fn start_page(asked: &Asked) -> Judged {
    token(asked.one()?, app::policy(asked)?.start_page.as_ref(), "Start Page", str::to_owned)
}

/// The app's permission sets are told twice: in its policy, and as access to the
/// app. Both must say what is expected; where only one can be read, it decides.
pub(super) fn permission_sets(asked: &Asked) -> Judged {
    let app = app::observed(asked)?;
    let wanted: BTreeSet<_> = asked.expected.iter().map(|name| name.to_ascii_lowercase()).collect();
    let by_access = app.permission_sets.get();
    let by_policy = app.oauth_policy.get().map(Option::as_ref);
    let access_rows = by_access.map(Vec::as_slice).unwrap_or_default();
    let views = [
        by_access.ok().map(|rows| rows.iter().map(named_by_access).collect::<Vec<_>>()),
        by_policy.ok().flatten().map(|policy| named_by_policy(policy, access_rows)),
    ];
    let expected = listed(asked.expected);
    let mut seen = None;
    for view in views.into_iter().flatten() {
        let names: BTreeSet<_> = view.iter().map(|named| named.name.to_ascii_lowercase()).collect();
        if names != wanted {
            return differs(expected, listed(view.iter().map(|named| &named.shown)));
        }
        seen = Some(view);
    }
    match (seen, by_access) {
        (Some(view), _) => met(listed(view.iter().map(|named| &named.shown))),
        (None, Err(reason)) => Err(reason.into()),
        (None, Ok(_)) => doubt("Salesforce lists no permission sets of this app."),
    }
}

/// A permission set or profile on the app: by what it is compared, and how it is shown.
struct Named {
    name: String,
    shown: String,
}

fn named_by_access(row: &PermissionSetOnApp) -> Named {
    match &row.profile {
        Some(profile) => profile_named(profile),
        None => Named { name: row.name.clone(), shown: row.label.clone() },
    }
}

/// A profile's name cannot be the API name of a permission set once it is marked as one.
fn profile_named(profile: &str) -> Named {
    Named { name: format!("profile {profile}"), shown: format!("profile {profile}") }
}

/// The policy names permission sets by API name (seen in answers) or by id (as
/// documented); an id is looked up among the rows of the app's access.
fn named_by_policy(policy: &OauthPolicy, rows: &[PermissionSetOnApp]) -> Vec<Named> {
    let sets = policy.permission_sets.iter().map(|entry| {
        let row = rows
            .iter()
            .find(|row| row.name.eq_ignore_ascii_case(entry) || entry.get(..15) == Some(row.id.short()));
        match row {
            Some(row) => Named { name: row.name.clone(), shown: row.label.clone() },
            None => Named { name: entry.clone(), shown: entry.clone() },
        }
    });
    sets.chain(policy.profiles.iter().map(|profile| profile_named(profile))).collect()
}
