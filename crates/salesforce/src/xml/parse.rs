//! In: a document as a tree, or why it is none.

use super::scope::{Scope, may_declare};
use super::{Attribute, Element, Name, Node, is_allowed};
use quick_xml::Reader;
use quick_xml::events::attributes::Attributes;
use quick_xml::events::{BytesStart, Event};
use serde::{Deserialize, Serialize};
use std::rc::Rc;
use zeroize::Zeroizing;

/// Deeper nesting than any Salesforce reply has; a guard against absurd input.
const DEEPEST: usize = 40;

/// The most elements of a document: ten times those of a profile that names every field of
/// an org with a thousand objects would still fit.
const MOST_ELEMENTS: usize = 500_000;

/// The most attributes of an element, and the most namespaces at a place; Salesforce has four.
const MOST_ATTRIBUTES: usize = 64;

/// Why a text is not XML as SOAP uses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// It is larger than [`Element::LARGEST`], or has too many parts.
    TooLarge,
    /// Its elements are nested too deeply.
    TooDeep,
    /// It has a document type, with which entities of one's own could come; SOAP forbids it
    /// (SOAP 1.1, section 3).
    DocumentType,
    /// It has a processing instruction, which SOAP forbids (SOAP 1.1, section 3).
    Instruction,
    /// It names an entity other than the five that need no declaration (XML 1.0, 4.6).
    Entity,
    /// It uses a prefix that is not declared, or declares one as it may not be
    /// (Namespaces in XML 1.0).
    Namespace,
    /// It is not well-formed (XML 1.0, 2.1).
    Malformed,
}

impl Element {
    /// The most that is read of one document, in bytes.
    pub const LARGEST: usize = 8 << 20;

    /// Reads a document.
    ///
    /// # Errors
    /// A [`Fault`] when it is not well-formed, or not such as SOAP allows.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        if text.len() > Self::LARGEST {
            return Err(Fault::TooLarge);
        }
        if !text.chars().all(is_allowed) {
            return Err(Fault::Malformed);
        }
        let mut reader = Reader::from_str(text);
        reader.config_mut().check_comments = true;
        let mut document = Document { open: Vec::new(), root: None, elements: 0 };
        loop {
            let is_first = reader.buffer_position() == 0;
            match reader.read_event().map_err(|_| Fault::Malformed)? {
                Event::Start(start) => document.open(&start)?,
                Event::Empty(empty) => {
                    document.open(&empty)?;
                    document.close()?;
                }
                Event::End(_) => document.close()?,
                Event::Text(content) => {
                    let text = Zeroizing::new(content.xml10_content().into_owned());
                    // (XML 1.0, 2.4)
                    if content.contains("]]>") {
                        return Err(Fault::Malformed);
                    }
                    document.text(&text)?;
                }
                Event::CData(content) => {
                    let text = Zeroizing::new(content.xml10_content().into_owned());
                    if document.open.is_empty() {
                        return Err(Fault::Malformed);
                    }
                    document.text(&text)?;
                }
                Event::GeneralRef(named) => {
                    if document.open.is_empty() {
                        return Err(Fault::Malformed);
                    }
                    document.text(referred(&named)?.encode_utf8(&mut [0; 4]))?;
                }
                Event::Comment(content) => document.comment(&content.xml10_content()),
                Event::Decl(declaration) if is_first && is_declaration(&declaration) => {}
                Event::Decl(_) => return Err(Fault::Malformed),
                Event::PI(_) => return Err(Fault::Instruction),
                Event::DocType(_) => return Err(Fault::DocumentType),
                Event::Eof => return document.end(),
            }
        }
    }
}

