//! Observations replayed from what the stand-in org answered.
#![allow(clippy::unwrap_used, reason = "tests")]

mod users;

use super::*;
use crate::org::{AppCertificate, EntityAccess, Observed, PublicKey, Reason};
use salesforce::Answer;
use salesforce::answer::{Extent, Listed, MetadataPart, MetadataRecord, MetadataType};
use salesforce::error::{Obstacle, Problem};
use salesforce::http::Reply;
use serde_json::Value;
use words::in_english;

const COMPLETE: &str = include_str!("../../../../tests/fixtures/salesforce/complete.json");
const EMPTY: &str = include_str!("../../../../tests/fixtures/salesforce/empty.json");

fn wanted() -> Aim {
    Aim {
        roles: aim::Roles::default(),
        package: Some("cnxscv".to_owned()),
        apex_class: Some("cnxscv.ServiceRouting".to_owned()),
        user_license: Some("Salesforce Integration".to_owned()),
        permission_set: Some("IVR_Access_to_SCV_Apex_Classes".to_owned()),
        profile: Some("SCV Integration".to_owned()),
        app: Some("WxCC_SCV".to_owned()),
        integration_user: Some("scv.integration@acme.example".to_owned()),
        proposed_username: Some("scv.integration".to_owned()),
        own_tests: Vec::new(),
        ..Aim::default()
    }
}

/// What the recorded org answers to a read.
fn recorded(fixture: &str) -> impl Fn(&Read) -> Outcome {
    let exchanges: Vec<Value> = serde_json::from_str(fixture).unwrap();
    move |read| {
        let asked = serde_json::to_value(read).unwrap();
        let exchange = exchanges.iter().find(|exchange| exchange["read"] == asked);
        let exchange = exchange.unwrap_or_else(|| panic!("not recorded: {read:?}"));
        let text = |name: &str| exchange[name].as_str().map(str::to_owned);
        let status = u16::try_from(exchange["status"].as_u64().unwrap()).unwrap();
        let body = text("body").unwrap().into();
        read.parse(&Reply {
            status,
            content_type: text("content_type"),
            date: None,
            limit_info: None,
            retry_after: None,
            body,
        })
    }
}

struct Seen {
    org: assemble::Part,
    batches: Vec<usize>,
}

fn observe(wanted: Aim, ask: impl Fn(&Read) -> Outcome) -> Seen {
    let mut observation = Observation::start(Wanted { aims: vec![wanted] });
    let mut batches = Vec::new();
    loop {
        let batch = observation.batch();
        batches.push(batch.len());
        observation.take(batch.iter().map(&ask).collect());
        if observation.open.is_empty() {
            let (aim, answers) = observation.aims.first().unwrap();
            return Seen { org: assemble::part(aim, answers), batches };
        }
    }
}

fn refused(code: &str) -> Outcome {
    let problem = Problem { code: code.to_owned(), message: "as asked by the test".to_owned() };
    Err(ApiError::Refused { status: 400, problems: vec![problem] })
}

fn asks_for(read: &Read, object: &str) -> bool {
    matches!(read, Read::Query(soql) if soql.as_str().contains(&format!(" FROM {object} "))
        || matches!(read, Read::Query(soql) if soql.as_str().ends_with(&format!(" FROM {object}"))))
}

/// The names of all facts that are not known.
fn unknown_facts(org: &assemble::Part) -> Vec<&'static str> {
    let mut unknown = Vec::new();
    let mut note = |name, is_known: bool| {
        if !is_known {
            unknown.push(name);
        }
    };
    note("organization", org.organization.known().is_some());
    note("admin", org.admin.known().is_some());
    note("rights", org.rights.known().is_some());
    note("package", org.package.known().is_some());
    note("class", org.apex_class.known().is_some());
    note("user licenses", org.user_licenses.known().is_some());
    note("set licenses", org.permission_set_licenses.known().is_some());
    note("held licenses", org.held_licenses.known().is_some());
    note("users", org.users.known().is_some());
    note("integration user", org.integration_user.known().is_some());
    if let Observed::Known(Some(user)) = &org.integration_user {
        note("frozen", user.is_frozen.known().is_some());
        note("package licenses", user.package_licenses.known().is_some());
        note("logins", user.logins.known().is_some());
    }
    note("api clients", org.api_client_grants.known().is_some());
    note("profile", org.profile.known().is_some());
    if let Observed::Known(Some(profile)) = &org.profile {
        note("profile grants", profile.grants.known().is_some());
        note("profile access", profile.access.known().is_some());
    }
    note("set", org.permission_set.known().is_some());
    note("grants", org.grants.known().is_some());
    note("assignments", org.assignments.known().is_some());
    note("namesakes", org.namesakes.known().is_some());
    note("app", org.app.known().is_some());
    if let Observed::Known(Some(app)) = &org.app {
        note("scopes", app.oauth_settings.known().is_some());
        note("global", app.global_settings.known().is_some());
        note("oauth policy", app.oauth_policy.known().is_some());
        note("policy", app.policy.known().is_some());
        note("app sets", app.permission_sets.known().is_some());
        note("changed", app.changed.known().is_some());
    }
    unknown
}

