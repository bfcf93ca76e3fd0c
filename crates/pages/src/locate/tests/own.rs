//! Two forms with the page's fields: which is its own, and where nobody can tell.

use super::*;

const USER: [&str; 5] = ["First Name", "Last Name", "Alias", "Username", "Email"];

fn in_part(control: ControlSeen, part: u32, section: &[&str]) -> ControlSeen {
    let section = section.iter().map(|words| (*words).to_owned()).collect();
    ControlSeen { forks: vec![1, part], section, ..control }
}

/// Text fields of these names in one part of a page.
fn texts(first: u32, names: &[&str], part: u32, section: &[&str]) -> Vec<ControlSeen> {
    names
        .iter()
        .zip(first..)
        .map(|(name, handle)| in_part(control(handle, ControlKind::Text, name), part, section))
        .collect()
}

fn save(handle: u32, part: u32, section: &[&str]) -> ControlSeen {
    in_part(control(handle, ControlKind::Button, "Save"), part, section)
}

/// The form of a new user in part 3, and another part 2 before it.
fn user_page(other: Vec<ControlSeen>) -> Vec<Frame> {
    let mut controls = other;
    controls.extend(texts(11, &USER, 3, &["New User"]));
    controls.push(save(20, 3, &["New User"]));
    vec![frame("user", "/005/e", controls)]
}

fn is_own(page: &str, field: &str, handle: u32, frames: &[Frame]) -> bool {
    at(page, field, frames) == found("user", handle)
}

#[test]
fn a_search_with_the_known_ids_does_not_keep_the_form_from_being_found() {
    let mut search = texts(1, &["First Name", "Last Name", "Email"], 2, &["Search for an existing user"]);
    for (control, id) in search.iter_mut().zip(["name_firstName", "name_lastName", "Email"]) {
        control.ids.id = Some(id.to_owned());
    }
    let frames = user_page(search);
    for (field, handle) in
        [("first-name", 11), ("last-name", 12), ("alias", 13), ("username", 14), ("email", 15)]
    {
        assert!(is_own("user-new", field, handle, &frames), "{field}");
    }
}

#[test]
fn a_complete_form_of_another_is_not_the_page_where_one_field_of_its_own_has_another_name() {
    let mut frames = user_page(texts(1, &USER, 2, &["Search for an existing user"]));
    for control in frames[0].seen.controls.iter_mut().filter(|it| it.name == "Alias" && it.forks == [1, 3]) {
        control.name = "Short name".to_owned();
    }
    for control in frames[0].seen.controls.iter_mut().filter(|it| it.forks == [1, 3]) {
        control.section = vec!["Details".to_owned()];
    }
    for (field, handle) in [("first-name", 1), ("alias", 3), ("email", 5)] {
        assert!(!is_own("user-new", field, handle, &frames), "{field}");
    }
}

#[test]
fn of_two_users_the_one_under_the_words_of_the_page_is_the_new_one() {
    let mut frames = user_page(texts(1, &USER, 2, &["Approver: Sam Service"]));
    // One button saves both.
    frames[0].seen.controls.iter_mut().filter(|it| it.name == "Save").for_each(|it| it.forks = vec![1]);
    assert!(is_own("user-new", "last-name", 12, &frames));
    let mut alike = frames;
    for control in &mut alike[0].seen.controls {
        control.section =
            vec![if control.forks == [1, 2] { "Sam Service" } else { "Grace Huang" }.to_owned()];
    }
    assert!(!is_own("user-new", "last-name", 12, &alike) && !is_own("user-new", "last-name", 2, &alike));
}

#[test]
fn a_button_that_only_begins_as_the_pages_makes_no_form_the_pages() {
    let finds = |other: &[&str], button: &str| {
        let mut rival = texts(1, other, 2, &[]);
        rival.push(in_part(control(9, ControlKind::Button, button), 2, &[]));
        let mut frames = user_page(rival);
        // Nothing but the buttons tells the two apart.
        frames[0].seen.controls.iter_mut().for_each(|control| control.section.clear());
        assert!(!is_own("user-new", "last-name", 2, &frames), "{other:?} {button}");
        is_own("user-new", "last-name", 12, &frames)
    };
    for button in ["Save Group", "Search", "Save & Close"] {
        assert!(finds(&USER[..4], button) && finds(&USER, button), "{button}");
    }
    assert!(!finds(&USER[..4], "Save"), "both have the page's button");
}

