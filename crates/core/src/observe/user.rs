//! The users, above all the integration user: what is asked about them, and what the answers say.

pub(super) mod queries;

use super::aim::Aim;
use super::answers::{self, Answers};
use super::question::{Question, ask_if};
use super::{app, logins, outsider, permission_set, profile, survey};
use crate::org::{
    ApiClientGrant, ApiClientGrants, Assignment, Choice, Force, Group, Held, HeldGroup, HeldLicense,
    IntegrationUser, Observed, PermissionSetId, Pick, ProfileId, Reason, User, UserId, choose,
};
use salesforce::Answer;
use salesforce::answer::{MissingField, Record};
use words::read;

/// So many Usernames are tried.
const MOST_CANDIDATES: usize = 9;

/// The questions whose time has come, answered or not.
pub(super) fn open(wanted: &Aim, answers: &Answers) -> Vec<Question> {
    use Question as Q;
    let mut all = ask_if(wanted.names_users(), &[Q::Users]);
    // The first round is full without them.
    all.extend(ask_if(wanted.names_users() && answers.has_any(), &[Q::ApiClientGrants, Q::HeldLicenses]));
    all.extend(ask_if(is_linked(wanted), &[Q::Assignments]));
    all.extend(ask_if(answers.identity().is_some(), &[Q::Admin]));
    if chosen(wanted, answers).is_some() {
        all.push(Q::Frozen);
        all.extend(ask_if(wanted.package.is_some(), &[Q::PackageSeats]));
        all.extend(logins::open(wanted, answers));
    }
    all.extend(ask_if(candidates(wanted, answers).is_some(), &[Q::TakenUsernames]));
    all
}

/// Whether what users hold is of any matter.
fn is_linked(wanted: &Aim) -> bool {
    wanted.permission_set.is_some() && wanted.names_users()
}

/// The integration user as named, and all users of the integration license; also the one of
/// another license as whom the other side logs in.
pub(super) fn users(wanted: &Aim, answers: &Answers) -> Result<Vec<User>, Reason> {
    if !wanted.names_users() {
        return Err(Reason::ValueMissing { what: Question::Users.what() });
    }
    let mut users = answers::all(Question::Users, answers, user)?;
    users.extend(outsider::found(wanted, answers).and_then(|row| user(row).ok()));
    Ok(users)
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
        profile_id: text("ProfileId")?.as_deref().map(ProfileId::new),
        profile_changed: answers::moment(row, "Profile.LastModifiedDate")?,
        license: text("Profile.UserLicense.Name")?,
        last_login: answers::moment(row, "LastLoginDate")?,
    })
}

/// The signed-in admin.
pub(super) fn admin(answers: &Answers) -> Result<User, Reason> {
    match answers.outcome(&Question::Identity) {
        Some(Ok(Answer::Identity(_))) => answers::single_row(Question::Admin, answers, user),
        Some(Err(error)) => Err(answers::failed(Question::Identity, error)),
        _ => Err(Reason::NotAsked),
    }
}

/// Who holds the permission set itself.
pub(super) fn assignments(wanted: &Aim, answers: &Answers) -> Result<Vec<Assignment>, Reason> {
    let rows = assigned(wanted, answers)?;
    let lacking = answers::missing_field(Question::Assignments);
    let mut all = Vec::new();
    for row in rows {
        if row.text("PermissionSetGroupId").map_err(&lacking)?.is_none()
            && is_of_set(row, wanted, answers).map_err(&lacking)?
        {
            let assignee = UserId::new(row.some_text("AssigneeId").map_err(&lacking)?);
            all.push(Assignment { assignee, force: force(row, false).map_err(&lacking)? });
        }
    }
    Ok(all)
}

/// All that those hold who can be meant.
fn assigned<'a>(wanted: &Aim, answers: &'a Answers) -> Result<Vec<&'a Record>, Reason> {
    if is_linked(wanted) {
        answers::rows(Question::Assignments, answers)?;
        Ok(answers.assigned().collect())
    } else {
        Err(Reason::ValueMissing { what: Question::Assignments.what() })
    }
}

