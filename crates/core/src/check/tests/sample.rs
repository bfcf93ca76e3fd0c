//! A guide with a single check, and an org that shows every fact of the guide of record.

use super::phrase;
use crate::check::{Local, Verdict, check};
use crate::org::{
    ApexClass, ApexClassId, ApiClientGrants, App, AppCertificate, AppId, AppPolicy, Assignment, Certificate,
    EntityAccess, Environment, Fingerprint, Force, FoundApp, FoundProfile, FoundSet, FoundUser,
    GlobalOauthSettings, Grants, Group, HeldLicense, IntegrationUser, KeyDigest, License, Login, LoginId,
    LoginWay, Logins, Moment, OauthPolicy, OauthSettings, Observed, Older, Org, OrgId, Organization,
    PackageLicense, PermissionSet, PermissionSetId, PermissionSetOnApp, Profile, ProfileGrants, ProfileId,
    PublicKey, Reason, User, UserId,
};
use guide::{CheckId, CheckSpec, FORMAT, FactId, Guide, GuideId, Receiver, Role, Source, StepId, Values};
use std::collections::{BTreeMap, BTreeSet};

pub(crate) const NOW: Moment = Moment::from_seconds(1_795_451_430);
pub(crate) const OWN: Fingerprint = Fingerprint::new([7; 32]);
pub(crate) const USERNAME: &str = "scv.integration@acme.example";
pub(crate) const SET: &str = "IVR_Access_to_SCV_Apex_Classes";

/// An assignment that counts, without an end.
pub(crate) const FORCE: Force = Force { is_active: true, expires: None, needs_activation: false };

/// The certificate held here is the one that the sample's app has.
pub(crate) fn local() -> Local<'static> {
    static OWN_CERTIFICATE: Certificate = certificate();
    Local { certificate: Some(&OWN_CERTIFICATE), own_tests: Vec::new(), now: NOW }
}

pub(crate) fn failed() -> Reason {
    let (why, advice) = (words::api::NoAnswer.into(), words::api::Retry.into());
    Reason::Failed { what: words::Text::value("it"), why, advice }
}

pub(crate) fn unknown<T>() -> Observed<T> {
    Observed::Unknown(failed())
}

pub(crate) fn spec(id: &str, fact: &str, after: &[&str]) -> CheckSpec {
    CheckSpec {
        id: CheckId::from(id),
        step: StepId::from(format!("step.{id}").as_str()),
        title: phrase(&format!("{id} is as wanted")),
        fact: FactId::from(fact),
        after: after.iter().map(|id| CheckId::from(*id)).collect(),
        remedy: phrase("Mend it."),
    }
}

/// What the sample's org shows.
const OBJECTS: &str = r#"
[package.package]
namespace = "cnxscv"

[class.class]
name = "cnxscv.ServiceRouting"
package = "package"

[user-license.user-license]
name = "Salesforce Integration"

[permission-set-license.set-license]
developer-name = "SalesforceAPIIntegrationPSL"

[rights.rights]
permissions = [["ApiEnabled"], ["ModifyMetadata"]]

[rights.no-rights]
permissions = []

[rights.one-of-two-rights]
permissions = [["ModifyMetadata", "ModifyAllData"]]

[permission-set.set]
api-name = "IVR_Access_to_SCV_Apex_Classes"
label = "{label}"
classes = ["class"]
permissions = ["ApexRestServices", "ApiEnabled"]

[profile.profile]
name = "SCV Integration"
license = "user-license"
permissions = ["ApiEnabled", "ApiUserOnly"]

[user.user]
username = "SCV.Integration@acme.example"
license = "user-license"
profile = { role = "profile" }
permission-set-licenses = ["set-license"]
permission-sets = ["set"]

[user.user.unpaid]
package = "package"
permission-set-licenses = ["ServiceCloudVoicePsl", "ServiceCloudVoiceExternalTelephonyPsl"]

