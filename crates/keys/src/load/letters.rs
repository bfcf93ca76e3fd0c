//! Base64, alone or among other text.

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use zeroize::Zeroizing;

/// A word of so many letters is data and no word.
const LONG: usize = 32;

/// Shorter words are no lines of data.
const SHORTEST_LINE: usize = 16;

/// How base64 of DER (a long SEQUENCE) and of PEM begins, and how many letters then are enough.
const BEGINNINGS: [&[u8]; 4] = [b"MII", b"MIG", b"MIH", b"LS0t"];
const ENOUGH: usize = 8;

/// Words of signs alone that are shorter are of the text around: `+`, `//`, `-`.
const FEWEST_SIGNS: usize = 4;

/// Padding is optional, and so is that the last bits are zero: lengths are told by what is inside.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// The octets of base64 of either alphabet (RFC 4648, sections 4 and 5), whatever stands between
/// its letters. Both buffers are sized once and wiped.
pub(super) fn decode(text: &[u8]) -> Zeroizing<Vec<u8>> {
    let mut letters = letters(text);
    if letters.len() % 4 == 1 {
        letters.pop();
    }
    let mut octets = Zeroizing::new(vec![0; letters.len() / 4 * 3 + 3]);
    let length = LENIENT.decode_slice(letters.as_slice(), &mut octets).unwrap_or(0);
    octets.truncate(length);
    octets
}

/// The letters in the standard alphabet, without what stands between them.
fn letters(text: &[u8]) -> Zeroizing<Vec<u8>> {
    let mut letters = Zeroizing::new(Vec::with_capacity(text.len()));
    let mut held: &[u8] = &[];
    for word in text.split(|letter| !is_letter(*letter)).filter(|word| !word.is_empty()) {
        if word.len() < FEWEST_SIGNS && !word.iter().any(u8::is_ascii_alphanumeric) {
            held = word;
            continue;
        }
        held = &[];
        letters.extend(word.iter().copied().map(standard));
    }
    // The last letters of all may be signs alone.
    letters.extend(held.iter().copied().map(standard));
    letters
}

fn standard(letter: u8) -> u8 {
    match letter {
        b'-' => b'+',
        b'_' => b'/',
        other => other,
    }
}

fn is_letter(letter: u8) -> bool {
    letter.is_ascii_alphanumeric() || b"+/-_".contains(&letter)
}

/// The parts of a text that may be base64, each from its first long word on up to the next name
/// of a value, such as `KEY=` or `key:`.
pub(super) fn runs(text: &[u8]) -> Vec<&[u8]> {
    let mut found = Vec::new();
    let mut begun = None;
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.iter().position(|letter| is_letter(*letter)))
    {
        let start = at + start;
        let rest = text.get(start..).unwrap_or_default();
        let length = rest.iter().position(|letter| !is_letter(*letter)).unwrap_or(rest.len());
        let (word, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        if is_name(after) {
            found.extend(begun.take().and_then(|begun| text.get(begun..start)));
        } else if begun.is_none() && (is_data(word) || is_line(word, after)) {
            begun = Some(start);
        }
        at = start + length;
    }
    found.extend(begun.and_then(|begun| text.get(begun..)));
    found
}

/// Whether a word is as long as the next one: a line of data that was cut into short ones.
fn is_line(word: &[u8], after: &[u8]) -> bool {
    let next = after.iter().take(LONG).position(|letter| is_letter(*letter)).and_then(|gap| after.get(gap..));
    let next = next.map_or(0, |next| next.iter().take(LONG).take_while(|letter| is_letter(**letter)).count());
    word.len() >= SHORTEST_LINE && word.len() == next
}

fn is_data(word: &[u8]) -> bool {
    word.len() >= LONG || (word.len() >= ENOUGH && BEGINNINGS.iter().any(|begins| word.starts_with(begins)))
}

/// Whether what stands behind a word makes it the name of a value.
fn is_name(after: &[u8]) -> bool {
    let gap = after.iter().take(4).take_while(|letter| b" \"'".contains(letter)).count();
    match after.get(gap..) {
        Some([b':', ..]) => true,
        // Padding is followed by nothing that could be a value.
        Some([b'=', b'"' | b'\'' | b'$', next, ..]) => is_letter(*next) || b"\"'".contains(next),
        Some([b'=', next, ..]) => gap > 0 || is_letter(*next),
        _ => false,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn letters_are_found_whatever_stands_between_them() {
        for text in ["AQIDBAUG", "AQ ID\nBAUG==", "> AQID\n> BAUG", "\"AQID\" +\n \"BAUG\"", "// AQIDBAUG"] {
            assert_eq!(*decode(text.as_bytes()), [1, 2, 3, 4, 5, 6], "{text}");
        }
        assert_eq!(*decode(b"-_-_"), [0xfb, 0xff, 0xbf]);
        assert_eq!(*decode(b"AQID\n++"), [1, 2, 3, 0xfb]);
        assert!(decode(b"").is_empty());
    }

    #[test]
    fn data_is_told_from_names_and_words() {
        let data = "A".repeat(40);
        for text in [
            data.clone(),
            format!("KEY={data}"),
            format!("A_NAME_THAT_IS_LONGER_THAN_THIRTY_LETTERS = \"{data}\""),
            format!("Dear admin, here is the key: {data}"),
        ] {
            let runs = runs(text.as_bytes());
            assert_eq!(runs.iter().map(|run| decode(run).len()).collect::<Vec<_>>(), [30], "{text}");
        }
        assert_eq!(runs(format!("a: {data}=\nb: {data}=").as_bytes()).len(), 2);
        assert!(runs(b"Dear admin, here is the key").is_empty());
    }
}
