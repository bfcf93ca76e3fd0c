//! Every question of the panel. Those about a key are in `key.rs` and `files.rs`, those
//! about fields in `pointing.rs`.

use super::forms::{FORM, STEP, beside};
use super::{State, state};
use crate::world::{Org, Panel};
use guidepost::panel::event::Event;
use guidepost::panel::screen::Surface::{Embedded, Side};

pub(super) fn all() -> Vec<State> {
    let other_org = Panel::with_session(Side).names_the_user().checks(Org::empty()).hears_of_session(false);
    vec![
        state("50-ask-session", Panel::opened(Side).does(Event::AskSession)),
        state("50-ask-session-by-check", other_org.at("app.create").does(Event::Check)),
        state(
            "50-ask-session-waiting",
            Panel::opened(Side).does(Event::AskSession).begins(Event::AllowSession),
        ),
        state("50-ask-session-beside-the-page", Panel::opened(Embedded).does(Event::AskSession)),
        state(
            "50-ask-to-leave-the-form",
            beside(Embedded, STEP, FORM).fills().at("app.create").does(Event::OpenPage),
        ),
        state("50-ask-to-save-the-description", beside(Side, STEP, FORM).does(Event::DescribePage)),
        state(
            "50-description-saved",
            beside(Side, STEP, FORM).does(Event::DescribePage).does(Event::SaveRecord),
        ),
    ]
}
