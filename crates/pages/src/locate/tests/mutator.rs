//! Changes a described page as Salesforce, a package or a customer could, and
//! says which parts of which field's evidence that touched. It knows nothing of
//! how fields are located: it is told which control each field truly is.

use super::*;
use std::collections::{BTreeMap, BTreeSet};

/// A stream of numbers that a seed repeats (xorshift, G. Marsaglia 2003).
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub(super) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(bound.max(1)).unwrap()).unwrap()
    }

    pub(super) fn pick<T: Clone>(&mut self, list: &[T]) -> Option<T> {
        list.get(self.below(list.len())).cloned()
    }
}

/// What became of the evidence for a control.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Touched {
    /// Its attributes are others, or on another control.
    Attributes,
    /// Its words are others.
    Words,
    /// It is gone, hidden or disabled.
    State,
    /// Another control has its words.
    Rival,
    /// Its attribute is on another control, while its words still point at it.
    Crossed,
}

/// A page being changed.
pub(super) struct Mutant {
    pub(super) frames: Vec<Frame>,
    /// The place of the frame that shows the page.
    pub(super) shows: usize,
    /// What was done, for a message.
    pub(super) done: Vec<String>,
    /// By control of the page as it was.
    pub(super) touched: BTreeMap<u32, BTreeSet<Touched>>,
    /// By copy, the control that it was like in everything when it was made.
    pub(super) copies: BTreeMap<u32, u32>,
    next: u32,
}

const CHANGES: [fn(&mut Mutant, &mut Dice, u32); 21] = [
    Mutant::relabel,
    Mutant::share_label,
    Mutant::change_attributes,
    Mutant::cross_attributes,
    Mutant::drop_attributes,
    Mutant::remove,
    Mutant::hide,
    Mutant::disable,
    Mutant::add_look_alike,
    Mutant::replace_by_look_alike,
    Mutant::hide_beside_look_alike,
    Mutant::disable_beside_look_alike,
    Mutant::open_dialog_with_look_alike,
    Mutant::replace_by_look_alike_in_dialog,
    Mutant::add_similar_label,
    Mutant::move_elsewhere,
    Mutant::rename_heading,
    Mutant::rename_frame,
    Mutant::declare_other_language,
    Mutant::leave_a_hidden_copy,
    Mutant::duplicate,
];

impl Mutant {
    /// Applies one to four changes, each to one of the true controls; every other
    /// time to the same two, since what is hard is several changes that meet.
    pub(super) fn of(frames: &[Frame], shows: usize, truths: &[u32], dice: &mut Dice) -> Self {
        let mut mutant = Self {
            frames: frames.to_vec(),
            shows,
            done: Vec::new(),
            touched: BTreeMap::new(),
            copies: BTreeMap::new(),
            next: 10_000,
        };
        let pair = [dice.pick(truths).unwrap(), dice.pick(truths).unwrap()];
        let targets = if dice.below(2) == 0 { truths } else { &pair };
        for _ in 0..=dice.below(4) {
            let target = dice.pick(targets).unwrap();
            CHANGES[dice.below(CHANGES.len())](&mut mutant, dice, target);
        }
        mutant
    }

    /// Whether a control of the page has the words or the attributes by which a field
    /// was known, and they are gone from the field's own: for whoever sees the page
    /// it is the field now. What was added to the page is never that.
    pub(super) fn nobody_could_tell(&self, before: &Frame, handles: &[u32], found: Handle) -> bool {
        let of = |frame: &Frame, handle: Handle| {
            frame.seen.controls.iter().find(|control| control.handle == handle).cloned()
        };
        let now = &self.frames[self.shows];
        let Some(found) = of(now, found).filter(|found| found.handle.0 < 10_000) else { return false };
        handles.iter().all(|handle| {
            let was = of(before, Handle(*handle)).unwrap();
            let is_near =
                was.section.is_empty() || was.section.iter().any(|words| found.section.contains(words));
            let has_words = found.name == was.name && is_near;
            let has_attributes = found.ids == was.ids;
            match of(now, was.handle) {
                None => has_words || has_attributes,
                Some(is) => is.name != was.name && (has_words || (has_attributes && is.ids != was.ids)),
            }
        })
    }

    fn controls(&mut self) -> &mut Vec<ControlSeen> {
        &mut self.frames[self.shows].seen.controls
    }

    fn place(&mut self, handle: u32) -> Option<usize> {
        self.controls().iter().position(|control| control.handle == Handle(handle))
    }

