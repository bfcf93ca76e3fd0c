//! What takes too long for every run, repeatable from a seed.

mod browser;
mod flakes;
mod keys;
mod org;
mod verdicts;

use crate::{paths, step};
use anyhow::{Context, Result, bail};
use std::process::Command;

/// Each soak by its name.
const SOAKS: [(&str, Soak); 14] = [
    ("keys", keys::soak),
    ("org", org::soak),
    ("orgs", org::soak_many),
    ("facts", browser::soak_facts),
    ("pages", browser::soak_pages),
    ("matrix", browser::soak_matrix),
    ("mutations", browser::soak_mutations),
    ("layout", browser::soak_layout),
    ("network", browser::soak_network),
    ("hostile", browser::soak_hostile),
    ("lab", browser::soak_lab),
    ("verdicts", verdicts::soak),
    ("diagnosis", verdicts::diagnosis),
    ("flakes", flakes::soak),
];

type Soak = fn(u64) -> Result<Tally>;

/// What one soak came to.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    tried: u64,
    faults: Vec<String>,
}

/// What `cargo xtask soak` was asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Request {
    seed: u64,
    name: Option<String>,
}

impl Request {
    /// Reads `--seed N [NAME]`.
    pub(crate) fn read(words: &[&str]) -> Result<Self> {
        let (seed, name) = match words {
            ["--seed", seed] => (seed, None),
            ["--seed", seed, name] | [name, "--seed", seed] => (seed, Some((*name).to_owned())),
            _ => bail!("`soak` needs --seed N and takes the name of one soak"),
        };
        let seed = seed.parse().with_context(|| format!("{seed} is no seed: a whole number is needed"))?;
        Ok(Self { seed, name })
    }
}

/// Runs one soak, or all of them; prints commit, seed and counts.
pub(crate) fn soak(request: &Request) -> Result<()> {
    let wanted = |name: &str| request.name.as_deref().is_none_or(|only| only == name);
    let chosen: Vec<_> = SOAKS.iter().filter(|(name, _)| wanted(name)).collect();
    if chosen.is_empty() {
        bail!("there is no such soak; known: {}", SOAKS.map(|(name, _)| name).join(", "));
    }
    let commit = commit()?;
    let mut failed = 0;
    for (name, run) in chosen {
        let tally = step::step(&format!("soak {name}"), || run(request.seed))?;
        for fault in &tally.faults {
            println!("fault: {fault}");
        }
        let refused = tally.faults.len();
        println!("{name}: commit {commit}, seed {}, {} tried, {refused} faults", request.seed, tally.tried);
        failed += refused;
    }
    if failed > 0 {
        bail!("{failed} faults");
    }
    Ok(())
}

fn commit() -> Result<String> {
    let git = |words: &[&str]| step::read(Command::new("git").args(words).current_dir(paths::root()));
    let id = String::from_utf8(git(&["rev-parse", "--short=12", "HEAD"])?.stdout)?;
    let is_clean = git(&["status", "--porcelain"])?.stdout.is_empty();
    Ok(format!("{}{}", id.trim(), if is_clean { "" } else { " with changes" }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_is_needed_and_a_name_is_not() {
        assert_eq!(Request::read(&["--seed", "7"]).unwrap(), Request { seed: 7, name: None });
        let named = Request { seed: 7, name: Some("keys".to_owned()) };
        assert_eq!(Request::read(&["--seed", "7", "keys"]).unwrap(), named);
        assert_eq!(Request::read(&["keys", "--seed", "7"]).unwrap(), named);
        assert!(Request::read(&["keys"]).is_err());
        assert!(Request::read(&["--seed", "many"]).is_err());
    }

    #[test]
    fn an_unknown_soak_is_refused() {
        let request = Request { seed: 1, name: Some("dishes".to_owned()) };
        assert!(soak(&request).unwrap_err().to_string().contains(
            "known: keys, org, orgs, facts, pages, matrix, mutations, layout, network, hostile, lab, verdicts, diagnosis, flakes"
        ));
    }
}
