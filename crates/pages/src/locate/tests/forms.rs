//! Which form of a page is its own, and what a heading over it says.

use super::*;

/// The form New Permission Set whose controls stand in part 2 of the page, and this one in other parts.
fn beside_the_form(forks: Vec<u32>, borders: Vec<u32>) -> Resolved {
    let mut page = new_set(vec![control(5, ControlKind::Checkbox, "Session Activation Required")]);
    page.seen.controls.retain(|control| control.name != "License");
    for control in &mut page.seen.controls {
        control.forks = vec![1, 2];
    }
    page.seen.controls.push(ControlSeen { forks, ..control(9, ControlKind::Select, "License") });
    page.seen.borders = borders;
    at("permission-set-new", "license", &[page])
}

#[test]
fn a_lone_field_of_another_form_is_not_the_pages() {
    assert_eq!(beside_the_form(vec![1, 2], vec![2]), found("set", 9));
    assert_eq!(beside_the_form(vec![1], vec![]), found("set", 9), "a column of its own is no form");
    let refused = |resolved: Resolved| matches!(resolved, Resolved::Missing(Absence::Contradicted(_)));
    assert!(refused(beside_the_form(vec![1, 3], vec![3])), "a side bar");
    assert!(refused(beside_the_form(vec![1, 3], vec![])), "a part that holds others");
    assert!(refused(beside_the_form(vec![1], vec![2])), "outside of the form");
}

/// It has the known id and the words as well; what is called so beside the other fields has the words.
#[test]
fn a_lone_field_with_the_known_id_is_not_the_pages_beside_one_in_its_form() {
    let text = |handle: u32, id: &str, name: &str, forks: &[u32]| {
        let ids = ControlIds { id: Some(id.to_owned()), ..ControlIds::default() };
        ControlSeen { ids, forks: forks.to_vec(), ..control(handle, ControlKind::Text, name) }
    };
    let with = |in_form: bool, known: &[u32]| {
        let mut controls = vec![
            text(1, "name_lastName", "Last Name", &[1, 2]),
            text(2, "Email", "Email", &[1]),
            text(3, "Username", "Username", &[1]),
            ControlSeen { forks: vec![1, 2], ..control(4, ControlKind::Button, "Save") },
            text(9, "Alias", "Alias", known),
        ];
        controls.extend(in_form.then(|| text(8, "j_id7", "Alias", &[1, 2])));
        at("user-new", "alias", &[frame("user", "/005/e", controls)])
    };
    assert_eq!(with(false, &[1, 2]), found("user", 9));
    let twice = with(true, &[1, 3]);
    assert!(ambiguous(&twice, 2), "{twice:?}");
}

fn part(control: ControlSeen, forks: &[u32], section: &[&str]) -> ControlSeen {
    let section = section.iter().map(|words| (*words).to_owned()).collect();
    ControlSeen { forks: forks.to_vec(), section, ..control }
}

/// Two forms with the fields of a new permission set; more of it is in the second.
fn twice(in_first: Vec<ControlSeen>, in_second: Vec<ControlSeen>) -> Frame {
    let of_form = |first: u32, number: u32, section: &str| {
        ["Label", "API Name"]
            .into_iter()
            .zip(first..)
            .map(move |(name, handle)| {
                part(control(handle, ControlKind::Text, name), &[1, number], &[section])
            })
            .collect::<Vec<_>>()
    };
    let mut controls = of_form(1, 2, "A set made yesterday");
    controls.extend(in_first.into_iter().map(|one| part(one, &[1, 2], &["A set made yesterday"])));
    controls.extend(of_form(11, 3, "New"));
    controls.extend(in_second.into_iter().map(|one| part(one, &[1, 3], &["New"])));
    frame("set", NEW_SET, controls)
}

#[test]
fn of_two_forms_the_one_with_more_of_the_page_is_its_own() {
    let license = || control(20, ControlKind::Select, "License");
    let session = |handle| control(handle, ControlKind::Checkbox, "Session Activation Required");
    let save = || control(21, ControlKind::Button, "Save");
    let frames = [twice(vec![session(6)], vec![session(16), license(), save()])];
    assert_eq!(at("permission-set-new", "api-name", &frames), found("set", 12));
    assert_eq!(at("permission-set-new", "license", &frames), found("set", 20));
    let alike =
        [twice(vec![session(6), save()], vec![session(16), ControlSeen { handle: Handle(31), ..save() }])];
    assert_ne!(at("permission-set-new", "api-name", &alike), found("set", 12), "nothing tells the two apart");
    assert_ne!(at("permission-set-new", "api-name", &alike), found("set", 2), "nothing tells the two apart");
}

