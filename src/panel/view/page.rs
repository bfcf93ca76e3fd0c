//! The Setup page at hand: what to do on it, and what belongs into its fields.

use super::button::{Actions, Face, Short, copy, press};
use super::icon::{Glyph, icon};
use super::mark::tone_mark;
use super::text::breakable;
use crate::panel::event::Event;
use crate::panel::language::say;
use crate::panel::screen::{FieldLine, FieldResult, OpenPage, PageScreen};
use words::{Text, page, step};
use yew::prelude::*;

/// What [`PageView`] takes.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct PageProps {
    /// The page.
    pub(crate) page: PageScreen,
    /// Where a press goes.
    pub(crate) on_event: Callback<Event>,
}

/// The page with its fields.
#[component]
pub(crate) fn PageView(props: &PageProps) -> Html {
    let PageProps { page, on_event } = props;
    let (class, glyph, whereabouts): (_, _, Text) = match page.open {
        OpenPage::Right => ("is-ok", Glyph::Tick, page::Right.into()),
        OpenPage::Other => ("is-open", Glyph::Ring, page::Other.into()),
        OpenPage::Loading => ("is-open", Glyph::Ring, page::Loading.into()),
    };
    html! {
        <section>
            <h2>{ say(step::OnPage) }</h2>
            <p class={classes!("mark", "whereabouts", class)}>{ icon(glyph) }<span>{ say(whereabouts) }</span></p>
            <p>{ say(&page.say) }</p>
            <Actions id="page" buttons={page.actions.clone()} on_event={on_event.clone()} />
            if !page.fields.is_empty() {
                <dl class="fields">{ for page.fields.iter().map(|line| field(line, on_event)) }</dl>
            }
        </section>
    }
}

fn field(line: &FieldLine, on_event: &Callback<Event>) -> Html {
    let FieldLine { id, label, value, copy: copied, why: _, result: filled, on_page, show, point } = line;
    let reason = show.as_ref().and_then(|button| button.disabled.as_ref());
    let reason_id = AttrValue::from(format!("field-{id}-reason"));
    html! {
        <div class="field" key={id.as_str()}>
            <dt>{ say(label) }</dt>
            <dd class="value">{ breakable(&say(value)) }</dd>
            if copied.is_some() || show.is_some() {
                <dd class="field-actions">
                    if let Some(text) = copied {
                        { copy(label, text, on_event) }
                    }
                    if let Some(button) = show {
                        { press(button, Face::Short(Short::Show), reason.map(|_| reason_id.clone()), on_event) }
                    }
                </dd>
            }
            <dd class="field-notes">
                <div role="status">{ for filled.iter().map(result) }</div>
                { for on_page.iter().map(result) }
                <Actions id={format!("point-{id}")} buttons={Vec::from_iter(point.clone())} on_event={on_event.clone()} />
                if let Some(reason) = reason {
                    <p class="reason" id={reason_id}>{ say(reason) }</p>
                }
            </dd>
        </div>
    }
}

fn result(result: &FieldResult) -> Html {
    let mark = tone_mark(result.tone);
    html! {
        <p class={classes!("mark", mark.class)}>{ icon(mark.glyph) }<span>{ say(&result.text) }</span></p>
    }
}
