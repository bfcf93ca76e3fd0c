//! Recorded pages with a second form beside their own: the true field is gone, has another
//! name, or comes late, while one that looks like it stands in the other form; or the other
//! form has the same fields. Three hundred of each kind for each page.

use super::*;

/// Where the page's own form is, and the other one.
const OWN: [u32; 2] = [1, 2];
const OTHER: [u32; 2] = [1, 3];

/// A recorded page whose controls all stand in one form.
struct InOneForm {
    record: Recorded,
    shows: usize,
    /// The fields that a value is put into, and their control.
    fields: Vec<(String, u32)>,
}

fn in_one_form(catalog: &Catalog) -> Vec<InOneForm> {
    recorded()
        .into_iter()
        .filter(|record| !record.name.ends_with(".native"))
        .filter_map(|mut record| {
            let page = catalog.page(&record.page)?;
            let shown = find_pages(catalog, &record.frames).into_iter().find(|it| it.page.id == page.id)?;
            let document = shown.frame.document.clone();
            let at = record.frames.iter().position(|frame| frame.document == document)?;
            for control in &mut record.frames[at].seen.controls {
                control.forks = OWN.to_vec();
            }
            let fields: Vec<(String, u32)> = record
                .truth
                .iter()
                .filter(|(field, _)| is_filled(page, field))
                .map(|(field, handles)| (field.clone(), handles[0]))
                .collect();
            (!fields.is_empty()).then_some(InOneForm { record, shows: at, fields })
        })
        .collect()
}

/// A control that looks like another one, in a form of its own.
fn rival(like: &ControlSeen, handle: u32, dice: &mut Dice) -> ControlSeen {
    let section = match dice.below(3) {
        0 => like.section.clone(),
        1 => vec!["Payroll Connector".to_owned()],
        _ => Vec::new(),
    };
    ControlSeen {
        handle: Handle(handle),
        ids: ControlIds::default(),
        visible: true,
        folded: false,
        enabled: true,
        forks: OTHER.to_vec(),
        row: String::new(),
        section,
        ..like.clone()
    }
}

fn add(frame: &mut Frame, dice: &mut Dice, controls: Vec<ControlSeen>) {
    let place = if dice.below(2) == 0 { 0 } else { frame.seen.controls.len() };
    frame.seen.controls.splice(place..place, controls);
}

fn wrong(catalog: &Catalog, page: &InOneForm, frames: &[Frame]) -> Vec<String> {
    let page_of = catalog.page(&page.record.page).unwrap();
    answers(catalog, page_of, frames)
        .into_iter()
        .filter_map(|(field, resolved)| match resolved {
            Resolved::Found(at) if at.handle.0 >= 10_000 && is_filled(page_of, &field) => Some(field),
            _ => None,
        })
        .collect()
}

fn try_all(what: &str, change: impl Fn(&InOneForm, &mut Frame, &mut Dice) -> String) {
    let catalog = catalog();
    let mut all = Vec::new();
    let mut tried = 0;
    for page in in_one_form(&catalog) {
        for at in 0..MUTANTS {
            let mut dice = Dice::new(SEED * 10_000 + at);
            let mut frames = page.record.frames.clone();
            let frame = &mut frames[page.shows];
            frame.seen.borders = vec![OTHER[1]];
            let story = change(&page, frame, &mut dice);
            tried += 1;
            let fields = wrong(&catalog, &page, &frames);
            if !fields.is_empty() {
                all.push(format!("{} {at}: {story}: {}", page.record.name, fields.join(", ")));
            }
        }
    }
    assert!(tried >= 300, "{tried}");
    let some = all.iter().take(12).cloned().collect::<Vec<_>>().join("\n");
    assert!(all.is_empty(), "{what}: {} of {tried} wrong, among them\n{some}", all.len());
}

fn control_of(frame: &Frame, handle: u32) -> ControlSeen {
    frame.seen.controls.iter().find(|control| control.handle.0 == handle).unwrap().clone()
}

/// What else a form has that holds something like a field.
fn company(frame: &Frame, handle: u32, dice: &mut Dice) -> Vec<ControlSeen> {
    let like = control_of(frame, handle);
    let one = |number: u32, name: &str| ControlSeen {
        name: name.to_owned(),
        ..rival(&like, number, &mut Dice::new(1))
    };
    match dice.below(2) {
        0 => vec![one(10_500, "Remark")],
        _ => vec![one(10_500, "Remark"), one(10_501, "Filter")],
    }
}

#[test]
fn a_look_alike_is_no_field_when_the_true_one_is_gone_or_renamed() {
    try_all("gone or renamed", |page, frame, dice| {
        let (field, handle) = dice.pick(&page.fields).unwrap();
        let twin = rival(&control_of(frame, handle), 10_000, dice);
        let others = company(frame, handle, dice);
        add(frame, dice, [vec![twin], others].concat());
        let is_gone = dice.below(2) == 0;
        if is_gone {
            frame.seen.controls.retain(|control| control.handle.0 != handle);
        } else if let Some(own) = frame.seen.controls.iter_mut().find(|control| control.handle.0 == handle) {
            own.name = "Renamed".to_owned();
            own.ids = ControlIds::default();
            own.row = String::new();
        }
        format!("{field} {}", if is_gone { "gone" } else { "renamed" })
    });
}

#[test]
fn the_same_fields_in_another_form_are_not_the_pages() {
    try_all("in two forms", |page, frame, dice| {
        let mut twins = Vec::new();
        let mut names = Vec::new();
        // The other form has some of the fields, never all, and no button of the page.
        for (at, (field, handle)) in page.fields.iter().enumerate().skip(1) {
            if dice.below(3) > 0 {
                twins.push(rival(&control_of(frame, *handle), 10_000 + u32::try_from(at).unwrap(), dice));
                names.push(field.clone());
            }
        }
        add(frame, dice, twins);
        names.join(", ")
    });
}

#[test]
fn a_field_that_comes_late_is_awaited_beside_one_that_looks_like_it() {
    let catalog = catalog();
    try_all("late", |page, frame, dice| {
        let how_many = 1 + dice.below(page.fields.len());
        let late: Vec<(String, u32)> = (0..how_many).filter_map(|_| dice.pick(&page.fields)).collect();
        let (field, handle) = late[0].clone();
        let twin = rival(&control_of(frame, handle), 10_000, dice);
        let others = company(frame, handle, dice);
        add(frame, dice, [vec![twin], others].concat());
        // Once it is there, it is the field, or nothing is.
        let page_of = catalog.page(&page.record.page).unwrap();
        let mut all = page.record.frames.clone();
        all[page.shows] = frame.clone();
        let there = answers(&catalog, page_of, &all).remove(&field);
        assert!(!matches!(&there, Some(Resolved::Found(at)) if at.handle.0 >= 10_000), "{field}: {there:?}");
        frame.seen.controls.retain(|control| !late.iter().any(|(_, gone)| *gone == control.handle.0));
        format!("{field} and {} others late", late.len() - 1)
    });
}
