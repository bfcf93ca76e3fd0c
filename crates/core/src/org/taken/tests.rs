//! Who is taken, in orgs where names say nothing, or the wrong thing.

use super::*;

const FORCE: Force = Force { is_active: true, expires: None, needs_activation: false };

fn app(name: &str, sets: &[&str]) -> AppSeen {
    AppSeen {
        id: None,
        api_name: name.to_owned(),
        label: format!("App {name}"),
        has_certificate: Some(true),
        key: None,
        consumer_key: Some(format!("3MVG {name}")),
        is_older: false,
        sets: sets.iter().map(|id| PermissionSetId::new(id)).collect(),
    }
}

fn set(id: &str, has_class: bool) -> SetSeen {
    SetSeen {
        id: PermissionSetId::new(id),
        name: format!("Set_{id}"),
        label: format!("Set {id}"),
        is_packaged: false,
        is_of_group: false,
        has_class,
    }
}

fn user(id: &str) -> UserSeen {
    UserSeen {
        id: UserId::new(id),
        username: format!("{id}@acme.example"),
        profile: None,
        is_active: true,
        last_login: None,
    }
}

fn holds(user: &str, set: &str) -> HeldSet {
    HeldSet { user: UserId::new(user), set: PermissionSetId::new(set), force: FORCE }
}

fn login(user: &str, app: &str, is_granted: bool) -> LoginSeen {
    let (user, application) = (UserId::new(user), format!("App {app}"));
    LoginSeen { user, application, is_granted, time: Moment::from_seconds(0) }
}

fn one(id: &str) -> Pick {
    Pick::One(id.to_owned())
}

fn several(ids: &[&str]) -> Pick {
    Pick::Several(ids.iter().map(|id| (*id).to_owned()).collect())
}

/// One app, user and permission set that belong together under names of their own.
fn whole() -> Survey {
    Survey {
        apps: vec![app("Telephony", &["s1"])],
        sets: vec![set("s1", true)],
        users: vec![user("u1")],
        held: vec![holds("u1", "s1")],
        logins: vec![login("u1", "Telephony", true)],
        ..Survey::default()
    }
}

/// The names that a guide proposes.
fn named() -> Hints {
    let name = |name: &str| Some(name.to_owned());
    Hints { app: name("WxCC"), set: name("Set_named"), profile: name("SCV"), ..Hints::default() }
}

#[test]
fn what_belongs_together_is_taken_under_any_name() {
    let picks = whole().picks(&named());
    assert_eq!((picks.app, picks.user, picks.set), (one("Telephony"), one("u1"), one("s1")));
    let untried = Survey { logins: Vec::new(), ..whole() };
    assert_eq!(untried.picks(&named()).app, one("Telephony"), "also where nobody has logged in yet");
    assert_eq!(Survey::default().picks(&named()), Picks::default());
}

#[test]
fn a_name_alone_does_not_outweigh_what_works() {
    let mut org = whole();
    org.apps.push(AppSeen { has_certificate: Some(false), ..app("WxCC", &[]) });
    org.sets.push(SetSeen { name: "Set_named".to_owned(), ..set("s2", false) });
    org.users.push(UserSeen { profile: Some("SCV".to_owned()), ..user("u2") });
    let picks = org.picks(&named());
    assert_eq!((picks.app, picks.user, picks.set), (one("Telephony"), one("u1"), one("s1")));
    org.logins.clear();
    let picks = org.picks(&named());
    assert_eq!(picks.app, one("WxCC"), "of two that nobody used, the name decides");
}

#[test]
fn an_app_that_the_user_uses_for_something_else_is_not_taken() {
    let mut org = whole();
    org.apps.push(app("Nightly", &[]));
    org.logins = vec![login("u1", "Nightly", true)];
    assert_eq!(org.picks(&named()).app, one("Telephony"));
}

#[test]
fn of_two_that_do_the_same_the_named_one_is_taken_and_else_none() {
    let mut org = whole();
    org.apps.push(app("WxCC", &["s1"]));
    org.logins.push(login("u1", "WxCC", true));
    assert_eq!(org.picks(&named()).app, one("WxCC"));
    assert_eq!(org.picks(&Hints::default()).app, several(&["Telephony", "WxCC"]));
    let entered = Hints { consumer_key: Some("3MVG Telephony".to_owned()), ..named() };
    assert_eq!(org.picks(&entered).app, one("Telephony"), "the key that was entered says which");
    let taken = Hints { others: ["Telephony".to_owned()].into(), ..Hints::default() };
    assert_eq!(org.picks(&taken).app, one("WxCC"), "one that plays another role is not taken again");
}

