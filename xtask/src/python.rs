//! The Python side of the tests: one client of Salesforce's APIs that judges the stand-in org.

use crate::{paths, step, system};
use anyhow::{Context, Result};
use std::fs;
use std::io;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Where the tests look for the interpreter that has the client.
fn environment() -> PathBuf {
    paths::root().join("target/simple-salesforce")
}

/// Puts the locked packages into an environment of their own, unless they are there.
///
/// A copy of the lock in the environment says what it was made from; it is
/// written last, so that a broken installation is begun anew.
pub(crate) fn install_when_stale() -> Result<()> {
    let lock = paths::tests().join("requirements.txt");
    let wanted = fs::read_to_string(&lock).with_context(|| format!("no lock file {}", lock.display()))?;
    let folder = environment();
    let installed = folder.join("requirements.txt");
    if fs::read_to_string(&installed).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    step::step("Python packages", || {
        system::require_venv()?;
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        step::run(quiet(Command::new("python3")).args(["-m", "venv"]).arg(&folder))?;
        step::run(
            quiet(Command::new(folder.join("bin/python")))
                .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
                .args(["--require-hashes", "--only-binary", ":all:", "--requirement"])
                .arg(&lock),
        )
        .context("the Python packages could not be installed")?;
        fs::write(&installed, &wanted)?;
        Ok(())
    })
}

/// Standard output belongs to the command that asked for the packages.
fn quiet(mut command: Command) -> Command {
    command.stdin(Stdio::null()).stdout(Stdio::from(io::stderr()));
    command
}
