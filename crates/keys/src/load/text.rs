//! The text of a file in ASCII, whatever its encoding and its typography.

use zeroize::Zeroizing;

/// Stands for a character that means nothing here.
pub(super) const OTHER: u8 = 0x1a;

/// Letters that are looked at to tell UTF-16 without its mark.
const LOOKED_AT: usize = 64;

/// The text of a file: typographic dashes, quotes and blanks as their plain ones, invisible
/// characters left out, and [`OTHER`] for the rest. UTF-8, UTF-16 of either order, with a byte
/// order mark or without, and what is no UTF-8 as Windows-1252.
///
/// The buffer is sized once: no character becomes longer than it was.
pub(super) fn plain(file: &[u8]) -> Zeroizing<Vec<u8>> {
    let mut text = Zeroizing::new(Vec::with_capacity(file.len()));
    match file {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes, &mut text),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes, &mut text),
        _ if zeros(file, 1) => utf16(file, u16::from_le_bytes, &mut text),
        _ if zeros(file, 0) => utf16(file, u16::from_be_bytes, &mut text),
        _ => {
            for chunk in file.utf8_chunks() {
                text.extend(chunk.valid().chars().filter_map(ascii));
                text.extend(chunk.invalid().iter().map(|octet| windows_1252(*octet)));
            }
        }
    }
    text
}

/// Whether most of the first characters have a zero as their first or second octet, and none has it
/// as the other.
fn zeros(file: &[u8], place: usize) -> bool {
    let pairs = file.as_chunks::<2>().0.iter().take(LOOKED_AT);
    let is_zero = |pair: &[u8; 2], place: usize| pair.get(place) == Some(&0);
    let (mut all, mut here) = (0, 0);
    for pair in pairs {
        if is_zero(pair, 1 - place) {
            return false;
        }
        all += 1;
        here += usize::from(is_zero(pair, place));
    }
    here * 2 > all
}

fn utf16(octets: &[u8], unit: fn([u8; 2]) -> u16, text: &mut Vec<u8>) {
    let units = octets.as_chunks::<2>().0.iter().map(|pair| unit(*pair));
    text.extend(char::decode_utf16(units).filter_map(|read| read.map_or(Some(OTHER), ascii)));
}

/// A character as its plain one; none when it can't be seen.
#[expect(clippy::match_same_arms, reason = "a line a kind of character")]
pub(super) fn ascii(letter: char) -> Option<u8> {
    Some(match letter {
        '\t' | '\n' | '\r' | ' '..='~' => u8::try_from(letter).unwrap_or(OTHER),
        '\u{85}' | '\u{2028}' | '\u{2029}' => b'\n',
        // Other control characters, and the blanks of typography.
        '\0'..='\u{1f}' | '\u{7f}' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' => b' ',
        '\u{202f}' | '\u{205f}' | '\u{3000}' => b' ',
        // Soft hyphen, joiners, directions, byte order mark, variants.
        '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => return None,
        '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' => return None,
        '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{2e3a}' | '\u{2e3b}' => b'-',
        '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => b'-',
        '\u{2018}'..='\u{201b}' => b'\'',
        '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{bb}' => b'"',
        _ => OTHER,
    })
}

/// An octet that is no part of UTF-8, as Windows-1252 has it.
fn windows_1252(octet: u8) -> u8 {
    match octet {
        0x96 | 0x97 | 0xad => b'-',
        0x91 | 0x92 => b'\'',
        0x93 | 0x94 => b'"',
        0xa0 => b' ',
        _ => OTHER,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn characters_become_what_they_stand_for() {
        let text = "\u{feff}\u{2014}\u{2011}A\u{200b}B\u{a0}C\u{201c}D\u{201d}\u{2028}\u{e9}";
        assert_eq!(*plain(text.as_bytes()), *b"--AB C\"D\"\n\x1a");
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(*plain(&utf16), *plain(text.as_bytes()));
        assert_eq!(*plain(b"\x97A\xa0\xff"), *b"-A \x1a");
    }

    #[test]
    fn the_buffer_never_grows() {
        for file in ["plain", "\u{2014}\u{1f511}", "\u{feff}a\u{300}"] {
            assert_eq!(plain(file.as_bytes()).capacity(), file.len(), "{file}");
        }
    }
}
