//! Which objects of the org were looked at: whoever speaks of an org says first of what.

use super::cause;
use super::found::{AboutLine, Candidate};
use super::read::Read;
use crate::check::with_last_logins;
use crate::org::{Offer, Reason, User};
use guide::{AppFact, FactKind, PermissionSetFact, Template, UserFact, Values};
use words::{Text, overview};

pub(super) fn about(read: &Read) -> Vec<AboutLine> {
    let line = |role: Text, name: Option<Name>, kind| {
        let (name, step, candidates) = match name? {
            Name::Clear(name) => (name, None, Vec::new()),
            Name::OneOf(says, candidates) => (says, cause::step_of(read.guide, kind), candidates),
        };
        Some(AboutLine { role, name, step, candidates })
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
    /// Several could be meant, and this is said of them; each can be taken.
    OneOf(Text, Vec<Candidate>),
}

fn app(read: &Read) -> Option<Name> {
    let login = read.guide.login()?;
    let found = read.org.apps.get(login.app_role.as_str())?;
    let own = Own { api_name: &login.app.api_name, label: Some(&login.app.label) };
    if !found.offered.is_empty() {
        return Some(own.offered(&found.offered));
    }
    Some(Name::Clear(match found.app.get() {
        Ok(Some(app)) => own.named(read, &app.label, &app.api_name),
        Ok(None) if !found.perhaps.is_empty() => return Some(own.perhaps(&found.perhaps)),
        Ok(None) => overview::Nobody.into(),
        Err(Reason::Older { app }) => Text::value(app),
        Err(_) => overview::NotKnown.into(),
    }))
}

fn user(read: &Read) -> Option<Name> {
    let login = read.guide.login()?;
    let found = read.org.users.get(login.user_role.as_str())?;
    let own = &login.user.username;
    let candidates = |users: &[&User]| {
        let candidate = |user: &&User| candidate(&user.username, [(Some(own), user.username.as_str())]);
        users.iter().filter_map(candidate).collect()
    };
    let username = own.fill(read.values).ok();
    let taken = username.and_then(|username| found.named(&username)).or_else(|| found.taken());
    match (found.several(), taken) {
        (Some(users), Some(taken)) => {
            let others: Vec<&User> = users.into_iter().filter(|user| user.id != taken.id).collect();
            let says = overview::Taken { taken: (&taken.username).into(), others: with_last_logins(&others) };
            return Some(Name::OneOf(says.into(), candidates(&others)));
        }
        (Some(users), None) => {
            let says = overview::Several { candidates: with_last_logins(&users) };
            return Some(Name::OneOf(says.into(), candidates(&users)));
        }
        (None, Some(user)) => return Some(Name::Clear(Text::value(&user.username))),
        (None, None) => {}
    }
    let others = found.perhaps();
    if !others.is_empty() {
        let says = overview::Perhaps { candidates: with_last_logins(&others) };
        return Some(Name::OneOf(says.into(), candidates(&others)));
    }
    let is_nobody = found.chosen.known().is_some();
    Some(Name::Clear(if is_nobody { overview::Nobody.into() } else { overview::NotKnown.into() }))
}

fn set(read: &Read) -> Option<Name> {
    let role = read.guide.login()?.user.permission_sets.first()?;
    let wanted = read.guide.objects.permission_sets.get(role)?;
    let found = read.org.permission_sets.get(role.as_str())?;
    let own = Own { api_name: &wanted.api_name, label: wanted.label.as_ref() };
    if !found.offered.is_empty() {
        return Some(own.offered(&found.offered));
    }
    Some(Name::Clear(match found.set.get() {
        Ok(Some(set)) => own.named(read, &set.label, &set.name),
        Ok(None) if !found.perhaps.is_empty() => return Some(own.perhaps(&found.perhaps)),
        Ok(None) => overview::Nobody.into(),
        Err(_) => overview::NotKnown.into(),
    }))
}

/// What the guide calls an object.
struct Own<'a> {
    api_name: &'a Template,
    label: Option<&'a Template>,
}

impl Own<'_> {
    /// What it is called, and what the guide calls it where that is something else.
    fn named(&self, read: &Read, label: &str, api_name: &str) -> Text {
        let values = Values::defaults(read.guide);
        let is_own = self.api_name.fill(&values).is_ok_and(|own| own.eq_ignore_ascii_case(api_name));
        match self.label.unwrap_or(self.api_name).fill(&values) {
            Ok(own) if !is_own => overview::OtherName { name: label.into(), own: own.into() }.into(),
            _ => Text::value(label),
        }
    }

    fn offered(&self, offered: &[Offer]) -> Name {
        Name::OneOf(overview::Several { candidates: listed(offered) }.into(), self.candidates(offered))
    }

    /// Nothing tells whether it is one of these, or none is there.
    fn perhaps(&self, offered: &[Offer]) -> Name {
        Name::OneOf(overview::Perhaps { candidates: listed(offered) }.into(), self.candidates(offered))
    }

    fn candidates(&self, offered: &[Offer]) -> Vec<Candidate> {
        let values =
            |offer: &Offer| [(Some(self.api_name), offer.name.clone()), (self.label, offer.label.clone())];
        let is_alone = |offer: &Offer| offered.iter().filter(|other| other.label == offer.label).count() == 1;
        let candidate = |offer: &Offer| {
            let both = format!("{} ({})", offer.label, offer.name);
            candidate(if is_alone(offer) { &offer.label } else { &both }, values(offer))
        };
        offered.iter().filter_map(candidate).collect()
    }
}

/// The way to take what goes by these values; none where the guide makes its name of several.
fn candidate<'t, V: Into<String>>(
    name: &str,
    values: impl IntoIterator<Item = (Option<&'t Template>, V)>,
) -> Option<Candidate> {
    let values = values.into_iter().filter_map(|(own, value)| Some((own?, value.into())));
    let values: Option<Vec<_>> = values.map(|(own, value)| Some((own.sole()?.0, value))).collect();
    values.map(|values| Candidate { name: name.to_owned(), values })
}

fn listed(offered: &[Offer]) -> Text {
    let names = offered.iter().map(|offer| {
        let (label, name) = (Text::value(&offer.label), Text::value(&offer.name));
        overview::Named { label, name }.into()
    });
    Text::commas(names)
}
