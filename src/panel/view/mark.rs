//! The names of states and the marks that stand beside them: never colour alone.

use super::icon::Glyph;
use crate::panel::screen::{AnswerMark, RouteResult, StepLine, Tone};
use guidepost_core::progress::{CheckVerdict, FoundWeight, LoginEnding, StepState};
use words::{Text, logins, overview, routes, state};

/// How a state is shown.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Its name.
    pub(crate) word: Text,
    /// As a drawing.
    pub(crate) glyph: Glyph,
    /// As a class of `panel.css`.
    pub(crate) class: &'static str,
}

const OK: Mark = Mark { word: state::Ok::TEXT, glyph: Glyph::Tick, class: "is-ok" };
const OK_WITH_RISK: Mark =
    Mark { word: state::OkWithRisk::TEXT, glyph: Glyph::Triangle, class: "is-warning" };
const NEEDS_CHANGE: Mark =
    Mark { word: state::NeedsChange::TEXT, glyph: Glyph::Exclamation, class: "is-needs-change" };
const COULD_NOT_CHECK: Mark =
    Mark { word: state::CouldNotCheck::TEXT, glyph: Glyph::QuestionMark, class: "is-unknown" };
const TO_DO: Mark = Mark { word: state::ToDo::TEXT, glyph: Glyph::Onward, class: "is-open" };
const SEEN_ON_PAGE: Mark = Mark { word: state::SeenOnPage::TEXT, glyph: Glyph::Letter, class: "is-info" };
const NOT_CHECKED: Mark = Mark { word: state::NotChecked::TEXT, glyph: Glyph::Ring, class: "is-open" };

/// The mark of a step.
pub(crate) fn step_mark(state: StepState) -> Mark {
    match state {
        StepState::Open => NOT_CHECKED,
        StepState::SeenOnPage => SEEN_ON_PAGE,
        StepState::Ok => OK,
        StepState::NeedsChange => NEEDS_CHANGE,
        StepState::CouldNotCheck => COULD_NOT_CHECK,
        StepState::ToDo => TO_DO,
    }
}

/// The mark of a step in the outline.
pub(crate) fn line_mark(step: &StepLine) -> Mark {
    match step.state {
        StepState::Ok if step.has_risk => OK_WITH_RISK,
        state => step_mark(state),
    }
}

/// The mark of a check.
pub(crate) fn verdict_mark(verdict: &CheckVerdict) -> Mark {
    match verdict {
        CheckVerdict::NotChecked => NOT_CHECKED,
        verdict if verdict.has_risk() => OK_WITH_RISK,
        CheckVerdict::Ok { .. } => OK,
        CheckVerdict::NeedsChange { .. } => NEEDS_CHANGE,
        CheckVerdict::CouldNotCheck { .. } => COULD_NOT_CHECK,
        CheckVerdict::ToDo { .. } => TO_DO,
        CheckVerdict::Waits { title } => {
            let word = state::WaitsFor { check: title.clone() }.into();
            Mark { word, glyph: Glyph::Pause, class: "is-open" }
        }
    }
}

/// The mark of a pair of host and audience.
pub(crate) fn route_mark(result: RouteResult) -> Mark {
    let (word, like) = match result {
        RouteResult::Granted => (routes::Granted::TEXT, OK),
        RouteResult::Refused => (routes::Refused::TEXT, NEEDS_CHANGE),
        RouteResult::NotTried => (routes::NotTried::TEXT, NOT_CHECKED),
        RouteResult::NotPossible => (routes::NotPossible::TEXT, COULD_NOT_CHECK),
        RouteResult::Unclear => (routes::Unclear::TEXT, COULD_NOT_CHECK),
    };
    Mark { word, ..like }
}

/// The mark of a message; its word is for those who see neither drawing nor colour.
pub(crate) fn tone_mark(tone: Tone) -> Mark {
    match tone {
        Tone::Info => Mark { word: state::Note::TEXT, glyph: Glyph::Letter, class: "is-info" },
        Tone::Success => Mark { word: state::Done::TEXT, glyph: Glyph::Tick, class: "is-ok" },
        Tone::Warning => Mark { word: state::Warning::TEXT, glyph: Glyph::Triangle, class: "is-warning" },
        Tone::Error => Mark { word: state::Error::TEXT, glyph: Glyph::Cross, class: "is-needs-change" },
    }
}

/// The mark of the answer whether the other side gets in.
pub(crate) fn answer_mark(answer: AnswerMark) -> Mark {
    match answer {
        AnswerMark::Yes => Mark { word: overview::Yes::TEXT, ..OK },
        AnswerMark::No => Mark { word: overview::No::TEXT, ..NEEDS_CHANGE },
        AnswerMark::NotYet => Mark { word: overview::No::TEXT, ..TO_DO },
        AnswerMark::CannotTell => Mark { word: overview::CannotTell::TEXT, ..COULD_NOT_CHECK },
    }
}

/// The mark of findings; its word is their heading.
pub(crate) fn weight_mark(weight: FoundWeight) -> Mark {
    match weight {
        FoundWeight::KeepsOut => NEEDS_CHANGE,
        FoundWeight::Risk => OK_WITH_RISK,
        FoundWeight::Differs => SEEN_ON_PAGE,
        FoundWeight::CouldNotCheck => COULD_NOT_CHECK,
    }
}

/// The mark of a login.
pub(crate) fn ending_mark(ending: LoginEnding) -> Mark {
    match ending {
        LoginEnding::Granted => Mark { word: logins::Granted::TEXT, ..OK },
        LoginEnding::Refused => Mark { word: logins::Refused::TEXT, ..NEEDS_CHANGE },
        LoginEnding::Unclear => Mark { word: logins::Unclear::TEXT, ..COULD_NOT_CHECK },
    }
}