    fn edit(&mut self, handle: u32, done: &str, touched: &[Touched], edit: impl Fn(&mut ControlSeen)) {
        if let Some(at) = self.place(handle) {
            edit(&mut self.controls()[at]);
            self.note(handle, done, touched);
        }
    }

    fn note(&mut self, handle: u32, done: &str, touched: &[Touched]) {
        self.done.push(format!("{done} {handle}"));
        self.touched.entry(handle).or_default().extend(touched);
    }

    fn relabel(&mut self, dice: &mut Dice, handle: u32) {
        let name = ["Renamed", "Other words", "Bezeichnung", "\u{540d}\u{524d}"][dice.below(4)];
        self.edit(handle, "relabel", &[Touched::Words], |control| control.name = name.to_owned());
    }

    /// Another control of the kind gets the label, too.
    fn share_label(&mut self, dice: &mut Dice, handle: u32) {
        let Some(at) = self.place(handle) else { return };
        let (kind, name) = (self.controls()[at].kind, self.controls()[at].name.clone());
        let others: Vec<u32> = self
            .controls()
            .iter()
            .filter(|control| control.kind == kind && control.handle != Handle(handle))
            .map(|control| control.handle.0)
            .collect();
        if let Some(other) = dice.pick(&others) {
            self.edit(other, "relabel as another", &[Touched::Words], |control| control.name = name.clone());
            self.note(handle, "share the label of", &[Touched::Rival]);
        }
    }

    fn change_attributes(&mut self, dice: &mut Dice, handle: u32) {
        let new = format!("changed{}", dice.below(1000));
        self.edit(handle, "change the attributes of", &[Touched::Attributes], |control| {
            for attribute in
                [&mut control.ids.id, &mut control.ids.name, &mut control.ids.title, &mut control.ids.value]
            {
                *attribute = attribute.as_ref().map(|_| new.clone());
            }
        });
    }

    fn drop_attributes(&mut self, _: &mut Dice, handle: u32) {
        self.edit(handle, "drop the attributes of", &[Touched::Attributes], |control| {
            control.ids = ControlIds::default();
        });
    }

    /// Two controls of a kind exchange their attributes.
    fn cross_attributes(&mut self, dice: &mut Dice, handle: u32) {
        let Some(at) = self.place(handle) else { return };
        let (kind, ids) = (self.controls()[at].kind, self.controls()[at].ids.clone());
        let others: Vec<usize> = (0..self.controls().len())
            .filter(|other| {
                let seen = &self.frames[self.shows].seen.controls[*other];
                // What has all attributes of a field and its words is the field.
                *other != at && seen.kind == kind && seen.handle.0 < 10_000
            })
            .collect();
        if let Some(other) = dice.pick(&others) {
            let handle_of_other = self.controls()[other].handle.0;
            self.controls()[at].ids = self.frames[self.shows].seen.controls[other].ids.clone();
            self.controls()[other].ids = ids;
            self.note(handle, "cross the attributes of", &[Touched::Attributes, Touched::Crossed]);
            self.note(handle_of_other, "with those of", &[Touched::Attributes, Touched::Crossed]);
        }
    }

    fn remove(&mut self, _: &mut Dice, handle: u32) {
        if let Some(at) = self.place(handle) {
            self.controls().remove(at);
            self.note(handle, "remove", &[Touched::State]);
        }
    }

    fn hide(&mut self, _: &mut Dice, handle: u32) {
        self.edit(handle, "hide", &[Touched::State], |control| control.visible = false);
    }

    fn disable(&mut self, _: &mut Dice, handle: u32) {
        self.edit(handle, "disable", &[Touched::State], |control| control.enabled = false);
    }

    /// A control of the same kind and label elsewhere on the page, with attributes of its own or none.
    fn look_alike(&mut self, dice: &mut Dice, handle: u32, in_dialog: bool) {
        let Some(at) = self.place(handle) else { return };
        let mut twin = self.controls()[at].clone();
        twin.handle = Handle(self.next);
        twin.visible = true;
        twin.enabled = true;
        twin.in_dialog = in_dialog;
        twin.section = vec![["Recently Viewed", "Search", "Feedback"][dice.below(3)].to_owned()];
        twin.row = String::new();
        let own = format!("other{}", self.next);
        twin.ids = if dice.below(2) == 0 {
            ControlIds::default()
        } else {
            ControlIds { id: Some(own.clone()), name: Some(own), ..ControlIds::default() }
        };
        self.next += 1;
        let place = dice.below(self.controls().len() + 1);
        self.controls().insert(place, twin);
        self.note(handle, "add a look-alike of", &[Touched::Rival]);
    }

