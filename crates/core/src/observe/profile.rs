//! Profiles: the one that is named, and those that it is compared with.

use super::aim::Aim;
use super::answers::{self, Answers};
use super::question::{Question, ask_if};
use super::user;
use crate::org::{Grant, Observed, Profile, ProfileGrants, ProfileId, Reason, UserId};
use gather::Gather as _;
use salesforce::Soql;
use salesforce::answer::{Extent, MissingField, Record};
use salesforce::read::soql::{ALL_FIELDS, MOST_WITH_ALL_FIELDS, Selection};
use std::collections::BTreeSet;
use words::read;

/// So many profiles are read whole, Salesforce's own first: a row has all permissions there
/// are, and large companies have hundreds of profiles.
const MOST_COMPARED: u16 = 25;

/// The questions whose time has come, answered or not.
pub(super) fn open(wanted: &Aim, answers: &Answers) -> Vec<Question> {
    use Question as Q;
    let mut all = ask_if(wanted.profile.is_some(), &[Q::Profiles, Q::ProfileGrants, Q::ProfileAccess]);
    all.extend(ask_if(lacks_own_grants(wanted, answers), &[Q::OwnGrants]));
    all.extend(ask_if(has_objects(wanted, answers), &[Q::ObjectRights]));
    all
}

pub(super) fn query(wanted: &Aim) -> Option<Soql> {
    let query = Soql::select(&["Id", "Name", "UserLicense.Name"], "Profile");
    Some(query.where_any_eq(&wanted.profiles("Name", "UserLicense.Name")?).build())
}

pub(super) fn grants_query(wanted: &Aim) -> Option<Soql> {
    let query = of_profiles(Soql::select(&[ALL_FIELDS], "PermissionSet"), wanted)?;
    Some(query.unticked_first("IsCustom").at_most(MOST_COMPARED).build())
}

/// What the named profile owns, where it was not among those that were read whole.
pub(super) fn own_grants_query(wanted: &Aim, answers: &Answers) -> Option<Soql> {
    let query = Soql::select(&[ALL_FIELDS], "PermissionSet").where_true("IsOwnedByProfile");
    Some(query.where_eq("ProfileId", named(wanted, answers)?).at_most(1).build())
}

pub(super) fn access_query(wanted: &Aim) -> Option<Soql> {
    let rights = [
        "SobjectType",
        "PermissionsCreate",
        "PermissionsRead",
        "PermissionsEdit",
        "PermissionsDelete",
        "PermissionsViewAllRecords",
        "PermissionsModifyAllRecords",
    ];
    let query = Soql::select(&["Id", "ProfileId"], "PermissionSet")
        .with_children(&["SetupEntityId", "SetupEntityType"], "SetupEntityAccessItems")
        .with_children(&rights, "ObjectPerms")
        .with_children(&["Field", "PermissionsRead", "PermissionsEdit"], "FieldPerms");
    Some(of_profiles(query, wanted)?.build())
}

/// Newer versions of the API know rights that would be refused by name in older ones,
/// such as View All Fields.
pub(super) fn object_rights_query(wanted: &Aim, answers: &Answers) -> Soql {
    let compared = answers.found(&Question::ProfileGrants).map(|found| found.rows.as_slice());
    let own = access_row(wanted, answers);
    let owned = compared.unwrap_or_default().iter().chain(own);
    let ids: BTreeSet<&str> = owned.filter_map(|row| row.some_text("Id").ok()).gather();
    let query = Soql::select(&[ALL_FIELDS], "ObjectPermissions").where_among("ParentId", ids);
    query.at_most(MOST_WITH_ALL_FIELDS).build()
}

/// The permission sets that the profile owns, and the profiles that it is compared with.
fn of_profiles(query: Selection, wanted: &Aim) -> Option<Selection> {
    let which = wanted.profiles("Profile.Name", "Profile.UserLicense.Name")?;
    Some(query.where_true("IsOwnedByProfile").where_any_eq(&which))
}

