//! Which values are taken from an org, and which are not.

use super::*;
use crate::guide::ParameterId;
use crate::org::{
    FoundApp, FoundProfile, FoundSet, FoundUser, IntegrationUser, Observed, OrgId, Organization, Profile,
    ProfileGrants, ProfileId, UserId,
};
use crate::panel::compose::screen;
use crate::panel::screen::Surface;
use crate::shipped;

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
        profile_changed: None,
    }
}

/// Takes the values that this org knows.
fn from_org(model: &mut Model, org: &Org) {
    let guide = model.guide.clone();
    learned::take_values(&guide, &mut model.values, &model.typed, org);
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

/// The same org, of which something else was found of the user.
fn found_otherwise(change: impl Fn(&mut FoundUser)) -> Org {
    let mut org = found();
    change(org.users.get_mut("integration").unwrap());
    org
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
        take(&mut model, &identity, Box::new(org), 0.0);
        assert_eq!(model.facts.as_ref().map(|facts| facts.kind.clone()), Some(kind));
        let header = screen(&model).header;
        let (kind, production) = shown;
        let header = header.org.unwrap();
        assert_eq!((words::in_english(&header.kind).as_str(), header.production), (kind, production));
    }
}

/// An org that has no such user, and a name to propose.
fn empty() -> Org {
    found_otherwise(|user| {
        user.candidates = Observed::Known(Vec::new());
        user.chosen = Observed::Known(None);
        user.free_username = Some("scv.integration.2@acme.example".to_owned());
    })
}

fn model() -> Model {
    Model::new(Surface::Side, shipped::guides().remove(0), shipped::catalog())
}

fn values_of(model: &Model) -> [&str; 5] {
    ["integration_username", "user_first_name", "user_last_name", "user_alias", "user_email"]
        .map(|name| model.values.get(name).unwrap_or_default())
}

#[test]
fn a_user_that_is_there_gives_its_own_names() {
    let mut model = model();
    from_org(&mut model, &found());
    assert_eq!(values_of(&model), [USERNAME, "Webex", "Robot", "wrobot", "robots@acme.example"]);
}

#[test]
fn a_user_that_is_to_be_made_gets_the_guides_names_and_a_free_username() {
    let mut model = model();
    let proposed =
        ["scv.integration.2@acme.example", "SCV Integration", "User", "scvint", "ada@acme.example"];
    from_org(&mut model, &empty());
    assert_eq!(values_of(&model), proposed);
    // The names of a user who was found before are not those of one to be made.
    from_org(&mut model, &found());
    from_org(&mut model, &empty());
    assert_eq!(values_of(&model), proposed);
}

#[test]
fn nobody_is_named_when_it_cannot_be_told_who_is_meant() {
    let mut model = model();
    from_org(&mut model, &found());
    from_org(&mut model, &found_otherwise(|user| user.chosen = Observed::Known(None)));
    assert_eq!(model.values.get("integration_username"), None);
    // That the users could not be read says nothing about them.
    from_org(&mut model, &found());
    from_org(&mut model, &Org::default());
    assert_eq!(model.values.get("integration_username"), Some(USERNAME));
}

#[test]
fn what_the_admin_typed_stays() {
    let mut model = model();
    for (name, value) in [("integration_username", "webex@acme.example"), ("user_alias", "webex")] {
        model.values.set(name, value);
        model.typed.insert(ParameterId::from(name));
    }
    from_org(&mut model, &found());
    assert_eq!(values_of(&model)[..1], ["webex@acme.example"]);
    assert_eq!(model.values.get("user_alias"), Some("webex"));
    assert_eq!(model.values.get("user_first_name"), Some("SCV Integration"), "another user's name");
    // A typed name is looked for; one that was only found is looked for afresh.
    assert_eq!(to_look_for(&model).get("integration_username"), Some("webex@acme.example"));
    model.typed.clear();
    assert_eq!(to_look_for(&model).get("integration_username"), None);
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
    take(&mut model, &identity, Box::new(org.clone()), 0.0);
    assert_eq!(model.values.get("standard_profile"), Some("Minimalzugriff - Nur-API-Integrationen"));
    assert_eq!(model.values.get("clone.source-id"), Some("00e000000000002AAA"));
    assert_eq!(model.values.get("clone.id"), Some("00e000000000001AAA"));
    // With two of them, it cannot be told which one is meant.
    let older = profile("00e000000000003AAA", "Salesforce API Only System Integrations", false);
    let two = with(vec![german, older]);
    take(&mut model, &identity, Box::new(two), 0.0);
    assert_eq!(model.values.get("standard_profile"), Some("Minimum Access - API Only Integrations"));
    assert_eq!(model.values.get("clone.source-id"), None);
    // Nor is the one that was recognised opened for another that the admin named.
    model.values.set("standard_profile", "Robots");
    model.typed.insert(ParameterId::from("standard_profile"));
    take(&mut model, &identity, Box::new(org), 0.0);
    assert_eq!(model.values.get("clone.source-id"), None);
}

#[test]
fn what_a_question_without_an_answer_was_to_tell_is_still_known_from_before() {
    let identity = Identity { org_id: "00D000000000001".to_owned(), user_id: "005000000000001".to_owned() };
    let known = OrgFacts {
        identity: identity.clone(),
        name: "Acme".to_owned(),
        kind: KindOfOrg::Sandbox,
        user: "Ada".to_owned(),
        integration_user: None,
    };
    let mut model = Model::new(Surface::Side, shipped::guides().remove(0), shipped::catalog());
    model.facts = Some(known.clone());
    let of_records: Vec<String> = model.guide.objects.learned().map(|(role, what)| what.of(role)).collect();
    assert_eq!(of_records.len(), 6, "{of_records:?}");
    for name in &of_records {
        model.values.set(name, "known");
    }
    take(&mut model, &identity, Box::default(), 0.0);
    assert_eq!(model.facts, Some(known));
    assert!(of_records.iter().all(|name| model.values.get(name) == Some("known")));
    let set = FoundSet { set: Observed::Known(None), ..FoundSet::default() };
    let app = FoundApp { app: Observed::Known(None), ..FoundApp::default() };
    let told = Org {
        permission_sets: [("access".to_owned(), set)].into(),
        apps: [("webex".to_owned(), app)].into(),
        ..Org::default()
    };
    take(&mut model, &identity, Box::new(told), 0.0);
    for (name, is_gone) in
        [("access.id", true), ("webex.id", true), ("webex.consumer-key", true), ("integration.id", false)]
    {
        assert_eq!(model.values.get(name).is_none(), is_gone, "{name}");
    }
    let other = Identity { org_id: "00D000000000002".to_owned(), ..identity };
    take(&mut model, &other, Box::default(), 0.0);
    assert_eq!(model.facts, None, "of another org nothing is known from before");
    assert_eq!(model.values.get("integration.id"), None);
}
