//! No file needs another one that needs it.
//!
//! A file needs the files whose items its imports and paths name, outside of tests. A name that
//! a module only passes on leads to the file that has the item, and passing it on is no need.
//! Methods are not followed: a type's file does not need the files that add methods to it.

use crate::assert_none;
use crate::source::{Import, Segments, Source, root};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// The circles that are left. None is added, and none grows.
const KNOWN: &[&[&str]] = &[
    &[
        "crates/core/src/check.rs",
        "crates/core/src/check/app.rs",
        "crates/core/src/check/ending.rs",
        "crates/core/src/check/login_limits.rs",
        "crates/core/src/check/permission_set.rs",
        "crates/core/src/check/policy.rs",
        "crates/core/src/check/prerequisites.rs",
        "crates/core/src/check/profile.rs",
        "crates/core/src/check/proof.rs",
        "crates/core/src/check/user.rs",
    ],
    &[
        "crates/guide/src/lib.rs",
        "crates/guide/src/fact.rs",
        "crates/guide/src/object.rs",
        "crates/guide/src/parameters.rs",
        "crates/guide/src/phrase.rs",
        "crates/guide/src/step.rs",
    ],
    &["crates/guide/src/validate.rs", "crates/guide/src/validate/objects.rs"],
    &[
        "crates/core/src/observe/app.rs",
        "crates/core/src/observe/class_names.rs",
        "crates/core/src/observe/logins.rs",
        "crates/core/src/observe/older.rs",
        "crates/core/src/observe/outsider.rs",
        "crates/core/src/observe/permission_set.rs",
        "crates/core/src/observe/profile.rs",
        "crates/core/src/observe/survey.rs",
        "crates/core/src/observe/user.rs",
        "crates/core/src/observe/user/queries.rs",
    ],
    &[
        "crates/core/src/org.rs",
        "crates/core/src/org/app.rs",
        "crates/core/src/org/found.rs",
        "crates/core/src/org/profile.rs",
        "crates/core/src/org/user.rs",
    ],
    &[
        "crates/pages/src/catalog.rs",
        "crates/pages/src/catalog/labels.rs",
        "crates/pages/src/catalog/site_policy.rs",
        "crates/pages/src/catalog/validate.rs",
        "crates/pages/src/command.rs",
        "crates/pages/src/fill.rs",
    ],
    &["crates/pages/src/locate/forms.rs", "crates/pages/src/locate/weigh.rs"],
    &["crates/pages/src/record.rs", "crates/pages/src/record/redact.rs"],
    &["protocol/background.rs", "protocol/background/denial.rs"],
    &["protocol/keystore.rs", "protocol/keystore/file.rs", "protocol/keystore/refusal.rs"],
    &["crates/salesforce/src/answer/version.rs", "crates/salesforce/src/error.rs"],
    &["crates/words/src/text.rs", "crates/words/src/text/stored.rs"],
];

/// The files of one crate, and what each of them needs.
struct Files {
    /// By the module that a file is.
    modules: BTreeMap<Segments, Module>,
}

struct Module {
    path: String,
    imports: Vec<Import>,
    found: Vec<Segments>,
}

/// Where a path leads.
#[derive(Debug, PartialEq)]
enum Target {
    /// To an item of this module.
    Item(Segments),
    /// To this module as such.
    Module(Segments),
    /// Out of the crate.
    Outside,
}

impl Files {
    fn of(sources: &[Source]) -> Self {
        let is_test = |path: &str| path.split(['/', '.']).any(|part| part == "tests");
        let modules = sources.iter().filter(|source| !is_test(&source.path)).map(|source| {
            let reader = source.read_paths();
            (
                source.place(),
                Module { path: source.path.clone(), imports: reader.imports, found: reader.found },
            )
        });
        Self { modules: modules.collect() }
    }

    /// Follows a path as a module names it.
    fn lead(&self, from: &[String], path: &[String], passed: usize) -> Target {
        let Some((first, rest)) = path.split_first() else { return Target::Outside };
        // Names that are passed around in a circle lead nowhere.
        if passed > 8 {
            return Target::Outside;
        }
        if first == "crate" || first == "guidepost" {
            return self.descend(Vec::new(), rest, passed);
        }
        let inner: Segments = from.iter().chain([first]).cloned().collect();
        if self.modules.contains_key(&inner) {
            return self.descend(inner, rest, passed);
        }
        self.import(from, path, passed).unwrap_or(Target::Outside)
    }

    /// Where a name leads that a module imports.
    fn import(&self, module: &[String], path: &[String], passed: usize) -> Option<Target> {
        let (first, rest) = path.split_first()?;
        let imports = &self.modules.get(module)?.imports;
        let import =
            imports.iter().find(|import| import.name == *first && import.path.first() != Some(first))?;
        let full: Segments = import.path.iter().chain(rest).cloned().collect();
        Some(self.lead(module, &full, passed + 1))
    }

    fn descend(&self, mut module: Segments, mut rest: &[String], passed: usize) -> Target {
        while let Some((first, others)) = rest.split_first() {
            module.push(first.clone());
            if !self.modules.contains_key(&module) {
                module.pop();
                let here = Target::Item(module.clone());
                return match self.import(&module, rest, passed) {
                    None | Some(Target::Outside) => here,
                    Some(found) => found,
                };
            }
            rest = others;
        }
        Target::Module(module)
    }

    /// The files that a file needs, as modules.
    fn needs(&self, from: &Segments, module: &Module) -> BTreeSet<Segments> {
        let imports = module.imports.iter().filter(|import| !import.is_passed_on);
        let paths = imports.map(|import| &import.path).chain(&module.found);
        let mut needed: BTreeSet<Segments> = paths
            .filter_map(|path| match self.lead(from, path, 0) {
                Target::Item(file) => Some(file),
                // What is used of it names it again.
                Target::Module(_) | Target::Outside => None,
            })
            .filter(|file| self.modules.contains_key(file))
            .collect();
        needed.remove(from);
        needed
    }

