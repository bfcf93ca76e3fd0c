//! What a browser shows of more orgs and pages than every run has time for.

use super::Tally;
use crate::test::{failed_tests, run_on_node};
use crate::{build, node, paths, step, system};
use anyhow::Result;

/// Where the tests read the seed.
const SEED_VARIABLE: &str = "GUIDEPOST_SEED";

/// Every org in which something is wrong, as the panel sees it.
pub(super) fn soak_facts(seed: u64) -> Result<Tally> {
    soak(seed, &["wrong-facts.mjs"])
}

/// Every page of the guide: its names, and everything on it ringed on every surface.
pub(super) fn soak_pages(seed: u64) -> Result<Tally> {
    soak(seed, &["names.mjs", "pages.mjs"])
}

/// The whole guide filled and saved on pages of every kind.
pub(super) fn soak_matrix(seed: u64) -> Result<Tally> {
    soak(seed, &["matrix.mjs"])
}

/// The forms of the guide on pages that were changed from the seed.
pub(super) fn soak_mutations(seed: u64) -> Result<Tally> {
    soak(seed, &["mutations.mjs"])
}

/// The layout of the panel in each of its states, at all widths and in all looks.
pub(super) fn soak_layout(seed: u64) -> Result<Tally> {
    soak(seed, &["layout.mjs"])
}

/// Every fault of a network at every request of what asks the org.
pub(super) fn soak_network(seed: u64) -> Result<Tally> {
    soak(seed, &["network.mjs"])
}

/// The pages of somebody who lures, forges and floods; the seed changes nothing about them.
pub(super) fn soak_hostile(seed: u64) -> Result<Tally> {
    soak(seed, &["hostile.mjs"])
}

/// The pages that strangers made, in an order from the seed.
pub(super) fn soak_lab(seed: u64) -> Result<Tally> {
    soak(seed, &["lab.mjs"])
}

/// Builds the extension, and runs these files of `tests/soak` as tests.
fn soak(seed: u64, names: &[&str]) -> Result<Tally> {
    let browser = system::require_programs()?;
    step::step("build", build::build)?;
    let files: Vec<_> = names.iter().map(|name| paths::tests().join("soak").join(name)).collect();
    let mut node = node::node()?;
    node.env(system::BROWSER_VARIABLE, browser).env(SEED_VARIABLE, seed.to_string());
    // One after the other: nothing hurries, and no browser waits for another.
    let run = run_on_node(node.args(["--test-concurrency=1", "--test-timeout=7200000"]), &files)?;
    let faults = failed_tests(&run.report);
    Ok(Tally { tried: run.count.passed + run.count.failed, faults })
}
