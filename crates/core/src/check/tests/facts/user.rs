//! The integration user.

use super::*;
use crate::check::tests::sample::{FORCE, held, known};
use crate::org::{ApiClientGrant, ApiClientGrants, Force, Group, IntegrationUser, User, UserId};

fn user(org: &mut Org) -> &mut User {
    &mut known(&mut the_user(org).candidates)[0]
}

fn details(org: &mut Org) -> &mut IntegrationUser {
    present(&mut the_user(org).chosen)
}

fn gone(org: &mut Org) {
    known(&mut the_user(org).candidates).clear();
}

/// The details are those of somebody else.
fn of_another(org: &mut Org) {
    details(org).id = UserId::new("005000000000009AAA");
}

#[test]
fn user_itself() {
    judge(
        "user.exists",
        &[
            (unchanged, Met("SCV Integration User (scv.integration@acme.example)")),
            (gone, Missing("no user with this Username")),
            (|org| the_user(org).candidates = unknown(), Unknown(NOT_ANSWERED)),
        ],
    );
    judge(
        "user.active",
        &[
            (unchanged, Met("active")),
            (|org| user(org).is_active = false, Differs("not active")),
            (gone, Unknown("no user with this Username")),
            (|org| the_user(org).candidates = unknown(), Unknown(NOT_ANSWERED)),
        ],
    );
    judge(
        "user.not-frozen",
        &[
            (unchanged, Met("not frozen")),
            (|org| details(org).is_frozen = Observed::Known(true), Differs("frozen")),
            (|org| details(org).is_frozen = unknown(), Unknown(NOT_ANSWERED)),
            (of_another, Unknown("not read for this user")),
            (|org| the_user(org).chosen = Observed::Known(None), Unknown("not read for this user")),
            (|org| the_user(org).chosen = unknown(), Unknown(NOT_ANSWERED)),
            (gone, Unknown("no user with this Username")),
        ],
    );
    judge(
        "user.license",
        &[
            (unchanged, Met("Salesforce Integration")),
            (|org| user(org).license = Some("Salesforce".to_owned()), Differs("Salesforce")),
            (|org| user(org).license = None, Unknown("lacks the user's license")),
            (gone, Unknown("no user with this Username")),
        ],
    );
    judge(
        "user.profile",
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
        "user.permission-set-licenses.set-license",
        &[
            (unchanged, Met("Salesforce API Integration")),
            (
                |org| known(&mut the_user(org).held_licenses).clear(),
                Missing("SCV Integration User does not hold it."),
            ),
            (
                |org| known(&mut the_user(org).held_licenses)[0].assignee = UserId::new("005000000000009AAA"),
                Missing("does not hold it"),
            ),
            (
                |org| known(&mut org.permission_set_licenses)[0].expires = Some(days_from_now(-1)),
                Differs("it does not count. The license expired on 2026-11-22"),
            ),
            (
                |org| known(&mut org.permission_set_licenses)[0].status = "Disabled".to_owned(),
                Differs("The license is disabled"),
            ),
            (
                |org| known(&mut org.permission_set_licenses)[0].status = "Paused".to_owned(),
                Unknown("this status of the license: Paused"),
            ),
            (
                |org| known(&mut org.permission_set_licenses)[0].expires = Some(days_from_now(9)),
                Risky("It ends in 9 days"),
            ),
            (|org| known(&mut org.permission_set_licenses).clear(), Unknown("does not list such a license")),
            (|org| org.permission_set_licenses = unknown(), Unknown(NOT_ANSWERED)),
            (|org| the_user(org).held_licenses = unknown(), Unknown(NOT_ANSWERED)),
            (gone, Unknown("no user with this Username")),
        ],
    );
    let of_package: fn(&mut Org) =
        |org| details(org).package_licenses = Observed::Known(vec!["CnxScv".to_owned()]);
    judge(
        "user.unpaid",
        &[
            (unchanged, Met("none of these; it holds: Salesforce API Integration")),
            (|org| known(&mut the_user(org).held_licenses).clear(), Met("none")),
            (of_package, Differs("a license of the package cnxscv")),
            (
                |org| {
                    known(&mut the_user(org).held_licenses)
                        .push(held("servicecloudvoicepsl", "Sprachbenutzer"));
                },
                Differs("The user holds: Sprachbenutzer"),
            ),
            (
                |org| {
                    known(&mut the_user(org).held_licenses)
                        .push(held("InvoiceManagementPsl", "Invoice Management"));
                },
                Met("Invoice Management"),
            ),
            (
                |org| {
                    let name = "ServiceCloudVoiceExternalTelephonyPsl";
                    known(&mut the_user(org).held_licenses).push(held(name, "Voice"));
                    details(org).package_licenses = unknown();
                },
                Differs("Voice"),
            ),
            (|org| details(org).package_licenses = unknown(), Unknown(NOT_ANSWERED)),
            (|org| the_user(org).held_licenses = unknown(), Unknown(NOT_ANSWERED)),
            (of_another, Unknown("not read for this user")),
            (gone, Unknown("no user with this Username")),
        ],
    );
}

