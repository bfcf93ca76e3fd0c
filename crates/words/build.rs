//! Reads the messages of every language, and writes the types of `en` and a table per language.
//!
//! What does not fit does not compile, with the file, the message and the reason.

#[path = "build/pattern.rs"]
mod pattern;
#[path = "build/read.rs"]
mod read;
#[path = "build/rust.rs"]
mod rust;
#[path = "src/signs.rs"]
#[allow(dead_code, unreachable_pub, reason = "the library reads what is written here")]
mod signs;

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

/// The folders of the languages; the first one is complete and gives the types.
const LANGUAGES: [&str; 1] = ["en"];

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let mut first: Option<Vec<read::Message>> = None;
    for language in LANGUAGES {
        println!("cargo::rerun-if-changed={language}");
        let files = files(language)?;
        let compiled = read::read(&files).and_then(|messages| {
            let table = pattern::table(language, &messages)?;
            if let Some(first) = &first {
                read::compare(first, &messages)?;
            }
            Ok((messages, table))
        });
        let (messages, table) =
            compiled.map_err(|faults| format!("{language}:\n  {}", faults.join("\n  ")))?;
        fs::write(out.join(format!("{language}.txt")), table)?;
        first.get_or_insert(messages);
    }
    fs::write(out.join("messages.rs"), rust::types(&first.unwrap_or_default(), &LANGUAGES))?;
    Ok(())
}

/// The files of a language by their subjects.
fn files(language: &str) -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(language)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "ftl") {
            let subject = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
            files.push((subject.to_owned(), fs::read_to_string(&path)?));
        }
    }
    files.sort();
    Ok(files)
}
