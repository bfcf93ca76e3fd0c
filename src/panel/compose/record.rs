//! "Describe this page".

use super::super::event::Event;
use super::super::model::Model;
use super::super::screen::{More, Question, Weight};
use super::super::words::button;

/// The way to it, folded away.
pub(super) fn more(model: &Model) -> Option<More> {
    model.on_setup().then(|| {
        let mut describe = button("Describe this page", Event::DescribePage, Weight::Neutral);
        if !model.job.is_idle() {
            describe.disabled = Some("Something else is still running.".to_owned());
        }
        More {
            title: "Help make Guidepost surer".to_owned(),
            text: "Salesforce changes its pages, and some of them nobody has described yet. You can save how this page is made as a file, and send it to whoever gave you Guidepost. You see the whole file first.".to_owned(),
            button: describe,
        }
    })
}

/// What will be in the file, before it is saved.
pub(super) fn question(model: &Model) -> Question {
    let text = model.record.clone().unwrap_or_default();
    Question {
        title: "Save a description of this page?".to_owned(),
        text: vec![
            "In it: which kinds of fields and buttons the page has, their labels, the names that the page's code gives them, and how they stand together.".to_owned(),
            "Not in it: what is typed or chosen in the fields, record ids, the name and address of your org, names of people, and the text of the page. Of words that Guidepost does not know as Salesforce's own and that label no field, only the length is kept.".to_owned(),
            "A label or a name that your company gave a field of its own can be in it. Read the file before you hand it on. Nothing is sent anywhere: it is only saved.".to_owned(),
        ],
        choices: Vec::new(),
        otherwise: None,
        whole: Some(("Read the whole file".to_owned(), text)),
        accept: button("Save the description", Event::SaveRecord, Weight::Brand),
        refuse: button("Not now", Event::Dismiss, Weight::Neutral),
    }
}
