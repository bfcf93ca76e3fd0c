//! The format of the locators, and what the shipped ones hold.

use super::*;

/// The catalog as it is written, read as the build does.
pub(super) fn shipped() -> Catalog {
    let value: serde_json::Value =
        toml::from_str(include_str!("../../../../extension/locators/setup.toml")).unwrap();
    Catalog::from_json(&value.to_string()).unwrap()
}

#[test]
fn values_are_asked_for_of_fields_and_of_no_button() {
    let asked = shipped().marks.asked;
    for name in ["api name", "profilname", "ユーザ名", "refresh token policy"] {
        assert!(asked.names.contains(name), "{name}");
    }
    for name in ["save", "clone", "create", ""] {
        assert!(!asked.names.contains(name), "{name}");
    }
    assert!(asked.attributes.contains("ApiEnabled") && asked.rows.contains("api enabled"));
}

fn error(edit: impl Fn(&mut serde_json::Value)) -> CatalogError {
    let mut value = serde_json::json!({
        "release": "Spring '26",
        "marks": {"never_describe": [], "never_read": [], "page_errors": [], "toasts": [], "field_errors": []},
        "page": [{"id": "p", "frame": "shell", "paths": ["/a"], "mark": "seen", "source": "s",
            "field": [{"id": "f", "kind": ["text"], "find": [{"id": "x"}, {"label": {"en": "X"}}], "mark": "seen", "source": "s"}]}],
        "label": [{"en": "X", "english_only": "a name"}],
    });
    edit(&mut value);
    Catalog::from_json(&value.to_string()).unwrap_err()
}

#[test]
fn the_shipped_locators_are_valid_and_name_every_page() {
    let catalog = shipped();
    let pages: Vec<&str> = catalog.pages.iter().map(|page| page.id.0.as_str()).collect();
    assert_eq!(pages.len(), 29, "{pages:?}");
    let app = catalog.page(&PageId::from("app-new")).unwrap();
    for field in [
        "name",
        "api-name",
        "contact-email",
        "distribution-state",
        "enable-oauth",
        "callback-url",
        "scopes",
        "enable-jwt",
        "certificate",
        "require-secret-web-server",
        "create",
    ] {
        assert!(app.field(&FieldId::from(field)).is_some(), "{field}");
    }
}

#[test]
fn an_option_is_looked_for_by_value_and_by_the_words_of_all_languages() {
    let catalog = shipped();
    let page = catalog.page(&PageId::from("permission-set-new")).unwrap();
    let license = page.field(&FieldId::from("license")).unwrap();
    let none = license.choice(Some("none"), "--None--");
    assert_eq!(none.value.as_deref(), Some(""));
    assert!(none.labels.contains(&"--None--".to_owned()) && none.labels.contains(&"--Ninguno--".to_owned()));
    let free = license.choice(None, "IVR Access");
    assert_eq!(free, Choice { value: None, labels: vec!["IVR Access".to_owned()], ending: None });
}

#[test]
fn a_time_zone_is_told_by_the_end_of_its_words_where_the_value_behind_it_is_another() {
    let catalog = shipped();
    let page = catalog.page(&PageId::from("user-new")).unwrap();
    let of = |field: &str, value: &str| {
        page.field(&FieldId::from(field)).unwrap().choice_of(Some(value.to_owned()), value)
    };
    let zone = of("time-zone", "Europe/Zurich");
    let words = |zone: &str| format!("(GMT+01:00) Central European Standard Time ({zone})");
    assert!(zone.means(Some("9"), &words("Europe/Zurich")));
    assert!(zone.means(Some("Europe/Zurich"), &words("Europe/Zurich")));
    assert!(!zone.means(Some("13"), &words("Europe/Amsterdam")));
    assert_eq!(of("language", "en_US").ending, None, "no other list is known to end so");
}

#[test]
fn what_is_wrong_is_named() {
    assert!(matches!(error(|v| v["page"][0]["paths"][0] = "/{x}".into()), CatalogError::Format(_)));
    assert!(matches!(error(|v| v["page"][0]["colour"] = "red".into()), CatalogError::Format(_)));
    let again = |v: &mut serde_json::Value| {
        let page = v["page"][0].clone();
        v["page"].as_array_mut().unwrap().push(page);
    };
    assert_eq!(error(again), CatalogError::Twice("p".to_owned()));
    assert_eq!(
        error(|v| v["page"][0]["field"][0]["find"] = serde_json::json!([])),
        CatalogError::Clueless("p/f".to_owned())
    );
    assert_eq!(
        error(|v| v["page"][0]["field"][0]["find"].as_array_mut().unwrap().reverse()),
        CatalogError::ClueOrder("p/f".to_owned())
    );
    assert_eq!(
        error(|v| v["page"][0]["requires"] = serde_json::json!(["g"])),
        CatalogError::UnknownField { page: PageId::from("p"), field: FieldId::from("g") }
    );
    assert_eq!(
        error(|v| v["page"][0]["field"][0]["options"] = serde_json::json!({"o": {}})),
        CatalogError::EmptyOption("p/f/o".to_owned())
    );
}

