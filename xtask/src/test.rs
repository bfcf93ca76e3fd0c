//! All tests, native and on Node, and one line that sums them.

mod budget;
mod file;
mod size;

pub(crate) use budget::Budgets;
pub(crate) use file::{Node, Run, failed_tests};

use crate::{build, node, paths, python, sf, step, system};
use anyhow::{Context, Result, bail};
use std::fmt;
use std::fs;
use std::io::{BufRead, BufReader};
use std::ops::Add;
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How many tests ended how.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

/// Which programs judge the stand-in org beside our own tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Judges {
    /// Those that are quickly installed.
    Usual,
    /// Salesforce's CLI too, which takes 300 MB.
    WithCli,
}

impl Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

/// What a part of the tests came to.
#[derive(Debug, Default)]
struct Part {
    count: Count,
    /// What failed in it, a line each.
    failed: Vec<String>,
}

impl fmt::Display for Count {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// Runs every test; success only if some ran and all of them passed. What failed is named
/// once more at the end, and the count is the last line that is printed.
///
/// A part that breaks off before it has counted anything is one failure, and
/// the other parts still run.
pub(crate) fn test(judges: Judges) -> Result<ExitCode> {
    let began = Instant::now();
    let browser = system::require_programs()?;
    // The last of the build is one long linking, which leaves a core to the native tests.
    let (native, built) = thread::scope(|scope| {
        let build = scope.spawn(|| part("build", || build::build().map(|_| Part::default())));
        let native = part("native tests", native_tests);
        (native, build.join().unwrap_or_else(|_| failed("build", "it broke off")))
    });
    let sizes = part("sizes", size::sizes);
    let on_node = part("Node tests", || node_tests(&browser, judges, began));
    let parts = [native, built, sizes, on_node];
    // Who has the end of a long output alone must find there what to mend.
    for line in parts.iter().flat_map(|part| &part.failed) {
        println!("failed: {line}");
    }
    let total = parts.iter().fold(Count::default(), |sum, part| sum + part.count);
    println!("{total}");
    Ok(if total.failed == 0 && total.passed > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn part(name: &str, work: impl FnOnce() -> Result<Part>) -> Part {
    step::step(name, work).unwrap_or_else(|error| failed(name, &format!("{error:#}")))
}

/// A part that came to nothing.
fn failed(name: &str, why: &str) -> Part {
    eprintln!("{name}: {why}");
    Part { count: Count { passed: 0, failed: 1 }, failed: vec![format!("{name}: {why}")] }
}

fn native_tests() -> Result<Part> {
    // What is drawn is looked at by the tests on Node; an earlier drawing must not stand for a state that is gone.
    fs::remove_dir_all(gallery()).ok();
    let mut cargo = Command::new(env!("CARGO"))
        .args(["test", "--locked", "--workspace", "--no-fail-fast"])
        .env(GALLERY_VARIABLE, gallery())
        .current_dir(paths::root())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .context("cargo could not be run")?;
    let stdout = cargo.stdout.take().context("no output of cargo")?;
    let mut part = Part::default();
    for line in BufReader::new(stdout).lines() {
        let line = line?;
        println!("{line}");
        part.count = part.count + native_summary(&line).unwrap_or_default();
        part.failed.extend(native_failure(&line).map(|name| format!("native test {name}")));
    }
    let status = cargo.wait()?;
    if !status.success() && part.count.failed == 0 {
        bail!("`cargo test` ended with {status} although no test failed");
    }
    Ok(part)
}

/// Where the native tests draw the panel in all its states.
fn gallery() -> PathBuf {
    paths::root().join("target/gallery")
}

/// Where the native tests read where to draw.
const GALLERY_VARIABLE: &str = "GUIDEPOST_GALLERY";

/// Where the tests on Node find what was drawn.
const DRAWN_VARIABLE: &str = "GUIDEPOST_DRAWN_GALLERY";

/// Draws the panel in all its states, for those who run no native test.
pub(crate) fn draw_gallery() -> Result<()> {
    fs::remove_dir_all(gallery()).ok();
    let draws = "every_state_of_the_panel_is_drawn";
    step::step("the panel's gallery", || {
        step::run(
            Command::new(env!("CARGO"))
                .args(["test", "--quiet", "--locked", "--workspace", "--test", "panel_gallery", draws])
                .env(GALLERY_VARIABLE, gallery())
                .current_dir(paths::root()),
        )
    })
}

/// Reads the line with which a native test binary ends:
/// `test result: ok. 3 passed; 0 failed; 0 ignored; ...`.
fn native_summary(line: &str) -> Option<Count> {
    let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let number = |word: &str| {
        counts.split("; ").find_map(|part| part.strip_suffix(word)).and_then(|text| text.trim().parse().ok())
    };
    Some(Count { passed: number("passed")?, failed: number("failed")? })
}

/// Bundles the pages of the stand-in org and what strangers' pages are made of; each test would else begin with that.
const BUILD_PAGES: &str = "await (await import('./tests/org/pages/build.mjs')).buildPages(); await (await import('./tests/lab/shell.mjs')).builtShell()";

/// Reads the line with which a native test ends that failed: `test name ... FAILED`.
fn native_failure(line: &str) -> Option<&str> {
    line.strip_prefix("test ")?.strip_suffix(" ... FAILED")
}

/// How many files run at a time: a browser test keeps one core busy.
const AT_A_TIME: usize = 2;

fn node_tests(browser: &str, judges: Judges, began: Instant) -> Result<Part> {
    let node = prepare(browser)?;
    if judges == Judges::WithCli {
        sf::install_when_stale()?;
    }
    let budgets = Budgets::of(&node::test_files()?)?;
    let mut files = budgets.longest_first();
    if judges == Judges::Usual {
        files.retain(|file| !file.ends_with(sf::TEST));
    }
    let runs = run_files(&node, files, began)?;
    let (table, late) = budgets.judge(&runs);
    println!("{table}");
    let mut failed = Vec::new();
    for run in runs.iter().filter(|run| !run.failed.is_empty()) {
        failed.push(format!("{}: {}", run.name, run.failed.join("; ")));
    }
    for file in &late {
        failed.push(format!("{file} takes half again as long as its budget in tests/budgets.toml allows"));
    }
    let count = runs.iter().fold(Count::default(), |sum, run| sum + run.count);
    let late = Count { passed: 0, failed: u64::try_from(late.len()).unwrap_or(u64::MAX) };
    Ok(Part { count: count + late, failed })
}

/// Makes ready what the files on Node share, so that none of them begins with it.
pub(crate) fn prepare(browser: &str) -> Result<Node> {
    python::install_when_stale()?;
    step::step("pages of the stand-in org", || {
        step::run(node::node()?.args(["--input-type=module", "--eval", BUILD_PAGES]))
    })?;
    // Built like the native tests, or all dependencies would be built anew.
    step::step("the library for the page tests", || {
        step::run(
            Command::new(env!("CARGO"))
                .args(["build", "--quiet", "--locked", "--workspace", "--example", "locate"])
                .current_dir(paths::root()),
        )
    })?;
    let judge = paths::root().join("target/debug/examples/locate").display().to_string();
    let mut variables = vec![(system::BROWSER_VARIABLE, browser.to_owned()), (JUDGE_VARIABLE, judge)];
    // Where it was not drawn, a test that wants it draws it.
    if gallery().is_dir() {
        variables.push((DRAWN_VARIABLE, gallery().display().to_string()));
    }
    Ok(Node::new(node::program()?, variables))
}

/// Where the page tests find the library's judgement when it is built already.
const JUDGE_VARIABLE: &str = "GUIDEPOST_LOCATE";

/// No file is begun when all before it has taken longer than this. On two idle cores a run
/// takes a third of it; a machine that has other work too is no reason to leave files out,
/// but who waits for the answer gives up after forty minutes.
const WHOLE: Duration = Duration::from_mins(38);

/// Runs these files in this order, two at a time; each says what it has to say when it ends.
/// A file that there is no time left for has failed; the time runs since `began`.
fn run_files(node: &Node, files: Vec<String>, began: Instant) -> Result<Vec<Run>> {
    let waiting = Mutex::new(files.into_iter());
    let ended = Mutex::new(Vec::new());
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).next();
    let work = || {
        while let Some(file) = next() {
            let run = if began.elapsed() < WHOLE { node.run(&file) } else { Ok(Run::not_begun(&file)) };
            let mut ended = ended.lock().unwrap_or_else(PoisonError::into_inner);
            if let Ok(run) = &run {
                println!("-- {}: {} in {:.1} s\n{}", run.name, run.count, run.seconds, run.output);
            }
            ended.push(run);
        }
    };
    thread::scope(|scope| {
        for _ in 0..AT_A_TIME {
            scope.spawn(work);
        }
    });
    ended.into_inner().unwrap_or_else(PoisonError::into_inner).into_iter().collect()
}

/// What Node's test runner came to.
pub(crate) struct NodeRun {
    pub(crate) count: Count,
    /// Its report in the form of TAP.
    pub(crate) report: String,
}

/// Runs these files as tests of Node, whose words go to the standard output.
pub(crate) fn run_on_node(node: &mut Command, files: &[PathBuf]) -> Result<NodeRun> {
    let folder = paths::root().join("target");
    fs::create_dir_all(&folder)?;
    let place = folder.join("node-tests.tap");
    let status = node
        .arg("--test")
        .args(["--test-reporter=spec", "--test-reporter-destination=stdout"])
        .arg("--test-reporter=tap")
        .arg(format!("--test-reporter-destination={}", place.display()))
        .args(files)
        .stdin(Stdio::null())
        .status()
        .context("Node could not be run")?;
    let report = fs::read_to_string(&place).context("Node left no report")?;
    let count = node_summary(&report).context("Node's report has no summary")?;
    if !status.success() && count.failed == 0 {
        bail!("the Node tests ended with {status} although no test failed");
    }
    Ok(NodeRun { count, report })
}

/// Reads the summary at the end of a TAP report. A test that was cancelled or
/// left out has not passed.
fn node_summary(report: &str) -> Option<Count> {
    let number = |name: &str| {
        report
            .lines()
            .rev()
            .find_map(|line| line.strip_prefix("# ")?.strip_prefix(name)?.strip_prefix(' '))
            .and_then(|text| text.parse::<u64>().ok())
    };
    Some(Count {
        passed: number("pass")?,
        failed: number("fail")? + number("cancelled")? + number("skipped")? + number("todo")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_native_summary_is_read() {
        let line = "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s";
        let expected = Count { passed: 12, failed: 3 };
        assert_eq!(native_summary(line), Some(expected));
        assert_eq!(native_summary("test guide::reads ... ok"), None);
    }

    #[test]
    fn a_native_test_that_failed_is_named() {
        assert_eq!(native_failure("test crates::are_pure ... FAILED"), Some("crates::are_pure"));
        assert_eq!(native_failure("test crates::are_pure ... ok"), None);
    }

    #[test]
    fn a_node_test_that_did_not_run_counts_as_failed() {
        let report = "# tests 9\n# suites 0\n# pass 4\n# fail 2\n# cancelled 1\n# skipped 1\n# todo 1\n# duration_ms 8.1\n";
        let expected = Count { passed: 4, failed: 5 };
        assert_eq!(node_summary(report), Some(expected));
    }
}
