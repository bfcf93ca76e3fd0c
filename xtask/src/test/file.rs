//! One file of tests on Node, run by itself and timed.

use super::{Count, node_summary};
use crate::paths;
use anyhow::{Context, Result};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;
use std::time::{Duration, Instant};

/// Every test waits for at most half a minute; a file that is still running after this waits for nothing.
const LONGEST: Duration = Duration::from_mins(10);

/// What became of a file of tests.
#[derive(Debug)]
pub(crate) struct Run {
    /// Its path below `tests/`.
    pub(crate) name: String,
    pub(crate) count: Count,
    pub(crate) seconds: f64,
    /// All that it said.
    pub(crate) output: String,
    /// The names of the tests that failed, each with the first line of why.
    pub(crate) failed: Vec<String>,
}

impl Run {
    /// A file that there was no time for.
    pub(crate) fn not_begun(name: &str) -> Self {
        let count = Count { passed: 0, failed: 1 };
        let failed = vec![format!("{name} was not begun: the files before it took too long")];
        Self { name: name.to_owned(), count, seconds: 0.0, output: String::new(), failed }
    }

    /// Whether there was time for it.
    pub(crate) fn is_begun(&self) -> bool {
        self.seconds > 0.0
    }
}

/// How to start Node, for files that run one beside the other.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    program: PathBuf,
    variables: Vec<(&'static str, String)>,
}

impl Node {
    /// The locked Node, whose tests find these variables in their environment.
    pub(crate) fn new(program: PathBuf, variables: Vec<(&'static str, String)>) -> Self {
        Self { program, variables }
    }

    /// Runs a file below `tests/` to its end. A file that breaks off, or that runs
    /// no test at all, is one failure.
    pub(crate) fn run(&self, name: &str) -> Result<Run> {
        let report = report_of(name);
        fs::create_dir_all(report.parent().unwrap_or(Path::new(".")))?;
        fs::remove_file(&report).ok();
        let (mut reader, writer) = std::io::pipe()?;
        let started = Instant::now();
        let mut child = Command::new(&self.program)
            .args(["--no-warnings", "--test-reporter=spec", "--test-reporter-destination=stdout"])
            .arg("--test-reporter=tap")
            .arg(format!("--test-reporter-destination={}", report.display()))
            .arg(paths::tests().join(name))
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .current_dir(paths::root())
            .stdin(Stdio::null())
            .stdout(writer.try_clone()?)
            .stderr(writer)
            .spawn()
            .context("Node could not be run")?;
        let output = Arc::new(Mutex::new(Vec::new()));
        let (ends, ended) = mpsc::channel();
        let said = Arc::clone(&output);
        thread::spawn(move || {
            let mut part = [0; 4096];
            // What can't be read any more was said by nobody.
            while let Ok(length @ 1..) = reader.read(&mut part) {
                let heard = part.get(..length).unwrap_or_default();
                said.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(heard);
            }
            ends.send(()).ok();
        });
        let is_late = ended.recv_timeout(LONGEST).is_err();
        if is_late {
            child.kill().ok();
        }
        let status = child.wait()?;
        let seconds = started.elapsed().as_secs_f64();
        let report = fs::read_to_string(&report).unwrap_or_default();
        let mut failed = failed_tests(&report);
        let mut count = node_summary(&report).unwrap_or_default();
        if count.failed > 0 && failed.is_empty() {
            failed.push(format!("{} tests of {name} were left out or broken off", count.failed));
        }
        if is_late {
            count.failed += 1;
            failed.push(format!("{name} was ended after {} s", LONGEST.as_secs()));
        } else if count.failed == 0 && (!status.success() || count.passed == 0) {
            count.failed = 1;
            failed.push(format!("{name} ended with {status}"));
        }
        let output = output.lock().unwrap_or_else(PoisonError::into_inner);
        let output = String::from_utf8_lossy(&output).into_owned();
        Ok(Run { name: name.to_owned(), count, seconds, output, failed })
    }
}

/// Where a file leaves its report in the form of TAP.
fn report_of(name: &str) -> PathBuf {
    paths::root().join("target/node-tests").join(format!("{name}.tap"))
}

/// The tests that failed, each with the first line of why; what only holds others is none.
pub(crate) fn failed_tests(report: &str) -> Vec<String> {
    let lines: Vec<&str> = report.lines().map(str::trim).collect();
    let mut failed = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let Some((_, name)) = line.strip_prefix("not ok ").and_then(|rest| rest.split_once(" - ")) else {
            continue;
        };
        let about = lines.iter().skip(index + 1).take_while(|line| **line != "...");
        if !about.clone().any(|line| *line == "type: 'suite'") {
            failed.push(format!("{name}: {}", reason(about.copied())));
        }
    }
    failed
}

/// The first line of an error, which stands behind its key, quoted or not, or below it.
fn reason<'a>(mut about: impl Iterator<Item = &'a str>) -> &'a str {
    let first = about.find_map(|line| line.strip_prefix("error: ")).unwrap_or("no reason is given");
    match first {
        "|-" | ">-" => about.next().unwrap_or_default(),
        _ => first.trim_matches(['"', '\'']),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failed_tests_are_named_and_suites_are_not() {
        let report = "    not ok 1 - one fact\n      ---\n      type: 'test'\n      error: |-\n        1 is not 2\n        at all\n      ...\n    ok 2 - another\n      ---\n      type: 'test'\n      ...\n    not ok 3 - a last\n      ---\n      type: 'test'\n      error: \"it's late\"\n      ...\nnot ok 1 - all\n  ---\n  type: 'suite'\n  ...\n";
        assert_eq!(failed_tests(report), ["one fact: 1 is not 2", "a last: it's late"]);
    }
}
