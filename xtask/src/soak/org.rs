//! The stand-in org, asked what no client would ask, and a hundred of them at once.

use super::Tally;
use crate::{node, paths, step};
use anyhow::{Context, Result};
use serde::Deserialize;
use std::process::Stdio;

/// What a soak on Node prints.
#[derive(Debug, Deserialize)]
struct Told {
    tried: u64,
    faults: Vec<String>,
}

/// Generated SOQL, metadata and deployments, valid and not.
pub(super) fn soak(seed: u64) -> Result<Tally> {
    let mut sum = Tally::default();
    for part in ["queries", "metadata", "deployments"] {
        let told = step::step(part, || on_node(part, seed))?;
        sum.tried += told.tried;
        sum.faults.extend(told.faults.into_iter().map(|fault| format!("{part} {fault}")));
    }
    Ok(sum)
}

/// A hundred orgs in one process, and how long one of them takes to start.
pub(super) fn soak_many(seed: u64) -> Result<Tally> {
    let Told { tried, faults } = on_node("orgs", seed)?;
    Ok(Tally { tried, faults })
}

fn on_node(part: &str, seed: u64) -> Result<Told> {
    let mut command = node::node()?;
    command
        .arg(paths::tests().join("org/soak/main.mjs"))
        .args([part, "--seed", &seed.to_string()])
        .stderr(Stdio::inherit());
    let output = command.output().context("Node could not be run")?;
    anyhow::ensure!(output.status.success(), "the soak of {part} broke off with {}", output.status);
    serde_json::from_slice(&output.stdout).with_context(|| format!("the soak of {part} printed no tally"))
}
