//! The facts of a step: what needs a look stands first, the rest is folded.

use super::super::model::Model;
use super::super::screen::{CheckLine, ChecksScreen, FoldedChecks};
use guide::{CheckSpec, Step};
use guidepost_core::progress::CheckVerdict;
use words::{Number, Text, state};

/// A state of facts, and how many of them are in it, in words.
struct Kind {
    holds: fn(&CheckVerdict) -> bool,
    says: fn(Number) -> Text,
}

const OK: Kind = Kind { holds: is_ok, says: |count| state::CountOk { count }.into() };
const WITH_RISK: Kind =
    Kind { holds: CheckVerdict::has_risk, says: |count| state::CountWithRisk { count }.into() };
const NEEDS_CHANGE: Kind = Kind {
    holds: |verdict| matches!(verdict, CheckVerdict::NeedsChange { .. }),
    says: |count| state::CountNeedsChange { count }.into(),
};
const TO_DO: Kind = Kind { holds: is_to_do, says: |count| state::CountToDo { count }.into() };
const UNKNOWN: Kind = Kind {
    holds: |verdict| matches!(verdict, CheckVerdict::CouldNotCheck { .. }),
    says: |count| state::CountUnknown { count }.into(),
};
const NOT_CHECKED: Kind = Kind {
    holds: |verdict| matches!(verdict, CheckVerdict::NotChecked),
    says: |count| state::CountNotChecked { count }.into(),
};

fn is_ok(verdict: &CheckVerdict) -> bool {
    matches!(verdict, CheckVerdict::Ok { .. }) && !verdict.has_risk()
}

fn is_to_do(verdict: &CheckVerdict) -> bool {
    matches!(verdict, CheckVerdict::ToDo { .. } | CheckVerdict::Waits { .. })
}

/// The facts. What is still to be made is told by the step itself: its facts are folded where
/// nothing of them is there yet.
pub(super) fn checks(model: &Model, step: &Step) -> Option<ChecksScreen> {
    let lines = lines(model, step);
    let is_begun = lines.iter().any(|line| !TO_DO.is(line) && !NOT_CHECKED.is(line));
    let folded: &[Kind] = if is_begun { &[OK, NOT_CHECKED] } else { &[TO_DO, NOT_CHECKED] };
    let of = |kind: &Kind| {
        let lines: Vec<CheckLine> = lines.iter().filter(|line| kind.is(line)).cloned().collect();
        FoldedChecks { says: (kind.says)(lines.len().into()), lines }
    };
    let folded = folded.iter().map(of).filter(|group| !group.lines.is_empty()).collect::<Vec<_>>();
    let shown = [NEEDS_CHANGE, UNKNOWN, WITH_RISK].iter().flat_map(|kind| of(kind).lines);
    let shown = shown.chain(of(&TO_DO).lines.into_iter().filter(|_| is_begun)).collect();
    (!lines.is_empty()).then_some(ChecksScreen { shown, folded })
}

/// How many facts of the step say what: "2 OK, 1 to do".
pub(super) fn count(model: &Model, step: &Step) -> Text {
    let lines = lines(model, step);
    let said = [OK, WITH_RISK, NEEDS_CHANGE, TO_DO, UNKNOWN, NOT_CHECKED].map(|kind| {
        let count = lines.iter().filter(|line| kind.is(line)).count();
        (count > 0).then(|| (kind.says)(count.into()))
    });
    Text::commas(said.into_iter().flatten())
}

fn lines(model: &Model, step: &Step) -> Vec<CheckLine> {
    let line = |check: &CheckSpec| CheckLine {
        id: check.id.0.clone(),
        title: check.title.say(&model.entered.values),
        verdict: model.known().verdict(check),
    };
    model.guide.checks_of(&step.id).map(line).collect()
}

impl Kind {
    fn is(&self, line: &CheckLine) -> bool {
        (self.holds)(&line.verdict)
    }
}
