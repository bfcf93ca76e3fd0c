//! A consumer key that somebody enters, and what must not be taken for one.
//!
//! Salesforce shows the consumer secret on the same page as the key. The secret must not be
//! kept even while it is typed, so a text is judged at each keystroke.

use super::ValueFault;

/// How every consumer key begins that Salesforce makes (seen wherever one is published). One
/// that metadata gives to an app can be anything (seen: 64 hexadecimal digits).
const BEGINNING: &str = "3MVG";
/// Published keys have about 85 characters; with fewer than this the end is missing.
const SHORTEST: usize = 40;
/// What is longer holds something else besides.
const LONGEST: usize = 256;
/// Consumer secrets are 64 hexadecimal digits, those of older apps a long number. No key
/// has so many of either in a row: it is as good as random, in capitals and small letters.
const HEX_OF_A_SECRET: usize = 32;
/// See [`HEX_OF_A_SECRET`].
const DIGITS_OF_A_SECRET: usize = 16;

/// Whether a text that is being entered may be kept.
///
/// # Errors
/// Why not.
pub(super) fn keep(text: &str) -> Result<(), ValueFault> {
    let text = text.trim();
    if holds_secret(text) {
        return Err(ValueFault::ConsumerSecret);
    }
    let is_beginning = BEGINNING.starts_with(text);
    let is_key = text.starts_with(BEGINNING)
        && text.len() <= LONGEST
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-=".contains(&byte));
    if is_beginning || is_key { Ok(()) } else { Err(ValueFault::NoConsumerKey) }
}

/// Whether a text is a whole consumer key, as far as its form tells.
///
/// # Errors
/// As [`keep`], and when only the beginning is there.
pub(super) fn accept(text: &str) -> Result<(), ValueFault> {
    keep(text)?;
    if text.len() < SHORTEST { Err(ValueFault::ConsumerKeyCut) } else { Ok(()) }
}

fn holds_secret(text: &str) -> bool {
    let longest = |of: fn(&char) -> bool| {
        text.split(|letter: char| !of(&letter)).map(str::len).max().unwrap_or_default()
    };
    longest(char::is_ascii_hexdigit) >= HEX_OF_A_SECRET || longest(char::is_ascii_digit) >= DIGITS_OF_A_SECRET
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "3MVG9pRzvMkjMb6lZlt3YjDQwe0sMZ7e1cVvXo5Qm4UuKk2b8fJt0Yw9sPqL1nEhXgR3Zc6TdBv7MaNyWpKs1";
    const SECRET: &str = "0F1E2D3C4B5A69788796A5B4C3D2E1F00123456789ABCDEF0123456789ABCDEF";

    #[test]
    fn a_key_may_be_typed_letter_by_letter() {
        for end in 0..=KEY.len() {
            let typed = KEY.get(..end).unwrap_or_default();
            assert_eq!(keep(typed), Ok(()), "{typed}");
            assert_eq!(accept(typed).is_ok(), end >= SHORTEST, "{typed}");
        }
        assert_eq!(keep(&format!(" {KEY} ")), Ok(()));
    }

    #[test]
    fn a_secret_is_kept_in_no_form() {
        let old = "1234567890123456789";
        for secret in [SECRET, &SECRET.to_lowercase(), old, &format!("{KEY}{SECRET}"), &format!("{KEY}{old}")]
        {
            assert_eq!(keep(secret), Err(ValueFault::ConsumerSecret), "{secret}");
            assert!(accept(secret).is_err(), "{secret}");
        }
        // Typed letter by letter, it never gets as far as a secret.
        for end in 1..SECRET.len() {
            assert!(keep(SECRET.get(..end).unwrap_or_default()).is_err(), "{end}");
        }
    }

    #[test]
    fn what_is_neither_is_not_kept_either() {
        for other in
            ["a", "4", "3N", "3mvg9", "hello", "3MVG9 x", "3MVG9\u{e4}", &format!("3MVG{}", "z".repeat(300))]
        {
            assert!(keep(other).is_err(), "{other}");
        }
    }
}
