//! Words of customers in every place that a description has, in five scripts, and
//! what is left of Setup's own pages when none of them is kept.

use super::*;

/// Names, addresses, numbers, ids and names of their own making.
const PLANTED: [&str; 28] = [
    "Anna Kowalska",
    "Salary of Wojciech",
    "+49 30 7712984",
    "(415) 872-3916",
    "kowalska at havencroft dot example",
    "w.kowalska@havencroft.example",
    "Lindenstrasse 47, 10969 Kreuzberg",
    "0055gQ7xKz9AbcD",
    "x0055gQ7xKz9AbcD",
    "a1B5gQ7xKz9AbcDEAV",
    "input0055gQ7xKz9AbcD",
    "Salary_Wojciech__c",
    "kwlsk__Merger__c",
    "MergerWithHooli",
    "mergerhooli",
    "Анна Ковальская",
    "Зарплата Вячеслава",
    "вул. Хрещатик 22",
    "محمد الحسيني",
    "رواتب فاطمة",
    "田中太郎",
    "給与 山田花子",
    "王小明",
    "김철수",
    "박영희 급여",
    "서울특별시 종로구",
    "Größenwahn Müllersohn",
    "Kowalska2",
];

/// What of a text must not be found again: its words and the halves of these.
fn pieces(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let long_enough = |piece: &str| piece.chars().count() >= if piece.is_ascii() { 4 } else { 2 };
    let mut found = vec![lower.clone()];
    for word in lower.split(|c: char| !c.is_alphanumeric()) {
        let letters: Vec<char> = word.chars().collect();
        let (start, end) = letters.split_at(letters.len() / 2);
        found.extend([word.to_owned(), start.iter().collect(), end.iter().collect()]);
    }
    found.retain(|piece| long_enough(piece));
    found
}

/// A page with a text in one place, for each place and each kind of control.
fn pages_with(text: &str) -> Vec<Frame> {
    let mut pages = Vec::new();
    for kind in ControlKind::ALL {
        let put: [&dyn Fn(&mut ControlSeen); 14] = [
            &|it| it.name = text.to_owned(),
            &|it| it.name = format!("Name of {text}"),
            &|it| it.name = format!("Generate new password {text}"),
            &|it| it.ids.id = Some(text.to_owned()),
            &|it| it.ids.id = Some(format!("input-{text}")),
            &|it| it.ids.name = Some(format!("page:form:{text}")),
            &|it| it.ids.title = Some(text.to_owned()),
            &|it| it.ids.value = Some(text.to_owned()),
            &|it| it.section = vec![text.to_owned(), format!("Details {text}")],
            &|it| it.row = format!("Email {text}"),
            &|it| it.value = Some(Shown::Text(text.to_owned())),
            &|it| it.value = Some(Shown::Chosen { value: Some(text.to_owned()), text: text.to_owned() }),
            &|it| {
                it.options = vec![OptionSeen {
                    value: Some(text.to_owned()),
                    text: format!("{text} (api)"),
                    selected: true,
                }];
            },
            &|it| it.error = Some(text.to_owned()),
        ];
        let controls = put.iter().map(|put| {
            let mut it = control(kind, "Email");
            put(&mut it);
            it
        });
        pages.push(frame(EDIT, controls.collect()));
    }
    let addresses = [
        "/lightning/r/{}/view",
        "/lightning/n/{}",
        "/{}/e",
        "/apex/{}",
        "/lightning/setup/ObjectManager/{}/Fields/view",
        "/x?{}=1",
        "/x?s={}",
        "/x?address={}",
        "/x?retURL={}&{}=2",
        "/0PS5e000001AbcDGAS/e?userId={}",
    ];
    pages.extend(addresses.map(|address| frame(&address.replace("{}", text), Vec::new())));
    let put: [&dyn Fn(&mut FrameSeen); 9] = [
        &|it| it.lang = text.to_owned(),
        &|it| it.frame_name = text.to_owned(),
        &|it| it.title = text.to_owned(),
        &|it| it.record_titles = vec![text.to_owned()],
        &|it| it.headings = vec![text.to_owned(), format!("Profile {text}")],
        &|it| it.errors = vec![text.to_owned()],
        &|it| it.toasts = vec![text.to_owned()],
        &|it| it.frames = vec![InnerFrame { name: text.to_owned(), visible: true }],
        &|it| it.host = format!("{text}.my.salesforce.com"),
    ];
    pages.extend(put.iter().map(|put| {
        let mut page = frame(EDIT, Vec::new());
        put(&mut page.seen);
        page
    }));
    pages
}