    /// The circles: files of which each needs each other one.
    fn circles(&self) -> Vec<BTreeSet<String>> {
        let needs: BTreeMap<&Segments, BTreeSet<Segments>> =
            self.modules.iter().map(|(place, module)| (place, self.needs(place, module))).collect();
        let reached: BTreeMap<&Segments, BTreeSet<&Segments>> =
            self.modules.keys().map(|place| (place, reached(&needs, place))).collect();
        let circle = |place: &Segments| -> BTreeSet<String> {
            let needs_it = |other: &&Segments| {
                reached.get(place).is_some_and(|there| there.contains(other))
                    && reached.get(*other).is_some_and(|back| back.contains(place))
            };
            self.modules.iter().filter(|(other, _)| needs_it(other)).map(|(_, it)| it.path.clone()).collect()
        };
        let circles: BTreeSet<BTreeSet<String>> = self.modules.keys().map(circle).collect();
        circles.into_iter().filter(|circle| !circle.is_empty()).collect()
    }
}

/// The files that one needs, and those that these need.
fn reached<'a>(
    needs: &'a BTreeMap<&Segments, BTreeSet<Segments>>,
    from: &Segments,
) -> BTreeSet<&'a Segments> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&Segments> = needs.get(from).into_iter().flatten().collect();
    while let Some(next) = open.pop() {
        if found.insert(next) {
            open.extend(needs.get(next).into_iter().flatten());
        }
    }
    found
}

/// The crates: the library, those beside it, and what builds them.
fn all() -> Vec<(String, Files)> {
    let mut all = vec![(String::new(), Files::of(&Source::below(&root().join("src"))))];
    let mut crates: Vec<_> = fs::read_dir(root().join("crates"))
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path())
        .collect();
    crates.sort();
    for folder in crates {
        let name = format!("crates/{}/", folder.file_name().unwrap().to_str().unwrap());
        for part in ["src", "build"] {
            all.push((format!("{name}{part}/"), Files::of(&Source::below(&folder.join(part)))));
        }
    }
    all
}

#[test]
fn no_file_needs_another_one_that_needs_it() {
    let found: Vec<BTreeSet<String>> = all()
        .iter()
        .flat_map(|(folder, files)| {
            let circles = files.circles().into_iter();
            circles
                .map(|circle| circle.into_iter().map(|path| format!("{folder}{path}")).collect())
                .collect::<Vec<_>>()
        })
        .collect();
    let known: Vec<BTreeSet<String>> =
        KNOWN.iter().map(|circle| circle.iter().map(|path| (*path).to_owned()).collect()).collect();
    let told = |circle: &BTreeSet<String>| circle.iter().cloned().collect::<Vec<_>>().join("\n    ");
    let new = found.iter().filter(|circle| !known.contains(circle));
    let gone = known.iter().filter(|circle| !found.contains(circle));
    let new = new.map(|circle| format!("a circle:\n    {}", told(circle)));
    let gone = gone.map(|circle| format!("it is not there as the list has it:\n    {}", told(circle)));
    assert_none(&new.chain(gone).collect::<Vec<_>>());
}

/// The circles of a crate that exists only in a test of this test.
fn circles(files: &[(&str, &str)]) -> Vec<Vec<String>> {
    let sources: Vec<Source> = files.iter().map(|(path, text)| Source::sample(path, text)).collect();
    Files::of(&sources).circles().into_iter().map(|circle| circle.into_iter().collect()).collect()
}

#[test]
fn a_circle_is_found_whatever_way_it_takes() {
    for (a, b) in [
        ("use crate::b::B; struct A;", "use crate::a::A; struct B;"),
        ("use super::b::{self, C as D}; fn a() {}", "fn b() { super::a::a() }"),
        ("fn a() { crate::b::b() }", "use crate::a; fn b() { a::a() }"),
        ("use crate::passed::B; struct A;", "use crate::passed::{A as C}; struct B;"),
        ("fn a() { view!(crate::b::B) }", "struct B(crate::a::A);"),
    ] {
        let passed = "pub use super::a::A; pub use super::b::B;";
        let found = circles(&[("lib.rs", ""), ("a.rs", a), ("b.rs", b), ("passed.rs", passed)]);
        assert_eq!(found, [["a.rs", "b.rs"]], "{a} {b}");
    }
    let parent = "mod child; pub use child::Part; struct Whole(Part);";
    let found =
        circles(&[("lib.rs", ""), ("a.rs", parent), ("a/child.rs", "use super::Whole; struct Part;")]);
    assert_eq!(found, [["a.rs", "a/child.rs"]]);
    let three = [("a.rs", "use super::b::B;"), ("b.rs", "use super::c::C;"), ("c.rs", "use super::a::A;")];
    assert_eq!(circles(&three), [["a.rs", "b.rs", "c.rs"]]);
}

#[test]
fn what_goes_one_way_is_no_circle() {
    for (parent, child) in [
        ("mod child; pub use child::Part; struct Whole;", "use super::Whole; struct Part;"),
        (
            "mod child; struct Whole(child::Part);",
            "#[cfg(test)] mod tests { use super::super::Whole; } struct Part;",
        ),
        ("mod child; struct Whole;", "use super::Whole; impl Whole { fn more(&self) {} }"),
    ] {
        let found = circles(&[("lib.rs", ""), ("a.rs", parent), ("a/child.rs", child)]);
        assert!(found.is_empty(), "{found:?}");
    }
}
