//! What the login history proves of the other side.
//!
//! Only a login of the other side counts: not one that was made here to test, none through
//! another app or by another flow. Its age is information and no fault: a quiet line or a
//! session that is kept may go without a login for weeks.

use gather::Gather as _;
mod status;

pub use status::Says;

use super::ending::{ago, moment};
use super::other_side::OtherSide;
use super::{Asked, Judged, Local, app, differs, doubt, list, login_limits, met, values};
use crate::org::{
    App, AppKind, FoundApp, Login, LoginWay, Logins, Moment, Namesake, Older, OwnTest, Whose, as_application,
    whose,
};
use guide::{self, Guide};
use status::{is_before_the_app, is_of_pages, says};
use std::collections::BTreeSet;
use words::{Text, proof};

/// The newest attempt of the other side through the app counts, if it came after the app's
/// last change. Inferred: that `Application` is the app's name.
pub(super) fn login_seen(spec: &guide::App, asked: &Asked) -> Judged {
    let login = app::given(spec.login.as_ref())?;
    let wanted = Asked::of(&asked.guide.objects.users, login.user.as_str())?;
    let app = app::observed(asked)?;
    let details = super::user::details(wanted, asked)?;
    let logins = details.logins.get()?;
    let side = OtherSide::of(login, asked.guide);
    let sorted = Sorted::of(&asked.local.own_tests, app, logins);
    let Some(newest) = sorted.theirs.iter().max_by_key(|login| login.time) else {
        return doubt(without(&sorted, logins, asked.local.now, side));
    };
    let changed: Moment = *app.changed.get()?;
    let (now, status) = (asked.local.now, newest.status.as_str());
    let seen = at(newest, now);
    if newest.time < changed {
        let said = proof::AppChanged { changed: moment(changed), seen, client: side.client() }.into();
        return doubt(Text::sentences(std::iter::once(said).chain(sorted.tests(now, side))));
    }
    if newest.application.is_some() {
        let namesakes = app::found(asked)?.namesakes.get()?;
        if !namesakes.is_empty() {
            let apps = list(namesakes.iter().map(named));
            return doubt(proof::Namesakes { seen, apps, client: side.client() });
        }
    }
    match says(status, side) {
        Says::Granted => match since_then(wanted, side, asked, newest) {
            Some(limits) => doubt(proof::LetIn { seen, limits, client: side.client() }),
            None => met(proof::Granted { seen, client: side.client() }),
        },
        Says::Refused { meaning } if newest.application.is_some() => {
            let limits = newest.barrier().map(|barrier| {
                login_limits::in_words(&details.login_limits, barrier, newest.source.as_deref())
            });
            let refused = proof::Refused { seen, status: status.into(), client: side.client() }.into();
            let meaning = limits.or(meaning);
            differs(
                proof::Wanted { client: side.client() },
                Text::sentences(std::iter::once(refused).chain(meaning)),
            )
        }
        Says::Refused { meaning } => {
            let ended = proof::BeforeTheApp { seen, status: status.into() }.into();
            let then = proof::BeforeTheAppThen { client: side.client(), console: side.console() }.into();
            doubt(Text::sentences([Some(ended), meaning, Some(then)].into_iter().flatten()))
        }
        Says::Unknown => doubt(proof::StatusUnknown { seen, status: status.into() }),
    }
}

/// What may keep the other side out since its last login, which was granted: the profile was
/// changed after it, and its limits can't be read or do not let in everybody. Nothing where
/// nothing speaks against it.
fn since_then(wanted: &guide::User, side: OtherSide, asked: &Asked, login: &Login) -> Option<Text> {
    let user = super::user::observed(wanted, asked).ok()?;
    let changed = user.profile_changed.filter(|changed| login.time < *changed)?;
    let limits = &super::user::details(wanted, asked).ok()?.login_limits;
    let found = login_limits::in_the_way(limits, login.source.as_deref())?;
    Some(proof::ProfileChanged { changed: moment(changed), found, client: side.client() }.into())
}

/// The newest login of the other side through the app that was granted, if one was read.
pub fn last_login<'a>(found: &'a FoundApp, local: &Local) -> Option<&'a Login> {
    through_app(found, local)?.filter(|login| login.is_granted()).max_by_key(|login| login.time)
}

/// The newest attempt of the other side through the app, granted or not, if one was read.
pub(super) fn newest_through_app<'a>(found: &'a FoundApp, local: &Local) -> Option<&'a Login> {
    through_app(found, local)?.max_by_key(|login| login.time)
}

fn through_app<'a>(found: &'a FoundApp, local: &Local) -> Option<impl Iterator<Item = &'a Login>> {
    let sorted = Sorted::of(&local.own_tests, found.there()?, found.logins()?);
    Some(sorted.theirs.into_iter().filter(|login| login.application.is_some()))
}

/// What Salesforce's word for a login says of the other side of the guide.
pub(crate) fn login_says(status: &str, guide: &Guide) -> Says {
    says(status, OtherSide::receiver(guide))
}

/// When, from where and at which host a login was tried, and how long before `now`.
pub(crate) fn login_at(login: &Login, now: Moment) -> Text {
    at(login, now)
}

