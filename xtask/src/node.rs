//! The Node side of the repository: its packages, and Node itself.
//!
//! The stand-in org needs `node:sqlite`, which Node has since version 22. The
//! version is one of the locked packages, so that the machine's own Node only
//! has to start npm.

use crate::{paths, step};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::fs;
use std::io;
use std::path::PathBuf;
use std::process::{Command, Stdio};

const OLDEST: u32 = 22;

/// A command for the locked Node, with the repository's packages in place.
pub(crate) fn node() -> Result<Command> {
    let mut command = Command::new(program()?);
    command.current_dir(paths::root());
    Ok(command)
}

/// The locked Node itself, with the repository's packages in place.
pub(crate) fn program() -> Result<PathBuf> {
    install_when_stale()?;
    let program = paths::tests().join("node_modules/.bin/node");
    let answer = step::read(Command::new(&program).arg("--version"))
        .context("the locked Node does not run; remove tests/node_modules and try again")?;
    let version = String::from_utf8(answer.stdout)?;
    let major = version.trim().trim_start_matches('v').split('.').next();
    if major.and_then(|text| text.parse::<u32>().ok()).is_none_or(|major| major < OLDEST) {
        bail!("Node {OLDEST} or newer is needed, found {}", version.trim());
    }
    Ok(program)
}

fn install_when_stale() -> Result<()> {
    if is_installed_as_locked()? {
        return Ok(());
    }
    step::step("npm packages", || {
        // Standard output belongs to the command that asked for Node.
        step::run(
            Command::new("npm")
                .args(["ci", "--no-audit", "--no-fund"])
                .current_dir(paths::tests())
                .stdin(Stdio::null())
                .stdout(Stdio::from(io::stderr())),
        )
        .context("the npm packages could not be installed; Node 20 or newer with npm is needed")
    })
}

/// Compares what npm says it installed with the lock, package by package.
///
/// Optional packages are for other systems too, so their absence means nothing.
fn is_installed_as_locked() -> Result<bool> {
    let Ok(installed) = fs::read_to_string(paths::tests().join("node_modules/.package-lock.json")) else {
        return Ok(false);
    };
    let installed: Value = serde_json::from_str(&installed).unwrap_or_default();
    let locked = locked_packages()?;
    Ok(locked.iter().all(|(name, package)| {
        let found = installed.get("packages").and_then(|all| all.get(name));
        match found {
            Some(found) => found.get("integrity") == package.get("integrity"),
            None => package.get("optional") == Some(&Value::Bool(true)),
        }
    }))
}

/// Every package of `tests/package-lock.json` but the root, by its place in `node_modules`.
pub(crate) fn locked_packages() -> Result<serde_json::Map<String, Value>> {
    let path = paths::tests().join("package-lock.json");
    let text = fs::read_to_string(&path).with_context(|| format!("no lock file {}", path.display()))?;
    let lock: Value = serde_json::from_str(&text).context("the npm lock file is not JSON")?;
    let Some(Value::Object(packages)) = lock.get("packages") else {
        bail!("the npm lock file has no list of packages");
    };
    let mut packages = packages.clone();
    packages.remove("");
    Ok(packages)
}

/// The path below `tests/` of every `*.test.mjs`, sorted, without what npm installed.
pub(crate) fn test_files() -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut folders = vec![paths::tests()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("no folder {}", folder.display()))? {
            let entry = entry?;
            let name = entry.file_name();
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else if name.to_string_lossy().ends_with(".test.mjs") {
                found.push(entry.path());
            }
        }
        folders.retain(|folder| !folder.ends_with("node_modules"));
    }
    found.sort();
    let below = |path: PathBuf| Some(path.strip_prefix(paths::tests()).ok()?.to_string_lossy().into_owned());
    Ok(found.into_iter().filter_map(below).collect())
}
