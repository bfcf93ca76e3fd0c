//! From answers to facts.

use super::aim::Aim;
use super::question::Question;
use super::{Answers, app, assemble_profile, logins, older, sessions, survey, user};
use crate::org::{
    Access, ApexClass, ApexClassId, ApiClientGrants, App, AppId, Assignment, EntityAccess, Environment,
    Grants, Group, Held, HeldLicense, Holder, IntegrationUser, License, Moment, Namesake, Observed, Offer,
    OrgId, Organization, PackageLicense, PermissionSet, PermissionSetId, Profile, Reason, SetNamesake, User,
    UserId,
};
use crate::salesforce::answer::{Extent, MissingField, Record, Records};
use crate::salesforce::error::Excerpt;
use crate::salesforce::{Answer, ApiError};
use gather::Gather as _;
use std::collections::BTreeMap;
use words::{Text, read};

/// What one aim found of an org.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) organization: Observed<Organization>,
    pub(super) admin: Observed<User>,
    pub(super) rights: Observed<BTreeMap<String, bool>>,
    pub(super) package: Observed<Option<PackageLicense>>,
    pub(super) apex_class: Observed<Option<ApexClass>>,
    pub(super) user_licenses: Observed<Vec<License>>,
    pub(super) permission_set_licenses: Observed<Vec<License>>,
    pub(super) session_levels: Observed<BTreeMap<String, String>>,
    pub(super) approved_apps_only: Observed<bool>,
    pub(super) held_licenses: Observed<Vec<HeldLicense>>,
    pub(super) users: Observed<Vec<User>>,
    pub(super) integration_user: Observed<Option<IntegrationUser>>,
    pub(super) fitting_users: Vec<UserId>,
    pub(super) free_username: Option<String>,
    pub(super) api_client_grants: Observed<ApiClientGrants>,
    pub(super) profile: Observed<Option<Profile>>,
    pub(super) other_profiles: Observed<Vec<Profile>>,
    pub(super) permission_set: Observed<Option<PermissionSet>>,
    pub(super) set_namesakes: Vec<SetNamesake>,
    pub(super) grants: Observed<Grants>,
    pub(super) offered_sets: Vec<Offer>,
    pub(super) offered_apps: Vec<Offer>,
    pub(super) older_app: Option<App>,
    pub(super) app_holders: Observed<Vec<Holder>>,
    pub(super) held: Observed<Vec<Held>>,
    pub(super) assignments: Observed<Vec<Assignment>>,
    pub(super) groups: Observed<Vec<Group>>,
    pub(super) app: Observed<Option<App>>,
    pub(super) namesakes: Observed<Vec<Namesake>>,
    pub(super) permission_labels: BTreeMap<String, String>,
    pub(super) class_names: BTreeMap<String, String>,
    pub(super) app_labels: BTreeMap<String, String>,
}

/// All that the answers say.
pub(super) fn part(wanted: &Aim, answers: &Answers) -> Part {
    let labels = match answers.outcome(&Question::PermissionLabels) {
        Some(Ok(Answer::PermissionLabels(labels))) => labels.clone(),
        _ => BTreeMap::new(),
    };
    let (profile, other_profiles) = assemble_profile::profiles(wanted, answers);
    Part {
        organization: one(Question::Organization, answers, organization).into(),
        admin: user::admin(answers).into(),
        rights: one(Question::Rights, answers, |row| Ok(flags(row))).into(),
        package: maybe(Question::Package, wanted.package.is_some(), answers, package).into(),
        apex_class: maybe(Question::ApexClass, wanted.apex_class.is_some(), answers, apex_class).into(),
        user_licenses: all(Question::UserLicenses, answers, |row| license(row, "Name")).into(),
        permission_set_licenses: all(permission_set_licenses(answers), answers, |row| {
            license(row, "DeveloperName")
        })
        .into(),
        session_levels: sessions::levels(answers).into(),
        approved_apps_only: sessions::approved_only(answers).into(),
        held_licenses: user::held_licenses(wanted, answers).into(),
        users: user::users(wanted, answers).into(),
        integration_user: user::integration_user(wanted, answers).into(),
        fitting_users: user::fitting(wanted, answers),
        free_username: user::free_username(wanted, answers),
        api_client_grants: user::api_client_grants(wanted, answers).into(),
        profile,
        other_profiles,
        permission_set: guides_permission_set(wanted, answers).into(),
        set_namesakes: set_namesakes(answers),
        grants: grants(wanted, answers).into(),
        offered_sets: survey::offered_sets(answers),
        offered_apps: survey::offered_apps(answers),
        older_app: older::app(answers),
        app_holders: app::holders(wanted, answers).into(),
        held: user::held(wanted, answers).into(),
        assignments: user::assignments(wanted, answers).into(),
        groups: user::groups(wanted, answers).into(),
        app: app::app(wanted, answers).into(),
        namesakes: logins::all_namesakes(wanted, answers),
        permission_labels: labels,
        class_names: {
            let mut names = class_names(answers);
            let of_guide = answers.first(&Question::ApexClass).and_then(|row| row.some_text("Id").ok());
            if let Some((id, name)) = of_guide.zip(wanted.apex_class.as_ref()) {
                names.insert(ApexClassId::new(id).short().to_owned(), name.clone());
            }
            names
        },
        app_labels: app_labels(answers),
    }
}

