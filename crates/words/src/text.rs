//! A text on its way to whoever reads it.

mod stored;

use serde::{Deserialize, Serialize};
use std::fmt;
use stored::Stored;

/// Which message; see [`crate::signs::hash`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id(pub u32);

/// By its name where names are at hand.
impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        #[cfg(not(target_arch = "wasm32"))]
        if let Some((_, name)) = crate::NAMES.iter().find(|(id, _)| id == self) {
            return f.write_str(name);
        }
        write!(f, "{:08x}", self.0)
    }
}

/// What is to be said, in no language yet.
///
/// That two are equal means that they say the same thing; nothing else about them can be asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Stored", into = "Stored")]
pub enum Text {
    /// A message with its arguments, in the order in which English names them.
    Message(Id, Vec<Text>),
    /// A number.
    Number(Number),
    /// A day.
    Day(Day),
    /// A time of day.
    Time(Time),
    /// A day with its time.
    Moment(Moment),
    /// What an org, a file or the admin calls something.
    Value(Value),
    /// What Salesforce, the browser or a standard calls something.
    Quoted(Quoted),
    /// Several texts one after the other.
    Joined(Join, Vec<Text>),
}

/// What stands between texts that are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// What stands between two sentences.
    Sentences,
    /// A comma.
    Commas,
    /// A semicolon.
    Semicolons,
    /// "or".
    Or,
    /// Nothing: what is joined is one text of several parts.
    Nothing,
}

/// A whole number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number(pub i64);

/// A day, by a moment of it in UTC: seconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day(pub i64);

impl Day {
    /// The day of a moment as a JavaScript clock counts: milliseconds since 1970.
    pub fn of_milliseconds(moment: u64) -> Self {
        Self(i64::try_from(moment / 1000).unwrap_or(i64::MAX))
    }
}

/// A time of day, by its moment: milliseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time(pub i64);

/// A day with its time of day to the second, by its moment: seconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment(pub i64);

/// What an org, a file or the admin calls something; the same in every language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value(String);

/// What Salesforce, the browser or a standard calls something; cited, not translated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted(String);

/// A message with a title, a text and an advice.
pub trait Advised {
    /// What happened.
    fn title(&self) -> Text;
    /// Why, as far as known.
    fn text(&self) -> Text;
    /// What to do next.
    fn advice(&self) -> Text;
}

impl Text {
    /// Nothing to say.
    pub const fn nothing() -> Self {
        Self::Joined(Join::Sentences, Vec::new())
    }

    /// A message with one argument.
    #[inline(never)]
    pub(crate) fn with_one(id: Id, one: Self) -> Self {
        Self::Message(id, vec![one])
    }

    /// A message with two arguments.
    #[inline(never)]
    pub(crate) fn with_two(id: Id, one: Self, other: Self) -> Self {
        Self::Message(id, vec![one, other])
    }

    /// Sentences one after the other.
    pub fn sentences(all: impl IntoIterator<Item = Text>) -> Self {
        Self::Joined(Join::Sentences, Vec::from_iter(all))
    }

    /// A list between commas.
    pub fn commas(all: impl IntoIterator<Item = Text>) -> Self {
        Self::Joined(Join::Commas, Vec::from_iter(all))
    }

    /// Data of the org or of the admin.
    pub fn value(text: impl Into<Value>) -> Self {
        Self::Value(text.into())
    }

    /// Words of Salesforce or of the browser.
    pub fn quoted(text: impl Into<Quoted>) -> Self {
        Self::Quoted(text.into())
    }

    /// What stands between parts.
    pub fn between(join: Join) -> Self {
        Self::Joined(join, vec![Self::default(), Self::default()])
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Value(Value(text)) | Self::Quoted(Quoted(text)) => text.is_empty(),
            Self::Joined(_, parts) => parts.iter().all(Self::is_empty),
            Self::Message(..) | Self::Number(_) | Self::Day(_) | Self::Time(_) | Self::Moment(_) => false,
        }
    }
}

/// Nothing to say.
impl Default for Text {
    fn default() -> Self {
        Self::nothing()
    }
}

impl From<&Text> for Text {
    fn from(text: &Text) -> Self {
        text.clone()
    }
}

impl Value {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl Quoted {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

macro_rules! text_from {
    ($($kind:ident),*) => {$(
        impl From<$kind> for Text {
            fn from(part: $kind) -> Self {
                Self::$kind(part)
            }
        }
    )*};
}
text_from!(Number, Day, Time, Moment, Value, Quoted);

macro_rules! cited_from {
    ($($kind:ident),*) => {$(
        impl From<String> for $kind {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        /// One copy for all places.
        impl From<&str> for $kind {
            #[inline(never)]
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl From<&String> for $kind {
            fn from(text: &String) -> Self {
                Self::from(text.as_str())
            }
        }
    )*};
}
cited_from!(Value, Quoted);

macro_rules! number_from {
    ($($kind:ty),*) => {$(
        impl From<$kind> for Number {
            fn from(number: $kind) -> Self {
                Self(number.into())
            }
        }
    )*};
}
number_from!(u8, u16, u32, i32, i64);

/// No count here comes near the end of the range.
impl From<usize> for Number {
    fn from(number: usize) -> Self {
        Self(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// As above.
impl From<u64> for Number {
    fn from(number: u64) -> Self {
        Self(i64::try_from(number).unwrap_or(i64::MAX))
    }
}
