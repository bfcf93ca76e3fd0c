//! What the extension costs, measured in a browser.

use crate::{build, node, paths, step, system};
use anyhow::Result;

/// Builds the extension and measures it on a Setup page: a table, and the
/// numbers in `target/bench/page.json`. A goal that is missed is said in the
/// table and is no failure, as the machine has its share in it.
pub(crate) fn page() -> Result<()> {
    let browser = system::require_programs()?;
    step::step("build", build::build)?;
    let mut node = node::node()?;
    node.env(system::BROWSER_VARIABLE, browser).arg(paths::tests().join("bench").join("page.mjs"));
    step::run(&mut node)
}
