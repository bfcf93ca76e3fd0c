//! Puts the words of a guide into its table: messages of `extension/guides/en`, told by where
//! they are said.

use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use words::signs::hash;

/// What a message takes in, by its name.
type Messages<'a> = BTreeMap<&'a str, &'a [&'a str]>;

/// Whether values can come in.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Plain,
    WithValues,
}

use Kind::{Plain, WithValues};

struct Writer<'a> {
    left: Messages<'a>,
    faults: Vec<String>,
}

/// Puts them in.
///
/// # Errors
/// A message that lacks, one that nothing says, and words that stand in the table.
pub(crate) fn put_in(table: &mut Value, guide: &str) -> Result<(), Vec<String>> {
    let of_guide = |name: &str| name.strip_prefix(guide).is_some_and(|rest| rest.starts_with('-'));
    let left = words::GUIDES.iter().filter(|(name, _)| of_guide(name)).copied().collect();
    let mut writer = Writer { left, faults: Vec::new() };
    if let Some(table) = table.as_object_mut() {
        writer.guide(table, guide);
    }
    let unsaid = writer.left.keys().map(|name| format!("{name}: nothing says it"));
    let faults: Vec<String> = writer.faults.into_iter().chain(unsaid).collect();
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

impl Writer<'_> {
    fn guide(&mut self, table: &mut Map<String, Value>, guide: &str) {
        let of = |kind: &str, id: &str| format!("{guide}-{kind}-{}", plain(id));
        self.all(table, &format!("{guide}-guide"), &[("title", Plain), ("summary", Plain)]);
        for row in rows(table, "parameter") {
            let place = of("parameter", &text(row, "id"));
            self.all(row, &place, &[("label", Plain), ("help", Plain)]);
        }
        for row in rows(table, "part") {
            let place = of("part", &text(row, "id"));
            self.all(row, &place, &[("title", Plain)]);
        }
        for step in rows(table, "step") {
            let place = of("step", &text(step, "id"));
            let says = [("title", Plain), ("touches", WithValues), ("what", WithValues), ("why", WithValues)];
            self.all(step, &place, &says);
            for stage in rows(step, "stage") {
                let place = format!("{place}-{}", plain(&text(stage, "page")));
                self.all(stage, &place, &[("say", WithValues)]);
                for field in rows(stage, "field") {
                    let place = format!("{place}-{}", plain(&text(field, "field")));
                    self.some(field, &place, &["why"]);
                }
            }
        }
        for row in rows(table, "check") {
            let place = of("check", &text(row, "id"));
            self.all(row, &place, &[("title", WithValues), ("remedy", WithValues)]);
        }
        if let Some(receiver) = table.get_mut("receiver").and_then(Value::as_object_mut) {
            self.all(receiver, &format!("{guide}-receiver"), &[("who", Plain), ("place", Plain)]);
        }
        for row in rows(table, "handover") {
            let place = of("handover", &text(row, "theirs"));
            self.some(row, &place, &["ours", "note"]);
        }
    }

    /// What has to be said here.
    fn all(&mut self, row: &mut Map<String, Value>, place: &str, says: &[(&str, Kind)]) {
        for (key, kind) in says {
            if !self.put(row, place, key, *kind) {
                self.faults.push(format!("{place}-{key}: there is no such message"));
            }
        }
    }

    /// What can be said here.
    fn some(&mut self, row: &mut Map<String, Value>, place: &str, says: &[&str]) {
        for key in says {
            self.put(row, place, key, Plain);
        }
    }

    fn put(&mut self, row: &mut Map<String, Value>, place: &str, key: &str, kind: Kind) -> bool {
        let name = format!("{place}-{key}");
        if row.contains_key(key) {
            self.faults.push(format!("{name}: words stand beside the guide, not in it"));
        }
        let Some(values) = self.left.remove(name.as_str()) else { return false };
        if kind == Plain && !values.is_empty() {
            self.faults.push(format!("{name}: no value can come in here"));
        }
        row.insert(key.to_owned(), json!([hash(&name), values]));
        true
    }
}

fn rows<'a>(
    table: &'a mut Map<String, Value>,
    key: &str,
) -> impl Iterator<Item = &'a mut Map<String, Value>> {
    let rows = table.get_mut(key).and_then(Value::as_array_mut);
    rows.into_iter().flatten().filter_map(Value::as_object_mut)
}

fn text(row: &Map<String, Value>, key: &str) -> String {
    row.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// As a part of a message's name: small letters, digits and hyphens.
fn plain(id: &str) -> String {
    let letter = |sign: char| if sign.is_ascii_alphanumeric() { sign.to_ascii_lowercase() } else { '-' };
    id.chars().map(letter).collect()
}
