//! The crates of `Cargo.lock`, judged by `deny.toml`.

use super::is_allowed;
use crate::{paths, step};
use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

/// How `cargo metadata` names the public registry.
const PUBLIC_REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

#[derive(Deserialize)]
struct Policy {
    licenses: Licenses,
}

#[derive(Deserialize)]
struct Licenses {
    allow: Vec<String>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    source: Option<String>,
}

/// What is wrong with the crates, one sentence each.
pub(super) fn faults() -> Result<Vec<String>> {
    let text = fs::read_to_string(paths::root().join("deny.toml")).context("no deny.toml")?;
    let policy: Policy = toml::from_str(&text).context("deny.toml is not understood")?;
    let answer = step::read(
        Command::new(env!("CARGO"))
            .args(["metadata", "--locked", "--all-features"])
            .args(["--format-version", "1"])
            .current_dir(paths::root()),
    )?;
    let metadata: Metadata = serde_json::from_slice(&answer.stdout)?;
    println!("crates: {} judged", metadata.packages.len());
    warn_of_duplicates(&metadata.packages);
    Ok(metadata.packages.iter().flat_map(|package| judge(package, &policy.licenses.allow)).collect())
}

fn judge(package: &Package, allowed: &[String]) -> Vec<String> {
    let name = format!("crate {} {}", package.name, package.version);
    let mut faults = Vec::new();
    match &package.license {
        None => faults.push(format!("{name} states no licence")),
        Some(license) if !is_allowed(license, allowed) => {
            faults.push(format!("{name} has the licence {license}"));
        }
        Some(_) => {}
    }
    // The workspace's own packages have no source.
    if let Some(source) = &package.source
        && source != PUBLIC_REGISTRY
    {
        faults.push(format!("{name} comes from {source}"));
    }
    faults
}

fn warn_of_duplicates(packages: &[Package]) {
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for package in packages {
        versions.entry(&package.name).or_default().push(&package.version);
    }
    for (name, versions) in versions {
        if versions.len() > 1 {
            println!("twice in the lock: {name} {}", versions.join(", "));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(license: Option<&str>, source: Option<&str>) -> Package {
        Package {
            name: "sample".to_owned(),
            version: "1.0.0".to_owned(),
            license: license.map(str::to_owned),
            source: source.map(str::to_owned),
        }
    }

    #[test]
    fn a_permissive_crate_of_the_registry_is_fine() {
        let allowed = ["MIT".to_owned()];
        let own = package(Some("MIT"), None);
        let foreign = package(Some("MIT"), Some(PUBLIC_REGISTRY));
        assert!(judge(&own, &allowed).is_empty());
        assert!(judge(&foreign, &allowed).is_empty());
    }

    #[test]
    fn licence_and_source_are_both_named() {
        let allowed = ["MIT".to_owned()];
        let wrong = package(Some("GPL-3.0-only"), Some("git+https://example.com/sample"));
        assert_eq!(
            judge(&wrong, &allowed),
            [
                "crate sample 1.0.0 has the licence GPL-3.0-only",
                "crate sample 1.0.0 comes from git+https://example.com/sample",
            ]
        );
        let silent = package(None, None);
        assert_eq!(judge(&silent, &allowed), ["crate sample 1.0.0 states no licence"]);
    }
}
