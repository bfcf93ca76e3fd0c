//! A thousand generated orgs, of each of which is known what is true: what the checks say of it,
//! and what is made of all of that, judged without them.

use super::Tally;
use crate::{node, paths};
use anyhow::{Context, Result};
use serde::Deserialize;
use std::fs;
use std::process::{Command, Stdio};

const ORGS: u64 = 1000;

/// What the example prints at its end.
#[derive(Debug, Deserialize)]
struct Told {
    tried: u64,
    faults: Vec<String>,
}

/// Makes orgs from the seed and has the checks speak of each; all counts go to
/// `target/soak/verdicts-SEED.json`.
pub(super) fn soak(seed: u64) -> Result<Tally> {
    let commit = super::commit()?;
    ask("verdicts", seed, &["--commit", &commit])
}

/// Makes orgs from the seed and has them diagnosed; all counts go to
/// `target/soak/diagnose-SEED.json`.
pub(super) fn diagnosis(seed: u64) -> Result<Tally> {
    ask("diagnose", seed, &[])
}

fn ask(example: &str, seed: u64, more: &[&str]) -> Result<Tally> {
    node::program()?;
    let folder = paths::root().join("target/soak");
    fs::create_dir_all(&folder)?;
    let report = folder.join(format!("{example}-{seed}.json"));
    let mut command = Command::new(env!("CARGO"));
    command
        .args(["run", "--quiet", "--locked", "--example", example, "--"])
        .args(["--seed", &seed.to_string(), "--count", &ORGS.to_string()])
        .args(more)
        .arg("--report")
        .arg(&report)
        .current_dir(paths::root())
        .stderr(Stdio::inherit());
    let output = command.output().with_context(|| format!("the example {example} could not be run"))?;
    anyhow::ensure!(output.status.success(), "the soak broke off with {}", output.status);
    let Told { tried, faults } =
        serde_json::from_slice(&output.stdout).context("the soak printed no tally")?;
    println!("all counts: {}", report.display());
    Ok(Tally { tried, faults })
}