/// The user that the observation takes for the integration user.
fn user_of(org: &assemble::Part) -> Option<&crate::org::User> {
    let chosen = org.integration_user.known()?.as_ref()?;
    org.users.known()?.iter().find(|user| user.id == chosen.id)
}

fn app(org: &assemble::Part) -> &crate::org::App {
    org.app.known().unwrap().as_ref().unwrap()
}

#[test]
fn a_complete_org_is_known_in_two_batches_and_thirty_two_questions() {
    let seen = observe(wanted(), recorded(COMPLETE));
    assert_eq!(unknown_facts(&seen.org), [""; 0]);
    assert_eq!(seen.batches.len(), 2, "{:?}", seen.batches);
    assert!(seen.batches.iter().sum::<usize>() < 33, "{:?}", seen.batches);
    let app = app(&seen.org);
    let settings = app.global_settings.known().unwrap().as_ref().unwrap();
    let AppCertificate::Readable(certificate) = &settings.certificate else { panic!("{settings:?}") };
    assert_eq!(certificate.key, PublicKey::Rsa(2048));
    assert_eq!(certificate.not_after.seconds() - certificate.not_before.seconds(), 365 * 86_400);
    assert!(settings.consumer_key.as_ref().unwrap().starts_with("3MVG9"));
    assert_eq!(app.oauth_settings.known().unwrap().as_ref().unwrap().scopes, ["Api", "RefreshToken"]);
    let policy = app.oauth_policy.known().unwrap().as_ref().unwrap();
    assert_eq!(policy.permission_sets, ["IVR_Access_to_SCV_Apex_Classes"]);
    assert_eq!(policy.permitted_users.as_deref(), Some("AdminApprovedPreAuthorized"));
    let grants = seen.org.grants.known().unwrap();
    assert!(matches!(grants.entities.as_slice(), [EntityAccess::ApexClass { .. }, EntityAccess::App(_)]));
    let user = user_of(&seen.org).unwrap();
    assert_eq!(user.username, "scv.integration@acme.example");
    let assigned: Vec<_> =
        seen.org.assignments.known().unwrap().iter().map(|row| row.assignee.clone()).collect();
    assert_eq!(assigned, std::slice::from_ref(&user.id));
    assert_eq!(seen.org.admin.known().unwrap().email.as_deref(), Some("ada.admin@acme.example"));
}

#[test]
fn the_consumer_secret_is_nowhere_in_what_was_observed() {
    let secret = COMPLETE.split("<consumerSecret>").nth(1).and_then(|rest| rest.split('<').next()).unwrap();
    assert!(secret.len() > 10, "the recorded org hands the secret out: {secret}");
    let seen = observe(wanted(), recorded(COMPLETE));
    assert!(!format!("{:?}", seen.org).contains(secret));
}

#[test]
fn an_empty_org_is_known_to_be_empty() {
    let seen = observe(wanted(), recorded(EMPTY));
    assert_eq!(unknown_facts(&seen.org), [""; 0]);
    assert_eq!(seen.org.permission_set, Observed::Known(None));
    assert_eq!(seen.org.app, Observed::Known(None));
    assert_eq!(seen.org.assignments, Observed::Known(Vec::new()));
    assert!(seen.org.apex_class.known().unwrap().is_some());
}

