//! What `cargo xtask soak verdicts` runs: asks the product about generated orgs and
//! prints what they came to as one line of JSON. Its words are those of `main.mjs`.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "it is run by a developer, and its output is read"
)]

mod asker;
#[path = "../observation/stand_in.rs"]
#[expect(dead_code, reason = "the orgs are started by a process of its own")]
mod stand_in;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let sum = asker::run(&words, |finding| finding);
    println!("{}", serde_json::json!({ "tried": sum.tried, "faults": sum.faults }));
}
