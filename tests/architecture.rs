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
use source::{Segments, Source, files, is_for_tests, root};
use std::fs;
use syn::visit::{self, Visit};

/// Which modules at the top a module may use; arrows go down only.
const MAY_USE: &[(&str, &[&str])] = &[
    ("guide", &[]),
    ("org", &[]),
    ("page", &[]),
    ("salesforce", &[]),
    ("certificate", &[]),
    ("shipped", &["guide", "page"]),
    ("check", &["guide", "org"]),
    ("diagnose", &["check", "guide", "org"]),
    ("observe", &["guide", "org", "salesforce"]),
    // Its tests take the guide that is shipped.
    ("progress", &["check", "diagnose", "guide", "org", "salesforce", "shipped"]),
    ("protocol", &["certificate", "org", "page", "salesforce"]),
    ("browser", &["protocol"]),
    ("background", &["browser", "page", "protocol", "salesforce"]),
    ("keeper", &["browser", "certificate", "protocol"]),
    (
        "panel",
        &[
            "browser",
            "certificate",
            "check",
            "diagnose",
            "guide",
            "observe",
            "org",
            "page",
            "progress",
            "protocol",
            "salesforce",
            "shipped",
        ],
    ),
    ("bin", &["background", "keeper", "panel"]),
];

/// What knows neither browser nor clock nor chance: whole modules, the panel's
/// one-way flow up to the point where effects are performed, who speaks and what they may ask.
const PURE: &[&str] = &[
    "guide",
    "org",
    "page",
    "salesforce",
    "certificate",
    "shipped",
    "check",
    "diagnose",
    "observe",
    "progress",
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
    "keeper/machine",
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
    "guide",
    "keeper/machine/message",
    "page/catalog",
    "page/command",
    "page/fill",
    "page/pointed",
    "page/record",
    "panel/saved",
    "panel/screen",
    "progress/diagnosed",
    "progress/verdict",
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

/// The module at the top that a path leads to, if it leads into this crate.
fn target(path: &Segments) -> Option<&str> {
    match path.as_slice() {
        [first, module, ..] if first == "crate" || first == "guidepost" => Some(module),
        _ => None,
    }
}

fn direction_faults(source: &Source) -> Vec<String> {
    let module = source.module();
    if module == "lib" {
        return Vec::new();
    }
    let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == module) else {
        return vec![format!("{}: the module {module} is missing from the table", source.path)];
    };
    let paths = source.paths();
    let foreign = paths.iter().filter_map(target).filter(|used| *used != module);
    foreign
        .filter(|used| !allowed.contains(used))
        .map(|used| format!("{}: {module} may not use {used}", source.path))
        .collect()
}

#[test]
fn every_module_uses_only_what_the_table_allows() {
    assert_none(&Source::all().iter().flat_map(direction_faults).collect::<Vec<_>>());
}

#[test]
fn the_library_is_a_table_of_contents_and_the_table_names_it_all() {
    let all = Source::all();
    let library = all.iter().find(|source| source.path == "lib.rs").unwrap();
    let mut modules = Vec::new();
    for item in &library.file.items {
        match item {
            syn::Item::Mod(module) if module.content.is_none() => modules.push(module.ident.to_string()),
            _ => panic!("lib.rs holds more than a list of modules"),
        }
    }
    let mut listed: Vec<&str> = MAY_USE.iter().map(|(name, _)| *name).filter(|name| *name != "bin").collect();
    modules.sort();
    listed.sort_unstable();
    assert_eq!(modules, listed);
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
    for words in ["name", "short_name", "version", "description", "icons", "action"] {
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
                "description": "Open Guidepost in the side panel",
            },
            "switch-focus": {
                "suggested_key": { "default": "Alt+Shift+J" },
                "description": "Go to the field on the page, or back to Guidepost",
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
    let text = "use super::super::guide::{self, StepId as Id};\n\
                mod inner { use super::super::super::org::*; }\n\
                fn f() -> crate::page::Seen { view!(crate::panel::Model) }\n\
                #[cfg(test)] mod tests { use crate::shipped::guides; }";
    let source = Source::sample("check/login.rs", text);
    let paths = source.paths();
    let targets: Vec<&str> = paths.iter().filter_map(target).collect();
    assert_eq!(targets, ["guide", "guide", "org", "page", "panel"]);
}

#[test]
fn each_rule_is_broken_by_a_sample() {
    let upward = Source::sample("page/locate.rs", "use crate::panel::Model;");
    assert_eq!(direction_faults(&upward), ["page/locate.rs: page may not use panel"]);
    let unknown = Source::sample("helpers.rs", "");
    assert_eq!(direction_faults(&unknown), ["helpers.rs: the module helpers is missing from the table"]);
    let impure = Source::sample("org.rs", "fn f() { std::time::Instant::now(); web_sys::window(); }");
    assert_eq!(purity_faults(&impure).len(), 2);
    let strays = "#[wasm_bindgen] pub fn f() {} extern \"C\" {} #[derive(Clone, Serialize)] struct A;";
    assert_eq!(stray_faults(&Source::sample("check.rs", strays)).len(), 3);
    assert!(stray_faults(&Source::sample("protocol/call.rs", "#[derive(Serialize)] struct A;")).is_empty());
}