const POLICIES: [&str; 4] = ["Permitted Users", "Refresh Token Policy", "IP Relaxation", "Start Page"];

fn policies(first: u32, part: u32, section: &[&str]) -> Vec<ControlSeen> {
    let mut all = texts(first, &POLICIES, part, section);
    for control in &mut all {
        control.kind = ControlKind::Combobox;
    }
    all.push(save(first + 8, part, section));
    all
}

/// The policies of the app in part 3 under one heading, and others in part 2 under another one.
fn two_apps(own: &str, other: &str) -> Vec<Frame> {
    let title = "WxCC - SCV";
    let controls = [policies(1, 2, &[title, other]), policies(11, 3, &[title, own])].concat();
    let mut page = frame("user", APP, controls);
    page.seen.record_titles = vec![title.to_owned()];
    page.seen.host = "acme.my.salesforce-setup.com".to_owned();
    vec![page]
}

#[test]
fn of_two_apps_the_one_under_the_records_name_is_the_pages() {
    let finds = |own: &str, other: &str| {
        let frames = two_apps(own, other);
        assert!(!is_own("app-policies-edit", "ip-relaxation", 3, &frames), "{own}, {other}");
        is_own("app-policies-edit", "ip-relaxation", 13, &frames)
    };
    assert!(finds("WxCC - SCV", "Payroll Connector"));
    assert!(finds("This org (production)", "Sandbox: UAT"));
    assert!(finds("Policies of WxCC - SCV", "Payroll Connector"));
    assert!(!finds("Copy of: WxCC - SCV", "Payroll Connector"), "neither is the record");
    assert!(!finds("WxCC - SCV", "WxCC - SCV"), "both are");
    assert!(!finds("Policies", "Policies"), "nothing tells");
    assert!(!finds("Sandbox: UAT", "Sandbox: QA"));
}

/// The permissions of a profile with their known titles in part 3, and others in part 2.
fn two_lists(is_locked: bool, own: &str) -> Vec<Frame> {
    let list = |first: u32, part: u32, section: &str| {
        let mut all = texts(first, &["API Enabled", "Api Only User"], part, &["Profile", section]);
        for (control, title) in all.iter_mut().zip(["ApiEnabled", "ApiUserOnly"]) {
            control.kind = ControlKind::Checkbox;
            control.ids.title = Some(title.to_owned());
        }
        all
    };
    let mut controls = list(1, 2, "Cloned from: Salesforce API Only System Integrations");
    for control in &mut controls {
        control.enabled = !is_locked;
    }
    controls.extend(list(11, 3, own));
    controls.push(save(20, 3, &["Profile", own]));
    vec![frame("user", "/00e000000000001/e?s=SystemPermissions", controls)]
}

#[test]
fn a_locked_copy_is_not_the_form_that_stands_in_its_section() {
    let finds = |is_locked: bool, own: &str| {
        let frames = two_lists(is_locked, own);
        is_own("profile-system-permissions-edit", "api-enabled", 11, &frames)
    };
    assert!(finds(true, "System Permissions"));
    assert!(!finds(false, "System Permissions"), "both can be filled");
    assert!(!finds(true, "Defaults for profiles made later"), "ours may be the locked one");
}

#[test]
fn a_column_under_the_records_name_is_its_own() {
    let cell = |handle, column: &str| {
        let mut cell = in_part(control(handle, ControlKind::Checkbox, ""), 2, &["System Permissions"]);
        cell.row = "API Enabled".to_owned();
        cell.column = column.to_owned();
        cell
    };
    let finds = |columns: [&str; 2]| {
        let mut page =
            frame("user", PERMISSIONS, vec![cell(1, columns[0]), cell(2, columns[1]), save(9, 2, &[])]);
        page.seen.record_titles = vec!["IVR Access".to_owned()];
        is_own("permission-set-system-permissions-edit", "api-enabled", 2, &[page])
    };
    assert!(finds(["Report Readers", "IVR Access"]));
    assert!(!finds(["Report Readers", "SCV Agent"]));
    assert!(!finds(["IVR Access", "IVR Access"]), "twice");
    assert!(!finds(["", "IVR Access"]), "one has no head");
}

