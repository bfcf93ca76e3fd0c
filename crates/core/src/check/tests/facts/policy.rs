//! The policies of the app.

use super::*;
use crate::check::tests::sample::{SET, known, login, on_app};
use crate::org::{Logins, Older, PermissionSetOnApp};

#[test]
fn policies() {
    let none: Case =
        (|org| app(org).oauth_policy = Observed::Known(None), Unknown("lists no OAuth policies"));
    let lost: Case = (|org| app(org).oauth_policy = unknown(), Unknown(NOT_ANSWERED));
    judge(
        "app.permitted-users",
        &[
            (unchanged, Met("Admin approved users are pre-authorized")),
            (
                |org| oauth_policy(org).permitted_users = Some("AllSelfAuthorized".to_owned()),
                Differs("self-authorize"),
            ),
            (|org| oauth_policy(org).permitted_users = Some("Novel".to_owned()), Differs("Novel")),
            (|org| oauth_policy(org).permitted_users = None, Unknown("lacks the value of Permitted Users")),
            (none.0, Unknown("lists no OAuth policies")),
            (lost.0, Unknown(NOT_ANSWERED)),
            GONE,
            FAILED,
        ],
    );
    judge(
        "app.refresh-token",
        &[
            (unchanged, Met("Immediately expire refresh token")),
            (
                |org| oauth_policy(org).refresh_token = Some("Infinite".to_owned()),
                Differs("valid until revoked"),
            ),
            (
                |org| {
                    oauth_policy(org).refresh_token = Some("SpecificLifetime".to_owned());
                    oauth_policy(org).refresh_token_validity = Some("365 Days".to_owned());
                },
                Differs("(365 Days)"),
            ),
            (|org| oauth_policy(org).refresh_token = None, Unknown("Refresh Token Policy")),
            none,
            lost,
            GONE,
            FAILED,
        ],
    );
    judge(
        "app.ip-relaxation",
        &[
            (unchanged, Met("Enforce IP restrictions")),
            (
                |org| oauth_policy(org).ip_relaxation = Some("Bypass".to_owned()),
                Differs("Relax IP restrictions"),
            ),
            (
                |org| oauth_policy(org).ip_relaxation = Some("Enforce_relaxrefresh".to_owned()),
                Differs("but relax for refresh tokens"),
            ),
            (|org| oauth_policy(org).ip_relaxation = None, Unknown("IP Relaxation")),
            GONE,
            FAILED,
        ],
    );
    judge(
        "app.start-page",
        &[
            (unchanged, Met("None")),
            (|org| policy(org).start_page = Some("Custom".to_owned()), Differs("Custom")),
            (|org| policy(org).start_page = None, Unknown("Start Page")),
            (|org| app(org).policy = Observed::Known(None), Unknown("lists no policies")),
            (|org| app(org).policy = unknown(), Unknown(NOT_ANSWERED)),
            GONE,
            FAILED,
        ],
    );
}

/// The policies that Salesforce gives a new app, and nobody has tried to log in.
fn untouched(org: &mut Org) {
    let oauth = oauth_policy(org);
    oauth.permitted_users = Some("AllSelfAuthorized".to_owned());
    oauth.refresh_token = Some("SpecificLifetime".to_owned());
    oauth.permission_sets.clear();
    policy(org).start_page = Some("OAuth".to_owned());
    known(&mut app(org).permission_sets).clear();
    known(&mut present(&mut the_app(org).user).logins).rows.clear();
}

#[test]
fn policies_of_a_new_app_are_to_do() {
    let tried: fn(&mut Org) = |org| {
        untouched(org);
        known(&mut present(&mut the_app(org).user).logins).rows = vec![login(5, "Failed: Not approved")];
    };
    let touched: fn(&mut Org) = |org| {
        untouched(org);
        oauth_policy(org).ip_relaxation = Some("Bypass".to_owned());
    };
    let facts = [
        ("app.permitted-users", "self-authorize"),
        ("app.refresh-token", "after a specific time"),
        ("app.start-page", "OAuth"),
        ("app.permission-sets", "none"),
    ];
    for (fact, found) in facts {
        judge(fact, &[(untouched, Missing(found)), (tried, Differs(found)), (touched, Differs(found))]);
    }
    // Who may not read the policies sees no more than that nothing is on the app.
    let unread: fn(&mut Org) = |org| {
        untouched(org);
        app(org).oauth_policy = unknown();
    };
    judge("app.permission-sets", &[(unread, Missing("none"))]);
}