[app.app]
api-name = "WxCC_SCV"
label = "WxCC - SCV"
contact-email = "ada@acme.example"
distribution = "Local"
callback-url = "http://localhost:1717/OauthRedirect"
scopes = ["Api", "RefreshToken"]
key = "key"
entered-consumer-key = "{entered}"
permitted-users = "AdminApprovedPreAuthorized"
refresh-token = "Zero"
ip-relaxation = "Enforce"
start-page = "None"
permission-sets = ["set"]
login = { user = "user", client = "Webex", console = "Control Hub" }

[key.key]
subject = "WxCC - SCV"
"#;

/// The label that the sample's guide wants.
pub(crate) fn values() -> Values {
    [("label", "IVR Access to SCV Apex Classes")].into_iter().collect()
}

pub(crate) fn guide(checks: Vec<CheckSpec>) -> Guide {
    let source = Source { title: String::new(), publisher: String::new(), version: String::new() };
    let (name, app) = (String::new(), Some(Role::from("app")));
    Guide {
        format: FORMAT,
        id: GuideId::from("sample"),
        title: phrase(""),
        summary: phrase(""),
        source,
        parameters: Vec::new(),
        objects: toml::from_str(OBJECTS).unwrap(),
        left_out: Vec::new(),
        parts: Vec::new(),
        steps: Vec::new(),
        checks,
        receiver: Receiver { name, who: phrase(""), place: phrase(""), app, class: None },
        handovers: Vec::new(),
    }
}

/// What the check of one fact says.
pub(crate) fn verdict(fact: &str, org: &Org, local: &Local) -> Verdict {
    check(&guide(vec![spec("fact", fact, &[])]), &values(), org, local).remove(0).verdict
}

pub(crate) fn flags(names: &[(&str, bool)]) -> BTreeMap<String, bool> {
    names.iter().map(|(name, granted)| ((*name).to_owned(), *granted)).collect()
}

/// A profile that grants two system permissions and nothing else.
pub(crate) fn profile(id: &str, name: &str, is_custom: bool) -> Profile {
    Profile {
        id: ProfileId::new(id),
        name: name.to_owned(),
        license: Some("Salesforce Integration".to_owned()),
        grants: Observed::Known(ProfileGrants {
            is_custom,
            permissions: flags(&[("ApiEnabled", true), ("ApiUserOnly", true), ("RunReports", false)]),
        }),
        access: Observed::Known(BTreeSet::new()),
        is_access_cut: false,
        object_rights: Observed::Known(()),
    }
}

pub(crate) fn held(name: &str, label: &str) -> HeldLicense {
    HeldLicense { assignee: user().id, name: name.to_owned(), label: label.to_owned() }
}

/// An attempt to log in so many minutes ago.
pub(crate) fn login(minutes: i64, status: &str) -> Login {
    Login {
        id: LoginId::new(&format!("0Ya{minutes:012}")),
        time: Moment::from_seconds(NOW.seconds() - minutes * 60),
        status: status.to_owned(),
        application: Some("WxCC - SCV".to_owned()),
        source: Some("198.51.100.24".to_owned()),
        host: Some("login.salesforce.com".to_owned()),
        kind: "Remote Access 2.0".to_owned(),
        subtype: None,
        way: LoginWay::MayBeJwt,
        browser: None,
    }
}

fn user() -> User {
    User {
        id: UserId::new("005000000000002AAA"),
        name: "SCV Integration User".to_owned(),
        first_name: Some("SCV Integration".to_owned()),
        last_name: Some("User".to_owned()),
        alias: Some("scvint".to_owned()),
        username: USERNAME.to_owned(),
        email: None,
        email_encoding: None,
        is_active: true,
        profile: Some("SCV Integration".to_owned()),
        license: Some("Salesforce Integration".to_owned()),
        last_login: None,
        profile_id: None,
        profile_changed: None,
    }
}

pub(crate) fn license(name: &str, label: &str) -> License {
    License {
        name: name.to_owned(),
        label: label.to_owned(),
        status: "Active".to_owned(),
        total: 5,
        used: 2,
        expires: None,
        holds_apex_rest: None,
    }
}