#[test]
fn a_section_may_be_a_card_of_its_own() {
    let text = |handle, name| part(control(handle, ControlKind::Text, name), &[1, 2], &["Basic Information"]);
    let address = "/lightning/setup/ManageExternalClientApplication/home";
    let with = |section: &str| {
        let oauth = part(control(9, ControlKind::Checkbox, "Enable OAuth"), &[1, 3], &[section]);
        let create = part(control(10, ControlKind::Button, "Create"), &[1, 3], &[section]);
        frame("app", address, vec![text(1, "External Client App Name"), text(2, "API Name"), oauth, create])
    };
    assert_eq!(at("app-new", "enable-oauth", &[with("API (Enable OAuth Settings)")]), found("app", 9));
    assert_ne!(at("app-new", "enable-oauth", &[with("Feedback")]), found("app", 9));
    let mut rival = with("API (Enable OAuth Settings)");
    rival.seen.controls[1].name = "Developer Name".to_owned();
    rival.seen.controls.push(text(3, "Contact Email"));
    rival.seen.controls.extend([
        part(control(11, ControlKind::Text, "API Name"), &[1, 4], &["Basic Information"]),
        part(control(12, ControlKind::Text, "Remark"), &[1, 4], &["Basic Information"]),
    ]);
    assert_ne!(at("app-new", "api-name", &[rival]), found("app", 11), "the heading is there twice");
}

/// The page of Apex classes with a list of another id than the documented one, and a button.
fn classes(save: &str, over_save: &[&str], over_list: &[&str], lang: &str) -> Resolved {
    let known = |id: &str| ControlIds { id: Some(id.to_owned()), ..ControlIds::default() };
    let save = ControlSeen { ids: known(save), ..control(1, ControlKind::Button, "Save") };
    let list = ControlSeen {
        ids: known("duel_select_0"),
        ..control(2, ControlKind::DualList, "Available Apex Classes")
    };
    let controls = vec![part(save, &[1], over_save), part(list, &[1], over_list)];
    let mut page = frame("set", "/0PS000000000001/e?s=ApexClassAccess", controls);
    page.seen.lang = lang.to_owned();
    at("permission-set-apex-classes-edit", "classes", &[page])
}

#[test]
fn a_buttons_id_says_nothing_of_a_list() {
    let title = "Permission Set: IVR Access";
    for save in ["page:console:top:button_pc_save", "save"] {
        for (over_save, over_list) in [
            (vec!["Apex Class Access"], vec!["Apex Class Access"]),
            (vec![], vec![]),
            (vec![], vec!["Apex Class Access"]),
            (vec![title], vec![title, "Apex Class Access"]),
            (vec![title, "Actions"], vec![title, "Apex Class Access"]),
            (vec!["Actions"], vec!["Apex Class Access"]),
        ] {
            let found_it = classes(save, &over_save, &over_list, "en-US") == found("set", 2);
            assert!(found_it, "{save} under {over_save:?}, the list under {over_list:?}");
        }
        for (over_save, lang) in [("Apex Class Access", "en-US"), (title, "en-US"), (title, "de")] {
            let elsewhere = classes(save, &[over_save], &["Recently Viewed"], lang);
            assert_ne!(elsewhere, found("set", 2), "{save} under {over_save} in {lang}");
        }
    }
}

#[test]
fn a_lists_id_says_nothing_of_a_button() {
    let id = "page:console:x:duelingListBox:backingList_a";
    let list = ControlSeen {
        ids: ControlIds { id: Some(id.to_owned()), ..ControlIds::default() },
        ..control(2, ControlKind::DualList, "Available Apex Classes")
    };
    let save = control(1, ControlKind::Button, "Save");
    let page = [frame("set", "/0PS000000000001/e?s=ApexClassAccess", vec![save, list])];
    assert_eq!(at("permission-set-apex-classes-edit", "save", &page), found("set", 1));
}

