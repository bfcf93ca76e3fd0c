//! The permission set: the one that the guide names, or the one that plays its role.

use super::aim::Aim;
use super::answers::{Answers, flags, missing_field, rows, single_row};
use super::prerequisites::answered_licenses;
use super::question::{Question, ask_if};
use super::{class_names, survey};
use crate::org::{
    Access, ApexClassId, AppId, EntityAccess, Grants, PermissionSet, PermissionSetId, Reason, SetNamesake,
};
use salesforce::Soql;
use salesforce::answer::{Extent, MissingField, Record};
use salesforce::read::soql::{ALL_FIELDS, Selection};

/// The questions whose time has come, answered or not.
pub(super) fn open(wanted: &Aim, _: &Answers) -> Vec<Question> {
    ask_if(wanted.permission_set.is_some(), &[Question::PermissionSet, Question::Grants])
}

pub(super) fn query(wanted: &Aim) -> Option<Soql> {
    Some(of_permission_set(Soql::select(&[ALL_FIELDS], "PermissionSet"), wanted)?.at_most(2).build())
}

pub(super) fn grants_query(wanted: &Aim) -> Option<Soql> {
    Some(of_permission_set(with_grants(), wanted)?.build())
}

fn with_grants() -> Selection {
    Soql::select(&["Id"], "PermissionSet")
        .with_children(&["SetupEntityId", "SetupEntityType"], "SetupEntityAccessItems")
        .with_children(&["SobjectType"], "ObjectPerms")
        .with_children(&["Field"], "FieldPerms")
}

pub(super) fn other_query(answers: &Answers) -> Option<Soql> {
    let query = Soql::select(&[ALL_FIELDS], "PermissionSet").where_eq("Id", survey::other_set(answers)?);
    Some(query.at_most(1).build())
}

pub(super) fn other_grants_query(answers: &Answers) -> Option<Soql> {
    Some(with_grants().where_eq("Id", survey::other_set(answers)?).build())
}

/// Profiles have shadow permission sets, and packages may bring one of the same
/// name: neither is meant (Object Reference, `PermissionSet`).
fn of_permission_set(query: Selection, wanted: &Aim) -> Option<Selection> {
    let name = wanted.permission_set.as_deref()?;
    Some(query.where_eq("Name", name).where_false("IsOwnedByProfile").where_null("NamespacePrefix"))
}

/// What an admin makes (Object Reference, `PermissionSet.Type`; that these are all is inferred):
/// the second kind waits for a session that activates it.
pub(super) fn is_made_by_hand(row: &Record, kind: &str) -> bool {
    matches!(row.text(kind), Ok(Some("Regular" | "Session")))
}

/// The guide's permission set, as it was answered. Salesforce keeps a permission set for each
/// permission set group, too, and it may have the same name.
pub(super) fn named_row(answers: &Answers) -> Option<&Record> {
    answers.found(&Question::PermissionSet)?.rows.iter().find(|row| is_made_by_hand(row, "Type"))
}

/// The permission set that is taken, else the one that is named, as it was answered.
pub(super) fn row(answers: &Answers) -> Option<&Record> {
    match survey::other_set(answers) {
        Some(_) => answers.first(&Question::OtherSet),
        None => named_row(answers),
    }
}

/// What it grants beside system permissions, as it was answered.
pub(super) fn grants_row(answers: &Answers) -> Option<&Record> {
    let id = row(answers)?.some_text("Id").ok()?;
    let question = grants_question(answers);
    answers.found(&question)?.rows.iter().find(|row| row.some_text("Id") == Ok(id))
}

fn grants_question(answers: &Answers) -> Question {
    survey::other_set(answers).map_or(Question::Grants, |_| Question::OtherGrants)
}

pub(super) fn guides(wanted: &Aim, answers: &Answers) -> Result<Option<PermissionSet>, Reason> {
    survey::is_clear(Question::PermissionSet, &survey::offered_sets(answers))?;
    if wanted.permission_set.is_none() {
        return Err(Reason::ValueMissing { what: Question::PermissionSet.what() });
    }
    let lacking = missing_field(Question::PermissionSet);
    for row in rows(Question::PermissionSet, answers)? {
        row.some_text("Type").map_err(&lacking)?;
    }
    if survey::other_set(answers).is_some() {
        return single_row(Question::OtherSet, answers, |row| permission_set(row, answers)).map(Some);
    }
    row(answers).map(|row| permission_set(row, answers)).transpose().map_err(lacking)
}

pub(super) fn namesakes(answers: &Answers) -> Vec<SetNamesake> {
    let found = answers.found(&Question::PermissionSet).map(|found| found.rows.as_slice());
    let others = found.unwrap_or_default().iter().filter(|row| !is_made_by_hand(row, "Type"));
    let namesake = |row: &Record| {
        let text = |field: &str| row.some_text(field).ok().map(str::to_owned);
        Some(SetNamesake { label: text("Label")?, kind: text("Type")? })
    };
    others.filter_map(namesake).collect()
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
    let both = [Question::UserLicenses, answered_licenses(answers)];
    let mut licenses =
        both.iter().filter_map(|question| answers.found(question)).flat_map(|found| &found.rows);
    let label =
        licenses.find(|row| row.text("Id") == Ok(Some(id))).and_then(|row| row.some_text("MasterLabel").ok());
    label.unwrap_or(id).to_owned()
}

pub(super) fn grants(wanted: &Aim, answers: &Answers) -> Result<Grants, Reason> {
    if wanted.permission_set.is_none() {
        return Err(Reason::ValueMissing { what: Question::Grants.what() });
    }
    survey::is_clear(Question::PermissionSet, &survey::offered_sets(answers))?;
    rows(Question::PermissionSet, answers)?;
    rows(grants_question(answers), answers)?;
    let Some(set) = grants_row(answers) else { return Ok(Grants::default()) };
    let children = |relationship: &str| set.children(relationship).map_err(missing_field(Question::Grants));
    let (entities, objects, fields) =
        (children("SetupEntityAccessItems")?, children("ObjectPerms")?, children("FieldPerms")?);
    let is_cut = [&entities, &objects, &fields].iter().any(|found| found.extent == Extent::Truncated);
    let entities = entities.rows.iter().map(|row| entity(row, answers));
    let objects = objects.rows.iter();
    let objects = objects.map(|row| row.some_text("SobjectType").map(|name| Access::Object(name.to_owned())));
    let fields = fields.rows.iter();
    let fields = fields.map(|row| row.some_text("Field").map(|name| Access::Field(name.to_owned())));
    Ok(Grants {
        entities: entities.collect::<Result<_, _>>().map_err(missing_field(Question::Grants))?,
        data: objects.chain(fields).collect::<Result<_, _>>().map_err(missing_field(Question::Grants))?,
        is_cut,
    })
}

fn entity(row: &Record, answers: &Answers) -> Result<EntityAccess, MissingField> {
    let id = row.some_text("SetupEntityId")?;
    Ok(match row.some_text("SetupEntityType")? {
        "ApexClass" => {
            let id = ApexClassId::new(id);
            let name = class_names::names(answers).get(id.short()).cloned();
            EntityAccess::ApexClass { id, name }
        }
        "ExternalClientApplication" => EntityAccess::App(AppId::new(id)),
        kind => EntityAccess::Other { kind: kind.to_owned(), id: id.to_owned() },
    })
}
