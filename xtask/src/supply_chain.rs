//! Licences and sources of everything the repository depends on.
//!
//! The rules for crates stand in `deny.toml`, in cargo-deny's own words, and
//! are judged here from `cargo metadata`: building that tool (measured: 4.5
//! minutes of one core) takes longer than building the extension. Where it is
//! installed it is asked for advisories.

mod crates;
mod packages;

use crate::paths;
use crate::step::{is_installed, run};
use anyhow::{Result, bail};
use std::process::Command;

/// Judges crates and npm packages; every fault is printed, any is an error.
pub(crate) fn check() -> Result<()> {
    let mut faults = crates::faults()?;
    faults.extend(packages::faults()?);
    for fault in &faults {
        eprintln!("fault: {fault}");
    }
    if !faults.is_empty() {
        bail!("{} faults in the supply chain", faults.len());
    }
    advisories()
}

fn advisories() -> Result<()> {
    if !is_installed("cargo-deny", "--version") {
        println!("advisories: NOT checked, because cargo-deny is not installed");
        return Ok(());
    }
    if run(deny().args(["fetch", "db"])).is_err() {
        println!("advisories: NOT checked, because their database could not be reached");
        return Ok(());
    }
    run(deny().args(["--offline", "check", "advisories"]))?;
    println!("advisories: crates checked by cargo-deny; npm packages not checked");
    Ok(())
}

fn deny() -> Command {
    let mut command = Command::new("cargo-deny");
    command.current_dir(paths::root()).arg("--locked");
    command
}

/// Whether a licence expression can be satisfied by permitted licences alone.
///
/// `allowed` holds SPDX names, each with its exception if it needs one. The
/// older spelling `MIT/Apache-2.0` is understood too.
fn is_allowed(expression: &str, allowed: &[impl AsRef<str>]) -> bool {
    spdx::Expression::parse_mode(expression, spdx::ParseMode::LAX).is_ok_and(|parsed| {
        parsed.evaluate(|wanted| {
            allowed
                .iter()
                .filter_map(|name| spdx::Licensee::parse(name.as_ref()).ok())
                .any(|licensee| licensee.satisfies(wanted))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{crates, is_allowed, packages};

    #[test]
    fn this_repository_keeps_the_rules() {
        let mut faults = crates::faults().unwrap();
        faults.extend(packages::faults().unwrap());
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    #[test]
    fn one_permitted_way_is_enough() {
        let allowed = ["MIT", "Apache-2.0 WITH LLVM-exception"];
        for expression in ["MIT", "GPL-3.0-only OR MIT", "MIT/Apache-2.0", "Apache-2.0 WITH LLVM-exception"] {
            assert!(is_allowed(expression, &allowed), "{expression}");
        }
    }

    #[test]
    fn every_part_of_a_conjunction_has_to_be_permitted() {
        for expression in ["GPL-3.0-only", "MIT AND GPL-3.0-only", "Apache-2.0", "no licence", ""] {
            let allowed = ["MIT", "Apache-2.0 WITH LLVM-exception"];
            assert!(!is_allowed(expression, &allowed), "{expression}");
        }
    }
}