/// The profile of that name, or that none is shown; and the other ones of the license.
pub(super) fn profiles(
    wanted: &Aim,
    answers: &Answers,
) -> (Observed<Option<Profile>>, Observed<Vec<Profile>>) {
    match read(wanted, answers) {
        Ok((named, others)) => (Observed::Known(named), Observed::Known(others)),
        Err(reason) => (Observed::Unknown(reason.clone()), Observed::Unknown(reason)),
    }
}

fn read(wanted: &Aim, answers: &Answers) -> Result<(Option<Profile>, Vec<Profile>), Reason> {
    let Some(name) = wanted.profile.as_deref() else {
        return Err(Reason::ValueMissing { what: Question::Profiles.what() });
    };
    let all = answers::all(Question::Profiles, answers, |row| profile(row, answers))?;
    let taken = taken(name, wanted, answers);
    let (mut named, others): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|profile| profile.name.eq_ignore_ascii_case(&taken));
    Ok((named.pop(), others))
}

fn profile(row: &Record, answers: &Answers) -> Result<Profile, MissingField> {
    let id = row.some_text("Id")?;
    Ok(Profile {
        id: ProfileId::new(id),
        name: row.some_text("Name")?.to_owned(),
        license: row.text("UserLicense.Name")?.map(str::to_owned),
        grants: grants(id, answers).into(),
        access: access(id, answers).into(),
        is_access_cut: is_access_cut(id, answers),
        object_rights: object_rights(answers).map(|_| ()).into(),
    })
}

fn grants(profile: &str, answers: &Answers) -> Result<ProfileGrants, Reason> {
    let row = owned(Question::ProfileGrants, profile, answers)?;
    let is_custom = row.flag("IsCustom").map_err(answers::missing_field(Question::ProfileGrants))?;
    Ok(ProfileGrants { is_custom, permissions: answers::flags(row) })
}

/// Whether the profile grants more than one answer holds.
fn is_access_cut(profile: &str, answers: &Answers) -> bool {
    let Ok(row) = owned(Question::ProfileAccess, profile, answers) else { return false };
    let is_cut =
        |relationship: &&str| row.children(relationship).is_ok_and(|found| found.extent == Extent::Truncated);
    ["SetupEntityAccessItems", "ObjectPerms", "FieldPerms"].iter().any(is_cut)
}

fn access(profile: &str, answers: &Answers) -> Result<BTreeSet<Grant>, Reason> {
    let row = owned(Question::ProfileAccess, profile, answers)?;
    let children = |relationship: &str| {
        let found = row.children(relationship).map_err(answers::missing_field(Question::ProfileAccess))?;
        Ok(found.rows)
    };
    let mut access = BTreeSet::new();
    let lacking = answers::missing_field(Question::ProfileAccess);
    for row in children("SetupEntityAccessItems")? {
        access.insert(entity(&row).map_err(&lacking)?);
    }
    for row in children("ObjectPerms")? {
        let object = row.some_text("SobjectType").map_err(&lacking)?;
        access.extend(
            rights(&row).map(|right| Grant::Object { object: object.to_owned(), right: right.to_owned() }),
        );
    }
    let set = row.some_text("Id").map_err(&lacking)?;
    for row in object_rights(answers).unwrap_or_default() {
        if let (Ok(parent), Ok(object)) = (row.some_text("ParentId"), row.some_text("SobjectType"))
            && parent == set
        {
            let grant = |right: &str| Grant::Object { object: object.to_owned(), right: right.to_owned() };
            access.extend(rights(row).map(grant));
        }
    }
    for row in children("FieldPerms")? {
        let field = row.some_text("Field").map_err(&lacking)?;
        access.extend(
            rights(&row).map(|right| Grant::Field { field: field.to_owned(), right: right.to_owned() }),
        );
    }
    Ok(access)
}

