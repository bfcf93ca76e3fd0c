//! The source of the extension and of the domain's crates, read with `syn`: which paths a file
//! names, and where it stands.

use std::fs;
use std::path::{Path, PathBuf};
use syn::visit::{self, Visit};

/// The crates that the extension is cut from; a folder of `crates` each.
pub(crate) const DOMAIN: &[&str] = &["core", "guide", "keys", "pages", "salesforce", "shipped"];

/// One file of the product.
pub(crate) struct Source {
    /// The path below `src/`, for example `panel/update.rs`; of a crate the name of its folder
    /// and the path below its `src/`, for example `core/check/app.rs`.
    pub(crate) path: String,
    /// The crate, by the name of its folder; none for the extension.
    crate_name: Option<&'static str>,
    /// The whole text.
    pub(crate) text: String,
    /// What `syn` makes of it.
    pub(crate) file: syn::File,
}

/// A path as the code names it, for example `["crate", "guide", "StepId"]`.
pub(crate) type Segments = Vec<String>;

impl Source {
    /// Every file of the extension and of the domain's crates, sorted by path within each.
    pub(crate) fn all() -> Vec<Self> {
        let domain = DOMAIN.iter().flat_map(|name| {
            let sources = Self::below(&root().join("crates").join(name).join("src"));
            assert!(!sources.is_empty(), "there is no crate {name}");
            let within = move |source: Self| Self {
                path: format!("{name}/{}", source.path),
                crate_name: Some(name),
                ..source
            };
            sources.into_iter().map(within)
        });
        Self::below(&root().join("src")).into_iter().chain(domain).collect()
    }

    /// Every file below a folder, sorted by path; the paths are those below it.
    pub(crate) fn below(folder: &Path) -> Vec<Self> {
        files(folder, "rs").iter().map(|path| Self::read(folder, path)).collect()
    }

    fn read(folder: &Path, path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap();
        let file = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let path = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
        Self { path, crate_name: None, text, file }
    }

    /// A source that exists only in a test of these tests.
    pub(crate) fn sample(path: &str, text: &str) -> Self {
        let crate_name = DOMAIN.iter().find(|name| crate::is_below(path, name)).copied();
        Self {
            path: path.to_owned(),
            crate_name,
            text: text.to_owned(),
            file: syn::parse_file(text).unwrap(),
        }
    }

    /// What it belongs to, as the table of the layers has it: a crate, or a module at the top of
    /// the extension or of the crate `core`; `bin` for the binaries.
    pub(crate) fn layer(&self) -> &str {
        let path = self.path.strip_prefix("core/").unwrap_or(&self.path);
        path.split(['/', '.']).next().unwrap()
    }

    /// Where the file stands among the modules of its crate.
    pub(crate) fn place(&self) -> Segments {
        let below = |name: &str| self.path.strip_prefix(name)?.strip_prefix('/');
        let path = self.crate_name.and_then(below).unwrap_or(&self.path);
        let mut place: Segments = path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        place.retain(|part| part != "lib");
        place
    }

    /// All paths that the file names outside of its tests, imports spelled out
    /// and leading `super` and `self` followed up to `crate`.
    pub(crate) fn paths(&self) -> Vec<Segments> {
        let reader = self.read_paths();
        reader.imports.into_iter().map(|import| import.path).chain(reader.found).collect()
    }

    /// The same, imports and the rest apart.
    pub(crate) fn read_paths(&self) -> PathReader {
        let mut reader = PathReader { place: self.place(), imports: Vec::new(), found: Vec::new() };
        reader.visit_file(&self.file);
        reader
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

/// What a file imports.
pub(crate) struct Import {
    /// What it is called there.
    pub(crate) name: String,
    /// Where it comes from.
    pub(crate) path: Segments,
    /// Whether it is only passed on under this name.
    pub(crate) is_passed_on: bool,
}

/// Collects the paths of a file.
pub(crate) struct PathReader {
    place: Segments,
    /// What it imports.
    pub(crate) imports: Vec<Import>,
    /// What else it names.
    pub(crate) found: Vec<Segments>,
}

impl PathReader {
    fn full(&self, segments: Segments) -> Segments {
        let climbed = segments.iter().take_while(|segment| *segment == "super").count();
        let starts_here = segments.first().is_some_and(|first| first == "self");
        if climbed == 0 && !starts_here {
            return segments;
        }
        let kept = self.place.len().saturating_sub(climbed);
        let mut full = vec!["crate".to_owned()];
        full.extend(self.place.iter().take(kept).cloned());
        full.extend(segments.into_iter().skip(climbed.max(1)));
        full
    }

    fn add(&mut self, segments: Segments) {
        let full = self.full(segments);
        self.found.push(full);
    }

    fn add_import(&mut self, before: &[String], tree: &syn::UseTree, is_passed_on: bool) {
        let joined = |name: &str| before.iter().cloned().chain([name.to_owned()]).collect::<Segments>();
        let (path, name) = match tree {
            syn::UseTree::Path(path) => {
                return self.add_import(&joined(&path.ident.to_string()), &path.tree, is_passed_on);
            }
            syn::UseTree::Group(group) => {
                return group.items.iter().for_each(|item| self.add_import(before, item, is_passed_on));
            }
            syn::UseTree::Name(name) if name.ident == "self" => {
                (before.to_vec(), before.last().cloned().unwrap_or_default())
            }
            syn::UseTree::Name(name) => (joined(&name.ident.to_string()), name.ident.to_string()),
            syn::UseTree::Rename(it) => (joined(&it.ident.to_string()), it.rename.to_string()),
            syn::UseTree::Glob(_) => (joined("*"), "*".to_owned()),
        };
        let path = self.full(path);
        self.imports.push(Import { name, path, is_passed_on });
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
        let is_passed_on = !matches!(import.vis, syn::Visibility::Inherited);
        self.add_import(&[], &import.tree, is_passed_on);
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