/// Whether the first line says what it may (XML 1.0, 2.8), without `<?` and `?>`. The text is
/// decoded already, so which encoding it names is of no interest.
fn is_declaration(declaration: &str) -> bool {
    let Some(raw) = declaration.strip_prefix("xml") else { return false };
    let Ok(said) = Attributes::new(raw, 0).collect::<Result<Vec<_>, _>>() else { return false };
    let mut said = said.iter().map(|attribute| (attribute.key.as_ref(), &*attribute.value)).peekable();
    let is_version = |value: &str| {
        value
            .strip_prefix("1.")
            .is_some_and(|minor| !minor.is_empty() && minor.bytes().all(|digit| digit.is_ascii_digit()))
    };
    let is_encoding = |value: &str| {
        value.starts_with(|first: char| first.is_ascii_alphabetic())
            && value.bytes().all(|letter| letter.is_ascii_alphanumeric() || b"._-".contains(&letter))
    };
    let has_version = said.next().is_some_and(|(name, value)| name == "version" && is_version(value));
    let encoding = said.next_if(|(name, _)| *name == "encoding");
    let standalone = said.next_if(|(name, _)| *name == "standalone");
    are_apart(raw)
        && has_version
        && encoding.is_none_or(|(_, value)| is_encoding(value))
        && standalone.is_none_or(|(_, value)| matches!(value, "yes" | "no"))
        && said.next().is_none()
}

/// What was read so far.
struct Document {
    /// The elements whose end has not come, the innermost last.
    open: Vec<Element>,
    root: Option<Element>,
    elements: usize,
}

impl Document {
    fn open(&mut self, start: &BytesStart<'_>) -> Result<(), Fault> {
        if self.open.len() >= DEEPEST {
            return Err(Fault::TooDeep);
        }
        self.elements += 1;
        if self.elements > MOST_ELEMENTS {
            return Err(Fault::TooLarge);
        }
        if self.open.is_empty() && self.root.is_some() {
            return Err(Fault::Malformed);
        }
        let around = self.open.last().map_or_else(Scope::empty, |parent| Rc::clone(&parent.scope));
        self.open.push(element(start, &around)?);
        Ok(())
    }

    fn close(&mut self) -> Result<(), Fault> {
        let element = self.open.pop().ok_or(Fault::Malformed)?;
        match self.open.last_mut() {
            Some(parent) => parent.nodes.push(Node::Element(element)),
            None => self.root = Some(element),
        }
        Ok(())
    }

    /// Outside of the outermost element there can only be white space, which is dropped.
    fn text(&mut self, text: &str) -> Result<(), Fault> {
        let Some(element) = self.open.last_mut() else {
            let is_space = text.chars().all(|letter| matches!(letter, ' ' | '\t' | '\n' | '\r'));
            return if is_space { Ok(()) } else { Err(Fault::Malformed) };
        };
        match element.nodes.last_mut() {
            Some(Node::Text(before)) => append(before, text),
            _ if text.is_empty() => {}
            _ => element.nodes.push(Node::Text(Zeroizing::new(text.to_owned()))),
        }
        Ok(())
    }

    fn comment(&mut self, text: &str) {
        if let Some(element) = self.open.last_mut() {
            element.nodes.push(Node::Comment(Zeroizing::new(text.to_owned())));
        }
    }

    fn end(self) -> Result<Element, Fault> {
        if !self.open.is_empty() {
            return Err(Fault::Malformed);
        }
        self.root.ok_or(Fault::Malformed)
    }
}

fn element(start: &BytesStart<'_>, around: &Rc<Scope>) -> Result<Element, Fault> {
    let name = name(start.name().as_ref())?;
    let mut attributes: Vec<Attribute> = Vec::new();
    if !are_apart(start.attributes_raw()) {
        return Err(Fault::Malformed);
    }
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| Fault::Malformed)?;
        if attributes.len() >= MOST_ATTRIBUTES {
            return Err(Fault::TooLarge);
        }
        attributes
            .push(Attribute { name: self::name(attribute.key.as_ref())?, value: value(&attribute.value)? });
    }
    let mut declared = Vec::new();
    for Attribute { name, value } in &attributes {
        if let Some(prefix) = name.declares() {
            if !may_declare(prefix, value) {
                return Err(Fault::Namespace);
            }
            declared.push((prefix.to_owned(), value.to_string()));
        }
    }
    let scope = around.within(declared);
    if scope.size() > MOST_ATTRIBUTES {
        return Err(Fault::TooLarge);
    }
    let element = Element { name, attributes, nodes: Vec::new(), scope };
    names_are_known(&element).then_some(element).ok_or(Fault::Namespace)
}

