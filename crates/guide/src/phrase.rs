//! What a guide says.

use super::{ParameterId, Template, Values};
use gather::Gather as _;
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeSet;
use std::fmt;
use words::{Id, Text, value};

/// What a guide says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// A message of the words beside the guide, and the values that come in. The build puts it
    /// there: an id and a list of names.
    Message(Id, Vec<ParameterId>),
    /// Words in the guide itself. A guide that is shipped has none.
    Own(Template),
}

impl Phrase {
    /// The text; a value that is not known is said to be so.
    pub fn say(&self, values: &Values) -> Text {
        match self {
            Self::Message(id, names) => {
                let known = |name: &ParameterId| values.get(name.as_str()).map(Text::value);
                let all = names.iter().map(|name| known(name).unwrap_or(value::NotKnown::TEXT));
                Text::Message(*id, all.collect())
            }
            Self::Own(template) => template.say(values),
        }
    }

    /// The names of the values that come in.
    pub fn names(&self) -> BTreeSet<ParameterId> {
        match self {
            Self::Message(_, names) => names.iter().cloned().gather(),
            Self::Own(template) => template.names(),
        }
    }
}

/// The text of what needs no values.
impl From<&Phrase> for Text {
    fn from(phrase: &Phrase) -> Self {
        phrase.say(&Values::default())
    }
}

impl<'de> Deserialize<'de> for Phrase {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PhraseVisitor)
    }
}

struct PhraseVisitor;

impl<'de> Visitor<'de> for PhraseVisitor {
    type Value = Phrase;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("words")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Phrase, E> {
        Ok(Phrase::Own(Template(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Phrase, A::Error> {
        let none = |place| A::Error::invalid_length(place, &self);
        let id = parts.next_element()?.ok_or_else(|| none(0))?;
        let names = parts.next_element()?.ok_or_else(|| none(1))?;
        Ok(Phrase::Message(Id(id), names))
    }
}