    fn add_look_alike(&mut self, dice: &mut Dice, handle: u32) {
        self.look_alike(dice, handle, false);
    }

    fn replace_by_look_alike(&mut self, dice: &mut Dice, handle: u32) {
        self.look_alike(dice, handle, false);
        self.remove(dice, handle);
    }

    fn hide_beside_look_alike(&mut self, dice: &mut Dice, handle: u32) {
        self.look_alike(dice, handle, false);
        self.hide(dice, handle);
    }

    fn disable_beside_look_alike(&mut self, dice: &mut Dice, handle: u32) {
        self.look_alike(dice, handle, false);
        self.disable(dice, handle);
    }

    /// The dialog puts what lies behind it out of reach.
    fn open_dialog_with_look_alike(&mut self, dice: &mut Dice, handle: u32) {
        self.look_alike(dice, handle, true);
        for control in self.controls().iter_mut().filter(|control| !control.in_dialog) {
            control.enabled = false;
        }
        self.done.push("behind a dialog".to_owned());
    }

    fn replace_by_look_alike_in_dialog(&mut self, dice: &mut Dice, handle: u32) {
        self.look_alike(dice, handle, true);
        self.remove(dice, handle);
    }

    fn add_similar_label(&mut self, dice: &mut Dice, handle: u32) {
        let Some(at) = self.place(handle) else { return };
        let mut similar = self.controls()[at].clone();
        similar.handle = Handle(self.next);
        self.next += 1;
        similar.ids = ControlIds::default();
        similar.row = String::new();
        similar.name = if dice.below(2) == 0 {
            format!("New {}", similar.name)
        } else {
            format!("Your {} (old)", similar.name)
        };
        let place = dice.below(self.controls().len() + 1);
        self.controls().insert(place, similar);
        self.note(handle, "add a similar label to", &[]);
    }

    fn move_elsewhere(&mut self, dice: &mut Dice, handle: u32) {
        if let Some(at) = self.place(handle) {
            let control = self.controls().remove(at);
            let place = dice.below(self.controls().len() + 1);
            self.controls().insert(place, control);
            self.note(handle, "move", &[]);
        }
    }

    fn rename_heading(&mut self, dice: &mut Dice, handle: u32) {
        let Some(at) = self.place(handle) else { return };
        let sections = self.controls()[at].section.clone();
        let Some(old) = sections.get(dice.below(sections.len())).cloned() else { return };
        let seen = &mut self.frames[self.shows].seen;
        let all =
            seen.headings.iter_mut().chain(seen.controls.iter_mut().flat_map(|it| it.section.iter_mut()));
        for heading in all.filter(|heading| **heading == old) {
            *heading = "Another heading".to_owned();
        }
        self.done.push("rename a heading".to_owned());
    }

    fn rename_frame(&mut self, dice: &mut Dice, _: u32) {
        let name = ["", "frame-1", "frame-2", "canvas"][dice.below(4)];
        let shows = self.shows;
        self.frames[shows].seen.frame_name = name.to_owned();
        self.done.push(format!("name the frame {name:?}"));
    }

    fn declare_other_language(&mut self, dice: &mut Dice, _: u32) {
        let language = ["ja", "de", "fr", "es", "pt-BR", "it", ""][dice.below(7)];
        let shows = self.shows;
        self.frames[shows].seen.lang = language.to_owned();
        self.done.push(format!("declare the language {language:?}"));
    }

    /// A page that was left stays in the tab, in a frame that is not seen.
    fn leave_a_hidden_copy(&mut self, _: &mut Dice, _: u32) {
        let mut copy = self.frames[self.shows].clone();
        copy.document = DocumentId("left".to_owned());
        copy.seen.visible = false;
        copy.seen.frame_name = "left".to_owned();
        if copy.seen.top {
            return;
        }
        self.frames.push(copy);
        self.done.push("leave a hidden copy".to_owned());
    }

    /// The same control twice, attributes and all.
    fn duplicate(&mut self, _: &mut Dice, handle: u32) {
        let Some(at) = self.place(handle) else { return };
        let mut copy = self.controls()[at].clone();
        copy.handle = Handle(self.next);
        self.copies.insert(self.next, handle);
        self.next += 1;
        self.controls().insert(at + 1, copy);
        self.note(handle, "duplicate", &[Touched::Rival, Touched::Crossed]);
    }
}
