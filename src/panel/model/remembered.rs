//! What is remembered of an org, and taken up again.

use super::super::saved::{FORMAT, Saved, SavedForm, SavedTest};
use super::{Job, Model, OpenForm};
use crate::certificate::KeyBits;
use crate::guide::{CheckId, PageId, ParameterId, StepId};
use crate::org::{LoginId, Moment, OwnTest};
use crate::page::command::DocumentId;

impl Model {
    /// What is to be remembered.
    pub fn saved(&self) -> Saved {
        Saved {
            format: FORMAT,
            guide: self.guide.id.0.clone(),
            step: self.current().id.0.clone(),
            values: self.values.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            typed: self.typed.iter().map(|name| name.0.clone()).collect(),
            seen_on_page: self.seen_on_page.iter().map(|id| id.0.clone()).collect(),
            verdicts: self.verdicts.iter().map(|(id, verdict)| (id.0.clone(), verdict.clone())).collect(),
            checked_ms: self.checked_ms,
            org: self.facts.clone(),
            filling: self.seen().filter(|_| matches!(self.job, Job::Filling(_))).map(|sight| sight.tab),
            open_form: self.unsaved.as_ref().map(|form| SavedForm {
                page: form.page.0.clone(),
                tab: form.tab,
                document: form.document.0.clone(),
            }),
            key_bits: self.key_bits.count(),
            told: self.told.clone(),
            own_tests: self.own_tests.iter().map(saved_test).collect(),
        }
    }

    /// Takes up what was remembered, where it is of this guide and of this form.
    pub fn restore(&mut self, saved: Saved) {
        if saved.format != FORMAT || saved.guide != self.guide.id.0 {
            return;
        }
        if let Some(step) = self.guide.steps.iter().position(|step| step.id.0 == saved.step) {
            self.step = step;
        }
        for (name, value) in &saved.values {
            self.values.set(name, value);
        }
        self.typed = saved.typed.into_iter().map(ParameterId).collect();
        let is_step = |id: &StepId| self.guide.step(id).is_some();
        self.seen_on_page = saved.seen_on_page.into_iter().map(StepId).filter(is_step).collect();
        self.verdicts = saved
            .verdicts
            .into_iter()
            .map(|(id, verdict)| (CheckId(id), verdict))
            .filter(|(id, _)| self.guide.check(id).is_some())
            .collect();
        self.checked_ms = saved.checked_ms;
        self.facts = saved.org;
        self.unsaved = saved.open_form.map(|form| OpenForm {
            page: PageId(form.page),
            tab: form.tab,
            document: DocumentId(form.document),
        });
        self.told = saved.told;
        self.own_tests = saved.own_tests.iter().map(own_test).collect();
        self.key_bits = KeyBits::try_from(saved.key_bits).unwrap_or(KeyBits::Rsa2048);
    }
}

fn saved_test(test: &OwnTest) -> SavedTest {
    let row = test.row.as_ref().map(ToString::to_string);
    SavedTest { from: test.from.seconds(), until: test.until.seconds(), row }
}

fn own_test(saved: &SavedTest) -> OwnTest {
    let at = Moment::from_seconds;
    OwnTest { from: at(saved.from), until: at(saved.until), row: saved.row.as_deref().map(LoginId::new) }
}
