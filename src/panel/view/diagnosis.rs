//! What Check found of the login: whether the other side gets in, what to mend first, and the rest.

use super::button::{Actions, Face, press};
use super::icon::icon;
use super::logins::logins;
use super::mark::{Mark, answer_mark, weight_mark};
use super::text::breakable;
use crate::panel::event::Event;
use crate::panel::language::say;
use crate::panel::screen::{AboutRow, Button, DiagnosisScreen, FindingGroup, FindingLine, FirstLine};
use guidepost_core::progress::FoundWeight;
use words::{Text, overview};
use yew::prelude::*;

/// What [`DiagnosisView`] takes.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct DiagnosisProps {
    /// What was found.
    pub(crate) diagnosis: DiagnosisScreen,
    /// Where the admin's doing goes.
    pub(crate) on_event: Callback<Event>,
}

/// What was found. Where it is folded, the answer stays in sight.
#[component]
pub(crate) fn DiagnosisView(props: &DiagnosisProps) -> Html {
    let DiagnosisProps { diagnosis, on_event } = props;
    let mark = answer_mark(diagnosis.answer);
    let class = classes!("diagnosis", mark.class);
    html! {
        <section {class} aria-labelledby="diagnosis">
            if diagnosis.is_open {
                <h2 id="diagnosis">{ say(&diagnosis.question) }</h2>
                { answer(&mark) }
                { content(diagnosis, on_event) }
            } else {
                <details>
                    <summary>
                        <h2 id="diagnosis">{ say(&diagnosis.question) }</h2>
                        { answer(&mark) }
                    </summary>
                    <div class="diagnosis-content">{ content(diagnosis, on_event) }</div>
                </details>
            }
        </section>
    }
}

fn answer(mark: &Mark) -> Html {
    html! {
        <p class={classes!("mark", "answer", mark.class)}>{ icon(mark.glyph) }<strong>{ say(mark.word.clone()) }</strong></p>
    }
}

fn content(diagnosis: &DiagnosisScreen, on_event: &Callback<Event>) -> Html {
    html! {
        <>
            { paragraph(&diagnosis.evidence) }
            if diagnosis.asks {
                { looked_at(diagnosis, on_event) }
            }
            if let Some(first) = &diagnosis.first {
                { mend_first(first, on_event) }
            }
            { for diagnosis.groups.iter().map(|found| group(found, on_event)) }
            { paragraph(&diagnosis.nothing) }
            if !diagnosis.asks {
                { looked_at(diagnosis, on_event) }
            }
            { for diagnosis.logins.iter().map(logins) }
        </>
    }
}

fn looked_at(diagnosis: &DiagnosisScreen, on_event: &Callback<Event>) -> Html {
    html! {
        if !diagnosis.about.is_empty() {
            <>
                <h3>{ say(overview::About) }</h3>
                <dl class="rows">{ for diagnosis.about.iter().map(|row| about(row, on_event)) }</dl>
            </>
        }
    }
}

fn paragraph(text: &Text) -> Html {
    html! {
        if !text.is_empty() {
            <p>{ say(text) }</p>
        }
    }
}

fn mend_first(first: &FirstLine, on_event: &Callback<Event>) -> Html {
    html! {
        <div class="mend-first">
            <h3>{ say(overview::First) }</h3>
            <p><strong>{ say(&first.line.says) }</strong></p>
            { paragraph(&first.chain) }
            { rows(&first.line.rows) }
            <Actions
                id="mend-first"
                buttons={Vec::from_iter(first.line.way.clone())}
                on_event={on_event.clone()}
            />
        </div>
    }
}

/// What endangers the login is read at once; what needs nothing now, on request.
fn group(found: &FindingGroup, on_event: &Callback<Event>) -> Html {
    let mark = weight_mark(found.weight);
    let heading = html! {
        <h3 class={classes!("mark", mark.class)}>{ icon(mark.glyph) }<span>{ say(&found.title) }</span></h3>
    };
    let lines = html! {
        <>
            { paragraph(&found.note) }
            <ul class="findings">{ for found.lines.iter().map(|found| line(found, on_event)) }</ul>
        </>
    };
    match found.weight {
        FoundWeight::KeepsOut | FoundWeight::Risk => html! { <>{ heading }{ lines }</> },
        FoundWeight::Differs | FoundWeight::CouldNotCheck => html! {
            <details class="findings-folded"><summary>{ heading }</summary>{ lines }</details>
        },
    }
}

fn line(found: &FindingLine, on_event: &Callback<Event>) -> Html {
    html! {
        <li class="finding">
            <p><strong>{ say(&found.says) }</strong></p>
            { rows(&found.rows) }
            { link(found.way.as_ref(), on_event) }
        </li>
    }
}

fn rows(rows: &[(Text, Text)]) -> Html {
    html! {
        if !rows.is_empty() {
            <dl class="rows">
                { for rows.iter().map(|(name, text)| html! {
                    <><dt>{ say(name) }</dt><dd>{ breakable(&say(text)) }</dd></>
                }) }
            </dl>
        }
    }
}

fn about(row: &AboutRow, on_event: &Callback<Event>) -> Html {
    html! {
        <>
            <dt>{ say(&row.role) }</dt>
            <dd>{ breakable(&say(&row.name)) }
                { link(row.way.as_ref(), on_event) }
                { for row.candidates.iter().map(|one| link(Some(one), on_event)) }
            </dd>
        </>
    }
}

/// A way to a step that many stand beside one another: it looks like a link.
fn link(way: Option<&Button>, on_event: &Callback<Event>) -> Html {
    html! {
        if let Some(button) = way {
            <p class="way">{ press(button, Face::Whole, None, on_event) }</p>
        }
    }
}
