//! The facts of a step and what was found.

use super::icon::icon;
use super::text::breakable;
use super::words::verdict_mark;
use crate::panel::screen::{CheckLine, CheckRemark, CheckVerdict};
use yew::prelude::*;

/// What [`ChecksView`] takes.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ChecksProps {
    /// The facts.
    pub(crate) checks: Vec<CheckLine>,
}

/// The facts, each with its verdict.
#[component]
pub(crate) fn ChecksView(props: &ChecksProps) -> Html {
    html! {
        <section>
            <h2>{ "Checks" }</h2>
            <ul class="checks">{ for props.checks.iter().map(fact) }</ul>
        </section>
    }
}

fn fact(line: &CheckLine) -> Html {
    let mark = verdict_mark(&line.verdict);
    html! {
        <li class={classes!("check", mark.class)} key={line.id.as_str()} data-check={line.id.clone()}>
            <h3>{ &line.title }</h3>
            <p class={classes!("mark", "verdict", mark.class)}>{ icon(mark.glyph) }<span>{ word(&line.verdict, mark.word) }</span></p>
            { found(&line.verdict) }
        </li>
    }
}

/// The verdict in words; one that waits says for what.
fn word(verdict: &CheckVerdict, word: &'static str) -> String {
    match verdict {
        CheckVerdict::Waits { title } => format!("{word}: {title}"),
        _ => word.to_owned(),
    }
}

fn found(verdict: &CheckVerdict) -> Html {
    match verdict {
        CheckVerdict::NotChecked | CheckVerdict::Waits { .. } => html! {},
        CheckVerdict::Ok { found, remark: None } => rows(&[("Found", found)]),
        CheckVerdict::Ok { found, remark: Some(CheckRemark::Note(says)) } => {
            rows(&[("Found", found), ("Note", says)])
        }
        CheckVerdict::Ok { found, remark: Some(CheckRemark::Risk(says)) } => {
            rows(&[("Found", found), ("Risk", says)])
        }
        CheckVerdict::NeedsChange { expected, found, mend } => {
            rows(&[("Expected", expected), ("Found", found), ("How to mend", mend)])
        }
        CheckVerdict::ToDo { expected, found, mend } => {
            rows(&[("Wanted", expected), ("Found", found), ("What to do", mend)])
        }
        CheckVerdict::CouldNotCheck { why } => rows(&[("Why", why)]),
    }
}

fn rows(rows: &[(&'static str, &String)]) -> Html {
    html! {
        <dl class="rows">
            { for rows.iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| html! {
                <><dt>{ *name }</dt><dd>{ breakable(text) }</dd></>
            }) }
        </dl>
    }
}
