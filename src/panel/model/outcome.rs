//! What became of the fields of a form, as data; the words for it are chosen where it is shown.

use pages::command::{ControlKind, Whereabouts};
use pages::locate::{Absence, Resolved};
use pages::verdict::Verdict;

/// What became of a field of the step's form, or of looking for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldOutcome {
    /// It was filled, and this is what the page made of it.
    Filled(Verdict),
    /// The admin said no to the change in Salesforce's own dialog.
    NotConfirmed,
    /// The page changed it after it was filled.
    ChangedAfterwards,
    /// The admin took the control that was found for a wrong one.
    Denied,
    /// It was not found with certainty.
    NotFound(NotFound),
    /// The page does not have it yet; it gets its ring once it is there.
    NotYet,
    /// It was filled on a step of the form that the page does not show any more.
    OnEarlierStep,
    /// The page shows a part of its form, and the field is not in it.
    OnLaterStep,
    /// It is on the page and can't be seen.
    Hidden(HiddenIn),
    /// The admin pointed to it.
    PointedTo {
        /// What the page calls it; empty where it has no name.
        name: String,
    },
    /// It shows its earlier value again.
    AsBefore,
    /// It does not show its earlier value again.
    NotRestored(NotRestored),
}

impl FieldOutcome {
    /// Whether the field shows what was wanted.
    pub fn is_done(&self) -> bool {
        matches!(self, Self::Filled(verdict) if verdict.is_done())
    }

    /// Whether something was put into the field that is not saved yet.
    pub fn is_typed(&self) -> bool {
        matches!(self, Self::Filled(Verdict::Typed))
    }

    /// Whether the admin said no to the change.
    pub fn is_declined(&self) -> bool {
        matches!(self, Self::NotConfirmed)
    }

    /// Whether the field was not found with certainty, so that the admin may point to it.
    pub fn is_lost(&self) -> bool {
        match self {
            Self::Denied
            | Self::NotFound(_)
            | Self::NotYet
            | Self::OnLaterStep
            | Self::Hidden(HiddenIn::Unknown) => true,
            Self::Filled(_)
            | Self::NotConfirmed
            | Self::ChangedAfterwards
            | Self::OnEarlierStep
            | Self::Hidden(HiddenIn::Section { .. } | HiddenIn::Tab { .. })
            | Self::PointedTo { .. }
            | Self::AsBefore
            | Self::NotRestored(_) => false,
        }
    }

    /// Whether the admin has to see to the field: it is not as it should be, and nothing
    /// that is asked of the admin on the page mends it.
    pub fn needs_care(&self) -> bool {
        match self {
            Self::Filled(verdict) => !verdict.is_done() && !verdict.awaits_person(),
            Self::NotConfirmed
            | Self::ChangedAfterwards
            | Self::Denied
            | Self::NotFound(_)
            | Self::NotYet
            | Self::OnLaterStep
            | Self::Hidden(HiddenIn::Unknown)
            | Self::NotRestored(_) => true,
            Self::Hidden(HiddenIn::Section { .. } | HiddenIn::Tab { .. })
            | Self::OnEarlierStep
            | Self::PointedTo { .. }
            | Self::AsBefore => false,
        }
    }
}

/// Why a field was not found with certainty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotFound {
    /// It can't be changed now.
    Locked,
    /// Several controls could be meant.
    Several {
        /// How many.
        count: usize,
    },
    /// Its page is not shown.
    PageNotShown,
    /// It is hidden.
    Hidden,
    /// There is none, or something speaks against each that could be meant.
    Nowhere,
}

impl NotFound {
    /// Why nothing can be put into what a search came to; none where something can.
    pub fn of(resolved: &Resolved) -> Option<Self> {
        Some(match resolved {
            Resolved::Found(_) => return None,
            Resolved::Disabled(_) => Self::Locked,
            Resolved::Ambiguous { count, .. } => Self::Several { count: *count },
            Resolved::Missing(Absence::PageNotShown) => Self::PageNotShown,
            Resolved::Missing(Absence::Hidden(_)) => Self::Hidden,
            Resolved::Missing(Absence::NotOnPage | Absence::Unknown | Absence::Contradicted(_)) => {
                Self::Nowhere
            }
        })
    }
}

