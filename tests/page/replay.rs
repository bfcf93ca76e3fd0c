//! Prints what the locators make of a page that was recorded.

#![allow(clippy::print_stdout, reason = "a table is what it is for")]

use pages::catalog::{Catalog, Release};
use pages::record::{PageRecord, Replay};
use std::error::Error;
use std::process::ExitCode;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("the file of a recorded page is needed")?;
    let record = PageRecord::from_json(&std::fs::read_to_string(&path)?)?;
    let locators: serde_json::Value = toml::from_str(include_str!("../../extension/locators/setup.toml"))?;
    let mut catalog = Catalog::from_json(&locators.to_string())?;
    if let Some(release) = &record.release {
        catalog = catalog.of_release(Release::try_from(release.as_str())?);
    }
    let replay = Replay::of(&catalog, &record);
    println!("recorded on {} by version {}", record.date, record.extension);
    print!("{replay}");
    Ok(if replay.pages.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
