//! The users, above all the integration user: what is asked about them, and what the answers say.

pub(super) mod queries;

use super::aim::Aim;
use super::question::{Question, ask_if};
use super::{Answers, assemble, assemble_profile, logins};
use crate::org::{
    ApiClientGrant, ApiClientGrants, Assignment, Choice, Force, Group, HeldLicense, IntegrationUser, Reason,
    User, UserId, choose,
};
use crate::salesforce::Answer;
use crate::salesforce::answer::{MissingField, Record};

/// So many Usernames are tried.
const MOST_CANDIDATES: usize = 9;

/// The questions whose time has come, answered or not.
pub(super) fn open(wanted: &Aim, answers: &Answers) -> Vec<Question> {
    use Question as Q;
    let mut all = ask_if(wanted.names_users(), &[Q::Users, Q::HeldLicenses, Q::ApiClientGrants]);
    all.extend(ask_if(wanted.permission_set.is_some() && wanted.names_users(), &[Q::Assignments]));
    all.extend(ask_if(answers.identity().is_some(), &[Q::Admin]));
    if let Some(user) = chosen(wanted, answers) {
        all.push(Q::Frozen);
        all.extend(ask_if(wanted.package.is_some(), &[Q::PackageSeats]));
        all.extend(ask_if(holds_not(&user, wanted, answers), &[Q::Groups]));
        all.extend(logins::open(wanted, answers));
    }
    all.extend(ask_if(candidates(wanted, answers).is_some(), &[Q::TakenUsernames]));
    all
}

/// The integration user as named, and all users of the integration license.
pub(super) fn users(wanted: &Aim, answers: &Answers) -> Result<Vec<User>, Reason> {
    if !wanted.names_users() {
        return Err(Reason::ValueMissing { what: Question::Users.what() });
    }
    assemble::all(Question::Users, answers, user)
}

fn user(row: &Record) -> Result<User, MissingField> {
    let text = |field: &str| row.text(field).map(|text| text.map(str::to_owned));
    Ok(User {
        id: UserId::new(row.some_text("Id")?),
        name: row.some_text("Name")?.to_owned(),
        first_name: text("FirstName")?,
        last_name: text("LastName")?,
        alias: text("Alias")?,
        username: row.some_text("Username")?.to_owned(),
        email: text("Email")?,
        email_encoding: text("EmailEncodingKey")?,
        is_active: row.flag("IsActive")?,
        profile: text("Profile.Name")?,
        profile_changed: assemble::moment(row, "Profile.LastModifiedDate")?,
        license: text("Profile.UserLicense.Name")?,
        last_login: assemble::moment(row, "LastLoginDate")?,
    })
}

/// The signed-in admin.
pub(super) fn admin(answers: &Answers) -> Result<User, Reason> {
    match answers.outcome(&Question::Identity) {
        Some(Ok(Answer::Identity(_))) => assemble::one(Question::Admin, answers, user),
        Some(Err(error)) => Err(assemble::failed(Question::Identity, error)),
        _ => Err(Reason::NotAsked),
    }
}

/// Who holds the permission set itself.
pub(super) fn assignments(wanted: &Aim, answers: &Answers) -> Result<Vec<Assignment>, Reason> {
    if wanted.permission_set.is_none() || !wanted.names_users() {
        return Err(Reason::ValueMissing { what: Question::Assignments.what() });
    }
    assemble::all(Question::Assignments, answers, |row| {
        Ok(Assignment { assignee: UserId::new(row.some_text("AssigneeId")?), force: force(row, false)? })
    })
}

/// Whether the assignment of a row counts, with what is known of what is assigned.
fn force(row: &Record, needs_activation: bool) -> Result<Force, MissingField> {
    Ok(Force {
        is_active: row.flag("IsActive")?,
        expires: assemble::moment(row, "ExpirationDate")?,
        needs_activation,
    })
}

/// Through which groups the integration user holds the permission set. Nobody asks
/// when the user holds it directly, or when there is no such user.
pub(super) fn groups(answers: &Answers) -> Result<Vec<Group>, Reason> {
    assemble::all(Question::Groups, answers, |row| {
        Ok(Group {
            assignee: UserId::new(row.some_text("AssigneeId")?),
            label: row.some_text("PermissionSetGroup.MasterLabel")?.to_owned(),
            force: force(row, row.flag("PermissionSetGroup.HasActivationRequired")?)?,
            status: row.some_text("PermissionSetGroup.Status")?.to_owned(),
        })
    })
}

/// Which permission set licenses the users hold.
pub(super) fn held_licenses(wanted: &Aim, answers: &Answers) -> Result<Vec<HeldLicense>, Reason> {
    if !wanted.names_users() {
        return Err(Reason::ValueMissing { what: Question::HeldLicenses.what() });
    }
    assemble::all(Question::HeldLicenses, answers, |row| {
        Ok(HeldLicense {
            assignee: UserId::new(row.some_text("AssigneeId")?),
            name: row.some_text("PermissionSetLicense.DeveloperName")?.to_owned(),
            label: row.some_text("PermissionSetLicense.MasterLabel")?.to_owned(),
        })
    })
}

