//! The npm packages of `tests/package-lock.json`.

use super::is_allowed;
use crate::node;
use anyhow::Result;
use serde_json::Value;

/// Tools of the tests, never shipped: so licences with conditions on changed
/// files (MPL-2.0, axe-core), for data (CC-BY-4.0, browser tables) and for a
/// compression code (Zlib, pako) may be here.
const ALLOWED: [&str; 11] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BlueOak-1.0.0",
    "CC-BY-4.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MPL-2.0",
    "Zlib",
];

/// Where the lock may say that a package comes from; without a word it comes from there too.
const PUBLIC_REGISTRY: &str = "https://registry.npmjs.org/";

/// What is wrong with the packages, one sentence each.
pub(super) fn faults() -> Result<Vec<String>> {
    let packages = node::locked_packages()?;
    println!("npm packages: {} judged", packages.len());
    Ok(packages.iter().flat_map(|(place, package)| judge(place, package)).collect())
}

fn judge(place: &str, package: &Value) -> Vec<String> {
    let text = |name: &str| package.get(name).and_then(Value::as_str);
    let mut faults = Vec::new();
    match text("license") {
        None => faults.push(format!("{place} states no licence")),
        Some(license) if !is_allowed(license, &ALLOWED) => {
            faults.push(format!("{place} has the licence {license}"));
        }
        Some(_) => {}
    }
    if !text("integrity").is_some_and(|hash| hash.starts_with("sha512-")) {
        faults.push(format!("{place} has no SHA-512 in the lock"));
    }
    if let Some(source) = text("resolved")
        && !source.starts_with(PUBLIC_REGISTRY)
    {
        faults.push(format!("{place} comes from {source}"));
    }
    if package.get("link") == Some(&Value::Bool(true)) {
        faults.push(format!("{place} is a link out of the repository"));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::judge;
    use serde_json::json;

    #[test]
    fn a_locked_package_of_the_registry_is_fine() {
        let package = json!({ "version": "1.0.0", "license": "MIT", "integrity": "sha512-aa==" });
        assert!(judge("node_modules/sample", &package).is_empty());
    }

    #[test]
    fn each_fault_is_named() {
        let package = json!({
            "license": "AGPL-3.0-only",
            "integrity": "sha1-aa==",
            "resolved": "git+ssh://git@example.com/sample.git",
        });
        assert_eq!(
            judge("node_modules/sample", &package),
            [
                "node_modules/sample has the licence AGPL-3.0-only",
                "node_modules/sample has no SHA-512 in the lock",
                "node_modules/sample comes from git+ssh://git@example.com/sample.git",
            ]
        );
    }
}
