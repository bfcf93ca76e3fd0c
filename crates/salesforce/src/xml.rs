//! XML as SOAP uses it: escaping on the way out, and a tree that loses nothing on the way in.
//!
//! Of an element the tree keeps the prefix, the attributes with what they declare, and
//! children, text and comments in their order; entities and CDATA are read, and text is kept
//! to the last space. So what was read can be written again with nothing lost, which a write
//! of metadata needs: Salesforce takes an element that is left out as one to take away. What
//! is not kept is what XML does not hold to be content: quotes and spaces within a tag, the
//! form of an entity, what stands around the outermost element.

mod parse;
mod scope;
mod write;

pub use parse::Fault;
pub(super) use write::escape_into;

use scope::{SCHEMA_INSTANCE, Scope};
use std::rc::Rc;
use zeroize::Zeroizing;

/// An element with all that it holds.
///
/// It can't be printed, copied or sent, and its texts are wiped when dropped: among the
/// elements of a reply may be a consumer secret.
pub struct Element {
    name: Name,
    attributes: Vec<Attribute>,
    nodes: Vec<Node>,
    scope: Rc<Scope>,
}

/// What stands in an element, in its place.
enum Node {
    Element(Element),
    Text(Zeroizing<String>),
    Comment(Zeroizing<String>),
}

/// A name as it is written (Namespaces in XML 1.0, section 4).
#[derive(Clone, PartialEq, Eq)]
struct Name {
    /// None is the empty text.
    prefix: String,
    local: String,
}

/// An attribute, or the declaration of a namespace.
struct Attribute {
    name: Name,
    value: Zeroizing<String>,
}

/// An element stands there several times where one was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeated;

impl Element {
    /// The name without its prefix.
    pub fn name(&self) -> &str {
        &self.name.local
    }

    /// The namespace of the name, when it has one.
    pub fn namespace(&self) -> Option<&str> {
        self.scope.of_prefix(&self.name.prefix)
    }

    /// The elements within, in their order.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) | Node::Comment(_) => None,
        })
    }

    /// The elements of that name within, in their order.
    pub fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a Self> {
        self.elements().filter(move |element| element.name() == name)
    }

    /// The element of that name within, when there is one.
    ///
    /// # Errors
    /// [`Repeated`] when there are several: none of them is the one.
    pub fn only(&self, name: &str) -> Result<Option<&Self>, Repeated> {
        let mut all = self.all(name);
        match (all.next(), all.next()) {
            (_, Some(_)) => Err(Repeated),
            (first, None) => Ok(first),
        }
    }

    /// The text that stands directly in this element, to the last space.
    pub fn text(&self) -> Zeroizing<String> {
        let parts = || {
            self.nodes.iter().filter_map(|node| match node {
                Node::Text(text) => Some(text.as_str()),
                Node::Element(_) | Node::Comment(_) => None,
            })
        };
        // Its final size is reserved: a text that grows leaves its old place unwiped.
        let mut whole = Zeroizing::new(String::with_capacity(parts().map(str::len).sum()));
        parts().for_each(|part| whole.push_str(part));
        whole
    }

    /// The comments that stand directly in this element.
    pub fn comments(&self) -> impl Iterator<Item = &str> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Comment(text) => Some(text.as_str()),
            Node::Element(_) | Node::Text(_) => None,
        })
    }

    /// The attributes that are no declarations: namespace, name without prefix, value.
    pub fn attributes(&self) -> impl Iterator<Item = (Option<&str>, &str, &str)> {
        self.attributes.iter().filter(|attribute| attribute.name.declares().is_none()).map(|attribute| {
            let Name { prefix, local } = &attribute.name;
            // One without a prefix is in no namespace (Namespaces in XML 1.0, section 6.2).
            let namespace = if prefix.is_empty() { None } else { self.scope.of_prefix(prefix) };
            (namespace, local.as_str(), attribute.value.as_str())
        })
    }

    /// The type that the element says it has, without its prefix (XML Schema 1, 2.6.1).
    pub(crate) fn declared_type(&self) -> Option<&str> {
        let value = self.instance_attribute("type")?.trim();
        Some(value.rsplit_once(':').map_or(value, |(_, local)| local))
    }

    /// Whether the element says that it has no value (XML Schema 1, 2.6.2).
    pub(crate) fn is_nil(&self) -> bool {
        self.instance_attribute("nil").is_some_and(|value| matches!(value.trim(), "true" | "1"))
    }

    fn instance_attribute(&self, name: &str) -> Option<&str> {
        let named = |(namespace, local, _): &(Option<&str>, &str, &str)| {
            *namespace == Some(SCHEMA_INSTANCE) && *local == name
        };
        self.attributes().find(named).map(|(_, _, value)| value)
    }
}

impl Name {
    /// The prefix that an attribute of this name declares; of the default namespace an empty one.
    fn declares(&self) -> Option<&str> {
        match (self.prefix.as_str(), self.local.as_str()) {
            ("xmlns", local) => Some(local),
            ("", "xmlns") => Some(""),
            _ => None,
        }
    }
}

/// Whether a document may hold this character (XML 1.0, 2.2).
fn is_allowed(letter: char) -> bool {
    match letter {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        other => other >= ' ',
    }
}

#[cfg(test)]
mod tests;
