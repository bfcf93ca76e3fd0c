//! The stand-in org, and the demo on it.

use crate::{build, node, paths, system};
use anyhow::{Context, Result};
use std::env;
use std::os::unix::process::CommandExt;
use std::process::Command;

/// Runs the stand-in org in this process's place, so that its line of JSON, its
/// complaints about a wrong wish and every signal pass untouched; returns only
/// when it could not be started.
pub(crate) fn org(wishes: &[&str]) -> Result<()> {
    let mut command = node::node()?;
    command.arg(paths::tests().join("org/main.mjs")).args(wishes);
    replace_by(command)
}

/// Who looks at the demo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Audience {
    /// A person in front of the browser.
    Person,
    /// Nobody: the guide is played through and photographed.
    Nobody,
}

/// Builds the extension and opens it on the stand-in org's Setup.
pub(crate) fn demo(audience: Audience) -> Result<()> {
    let browser = system::require_programs()?;
    let package = build::build()?;
    let mut command = node::node()?;
    command
        .arg(paths::tests().join("e2e/demo.mjs"))
        .env("GUIDEPOST_EXTENSION", package)
        .env(system::BROWSER_VARIABLE, browser);
    let has_display = ["DISPLAY", "WAYLAND_DISPLAY"]
        .into_iter()
        .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()));
    if audience == Audience::Nobody || !has_display {
        command.arg("--headless");
    }
    replace_by(command)
}

fn replace_by(mut command: Command) -> Result<()> {
    let refused = command.exec();
    Err(refused).with_context(|| format!("{} could not be run", command.get_program().display()))
}
