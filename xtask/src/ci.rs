//! What a change has to pass.

use crate::step::{run, step};
use crate::test::{self, Judges};
use crate::{build, paths, supply_chain};
use anyhow::Result;
use std::process::{Command, ExitCode};

/// Format, lints for both targets, supply chain, then every test.
pub(crate) fn ci() -> Result<ExitCode> {
    step("format", || run(cargo().args(["fmt", "--all", "--check"])))?;
    step("lints, native", || {
        run(cargo()
            .args(["clippy", "--locked", "--workspace", "--all-targets"])
            .args(["--", "--deny", "warnings"]))
    })?;
    step("lints, wasm32", || {
        build::add_target_when_missing()?;
        run(cargo()
            .args(["clippy", "--locked", "--package", "guidepost"])
            .args(["--lib", "--bins", "--target", build::TARGET])
            .args(["--", "--deny", "warnings"]))
    })?;
    step("supply chain", supply_chain::check)?;
    test::test(Judges::Usual)
}

fn cargo() -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.current_dir(paths::root());
    command
}
