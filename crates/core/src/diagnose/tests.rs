//! What is made of an org in which all is as the guide wants it, and of what is changed in it.
#![allow(clippy::unwrap_used, reason = "tests")]

use super::*;
use crate::check::tests::sample::{self, FORCE, NOW, flags, known, local, login, present};
use crate::org::{
    DayHours, FoundApp, FoundUser, Held, HeldGroup, Holder, LoginLimits, Logins, Moment, Observed, Offer,
    Older, PermissionSetId, User, UserId, WEEK, Zones,
};

/// What is made of an org where the clocks of the org's zone are so many minutes ahead.
fn made_of(org: &Org, zones: Zones) -> Diagnosis {
    let heard = Heard { zones, ..Heard::default() };
    let mut guide = sample::guide(Vec::new());
    guide.receiver.class = Some("class".into());
    diagnose(&guide, &sample::values(), org, &[], &local(), &heard).unwrap()
}

fn has(diagnosis: &Diagnosis, weight: Weight, cause: Cause) -> bool {
    diagnosis.findings.iter().any(|finding| (finding.weight, finding.cause) == (weight, cause))
}

fn the_app(org: &mut Org) -> &mut FoundApp {
    org.apps.get_mut("app").unwrap()
}

fn the_user(org: &mut Org) -> &mut FoundUser {
    org.users.get_mut("user").unwrap()
}

/// The sample's moment is Monday, 2026-11-23, 16:30:30 UTC; its last granted login was half an
/// hour before.
fn org_open(start: u16, end: u16) -> Org {
    let mut org = sample::org();
    known(&mut org.organization).time_zone = Some("Europe/Zurich".to_owned());
    let hours = WEEK.map(|day| DayHours { day, start, end }).to_vec();
    let limits = LoginLimits { hours, ..LoginLimits::default() };
    present(&mut the_app(&mut org).user).login_limits = Observed::Known(limits);
    org
}

const ZURICH: Zones = Zones(|zone, _| (zone == "Europe/Zurich").then_some(60));
const NOBODY: Zones = Zones(|_, _| None);

fn hour(hour: u16) -> u16 {
    hour * 60
}

#[test]
fn who_comes_at_an_hour_that_is_closed_now_is_kept_out() {
    assert_eq!(NOW, Moment::parse("2026-11-23T16:30:30Z").unwrap());
    // It was let in at five by the clock in Zurich, and at half past it is closed.
    let closed = made_of(&org_open(hour(8), hour(17) + 15), ZURICH);
    assert_eq!(closed.gets_in, GetsIn::No);
    assert_eq!(closed.mend_first().unwrap().cause, Cause::LoginHours);
    assert!(!has(&closed, Weight::Risk, Cause::HoursLimited), "it is said once");
    let hours = closed.hours.unwrap();
    let opens = crate::org::WeekTime { day: "Tuesday", minute: hour(8) };
    assert_eq!((hours.is_open, hours.turns, hours.zone.as_str()), (false, Some(opens), "Europe/Zurich"));
}

#[test]
fn who_was_let_in_and_comes_at_an_hour_that_is_open_gets_in_and_is_warned() {
    let open = made_of(&org_open(hour(8), hour(18)), ZURICH);
    assert_eq!((open.gets_in, open.first), (GetsIn::Yes, None));
    assert!(has(&open, Weight::Risk, Cause::HoursLimited));
    assert!(open.hours.unwrap().is_open);
}

#[test]
fn where_nobody_knows_the_time_of_the_org_hours_leave_it_open() {
    let mut no_zone = org_open(hour(8), hour(18));
    known(&mut no_zone.organization).time_zone = None;
    for (org, zones) in [(org_open(hour(8), hour(18)), NOBODY), (no_zone, ZURICH)] {
        let unknown = made_of(&org, zones);
        assert_eq!(unknown.gets_in, GetsIn::CannotTell);
        assert_eq!(unknown.hint, Some(Hint::LimitedHours));
        assert!(has(&unknown, Weight::Risk, Cause::HoursLimited));
    }
}