/// The labels of the apps by the short form of their ids.
fn app_labels(answers: &Answers) -> BTreeMap<String, String> {
    let label = |id: Result<&str, _>, label: Result<&str, MissingField>| {
        Some((AppId::new(id.ok()?).short().to_owned(), label.ok()?.to_owned()))
    };
    let apps = answers.app_rows().unwrap_or_default().iter();
    let apps = apps.filter_map(|row| label(row.some_text("Id"), row.some_text("MasterLabel")));
    let older = older::rows(answers).iter();
    apps.chain(older.filter_map(|row| label(row.some_text("Id"), row.some_text("Name")))).collect()
}

/// The question that was answered about permission set licenses.
fn permission_set_licenses(answers: &Answers) -> Question {
    let is_plain = answers.found(&Question::PlainLicenses).is_some();
    if is_plain { Question::PlainLicenses } else { Question::PermissionSetLicenses }
}

/// The question failed.
pub(super) fn failed(question: Question, error: &ApiError) -> Reason {
    Reason::Failed { what: question.what(), why: error.into(), advice: error.recovery().into() }
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
    failed(question, &ApiError::NotUnderstood { status: 200, excerpt: Excerpt::OtherKind })
}

/// The answer lacks a field.
pub(super) fn lacking(question: Question) -> impl Fn(MissingField) -> Reason {
    move |missing| Reason::Lacking { what: question.what(), field: Text::quoted(missing.field) }
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
pub(super) fn one<T>(
    question: Question,
    answers: &Answers,
    read: impl Fn(&Record) -> Result<T, MissingField>,
) -> Result<T, Reason> {
    let none = || Reason::Lacking { what: question.what(), field: read::AnyRow.into() };
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
pub(super) fn moment(row: &Record, field: &str) -> Result<Option<Moment>, MissingField> {
    let missing = || MissingField { field: field.to_owned() };
    row.text(field)?.map(|text| Moment::parse(text).ok_or_else(missing)).transpose()
}

pub(super) fn flags(row: &Record) -> BTreeMap<String, bool> {
    row.flags("Permissions").map(|(name, granted)| (name.to_owned(), granted)).gather()
}

fn organization(row: &Record) -> Result<Organization, MissingField> {
    let environment = if row.flag("IsSandbox")? { Environment::Sandbox } else { Environment::Production };
    Ok(Organization {
        id: OrgId::new(row.some_text("Id")?),
        name: row.some_text("Name")?.to_owned(),
        environment,
        edition: row.text("OrganizationType")?.unwrap_or_default().to_owned(),
        instance: row.text("InstanceName")?.map(str::to_owned),
        time_zone: row.text("TimeZoneSidKey")?.map(str::to_owned),
        locale: row.text("DefaultLocaleSidKey")?.map(str::to_owned),
        language: row.text("LanguageLocaleKey")?.map(str::to_owned),
    })
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
        holds_apex_rest: row.flag("MaximumPermissionsApexRestServices").ok(),
        expires: if name == "Name" { None } else { moment(row, "ExpirationDate")? },
    })
}

/// What an admin makes (Object Reference, `PermissionSet.Type`; that these are all is inferred):
/// the second kind waits for a session that activates it.
pub(super) fn is_made_by_hand(row: &Record, kind: &str) -> bool {
    matches!(row.text(kind), Ok(Some("Regular" | "Session")))
}

/// The guide's permission set, as it was answered. Salesforce keeps a permission set for each
/// permission set group, too, and it may have the same name.
pub(super) fn named_set_row(answers: &Answers) -> Option<&Record> {
    answers.found(&Question::PermissionSet)?.rows.iter().find(|row| is_made_by_hand(row, "Type"))
}