/// The permission set is not assigned itself; the groups are as given.
fn only_groups(org: &mut Org, groups: Observed<Vec<Group>>) {
    known(the_assignments(org)).clear();
    *the_groups(org) = groups;
}

fn group(status: &str, force: Force) -> Observed<Vec<Group>> {
    let (assignee, label) = (UserId::new("005000000000002AAA"), "Webex Integration".to_owned());
    Observed::Known(vec![Group { assignee, label, force, status: status.to_owned() }])
}

fn force(org: &mut Org) -> &mut Force {
    &mut known(the_assignments(org))[0].force
}

#[test]
fn assignment() {
    judge(
        "user.permission-sets.set",
        &[
            (unchanged, Met("SCV Integration User")),
            (
                |org| only_groups(org, Observed::Known(Vec::new())),
                Missing("It is not assigned to SCV Integration User."),
            ),
            (|org| only_groups(org, unknown()), Unknown(NOT_ANSWERED)),
            (|org| force(org).expires = Some(days_from_now(-1)), Differs("expired on 2026-11-22")),
            (|org| force(org).expires = Some(days_from_now(1)), Risky("It ends within a day, on 2026-11-24")),
            (|org| force(org).expires = Some(days_from_now(90)), Met("until 2027-02-21")),
            (|org| force(org).is_active = false, Differs("not active")),
            // That is another check's word.
            (|org| user(org).is_active = false, Met("SCV Integration User")),
            (gone, Unknown("no user with this Username")),
            (|org| the_user(org).candidates = unknown(), Unknown(NOT_ANSWERED)),
            (|org| *the_assignments(org) = unknown(), Unknown(NOT_ANSWERED)),
        ],
    );
}

#[test]
fn assignment_by_a_group() {
    judge(
        "user.permission-sets.set",
        &[
            (
                |org| only_groups(org, group("Updated", FORCE)),
                Unknown("only through the permission set group Webex Integration. It cannot be told"),
            ),
            (|org| only_groups(org, group("Failed", FORCE)), Unknown("its status is Failed")),
            (
                |org| {
                    let expires = Some(days_from_now(-1));
                    only_groups(org, group("Updated", Force { expires, ..FORCE }));
                },
                Missing("that assignment expired on 2026-11-22"),
            ),
            (
                |org| only_groups(org, group("Updated", Force { is_active: false, ..FORCE })),
                Missing("that assignment is not active"),
            ),
            (
                |org| only_groups(org, group("Updated", Force { needs_activation: true, ..FORCE })),
                Missing("waits for a session that activates it"),
            ),
        ],
    );
}

#[test]
fn any_api_client() {
    fn granted_to(org: &mut Org, user: &str, force: Force) {
        let by = words::read::ByPermissionSet { permission_set: "Any client".into() }.into();
        let grant = ApiClientGrant { assignee: UserId::new(user), by, force };
        the_user(org).api_client_grants = Observed::Known(ApiClientGrants::By(vec![grant]));
    }
    judge(
        "user.no-any-api-client",
        &[
            (unchanged, Met("not granted")),
            (|org| granted_to(org, "005000000000009AAA", FORCE), Met("not granted")),
            (
                |org| granted_to(org, "005000000000002AAA", FORCE),
                Differs("It is granted by the permission set Any client"),
            ),
            (
                |org| {
                    let expires = Some(days_from_now(-1));
                    granted_to(org, "005000000000002AAA", Force { expires, ..FORCE });
                },
                Noted("by the permission set Any client, which does not count"),
            ),
            (
                |org| granted_to(org, "005000000000002AAA", Force { needs_activation: true, ..FORCE }),
                Noted("which does not count"),
            ),
            (
                |org| the_user(org).api_client_grants = Observed::Known(ApiClientGrants::NoSuchPermission),
                Met("no such permission"),
            ),
            (|org| the_user(org).api_client_grants = unknown(), Unknown(NOT_ANSWERED)),
            (gone, Unknown("no user with this Username")),
        ],
    );
}
