//! Describing a page for those who make Guidepost.

use super::fill::form;
use super::*;

#[test]
fn a_page_is_described_only_when_asked_and_saved_only_after_it_was_shown() {
    let mut model = on_setup(Surface::Embedded, Access::Withheld);
    assert!(admin(&mut model, Event::SaveRecord).is_empty());
    let effects = admin(&mut model, Event::DescribePage);
    assert!(matches!(effects.as_slice(), [Effect::Describe(DescribePurpose::Record)]), "{effects:?}");
    let effects = report(&mut model, Report::Frames(DescribePurpose::Record, Ok(form("Mine", "Mine"))));
    assert!(matches!(effects.as_slice(), [Effect::Record { .. }]), "{effects:?}");
    assert!(report(&mut model, Report::Recorded("{}".to_owned())).is_empty(), "nothing is saved by itself");
    assert_eq!(model.question, Some(Asked::Record));
    let effects = admin(&mut model, Event::SaveRecord);
    let [Effect::SaveFile { name, mime, text }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!((name.as_str(), *mime, text.as_str()), ("setup-page-unknown.json", "application/json", "{}"));
    assert!(admin(&mut model, Event::SaveRecord).is_empty());
}

#[test]
fn not_now_saves_nothing() {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    report(&mut model, Report::Recorded("{}".to_owned()));
    assert!(admin(&mut model, Event::Dismiss).is_empty());
    assert!(admin(&mut model, Event::SaveRecord).is_empty());
}
