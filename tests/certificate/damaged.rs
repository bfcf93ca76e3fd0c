//! Damaged files are refused or read, and never end the program or keep it busy.

use super::files::{Outcome, Stranger, strangers};
use super::seeded::Seeded;
use super::wrappings::{OF_BYTES, OF_TEXT};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use keys::{Certificate, FileFault, KeyPair, unlocked};
use rsa::rand_core::Rng;
use std::time::{Duration, Instant};
use zeroize::Zeroizing;

/// How many damaged files there are, and from which seed they follow.
const FILES: u64 = 5000;
const SEED: u64 = 20;

/// How many of them are protected by a pass phrase, which takes more time.
const LOCKED: u64 = 400;

/// The longest that a file may take, without optimisation and beside other tests.
const LONGEST: Duration = Duration::from_secs(4);

/// Large enough that looking at each octet for each octet would take much longer than that.
const LARGE: usize = 100_000;

fn below(random: &mut Seeded, end: usize) -> usize {
    usize::try_from(random.next_u64() % u64::try_from(end.max(1)).unwrap()).unwrap()
}

fn one_of<'a, T>(random: &mut Seeded, of: &'a [T]) -> &'a T {
    of.get(below(random, of.len())).unwrap()
}

/// A file of a stranger, mostly in one of the wrappings.
fn file(random: &mut Seeded) -> Vec<u8> {
    let of = strangers();
    let is_text = below(random, 3) > 0;
    let stranger: &Stranger = one_of(random, if is_text { &of.texts } else { &of.binaries });
    if is_text {
        one_of(random, OF_TEXT).1(std::str::from_utf8(&stranger.bytes).unwrap())
    } else {
        one_of(random, OF_BYTES).1(&stranger.bytes)
    }
}

/// PEM whose DER is damaged and whose armour is not.
fn damaged_within(random: &mut Seeded) -> Vec<u8> {
    let of = strangers();
    let label =
        one_of(random, &["PRIVATE KEY", "RSA PRIVATE KEY", "CERTIFICATE", "PKCS7", "OPENSSH PRIVATE KEY"]);
    let mut der = one_of(random, &of.binaries).bytes.clone();
    for _ in 0..=below(random, 3) {
        damage(random, &mut der);
    }
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", STANDARD.encode(der)).into()
}

fn damage(random: &mut Seeded, file: &mut Vec<u8>) {
    let at = below(random, file.len());
    let length = below(random, (file.len() - at).min(64) + 1);
    match below(random, 8) {
        0 | 1 => {
            if let Some(octet) = file.get_mut(at) {
                *octet ^= 1 << below(random, 8);
            }
        }
        2 => file.truncate(at),
        3 => drop(file.drain(..at)),
        4 => drop(file.drain(at..at + length)),
        5 => {
            let repeated = file.get(at..at + length).unwrap().to_vec();
            file.splice(at..at, repeated.repeat(1 + below(random, 5)));
        }
        6 => {
            let other = self::file(random);
            let from = below(random, other.len());
            file.splice(at.., other.get(from..).unwrap().iter().copied());
        }
        // Numbers of nothing, of one, and the largest.
        _ => {
            let value = *one_of(random, &[0, 1, 2, 0x30, 0x7f, 0x80, 0xff]);
            file.get_mut(at..at + length).unwrap().fill(value);
        }
    }
}

/// Reads a file as both kinds, within the time.
fn read(file: &[u8], what: &str) -> [Option<FileFault>; 2] {
    let begun = Instant::now();
    let faults = [KeyPair::load(file).err(), Certificate::load(file).err()];
    let taken = begun.elapsed();
    assert!(taken < LONGEST, "{what}: {} ms", taken.as_millis());
    faults
}

#[test]
fn damaged_files_are_read_to_an_end() {
    let mut random = Seeded::new(SEED);
    let mut loaded = 0;
    for number in 0..FILES {
        let mut file = if number % 3 == 0 { damaged_within(&mut random) } else { file(&mut random) };
        if number % 3 > 0 {
            for _ in 0..=below(&mut random, 3) {
                damage(&mut random, &mut file);
            }
        }
        let faults = read(&file, &format!("file {number} of seed {SEED}"));
        loaded += faults.iter().filter(|fault| fault.is_none()).count();
    }
    // Damage beside the blocks does no harm; else nothing would have been read far enough.
    assert!(loaded > 100, "{loaded}");
}

