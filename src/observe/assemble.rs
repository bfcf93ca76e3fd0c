//! From answers to facts.

use super::question::Question;
use super::{Answers, Wanted, assemble_app};
use crate::org::{
    Access, ApexClass, ApexClassId, AppId, Assignment, EntityAccess, Environment, Grants, License, Moment,
    Org, OrgId, Organization, PackageLicense, PermissionSet, PermissionSetId, Reason, User, UserId,
};
use crate::salesforce::answer::{Extent, MissingField, Record, Records};
use crate::salesforce::{Answer, ApiError};
use std::collections::BTreeMap;

/// All that the answers say.
pub(super) fn org(wanted: &Wanted, answers: &Answers) -> Org {
    let labels = match answers.outcome(&Question::PermissionLabels) {
        Some(Ok(Answer::PermissionLabels(labels))) => labels.clone(),
        _ => BTreeMap::new(),
    };
    let users = users(wanted, answers);
    Org {
        organization: one(Question::Organization, answers, organization).into(),
        admin: admin(&users, answers).into(),
        rights: one(Question::Rights, answers, |row| Ok(flags(row))).into(),
        package: maybe(Question::Package, wanted.package.is_some(), answers, package).into(),
        apex_class: maybe(Question::ApexClass, wanted.apex_class.is_some(), answers, apex_class).into(),
        user_licenses: all(Question::UserLicenses, answers, |row| license(row, "Name")).into(),
        permission_set_licenses: all(Question::PermissionSetLicenses, answers, |row| {
            license(row, "DeveloperName")
        })
        .into(),
        held_licenses: held_licenses(wanted, answers).into(),
        users: users.into(),
        permission_set: maybe(Question::PermissionSet, wanted.permission_set.is_some(), answers, |row| {
            permission_set(row, answers)
        })
        .into(),
        grants: grants(wanted, answers).into(),
        assignments: assignments(wanted, answers).into(),
        app: assemble_app::app(wanted, answers).into(),
        permission_labels: labels,
    }
}

/// The question failed.
pub(super) fn failed(question: Question, error: &ApiError) -> Reason {
    Reason::Failed { what: question.what(), why: error.to_string(), advice: error.recovery().advice() }
}

/// The question was not asked, which only happens when the session was lost before.
fn not_asked(question: Question, answers: &Answers) -> Reason {
    match answers.outcome(&Question::Identity) {
        Some(Err(error)) => failed(question, error),
        _ => Reason::NotAsked,
    }
}

/// The question was answered by something else.
pub(super) fn odd(question: Question) -> Reason {
    failed(question, &ApiError::NotUnderstood { status: 200, excerpt: "another kind of answer".to_owned() })
}

/// The answer lacks a field.
pub(super) fn lacking(question: Question) -> impl Fn(MissingField) -> Reason {
    move |missing| Reason::Lacking { what: question.what(), field: missing.field }
}

/// All rows of an answer.
pub(super) fn rows(question: Question, answers: &Answers) -> Result<&[Record], Reason> {
    match answers.outcome(&question) {
        None => Err(not_asked(question, answers)),
        Some(Err(error)) => Err(failed(question, error)),
        Some(Ok(Answer::Records(Records { rows, extent: Extent::Complete }))) => Ok(rows),
        Some(Ok(Answer::Records(_))) => Err(Reason::TooMany { what: question.what() }),
        Some(Ok(_)) => Err(odd(question)),
    }
}

/// Every row as a fact.
pub(super) fn all<T>(
    question: Question,
    answers: &Answers,
    read: impl Fn(&Record) -> Result<T, MissingField>,
) -> Result<Vec<T>, Reason> {
    rows(question, answers)?.iter().map(read).collect::<Result<_, _>>().map_err(lacking(question))
}

/// The only row as a fact; an answer without one lacks it.
fn one<T>(
    question: Question,
    answers: &Answers,
    read: impl Fn(&Record) -> Result<T, MissingField>,
) -> Result<T, Reason> {
    let none = || Reason::Lacking { what: question.what(), field: "any row".to_owned() };
    let row = rows(question, answers)?.first().ok_or_else(none)?;
    read(row).map_err(lacking(question))
}

