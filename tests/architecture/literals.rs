//! What the product says stands in the crate `words`: no sentence is written in Rust.

use crate::quoted::{Place, quoted};
use crate::source::{Segments, Source};
use crate::texts::product;
use crate::{assert_none, is_below};
use std::collections::{BTreeMap, BTreeSet};

/// Whose English is not what the panel says, and what it is or for whom.
const NOT_FOR_READERS: &[(&str, usize, &str)] = &[
    ("background/keystore.rs", 1, "the browser is told what the document of the key is for"),
    ("keys/read.rs", 1, "whoever works on the code: a key as it is debugged"),
    ("core/check/login.rs", 7, "Salesforce's own words, by which a refusal is known"),
    ("core/check/names.rs", 22, "Salesforce's own names of values"),
    ("core/check/profile.rs", 2, "Salesforce's own names of profiles"),
    ("core/check/policy.rs", 6, "Salesforce's own names of policies, and what they are compared by"),
    ("core/check/proof/status.rs", 29, "Salesforce's own words, by which a refusal is known"),
    ("core/diagnose/place.rs", 33, "Salesforce's own words, by which a refusal is known"),
    ("guide/validate.rs", 19, "whoever writes a guide, at the build"),
    ("core/observe/logins.rs", 6, "Salesforce's own names of login flows"),
    ("core/org/labels.rs", 22, "Salesforce's own names of permissions"),
    ("core/org/login.rs", 3, "Salesforce's own words, by which a refusal is known"),
    ("core/observe/survey.rs", 2, "Salesforce's own names of fields"),
    ("pages/catalog/release.rs", 1, "whoever writes locators, at the build"),
    ("pages/catalog/validate.rs", 10, "whoever writes locators, at the build"),
    ("pages/path.rs", 1, "whoever writes locators, at the build"),
    ("pages/record.rs", 2, "whoever works with descriptions of pages"),
    ("pages/record/replay.rs", 4, "whoever works with descriptions of pages"),
    ("pages/record/vocabulary.rs", 3, "words of Salesforce's pages and addresses"),
    ("panel/flow/check.rs", 1, "Salesforce's own name of an edition"),
    ("panel/flow/key.rs", 1, "the name of the extension, in a certificate"),
    ("panel/view/icon.rs", 2, "classes of the style sheet"),
    ("panel/view/question.rs", 1, "a key of the keyboard"),
    ("panel/view/step.rs", 1, "a key of the keyboard"),
    ("panel/wording/fields.rs", 12, "Salesforce's own names of buttons"),
    ("salesforce/apex_rest.rs", 1, "whoever works on the code, of a malformed message"),
    ("salesforce/error.rs", 2, "Salesforce's own words, by which a session is known"),
    ("salesforce/host.rs", 1, "whoever works on the code, of a malformed message"),
    ("salesforce/session.rs", 1, "the name of a scheme of HTTP"),
];

/// Macros whose words only whoever works on the code sees, and those that name classes of CSS.
const NOT_SHOWN: &[&str] =
    &["assert", "assert_eq", "classes", "debug_assert", "env", "include_str", "panic", "unreachable"];

/// Two words, or one beside something that comes in or before a sign; in the panel also one
/// with a capital letter. The same words elsewhere are names of Salesforce's API.
fn is_english(text: &str, path: &str) -> bool {
    // Markup, queries and their conditions.
    if text.contains(['<', '=']) || text.starts_with("SELECT ") {
        return false;
    }
    let fixed: String =
        text.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect();
    let signs = |letter: char| !letter.is_alphanumeric();
    let is_word = |word: &&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(|first| first.is_ascii_alphabetic())
            && word.len() > 1
            && letters.all(|letter| letter.is_ascii_lowercase() || letter == '\'')
    };
    let words: Vec<&str> =
        fixed.split_whitespace().map(|word| word.trim_matches(signs)).filter(is_word).collect();
    match words.as_slice() {
        [] => false,
        [one] => {
            let is_capital = one.starts_with(|letter: char| letter.is_ascii_uppercase());
            let is_sentence = fixed.starts_with(char::is_alphabetic) && fixed.ends_with(['.', '?', '!']);
            let is_part = fixed.contains(' ') || is_sentence;
            is_part || is_capital && is_below(path, "panel")
        }
        _ => true,
    }
}

