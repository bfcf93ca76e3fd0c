//! Addresses of Setup's pages: patterns, and the record ids that they carry.

use std::collections::BTreeMap;

/// A pattern of a path or of a query value.
///
/// Segments are separated by `/`. A segment is either literal, or `*` for any
/// one segment, or `{name:0PS}`: a Salesforce id of 15 or 18 letters and digits
/// that begins with that key prefix, remembered under that name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathPattern {
    segments: Vec<Segment>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Segment {
    Literal(String),
    Any,
    Id { name: String, prefix: String },
}

/// A pattern that can't be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{segment:?} in an address is neither text, nor *, nor {{name:prefix}}")]
pub struct PatternError {
    segment: String,
}

impl TryFrom<String> for PathPattern {
    type Error = PatternError;

    fn try_from(text: String) -> Result<Self, PatternError> {
        let segments = text.split('/').map(Segment::read).collect::<Result<_, _>>()?;
        Ok(Self { segments })
    }
}

impl Segment {
    fn read(text: &str) -> Result<Self, PatternError> {
        let error = || PatternError { segment: text.to_owned() };
        if text == "*" {
            return Ok(Self::Any);
        }
        if let Some(inner) = text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
            let (name, prefix) = inner.split_once(':').ok_or_else(error)?;
            let sound =
                !name.is_empty() && prefix.len() == 3 && prefix.chars().all(|c| c.is_ascii_alphanumeric());
            return if sound {
                Ok(Self::Id { name: name.to_owned(), prefix: prefix.to_owned() })
            } else {
                Err(error())
            };
        }
        if text.contains(['{', '}', '*']) { Err(error()) } else { Ok(Self::Literal(text.to_owned())) }
    }
}

/// The record ids that an address carries, by the names that the pattern gives them.
pub type Captures = BTreeMap<String, String>;

impl PathPattern {
    /// The segments that it names as they are.
    pub fn literals(&self) -> impl Iterator<Item = &str> {
        self.segments.iter().filter_map(|segment| match segment {
            Segment::Literal(text) => Some(text.as_str()),
            Segment::Any | Segment::Id { .. } => None,
        })
    }

    /// Whether all of it but the ids is told.
    pub fn is_of_one_page(&self) -> bool {
        !self.segments.contains(&Segment::Any)
    }

    /// The ids in `text` if it fits; nothing if it does not.
    pub fn captures(&self, text: &str) -> Option<Captures> {
        let parts: Vec<&str> = text.split('/').collect();
        if parts.len() != self.segments.len() {
            return None;
        }
        let mut captures = Captures::new();
        for (segment, part) in self.segments.iter().zip(parts) {
            match segment {
                Segment::Literal(literal) if literal == part => {}
                Segment::Any if !part.is_empty() => {}
                Segment::Id { name, prefix } if is_id(part, prefix) => {
                    captures.insert(name.clone(), part.to_owned());
                }
                _ => return None,
            }
        }
        Some(captures)
    }
}

/// Whether a text is a record id of that kind (Salesforce Object Reference, "ID Field Type").
fn is_id(text: &str, prefix: &str) -> bool {
    text.starts_with(prefix) && is_record_id(text)
}

/// Whether a text is a record id of whatever kind.
pub fn is_record_id(text: &str) -> bool {
    matches!(text.len(), 15 | 18) && text.chars().all(|c| c.is_ascii_alphanumeric())
}

/// The values of a query, decoded; of a name given twice, the first.
pub fn query_values(query: &str) -> BTreeMap<String, String> {
    let mut values = BTreeMap::new();
    for pair in query.trim_start_matches('?').split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        values.entry(decoded(name)).or_insert_with(|| decoded(value));
    }
    values
}

/// Undoes percent-encoding; what is no valid encoding stays as it is.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let digits: Vec<u8> = rest.clone().take(2).collect();
                let code = std::str::from_utf8(&digits)
                    .ok()
                    .filter(|digits| digits.len() == 2)
                    .and_then(|digits| u8::from_str_radix(digits, 16).ok());
                match code {
                    Some(code) => {
                        bytes.push(code);
                        rest.nth(1);
                    }
                    None => bytes.push(byte),
                }
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn captured(pattern: &str, path: &str) -> Option<Vec<(String, String)>> {
        let pattern = PathPattern::try_from(pattern.to_owned()).unwrap();
        pattern.captures(path).map(|captures| captures.into_iter().collect())
    }

    fn one(name: &str, id: &str) -> Vec<(String, String)> {
        vec![(name.to_owned(), id.to_owned())]
    }

    #[test]
    fn an_id_of_the_right_kind_is_captured() {
        let permission_set = "/{permission_set_id:0PS}";
        assert_eq!(
            captured(permission_set, "/0PS5e000001AbcD"),
            Some(one("permission_set_id", "0PS5e000001AbcD"))
        );
        assert_eq!(
            captured(permission_set, "/0PS5e000001AbcDGAS"),
            Some(one("permission_set_id", "0PS5e000001AbcDGAS"))
        );
        assert_eq!(
            captured(
                "/lightning/setup/ManageExternalClientApplication/{app_id:0xI}/detail",
                "/lightning/setup/ManageExternalClientApplication/0xIfj0000000001/detail"
            ),
            Some(one("app_id", "0xIfj0000000001"))
        );
    }

    #[test]
    fn what_is_no_such_id_does_not_fit() {
        for path in [
            "/00e5e000001AbcD",
            "/0PS5e000001Abc",
            "/0PS5e000001AbcD/e",
            "/0PS",
            "/0PS5e000001Ab-D",
            "",
            "/",
            "//0PS5e000001AbcD",
        ] {
            assert_eq!(captured("/{permission_set_id:0PS}", path), None, "{path}");
        }
    }

    #[test]
    fn literal_and_any_segments_fit_whole_segments_only() {
        assert_eq!(captured("/lightning/setup/*/home", "/lightning/setup/PermSets/home"), Some(vec![]));
        assert_eq!(captured("/lightning/setup/*/home", "/lightning/setup//home"), None);
        assert_eq!(captured("/udd/new.apexp", "/udd/new.apexp2"), None);
    }

    #[test]
    fn a_pattern_that_cannot_be_read_is_refused() {
        for pattern in ["/{id}", "/{:0PS}", "/{id:0P}", "/a*b", "/{id:0PS"] {
            assert!(PathPattern::try_from(pattern.to_owned()).is_err(), "{pattern}");
        }
    }

    #[test]
    fn query_values_are_decoded_and_the_first_of_a_name_counts() {
        let values = query_values("?s=SystemPermissions&retURL=%2F0PS%3Fa%3D1&s=Other&q=a+b&bad=%4&empty");
        assert_eq!(values.get("s").unwrap(), "SystemPermissions");
        assert_eq!(values.get("retURL").unwrap(), "/0PS?a=1");
        assert_eq!(values.get("q").unwrap(), "a b");
        assert_eq!(values.get("bad").unwrap(), "%4");
        assert_eq!(values.get("empty").unwrap(), "");
        assert!(query_values("").is_empty());
    }
}
