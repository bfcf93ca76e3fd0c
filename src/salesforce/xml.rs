//! The little XML that SOAP needs: escaping on the way out, a small tree on the way in.

use quick_xml::Reader;
use quick_xml::events::Event;
use zeroize::Zeroizing;

/// Deeper nesting than any Salesforce reply has; a guard against absurd input.
const DEEPEST: usize = 40;

/// Appends text with the five special characters escaped (XML 1.0, 2.4).
///
/// A character that XML does not allow at all (2.2) becomes U+FFFD, which no
/// Salesforce name contains.
pub(super) fn escape_into(xml: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '\'' => xml.push_str("&apos;"),
            // Written as itself it would be read as a line feed (XML 1.0, 2.11).
            '\r' => xml.push_str("&#13;"),
            '\n' | '\t' => xml.push(letter),
            other if is_allowed(other) => xml.push(other),
            _ => xml.push(char::REPLACEMENT_CHARACTER),
        }
    }
}

fn is_allowed(letter: char) -> bool {
    letter >= ' ' && !matches!(letter, '\u{fffe}' | '\u{ffff}')
}

/// An element: its name without prefix, its text, its children.
///
/// The text is wiped when dropped: among the elements of a reply may be a consumer secret.
pub(super) struct Element {
    pub(super) name: String,
    pub(super) text: Zeroizing<String>,
    pub(super) children: Vec<Element>,
}

/// The text is not XML as SOAP uses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NotXml;

impl Element {
    /// Reads a document. Document types and entities of one's own are refused:
    /// SOAP forbids them (SOAP 1.1, section 3), and they are the way to make a
    /// parser read what it should not.
    pub(super) fn parse(text: &str) -> Result<Self, NotXml> {
        let mut reader = Reader::from_str(text);
        let mut open: Vec<Self> = Vec::new();
        loop {
            match reader.read_event().map_err(|_| NotXml)? {
                Event::Start(start) => {
                    if open.len() >= DEEPEST {
                        return Err(NotXml);
                    }
                    open.push(Self::named(start.local_name().as_ref()));
                }
                Event::Empty(empty) => {
                    let element = Self::named(empty.local_name().as_ref());
                    match open.last_mut() {
                        Some(parent) => parent.children.push(element),
                        None => return Ok(element),
                    }
                }
                Event::End(_) => {
                    let element = open.pop().ok_or(NotXml)?;
                    match open.last_mut() {
                        Some(parent) => parent.children.push(element),
                        None => return Ok(element),
                    }
                }
                Event::Text(content) => append(&mut open, &content.xml10_content()),
                Event::CData(content) => append(&mut open, &content.xml10_content()),
                Event::GeneralRef(reference) => {
                    let letter = match reference.resolve_char_ref().map_err(|_| NotXml)? {
                        Some(letter) => letter,
                        None => predefined(&reference).ok_or(NotXml)?,
                    };
                    append(&mut open, letter.encode_utf8(&mut [0; 4]));
                }
                Event::Decl(_) | Event::Comment(_) => {}
                Event::PI(_) | Event::DocType(_) | Event::Eof => return Err(NotXml),
            }
        }
    }

    fn named(name: &str) -> Self {
        Self { name: name.to_owned(), text: Zeroizing::new(String::new()), children: Vec::new() }
    }

    /// The first child of that name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The children of that name.
    pub(super) fn children_named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The text of the first child of that name, when there is one and it is not empty.
    pub(super) fn child_text(&self, name: &str) -> Option<&str> {
        self.child(name).map(|child| child.text.trim()).filter(|text| !text.is_empty())
    }
}

/// Text outside the root element can only be white space and is dropped.
fn append(open: &mut [Element], text: &str) {
    if let Some(element) = open.last_mut() {
        // Grown by hand, because a String that moves leaves its old place unwiped.
        let needed = element.text.len() + text.len();
        if needed > element.text.capacity() {
            let mut larger = Zeroizing::new(String::with_capacity(needed.next_power_of_two()));
            larger.push_str(&element.text);
            element.text = larger;
        }
        element.text.push_str(text);
    }
}

/// The five entities that need no declaration (XML 1.0, 4.6).
fn predefined(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::salesforce::read::soql::tests::awkward_texts;

    #[test]
    fn a_tree_holds_names_texts_and_children() {
        let root = Element::parse(
            "<?xml version=\"1.0\"?><a:e xmlns:a='x'><a:b>1 &amp; 2</a:b><b/><c><![CDATA[<x>]]></c><d>&#65;</d></a:e>",
        )
        .unwrap();
        assert_eq!(root.name, "e");
        assert_eq!(root.child_text("b"), Some("1 & 2"));
        assert_eq!(root.children_named("b").count(), 2);
        assert_eq!(root.child_text("c"), Some("<x>"));
        assert_eq!(root.child_text("d"), Some("A"));
    }

    #[test]
    fn what_is_no_sound_document_is_refused() {
        let deep = "<a>".repeat(100) + &"</a>".repeat(100);
        let bad = [
            "",
            "text",
            "<a>",
            "<a></b>",
            "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
            "<a>&nbsp;</a>",
            "<a>&b;</a>",
            "<?php x ?><a/>",
            "<a><b></a>",
            deep.as_str(),
        ];
        for text in bad {
            assert!(Element::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn no_value_leaves_its_element() {
        for text in awkward_texts(0xfeed, 4000) {
            let mut xml = "<a><b>".to_owned();
            escape_into(&mut xml, &text);
            xml.push_str("</b><c/></a>");
            let root = Element::parse(&xml).unwrap();
            let expected = text.replace(['\0', '\u{8}'], "\u{fffd}");
            assert_eq!(root.child("b").unwrap().text.as_str(), expected, "{text:?}");
            assert_eq!(root.children.len(), 2);
        }
    }
}
