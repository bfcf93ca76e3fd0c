//! The logins of the integration user as a list, by whose they are.
//!
//! Salesforce's login history can be asked for those of a user, not for those of an app: whoever
//! comes with a consumer key or a Username that nobody has is in no user's list.

use super::found::{LoginEnding, LoginGroup, LoginList, LoginRow};
use super::read::Read;
use crate::check::{LoginSays, SortedLogins, login_says};
use crate::org::{Login, Logins, Older};
use words::{Text, logins};

/// So many of each kind are listed.
const MOST: usize = 20;

pub(super) fn list(read: &Read) -> LoginList {
    let Some(login) = read.guide.login() else { return LoginList::default() };
    let Some(found) = read.org.apps.get(login.app_role.as_str()) else { return LoginList::default() };
    let details = match found.user.get() {
        Ok(Some(details)) => details,
        Ok(None) => return LoginList::default(),
        Err(why) => return LoginList { note: unread(why.into()), ..LoginList::default() },
    };
    let users = read.org.users.get(login.user_role.as_str());
    let users = users.and_then(|found| found.candidates.known()).into_iter().flatten();
    let mut users = users.filter(|user| user.id == details.id);
    let user = users.next().map(|user| user.username.clone());
    let logins = match details.logins.get() {
        Ok(logins) => logins,
        Err(why) => return LoginList { user, note: unread(why.into()), ..LoginList::default() },
    };
    let client = || Text::value(read.guide.client());
    if logins.rows.is_empty() {
        return LoginList { user, note: logins::Nothing { client: client() }.into(), ..LoginList::default() };
    }
    let groups = match found.there() {
        Some(app) => {
            let sorted = SortedLogins::of(&read.local.own_tests, app, logins);
            let app = || (&app.label).into();
            let none = logins::None { client: client() }.into();
            let theirs = logins::Theirs { client: client(), app: app() }.into();
            let otherwise = sorted.from_browsers.iter().chain(&sorted.by_other_flows).copied().collect();
            let (unnamed, others) = sorted.others.into_iter().partition(|row| row.application.is_none());
            vec![
                group(read, theirs, none, sorted.theirs),
                group(read, logins::Own.into(), Text::nothing(), sorted.own),
                group(read, logins::Otherwise { app: app() }.into(), Text::nothing(), otherwise),
                group(read, logins::Unnamed.into(), Text::nothing(), unnamed),
                group(read, logins::Others.into(), Text::nothing(), others),
            ]
        }
        None => vec![group(read, logins::All.into(), Text::nothing(), logins.rows.iter().collect())],
    };
    let groups = groups.into_iter().filter(|group| !group.rows.is_empty() || !group.note.is_empty());
    LoginList { user, count: logins.rows.len(), note: older(logins), groups: groups.collect() }
}

fn unread(why: Text) -> Text {
    logins::Unread { why }.into()
}

fn older(logins: &Logins) -> Text {
    match logins.older {
        Older::Unread => logins::Older.into(),
        Older::Nothing => Text::nothing(),
    }
}

fn group(read: &Read, title: Text, nobody: Text, mut rows: Vec<&Login>) -> LoginGroup {
    rows.sort_by_key(|row| std::cmp::Reverse(row.time));
    let more = rows.len().saturating_sub(MOST);
    let note = match (rows.len(), more) {
        (0, _) => nobody,
        (_, 0) => Text::nothing(),
        (_, more) => logins::More { count: more.into() }.into(),
    };
    LoginGroup { title, note, rows: rows.into_iter().take(MOST).map(|login| row(read, login)).collect() }
}

fn row(read: &Read, login: &Login) -> LoginRow {
    let (ending, means) = match login_says(&login.status, read.guide) {
        LoginSays::Granted => (LoginEnding::Granted, None),
        LoginSays::Refused { meaning } => (LoginEnding::Refused, meaning),
        LoginSays::Unknown => (LoginEnding::Unclear, None),
    };
    let is_granted = ending == LoginEnding::Granted;
    let quoted = |text: Option<&String>| text.map(Text::quoted).unwrap_or_default();
    LoginRow {
        id: login.id.to_string(),
        when: words::Moment(login.time.seconds()).into(),
        ending,
        status: if is_granted { Text::nothing() } else { Text::quoted(&login.status) },
        means: means.unwrap_or_default(),
        app: login.application.as_ref().map_or_else(|| logins::NoApp.into(), Text::value),
        kind: match &login.subtype {
            Some(subtype) => logins::Type { kind: (&login.kind).into(), subtype: subtype.into() }.into(),
            None => Text::quoted(&login.kind),
        },
        host: quoted(login.host.as_ref()),
        address: login.source.as_ref().map(Text::value).unwrap_or_default(),
    }
}