/// Whether whoever uses the product could read it: of attributes only what `thiserror` writes,
/// and no class of CSS; what an `expect` says is an invariant.
fn is_shown(place: &Place) -> bool {
    match place {
        Place::Code => true,
        Place::Expect => false,
        Place::Macro { name, of } => {
            !NOT_SHOWN.contains(&name.as_str()) && !matches!(of.as_deref(), Some("class" | "d" | "doc"))
        }
        Place::Attribute(name) => name == "error",
    }
}

fn english(source: &Source) -> Vec<String> {
    let read = quoted(source).into_iter().filter(|it| is_shown(&it.place)).map(|it| it.text);
    read.filter(|text| is_english(text, &source.path)).collect()
}

#[test]
fn no_sentence_is_written_in_rust() {
    let expected: BTreeMap<&str, usize> =
        NOT_FOR_READERS.iter().map(|(path, count, _)| (*path, *count)).collect();
    let found: BTreeMap<String, Vec<String>> =
        product().iter().map(|source| (source.path.clone(), english(source))).collect();
    let mut faults = Vec::new();
    for (path, found) in &found {
        let (count, allowed) = (found.len(), expected.get(path.as_str()).copied().unwrap_or_default());
        if count > allowed {
            faults.push(format!(
                "{path}: {count} literals, {allowed} were there; a sentence is a message of crates/words:\n    {}",
                found.join("\n    ")
            ));
        } else if count < allowed {
            faults.push(format!("{path}: {count} literals are left; write it into the list"));
        }
    }
    let gone = expected.keys().filter(|path| !found.contains_key(**path));
    faults.extend(gone.map(|path| format!("{path}: there is no such file")));
    assert_none(&faults);
}

#[test]
fn a_sentence_is_found_wherever_it_hides() {
    let found = |path: &str, code: &str| english(&Source::sample(path, code)).len();
    for code in [
        r#"fn f() { g("Press Check.") }"#,
        r#"const A: &str = "It is gone";"#,
        r#"fn f() { format!("field {name}") }"#,
        r#"fn f() { html! { <p>{ "Look again" }</p> } }"#,
        r#"fn f() { html! { <p aria-label="Step list">{ a }</p> } }"#,
        r#"#[derive(Error)] enum E { #[error("the answer was cut")] A }"#,
        r#"fn f() { match a { B => "Wait.", _ => c } }"#,
        r#"fn f() { g(&format!("{a}, and {b} more")) }"#,
    ] {
        assert_eq!(found("core/check/app.rs", code), 1, "{code}");
    }
    assert_eq!(found("panel/view/header.rs", r#"fn f() { html! { <p>{ "User" }</p> } }"#), 1);
    for code in [
        r#"fn f() { g("ApexRestServices", "Enforce", "invalid_grant") }"#,
        r#"fn f() { g("SELECT Id, Name FROM User WHERE Id = '{id}'") }"#,
        r#"fn f() { g("SELECT Id FROM User", ".sandbox.") }"#,
        r#"fn f() { a.expect("the build has read it"); assert!(b, "it holds"); }"#,
        r#"fn f() { html! { <p class="mark verdict" id="a-b" /> } }"#,
        r#"#[cfg(test)] mod tests { const A: &str = "It is gone"; }"#,
        "/// A sentence in a comment.\nfn f() {}",
        r#"#[expect(dead_code, reason = "it is used later")] fn f() {}"#,
    ] {
        assert_eq!(found("core/check/app.rs", code), 0, "{code}");
    }
}

/// What joins texts is asked for by the crate itself.
const JOINS: &str = "join";

#[test]
fn no_message_is_there_that_nobody_says() {
    let mut used: BTreeSet<(String, String)> = BTreeSet::new();
    for source in product() {
        for path in source.paths() {
            let pairs: &Segments = &path;
            used.extend(pairs.windows(2).filter_map(|pair| match pair {
                [module, name] => Some((module.clone(), name.clone())),
                _ => None,
            }));
        }
    }
    let is_used = |module: &str, name: &str| used.contains(&(module.to_owned(), name.to_owned()));
    let faults = words::TYPES.iter().filter(|message| {
        !message.is_within && message.module != JOINS && !is_used(message.module, message.name)
    });
    let told = |message: &words::Type| format!("{}::{}: nobody says it", message.module, message.name);
    assert_none(&faults.map(told).collect::<Vec<_>>());
}
