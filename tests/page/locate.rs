//! Puts the library's judgement at the disposal of the page agent's tests: one
//! question per line on the standard input, one answer per line, both as JSON.

use pages::catalog::{Catalog, FieldId, PageId};
use pages::command::{Choice, ControlSeen, FillAction, FillReply, Frame};
use pages::locate::Absence;
use pages::{ControlAt, PageRecord, Resolved, earlier, find_pages, judge, locate};
use serde::Deserialize;
use serde_json::{Value, json};
use std::error::Error;
use std::io::{BufRead, Write};

#[derive(Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Question {
    /// What the agent must know about the site.
    SitePolicy,
    /// The guide and the locators as they are written.
    Data,
    /// Which pages these frames show, and where each of their fields is.
    Locate(Vec<Frame>),
    /// What is recorded of these frames on a day.
    Record { frames: Vec<Frame>, date: String },
    /// How an option is looked for.
    Choice { page: String, field: String, token: Option<String>, shown: String },
    /// What became of a fill.
    Judge { action: FillAction, reply: FillReply },
    /// What takes a fill back.
    Earlier { before: Box<ControlSeen>, done: FillAction },
}

fn main() -> Result<(), Box<dyn Error>> {
    let locators: Value = toml::from_str(include_str!("../../extension/locators/setup.toml"))?;
    let catalog = Catalog::from_json(&locators.to_string())?;
    let mut output = std::io::stdout();
    for line in std::io::stdin().lock().lines() {
        let answer = answer(&catalog, serde_json::from_str(&line?)?)?;
        writeln!(output, "{answer}")?;
        output.flush()?;
    }
    Ok(())
}

fn answer(catalog: &Catalog, question: Question) -> Result<Value, Box<dyn Error>> {
    Ok(match question {
        Question::SitePolicy => serde_json::to_value(&catalog.marks)?,
        Question::Data => {
            let guide: Value =
                toml::from_str(include_str!("../../extension/guides/webex-contact-center.toml"))?;
            let locators: Value = toml::from_str(include_str!("../../extension/locators/setup.toml"))?;
            json!({ "guide": guide, "locators": locators })
        }
        Question::Locate(frames) => pages(catalog, &frames),
        Question::Record { frames, date } => {
            let record = PageRecord::of(catalog, &frames, env!("CARGO_PKG_VERSION"), &date);
            serde_json::to_value(record)?
        }
        Question::Choice { page, field, token, shown } => {
            let field = catalog
                .page(&PageId(page))
                .and_then(|page| page.field(&FieldId(field)))
                .ok_or("no such field in the catalog")?;
            let choice: Choice = field.choice(token.as_deref(), &shown);
            serde_json::to_value(choice)?
        }
        Question::Judge { action, reply } => json!(format!("{:?}", judge(&action, reply))),
        Question::Earlier { before, done } => serde_json::to_value(earlier(&before, &done))?,
    })
}

fn pages(catalog: &Catalog, frames: &[Frame]) -> Value {
    find_pages(catalog, frames)
        .into_iter()
        .map(|shown| {
            let fields: serde_json::Map<String, Value> = shown
                .page
                .fields
                .iter()
                .map(|field| {
                    let place = match locate(catalog, &shown.page.id, &field.id, frames, "en") {
                        Resolved::Found(ControlAt { document, handle }) => {
                            json!({"document": document, "handle": handle})
                        }
                        Resolved::Disabled(ControlAt { document, handle }) => {
                            json!({"missing": "Disabled", "at": {"document": document, "handle": handle}})
                        }
                        Resolved::Missing(Absence::Contradicted(refused)) => {
                            let against: Vec<String> = refused
                                .iter()
                                .map(|one| format!("{}: {:?}", one.name, one.against))
                                .collect();
                            json!({"missing": "Contradicted", "against": against})
                        }
                        Resolved::Missing(why) => json!({"missing": format!("{why:?}")}),
                        Resolved::Ambiguous { count, .. } => json!({"ambiguous": count}),
                    };
                    (field.id.to_string(), place)
                })
                .collect();
            json!({"page": shown.page.id.to_string(), "ids": shown.ids, "fields": fields})
        })
        .collect()
}
