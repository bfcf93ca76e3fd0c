//! The rules of the house that a compiler does not hold.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops where it stands")]

#[path = "architecture/crates.rs"]
mod crates;
#[path = "architecture/cycles.rs"]
mod cycles;
#[path = "architecture/decisions.rs"]
mod decisions;
#[path = "architecture/drawn.rs"]
mod drawn;
#[path = "architecture/flows.rs"]
mod flows;
#[path = "architecture/guides.rs"]
mod guides;
#[path = "architecture/literals.rs"]
mod literals;
#[path = "architecture/quoted.rs"]
mod quoted;
#[path = "architecture/source.rs"]
mod source;
#[path = "architecture/texts.rs"]
mod texts;

use serde_json::{Value, json};
use source::{DOMAIN, Segments, Source, files, is_for_tests, root};
use std::fs;
use syn::visit::{self, Visit};

/// Which layers a layer may use: the crates, and the modules at the top of `core` and of the
/// extension; arrows go down only.
const MAY_USE: &[(&str, &[&str])] = &[
    ("guide", &[]),
    ("pages", &[]),
    ("salesforce", &[]),
    ("keys", &[]),
    ("shipped", &["guide", "pages"]),
    ("org", &[]),
    ("check", &["guide", "org"]),
    ("diagnose", &["check", "guide", "org"]),
    ("observe", &["guide", "org", "salesforce"]),
    // Its tests take the guide that is shipped.
    ("progress", &["check", "diagnose", "guide", "org", "salesforce", "shipped"]),
    ("protocol", &["keys", "pages", "salesforce"]),
    ("browser", &["protocol"]),
    ("background", &["browser", "pages", "protocol", "salesforce"]),
    ("keystore", &["browser", "keys", "protocol"]),
    (
        "panel",
        &[
            "browser",
            "check",
            "diagnose",
            "guide",
            "keys",
            "observe",
            "org",
            "pages",
            "progress",
            "protocol",
            "salesforce",
            "shipped",
        ],
    ),
    ("bin", &["background", "keystore", "panel"]),
];

/// What knows neither browser nor clock nor chance: whole crates, the panel's
/// one-way flow up to the point where effects are performed, who speaks and what they may ask.
const PURE: &[&str] = &[
    "core",
    "guide",
    "keys",
    "pages",
    "salesforce",
    "shipped",
    "protocol",
    "panel/attention",
    "panel/model",
    "panel/event",
    "panel/effect",
    "panel/flow",
    "panel/compose",
    "panel/saved",
    "panel/screen",
    "panel/update",
    "panel/want",
    "panel/wording",
    "background/policy",
    "background/source",
    "keystore/machine",
];

/// Crates that only work in a browser.
const BROWSER_CRATES: &[&str] = &[
    "console_error_panic_hook",
    "gloo",
    "js_sys",
    "serde_wasm_bindgen",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "web_sys",
    "yew",
];

/// Names under which clock and chance are found in the standard library and in our crates.
const CLOCK_AND_CHANCE: &[&str] = &["Instant", "OsRng", "SysRng", "SystemTime", "getrandom", "thread_rng"];

/// Parts of the standard library that reach out of the program.
const OUTSIDE_WORLD: &[&str] = &["env", "fs", "net", "process", "thread"];

/// Where data crosses a boundary: to another context, to Salesforce, to the
/// browser's own objects, from a file.
const BOUNDARIES: &[&str] = &[
    "browser",
    "core/progress/diagnosed",
    "core/progress/verdict",
    "guide",
    "keystore/machine/message",
    "pages/catalog",
    "pages/command",
    "pages/fill",
    "pages/pointed",
    "pages/record",
    "panel/saved",
    "panel/screen",
    "protocol",
    "salesforce/answer",
    "salesforce/apex_rest",
    "salesforce/error",
    "salesforce/read",
    "salesforce/wire",
    "salesforce/xml/parse",
];

const LONGEST: usize = 400;

fn is_below(path: &str, place: &str) -> bool {
    path.strip_prefix(place).is_some_and(|rest| rest.starts_with(['/', '.']))
}

fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// The layer that a path leads to, as a file of this layer names it.
fn target<'a>(layer: &'a str, path: &'a Segments) -> Option<&'a str> {
    let is_single = DOMAIN.contains(&layer);
    match path.as_slice() {
        [first, ..] if first == "crate" && is_single => Some(layer),
        [first, module, ..] if ["crate", "guidepost", "guidepost_core"].contains(&first.as_str()) => {
            Some(module)
        }
        [first, _, ..] if first != "core" => DOMAIN.iter().find(|name| *name == first).copied(),
        _ => None,
    }
}

fn direction_faults(source: &Source) -> Vec<String> {
    let layer = source.layer();
    if layer == "lib" {
        return Vec::new();
    }
    let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == layer) else {
        return vec![format!("{}: {layer} is missing from the table", source.path)];
    };
    let paths = source.paths();
    let foreign = paths.iter().filter_map(|path| target(layer, path)).filter(|used| *used != layer);
    foreign
        .filter(|used| !allowed.contains(used))
        .map(|used| format!("{}: {layer} may not use {used}", source.path))
        .collect()
}

#[test]
fn every_layer_uses_only_what_the_table_allows() {
    assert_none(&Source::all().iter().flat_map(direction_faults).collect::<Vec<_>>());
}

#[test]
fn the_libraries_are_tables_of_contents_and_the_table_names_it_all() {
    let all = Source::all();
    let mut layers: Vec<String> =
        DOMAIN.iter().filter(|name| **name != "core").map(|name| (*name).to_owned()).collect();
    for library in all.iter().filter(|source| ["lib.rs", "core/lib.rs"].contains(&source.path.as_str())) {
        for item in &library.file.items {
            match item {
                syn::Item::Mod(module) if module.content.is_none() => layers.push(module.ident.to_string()),
                _ => panic!("{} holds more than a list of modules", library.path),
            }
        }
    }
    let mut listed: Vec<&str> = MAY_USE.iter().map(|(name, _)| *name).filter(|name| *name != "bin").collect();
    layers.sort();
    listed.sort_unstable();
    assert_eq!(layers, listed);
}

fn purity_faults(source: &Source) -> Vec<String> {
    if !PURE.iter().any(|place| is_below(&source.path, place)) {
        return Vec::new();
    }
    let is_impure = |path: &Segments| {
        let first = path.first().map(String::as_str).unwrap_or_default();
        let second = path.get(1).map(String::as_str).unwrap_or_default();
        BROWSER_CRATES.contains(&first)
            || path.iter().any(|segment| CLOCK_AND_CHANCE.contains(&segment.as_str()))
            || (first == "std" && OUTSIDE_WORLD.contains(&second))
    };
    let paths = source.paths();
    paths
        .iter()
        .filter(|path| is_impure(path))
        .map(|path| format!("{}: pure, but names {}", source.path, path.join("::")))
        .collect()
}

#[test]
fn pure_modules_know_no_browser_no_clock_and_no_chance() {
    assert_none(&Source::all().iter().flat_map(purity_faults).collect::<Vec<_>>());
}

/// Finds attributes and foreign functions that belong elsewhere.
struct StrayFinder<'a> {
    path: &'a str,
    faults: Vec<String>,
}

impl StrayFinder<'_> {
    fn note(&mut self, fault: &str) {
        self.faults.push(format!("{}: {fault}", self.path));
    }
}

impl<'ast> Visit<'ast> for StrayFinder<'_> {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if !is_for_tests(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_foreign_mod(&mut self, _: &'ast syn::ItemForeignMod) {
        if !is_below(self.path, "browser") {
            self.note("imports of foreign functions belong into browser/");
        }
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        let name = attribute.path().segments.last().map(|segment| segment.ident.to_string());
        if name.as_deref() == Some("wasm_bindgen") && !is_below(self.path, "bin") {
            self.note("an export in the library lands in every binary; it belongs into bin/");
        }
        let syn::Meta::List(list) = &attribute.meta else { return };
        let words = list.tokens.to_string();
        let derives_serde = name.as_deref() == Some("derive")
            && ["Serialize", "Deserialize"].iter().any(|derive| words.contains(derive));
        if derives_serde && !BOUNDARIES.iter().any(|place| is_below(self.path, place)) {
            self.note("serde belongs to the boundaries alone");
        }
    }
}

