//! Each kind of file in each wrapping: what was taken is the same key or certificate to OpenSSL, and
//! what is refused is refused by the same name.

use super::files::{Outcome, Stranger, Strangers, strangers};
use super::wrappings::{OF_BYTES, OF_TEXT};
use keys::{Certificate, KeyPair};

/// What the library makes of a file; none where it took another key or certificate for the right one.
fn outcomes(file: &[u8], of: &Strangers) -> Option<(Outcome, Outcome)> {
    let key = match KeyPair::load(file) {
        Ok(pair) => (*pair.private_key_pem().unwrap() == of.key).then_some(Outcome::Taken),
        Err(fault) => Some(Outcome::Refused(fault)),
    };
    let certificate = match Certificate::load(file) {
        Ok(certificate) => {
            (certificate.fingerprint().to_string() == of.fingerprint).then_some(Outcome::Taken)
        }
        Err(fault) => Some(Outcome::Refused(fault)),
    };
    key.zip(certificate)
}

fn check(stranger: &Stranger, wrapping: &str, file: &[u8], wrong: &mut Vec<String>) {
    let found = outcomes(file, strangers());
    let expected = Some((stranger.as_key, stranger.as_certificate));
    if found != expected {
        wrong.push(format!("{} / {wrapping}: {found:?}, not {expected:?}", stranger.name));
    }
}

#[test]
fn each_text_is_known_in_each_wrapping() {
    let mut wrong = Vec::new();
    for stranger in &strangers().texts {
        let text = String::from_utf8(stranger.bytes.clone()).unwrap();
        for (wrapping, wrap) in OF_TEXT {
            check(stranger, wrapping, &wrap(&text), &mut wrong);
        }
    }
    assert!(wrong.is_empty(), "{} of all:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn each_file_that_is_no_text_is_known_in_each_wrapping() {
    let mut wrong = Vec::new();
    for stranger in &strangers().binaries {
        for (wrapping, wrap) in OF_BYTES {
            check(stranger, wrapping, &wrap(&stranger.bytes), &mut wrong);
        }
    }
    assert!(wrong.is_empty(), "{} of all:\n{}", wrong.len(), wrong.join("\n"));
}