#[test]
fn nothing_that_is_planted_anywhere_is_in_a_record() {
    let catalog = catalog();
    let mut found = Vec::new();
    for text in PLANTED {
        let kept =
            PageRecord::of(&catalog, &pages_with(text), "0.1.0", "2026-11-24").to_json().to_lowercase();
        let leaks = pieces(text).into_iter().filter(|piece| kept.contains(piece));
        found.extend(leaks.map(|piece| format!("{piece:?} of {text:?}")));
    }
    found.dedup();
    assert!(found.is_empty(), "{} are kept:\n{}", found.len(), found.join("\n"));
}

#[test]
fn a_row_that_is_withheld_is_withheld_whole() {
    let mut seen = control(ControlKind::Select, "Email");
    seen.row = "\u{2026}".to_owned();
    seen.ids.name = Some("email".to_owned());
    seen.section = vec!["Profile".to_owned()];
    seen.options = vec![OptionSeen { value: None, text: "--None--".to_owned(), selected: true }];
    let text = record(&[frame(EDIT, vec![seen])]).to_json();
    for kept in ["email", "Email", "Profile", "None"] {
        assert!(!text.contains(kept), "{kept} is in {text}");
    }
}

macro_rules! records {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../../../../../tests/fixtures/pages/", $name, ".json")))),*]
    };
}

/// Setup's own pages, as they were recorded from the stand-in org.
const RECORDED: [(&str, &str); 34] = records![
    "app-detail",
    "app-detail.native",
    "app-list",
    "app-list.native",
    "app-new",
    "app-new.native",
    "app-policies",
    "app-policies-edit",
    "app-policies-edit.native",
    "app-policies.native",
    "app-settings",
    "app-settings.native",
    "permission-set-apex-classes",
    "permission-set-apex-classes-edit",
    "permission-set-assignments",
    "permission-set-license-assignments",
    "permission-set-list",
    "permission-set-new",
    "permission-set-overview",
    "permission-set-summary",
    "permission-set-summary.native",
    "permission-set-system-permissions",
    "permission-set-system-permissions-edit",
    "profile-clone",
    "profile-list",
    "profile-original",
    "profile-original-edit",
    "profile-overview",
    "profile-system-permissions",
    "profile-system-permissions-edit",
    "standard-profile",
    "user-detail",
    "user-list",
    "user-new",
];

#[test]
fn of_the_pages_of_setup_enough_is_left_to_locate_on() {
    let catalog = catalog();
    // By what each field is found; names are compared below.
    let decided = |record: &PageRecord| -> Vec<String> {
        let replay = Replay::of(&catalog, record);
        let fields = replay.pages.into_iter().flat_map(|page| page.fields);
        fields
            .map(|field| {
                let clues: Vec<_> =
                    field.candidates.iter().map(|it| (it.handle, it.clues.clone(), it.against)).collect();
                format!("{}: {} {clues:?}", field.id, field.outcome)
            })
            .collect()
    };
    let mut labels = (0, 0);
    for (name, text) in RECORDED {
        let before = PageRecord::from_json(text).unwrap();
        let mut frames = before.frames();
        for frame in &mut frames {
            frame.seen.host = "acme.my.salesforce-setup.com".to_owned();
        }
        let after = PageRecord::of(&catalog, &frames, "0.1.0", "2026-11-24");
        assert_eq!(decided(&after), decided(&before), "{name}");
        let all = |record: &PageRecord| -> Vec<String> {
            let controls = record.frames.iter().flat_map(|frame| &frame.controls);
            controls.filter(|it| it.kind.holds_a_value()).map(|it| it.name.clone()).collect()
        };
        for (was, is) in all(&before).into_iter().zip(all(&after)) {
            if was.chars().any(char::is_alphabetic) {
                labels.0 += usize::from(was == is);
                labels.1 += 1;
            }
        }
    }
    assert!(labels.1 > 100 && labels.0 * 20 >= labels.1 * 19, "{labels:?}");
}
