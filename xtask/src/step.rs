//! Named steps of a command, each with the time it took.

use anyhow::{Context, Result, bail};
use std::process::{Command, Output};
use std::time::Instant;

/// Runs one step between two lines that name it; the second says how long it took.
pub(crate) fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("== {name}");
    let started = Instant::now();
    let outcome = work();
    let ending = if outcome.is_ok() { "done" } else { "FAILED" };
    let seconds = started.elapsed().as_secs_f64();
    eprintln!("== {name}: {ending} in {seconds:.1} s");
    outcome
}

/// Runs a program to its end; anything but success is an error that names the program.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let program = shown(command);
    let status = command.status().with_context(|| format!("`{program}` could not be run"))?;
    if !status.success() {
        bail!("`{program}` ended with {status}");
    }
    Ok(())
}

/// Runs a program to its end and gives what it printed; anything but success is an error.
pub(crate) fn read(command: &mut Command) -> Result<Output> {
    let program = shown(command);
    let output = command.output().with_context(|| format!("`{program}` could not be run"))?;
    if !output.status.success() {
        let complaint = String::from_utf8_lossy(&output.stderr);
        bail!("`{program}` ended with {}: {complaint}", output.status);
    }
    Ok(output)
}

/// Whether a program can be started at all.
pub(crate) fn is_installed(program: &str, question: &str) -> bool {
    Command::new(program).arg(question).output().is_ok_and(|output| output.status.success())
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}
