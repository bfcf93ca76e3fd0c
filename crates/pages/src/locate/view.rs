//! A frame made ready for comparing words: what differs between pages and
//! typographies is taken off once, not at each comparison.

use super::super::catalog::{Clue, Words, plain};
use super::super::command::{ControlSeen, Frame};
use gather::Gather as _;
use std::collections::BTreeSet;
use std::rc::Rc;

/// A frame as clues look at it.
#[derive(Clone)]
pub(super) struct View<'a> {
    pub(super) frame: &'a Frame,
    pub(super) controls: Rc<[Control<'a>]>,
    language: Rc<str>,
    headings: Rc<[String]>,
    left_out: Rc<BTreeSet<usize>>,
}

/// A control with its words made plain.
pub(super) struct Control<'a> {
    pub(super) seen: &'a ControlSeen,
    name: String,
    row: String,
    column: String,
    pub(super) section: Vec<String>,
}

impl<'a> View<'a> {
    /// `language` counts where the page does not declare one.
    pub(super) fn new(frame: &'a Frame, language: &str) -> Self {
        let control = |seen: &'a ControlSeen| Control {
            seen,
            name: plain(&seen.name),
            row: plain(&seen.row),
            column: plain(&seen.column),
            section: seen.section.iter().map(|words| plain(words)).collect(),
        };
        let declared = &frame.seen.lang;
        Self {
            frame,
            controls: frame.seen.controls.iter().map(control).collect(),
            language: if declared.is_empty() { language.into() } else { declared.as_str().into() },
            headings: frame.seen.headings.iter().map(|words| plain(words)).collect(),
            left_out: Rc::default(),
        }
    }

    /// The same without the controls at these places.
    pub(super) fn without(&self, places: BTreeSet<usize>) -> Self {
        Self { left_out: Rc::new(places), ..self.clone() }
    }

    /// Whether the control at a place stands in a form that is not the page's.
    pub(super) fn leaves_out(&self, at: usize) -> bool {
        self.left_out.contains(&at)
    }

    /// Whether the page says that it is in English, in which the words of the catalog are documented.
    pub(super) fn is_english(&self) -> bool {
        self.language.to_lowercase().split(['-', '_']).next() == Some("en")
    }

    /// The controls that a clue fits, by their place, among those that stand to choice.
    pub(super) fn fitting(&self, clue: &Clue, among: &[usize]) -> Vec<usize> {
        let by = |fits: &dyn Fn(&Control<'_>) -> bool| -> Vec<usize> {
            among.iter().copied().filter(|at| self.controls.get(*at).is_some_and(fits)).collect()
        };
        let is = |attribute: &Option<String>, wanted: &String| attribute.as_ref() == Some(wanted);
        match clue {
            Clue::Id(id) => by(&|control| is(&control.seen.ids.id, id)),
            Clue::Name(name) => by(&|control| is(&control.seen.ids.name, name)),
            Clue::Title(title) => by(&|control| is(&control.seen.ids.title, title)),
            Clue::Value(value) => by(&|control| is(&control.seen.ids.value, value)),
            Clue::IdSuffix(suffix) => {
                by(&|control| control.seen.ids.id.as_ref().is_some_and(|id| id.ends_with(suffix.as_str())))
            }
            Clue::Token(token) => by(&|control| control.seen.name.contains(token.as_str())),
            Clue::Label(words) => self.in_words(words, &|word| by(&|control| is_called(&control.name, word))),
            Clue::LabelStart(words) => {
                self.in_words(words, &|word| by(&|control| control.name.starts_with(word)))
            }
            Clue::Row(words) => self.in_words(words, &|word| by(&|control| control.row == word)),
            Clue::Under(words) => {
                let found = self.in_words(words, &|word| by(&|control| is_under(control, word)));
                if found.len() == 1 { found } else { Vec::new() }
            }
        }
    }

    /// Whether a control stands under a heading or in a group of these words.
    pub(super) fn stands_under(&self, control: &Control<'_>, words: &Words) -> bool {
        !self.in_words(words, &|word| if is_under(control, word) { vec![0] } else { vec![] }).is_empty()
    }

    /// Whether the control at a place has no name, or one of these words for it.
    pub(super) fn is_called(&self, at: usize, words: &Words) -> bool {
        let name = self.controls.get(at).map_or("", |control| control.name.as_str());
        name.is_empty() || words.all_plain().any(|word| word == name)
    }

    /// Of controls in one row of a table under heads that differ, the only one whose column
    /// is the page's own record or has one of these words at its head.
    pub(super) fn of_column(&self, among: &[usize], words: Option<&Words>) -> Option<usize> {
        let of = |at: usize| self.controls.get(at);
        let first = of(*among.first()?)?;
        let is_row = |control: &Control<'_>| {
            !control.row.is_empty()
                && !control.column.is_empty()
                && control.row == first.row
                && control.seen.forks == first.seen.forks
        };
        let heads: BTreeSet<&str> = among
            .iter()
            .filter_map(|at| of(*at))
            .filter(|it| is_row(it))
            .map(|it| it.column.as_str())
            .gather();
        if heads.len() != among.len() {
            return None;
        }
        let is_record =
            |column: &str| self.frame.seen.record_titles.iter().any(|title| plain(title) == column);
        let is_called =
            |column: &str| words.is_some_and(|words| words.all_plain().any(|word| word == column));
        let mut wanted = among
            .iter()
            .copied()
            .filter(|at| of(*at).is_some_and(|it| is_record(&it.column) || is_called(&it.column)));
        wanted.next().filter(|_| wanted.next().is_none())
    }

    /// Whether the page has a heading or a group of these words.
    pub(super) fn has_section(&self, words: &Words) -> bool {
        let here = |word: &str| {
            self.headings.iter().any(|heading| heading == word)
                || self.controls.iter().any(|control| is_under(control, word))
        };
        !self.in_words(words, &|word| if here(word) { vec![0] } else { vec![] }).is_empty()
    }

    /// What the words of the page's language find; else the English ones, which
    /// untranslated parts of Setup keep; else those of any language, since a page may
    /// declare none, or a wrong one.
    fn in_words(&self, words: &Words, find: &dyn Fn(&str) -> Vec<usize>) -> Vec<usize> {
        let union = |list: &mut dyn Iterator<Item = &str>| {
            let mut found: Vec<usize> = Vec::new();
            for at in list.flat_map(find) {
                if !found.contains(&at) {
                    found.push(at);
                }
            }
            found
        };
        let own = union(&mut words.plain_of(&self.language).iter().map(String::as_str));
        if !own.is_empty() {
            return own;
        }
        let english = union(&mut words.plain_of("en").iter().map(String::as_str));
        if english.is_empty() { union(&mut words.all_plain()) } else { english }
    }
}

/// Whether a name is these words, once or several times over: where two controls
/// have one id, the labels of both fall to the first of them.
fn is_called(name: &str, words: &str) -> bool {
    if words.is_empty() {
        return name.is_empty();
    }
    let mut rest = name;
    while let Some(left) = rest.strip_prefix(words) {
        if left.is_empty() {
            return true;
        }
        let Some(next) = left.strip_prefix(' ') else { return false };
        rest = next;
    }
    false
}

fn is_under(control: &Control<'_>, heading: &str) -> bool {
    control.section.iter().any(|section| section == heading)
}
