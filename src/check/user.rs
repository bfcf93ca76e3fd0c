//! The integration user: who it is, what it holds, what it must not hold.

use super::ending::{self, day, moment};
use super::prerequisites::{Standing, standing};
use super::{Asked, Doubt, Judged, Remark, differs, doubt, list, met, met_but, missing, named, values};
use crate::org::{ApiClientGrants, Group, HeldLicense, IntegrationUser, User};
use words::{Text, check, user};

/// The user with the Username that is expected, or that the guide names.
pub(super) fn observed<'a>(asked: &Asked<'a>) -> Result<&'a User, Doubt> {
    let Some(username) = asked.username else {
        return doubt(user::UsernameNeeded);
    };
    let users = asked.org.users.get()?;
    let user = users.iter().find(|user| user.username.eq_ignore_ascii_case(username));
    user.ok_or_else(|| Doubt(user::None.into()))
}

/// Users with their last logins.
pub fn with_last_logins(users: &[&User]) -> Text {
    Text::commas(users.iter().map(|user| {
        let name = (&user.username).into();
        match user.last_login {
            Some(time) => check::LastLogin { user: name, when: moment(time) }.into(),
            None => check::NeverLoggedIn { user: name }.into(),
        }
    }))
}

/// What was read of that user alone.
pub(super) fn details<'a>(asked: &Asked<'a>) -> Result<&'a IntegrationUser, Doubt> {
    let user = observed(asked)?;
    match asked.org.integration_user.get()? {
        Some(details) if details.id == user.id => Ok(details),
        _ => doubt(user::NotRead),
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
        Some(user) => met(name_and_username(user)),
        None => missing(Text::value(username), user::None),
    }
}

pub(super) fn active(asked: &Asked) -> Judged {
    if observed(asked)?.is_active { met(user::Active) } else { differs(user::Active, user::NotActive) }
}

pub(super) fn not_frozen(asked: &Asked) -> Judged {
    if *details(asked)?.is_frozen.get()? {
        differs(user::NotFrozen, user::Frozen)
    } else {
        met(user::NotFrozen)
    }
}

pub(super) fn license(asked: &Asked) -> Judged {
    named(asked, observed(asked)?.license.as_ref(), user::LacksLicense)
}

pub(super) fn profile(asked: &Asked) -> Judged {
    named(asked, observed(asked)?.profile.as_ref(), user::LacksProfile)
}

/// Holding the license is not enough: it must be in force in this org, too.
pub(super) fn holds_permission_set_license(asked: &Asked) -> Judged {
    let name = asked.one()?;
    let licenses = asked.org.permission_set_licenses.get();
    let license =
        licenses.map(|licenses| licenses.iter().find(|license| license.name.eq_ignore_ascii_case(name)));
    let label = Text::value(license.ok().flatten().map_or(name, |license| &license.label));
    if !held(asked)?.iter().any(|held| held.name.eq_ignore_ascii_case(name)) {
        return missing(label, user::DoesNotHold { user: (&observed(asked)?.name).into() });
    }
    match license? {
        None => doubt(user::LicenseNotListed),
        Some(license) => match standing(license, asked.local.now)? {
            Standing::InForce(remark) => met_but(label, remark),
            Standing::Over(why) => differs(label, user::LicenseDoesNotCount { why }),
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
    let mut paid: Vec<Text> = Vec::new();
    if of_package.as_ref().is_ok_and(|of| of.iter().any(|held| held.eq_ignore_ascii_case(namespace))) {
        paid.push(user::PackageLicense { namespace: namespace.into() }.into());
    }
    if let Ok(held) = &held {
        paid.extend(held.iter().copied().filter(is_paid).map(|held| Text::value(&held.label)));
    }
    if !paid.is_empty() {
        return differs(check::None, user::Holds { licenses: list(paid) });
    }
    of_package?;
    let others = held?;
    if others.is_empty() {
        return met(check::None);
    }
    met(user::HoldsNoneOfThese { licenses: values(others.iter().map(|held| &held.label)) })
}

pub(super) fn holds_permission_set(asked: &Asked) -> Judged {
    let username = asked.one()?;
    let expected = user::Assigned { user: username.into() }.into();
    let (user, now) = (observed(asked)?, asked.local.now);
    let assignments = asked.org.assignments.get()?;
    let Some(assignment) = assignments.iter().find(|assignment| assignment.assignee == user.id) else {
        return held_by_group(asked, user, expected);
    };
    match assignment.force.expires {
        Some(end) if end <= now => differs(expected, user::AssignmentExpired { date: day(end) }),
        _ if !assignment.force.is_active => differs(expected, user::AssignmentNotActive),
        Some(end) => met_but(
            user::AssignedUntil { name: (&user.name).into(), user: username.into(), date: day(end) },
            ending::near(end, now, user::AssignmentThen),
        ),
        None => met(check::Named { name: (&user.name).into(), api_name: username.into() }),
    }
}

fn name_and_username(user: &User) -> check::Named {
    check::Named { name: (&user.name).into(), api_name: (&user.username).into() }
}

/// The user does not hold the permission set itself.
fn held_by_group(asked: &Asked, user: &User, expected: Text) -> Judged {
    let groups: Vec<&Group> =
        asked.org.groups.get()?.iter().filter(|group| group.assignee == user.id).collect();
    let Some(group) = groups.iter().find(|group| group.force.holds(asked.local.now)).or(groups.first())
    else {
        return missing(expected, user::NotAssigned { user: (&user.name).into() });
    };
    let (user, label) = ((&user.name).into(), (&group.label).into());
    if let Some(end) = group.force.expires.filter(|end| *end <= asked.local.now) {
        return missing(expected, user::ByGroupExpired { user, group: label, date: day(end) });
    }
    if !group.force.is_active {
        return missing(expected, user::ByGroupNotActive { user, group: label });
    }
    if group.force.needs_activation {
        return missing(expected, user::ByGroupNotActivated { user, group: label });
    }
    let only = user::ByGroup { user, group: label }.into();
    let state = (group.status != "Updated")
        .then(|| user::GroupNotWorkedOut { status: (&group.status).into() }.into());
    doubt(Text::sentences(std::iter::once(only).chain(state)))
}

/// With "Use Any API Client", a login passes although the app would not let the user in
/// (Salesforce Help, "API Access Control").
pub(super) fn without_any_api_client(asked: &Asked) -> Judged {
    let (user, now) = (observed(asked)?, asked.local.now);
    match asked.org.api_client_grants.get()? {
        ApiClientGrants::NoSuchPermission => met(user::NoSuchPermission),
        ApiClientGrants::By(grants) => {
            let mine = grants.iter().filter(|grant| grant.assignee == user.id);
            let (in_force, idle): (Vec<_>, Vec<_>) = mine.partition(|grant| grant.force.holds(now));
            if !in_force.is_empty() {
                let by = in_force.iter().map(|grant| &grant.by);
                return differs(user::NotGranted, user::GrantedBy { by: values(by) });
            }
            let by = (!idle.is_empty()).then(|| values(idle.iter().map(|grant| &grant.by)));
            let note = by.map(|by| Remark::Note(user::WouldBeGranted { by }.into()));
            met_but(user::NotGranted, note)
        }
    }
}
