//! Forms: while they are filled, filled, left, refused by Salesforce, and put back.

use super::steps::unassigned;
use super::{State, own_key, state};
use crate::world::{GUIDE, Org, Page, Panel, RECORDED};
use guidepost::panel::event::{Event, Report};
use guidepost::panel::screen::Surface::{self, Embedded, Side};
use pages::command::Shown;

/// The form that most states are shown with.
pub(super) const STEP: &str = "permission-set.create";
/// Its page.
pub(super) const FORM: &str = "permission-set-new";

pub(super) fn all() -> Vec<State> {
    let mut states = filled();
    states.extend(vec![
        state("20-form-filling", beside(Embedded, "user.create", "user-new").fills_only(5)),
        state("20-form-filling-again", beside(Side, STEP, FORM).fills().fills_only(0)),
        state("20-form-filled-beside-the-page", beside(Embedded, STEP, FORM).fills()),
        state("20-form-without-key-for-the-focus", without_switch_key()),
        state("20-form-shows-it-already", beside(Side, STEP, "home").on_page(right_already())),
        state("20-form-typed-by-hand", beside(Side, STEP, FORM).page_changes(|_| right_already())),
        state("20-form-changed-by-hand", changed_by_hand()),
        state("20-form-right-and-checked", right_and_checked()),
        state("20-form-left", beside(Side, STEP, FORM).fills().on("permission-set-overview")),
        state("20-form-left-question", leaving()),
        state("20-form-filling-stopped", beside(Side, STEP, FORM).fills_only(2).does(Event::Dismiss)),
        state("20-form-putting-back", put_back_only(1)),
        state("20-form-put-back", put_back_only(usize::MAX)),
        state("20-form-put-back-one-field", put_back_one_field()),
        state("20-form-not-all-put-back", not_all_put_back()),
        state("20-form-putting-back-stopped", put_back_only(1).does(Event::Dismiss)),
        state("20-form-saved-as-seen-on-the-page", saved_as_seen()),
    ]);
    states
}

/// Each form of the guide, filled.
fn filled() -> Vec<State> {
    let stages = GUIDE.steps.iter().flat_map(|step| step.stages.iter().map(move |stage| (step, stage)));
    let forms = stages.filter(|(_, stage)| !stage.fields.is_empty());
    forms
        .map(|(step, stage)| {
            let panel = beside(Side, step.id.as_str(), stage.page.as_str()).fills();
            state(format!("20-form-filled-{}", stage.page), panel)
        })
        .collect()
}

/// A panel that knows all that the forms need, beside one of them.
pub(super) fn beside(surface: Surface, step: &str, page: &str) -> Panel {
    let needs_user = matches!(step, "user.permission-set-license" | "user.assign-permission-set");
    let org = if needs_user { unassigned(&RECORDED) } else { Org::empty() };
    let panel = Panel::unopened(surface).allowed().with_key(own_key()).started().names_the_user();
    let panel = panel.checks(org).at(step);
    if page == "home" { panel } else { panel.on(page) }
}

fn without_switch_key() -> Panel {
    Panel::unopened(Embedded).without_switch_key().started().at(STEP).on(FORM)
}

/// The form as it is once somebody has filled it.
fn right_already() -> Page {
    let text = |text: &str| Shown::Text(text.to_owned());
    Page::recorded(FORM)
        .showing("label", text(RECORDED.permission_set_label))
        .showing("api-name", text(RECORDED.permission_set_api_name))
}

fn changed_by_hand() -> Panel {
    let by_hand = Shown::Text("IVR_Access".to_owned());
    beside(Side, STEP, FORM).fills().page_changes(|page| page.showing("api-name", by_hand))
}

fn right_and_checked() -> Panel {
    let panel = Panel::unopened(Side).allowed().with_key(own_key()).started().names_the_user();
    let page = Page::recorded("permission-set-license-assignments")
        .showing("salesforce-api-integration", Shown::Checked(true));
    panel.checks(Org::complete()).at("user.permission-set-license").on_page(page).fills()
}

fn leaving() -> Panel {
    beside(Side, STEP, FORM).fills().at("user.create").does(Event::OpenPage)
}

/// A filled form of which so many fields are put back.
fn put_back_only(fields: usize) -> Panel {
    beside(Side, STEP, FORM).fills().answering_fills(fields).does(Event::PutBack)
}

fn put_back_one_field() -> Panel {
    let filled = beside(Side, "profile.clone", "profile-clone").fills();
    filled.does(Event::PutBack)
}

fn not_all_put_back() -> Panel {
    let by_hand = Shown::Text("IVR_Access".to_owned());
    let filled = beside(Side, STEP, FORM).fills();
    filled.page_changes(|page| page.showing("api-name", by_hand)).does(Event::PutBack)
}

/// After Save the page of the record shows what was saved.
fn saved_as_seen() -> Panel {
    let page = Page::recorded("permission-set-system-permissions")
        .saying(&[("Apex REST Services", Shown::Checked(true)), ("API Enabled", Shown::Checked(true))]);
    Panel::opened(Embedded).at("permission-set.system-permissions").on_page(page).hears(Report::Tick)
}
