//! The repository's own commands, run as `cargo xtask NAME`.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool speaks on its standard streams"
)]

mod bench;
mod build;
mod ci;
mod node;
mod org;
mod page;
mod paths;
mod pictures;
mod python;
mod sf;
mod soak;
mod step;
mod supply_chain;
mod system;
mod test;

use anyhow::{Result, bail};
use org::Audience;
use std::process::ExitCode;
use test::Judges;

const USAGE: &str = "\
usage: cargo xtask COMMAND
  build                             the extension into pkg/chromium, the folder a browser loads
  org [--port N] [--scenario NAME]  the stand-in org; prints one line of JSON, runs until interrupted
  demo [--headless]                 the extension on the org's Setup; headless it plays the guide
                                    by itself and leaves pictures in target/demo
  pictures                          what docs/ show, from the pictures of the last demo
  page FILE                         what the locators make of a page that a volunteer has recorded
  test [--with-sf]                  native and end-to-end tests; installs what it needs; with
                                    Salesforce's CLI (300 MB) as one more judge of the org
  soak --seed N [NAME]              what is too long for every run; NAME: keys, org, orgs,
                                    facts, pages, matrix, mutations, layout, verdicts, diagnosis,
                                    flakes; flakes is taken up where it was stopped
  bench page                        what the extension costs on a Setup page, with goals beside;
                                    also into target/bench/page.json
  bench check                       how long a Check takes where each answer is 100 ms away, and
                                    what it asks for; also into target/bench/check.json
  ci                                format, lints, supply chain, then test
";

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        // A backtrace of this program helps nobody who reads why a command failed.
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<ExitCode> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["build"] => step::step("build", build::build).map(|_| ())?,
        ["org", wishes @ ..] => org::org(wishes)?,
        ["demo"] => org::demo(Audience::Person)?,
        ["demo", "--headless"] => org::demo(Audience::Nobody)?,
        ["page", file] => return page::page(file),
        ["pictures"] => pictures::pictures()?,
        ["test"] => return test::test(Judges::Usual),
        ["test", "--with-sf"] => return test::test(Judges::WithCli),
        ["soak", request @ ..] => soak::soak(&soak::Request::read(request)?)?,
        ["bench", "page"] => bench::page()?,
        ["bench", "check"] => bench::check()?,
        ["ci"] => return ci::ci(),
        _ => bail!("{USAGE}"),
    }
    Ok(ExitCode::SUCCESS)
}
