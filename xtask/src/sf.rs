//! Salesforce's CLI, which judges the stand-in org when it is asked for.

use crate::{paths, step};
use anyhow::{Context, Result};
use std::fs;
use std::io;
use std::process::{Command, Stdio};

/// The test that needs the CLI, from the end of its path.
pub(crate) const TEST: &str = "clients/sf.test.mjs";

/// What the folder holds; `--ignore-scripts` keeps the packages from running anything.
const MANIFEST: &str = "{ \"private\": true, \"dependencies\": { \"@salesforce/cli\": \"2.150.6\" } }\n";

/// Puts the CLI into a folder of its own below target/, unless it is there.
pub(crate) fn install_when_stale() -> Result<()> {
    let folder = paths::root().join("target/sf-cli");
    let installed = folder.join("installed.json");
    if fs::read_to_string(&installed).is_ok_and(|found| found == MANIFEST) {
        return Ok(());
    }
    step::step("Salesforce's CLI", || {
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("package.json"), MANIFEST)?;
        step::run(
            Command::new("npm")
                .args(["install", "--ignore-scripts", "--no-audit", "--no-fund"])
                .current_dir(&folder)
                .stdin(Stdio::null())
                .stdout(Stdio::from(io::stderr())),
        )
        .context("Salesforce's CLI could not be installed")?;
        fs::write(&installed, MANIFEST)?;
        Ok(())
    })
}
