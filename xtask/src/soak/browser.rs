//! What a browser shows of more orgs and pages than every run has time for.

use super::Tally;
use crate::test::run_on_node;
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

/// The names of the tests that failed; what only holds others is none.
fn failed_tests(report: &str) -> Vec<String> {
    let lines: Vec<&str> = report.lines().map(str::trim).collect();
    let mut failed = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let Some((_, name)) = line.strip_prefix("not ok ").and_then(|rest| rest.split_once(" - ")) else {
            continue;
        };
        let about = lines.iter().skip(index + 1).take_while(|line| **line != "...");
        if !about.clone().any(|line| *line == "type: 'suite'") {
            failed.push(name.to_owned());
        }
    }
    failed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failed_tests_are_named_and_suites_are_not() {
        let report = "    not ok 1 - one fact\n      ---\n      type: 'test'\n      ...\n    ok 2 - another\n      ---\n      type: 'test'\n      ...\nnot ok 1 - all\n  ---\n  type: 'suite'\n  ...\n";
        assert_eq!(failed_tests(report), ["one fact"]);
    }
}
