//! What must be there before.

use super::*;
use crate::check::tests::sample::{known, license};
use crate::org::Org;

#[test]
fn package() {
    judge(
        "package.installed",
        &[
            (unchanged, Met("cnxscv, license: Active")),
            (|org| present(the_package(org)).status = "Free".to_owned(), Met("Free")),
            (
                |org| present(the_package(org)).status = "Expired".to_owned(),
                Differs("Its license has expired."),
            ),
            (
                |org| present(the_package(org)).expires = Some(days_from_now(-1)),
                Differs("Its license (Active) ended on 2026-11-22"),
            ),
            (
                |org| present(the_package(org)).expires = Some(days_from_now(90)),
                Met("Active, until 2027-02-21"),
            ),
            (|org| present(the_package(org)).expires = Some(days_from_now(9)), Risky("ends in 9 days")),
            (|org| present(the_package(org)).status = "Trial".to_owned(), Met("cnxscv, license: Trial")),
            (
                |org| {
                    present(the_package(org)).status = "Trial".to_owned();
                    present(the_package(org)).expires = Some(days_from_now(-1));
                },
                Differs("Its license (Trial) ended on 2026-11-22."),
            ),
            (
                |org| present(the_package(org)).status = "Paused".to_owned(),
                Unknown("this status of the package's license: Paused."),
            ),
            (|org| *the_package(org) = Observed::Known(None), Met("The classes of cnxscv are there.")),
            (
                |org| {
                    *the_package(org) = Observed::Known(None);
                    *the_class(org) = Observed::Known(None);
                },
                Differs("It is not installed."),
            ),
            (
                |org| {
                    *the_package(org) = Observed::Known(None);
                    *the_class(org) = unknown();
                },
                Unknown(NOT_ANSWERED),
            ),
            (|org| *the_package(org) = unknown(), Unknown(NOT_ANSWERED)),
            (|org| *the_package(org) = Observed::default(), Unknown("has not been read")),
        ],
    );
}

#[test]
fn apex_class() {
    judge(
        "class.usable",
        &[
            (unchanged, Met("cnxscv.ServiceRouting")),
            (|org| *the_class(org) = Observed::Known(None), Differs("no such class")),
            (|org| present(the_class(org)).is_valid = false, Differs("not valid")),
            (|org| present(the_class(org)).status = "Deleted".to_owned(), Differs("Deleted")),
            (|org| present(the_class(org)).status = "Frozen".to_owned(), Unknown("of the class: Frozen")),
            (|org| *the_class(org) = unknown(), Unknown(NOT_ANSWERED)),
            (|org| *the_class(org) = Observed::default(), Unknown("has not been read")),
        ],
    );
}

/// An org whose integration user is not there yet and whose seats are as given.
fn seats(org: &mut Org, used: i64) {
    known(&mut the_user(org).candidates).clear();
    known(&mut org.user_licenses)[0].used = used;
    known(&mut the_user(org).held_licenses).clear();
    known(&mut org.permission_set_licenses)[0].used = used;
}

#[test]
fn user_license() {
    judge(
        "user-license.free",
        &[
            (unchanged, Met("SCV Integration User has one.")),
            (|org| seats(org, 2), Met("3 of 5 are free.")),
            (|org| seats(org, 5), Differs("All 5 are in use.")),
            (|org| seats(org, 6), Differs("All 5 are in use.")),
            (|org| known(&mut org.user_licenses)[0].used = 5, Met("has one")),
            (
                |org| {
                    known(&mut org.user_licenses)[0].used = 5;
                    known(&mut the_user(org).candidates)[0].is_active = false;
                },
                Differs("All 5 are in use."),
            ),
            (
                |org| known(&mut org.user_licenses)[0].status = "Disabled".to_owned(),
                Differs("The license is disabled."),
            ),
            (
                |org| {
                    seats(org, 2);
                    known(&mut org.user_licenses)[0].status = "Disabled".to_owned();
                },
                Differs("The license is disabled."),
            ),
            (
                |org| {
                    seats(org, 2);
                    known(&mut org.user_licenses)[0] = license("Salesforce", "Salesforce");
                },
                Differs("no such license"),
            ),
            (
                |org| {
                    seats(org, 5);
                    the_user(org).candidates = unknown();
                },
                Unknown(NOT_ANSWERED),
            ),
            (
                |org| {
                    seats(org, 2);
                    org.user_licenses = unknown();
                },
                Unknown(NOT_ANSWERED),
            ),
        ],
    );
}

#[test]
fn permission_set_license() {
    judge(
        "set-license.free",
        &[
            (unchanged, Met("SCV Integration User has one.")),
            (|org| seats(org, 2), Met("3 of 5 are free.")),
            (|org| seats(org, 5), Differs("All 5 are in use.")),
            (
                |org| {
                    seats(org, 2);
                    known(&mut org.permission_set_licenses)[0].expires = Some(days_from_now(-1));
                },
                Differs("expired on 2026-11-22"),
            ),
            (
                |org| {
                    seats(org, 2);
                    known(&mut org.permission_set_licenses).clear();
                },
                Differs("no such license"),
            ),
            (
                |org| {
                    seats(org, 5);
                    the_user(org).held_licenses = unknown();
                },
                Unknown(NOT_ANSWERED),
            ),
            (
                |org| {
                    seats(org, 2);
                    the_user(org).held_licenses = unknown();
                },
                Met("3 of 5"),
            ),
            (
                |org| {
                    seats(org, 2);
                    org.permission_set_licenses = unknown();
                },
                Unknown(NOT_ANSWERED),
            ),
        ],
    );
}

#[test]
fn rights() {
    judge(
        "rights.held",
        &[
            (unchanged, Met("API Enabled, Modify Metadata Through Metadata API Functions")),
            (
                |org| _ = known(&mut org.rights).insert("ModifyMetadata".to_owned(), false),
                Differs("You lack: Modify Metadata Through Metadata API Functions"),
            ),
            (
                |org| known(&mut org.rights).values_mut().for_each(|held| *held = false),
                Differs("API Enabled, Modify"),
            ),
            (|org| _ = known(&mut org.rights).remove("ApiEnabled"), Unknown("API Enabled")),
            (
                |org| {
                    known(&mut org.rights).remove("ApiEnabled");
                    known(&mut org.rights).insert("ModifyMetadata".to_owned(), false);
                },
                Differs("You lack: Modify"),
            ),
            (|org| org.rights = unknown(), Unknown(NOT_ANSWERED)),
        ],
    );
    judge("no-rights.held", &[(unchanged, Unknown("does not say"))]);
}

#[test]
fn one_of_two_rights_is_enough() {
    fn rights(org: &mut Org, metadata: bool, data: Option<bool>) {
        let rights = known(&mut org.rights);
        rights.insert("ModifyMetadata".to_owned(), metadata);
        match data {
            Some(held) => _ = rights.insert("ModifyAllData".to_owned(), held),
            None => _ = rights.remove("ModifyAllData"),
        }
    }
    judge(
        "one-of-two-rights.held",
        &[
            (|org| rights(org, true, None), Met("API Functions or Modify All Data")),
            (|org| rights(org, false, Some(true)), Met("API Functions or Modify All Data")),
            (|org| rights(org, false, Some(false)), Differs("You lack: Modify Metadata")),
            (|org| rights(org, false, None), Unknown("whether you have: Modify Metadata")),
        ],
    );
}
