//! The names of the classes that are granted.

use super::aim::Aim;
use super::answers::Answers;
use super::question::Question;
use super::{permission_set, profile};
use crate::org::ApexClassId;
use gather::Gather as _;
use salesforce::Soql;
use salesforce::answer::Record;
use std::collections::{BTreeMap, BTreeSet};

/// At most so many class names are looked up, to keep the address short enough.
const MOST_CLASS_NAMES: usize = 200;

/// The classes that the permission set or the profile grants and that are not the
/// wanted one, by id.
pub(super) fn unnamed(wanted: &Aim, answers: &Answers) -> Vec<String> {
    let of_guide = answers.first(&Question::ApexClass).and_then(|class| class.some_text("Id").ok());
    let set = permission_set::grants_row(answers);
    let profile = profile::access_row(wanted, answers);
    let granted =
        set.into_iter().chain(profile).filter_map(|row| row.children("SetupEntityAccessItems").ok());
    let rows: Vec<Record> = granted.flat_map(|granted| granted.rows).collect();
    let classes = rows.iter().filter(|row| row.text("SetupEntityType") == Ok(Some("ApexClass")));
    let ids: BTreeSet<_> = classes.filter_map(|row| row.some_text("SetupEntityId").ok()).gather();
    let unnamed = ids.into_iter().filter(|id| Some(*id) != of_guide);
    unnamed.take(MOST_CLASS_NAMES).map(str::to_owned).collect()
}

pub(super) fn query(wanted: &Aim, answers: &Answers) -> Soql {
    let ids = unnamed(wanted, answers);
    Soql::select(&["Id", "NamespacePrefix", "Name"], "ApexClass")
        .where_among("Id", ids.iter().map(String::as_str))
        .build()
}

/// The names of classes by the short form of their ids.
pub(super) fn names(answers: &Answers) -> BTreeMap<String, String> {
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
