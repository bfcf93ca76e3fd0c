//! What the login history proves of the other side.
//!
//! Only a login of the other side counts: not one that was made here to test, none through
//! another app or by another flow. Its age is information and no fault: a quiet line or a
//! session that is kept may go without a login for weeks.

mod status;

use super::{Asked, Judged, Local, app, differs, doubt, listed, login_limits, met};
use crate::org::{
    App, AppKind, Login, LoginWay, Logins, Moment, Namesake, Older, Org, OwnTest, Whose, as_application,
    whose,
};
use status::{Says, Why, says};
use std::collections::BTreeSet;

/// The newest attempt of the other side through the app counts, if it came after the app's
/// last change. Inferred: that `Application` is the app's name.
pub(super) fn login_seen(asked: &Asked) -> Judged {
    let app = app::observed(asked)?;
    let details = super::user::details(asked)?;
    let logins = details.logins.get()?;
    let sorted = Sorted::of(&asked.local.own_tests, app, logins);
    let Some(newest) = sorted.theirs.iter().max_by_key(|login| login.time) else {
        return doubt(without(&sorted, logins, asked.local.now));
    };
    let changed: Moment = *app.changed.get()?;
    let seen = at(newest, asked.local.now);
    if newest.time < changed {
        let tests = sorted.tests(asked.local.now);
        return doubt(format!(
            "The app was changed on {}, after the last login of Webex through it ({seen}). Whether Webex can log in since then is not known.{tests}",
            changed.to_minute()
        ));
    }
    if newest.application.is_some() {
        let namesakes = asked.org.namesakes.get()?;
        if !namesakes.is_empty() {
            return doubt(format!(
                "Could not check whose login it is ({seen}): the login history names an app by its name alone, and this org also has {}. Give one of them another name, then let Webex log in again.",
                named(namesakes)
            ));
        }
    }
    match says(&newest.status) {
        Says::Granted => match since_then(asked, newest) {
            Some(limits) => doubt(format!("Webex was let in, last on {seen}. {limits}")),
            None => met(format!("granted to Webex, last on {seen}")),
        },
        Says::Refused { meaning, .. } if newest.application.is_some() => {
            let limits = newest.barrier().map(|barrier| {
                login_limits::in_words(&details.login_limits, barrier, newest.source.as_deref())
            });
            let meaning = limits.as_deref().unwrap_or(meaning);
            differs(
                "a login of Webex through this app since its last change",
                format!("Webex was refused, last on {seen}: {}.{}", newest.status, sentence(meaning)),
            )
        }
        Says::Refused { meaning, .. } => doubt(format!(
            "The last attempt to log in as this user ended before Salesforce knew which app was meant ({seen}): {}.{} If it was Webex, compare the values in Control Hub; otherwise something else uses this user.",
            newest.status,
            sentence(meaning)
        )),
        Says::Unknown => doubt(format!(
            "Guidepost does not know what Salesforce says of the last login ({seen}): {}",
            newest.status
        )),
    }
}

/// What may keep the other side out since its last login, which was granted: the profile was
/// changed after it, and its limits can't be read or do not let in everybody. Nothing where
/// nothing speaks against it.
fn since_then(asked: &Asked, login: &Login) -> Option<String> {
    let user = super::user::observed(asked).ok()?;
    let changed = user.profile_changed.filter(|changed| login.time < *changed)?;
    let limits = &super::user::details(asked).ok()?.login_limits;
    let found = login_limits::in_the_way(limits, login.source.as_deref())?;
    Some(format!(
        "The user's profile was changed after that, on {}. {found} Whether Webex can log in since then is not known.",
        changed.to_minute()
    ))
}

/// The newest login of the other side through the app that was granted, if one was read.
pub fn last_login<'a>(org: &'a Org, local: &Local) -> Option<&'a Login> {
    let app = org.app.known()?.as_ref()?;
    let sorted = Sorted::of(&local.own_tests, app, org.logins()?);
    let granted = sorted.theirs.into_iter().filter(|login| login.application.is_some() && login.is_granted());
    granted.max_by_key(|login| login.time)
}

fn sentence(meaning: &str) -> String {
    if meaning.is_empty() { String::new() } else { format!(" {meaning}") }
}

