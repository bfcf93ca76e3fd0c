//! "Describe this page".

use super::super::event::Event;
use super::super::model::Model;
use super::super::screen::{More, Question, Weight};
use super::super::wording::button;
use words::{Text, button, question};

/// The way to it, folded away.
pub(super) fn more(model: &Model) -> Option<More> {
    model.tab.on_setup().then(|| {
        let mut describe = button(button::DescribePage, Event::DescribePage, Weight::Neutral);
        if !model.work.job.is_idle() {
            describe.disabled = Some(button::SomethingRuns.into());
        }
        More { title: question::Help.into(), text: question::Help.text(), button: describe }
    })
}

/// What will be in the file, before it is saved.
pub(super) fn question(model: &Model) -> Question {
    let file = model.record.clone().unwrap_or_default();
    let asked = question::Description;
    Question {
        title: asked.into(),
        text: vec![asked.within(), asked.without(), asked.mind()],
        choices: Vec::new(),
        otherwise: None,
        whole: Some((asked.whole(), Text::value(file))),
        accept: button(button::SaveDescription, Event::SaveRecord, Weight::Brand),
        refuse: button(button::NotNow, Event::Dismiss, Weight::Neutral),
    }
}
