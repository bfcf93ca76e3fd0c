//! What a refusal tells of host and audience, and where the other side was seen.

use super::sample::{NOW, known, local, login, org, present, the_app};
use crate::check::Local;
use crate::check::routes::{OtherSideAt, RefusedFor, other_side_at};
use crate::org::{AppKind, Login, Moment, Namesake, Observed, Older, Org, OwnTest};

fn at(org: &Org) -> OtherSideAt {
    other_side_at(org.apps.get("app"), &local())
}

fn rows(org: &mut Org) -> &mut Vec<Login> {
    &mut known(&mut present(&mut the_app(org).user).logins).rows
}

fn host(host: &str, minutes: i64, granted: bool) -> OtherSideAt {
    let time = Moment::from_seconds(NOW.seconds() - minutes * 60);
    OtherSideAt::Host { host: host.to_owned(), time, granted }
}

#[test]
fn only_audience_and_unknown_app_are_laid_to_the_pair() {
    let cases = [
        ("invalid_grant", "audience is invalid", RefusedFor::Audience),
        ("invalid_grant", "Audience validation failed", RefusedFor::Audience),
        ("app_not_found", "External client app is not installed in this org", RefusedFor::App),
        ("APP_NOT_FOUND", "", RefusedFor::App),
        ("invalid_grant", "invalid assertion", RefusedFor::Other),
        ("invalid_grant", "user hasn't approved this consumer", RefusedFor::Other),
        ("invalid_client_id", "client identifier invalid", RefusedFor::Other),
        ("invalid_scope", "audience", RefusedFor::Other),
    ];
    for (error, description, expected) in cases {
        assert_eq!(RefusedFor::of(error, description), expected, "{error} {description}");
    }
}

#[test]
fn the_newest_attempt_of_the_other_side_tells_its_host() {
    let mut org = org();
    assert_eq!(at(&org), host("login.salesforce.com", 30, true));
    let mut refused = login(5, "Failed: Not approved for access");
    refused.host = Some(" https://Acme.my.salesforce.com/".to_owned());
    rows(&mut org).push(refused);
    assert_eq!(at(&org), host("acme.my.salesforce.com", 5, false));
    rows(&mut org).push(Login { host: None, ..login(1, "Success") });
    assert_eq!(at(&org), OtherSideAt::Unread, "an older host is none of this attempt");
}

#[test]
fn a_login_that_was_made_here_is_never_the_other_sides() {
    let mut org = org();
    let newest = login(2, "Success");
    let around = |seconds: i64| Moment::from_seconds(newest.time.seconds() + seconds);
    let own_tests = vec![OwnTest { from: around(-60), until: around(60), row: None }];
    rows(&mut org).push(Login { host: Some("acme.my.salesforce.com".to_owned()), ..newest });
    let local = Local { own_tests, ..local() };
    let seen = other_side_at(org.apps.get("app"), &local);
    assert_eq!(seen, host("login.salesforce.com", 30, true));
}

#[test]
fn where_no_login_of_the_other_side_was_read_nothing_is_claimed() {
    let mut org = org();
    rows(&mut org).clear();
    assert_eq!(at(&org), OtherSideAt::Nowhere);
    known(&mut present(&mut the_app(&mut org).user).logins).older = Older::Unread;
    assert_eq!(at(&org), OtherSideAt::Unread);
    present(&mut the_app(&mut org).user).logins = Observed::default();
    assert_eq!(at(&org), OtherSideAt::Unread);
    assert_eq!(other_side_at(None, &local()), OtherSideAt::Unread);
}

#[test]
fn where_another_app_has_the_same_name_nothing_is_claimed() {
    let mut org = org();
    let kind = AppKind::ConnectedApp;
    let namesake = Namesake { kind, label: "WxCC - SCV".to_owned(), api_name: None };
    known(&mut the_app(&mut org).namesakes).push(namesake);
    assert_eq!(at(&org), OtherSideAt::Unsure);
    the_app(&mut org).namesakes = Observed::default();
    assert_eq!(at(&org), OtherSideAt::Unsure);
}