/// When, from where and at which host.
fn at(login: &Login, now: Moment) -> Text {
    let (when, ago) = (moment(login.time), ago(login.time, now));
    match (&login.source, &login.host) {
        (None, None) => proof::At { when, ago }.into(),
        (Some(source), None) => proof::AtFrom { when, source: source.into(), ago }.into(),
        (None, Some(host)) => proof::AtHost { when, host: host.into(), ago }.into(),
        (Some(source), Some(host)) => {
            proof::AtFromHost { when, source: source.into(), host: host.into(), ago }.into()
        }
    }
}

fn named(namesake: &Namesake) -> Text {
    let label = (&namesake.label).into();
    match (namesake.kind, &namesake.api_name) {
        (AppKind::ExternalClientApp, None) => proof::ExternalClientApp { label }.into(),
        (AppKind::ExternalClientApp, Some(api_name)) => {
            proof::ExternalClientAppNamed { label, api_name: api_name.into() }.into()
        }
        (AppKind::ConnectedApp, None) => proof::ConnectedApp { label }.into(),
        (AppKind::ConnectedApp, Some(api_name)) => {
            proof::ConnectedAppNamed { label, api_name: api_name.into() }.into()
        }
    }
}

/// The attempts of a user to log in, by whose they are.
#[derive(Debug)]
pub struct Sorted<'a> {
    /// Those that may be the other side's: through the app, or refused before Salesforce
    /// knew the app.
    pub theirs: Vec<&'a Login>,
    /// Those that were made here to test.
    pub own: Vec<&'a Login>,
    /// Those from a browser, which the other side does not use (inferred).
    pub from_browsers: Vec<&'a Login>,
    /// Those through the app by another flow.
    pub by_other_flows: Vec<&'a Login>,
    /// Those through other apps, and those of which Salesforce names no app.
    pub others: Vec<&'a Login>,
}

impl<'a> Sorted<'a> {
    /// Those of the user who logs in through this app.
    pub fn of(own_tests: &[OwnTest], app: &App, logins: &'a Logins) -> Self {
        let marks = whose(&logins.rows, own_tests);
        let mut names: BTreeSet<String> = [as_application(&app.label)].into();
        // What the history calls the app, a test that was made here shows; it came from a browser.
        let rows = || logins.rows.iter().zip(&marks);
        let tests = rows().filter(|(row, whose)| **whose == Whose::Own && row.browser.is_some());
        names.extend(tests.filter_map(|(row, _)| row.application.as_deref().map(as_application)));
        let mut sorted = Self {
            theirs: Vec::new(),
            own: Vec::new(),
            from_browsers: Vec::new(),
            by_other_flows: Vec::new(),
            others: Vec::new(),
        };
        for (row, whose) in rows() {
            let is_through_app =
                row.application.as_ref().is_some_and(|name| names.contains(&as_application(name)));
            let is_before_app = row.application.is_none() && is_before_the_app(&row.status);
            if *whose != Whose::NotOwn {
                sorted.own.push(row);
            } else if !is_through_app && !is_before_app {
                sorted.others.push(row);
            } else if row.way != LoginWay::MayBeJwt || is_of_pages(&row.status) {
                sorted.by_other_flows.push(row);
            } else if row.browser.is_some() {
                sorted.from_browsers.push(row);
            } else {
                sorted.theirs.push(row);
            }
        }
        sorted
    }

    /// The newest test that was made here; nothing where there was none.
    fn tests(&self, now: Moment, side: OtherSide) -> Option<Text> {
        let own = self.own.iter().max_by_key(|login| login.time)?;
        let (seen, client) = (at(own, now), side.client());
        Some(if own.is_granted() {
            proof::TestGranted { seen, client }.into()
        } else {
            proof::TestRefused { seen, client }.into()
        })
    }
}

/// What is said where no login of the other side was found.
fn without(sorted: &Sorted, logins: &Logins, now: Moment, side: OtherSide) -> Text {
    let newest = |rows: &[&Login]| rows.iter().max_by_key(|login| login.time).map(|login| (*login).clone());
    let found = match (logins.older, logins.rows.last()) {
        (Older::Unread, Some(last)) => {
            let (count, back_to) = (logins.rows.len().into(), moment(last.time));
            proof::NotAmongRead { count, back_to, client: side.client() }.into()
        }
        _ => proof::None { client: side.client() }.into(),
    };
    let browser = newest(&sorted.from_browsers).map(|login| {
        let browser = login.browser.as_deref().unwrap_or_default().into();
        proof::FromBrowser { browser, seen: at(&login, now), client: side.client() }.into()
    });
    let flow = newest(&sorted.by_other_flows).and_then(|login| match &login.way {
        LoginWay::Other(flow) => Some(
            proof::ByOtherFlow { flow: flow.into(), seen: at(&login, now), client: side.client() }.into(),
        ),
        LoginWay::MayBeJwt => None,
    });
    let names: BTreeSet<&str> = sorted.others.iter().filter_map(|row| row.application.as_deref()).gather();
    let others = (!names.is_empty())
        .then(|| proof::OtherApps { apps: values(names.iter().copied()), client: side.client() }.into());
    Text::sentences([Some(found), sorted.tests(now, side), browser, flow, others].into_iter().flatten())
}
