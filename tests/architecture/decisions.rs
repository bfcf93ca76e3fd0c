//! Words are for people: nothing is decided by comparing them.
//!
//! What counts as a text made for people: whatever comes from `panel/wording`; in the panel a
//! literal with a space in it; and the text fields of the types in `panel/screen` and `progress/verdict`, but for `id`.
//! A field of such a name may also be data of a page, of the org or of the guide (an option's
//! `text`, an app's `label`). So all these names count in the view, which has nothing but
//! screens; where the panel decides, those in [`TOLD`] and those that no other type has; and
//! where words are composed from data, and outside the panel, only the latter.
//! A name that a `let` gives such a text counts like the text.
//! What counts as deciding: `==` and `!=`, a pattern, and the methods in [`ASKING`].

use crate::source::{Source, is_for_tests};
use crate::texts::{in_panel, is_in, product};
use crate::{assert_none, is_below};
use std::collections::BTreeSet;
use syn::parse::ParseStream;
use syn::visit::{self, Visit};

/// The text fields of messages, results and buttons.
const TOLD: &[&str] = &["advice", "announcement", "label", "say", "text", "title"];

/// Where one shown text is compared with another, and why nothing is decided by it.
const ALIKE: &[(&str, &str)] =
    &[("panel/view/button.rs", "the same reason of several buttons is shown once")];

/// Methods that ask what a text says.
const ASKING: &[&str] = &[
    "contains",
    "ends_with",
    "eq",
    "eq_ignore_ascii_case",
    "find",
    "ne",
    "rfind",
    "starts_with",
    "strip_prefix",
    "strip_suffix",
];

/// Methods that give the same text in another shape.
const SAME_TEXT: &[&str] = &[
    "as_deref",
    "as_ref",
    "as_str",
    "clone",
    "into",
    "to_lowercase",
    "to_owned",
    "to_string",
    "to_uppercase",
    "trim",
    "unwrap_or_default",
];

/// The names of fields: those that hold a text, and all.
#[derive(Default)]
struct Fields {
    texts: BTreeSet<String>,
    all: BTreeSet<String>,
}

impl<'ast> Visit<'ast> for Fields {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if !is_for_tests(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_field(&mut self, field: &'ast syn::Field) {
        let Some(name) = field.ident.as_ref().map(ToString::to_string) else { return };
        if is_text(&field.ty) {
            self.texts.insert(name.clone());
        }
        self.all.insert(name);
    }
}

/// Whether a type is a text, one that may be missing, or several.
fn is_text(ty: &syn::Type) -> bool {
    let syn::Type::Path(path) = ty else { return false };
    let Some(last) = path.path.segments.last() else { return false };
    match &last.arguments {
        syn::PathArguments::AngleBracketed(inner) if last.ident == "Option" || last.ident == "Vec" => {
            inner.args.iter().any(|it| matches!(it, syn::GenericArgument::Type(ty) if is_text(ty)))
        }
        _ => last.ident == "String" || last.ident == "Text",
    }
}

/// The fields that hold texts made for people.
struct Display {
    /// Those of the screen's types.
    all: BTreeSet<String>,
    /// Those whose names no other type has, and the messages' own.
    told: BTreeSet<String>,
    /// Those whose names no other type has.
    own: BTreeSet<String>,
}

impl Display {
    fn of(sources: &[Source]) -> Self {
        let (mut screen, mut others) = (Fields::default(), Fields::default());
        for source in sources {
            let fields = if is_in(&source.path, &["panel/screen", "core/progress/verdict"]) {
                &mut screen
            } else {
                &mut others
            };
            fields.visit_file(&source.file);
        }
        screen.texts.remove("id");
        let own: BTreeSet<String> = screen.texts.difference(&others.all).cloned().collect();
        let told = own.iter().cloned().chain(TOLD.iter().map(|name| (*name).to_owned())).collect();
        Self { all: screen.texts, told, own }
    }