#[test]
fn a_read_that_fails_leaves_only_its_own_facts_unknown() {
    let cases: [(&str, &[&str]); 16] = [
        ("Organization", &["organization"]),
        ("UserPermissionAccess", &["rights"]),
        ("PackageLicense", &["package"]),
        ("ApexClass", &["class"]),
        ("UserLicense", &["user licenses"]),
        ("PermissionSetLicense", &["set licenses"]),
        ("PermissionSetLicenseAssign", &["held licenses"]),
        ("PermissionSetAssignment", &["api clients", "assignments"]),
        ("User", &["admin", "users", "integration user"]),
        ("UserLogin", &["frozen"]),
        ("UserPackageLicense", &["package licenses"]),
        ("LoginHistory", &["logins"]),
        ("ConnectedApplication", &["namesakes"]),
        ("Profile", &["profile"]),
        ("SetupEntityAccess", &["app sets"]),
        ("ObjectThatIsNotThere", &[]),
    ];
    for (object, expected) in cases {
        let answer = recorded(COMPLETE);
        let seen = observe(wanted(), |read| match read {
            // Without its id the class is one of those that have to be named.
            Read::Query(soql) if soql.as_str().contains("WHERE Id IN") => refused("INVALID_FIELD"),
            read if asks_for(read, object) => refused("INSUFFICIENT_ACCESS"),
            read => answer(read),
        });
        assert_eq!(unknown_facts(&seen.org), expected, "{object}");
    }
    // One object, and several questions about it.
    let questions: [(&str, &[&str]); 4] = [
        ("AND NamespacePrefix = null LIMIT 2", &["set", "grants"]),
        ("SetupEntityAccessItems), (SELECT SobjectType FROM", &["grants"]),
        (
            "WHERE IsOwnedByProfile = true AND (Profile.Name = 'SCV Integration' OR Profile.UserLicense.Name = 'Salesforce Integration') ORDER BY IsCustom ASC LIMIT 25",
            &["profile grants"],
        ),
        ("SELECT Id, ProfileId, (SELECT", &["profile access"]),
    ];
    for (part, expected) in questions {
        let answer = recorded(COMPLETE);
        let seen = observe(wanted(), |read| match read {
            Read::Query(soql) if soql.as_str().contains("WHERE Id IN") => refused("INVALID_FIELD"),
            Read::Query(soql) if soql.as_str().contains(part) => refused("INSUFFICIENT_ACCESS"),
            read => answer(read),
        });
        assert_eq!(unknown_facts(&seen.org), expected, "{part}");
    }
    let kinds: [(MetadataType, &[&str]); 4] = [
        (MetadataType::ExtlClntAppOauthSettings, &["scopes", "changed"]),
        (MetadataType::ExtlClntAppGlobalOauthSettings, &["global", "changed"]),
        (MetadataType::ExtlClntAppOauthConfigurablePolicies, &["oauth policy", "changed"]),
        (MetadataType::ExtlClntAppConfigurablePolicies, &["policy", "changed"]),
    ];
    for (failing, expected) in kinds {
        let answer = recorded(COMPLETE);
        let seen = observe(wanted(), |read| match read {
            Read::ReadMetadata { kind, .. } if *kind == failing => refused("INSUFFICIENT_ACCESS"),
            read => answer(read),
        });
        assert_eq!(unknown_facts(&seen.org), expected, "{failing:?}");
    }
}

#[test]
fn without_the_metadata_api_the_app_is_still_found() {
    let answer = recorded(COMPLETE);
    let seen = observe(wanted(), |read| match read {
        Read::ListMetadata(_) | Read::ReadMetadata { .. } => refused("INSUFFICIENT_ACCESS"),
        read => answer(read),
    });
    assert_eq!(unknown_facts(&seen.org), ["scopes", "global", "oauth policy", "policy", "changed"]);
    assert_eq!(app(&seen.org).contact_email, Observed::Known(Some("ada.admin@acme.example".to_owned())));
    let reason = in_english(&app(&seen.org).policy.get().unwrap_err().into());
    assert!(reason.contains("as asked by the test (INSUFFICIENT_ACCESS)"), "{reason}");
}

#[test]
fn an_org_that_does_not_know_the_object_is_asked_otherwise() {
    let answer = recorded(COMPLETE);
    let in_tooling = observe(wanted(), |read| match read {
        read if asks_for(read, "ExternalClientApplication") => refused("INVALID_TYPE"),
        Read::ToolingQuery(soql) => answer(&Read::Query(soql.clone())),
        read => answer(read),
    });
    assert_eq!(unknown_facts(&in_tooling.org), [""; 0]);
    let head = MetadataRecord {
        kind: MetadataType::ExternalClientApplication,
        full_name: "WxCC_SCV".to_owned(),
        parts: [("label", "WxCC - SCV"), ("distributionState", "Local")].map(metadata_part).into(),
    };
    let in_metadata = observe(wanted(), |read| match read {
        read if asks_for(read, "ExternalClientApplication") => refused("INVALID_TYPE"),
        Read::ToolingQuery(_) => refused("INVALID_TYPE"),
        Read::ReadMetadata { kind: MetadataType::ExternalClientApplication, .. } => {
            Ok(Answer::Metadata(vec![head.clone()]))
        }
        read => answer(read),
    });
    assert_eq!(unknown_facts(&in_metadata.org), ["namesakes", "app sets"], "the id is what is missing");
    assert_eq!(app(&in_metadata.org).contact_email, Observed::Known(None));
}

