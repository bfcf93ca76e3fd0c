//! A question that must be answered first.

use super::button::{Actions, Face, Short, press};
use crate::panel::event::Event;
use crate::panel::language::say;
use crate::panel::screen::{Choice, Question};
use gloo::events::EventListener;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

/// What [`QuestionView`] takes.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct QuestionProps {
    /// The question.
    pub(crate) question: Question,
    /// Set to its heading.
    pub(crate) heading: NodeRef,
    /// Where the answer goes.
    pub(crate) on_event: Callback<Event>,
}

/// A dialog in place of the step; Escape is No.
#[component]
pub(crate) fn QuestionView(props: &QuestionProps) -> Html {
    let QuestionProps { question, heading, on_event } = props;
    use_escape(heading, on_event.clone(), question.refuse.event.clone());
    html! {
        <section
            class="question"
            role="dialog"
            aria-modal="true"
            aria-labelledby="question-title"
            aria-describedby="question-text"
        >
            <h1 id="question-title" ref={heading.clone()} tabindex="-1">{ say(&question.title) }</h1>
            <div id="question-text">
                { for question.text.iter().map(|paragraph| html! { <p>{ say(paragraph) }</p> }) }
            </div>
            if !question.choices.is_empty() {
                <ul class="choices">{ for question.choices.iter().map(|choice| self::choice(choice, on_event)) }</ul>
            }
            if let Some((summary, text)) = &question.whole {
                <details class="original">
                    <summary>{ say(summary) }</summary>
                    <pre class="code whole" tabindex="0" role="region" aria-label={say(summary)}>{ say(text) }</pre>
                </details>
            }
            <Actions
                id="question"
                buttons={[Some(&question.refuse), question.otherwise.as_ref(), Some(&question.accept)].into_iter().flatten().cloned().collect::<Vec<_>>()}
                on_event={on_event.clone()}
            />
        </section>
    }
}

fn choice(choice: &Choice, on_event: &Callback<Event>) -> Html {
    let Choice { field, label, note, ticked, show } = choice;
    let note_id = AttrValue::from(format!("choice-{field}-note"));
    let onchange = {
        let (field, ticked) = (field.clone(), *ticked);
        on_event.reform(move |_: web_sys::Event| Event::ChooseAsked(field.clone(), !ticked))
    };
    html! {
        <li class="choice" key={field.as_str()}>
            <label class="choice-label">
                <input type="checkbox" checked={*ticked} aria-describedby={note_id.clone()} {onchange} />
                <span>{ say(label) }</span>
            </label>
            { press(show, Face::Short(Short::Show), None, on_event) }
            <p class="help choice-note" id={note_id}>{ say(note) }</p>
        </li>
    }
}

/// Listens on the whole document: after a click beside a button, focus is nowhere in the dialog.
#[hook]
fn use_escape(heading: &NodeRef, on_event: Callback<Event>, event: Event) {
    let heading = heading.clone();
    use_effect_with((on_event, event), move |(on_event, event)| {
        let document = heading.cast::<Element>().and_then(|heading| heading.owner_document());
        let on_event = on_event.clone();
        let event = event.clone();
        let listener = document.map(|document| {
            EventListener::new(&document, "keydown", move |pressed| {
                let key = pressed.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
                if key.as_deref() == Some("Escape") {
                    on_event.emit(event.clone());
                }
            })
        });
        move || drop(listener)
    });
}
