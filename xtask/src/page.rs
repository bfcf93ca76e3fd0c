//! What the locators make of a page that somebody has recorded in their org.

use crate::paths;
use anyhow::{Context, Result};
use std::path::Path;
use std::process::{Command, ExitCode};

/// Prints the table. Fails where no page of the catalog is recognised in the file.
pub(crate) fn page(file: &str) -> Result<ExitCode> {
    // The command below runs elsewhere, where a relative path leads astray.
    let file = Path::new(file).canonicalize().with_context(|| format!("{file} can't be read"))?;
    let status = Command::new("cargo")
        .args(["run", "--quiet", "--locked", "--example", "replay", "--"])
        .arg(file)
        .current_dir(paths::root())
        .status()
        .context("cargo could not be run")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