#[test]
fn damaged_files_are_unlocked_to_an_end() {
    let mut random = Seeded::new(SEED);
    let pass_phrase = Zeroizing::new(b"x".to_vec());
    let of = strangers();
    let is_locked = |stranger: &&Stranger| match stranger.as_key {
        Outcome::Refused(fault) => {
            [FileFault::Encrypted, FileFault::OpenSsh, FileFault::Pkcs12].contains(&fault)
        }
        Outcome::Taken => false,
    };
    let locked: Vec<&Stranger> = of.texts.iter().chain(&of.binaries).filter(is_locked).collect();
    assert!(locked.len() > 6);
    for number in 0..LOCKED {
        let stranger = one_of(&mut random, &locked);
        // Damage within the armour and not to it, where there is one.
        let text = std::str::from_utf8(&stranger.bytes).ok().and_then(|text| text.split_once("-----\n"));
        let body = text.and_then(|(begin, rest)| Some((begin, rest.split_once("\n-----")?)));
        let file = if let Some((begin, (body, end))) = body.filter(|(_, (body, _))| !body.contains(':')) {
            let mut der = STANDARD.decode(body.replace('\n', "")).unwrap();
            damage(&mut random, &mut der);
            format!("{begin}-----\n{}\n-----{end}", STANDARD.encode(der)).into()
        } else {
            let mut file = stranger.bytes.clone();
            damage(&mut random, &mut file);
            file
        };
        let begun = Instant::now();
        let plain = unlocked(&file, &pass_phrase);
        let taken = begun.elapsed();
        assert!(taken < LONGEST, "file {number} of seed {SEED}: {} ms", taken.as_millis());
        if let Ok(plain) = plain {
            read(&plain, "what was unlocked");
        }
    }
}

#[test]
fn numbers_that_make_no_key_are_refused() {
    let of = strangers();
    let der = &of.binaries.iter().find(|stranger| stranger.name == "pkcs1, der").unwrap().bytes;
    // The places of the nine integers (RFC 8017, appendix A.1.2).
    let mut at = 4;
    let mut count = 0;
    while let Some([2, length, rest @ ..]) = der.get(at..) {
        let (header, length) = match (*length, rest) {
            (0x82, [high, low, ..]) => (4, usize::from(*high) << 8 | usize::from(*low)),
            (0x81, [length, ..]) => (3, usize::from(*length)),
            (length, _) => (2, usize::from(length)),
        };
        let content = at + header..at + header + length;
        for fill in [0x00, 0x01, 0x02, 0x7f] {
            let mut other = der.clone();
            other.get_mut(content.clone()).unwrap().fill(fill);
            let [key, _] = read(&other, "numbers");
            // The version comes first; the last three follow from the others, and are made anew.
            let is_read = (1..=5).contains(&count);
            assert!(key.is_some() || !is_read, "integer {count}, filled with {fill}");
        }
        count += 1;
        at = content.end;
    }
    assert_eq!(at, der.len());
}

#[test]
fn large_files_take_time_in_proportion() {
    let repeated = |text: &str| text.repeat(LARGE / text.len());
    let key = &strangers().key;
    let certificate = strangers().texts.iter().find(|stranger| stranger.name == "certificate").unwrap();
    let certificate = std::str::from_utf8(&certificate.bytes).unwrap();
    let body = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ".repeat(2);
    for text in [
        "-",
        "-----",
        "\n",
        " ",
        "A",
        "M",
        "MII",
        "MII\n",
        "MIIE ",
        "\\",
        "\\u",
        "&",
        "&amp;",
        "&#1",
        "<",
        "<a",
        "%",
        "%0A",
        "=",
        "==",
        "=E2=80=9",
        "B",
        "BEGIN",
        "BEGIN ",
        "-BEGIN A-",
        "-----BEGIN PRIVATE KEY-----",
        "BEGIN PRIVATE KEY\n",
        "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n",
        "-----END PRIVATE KEY-----",
        "END\n",
        "\"n\"",
        "\"kty\":",
        "\"kty\" ",
        "\"kty\":\"RSA\",\"d\" ",
        "ssh-rsa ",
        "Proc-Type:",
        ":",
        "KEY=",
        "\u{2014}",
        "\u{feff}",
        "\u{200b}A",
        "\u{1f511}",
        "0\u{80}",
        "\0",
        "A\0",
        "PK\u{3}\u{4}",
        "LS0tLS1C",
        "+ ",
        "'",
        "a:\n",
        body.as_str(),
        key,
        certificate,
    ] {
        let name: String = text.chars().take(40).collect();
        read(repeated(text).as_bytes(), &format!("{name:?} again and again"));
        read(
            format!("-----BEGIN PRIVATE KEY-----\n{}-----END PRIVATE KEY-----\n", repeated(text)).as_bytes(),
            &name,
        );
    }
    read(&vec![0x30; LARGE], "sequences");
    read(&[0x30, 0x82].repeat(LARGE / 2), "sequences with lengths");
    read(&vec![0xff; LARGE], "no text");
    assert_eq!(read(&vec![b'-'; 10_000_000], "more than is read"), [Some(FileFault::TooLarge); 2]);
    let nested = (0..5).fold(repeated("AAAA"), |text, _| STANDARD.encode(text.get(..LARGE / 2).unwrap()));
    read(nested.as_bytes(), "base64 of base64");
}
