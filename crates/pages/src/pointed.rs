//! A control as the admin pointed it out, so that it is known again later.
//!
//! What is kept is how the control looked, not its handle: a page that was
//! loaded anew has new handles. Wrong is worse than missing: the likeness must
//! fit exactly one control, or none is taken.

use super::command::{ControlKind, ControlSeen, Frame};
use super::locate::{Absence, Resolved};
use serde::{Deserialize, Serialize};

/// What a control looks like; a part of its description, without its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ControlSignature {
    /// What it is.
    pub kind: ControlKind,
    /// Its accessible name.
    pub name: String,
    /// The attributes that are its own: `id` without generated numbers, `name`, `title`.
    pub attributes: [Option<String>; 3],
    /// The headings and named groups it stands under, outermost first.
    pub section: Vec<String>,
    /// The words of the table row it stands in.
    pub row: String,
    /// Whether it stands in a dialog.
    pub in_dialog: bool,
}

impl ControlSignature {
    /// What this control looks like.
    pub fn of(control: &ControlSeen) -> Self {
        let ids = &control.ids;
        Self {
            kind: control.kind,
            name: plain(&control.name),
            attributes: [ids.id.clone().filter(|id| !is_numbered(id)), ids.name.clone(), ids.title.clone()]
                .map(|attribute| attribute.filter(|text| !text.trim().is_empty())),
            section: control.section.iter().map(|words| plain(words)).collect(),
            row: plain(&control.row),
            in_dialog: control.in_dialog,
        }
    }

    /// Whether this control may be the one that was meant. Nothing that can be compared
    /// differs; that it is the only one is another question.
    pub fn fits(&self, control: &ControlSeen) -> bool {
        let other = Self::of(control);
        let [id, name, title] = &self.attributes;
        let [other_id, other_name, other_title] = &other.attributes;
        self.kind == other.kind
            && self.name == other.name
            && self.in_dialog == other.in_dialog
            && self.section == other.section
            && self.row == other.row
            && (id, name, title) == (other_id, other_name, other_title)
    }

    /// The one control of a frame that looks like this.
    pub fn find(&self, frame: &Frame) -> Resolved {
        let alike = frame.seen.controls.iter().filter(|control| self.fits(control));
        let (seen, hidden): (Vec<_>, Vec<_>) = alike.partition(|control| control.visible);
        match (seen.as_slice(), hidden.as_slice()) {
            ([], []) => Resolved::Missing(Absence::NotOnPage),
            ([], [only]) | ([only], []) => Resolved::of(only, frame),
            // What is seen may be the twin of a hidden one that was meant.
            (seen, hidden) => Resolved::Ambiguous { count: seen.len() + hidden.len(), between: Vec::new() },
        }
    }
}

