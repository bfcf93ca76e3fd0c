//! Which objects of the org were looked at: whoever speaks of an org says first of what.

use super::cause;
use super::found::AboutLine;
use super::read::Read;
use crate::check::with_last_logins;
use crate::org::{Offer, Reason, User};
use guide::{AppFact, FactKind, PermissionSetFact, Template, UserFact, Values};
use words::{Text, overview};

pub(super) fn about(read: &Read) -> Vec<AboutLine> {
    let line = |role: Text, name: Option<Name>, kind| {
        let (name, step) = match name? {
            Name::Clear(name) => (name, None),
            Name::OneOf(says) => (says, cause::step_of(read.guide, kind)),
        };
        Some(AboutLine { role, name, step })
    };
    let lines = [
        line(overview::App.into(), app(read), FactKind::App(AppFact::Exists)),
        line(overview::User.into(), user(read), FactKind::User(UserFact::Exists)),
        line(overview::Set.into(), set(read), FactKind::PermissionSet(PermissionSetFact::Exists)),
    ];
    lines.into_iter().flatten().collect()
}

/// What an object is called.
enum Name {
    /// So, or that none is there.
    Clear(Text),
    /// Several could be meant, and this is said of them.
    OneOf(Text),
}

fn app(read: &Read) -> Option<Name> {
    let login = read.guide.login()?;
    let found = read.org.apps.get(login.app_role.as_str())?;
    if !found.offered.is_empty() {
        return Some(offered(&found.offered));
    }
    Some(Name::Clear(match found.app.get() {
        Ok(Some(app)) => named(read, &app.label, &app.api_name, &login.app.api_name, Some(&login.app.label)),
        Ok(None) if !found.perhaps.is_empty() => return Some(perhaps(listed(&found.perhaps))),
        Ok(None) => overview::Nobody.into(),
        Err(Reason::Older { app }) => Text::value(app),
        Err(_) => overview::NotKnown.into(),
    }))
}

fn user(read: &Read) -> Option<Name> {
    let login = read.guide.login()?;
    let found = read.org.users.get(login.user_role.as_str())?;
    let username = login.user.username.fill(read.values).ok();
    let taken = username.and_then(|username| found.named(&username)).or_else(|| found.taken());
    match (found.several(), taken) {
        (Some(users), Some(taken)) => {
            let others: Vec<&User> = users.into_iter().filter(|user| user.id != taken.id).collect();
            let (taken, others) = ((&taken.username).into(), with_last_logins(&others));
            return Some(Name::OneOf(overview::Taken { taken, others }.into()));
        }
        (Some(users), None) => {
            let candidates = with_last_logins(&users);
            return Some(Name::OneOf(overview::Several { candidates }.into()));
        }
        (None, Some(user)) => return Some(Name::Clear(Text::value(&user.username))),
        (None, None) => {}
    }
    let others = found.perhaps();
    if !others.is_empty() {
        return Some(perhaps(with_last_logins(&others)));
    }
    let is_nobody = found.chosen.known().is_some();
    Some(Name::Clear(if is_nobody { overview::Nobody.into() } else { overview::NotKnown.into() }))
}

fn set(read: &Read) -> Option<Name> {
    let role = read.guide.login()?.user.permission_sets.first()?;
    let wanted = read.guide.objects.permission_sets.get(role)?;
    let found = read.org.permission_sets.get(role.as_str())?;
    if !found.offered.is_empty() {
        return Some(offered(&found.offered));
    }
    Some(Name::Clear(match found.set.get() {
        Ok(Some(set)) => named(read, &set.label, &set.name, &wanted.api_name, wanted.label.as_ref()),
        Ok(None) => overview::Nobody.into(),
        Err(_) => overview::NotKnown.into(),
    }))
}

/// What it is called, and what the guide calls it where that is something else.
fn named(read: &Read, label: &str, api_name: &str, own: &Template, own_label: Option<&Template>) -> Text {
    let values = Values::defaults(read.guide);
    let is_own = own.fill(&values).is_ok_and(|own| own.eq_ignore_ascii_case(api_name));
    match own_label.unwrap_or(own).fill(&values) {
        Ok(own) if !is_own => overview::OtherName { name: label.into(), own: own.into() }.into(),
        _ => Text::value(label),
    }
}

fn offered(offered: &[Offer]) -> Name {
    Name::OneOf(overview::Several { candidates: listed(offered) }.into())
}

/// Nothing tells whether it is one of these, or none is there.
fn perhaps(candidates: Text) -> Name {
    Name::OneOf(overview::Perhaps { candidates }.into())
}

fn listed(offered: &[Offer]) -> Text {
    let names = offered.iter().map(|offer| {
        let (label, name) = (Text::value(&offer.label), Text::value(&offer.name));
        overview::Named { label, name }.into()
    });
    Text::commas(names)
}
