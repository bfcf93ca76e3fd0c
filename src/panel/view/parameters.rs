//! The values of the guide that the admin may change.

use super::icon::{Glyph, icon};
use crate::panel::event::Event;
use crate::panel::language::say;
use crate::panel::screen::ParameterLine;
use guide::ParameterId;
use web_sys::HtmlInputElement;
use words::step;
use yew::prelude::*;

/// What [`ParametersView`] takes.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ParametersProps {
    /// The values.
    pub(crate) parameters: Vec<ParameterLine>,
    /// Where a change goes.
    pub(crate) on_event: Callback<Event>,
}

/// An input per value.
#[component]
pub(crate) fn ParametersView(props: &ParametersProps) -> Html {
    html! {
        <section>
            <h2>{ say(step::Values) }</h2>
            { for props.parameters.iter().map(|parameter| input(parameter, &props.on_event)) }
        </section>
    }
}

/// The place of the words that say what a value is good for.
pub(crate) fn help_id(id: &ParameterId) -> String {
    format!("value-{id}-help")
}

/// Every keystroke is told at once, since a page load may take the panel away at any time.
fn input(parameter: &ParameterLine, on_event: &Callback<Event>) -> Html {
    let ParameterLine { id, label, help: _, value, problem, note, refusals: _ } = parameter;
    let field = format!("value-{id}");
    let help_id = help_id(id);
    let problem_id = format!("{field}-problem");
    let note_id = format!("{field}-note");
    let described_by =
        [problem.as_ref().map(|_| &problem_id), note.as_ref().map(|_| &note_id), Some(&help_id)];
    let described_by = described_by.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    let name = id.clone();
    let oninput = on_event.reform(move |typed: InputEvent| {
        Event::SetValue(name.clone(), typed.target_unchecked_into::<HtmlInputElement>().value())
    });
    html! {
        <div class={classes!("parameter", problem.as_ref().map(|_| "parameter-wrong"))} key={field.clone()}>
            <label for={field.clone()}>{ say(label) }</label>
            <input
                id={field}
                type="text"
                value={value.clone()}
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-describedby={described_by}
                aria-invalid={problem.as_ref().map(|_| "true")}
                {oninput}
            />
            if let Some(problem) = problem {
                <p class="problem" id={problem_id}>{ icon(Glyph::Exclamation) }<span>{ say(problem) }</span></p>
            }
            if let Some(note) = note {
                <p class="mark is-info" id={note_id}>{ icon(Glyph::Letter) }<span>{ say(note) }</span></p>
            }
        </div>
    }
}
