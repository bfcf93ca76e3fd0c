//! Values of a guide and the templates that they fill.

use super::{Form, Guide, ParameterId, ValueFault, consumer_key};
use gather::Gather as _;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use words::{Join, Text, value};

/// A text with placeholders such as `{app_name}`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Template(pub String);

impl Template {
    /// The text with each placeholder replaced; the first name without a value otherwise.
    ///
    /// # Errors
    /// The name of a placeholder that has no value, or an empty one.
    pub fn fill(&self, values: &Values) -> Result<String, ParameterId> {
        self.fill_with(values, str::to_owned)
    }

    /// As [`Template::fill`], with each value escaped for its place in a URL (RFC 3986, 2.1).
    ///
    /// # Errors
    /// As [`Template::fill`].
    pub fn fill_url(&self, values: &Values) -> Result<String, ParameterId> {
        self.fill_with(values, percent_encode)
    }

    /// The text, which says of whatever is not known yet that it is not; no placeholder is shown.
    pub fn say(&self, values: &Values) -> Text {
        let said = self.pieces().map(|piece| match piece {
            Piece::Text(text) => Text::value(text),
            Piece::Name(name) => values.get(name).map_or(value::NotKnown::TEXT, Text::value),
        });
        self.fill(values).map_or_else(|_| Text::Joined(Join::Nothing, said.collect()), Text::value)
    }

    /// The names of its placeholders.
    pub fn names(&self) -> BTreeSet<ParameterId> {
        self.pieces()
            .filter_map(|piece| match piece {
                Piece::Name(name) => Some(ParameterId::from(name)),
                Piece::Text(_) => None,
            })
            .gather()
    }

    /// The value that is the whole text, where it is nothing but a placeholder.
    pub fn sole(&self) -> Option<ParameterId> {
        let mut pieces = self.pieces();
        match (pieces.next(), pieces.next()) {
            (Some(Piece::Name(name)), None) => Some(ParameterId::from(name)),
            _ => None,
        }
    }

    fn fill_with(&self, values: &Values, escape: impl Fn(&str) -> String) -> Result<String, ParameterId> {
        self.pieces()
            .map(|piece| match piece {
                Piece::Text(text) => Ok(text.to_owned()),
                Piece::Name(name) => values.get(name).map(&escape).ok_or_else(|| ParameterId::from(name)),
            })
            .collect()
    }

    /// A brace that closes nothing, or opens nothing, is ordinary text.
    fn pieces(&self) -> impl Iterator<Item = Piece<'_>> {
        let mut rest = self.0.as_str();
        std::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            if let Some(after) = rest.strip_prefix('{')
                && let Some((name, tail)) = after.split_once('}')
            {
                rest = tail;
                return Some(Piece::Name(name));
            }
            let until = rest.char_indices().skip(1).find(|(_, letter)| *letter == '{');
            let (text, tail) = rest.split_at(until.map_or(rest.len(), |(at, _)| at));
            rest = tail;
            Some(Piece::Text(text))
        })
    }
}

enum Piece<'a> {
    Text(&'a str),
    Name(&'a str),
}

/// What the placeholders stand for: the admin's choices and what was learned on the way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values(BTreeMap<String, String>);

impl Values {
    /// The guide's own defaults.
    pub fn defaults(guide: &Guide) -> Self {
        Self(
            guide
                .parameters
                .iter()
                .filter_map(|parameter| Some((parameter.id.0.clone(), parameter.default.clone()?)))
                .gather(),
        )
    }

    /// The value of that name without spaces around it, when it is known and not empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(|value| value.trim()).filter(|value| !value.is_empty())
    }

    /// The value as it was typed; the space at its end may be the one before the next word.
    pub fn typed(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// Sets a value; an empty one means "not known".
    pub fn set(&mut self, name: &str, value: &str) {
        self.0.insert(name.to_owned(), value.to_owned());
    }

    /// All names with their values as typed.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for Values {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(pairs: I) -> Self {
        Self(pairs.into_iter().map(|(name, value)| (name.into(), value.into())).gather())
    }
}

impl Form {
    /// Whether a text on its way to this form may be kept. All may, but for one that could
    /// be a secret in place of what is asked for.
    ///
    /// # Errors
    /// Why not.
    pub fn keep(self, text: &str) -> Result<(), ValueFault> {
        match self {
            Self::ConsumerKey => consumer_key::keep(text),
            _ => Ok(()),
        }
    }

