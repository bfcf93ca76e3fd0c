//! What the panel says in each of its states, held in `english.txt`.
//!
//! A page that has most in common with an earlier one is written as what is gone (of which
//! the beginning is enough) and what is new.

mod words;

pub(crate) use words::lines;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

/// Fails when a state says something else than it did, unless that is to be written.
pub(crate) fn assert_unchanged(drawn: &[(String, String)]) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/panel/english.txt");
    let said = said(drawn);
    if std::env::var_os("GUIDEPOST_WRITE").is_some_and(|asked| asked == "1") {
        fs::write(path, said).unwrap();
        return;
    }
    let before = fs::read_to_string(path).unwrap_or_default();
    if said != before {
        let told = differences(&by_state(&before), &by_state(&said));
        panic!("\n{told}\nIf it is meant so, GUIDEPOST_WRITE=1 writes tests/panel/english.txt anew.\n");
    }
}

/// The whole file.
fn said(drawn: &[(String, String)]) -> String {
    let pages: Vec<(&str, Vec<String>)> =
        drawn.iter().map(|(name, html)| (name.as_str(), lines(html))).collect();
    let mut file = String::new();
    for (place, (name, page)) in pages.iter().enumerate() {
        if let Some((other, like)) = closest(pages.get(..place).unwrap_or_default(), page) {
            writeln!(file, "== {name}, as {other} but").unwrap();
            write_difference(&mut file, like, page);
        } else {
            writeln!(file, "== {name}").unwrap();
            for line in page {
                writeln!(file, "{line}").unwrap();
            }
        }
        file.push('\n');
    }
    file
}

/// The page that differs least from this one, where they have the most in common; of several
/// the last.
fn closest<'a>(pages: &'a [(&str, Vec<String>)], page: &[String]) -> Option<(&'a str, &'a [String])> {
    let words: BTreeSet<&String> = page.iter().collect();
    let shared = |other: &[String]| other.iter().filter(|line| words.contains(line)).count();
    let like = |other: &[String]| (other.len() + page.len()).saturating_sub(2 * shared(other));
    let (name, other) = pages.iter().rev().min_by_key(|(_, other)| like(other))?;
    (2 * shared(other) > page.len()).then_some((*name, other.as_slice()))
}

/// Writes what is gone and what is new, in the order of the page.
fn write_difference(file: &mut String, before: &[String], now: &[String]) {
    let common = common(before, now);
    let (mut was, mut is) = (0, 0);
    for (at_before, at_now) in common.into_iter().chain([(before.len(), now.len())]) {
        let gone = before.get(was..at_before).unwrap_or_default();
        let new = now.get(is..at_now).unwrap_or_default();
        for line in gone {
            writeln!(file, "- {}", gist(line)).unwrap();
        }
        for line in new {
            writeln!(file, "+ {line}").unwrap();
        }
        (was, is) = (at_before + 1, at_now + 1);
    }
}

/// The places of the longest sequence of lines that both pages have.
fn common(before: &[String], now: &[String]) -> Vec<(usize, usize)> {
    let mut longest = vec![vec![0; now.len() + 1]; before.len() + 1];
    for (was, one) in before.iter().enumerate().rev() {
        for (is, other) in now.iter().enumerate().rev() {
            longest[was][is] = if one == other {
                longest[was + 1][is + 1] + 1
            } else {
                longest[was + 1][is].max(longest[was][is + 1])
            };
        }
    }
    let mut places = Vec::new();
    let (mut was, mut is) = (0, 0);
    while let (Some(one), Some(other)) = (before.get(was), now.get(is)) {
        if one == other {
            places.push((was, is));
            (was, is) = (was + 1, is + 1);
        } else if longest[was + 1][is] >= longest[was][is + 1] {
            was += 1;
        } else {
            is += 1;
        }
    }
    places
}

/// The beginning of a line, by which it is known again.
fn gist(line: &str) -> String {
    match line.char_indices().nth(50) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line.to_owned(),
    }
}

/// The lines of each state of a file; the first one says what it is compared with.
fn by_state(file: &str) -> BTreeMap<&str, Vec<&str>> {
    let sections = file.split("\n\n").filter_map(|section| section.strip_prefix("== "));
    sections
        .map(|section| {
            let (heading, rest) = section.split_once('\n').unwrap_or((section, ""));
            let (name, like) = heading.split_once(", as ").unwrap_or((heading, "nothing before"));
            (name, std::iter::once(like).chain(rest.lines()).collect())
        })
        .collect()
}

/// The first line that differs in each state, for the first states.
fn differences(before: &BTreeMap<&str, Vec<&str>>, now: &BTreeMap<&str, Vec<&str>>) -> String {
    let nothing = Vec::new();
    let mut told = String::new();
    let mut more = 0;
    let new = now.keys().filter(|name| !before.contains_key(*name));
    for name in before.keys().chain(new) {
        let (was, is) = (before.get(name).unwrap_or(&nothing), now.get(name).unwrap_or(&nothing));
        let lines = was.len().max(is.len());
        let Some(line) = (0..lines).find(|line| was.get(*line) != is.get(*line)) else { continue };
        if told.lines().count() > 40 {
            more += 1;
            continue;
        }
        let text = |lines: &[&str]| lines.get(line).copied().unwrap_or("(nothing)").to_owned();
        writeln!(told, "{name}, line {}:\n  was {}\n  is  {}", line + 1, text(was), text(is)).unwrap();
    }
    if more > 0 {
        writeln!(told, "and {more} more states").unwrap();
    }
    told
}
