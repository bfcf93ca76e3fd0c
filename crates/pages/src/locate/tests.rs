//! Locating, as sentences over data.

mod forms;
mod languages;
mod mutations;
mod mutator;
mod own;

use super::*;
use crate::command::{ControlIds, ControlSeen, FrameSeen, InnerFrame};

fn catalog() -> Catalog {
    let value: serde_json::Value =
        toml::from_str(include_str!("../../../../extension/locators/setup.toml")).unwrap();
    Catalog::from_json(&value.to_string()).unwrap()
}

fn control(handle: u32, kind: ControlKind, name: &str) -> ControlSeen {
    ControlSeen {
        handle: Handle(handle),
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

fn frame(document: &str, address: &str, controls: Vec<ControlSeen>) -> Frame {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    Frame {
        document: DocumentId(document.to_owned()),
        seen: FrameSeen {
            path: path.to_owned(),
            query: query.to_owned(),
            lang: "en-US".to_owned(),
            frame_name: document.to_owned(),
            top: address.starts_with("/lightning"),
            visible: true,
            controls,
            ..FrameSeen::default()
        },
    }
}

const NEW_SET: &str = "/udd/PermissionSet/newPermissionSet.apexp?isdtp=p1";
const PERMISSIONS: &str = "/0PS000000000001/e?s=SystemPermissions&isdtp=p1";
const APP: &str = "/lightning/setup/ManageExternalClientApplication/0xI000000000001/detail";

fn new_set(extra: Vec<ControlSeen>) -> Frame {
    let mut controls = vec![
        control(1, ControlKind::Text, "Label"),
        control(2, ControlKind::Text, "API Name"),
        control(3, ControlKind::Select, "License"),
        control(4, ControlKind::Button, "Save"),
        control(5, ControlKind::Button, "Save"),
    ];
    controls.extend(extra);
    frame("set", NEW_SET, controls)
}

fn is_same(one: &str, other: &str) -> bool {
    plain(one) == plain(other)
}

fn ambiguous(resolved: &Resolved, among: usize) -> bool {
    matches!(resolved, Resolved::Ambiguous { count, .. } if *count == among)
}

fn at(page: &str, field: &str, frames: &[Frame]) -> Resolved {
    locate(&catalog(), &PageId::from(page), &FieldId::from(field), frames, "en")
}

fn found(document: &str, handle: u32) -> Resolved {
    Resolved::Found(ControlAt { document: DocumentId(document.to_owned()), handle: Handle(handle) })
}

fn names(frames: &[Frame]) -> Vec<String> {
    find_pages(&catalog(), frames).iter().map(|shown| shown.page.id.to_string()).collect()
}

#[test]
fn a_field_is_found_by_its_label() {
    assert_eq!(at("permission-set-new", "api-name", &[new_set(vec![])]), found("set", 2));
}

#[test]
fn a_button_above_and_below_the_form_is_one() {
    assert_eq!(at("permission-set-new", "save", &[new_set(vec![])]), found("set", 5));
}

#[test]
fn two_fields_of_one_label_are_ambiguous() {
    let frames = [new_set(vec![control(6, ControlKind::Text, "API Name")])];
    assert!(ambiguous(&at("permission-set-new", "api-name", &frames), 2));
}

#[test]
fn a_field_of_another_kind_is_not_the_field() {
    let frames = [new_set(vec![control(6, ControlKind::Link, "Session Activation Required")])];
    let missing = Resolved::Missing(Absence::NotOnPage);
    assert_eq!(at("permission-set-new", "session-activation", &frames), missing);
}

#[test]
fn what_a_control_can_hold_makes_it_the_field_and_not_how_it_is_drawn() {
    use ControlKind::{Checkbox, CheckboxGroup, Combobox, DualList, Email, File, RadioGroup, Select};
    use ControlKind::{Text, Textarea, Toggle};
    let drawn_as = |page: &str, address: &str, field: &str, label: &str, beside: &[(ControlKind, &str)]| {
        let kinds = ControlKind::ALL.into_iter().filter(|kind| kind.holds_a_value());
        let is_found = |kind: &ControlKind| {
            let mut controls = vec![control(9, *kind, label)];
            let others = (1..).zip(beside);
            controls.extend(others.map(|(handle, (kind, name))| control(handle, *kind, name)));
            let resolved = at(page, field, &[frame("it", address, controls)]);
            resolved == found("it", 9)
        };
        kinds.filter(is_found).collect::<Vec<ControlKind>>()
    };
    let set = |field, label| {
        let beside = [(Text, "Label"), (Text, "API Name"), (ControlKind::Button, "Save")];
        drawn_as("permission-set-new", NEW_SET, field, label, &beside)
    };
    assert_eq!(set("session-activation", "Session Activation Required"), [Checkbox, Toggle]);
    assert_eq!(set("license", "License"), [Combobox, Select, RadioGroup]);
    let app = |field, label| {
        let beside =
            [(Text, "External Client App Name"), (Text, "API Name"), (ControlKind::Button, "Create")];
        drawn_as("app-new", "/lightning/setup/ManageExternalClientApplication/home", field, label, &beside)
    };
    assert_eq!(app("callback-url", "Callback URL"), [Text, Email, Textarea]);
    assert_eq!(app("scopes", "OAuth Scopes"), [DualList, CheckboxGroup]);
    assert_eq!(app("certificate", "Digital Certificate"), [File]);
}

#[test]
fn what_is_hidden_or_disabled_is_said_to_be() {
    let with = |edit: fn(&mut ControlSeen)| {
        let mut box_ = control(6, ControlKind::Checkbox, "Session Activation Required");
        edit(&mut box_);
        at("permission-set-new", "session-activation", &[new_set(vec![box_])])
    };
    assert_eq!(with(|_| ()), found("set", 6));
    let at = ControlAt { document: DocumentId("set".to_owned()), handle: Handle(6) };
    assert_eq!(with(|c| c.enabled = false), Resolved::Disabled(at.clone()));
    assert_eq!(with(|c| c.visible = false), Resolved::Missing(Absence::Hidden(at)));
}

#[test]
fn a_page_that_is_not_shown_has_no_fields() {
    let elsewhere = Resolved::Missing(Absence::PageNotShown);
    assert_eq!(at("permission-set-new", "label", &[frame("x", "/0PS", vec![])]), elsewhere);
    assert_eq!(at("permission-set-new", "no-such-field", &[]), Resolved::Missing(Absence::Unknown));
    assert_eq!(at("no-such-page", "label", &[]), Resolved::Missing(Absence::Unknown));
}

#[test]
fn a_page_that_could_not_be_read_to_its_end_is_not_known_to_lack_a_field() {
    let mut page = new_set(Vec::new());
    page.seen.controls.clear();
    page.seen.too_large = true;
    assert_eq!(at("permission-set-new", "label", &[page]), Resolved::Missing(Absence::PageNotShown));
    // Known by its address alone, whatever it holds.
    let mut edit = frame("edit", PERMISSIONS, Vec::new());
    assert_eq!(names(std::slice::from_ref(&edit)), ["permission-set-system-permissions-edit"]);
    edit.seen.too_large = true;
    let found = at("permission-set-system-permissions-edit", "api-enabled", &[edit]);
    assert_eq!(found, Resolved::Missing(Absence::PageNotShown));
}

#[test]
fn a_frame_left_behind_is_passed_over() {
    let mut old = new_set(vec![]);
    old.document = DocumentId("old".to_owned());
    old.seen.visible = false;
    assert_eq!(at("permission-set-new", "label", &[old, new_set(vec![])]), found("set", 1));
}

#[test]
fn a_frame_that_its_parent_hides_is_passed_over() {
    let mut shell = frame("shell", "/lightning/setup/PermSets/home", vec![]);
    shell.seen.frames = vec![InnerFrame { name: "set".to_owned(), visible: false }];
    let hidden = Resolved::Missing(Absence::PageNotShown);
    assert_eq!(at("permission-set-new", "label", &[shell, new_set(vec![])]), hidden);
}

#[test]
fn the_same_page_in_two_visible_frames_is_ambiguous() {
    let mut twin = new_set(vec![]);
    twin.document = DocumentId("twin".to_owned());
    assert!(ambiguous(&at("permission-set-new", "label", &[twin, new_set(vec![])]), 2));
}

#[test]
fn a_page_that_may_not_be_described_is_never_shown() {
    let mut frame = new_set(vec![]);
    frame.seen.withheld = true;
    assert!(names(&[frame]).is_empty());
}

#[test]
fn clues_that_point_at_different_controls_find_nothing() {
    let mut titled = control(1, ControlKind::Checkbox, "Something else");
    titled.ids.title = Some("ApiEnabled".to_owned());
    let labelled = control(2, ControlKind::Checkbox, "API Enabled");
    let both = [frame("p", PERMISSIONS, vec![titled, labelled])];
    assert!(ambiguous(&at("permission-set-system-permissions-edit", "api-enabled", &both), 2));
}

#[test]
fn a_weaker_clue_decides_between_the_controls_that_a_stronger_one_fits() {
    let titled = |handle, name| {
        let mut seen = control(handle, ControlKind::Checkbox, name);
        seen.ids.title = Some("ApiEnabled".to_owned());
        seen
    };
    let frames = [frame("p", PERMISSIONS, vec![titled(1, "API Enabled"), titled(2, "Copy")])];
    assert_eq!(at("permission-set-system-permissions-edit", "api-enabled", &frames), found("p", 1));
}

#[test]
fn a_name_that_is_the_title_over_again_is_no_second_word_for_a_look_alike() {
    let titled = |handle, name| {
        let mut seen = control(handle, ControlKind::Checkbox, name);
        seen.ids.title = Some("ApexRestServices".to_owned());
        seen
    };
    let at = |controls| {
        at(
            "permission-set-system-permissions-edit",
            "apex-rest-services",
            &[frame("p", PERMISSIONS, controls)],
        )
    };
    let saved = || control(9, ControlKind::Button, "Save");
    assert_eq!(at(vec![titled(1, "ApexRestServices"), saved()]), found("p", 1));
    // The label of the look-alike fell to the true one, whose id it has.
    let twin = || titled(2, "ApexRestServices");
    assert_eq!(at(vec![titled(1, "Apex REST Services Apex REST Services"), twin(), saved()]), found("p", 1));
    // Where the label of the true one is another now, neither is more the field than the other.
    assert!(ambiguous(&at(vec![titled(1, "Apex REST Services Other"), twin(), saved()]), 2));
}

#[test]
fn a_twin_does_not_win_by_the_labels_that_a_doubled_id_took_to_the_field() {
    let name = "Session Activation Required";
    let twice = control(3, ControlKind::Checkbox, &format!("{name} {name}"));
    let twin = control(4, ControlKind::Checkbox, name);
    assert!(ambiguous(&at("permission-set-new", "session-activation", &[new_set(vec![twice, twin])]), 2));
}

#[test]
fn the_suffix_of_a_generated_id_is_enough() {
    let mut lists = control(7, ControlKind::DualList, "Verfügbare Apex-Klassen");
    lists.ids.id = Some("page:console:j_id81:x:duelingListBox:backingList_a".to_owned());
    let frames = [frame("p", "/0PS000000000001/e?s=ApexClassAccess", vec![lists])];
    assert_eq!(at("permission-set-apex-classes-edit", "classes", &frames), found("p", 7));
}

#[test]
fn labels_are_compared_in_the_language_of_the_page_and_in_english() {
    let german = |name: &str| {
        let mut page = new_set(vec![]);
        page.seen.lang = "de".to_owned();
        page.seen.controls.retain(|control| control.kind != ControlKind::Select);
        page.seen.controls.push(control(9, ControlKind::Select, name));
        at("permission-set-new", "license", &[page])
    };
    assert_eq!(german("Lizenz"), found("set", 9));
    assert_eq!(german("License"), found("set", 9));
    assert_eq!(german("Licencia"), found("set", 9), "a page may declare a wrong language");
    assert_eq!(german("Lizenzart"), Resolved::Missing(Absence::NotOnPage));
}

#[test]
fn where_the_page_names_no_language_the_words_of_all_count() {
    let mut page = new_set(vec![]);
    page.seen.lang = String::new();
    page.seen.controls.retain(|control| control.kind != ControlKind::Select);
    page.seen.controls.push(control(9, ControlKind::Select, "Licencia"));
    let place =
        locate(&catalog(), &PageId::from("permission-set-new"), &FieldId::from("license"), &[page], "");
    assert_eq!(place, found("set", 9));
}

#[test]
fn stars_colons_case_and_curly_quotes_make_no_difference() {
    assert!(is_same("* API\u{a0} Name:", "api name"));
    assert!(is_same("Don\u{2019}t", "Don't"));
    assert!(!is_same("API Name 2", "API Name"));
}

fn app(selected: &str, controls: Vec<ControlSeen>) -> Frame {
    let tab = |handle, name: &str| {
        let mut tab = control(handle, ControlKind::Tab, name);
        tab.value = Some(Shown::Checked(name == selected));
        tab
    };
    let mut all = vec![tab(1, "Policies"), tab(2, "Settings")];
    all.extend(controls);
    frame("app", APP, all)
}

#[test]
fn states_of_one_address_are_told_apart_by_what_they_show() {
    let edit = || control(3, ControlKind::Button, "Edit");
    let key = || control(4, ControlKind::Button, "Consumer Key and Secret");
    assert_eq!(names(&[app("Policies", vec![edit()])]), ["app-policies", "app-detail"]);
    assert_eq!(names(&[app("Settings", vec![edit(), key()])]), ["app-settings", "app-detail"]);
    let editing =
        vec![control(5, ControlKind::Combobox, "Permitted Users"), control(6, ControlKind::Button, "Save")];
    assert_eq!(names(&[app("Policies", editing)]), ["app-policies-edit", "app-detail"]);
}

#[test]
fn a_form_that_its_address_does_not_tell_is_known_by_its_heading() {
    let form = |heading: &str, lang: &str| {
        let mut name = control(1, ControlKind::Text, "Profile Name");
        name.section = vec![heading.to_owned()];
        let mut shown = frame(
            "form",
            "/00e000000000001/e?retURL=%2F00e",
            vec![name, control(2, ControlKind::Button, "Save")],
        );
        shown.seen.headings = vec![heading.to_owned()];
        shown.seen.lang = lang.to_owned();
        names(&[shown])
    };
    assert_eq!(form("Clone Profile", "en-US"), ["profile-clone"]);
    assert_eq!(form("Profil duplizieren", "de"), ["profile-clone"]);
    // Renaming a profile that exists looks the same but for the heading.
    assert!(form("Profile Edit", "en-US").is_empty());
    assert!(form("Profil duplizieren", "en-US").is_empty());
}

#[test]
fn the_ids_in_the_address_are_learned() {
    let catalog = catalog();
    let frames = [app("Policies", vec![])];
    let pages = find_pages(&catalog, &frames);
    assert_eq!(pages[0].ids.get("app").unwrap(), "0xI000000000001");
    let frames = [frame("u", "/udd/PermissionSet/assignPermissionSet.apexp?userId=005000000000001", vec![])];
    assert_eq!(find_pages(&catalog, &frames)[0].ids.get("user").unwrap(), "005000000000001");
}

#[test]
fn a_page_with_a_record_in_its_query_that_it_does_not_name_is_anothers() {
    let shows = |query: &str| {
        let mut frame = new_set(vec![control(1, ControlKind::Text, "Label")]);
        frame.seen.query = query.to_owned();
        !find_pages(&catalog(), &[frame]).is_empty()
    };
    assert!(shows("?retURL=%2F0PS5e000001AbcD&isdtp=p1"));
    assert!(shows("?id=new"));
    assert!(!shows("?isdtp=p1&id=0PS5e000001AbcD"));
}

#[test]
fn what_a_shown_page_remembers_of_its_fields_holds_for_the_language_it_was_asked_in() {
    let catalog = catalog();
    let mut page = new_set(vec![control(6, ControlKind::Text, "Bezeichnung")]);
    page.seen.lang = String::new();
    let frames = [page];
    let [shown] = find_pages(&catalog, &frames).try_into().unwrap();
    for language in ["de", "en", "de"] {
        for field in &shown.page.fields {
            let anew = resolve(&catalog, shown.page, field, shown.frame, language);
            assert_eq!(shown.control_of(&catalog, &field.id, language), anew, "{} {language}", field.id);
        }
    }
    let label = |language| shown.control_of(&catalog, &FieldId::from("label"), language);
    assert_eq!((label("de"), label("en")), (found("set", 6), found("set", 1)));
    let unknown = shown.control_of(&catalog, &FieldId::from("colour"), "en");
    assert_eq!(unknown, Resolved::Missing(Absence::Unknown));
}

#[test]
fn a_lightning_page_is_looked_for_in_the_top_frame_only() {
    let mut inner = app("Policies", vec![]);
    inner.seen.top = false;
    assert!(names(&[inner]).is_empty());
}
