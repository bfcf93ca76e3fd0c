//! Whose page it is: the record of its address and of its own title, and no other word of it.

use super::leaving::{saved, with_filled_form};
use super::pointing::permissions;
use super::*;
use crate::panel::model::AtPage;
use pages::command::Frame;

const LABEL: &str = "IVR Access to SCV Apex Classes";
const ID: &str = "0PS5g000000AbCdEAK";

/// The form of the permission set's system permissions under these titles and headings.
fn under(titles: &[&str], headings: &[&str]) -> Vec<Frame> {
    let mut frames = permissions();
    let seen = &mut frames.first_mut().unwrap().seen;
    seen.record_titles = titles.iter().map(|title| (*title).to_owned()).collect();
    seen.headings = titles.iter().chain(headings).map(|words| (*words).to_owned()).collect();
    frames
}

/// A panel at that step before these frames; the id of the permission set may be known.
fn before(frames: Vec<Frame>, known: Option<&str>) -> Model {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    go_to(&mut model, "permission-set.system-permissions");
    if let Some(id) = known {
        model.entered.values.set("access.id", id);
    }
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(frames)));
    model
}

/// Whether the form is filled when the admin asks for it.
fn is_filled(mut model: Model) -> bool {
    let effects = admin(&mut model, Event::FillAll);
    let begins = effects.iter().any(|effect| matches!(effect, Effect::Describe(DescribePurpose::Fill)));
    assert_eq!(begins, model.said.notice().is_none(), "else it says why not");
    begins
}

#[test]
fn a_record_whose_id_nobody_told_is_ours_by_its_own_title_and_by_nothing_else() {
    assert!(is_filled(before(under(&[LABEL], &[]), None)));
    for (titles, headings) in [
        (&["Report Readers"][..], &[LABEL][..]),
        (&["Copy of: IVR Access to SCV Apex Classes"], &[LABEL]),
        (&["IVR Access to SCV Apex Classes (old)"], &[]),
        (&[LABEL, "Report Readers"], &[]),
        (&[], &[LABEL]),
        (&[], &[]),
    ] {
        let model = before(under(titles, headings), None);
        assert_eq!(model.standing(), AtPage::UnsureRecord, "{titles:?} {headings:?}");
        assert!(!is_filled(model), "{titles:?} {headings:?}");
    }
}

#[test]
fn the_known_id_counts_only_where_the_pages_own_title_does_not_name_another() {
    assert!(is_filled(before(under(&[LABEL], &[]), Some(ID))));
    assert!(is_filled(before(under(&[], &["System Permissions"]), Some(ID))), "it may have no title");
    let other = before(under(&[LABEL], &[LABEL]), Some("0PS5g000000ZzZzEAK"));
    assert_eq!(other.standing(), AtPage::OtherRecord, "the address tells it");
    assert!(!is_filled(other));
    // The frame went to another record while its address stayed.
    let gone_on = before(under(&["Report Readers"], &[LABEL]), Some(ID));
    assert_eq!(gone_on.standing(), AtPage::UnsureRecord);
    assert!(!is_filled(gone_on));
}

/// The page that comes after Save, under this title.
fn saved_as(title: &[&str]) -> Vec<Frame> {
    let mut frames = saved();
    let seen = &mut frames.first_mut().unwrap().seen;
    seen.record_titles = title.iter().map(|words| (*words).to_owned()).collect();
    seen.headings = vec![LABEL.to_owned()];
    seen.controls.clear();
    frames
}

fn learned(mut model: Model, frames: Vec<Frame>) -> Option<String> {
    report(&mut model, Report::Frames(DescribePurpose::Follow, Ok(frames)));
    model.entered.values.get("access.id").map(str::to_owned)
}

#[test]
fn an_id_is_learned_from_the_page_that_our_own_save_leads_to_and_from_no_other() {
    assert_eq!(learned(with_filled_form(), saved_as(&[LABEL])).as_deref(), Some(ID));
    assert_eq!(learned(with_filled_form(), saved_as(&["Report Readers"])), None);
    assert_eq!(learned(with_filled_form(), saved_as(&[])), None);
    let mut without_save = on_setup(Surface::Side, Access::Allowed);
    go_to(&mut without_save, "permission-set.create");
    assert_eq!(learned(without_save, saved_as(&[LABEL])), None, "several records may bear the name");
}