#[test]
fn what_others_hold_is_not_taken() {
    let sets = vec![set("agents", true), SetSeen { name: "Set_named".to_owned(), ..set("s1", false) }];
    let mut org = Survey { sets, ..Survey::default() };
    assert_eq!(org.picks(&named()).set, one("s1"), "the class alone says nothing");
    org.apps = vec![app("Nightly", &[])];
    assert_eq!(org.picks(&named()).app, Pick::Nobody);
    org.users = vec![user("u1")];
    assert_eq!(org.picks(&named()).user, Pick::Nobody, "where nothing is begun");
}

#[test]
fn the_set_that_lets_in_is_taken_though_another_has_the_class() {
    let mut org = whole();
    org.sets = vec![set("s1", false), set("s2", true)];
    org.held.push(holds("u1", "s2"));
    assert_eq!(org.picks(&named()).set, one("s1"));
    org.apps = vec![app("Telephony", &[])];
    assert_eq!(org.picks(&named()).set, one("s2"), "where the app lets none in, the one with the class");
}

#[test]
fn the_set_with_the_class_that_the_app_lists_is_meant_though_the_user_lost_it() {
    let mut org = whole();
    org.apps = vec![app("Telephony", &["s1", "s2"])];
    org.sets = vec![set("s1", true), set("s2", false)];
    org.held = vec![holds("u1", "s2")];
    assert_eq!(org.picks(&named()).set, one("s1"));
    org.held.push(holds("u1", "s1"));
    assert_eq!(org.picks(&named()).set, one("s1"));
}

#[test]
fn two_apps_of_one_label_are_told_apart_by_what_they_let_in() {
    let mut org = whole();
    org.apps.push(AppSeen { label: "App Telephony".to_owned(), ..app("Copy", &[]) });
    assert_eq!(org.picks(&named()).app, one("Telephony"));
    org.held.clear();
    org.apps[0].sets.clear();
    assert_eq!(org.picks(&named()).app, Pick::Nobody, "the history does not say which of them it was");
}

#[test]
fn who_was_switched_off_is_not_taken_where_somebody_stands_in_its_place() {
    let mut org = whole();
    org.users[0].is_active = false;
    assert_eq!(org.picks(&named()).user, one("u1"), "alone it is the one that broke");
    org.users.push(user("u2"));
    org.held.push(holds("u2", "s1"));
    assert_eq!(org.picks(&named()).user, several(&["u1", "u2"]));
    org.logins.push(login("u2", "Telephony", true));
    assert_eq!(org.picks(&named()).user, one("u2"));
}

#[test]
fn a_user_who_is_named_is_the_one() {
    let mut org = whole();
    org.users.push(user("u2"));
    let hints = Hints { username: Some("U2@acme.example".to_owned()), ..named() };
    assert_eq!(org.picks(&hints).user, one("u2"));
    let nobody = Hints { username: Some("x@acme.example".to_owned()), ..named() };
    assert_eq!(org.picks(&nobody).user, Pick::Nobody);
}

#[test]
fn what_is_there_and_linked_with_nothing_is_offered() {
    let mut org = whole();
    org.held.clear();
    org.logins.clear();
    assert_eq!(org.picks(&named()).user, one("u1"), "nobody else could be meant");
    org.users.push(user("u2"));
    assert_eq!(org.picks(&named()).user, several(&["u1", "u2"]));
    org.logins = vec![login("u2", "Nightly", true)];
    assert_eq!(org.picks(&named()).user, one("u1"), "who works for another app is not meant");
    let mut org = whole();
    org.apps[0].sets.clear();
    org.apps[0].key = Some(KeyDigest::new([7; 32]));
    assert_eq!(org.picks(&named()).app, one("Telephony"), "through it who has the class logs in");
    org.logins.clear();
    assert_eq!(org.picks(&named()).app, one("Telephony"), "no other one could be meant");
    org.apps.push(AppSeen { key: Some(KeyDigest::new([8; 32])), ..app("Nightly", &[]) });
    assert_eq!(org.picks(&named()).app, Pick::Nobody, "an app of others is none of this setup's");
}

