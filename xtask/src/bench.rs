//! What the extension costs, measured in a browser.

use crate::{build, node, paths, step, system};
use anyhow::Result;

/// On a Setup page.
pub(crate) fn page() -> Result<()> {
    run("page.mjs")
}

/// What a Check takes, and asks for.
pub(crate) fn check() -> Result<()> {
    run("check.mjs")
}

/// Builds the extension and measures it: a table, and the numbers in `target/bench`. A goal
/// that is missed is said in the table and is no failure, as the machine has its share in it.
fn run(measure: &str) -> Result<()> {
    let browser = system::require_programs()?;
    step::step("build", build::build)?;
    let mut node = node::node()?;
    node.env(system::BROWSER_VARIABLE, browser).arg(paths::tests().join("bench").join(measure));
    step::run(&mut node)
}
