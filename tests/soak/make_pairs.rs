//! Makes key pairs and certificates from a seed, for `cargo xtask soak` to have
//! them judged: `make_pairs SEED COUNT FOLDER` writes `0.key`, `0.crt`, `1.key`, ...

#[path = "../../crates/keys/src/seeded.rs"]
mod seeded;

use keys::{CertificateError, DEFAULT_DAYS, KeyBits, KeyPair, Subject, UnixTime, self_signed};
use seeded::Seeded;
use std::error::Error;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = env::args().skip(1).collect();
    let [seed, count, folder] = words.as_slice() else {
        return Err("usage: make_pairs SEED COUNT FOLDER".into());
    };
    let folder = PathBuf::from(folder);
    let mut random = Seeded::new(seed.parse()?);
    let now = UnixTime::from_seconds(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs());
    for number in 0..count.parse::<u32>()? {
        let pair = KeyPair::make(KeyBits::Rsa2048, &mut random).map_err(said)?;
        let subject = Subject::new(&format!("Guidepost soak {number}"), None, None).map_err(said)?;
        let certificate = self_signed(&pair, &subject, now, DEFAULT_DAYS, &mut random).map_err(said)?;
        fs::write(folder.join(format!("{number}.key")), pair.private_key_pem().map_err(said)?.as_bytes())?;
        fs::write(folder.join(format!("{number}.crt")), certificate.pem().map_err(said)?)?;
    }
    Ok(())
}

/// An error without words of its own: who makes these pairs reads its name.
fn said(error: CertificateError) -> String {
    format!("{error:?}")
}