/// Whether an `id` holds a number that was counted up while the page was drawn, as those
/// of Lightning (`input-57`) and Aura (`83:0`) do: the next time it is another control's.
fn is_numbered(id: &str) -> bool {
    id.split(|letter: char| !letter.is_ascii_alphanumeric())
        .any(|part| !part.is_empty() && part.chars().all(|letter| letter.is_ascii_digit()))
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::command::{ControlIds, DocumentId, FrameSeen, Handle};

    fn control(handle: u32, name: &str, id: &str) -> ControlSeen {
        ControlSeen {
            handle: Handle(handle),
            kind: ControlKind::Text,
            name: name.to_owned(),
            ids: ControlIds { id: Some(id.to_owned()), ..ControlIds::default() },
            section: vec!["Basic Information".to_owned()],
            row: String::new(),
            column: String::new(),
            in_dialog: false,
            forks: Vec::new(),
            visible: true,
            folded: false,
            enabled: true,
            read_only: false,
            value: None,
            options: Vec::new(),
            error: None,
        }
    }

    fn frame(controls: Vec<ControlSeen>) -> Frame {
        let seen = FrameSeen { visible: true, controls, ..FrameSeen::default() };
        Frame { document: DocumentId("D".to_owned()), seen }
    }

    fn found(likeness: &ControlSignature, controls: Vec<ControlSeen>) -> Option<u32> {
        match likeness.find(&frame(controls)) {
            Resolved::Found(at) => Some(at.handle.0),
            _ => None,
        }
    }

    #[test]
    fn the_control_is_known_again_in_a_page_that_was_loaded_anew() {
        let likeness = ControlSignature::of(&control(1, "API Name", "input-57"));
        let later = vec![control(8, "Name", "input-12"), control(9, "API  Name", "input-13")];
        assert_eq!(found(&likeness, later), Some(9));
    }

    #[test]
    fn of_two_alike_neither_is_taken() {
        let likeness = ControlSignature::of(&control(1, "API Name", "input-57"));
        // The number was the other one's before: numbers tell nothing.
        let later = frame(vec![control(8, "API Name", "input-57"), control(9, "API Name", "input-58")]);
        assert_eq!(likeness.find(&later), Resolved::Ambiguous { count: 2, between: Vec::new() });
        // Both are seen, and one of them is disabled now: that does not tell which was meant.
        let mut disabled = control(9, "API Name", "input-58");
        disabled.enabled = false;
        let later = frame(vec![control(8, "API Name", "input-57"), disabled]);
        assert_eq!(likeness.find(&later), Resolved::Ambiguous { count: 2, between: Vec::new() });
    }

    #[test]
    fn what_is_seen_does_not_stand_for_its_hidden_twin() {
        let likeness = ControlSignature::of(&control(1, "API Name", "input-57"));
        let mut hidden = control(8, "API Name", "input-12");
        hidden.visible = false;
        let later = frame(vec![hidden, control(9, "API Name", "input-13")]);
        assert_eq!(likeness.find(&later), Resolved::Ambiguous { count: 2, between: Vec::new() });
    }

    #[test]
    fn two_of_one_name_are_told_apart_by_what_is_not_counted() {
        let likeness = ControlSignature::of(&control(1, "API Name", "form:apiName"));
        let later = vec![control(8, "API Name", "other:apiName"), control(9, "API Name", "form:apiName")];
        assert_eq!(found(&likeness, later), Some(9));
    }

    #[test]
    fn what_looks_different_is_another_control() {
        let meant = control(1, "API Name", "form:apiName");
        let likeness = ControlSignature::of(&meant);
        let changes: [fn(&mut ControlSeen); 7] = [
            |control| control.kind = ControlKind::Textarea,
            |control| control.name = "Namespace".to_owned(),
            |control| control.section = vec!["Another section".to_owned()],
            |control| control.row = "Another row".to_owned(),
            |control| control.in_dialog = true,
            |control| control.ids.id = Some("form:other".to_owned()),
            |control| control.ids.name = Some("other".to_owned()),
        ];
        for change in changes {
            let mut other = meant.clone();
            change(&mut other);
            assert_eq!(
                likeness.find(&frame(vec![other.clone()])),
                Resolved::Missing(Absence::NotOnPage),
                "{other:?}"
            );
        }
    }

    #[test]
    fn a_hidden_or_disabled_control_is_not_there_to_be_filled() {
        let mut meant = control(1, "API Name", "form:apiName");
        let likeness = ControlSignature::of(&meant);
        meant.enabled = false;
        assert!(matches!(likeness.find(&frame(vec![meant.clone()])), Resolved::Disabled(_)));
        meant.visible = false;
        assert!(matches!(likeness.find(&frame(vec![meant])), Resolved::Missing(Absence::Hidden(_))));
    }

    #[test]
    fn it_holds_nothing_of_what_the_control_shows() {
        let mut meant = control(1, "API Name", "form:apiName");
        meant.value = Some(crate::command::Shown::Text("WxCC_SCV".to_owned()));
        let kept = serde_json::to_string(&ControlSignature::of(&meant)).unwrap();
        assert!(!kept.contains("WxCC_SCV"), "{kept}");
    }
}