/// All that they hold, with what it grants.
pub(super) fn held(wanted: &Aim, answers: &Answers) -> Result<Vec<Held>, Reason> {
    let rows = assigned(wanted, answers)?;
    let lacking = answers::missing_field(Question::Assignments);
    let parts = survey::parts(answers);
    let held = |row: &Record| {
        let set = row.some_text("PermissionSetId")?;
        let detail = answers.found(&Question::HeldSets).and_then(|found| {
            let is_it = |row: &&Record| row.some_text("Id").is_ok_and(|id| same_set(id, set));
            found.rows.iter().find(is_it)
        });
        let needs = detail.and_then(|row| row.flag("HasActivationRequired").ok()).unwrap_or(false);
        let (label, group) = match row.text("PermissionSetGroupId")? {
            Some(id) => {
                let parts = parts.get(id).into_iter().flatten().map(|part| PermissionSetId::new(part));
                let status = row.some_text("PermissionSetGroup.Status")?.to_owned();
                let group = HeldGroup { status, parts: parts.collect() };
                (row.some_text("PermissionSetGroup.MasterLabel")?, Some(group))
            }
            None => (row.some_text("PermissionSet.Label")?, None),
        };
        let unread = || Observed::Unknown(Reason::NotAsked);
        let assignee = row.some_text("AssigneeId")?;
        let is_revoked = app::is_revoked(assignee, set, answers);
        let force = force(row, needs)?;
        Ok(Held {
            assignee: UserId::new(assignee),
            set: PermissionSetId::new(set),
            label: label.to_owned(),
            group,
            force: Force { is_active: force.is_active && !is_revoked, ..force },
            is_revoked,
            has_class: answers::rows(Question::ClassHolders, answers)
                .map(|holders| {
                    let is_it =
                        |row: &Record| row.some_text("ParentId").is_ok_and(|parent| same_set(parent, set));
                    holders.iter().any(is_it)
                })
                .into(),
            permissions: detail.map_or_else(unread, |row| Observed::Known(answers::flags(row))),
        })
    };
    rows.into_iter().map(held).collect::<Result<_, _>>().map_err(lacking)
}

impl Answers {
    /// What is assigned to all who could be meant.
    pub(super) fn assigned(&self) -> impl Iterator<Item = &Record> {
        let rows = |question| self.found(&question).map(|found| found.rows.as_slice()).unwrap_or_default();
        rows(Question::Assignments).iter().chain(rows(Question::OutsiderHeld))
    }
}

fn same_set(one: &str, other: &str) -> bool {
    PermissionSetId::new(one) == PermissionSetId::new(other)
}

/// Whether a row assigns the permission set that is taken, else the one that is named.
fn is_of_set(row: &Record, wanted: &Aim, answers: &Answers) -> Result<bool, MissingField> {
    if let Some(set) = answers.picks.set.one() {
        return Ok(PermissionSetId::new(row.some_text("PermissionSetId")?) == PermissionSetId::new(set));
    }
    let name = row.some_text("PermissionSet.Name")?;
    Ok(wanted.permission_set.as_deref().is_some_and(|wanted| wanted.eq_ignore_ascii_case(name))
        && row.text("PermissionSet.NamespacePrefix")?.is_none())
}

/// Whether the assignment of a row counts, with what is known of what is assigned.
pub(super) fn force(row: &Record, needs_activation: bool) -> Result<Force, MissingField> {
    Ok(Force {
        is_active: row.flag("IsActive")?,
        expires: answers::moment(row, "ExpirationDate")?,
        needs_activation,
    })
}

/// Through which groups those who can be meant hold the permission set.
pub(super) fn groups(wanted: &Aim, answers: &Answers) -> Result<Vec<Group>, Reason> {
    let rows = assigned(wanted, answers)?;
    let lacking = answers::missing_field(Question::Assignments);
    let mut groups = Vec::new();
    for row in rows {
        if let Some(group) = row.text("PermissionSetGroupId").map_err(&lacking)? {
            groups.push((group, row));
        }
    }
    if groups.is_empty() {
        return Ok(Vec::new());
    }
    answers::rows(Question::GroupParts, answers)?;
    let parts = survey::parts(answers);
    let Some(set) = taken_set(answers) else { return Ok(Vec::new()) };
    let has_set = |group: &str| {
        let sets = parts.get(group).map(Vec::as_slice).unwrap_or_default();
        sets.iter().any(|part| PermissionSetId::new(part) == set)
    };
    let of_set = groups.into_iter().filter(|(group, _)| has_set(group));
    let group = |row: &Record| {
        Ok(Group {
            assignee: UserId::new(row.some_text("AssigneeId")?),
            label: row.some_text("PermissionSetGroup.MasterLabel")?.to_owned(),
            force: force(row, row.flag("PermissionSetGroup.HasActivationRequired")?)?,
            status: row.some_text("PermissionSetGroup.Status")?.to_owned(),
        })
    };
    of_set.map(|(_, row)| group(row)).collect::<Result<_, _>>().map_err(lacking)
}

/// The permission set that is taken, else the one that is named.
fn taken_set(answers: &Answers) -> Option<PermissionSetId> {
    let named = || permission_set::named_row(answers)?.some_text("Id").ok();
    answers.picks.set.one().or_else(named).map(PermissionSetId::new)
}

