//! The app and its settings.

use super::*;
use crate::check::check;
use crate::check::tests::sample::{OWN, certificate, guide, spec};
use crate::org::{AppCertificate, Certificate, Fingerprint, KeyDigest, PublicKey};

#[test]
fn app_itself() {
    judge(
        "app.exists",
        &[(unchanged, Met("WxCC - SCV (WxCC_SCV)")), (GONE.0, Missing("no such app")), FAILED],
    );
    judge(
        "app.label",
        &[
            (unchanged, Met("WxCC - SCV")),
            (|org| app(org).label = "Webex Trial".to_owned(), Differs("Webex Trial")),
            GONE,
            FAILED,
        ],
    );
    judge(
        "app.contact-email",
        &[
            (unchanged, Met("ada@acme.example")),
            (
                |org| app(org).contact_email = Observed::Known(Some("bob@acme.example".to_owned())),
                Met("bob@"),
            ),
            (
                |org| app(org).contact_email = Observed::Known(Some("the team".to_owned())),
                Differs("the team"),
            ),
            (|org| app(org).contact_email = Observed::Known(None), Differs("none")),
            (|org| app(org).contact_email = unknown(), Unknown(NOT_ANSWERED)),
            GONE,
            FAILED,
        ],
    );
    judge(
        "app.distribution",
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
        "app.enabled",
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
        "app.oauth",
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
        "app.secret-optional",
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
        "app.callback-url",
        &[
            (unchanged, Met("http://localhost:1717/OauthRedirect")),
            (
                |org| settings(org).callback_urls.push("https://a.example".to_owned()),
                Met("OauthRedirect, https://a.example"),
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
        "app.scopes",
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
    let cases: [Case; 9] = [
        (unchanged, Met("07:07:07")),
        (
            |org| hold(org, Certificate { fingerprint: Fingerprint::new([8; 32]), ..certificate() }),
            Noted("another one of the same private key"),
        ),
        (
            |org| {
                let (fingerprint, key_digest) = (Fingerprint::new([8; 32]), KeyDigest::new([8; 32]));
                hold(org, Certificate { fingerprint, key_digest, ..certificate() });
            },
            Differs("08:08:08"),
        ),
        (|org| settings(org).certificate = AppCertificate::None, Differs("no certificate")),
        (|org| settings(org).certificate = AppCertificate::Unreadable, Unknown("could not be read")),
        (|org| app(org).global_settings = Observed::Known(None), Differs("OAuth is not enabled")),
        (|org| app(org).global_settings = unknown(), Unknown(NOT_ANSWERED)),
        GONE,
        FAILED,
    ];
    judge("app.certificate", &cases);
    let nothing_made = Local { certificate: None, ..local() };
    judge_with(
        "app.certificate",
        &nothing_made,
        &[(unchanged, Unknown("The app's certificate has the fingerprint 07:07"))],
    );
    assert_eq!(OWN, certificate().fingerprint);
}

#[test]
fn certificate_on_its_own() {
    judge(
        "app.certificate-valid",
        &[
            (unchanged, Met("RSA of 2048 bits, valid until 2027-11-23")),
            (
                |org| hold(org, Certificate { not_after: days_from_now(-1), ..certificate() }),
                Differs("expired on 2026-11-22. Whether Salesforce refuses"),
            ),
            (
                |org| hold(org, Certificate { not_after: days_from_now(60), ..certificate() }),
                Risky("ends in 60 days, on 2027-01-22. Whether Salesforce refuses"),
            ),
            (
                |org| hold(org, Certificate { not_after: days_from_now(61), ..certificate() }),
                Met("valid until 2027-01-23"),
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
        "app.consumer-key",
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
fn consumer_key_that_was_pasted() {
    let says = |pasted: &str, change: fn(&mut Org)| {
        let mut org = org();
        change(&mut org);
        let guide = guide(vec![spec("key", "app.consumer-key", &[])]);
        let values = [("entered", pasted)].into_iter().collect();
        check(&guide, &values, &org, &local()).remove(0).verdict
    };
    assert_eq!(says("3MVG9abc", unchanged), Verdict::Met { found: Text::value("3MVG9abc"), remark: None });
    let Verdict::Differs { expected, found, .. } = says("3MVG9xyz", unchanged) else { panic!() };
    assert_eq!(expected, Text::value("3MVG9abc"));
    assert_eq!(found, words::app::ConsumerKeyOther { entered: "3MVG9xyz".into() }.into());
    let silent: [fn(&mut Org); 2] =
        [|org| settings(org).consumer_key = None, |org| app(org).global_settings = unknown()];
    for change in silent {
        let Verdict::Unknown { why, .. } = says("3MVG9abc", change) else { panic!() };
        assert_eq!(why, words::app::ConsumerKeyUntold.into());
    }
}