pub(crate) fn on_app(id: &str, name: &str, label: &str) -> PermissionSetOnApp {
    PermissionSetOnApp {
        id: PermissionSetId::new(id),
        name: name.to_owned(),
        label: label.to_owned(),
        profile: None,
    }
}

pub(crate) const fn certificate() -> Certificate {
    Certificate {
        fingerprint: OWN,
        not_before: Moment::from_seconds(NOW.seconds() - 60),
        not_after: Moment::from_seconds(NOW.seconds() + 365 * 86_400),
        key: PublicKey::Rsa(2048),
        key_digest: KeyDigest::new([9; 32]),
    }
}

fn app() -> App {
    let text = |text: &str| Some(text.to_owned());
    App {
        id: Some(AppId::new("0xI000000000001AAA")),
        api_name: "WxCC_SCV".to_owned(),
        label: "WxCC - SCV".to_owned(),
        contact_email: Observed::Known(text("ada@acme.example")),
        distribution: Observed::Known(text("Local")),
        oauth_settings: Observed::Known(Some(OauthSettings {
            scopes: vec!["Api".into(), "RefreshToken".into()],
        })),
        global_settings: Observed::Known(Some(GlobalOauthSettings {
            callback_urls: vec!["http://localhost:1717/OauthRedirect".to_owned()],
            certificate: AppCertificate::Readable(certificate()),
            consumer_key: text("3MVG9abc"),
            is_secret_optional: true,
            other_flows: Vec::new(),
            gives_jwt_tokens: false,
        })),
        oauth_policy: Observed::Known(Some(OauthPolicy {
            permitted_users: text("AdminApprovedPreAuthorized"),
            refresh_token: text("Zero"),
            ip_relaxation: text("Enforce"),
            permission_sets: vec![SET.to_owned()],
            ..OauthPolicy::default()
        })),
        policy: Observed::Known(Some(AppPolicy {
            is_enabled: Some(true),
            is_oauth_enabled: Some(true),
            start_page: text("None"),
        })),
        permission_sets: Observed::Known(vec![on_app(
            "0PS000000000001AAA",
            SET,
            "IVR Access to SCV Apex Classes",
        )]),
        changed: Observed::Known(Moment::from_seconds(NOW.seconds() - 3600)),
    }
}

fn found_set() -> FoundSet {
    FoundSet {
        set: Observed::Known(Some(PermissionSet {
            id: PermissionSetId::new("0PS000000000001AAA"),
            name: SET.to_owned(),
            label: "IVR Access to SCV Apex Classes".to_owned(),
            license: None,
            needs_activation: false,
            permissions: flags(&[("ApexRestServices", true), ("ApiEnabled", true), ("ViewAllData", false)]),
        })),
        grants: Observed::Known(Grants {
            entities: vec![
                EntityAccess::ApexClass { id: ApexClassId::new("01p000000000001"), name: None },
                EntityAccess::App(AppId::new("0xI000000000001")),
            ],
            ..Grants::default()
        }),
        ..FoundSet::default()
    }
}

fn organization() -> Organization {
    Organization {
        id: OrgId::new("00D000000000001AAA"),
        name: "Acme".to_owned(),
        environment: Environment::Production,
        edition: "Enterprise Edition".to_owned(),
        instance: None,
        time_zone: None,
        locale: None,
        language: None,
    }
}

