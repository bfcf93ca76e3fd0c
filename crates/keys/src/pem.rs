//! The blocks of a PEM file (RFC 7468), with the text around them left aside.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

const BEGIN: &[u8] = b"-----BEGIN ";
const END: &[u8] = b"-----END ";
const DASHES: &[u8] = b"-----";

/// One block: what stands between its BEGIN and its END.
pub(super) struct Block<'a> {
    /// The words after BEGIN, for instance `PRIVATE KEY`.
    pub(super) label: &'a [u8],
    body: &'a [u8],
}

impl Block<'_> {
    /// Whether its header says that it is encrypted (RFC 1421, section 4.6.1.1).
    pub(super) fn is_encrypted(&self) -> bool {
        place(self.body, b"Proc-Type:").is_some() && place(self.body, b"ENCRYPTED").is_some()
    }

    /// The bytes, whatever the lengths of the lines; none when it is not base64.
    /// Both buffers are sized once and wiped.
    pub(super) fn decode(&self) -> Option<Zeroizing<Vec<u8>>> {
        let mut base64 = Zeroizing::new(Vec::with_capacity(self.body.len()));
        base64.extend(self.body.iter().filter(|octet| !octet.is_ascii_whitespace()));
        let mut bytes = Zeroizing::new(vec![0; self.body.len()]);
        let length = STANDARD.decode_slice(base64.as_slice(), &mut bytes).ok()?;
        bytes.truncate(length);
        (length > 0).then_some(bytes)
    }
}

/// Every block of a file, in order; none when a block does not end, or not as it began.
pub(super) fn blocks(file: &[u8]) -> Option<Vec<Block<'_>>> {
    let mut found = Vec::new();
    let mut rest = file;
    while let Some((_, after)) = split(rest, BEGIN) {
        let (label, after) = split(after, DASHES)?;
        let (body, after) = split(after, END)?;
        let (end, after) = split(after, DASHES)?;
        if end != label {
            return None;
        }
        found.push(Block { label, body });
        rest = after;
    }
    Some(found)
}

/// What stands before and after the first `mark`.
fn split<'a>(bytes: &'a [u8], mark: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let (before, from) = bytes.split_at_checked(place(bytes, mark)?)?;
    Some((before, from.get(mark.len()..)?))
}

fn place(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    bytes.windows(mark.len()).position(|window| window == mark)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn decoded(file: &str) -> Vec<(String, Option<Vec<u8>>)> {
        let blocks = blocks(file.as_bytes()).unwrap();
        let text = |label: &[u8]| String::from_utf8(label.to_vec()).unwrap();
        blocks.iter().map(|block| (text(block.label), block.decode().map(|bytes| bytes.to_vec()))).collect()
    }

    #[test]
    fn blocks_are_found_among_other_text_and_with_any_line_ends() {
        let file = "Bag Attributes\r\n-----BEGIN A B-----\r\nAQ\r\nID\r\n-----END A B-----\r\n\
                    note\n  -----BEGIN C-----BAUG-----END C-----";
        let expected = [("A B".to_owned(), Some(vec![1, 2, 3])), ("C".to_owned(), Some(vec![4, 5, 6]))];
        assert_eq!(decoded(file), expected);
        assert!(decoded("no block at all").is_empty());
    }

    #[test]
    fn a_block_that_is_cut_off_or_ends_as_another_makes_the_file_unreadable() {
        for file in [
            "-----BEGIN A-----\nAQID\n",
            "-----BEGIN A-----\nAQID\n-----END B-----",
            "-----BEGIN A\nAQID",
            "-----BEGIN A-----\nAQID\n-----END A",
        ] {
            assert!(blocks(file.as_bytes()).is_none(), "{file}");
        }
    }

    #[test]
    fn what_is_not_base64_is_not_decoded() {
        for body in ["AQI", "AQ!D", "", "Proc-Type: 4,ENCRYPTED\n\nAQID"] {
            let file = format!("-----BEGIN A-----\n{body}\n-----END A-----");
            assert_eq!(decoded(&file), [("A".to_owned(), None)], "{body}");
        }
    }
}
