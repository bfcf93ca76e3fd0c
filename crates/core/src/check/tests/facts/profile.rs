//! The profile.

use super::*;
use crate::check::tests::sample::{flags, known, profile};
use crate::org::{Grant, Profile, ProfileGrants};

fn own(org: &mut Org) -> &mut Profile {
    present(&mut the_profile(org).profile)
}

fn standard(org: &mut Org) -> &mut Profile {
    &mut known(&mut the_profile(org).others)[0]
}

fn grants(profile: &mut Profile) -> &mut ProfileGrants {
    known(&mut profile.grants)
}

/// Adds a system permission.
fn permit(profile: &mut Profile, name: &str) {
    grants(profile).permissions.insert(name.to_owned(), true);
}

fn access(profile: &mut Profile, grant: Grant) {
    known(&mut profile.access).insert(grant);
}

fn object(object: &str, right: &str) -> Grant {
    Grant::Object { object: object.to_owned(), right: right.to_owned() }
}

fn field(field: &str) -> Grant {
    Grant::Field { field: field.to_owned(), right: "Read".to_owned() }
}

fn entity(kind: &str, id: &str) -> Grant {
    Grant::Entity { kind: kind.to_owned(), id: id.to_owned() }
}

fn absent(org: &mut Org) {
    the_profile(org).profile = Observed::Known(None);
}

/// Without the rights to see all profiles.
fn filtered(org: &mut Org) {
    absent(org);
    org.rights =
        Observed::Known(flags(&[("ViewAllProfiles", false), ("ManageProfilesPermissionsets", false)]));
}

#[test]
fn profile_itself() {
    judge(
        "profile.exists",
        &[
            (unchanged, Met("SCV Integration")),
            (
                |org| {
                    absent(org);
                    known(&mut org.rights).insert("ViewAllProfiles".to_owned(), true);
                },
                Missing("no such profile"),
            ),
            (
                |org| {
                    absent(org);
                    known(&mut org.rights).insert("ManageProfilesPermissionsets".to_owned(), true);
                },
                Missing("no such profile"),
            ),
            (filtered, Unknown("It may hide profiles from you")),
            (
                |org| {
                    absent(org);
                    org.rights = unknown();
                },
                Unknown("It may hide profiles from you"),
            ),
            (
                |org| own(org).name = "Minimum Access - API only integrations".to_owned(),
                Differs("Salesforce's own profile"),
            ),
            (
                |org| {
                    grants(own(org)).is_custom = false;
                    grants(standard(org)).is_custom = true;
                },
                Differs("Salesforce's own profile"),
            ),
            // The flag may tell nothing in this org.
            (|org| grants(own(org)).is_custom = false, Unknown("a clone or one that Salesforce brought")),
            (|org| own(org).grants = unknown(), Met("SCV Integration")),
            (|org| the_profile(org).profile = unknown(), Unknown(NOT_ANSWERED)),
        ],
    );
    judge(
        "profile.license",
        &[
            (unchanged, Met("Salesforce Integration")),
            (|org| own(org).license = Some("Salesforce".to_owned()), Differs("Salesforce")),
            (|org| own(org).license = None, Unknown("lacks the profile's user license")),
            (absent, Unknown("no such profile")),
            (|org| the_profile(org).profile = unknown(), Unknown(NOT_ANSWERED)),
        ],
    );
    judge(
        "profile.permissions.ApiUserOnly",
        &[
            (unchanged, Met("API Only User: enabled")),
            (
                |org| _ = grants(own(org)).permissions.insert("ApiUserOnly".to_owned(), false),
                Missing("not enabled"),
            ),
            (|org| _ = grants(own(org)).permissions.remove("ApiUserOnly"), Unknown("does not say")),
            (|org| own(org).grants = unknown(), Unknown(NOT_ANSWERED)),
            (absent, Unknown("no such profile")),
        ],
    );
}

/// What the license forces is on both profiles.
fn forced(org: &mut Org) {
    permit(own(org), "PasswordNeverExpires");
    permit(standard(org), "PasswordNeverExpires");
}

