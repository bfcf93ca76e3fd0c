//! The integration user: who it is, what it holds, what it must not hold.

use super::ending::{self, day, moment};
use super::prerequisites::{Standing, standing};
use super::{
    Asked, Judged, Remark, Undecided, app, differs, doubt, list, met, met_but, missing, named, values,
};
use crate::org::{ApiClientGrants, FoundUser, Group, HeldLicense, IntegrationUser, User};
use guide::{self, UserFact, UserProfile};
use words::{Text, check, user};

/// What the org shows of an attribute of the user; `item` is the role of the license or the
/// permission set.
pub(super) fn judge(user: &guide::User, attribute: UserFact, item: &str, asked: &Asked) -> Judged {
    match attribute {
        UserFact::Exists => exists(user, asked),
        UserFact::Active => active(user, asked),
        UserFact::NotFrozen => not_frozen(user, asked),
        UserFact::License => license(user, asked),
        UserFact::Profile => profile(user, asked),
        UserFact::PermissionSetLicense => holds_permission_set_license(user, item, asked),
        UserFact::Unpaid => unpaid(user, asked),
        UserFact::PermissionSet => holds_permission_set(user, item, asked),
        UserFact::NoAnyApiClient => without_any_api_client(user, asked),
    }
}

/// What was found of a user. The fact may be another object's that refers to it.
fn found<'a>(wanted: &guide::User, asked: &Asked<'a>) -> Result<&'a FoundUser, Undecided> {
    let mut users = asked.guide.objects.users.iter();
    let role = users.find(|(_, user)| std::ptr::eq(*user, wanted)).map_or("", |(role, _)| role.as_str());
    Asked::found(&asked.org.users, role)
}

/// The user with the Username that is wanted.
pub(super) fn observed<'a>(wanted: &guide::User, asked: &Asked<'a>) -> Result<&'a User, Undecided> {
    let Some(username) = asked.username(wanted) else {
        return doubt(user::UsernameNeeded);
    };
    let found = found(wanted, asked)?;
    found.candidates.get()?;
    found.named(&username).ok_or_else(|| Undecided(user::None.into()))
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
pub(super) fn details<'a>(wanted: &guide::User, asked: &Asked<'a>) -> Result<&'a IntegrationUser, Undecided> {
    let user = observed(wanted, asked)?;
    // The history is read as far as an app needs it: that of the app that is asked about first.
    let of_app = asked.org.apps.get(asked.role.as_str()).map(|found| &found.user);
    match of_app.unwrap_or(&found(wanted, asked)?.chosen).get()? {
        Some(details) if details.id == user.id => Ok(details),
        _ => doubt(user::NotRead),
    }
}

/// The licenses that the user holds.
fn held<'a>(wanted: &guide::User, asked: &Asked<'a>) -> Result<Vec<&'a HeldLicense>, Undecided> {
    let user = observed(wanted, asked)?;
    Ok(found(wanted, asked)?.held_licenses.get()?.iter().filter(|held| held.assignee == user.id).collect())
}

fn exists(wanted: &guide::User, asked: &Asked) -> Judged {
    let username = match (asked.text(&wanted.username), found(wanted, asked)?.several()) {
        (Err(_), Some(users)) => {
            let client = Text::value(asked.guide.client_as(asked.role));
            return doubt(check::SeveralUsers { users: with_last_logins(&users), client });
        }
        (username, _) => &username?,
    };
    let found = found(wanted, asked)?;
    found.candidates.get()?;
    match found.named(username) {
        Some(user) => met(name_and_username(user)),
        None => missing(Text::value(username), user::None),
    }
}

fn active(wanted: &guide::User, asked: &Asked) -> Judged {
    if observed(wanted, asked)?.is_active {
        met(user::Active)
    } else {
        differs(user::Active, user::NotActive)
    }
}

fn not_frozen(wanted: &guide::User, asked: &Asked) -> Judged {
    if *details(wanted, asked)?.is_frozen.get()? {
        differs(user::NotFrozen, user::Frozen)
    } else {
        met(user::NotFrozen)
    }
}

fn license(wanted: &guide::User, asked: &Asked) -> Judged {
    let license = app::given(wanted.license.as_ref())?;
    let license = Asked::of(&asked.guide.objects.user_licenses, license.as_str())?;
    named(&asked.text(&license.name)?, observed(wanted, asked)?.license.as_ref(), user::LacksLicense)
}