#[test]
fn a_login_that_the_hours_contradict_tells_that_they_are_of_another_zone() {
    // By Zurich it is closed from three on; it was let in at five.
    let unknown = made_of(&org_open(hour(8), hour(15)), ZURICH);
    assert_eq!((unknown.gets_in, unknown.hours.as_ref()), (GetsIn::CannotTell, None));
    // Refused for its time at five, when they are said to be open.
    let mut org = org_open(hour(8), hour(18));
    known(&mut present(&mut the_app(&mut org).user).logins).rows = vec![login(30, "Restricted time")];
    let refused = made_of(&org, ZURICH);
    assert_eq!(refused.mend_first().unwrap().cause, Cause::LoginHours);
    // What came before the profile was changed was under other hours.
    for user in known(&mut the_user(&mut org).candidates) {
        user.profile_changed = Some(Moment::from_seconds(NOW.seconds() - 60));
    }
    let since = made_of(&org, ZURICH);
    assert_eq!((since.gets_in, since.hint), (GetsIn::CannotTell, Some(Hint::MendedSince)));
}

/// Something that the user holds: one permission set, or a group of that and of others.
fn holds(org: &Org, id: &str, group: Option<&str>, permissions: &[(&str, bool)]) -> Held {
    let part = PermissionSetId::new("0PS000000000001AAA");
    Held {
        assignee: org.users["user"].candidates.known().unwrap()[0].id.clone(),
        set: PermissionSetId::new(id),
        label: id.to_owned(),
        group: group.map(|status| HeldGroup { status: status.to_owned(), parts: vec![part] }),
        force: FORCE,
        is_revoked: false,
        has_class: Observed::Known(true),
        permissions: Observed::Known(flags(permissions)),
    }
}

const ALL: [(&str, bool); 2] = [("ApexRestServices", true), ("ApiEnabled", true)];
const MUTED: [(&str, bool); 2] = [("ApexRestServices", false), ("ApiEnabled", true)];

