//! SOQL queries, built so that no value can become part of the query.

use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// All fields of an object, which needs a limit of at most [`MOST_WITH_ALL_FIELDS`] rows (SOQL and
/// SOSL Reference, "`FIELDS()`").
pub const ALL_FIELDS: &str = "FIELDS(ALL)";
/// See [`ALL_FIELDS`].
pub const MOST_WITH_ALL_FIELDS: u16 = 200;

/// A finished query. It can only read: SOQL has no statement that writes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Soql(String);

impl Soql {
    /// Begins a query for these fields of an object.
    pub fn select(fields: &[&'static str], object: &'static str) -> Selection {
        Selection { columns: fields.join(", "), object, conditions: Vec::new(), order: None, limit: None }
    }

    /// The query as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A query in the making.
///
/// Names of fields and objects are part of the program; only values vary, and
/// each value goes through [`literal`].
#[derive(Clone, Debug)]
pub struct Selection {
    columns: String,
    object: &'static str,
    conditions: Vec<String>,
    order: Option<(&'static str, &'static str)>,
    limit: Option<u16>,
}

impl Selection {
    /// Also reads the rows of a child relationship.
    #[must_use]
    pub fn with_children(mut self, fields: &[&'static str], relationship: &'static str) -> Self {
        write!(self.columns, ", (SELECT {} FROM {relationship})", fields.join(", "))
            .expect("a String takes all text");
        self
    }

    /// Only rows whose field has this text.
    #[must_use]
    pub fn where_eq(mut self, field: &'static str, text: &str) -> Self {
        self.conditions.push(format!("{field} = {}", literal(text)));
        self
    }

    /// Only rows for which one of these fields has the text beside it.
    #[must_use]
    pub fn where_any_eq(mut self, pairs: &[(&'static str, &str)]) -> Self {
        let each: Vec<_> = pairs.iter().map(|(field, text)| format!("{field} = {}", literal(text))).collect();
        self.conditions.push(format!("({})", each.join(" OR ")));
        self
    }

    /// Only rows whose field has one of these texts.
    #[must_use]
    pub fn where_among<'a>(mut self, field: &'static str, texts: impl IntoIterator<Item = &'a str>) -> Self {
        let each: Vec<_> = texts.into_iter().map(literal).collect();
        self.conditions.push(format!("{field} IN ({})", each.join(", ")));
        self
    }

    /// Only rows whose field is among what another query finds.
    #[must_use]
    pub fn where_in(mut self, field: &'static str, query: &Soql) -> Self {
        self.conditions.push(format!("{field} IN ({})", query.as_str()));
        self
    }

    /// Only rows whose checkbox is ticked.
    #[must_use]
    pub fn where_true(mut self, field: &'static str) -> Self {
        self.conditions.push(format!("{field} = true"));
        self
    }

    /// Only rows whose checkbox is not ticked.
    #[must_use]
    pub fn where_false(mut self, field: &'static str) -> Self {
        self.conditions.push(format!("{field} = false"));
        self
    }

    /// Only rows whose field is empty.
    #[must_use]
    pub fn where_null(mut self, field: &'static str) -> Self {
        self.conditions.push(format!("{field} = null"));
        self
    }

    /// Only rows whose time is not after this one, written as in an answer.
    #[must_use]
    pub fn not_after(mut self, field: &'static str, time: &str) -> Self {
        self.conditions.push(format!("{field} <= {}", instant(time)));
        self
    }

    /// The rows with the latest time in this field first.
    #[must_use]
    pub fn latest_first(mut self, field: &'static str) -> Self {
        self.order = Some((field, "DESC"));
        self
    }

    /// The rows whose checkbox is not ticked first.
    #[must_use]
    pub fn unticked_first(mut self, field: &'static str) -> Self {
        self.order = Some((field, "ASC"));
        self
    }

    /// At most so many rows.
    #[must_use]
    pub fn at_most(mut self, rows: u16) -> Self {
        self.limit = Some(rows);
        self
    }

    /// The finished query.
    pub fn build(self) -> Soql {
        let mut text = format!("SELECT {} FROM {}", self.columns, self.object);
        if !self.conditions.is_empty() {
            text.push_str(" WHERE ");
            text.push_str(&self.conditions.join(" AND "));
        }
        if let Some((field, direction)) = self.order {
            write!(text, " ORDER BY {field} {direction}").expect("a String takes all text");
        }
        if let Some(rows) = self.limit {
            write!(text, " LIMIT {rows}").expect("a String takes all text");
        }
        Soql(text)
    }
}

/// A time as SOQL writes it, which has no quotes (SOQL and SOSL Reference, "Date Formats"):
/// whatever no time has is left out, so that nothing else can stand there.
fn instant(time: &str) -> String {
    time.replace("+0000", "Z")
        .chars()
        .filter(|sign| sign.is_ascii_digit() || "-:.TZ".contains(*sign))
        .collect()
}

/// A text as SOQL writes it (SOQL and SOSL Reference, "Quoted String Escape Sequences").
pub fn literal(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('\'');
    for letter in text.chars() {
        match letter {
            '\\' => quoted.push_str("\\\\"),
            '\'' => quoted.push_str("\\'"),
            '"' => quoted.push_str("\\\""),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            '\u{8}' => quoted.push_str("\\b"),
            '\u{c}' => quoted.push_str("\\f"),
            other if other.is_control() => {
                write!(quoted, "\\u{:04X}", u32::from(other)).expect("a String takes all text");
            }
            other => quoted.push(other),
        }
    }
    quoted.push('\'');
    quoted
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Texts that try to break out: a small generator with a fixed seed (xorshift).
    pub(crate) fn awkward_texts(seed: u64, count: usize) -> impl Iterator<Item = String> {
        const LETTERS: [&str; 20] = [
            "'",
            "\\",
            "\\'",
            "\"",
            "\0",
            "\n",
            "\r",
            "\t",
            "\u{8}",
            "\u{85}",
            "a",
            "Z",
            " ",
            "<",
            "&",
            "]]>",
            "%",
            "\u{2019}",
            "\u{1f511}",
            "\u{202e}",
        ];
        let mut state = seed;
        let mut next = move || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            usize::try_from(state >> 33).unwrap_or_default()
        };
        (0..count).map(move |_| {
            let length = next() % 12;
            (0..length).filter_map(|_| LETTERS.get(next() % LETTERS.len())).copied().collect()
        })
    }

    /// Reads a literal back by the rules of the SOQL reference; nothing when it ends too early.
    fn read_back(quoted: &str) -> Option<String> {
        let inner = quoted.strip_prefix('\'')?.strip_suffix('\'')?;
        let mut letters = inner.chars();
        let mut text = String::new();
        while let Some(letter) = letters.next() {
            if letter == '\'' || letter.is_control() {
                return None;
            }
            if letter != '\\' {
                text.push(letter);
                continue;
            }
            text.push(match letters.next()? {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'b' => '\u{8}',
                'f' => '\u{c}',
                'u' => {
                    let code: String = letters.by_ref().take(4).collect();
                    char::from_u32(u32::from_str_radix(&code, 16).ok()?)?
                }
                escaped @ ('\\' | '\'' | '"') => escaped,
                _ => return None,
            });
        }
        Some(text)
    }

    #[test]
    fn a_query_reads_as_written() {
        let query = Soql::select(&["Id", "Label"], "PermissionSet")
            .where_eq("Name", "IVR_Access")
            .where_false("IsOwnedByProfile")
            .where_null("NamespacePrefix")
            .at_most(2)
            .build();
        assert_eq!(
            query.as_str(),
            "SELECT Id, Label FROM PermissionSet WHERE Name = 'IVR_Access' AND IsOwnedByProfile = false AND NamespacePrefix = null LIMIT 2"
        );
        let query =
            Soql::select(&["Id"], "User").where_any_eq(&[("Id", "005"), ("Username", "o'neil@a.b")]).build();
        assert_eq!(query.as_str(), "SELECT Id FROM User WHERE (Id = '005' OR Username = 'o\\'neil@a.b')");
        let query = Soql::select(&["Id"], "PermissionSet")
            .with_children(&["SobjectType"], "ObjectPerms")
            .where_among("Id", ["a", "b"])
            .build();
        assert_eq!(
            query.as_str(),
            "SELECT Id, (SELECT SobjectType FROM ObjectPerms) FROM PermissionSet WHERE Id IN ('a', 'b')"
        );
        let query = Soql::select(&["Id"], "LoginHistory")
            .not_after("LoginTime", "2026-11-29T21:53:45.000+0000")
            .build();
        assert_eq!(query.as_str(), "SELECT Id FROM LoginHistory WHERE LoginTime <= 2026-11-29T21:53:45.000Z");
        let groups = Soql::select(&["GroupId"], "Component").where_eq("Name", "it's").build();
        let query = Soql::select(&["Id"], "Assignment")
            .where_true("IsActive")
            .where_in("GroupId", &groups)
            .latest_first("LoginTime")
            .at_most(5)
            .build();
        assert_eq!(
            query.as_str(),
            "SELECT Id FROM Assignment WHERE IsActive = true AND GroupId IN (SELECT GroupId FROM Component WHERE Name = 'it\\'s') ORDER BY LoginTime DESC LIMIT 5"
        );
    }

    #[test]
    fn no_value_leaves_its_quotes() {
        for text in awkward_texts(0x5eed, 4000) {
            assert_eq!(read_back(&literal(&text)).as_deref(), Some(text.as_str()), "{text:?}");
            assert!(instant(&text).chars().all(|sign| sign.is_ascii_digit() || "aZ-:.T".contains(sign)));
        }
    }
}