    /// Whether the value has this form.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn accept(self, value: &str) -> Result<(), ValueFault> {
        let length = value.chars().count();
        if length == 0 {
            return Err(ValueFault::Empty);
        }
        match self {
            Self::ConsumerKey => consumer_key::accept(value),
            Self::Label if length > 80 => Err(ValueFault::LongLabel),
            Self::ApiName if !is_api_name(value) => Err(ValueFault::ApiName),
            Self::ApexClass if !value.split('.').all(is_api_name) => Err(ValueFault::ApexClass),
            Self::Email | Self::Username if !is_address(value) => Err(ValueFault::Address),
            Self::Url if !(value.starts_with("http://") || value.starts_with("https://")) => {
                Err(ValueFault::Url)
            }
            Self::Alias if length > 8 => Err(ValueFault::LongAlias),
            Self::ApexRestPath if !is_apex_rest_path(value) => Err(ValueFault::ApexRestPath),
            _ => Ok(()),
        }
    }
}

fn is_api_name(text: &str) -> bool {
    text.len() <= 80
        && text.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && text.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
        && !text.ends_with('_')
        && !text.contains("__")
}

fn is_address(text: &str) -> bool {
    text.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && domain.contains('.')
            && !domain.starts_with('.')
            && !domain.ends_with('.')
            && !text.contains(char::is_whitespace)
            && !domain.contains('@')
    })
}

/// Segments of unreserved characters (RFC 3986, 2.3), with at most 255 characters in all
/// (Apex Developer Guide, annotation `RestResource`).
fn is_apex_rest_path(text: &str) -> bool {
    let Some(segments) = text.strip_prefix('/') else { return false };
    text.len() <= 255
        && !text.starts_with("/services/")
        && segments.strip_suffix('/').unwrap_or(segments).split('/').all(|segment| {
            !matches!(segment, "" | "." | "..")
                && segment.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte))
        })
}

fn percent_encode(text: &str) -> String {
    use std::fmt::Write;
    text.bytes().fold(String::new(), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            write!(encoded, "%{byte:02X}").expect("a String takes all text");
        }
        encoded
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values() -> Values {
        [("name", "WxCC - SCV"), ("empty", "")].into_iter().collect()
    }

    #[test]
    fn a_template_is_filled_or_names_what_is_missing() {
        let fill = |text: &str| Template(text.to_owned()).fill(&values());
        assert_eq!(fill("Open {name}."), Ok("Open WxCC - SCV.".to_owned()));
        assert_eq!(fill("{name}{name}"), Ok("WxCC - SCVWxCC - SCV".to_owned()));
        assert_eq!(fill("{id}"), Err(ParameterId::from("id")));
        assert_eq!(fill("{empty}"), Err(ParameterId::from("empty")));
        assert_eq!(fill("a } b { c"), Ok("a } b { c".to_owned()));
    }

    #[test]
    fn a_value_cannot_leave_its_place_in_a_url() {
        let values: Values = [("id", "0PS/../e?s=x&y#z")].into_iter().collect();
        let url = Template("/page?address=%2F{id}".to_owned()).fill_url(&values);
        assert_eq!(url, Ok("/page?address=%2F0PS%2F..%2Fe%3Fs%3Dx%26y%23z".to_owned()));
    }

    #[test]
    fn a_space_at_the_end_is_kept_while_typing_and_counts_for_nothing() {
        let mut values = Values::default();
        values.set("name", "My ");
        assert_eq!((values.typed("name"), values.get("name")), ("My ", Some("My")));
        values.set("name", "  ");
        assert_eq!(values.get("name"), None);
    }

    #[test]
    fn a_preview_says_what_is_not_known() {
        let said = Template("{name}: {id}".to_owned()).say(&values());
        assert_eq!(words::in_english(&said), "WxCC - SCV: (not known yet)");
    }

    #[test]
    fn forms_accept_what_salesforce_accepts() {
        for good in ["WxCC_SCV", "A", "a1_b2"] {
            assert_eq!(Form::ApiName.accept(good), Ok(()), "{good}");
        }
        for bad in ["", "1a", "a__b", "a_", "a b", "ä", "_a"] {
            assert!(Form::ApiName.accept(bad).is_err(), "{bad}");
        }
        assert_eq!(Form::ApexClass.accept("cnxscv.ServiceRouting"), Ok(()));
        assert!(Form::ApexClass.accept("cnxscv.").is_err());
        assert_eq!(Form::Username.accept("scv.integration@acme.example"), Ok(()));
        for bad in ["name", "name@host", "a b@c.d", "@c.d", "a@.d", "a@b@c.d"] {
            assert!(Form::Email.accept(bad).is_err(), "{bad}");
        }
    }
}
