//! The pictures of the documentation, taken from the last demo.

use crate::paths;
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

/// Copies every picture that a text of `docs/` or the README shows from `target/demo/`
/// to `docs/images/`. The demo numbers its pictures; the texts name them without number.
pub(crate) fn pictures() -> Result<()> {
    let taken = taken()?;
    fs::create_dir_all(paths::root().join("docs/images"))?;
    for name in shown()? {
        let Some((_, from)) = taken.iter().find(|(moment, _)| *moment == name) else {
            bail!("the demo took no picture {name}; run `cargo xtask demo --headless` first");
        };
        let to = paths::root().join("docs/images").join(format!("{name}.png"));
        fs::copy(from, &to).with_context(|| format!("{} could not be written", to.display()))?;
        println!("{}", to.display());
    }
    Ok(())
}

/// The moments that the demo photographed, without their numbers.
fn taken() -> Result<Vec<(String, PathBuf)>> {
    let folder = paths::root().join("target/demo");
    let entries = fs::read_dir(&folder).with_context(|| {
        format!("{} is not there; run `cargo xtask demo --headless` first", folder.display())
    })?;
    let mut found = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|kind| kind == "png")
            && let Some((_, moment)) = path.file_stem().and_then(|stem| stem.to_str()?.split_once('-'))
        {
            found.push((moment.to_owned(), path.clone()));
        }
    }
    Ok(found)
}

/// The names of the pictures in the texts.
fn shown() -> Result<BTreeSet<String>> {
    let docs = fs::read_dir(paths::root().join("docs"))?.map(|entry| Ok(entry?.path()));
    let readme = std::iter::once(Ok(paths::root().join("README.md")));
    let mut names = BTreeSet::new();
    for path in docs.chain(readme).collect::<Result<Vec<_>>>()? {
        if path.extension().is_some_and(|kind| kind == "md") {
            names.extend(pictures_in(&fs::read_to_string(&path)?));
        }
    }
    Ok(names)
}

fn pictures_in(text: &str) -> Vec<String> {
    let pieces = text.split("images/").skip(1);
    pieces.filter_map(|rest| Some(rest.split_once(".png")?.0.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_names_its_pictures() {
        let text = "![One](images/app-create-filled.png)\n![Two](docs/images/proof-login-done.png)";
        assert_eq!(pictures_in(text), ["app-create-filled", "proof-login-done"]);
    }

    #[test]
    fn every_picture_of_the_texts_is_there() {
        for name in shown().unwrap() {
            assert!(paths::root().join(format!("docs/images/{name}.png")).is_file(), "{name}");
        }
    }
}
