//! Which values are taken from an org, and which are not.

use super::super::tests::first_guide;
use super::*;
use crate::org::{FoundUser, IntegrationUser, Observed, User, UserId};

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

/// The same org, of which something else was found of the user.
fn found_otherwise(change: impl Fn(&mut FoundUser)) -> Org {
    let mut org = found();
    change(org.users.get_mut("integration").unwrap());
    org
}

/// An org that has no such user, and a name to propose.
fn empty() -> Org {
    found_otherwise(|user| {
        user.candidates = Observed::Known(Vec::new());
        user.chosen = Observed::Known(None);
        user.free_username = Some("scv.integration.2@acme.example".to_owned());
    })
}

/// Values, and which of them the admin typed.
struct Entered {
    guide: Guide,
    values: Values,
    typed: BTreeSet<ParameterId>,
}

impl Entered {
    fn new() -> Self {
        let guide = first_guide();
        Self { values: Values::defaults(&guide), guide, typed: BTreeSet::new() }
    }

    fn learn(&mut self, org: &Org) {
        teach(&self.guide, &mut self.values, &self.typed, org, true);
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.values.get(name)
    }

    fn of_user(&self) -> [&str; 5] {
        ["integration_username", "user_first_name", "user_last_name", "user_alias", "user_email"]
            .map(|name| self.get(name).unwrap_or_default())
    }

    fn sought(&self) -> Values {
        to_look_for(&self.guide, &self.values, &self.typed)
    }
}

#[test]
fn a_user_that_is_there_gives_its_own_names() {
    let mut entered = Entered::new();
    entered.learn(&found());
    assert_eq!(entered.of_user(), [USERNAME, "Webex", "Robot", "wrobot", "robots@acme.example"]);
}

#[test]
fn a_user_that_is_to_be_made_gets_the_guides_names_and_a_free_username() {
    let mut entered = Entered::new();
    let proposed =
        ["scv.integration.2@acme.example", "SCV Integration", "User", "scvint", "ada@acme.example"];
    entered.learn(&empty());
    assert_eq!(entered.of_user(), proposed);
    // The names of a user who was found before are not those of one to be made.
    entered.learn(&found());
    entered.learn(&empty());
    assert_eq!(entered.of_user(), proposed);
}

#[test]
fn nobody_is_named_when_it_cannot_be_told_who_is_meant() {
    let mut entered = Entered::new();
    entered.learn(&found());
    entered.learn(&found_otherwise(|user| user.chosen = Observed::Known(None)));
    assert_eq!(entered.get("integration_username"), None);
    // That the users could not be read says nothing about them.
    entered.learn(&found());
    entered.learn(&Org::default());
    assert_eq!(entered.get("integration_username"), Some(USERNAME));
}

#[test]
fn what_the_admin_typed_stays() {
    let mut entered = Entered::new();
    for (name, value) in [("integration_username", "webex@acme.example"), ("user_alias", "webex")] {
        entered.values.set(name, value);
        entered.typed.insert(ParameterId::from(name));
    }
    entered.learn(&found());
    assert_eq!(entered.of_user()[..1], ["webex@acme.example"]);
    assert_eq!(entered.get("user_alias"), Some("webex"));
    assert_eq!(entered.get("user_first_name"), Some("SCV Integration"), "another user's name");
    // A typed name is looked for; one that was only found is looked for afresh.
    assert_eq!(entered.sought().get("integration_username"), Some("webex@acme.example"));
    entered.typed.clear();
    assert_eq!(entered.sought().get("integration_username"), None);
}