#[test]
fn each_word_of_another_language_stands_in_the_dictionary_with_its_source() {
    let words = serde_json::json!({"de": "D", "es": "E", "fr": "F", "ja": "J", "pt-BR": "P"});
    let amiss = |language: &str| CatalogError::Label { label: "X".to_owned(), language: language.to_owned() };
    let label = |edit: &dyn Fn(&mut serde_json::Value)| {
        error(|v| {
            v["label"][0] = serde_json::json!({"en": "X", "words": words});
            edit(&mut v["label"][0]);
        })
    };
    assert_eq!(label(&|l| l["words"]["it"] = "I".into()), amiss("it"));
    assert_eq!(label(&|l| l["words"]["fr"] = serde_json::json!([])), amiss("fr"));
    assert_eq!(label(&|l| l["seen"] = serde_json::json!({"nl": "where"})), amiss("nl"));
    assert_eq!(
        label(&|l| {
            l["seen"] = serde_json::json!({"de": "where"});
            l["documented"] = serde_json::json!({"de": "where"});
        }),
        amiss("de")
    );
    assert_eq!(label(&|l| l["english_only"] = "a name".into()), amiss("de"));
    let field = |v: &mut serde_json::Value, words| v["page"][0]["field"][0]["find"][1]["label"] = words;
    assert_eq!(
        error(|v| field(v, serde_json::json!({"en": "X", "de": "D"}))),
        CatalogError::Inline("X".to_owned())
    );
    assert_eq!(
        error(|v| field(v, serde_json::json!({"en": "Y"}))),
        CatalogError::Untranslated("Y".to_owned())
    );
    let twice = |v: &mut serde_json::Value| {
        let label = v["label"][0].clone();
        v["label"].as_array_mut().unwrap().push(label);
    };
    assert_eq!(error(twice), CatalogError::Twice("X".to_owned()));
    assert_eq!(
        error(|v| v["page"][0]["field"][0]["find"] = serde_json::json!([{"id": "x"}])),
        CatalogError::UnusedLabel("X".to_owned())
    );
}

#[test]
fn a_label_is_quoted_with_its_english_word_where_its_translation_is_only_likely() {
    let catalog = shipped();
    let german = catalog.labels_in("de-AT");
    let called = |name: &str| german.get(name).map(String::as_str);
    // Seen in a German org; documented; inferred; the same word; a name that stays English.
    assert_eq!(called("Save"), Some("Speichern"));
    assert_eq!(called("Edit"), Some("Bearbeiten"));
    assert_eq!(called("Distribution State"), Some("Verteilungsstatus (Distribution State)"));
    assert_eq!(called("Alias"), Some("Alias"));
    assert_eq!(
        catalog.labels_in("en").len() + catalog.labels_in("pt-PT").len() + catalog.labels_in("").len(),
        0
    );
}

#[test]
fn the_words_of_several_english_words_are_put_together() {
    let catalog = shipped();
    let page = catalog.page(&PageId::from("app-new")).unwrap();
    let enable = page.field(&FieldId::from("enable-oauth")).unwrap();
    let Some(Clue::Label(words)) = enable.find.first() else { panic!("{enable:?}") };
    assert_eq!(words.of("de"), ["OAuth aktivieren", "OAuth-Einstellungen aktivieren"]);
}

#[test]
fn entries_of_other_releases_are_left_out() {
    let mut catalog = shipped();
    let releases = serde_json::json!({"until": "Summer '25"});
    catalog.pages[0].releases = serde_json::from_value(releases.clone()).unwrap();
    catalog.pages[1].fields[0].releases = serde_json::from_value(releases).unwrap();
    let (page, field) = (catalog.pages[0].id.clone(), catalog.pages[1].fields[0].id.clone());
    let held = |release: &str| {
        let held = catalog.clone().of_release(Release::try_from(release).unwrap());
        (held.page(&page).is_some(), held.page(&catalog.pages[1].id).unwrap().field(&field).is_some())
    };
    assert_eq!(held("Summer '25"), (true, true));
    assert_eq!(held("Winter '26"), (false, false));
}
