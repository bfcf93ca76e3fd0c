//! What a record keeps, and what it may never hold.

use super::*;
use crate::catalog::{FieldId, PageId};
use crate::command::Item;
use crate::locate::{ControlAt, Resolved, find_pages, locate};

mod planted;

fn catalog() -> Catalog {
    let value: serde_json::Value =
        toml::from_str(include_str!("../../../../extension/locators/setup.toml")).unwrap();
    Catalog::from_json(&value.to_string()).unwrap()
}

fn control(kind: ControlKind, name: &str) -> ControlSeen {
    ControlSeen {
        handle: Handle(90),
        kind,
        name: name.to_owned(),
        ids: ControlIds::default(),
        section: Vec::new(),
        row: String::new(),
        column: String::new(),
        in_dialog: false,
        forks: Vec::new(),
        visible: true,
        folded: false,
        enabled: true,
        read_only: false,
        value: None,
        options: Vec::new(),
        error: None,
    }
}

fn frame(address: &str, controls: Vec<ControlSeen>) -> Frame {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    Frame {
        document: DocumentId("8F3A".to_owned()),
        seen: FrameSeen {
            host: "acme--uat.sandbox.my.salesforce-setup.com".to_owned(),
            path: path.to_owned(),
            query: query.to_owned(),
            lang: "en-US".to_owned(),
            frame_name: "vfFrameId_1699999999999".to_owned(),
            visible: true,
            controls,
            ..FrameSeen::default()
        },
    }
}

fn record(frames: &[Frame]) -> PageRecord {
    PageRecord::of(&catalog(), frames, "0.1.0", "2026-11-24")
}

const EDIT: &str = "/0PS5e000001AbcDGAS/e?s=SystemPermissions&retURL=%2F0PS5e000001AbcD";

#[test]
fn fields_are_located_in_a_record_as_on_the_page() {
    let mut titled = control(ControlKind::Checkbox, "API Enabled");
    titled.ids.title = Some("ApiEnabled".to_owned());
    titled.row = "API Enabled".to_owned();
    let page = frame(EDIT, vec![control(ControlKind::Link, "Ada"), titled]);
    let record = PageRecord::from_json(&record(&[page]).to_json()).unwrap();
    let frames = record.frames();
    let shown: Vec<String> =
        find_pages(&catalog(), &frames).iter().map(|shown| shown.page.id.to_string()).collect();
    assert_eq!(shown, ["permission-set-system-permissions-edit"]);
    let found = locate(
        &catalog(),
        &PageId::from("permission-set-system-permissions-edit"),
        &FieldId::from("api-enabled"),
        &frames,
        "en",
    );
    assert_eq!(found, Resolved::Found(ControlAt { document: DocumentId("0".to_owned()), handle: Handle(2) }));
}

/// Words of a customer, none of which may be found in a record.
const PRIVATE: [&str; 20] = [
    "acme",
    "5e000001",
    "1699999999999",
    "Lovelace",
    "Hopper",
    "Nightingale",
    "Curie",
    "Noether",
    "Franklin",
    "Meitner",
    "Germain",
    "Kovalevskaya",
    "Herschel",
    "Mirzakhani",
    "Jemison",
    "Hypatia",
    "Goeppert",
    "Lamarr",
    "Anning",
    "8F3A",
];

/// A page with a word of the customer's wherever a description has room for one.
fn full_of_customer() -> Vec<Frame> {
    let option = |value: &str, text: &str| OptionSeen {
        value: Some(value.to_owned()),
        text: text.to_owned(),
        selected: true,
    };
    let mut typed = control(ControlKind::Text, "Last Name");
    typed.value = Some(Shown::Text("Lovelace".to_owned()));
    typed.error = Some("Lovelace is taken".to_owned());
    typed.row = "Last Name Hopper".to_owned();
    typed.section = vec!["Grace Hopper".to_owned(), "Flow Enablement".to_owned()];
    let mut list = control(ControlKind::Select, "License");
    list.value =
        Some(Shown::Chosen { value: Some("0PL5e000001AbcD".to_owned()), text: "Nightingale".to_owned() });
    list.options = vec![option("", "--None--"), option("0PL5e000001AbcD", "Nightingale")];
    let mut pair = control(ControlKind::DualList, "Available Permission Sets");
    pair.value = Some(Shown::Included(vec![Item { value: None, text: "Curie".to_owned() }]));
    pair.options = vec![option("Curie", "Curie"), option("Api", "Manage user data via APIs (api)")];
    let mut unlabelled = control(ControlKind::Combobox, "Emmy Noether");
    unlabelled.value = Some(Shown::Chosen { value: None, text: "Emmy Noether".to_owned() });
    let mut boxed = control(ControlKind::Checkbox, "Franklin");
    boxed.row = "Franklin".to_owned();
    boxed.ids.title = Some("Franklin".to_owned());
    boxed.ids.name = Some("Franklin Rosalind".to_owned());
    let mut linked = control(ControlKind::Link, "Lise Meitner");
    linked.ids.id = Some("0055e000001AbcD_link".to_owned());
    linked.ids.title = Some("Delete - Record 1 - Germain".to_owned());
    linked.ids.value = Some("Germain".to_owned());
    let mut file = control(ControlKind::File, "Upload Files kovalevskaya.crt Kovalevskaya");
    file.value = Some(Shown::File(Some("Kovalevskaya.crt".to_owned())));
    let mailed = control(ControlKind::Text, "herschel@herschel.example Herschel");
    let chosen = control(ControlKind::Tab, "Mirzakhani");
    let mut page = frame(
        "/0055e000001AbcD/e/Jem%69son?s=Jemison%20M&retURL=%2F0055e000001AbcD&Jem ison=1",
        vec![typed, list, pair, unlabelled, boxed, linked, file, mailed, chosen],
    );
    page.seen.title = "Hypatia ~ Salesforce".to_owned();
    page.seen.headings = vec!["Clone Profile".to_owned(), "Hypatia of Alexandria".to_owned()];
    page.seen.errors = vec!["Goeppert is wrong".to_owned()];
    page.seen.toasts = vec!["Goeppert was saved".to_owned()];
    let mut shell = frame("/apex/Lamarr", vec![control(ControlKind::Button, "Hedy Lamarr")]);
    shell.seen.frames = vec![InnerFrame { name: "vfFrameId_1699999999999".to_owned(), visible: false }];
    shell.seen.frame_name = "Lamarr".to_owned();
    let mut foreign = frame("/Anning", vec![control(ControlKind::Text, "Anning")]);
    foreign.seen.host = "anning.example".to_owned();
    foreign.seen.headings = vec!["Anning".to_owned()];
    vec![shell, page, foreign]
}

