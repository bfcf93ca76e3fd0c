//! What is remembered of an org, and taken up again.

use super::super::saved::{FORMAT, Saved, SavedForm, SavedTest};
use super::{Job, Model, OpenForm};
use gather::Gather as _;
use guide::{CheckId, PageId, ParameterId, StepId};
use guidepost_core::org::{LoginId, Moment, OwnTest};
use keys::KeyBits;
use pages::command::DocumentId;

impl Model {
    /// What is to be remembered.
    pub fn saved(&self) -> Saved {
        Saved {
            format: FORMAT,
            guide: self.guide.id.0.clone(),
            step: self.current().id.0.clone(),
            values: self
                .entered
                .values
                .iter()
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .gather(),
            typed: self.entered.typed.iter().map(|name| name.0.clone()).collect(),
            seen_on_page: self.read.seen_on_page.iter().map(|id| id.0.clone()).collect(),
            verdicts: self.read.verdicts.iter().map(|(id, verdict)| (id.0.clone(), verdict.clone())).gather(),
            diagnosed: self.read.diagnosed.clone(),
            checked_ms: self.read.checked_ms,
            calls: self.read.calls,
            org: self.read.facts.clone(),
            filling: self
                .tab
                .seen()
                .filter(|_| matches!(self.work.job, Job::Filling(_)))
                .map(|sight| sight.tab),
            open_form: self.form.unsaved.as_ref().map(|form| SavedForm {
                page: form.page.0.clone(),
                tab: form.tab,
                document: form.document.0.clone(),
            }),
            key_bits: self.keys.key_bits.count(),
            told: self.page.told.clone(),
            check_after_save: self.after_save.is_on,
            own_tests: self.proofs.own_tests.iter().map(saved_test).collect(),
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
            self.entered.values.set(name, value);
        }
        self.entered.typed = saved.typed.into_iter().map(ParameterId).gather();
        let is_step = |id: &StepId| self.guide.step(id).is_some();
        self.read.seen_on_page = saved.seen_on_page.into_iter().map(StepId).filter(is_step).gather();
        self.read.verdicts = saved
            .verdicts
            .into_iter()
            .map(|(id, verdict)| (CheckId(id), verdict))
            .filter(|(id, _)| self.guide.check(id).is_some())
            .gather();
        self.read.diagnosed = saved.diagnosed;
        self.read.checked_ms = saved.checked_ms;
        self.read.calls = saved.calls;
        self.read.facts = saved.org;
        self.form.unsaved = saved.open_form.map(|form| OpenForm {
            page: PageId(form.page),
            tab: form.tab,
            document: DocumentId(form.document),
        });
        self.page.told = saved.told;
        self.proofs.own_tests = saved.own_tests.iter().map(own_test).collect();
        self.after_save.is_on |= saved.check_after_save;
        self.keys.key_bits = KeyBits::try_from(saved.key_bits).unwrap_or(KeyBits::Rsa2048);
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