#[test]
fn a_list_with_the_known_id_is_none_of_ours_under_another_name_and_heading() {
    let list = |name: &str, section: &str| {
        let ids =
            ControlIds { id: Some("page:duelingListBox:backingList_a".to_owned()), ..ControlIds::default() };
        let list = ControlSeen { ids, ..control(2, ControlKind::DualList, name) };
        [frame("set", "/0PS000000000001/e?s=ApexClassAccess", vec![part(list, &[], &[section])])]
    };
    let is_found =
        |frames: &[Frame]| at("permission-set-apex-classes-edit", "classes", frames) == found("set", 2);
    assert!(is_found(&list("Classes to choose from", "Apex Class Access")), "renamed");
    assert!(is_found(&list("Available Apex Classes", "What it may run")), "under another heading");
    assert!(!is_found(&list("Available Visualforce Pages", "Visualforce Page Access")));
}

#[test]
fn of_several_files_only_the_full_name_tells() {
    let file = |handle, name| part(control(handle, ControlKind::File, name), &[1], &["Flow Enablement"]);
    let with = |controls: Vec<ControlSeen>| {
        let mut all = vec![
            control(1, ControlKind::Text, "External Client App Name"),
            control(2, ControlKind::Button, "Create"),
        ];
        all.extend(controls);
        [frame("app", "/lightning/setup/ManageExternalClientApplication/home", all)]
    };
    let list = || file(4, "Certificate Revocation List");
    assert_eq!(at("app-new", "certificate", &with(vec![file(3, "Upload Files")])), found("app", 3));
    assert_ne!(at("app-new", "certificate", &with(vec![file(3, "Upload Files"), list()])), found("app", 3));
    assert_ne!(at("app-new", "certificate", &with(vec![file(3, "Certificate"), list()])), found("app", 3));
    assert_eq!(
        at("app-new", "certificate", &with(vec![file(3, "Digital Certificate"), list()])),
        found("app", 3)
    );
}

fn policies(over: &[&str]) -> Frame {
    let field = |handle, name| part(control(handle, ControlKind::Combobox, name), &[1], over);
    let save = part(control(9, ControlKind::Button, "Save"), &[1], over);
    let mut page = frame("app", APP, vec![field(1, "Permitted Users"), field(2, "IP Relaxation"), save]);
    page.seen.record_titles = vec!["WxCC - SCV".to_owned()];
    page
}

fn over_the_form(frame: &Frame, names: &[&str]) -> Option<String> {
    let catalog = catalog();
    let frames = [frame.clone()];
    let shown = find_pages(&catalog, &frames)
        .into_iter()
        .find(|shown| shown.page.id.0 == "app-policies-edit")
        .unwrap();
    foreign_heading(&catalog, &shown, names)
}

#[test]
fn a_name_below_the_records_own_is_another_records() {
    let ours = |over: &[&str]| over_the_form(&policies(over), &["WxCC - SCV"]);
    assert_eq!(ours(&["WxCC - SCV", "Payroll Connector"]).as_deref(), Some("Payroll Connector"));
    assert_eq!(ours(&["Payroll Connector"]).as_deref(), Some("Payroll Connector"), "the title stands apart");
    assert_eq!(ours(&["Payroll Connector", "WxCC - SCV"]), None, "the last word is ours");
    for own in [
        "OAuth Policies",
        "Policies",
        "Edit Policies",
        "Some policies come with the package.",
        "Edit Policies: WxCC - SCV",
    ] {
        assert_eq!(ours(&["WxCC - SCV", own]), None, "{own}");
    }
}

#[test]
fn a_page_that_speaks_of_a_sandbox_is_none_of_a_production_orgs() {
    let mut page = policies(&["WxCC - SCV"]);
    page.seen.host = "acme.my.salesforce-setup.com".to_owned();
    page.seen.record_titles = vec!["New app in sandbox UAT".to_owned()];
    assert_eq!(over_the_form(&page, &[]).as_deref(), Some("New app in sandbox UAT"));
    assert_eq!(over_the_form(&page, &["New app in sandbox UAT", "WxCC - SCV"]), None, "it is called so");
    page.seen.host = "acme--uat.sandbox.my.salesforce-setup.com".to_owned();
    assert_eq!(over_the_form(&page, &[]), None);
}