/// The first row as a fact, or that there is none.
fn maybe<T>(
    question: Question,
    has_name: bool,
    answers: &Answers,
    read: impl Fn(&Record) -> Result<T, MissingField>,
) -> Result<Option<T>, Reason> {
    if !has_name {
        return Err(Reason::ValueMissing { what: question.what() });
    }
    rows(question, answers)?.first().map(read).transpose().map_err(lacking(question))
}

/// A time that may be empty. One that is not understood is a missing one, not an empty one.
fn moment(row: &Record, field: &str) -> Result<Option<Moment>, MissingField> {
    let missing = || MissingField { field: field.to_owned() };
    row.text(field)?.map(|text| Moment::parse(text).ok_or_else(missing)).transpose()
}

fn flags(row: &Record) -> BTreeMap<String, bool> {
    row.flags("Permissions").map(|(name, granted)| (name.to_owned(), granted)).collect()
}

fn organization(row: &Record) -> Result<Organization, MissingField> {
    let environment = if row.flag("IsSandbox")? { Environment::Sandbox } else { Environment::Production };
    Ok(Organization {
        id: OrgId::new(row.some_text("Id")?),
        name: row.some_text("Name")?.to_owned(),
        environment,
        edition: row.text("OrganizationType")?.unwrap_or_default().to_owned(),
        instance: row.text("InstanceName")?.map(str::to_owned),
    })
}

fn users(wanted: &Wanted, answers: &Answers) -> Result<Vec<User>, Reason> {
    let names_nobody = wanted.integration_user.is_none() && wanted.user_license.is_none();
    if answers.identity().is_none() && names_nobody {
        return Err(Reason::NeedsOther { what: Question::Users.what(), needs: Question::Identity.what() });
    }
    all(Question::Users, answers, |row| {
        Ok(User {
            id: UserId::new(row.some_text("Id")?),
            name: row.some_text("Name")?.to_owned(),
            username: row.some_text("Username")?.to_owned(),
            email: row.text("Email")?.map(str::to_owned),
            is_active: row.flag("IsActive")?,
            profile: row.text("Profile.Name")?.map(str::to_owned),
            license: row.text("Profile.UserLicense.Name")?.map(str::to_owned),
        })
    })
}

fn admin(users: &Result<Vec<User>, Reason>, answers: &Answers) -> Result<User, Reason> {
    let identity = match answers.outcome(&Question::Identity) {
        Some(Ok(Answer::Identity(identity))) => identity,
        Some(Err(error)) => return Err(failed(Question::Identity, error)),
        _ => return Err(Reason::NotAsked),
    };
    let id = UserId::new(&identity.user_id);
    let users = users.as_ref().map_err(Clone::clone)?;
    let oneself = users.iter().find(|user| user.id == id).cloned();
    oneself
        .ok_or_else(|| Reason::Lacking { what: Question::Users.what(), field: "your own record".to_owned() })
}

fn package(row: &Record) -> Result<PackageLicense, MissingField> {
    Ok(PackageLicense {
        namespace: row.some_text("NamespacePrefix")?.to_owned(),
        status: row.some_text("Status")?.to_owned(),
        expires: moment(row, "ExpirationDate")?,
    })
}

fn apex_class(row: &Record) -> Result<ApexClass, MissingField> {
    Ok(ApexClass {
        id: ApexClassId::new(row.some_text("Id")?),
        is_valid: row.flag("IsValid")?,
        status: row.some_text("Status")?.to_owned(),
    })
}

fn license(row: &Record, name: &'static str) -> Result<License, MissingField> {
    let count = |field: &str| row.number(field)?.ok_or_else(|| MissingField { field: field.to_owned() });
    Ok(License {
        name: row.some_text(name)?.to_owned(),
        label: row.some_text("MasterLabel")?.to_owned(),
        status: row.some_text("Status")?.to_owned(),
        total: count("TotalLicenses")?,
        used: count("UsedLicenses")?,
        // Only permission set licenses say when they end.
        expires: if name == "Name" { None } else { moment(row, "ExpirationDate")? },
    })
}

