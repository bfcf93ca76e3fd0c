//! What Check found of the login: each answer, each weight of findings, and the list of logins.

use super::login::{another_org, logged_in, proof, ready, ready_with, tested};
use super::{State, another_key, own_key, state};
use crate::world::{LONGEST, Org, Panel};
use guidepost::panel::event::Event;
use guidepost::panel::screen::Surface::{Embedded, Side};
use guidepost::protocol::background::{LoginFailure, LoginProof, TestSession};
use guidepost::protocol::keystore::KeyState;
use salesforce::error::LoginError;

const HISTORY: &str = " FROM LoginHistory";
const POLICIES: &str = "OauthConfigurablePolicies\",\"names";

pub(super) fn all() -> Vec<State> {
    let read = |org| ready_with(Side, KeyState::None, org);
    vec![
        state("17-diagnosis-works", read(Org::complete())),
        state("17-diagnosis-works-at-another-step", read(Org::complete()).at("app.policies")),
        state("17-diagnosis-works-without-a-risk", read(faultless())),
        state("17-diagnosis-cannot-tell", read(Org::complete().just_changed())),
        state("17-diagnosis-cannot-tell-no-login", read(faultless().without_rows(HISTORY))),
        state("17-diagnosis-risks-and-differences", read(risky())),
        state("17-diagnosis-kept-out-by-the-key", ready_with(Side, another_key(), silent())),
        state(
            "17-diagnosis-kept-out-at-another-step",
            ready_with(Side, another_key(), silent()).at("user.create"),
        ),
        state("17-diagnosis-kept-out-after-a-refusal", read(refused())),
        state("17-diagnosis-works-beside-an-unknown-username", read(other_username())),
        state("17-diagnosis-kept-out-by-the-clock", read(out_of_time())),
        state(
            "17-diagnosis-cannot-tell-beside-an-unknown-username",
            read(Org::complete().but(HISTORY, r#""Application":"WxCC - SCV""#, r#""Application":null"#).but(
                HISTORY,
                r#""Status":"Success""#,
                r#""Status":"Failed: Username or SSO Id Invalid""#,
            )),
        ),
        state("17-diagnosis-kept-out-twice", read(frozen_and_off())),
        state("17-diagnosis-kept-out-by-the-permission-set", read(unassigned())),
        state("17-diagnosis-half-made", read(Org::complete().without_rows("PermissionSetLicenseAssign"))),
        state("17-diagnosis-closed", read(Org::complete().closed())),
        state("17-diagnosis-reloaded", ready_with(Embedded, own_key(), Org::complete()).reloaded()),
        state("17-diagnosis-under-other-names", under_other_names()),
        state("17-diagnosis-several-users", Panel::with_session(Side).checks(two_users())),
        state("17-diagnosis-perhaps-a-permission-set", read(begun())),
        state("17-diagnosis-logins-of-several-apps", read(busy())),
        state("17-diagnosis-logins-with-a-test", tested(Ok(proof())).checks(with_a_test()).at(FIRST)),
        state("17-diagnosis-test-refused", test_refused()),
        state(
            "17-diagnosis-test-granted",
            ready_with(Side, own_key(), silent())
                .at("proof.login")
                .does(Event::AskTestLogin)
                .does(Event::TestLogin)
                .hears(logged_in(Ok(proof())))
                .at(FIRST),
        ),
        state(
            "17-diagnosis-test-of-another-org",
            tested(Ok(LoginProof { identity: another_org(), ..proof() })).at(FIRST),
        ),
        state("17-diagnosis-value-changed", ready(Side).enters("app_api_name", "Another").at(FIRST)),
    ]
}

const FIRST: &str = "prerequisites.checklist";

