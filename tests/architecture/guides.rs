//! What a guide names stands in the guide: no code knows its values, its roles or whoever is
//! on the other side.

use crate::quoted::{Place, quoted};
use crate::source::{Source, files, root};
use crate::texts::product;
use crate::{assert_none, is_below};
use std::fs;
use toml::Value;

/// What guides call things.
#[derive(Default)]
struct Names {
    /// Ids of guides and parameters, and roles: no text is one of them.
    ids: Vec<String>,
    /// Products and companies: no text holds one of them.
    products: Vec<String>,
}

/// Names that any text may hold, whatever a guide means by them.
const COMMON: &[&str] = &["access", "clone"];

impl Names {
    fn of(guide: &Value) -> Self {
        let mut names = Self::default();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        names.ids.push(text(&guide["id"]));
        let parameters = guide.get("parameter").and_then(Value::as_array).into_iter().flatten();
        names.ids.extend(parameters.map(|parameter| text(&parameter["id"])));
        for (kind, objects) in guide["object"].as_table().unwrap() {
            for (role, object) in objects.as_table().unwrap() {
                names.ids.push(role.clone());
                let at = |keys: &[&str]| {
                    let found = keys.iter().try_fold(object, |value, key| value.get(key));
                    found.and_then(Value::as_str).map(str::to_owned)
                };
                names.products.extend(
                    match kind.as_str() {
                        "package" => vec![at(&["namespace"])],
                        "class" => vec![at(&["rest", "ask"])],
                        "user" => vec![at(&["proposed-username"])],
                        "app" => vec![at(&["login", "client"]), at(&["login", "console"])],
                        _ => Vec::new(),
                    }
                    .into_iter()
                    .flatten(),
                );
            }
        }
        names.ids.retain(|id| !COMMON.contains(&id.as_str()));
        names
    }

    /// What of them a text of the code gives away.
    fn found(&self, text: &str) -> Option<&String> {
        let is_it = |id: &&String| {
            text == id.as_str() || text.strip_prefix(id.as_str()).is_some_and(|rest| rest.starts_with('.'))
        };
        self.ids.iter().find(is_it).or_else(|| self.in_words(text))
    }

    fn in_words(&self, text: &str) -> Option<&String> {
        let text = text.to_lowercase();
        self.products.iter().find(|product| text.contains(&product.to_lowercase()))
    }
}

fn guides() -> Vec<Names> {
    let mut paths = files(&root().join("extension/guides"), "toml");
    paths.extend(files(&root().join("tests/fixtures/guides"), "toml"));
    assert!(paths.len() > 1, "{paths:?}");
    paths.iter().map(|path| Names::of(&toml::from_str(&fs::read_to_string(path).unwrap()).unwrap())).collect()
}

fn faults(source: &Source, guides: &[Names]) -> Vec<String> {
    let is_comment = |place: &Place| match place {
        Place::Attribute(_) => true,
        // Comments are attributes within a macro.
        Place::Macro { of, .. } => of.as_deref() == Some("doc"),
        Place::Code | Place::Expect => false,
    };
    let texts = quoted(source).into_iter().filter(|it| !is_comment(&it.place)).map(|it| it.text);
    let named =
        texts.filter_map(|text| Some((guides.iter().find_map(|names| names.found(&text))?.clone(), text)));
    named.map(|(name, text)| format!("{}: {text:?} names {name}, which is a guide's", source.path)).collect()
}

#[test]
fn no_code_names_what_a_guide_names() {
    let guides = guides();
    let sources = product().into_iter().filter(|source| !is_below(&source.path, "shipped"));
    assert_none(&sources.flat_map(|source| faults(&source, &guides)).collect::<Vec<_>>());
}

#[test]
fn no_message_names_the_other_side() {
    let guides = guides();
    let words = root().join("crates/words");
    let mut wrong = Vec::new();
    for path in files(&words, "ftl").into_iter().chain(files(&words, "rs")) {
        if path.components().any(|part| part.as_os_str() == "tests") {
            continue;
        }
        for (index, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            let names = guides.iter().find_map(|names| names.in_words(line));
            wrong.extend(names.map(|name| format!("{}:{}: {name}", path.display(), index + 1)));
        }
    }
    assert_none(&wrong);
}

#[test]
fn a_guides_name_is_found_wherever_it_hides() {
    let guides = guides();
    let found = |code: &str| faults(&Source::sample("core/check/app.rs", code), &guides).len();
    for code in [
        r#"fn f() { values.get("integration_username") }"#,
        r#"const A: &str = "pasted_consumer_key";"#,
        r#"fn f() { values.set("webex.id", "") }"#,
        r#"fn f() { vec!["Look into Control Hub"] }"#,
        r#"const A: &[&str] = &["scv.integration"];"#,
    ] {
        assert_eq!(found(code), 1, "{code}");
    }
    for code in [
        "/// What Webex does.\nfn f() {}",
        r#"#[cfg(test)] mod tests { const A: &str = "app_name"; }"#,
        r#"fn f() { g("access") }"#,
        r#"fn f() { g("integrations") }"#,
    ] {
        assert_eq!(found(code), 0, "{code}");
    }
}