/// Whether each prefix is declared, and no attribute stands there twice under two prefixes
/// (Namespaces in XML 1.0, sections 5 and 6.3).
fn names_are_known(element: &Element) -> bool {
    let is_known = |prefix: &str| prefix.is_empty() || element.scope.of_prefix(prefix).is_some();
    let attributes: Vec<_> = element.attributes().map(|(namespace, name, _)| (namespace, name)).collect();
    is_known(&element.name.prefix)
        && element
            .attributes
            .iter()
            .all(|Attribute { name, .. }| name.declares().is_some() || is_known(&name.prefix))
        && attributes
            .iter()
            .enumerate()
            .all(|(place, one)| attributes.iter().skip(place + 1).all(|other| one != other))
}

/// Whether space stands between the attributes of a tag (XML 1.0, 3.1): the reader does not look.
fn are_apart(raw: &str) -> bool {
    let mut quote = None;
    let mut has_ended = false;
    for letter in raw.chars() {
        match quote {
            Some(open) if open == letter => (quote, has_ended) = (None, true),
            Some(_) => {}
            None if has_ended && !letter.is_ascii_whitespace() => return false,
            None => {
                has_ended = false;
                quote = matches!(letter, '"' | '\'').then_some(letter);
            }
        }
    }
    true
}

/// A name in its two parts (Namespaces in XML 1.0, section 4).
fn name(written: &str) -> Result<Name, Fault> {
    let (prefix, local) = match written.split_once(':') {
        Some((prefix, _)) if !is_name(prefix) => return Err(Fault::Malformed),
        Some((prefix, local)) => (prefix, local),
        None => ("", written),
    };
    if !is_name(local) {
        return Err(Fault::Malformed);
    }
    Ok(Name { prefix: prefix.to_owned(), local: local.to_owned() })
}

/// Whether a text is a name without a colon (XML 1.0, 2.3).
fn is_name(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(begins_name) && letters.all(continues_name)
}

fn begins_name(letter: char) -> bool {
    matches!(letter,
        'A'..='Z' | '_' | 'a'..='z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}'
        | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}'
        | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}'
        | '\u{fdf0}'..='\u{fffd}' | '\u{10000}'..='\u{effff}')
}

fn continues_name(letter: char) -> bool {
    begins_name(letter)
        || matches!(letter, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}

/// The value of an attribute: white space is read as spaces, but for what is written by
/// number (XML 1.0, 3.3.3).
fn value(raw: &str) -> Result<Zeroizing<String>, Fault> {
    // A reference is never shorter than what it stands for, so this does not grow.
    let mut value = Zeroizing::new(String::with_capacity(raw.len()));
    let mut rest = raw;
    while let Some(letter) = rest.chars().next() {
        let after = rest.get(letter.len_utf8()..).unwrap_or_default();
        rest = match letter {
            '<' => return Err(Fault::Malformed),
            '&' => {
                let (named, after) = after.split_once(';').ok_or(Fault::Malformed)?;
                value.push(referred(named)?);
                after
            }
            '\r' => {
                value.push(' ');
                after.strip_prefix('\n').unwrap_or(after)
            }
            '\n' | '\t' => {
                value.push(' ');
                after
            }
            other => {
                value.push(other);
                after
            }
        };
    }
    Ok(value)
}

/// The character that a reference stands for, without `&` and `;` (XML 1.0, 4.1 and 4.6).
fn referred(named: &str) -> Result<char, Fault> {
    let Some(number) = named.strip_prefix('#') else {
        return Ok(match named {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            other if is_name(other) => return Err(Fault::Entity),
            _ => return Err(Fault::Malformed),
        });
    };
    let (digits, radix) = number.strip_prefix('x').map_or((number, 10), |digits| (digits, 16));
    // The parser of numbers would take a sign.
    if !digits.chars().all(|digit| digit.is_digit(radix)) {
        return Err(Fault::Malformed);
    }
    let letter = u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    letter.filter(|letter| is_allowed(*letter)).ok_or(Fault::Malformed)
}

/// Grown by hand, because a String that moves leaves its old place unwiped.
fn append(text: &mut Zeroizing<String>, more: &str) {
    let needed = text.len() + more.len();
    if needed > text.capacity() {
        let mut larger = Zeroizing::new(String::with_capacity(needed.next_power_of_two()));
        larger.push_str(text);
        *text = larger;
    }
    text.push_str(more);
}