#[test]
fn a_permission_set_that_only_has_the_class_is_asked_about_and_not_taken() {
    let packaged = SetSeen { is_packaged: true, ..set("0PS3", true) };
    let of_group = SetSeen { is_of_group: true, ..set("0PS4", true) };
    let begun =
        Survey { sets: vec![set("0PS1", true), set("0PS2", false), packaged, of_group], ..Survey::default() };
    let picks = begun.picks(&named());
    assert_eq!((picks.set, picks.perhaps.sets), (Pick::Nobody, vec!["0PS1".to_owned()]));
    // Another role's is not offered, and where one is called as wanted none is.
    let taken = Hints { others: ["Set_0PS1".to_owned()].into(), ..named() };
    assert_eq!(begun.picks(&taken).perhaps.sets, Vec::<String>::new());
    let called = Hints { set: Some("Set_0PS2".to_owned()), ..named() };
    let picks = begun.picks(&called);
    assert_eq!((picks.set, picks.perhaps.sets), (one("0PS2"), Vec::new()));
}

#[test]
fn as_whom_the_app_was_tried_is_meant_whatever_else_that_user_does() {
    let mut org = whole();
    org.held.clear();
    org.users.push(user("u2"));
    org.logins = vec![login("u1", "Telephony", false), login("u1", "Nightly", true)];
    assert_eq!(org.picks(&named()).user, one("u1"));
}

#[test]
fn what_users_hold_of_whom_each_may_be_meant_is_the_permission_set() {
    let mut org = whole();
    org.apps.clear();
    org.logins.clear();
    org.users.push(user("u2"));
    org.held.push(holds("u2", "s1"));
    let picks = org.picks(&Hints::default());
    assert_eq!((picks.user, picks.set), (several(&["u1", "u2"]), one("s1")));
    org.sets.push(set("s2", true));
    org.held.push(holds("u2", "s2"));
    assert_eq!(org.picks(&Hints::default()).set, several(&["s1", "s2"]), "of two, the admin says which");
}

#[test]
fn an_older_app_that_serves_stays_until_another_one_does() {
    let mut org = whole();
    org.apps[0].is_older = true;
    assert_eq!(org.picks(&named()).app, one("Telephony"));
    org.apps.push(AppSeen { has_certificate: Some(true), ..app("WxCC", &[]) });
    assert_eq!(org.picks(&named()).app, one("Telephony"), "the other one is only begun");
    org.logins.push(login("u1", "WxCC", false));
    assert_eq!(org.picks(&named()).app, one("WxCC"), "somebody has tried it");
}

#[test]
fn an_app_is_offered_for_a_user_who_has_the_class_in_another_way() {
    let mut org = whole();
    org.apps[0].key = Some(KeyDigest::new([7; 32]));
    org.apps[0].sets.push(PermissionSetId::new("s0"));
    org.sets = vec![set("s1", false), set("s2", true)];
    org.logins.clear();
    assert_eq!(org.picks(&named()).app, Pick::Nobody, "nobody who has the class is let in by it");
    org.held.push(holds("u1", "s2"));
    assert_eq!(org.picks(&named()).app, several(&["Telephony"]), "offered, and not taken");
    org.apps.push(app("Nightly", &[]));
    org.logins = vec![login("u1", "Nightly", true)];
    assert_eq!(org.picks(&named()).app, several(&["Telephony"]), "whatever else that user does");
    assert_eq!(org.picks(&named()).set, one("s2"), "what an app in question lets in is another's");
    org.apps.push(AppSeen { key: Some(KeyDigest::new([8; 32])), ..app("Other", &["s1"]) });
    assert_eq!(org.picks(&named()).app, several(&["Telephony", "Other"]));
    org.apps.pop();
    org.apps[0].key = None;
    assert_eq!(org.picks(&named()).app, several(&["Telephony"]), "one without a certificate is asked about");
    org.held[1].user = UserId::new("u2");
    assert_eq!(org.picks(&named()).app, Pick::Nobody, "it is another one");
}

#[test]
fn a_permission_set_that_each_app_in_question_lets_in_is_clear() {
    let mut org = whole();
    org.apps.push(app("Trial", &["s1"]));
    (org.users, org.held, org.logins) = (Vec::new(), Vec::new(), Vec::new());
    let picks = org.picks(&Hints::default());
    assert_eq!((picks.app, picks.set), (several(&["Telephony", "Trial"]), one("s1")));
}

