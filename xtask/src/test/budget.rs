//! How many seconds each file of tests may take, and which of them took more.
//!
//! A slow machine makes every file slower and is no fault of any: what counts is
//! a file's share, so that the limits stretch as the run as a whole does.

use super::file::Run;
use crate::paths;
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

/// How much longer than its budget a file may take.
const LEEWAY: f64 = 1.5;

/// A machine may be this much slower than the one that the budgets were measured on, and has
/// been 2.3 times. What is slower still is no machine's fault alone.
const SLOWEST: f64 = 4.0;

/// What a short file may take beyond that: to start a browser takes as long on a bad day.
const SLACK_SECONDS: f64 = 5.0;

/// The budgets of files, by their paths below `tests/`, in seconds while two files run at a time on two cores.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Budgets {
    /// Files that start a browser.
    browser: BTreeMap<String, f64>,
    /// All others.
    plain: BTreeMap<String, f64>,
}

impl Budgets {
    /// Reads `tests/budgets.toml`, which must name exactly these files.
    pub(crate) fn of(files: &[String]) -> Result<Self> {
        let path = paths::tests().join("budgets.toml");
        let text = fs::read_to_string(&path).with_context(|| format!("no file {}", path.display()))?;
        let budgets: Self =
            toml::from_str(&text).with_context(|| format!("{} is not read", path.display()))?;
        let new: Vec<_> = files.iter().filter(|file| budgets.seconds(file).is_none()).cloned().collect();
        let gone: Vec<_> = budgets.all().map(|(file, _)| file).filter(|file| !files.contains(file)).collect();
        if !new.is_empty() || !gone.is_empty() {
            bail!("tests/budgets.toml has no budget for {new:?}, and one for {gone:?}, which is not there");
        }
        Ok(budgets)
    }

    /// The files that start a browser.
    pub(crate) fn browser_files(&self) -> Vec<String> {
        self.browser.keys().cloned().collect()
    }

    /// The budget of a file.
    pub(crate) fn seconds(&self, file: &str) -> Option<f64> {
        self.browser.get(file).or_else(|| self.plain.get(file)).copied()
    }

    fn all(&self) -> impl Iterator<Item = (&String, f64)> {
        self.browser.iter().chain(&self.plain).map(|(file, seconds)| (file, *seconds))
    }

    /// All files, the longest first: what is begun last should be short.
    pub(crate) fn longest_first(&self) -> Vec<String> {
        let mut all: Vec<_> = self.all().collect();
        all.sort_by(|(_, one), (_, other)| other.total_cmp(one));
        all.into_iter().map(|(file, _)| file.clone()).collect()
    }

    /// A table of all files with the seconds that they took, and the files that took too long.
    pub(crate) fn judge(&self, runs: &[Run]) -> (String, Vec<String>) {
        let pace = self.pace(runs);
        let mut rows: Vec<&Run> = runs.iter().collect();
        rows.sort_by(|one, other| other.seconds.total_cmp(&one.seconds));
        let mut table = String::from("seconds  budget  file\n");
        let mut late = Vec::new();
        for run in rows {
            let budget = self.seconds(&run.name).unwrap_or_default();
            let is_late = run.seconds > budget * LEEWAY * pace + SLACK_SECONDS;
            let mark = if is_late { "  TOO LONG" } else { "" };
            // A String takes whatever is written.
            writeln!(table, "{:7.1} {budget:7.0}  {}{mark}", run.seconds, run.name).ok();
            if is_late {
                late.push(run.name.clone());
            }
        }
        let sum: f64 = runs.iter().map(|run| run.seconds).sum();
        let budget: f64 = self.all().map(|(_, seconds)| seconds).sum();
        writeln!(
            table,
            "{sum:7.1} {budget:7.0}  all, one after the other; this machine takes {pace:.2} of a budget"
        )
        .ok();
        (table, late)
    }

    /// By how much this run as a whole is slower than the budgets: what its middle file
    /// took of its own. A fast machine makes no budget smaller; a file that was not begun
    /// says nothing of the machine.
    fn pace(&self, runs: &[Run]) -> f64 {
        let mut shares: Vec<f64> = runs
            .iter()
            .filter(|run| run.is_begun())
            .filter_map(|run| self.seconds(&run.name).map(|budget| run.seconds / budget.max(1.0)))
            .collect();
        shares.sort_by(f64::total_cmp);
        shares.get(shares.len() / 2).copied().unwrap_or(1.0).clamp(1.0, SLOWEST)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Count;
    use super::*;

    /// What all that is not on Node takes, with everything built.
    const NATIVE_SECONDS: f64 = 120.0;

    fn run(name: &str, seconds: f64) -> Run {
        let count = Count { passed: 1, failed: 0 };
        Run { name: name.to_owned(), count, seconds, output: String::new(), failed: Vec::new() }
    }

    fn budgets() -> Budgets {
        toml::from_str("[browser]\na = 20\nb = 30\nc = 40\n[plain]\nd = 10\ne = 20").unwrap()
    }

    #[test]
    fn a_file_that_passes_its_budget_by_half_is_too_long() {
        let runs = [run("a", 20.0), run("b", 51.0), run("c", 40.0), run("d", 10.0), run("e", 20.0)];
        let (table, late) = budgets().judge(&runs);
        assert_eq!(late, ["b"]);
        assert!(table.contains("51.0      30  b  TOO LONG"), "{table}");
    }

    #[test]
    fn a_slow_machine_is_no_fault_of_a_file() {
        let twice = [run("a", 40.0), run("b", 60.0), run("c", 80.0), run("d", 20.0), run("e", 40.0)];
        assert!(budgets().judge(&twice).1.is_empty());
    }

    #[test]
    fn what_makes_every_file_seven_times_slower_is_a_fault() {
        let slow = [run("a", 140.0), run("b", 210.0), run("c", 280.0), run("d", 70.0), run("e", 140.0)];
        assert!(!budgets().judge(&slow).1.is_empty());
    }

    #[test]
    fn what_was_not_begun_makes_no_other_file_late() {
        let runs =
            [run("a", 40.0), run("b", 60.0), Run::not_begun("c"), Run::not_begun("d"), Run::not_begun("e")];
        assert!(budgets().judge(&runs).1.is_empty());
    }

    #[test]
    fn the_longest_file_is_begun_first() {
        assert_eq!(budgets().longest_first(), ["c", "b", "a", "e", "d"]);
    }

    #[test]
    fn the_budgets_of_all_files_fit_into_twelve_minutes() {
        let text = fs::read_to_string(paths::tests().join("budgets.toml")).unwrap();
        let budgets: Budgets = toml::from_str(&text).unwrap();
        let on_two_cores: f64 = budgets.all().map(|(_, seconds)| seconds).sum::<f64>() / 2.0;
        assert!(on_two_cores + NATIVE_SECONDS <= 720.0, "{on_two_cores} s on Node");
    }
}