fn stray_faults(source: &Source) -> Vec<String> {
    let mut finder = StrayFinder { path: &source.path, faults: Vec::new() };
    finder.visit_file(&source.file);
    finder.faults
}

#[test]
fn exports_imports_and_wire_formats_stand_where_they_belong() {
    assert_none(&Source::all().iter().flat_map(stray_faults).collect::<Vec<_>>());
}

#[test]
fn no_file_is_too_long_to_read() {
    let all = Source::all();
    let long = all.iter().filter(|source| source.length() > LONGEST);
    let faults = long.map(|source| format!("{}: {} lines", source.path, source.length()));
    assert_none(&faults.collect::<Vec<_>>());
}

/// Text in quotes of a line of TOML, as it stands.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('"').skip(1).step_by(2)
}

#[test]
fn scripts_know_nothing_of_salesforce() {
    let mut known: Vec<String> =
        [".force.com", "salesforce.com", "salesforce-setup.com", "/lightning/", "/setup/"]
            .map(str::to_owned)
            .to_vec();
    for path in files(&root().join("extension/locators"), "toml") {
        let text = fs::read_to_string(path).unwrap();
        let data = text.lines().filter(|line| !line.trim_start().starts_with('#'));
        // A label of several words is Salesforce's own; a single word such as `save` may be anybody's.
        known.extend(data.flat_map(quoted).filter(|label| label.contains(' ')).map(str::to_owned));
    }
    let mut faults = Vec::new();
    for path in files(&root().join("extension"), "js") {
        let text = fs::read_to_string(&path).unwrap();
        for word in known.iter().filter(|word| text.contains(word.as_str())) {
            faults.push(format!("{}: {word:?} is data for a locator", path.display()));
        }
    }
    assert_none(&faults);
}

#[test]
fn the_words_of_guides_are_text_and_not_markup() {
    let mut faults = Vec::new();
    for path in files(&root().join("extension/guides"), "toml") {
        let text = fs::read_to_string(&path).unwrap();
        for (index, line) in text.lines().enumerate() {
            let opens_tag = line
                .split('<')
                .skip(1)
                .any(|rest| rest.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '/'));
            let has_entity = line.split('&').skip(1).any(|rest| {
                let name = rest.split(';').next().unwrap_or_default();
                name.len() < rest.len()
                    && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '#')
            });
            if opens_tag || has_entity {
                faults.push(format!("{}:{}: {line}", path.display(), index + 1));
            }
        }
    }
    assert_none(&faults);
}

fn manifest() -> Value {
    serde_json::from_str(&fs::read_to_string(root().join("manifest.json")).unwrap()).unwrap()
}

/// Design, invariant I8: whoever widens what the extension may do changes this test too.
#[test]
fn the_extension_may_do_this_and_nothing_else() {
    const SETUP: [&str; 2] = ["https://*.my.salesforce-setup.com/*", "https://*.lightning.force.com/*"];
    let manifest = manifest();
    let mut granted = manifest.as_object().unwrap().clone();
    for words in ["default_locale", "name", "short_name", "version", "description", "icons", "action"] {
        granted.remove(words);
    }
    let expected = json!({
        "manifest_version": 3,
        "minimum_chrome_version": "120",
        "incognito": "split",
        "permissions": ["offscreen", "scripting", "sidePanel", "storage"],
        "optional_permissions": ["cookies"],
        "host_permissions": [SETUP[0], SETUP[1], "https://*.my.salesforce.com/*"],
        "optional_host_permissions": ["https://login.salesforce.com/*", "https://test.salesforce.com/*"],
        "background": { "service_worker": "background.js", "type": "module" },
        "commands": {
            "_execute_action": {
                "suggested_key": { "default": "Alt+Shift+G" },
                "description": "__MSG_openInSidePanel__",
            },
            "switch-focus": {
                "suggested_key": { "default": "Alt+Shift+J" },
                "description": "__MSG_switchFocus__",
            },
        },
        "side_panel": { "default_path": "sidepanel.html" },
        "content_scripts": [{
            "matches": [
                "https://*.my.salesforce-setup.com/lightning/setup/*",
                "https://*.lightning.force.com/lightning/setup/*",
            ],
            "js": ["launcher.js"],
            "run_at": "document_idle",
        }],
        "web_accessible_resources": [{
            "resources": ["panel.html"],
            "matches": SETUP,
            "use_dynamic_url": true,
        }],
        "content_security_policy": {
            "extension_pages": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                img-src 'self'; connect-src 'self' https://*.my.salesforce.com https://login.salesforce.com \
                https://test.salesforce.com; worker-src 'self'; \
                object-src 'none'; base-uri 'none'; form-action 'none'",
        },
    });
    assert_eq!(Value::Object(granted), expected);
}

