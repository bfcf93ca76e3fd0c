//! Out: text that stays within its element, and an element as a document of its own.

use super::{Element, Name, Node, is_allowed};
use zeroize::Zeroizing;

/// Appends text with the five special characters escaped (XML 1.0, 2.4).
///
/// A character that XML does not allow at all (2.2) becomes U+FFFD, which no
/// Salesforce name contains.
pub(crate) fn escape_into(xml: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '\'' => xml.push_str("&apos;"),
            // Written as itself it would be read as a line feed (XML 1.0, 2.11).
            '\r' => xml.push_str("&#13;"),
            other if is_allowed(other) => xml.push(other),
            _ => xml.push(char::REPLACEMENT_CHARACTER),
        }
    }
}

impl Element {
    /// This element as a document of its own, with the namespaces that were declared around it:
    /// a value may name one of them, as `xsi:type` does.
    ///
    /// What is read of it is what this element holds, to the last space.
    pub fn document(&self) -> Zeroizing<String> {
        let mut length = Length(0);
        self.write_outermost(&mut length);
        // Its final size is reserved: a text that grows leaves its old place unwiped.
        let mut xml = Zeroizing::new(String::with_capacity(length.0));
        self.write_outermost(&mut *xml);
        xml
    }

    fn write_outermost(&self, to: &mut impl Sink) {
        let declared_here =
            |prefix: &str| self.attributes.iter().any(|attribute| attribute.name.declares() == Some(prefix));
        to.markup("<");
        self.name.write(to);
        for (prefix, namespace) in self.scope.all() {
            if !declared_here(prefix) {
                to.markup(" ");
                to.markup("xmlns");
                if !prefix.is_empty() {
                    to.markup(":");
                    to.markup(prefix);
                }
                write_value(namespace, to);
            }
        }
        self.write_rest(to);
    }

    fn write(&self, to: &mut impl Sink) {
        to.markup("<");
        self.name.write(to);
        self.write_rest(to);
    }

    /// What follows the name.
    fn write_rest(&self, to: &mut impl Sink) {
        for attribute in &self.attributes {
            to.markup(" ");
            attribute.name.write(to);
            write_value(&attribute.value, to);
        }
        if self.nodes.is_empty() {
            to.markup("/>");
            return;
        }
        to.markup(">");
        for node in &self.nodes {
            match node {
                Node::Element(element) => element.write(to),
                Node::Text(text) => to.text(text),
                Node::Comment(text) => ["<!--", text, "-->"].into_iter().for_each(|part| to.markup(part)),
            }
        }
        to.markup("</");
        self.name.write(to);
        to.markup(">");
    }
}

impl Name {
    fn write(&self, to: &mut impl Sink) {
        if !self.prefix.is_empty() {
            to.markup(&self.prefix);
            to.markup(":");
        }
        to.markup(&self.local);
    }
}

fn write_value(value: &str, to: &mut impl Sink) {
    to.markup("=\"");
    for part in value.split_inclusive(['\n', '\t']) {
        // Written as themselves they would be read as spaces (XML 1.0, 3.3.3).
        let (text, space) = match part.chars().next_back() {
            Some('\n') => (part.strip_suffix('\n'), "&#10;"),
            Some('\t') => (part.strip_suffix('\t'), "&#9;"),
            _ => (None, ""),
        };
        to.text(text.unwrap_or(part));
        to.markup(space);
    }
    to.markup("\"");
}

/// Where a document is written to.
trait Sink {
    /// What stands there as it is.
    fn markup(&mut self, markup: &str);
    /// What is escaped.
    fn text(&mut self, text: &str);
}

impl Sink for String {
    fn markup(&mut self, markup: &str) {
        self.push_str(markup);
    }

    fn text(&mut self, text: &str) {
        escape_into(self, text);
    }
}

/// How long the document will be, at most.
struct Length(usize);

impl Sink for Length {
    fn markup(&mut self, markup: &str) {
        self.0 += markup.len();
    }

    fn text(&mut self, text: &str) {
        const LONGEST: usize = "&quot;".len();
        let escaped = text.bytes().filter(|byte| b"&<>\"'\r".contains(byte)).count();
        self.0 += text.len() + escaped * (LONGEST - 1);
    }
}
