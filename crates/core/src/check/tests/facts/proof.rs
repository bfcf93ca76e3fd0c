//! What the login history proves.

use super::*;
use crate::check::tests::sample::USERNAME;
use crate::check::tests::sample::{known, login};
use crate::org::{AppKind, DayHours, IpRange, Login, LoginLimits, LoginWay, Namesake, Older, UserId};

fn logins(org: &mut Org) -> &mut Vec<Login> {
    &mut known(&mut present(&mut the_app(org).user).logins).rows
}

fn granted_before(minutes: i64) -> Login {
    login(minutes, "Success")
}

fn newest(org: &mut Org) -> &mut Login {
    &mut logins(org)[0]
}

const NONE_YET: &str = "lists no login of Webex through this app yet";

#[test]
fn login_seen() {
    judge(
        "app.login-seen",
        &[
            // The app was changed an hour ago.
            (
                unchanged,
                Met(
                    "granted to Webex, last on 2026-11-23 16:00:30 UTC from 198.51.100.24 at login.salesforce.com, 30 minutes ago",
                ),
            ),
            (|org| logins(org).reverse(), Met("granted to Webex")),
            (|org| logins(org).clear(), Unknown(NONE_YET)),
            (
                |org| newest(org).application = Some("Nightly Export".to_owned()),
                Unknown("after the last login of Webex through it (2026-11-23 15:00:30 UTC"),
            ),
            (
                |org| logins(org).iter_mut().for_each(|login| login.application = None),
                Unknown("lists no login of Webex"),
            ),
            (
                |org| app(org).changed = Observed::Known(Moment::from_seconds(NOW.seconds() - 60)),
                Unknown("after the last login of Webex"),
            ),
            (
                |org| logins(org).insert(0, login(10, "Failed: Not approved for access")),
                Differs(
                    "Webex was refused, last on 2026-11-23 16:20:30 UTC from 198.51.100.24 at login.salesforce.com, 10 minutes ago: Failed: Not approved for access.",
                ),
            ),
            // An older refusal does not matter once a login was granted.
            (|org| logins(org).push(login(40, "Invalid Password")), Met("granted to Webex")),
            // What is not understood is neither.
            (|org| newest(org).status = "Erfolgreich".to_owned(), Unknown("Erfolgreich")),
            (|org| app(org).changed = unknown(), Unknown(NOT_ANSWERED)),
            (|org| present(&mut the_app(org).user).logins = unknown(), Unknown(NOT_ANSWERED)),
            (
                |org| present(&mut the_app(org).user).id = UserId::new("005000000000009AAA"),
                Unknown("not read for this user"),
            ),
            (|org| known(&mut the_user(org).candidates).clear(), Unknown("no user with this Username")),
            GONE,
            FAILED,
        ],
    );
}

/// The org whose profile was changed after Webex's login, and now has such limits.
fn limited(org: &mut Org, ranges: &[(&str, &str)], hours: &[(u16, u16)]) {
    let newest = newest(org).time;
    let user =
        known(&mut the_user(org).candidates).iter_mut().find(|user| user.username == USERNAME).unwrap();
    user.profile_changed = Some(Moment::from_seconds(newest.seconds() + 1));
    let range = |(start, end): &(&str, &str)| IpRange { start: (*start).to_owned(), end: (*end).to_owned() };
    let day = |(start, end): &(u16, u16)| DayHours { day: "Monday", start: *start, end: *end };
    let limits =
        LoginLimits { ranges: ranges.iter().map(range).collect(), hours: hours.iter().map(day).collect() };
    present(&mut the_app(org).user).login_limits = Observed::Known(limits);
}

#[test]
fn a_profile_that_was_changed_since_may_keep_out_who_was_let_in() {
    judge(
        "app.login-seen",
        &[
            (|org| limited(org, &[], &[]), Met("granted to Webex")),
            (
                |org| limited(org, &[("198.51.100.0", "198.51.100.255")], &[(0, 1440)]),
                Met("granted to Webex"),
            ),
            (
                |org| limited(org, &[("192.0.2.0", "192.0.2.255")], &[]),
                Unknown(
                    "The user's profile was changed after that, on 2026-11-23 16:00:31 UTC. The address 198.51.100.24 lies outside",
                ),
            ),
            (
                |org| {
                    limited(org, &[("192.0.2.0", "192.0.2.255")], &[]);
                    newest(org).source = None;
                },
                Unknown("can't be compared with the login IP ranges"),
            ),
            (|org| limited(org, &[], &[(480, 1440)]), Unknown("Monday 08:00 to 24:00. Clear them")),
            (|org| limited(org, &[], &[(0, 0)]), Unknown("Monday never")),
            (
                |org| {
                    limited(org, &[], &[]);
                    present(&mut the_app(org).user).login_limits = unknown();
                },
                Unknown(NOT_ANSWERED),
            ),
            // A login after the change was let in by these very limits.
            (
                |org| {
                    limited(org, &[("192.0.2.0", "192.0.2.255")], &[]);
                    logins(org).insert(0, granted_before(1));
                },
                Met("granted to Webex"),
            ),
        ],
    );
}

#[test]
fn only_a_login_of_the_other_side_through_this_app_counts() {
    judge(
        "app.login-seen",
        &[
            (|org| the_app(org).namesakes = unknown(), Unknown(NOT_ANSWERED)),
            (
                |org| known(&mut the_app(org).namesakes).push(namesake(AppKind::ExternalClientApp)),
                Unknown("the external client app WxCC - SCV (Trial)"),
            ),
            (
                |org| known(&mut the_app(org).namesakes).push(namesake(AppKind::ConnectedApp)),
                Unknown("the connected app WxCC - SCV"),
            ),
            // Where nothing was logged in to, it does not matter who has the same name.
            (
                |org| {
                    known(&mut the_app(org).namesakes).push(namesake(AppKind::ConnectedApp));
                    logins(org).clear();
                },
                Unknown(NONE_YET),
            ),
            (
                |org| newest(org).way = LoginWay::Other("OAuth Web Server".to_owned()),
                Unknown("after the last login of Webex"),
            ),
            (
                |org| {
                    logins(org).truncate(1);
                    newest(org).way = LoginWay::Other("OAuth Web Server".to_owned());
                },
                Unknown("in another way (OAuth Web Server)"),
            ),
            (
                |org| {
                    logins(org).truncate(1);
                    newest(org).browser = Some("Chrome 143".to_owned());
                },
                Unknown("came from a browser (Chrome 143)"),
            ),
            (|org| app(org).label = "WxCC".to_owned(), Unknown("through other apps: WxCC - SCV")),
            (
                |org| {
                    let label = "Webex Contact Center and Service Cloud Voice, the one of our own company";
                    app(org).label = label.to_owned();
                    newest(org).application = Some(label.chars().take(64).collect());
                },
                Met("granted to Webex"),
            ),
            // What was not read is not "none".
            (
                |org| {
                    let cut = known(&mut present(&mut the_app(org).user).logins);
                    cut.older = Older::Unread;
                    cut.rows = (1..51).map(granted_before).collect();
                    cut.rows
                        .iter_mut()
                        .for_each(|login| login.application = Some("Nightly Export".to_owned()));
                },
                Unknown(
                    "Could not check: none of the newest 50 attempts to log in as this user, back to 2026-11-23 15:40:30 UTC",
                ),
            ),
        ],
    );
}

fn namesake(kind: AppKind) -> Namesake {
    let api_name = (kind == AppKind::ExternalClientApp).then(|| "Trial".to_owned());
    Namesake { kind, label: "WxCC - SCV".to_owned(), api_name }
}
