//! Flows are independent: each changes the state and returns what it wants done; `update`
//! alone knows them, and alone speaks, rings and remembers.

use crate::assert_none;
use crate::source::Source;
use crate::texts::{in_panel, is_in, product};
use syn::visit::{self, Visit};

/// Who shows the state, and knows nobody who changes it.
const SHOWING: &[&str] = &["panel/compose", "panel/screen", "panel/view", "panel/wording"];

/// What the state itself consists of.
const STATE: &[&str] = &["panel/effect", "panel/event", "panel/model", "panel/saved", "panel/want"];

/// What is said changes by these methods, see `panel/model/said.rs`.
const SPEAKING: &[&str] = &["announce", "hush", "notify", "put_away", "settle"];

/// The flow that a file is a part of.
fn flow(path: &str) -> Option<&str> {
    path.strip_prefix("panel/flow/")?.split(['/', '.']).next()
}

fn reach_faults(source: &Source) -> Vec<String> {
    let fault = |what: &str| format!("{}: {what}", source.path);
    let mut faults = Vec::new();
    for path in source.paths() {
        if in_panel(&path, "update").is_some()
            && (flow(&source.path).is_some() || is_in(&source.path, SHOWING))
        {
            faults.push(fault("knows what carries it out"));
        }
        let Some([other, ..]) = in_panel(&path, "flow") else { continue };
        match flow(&source.path) {
            Some(own) if own != other => faults.push(fault(&format!("a flow knows the flow {other}"))),
            None if is_in(&source.path, SHOWING) || is_in(&source.path, STATE) => {
                faults.push(fault(&format!("knows the flow {other}")));
            }
            _ => {}
        }
    }
    faults
}

/// Finds what is said, and what a ring or a memory is made of.
struct Doings<'a> {
    path: &'a str,
    faults: Vec<String>,
}

impl Doings<'_> {
    fn note(&mut self, what: &str) {
        self.faults.push(format!("{}: {what}, and leaves it to none", self.path));
    }
}

impl<'ast> Visit<'ast> for Doings<'_> {
    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let is_said = matches!(&*call.receiver, syn::Expr::Field(field)
            if matches!(&field.member, syn::Member::Named(name) if name == "said"));
        if is_said && SPEAKING.contains(&call.method.to_string().as_str()) {
            self.note("speaks");
        }
        if call.method == "saved" {
            self.note("remembers");
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_struct(&mut self, made: &'ast syn::ExprStruct) {
        let path: Vec<String> = made.path.segments.iter().map(|it| it.ident.to_string()).collect();
        if path == ["Effect", "Remember"] {
            self.note("remembers");
        }
        if path == ["Effect", "Ring"] && flow(self.path) != Some("point") {
            self.note("rings");
        }
        visit::visit_expr_struct(self, made);
    }
}

fn doing_faults(source: &Source) -> Vec<String> {
    if flow(&source.path).is_none() {
        return Vec::new();
    }
    let mut doings = Doings { path: &source.path, faults: Vec::new() };
    doings.visit_file(&source.file);
    doings.faults
}

#[test]
fn a_flow_knows_no_other_and_who_shows_the_state_knows_none() {
    assert_none(&product().iter().flat_map(reach_faults).collect::<Vec<_>>());
}

#[test]
fn update_alone_speaks_rings_and_remembers() {
    assert_none(&product().iter().flat_map(doing_faults).collect::<Vec<_>>());
}

#[test]
fn what_a_flow_may_not_is_found() {
    for (path, code) in [
        ("panel/flow/key.rs", "use super::point;"),
        ("panel/flow/fill/form.rs", "fn f() { super::super::point::hide() }"),
        ("panel/flow/key.rs", "use super::super::update::update;"),
        ("panel/compose/key.rs", "use super::super::flow::key::load;"),
        ("panel/view.rs", "use super::update::update;"),
        ("panel/model/find.rs", "use crate::panel::flow::point;"),
    ] {
        assert_eq!(reach_faults(&Source::sample(path, code)).len(), 1, "{path}: {code}");
    }
    let inside = Source::sample("panel/flow/fill/form.rs", "use super::super::fill::next; use super::steps;");
    assert!(reach_faults(&inside).is_empty());
    assert!(reach_faults(&Source::sample("panel/update.rs", "use super::flow::{fill, key};")).is_empty());
    for code in [
        "fn f() { model.said.announce(told) }",
        "fn f() { model.said.settle(&About::Key); }",
        "fn f() { Effect::Remember { host, saved } }",
        "fn f() { model.saved() }",
        "fn f() { Effect::Ring { document, what, tag } }",
    ] {
        assert_eq!(doing_faults(&Source::sample("panel/flow/key.rs", code)).len(), 1, "{code}");
    }
    assert!(doing_faults(&Source::sample("panel/flow/key.rs", "fn f() { model.said.notice() }")).is_empty());
}
