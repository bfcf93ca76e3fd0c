//! What the locators make of a record: which pages they recognise in it, and
//! what decided about each field.

use super::super::catalog::{Catalog, Page, Provenance};
use super::super::command::Frame;
use super::super::locate::{Absence, Candidate, Resolved, explain, find_pages, resolve};
use super::PageRecord;
use std::fmt;

/// What became of a record. Shown, it is a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Replay {
    /// The pages that were recognised.
    pub pages: Vec<ReplayedPage>,
}

/// A page that was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplayedPage {
    /// Its name.
    pub id: String,
    /// How well it was known before.
    pub mark: Provenance,
    /// Its fields.
    pub fields: Vec<ReplayedField>,
}

/// A field of a page that was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplayedField {
    /// Its name.
    pub id: String,
    /// How well it was known before.
    pub mark: Provenance,
    /// `found`, `disabled`, `ambiguous`, `missing`, `hidden` or `contradicted`.
    pub outcome: &'static str,
    /// The controls that something speaks for, and what that is.
    pub candidates: Vec<Candidate>,
}

impl ReplayedField {
    /// Whether the record shows that an inferred entry is right.
    pub fn is_confirmed(&self) -> bool {
        self.mark == Provenance::Inferred && matches!(self.outcome, "found" | "disabled")
    }
}

impl Replay {
    /// Locates every field of every page that the record shows.
    pub fn of(catalog: &Catalog, record: &PageRecord) -> Self {
        let frames = record.frames();
        let page = |page: &Page, frame: &Frame| ReplayedPage {
            id: page.id.to_string(),
            mark: page.mark,
            fields: page
                .fields
                .iter()
                .map(|field| ReplayedField {
                    id: field.id.to_string(),
                    mark: field.mark,
                    outcome: outcome(&resolve(catalog, page, field, frame, "")),
                    candidates: explain(catalog, page, field, frame, ""),
                })
                .collect(),
        };
        let pages =
            find_pages(catalog, &frames).into_iter().map(|shown| page(shown.page, shown.frame)).collect();
        Self { pages }
    }
}

fn outcome(resolved: &Resolved) -> &'static str {
    match resolved {
        Resolved::Found(_) => "found",
        Resolved::Disabled(_) => "disabled",
        Resolved::Ambiguous { .. } => "ambiguous",
        Resolved::Missing(Absence::Hidden(_)) => "hidden",
        Resolved::Missing(Absence::Contradicted(_)) => "contradicted",
        Resolved::Missing(Absence::Unknown | Absence::PageNotShown | Absence::NotOnPage) => "missing",
    }
}

impl fmt::Display for Replay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.pages.is_empty() {
            return writeln!(f, "no page of the catalog is recognised");
        }
        for page in &self.pages {
            let note =
                if page.mark == Provenance::Inferred { " (inferred; this record confirms it)" } else { "" };
            writeln!(f, "{}{note}", page.id)?;
            for field in &page.fields {
                let confirmed = if field.is_confirmed() { "  confirms what was inferred" } else { "" };
                let line = format!("  {:<42}{:<14}{}{confirmed}", field.id, field.outcome, reasons(field));
                writeln!(f, "{}", line.trim_end())?;
            }
        }
        Ok(())
    }
}

/// What speaks for the strongest candidates, in a line.
fn reasons(field: &ReplayedField) -> String {
    let shown = if matches!(field.outcome, "found" | "disabled" | "hidden") { 1 } else { 3 };
    let reason = |candidate: &Candidate| {
        let clues: Vec<String> = candidate.clues.iter().map(|clue| format!("{clue:?}")).collect();
        let against = candidate.against.map(|why| format!(", against it: {why:?}")).unwrap_or_default();
        format!("{} {} \"{}\"{against}", clues.join("+"), candidate.score, candidate.name)
    };
    field.candidates.iter().take(shown).map(reason).collect::<Vec<_>>().join("; ")
}