    /// Those that count in a file.
    fn within(&self, path: &str) -> &BTreeSet<String> {
        if is_below(path, "panel/view") {
            &self.all
        } else if is_below(path, "panel") && !is_in(path, &["panel/compose", "panel/wording"]) {
            &self.told
        } else {
            &self.own
        }
    }
}

/// Finds what is decided by a text.
struct DecisionFinder<'a> {
    source: &'a Source,
    /// The names that stand for words: imported ones, and those that a function gives them.
    spoken: BTreeSet<String>,
    /// The fields that hold a text made for people here.
    display: &'a BTreeSet<String>,
    faults: Vec<String>,
}

impl<'a> DecisionFinder<'a> {
    fn new(source: &'a Source, display: &'a Display) -> Self {
        let paths = source.paths();
        let imported = paths.iter().filter_map(|path| in_panel(path, "wording")?.last().cloned());
        Self { spoken: imported.collect(), display: display.within(&source.path), source, faults: Vec::new() }
    }

    fn note(&mut self, what: &str) {
        self.faults.push(format!("{}: something is decided by {what}", self.source.path));
    }

    fn is_panel(&self) -> bool {
        is_below(&self.source.path, "panel")
    }

    fn is_words(&self, path: &syn::Path) -> bool {
        let names: Vec<String> = path.segments.iter().map(|part| part.ident.to_string()).collect();
        match names.as_slice() {
            [only] => self.spoken.contains(only),
            [modules @ .., _] => modules.iter().any(|part| part == "wording"),
            [] => false,
        }
    }

    fn check_operands<'e>(&mut self, operands: impl IntoIterator<Item = &'e syn::Expr>) {
        for operand in operands {
            self.check_operand(operand);
        }
    }

    fn check_operand(&mut self, operand: &syn::Expr) {
        match operand {
            syn::Expr::Reference(it) => self.check_operand(&it.expr),
            syn::Expr::Paren(it) => self.check_operand(&it.expr),
            syn::Expr::Group(it) => self.check_operand(&it.expr),
            syn::Expr::Unary(it) => self.check_operand(&it.expr),
            syn::Expr::Tuple(it) => self.check_operands(&it.elems),
            syn::Expr::Array(it) => self.check_operands(&it.elems),
            syn::Expr::MethodCall(it) if SAME_TEXT.iter().any(|same| it.method == *same) => {
                self.check_operand(&it.receiver);
            }
            syn::Expr::Call(it) => {
                if let syn::Expr::Path(function) = &*it.func {
                    if self.is_words(&function.path) {
                        self.note("words");
                    } else if function.path.segments.iter().all(|part| part.ident != "wording") {
                        self.check_operands(&it.args);
                    }
                }
            }
            syn::Expr::Path(it) if self.is_words(&it.path) => self.note("words"),
            syn::Expr::Field(it) => {
                if let syn::Member::Named(name) = &it.member
                    && self.display.contains(&name.to_string())
                {
                    self.note(&format!("what is shown as {name}"));
                } else {
                    self.check_operand(&it.base);
                }
            }
            syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => {
                self.check_literal(&text.value());
            }
            syn::Expr::Macro(it) if it.mac.path.is_ident("format") => {
                let tokens = it.mac.tokens.to_string();
                let text = tokens.split('"').nth(1).unwrap_or_default();
                let fixed: String =
                    text.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect();
                if fixed.contains(char::is_alphabetic) {
                    self.check_literal(&fixed);
                }
            }
            _ => {}
        }
    }

    /// Whether it would be found, were something decided by it.
    fn is_told(&mut self, text: &syn::Expr) -> bool {
        let before = self.faults.len();
        self.check_operand(text);
        let is_told = self.faults.len() > before;
        self.faults.truncate(before);
        is_told
    }

    fn check_literal(&mut self, text: &str) {
        if self.is_panel() && text.contains(' ') {
            self.note(&format!("the text {text:?}"));
        }
    }

    /// A text that is shown is told from others by a pattern.
    fn check_scrutinee(&mut self, asked: &syn::Expr, patterns: &[&syn::Pat]) {
        let mut literals = Literals(0);
        for pattern in patterns {
            literals.visit_pat(pattern);
        }
        if literals.0 > 0 {
            self.check_operand(asked);
        }
    }

    /// What stands in a macro is tokens to `syn`.
    fn check_tokens(&mut self, tokens: &[String]) {
        let token = |at: usize| tokens.get(at).map_or("", String::as_str);
        let is_shown = |at: usize| at > 0 && token(at - 1) == "." && self.display.contains(token(at));
        let is_text = |at: usize| token(at).starts_with('"') && is_below(&self.source.path, "panel/view");
        // The last name of what begins here: `&line.help` ends with `help`.
        let end_of = |mut at: usize| {
            while matches!(token(at), "&" | "*" | "(") {
                at += 1;
            }
            while token(at + 1) == "." {
                at += 2;
            }
            at
        };
        let mut shown = Vec::new();
        for at in 1..tokens.len() {
            let is_comparison =
                matches!(token(at), "=" | "!") && token(at + 1) == "=" && token(at + 2) != "=";
            let before = at - 1;
            let decides = is_comparison
                && (is_shown(before)
                    || is_shown(end_of(at + 2))
                    || is_text(before)
                    || is_text(end_of(at + 2)));
            let asked = token(at) == "." && ASKING.contains(&token(at + 1)) && is_shown(before);
            if decides || asked {
                shown.push(tokens.iter().skip(at.saturating_sub(3)).take(7).cloned().collect::<String>());
            }
        }
        for what in shown {
            self.note(&format!("what is shown: {what}"));
        }
    }
}