/// What hides a control.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HiddenIn {
    /// A closed section.
    Section {
        /// What its head says.
        name: String,
    },
    /// Another tab of the page.
    Tab {
        /// What the tab says.
        name: String,
    },
    /// It is not known what.
    Unknown,
}

impl HiddenIn {
    /// What hides a control that is there; none where nothing does, or where it has gone.
    pub fn of(place: &Whereabouts) -> Option<Self> {
        match place {
            Whereabouts::Collapsed { name } => Some(Self::Section { name: name.clone() }),
            Whereabouts::OtherTab { name } => Some(Self::Tab { name: name.clone() }),
            Whereabouts::Hidden => Some(Self::Unknown),
            Whereabouts::InView | Whereabouts::OffScreen { .. } | Whereabouts::NotThere => None,
        }
    }
}

/// Why a field does not show its earlier value again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRestored {
    /// It was not found with certainty.
    NotFound(NotFound),
    /// Somebody changed it after it was filled; that is left as it is.
    ChangedSince,
    /// Nobody has its earlier value, or it can't be put in.
    NoWayBack,
    /// The page made something else of it.
    Filled(Verdict),
    /// The page changed it again afterwards.
    ChangedAgain,
    /// The page does not show it any more.
    Gone,
}

/// Why a control that the admin clicked can't be the field that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It is of none of these kinds.
    OtherKind {
        /// Those that would do.
        wanted: Vec<ControlKind>,
    },
    /// It stands in another frame than that of the form.
    OtherForm,
    /// It can't be changed.
    Locked,
    /// It is another field of the form.
    Taken {
        /// Salesforce's label of that one.
        label: String,
    },
    /// It has gone since.
    Gone,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every outcome with what is asked of it: done, lost, needs care.
    fn all() -> Vec<(FieldOutcome, [bool; 3])> {
        let filled = FieldOutcome::Filled;
        vec![
            (filled(Verdict::Typed), [true, false, false]),
            (filled(Verdict::AlreadyRight), [true, false, false]),
            (filled(Verdict::AwaitsConfirmation), [false, false, false]),
            (filled(Verdict::ShowsOther(None)), [false, false, true]),
            (filled(Verdict::Refused { message: None }), [false, false, true]),
            (filled(Verdict::TooLong), [false, false, true]),
            (filled(Verdict::Locked), [false, false, true]),
            (FieldOutcome::NotConfirmed, [false, false, true]),
            (FieldOutcome::ChangedAfterwards, [false, false, true]),
            (FieldOutcome::Denied, [false, true, true]),
            (FieldOutcome::NotFound(NotFound::Nowhere), [false, true, true]),
            (FieldOutcome::NotYet, [false, true, true]),
            (FieldOutcome::OnEarlierStep, [false, false, false]),
            (FieldOutcome::OnLaterStep, [false, true, true]),
            (FieldOutcome::Hidden(HiddenIn::Section { name: String::new() }), [false, false, false]),
            (FieldOutcome::Hidden(HiddenIn::Unknown), [false, true, true]),
            (FieldOutcome::PointedTo { name: String::new() }, [false, false, false]),
            (FieldOutcome::AsBefore, [false, false, false]),
            (FieldOutcome::NotRestored(NotRestored::NoWayBack), [false, false, true]),
        ]
    }

    #[test]
    fn each_outcome_answers_for_itself() {
        for (outcome, answers) in all() {
            let said = [outcome.is_done(), outcome.is_lost(), outcome.needs_care()];
            assert_eq!(said, answers, "{outcome:?}");
        }
    }

    #[test]
    fn only_what_was_typed_waits_to_be_saved_and_only_a_no_declines() {
        let count = |of: fn(&FieldOutcome) -> bool| all().iter().filter(|(outcome, _)| of(outcome)).count();
        assert_eq!((count(FieldOutcome::is_typed), count(FieldOutcome::is_declined)), (1, 1));
    }
}
