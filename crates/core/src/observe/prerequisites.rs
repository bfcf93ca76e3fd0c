//! What an org brings along: itself, the package with its class, and licenses.

use super::aim::Aim;
use super::answers::{Answers, moment};
use super::question::{Question, ask_if};
use crate::org::{ApexClass, ApexClassId, Environment, License, OrgId, Organization, PackageLicense};
use salesforce::Soql;
use salesforce::answer::{MissingField, Record};

/// The questions whose time has come, answered or not.
pub(super) fn open(wanted: &Aim, answers: &Answers) -> Vec<Question> {
    use Question as Q;
    let mut all = vec![Q::Rights, Q::UserLicenses, Q::PermissionSetLicenses];
    // Nothing waits for it: it fills up what has to be asked later anyhow.
    all.extend(ask_if(answers.has_any(), &[Q::Organization]));
    all.extend(ask_if(answers.failed(&Q::PermissionSetLicenses), &[Q::PlainLicenses]));
    all.extend(ask_if(wanted.package.is_some(), &[Q::Package]));
    all.extend(ask_if(wanted.apex_class.is_some(), &[Q::ApexClass]));
    all
}

pub(super) fn organization_query() -> Soql {
    let fields = [
        "Id",
        "Name",
        "IsSandbox",
        "OrganizationType",
        "InstanceName",
        "TimeZoneSidKey",
        "DefaultLocaleSidKey",
        "LanguageLocaleKey",
    ];
    Soql::select(&fields, "Organization").build()
}

pub(super) fn package_query(wanted: &Aim) -> Option<Soql> {
    let query = Soql::select(&["NamespacePrefix", "Status", "ExpirationDate"], "PackageLicense");
    Some(query.where_eq("NamespacePrefix", wanted.package.as_deref()?).build())
}

pub(super) fn apex_class_query(wanted: &Aim) -> Option<Soql> {
    let (namespace, name) = wanted.class_parts()?;
    let query = Soql::select(&["Id", "Status", "IsValid"], "ApexClass").where_eq("Name", name);
    Some(match namespace {
        Some(namespace) => query.where_eq("NamespacePrefix", namespace).build(),
        None => query.where_null("NamespacePrefix").build(),
    })
}

pub(super) fn user_licenses_query() -> Soql {
    let fields = ["Id", "Name", "MasterLabel", "Status", "TotalLicenses", "UsedLicenses"];
    Soql::select(&fields, "UserLicense").build()
}

/// With what they may hold of what an integration needs, or where an org does not tell that,
/// without.
pub(super) fn permission_set_licenses_query(with_limits: bool) -> Soql {
    let fields =
        ["Id", "DeveloperName", "MasterLabel", "Status", "TotalLicenses", "UsedLicenses", "ExpirationDate"];
    let limits = with_limits.then_some("MaximumPermissionsApexRestServices");
    let fields: Vec<&str> = fields.into_iter().chain(limits).collect();
    Soql::select(&fields, "PermissionSetLicense").build()
}

pub(super) fn organization(row: &Record) -> Result<Organization, MissingField> {
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

pub(super) fn package(row: &Record) -> Result<PackageLicense, MissingField> {
    Ok(PackageLicense {
        namespace: row.some_text("NamespacePrefix")?.to_owned(),
        status: row.some_text("Status")?.to_owned(),
        expires: moment(row, "ExpirationDate")?,
    })
}

pub(super) fn apex_class(row: &Record) -> Result<ApexClass, MissingField> {
    Ok(ApexClass {
        id: ApexClassId::new(row.some_text("Id")?),
        is_valid: row.flag("IsValid")?,
        status: row.some_text("Status")?.to_owned(),
    })
}

pub(super) fn license(row: &Record, name: &'static str) -> Result<License, MissingField> {
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

/// The question that was answered about permission set licenses.
pub(super) fn answered_licenses(answers: &Answers) -> Question {
    let is_plain = answers.found(&Question::PlainLicenses).is_some();
    if is_plain { Question::PlainLicenses } else { Question::PermissionSetLicenses }
}