#[test]
fn a_lone_field_beside_one_that_is_there_twice_is_not_taken() {
    let tick = |handle, name, forks: &[u32], section: &str| {
        part(control(handle, ControlKind::Checkbox, name), forks, &[section])
    };
    let save = || part(control(9, ControlKind::Button, "Save"), &[1, 2], &["System"]);
    let address = "/00e000000000001/e?s=SystemPermissions";
    let defaults = |extra: Vec<ControlSeen>| {
        let mut controls = vec![save(), tick(1, "Api Only User", &[1, 2], "System")];
        controls.push(tick(2, "API Enabled", &[1, 3], "Defaults for later"));
        controls.extend(extra);
        [frame("profile", address, controls)]
    };
    let twice = defaults(vec![tick(3, "Api Only User", &[1, 3], "Defaults for later")]);
    assert_ne!(at("profile-system-permissions-edit", "api-enabled", &twice), found("profile", 2));
}

#[test]
fn a_row_that_holds_fields_of_the_page_is_part_of_its_form() {
    let address = NEW_SET;
    let one = |handle, kind, name, row: u32| {
        part(control(handle, kind, name), &[1, row], &["Enter permission set information"])
    };
    let frames = [frame(
        "set",
        address,
        vec![
            one(1, ControlKind::Text, "Label (required)", 2),
            one(2, ControlKind::Text, "API Name (required)", 2),
            one(3, ControlKind::Select, "License", 3),
            one(4, ControlKind::Checkbox, "Session Activation Required", 3),
            one(5, ControlKind::Button, "Save", 4),
        ],
    )];
    for (field, handle) in [("label", 1), ("api-name", 2), ("license", 3), ("session-activation", 4)] {
        assert_eq!(at("permission-set-new", field, &frames), found("set", handle), "{field}");
    }
}

/// A step of the wizard for a new app: these texts under this heading, and this button.
fn wizard(title: &str, section: &str, button: &str) -> Frame {
    let text = |(name, handle)| part(control(handle, ControlKind::Text, name), &[], &[title, section]);
    let mut controls: Vec<_> = ["API Name", "Contact Email"].into_iter().zip(1..).map(text).collect();
    controls.push(control(9, ControlKind::Button, button));
    let mut frame = frame("app", "/lightning/setup/ManageExternalClientApplication/home", controls);
    frame.seen.record_titles = vec![title.to_owned()];
    frame
}

#[test]
fn a_step_of_a_wizard_is_the_page_unless_it_is_about_something_else() {
    let is_page = |frame: Frame| at("app-new", "contact-email", &[frame]) == found("app", 2);
    let (new, basic) = ("New External Client App", "Basic Information");
    assert!(is_page(wizard(new, basic, "Next")));
    assert!(is_page(wizard(new, basic, "Weiter")));
    assert!(!is_page(wizard(new, basic, "Save")), "the button of another page");
    assert!(!is_page(wizard(new, "Package that distributes your apps", "Next")));
    assert!(!is_page(wizard("New Connected App", basic, "Next")));
    assert!(!is_page(wizard("Edit Settings: Payroll Connector", basic, "Next")));
    assert!(
        !is_page(wizard("New Package", basic, "Next")),
        "all its words are known, and it is none of ours"
    );
    let mut alone = wizard(new, basic, "Next");
    alone.seen.controls.remove(0);
    assert!(!is_page(alone), "one field is too little");
}

#[test]
fn what_stands_apart_from_the_one_field_and_its_button_is_not_the_pages() {
    let address = "/lightning/setup/ManageExternalClientApplication/0xI5g000000AbCd/detail";
    let policy = |handle, name, forks: &[u32]| part(control(handle, ControlKind::Select, name), forks, &[]);
    let with = |place: u32| {
        let start = policy(1, "Permitted Users", &[1, 2]);
        let save = part(control(2, ControlKind::Button, "Save"), &[1, 2], &[]);
        let trial = policy(3, "Refresh Token Policy", &[1, place]);
        let beside = part(control(4, ControlKind::Text, "Hours without use"), &[1, place], &[]);
        frame("app", address, vec![start, save, trial, beside])
    };
    assert_eq!(at("app-policies-edit", "refresh-token-policy", &[with(2)]), found("app", 3));
    let apart = at("app-policies-edit", "refresh-token-policy", &[with(3)]);
    assert!(matches!(apart, Resolved::Missing(Absence::Contradicted(_))), "{apart:?}");
}

