//! Every browser file again and again, half of the time on a machine that is busy
//! with something else: a test that fails once in so many runs is broken.

use super::Tally;
use crate::test::{Budgets, Node, Run, draw_gallery, prepare};
use crate::{build, node, paths, step, system};
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// How often each file is run.
const ROUNDS: u32 = 20;

/// How many loops keep the machine busy in every second round.
const BUSY_LOOPS: usize = 2;

/// One run of one file, as it is kept for a soak that is taken up again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Entry {
    file: String,
    round: u32,
    commit: String,
    seconds: f64,
    failed: Vec<String>,
}

/// Runs what is missing of the rounds with this seed; what was run before, at
/// whatever commit, is kept in `target/soak` and counts.
pub(super) fn soak(seed: u64) -> Result<Tally> {
    let browser = system::require_programs()?;
    step::step("build", build::build)?;
    draw_gallery()?;
    let node = prepare(&browser)?;
    let files = Budgets::of(&node::test_files()?)?.browser_files();
    let kept = Kept::open(seed)?;
    let commit = super::commit()?;
    for round in 0..ROUNDS {
        let mut open = shuffled(&files, seed ^ u64::from(round));
        open.retain(|file| !kept.has(file, round));
        if open.is_empty() {
            continue;
        }
        let load = if is_busy(round) { "beside two busy loops" } else { "alone" };
        step::step(&format!("round {} of {ROUNDS}, {load}", round + 1), || {
            run_round(&node, open, round, &commit, &kept)
        })?;
    }
    let entries = kept.entries();
    println!("{}", table(&files, &entries));
    Ok(tally(&files, &entries))
}

fn is_busy(round: u32) -> bool {
    round % 2 == 1
}

fn run_round(node: &Node, files: Vec<String>, round: u32, commit: &str, kept: &Kept) -> Result<()> {
    let done = AtomicBool::new(false);
    let waiting = Mutex::new(files.into_iter());
    let work = || -> Result<()> {
        loop {
            let Some(file) = waiting.lock().unwrap_or_else(PoisonError::into_inner).next() else {
                return Ok(());
            };
            kept.take(node.run(&file)?, round, commit)?;
        }
    };
    thread::scope(|scope| {
        for _ in 0..if is_busy(round) { BUSY_LOOPS } else { 0 } {
            scope.spawn(|| {
                while !done.load(Ordering::Relaxed) {
                    std::hint::spin_loop();
                }
            });
        }
        let workers = [scope.spawn(work), scope.spawn(work)];
        let ends =
            workers.map(|worker| worker.join().unwrap_or_else(|_| anyhow::bail!("a worker broke off")));
        done.store(true, Ordering::Relaxed);
        ends.into_iter().collect()
    })
}

/// What was run so far, in a file that grows by a line with each run.
struct Kept {
    folder: PathBuf,
    file: Mutex<File>,
    entries: Mutex<Vec<Entry>>,
}

impl Kept {
    fn open(seed: u64) -> Result<Self> {
        let folder = paths::root().join(format!("target/soak/flakes-{seed}"));
        fs::create_dir_all(&folder)?;
        let path = folder.join("runs.jsonl");
        // A line that a stopped soak has left half written is no run.
        let lines = fs::read_to_string(&path).unwrap_or_default();
        let entries = lines.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        let file = OpenOptions::new().create(true).append(true).open(&path);
        let mut file = file.with_context(|| format!("{} can't be written", path.display()))?;
        if !lines.is_empty() && !lines.ends_with('\n') {
            file.write_all(b"\n")?;
        }
        Ok(Self { folder, file: Mutex::new(file), entries: Mutex::new(entries) })
    }

    fn has(&self, file: &str, round: u32) -> bool {
        self.entries().iter().any(|entry| entry.file == file && entry.round == round)
    }

