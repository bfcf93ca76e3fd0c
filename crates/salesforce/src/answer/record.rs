//! The rows of a query's answer.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The rows that a query found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Records {
    /// The rows.
    pub rows: Vec<Record>,
    /// Whether these are all there are.
    pub extent: Extent,
}

/// Whether an answer holds all rows. Salesforce hands out at most 2,000 at once
/// (REST API Developer Guide, "Query").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    /// All of them.
    #[default]
    Complete,
    /// Only the first ones.
    Truncated,
}

impl Records {
    /// From the body of a query's answer, or from a child relationship in a row.
    pub(crate) fn from_answer(answer: &Map<String, Value>) -> Option<Self> {
        let done = answer.get("done")?.as_bool()?;
        let rows = answer.get("records")?.as_array()?.iter();
        let rows = rows.map(|row| row.as_object().cloned().map(Record)).collect::<Option<Vec<_>>>()?;
        Some(Self { rows, extent: if done { Extent::Complete } else { Extent::Truncated } })
    }

    /// Whether nothing was left out of it: no row, no row within a row, not all fields of one.
    pub(crate) fn is_whole(&self) -> bool {
        self.extent == Extent::Complete && self.rows.iter().all(Record::is_whole)
    }
}

/// A row: fields by name, parents as rows within.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Record(Map<String, Value>);

/// A field that was asked for is not in the row, or is of another kind.
///
/// It is told apart from an empty field: what was not read must not count as empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingField {
    /// The field, with its parents before dots.
    pub field: String,
}

impl Record {
    /// A text field; nothing when it is empty. Parents stand before dots, as in `Parent.Name`.
    pub fn text(&self, path: &str) -> Result<Option<&str>, MissingField> {
        match self.value(path)? {
            Value::Null => Ok(None),
            Value::String(text) => Ok(Some(text)),
            _ => Err(missing(path)),
        }
    }

    /// A text field that Salesforce always fills.
    pub fn some_text(&self, path: &str) -> Result<&str, MissingField> {
        self.text(path)?.ok_or_else(|| missing(path))
    }

    /// A checkbox.
    pub fn flag(&self, path: &str) -> Result<bool, MissingField> {
        self.value(path)?.as_bool().ok_or_else(|| missing(path))
    }

    /// A whole number; nothing when it is empty.
    pub fn number(&self, path: &str) -> Result<Option<i64>, MissingField> {
        match self.value(path)? {
            Value::Null => Ok(None),
            // A number that passed through the browser may come back as a fraction of none.
            #[expect(
                clippy::cast_possible_truncation,
                reason = "only whole numbers below 2^53 pass the guard"
            )]
            Value::Number(number) => match (number.as_i64(), number.as_f64()) {
                (Some(whole), _) => Ok(Some(whole)),
                (None, Some(real)) if real.fract() == 0.0 && real.abs() < 9e15 => Ok(Some(real as i64)),
                _ => Err(missing(path)),
            },
            _ => Err(missing(path)),
        }
    }

    /// The rows of a child relationship.
    pub fn children(&self, relationship: &str) -> Result<Records, MissingField> {
        match self.value(relationship)? {
            Value::Null => Ok(Records::default()),
            Value::Object(answer) => Records::from_answer(answer).ok_or_else(|| missing(relationship)),
            _ => Err(missing(relationship)),
        }
    }

    /// All checkboxes whose names begin so, without that beginning.
    pub fn flags<'a>(&'a self, beginning: &'a str) -> impl Iterator<Item = (&'a str, bool)> {
        self.0.iter().filter_map(move |(name, value)| Some((name.strip_prefix(beginning)?, value.as_bool()?)))
    }

    fn is_whole(&self) -> bool {
        let is_cut = |value: &Value| value.get("done") == Some(&Value::Bool(false));
        self.0.keys().any(|name| name != "attributes") && !self.0.values().any(is_cut)
    }

    fn value(&self, path: &str) -> Result<&Value, MissingField> {
        let mut row = &self.0;
        let mut names = path.split('.').peekable();
        while let Some(name) = names.next() {
            let value = row.get(name).ok_or_else(|| missing(path))?;
            match value {
                Value::Object(parent) if names.peek().is_some() => row = parent,
                // An empty reference has no parent, so whatever is asked of it is empty.
                Value::Null => return Ok(value),
                _ if names.peek().is_none() => return Ok(value),
                _ => break,
            }
        }
        Err(missing(path))
    }
}

fn missing(path: &str) -> MissingField {
    MissingField { field: path.to_owned() }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn record() -> Record {
        let text = r#"{"Name":"A","License":null,"Parent":{"Name":"P"},"PermissionsApiEnabled":true,
            "PermissionsViewSetup":false,"IsActive":true,"Total":5,"Real":5.0,"Half":0.5,
            "Assignments":{"totalSize":3,"done":false,"records":[{"Id":"0Pa"}]},"FieldPerms":null}"#;
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn an_empty_field_is_not_a_missing_one() {
        let record = record();
        assert_eq!(record.text("Name"), Ok(Some("A")));
        assert_eq!(record.text("License"), Ok(None));
        assert_eq!(record.text("License.Name"), Ok(None));
        assert_eq!(record.text("Parent.Name"), Ok(Some("P")));
        for absent in ["Other", "Parent.Other", "Name.Other", "Parent", "Total", ""] {
            assert_eq!(record.text(absent), Err(missing(absent)), "{absent}");
        }
        assert!(record.some_text("License").is_err());
    }

    #[test]
    fn numbers_and_checkboxes_are_read_as_such() {
        let record = record();
        assert_eq!(record.number("Total"), Ok(Some(5)));
        assert_eq!(record.number("Real"), Ok(Some(5)));
        assert_eq!(record.number("License"), Ok(None));
        assert!(record.number("Half").is_err());
        assert_eq!(record.flag("IsActive"), Ok(true));
        assert!(record.flag("Name").is_err());
        let children = record.children("Assignments").unwrap();
        assert_eq!((children.rows.len(), children.extent), (1, Extent::Truncated));
        assert_eq!(record.children("FieldPerms"), Ok(Records::default()));
        assert!(record.children("ObjectPerms").is_err());
        assert_eq!(
            record.flags("Permissions").collect::<Vec<_>>(),
            [("ApiEnabled", true), ("ViewSetup", false)]
        );
    }
}
