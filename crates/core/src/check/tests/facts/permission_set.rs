//! The permission set.

use super::*;
use crate::check::tests::sample::{SET, known};
use crate::org::{Access, ApexClassId, AppId, EntityAccess, SetNamesake};
use std::collections::BTreeMap;

#[test]
fn permission_set_itself() {
    let gone: fn(&mut Org) = |org| the_set(org).set = Observed::Known(None);
    let failed: fn(&mut Org) = |org| the_set(org).set = unknown();
    judge(
        "set.exists",
        &[
            (unchanged, Met(SET)),
            (gone, Missing("no such permission set")),
            (
                |org| {
                    the_set(org).set = Observed::Known(None);
                    let (label, kind) = ("Webex Integration".to_owned(), "Group".to_owned());
                    the_set(org).namesakes = vec![SetNamesake { label, kind }];
                },
                Missing("A permission set group, Webex Integration, has this API name"),
            ),
            (failed, Unknown(NOT_ANSWERED)),
            (|org| the_set(org).set = Observed::default(), Unknown("has not been read")),
        ],
    );
    judge(
        "set.label",
        &[
            (unchanged, Met("IVR Access")),
            (
                |org| present(&mut the_set(org).set).label = "IVR access".to_owned(),
                Noted("Any label will do"),
            ),
            (gone, Unknown("no such permission set")),
            (failed, Unknown(NOT_ANSWERED)),
        ],
    );
    judge(
        "set.license",
        &[
            (unchanged, Met("--None--")),
            (
                |org| present(&mut the_set(org).set).license = Some("Salesforce Integration".to_owned()),
                Differs("Salesforce Integration"),
            ),
            (gone, Unknown("no such permission set")),
            (failed, Unknown(NOT_ANSWERED)),
        ],
    );
    judge(
        "set.session-activation",
        &[
            (unchanged, Met("not required")),
            (|org| present(&mut the_set(org).set).needs_activation = true, Differs("activates no session")),
            (gone, Unknown("no such permission set")),
            (failed, Unknown(NOT_ANSWERED)),
        ],
    );
}

#[test]
fn class_access() {
    judge(
        "set.classes.class",
        &[
            (unchanged, Met("cnxscv.ServiceRouting")),
            (|org| known(&mut the_set(org).grants).entities.clear(), Missing("no access")),
            (|org| _ = known(&mut the_set(org).grants).entities.remove(0), Missing("no access")),
            (|org| present(the_class(org)).id = ApexClassId::new("01p000000000009AAA"), Missing("no access")),
            (|org| *the_class(org) = Observed::Known(None), Unknown("no such class")),
            (|org| *the_class(org) = unknown(), Unknown(NOT_ANSWERED)),
            (|org| the_set(org).grants = unknown(), Unknown(NOT_ANSWERED)),
        ],
    );
}

fn permissions(org: &mut Org) -> &mut BTreeMap<String, bool> {
    &mut present(&mut the_set(org).set).permissions
}

#[test]
fn system_permission() {
    judge(
        "set.permissions.ApexRestServices",
        &[
            (unchanged, Met("Apex REST Services: enabled")),
            (
                |org| {
                    _ = permissions(org).insert("ApexRestServices".to_owned(), false);
                },
                Missing("not enabled"),
            ),
            (
                |org| _ = permissions(org).remove("ApexRestServices"),
                Unknown("does not say whether Apex REST Services"),
            ),
            (|org| permissions(org).clear(), Unknown("does not say")),
            (|org| the_set(org).set = Observed::Known(None), Unknown("no such permission set")),
            (|org| the_set(org).set = unknown(), Unknown(NOT_ANSWERED)),
        ],
    );
}

fn grant(org: &mut Org, entity: EntityAccess) {
    known(&mut the_set(org).grants).entities.push(entity);
}

fn other_class(name: Option<&str>) -> EntityAccess {
    EntityAccess::ApexClass { id: ApexClassId::new("01p000000000009"), name: name.map(str::to_owned) }
}

fn connected_app() -> EntityAccess {
    EntityAccess::Other { kind: "ConnectedApplication".into(), id: "0H4000000000009AAA".into() }
}

#[test]
fn surplus() {
    judge(
        "set.nothing-else",
        &[
            (unchanged, Met("nothing else")),
            (|org| known(&mut the_set(org).grants).entities.clear(), Met("nothing else")),
            (
                |org| _ = permissions(org).insert("ViewAllData".to_owned(), true),
                Differs("It also grants: View All Data"),
            ),
            (
                |org| grant(org, other_class(Some("cnxscv.AgentState"))),
                Differs("Apex class cnxscv.AgentState"),
            ),
            (|org| grant(org, other_class(None)), Differs("Apex class 01p000000000009")),
            (
                |org| grant(org, EntityAccess::Other { kind: "CustomPermission".into(), id: "0CP1".into() }),
                Differs("custom permission 0CP1"),
            ),
            (
                |org| {
                    known(&mut the_set(org).grants).is_cut = true;
                    known(&mut the_set(org).grants).data.push(Access::Object("Account".to_owned()));
                },
                Differs("object Account"),
            ),
            (|org| known(&mut the_set(org).grants).is_cut = true, Unknown("more than one answer holds")),
            (
                |org| {
                    let many = (0..25).map(|number| Access::Object(format!("Thing{number}__c")));
                    known(&mut the_set(org).grants).data.extend(many);
                },
                Differs("object Thing19__c, and 5 more"),
            ),
            (
                |org| known(&mut the_set(org).grants).data.push(Access::Object("Account".to_owned())),
                Differs("object Account"),
            ),
            (
                |org| known(&mut the_set(org).grants).data.push(Access::Field("Account.Industry".to_owned())),
                Differs("field Account.Industry"),
            ),
            (
                |org| grant(org, EntityAccess::App(AppId::new("0xI000000000009"))),
                Differs("external client app 0xI000000000009"),
            ),
            (
                |org| {
                    grant(org, EntityAccess::App(AppId::new("0xI000000000009")));
                    org.app_labels.insert("0xI000000000009".to_owned(), "Nightly Export".to_owned());
                },
                Differs("external client app Nightly Export"),
            ),
            (
                |org| {
                    grant(org, connected_app());
                    the_app(org).older = Some(AppId::new("0H4000000000009AAA"));
                },
                Met("nothing else"),
            ),
            (|org| grant(org, connected_app()), Differs("connected app 0H4000000000009AAA")),
            (
                |org| {
                    grant(org, connected_app());
                    org.app_labels.insert("0H4000000000009".to_owned(), "Webex Prod".to_owned());
                },
                Differs("connected app Webex Prod"),
            ),
            (|org| the_app(org).app = Observed::Known(None), Differs("external client app")),
            (|org| the_app(org).app = unknown(), Unknown("external client app")),
            (
                |org| {
                    the_app(org).app = unknown();
                    known(&mut the_set(org).grants).data.push(Access::Object("Account".to_owned()));
                },
                Differs("object Account"),
            ),
            (|org| *the_class(org) = unknown(), Unknown("Apex class 01p000000000001")),
            (
                |org| {
                    *the_class(org) = unknown();
                    known(&mut the_set(org).grants).entities[0] = other_class(Some("cnxscv.ServiceRouting"));
                },
                Met("nothing else"),
            ),
            (|org| the_set(org).grants = unknown(), Unknown(NOT_ANSWERED)),
            (|org| the_set(org).set = unknown(), Unknown(NOT_ANSWERED)),
        ],
    );
}
