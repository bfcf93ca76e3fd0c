//! Buttons, and why one can't be pressed now.

use super::Attention;
use super::sensitive::SensitivePress;
use super::weight::weight;
use crate::panel::event::Event;
use crate::panel::language::say;
use crate::panel::screen::{Button, Weight};
use words::{Text, button, state};
use yew::prelude::*;

/// What [`Actions`] takes.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ActionsProps {
    /// Unique in the panel; the ids of the reasons begin with it.
    pub(crate) id: AttrValue,
    /// The buttons, in order.
    pub(crate) buttons: Vec<Button>,
    /// Where a press goes.
    pub(crate) on_event: Callback<Event>,
}

/// A row of buttons with the reasons of the disabled ones below; an empty element when there are none.
///
/// A disabled button stays reachable by keyboard, so that its reason can be
/// found there too (WAI-ARIA Authoring Practices, "Focusability of disabled controls").
#[component]
pub(crate) fn Actions(props: &ActionsProps) -> Html {
    let ActionsProps { id, buttons, on_event } = props;
    let reasons = reasons(buttons);
    html! {
        <div class="presses">
            if !buttons.is_empty() {
                <div class="actions">
                    { for buttons.iter().enumerate().map(|(place, button)| {
                        let reason = reasons.iter().position(|reason| reason.places.contains(&place));
                        let described_by = reason.map(|place| AttrValue::from(format!("{id}-reason-{place}")));
                        // A place keeps its element, and so its focus, whatever it offers next.
                        html! {
                            <key={place}>{ press(button, Face::Whole, described_by, on_event) }</>
                        }
                    }) }
                </div>
                <div class="reasons">
                    { for reasons.iter().enumerate().map(|(place, reason)| html! {
                        <p class="reason" id={format!("{id}-reason-{place}")}>
                            if reasons.len() > 1 {
                                <strong>{ say(state::Tone { tone: Text::commas(reason.labels.clone()) }) }</strong>
                            }
                            { say(&reason.text) }
                        </p>
                    }) }
                </div>
            }
        </div>
    }
}

/// Why some buttons can't be pressed.
struct Reason {
    text: Text,
    /// Theirs, in the row.
    places: Vec<usize>,
    labels: Vec<Text>,
}

/// Each reason once, with the buttons that it holds for.
fn reasons(buttons: &[Button]) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = Vec::new();
    for (place, button) in buttons.iter().enumerate() {
        let Some(text) = &button.disabled else { continue };
        match reasons.iter_mut().find(|reason| reason.text == *text) {
            Some(reason) => {
                reason.places.push(place);
                reason.labels.push(button.label.clone());
            }
            None => reasons.push(Reason {
                text: text.clone(),
                places: vec![place],
                labels: vec![button.label.clone()],
            }),
        }
    }
    reasons
}

/// How much of a button's name is to be seen.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Face {
    /// All of it.
    Whole,
    /// This much; the rest is said by what stands around the button.
    Short(Short),
}

/// What is seen of a button's name.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Short {
    /// "Show".
    Show,
    /// "Copy".
    Copy,
}

/// One button; `described_by` is the id of the reason why it can't be pressed.
pub(crate) fn press(
    button: &Button,
    face: Face,
    described_by: Option<AttrValue>,
    on_event: &Callback<Event>,
) -> Html {
    if button.event.is_sensitive() {
        return html! { <SensitivePress button={button.clone()} {described_by} on_event={on_event.clone()} /> };
    }
    html! { <Press button={button.clone()} {face} {described_by} on_event={on_event.clone()} /> }
}

/// What [`Press`] takes.
#[derive(Clone, PartialEq, Properties)]
struct PressProps {
    button: Button,
    face: Face,
    described_by: Option<AttrValue>,
    on_event: Callback<Event>,
}

/// A button that counts at once; beside a page, once the panel could be seen.
#[component]
fn Press(props: &PressProps) -> Html {
    let PressProps { button, face, described_by, on_event } = props;
    let event = button.event.clone();
    let is_waiting = use_context::<Attention>() == Some(Attention::Unseen) && !event.only_shows();
    let onclick = match button.disabled {
        None => Some(on_event.reform(move |_: MouseEvent| event.clone())),
        Some(_) => None,
    };
    let is_waiting = is_waiting && button.disabled.is_none();
    let size = match face {
        Face::Whole => None,
        Face::Short(_) => Some("button-short"),
    };
    let (name, shown) = match *face {
        Face::Whole => (None, say(&button.label)),
        Face::Short(Short::Show) => (Some(say(&button.label)), say(button::ShowShort)),
        Face::Short(Short::Copy) => (Some(say(&button.label)), say(button::CopyShort)),
    };
    html! {
        <button
            type="button"
            class={classes!("button", weight(button.weight), size, is_waiting.then_some("button-waiting"))}
            aria-label={name}
            aria-disabled={(is_waiting || button.disabled.is_some()).then_some("true")}
            aria-describedby={described_by.clone()}
            {onclick}
        >
            { shown }
        </button>
    }
}

/// A button that copies `text`, named after what it copies.
pub(crate) fn copy(label: &Text, text: &str, on_event: &Callback<Event>) -> Html {
    let button = Button {
        label: button::Copy { what: label.clone() }.into(),
        event: Event::Copy { label: label.clone(), text: text.to_owned() },
        disabled: None,
        weight: Weight::Neutral,
    };
    press(&button, Face::Short(Short::Copy), None, on_event)
}