    fn entries(&self) -> Vec<Entry> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Keeps a run, and all that was said in one that failed.
    fn take(&self, run: Run, round: u32, commit: &str) -> Result<()> {
        println!("{}: {} in {:.1} s", run.name, run.count, run.seconds);
        if !run.failed.is_empty() {
            let place = self.folder.join(format!("{}-{round}.log", run.name.replace('/', "-")));
            fs::write(&place, &run.output)?;
            println!("failed: {}; see {}", run.failed.join("; "), place.display());
        }
        let Run { name: file, seconds, failed, .. } = run;
        let entry = Entry { file, round, commit: commit.to_owned(), seconds, failed };
        let line = serde_json::to_string(&entry)? + "\n";
        self.file.lock().unwrap_or_else(PoisonError::into_inner).write_all(line.as_bytes())?;
        self.entries.lock().unwrap_or_else(PoisonError::into_inner).push(entry);
        Ok(())
    }
}

/// Of each file: how often it ran and failed, and how long it took alone and beside the loops.
fn table(files: &[String], entries: &[Entry]) -> String {
    let mut lines = vec!["runs  failed  alone  busy  file".to_owned()];
    // Nothing at all has a mean of 0, and no negative one.
    let mean = |some: Vec<f64>| {
        some.iter().fold(0.0, |sum, seconds| sum + seconds)
            / f64::from(u32::try_from(some.len()).unwrap_or(1).max(1))
    };
    for file in files {
        let own: Vec<&Entry> = entries.iter().filter(|entry| entry.file == *file).collect();
        let failed = own.iter().filter(|entry| !entry.failed.is_empty()).count();
        let seconds = |busy: bool| {
            mean(own.iter().filter(|entry| is_busy(entry.round) == busy).map(|entry| entry.seconds).collect())
        };
        lines.push(format!(
            "{:4}  {failed:6}  {:5.1} {:5.1}  {file}",
            own.len(),
            seconds(false),
            seconds(true)
        ));
    }
    let mut commits = BTreeMap::new();
    for entry in entries {
        *commits.entry(&entry.commit).or_insert(0_u32) += 1;
    }
    lines.extend(commits.into_iter().map(|(commit, runs)| format!("{runs} runs at {commit}")));
    lines.join("\n")
}

/// Every failed run is a fault. What was run of files that are gone does not count.
fn tally(files: &[String], entries: &[Entry]) -> Tally {
    let counted: Vec<&Entry> = entries.iter().filter(|entry| files.contains(&entry.file)).collect();
    let faults = counted.iter().filter(|entry| !entry.failed.is_empty());
    let words = faults
        .map(|entry| format!("{} in round {}: {}", entry.file, entry.round + 1, entry.failed.join("; ")));
    Tally { tried: u64::try_from(counted.len()).unwrap_or(u64::MAX), faults: words.collect() }
}

/// The files in an order of their own for each seed (a linear congruential generator
/// after Knuth, The Art of Computer Programming, volume 2, 3.3.4).
fn shuffled(files: &[String], seed: u64) -> Vec<String> {
    let mut state = seed;
    let mut keyed: Vec<(u64, &String)> = files
        .iter()
        .map(|file| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 16, file)
        })
        .collect();
    keyed.sort();
    keyed.into_iter().map(|(_, file)| file.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(file: &str, round: u32, failed: &[&str]) -> Entry {
        let failed = failed.iter().map(|name| (*name).to_owned()).collect();
        Entry { file: file.to_owned(), round, commit: "0123abcd".to_owned(), seconds: 2.0, failed }
    }

    #[test]
    fn every_failed_run_is_a_fault_and_is_said_of_its_file() {
        let files = ["a".to_owned(), "b".to_owned()];
        let entries =
            [entry("a", 0, &[]), entry("a", 1, &["a click"]), entry("gone", 0, &["x"]), entry("b", 0, &[])];
        let Tally { tried, faults } = tally(&files, &entries);
        assert_eq!((tried, faults), (3, vec!["a in round 2: a click".to_owned()]));
        let table = table(&files, &entries);
        assert!(table.contains("   2       1    2.0   2.0  a\n   1       0    2.0   0.0  b"), "{table}");
    }

    #[test]
    fn a_seed_gives_an_order_of_its_own_again_and_again() {
        let files: Vec<String> = (0..20).map(|number| number.to_string()).collect();
        assert_eq!(shuffled(&files, 5), shuffled(&files, 5));
        assert_ne!(shuffled(&files, 5), shuffled(&files, 6));
        let mut sorted = shuffled(&files, 5);
        sorted.sort_by_key(|number| number.parse::<u32>().unwrap());
        assert_eq!(sorted, files);
    }
}
