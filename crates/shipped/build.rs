//! Validates the guides and the locators, and hands them to the library as JSON.
//!
//! A guide that does not fit does not compile.

#[path = "build/guide_words.rs"]
mod guide_words;
use pages::catalog::Catalog;
use std::collections::BTreeSet;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

const GUIDES: &str = "../../extension/guides";
const LOCATORS: &str = "../../extension/locators/setup.toml";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={GUIDES}");
    println!("cargo::rerun-if-changed={LOCATORS}");
    let locators = read(Path::new(LOCATORS))?;
    let catalog =
        Catalog::from_json(&locators.to_string()).map_err(|error| format!("{LOCATORS}: {error}"))?;
    write("locators.json", &without_sources(locators))?;
    let mut guides = Vec::new();
    let mut names = BTreeSet::new();
    for path in tables(GUIDES)? {
        let mut table = read(&path)?;
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        guide_words::put_in(&mut table, name)
            .map_err(|faults| format!("{}:\n  {}", path.display(), faults.join("\n  ")))?;
        let (guide, table) = guide::load(table).map_err(|error| format!("{}: {error}", path.display()))?;
        if guide.id.0 != name {
            return Err(format!("{}: the guide calls itself {}", path.display(), guide.id).into());
        }
        let defects = guide::validate::defects(&guide);
        if !defects.is_empty() {
            let list: Vec<String> = defects.iter().map(ToString::to_string).collect();
            return Err(format!("{}:\n  {}", path.display(), list.join("\n  ")).into());
        }
        strangers(&guide, &catalog).map_err(|error| format!("{}: {error}", path.display()))?;
        if !names.insert(guide.id.0.clone()) {
            return Err(format!("{}: another guide is called {} as well", path.display(), guide.id).into());
        }
        guides.push(table);
    }
    write("guides.json", &serde_json::Value::Array(guides))
}

/// Pages, fields and options that a guide names must be in the locators.
fn strangers(guide: &guide::Guide, catalog: &Catalog) -> Result<(), Box<dyn Error>> {
    for stage in guide.steps.iter().flat_map(|step| &step.stages) {
        let page = catalog
            .pages
            .iter()
            .find(|page| page.id.0 == stage.page.0)
            .ok_or_else(|| format!("the locators have no page {}", stage.page))?;
        let named = stage.fields.iter().map(|field| &field.field).chain(&stage.press);
        for name in named {
            if !page.fields.iter().any(|field| field.id.0 == name.0) {
                return Err(format!("page {} has no field {name} in the locators", stage.page).into());
            }
        }
    }
    Ok(())
}

/// The locators without what tells a reader of the file alone where an entry is known from.
fn without_sources(mut locators: serde_json::Value) -> serde_json::Value {
    let mut entries = |kind: &str, edit: &dyn Fn(&mut serde_json::Map<String, serde_json::Value>)| {
        let listed = locators.get_mut(kind).and_then(serde_json::Value::as_array_mut);
        listed.into_iter().flatten().filter_map(serde_json::Value::as_object_mut).for_each(edit);
    };
    entries("label", &|label| {
        // How well a word is known is said to the reader, by whom not.
        for named in ["seen", "documented"] {
            let sources = label.get_mut(named).and_then(serde_json::Value::as_object_mut);
            sources
                .into_iter()
                .flat_map(|sources| sources.values_mut())
                .for_each(|source| *source = "".into());
        }
        label.entry("english_only").and_modify(|reason| *reason = "".into());
    });
    entries("page", &|page| {
        let fields = page.get_mut("field").and_then(serde_json::Value::as_array_mut).into_iter().flatten();
        fields.filter_map(serde_json::Value::as_object_mut).for_each(|field| {
            field.insert("source".to_owned(), "".into());
        });
        page.insert("source".to_owned(), "".into());
    });
    locators
}

fn tables(folder: &str) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    Ok(paths)
}

fn read(path: &Path) -> Result<serde_json::Value, Box<dyn Error>> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()).into())
}

fn write(name: &str, value: &serde_json::Value) -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(folder.join(name), serde_json::to_string(value)?)?;
    Ok(())
}
