//! The integration user.

use super::*;
use crate::check::tests::sample::{USERNAME, held, known};
use crate::org::{ApiClientGrants, Group, IntegrationUser, User, UserId};

fn user(org: &mut Org) -> &mut User {
    &mut known(&mut org.users)[0]
}

fn details(org: &mut Org) -> &mut IntegrationUser {
    present(&mut org.integration_user)
}

fn gone(org: &mut Org) {
    known(&mut org.users).clear();
}

/// The details are those of somebody else.
fn of_another(org: &mut Org) {
    details(org).id = UserId::new("005000000000009AAA");
}

#[test]
fn user_itself() {
    judge(
        Fact::UserExists,
        &["SCV.Integration@acme.example"],
        &[
            (unchanged, Met("SCV Integration User (scv.integration@acme.example)")),
            (gone, Missing("no user with this Username")),
            (|org| org.users = unknown(), Unknown(NOT_ANSWERED)),
        ],
    );
    judge(
        Fact::UserActive,
        &[],
        &[
            (unchanged, Met("active")),
            (|org| user(org).is_active = false, Differs("not active")),
            (gone, Unknown("no user with this Username")),
            (|org| org.users = unknown(), Unknown(NOT_ANSWERED)),
        ],
    );
    judge(
        Fact::UserNotFrozen,
        &[],
        &[
            (unchanged, Met("not frozen")),
            (|org| details(org).is_frozen = Observed::Known(true), Differs("frozen")),
            (|org| details(org).is_frozen = unknown(), Unknown(NOT_ANSWERED)),
            (of_another, Unknown("not read for this user")),
            (|org| org.integration_user = Observed::Known(None), Unknown("not read for this user")),
            (|org| org.integration_user = unknown(), Unknown(NOT_ANSWERED)),
            (gone, Unknown("no user with this Username")),
        ],
    );
    judge(
        Fact::UserLicense,
        &["Salesforce Integration"],
        &[
            (unchanged, Met("Salesforce Integration")),
            (|org| user(org).license = Some("Salesforce".to_owned()), Differs("Salesforce")),
            (|org| user(org).license = None, Unknown("lacks the user's license")),
            (gone, Unknown("no user with this Username")),
        ],
    );
    judge(
        Fact::UserProfile,
        &["SCV Integration"],
        &[
            (unchanged, Met("SCV Integration")),
            (|org| user(org).profile = Some("Standard User".to_owned()), Differs("Standard User")),
            (|org| user(org).profile = None, Unknown("lacks the user's profile")),
            (gone, Unknown("no user with this Username")),
        ],
    );
}

#[test]
fn licenses_of_the_user() {
    judge(
        Fact::PermissionSetLicenseHeld,
        &["SalesforceAPIIntegrationPSL"],
        &[
            (unchanged, Met("Salesforce API Integration")),
            (|org| known(&mut org.held_licenses).clear(), Missing("SCV Integration User does not hold it.")),
            (
                |org| known(&mut org.held_licenses)[0].assignee = UserId::new("005000000000009AAA"),
                Missing("does not hold it"),
            ),
            (
                |org| known(&mut org.permission_set_licenses)[0].expires = Some(days_from_now(-1)),
                Differs("has expired"),
            ),
            (
                |org| known(&mut org.permission_set_licenses)[0].status = "Disabled".to_owned(),
                Differs("the license is Disabled"),
            ),
            (|org| known(&mut org.permission_set_licenses).clear(), Unknown("does not list such a license")),
            (|org| org.permission_set_licenses = unknown(), Unknown(NOT_ANSWERED)),
            (|org| org.held_licenses = unknown(), Unknown(NOT_ANSWERED)),
            (gone, Unknown("no user with this Username")),
        ],
    );
    let of_package: fn(&mut Org) =
        |org| details(org).package_licenses = Observed::Known(vec!["CnxScv".to_owned()]);
    judge(
        Fact::UserWithoutPaidLicense,
        &["cnxscv", "Voice"],
        &[
            (unchanged, Met("none")),
            (of_package, Differs("a license of the package cnxscv")),
            (
                |org| known(&mut org.held_licenses).push(held("SCVPsl", "Service Cloud Voice")),
                Differs("The user holds: Service Cloud Voice"),
            ),
            (
                |org| known(&mut org.held_licenses).push(held("ServiceCloudVOICEPsl", "Telephony")),
                Differs("Telephony"),
            ),
            (
                |org| {
                    known(&mut org.held_licenses).push(held("SCVPsl", "Service Cloud Voice"));
                    details(org).package_licenses = unknown();
                },
                Differs("Service Cloud Voice"),
            ),
            (|org| details(org).package_licenses = unknown(), Unknown(NOT_ANSWERED)),
            (|org| org.held_licenses = unknown(), Unknown(NOT_ANSWERED)),
            (of_another, Unknown("not read for this user")),
            (gone, Unknown("no user with this Username")),
        ],
    );
}

/// The permission set is not assigned itself; the groups are as given.
fn only_groups(org: &mut Org, groups: Observed<Vec<Group>>) {
    known(&mut org.assignments).clear();
    org.groups = groups;
}

#[test]
fn assignment() {
    let grouped: fn(&mut Org) = |org| {
        let label = "Webex Integration".to_owned();
        only_groups(org, Observed::Known(vec![Group { assignee: UserId::new("005000000000002AAA"), label }]));
    };
    judge(
        Fact::PermissionSetAssigned,
        &[USERNAME],
        &[
            (unchanged, Met("SCV Integration User")),
            (
                |org| only_groups(org, Observed::Known(Vec::new())),
                Missing("It is not assigned to SCV Integration User."),
            ),
            (grouped, Unknown("only through the permission set group Webex Integration")),
            (|org| only_groups(org, unknown()), Unknown(NOT_ANSWERED)),
            (
                |org| known(&mut org.assignments)[0].expires = Some(days_from_now(-1)),
                Differs("expired on 2026-11-22"),
            ),
            (
                |org| known(&mut org.assignments)[0].expires = Some(days_from_now(1)),
                Differs("expires on 2026-11-24"),
            ),
            (|org| known(&mut org.assignments)[0].is_active = false, Differs("not active")),
            // That is another check's word.
            (|org| user(org).is_active = false, Met("SCV Integration User")),
            (gone, Unknown("no user with this Username")),
            (|org| org.users = unknown(), Unknown(NOT_ANSWERED)),
            (|org| org.assignments = unknown(), Unknown(NOT_ANSWERED)),
        ],
    );
}

#[test]
fn any_api_client() {
    fn granted_to(org: &mut Org, user: &str) {
        let grant = (UserId::new(user), "the permission set Any client".to_owned());
        org.api_client_grants = Observed::Known(ApiClientGrants::By(vec![grant]));
    }
    judge(
        Fact::UserWithoutAnyApiClient,
        &[],
        &[
            (unchanged, Met("not granted")),
            (|org| granted_to(org, "005000000000009AAA"), Met("not granted")),
            (
                |org| granted_to(org, "005000000000002AAA"),
                Differs("It is granted by the permission set Any client"),
            ),
            (
                |org| org.api_client_grants = Observed::Known(ApiClientGrants::NoSuchPermission),
                Met("no such permission"),
            ),
            (|org| org.api_client_grants = unknown(), Unknown(NOT_ANSWERED)),
            (gone, Unknown("no user with this Username")),
        ],
    );
}