/// The rights on objects of the profiles that are compared; an answer that is full may have left some out.
fn object_rights(answers: &Answers) -> Result<&[Record], Reason> {
    let rows = answers::rows(Question::ObjectRights, answers)?;
    if rows.len() >= usize::from(MOST_WITH_ALL_FIELDS) {
        return Err(Reason::TooMany { what: Question::ObjectRights.what() });
    }
    Ok(rows)
}

/// Whether the named profile has any right on an object.
fn has_objects(wanted: &Aim, answers: &Answers) -> bool {
    let objects = access_row(wanted, answers).and_then(|row| row.children("ObjectPerms").ok());
    objects.is_some_and(|objects| !objects.rows.is_empty())
}

fn rights(row: &Record) -> impl Iterator<Item = &str> {
    row.flags("Permissions").filter(|(_, granted)| *granted).map(|(right, _)| right)
}

fn entity(row: &Record) -> Result<Grant, MissingField> {
    let id = row.some_text("SetupEntityId")?;
    let short = id.get(..15).unwrap_or(id);
    Ok(Grant::Entity { kind: row.some_text("SetupEntityType")?.to_owned(), id: short.to_owned() })
}

/// The permission set that this profile owns.
fn owned<'a>(question: Question, profile: &str, answers: &'a Answers) -> Result<&'a Record, Reason> {
    let rows = answers::rows(question, answers)?;
    let is_about_grants = question == Question::ProfileGrants;
    let own = answers.found(&Question::OwnGrants).map(|found| found.rows.as_slice());
    let own = own.filter(|_| is_about_grants).unwrap_or_default();
    let found = rows.iter().chain(own).find(|row| row.text("ProfileId") == Ok(Some(profile)));
    found.ok_or_else(|| {
        // An answer that is full may have left some out.
        if is_about_grants && rows.len() >= usize::from(MOST_COMPARED) {
            Reason::TooMany { what: question.what() }
        } else {
            Reason::Lacking { what: question.what(), field: read::Profile.into() }
        }
    })
}

/// Whether the named profile was left out of an answer that is full.
fn lacks_own_grants(wanted: &Aim, answers: &Answers) -> bool {
    let is_left_out = |id| matches!(owned(Question::ProfileGrants, id, answers), Err(Reason::TooMany { .. }));
    named(wanted, answers).is_some_and(is_left_out)
}

/// What the named profile grants of system permissions, as it was answered.
pub(super) fn grants_row<'a>(wanted: &Aim, answers: &'a Answers) -> Option<&'a Record> {
    owned(Question::ProfileGrants, named(wanted, answers)?, answers).ok()
}

/// What the named profile grants beside them, as it was answered.
pub(super) fn access_row<'a>(wanted: &Aim, answers: &'a Answers) -> Option<&'a Record> {
    owned(Question::ProfileAccess, named(wanted, answers)?, answers).ok()
}

/// The name of the profile: the one that is named, where it is there; else that of the user
/// who is taken for what it does.
fn taken(name: &str, wanted: &Aim, answers: &Answers) -> String {
    let rows = answers.found(&Question::Profiles).map(|found| found.rows.as_slice()).unwrap_or_default();
    let is_there = |name: &str| {
        rows.iter().any(|row| row.some_text("Name").is_ok_and(|found| found.eq_ignore_ascii_case(name)))
    };
    let of_user = || {
        let id = UserId::new(answers.picks.user.one()?);
        let users = user::users(wanted, answers).ok()?;
        users.into_iter().find(|user| user.id == id)?.profile
    };
    if is_there(name) {
        return name.to_owned();
    }
    of_user().filter(|profile| is_there(profile)).unwrap_or_else(|| name.to_owned())
}

/// The id of the named profile.
pub(super) fn named<'a>(wanted: &Aim, answers: &'a Answers) -> Option<&'a str> {
    let name = taken(wanted.profile.as_deref()?, wanted, answers);
    let mut rows = answers.found(&Question::Profiles)?.rows.iter();
    let is_named = |row: &&Record| row.some_text("Name").is_ok_and(|found| found.eq_ignore_ascii_case(&name));
    rows.find(is_named)?.some_text("Id").ok()
}
