//! A component of the panel draws one element, always.
//!
//! The drawing library keeps the place of a component by what it has drawn last. Of one that
//! draws nothing for a while the place is lost, and what comes beside it meanwhile is put in
//! behind it: the choice of the key's size stood below its button in every other opening.

use crate::assert_none;
use crate::source::Source;
use syn::{Item, ItemFn, Stmt};

fn is_component(function: &ItemFn) -> bool {
    function.attrs.iter().any(|attribute| attribute.path().is_ident("component"))
}

/// What a function's last expression draws, where that is `html!`.
fn drawn(function: &ItemFn) -> Option<String> {
    match function.block.stmts.last()? {
        Stmt::Macro(last) if last.mac.path.is_ident("html") => Some(last.mac.tokens.to_string()),
        Stmt::Expr(syn::Expr::Macro(last), None) if last.mac.path.is_ident("html") => {
            Some(last.mac.tokens.to_string())
        }
        _ => None,
    }
}

/// Whether it is an element, and no condition, list or block: `<` and a name come first, and
/// what closes that name comes last.
fn is_one_element(tokens: &str) -> bool {
    let spaced = tokens.replace('<', " < ").replace('>', " > ").replace('/', " / ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    match words.as_slice() {
        ["<", name, .., "<", "/", last, ">"] => name == last,
        ["<", name, .., "/", ">"] => name.starts_with(char::is_alphabetic),
        _ => false,
    }
}

#[test]
fn an_element_is_told_from_what_may_draw_nothing() {
    for one in [
        "< div > { x } < / div >",
        "< KeyView screen = { s } / >",
        "<nav class=\"a\"> if x { <p></p> } </nav>",
    ] {
        assert!(is_one_element(one), "{one}");
    }
    for other in
        ["if x { < p > < / p > }", "< > < p / > < / >", "{ words (x) }", "< p > < / p > < dl > < / dl >"]
    {
        assert!(!is_one_element(other), "{other}");
    }
}

#[test]
fn a_component_draws_one_element_and_never_none() {
    let mut faults = Vec::new();
    let mut seen = 0;
    for source in Source::all().iter().filter(|source| crate::is_below(&source.path, "panel/view")) {
        for item in &source.file.items {
            let Item::Fn(function) = item else { continue };
            if !is_component(function) {
                continue;
            }
            seen += 1;
            if !drawn(function).is_some_and(|tokens| is_one_element(&tokens)) {
                faults.push(format!("{}: {} does not end with one element", source.path, function.sig.ident));
            }
        }
    }
    assert!(seen > 10, "{seen} components");
    assert_none(&faults);
}