/// What grants the users "Use Any API Client".
///
/// Orgs without API Access Control do not know the permission (seen: its field is
/// `INVALID_FIELD` there). That is only believed when the org has also listed the
/// permissions of a permission set and this one was not among them.
pub(super) fn api_client_grants(wanted: &Aim, answers: &Answers) -> Result<ApiClientGrants, Reason> {
    if !wanted.names_users() {
        return Err(Reason::ValueMissing { what: Question::ApiClientGrants.what() });
    }
    if let Some(Err(error)) = answers.outcome(&Question::ApiClientGrants)
        && error.has_code("INVALID_FIELD")
        && lists_no_such_permission(wanted, answers)
    {
        return Ok(ApiClientGrants::NoSuchPermission);
    }
    let rows = assemble::all(Question::ApiClientGrants, answers, |row| {
        let by = match row.text("PermissionSet.Profile.Name")? {
            Some(profile) => format!("the profile {profile}"),
            None => format!("the permission set {}", row.some_text("PermissionSet.Label")?),
        };
        let force = force(row, row.flag("PermissionSet.HasActivationRequired")?)?;
        Ok(ApiClientGrant { assignee: UserId::new(row.some_text("AssigneeId")?), by, force })
    })?;
    Ok(ApiClientGrants::By(rows))
}

fn lists_no_such_permission(wanted: &Aim, answers: &Answers) -> bool {
    let set = assemble::permission_set_row(answers);
    let any_profile = answers.first(&Question::ProfileGrants);
    let rows = [set, assemble_profile::grants_row(wanted, answers), any_profile];
    rows.into_iter().flatten().any(|row| {
        let lists = |permission: &str| row.flags("Permissions").any(|(name, _)| name == permission);
        lists("ApiEnabled") && !lists("UseAnyApiClient")
    })
}

/// Who the integration user is, as far as the answers tell.
enum Subject {
    User(UserId),
    Nobody,
    Unclear,
}

fn subject(wanted: &Aim, answers: &Answers) -> Result<Subject, Reason> {
    let users = users(wanted, answers)?;
    let id_of = |user: &User| Subject::User(user.id.clone());
    if let Some(name) = wanted.integration_user.as_deref() {
        let named = users.iter().find(|user| user.username.eq_ignore_ascii_case(name));
        return Ok(named.map_or(Subject::Nobody, id_of));
    }
    let Some(license) = wanted.user_license.as_deref() else { return Ok(Subject::Unclear) };
    let assignments = assignments(wanted, answers);
    let choice = choose(&users, wanted.profile.as_deref(), license, assignments.as_ref().map(Vec::as_slice));
    Ok(match (choice.taken(), choice) {
        (Some(user), _) => id_of(user),
        (None, Choice::Nobody) => Subject::Nobody,
        (None, _) => Subject::Unclear,
    })
}

/// Those of whom each could be the integration user, where that are several; the likeliest first.
pub(super) fn fitting(wanted: &Aim, answers: &Answers) -> Vec<UserId> {
    let (Ok(users), Some(license)) = (users(wanted, answers), wanted.user_license.as_deref()) else {
        return Vec::new();
    };
    let assignments = assignments(wanted, answers);
    match choose(&users, wanted.profile.as_deref(), license, assignments.as_ref().map(Vec::as_slice)) {
        Choice::Several(users) => users.into_iter().map(|user| user.id.clone()).collect(),
        _ => Vec::new(),
    }
}

/// The integration user, once the users and the assignments were read.
fn chosen(wanted: &Aim, answers: &Answers) -> Option<UserId> {
    let waits = wanted.permission_set.is_some() && answers.outcome(&Question::Assignments).is_none();
    match subject(wanted, answers) {
        Ok(Subject::User(id)) if !waits => Some(id),
        _ => None,
    }
}

/// Whether this user does not hold the permission set directly, as far as is known.
fn holds_not(user: &UserId, wanted: &Aim, answers: &Answers) -> bool {
    let assignments = assignments(wanted, answers);
    assignments.is_ok_and(|all| all.iter().all(|assignment| assignment.assignee != *user))
}

/// The integration user with what was read of that user alone.
pub(super) fn integration_user(wanted: &Aim, answers: &Answers) -> Result<Option<IntegrationUser>, Reason> {
    let Subject::User(id) = subject(wanted, answers)? else { return Ok(None) };
    let package_licenses = if wanted.package.is_some() {
        assemble::all(Question::PackageSeats, answers, |row| {
            row.some_text("PackageLicense.NamespacePrefix").map(str::to_owned)
        })
    } else {
        Err(Reason::ValueMissing { what: Question::PackageSeats.what() })
    };
    Ok(Some(IntegrationUser {
        id,
        is_frozen: assemble::one(Question::Frozen, answers, |row| row.flag("IsFrozen")).into(),
        package_licenses: package_licenses.into(),
        logins: logins::logins(answers).into(),
        login_limits: logins::limits(answers).into(),
    }))
}

/// The Usernames that could be proposed, in the domain of the admin's own; none while
/// a user is named, found or only unclear.
fn candidates(wanted: &Aim, answers: &Answers) -> Option<Vec<String>> {
    let is_open =
        wanted.integration_user.is_none() && matches!(subject(wanted, answers), Ok(Subject::Nobody));
    if !is_open {
        return None;
    }
    let admin = admin(answers).ok()?;
    let (_, domain) = admin.username.rsplit_once('@')?;
    let proposed = wanted.proposed_username.as_deref()?;
    let numbered = (2..=MOST_CANDIDATES).map(|number| format!("{proposed}.{number}@{domain}"));
    Some([format!("{proposed}@{domain}")].into_iter().chain(numbered).collect())
}

/// The first of them that nobody of this org has.
pub(super) fn free_username(wanted: &Aim, answers: &Answers) -> Option<String> {
    let taken = assemble::all(Question::TakenUsernames, answers, |row| {
        row.some_text("Username").map(str::to_lowercase)
    });
    let taken = taken.ok()?;
    candidates(wanted, answers)?.into_iter().find(|name| !taken.contains(&name.to_lowercase()))
}