fn held_licenses(wanted: &Wanted, answers: &Answers) -> Result<Vec<String>, Reason> {
    if wanted.integration_user.is_none() {
        return Err(Reason::ValueMissing { what: Question::HeldLicenses.what() });
    }
    let name = |row: &Record| row.some_text("PermissionSetLicense.DeveloperName").map(str::to_owned);
    all(Question::HeldLicenses, answers, name)
}

fn permission_set(row: &Record, answers: &Answers) -> Result<PermissionSet, MissingField> {
    Ok(PermissionSet {
        id: PermissionSetId::new(row.some_text("Id")?),
        name: row.some_text("Name")?.to_owned(),
        label: row.some_text("Label")?.to_owned(),
        license: row.text("LicenseId")?.map(|id| license_name(id, answers)),
        needs_activation: row.flag("HasActivationRequired")?,
        permissions: flags(row),
    })
}

/// The license of that id by its label, or the id itself where it was not read.
fn license_name(id: &str, answers: &Answers) -> String {
    let both = [Question::UserLicenses, Question::PermissionSetLicenses];
    let mut licenses =
        both.iter().filter_map(|question| answers.found(question)).flat_map(|found| &found.rows);
    let label =
        licenses.find(|row| row.text("Id") == Ok(Some(id))).and_then(|row| row.some_text("MasterLabel").ok());
    label.unwrap_or(id).to_owned()
}

fn assignments(wanted: &Wanted, answers: &Answers) -> Result<Vec<Assignment>, Reason> {
    if wanted.permission_set.is_none() {
        return Err(Reason::ValueMissing { what: Question::Assignments.what() });
    }
    all(Question::Assignments, answers, |row| {
        Ok(Assignment {
            assignee: UserId::new(row.some_text("AssigneeId")?),
            is_active: row.flag("IsActive")?,
            expires: moment(row, "ExpirationDate")?,
        })
    })
}

fn grants(wanted: &Wanted, answers: &Answers) -> Result<Grants, Reason> {
    if wanted.permission_set.is_none() {
        return Err(Reason::ValueMissing { what: Question::Grants.what() });
    }
    let Some(set) = rows(Question::Grants, answers)?.first() else { return Ok(Grants::default()) };
    let children = |relationship: &str| {
        let found = set.children(relationship).map_err(lacking(Question::Grants))?;
        match found.extent {
            Extent::Complete => Ok(found.rows),
            Extent::Cut => Err(Reason::TooMany { what: Question::Grants.what() }),
        }
    };
    let (entities, objects, fields) =
        (children("SetupEntityAccessItems")?, children("ObjectPerms")?, children("FieldPerms")?);
    let entities = entities.iter().map(|row| entity(row, answers));
    let objects =
        objects.iter().map(|row| row.some_text("SobjectType").map(|name| Access::Object(name.to_owned())));
    let fields = fields.iter().map(|row| row.some_text("Field").map(|name| Access::Field(name.to_owned())));
    Ok(Grants {
        entities: entities.collect::<Result<_, _>>().map_err(lacking(Question::Grants))?,
        data: objects.chain(fields).collect::<Result<_, _>>().map_err(lacking(Question::Grants))?,
    })
}

fn entity(row: &Record, answers: &Answers) -> Result<EntityAccess, MissingField> {
    let id = row.some_text("SetupEntityId")?;
    Ok(match row.some_text("SetupEntityType")? {
        "ApexClass" => EntityAccess::ApexClass { id: ApexClassId::new(id), name: class_name(id, answers) },
        "ExternalClientApplication" => EntityAccess::App(AppId::new(id)),
        kind => EntityAccess::Other { kind: kind.to_owned(), id: id.to_owned() },
    })
}

fn class_name(id: &str, answers: &Answers) -> Option<String> {
    let mut rows = answers.found(&Question::ClassNames)?.rows.iter();
    let row = rows.find(|row| row.text("Id") == Ok(Some(id)))?;
    let name = row.some_text("Name").ok()?;
    Some(match row.text("NamespacePrefix").ok()? {
        Some(namespace) => format!("{namespace}.{name}"),
        None => name.to_owned(),
    })
}
