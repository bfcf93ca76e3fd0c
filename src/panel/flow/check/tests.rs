//! Which values are taken from an org, and which are not.

use super::*;
use crate::panel::compose::screen;
use crate::panel::screen::Surface;
use guide::ParameterId;
use guidepost_core::org::{
    FoundApp, FoundProfile, FoundSet, FoundUser, IntegrationUser, Observed, OrgId, Organization, Profile,
    ProfileGrants, ProfileId, UserId,
};

const USERNAME: &str = "scv.integration@acme.example";

fn user(id: &str, username: &str) -> User {
    let text = |text: &str| Some(text.to_owned());
    User {
        id: UserId::new(id),
        name: "Webex Robot".to_owned(),
        first_name: text("Webex"),
        last_name: text("Robot"),
        alias: text("wrobot"),
        username: username.to_owned(),
        email: text("robots@acme.example"),
        email_encoding: text("UTF-8"),
        is_active: true,
        profile: text("SCV Integration"),
        license: text("Salesforce Integration"),
        last_login: None,
        profile_id: None,
        profile_changed: None,
    }
}

/// An org whose integration user was found.
fn found() -> Org {
    let details = IntegrationUser {
        id: UserId::new("005000000000002AAA"),
        is_frozen: Observed::default(),
        login_limits: Observed::default(),
        package_licenses: Observed::default(),
        logins: Observed::default(),
    };
    let admin = User { email: Some("ada@acme.example".to_owned()), ..user("005000000000001AAA", "a@b.c") };
    let found = FoundUser {
        candidates: Observed::Known(vec![user("005000000000002AAA", USERNAME)]),
        chosen: Observed::Known(Some(details)),
        ..FoundUser::default()
    };
    let users = [("integration".to_owned(), found)].into();
    Org { admin: Observed::Known(admin), users, ..Org::default() }
}

#[test]
fn work_in_a_sandbox_or_for_developers_touches_no_customers() {
    let identity = Identity { org_id: "00D000000000001".to_owned(), user_id: "005000000000001".to_owned() };
    let enterprise = "Enterprise Edition".to_owned();
    let developer = "Developer Edition".to_owned();
    for (environment, edition, kind, shown) in [
        (Environment::Sandbox, &enterprise, KindOfOrg::Sandbox, ("Sandbox", false)),
        (
            Environment::Production,
            &enterprise,
            KindOfOrg::Production(enterprise.clone()),
            (enterprise.as_str(), true),
        ),
        (
            Environment::Production,
            &developer,
            KindOfOrg::Developer(developer.clone()),
            (developer.as_str(), false),
        ),
    ] {
        let organization = Organization {
            id: OrgId::new("00D000000000001AAA"),
            name: "Acme".to_owned(),
            edition: edition.clone(),
            environment,
            instance: None,
            time_zone: None,
            locale: None,
            language: None,
        };
        let mut model = model();
        let org = Org { organization: Observed::Known(organization), ..found() };
        take(&mut model, &identity, Box::new(org), None, 0.0);
        assert_eq!(model.read.facts.as_ref().map(|facts| facts.kind.clone()), Some(kind));
        let header = screen(&model).header;
        let (kind, production) = shown;
        let header = header.org.unwrap();
        assert_eq!((words::in_english(&header.kind).as_str(), header.production), (kind, production));
    }
}

fn model() -> Model {
    Model::new(Surface::Side, shipped::guides().remove(0), shipped::catalog())
}

#[test]
fn the_profile_to_clone_is_the_one_that_is_recognised() {
    let profile = |id: &str, name: &str, is_custom: bool| Profile {
        id: ProfileId::new(id),
        name: name.to_owned(),
        license: Some("Salesforce Integration".to_owned()),
        grants: Observed::Known(ProfileGrants {
            is_custom,
            permissions: [("ApiUserOnly".to_owned(), true)].into(),
        }),
        access: Observed::default(),
        is_access_cut: false,
        object_rights: Observed::default(),
    };
    let german = profile("00e000000000002AAA", "Minimalzugriff - Nur-API-Integrationen", false);
    let own = profile("00e000000000001AAA", "SCV Integration", true);
    let with = |others: Vec<Profile>| {
        let profile =
            FoundProfile { profile: Observed::Known(Some(own.clone())), others: Observed::Known(others) };
        Org { profiles: [("clone".to_owned(), profile)].into(), ..found() }
    };
    let org = with(vec![german.clone()]);
    let identity = Identity { org_id: "00D000000000001".to_owned(), user_id: "005000000000001".to_owned() };
    let mut model = model();
    take(&mut model, &identity, Box::new(org.clone()), None, 0.0);
    assert_eq!(model.entered.values.get("standard_profile"), Some("Minimalzugriff - Nur-API-Integrationen"));
    assert_eq!(model.entered.values.get("clone.source-id"), Some("00e000000000002AAA"));
    assert_eq!(model.entered.values.get("clone.id"), Some("00e000000000001AAA"));
    // With two of them, it cannot be told which one is meant.
    let older = profile("00e000000000003AAA", "Salesforce API Only System Integrations", false);
    let two = with(vec![german, older]);
    take(&mut model, &identity, Box::new(two), None, 0.0);
    assert_eq!(model.entered.values.get("standard_profile"), Some("Minimum Access - API Only Integrations"));
    assert_eq!(model.entered.values.get("clone.source-id"), None);
    // Nor is the one that was recognised opened for another that the admin named.
    model.entered.values.set("standard_profile", "Robots");
    model.entered.typed.insert(ParameterId::from("standard_profile"));
    take(&mut model, &identity, Box::new(org), None, 0.0);
    assert_eq!(model.entered.values.get("clone.source-id"), None);
}

#[test]
fn what_a_question_without_an_answer_was_to_tell_is_still_known_from_before() {
    let identity = Identity { org_id: "00D000000000001".to_owned(), user_id: "005000000000001".to_owned() };
    let known = OrgFacts {
        identity: identity.clone(),
        name: "Acme".to_owned(),
        kind: KindOfOrg::Sandbox,
        user: "Ada".to_owned(),
        username: None,
        integration_user: None,
    };
    let mut model = Model::new(Surface::Side, shipped::guides().remove(0), shipped::catalog());
    model.read.facts = Some(known.clone());
    let of_records: Vec<String> = model.guide.objects.learned().map(|(role, what)| what.of(role)).collect();
    assert_eq!(of_records.len(), 6, "{of_records:?}");
    for name in &of_records {
        model.entered.values.set(name, "known");
    }
    take(&mut model, &identity, Box::default(), None, 0.0);
    assert_eq!(model.read.facts, Some(known));
    assert!(of_records.iter().all(|name| model.entered.values.get(name) == Some("known")));
    let set = FoundSet { set: Observed::Known(None), ..FoundSet::default() };
    let app = FoundApp { app: Observed::Known(None), ..FoundApp::default() };
    let told = Org {
        permission_sets: [("access".to_owned(), set)].into(),
        apps: [("webex".to_owned(), app)].into(),
        ..Org::default()
    };
    take(&mut model, &identity, Box::new(told), None, 0.0);
    for (name, is_gone) in
        [("access.id", true), ("webex.id", true), ("webex.consumer-key", true), ("integration.id", false)]
    {
        assert_eq!(model.entered.values.get(name).is_none(), is_gone, "{name}");
    }
    let other = Identity { org_id: "00D000000000002".to_owned(), ..identity };
    take(&mut model, &other, Box::default(), None, 0.0);
    assert_eq!(model.read.facts, None, "of another org nothing is known from before");
    assert_eq!(model.entered.values.get("integration.id"), None);
}
