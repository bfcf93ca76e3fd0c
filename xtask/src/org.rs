//! The stand-in org, and the demo on it.

use crate::{build, node, paths, system};
use anyhow::{Context, Result, bail};
use std::env;
use std::os::unix::process::CommandExt;
use std::process::Command;

/// What `cargo xtask org` may be told.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Wishes {
    port: Option<u16>,
    scenario: Option<String>,
}

impl Wishes {
    /// Reads `--port N` and `--scenario NAME`.
    pub(crate) fn read(words: &[&str]) -> Result<Self> {
        let mut wishes = Self::default();
        let mut rest = words.iter();
        while let Some(word) = rest.next() {
            let value = rest.next().with_context(|| format!("{word} needs a value"))?;
            match *word {
                "--port" => {
                    let port = value.parse().with_context(|| format!("{value} is no port number"))?;
                    wishes.port = Some(port);
                }
                "--scenario" => wishes.scenario = Some((*value).to_owned()),
                _ => bail!("`org` knows --port N and --scenario NAME, not {word}"),
            }
        }
        Ok(wishes)
    }
}

/// Runs the stand-in org in this process's place, so that its line of JSON and
/// every signal pass untouched; returns only when it could not be started.
pub(crate) fn org(wishes: &Wishes) -> Result<()> {
    let mut command = node::node()?;
    command.arg(paths::tests().join("org/main.mjs"));
    if let Some(port) = wishes.port {
        command.arg("--port").arg(port.to_string());
    }
    if let Some(scenario) = &wishes.scenario {
        command.arg("--scenario").arg(scenario);
    }
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
        .arg("--extension")
        .arg(package)
        .arg("--out")
        .arg(paths::root().join("target/demo"))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_org_takes_a_port_and_a_scenario() {
        let wishes = Wishes::read(&["--scenario", "empty", "--port", "8443"]).unwrap();
        let expected = Wishes { port: Some(8443), scenario: Some("empty".to_owned()) };
        assert_eq!(wishes, expected);
    }

    #[test]
    fn a_wrong_wish_is_named() {
        for words in [&["--port", "99999"][..], &["--port"], &["--colour", "red"]] {
            let complaint = Wishes::read(words).unwrap_err().to_string();
            assert!(words.iter().any(|word| complaint.contains(word)), "{complaint}");
        }
    }
}
