//! Org, user and access: what is always shown.

use super::super::event::Event;
use super::super::model::Model;
use super::super::saved::{KindOfOrg, OrgFacts};
use super::super::screen::{AccessLine, Button, Header, OrgLine, Surface, Weight};
use super::super::wording::button;
use salesforce::answer::Calls;
use words::{Text, button, header};

/// The languages, each by its tag and as it calls itself.
fn languages() -> [(&'static str, Text); 1] {
    [("en", header::English.into())]
}

pub(super) fn header(model: &Model) -> Header {
    let facts = model.read.facts.as_ref();
    Header {
        guide: (&model.guide.title).into(),
        host: model.tab.host().map(Text::value),
        org: facts.map(|facts| OrgLine {
            name: Text::value(&facts.name),
            id: Text::value(&facts.identity.org_id),
            kind: kind(&facts.kind),
            production: matches!(facts.kind, KindOfOrg::Production(_)),
        }),
        user: facts.map(|facts| Text::value(&facts.user)),
        named_user: facts.map(named),
        access: access(model),
        language: languages().into_iter().find(|(tag, _)| *tag == model.language).map(|(_, name)| name),
        other_languages: languages()
            .into_iter()
            .filter(|(tag, _)| *tag != model.language)
            .map(|(tag, name)| button(name, Event::Speak(tag), Weight::Neutral))
            .collect(),
    }
}

fn named(facts: &OrgFacts) -> Text {
    let name = &facts.user;
    match &facts.username {
        Some(username) => header::NamedUser { name: name.into(), username: username.into() }.into(),
        None => Text::value(name),
    }
}

fn kind(kind: &KindOfOrg) -> Text {
    match kind {
        KindOfOrg::Sandbox => header::Sandbox.into(),
        KindOfOrg::Developer(edition) | KindOfOrg::Production(edition) => Text::quoted(edition),
    }
}

fn access(model: &Model) -> AccessLine {
    if model.tab.session_allowed() {
        AccessLine {
            label: header::Session.into(),
            help: header::Session.help(),
            action: (model.surface == Surface::Side)
                .then(|| button(button::ForgetSession, Event::ForgetSession, Weight::Neutral)),
            reads: Some(reads(model)),
            cost: model.read.calls.map(cost),
        }
    } else {
        AccessLine {
            label: header::GuideAndFill.into(),
            help: header::GuideAndFill.help(),
            action: model
                .tab
                .host()
                .map(|_| button(button::AllowSession, Event::AskSession, Weight::Neutral)),
            reads: None,
            cost: None,
        }
    }
}

fn cost(calls: Calls) -> Text {
    header::ReadCost { calls: calls.api_calls.into(), requests: calls.requests.into() }.into()
}

/// When the org is read, and the way to the other. Nobody agrees to more in a frame of a page.
fn reads(model: &Model) -> (Text, Option<Button>) {
    if model.after_save.is_on {
        let only_when_asked = button(button::CheckWhenAsked, Event::CheckAfterSave(false), Weight::Neutral);
        (header::ReadsAfterSave.into(), Some(only_when_asked))
    } else {
        let after_save = button(button::CheckAfterSave, Event::CheckAfterSave(true), Weight::Neutral);
        (header::ReadsWhenAsked.into(), (model.surface == Surface::Side).then_some(after_save))
    }
}
