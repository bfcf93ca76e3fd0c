//! What `cargo xtask soak diagnosis` runs: has the core diagnose orgs of which is known whether
//! the other side gets in (`README.md` tells the lines that are spoken).
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "it is run by a developer, and its output is read"
)]

mod diagnoser;
#[path = "../observation/stand_in.rs"]
#[expect(dead_code, reason = "the orgs are started by a process of its own")]
mod stand_in;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let sum = diagnoser::run(&words);
    println!("{}", serde_json::json!({ "tried": sum.tried, "faults": sum.faults, "counters": sum.counters }));
}
