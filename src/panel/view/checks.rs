//! The facts of a step and what was found.

use super::icon::icon;
use super::mark::verdict_mark;
use super::text::breakable;
use crate::panel::language::say;
use crate::panel::screen::{CheckLine, ChecksScreen, FoldedChecks};
use guidepost_core::progress::{CheckRemark, CheckVerdict};
use words::{Text, step};
use yew::prelude::*;

/// What [`ChecksView`] takes.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ChecksProps {
    /// The facts.
    pub(crate) checks: ChecksScreen,
}

/// The facts, each with its verdict; what needs no look is folded.
#[component]
pub(crate) fn ChecksView(props: &ChecksProps) -> Html {
    let ChecksScreen { shown, folded } = &props.checks;
    html! {
        <section>
            <h2>{ say(step::Checks) }</h2>
            if !shown.is_empty() {
                <ul class="checks">{ for shown.iter().map(fact) }</ul>
            }
            { for folded.iter().map(fold) }
        </section>
    }
}

fn fold(group: &FoldedChecks) -> Html {
    html! {
        <details class="original checks-folded">
            <summary>{ say(&group.says) }</summary>
            <ul class="checks">{ for group.lines.iter().map(fact) }</ul>
        </details>
    }
}

fn fact(line: &CheckLine) -> Html {
    let mark = verdict_mark(&line.verdict);
    html! {
        <li class={classes!("check", mark.class)} key={line.id.as_str()} data-check={line.id.clone()}>
            <h3>{ say(&line.title) }</h3>
            <p class={classes!("mark", "verdict", mark.class)}>{ icon(mark.glyph) }<span>{ say(mark.word) }</span></p>
            { found(&line.verdict) }
        </li>
    }
}

fn found(verdict: &CheckVerdict) -> Html {
    match verdict {
        CheckVerdict::NotChecked | CheckVerdict::Waits { .. } => html! {},
        CheckVerdict::Ok { found, remark: None } => rows(&[(step::RowFound.into(), found)]),
        CheckVerdict::Ok { found, remark: Some(CheckRemark::Note(says)) } => {
            rows(&[(step::RowFound.into(), found), (step::RowNote.into(), says)])
        }
        CheckVerdict::Ok { found, remark: Some(CheckRemark::Risk(says)) } => {
            rows(&[(step::RowFound.into(), found), (step::RowRisk.into(), says)])
        }
        CheckVerdict::NeedsChange { expected, found, remedy } => rows(&[
            (step::RowExpected.into(), expected),
            (step::RowFound.into(), found),
            (step::RowRemedy.into(), remedy),
        ]),
        CheckVerdict::ToDo { expected, found, remedy } => rows(&[
            (step::RowWanted.into(), expected),
            (step::RowFound.into(), found),
            (step::RowDo.into(), remedy),
        ]),
        CheckVerdict::CouldNotCheck { why } => rows(&[(step::RowWhy.into(), why)]),
    }
}

fn rows(rows: &[(Text, &Text)]) -> Html {
    html! {
        <dl class="rows">
            { for rows.iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| html! {
                <><dt>{ say(name) }</dt><dd>{ breakable(&say(*text)) }</dd></>
            }) }
        </dl>
    }
}
