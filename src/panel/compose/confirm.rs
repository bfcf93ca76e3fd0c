//! The question whether the fields found are those that are meant.

use super::super::event::Event;
use super::super::model::on_page::words_on_page;
use super::super::model::{AskedField, Model};
use super::super::screen::{Choice, Question, Weight};
use super::super::wording::button;
use super::step::content;
use guide::Stage;
use words::{Text, button, field, question};

/// The question, with every field that nobody has confirmed yet by the name that the page gives it.
pub(super) fn fields(model: &Model) -> Question {
    let asked = &model.form.asked_fields;
    let right = asked.iter().filter(|asked| asked.right).count();
    let accept: Text = match (right, asked.len()) {
        (0, _) => button::FillNone.into(),
        (_, 1) => button::FillIt.into(),
        (right, all) if right == all => button::FillThem.into(),
        _ => button::FillTicked.into(),
    };
    let question = question::Fields { count: asked.len().into() };
    let what = if model.page.told.is_empty() { question.what() } else { question.again() };
    Question {
        text: vec![what, question.how()],
        title: question.into(),
        choices: asked.iter().map(|asked| choice(model, asked)).collect(),
        otherwise: None,
        whole: None,
        accept: button(accept, Event::ConfirmFields, Weight::Brand),
        refuse: button(button::StopFilling, Event::Dismiss, Weight::Neutral),
    }
}

fn choice(model: &Model, asked: &AskedField) -> Choice {
    let stage = model.stage();
    let name = match asked.found.name.as_str() {
        "" => field::ChoiceWithoutName.into(),
        name => Text::value(name),
    };
    Choice {
        field: asked.field.clone(),
        label: name.clone(),
        note: stage.map(|stage| note(model, stage, asked)).unwrap_or_default(),
        ticked: asked.right,
        show: button(button::Show { what: name }, Event::Show(asked.field.clone()), Weight::Neutral),
    }
}

/// What the field is to the guide, where the page calls it otherwise, and what would be put in.
fn note(model: &Model, stage: &Stage, asked: &AskedField) -> Text {
    let Some(field) = stage.fields.iter().find(|field| field.field == asked.field) else {
        return Text::default();
    };
    let value = words_on_page(model, stage, field).map(Text::value);
    let value = value.unwrap_or_else(|| content(model, &field.value).0);
    if field.label == asked.found.name {
        field::WouldBe { value }.into()
    } else {
        field::TakenFor { field: Text::quoted(&field.label), value }.into()
    }
}
