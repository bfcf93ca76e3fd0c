//! The integration user: who it is, what it holds, what it must not hold.

use super::{Asked, Doubt, Judged, differs, doubt, listed, met, missing, named};
use crate::org::{ApiClientGrants, HeldLicense, IntegrationUser, User};

/// The user with the Username that is expected, or that the guide names.
fn observed<'a>(asked: &Asked<'a>) -> Result<&'a User, Doubt> {
    let Some(username) = asked.username else {
        return doubt("A value is still needed: the Username of the integration user.");
    };
    let users = asked.org.users.get()?;
    let user = users.iter().find(|user| user.username.eq_ignore_ascii_case(username));
    user.ok_or_else(|| Doubt("There is no user with this Username.".to_owned()))
}

/// What was read of that user alone.
pub(super) fn details<'a>(asked: &Asked<'a>) -> Result<&'a IntegrationUser, Doubt> {
    let user = observed(asked)?;
    match asked.org.integration_user.get()? {
        Some(details) if details.id == user.id => Ok(details),
        _ => doubt("This was not read for this user. Check again."),
    }
}

/// The licenses that the user holds.
fn held<'a>(asked: &Asked<'a>) -> Result<Vec<&'a HeldLicense>, Doubt> {
    let user = observed(asked)?;
    Ok(asked.org.held_licenses.get()?.iter().filter(|held| held.assignee == user.id).collect())
}

pub(super) fn exists(asked: &Asked) -> Judged {
    let username = asked.one()?;
    let users = asked.org.users.get()?;
    match users.iter().find(|user| user.username.eq_ignore_ascii_case(username)) {
        Some(user) => met(format!("{} ({})", user.name, user.username)),
        None => missing(username, "There is no user with this Username."),
    }
}

pub(super) fn active(asked: &Asked) -> Judged {
    if observed(asked)?.is_active { met("active") } else { differs("active", "not active") }
}

pub(super) fn not_frozen(asked: &Asked) -> Judged {
    if *details(asked)?.is_frozen.get()? { differs("not frozen", "frozen") } else { met("not frozen") }
}

pub(super) fn license(asked: &Asked) -> Judged {
    named(asked, observed(asked)?.license.as_ref(), "the user's license")
}

pub(super) fn profile(asked: &Asked) -> Judged {
    named(asked, observed(asked)?.profile.as_ref(), "the user's profile")
}

/// Holding the license is not enough: it must be in force in this org, too.
pub(super) fn holds_permission_set_license(asked: &Asked) -> Judged {
    let name = asked.one()?;
    let licenses = asked.org.permission_set_licenses.get();
    let license =
        licenses.map(|licenses| licenses.iter().find(|license| license.name.eq_ignore_ascii_case(name)));
    let label = license.ok().flatten().map_or(name, |license| &license.label);
    if !held(asked)?.iter().any(|held| held.name.eq_ignore_ascii_case(name)) {
        return missing(label, format!("{} does not hold it.", observed(asked)?.name));
    }
    match license? {
        None => doubt("The user holds it, but this org does not list such a license."),
        Some(license) if license.expires.is_some_and(|end| end <= asked.local.now) => {
            differs(label, "The user holds it, but the license has expired.")
        }
        Some(license) if license.status != "Active" => {
            differs(label, format!("The user holds it, but the license is {}.", license.status))
        }
        Some(_) => met(label),
    }
}

/// Expects the namespace of the package, and a word in the names of paid licenses.
pub(super) fn without_paid_license(asked: &Asked) -> Judged {
    let namespace = asked.one()?;
    let word = asked.expected.get(1).map(|word| word.to_lowercase());
    let of_package = details(asked).and_then(|details| Ok(details.package_licenses.get()?));
    let held = held(asked);
    let mut paid: Vec<String> = Vec::new();
    if of_package.as_ref().is_ok_and(|of| of.iter().any(|held| held.eq_ignore_ascii_case(namespace))) {
        paid.push(format!("a license of the package {namespace}"));
    }
    if let (Ok(held), Some(word)) = (&held, &word) {
        let named = |text: &str| text.to_lowercase().contains(word.as_str());
        let of_word = held.iter().filter(|held| named(&held.name) || named(&held.label));
        paid.extend(of_word.map(|held| held.label.clone()));
    }
    if !paid.is_empty() {
        return differs("none", format!("The user holds: {}", listed(paid)));
    }
    of_package?;
    held?;
    met("none")
}

pub(super) fn holds_permission_set(asked: &Asked) -> Judged {
    let username = asked.one()?;
    let expected = format!("assigned to {username}, without an expiration date");
    let user = observed(asked)?;
    let assignments = asked.org.assignments.get()?;
    let Some(assignment) = assignments.iter().find(|assignment| assignment.assignee == user.id) else {
        let groups = asked.org.groups.get()?;
        return match groups.iter().find(|group| group.assignee == user.id) {
            Some(group) => doubt(format!(
                "{} holds it only through the permission set group {}. It cannot be told whether the app takes that for enough: assign the permission set directly.",
                user.name, group.label
            )),
            None => missing(expected, format!("It is not assigned to {}.", user.name)),
        };
    };
    match assignment.expires {
        Some(end) if end <= asked.local.now => differs(expected, format!("The assignment expired on {end}.")),
        Some(end) => differs(expected, format!("The assignment expires on {end}.")),
        None if !assignment.is_active => {
            differs(expected, "It is assigned, but the assignment is not active.")
        }
        None => met(format!("{} ({username})", user.name)),
    }
}

/// With "Use Any API Client", a login passes although the app would not let the user in
/// (Salesforce Help, "API Access Control").
pub(super) fn without_any_api_client(asked: &Asked) -> Judged {
    let user = observed(asked)?;
    match asked.org.api_client_grants.get()? {
        ApiClientGrants::NoSuchPermission => met("This org has no such permission."),
        ApiClientGrants::By(grants) => {
            let mine: Vec<_> = grants.iter().filter(|(who, _)| *who == user.id).collect();
            if mine.is_empty() {
                return met("not granted");
            }
            let by = mine.into_iter().map(|(_, what)| what);
            differs("not granted", format!("It is granted by {}", listed(by)))
        }
    }
}