struct Literals(usize);

impl<'ast> Visit<'ast> for Literals {
    fn visit_lit_str(&mut self, _: &'ast syn::LitStr) {
        self.0 += 1;
    }
}

/// The names, literals and signs of a macro, one by one.
pub(crate) fn split(tokens: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut rest = tokens.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => literal(rest),
            _ if is_of_name(first) => rest.find(|letter| !is_of_name(letter)).unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        all.push(token.to_owned());
        rest = after.trim_start();
    }
    all
}

fn is_of_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// The length of the literal at the beginning of a text.
fn literal(text: &str) -> usize {
    let mut escaped = false;
    let end = text.char_indices().skip(1).find(|&(_, letter)| {
        let is_end = letter == '"' && !escaped;
        escaped = letter == '\\' && !escaped;
        is_end
    });
    end.map_or(text.len(), |(at, _)| at + 1)
}

impl<'ast> Visit<'ast> for DecisionFinder<'_> {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if !is_for_tests(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        if !is_for_tests(&function.attrs) {
            let outside = self.spoken.clone();
            visit::visit_item_fn(self, function);
            self.spoken = outside;
        }
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        let outside = self.spoken.clone();
        visit::visit_impl_item_fn(self, function);
        self.spoken = outside;
    }

    fn visit_expr_binary(&mut self, binary: &'ast syn::ExprBinary) {
        if matches!(binary.op, syn::BinOp::Eq(_) | syn::BinOp::Ne(_)) {
            self.check_operand(&binary.left);
            self.check_operand(&binary.right);
        }
        visit::visit_expr_binary(self, binary);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        if ASKING.iter().any(|asking| call.method == *asking) {
            self.check_operand(&call.receiver);
            self.check_operands(&call.args);
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_match(&mut self, choice: &'ast syn::ExprMatch) {
        let patterns: Vec<&syn::Pat> = choice.arms.iter().map(|arm| &arm.pat).collect();
        self.check_scrutinee(&choice.expr, &patterns);
        visit::visit_expr_match(self, choice);
    }

    fn visit_expr_let(&mut self, condition: &'ast syn::ExprLet) {
        self.check_scrutinee(&condition.expr, &[&condition.pat]);
        visit::visit_expr_let(self, condition);
    }

    fn visit_local(&mut self, binding: &'ast syn::Local) {
        if let Some(init) = &binding.init {
            self.check_scrutinee(&init.expr, &[&binding.pat]);
            if let syn::Pat::Ident(name) = &binding.pat
                && self.is_told(&init.expr)
            {
                self.spoken.insert(name.ident.to_string());
            }
        }
        visit::visit_local(self, binding);
    }

    fn visit_pat(&mut self, pattern: &'ast syn::Pat) {
        match pattern {
            syn::Pat::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => self.check_literal(&text.value()),
            syn::Pat::Path(path) if self.is_words(&path.path) => self.note("words"),
            _ => {}
        }
        visit::visit_pat(self, pattern);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        if call.path.is_ident("matches") {
            let parts = |input: ParseStream<'_>| {
                let asked: syn::Expr = input.parse()?;
                input.parse::<syn::Token![,]>()?;
                let pattern = syn::Pat::parse_multi_with_leading_vert(input)?;
                let guard = input.peek(syn::Token![if]).then(|| {
                    input.parse::<syn::Token![if]>()?;
                    input.parse::<syn::Expr>()
                });
                input.parse::<Option<syn::Token![,]>>()?;
                Ok((asked, pattern, guard.transpose()?))
            };
            let (asked, pattern, guard) =
                call.parse_body_with(parts).unwrap_or_else(|why| panic!("{}: {why}", self.source.path));
            self.check_scrutinee(&asked, &[&pattern]);
            self.faults.extend(self.within(&asked, &pattern, guard.as_ref()));
        } else {
            self.check_tokens(&split(&call.tokens.to_string()));
        }
    }
}

