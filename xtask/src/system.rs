//! Programs that the tests use and that come from the system's package manager.

use crate::step::{self, is_installed};
use anyhow::{Context, Result, bail};
use std::env;
use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::{Command, Stdio};

/// Where a test finds the browser when the machine keeps it elsewhere.
pub(crate) const BROWSER_VARIABLE: &str = "GUIDEPOST_CHROMIUM";

const BROWSERS: [&str; 2] = ["chromium", "chromium-browser"];

/// Makes sure that Chromium and OpenSSL are there, and gives the browser's name.
///
/// Branded Chrome does not count: since version 137 it ignores `--load-extension`.
pub(crate) fn require_programs() -> Result<String> {
    let mut missing = Vec::new();
    if browser().is_none() {
        missing.push("chromium");
    }
    if !is_installed("openssl", "version") {
        missing.push("openssl");
    }
    if !missing.is_empty() {
        step::step("system packages", || install(&missing))?;
    }
    browser().context("Chromium was installed but does not run")
}

/// The browser on this machine, if there is one that runs.
pub(crate) fn browser() -> Option<String> {
    if let Ok(chosen) = env::var(BROWSER_VARIABLE) {
        return is_installed(&chosen, "--version").then_some(chosen);
    }
    BROWSERS.into_iter().find(|name| is_installed(name, "--version")).map(str::to_owned)
}

/// Makes sure that Python can make environments; Debian keeps that in a package of its own.
pub(crate) fn require_venv() -> Result<()> {
    let has_venv = || {
        Command::new("python3")
            .args(["-c", "import ensurepip, venv"])
            .output()
            .is_ok_and(|output| output.status.success())
    };
    if !has_venv() {
        step::step("system packages", || install(&["python3-venv"]))?;
    }
    if !has_venv() {
        bail!("python3-venv was installed but python3 cannot make environments");
    }
    Ok(())
}

fn install(packages: &[&str]) -> Result<()> {
    let wanted = packages.join(" ");
    if !may_install() {
        bail!(
            "missing on this machine: {wanted}. On Debian: `apt-get install {wanted}` as root; \
             elsewhere install them and, if Chromium is not on the path, name it in {BROWSER_VARIABLE}"
        );
    }
    step::run(apt_get().arg("update"))?;
    step::run(apt_get().args(["install", "--yes", "--no-install-recommends"]).args(packages))
        .with_context(|| format!("install by hand: {wanted}"))
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null()).stdout(Stdio::from(io::stderr()));
    command
}

/// Only root may install, and `/proc/self` belongs to the user who runs this program.
fn may_install() -> bool {
    let is_root = fs::metadata(Path::new("/proc/self")).is_ok_and(|own| own.uid() == 0);
    is_root && is_installed("apt-get", "--version")
}