fn profile(wanted: &guide::User, asked: &Asked) -> Judged {
    let name = match app::given(wanted.profile.as_ref())? {
        UserProfile::Role(role) => &Asked::of(&asked.guide.objects.profiles, role.as_str())?.name,
        UserProfile::Standard(name) => name,
    };
    named(&asked.text(name)?, observed(wanted, asked)?.profile.as_ref(), user::LacksProfile)
}

/// Holding the license is not enough: it must be in force in this org, too.
fn holds_permission_set_license(wanted: &guide::User, role: &str, asked: &Asked) -> Judged {
    let license = Asked::of(&asked.guide.objects.permission_set_licenses, role)?;
    let name = asked.text(&license.developer_name)?;
    let licenses = asked.org.permission_set_licenses.get();
    let license =
        licenses.map(|licenses| licenses.iter().find(|license| license.name.eq_ignore_ascii_case(&name)));
    let label = Text::value(license.ok().flatten().map_or(&name, |license| &license.label));
    if !held(wanted, asked)?.iter().any(|held| held.name.eq_ignore_ascii_case(&name)) {
        return missing(label, user::DoesNotHold { user: (&observed(wanted, asked)?.name).into() });
    }
    match license? {
        None => doubt(user::LicenseNotListed),
        Some(license) => match standing(license, asked.local.now)? {
            Standing::InForce(remark) => met_but(label, remark),
            Standing::Over(why) => differs(label, user::LicenseDoesNotCount { why }),
        },
    }
}

fn unpaid(wanted: &guide::User, asked: &Asked) -> Judged {
    let unpaid = app::given(wanted.unpaid.as_ref())?;
    let namespace = unpaid.package.as_ref().map(|role| {
        let package = Asked::of(&asked.guide.objects.packages, role.as_str())?;
        asked.text(&package.namespace)
    });
    let namespace = namespace.transpose()?;
    let names = &unpaid.permission_set_licenses;
    let is_paid = |held: &&HeldLicense| names.iter().any(|name| name.eq_ignore_ascii_case(&held.name));
    let of_package = match namespace {
        Some(_) => details(wanted, asked).and_then(|details| Ok(details.package_licenses.get()?.as_slice())),
        None => Ok([].as_slice()),
    };
    let held = held(wanted, asked);
    let mut paid: Vec<Text> = Vec::new();
    if let (Some(namespace), Ok(of)) = (&namespace, &of_package)
        && of.iter().any(|held| held.eq_ignore_ascii_case(namespace))
    {
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

fn holds_permission_set(wanted: &guide::User, set: &str, asked: &Asked) -> Judged {
    let username = &asked.text(&wanted.username)?;
    let expected = user::Assigned { user: username.into() }.into();
    let (user, now) = (observed(wanted, asked)?, asked.local.now);
    let assignments = Asked::found(&found(wanted, asked)?.assignments, set)?.get()?;
    let Some(assignment) = assignments.iter().find(|assignment| assignment.assignee == user.id) else {
        return held_by_group(wanted, set, asked, user, expected);
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
fn held_by_group(wanted: &guide::User, set: &str, asked: &Asked, user: &User, expected: Text) -> Judged {
    let groups: Vec<&Group> = Asked::found(&found(wanted, asked)?.groups, set)?
        .get()?
        .iter()
        .filter(|group| group.assignee == user.id)
        .collect();
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
fn without_any_api_client(wanted: &guide::User, asked: &Asked) -> Judged {
    let (user, now) = (observed(wanted, asked)?, asked.local.now);
    match found(wanted, asked)?.api_client_grants.get()? {
        ApiClientGrants::NoSuchPermission => met(user::NoSuchPermission),
        ApiClientGrants::By(grants) => {
            let mine = grants.iter().filter(|grant| grant.assignee == user.id);
            let (in_force, idle): (Vec<_>, Vec<_>) = mine.partition(|grant| grant.force.holds(now));
            if !in_force.is_empty() {
                let by = Text::commas(in_force.iter().map(|grant| grant.by.clone()));
                return differs(user::NotGranted, user::GrantedBy { by });
            }
            let would_be = || {
                let by = Text::commas(idle.iter().map(|grant| grant.by.clone()));
                Remark::Note(user::WouldBeGranted { by }.into())
            };
            let note = (!idle.is_empty()).then(would_be);
            met_but(user::NotGranted, note)
        }
    }
}