/// An org in which nothing is left to do.
pub(crate) fn org() -> Org {
    let user = user();
    let chosen = Observed::Known(Some(IntegrationUser {
        id: user.id.clone(),
        is_frozen: Observed::Known(false),
        login_limits: Observed::default(),
        package_licenses: Observed::Known(Vec::new()),
        logins: Observed::Known(Logins {
            rows: vec![login(30, "Success"), login(90, "Failed: Not approved for access")],
            older: Older::Nothing,
        }),
    }));
    let assigned = Observed::Known(vec![Assignment { assignee: user.id.clone(), force: FORCE }]);
    Org {
        organization: Observed::Known(organization()),
        admin: Observed::Known(User { id: UserId::new("005000000000001AAA"), ..user.clone() }),
        rights: Observed::Known(flags(&[
            ("ApiEnabled", true),
            ("ModifyMetadata", true),
            ("ViewSetup", false),
        ])),
        packages: [(
            "package".to_owned(),
            Observed::Known(Some(PackageLicense {
                namespace: "cnxscv".to_owned(),
                status: "Active".to_owned(),
                expires: None,
            })),
        )]
        .into(),
        classes: [(
            "class".to_owned(),
            Observed::Known(Some(ApexClass {
                id: ApexClassId::new("01p000000000001AAA"),
                is_valid: true,
                status: "Active".to_owned(),
            })),
        )]
        .into(),
        user_licenses: Observed::Known(vec![license("Salesforce Integration", "Salesforce Integration")]),
        permission_set_licenses: Observed::Known(vec![license(
            "SalesforceAPIIntegrationPsl",
            "Salesforce API Integration",
        )]),
        permission_sets: [("set".to_owned(), found_set())].into(),
        profiles: [(
            "profile".to_owned(),
            FoundProfile {
                profile: Observed::Known(Some(profile("00e000000000001AAA", "SCV Integration", true))),
                others: Observed::Known(vec![profile(
                    "00e000000000002AAA",
                    "Minimum Access - API Only Integrations",
                    false,
                )]),
            },
        )]
        .into(),
        users: [(
            "user".to_owned(),
            FoundUser {
                candidates: Observed::Known(vec![user.clone()]),
                chosen: chosen.clone(),
                held_licenses: Observed::Known(vec![held(
                    "SalesforceAPIIntegrationPsl",
                    "Salesforce API Integration",
                )]),
                api_client_grants: Observed::Known(ApiClientGrants::By(Vec::new())),
                assignments: [("set".to_owned(), assigned)].into(),
                groups: [("set".to_owned(), Observed::default())].into(),
                ..FoundUser::default()
            },
        )]
        .into(),
        apps: [(
            "app".to_owned(),
            FoundApp {
                app: Observed::Known(Some(app())),
                namesakes: Observed::Known(Vec::new()),
                user: chosen,
                ..FoundApp::default()
            },
        )]
        .into(),
        class_names: [("01p000000000001".to_owned(), "cnxscv.ServiceRouting".to_owned())].into(),
        permission_labels: [("ViewAllData".to_owned(), "View All Data".to_owned())].into(),
        ..Org::default()
    }
}

pub(crate) fn known<T>(fact: &mut Observed<T>) -> &mut T {
    let Observed::Known(fact) = fact else { panic!("the sample does not know it") };
    fact
}

/// As [`known`], for what the sample has.
pub(crate) fn present<T>(fact: &mut Observed<Option<T>>) -> &mut T {
    known(fact).as_mut().unwrap()
}

/// What the sample found of its permission set.
pub(crate) fn the_set(org: &mut Org) -> &mut FoundSet {
    org.permission_sets.get_mut("set").unwrap()
}

/// What the sample found of its profile.
pub(crate) fn the_profile(org: &mut Org) -> &mut FoundProfile {
    org.profiles.get_mut("profile").unwrap()
}

/// What the sample found of its user.
pub(crate) fn the_user(org: &mut Org) -> &mut FoundUser {
    org.users.get_mut("user").unwrap()
}

/// What the sample found of its app.
pub(crate) fn the_app(org: &mut Org) -> &mut FoundApp {
    org.apps.get_mut("app").unwrap()
}

pub(crate) fn the_assignments(org: &mut Org) -> &mut Observed<Vec<Assignment>> {
    the_user(org).assignments.get_mut("set").unwrap()
}

pub(crate) fn the_groups(org: &mut Org) -> &mut Observed<Vec<Group>> {
    the_user(org).groups.get_mut("set").unwrap()
}

pub(crate) fn the_package(org: &mut Org) -> &mut Observed<Option<PackageLicense>> {
    org.packages.get_mut("package").unwrap()
}

pub(crate) fn the_class(org: &mut Org) -> &mut Observed<Option<ApexClass>> {
    org.classes.get_mut("class").unwrap()
}