/// What a user holds: its id, the status of a group, and the permissions.
type Holds<'a> = (&'a str, Option<&'a str>, &'a [(&'a str, bool)]);

/// The sample's org where the user holds this.
fn org_holding(all: &[Holds]) -> Org {
    let mut org = sample::org();
    let held: Vec<_> = all.iter().map(|(id, group, gives)| holds(&org, id, *group, gives)).collect();
    the_user(&mut org).held = Observed::Known(held);
    let profile = present(&mut org.profiles.get_mut("profile").unwrap().profile);
    known(&mut profile.grants).permissions = flags(&[("ApexRestServices", false), ("ApiEnabled", false)]);
    org
}

#[test]
fn what_one_group_gives_and_another_mutes_hangs_on_the_one() {
    let (set, one, other) = ("0PS000000000001AAA", "0PS00000000000GAAA", "0PS00000000000HAAA");
    let updated = Some("Updated");
    let hangs: [(&[Holds], bool); 4] = [
        (&[(one, updated, &ALL), (other, updated, &MUTED)], true),
        (&[(one, updated, &ALL), (other, updated, &ALL)], false),
        (&[(one, updated, &ALL), (other, updated, &MUTED), (set, None, &ALL)], false),
        (&[(one, updated, &ALL)], false),
    ];
    for (held, is_risk) in hangs {
        let made = made_of(&org_holding(held), NOBODY);
        assert_eq!(has(&made, Weight::Risk, Cause::HangsOnGroup), is_risk, "{held:?}");
        assert_eq!((made.gets_in, made.first), (GetsIn::Yes, None), "{held:?}");
    }
}

#[test]
fn what_every_group_mutes_keeps_out() {
    let (one, other) = ("0PS00000000000GAAA", "0PS00000000000HAAA");
    let made =
        made_of(&org_holding(&[(one, Some("Updated"), &MUTED), (other, Some("Updated"), &MUTED)]), NOBODY);
    assert_eq!(made.mend_first().unwrap().cause, Cause::GroupMuted);
    assert!(!has(&made, Weight::Risk, Cause::HangsOnGroup));
    // A group that is not up to date may come to give it.
    let outdated = made_of(&org_holding(&[(one, Some("Outdated"), &MUTED)]), NOBODY);
    assert_eq!(outdated.mend_first().unwrap().cause, Cause::ApexRestOff);
}

#[test]
fn what_blocks_at_the_login_and_at_the_call_is_said_once() {
    // The app lets in the permission set that the user lost, and nothing else gives the class.
    let mut org = org_holding(&[]);
    present(&mut the_app(&mut org).app).changed = Observed::default();
    let made = made_of(&org, NOBODY);
    let lost = made.findings.iter().filter(|finding| finding.cause == Cause::AssignmentMissing).count();
    assert_eq!((lost, made.mend_first().unwrap().cause), (1, Cause::AssignmentMissing));
}

#[test]
fn others_log_in_through_an_app_that_is_there_by_what_it_lets_in() {
    let mut org = sample::org();
    let holder = |set: &str| Holder {
        id: UserId::new("005000000000009AAA"),
        set: PermissionSetId::new(set),
        username: None,
        is_active: Some(true),
    };
    let is_risk = |org: &Org| has(&made_of(org, NOBODY), Weight::Risk, Cause::OthersHoldApp);
    the_app(&mut org).holders = Observed::Known(vec![holder("0PS000000000001AAA")]);
    assert!(is_risk(&org));
    the_app(&mut org).holders = Observed::Known(vec![holder("0PS000000000002AAA")]);
    assert!(!is_risk(&org), "the app does not let it in");
    the_app(&mut org).holders = Observed::Known(vec![holder("0PS000000000001AAA")]);
    the_app(&mut org).app = Observed::Known(None);
    assert!(!is_risk(&org), "there is no app");
}

#[test]
fn who_may_write_classes_lacks_access_to_none() {
    let writer = ("0PS000000000002AAA", None, &[("AuthorApex", true)] as &[(&str, bool)]);
    let set = ("0PS000000000001AAA", None, &ALL as &[(&str, bool)]);
    for (held, is_missing) in [(vec![set], true), (vec![set, writer], false)] {
        let mut org = org_holding(&held);
        for held in known(&mut the_user(&mut org).held) {
            held.has_class = Observed::Known(false);
        }
        assert_eq!(has(&made_of(&org, NOBODY), Weight::KeepsOut, Cause::ClassAccessMissing), is_missing);
    }
}

#[test]
fn whether_a_user_approved_the_app_is_told_by_logins_alone() {
    let mut org = sample::org();
    let policy = present(&mut the_app(&mut org).app);
    present(&mut policy.oauth_policy).permitted_users = Some("AllSelfAuthorized".to_owned());
    present(&mut the_app(&mut org).user).logins =
        Observed::Known(Logins { rows: Vec::new(), older: Older::Nothing });
    let untried = made_of(&org, NOBODY);
    assert_eq!(untried.mend_first().unwrap().cause, Cause::AppSelfAuthorize);
    present(&mut the_app(&mut org).user).logins = Observed::default();
    let unread = made_of(&org, NOBODY);
    assert_eq!((unread.gets_in, unread.first), (GetsIn::CannotTell, None));
    assert!(has(&unread, Weight::Risk, Cause::AppSelfAuthorize));
}

#[test]
fn who_lost_what_the_call_needs_may_have_it_from_what_was_not_read() {
    let set = ("0PS000000000001AAA", None, &MUTED as &[(&str, bool)]);
    let other = ("0PS000000000002AAA", None, &[] as &[(&str, bool)]);
    let mut org = org_holding(&[set, other]);
    known(&mut the_user(&mut org).held)[1].permissions = Observed::default();
    assert_eq!(made_of(&org, NOBODY).gets_in, GetsIn::Yes, "the permission set gives it");
    let permissions = &mut org.permission_sets.get_mut("set").unwrap().set;
    present(permissions).permissions = flags(&MUTED);
    let unclear = made_of(&org, NOBODY);
    assert_eq!((unclear.gets_in, unclear.first), (GetsIn::CannotTell, None));
}

/// The sample's org where nothing links an app with a user, and one of each could be meant.
fn unlinked_org() -> Org {
    let mut org = org_holding(&[]);
    let user = &mut known(&mut the_user(&mut org).candidates)[0];
    user.username = "robot@acme.example".to_owned();
    let user = user.id.clone();
    the_user(&mut org).chosen = Observed::Known(None);
    the_user(&mut org).perhaps = vec![user];
    let app = the_app(&mut org);
    app.perhaps = vec![Offer { id: "0xI".into(), name: "Telephony".into(), label: "Telephony".into() }];
    (app.app, app.user) = (Observed::Known(None), Observed::Known(None));
    org
}

#[test]
fn nobody_is_missing_of_whom_somebody_could_be_meant() {
    let mut org = unlinked_org();
    let made = made_of(&org, NOBODY);
    assert_eq!(made.mend_first().unwrap().cause, Cause::SetMissing, "whoever it is may not run the class");
    assert!(!has(&made, Weight::KeepsOut, Cause::AppMissing), "{made:?}");
    assert!(!has(&made, Weight::KeepsOut, Cause::UserMissing), "{made:?}");
    let other = User { id: UserId::new("005000000000002AAA"), ..a_user(&org) };
    known(&mut the_user(&mut org).candidates).push(other);
    the_user(&mut org).perhaps.push(UserId::new("005000000000002AAA"));
    let mut held = holds(&org, "0PS000000000001AAA", None, &ALL);
    held.assignee = UserId::new("005000000000002AAA");
    known(&mut the_user(&mut org).held).push(held);
    let made = made_of(&org, NOBODY);
    assert_eq!((made.gets_in, made.first), (GetsIn::CannotTell, None), "one of them may");
    // The other side asks for one that is not there.
    let asked = Login { application: None, ..login(1, "Failed: Missing Consumer Key Parameter") };
    let mut gone = org.clone();
    let user = a_user(&sample::org()).id;
    the_app(&mut gone).user = sample::org().apps["app"].user.clone();
    known(&mut present(&mut the_app(&mut gone).user).logins).rows = vec![asked];
    assert_eq!(present(&mut the_app(&mut gone).user).id, user);
    assert_eq!(made_of(&gone, NOBODY).mend_first().unwrap().cause, Cause::AppMissing);
    (the_app(&mut org).perhaps, the_user(&mut org).perhaps) = (Vec::new(), Vec::new());
    let made = made_of(&org, NOBODY);
    assert_eq!(
        made.mend_first().unwrap().cause,
        Cause::AppMissing,
        "where none could be meant, there is none"
    );
}

fn a_user(org: &Org) -> User {
    org.users["user"].candidates.known().unwrap()[0].clone()
}

#[test]
fn of_an_app_that_was_not_read_a_refused_signature_tells_nothing() {
    let refusal = || Heard {
        test: Some(TestSeen { is_granted: false, refusal: "invalid_grant invalid assertion".to_owned() }),
        ..Heard::default()
    };
    let made = |org: &Org| {
        let guide = sample::guide(Vec::new());
        diagnose(&guide, &sample::values(), org, &[], &local(), &refusal()).unwrap()
    };
    let mut org = sample::org();
    assert_eq!(made(&org).mend_first().unwrap().cause, Cause::CertificateOther);
    present(&mut the_app(&mut org).app).global_settings = Observed::default();
    assert_eq!(made(&org).first, None, "it may as well have no certificate");
    let only = made(&unlinked_org());
    assert_eq!(only.mend_first().unwrap().cause, Cause::CertificateOther, "who could be meant has one");
}

#[test]
fn an_assignment_that_is_not_in_force_explains_what_is_lacking() {
    let mut org = org_holding(&[("0PS000000000001AAA", None, &ALL)]);
    known(&mut the_user(&mut org).held)[0].force.needs_activation = true;
    present(&mut the_app(&mut org).app).changed = Observed::default();
    for row in known(&mut present(&mut the_app(&mut org).app).permission_sets) {
        row.id = PermissionSetId::new("0PS000000000009AAA");
    }
    let made = made_of(&org, NOBODY);
    assert!(has(&made, Weight::KeepsOut, Cause::AppSetMissing), "{made:?}");
    assert!(!has(&made, Weight::KeepsOut, Cause::AssignmentMissing), "{made:?}");
}

#[test]
fn what_the_permission_set_itself_lacks_is_named_beside_the_assignment() {
    let mut org = org_holding(&[("0PS000000000001AAA", None, &MUTED)]);
    known(&mut the_user(&mut org).held)[0].force.is_active = false;
    present(&mut org.permission_sets.get_mut("set").unwrap().set).permissions = flags(&MUTED);
    present(&mut the_app(&mut org).app).changed = Observed::default();
    let made = made_of(&org, NOBODY);
    assert_eq!(made.mend_first().unwrap().cause, Cause::AssignmentInactive);
    assert!(has(&made, Weight::KeepsOut, Cause::ApexRestOff), "{made:?}");
    assert!(!has(&made, Weight::KeepsOut, Cause::ApiDisabled), "{made:?}");
}

#[test]
fn where_the_app_lists_a_permission_set_it_is_not_missing() {
    let mut org = org_holding(&[]);
    present(&mut the_app(&mut org).app).changed = Observed::default();
    org.permission_sets.get_mut("set").unwrap().set = Observed::Known(None);
    let made = made_of(&org, NOBODY);
    assert_eq!(made.mend_first().unwrap().cause, Cause::AssignmentMissing);
    known(&mut present(&mut the_app(&mut org).app).permission_sets).clear();
    assert_eq!(made_of(&org, NOBODY).mend_first().unwrap().cause, Cause::SetMissing);
    // The permission set is held, gives Apex REST and lost the class; the app lists another one.
    let mut org = org_holding(&[("0PS000000000009AAA", None, &ALL)]);
    known(&mut the_user(&mut org).held)[0].has_class = Observed::Known(false);
    present(&mut the_app(&mut org).app).changed = Observed::default();
    org.permission_sets.get_mut("set").unwrap().set = Observed::Known(None);
    let made = made_of(&org, NOBODY);
    assert_eq!(made.mend_first().unwrap().cause, Cause::AppSetMissing);
    assert!(!has(&made, Weight::KeepsOut, Cause::AssignmentMissing), "{made:?}");
}

#[test]
fn what_the_call_was_refused_for_is_believed_where_the_rights_could_not_be_read() {
    let body = r#"[{"message":"User not authorized for Apex REST services","errorCode":"FORBIDDEN"}]"#;
    let mut org = org_holding(&[("0PS000000000001AAA", None, &MUTED), ("0PS000000000002AAA", None, &[])]);
    known(&mut the_user(&mut org).held)[1].permissions = Observed::default();
    let call = Some(CallShown { status: 403, body: body.to_owned() });
    let guide = sample::guide(Vec::new());
    let heard = Heard { call, ..Heard::default() };
    let made = diagnose(&guide, &sample::values(), &org, &[], &local(), &heard).unwrap();
    assert_eq!(made.mend_first().unwrap().cause, Cause::ApexRestOff);
}
