//! Org, user and access: what is always shown.

use super::super::event::Event;
use super::super::model::Model;
use super::super::saved::KindOfOrg;
use super::super::screen::{AccessLine, Header, OrgLine, Surface, Weight};
use super::super::words::button;

pub(super) fn header(model: &Model) -> Header {
    let facts = model.facts.as_ref();
    Header {
        guide: model.guide.title.clone(),
        host: model.host().map(str::to_owned),
        org: facts.map(|facts| OrgLine {
            name: facts.name.clone(),
            id: facts.identity.org_id.clone(),
            kind: kind(&facts.kind),
            production: matches!(facts.kind, KindOfOrg::Production(_)),
        }),
        user: facts.map(|facts| facts.user.clone()),
        access: access(model),
    }
}

fn kind(kind: &KindOfOrg) -> String {
    match kind {
        KindOfOrg::Sandbox => "Sandbox".to_owned(),
        KindOfOrg::Developer(edition) | KindOfOrg::Production(edition) => edition.clone(),
    }
}

fn access(model: &Model) -> AccessLine {
    if model.session_allowed() {
        AccessLine {
            label: "Session".to_owned(),
            help: "Guidepost may read the org in your name, when you press Check.".to_owned(),
            action: (model.surface == Surface::Side)
                .then(|| button("Forget session", Event::ForgetSession, Weight::Neutral)),
        }
    } else {
        AccessLine {
            label: "Guide and fill".to_owned(),
            help: "Guidepost shows and fills; it can't read the org yet.".to_owned(),
            action: model
                .host()
                .map(|_| button("Allow access to the session", Event::AskSession, Weight::Neutral)),
        }
    }
}
