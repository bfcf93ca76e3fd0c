//! The literals of a file, outside of its tests, and where each of them stands.

use crate::decisions::split;
use crate::source::{Source, is_for_tests};
use syn::visit::{self, Visit};

/// A text as the code has it.
pub(crate) struct Quoted {
    /// The text.
    pub(crate) text: String,
    /// Where it stands.
    pub(crate) place: Place,
}

/// Where a literal stands.
pub(crate) enum Place {
    /// In an expression or a pattern.
    Code,
    /// In what an `expect` says.
    Expect,
    /// In a macro.
    Macro {
        /// The name of the macro.
        name: String,
        /// What it is set to, where it stands behind `=`.
        of: Option<String>,
    },
    /// In an attribute of this name.
    Attribute(String),
}

/// The literals of a file.
pub(crate) fn quoted(source: &Source) -> Vec<Quoted> {
    let mut reader = Reader::default();
    reader.visit_file(&source.file);
    reader.found
}

#[derive(Default)]
struct Reader {
    found: Vec<Quoted>,
    is_expect: bool,
}

impl Reader {
    /// What stands in a macro is tokens to `syn`.
    fn add_tokens(&mut self, tokens: &str, place: impl Fn(Option<String>) -> Place) {
        let tokens = split(tokens);
        for (at, token) in tokens.iter().enumerate() {
            let before = |steps: usize| at.checked_sub(steps).and_then(|at| tokens.get(at));
            let of = before(2).filter(|_| before(1).is_some_and(|sign| sign == "=")).cloned();
            if let Some(text) = token.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
                self.found.push(Quoted { text: text.to_owned(), place: place(of) });
            }
        }
    }
}

fn last(path: &syn::Path) -> String {
    path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default()
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if !is_for_tests(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        if !is_for_tests(&function.attrs) {
            visit::visit_item_fn(self, function);
        }
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        if let syn::Meta::List(list) = &attribute.meta {
            let name = last(&list.path);
            self.add_tokens(&list.tokens.to_string(), |_| Place::Attribute(name.clone()));
        }
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.visit_expr(&call.receiver);
        let outside = std::mem::replace(&mut self.is_expect, call.method == "expect");
        call.args.iter().for_each(|argument| self.visit_expr(argument));
        self.is_expect = outside;
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        let name = last(&call.path);
        self.add_tokens(&call.tokens.to_string(), |of| Place::Macro { name: name.clone(), of });
    }

    fn visit_lit_str(&mut self, literal: &'ast syn::LitStr) {
        let place = if self.is_expect { Place::Expect } else { Place::Code };
        self.found.push(Quoted { text: literal.value(), place });
    }
}
