//! A button whose press could be lured: it counts only where it has stood still for a
//! while, in a window that is in front.

use super::Attention;
use super::weight::weight;
use crate::browser::{attention, clock};
use crate::panel::attention::{Stand, Stillness, is_near};
use crate::panel::event::Event;
use crate::panel::language::say;
use crate::panel::screen::Button;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Interval;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, MouseEvent};
use words::{Text, button};
use yew::prelude::*;

/// How often it is looked whether a button stands still, in milliseconds.
const LOOK_EVERY_MS: u32 = 100;

thread_local! {
    /// Where the pointer was last pressed in this document.
    static LAST_PRESS: Cell<Option<(f64, f64)>> = const { Cell::new(None) };
}

/// What [`SensitivePress`] takes.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct SensitiveProps {
    /// The button.
    pub(crate) button: Button,
    /// The id of the reason why it can't be pressed.
    pub(crate) described_by: Option<AttrValue>,
    /// Where a press goes.
    pub(crate) on_event: Callback<Event>,
}

/// The button. Beside a page it only says where to go on, and so counts at once.
#[component]
pub(crate) fn SensitivePress(props: &SensitiveProps) -> Html {
    let SensitiveProps { button, described_by, on_event } = props;
    let waits = use_context::<Attention>() == Some(Attention::Side) && button.disabled.is_none();
    let place = use_node_ref();
    let stillness = use_mut_ref(Stillness::default);
    let counts = use_state(|| false);
    use_look(&place, &stillness, &counts, (button.event.clone(), button.label.clone(), waits));
    let onclick = {
        let (event, on_event, place) = (button.event.clone(), on_event.clone(), place.clone());
        let is_disabled = button.disabled.is_some();
        Callback::from(move |_: MouseEvent| {
            if is_disabled {
                return;
            }
            let counts = !waits || note(&place, &stillness);
            on_event.emit(if counts { event.clone() } else { Event::PressedEarly });
        })
    };
    // A key that is held down presses a button again and again.
    let onkeydown = Callback::from(|pressed: KeyboardEvent| {
        if pressed.repeat() {
            pressed.prevent_default();
        }
    });
    let is_waiting = waits && !*counts;
    let cannot = is_waiting || button.disabled.is_some();
    html! {
        <button
            ref={place}
            type="button"
            class={classes!("button", weight(button.weight), is_waiting.then_some("button-waiting"))}
            aria-disabled={cannot.then_some("true")}
            aria-description={is_waiting.then(|| say(button::Waits))}
            aria-describedby={described_by.clone()}
            {onclick}
            {onkeydown}
        >
            { say(&button.label) }
        </button>
    }
}

/// Looks at the button as long as it is there, and says when it counts.
#[hook]
fn use_look(
    place: &NodeRef,
    stillness: &Rc<RefCell<Stillness>>,
    counts: &UseStateHandle<bool>,
    what: (Event, Text, bool),
) {
    let (place, stillness, counts) = (place.clone(), stillness.clone(), counts.setter());
    use_effect_with(what, move |(_, _, waits)| {
        stillness.borrow_mut().begin_anew();
        counts.set(false);
        let listener = place.cast::<Element>().filter(|_| *waits).and_then(|element| {
            stand_apart(&element);
            element.owner_document().map(|document| note_presses(&document))
        });
        let looks = waits.then(|| {
            let before = Cell::new(false);
            Interval::new(LOOK_EVERY_MS, move || {
                let now = note(&place, &stillness);
                if before.replace(now) != now {
                    counts.set(now);
                }
            })
        });
        move || drop((listener, looks))
    });
}

/// Takes note of how the button stands now, and says whether a press counts.
fn note(place: &NodeRef, stillness: &Rc<RefCell<Stillness>>) -> bool {
    let Some(element) = place.cast::<Element>() else { return false };
    let stand = Stand { place: place_in_document(&element), is_attended: attention::is_window_in_front() };
    stillness.borrow_mut().note(stand, clock::now_ms())
}

/// Where it stands in the window.
fn place_of(element: &Element) -> [f64; 4] {
    let place = element.get_bounding_client_rect();
    [place.left(), place.top(), place.right(), place.bottom()]
}

/// Where it stands in the document: who scrolls there moves it knowingly.
fn place_in_document(element: &Element) -> [f64; 4] {
    let [left, top, right, bottom] = place_of(element);
    let root = element.owner_document().and_then(|document| document.document_element());
    let [x, y, ..] = root.map_or([0.0; 4], |root| place_of(&root));
    // Half a pixel lost on the way is no move.
    [left - x, top - y, right - x, bottom - y].map(f64::round)
}

fn note_presses(document: &web_sys::Document) -> EventListener {
    let options = EventListenerOptions::run_in_capture_phase();
    EventListener::new_with_options(document, "pointerdown", options, |pressed| {
        if let Some(pressed) = pressed.dyn_ref::<MouseEvent>() {
            LAST_PRESS.set(Some((f64::from(pressed.client_x()), f64::from(pressed.client_y()))));
        }
    })
}

/// An answer that has come up where the pointer was pressed stands apart from that place,
/// so that another press there is none of it.
fn stand_apart(element: &Element) {
    let Ok(Some(question)) = element.closest(".question") else { return };
    if LAST_PRESS.get().is_some_and(|at| is_near(place_of(element), at)) {
        question.class_list().add_1("question-apart").unwrap_or_default();
    }
}
