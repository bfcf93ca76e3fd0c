//! One table per fact.

use super::sample::{
    NOW, OWN, SET, USERNAME, certificate, known, license, local, on_app, org, present, unknown, verdict,
};
use crate::check::{Local, Verdict};
use crate::guide::Fact;
use crate::org::{
    Access, ApexClassId, App, AppCertificate, AppId, AppPolicy, Certificate, EntityAccess, Fingerprint,
    GlobalOauthSettings, Moment, OauthPolicy, Observed, Org, PermissionSetOnApp, PublicKey,
};

/// What is said, with a piece of the text that says it.
enum Says {
    Met(&'static str),
    Differs(&'static str),
    Unknown(&'static str),
}
use Says::{Differs, Met, Unknown};

type Case = (fn(&mut Org), Says);

/// The org as it is.
fn unchanged(_: &mut Org) {}

fn judge(fact: Fact, expect: &[&str], cases: &[Case]) {
    judge_with(fact, expect, &local(), cases);
}

fn judge_with(fact: Fact, expect: &[&str], local: &Local, cases: &[Case]) {
    for (number, (change, says)) in cases.iter().enumerate() {
        let mut org = org();
        change(&mut org);
        let verdict = verdict(fact, expect, &org, local);
        let fits = match (&verdict, says) {
            (Verdict::Met { found }, Met(part)) => found.contains(part),
            (Verdict::Differs { found, mend, .. }, Differs(part)) => {
                found.contains(part) && mend == "Mend it."
            }
            (Verdict::Unknown { why }, Unknown(part)) => why.contains(part),
            _ => false,
        };
        assert!(fits, "{fact:?}, case {number}: {verdict:?}");
    }
}

fn app(org: &mut Org) -> &mut App {
    present(&mut org.app)
}

fn settings(org: &mut Org) -> &mut GlobalOauthSettings {
    present(&mut app(org).global_settings)
}

fn oauth_policy(org: &mut Org) -> &mut OauthPolicy {
    present(&mut app(org).oauth_policy)
}

fn policy(org: &mut Org) -> &mut AppPolicy {
    present(&mut app(org).policy)
}

fn days_from_now(days: i64) -> Moment {
    Moment::from_seconds(NOW.seconds() + days * 86_400)
}

const NOT_ANSWERED: &str = "Salesforce did not answer. Try again.";

#[test]
fn package() {
    judge(
        Fact::PackageInstalled,
        &["cnxscv"],
        &[
            (unchanged, Met("cnxscv, license: Active")),
            (|org| present(&mut org.package).status = "Free".to_owned(), Met("Free")),
            (
                |org| present(&mut org.package).status = "Expired".to_owned(),
                Differs("Its license is Expired."),
            ),
            (
                |org| present(&mut org.package).expires = Some(days_from_now(-1)),
                Differs("expired on 2026-11-22"),
            ),
            (|org| present(&mut org.package).expires = Some(days_from_now(1)), Met("Active")),
            (|org| org.package = Observed::Known(None), Met("The classes of cnxscv are there.")),
            (
                |org| {
                    org.package = Observed::Known(None);
                    org.apex_class = Observed::Known(None);
                },
                Differs("It is not installed."),
            ),
            (
                |org| {
                    org.package = Observed::Known(None);
                    org.apex_class = unknown();
                },
                Unknown(NOT_ANSWERED),
            ),
            (|org| org.package = unknown(), Unknown(NOT_ANSWERED)),
            (|org| org.package = Observed::default(), Unknown("has not been read")),
        ],
    );
}

#[test]
fn apex_class() {
    judge(
        Fact::ApexClassUsable,
        &["cnxscv.ServiceRouting"],
        &[
            (unchanged, Met("cnxscv.ServiceRouting")),
            (|org| org.apex_class = Observed::Known(None), Differs("no such class")),
            (|org| present(&mut org.apex_class).is_valid = false, Differs("not valid")),
            (|org| present(&mut org.apex_class).status = "Deleted".to_owned(), Differs("Deleted")),
            (|org| org.apex_class = unknown(), Unknown(NOT_ANSWERED)),
            (|org| org.apex_class = Observed::default(), Unknown("has not been read")),
        ],
    );
}

/// An org whose integration user is not there yet and whose seats are as given.
fn seats(org: &mut Org, used: i64) {
    known(&mut org.users).clear();
    known(&mut org.user_licenses)[0].used = used;
    known(&mut org.held_licenses).clear();
    known(&mut org.permission_set_licenses)[0].used = used;
}

#[test]
fn user_license() {
    judge(
        Fact::UserLicenseSeat,
        &["Salesforce Integration"],
        &[
            (unchanged, Met("SCV Integration User has one.")),
            (|org| seats(org, 2), Met("3 of 5 are free.")),
            (|org| seats(org, 5), Differs("All 5 are in use.")),
            (|org| seats(org, 6), Differs("All 5 are in use.")),
            (|org| known(&mut org.user_licenses)[0].used = 5, Met("has one")),
            (
                |org| {
                    seats(org, 2);
                    known(&mut org.user_licenses)[0].status = "Disabled".to_owned();
                },
                Differs("Disabled"),
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
                    org.users = unknown();
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
        Fact::PermissionSetLicenseSeat,
        &["SalesforceAPIIntegrationPSL"],
        &[
            (unchanged, Met("The integration user has one.")),
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
                    org.held_licenses = unknown();
                },
                Unknown(NOT_ANSWERED),
            ),
            (
                |org| {
                    seats(org, 2);
                    org.held_licenses = unknown();
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
        Fact::RightsHeld,
        &["ApiEnabled", "ModifyMetadata"],
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
    judge(Fact::RightsHeld, &[], &[(unchanged, Unknown("does not say"))]);
}

#[test]
fn permission_set_itself() {
    let gone: fn(&mut Org) = |org| org.permission_set = Observed::Known(None);
    let failed: fn(&mut Org) = |org| org.permission_set = unknown();
    judge(
        Fact::PermissionSetExists,
        &[SET],
        &[
            (unchanged, Met(SET)),
            (gone, Differs("no such permission set")),
            (failed, Unknown(NOT_ANSWERED)),
            (|org| org.permission_set = Observed::default(), Unknown("has not been read")),
        ],
    );
    judge(
        Fact::PermissionSetLabel,
        &["IVR Access to SCV Apex Classes"],
        &[
            (unchanged, Met("IVR Access")),
            (|org| present(&mut org.permission_set).label = "IVR access".to_owned(), Differs("IVR access")),
            (gone, Unknown("no such permission set")),
            (failed, Unknown(NOT_ANSWERED)),
        ],
    );
    judge(
        Fact::PermissionSetWithoutLicense,
        &[],
        &[
            (unchanged, Met("--None--")),
            (
                |org| present(&mut org.permission_set).license = Some("Salesforce Integration".to_owned()),
                Differs("Salesforce Integration"),
            ),
            (gone, Unknown("no such permission set")),
            (failed, Unknown(NOT_ANSWERED)),
        ],
    );
    judge(
        Fact::PermissionSetWithoutActivation,
        &[],
        &[
            (unchanged, Met("not required")),
            (|org| present(&mut org.permission_set).needs_activation = true, Differs("is required")),
            (gone, Unknown("no such permission set")),
            (failed, Unknown(NOT_ANSWERED)),
        ],
    );
}

#[test]
fn class_access() {
    judge(
        Fact::PermissionSetApexClass,
        &["cnxscv.ServiceRouting"],
        &[
            (unchanged, Met("cnxscv.ServiceRouting")),
            (|org| known(&mut org.grants).entities.clear(), Differs("no access")),
            (|org| _ = known(&mut org.grants).entities.remove(0), Differs("no access")),
            (
                |org| present(&mut org.apex_class).id = ApexClassId::new("01p000000000009AAA"),
                Differs("no access"),
            ),
            (|org| org.apex_class = Observed::Known(None), Unknown("no such class")),
            (|org| org.apex_class = unknown(), Unknown(NOT_ANSWERED)),
            (|org| org.grants = unknown(), Unknown(NOT_ANSWERED)),
        ],
    );
}

#[test]
fn system_permission() {
    judge(
        Fact::PermissionSetPermission,
        &["ApexRestServices"],
        &[
            (unchanged, Met("Apex REST Services: enabled")),
            (
                |org| {
                    _ = present(&mut org.permission_set)
                        .permissions
                        .insert("ApexRestServices".to_owned(), false)
                },
                Differs("not enabled"),
            ),
            (
                |org| _ = present(&mut org.permission_set).permissions.remove("ApexRestServices"),
                Unknown("does not say whether Apex REST Services"),
            ),
            (|org| present(&mut org.permission_set).permissions.clear(), Unknown("does not say")),
            (|org| org.permission_set = Observed::Known(None), Unknown("no such permission set")),
            (|org| org.permission_set = unknown(), Unknown(NOT_ANSWERED)),
        ],
    );
}

fn grant(org: &mut Org, entity: EntityAccess) {
    known(&mut org.grants).entities.push(entity);
}

fn other_class(name: Option<&str>) -> EntityAccess {
    EntityAccess::ApexClass { id: ApexClassId::new("01p000000000009"), name: name.map(str::to_owned) }
}

#[test]
fn surplus() {
    judge(
        Fact::PermissionSetNothingElse,
        &["cnxscv.ServiceRouting", "ApexRestServices", "ApiEnabled"],
        &[
            (unchanged, Met("nothing else")),
            (|org| known(&mut org.grants).entities.clear(), Met("nothing else")),
            (
                |org| _ = present(&mut org.permission_set).permissions.insert("ViewAllData".to_owned(), true),
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
                |org| known(&mut org.grants).data.push(Access::Object("Account".to_owned())),
                Differs("object Account"),
            ),
            (
                |org| known(&mut org.grants).data.push(Access::Field("Account.Industry".to_owned())),
                Differs("field Account.Industry"),
            ),
            (
                |org| grant(org, EntityAccess::App(AppId::new("0xI000000000009"))),
                Differs("external client app 0xI000000000009"),
            ),
            (|org| org.app = Observed::Known(None), Differs("external client app")),
            (|org| org.app = unknown(), Unknown("external client app")),
            (
                |org| {
                    org.app = unknown();
                    known(&mut org.grants).data.push(Access::Object("Account".to_owned()));
                },
                Differs("object Account"),
            ),
            (|org| org.apex_class = unknown(), Unknown("Apex class 01p000000000001")),
            (
                |org| {
                    org.apex_class = unknown();
                    known(&mut org.grants).entities[0] = other_class(Some("cnxscv.ServiceRouting"));
                },
                Met("nothing else"),
            ),
            (|org| org.grants = unknown(), Unknown(NOT_ANSWERED)),
            (|org| org.permission_set = unknown(), Unknown(NOT_ANSWERED)),
        ],
    );
}

#[test]
fn assignment() {
    judge(
        Fact::PermissionSetAssigned,
        &[USERNAME],
        &[
            (unchanged, Met("SCV Integration User")),
            (
                |org| known(&mut org.assignments).clear(),
                Differs("It is not assigned to SCV Integration User."),
            ),
            (
                |org| known(&mut org.assignments)[0].expires = Some(days_from_now(-1)),
                Differs("expired on 2026-11-22"),
            ),
            (
                |org| known(&mut org.assignments)[0].expires = Some(days_from_now(1)),
                Differs("expires on 2026-11-24"),
            ),
            (|org| known(&mut org.assignments)[0].is_active = false, Differs("not active")),
            (
                |org| known(&mut org.users)[0].is_active = false,
                Differs("SCV Integration User is not active."),
            ),
            (|org| known(&mut org.users).clear(), Differs("no user with this Username")),
            (|org| org.users = unknown(), Unknown(NOT_ANSWERED)),
            (|org| org.assignments = unknown(), Unknown(NOT_ANSWERED)),
        ],
    );
}

const GONE: Case = (|org| org.app = Observed::Known(None), Unknown("There is no such app."));
const FAILED: Case = (|org| org.app = unknown(), Unknown(NOT_ANSWERED));

#[test]
fn app_itself() {
    judge(
        Fact::AppExists,
        &["WxCC_SCV"],
        &[(unchanged, Met("WxCC - SCV (WxCC_SCV)")), (GONE.0, Differs("no such app")), FAILED],
    );
    judge(
        Fact::AppLabel,
        &["WxCC - SCV"],
        &[
            (unchanged, Met("WxCC - SCV")),
            (|org| app(org).label = "Webex Trial".to_owned(), Differs("Webex Trial")),
            GONE,
            FAILED,
        ],
    );
    judge(
        Fact::AppContactEmail,
        &["Ada@Acme.example"],
        &[
            (unchanged, Met("ada@acme.example")),
            (
                |org| app(org).contact_email = Observed::Known(Some("bob@acme.example".to_owned())),
                Differs("bob@"),
            ),
            (|org| app(org).contact_email = Observed::Known(None), Differs("none")),
            (|org| app(org).contact_email = unknown(), Unknown(NOT_ANSWERED)),
            GONE,
            FAILED,
        ],
    );
    judge(
        Fact::AppDistribution,
        &["Local"],
        &[
            (unchanged, Met("Local")),
            (|org| app(org).distribution = Observed::Known(Some("Packaged".to_owned())), Differs("Packaged")),
            (|org| app(org).distribution = Observed::Known(None), Unknown("lacks the distribution state")),
            (|org| app(org).distribution = unknown(), Unknown(NOT_ANSWERED)),
            GONE,
            FAILED,
        ],
    );
}

#[test]
fn app_switches() {
    judge(
        Fact::AppEnabled,
        &[],
        &[
            (unchanged, Met("enabled")),
            (|org| policy(org).is_enabled = Some(false), Differs("not enabled")),
            (|org| policy(org).is_enabled = None, Unknown("does not say whether the app")),
            (|org| app(org).policy = Observed::Known(None), Unknown("lists no policies")),
            (|org| app(org).policy = unknown(), Unknown(NOT_ANSWERED)),
            GONE,
            FAILED,
        ],
    );
    judge(
        Fact::AppOauthEnabled,
        &[],
        &[
            (unchanged, Met("enabled")),
            (|org| policy(org).is_oauth_enabled = Some(false), Differs("not enabled")),
            (|org| policy(org).is_oauth_enabled = None, Unknown("does not say whether OAuth")),
            (|org| app(org).global_settings = Observed::Known(None), Differs("OAuth is not enabled")),
            (|org| app(org).policy = unknown(), Unknown(NOT_ANSWERED)),
            GONE,
            FAILED,
        ],
    );
    judge(
        Fact::AppSecretOptional,
        &[],
        &[
            (unchanged, Met("not required")),
            (|org| settings(org).is_secret_optional = false, Differs("Require secret for Web Server Flow")),
            (|org| app(org).global_settings = Observed::Known(None), Differs("OAuth is not enabled")),
            (|org| app(org).global_settings = unknown(), Unknown(NOT_ANSWERED)),
            GONE,
            FAILED,
        ],
    );
}

#[test]
fn callback_url() {
    judge(
        Fact::AppCallbackUrl,
        &["http://localhost:1717/OauthRedirect"],
        &[
            (unchanged, Met("http://localhost:1717/OauthRedirect")),
            (
                |org| settings(org).callback_urls = vec!["https://a.example".to_owned()],
                Differs("https://a.example"),
            ),
            (
                |org| settings(org).callback_urls.push("https://a.example".to_owned()),
                Differs("OauthRedirect, https://a.example"),
            ),
            (|org| settings(org).callback_urls.clear(), Differs("none")),
            (|org| app(org).global_settings = unknown(), Unknown(NOT_ANSWERED)),
            GONE,
            FAILED,
        ],
    );
}

fn scopes(org: &mut Org, tokens: &[&str]) {
    present(&mut app(org).oauth_settings).scopes = tokens.iter().map(|token| (*token).to_owned()).collect();
}

#[test]
fn oauth_scopes() {
    judge(
        Fact::AppScopes,
        &["Api", "RefreshToken"],
        &[
            (unchanged, Met("Manage user data via APIs (api)")),
            (|org| scopes(org, &["refreshtoken", "API"]), Met("(api)")),
            (|org| scopes(org, &["Api"]), Differs("Missing: Perform requests at any time")),
            (|org| scopes(org, &["Api", "RefreshToken", "Full"]), Differs("Too many: Full access (full)")),
            (
                |org| scopes(org, &["Api", "Web"]),
                Differs("Too many: Manage user data via Web browsers (web)"),
            ),
            (|org| scopes(org, &["Api", "RefreshToken", "Own_Scope"]), Differs("Too many: Own_Scope")),
            (|org| scopes(org, &[]), Differs("Missing: Manage user data")),
            (|org| app(org).oauth_settings = Observed::Known(None), Differs("OAuth is not enabled")),
            (|org| app(org).oauth_settings = unknown(), Unknown(NOT_ANSWERED)),
            GONE,
            FAILED,
        ],
    );
}

fn hold(org: &mut Org, certificate: Certificate) {
    settings(org).certificate = AppCertificate::Readable(certificate);
}

#[test]
fn certificate_of_the_pair_made_here() {
    let cases: [Case; 8] = [
        (unchanged, Met("07:07:07")),
        (
            |org| hold(org, Certificate { fingerprint: Fingerprint::new([8; 32]), ..certificate() }),
            Differs("08:08:08"),
        ),
        (|org| settings(org).certificate = AppCertificate::None, Differs("no certificate")),
        (|org| settings(org).certificate = AppCertificate::Unreadable, Unknown("could not be read")),
        (|org| app(org).global_settings = Observed::Known(None), Differs("OAuth is not enabled")),
        (|org| app(org).global_settings = unknown(), Unknown(NOT_ANSWERED)),
        GONE,
        FAILED,
    ];
    judge(Fact::AppCertificate, &[], &cases);
    let nothing_made = Local { fingerprint: None, ..local() };
    judge_with(Fact::AppCertificate, &[], &nothing_made, &[(unchanged, Unknown("No key was made here"))]);
    assert_eq!(OWN, certificate().fingerprint);
}

#[test]
fn certificate_on_its_own() {
    judge(
        Fact::AppCertificateValid,
        &[],
        &[
            (unchanged, Met("RSA of 2048 bits, valid until 2027-11-23")),
            (
                |org| hold(org, Certificate { not_after: days_from_now(-1), ..certificate() }),
                Differs("expired on 2026-11-22"),
            ),
            (
                |org| hold(org, Certificate { not_before: days_from_now(1), ..certificate() }),
                Differs("only from 2026-11-24"),
            ),
            (
                |org| hold(org, Certificate { key: PublicKey::Rsa(1024), ..certificate() }),
                Differs("only 1024 bits"),
            ),
            (|org| hold(org, Certificate { key: PublicKey::Other, ..certificate() }), Differs("not RSA")),
            (|org| settings(org).certificate = AppCertificate::None, Differs("no certificate")),
            (|org| settings(org).certificate = AppCertificate::Unreadable, Unknown("could not be read")),
            (|org| app(org).global_settings = unknown(), Unknown(NOT_ANSWERED)),
            GONE,
            FAILED,
        ],
    );
}

#[test]
fn consumer_key() {
    judge(
        Fact::AppConsumerKey,
        &[],
        &[
            (unchanged, Met("3MVG9abc")),
            (|org| settings(org).consumer_key = None, Unknown("lacks the consumer key")),
            (|org| app(org).global_settings = Observed::Known(None), Differs("OAuth is not enabled")),
            (|org| app(org).global_settings = unknown(), Unknown(NOT_ANSWERED)),
            GONE,
            FAILED,
        ],
    );
}

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