fn also_on_app(org: &mut Org, row: PermissionSetOnApp) {
    known(&mut app(org).permission_sets).push(row);
}

#[test]
fn permission_sets_of_the_app() {
    judge(
        "app.permission-sets",
        &[
            (unchanged, Met("IVR Access to SCV Apex Classes")),
            (
                |org| oauth_policy(org).permission_sets = vec!["0PS000000000001AAA".to_owned()],
                Met("IVR Access"),
            ),
            (|org| oauth_policy(org).permission_sets[0].make_ascii_lowercase(), Met("IVR Access")),
            (
                |org| {
                    oauth_policy(org).permission_sets.clear();
                    known(&mut app(org).permission_sets).clear();
                },
                Differs("none"),
            ),
            // Where the two views disagree, it is not done.
            (|org| oauth_policy(org).permission_sets.clear(), Differs("none")),
            (|org| known(&mut app(org).permission_sets).clear(), Differs("none")),
            (
                |org| also_on_app(org, on_app("0PS000000000009", "Report_Readers", "Report Readers")),
                Differs(
                    "IVR Access to SCV Apex Classes (IVR_Access_to_SCV_Apex_Classes), Report Readers (Report_Readers)",
                ),
            ),
            (
                |org| known(&mut app(org).permission_sets)[0] = on_app("0PS000000000009", SET, "A group"),
                Differs("A group, which is a group or another permission set of the same name"),
            ),
            (
                |org| oauth_policy(org).permission_sets.push("Report_Readers".to_owned()),
                Differs("Report_Readers"),
            ),
            (|org| oauth_policy(org).profiles.push("Admin".to_owned()), Differs("profile Admin")),
            (
                |org| {
                    let shadow = on_app("0PS000000000008", "X00e1", "00e1");
                    also_on_app(org, PermissionSetOnApp { profile: Some("Admin".to_owned()), ..shadow });
                },
                Differs("profile Admin"),
            ),
            (|org| app(org).permission_sets = unknown(), Met(SET)),
            (|org| app(org).oauth_policy = unknown(), Met("IVR Access")),
            (
                |org| {
                    app(org).permission_sets = unknown();
                    app(org).oauth_policy = unknown();
                },
                Unknown(NOT_ANSWERED),
            ),
            GONE,
            FAILED,
        ],
    );
}

/// The profile of the integration user is on the app, and nothing else.
fn profile_on_app(org: &mut Org) {
    oauth_policy(org).permission_sets.clear();
    oauth_policy(org).profiles = vec!["SCV Integration".to_owned()];
    let shadow = on_app("0PS000000000008", "X00e1", "00e1");
    *known(&mut app(org).permission_sets) =
        vec![PermissionSetOnApp { profile: Some("SCV Integration".to_owned()), ..shadow }];
}

#[test]
fn a_profile_in_place_of_the_permission_set() {
    judge(
        "app.permission-sets",
        &[
            (profile_on_app, Differs("The login works with it all the same.")),
            (
                |org| {
                    profile_on_app(org);
                    present(&mut the_app(org).user).logins = Observed::Known(Logins {
                        rows: vec![login(5, "Failed: Not approved for access")],
                        older: Older::Nothing,
                    });
                },
                Differs("the last login through the app was refused"),
            ),
            (
                |org| {
                    profile_on_app(org);
                    known(&mut present(&mut the_app(org).user).logins).rows.clear();
                },
                Unknown("On the app is the profile SCV Integration in place of the permission set."),
            ),
            // Somebody else's profile approves nobody here.
            (
                |org| {
                    profile_on_app(org);
                    known(&mut the_user(org).candidates)[0].profile = Some("Another".to_owned());
                },
                Differs("profile SCV Integration"),
            ),
        ],
    );
}

/// What is wanted and what is found are the same kind of name.
#[test]
fn permission_sets_are_called_alike_on_both_sides() {
    let mut org = org();
    also_on_app(&mut org, on_app("0PS000000000009", "Report_Readers", "Report Readers"));
    let verdict = verdict("app.permission-sets", &org, &local());
    let Verdict::Differs { expected, found, .. } = verdict else { panic!("{verdict:?}") };
    let named = |name: &str, api_name: &str| {
        Text::from(words::check::Named { name: name.into(), api_name: api_name.into() })
    };
    let own = named("IVR Access to SCV Apex Classes", SET);
    assert_eq!(expected, Text::commas([own.clone()]));
    assert_eq!(found, Text::commas([own, named("Report Readers", "Report_Readers")]));
}