/// When, from where and at which host.
fn at(login: &Login, now: Moment) -> String {
    let part = |word: &str, value: &Option<String>| {
        value.as_ref().map(|value| format!(" {word} {value}")).unwrap_or_default()
    };
    let (source, host) = (part("from", &login.source), part("at", &login.host));
    format!("{}{source}{host}, {}", login.time.to_minute(), login.time.ago(now))
}

fn named(namesakes: &[Namesake]) -> String {
    listed(namesakes.iter().map(|namesake| {
        let kind = match namesake.kind {
            AppKind::ExternalClientApp => "the external client app",
            AppKind::ConnectedApp => "the connected app",
        };
        match &namesake.api_name {
            Some(api_name) => format!("{kind} {} ({api_name})", namesake.label),
            None => format!("{kind} {}", namesake.label),
        }
    }))
}

/// The attempts to log in, by whose they are.
struct Sorted<'a> {
    /// Those that may be the other side's: through the app, or refused before Salesforce
    /// knew the app.
    theirs: Vec<&'a Login>,
    /// Those that were made here to test.
    own: Vec<&'a Login>,
    /// Those from a browser, which the other side does not use (inferred).
    from_browsers: Vec<&'a Login>,
    /// Those through the app by another flow.
    by_other_flows: Vec<&'a Login>,
    /// The names of the other apps.
    others: BTreeSet<&'a str>,
}

impl<'a> Sorted<'a> {
    fn of(own_tests: &[OwnTest], app: &App, logins: &'a Logins) -> Self {
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
            others: BTreeSet::new(),
        };
        for (row, whose) in rows() {
            let is_through_app =
                row.application.as_ref().is_some_and(|name| names.contains(&as_application(name)));
            let is_before_app = row.application.is_none()
                && matches!(says(&row.status), Says::Refused { why: Why::BeforeTheApp, .. });
            if *whose != Whose::NotOwn {
                sorted.own.push(row);
            } else if !is_through_app && !is_before_app {
                sorted.others.extend(row.application.as_deref());
            } else if row.way != LoginWay::MayBeJwt {
                sorted.by_other_flows.push(row);
            } else if row.browser.is_some() {
                sorted.from_browsers.push(row);
            } else {
                sorted.theirs.push(row);
            }
        }
        sorted
    }

    /// The newest test that was made here, in words; nothing where there was none.
    fn tests(&self, now: Moment) -> String {
        let newest = self.own.iter().max_by_key(|login| login.time);
        newest.map_or_else(String::new, |own| {
            let what = if own.is_granted() { "granted" } else { "refused" };
            format!(" A test from this computer was {what} on {}; it says nothing of Webex.", at(own, now))
        })
    }
}

/// What is said where no login of the other side was found.
fn without(sorted: &Sorted, logins: &Logins, now: Moment) -> String {
    let newest = |rows: &[&Login]| rows.iter().max_by_key(|login| login.time).map(|login| (*login).clone());
    let found = match (logins.older, logins.rows.last()) {
        (Older::Unread, Some(last)) => format!(
            "Could not check: none of the newest {} attempts to log in as this user, back to {}, is one of Webex through this app. There are older ones, which Guidepost did not read.",
            logins.rows.len(),
            last.time.to_minute()
        ),
        _ => "Salesforce lists no login of Webex through this app yet. It keeps them for six months."
            .to_owned(),
    };
    let browser = newest(&sorted.from_browsers).map(|login| {
        let browser = login.browser.clone().unwrap_or_default();
        let seen = at(&login, now);
        format!(" One came from a browser ({browser}) on {seen}: that was a test from some computer, and none of Webex.")
    });
    let flow = newest(&sorted.by_other_flows).and_then(|login| match &login.way {
        LoginWay::Other(flow) => Some(format!(
            " One through this app was made in another way ({flow}) on {}: Webex logs in with a certificate.",
            at(&login, now)
        )),
        LoginWay::MayBeJwt => None,
    });
    let others = (!sorted.others.is_empty()).then(|| {
        format!(
            " The user logged in through other apps: {}. If this app had one of these names before, let Webex log in again.",
            listed(&sorted.others)
        )
    });
    [Some(found), Some(sorted.tests(now)), browser, flow, others].into_iter().flatten().collect()
}