#[test]
fn of_a_licenses_boxes_the_enabled_one_is_ticked() {
    let address = "/udd/Licensing/assignPermissionSetLicense.apexp?userId=005000000000001";
    let cell = |handle, column: &str| {
        let mut cell = in_part(control(handle, ControlKind::Checkbox, ""), 2, &[]);
        cell.row = "Salesforce API Integration".to_owned();
        cell.column = column.to_owned();
        cell
    };
    let finds = |columns: [&str; 2]| {
        let page = frame("user", address, vec![cell(1, columns[0]), cell(2, columns[1]), save(9, 2, &[])]);
        is_own("permission-set-license-assignments", "salesforce-api-integration", 2, &[page])
    };
    assert!(finds(["Notify When It Expires", "Enabled"]));
    assert!(!finds(["Notify When It Expires", "Renew by Itself"]));
}

#[test]
fn a_page_whose_address_tells_it_needs_no_button_that_says_save() {
    let controls = |names: &[&str]| {
        let mut all = texts(1, names, 2, &[]);
        all.push(in_part(control(9, ControlKind::Button, "\u{62d}\u{641}\u{638}"), 2, &[]));
        all
    };
    let is_page = |address: &str, names: &[&str]| {
        let mut page = frame("user", address, controls(names));
        page.seen.record_titles = vec!["New User".to_owned()];
        is_own("user-new", "last-name", 2, &[page])
    };
    assert!(is_page("/005/e", &USER));
    assert!(!is_page("/005/e", &USER[..3]), "too few of its fields");
    let app = ["External Client App Name", "API Name", "Contact Email", "Callback URL"];
    let mut page = frame("user", "/lightning/setup/ManageExternalClientApplication/home", controls(&app));
    page.seen.record_titles = vec!["New External Client App".to_owned()];
    assert!(!is_own("app-new", "api-name", 2, &[page]), "a preview, or a form that is sent by mail");
}

#[test]
fn marks_of_a_direction_are_no_part_of_a_name() {
    let frames = [frame(
        "user",
        "/005/e",
        texts(1, &["Alias:\u{200f}", "\u{200e}Last Name", "Username", "Email"], 2, &[]),
    )];
    let mut page = frames[0].clone();
    page.seen.controls.push(save(9, 2, &[]));
    assert!(is_own("user-new", "alias", 1, &[page.clone()]) && is_own("user-new", "last-name", 2, &[page]));
}

#[test]
fn a_part_of_a_japanese_word_of_setup_is_no_name() {
    let catalog = catalog();
    for (heading, is_name) in [("\u{30b7}\u{30b9}\u{30c6}\u{30e0}", false), ("\u{5c71}\u{7530}", true)] {
        assert_eq!(super::super::forms::is_a_name(&catalog, heading), is_name, "{heading}");
    }
}

#[test]
fn a_line_of_a_list_is_no_form_beside_that_of_the_record() {
    let finds = |own: &str, is_line: bool| {
        let title = "WxCC - SCV";
        let mut line = policies(1, 2, &[title]);
        line.iter_mut().filter(|_| is_line).for_each(|control| control.row = "Change all 23 apps".to_owned());
        let mut form = policies(11, 3, &[title, own]);
        form.retain(|control| control.name != "IP Relaxation");
        let mut page = frame("user", APP, [line, form].concat());
        page.seen.record_titles = vec![title.to_owned()];
        let frames = [page];
        assert!(!is_own("app-policies-edit", "ip-relaxation", 3, &frames), "{own}");
        is_own("app-policies-edit", "start-page", 14, &frames)
    };
    assert!(finds("Policies of WxCC - SCV", true));
    assert!(!finds("Policies of WxCC - SCV", false), "two forms");
    assert!(!finds("Policies of Payroll Connector", true));
}

#[test]
fn a_box_under_the_licenses_name_is_its_own_when_it_is_called_enabled() {
    let address = "/udd/Licensing/assignPermissionSetLicense.apexp?userId=005000000000001";
    let finds = |name: &str, more: &[&str]| {
        let group = ["Permission Set License Assignments", "Salesforce API Integration"];
        let mut all = texts(2, &[&[name], more].concat(), 2, &group);
        for control in &mut all {
            control.kind = ControlKind::Checkbox;
        }
        all.push(save(9, 2, &[]));
        is_own(
            "permission-set-license-assignments",
            "salesforce-api-integration",
            2,
            &[frame("user", address, all)],
        )
    };
    assert!(finds("Enabled", &[]));
    assert!(!finds("Notify when it expires", &[]));
    assert!(!finds("Enabled", &["Enabled"]), "two boxes");
}
