//! The policies of the app.

use super::*;
use crate::check::tests::sample::{SET, known, on_app};
use crate::org::PermissionSetOnApp;

#[test]
fn policies() {
    let none: Case =
        (|org| app(org).oauth_policy = Observed::Known(None), Unknown("lists no OAuth policies"));
    let lost: Case = (|org| app(org).oauth_policy = unknown(), Unknown(NOT_ANSWERED));
    judge(
        Fact::PolicyPermittedUsers,
        &["AdminApprovedPreAuthorized"],
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
        Fact::PolicyRefreshToken,
        &["Zero"],
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
        Fact::PolicyIpRelaxation,
        &["Enforce"],
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
        Fact::PolicyStartPage,
        &["None"],
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

fn also_on_app(org: &mut Org, row: PermissionSetOnApp) {
    known(&mut app(org).permission_sets).push(row);
}

#[test]
fn permission_sets_of_the_app() {
    judge(
        Fact::PolicyPermissionSets,
        &[SET],
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
                Differs("IVR Access to SCV Apex Classes, Report Readers"),
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