impl DecisionFinder<'_> {
    /// What is decided inside the parts of a macro, which were only just parsed.
    fn within(&self, asked: &syn::Expr, pattern: &syn::Pat, guard: Option<&syn::Expr>) -> Vec<String> {
        let mut finder = DecisionFinder {
            source: self.source,
            spoken: self.spoken.clone(),
            display: self.display,
            faults: Vec::new(),
        };
        finder.visit_expr(asked);
        finder.visit_pat(pattern);
        if let Some(guard) = guard {
            finder.visit_expr(guard);
        }
        finder.faults
    }
}

fn decision_faults(source: &Source, display: &Display) -> Vec<String> {
    if ALIKE.iter().any(|(path, _)| source.path == *path) {
        return Vec::new();
    }
    let mut finder = DecisionFinder::new(source, display);
    finder.visit_file(&source.file);
    finder.faults
}

#[test]
fn no_comparison_of_texts_made_for_people_decides_anything() {
    let sources = product();
    let display = Display::of(&sources);
    assert!(display.all.contains("announcement") && !display.own.contains("label"), "{:?}", display.own);
    assert_none(&sources.iter().flat_map(|source| decision_faults(source, &display)).collect::<Vec<_>>());
}

#[test]
fn a_word_that_decides_is_found_wherever_it_hides() {
    let display = Display::of(&product());
    let faults = |path: &str, code: &str| {
        let source =
            Source::sample(path, &format!("use super::wording::{{self, FILLED}};\nfn f() {{ {code} }}"));
        decision_faults(&source, &display).len()
    };
    for code in [
        "result.text == wording::FILLED",
        "a != FILLED.to_owned()",
        "Some(wording::verdict(&v).1) == b",
        "match a { wording::FILLED => 1, _ => 2 };",
        "matches!(a.as_str(), \"Filled, not saved\")",
        "matches!(a, Some(b) if b == FILLED)",
        "notice.title.as_str() == b",
        "screen.announcement.contains(b)",
        "match button.label.as_str() { \"Save\" => 1, _ => 2 };",
        "if let \"Save\" = button.label.as_str() {}",
        "let \"Save\" = button.label.as_str() else { return };",
        "(line.label.as_str(), 1) == (a, b)",
        "[\"Fill the form\"].contains(&a)",
        "let said = wording::verdict(&v); if said == a {}",
        "a.starts_with(\"2 fields\")",
        "a == format!(\"All {all} fields\")",
        "assert!(line.advice == b);",
    ] {
        assert!(faults("panel/update.rs", code) > 0, "{code}");
    }
    for code in [
        "line.help == other",
        "html! { if line.help != other { <p/> } };",
        "html! { if other == &line.help { <p/> } };",
        "html! { if line.help.starts_with(x) { <p/> } };",
        "html! { if org.kind == \"Production\" { <p/> } };",
        "html! { if kind != \"Production\" { <p/> } };",
    ] {
        assert!(faults("panel/view/header.rs", code) > 0, "{code}");
    }
    for code in [
        "app.label == expected",
        "seen.title.ends_with(&format!(\": {meant}\"))",
        "name == \"app_name\"",
        "matches!(model.job, Job::Idle)",
        "choice.means(item.text)",
    ] {
        assert_eq!(faults("core/check/app.rs", code), 0, "{code}");
    }
    assert_eq!(faults("panel/compose/confirm.rs", "field.label == asked.found.name"), 0);
}