#[test]
fn the_manifest_names_files_that_exist_and_the_crates_version() {
    let manifest = manifest();
    assert_eq!(manifest["version"], env!("CARGO_PKG_VERSION"));
    let named = [
        manifest["background"]["service_worker"].as_str(),
        manifest["side_panel"]["default_path"].as_str(),
        manifest["content_scripts"][0]["js"][0].as_str(),
        manifest["web_accessible_resources"][0]["resources"][0].as_str(),
    ];
    let icons = manifest["icons"].as_object().unwrap().values().map(Value::as_str);
    for file in named.into_iter().chain(icons).map(Option::unwrap) {
        assert!(root().join("extension").join(file).is_file(), "{file}");
    }
}

#[test]
fn both_halves_of_wasm_bindgen_have_one_version() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let version = |name: &str| {
        let (_, after) = lock.split_once(&format!("name = \"{name}\"\nversion = \"")).unwrap();
        after.split('"').next().unwrap().to_owned()
    };
    assert_eq!(version("wasm-bindgen"), version("wasm-bindgen-cli-support"));
}

#[test]
fn a_path_is_followed_through_imports_and_up_to_the_crate() {
    let followed = |path: &str, text: &str| -> Vec<String> {
        let source = Source::sample(path, text);
        let (layer, paths) = (source.layer(), source.paths());
        paths.iter().filter_map(|path| target(layer, path)).map(str::to_owned).collect()
    };
    let text = "use super::super::org::{self, UserId as Id}; use guide::Role;\n\
                mod inner { use super::super::super::observe::*; }\n\
                fn f() -> pages::Frame { view!(salesforce::http::Reply) }\n\
                #[cfg(test)] mod tests { use shipped::guides; }";
    let found = followed("core/check/login.rs", text);
    assert_eq!(found, ["org", "org", "guide", "observe", "pages", "salesforce"]);
    let text = "use guidepost_core::check::Verdict; use crate::panel::Model; use core::fmt::Write;";
    assert_eq!(followed("panel/flow/key.rs", text), ["check", "panel"]);
    assert_eq!(followed("salesforce/read.rs", "use crate::http::Reply; use super::rest;"), ["salesforce"; 2]);
}

#[test]
fn each_rule_is_broken_by_a_sample() {
    let upward = Source::sample("pages/locate.rs", "use guidepost_core::check::Verdict;");
    assert_eq!(direction_faults(&upward), ["pages/locate.rs: pages may not use check"]);
    let inside = Source::sample("core/org/user.rs", "use super::super::check::Verdict;");
    assert_eq!(direction_faults(&inside), ["core/org/user.rs: org may not use check"]);
    let unknown = Source::sample("helpers.rs", "");
    assert_eq!(direction_faults(&unknown), ["helpers.rs: helpers is missing from the table"]);
    let impure = Source::sample("core/org.rs", "fn f() { std::time::Instant::now(); web_sys::window(); }");
    assert_eq!(purity_faults(&impure).len(), 2);
    let strays = "#[wasm_bindgen] pub fn f() {} extern \"C\" {} #[derive(Clone, Serialize)] struct A;";
    assert_eq!(stray_faults(&Source::sample("core/check.rs", strays)).len(), 3);
    assert!(stray_faults(&Source::sample("protocol/call.rs", "#[derive(Serialize)] struct A;")).is_empty());
}