#[test]
fn surplus_of_a_profile() {
    judge(
        "profile.nothing-else",
        &[
            (unchanged, Met("nothing else")),
            // Nothing has to be compared.
            (|org| the_profile(org).others = unknown(), Met("nothing else")),
            (
                |org| access(own(org), entity("TabSet", "02u1")),
                Met("Apps that it shows in Salesforce's menu are not counted: 1"),
            ),
            (|org| permit(own(org), "ViewAllData"), Differs("It also grants: View All Data")),
            (
                |org| access(own(org), object("Account", "ViewAllRecords")),
                Differs("object Account: View All Records"),
            ),
            (|org| access(own(org), field("Account.Industry")), Differs("field Account.Industry: Read")),
            (
                |org| access(own(org), entity("ApexClass", "01p000000000001")),
                Differs("Apex class cnxscv.ServiceRouting"),
            ),
            (
                |org| access(own(org), entity("CustomPermission", "0CP000000000001")),
                Differs("custom permission 0CP000000000001"),
            ),
            (forced, Met("of this license has (1 compared): Password Never Expires")),
            // The guide's own app is another check's word.
            (
                |org| access(own(org), entity("ExternalClientApplication", "0xI000000000001")),
                Met("nothing else"),
            ),
            (
                |org| access(own(org), entity("ExternalClientApplication", "0xI000000000009")),
                Differs("external client app 0xI000000000009"),
            ),
            (
                |org| {
                    access(own(org), entity("ExternalClientApplication", "0xI000000000009"));
                    the_app(org).app = unknown();
                },
                Unknown("cannot be told to which one"),
            ),
            (
                |org| {
                    access(own(org), entity("ExternalClientApplication", "0xI000000000009"));
                    the_app(org).app = Observed::Known(None);
                },
                Differs("external client app 0xI000000000009"),
            ),
            (
                |org| {
                    access(own(org), object("Account", "Read"));
                    access(standard(org), object("Account", "Read"));
                },
                Met("object Account: Read"),
            ),
            (
                |org| {
                    access(own(org), object("Account", "Read"));
                    access(standard(org), object("Account", "Read"));
                    own(org).object_rights = unknown();
                },
                Unknown(NOT_ANSWERED),
            ),
            (
                |org| {
                    access(own(org), object("Account", "Read"));
                    own(org).object_rights = unknown();
                },
                Differs("object Account: Read"),
            ),
            // One right more than Salesforce's own profile has on the same object.
            (
                |org| {
                    access(own(org), object("Account", "Read"));
                    access(own(org), object("Account", "Edit"));
                    access(standard(org), object("Account", "Read"));
                },
                Differs("It also grants: object Account: Edit"),
            ),
            (|org| own(org).access = unknown(), Unknown(NOT_ANSWERED)),
            (|org| own(org).grants = unknown(), Unknown(NOT_ANSWERED)),
            (absent, Unknown("no such profile")),
        ],
    );
}

#[test]
fn what_a_license_forces_is_only_believed_of_salesforces_own_profiles() {
    fn another(org: &mut Org) -> &mut Profile {
        known(&mut the_profile(org).others).push(profile("00e000000000003AAA", "Nightly Export", true));
        known(&mut the_profile(org).others).last_mut().unwrap()
    }
    judge(
        "profile.nothing-else",
        &[
            (
                |org| {
                    forced(org);
                    the_profile(org).others = unknown();
                },
                Unknown(NOT_ANSWERED),
            ),
            (
                |org| {
                    forced(org);
                    known(&mut the_profile(org).others).clear();
                },
                Unknown("Password Never Expires. No other API-only profile"),
            ),
            (
                |org| {
                    forced(org);
                    grants(standard(org)).is_custom = true;
                },
                Unknown("None of the other API-only profiles of this license is recognised"),
            ),
            // Where the flag does not tell the clone from Salesforce's own, it tells nothing.
            (
                |org| {
                    forced(org);
                    grants(own(org)).is_custom = false;
                },
                Unknown("is recognised as Salesforce's own"),
            ),
            (
                |org| {
                    forced(org);
                    _ = another(org);
                },
                Unknown("Only some of the other API-only profiles"),
            ),
            (
                |org| {
                    forced(org);
                    permit(another(org), "PasswordNeverExpires");
                },
                Met("Password Never Expires"),
            ),
            // Another admin's profile with the same surplus is no excuse.
            (
                |org| {
                    permit(own(org), "ViewAllData");
                    permit(another(org), "ViewAllData");
                },
                Differs("View All Data"),
            ),
            (
                |org| {
                    forced(org);
                    another(org).access = unknown();
                },
                Unknown("Not every other API-only profile"),
            ),
            (
                |org| {
                    forced(org);
                    another(org).grants = unknown();
                },
                Unknown("Not every other API-only profile"),
            ),
            // Profiles of other licenses and for people are not compared.
            (
                |org| {
                    forced(org);
                    another(org).license = Some("Salesforce".to_owned());
                    grants(another(org)).permissions.insert("ApiUserOnly".to_owned(), false);
                },
                Met("Password Never Expires"),
            ),
            // A sure surplus is not hidden by a doubtful one.
            (
                |org| {
                    forced(org);
                    grants(standard(org)).is_custom = true;
                    permit(own(org), "ViewAllData");
                },
                Differs("It also grants: View All Data"),
            ),
        ],
    );
}
