//! The integration user: who it is, what it holds, what it must not hold.

use super::prerequisites::{Standing, standing};
use super::{Asked, Doubt, Judged, Remark, differs, doubt, ending, listed, met, met_but, missing, named};
use crate::org::{ApiClientGrants, Group, HeldLicense, IntegrationUser, User};

/// The user with the Username that is expected, or that the guide names.
pub(super) fn observed<'a>(asked: &Asked<'a>) -> Result<&'a User, Doubt> {
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
        Some(license) => match standing(license, asked.local.now)? {
            Standing::InForce(remark) => met_but(label, remark),
            Standing::Over(why) => differs(label, format!("The user holds it, but it does not count. {why}")),
        },
    }
}

/// Expects the namespace of the package, then the developer names of paid permission set licenses:
/// their labels change with releases and languages, and other licenses share words with them.
pub(super) fn without_paid_license(asked: &Asked) -> Judged {
    let namespace = asked.one()?;
    let names = asked.expected.get(1..).unwrap_or_default();
    let is_paid = |held: &&HeldLicense| names.iter().any(|name| name.eq_ignore_ascii_case(&held.name));
    let of_package = details(asked).and_then(|details| Ok(details.package_licenses.get()?));
    let held = held(asked);
    let mut paid: Vec<String> = Vec::new();
    if of_package.as_ref().is_ok_and(|of| of.iter().any(|held| held.eq_ignore_ascii_case(namespace))) {
        paid.push(format!("a license of the package {namespace}"));
    }
    if let Ok(held) = &held {
        paid.extend(held.iter().copied().filter(is_paid).map(|held| held.label.clone()));
    }
    if !paid.is_empty() {
        return differs("none", format!("The user holds: {}", listed(paid)));
    }
    of_package?;
    let others = held?;
    if others.is_empty() {
        return met("none");
    }
    met(format!("none of these; it holds: {}", listed(others.iter().map(|held| &held.label))))
}

pub(super) fn holds_permission_set(asked: &Asked) -> Judged {
    let username = asked.one()?;
    let expected = format!("assigned to {username}, and in force");
    let (user, now) = (observed(asked)?, asked.local.now);
    let assignments = asked.org.assignments.get()?;
    let Some(assignment) = assignments.iter().find(|assignment| assignment.assignee == user.id) else {
        return held_by_group(asked, user, expected);
    };
    match assignment.force.expires {
        Some(end) if end <= now => differs(expected, format!("The assignment expired on {end}.")),
        _ if !assignment.force.is_active => {
            differs(expected, "It is assigned, but the assignment is not active.")
        }
        Some(end) => met_but(
            format!("{} ({username}), until {end}", user.name),
            ending::near(end, now, "From then on the app refuses the login. Assign it without an end."),
        ),
        None => met(format!("{} ({username})", user.name)),
    }
}

/// The user does not hold the permission set itself.
fn held_by_group(asked: &Asked, user: &User, expected: String) -> Judged {
    let groups: Vec<&Group> =
        asked.org.groups.get()?.iter().filter(|group| group.assignee == user.id).collect();
    let Some(group) = groups.iter().find(|group| group.force.holds(asked.local.now)).or(groups.first())
    else {
        return missing(expected, format!("It is not assigned to {}.", user.name));
    };
    let only = format!("{} holds it only through the permission set group {}", user.name, group.label);
    if let Some(end) = group.force.expires.filter(|end| *end <= asked.local.now) {
        return missing(expected, format!("{only}, and that assignment expired on {end}."));
    }
    if !group.force.is_active {
        return missing(expected, format!("{only}, and that assignment is not active."));
    }
    if group.force.needs_activation {
        return missing(expected, format!("{only}, which waits for a session that activates it."));
    }
    let state = if group.status == "Updated" {
        String::new()
    } else {
        format!(" Nor has Salesforce worked out what the group grants (its status is {}).", group.status)
    };
    doubt(format!(
        "{only}. It cannot be told whether the app takes that for enough: assign the permission set directly.{state}"
    ))
}

/// With "Use Any API Client", a login passes although the app would not let the user in
/// (Salesforce Help, "API Access Control").
pub(super) fn without_any_api_client(asked: &Asked) -> Judged {
    let (user, now) = (observed(asked)?, asked.local.now);
    match asked.org.api_client_grants.get()? {
        ApiClientGrants::NoSuchPermission => met("This org has no such permission."),
        ApiClientGrants::By(grants) => {
            let mine = grants.iter().filter(|grant| grant.assignee == user.id);
            let (in_force, idle): (Vec<_>, Vec<_>) = mine.partition(|grant| grant.force.holds(now));
            if !in_force.is_empty() {
                let by = in_force.iter().map(|grant| &grant.by);
                return differs("not granted", format!("It is granted by {}", listed(by)));
            }
            let by = (!idle.is_empty()).then(|| listed(idle.iter().map(|grant| &grant.by)));
            let note = by.map(|by| {
                Remark::Note(format!(
                    "It would be granted by {by}, which does not count: the assignment has ended, is not active, or waits for a session that activates it."
                ))
            });
            met_but("not granted", note)
        }
    }
}