/// Which permission set licenses the users hold.
pub(super) fn held_licenses(wanted: &Aim, answers: &Answers) -> Result<Vec<HeldLicense>, Reason> {
    if !wanted.names_users() {
        return Err(Reason::ValueMissing { what: Question::HeldLicenses.what() });
    }
    let held = |row: &Record| {
        Ok(HeldLicense {
            assignee: UserId::new(row.some_text("AssigneeId")?),
            name: row.some_text("PermissionSetLicense.DeveloperName")?.to_owned(),
            label: row.some_text("PermissionSetLicense.MasterLabel")?.to_owned(),
        })
    };
    let mut all = answers::all(Question::HeldLicenses, answers, held)?;
    if outsider::found(wanted, answers).is_some() {
        all.extend(answers::all(Question::OutsiderLicenses, answers, held)?);
    }
    Ok(all)
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
    let grant = |row: &Record| {
        let by = match row.text("PermissionSet.Profile.Name")? {
            Some(profile) => read::ByProfile { profile: profile.into() }.into(),
            None => {
                read::ByPermissionSet { permission_set: row.some_text("PermissionSet.Label")?.into() }.into()
            }
        };
        let force = force(row, row.flag("PermissionSet.HasActivationRequired")?)?;
        Ok(ApiClientGrant { assignee: UserId::new(row.some_text("AssigneeId")?), by, force })
    };
    let mut grants = answers::all(Question::ApiClientGrants, answers, grant)?;
    if outsider::found(wanted, answers).is_some() {
        grants.extend(answers::all(Question::OutsiderGrants, answers, grant)?);
    }
    Ok(ApiClientGrants::By(grants))
}

fn lists_no_such_permission(wanted: &Aim, answers: &Answers) -> bool {
    let set = permission_set::row(answers);
    let any_profile = answers.first(&Question::ProfileGrants);
    let rows = [set, profile::grants_row(wanted, answers), any_profile];
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
    match &answers.picks.user {
        Pick::One(id) => return Ok(Subject::User(UserId::new(id))),
        Pick::Several(ids) => {
            let several = Choice::Several(several(&users, ids));
            return Ok(several.taken().map_or(Subject::Unclear, id_of));
        }
        Pick::Nobody => {}
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

/// These users, who logged in last first.
fn several<'a>(users: &'a [User], ids: &[String]) -> Vec<&'a User> {
    let is_one = |user: &&User| ids.iter().any(|id| UserId::new(id) == user.id);
    let mut all: Vec<_> = users.iter().filter(is_one).collect();
    all.sort_by_key(|user| std::cmp::Reverse(user.last_login));
    all
}

/// Those of whom each could be the integration user, where that are several; the likeliest first.
pub(super) fn fitting(wanted: &Aim, answers: &Answers) -> Vec<UserId> {
    let (Ok(users), Some(license)) = (users(wanted, answers), wanted.user_license.as_deref()) else {
        return Vec::new();
    };
    match &answers.picks.user {
        Pick::One(_) => return Vec::new(),
        Pick::Several(ids) => {
            return several(&users, ids).into_iter().map(|user| user.id.clone()).collect();
        }
        Pick::Nobody => {}
    }
    let assignments = assignments(wanted, answers);
    match choose(&users, wanted.profile.as_deref(), license, assignments.as_ref().map(Vec::as_slice)) {
        Choice::Several(users) => users.into_iter().map(|user| user.id.clone()).collect(),
        _ => Vec::new(),
    }
}

/// The integration user, once the users and the assignments were read.
fn chosen(wanted: &Aim, answers: &Answers) -> Option<UserId> {
    let waits = is_linked(wanted) && answers.outcome(&Question::Assignments).is_none()
        || outsider::found(wanted, answers).is_some() && answers.outcome(&Question::OutsiderHeld).is_none();
    match subject(wanted, answers) {
        Ok(Subject::User(id)) if !waits => Some(id),
        _ => None,
    }
}

/// The integration user with what was read of that user alone.
pub(super) fn integration_user(wanted: &Aim, answers: &Answers) -> Result<Option<IntegrationUser>, Reason> {
    let Subject::User(id) = subject(wanted, answers)? else { return Ok(None) };
    let package_licenses = if wanted.package.is_some() {
        answers::all(Question::PackageSeats, answers, |row| {
            row.some_text("PackageLicense.NamespacePrefix").map(str::to_owned)
        })
    } else {
        Err(Reason::ValueMissing { what: Question::PackageSeats.what() })
    };
    Ok(Some(IntegrationUser {
        id,
        is_frozen: answers::single_row(Question::Frozen, answers, |row| row.flag("IsFrozen")).into(),
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
    let taken = answers::all(Question::TakenUsernames, answers, |row| {
        row.some_text("Username").map(str::to_lowercase)
    });
    let taken = taken.ok()?;
    candidates(wanted, answers)?.into_iter().find(|name| !taken.contains(&name.to_lowercase()))
}
