//! Where a step stands on the pages that the tab shows.

use super::records::{Subject, is_same};
use super::standing::{AtPage, Record};
use super::{Model, catalog_page};
use guide::Stage;
use pages::is_partly_unread;
use pages::locate::{ShownPage, foreign_heading, is_addressed};

impl Model {
    /// The pages of Setup that are shown now.
    pub fn shown_pages(&self) -> Vec<ShownPage<'_>> {
        self.page.frames.pages(&self.catalog)
    }

    /// Where the step stands on the pages that are shown now; while these are still on
    /// their way, no more is said than that.
    pub fn at_page(&self) -> AtPage<'_> {
        let found = self.standing();
        let is_loading = match found {
            // What is still shown goes with the page that is being opened.
            AtPage::Here(_) => self.page.arrival.is_opening(self.now_ms),
            AtPage::OtherRecord | AtPage::OtherHeading => self.is_loading(),
            AtPage::UnsureRecord | AtPage::Elsewhere | AtPage::Loading => {
                self.is_loading() || self.may_come()
            }
        };
        if is_loading { AtPage::Loading } else { found }
    }

    /// Whether a look is awaited, or a page says that it is loading.
    fn is_loading(&self) -> bool {
        let says_so = self.page.frames.iter().any(|frame| frame.seen.visible && frame.seen.loading);
        self.page.arrival.is_awaited(self.now_ms) || (says_so && self.page.arrival.may_load(self.now_ms))
    }

    /// Whether the address is that of a page of the step, or a frame has not answered yet,
    /// and there was little time to draw it.
    fn may_come(&self) -> bool {
        let pages =
            self.current().stages.iter().filter_map(|stage| self.catalog.page(&catalog_page(&stage.page)));
        self.page.arrival.may_draw(self.now_ms)
            && (is_partly_unread(&self.page.frames)
                || self.is_at_address()
                || pages.into_iter().any(|page| is_addressed(page, &self.page.frames)))
    }

    /// Where the step stands on the pages as they were last seen. Of several stages the
    /// last one counts, because a later stage is a more particular state of the same page.
    pub(in crate::panel) fn standing(&self) -> AtPage<'_> {
        let shown = self.shown_pages();
        let stages = self.current().stages.iter().rev();
        let mut found = AtPage::Elsewhere;
        for stage in stages {
            for page in shown.iter().filter(|page| page.page.id.0 == stage.page.0) {
                match self.record(page) {
                    Record::Ours => return AtPage::Here(stage),
                    Record::Other => found = AtPage::OtherRecord,
                    Record::OtherHeading => found = AtPage::OtherHeading,
                    Record::Unsure if found == AtPage::Elsewhere => found = AtPage::UnsureRecord,
                    Record::Unsure => {}
                }
            }
        }
        found
    }

    /// The most direct address of the step's page of which everything is known.
    pub(in crate::panel) fn address(&self) -> Option<String> {
        self.current().open.iter().find_map(|path| path.fill_url(&self.entered.values).ok())
    }

    /// Whether the tab shows the very address that the step would open.
    pub(in crate::panel) fn is_at_address(&self) -> bool {
        let top = self.page.frames.iter().map(|frame| &frame.seen).find(|seen| seen.top);
        top.is_some_and(|seen| {
            self.address().is_some_and(|address| address == format!("{}{}", seen.path, seen.query))
        })
    }

    /// Whether the form that was filled here is still the one on the page.
    pub(in crate::panel) fn form_is_open(&self) -> bool {
        self.form.unsaved.as_ref().is_some_and(|form| {
            self.shown_pages()
                .iter()
                .any(|shown| shown.page.id.0 == form.page.0 && shown.frame.document == form.document)
        })
    }

    /// The stage of the step whose page is shown now, when it is about the right record.
    pub fn stage(&self) -> Option<&Stage> {
        match self.standing() {
            AtPage::Here(stage) => Some(stage),
            _ => None,
        }
    }

    /// Whether a page is about the permission set, app or user that is meant: by the
    /// record id in its address where that id is known, else by the page's own title.
    pub(in crate::panel) fn record(&self, page: &ShownPage<'_>) -> Record {
        let of_ids = page.ids.iter().map(|(name, id)| self.record_of(name, id, page)).max();
        match of_ids.unwrap_or(Record::Ours) {
            Record::Ours if self.foreign_heading(page).is_some() => Record::OtherHeading,
            record => record,
        }
    }

    /// The words over the form of a page that may name another record, or another org.
    pub(in crate::panel) fn foreign_heading(&self, page: &ShownPage<'_>) -> Option<String> {
        let subjects = page.ids.iter().filter_map(|(name, id)| self.subject(name, id));
        let names: Vec<String> = subjects
            .filter(|subject| is_page_of(*subject, page))
            .flat_map(|subject| [self.name_in_org(subject).map(str::to_owned), self.meant(subject)])
            .flatten()
            .collect();
        foreign_heading(&self.catalog, page, &names.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// The words over a form of the step's page that may name another record.
    pub(in crate::panel) fn other_heading(&self) -> Option<String> {
        let shown = self.shown_pages();
        let stages = &self.current().stages;
        let mut of_step =
            shown.iter().filter(|page| stages.iter().any(|stage| stage.page.0 == page.page.id.0));
        of_step.find_map(|page| self.foreign_heading(page))
    }

    fn record_of(&self, name: &str, id: &str, page: &ShownPage<'_>) -> Record {
        let Some(subject) = self.subject(name, id) else { return Record::Unsure };
        let titles = &page.frame.seen.record_titles;
        let meant = self.meant(subject);
        let meant = meant.as_deref();
        if let Some(known) = self.entered.values.get(&subject.learned.of(subject.role)) {
            // The frame may have gone to another record while its address stayed.
            let is_named = |title: &String| [self.name_in_org(subject), meant].contains(&Some(title.trim()));
            let tells = is_page_of(subject, page) && !titles.is_empty();
            return match is_same(known, id) {
                true if tells && !titles.iter().any(is_named) => Record::Unsure,
                true => Record::Ours,
                false => Record::Other,
            };
        }
        // Any other heading may name a record without being about it, and so may the document's title.
        let is_named = meant.is_some_and(|meant| titles.iter().all(|title| title.trim() == meant));
        if is_named && !titles.is_empty() { Record::Ours } else { Record::Unsure }
    }
}

/// Whether the title of a page that carries this id, and no other, names the record of the id.
fn is_page_of(subject: Subject, page: &ShownPage<'_>) -> bool {
    subject.has_page() && page.ids.len() == 1
}