/// An app with a certificate, which lets in nobody any more, and who was let in through it.
fn unlinked() -> Survey {
    Survey {
        apps: vec![AppSeen { key: Some(KeyDigest::new([7; 32])), ..app("Telephony", &[]) }],
        users: vec![user("u1")],
        logins: vec![login("u1", "Telephony", true)],
        ..Survey::default()
    }
}

#[test]
fn an_app_and_a_user_whom_nothing_but_logins_link_are_asked_about() {
    let mut org = unlinked();
    let picks = org.picks(&named());
    assert_eq!((&picks.app, &picks.user), (&Pick::Nobody, &Pick::Nobody), "nothing tells what it is for");
    assert_eq!((picks.perhaps.apps, picks.perhaps.users), (vec!["Telephony".into()], vec!["u1".into()]));
    org.logins.clear();
    org.users.push(user("u2"));
    org.apps.push(AppSeen { key: Some(KeyDigest::new([8; 32])), ..app("Nightly", &["s2"]) });
    let perhaps = org.picks(&named()).perhaps;
    assert_eq!(perhaps.apps, ["Telephony"], "what lets in others is theirs");
    assert_eq!(perhaps.users, ["u1", "u2"]);
    assert_eq!(
        whole().picks(&named()).perhaps,
        Perhaps::default(),
        "where it is clear, nobody is asked about"
    );
}

#[test]
fn an_app_that_lets_in_nobody_and_is_refused_is_what_is_to_be_mended() {
    let mut org = unlinked();
    org.logins.push(LoginSeen { time: Moment::from_seconds(1), ..login("u1", "Telephony", false) });
    let picks = org.picks(&named());
    assert_eq!((picks.app, picks.user, picks.perhaps), (one("Telephony"), one("u1"), Perhaps::default()));
    org.logins.push(LoginSeen { time: Moment::from_seconds(2), ..login("u1", "Telephony", true) });
    assert_eq!(org.picks(&named()).app, Pick::Nobody, "it has let in since");
}

#[test]
fn the_app_that_was_tested_here_is_meant() {
    let mut org = unlinked();
    org.apps.push(AppSeen { has_certificate: Some(false), ..app("Plain", &[]) });
    org.tested = ["App Plain".to_owned()].into();
    assert_eq!(org.picks(&named()).app, one("Plain"), "also where it lost its certificate");
    org.apps.push(AppSeen { label: "App Plain".to_owned(), ..app("Copy", &[]) });
    assert_eq!(org.picks(&named()).app, Pick::Nobody, "the history does not say which of them it was");
}

#[test]
fn an_app_at_which_the_other_side_knocks_is_offered_beside_one_that_nobody_has_tried() {
    let mut org = whole();
    org.apps[0].is_older = true;
    org.apps.push(AppSeen { key: Some(KeyDigest::new([8; 32])), ..app("Tried", &[]) });
    org.logins = vec![login("u1", "Tried", false)];
    assert_eq!(org.picks(&named()).app, several(&["Telephony", "Tried"]));
    org.logins = vec![login("u1", "Tried", true)];
    assert_eq!(org.picks(&named()).app, several(&["Telephony", "Tried"]), "it lets in nobody any more");
    org.apps[1].sets.push(PermissionSetId::new("s2"));
    assert_eq!(org.picks(&named()).app, one("Telephony"), "what lets in is for something else");
    org.logins.push(LoginSeen { time: Moment::from_seconds(1), ..login("u1", "Tried", false) });
    assert_eq!(org.picks(&named()).app, several(&["Telephony", "Tried"]), "it refuses what it let in");
    org.apps[1].sets.clear();
    assert_eq!(org.picks(&named()).app, one("Tried"), "it was the door, and lost what it let in by");
    org.logins = vec![login("u1", "Tried", false), login("u1", "Telephony", false)];
    assert_eq!(org.picks(&named()).app, one("Telephony"), "both are tried");
    org.logins.clear();
    assert_eq!(org.picks(&named()).app, several(&["Telephony", "Tried"]), "the move to it is begun");
    org.apps[0].is_older = false;
    assert_eq!(org.picks(&named()).app, one("Telephony"), "of one kind, the one that is whole");
}
