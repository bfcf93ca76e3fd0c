//! The repository's own commands, run as `cargo xtask NAME`.

mod build;
mod paths;

use anyhow::{Result, bail};

const USAGE: &str = "\
usage: cargo xtask COMMAND
  build                             the extension into pkg/chromium, the folder a browser loads
";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["build"] => build::build().map(|_| ()),
        _ => bail!("{USAGE}"),
    }
}
