//! What programs write in the place of a character: `\n`, `&#13;`, `%0A`, tags.

use super::text::{OTHER, ascii};
use zeroize::Zeroizing;

/// The longest tag of a page that is left out, in letters.
const LONGEST_TAG: usize = 512;

/// The longest reference to a character, in letters.
const LONGEST_REFERENCE: usize = 10;

/// Names of characters (HTML, "Named character references"), as far as a key can hold them.
const NAMED: [(&[u8], u8); 17] = [
    (b"nbsp", b' '),
    (b"ensp", b' '),
    (b"lt", b'<'),
    (b"gt", b'>'),
    (b"quot", b'"'),
    (b"apos", b'\''),
    (b"plus", b'+'),
    (b"sol", b'/'),
    (b"equals", b'='),
    (b"ndash", b'-'),
    (b"mdash", b'-'),
    (b"minus", b'-'),
    (b"hyphen", b'-'),
    (b"dash", b'-'),
    (b"horbar", b'-'),
    (b"NewLine", b'\n'),
    (b"Tab", b'\t'),
];

/// A text with its escapes as the characters that they stand for, and without tags. What is none
/// stays. The buffer is sized once: nothing becomes longer than it was.
pub(super) fn unescaped(text: &[u8]) -> Zeroizing<Vec<u8>> {
    let mut written = Zeroizing::new(Vec::with_capacity(text.len()));
    let is_form = is_form(text);
    let mut rest = text;
    while let Some((first, after)) = rest.split_first() {
        let read = match first {
            b'\\' => Some(backslash(after)),
            b'`' => backquote(after),
            b'&' => reference(after),
            b'%' => octet(after).filter(|(octet, _)| octet.is_ascii()),
            b'+' if is_form => Some((b' ', after)),
            b'=' => quoted_printable(after),
            b'<' => tag(after),
            _ => None,
        };
        let (letter, left) = read.unwrap_or((*first, after));
        written.push(letter);
        rest = left;
    }
    written
}

/// What stands behind a backslash: a letter's meaning in JSON, C and shells, however often the
/// backslash was doubled; at the end of a line, its continuation.
fn backslash(after: &[u8]) -> (u8, &[u8]) {
    let doubled = after.iter().take_while(|letter| **letter == b'\\').count();
    let after = after.get(doubled..).unwrap_or_default();
    match after {
        [b'n' | b'r', rest @ ..] => (b'\n', rest),
        [b't', rest @ ..] => (b'\t', rest),
        [b'u', rest @ ..] => match rest.split_at_checked(4).and_then(|(code, rest)| Some((hex(code)?, rest)))
        {
            Some((code, rest)) => (char::from_u32(code).and_then(ascii).unwrap_or(b' '), rest),
            None => (b' ', after),
        },
        [sign, rest @ ..] if sign.is_ascii_punctuation() => (*sign, rest),
        _ => (b' ', after),
    }
}

/// A line end as PowerShell writes it.
fn backquote(after: &[u8]) -> Option<(u8, &[u8])> {
    match after {
        [b'n' | b'r', rest @ ..] => Some((b'\n', rest)),
        _ => None,
    }
}

/// A character reference of HTML or XML, also one that was written as text.
fn reference(after: &[u8]) -> Option<(u8, &[u8])> {
    let mut after = after;
    while let Some(rest) = after.strip_prefix(b"amp;") {
        after = rest;
    }
    let end = after.iter().take(LONGEST_REFERENCE).position(|letter| *letter == b';')?;
    let (name, rest) = (after.get(..end)?, after.get(end + 1..)?);
    let letter = match name {
        [b'#', b'x' | b'X', digits @ ..] => character(hex(digits)?),
        [b'#', digits @ ..] => character(core::str::from_utf8(digits).ok()?.parse().ok()?),
        _ => NAMED.iter().find(|(named, _)| *named == name)?.1,
    };
    Some((letter, rest))
}

fn character(code: u32) -> u8 {
    char::from_u32(code).map_or(OTHER, |letter| ascii(letter).unwrap_or(b' '))
}

/// Two digits of an octet (RFC 3986, section 2.1).
fn octet(after: &[u8]) -> Option<(u8, &[u8])> {
    let (digits, rest) = after.split_at_checked(2)?;
    Some((u8::try_from(hex(digits)?).ok()?, rest))
}

/// Whether a text is a form's (URL Standard, "application/x-www-form-urlencoded"), where `+` stands
/// for a blank: no line end is itself, and no blank is written as others write it.
fn is_form(text: &[u8]) -> bool {
    let has = |sign: &[u8]| text.windows(sign.len()).any(|window| window == sign);
    (has(b"%0A") || has(b"%0D")) && !has(b"%20")
}

/// An octet of mail (RFC 2045, section 6.7), of those alone that can't be base64 behind its padding.
fn quoted_printable(after: &[u8]) -> Option<(u8, &[u8])> {
    // The typographic dashes, which are three octets each in UTF-8.
    if let Some([b'0'..=b'5', rest @ ..]) = after.strip_prefix(b"E2=80=9") {
        return Some((b'-', rest));
    }
    octet(after).filter(|(letter, _)| b"= -\r\n\t".contains(letter))
}

/// A tag, as the line end that it mostly is.
fn tag(after: &[u8]) -> Option<(u8, &[u8])> {
    if let Some(rest) = after.strip_prefix(b"![CDATA[") {
        return Some((b'\n', rest));
    }
    let is_tag = after.first().is_some_and(|first| first.is_ascii_alphabetic() || b"/!?".contains(first));
    let within =
        after.iter().take(LONGEST_TAG).position(|letter| b"<>".contains(letter)).filter(|_| is_tag)?;
    let (closing, rest) = after.get(within..)?.split_first()?;
    (*closing == b'>').then_some((b'\n', rest))
}

fn hex(digits: &[u8]) -> Option<u32> {
    let are_digits = !digits.is_empty() && digits.iter().all(u8::is_ascii_hexdigit);
    u32::from_str_radix(core::str::from_utf8(digits).ok().filter(|_| are_digits)?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_become_what_they_stand_for() {
        for (text, meant) in [
            (r"a\nb\\nc\\\\r\\nd", "a\nb\nc\n\nd"),
            (r#"\"a\/b\u002bc\u003D\""#, "\"a/b+c=\""),
            ("a\\\nb", "a \nb"),
            ("a`r`nb`c", "a\n\nb`c"),
            ("a<br/>b<pre class='x'>c", "a\nb\nc"),
            ("1 < 2 <EOF", "1 < 2 <EOF"),
            ("a&#13;b&#x2F;c&amp;#10;d&mdash;&unknown;", "a\rb/c\nd-&unknown;"),
            ("a%0Ab%2bc%zz%", "a\nb+c%zz%"),
            ("a=3D=3D=\nb=41=E2=80=94", "a===\nb=41-"),
            ("a+b%0A%2B", "a b\n+"),
            ("a+b%0A%20", "a+b\n "),
        ] {
            assert_eq!(String::from_utf8_lossy(&unescaped(text.as_bytes())), meant, "{text}");
        }
    }
}