fn metadata_part((name, text): (&str, &str)) -> MetadataPart {
    MetadataPart { name: name.to_owned(), text: text.to_owned(), parts: Vec::new() }
}

/// An org with so many apps that their policies take several calls; the wanted
/// app's policy has a name that does not give it away.
fn crowded(withheld: Option<&str>) -> impl Fn(&Read) -> Outcome {
    let kind = MetadataType::ExtlClntAppOauthConfigurablePolicies;
    let answer = recorded(COMPLETE);
    let names: Vec<String> = (10..35).map(|number| format!("Policy_{number}")).collect();
    let withheld = withheld.map(str::to_owned);
    move |read| match read {
        Read::ListMetadata(kinds) if kinds.contains(&kind) => {
            let mut outcome = answer(read);
            if let Ok(Answer::Listed(listed)) = &mut outcome {
                listed.retain(|listed| listed.kind != kind);
                let listed_as =
                    |name: &String| Listed { kind, full_name: name.clone(), id: None, last_modified: None };
                listed.extend(names.iter().map(listed_as));
            }
            outcome
        }
        Read::ReadMetadata { kind: asked, names } if *asked == kind => {
            assert!(names.len() <= 10, "{names:?}");
            let handed_out = names.iter().filter(|name| Some(*name) != withheld.as_ref());
            let records = handed_out.map(|name| {
                let owner = if name == "Policy_27" { "WxCC_SCV" } else { "WxCC_SCV_2" };
                let parts = [metadata_part(("externalClientApplication", owner))].into();
                MetadataRecord { kind, full_name: name.clone(), parts }
            });
            Ok(Answer::Metadata(records.collect()))
        }
        read => answer(read),
    }
}

#[test]
fn a_policy_is_found_by_the_app_it_names() {
    let seen = observe(wanted(), crowded(None));
    assert!(app(&seen.org).oauth_policy.known().unwrap().is_some());
    assert_eq!(seen.batches.len(), 3, "no call after the one that found it: {:?}", seen.batches);
}

#[test]
fn a_component_that_is_listed_but_not_handed_out_could_be_the_one() {
    let seen = observe(wanted(), crowded(Some("Policy_12")));
    let reason = app(&seen.org).oauth_policy.get().unwrap_err();
    assert!(
        matches!(reason, Reason::Lacking { field, .. } if *field == words::Text::quoted("Policy_12")),
        "{reason:?}"
    );
}

#[test]
fn half_an_answer_is_no_answer() {
    let answer = recorded(COMPLETE);
    let seen = observe(wanted(), |read| {
        let mut outcome = answer(read);
        if let (true, Ok(Answer::Records(records))) =
            (asks_for(read, "PermissionSetAssignment"), &mut outcome)
        {
            records.extent = Extent::Truncated;
        }
        outcome
    });
    assert_eq!(unknown_facts(&seen.org), ["assignments"]);
}

#[test]
fn a_lost_session_ends_the_questions() {
    let lost = [
        ApiError::SignedOut,
        ApiError::NotForApi,
        ApiError::NotSent { why: Obstacle::NoPermission },
        ApiError::NotSent { why: Obstacle::OtherOrg },
        ApiError::NotSent { why: Obstacle::NotHere },
    ];
    for error in lost {
        let seen = observe(wanted(), |_| Err(error.clone()));
        assert_eq!(seen.batches.len(), 1, "{error:?}");
        assert_eq!(unknown_facts(&seen.org).len(), 17, "{error:?}");
        let reason = in_english(&seen.org.users.get().unwrap_err().into());
        assert!(reason.contains(&in_english(&(&error).into())), "{reason}");
    }
}

#[test]
fn what_is_not_named_is_not_asked() {
    let answer = recorded(EMPTY);
    let nothing = Aim {
        app: None,
        permission_set: None,
        profile: None,
        user_license: None,
        integration_user: None,
        ..wanted()
    };
    let seen = observe(nothing, answer);
    let unnamed = [
        "held licenses",
        "users",
        "integration user",
        "api clients",
        "profile",
        "set",
        "grants",
        "assignments",
        "namesakes",
        "app",
    ];
    assert_eq!(unknown_facts(&seen.org), unnamed);
    assert_eq!(seen.org.app, Observed::Unknown(Reason::ValueMissing { what: words::read::App.into() }));
    assert_eq!(seen.batches.iter().sum::<usize>(), 8);
}
