//! The blocks of a PEM file (RFC 7468), with the text around them left aside.
//!
//! A line of the armour is known by its word and by dashes of any number and kind beside it, or by
//! a known label that has a line of its own: programs for texts change or drop dashes.

use super::text::OTHER;

/// The most letters of a label; the longest known one has 25.
const LONGEST_LABEL: usize = 48;

/// Labels that are believed without dashes on both sides.
const KNOWN: [&str; 14] = [
    "PRIVATE KEY",
    "RSA PRIVATE KEY",
    "ENCRYPTED PRIVATE KEY",
    "EC PRIVATE KEY",
    "DSA PRIVATE KEY",
    "OPENSSH PRIVATE KEY",
    "PUBLIC KEY",
    "RSA PUBLIC KEY",
    "CERTIFICATE",
    "X509 CERTIFICATE",
    "TRUSTED CERTIFICATE",
    "CERTIFICATE REQUEST",
    "X509 CRL",
    "PKCS7",
];

/// One block: what stands between its BEGIN and its END.
pub(super) struct Block<'a> {
    /// The words after BEGIN, for instance `PRIVATE KEY`.
    pub(super) label: String,
    /// What stands between, with its headers.
    pub(super) body: &'a [u8],
    /// Whether it ends with a line of its own.
    pub(super) is_closed: bool,
}

/// Every block of a text, in order. Each octet is looked at a fixed number of times.
pub(super) fn blocks(text: &[u8]) -> Vec<Block<'_>> {
    let lines = lines(text);
    let begins = lines.iter().enumerate().filter(|(_, line)| line.is_begin);
    let block = |(at, line): (usize, &Line)| {
        let next = lines.get(at + 1);
        let body = text.get(line.end..next.map_or(text.len(), |next| next.start)).unwrap_or_default();
        let is_closed = next.is_some_and(|next| !next.is_begin);
        Block { label: line.label.clone(), body, is_closed }
    };
    begins.map(block).collect()
}

/// A line of the armour.
struct Line {
    is_begin: bool,
    label: String,
    start: usize,
    end: usize,
}

fn lines(text: &[u8]) -> Vec<Line> {
    let mut found: Vec<Line> = Vec::new();
    let mut at = 0;
    while let Some(step) =
        text.get(at..).and_then(|rest| rest.iter().position(|letter| b"BE".contains(letter)))
    {
        at += step;
        let earliest = found.last().map_or(0, |line| line.end);
        match line(text, at, earliest) {
            Some(line) => {
                at = line.end;
                found.push(line);
            }
            None => at += 1,
        }
    }
    found
}

/// The line whose word begins `at`, and no octet of it before `earliest`.
fn line(text: &[u8], at: usize, earliest: usize) -> Option<Line> {
    let rest = text.get(at..)?;
    let (is_begin, word) = [(true, b"BEGIN".as_slice()), (false, b"END")]
        .into_iter()
        .find(|(_, word)| rest.starts_with(word))?;
    let before = text.get(earliest..at)?;
    if before.last().is_some_and(u8::is_ascii_alphanumeric) && !before.is_empty() {
        // A word that ends so, or the last letters of a body that has no line end.
        return None;
    }
    let rest = rest.get(word.len()..)?;
    let length = rest.iter().take(LONGEST_LABEL).take_while(|letter| is_of_label(**letter)).count();
    let (label, after) = rest.split_at_checked(length)?;
    let label = label_of(label)?;
    let dashes_before = before.len() - trimmed_end(before);
    let dashes_after = after.iter().take_while(|letter| is_beside(**letter)).count();
    let has_dash = |beside: &[u8]| beside.iter().any(|letter| is_dash(*letter));
    let is_before = has_dash(before.get(before.len() - dashes_before..)?);
    let is_after = has_dash(after.get(..dashes_after)?);
    let is_known = KNOWN.contains(&label.as_str());
    let is_alone = || stands_alone(before.iter().rev()) && stands_alone(after.iter());
    let is_line = (is_before && is_after) || (is_known && (is_before || is_after || is_alone()));
    let end = at + word.len() + length + dashes_after;
    is_line.then_some(Line { is_begin, label, start: at - dashes_before, end })
}

/// How much is left when dashes, blanks and quotes at the end are cut.
fn trimmed_end(text: &[u8]) -> usize {
    text.iter().rposition(|letter| !is_beside(*letter)).map_or(0, |last| last + 1)
}

/// Whether the line has nothing more in this direction than a quote mark of mail, a tab or so.
fn stands_alone<'a>(mut beside: impl Iterator<Item = &'a u8>) -> bool {
    beside.find(|letter| !b" \t\"'>|*,".contains(letter)).is_none_or(|letter| b"\r\n".contains(letter))
}

fn is_of_label(letter: u8) -> bool {
    letter.is_ascii_uppercase() || letter.is_ascii_digit() || b" #".contains(&letter)
}

/// The words, one blank between them; none where there is none.
fn label_of(letters: &[u8]) -> Option<String> {
    let begins = letters.first() == Some(&b' ');
    let words = letters.split(|letter| *letter == b' ').filter(|word| !word.is_empty());
    let words: Vec<_> = words.filter_map(|word| core::str::from_utf8(word).ok()).collect();
    (begins && !words.is_empty()).then(|| words.join(" "))
}

/// Dashes, what is left of one that an encoding could not write, and what may stand between them
/// and the word.
fn is_beside(letter: u8) -> bool {
    is_dash(letter) || b" \"'".contains(&letter)
}

fn is_dash(letter: u8) -> bool {
    letter == OTHER || b"-?~".contains(&letter)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, String, bool)> {
        let body = |block: &Block<'_>| String::from_utf8_lossy(block.body).trim().to_owned();
        let blocks = blocks(text.as_bytes());
        blocks.iter().map(|block| (block.label.clone(), body(block), block.is_closed)).collect()
    }

    #[test]
    fn blocks_are_found_among_other_text() {
        let text = "Bag Attributes\r\n-----BEGIN A B-----\r\nAQ\r\nID\r\n-----END A B-----\r\n\
                    note\n  --  BEGIN C -AAAA-----END D-----";
        let expected = [("A B", "AQ\r\nID"), ("C", "AAAA")];
        let expected = expected.map(|(label, body)| (label.to_owned(), body.to_owned(), true));
        assert_eq!(found(text), expected);
    }

    #[test]
    fn a_block_without_its_end_is_cut_off() {
        for text in ["-----BEGIN A-----\nAQID\n", "-----BEGIN A-----AQID\n-----BEGIN B-----\n-----END B-----"]
        {
            assert_eq!(found(text).first().unwrap(), &("A".to_owned(), "AQID".to_owned(), false), "{text}");
        }
    }

    #[test]
    fn known_labels_are_believed_on_a_line_of_their_own_and_prose_is_not() {
        assert_eq!(found("> BEGIN PRIVATE KEY\n> AQID\n> END PRIVATE KEY\n").len(), 1);
        for text in [
            "Its first line says BEGIN PRIVATE KEY.",
            "BEGIN OF A LETTER\nAQID\nEND OF A LETTER",
            "-----BEGINNING-----",
            "-----BEGIN-----",
            "- It says \"BEGIN PRIVATE KEY\" at its top",
        ] {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
