//! What the controls of the pages showed when they were first seen.

use pages::command::{DocumentId, Frame, Handle, Shown};
use std::collections::BTreeMap;

/// How many documents are remembered: more than a Setup page has frames, so that
/// a form in another tab is still known when its tab comes to the front again.
const MOST: usize = 12;

/// What the controls of the pages showed when they were first seen, the document seen
/// last at the end. A control that shows something else now was changed since.
#[derive(Debug, Default)]
pub struct FirstSeen(Vec<(DocumentId, BTreeMap<Handle, Shown>)>);

impl FirstSeen {
    /// Takes up what is seen for the first time.
    pub(in crate::panel) fn note(&mut self, frames: &[Frame]) {
        for frame in frames.iter().filter(|frame| !frame.seen.controls.is_empty()) {
            let place = self.0.iter().position(|(document, _)| *document == frame.document);
            let (document, mut known) =
                place.map_or_else(|| (frame.document.clone(), BTreeMap::new()), |place| self.0.remove(place));
            for control in &frame.seen.controls {
                if let Some(value) = &control.value {
                    known.entry(control.handle).or_insert_with(|| value.clone());
                }
            }
            self.0.push((document, known));
        }
        let surplus = self.0.len().saturating_sub(MOST);
        self.0.drain(..surplus);
    }

    /// Whether a control showed something else when it was first seen.
    pub(in crate::panel) fn is_changed(&self, document: &DocumentId, handle: Handle, shows: &Shown) -> bool {
        let known = self.0.iter().find(|(known, _)| known == document);
        known.and_then(|(_, known)| known.get(&handle)).is_some_and(|first| !first.is_same_as(shows))
    }
}