#[test]
fn nothing_of_the_customers_is_in_a_record() {
    let frames = full_of_customer();
    let described = format!("{frames:?}").to_lowercase();
    let text = record(&frames).to_json().to_lowercase();
    for word in PRIVATE {
        assert!(
            described.contains(&word.to_lowercase()),
            "{word} is not on the page, so this proves nothing"
        );
        assert!(!text.contains(&word.to_lowercase()), "{word} is in {text}");
    }
}

#[test]
fn what_is_salesforces_stays() {
    let record = record(&full_of_customer());
    let page = &record.frames[1];
    assert_eq!(page.path, "/005000000000000/e/x");
    assert_eq!(page.query, "?retURL&s");
    assert_eq!(page.headings[0], "Clone Profile");
    assert_eq!(page.headings[1], "\u{2039}7 2 10\u{203a}");
    let names: Vec<&str> = page.controls.iter().map(|control| control.name.as_str()).take(3).collect();
    assert_eq!(names, ["Last Name", "License", "Available Permission Sets"]);
    assert_eq!(page.controls[0].section[1], "Flow Enablement");
    assert_eq!(page.controls[1].options.len(), 1);
    assert_eq!(page.controls[1].other_options, 1);
    assert_eq!(page.controls[5].ids.id.as_deref(), Some("005000000000000_link"));
    assert!(page.controls[6].name.starts_with("Upload Files"));
    assert!(record.frames[2].withheld);
}

#[test]
fn a_frame_that_its_parent_hides_is_still_hidden_in_a_record() {
    let record = record(&full_of_customer());
    assert_eq!(record.frames[0].frames[0].name, record.frames[1].frame);
    assert_ne!(record.frames[0].frame, record.frames[1].frame);
    assert!(find_pages(&catalog(), &record.frames()).is_empty());
}

#[test]
fn a_file_of_another_format_is_refused() {
    let text = record(&full_of_customer()).to_json();
    assert_eq!(PageRecord::from_json(&text).unwrap().to_json(), text);
    let newer = text.replacen("\"version\": 1", "\"version\": 2", 1);
    assert_eq!(PageRecord::from_json(&newer), Err(RecordError::Version(2)));
    let other = text.replacen("\"extension\"", "\"extra\": 1, \"extension\"", 1);
    assert!(matches!(PageRecord::from_json(&other), Err(RecordError::Format(_))));
    assert!(matches!(PageRecord::from_json("{"), Err(RecordError::Format(_))));
    assert!(
        PageRecord::from_json("[]").unwrap_err().to_string().starts_with("this is no description of a page")
    );
}

#[test]
fn a_replay_says_what_decided_and_what_is_confirmed() {
    let titled = |name: &str, title: &str| {
        let mut control = control(ControlKind::Checkbox, name);
        control.ids.title = Some(title.to_owned());
        control
    };
    let both = vec![titled("API Enabled", "ApiEnabled"), titled("Apex REST Services", "")];
    let replay = Replay::of(&catalog(), &record(&[frame(EDIT, both)]));
    let [page] = replay.pages.as_slice() else { panic!("{replay}") };
    let of = |id: &str| page.fields.iter().find(|field| field.id == id).unwrap();
    assert!(of("api-enabled").is_confirmed());
    // The other box has the title, so this one should have its own.
    assert_eq!(of("apex-rest-services").outcome, "contradicted");
    assert_eq!(of("save").outcome, "missing");
    let table = replay.to_string();
    assert!(table.contains("Title+Label 150 \"API Enabled\"  confirms what was inferred"), "{table}");
    let nothing = Replay::of(&catalog(), &record(&full_of_customer()[2..]));
    assert!(nothing.pages.is_empty());
}
