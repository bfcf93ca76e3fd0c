//! The question whether the fields found are those that are meant.

use super::super::event::Event;
use super::super::model::{AskedField, Model};
use super::super::screen::{Choice, Question, Weight};
use super::super::update;
use super::super::words::button;
use super::step::content;
use crate::guide::Stage;

/// The question, with every field that nobody has confirmed yet by the name that the page gives it.
pub(super) fn fields(model: &Model) -> Question {
    let asked = &model.asked_fields;
    let one = asked.len() == 1;
    let right = asked.iter().filter(|asked| asked.right).count();
    let accept = match (right, one) {
        (0, _) => "Leave it alone, and go on",
        (_, true) => "Yes, fill it",
        (right, false) if right == asked.len() => "Yes, fill them",
        _ => "Fill those that are ticked",
    };
    Question {
        title: if one { "Is this the right field?" } else { "Are these the right fields?" }.to_owned(),
        text: vec![
            "Guidepost has not seen this page in a live org yet. Nothing was typed so far. Compare the names below with the page; Show rings a field there.".to_owned(),
            "Untick what is wrong: it is left alone, and you can point to the right field afterwards. Nothing is saved until you press Save yourself.".to_owned(),
        ],
        choices: asked.iter().map(|asked| choice(model, asked)).collect(),
        otherwise: None,
        whole: None,
        accept: button(accept, Event::ConfirmFields, Weight::Brand),
        refuse: button("Stop filling", Event::Dismiss, Weight::Neutral),
    }
}

fn choice(model: &Model, asked: &AskedField) -> Choice {
    let stage = model.stage();
    let name = if asked.found.name.is_empty() { "A field without a name" } else { asked.found.name.as_str() };
    Choice {
        field: asked.field.clone(),
        label: name.to_owned(),
        note: stage.map(|stage| note(model, stage, asked)).unwrap_or_default(),
        ticked: asked.right,
        show: button(&format!("Show {name}"), Event::Show(asked.field.clone()), Weight::Neutral),
    }
}

/// What the field is to the guide, where the page calls it otherwise, and what would be put in.
fn note(model: &Model, stage: &Stage, asked: &AskedField) -> String {
    let Some(field) = stage.fields.iter().find(|field| field.field == asked.field) else {
        return String::new();
    };
    let value = update::words_on_page(model, stage, field).unwrap_or_else(|| content(model, &field.value).0);
    if field.label == asked.found.name {
        format!("Would be set to: {value}")
    } else {
        format!("Taken for {}. Would be set to: {value}", field.label)
    }
}
