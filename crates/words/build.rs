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

/// Where the words of guides stand, in folders of the same names.
const GUIDES: &str = "../../extension/guides";

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let mut first: Option<(Vec<read::Message>, Vec<read::Message>)> = None;
    for language in LANGUAGES {
        let guides = format!("{GUIDES}/{language}");
        println!("cargo::rerun-if-changed={language}");
        println!("cargo::rerun-if-changed={guides}");
        let (files, guides) = (files(language)?, files(&guides)?);
        let compiled = read::read(&files).and_then(|messages| {
            let guides = read::read_guides(&guides)?;
            let table = pattern::table(language, &[&messages, &guides])?;
            if let Some((first, first_guides)) = &first {
                read::compare(first, &messages)?;
                read::compare(first_guides, &guides)?;
            }
            Ok(((messages, guides), table))
        });
        let (messages, table) =
            compiled.map_err(|faults| format!("{language}:\n  {}", faults.join("\n  ")))?;
        fs::write(out.join(format!("{language}.txt")), table)?;
        first.get_or_insert(messages);
    }
    let (messages, guides) = first.unwrap_or_default();
    fs::write(out.join("messages.rs"), rust::types(&messages, &guides, &LANGUAGES))?;
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
