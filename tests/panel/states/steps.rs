//! Every step of the guide: before anything was read, on each of its pages, and in orgs
//! that are empty, complete, right and unusual, wrong in everything, and closed to their admin.

use super::{State, another_key, own_key, state};
use crate::world::{GUIDE, Names, Org, Page, Panel, RECORDED, different, just_created, unusual};
use guide::Step;
use guidepost::panel::screen::Surface::{self, Embedded, Side};
use guidepost::protocol::background::Place;

/// The pages of which nothing but the address is told.
const WITHHELD: [(&str, &str); 2] = [
    ("identity-verification", "/_ui/identity/verification/code"),
    ("consumer-details", "/_ui/external-client-app/consumer/details"),
];

/// The steps in which an unusual org says more than a complete one.
const UNUSUAL: [&str; 3] = ["prerequisites.checklist", "user.assign-permission-set", "app.create"];

pub(super) fn all() -> Vec<State> {
    GUIDE.steps.iter().zip(1..).flat_map(|(step, number)| of(step, number)).collect()
}

fn of(step: &Step, number: usize) -> Vec<State> {
    let id = step.id.as_str();
    let has_checks = GUIDE.checks_of(&step.id).next().is_some();
    let name = |words: &str| format!("{number:02}-{}-{words}", id.replace('.', "-"));
    let mut states = vec![state(name("unread"), Panel::opened(Embedded).at(id))];
    for stage in &step.stages {
        let page = stage.page.as_str();
        states.push(state(name(&format!("on-{page}")), at_page(id, page)));
    }
    states.push(state(name("empty"), Panel::with_session(Side).checks(Org::empty()).at(id)));
    states.push(state(name("complete"), complete(step)));
    if has_checks {
        states.push(state(name("different"), read_with_another_key(different()).at(id)));
        if UNUSUAL.contains(&id) {
            states.push(state(name("unusual"), read_with_another_key(unusual()).at(id)));
        }
        if id == "app.policies" {
            states.push(state(name("just-created"), read(Side, just_created()).at(id)));
        }
        states.push(state(name("closed"), read(Embedded, Org::complete().closed()).at(id)));
    }
    states
}

/// A panel that has read this org.
fn read(surface: Surface, org: Org) -> Panel {
    Panel::with_session(surface).names_the_user().checks(org)
}

fn read_with_another_key(org: Org) -> Panel {
    Panel::unopened(Side).allowed().with_key(another_key()).started().names_the_user().checks(org)
}

/// The page of the step's last stage is in front of a panel that has read a complete org.
fn complete(step: &Step) -> Panel {
    let panel = Panel::unopened(Side).allowed().with_key(own_key()).started().names_the_user();
    let panel = panel.checks(Org::complete()).at(step.id.as_str());
    let recorded =
        step.stages.iter().rev().find(|stage| !WITHHELD.iter().any(|(page, _)| stage.page.as_str() == *page));
    match recorded {
        Some(stage) => panel.on(stage.page.as_str()),
        None => panel,
    }
}

/// One of the step's pages is in front. Whose page a user's is, only the org tells.
fn at_page(step: &str, page: &str) -> Panel {
    if let Some((_, path)) = WITHHELD.iter().find(|(withheld, _)| *withheld == page) {
        let panel = Panel::opened(Embedded).at(step).sees(|sight| sight.place = Some(Place::Withheld));
        return panel.on_page(Page::withheld(path));
    }
    let needs_org = matches!(step, "user.permission-set-license" | "user.assign-permission-set");
    let panel = if needs_org { read(Embedded, unassigned(&RECORDED)) } else { Panel::opened(Embedded) };
    // The record of that name has the tab Policies open already.
    let record = if (step, page) == ("app.policies", "app-detail") { "app-settings" } else { page };
    panel.at(step).on(record)
}

/// An org in which the user is there and was given nothing yet.
pub(super) fn unassigned(names: &Names) -> Org {
    let org = Org::complete().without_rows(" FROM PermissionSetLicenseAssign");
    org.without_rows("PermissionSetGroup.HasActivationRequired FROM PermissionSetAssignment").named(names)
}
