//! The visible words of a page, line by line.
//!
//! A line is a block of the page: a paragraph, a field with all that stands beside it, a
//! fact with its verdict. Buttons stand in brackets by their accessible names, values in
//! angles.

use std::fmt::Write as _;

/// Elements whose words stand in one line, by name and class.
const LINES: [(&str, &str); 10] = [
    ("li", "part"),
    ("li", "check"),
    ("li", "need"),
    ("li", "choice"),
    ("div", "field"),
    ("div", "parameter"),
    ("div", "choice-line"),
    ("div", "actions"),
    ("div", "notice"),
    ("dl", "identity"),
];

/// Elements that stand within a line of text.
const INLINE: [&str; 6] = ["span", "strong", "svg", "path", "circle", "label"];
/// Elements without an end.
const VOID: [&str; 3] = ["input", "br", "img"];

/// The visible words of a page.
pub(crate) fn lines(html: &str) -> Vec<String> {
    let mut reader = Reader::default();
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        reader.text(text);
        let (tag, after) = after.split_once('>').unwrap();
        reader.tag(tag);
        rest = after;
    }
    reader.end_piece();
    reader.lines
}

#[derive(Default)]
struct Reader {
    lines: Vec<String>,
    /// The pieces of the line at hand.
    pieces: Vec<String>,
    piece: String,
    /// Whether an element has just ended, and nothing came since.
    was_closed: bool,
    depth: usize,
    /// Where what is not to be seen began.
    hidden: Option<usize>,
    /// Where the element began whose words stand in one line.
    line: Option<usize>,
    /// Where the button began that has a name of its own.
    named: Option<usize>,
}

impl Reader {
    fn text(&mut self, text: &str) {
        self.was_closed &= text.is_empty();
        if self.hidden.is_none() && self.named.is_none() {
            self.piece.push_str(&decoded(text));
        }
    }

    fn tag(&mut self, tag: &str) {
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        let closes = tag.starts_with('/');
        if closes {
            self.close(name);
        } else {
            self.open(name, tag);
        }
        self.was_closed = closes;
    }

    fn open(&mut self, name: &str, tag: &str) {
        // A place at which a word may break is none where it ends.
        if name == "wbr" {
            return;
        }
        let class = attribute(tag, "class").unwrap_or_default();
        let is_one_of = |kinds: &[(&str, &str)]| {
            kinds
                .iter()
                .any(|(kind, of)| *kind == name && (of.is_empty() || class.split(' ').any(|it| it == *of)))
        };
        if self.hidden.is_none() {
            if !INLINE.contains(&name) {
                self.end_piece();
            } else if !self.piece.ends_with('[') && (self.was_closed || name == "span") {
                self.piece.push(' ');
            }
            if self.line.is_none() && is_one_of(&LINES) {
                self.end_line();
                self.line = Some(self.depth);
            }
            self.open_control(name, tag);
        }
        if VOID.contains(&name) {
            return;
        }
        if self.hidden.is_none() && (tag.contains(" hidden") || tag.contains(r#"aria-hidden="true""#)) {
            self.hidden = Some(self.depth);
        }
        self.depth += 1;
    }

    fn open_control(&mut self, name: &str, tag: &str) {
        let is_off = if tag.contains(r#"aria-disabled="true""#) { "off: " } else { "" };
        let label = attribute(tag, "aria-label");
        match name {
            "button" => {
                self.piece.push('[');
                self.piece.push_str(is_off);
                if let Some(label) = label {
                    self.piece.push_str(&label);
                    self.named = Some(self.depth);
                }
            }
            "input" => match attribute(tag, "type").as_deref() {
                Some("checkbox" | "radio") => {
                    self.piece.push_str(if tag.contains(" checked") { "(x) " } else { "( ) " });
                }
                Some("file") => self.piece.push_str("‹file›"),
                _ => write!(self.piece, "‹{}›", attribute(tag, "value").unwrap_or_default()).unwrap(),
            },
            _ => {
                if let Some(label) = label {
                    write!(self.piece, "({label})").unwrap();
                    self.end_piece();
                }
            }
        }
    }

    fn close(&mut self, name: &str) {
        self.depth -= 1;
        if self.hidden == Some(self.depth) {
            self.hidden = None;
            return;
        }
        if self.hidden.is_some() {
            return;
        }
        if self.named == Some(self.depth) {
            self.named = None;
        }
        if name == "button" {
            self.piece.push(']');
        }
        if !INLINE.contains(&name) {
            self.end_piece();
        }
        if self.line == Some(self.depth) {
            self.line = None;
            self.end_line();
        }
    }

    fn end_piece(&mut self) {
        let words = self.piece.split_whitespace().collect::<Vec<_>>().join(" ");
        self.piece.clear();
        if !words.is_empty() {
            self.pieces.push(words);
        }
        if self.line.is_none() {
            self.end_line();
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.pieces).join(" · ");
        if !line.is_empty() {
            self.lines.push(line);
        }
    }
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(r#" {name}=""#))?;
    rest.split_once('"').map(|(value, _)| decoded(value))
}

fn decoded(text: &str) -> String {
    let entities =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&amp;", "&")];
    entities.into_iter().fold(text.to_owned(), |text, (entity, letter)| text.replace(entity, letter))
}
