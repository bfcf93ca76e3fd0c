//! Key pairs and certificates by the hundred, each judged by OpenSSL.

use super::Tally;
use crate::{paths, step};
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

const PAIRS: u64 = 200;

/// Makes pairs from the seed and asks OpenSSL about each.
///
/// The files of refused pairs stay where the faults say; with none, all go.
pub(super) fn soak(seed: u64) -> Result<Tally> {
    let folder = paths::root().join("target/soak/keys");
    if folder.exists() {
        fs::remove_dir_all(&folder).context("the pairs of an earlier soak could not be removed")?;
    }
    fs::create_dir_all(&folder)?;
    step::run(
        Command::new(env!("CARGO"))
            .args(["run", "--quiet", "--locked", "--example", "make_pairs", "--"])
            .args([seed.to_string(), PAIRS.to_string()])
            .arg(&folder)
            .current_dir(paths::root()),
    )?;
    let mut owners = BTreeMap::new();
    let mut faults = Vec::new();
    for number in 0..PAIRS {
        let place = folder.join(number.to_string());
        match judge(&place) {
            Ok(public_key) => {
                if let Some(earlier) = owners.insert(public_key, number) {
                    faults.push(format!("pairs {earlier} and {number} have the same key"));
                }
            }
            Err(error) => faults.push(format!("{}: {error:#}", place.display())),
        }
    }
    if faults.is_empty() {
        fs::remove_dir_all(&folder)?;
    }
    Ok(Tally { tried: PAIRS, faults })
}

/// Gives the public key of a pair that OpenSSL accepts.
fn judge(place: &Path) -> Result<String> {
    let key = place.with_extension("key").display().to_string();
    let certificate = place.with_extension("crt").display().to_string();
    openssl(&["pkey", "-in", &key, "-noout", "-check"])?;
    openssl(&["verify", "-x509_strict", "-check_ss_sig", "-CAfile", &certificate, &certificate])?;
    let of_key = openssl(&["pkey", "-in", &key, "-pubout"])?;
    let of_certificate = openssl(&["x509", "-in", &certificate, "-noout", "-pubkey"])?;
    anyhow::ensure!(of_key == of_certificate, "key and certificate do not belong together");
    Ok(of_key)
}

fn openssl(words: &[&str]) -> Result<String> {
    let output = step::read(Command::new("openssl").args(words))?;
    Ok(String::from_utf8(output.stdout)?)
}