/// The permission set that is taken, else the one that is named, as it was answered.
pub(super) fn permission_set_row(answers: &Answers) -> Option<&Record> {
    match survey::other_set(answers) {
        Some(_) => answers.first(&Question::OtherSet),
        None => named_set_row(answers),
    }
}

/// What it grants beside system permissions, as it was answered.
pub(super) fn grants_row(answers: &Answers) -> Option<&Record> {
    let id = permission_set_row(answers)?.some_text("Id").ok()?;
    let question = grants_question(answers);
    answers.found(&question)?.rows.iter().find(|row| row.some_text("Id") == Ok(id))
}

fn grants_question(answers: &Answers) -> Question {
    survey::other_set(answers).map_or(Question::Grants, |_| Question::OtherGrants)
}

fn guides_permission_set(wanted: &Aim, answers: &Answers) -> Result<Option<PermissionSet>, Reason> {
    survey::is_clear(Question::PermissionSet, &survey::offered_sets(answers))?;
    if wanted.permission_set.is_none() {
        return Err(Reason::ValueMissing { what: Question::PermissionSet.what() });
    }
    let lacking = lacking(Question::PermissionSet);
    for row in rows(Question::PermissionSet, answers)? {
        row.some_text("Type").map_err(&lacking)?;
    }
    if survey::other_set(answers).is_some() {
        return one(Question::OtherSet, answers, |row| permission_set(row, answers)).map(Some);
    }
    permission_set_row(answers).map(|row| permission_set(row, answers)).transpose().map_err(lacking)
}

fn set_namesakes(answers: &Answers) -> Vec<SetNamesake> {
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
    let both = [Question::UserLicenses, permission_set_licenses(answers)];
    let mut licenses =
        both.iter().filter_map(|question| answers.found(question)).flat_map(|found| &found.rows);
    let label =
        licenses.find(|row| row.text("Id") == Ok(Some(id))).and_then(|row| row.some_text("MasterLabel").ok());
    label.unwrap_or(id).to_owned()
}

fn grants(wanted: &Aim, answers: &Answers) -> Result<Grants, Reason> {
    if wanted.permission_set.is_none() {
        return Err(Reason::ValueMissing { what: Question::Grants.what() });
    }
    survey::is_clear(Question::PermissionSet, &survey::offered_sets(answers))?;
    rows(Question::PermissionSet, answers)?;
    rows(grants_question(answers), answers)?;
    let Some(set) = grants_row(answers) else { return Ok(Grants::default()) };
    let children = |relationship: &str| set.children(relationship).map_err(lacking(Question::Grants));
    let (entities, objects, fields) =
        (children("SetupEntityAccessItems")?, children("ObjectPerms")?, children("FieldPerms")?);
    let is_cut = [&entities, &objects, &fields].iter().any(|found| found.extent == Extent::Cut);
    let entities = entities.rows.iter().map(|row| entity(row, answers));
    let objects = objects.rows.iter();
    let objects = objects.map(|row| row.some_text("SobjectType").map(|name| Access::Object(name.to_owned())));
    let fields = fields.rows.iter();
    let fields = fields.map(|row| row.some_text("Field").map(|name| Access::Field(name.to_owned())));
    Ok(Grants {
        entities: entities.collect::<Result<_, _>>().map_err(lacking(Question::Grants))?,
        data: objects.chain(fields).collect::<Result<_, _>>().map_err(lacking(Question::Grants))?,
        is_cut,
    })
}

fn entity(row: &Record, answers: &Answers) -> Result<EntityAccess, MissingField> {
    let id = row.some_text("SetupEntityId")?;
    Ok(match row.some_text("SetupEntityType")? {
        "ApexClass" => {
            let id = ApexClassId::new(id);
            let name = class_names(answers).get(id.short()).cloned();
            EntityAccess::ApexClass { id, name }
        }
        "ExternalClientApplication" => EntityAccess::App(AppId::new(id)),
        kind => EntityAccess::Other { kind: kind.to_owned(), id: id.to_owned() },
    })
}

/// The names of classes by the short form of their ids.
fn class_names(answers: &Answers) -> BTreeMap<String, String> {
    let rows = answers.found(&Question::ClassNames).map(|found| found.rows.as_slice()).unwrap_or_default();
    let names = rows.iter().filter_map(|row| {
        let (id, name) = (row.some_text("Id").ok()?, row.some_text("Name").ok()?);
        let name = match row.text("NamespacePrefix").ok()? {
            Some(namespace) => format!("{namespace}.{name}"),
            None => name.to_owned(),
        };
        Some((ApexClassId::new(id).short().to_owned(), name))
    });
    names.gather()
}