/// A row of the login history.
pub(crate) fn row(id: u8, time: &str, status: &str, app: &str, subtype: &str) -> String {
    let app = if app.is_empty() { "null".to_owned() } else { format!(r#""{app}""#) };
    let subtype = if subtype.is_empty() { "null".to_owned() } else { format!(r#""{subtype}""#) };
    format!(
        r#"{{"attributes":{{"type":"LoginHistory"}},"LoginTime":"{time}.000+0000","Status":"{status}","Application":{app},"SourceIp":"198.51.100.{id}","Id":"0YagL000000{id:05}SAA","LoginType":"Remote Access 2.0","LoginSubType":{subtype},"LoginUrl":"login.salesforce.com","Browser":"Unknown"}}"#
    )
}

/// An org in whose login history these rows stand before the recorded one.
pub(crate) fn with_logins(org: Org, rows: &[String]) -> Org {
    let (count, rows) = (format!(r#""totalSize":{}"#, rows.len() + 1), rows.join(","));
    org.but(HISTORY, r#""totalSize":1"#, &count).but(
        HISTORY,
        r#""records":["#,
        &format!(r#""records":[{rows},"#),
    )
}

/// Nothing is wrong with it, and nothing is a risk.
fn faultless() -> Org {
    Org::complete().but(
        " FROM User WHERE (",
        "integration-mailbox@acme.example",
        "scv.integration@acme.example",
    )
}

/// Nobody has logged in through the app yet.
fn silent() -> Org {
    Org::complete().without_rows(HISTORY)
}

/// Webex gets in, and much of it is not as it should be.
fn risky() -> Org {
    let user = "PermissionSetGroup.HasActivationRequired FROM PermissionSetAssignment";
    Org::complete()
        .but(user, r#""ExpirationDate":null"#, r#""ExpirationDate":"2026-12-31T23:00:00.000+0000""#)
        .but(" FROM PackageLicense WHERE", r#""Status":"Active""#, r#""Status":"Expired""#)
        .but(
            "FIELDS(ALL) FROM PermissionSet WHERE Name",
            r#""PermissionsAuthorApex":false"#,
            r#""PermissionsAuthorApex":true"#,
        )
        .but(POLICIES, "<ipRelaxationPolicyType>Enforce", "<ipRelaxationPolicyType>Bypass")
        .but("ExtlClntAppOauthSettings\",\"names", "Api,RefreshToken", "Api,RefreshToken,Full")
        .but("\"ExtlClntAppConfigurablePolicies\",\"names", "<startPage>None", "<startPage>OAuth")
}

/// Somebody has set the app back to self-authorize, and Webex was refused since.
fn refused() -> Org {
    let row = row(31, "2026-11-24T14:30:09", "Failed: Not approved for access", "WxCC - SCV", "");
    let org = Org::complete().but(POLICIES, "AdminApprovedPreAuthorized", "AllSelfAuthorized");
    with_logins(org, &[row])
}

/// What Webex signs has run out when it arrives.
fn out_of_time() -> Org {
    let row = row(31, "2026-11-24T14:30:09", "Failed: Assertion Expired", "WxCC - SCV", "");
    with_logins(Org::complete(), &[row])
}

/// Two things keep Webex out.
fn frozen_and_off() -> Org {
    Org::complete().but(" FROM UserLogin", "false", "true").but(
        "\"ExtlClntAppConfigurablePolicies\",\"names",
        "<isEnabled>true",
        "<isEnabled>false",
    )
}

/// The user does not hold the permission set any more.
fn unassigned() -> Org {
    silent().without_rows("PermissionSetGroup.HasActivationRequired FROM PermissionSetAssignment")
}

/// All is right in an org that calls its things otherwise.
fn under_other_names() -> Panel {
    let panel = Panel::unopened(Side).of_org(&LONGEST).allowed().started();
    panel.enters_all(&LONGEST).checks(Org::complete().named(&LONGEST))
}

/// Two users could be the integration user.
fn two_users() -> Org {
    let user = |id: &str, name: &str, day: u8| {
        format!(
            r#"{{"attributes":{{"type":"User"}},"Id":"005gL00000001{id}QAQ","Name":"{name}","FirstName":null,"LastName":"{name}","Alias":"scvint","Username":"{name}@acme.example","Email":"{name}@acme.example","EmailEncodingKey":"UTF-8","IsActive":true,"LastLoginDate":"2026-11-{day}T08:00:05.000+0000","Profile":{{"Name":"SCV Integration","LastModifiedDate":"2026-11-23T19:43:47.000+0000","UserLicense":{{"Name":"Salesforce Integration"}}}}}}"#
        )
    };
    let users = format!(r#""records":[{},"#, user("zz", "scv.second", 20));
    silent().but(" FROM User WHERE (", r#""records":["#, &users).but(
        " FROM User WHERE (",
        r#""totalSize":1"#,
        r#""totalSize":2"#,
    )
}

/// Somebody has made a permission set for the class under another name; nobody has it yet.
fn begun() -> Org {
    let holders = "SetupEntityType = 'ApexClass'";
    Org::complete()
        .without_rows("FROM PermissionSet WHERE Name")
        .without_rows("PermissionSetGroup.HasActivationRequired FROM PermissionSetAssignment")
        .without_rows("SetupEntityType IN ('ExternalClientApplication'")
        .but(holders, r#""Name":"IVR_Access_to_SCV_Apex_Classes""#, r#""Name":"SCV_Routing""#)
        .but(holders, r#""Label":"IVR Access to SCV Apex Classes""#, r#""Label":"SCV Routing""#)
}

/// The user logs in through several apps, and not all is granted.
fn busy() -> Org {
    let rows = [
        row(11, "2026-11-24T14:20:41", "Success", "Nightly Export", "OauthClientCredential"),
        row(31, "2026-11-24T09:12:07", "Success", "WxCC - SCV", ""),
        row(32, "2026-11-24T08:00:05", "Failed: Username or SSO Id Invalid", "", ""),
        row(33, "2026-11-24T07:59:58", "Restricted Something", "WxCC - SCV", ""),
        row(34, "2026-11-24T07:59:57", "Something new", "WxCC - SCV", ""),
    ];
    with_logins(Org::complete(), &rows)
}

/// Webex names a user whom nobody knows.
fn other_username() -> Org {
    let row = row(31, "2026-11-24T09:12:07", "Failed: Username or SSO Id Invalid", "", "");
    with_logins(Org::complete(), &[row])
}

/// The test that was made here is in the history.
fn with_a_test() -> Org {
    let test = row(77, "2026-11-24T14:32:01", "Success", "WxCC - SCV", "");
    with_logins(Org::complete(), &[test])
}

/// The test was refused just now.
fn test_refused() -> Panel {
    let why = LoginError::Refused {
        error: "invalid_grant".to_owned(),
        description: "user hasn't approved this consumer".to_owned(),
    };
    tested(Err(LoginFailure::Org { why, session: TestSession::NotOpened })).at(FIRST)
}
