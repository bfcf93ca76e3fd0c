//! What the compiler must hold: the crates beside the extension know no browser.

use super::{BROWSER_CRATES, root};
use crate::source::DOMAIN;
use std::process::Command;

/// Crates that may need a browser, and what is no part of the product.
const NOT_HELD: &[&str] = &["guidepost", "xtask"];

/// The packages of the workspace, by name.
fn members() -> Vec<String> {
    let metadata = cargo(&["metadata", "--no-deps", "--format-version", "1"]);
    let metadata: serde_json::Value = serde_json::from_str(&metadata).unwrap();
    let packages = metadata.get("packages").and_then(serde_json::Value::as_array).unwrap().iter();
    packages.map(|package| package.get("name").unwrap().as_str().unwrap().to_owned()).collect()
}

fn cargo(args: &[&str]) -> String {
    let mut cargo = Command::new(env!("CARGO"));
    let output = cargo.args(args).arg("--locked").current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// All that a package is made of, in the browser and natively, with what its build needs.
fn tree(package: &str) -> Vec<String> {
    let args = ["tree", "--package", package, "--edges", "normal,build", "--target", "all"];
    let tree = cargo(&[args.as_slice(), &["--prefix", "none", "--format", "{p}"]].concat());
    tree.lines().filter_map(|line| Some(line.split_whitespace().next()?.replace('-', "_"))).collect()
}

#[test]
fn crates_beside_the_extension_know_no_browser() {
    let members = members();
    let held: Vec<_> = members.iter().filter(|name| !NOT_HELD.contains(&name.as_str())).collect();
    let is_held = |name: &&&str| held.iter().any(|held| **held == format!("guidepost-{name}"));
    assert_eq!(DOMAIN.iter().filter(is_held).count(), DOMAIN.len(), "{members:?}");
    for package in held {
        let tree = tree(package);
        assert_eq!(tree.first(), Some(&package.replace('-', "_")));
        let found: Vec<_> = tree.iter().filter(|name| BROWSER_CRATES.contains(&name.as_str())).collect();
        assert!(found.is_empty(), "{package} needs {found:?}");
    }
    // What is looked for is found where it is known to be.
    assert!(tree("guidepost").iter().any(|name| name == "yew"));
}
