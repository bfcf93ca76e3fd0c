//! The library's source, read with `syn`: which paths a file names, and where it stands.

use std::fs;
use std::path::{Path, PathBuf};
use syn::visit::{self, Visit};

/// One file below `src/`.
pub(crate) struct Source {
    /// The path below `src/`, for example `guide/parameters.rs`.
    pub(crate) path: String,
    /// The whole text.
    pub(crate) text: String,
    /// What `syn` makes of it.
    pub(crate) file: syn::File,
}

/// A path as the code names it, for example `["crate", "guide", "StepId"]`.
pub(crate) type Segments = Vec<String>;

impl Source {
    /// Every file below `src/`, sorted by path.
    pub(crate) fn all() -> Vec<Self> {
        files(&root().join("src"), "rs").iter().map(|path| Self::read(path)).collect()
    }

    fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap();
        let file = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let path = path.strip_prefix(root().join("src")).unwrap().to_str().unwrap().to_owned();
        Self { path, text, file }
    }

    /// A source that exists only in a test of these tests.
    pub(crate) fn sample(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned(), file: syn::parse_file(text).unwrap() }
    }

    /// The module at the top that the file belongs to; `bin` for the binaries.
    pub(crate) fn module(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap()
    }

    /// All paths that the file names outside of its tests, imports spelled out
    /// and leading `super` and `self` followed up to `crate`.
    pub(crate) fn paths(&self) -> Vec<Segments> {
        let mut place: Segments = self.path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        place.retain(|part| part != "lib");
        let mut reader = PathReader { place, found: Vec::new() };
        reader.visit_file(&self.file);
        reader.found
    }

    /// Lines that are neither blank nor part of the tests at the end.
    pub(crate) fn length(&self) -> usize {
        let body = self.text.split("\n#[cfg(test)]\nmod tests {").next().unwrap();
        body.lines().filter(|line| !line.trim().is_empty()).count()
    }
}

/// The repository's top folder.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files with this extension below a folder that need not exist, sorted.
pub(crate) fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|own| own == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Whether an item is compiled for tests alone.
pub(crate) fn is_for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.parse_args::<syn::Path>().is_ok_and(|path| path.is_ident("test"))
    })
}

struct PathReader {
    place: Segments,
    found: Vec<Segments>,
}

impl PathReader {
    fn add(&mut self, segments: Segments) {
        let climbed = segments.iter().take_while(|segment| *segment == "super").count();
        let starts_here = segments.first().is_some_and(|first| first == "self");
        if climbed == 0 && !starts_here {
            self.found.push(segments);
            return;
        }
        let kept = self.place.len().saturating_sub(climbed);
        let mut full = vec!["crate".to_owned()];
        full.extend(self.place.iter().take(kept).cloned());
        full.extend(segments.into_iter().skip(climbed.max(1)));
        self.found.push(full);
    }

    fn add_import(&mut self, before: &[String], tree: &syn::UseTree) {
        let joined = |name: String| before.iter().cloned().chain([name]).collect::<Segments>();
        match tree {
            syn::UseTree::Path(path) => self.add_import(&joined(path.ident.to_string()), &path.tree),
            syn::UseTree::Group(group) => group.items.iter().for_each(|item| self.add_import(before, item)),
            syn::UseTree::Name(name) => self.add(joined(name.ident.to_string())),
            syn::UseTree::Rename(rename) => self.add(joined(rename.ident.to_string())),
            syn::UseTree::Glob(_) => self.add(joined("*".to_owned())),
        }
    }
}

impl<'ast> Visit<'ast> for PathReader {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        let attributes = match item {
            syn::Item::Mod(module) => &module.attrs,
            syn::Item::Fn(function) => &function.attrs,
            syn::Item::Impl(block) => &block.attrs,
            syn::Item::Use(import) => &import.attrs,
            _ => &Vec::new(),
        };
        if !is_for_tests(attributes) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        self.place.push(module.ident.to_string());
        visit::visit_item_mod(self, module);
        self.place.pop();
    }

    fn visit_item_use(&mut self, import: &'ast syn::ItemUse) {
        self.add_import(&[], &import.tree);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.add(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        visit::visit_path(self, path);
    }

    /// What stands inside a macro or an attribute is tokens to `syn`; here each
    /// run of names and `::` in them counts as a path.
    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        visit::visit_macro(self, call);
        let tokens = call.tokens.to_string().replace(" :: ", "::");
        for word in tokens.split(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '_' | ':'))) {
            if word.contains("::") {
                self.add(word.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect());
            }
        }
    }
}