#[test]
fn what_is_folded_away_with_others_of_the_page_is_hidden_and_no_other_forms() {
    let text = |handle, name, forks: &[u32]| part(control(handle, ControlKind::Text, name), forks, &[]);
    let closed = |mut control: ControlSeen, is_open: bool| {
        control.visible = is_open;
        control
    };
    let page = |hidden: &[&str], is_open: bool, more: Vec<ControlSeen>| {
        let mut all = vec![
            text(1, "External Client App Name", &[1, 2]),
            text(2, "API Name", &[1, 2]),
            text(3, "Contact Email", &[1, 2]),
            control(4, ControlKind::Button, "Create"),
        ];
        let names = hidden.iter().zip(11..);
        all.extend(names.map(|(name, handle)| {
            let kind = if *name == "Callback URL" { ControlKind::Textarea } else { ControlKind::Checkbox };
            closed(part(control(handle, kind, name), &[1, 3], &["More"]), is_open)
        }));
        all.extend(more);
        let frames = [frame("app", "/lightning/setup/ManageExternalClientApplication/home", all)];
        at("app-new", "callback-url", &frames)
    };
    let hidden = |resolved: &Resolved| matches!(resolved, Resolved::Missing(Absence::Hidden(at)) if at.handle == Handle(11));
    let all = ["Callback URL", "Enable OAuth", "Enable JWT Bearer Flow"];
    assert!(hidden(&page(&all, false, vec![])));
    assert_eq!(page(&all, true, vec![]), found("app", 11), "once it is open");
    assert!(!hidden(&page(&["Callback URL", "Remark"], false, vec![])), "with nothing else of the page");
    let seen = part(control(20, ControlKind::Textarea, "Callback URL"), &[1, 4], &["Canvas"]);
    let beside = page(&all, false, vec![seen, text(21, "Entity Id", &[1, 4])]);
    assert!(hidden(&beside), "{beside:?} beside one of another form");
}

#[test]
fn a_form_in_parts_stays_its_page_while_a_part_without_its_fields_is_open() {
    let page = |is_told: bool| {
        let names = ["External Client App Name", "API Name", "Contact Email", "Entity Id"];
        let mut all: Vec<ControlSeen> =
            names.iter().zip(1..).map(|(name, at)| control(at, ControlKind::Text, name)).collect();
        for closed in all.iter_mut().take(3) {
            (closed.visible, closed.folded) = (false, is_told);
        }
        all.push(control(9, ControlKind::Button, "Create"));
        frame("app", "/lightning/setup/ManageExternalClientApplication/home", all)
    };
    let hidden = at("app-new", "api-name", &[page(true)]);
    assert!(
        matches!(&hidden, Resolved::Missing(Absence::Hidden(at)) if at.handle == Handle(2)),
        "{hidden:?}"
    );
    let unopenable = at("app-new", "api-name", &[page(false)]);
    assert_eq!(unopenable, Resolved::Missing(Absence::PageNotShown), "where no head of it is seen");
}

#[test]
fn a_part_that_holds_a_copy_of_the_form_is_not_its_own_for_holding_most() {
    let address = "/lightning/setup/ManageExternalClientApplication/home";
    let texts = ["External Client App Name", "API Name", "Contact Email", "Callback URL"];
    let boxes = ["Enable OAuth", "Enable JWT Bearer Flow"];
    let basic = ["Basic Information"];
    let mut controls: Vec<ControlSeen> = texts[..3]
        .iter()
        .zip(1..)
        .map(|(name, handle)| part(control(handle, ControlKind::Text, name), &[1, 2], &basic))
        .collect();
    // Under a heading that tells nothing, as where a page was worded anew.
    let kinds = |name: &str| if boxes.contains(&name) { ControlKind::Checkbox } else { ControlKind::Text };
    let own = [texts[3], boxes[0], boxes[1]];
    controls.extend(
        own.iter()
            .zip(11..)
            .map(|(name, handle)| part(control(handle, kinds(name), name), &[1, 3], &["Details"])),
    );
    let copies = texts.iter().chain(&boxes).zip(21..);
    controls.extend(copies.map(|(name, handle)| {
        part(control(handle, kinds(name), name), &[1, 2, 4], &["Basic Information", "Billing contact"])
    }));
    controls.push(part(control(31, ControlKind::Button, "Create"), &[1, 5], &[]));
    let frames = [frame("app", address, controls)];
    for (field, copy) in [("callback-url", 24), ("enable-jwt", 26), ("enable-oauth", 25)] {
        assert_ne!(at("app-new", field, &frames), found("app", copy), "{field}");
    }
}
