//! What a user's browser fetches, in bytes, and how many it may be.

use super::Part;
use crate::{node, paths, step};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Files that are fetched together, what they have come to and what they shall come to.
/// `docs/architecture.md` says what fills them.
struct Budget {
    name: &'static str,
    files: &'static [&'static str],
    /// What was reached; more than a hundredth above it is a failure.
    reached: Size,
    /// Where there is one.
    goal: Option<Size>,
}

/// Bytes as they lie in the package, and as brotli makes them at its best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Size {
    raw: u64,
    brotli: u64,
}

const BUDGETS: [Budget; 5] = [
    Budget {
        name: "each Setup page",
        files: &["launcher.js"],
        reached: Size { raw: 3_149, brotli: 1_270 },
        goal: None,
    },
    Budget {
        name: "a click on the handle",
        files: &[
            "panel.html",
            "panel.css",
            "panel.js",
            "wasm/panel.js",
            "wasm/panel_bg.wasm",
            "words/en.txt",
            "page.js",
        ],
        reached: Size { raw: 2_584_300, brotli: 702_400 },
        goal: Some(Size { raw: 900_000, brotli: 250_000 }),
    },
    Budget {
        name: "the background",
        files: &["background.js", "wasm/background.js", "wasm/background_bg.wasm"],
        reached: Size { raw: 804_100, brotli: 222_200 },
        goal: Some(Size { raw: 300_000, brotli: u64::MAX }),
    },
    Budget {
        name: "the keystore's document",
        files: &["keystore.html", "keystore.js", "wasm/keystore.js", "wasm/keystore_bg.wasm"],
        reached: Size { raw: 154_700, brotli: 50_700 },
        goal: None,
    },
    Budget {
        name: "a worker of the keystore",
        files: &["keystore-worker.js", "wasm/keystore_worker.js", "wasm/keystore_worker_bg.wasm"],
        reached: Size { raw: 744_800, brotli: 215_100 },
        goal: Some(Size { raw: 450_000, brotli: u64::MAX }),
    },
];

/// What nobody waits for: the manifest, icons and names, which the browser reads as it installs, the
/// other page of the panel, which differs from the first in its place alone, and the tables of
/// the languages that are not spoken: English stands for them.
const NOT_COUNTED: [&str; 5] = ["manifest.json", "icons/", "_locales/", "sidepanel.html", "words/"];

/// Prints the sizes of what was built. A size above its budget is a failure, and so is a file
/// that is in none.
pub(super) fn sizes() -> Result<Part> {
    let mut part = Part::default();
    let mut fails = |why: String| {
        part.count.failed += 1;
        part.failed.push(why);
    };
    let mut passed = 0;
    for budget in &BUDGETS {
        let size = measure(budget.files)?;
        println!("{}", budget.line(size));
        if budget.holds(size) {
            passed += 1;
        } else {
            fails(format!("{} has grown above its budget in xtask/src/test/size.rs", budget.name));
        }
    }
    for file in files(&paths::chromium_package(), "")?.iter().filter(|file| !is_counted(file)) {
        fails(format!("{file} is in no budget in xtask/src/test/size.rs"));
    }
    part.count.passed = passed;
    Ok(part)
}

/// Whether a file of the package is in a budget, or need not be in one.
fn is_counted(file: &str) -> bool {
    BUDGETS.iter().any(|budget| budget.files.contains(&file))
        || NOT_COUNTED.iter().any(|place| file.starts_with(place))
}

/// All files below a folder, by their paths in the package.
fn files(folder: &Path, place: &str) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("no folder {}", folder.display()))? {
        let entry = entry?;
        let name = format!("{place}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            found.extend(files(&entry.path(), &format!("{name}/"))?);
        } else {
            found.push(name);
        }
    }
    Ok(found)
}

impl Budget {
    fn holds(&self, size: Size) -> bool {
        let fits = |is: u64, reached: u64| is * 100 <= reached * 101;
        fits(size.raw, self.reached.raw) && fits(size.brotli, self.reached.brotli)
    }

    fn line(&self, size: Size) -> String {
        let one = |kind: &str, is: u64, reached: u64, goal: Option<u64>| {
            let goal = goal.filter(|goal| *goal != u64::MAX);
            let goal = goal.map(|goal| format!(", goal {}", kilobytes(goal))).unwrap_or_default();
            format!("{:>8} {kind} (budget {}{goal})", kilobytes(is), kilobytes(reached))
        };
        let raw = one("raw", size.raw, self.reached.raw, self.goal.map(|goal| goal.raw));
        let brotli = one("brotli", size.brotli, self.reached.brotli, self.goal.map(|goal| goal.brotli));
        format!("{:24} {raw}, {brotli}", self.name)
    }
}

fn kilobytes(bytes: u64) -> String {
    format!("{} KB", bytes.div_ceil(1000))
}

/// Prints of each file its size and what brotli makes of it at its best.
const MEASURE: &str = "const { readFileSync } = require('node:fs'); const { brotliCompressSync, constants } = require('node:zlib'); \
    for (const file of process.argv.slice(1)) { const bytes = readFileSync(file); \
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 }; \
    console.log(bytes.length, brotliCompressSync(bytes, { params }).length); }";

fn measure(files: &[&str]) -> Result<Size> {
    let package = paths::chromium_package();
    let files = files.iter().map(|file| package.join(file));
    let output = step::read(node::node()?.args(["--eval", MEASURE, "--"]).args(files))?;
    sum(&String::from_utf8_lossy(&output.stdout)).context("the sizes were not understood")
}

fn sum(report: &str) -> Option<Size> {
    let mut all = Size::default();
    for line in report.lines() {
        let (raw, brotli) = line.split_once(' ')?;
        all.raw += raw.parse::<u64>().ok()?;
        all.brotli += brotli.parse::<u64>().ok()?;
    }
    Some(all).filter(|all| all.raw > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sizes_of_files_are_summed() {
        assert_eq!(sum("1000 300\n20 9\n"), Some(Size { raw: 1020, brotli: 309 }));
        assert_eq!(sum(""), None);
        assert_eq!(sum("many bytes\n"), None);
    }

    #[test]
    fn either_size_alone_breaks_a_budget() {
        let reached = Size { raw: 1000, brotli: 300 };
        let budget = Budget { name: "all", files: &[], reached, goal: None };
        assert!(budget.holds(Size { raw: 1010, brotli: 303 }), "a hundredth more is let pass");
        assert!(!budget.holds(Size { raw: 1011, brotli: 300 }));
        assert!(!budget.holds(Size { raw: 1000, brotli: 304 }));
    }

    #[test]
    fn a_file_that_nobody_thought_of_is_seen() {
        assert!(is_counted("words/en.txt") && is_counted("icons/16.png"));
        assert!(!is_counted("wasm/report_bg.wasm"));
    }
}
