//! What takes a fill back, while the form is not saved yet.

use super::command::{Choice, ControlKind, ControlSeen, FillAction, Item, Shown};

/// What puts a control back to what it showed `before` the fill `done` to it.
///
/// Nothing where that can't be restored: what was never read, a file whose
/// contents nobody has, a radio button that was not chosen (another one of its
/// group was), a list that showed no option it offers, and a fill that does not
/// fit the control. Of a pair of lists only what the fill moved goes back, so
/// that what the person moved meanwhile stays.
pub fn earlier(before: &ControlSeen, done: &FillAction) -> Option<FillAction> {
    match (before.value.as_ref()?, done) {
        (Shown::Text(text), FillAction::Text { .. }) => Some(FillAction::Text { text: text.clone() }),
        (Shown::Checked(false), FillAction::SetChecked { .. }) if before.kind == ControlKind::Radio => None,
        (Shown::Checked(on), FillAction::SetChecked { .. }) => Some(FillAction::SetChecked { on: *on }),
        (Shown::Chosen { value, text }, FillAction::Choose(_)) => chosen(before, value.as_deref(), text),
        (Shown::Included(present), FillAction::Include { items }) => Some(FillAction::Exclude {
            items: items.iter().filter(|choice| !has(present, choice)).cloned().collect(),
        }),
        (Shown::Included(present), FillAction::Exclude { items }) => Some(FillAction::Include {
            items: items.iter().filter(|choice| has(present, choice)).cloned().collect(),
        }),
        (Shown::File(None), FillAction::Attach { .. } | FillAction::Detach) => Some(FillAction::Detach),
        _ => None,
    }
}

/// The option shown before; a list that shows the words of none, such as
/// "Select an option", has no option to go back to.
fn chosen(before: &ControlSeen, value: Option<&str>, text: &str) -> Option<FillAction> {
    let is_it = |value: &Option<String>, words: &str| words == text && value.is_some();
    let offered = before.options.iter().find(|option| is_it(&option.value, &option.text));
    let value = value.or_else(|| offered.and_then(|option| option.value.as_deref()));
    if value.is_none() && (text.is_empty() || !before.options.is_empty()) {
        return None;
    }
    Some(FillAction::Choose(Choice::of(value, text)))
}

fn has(present: &[Item], choice: &Choice) -> bool {
    present.iter().any(|item| choice.means(item.value.as_deref(), &item.text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::{ControlIds, Handle, OptionSeen};

    fn showing(kind: ControlKind, value: Option<Shown>) -> ControlSeen {
        ControlSeen {
            handle: Handle(1),
            kind,
            name: "A field".to_owned(),
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
            value,
            options: Vec::new(),
            error: None,
        }
    }

    fn option(value: Option<&str>, text: &str) -> OptionSeen {
        OptionSeen { value: value.map(str::to_owned), text: text.to_owned(), selected: false }
    }

    fn shown(value: Option<&str>, text: &str) -> Shown {
        Shown::Chosen { value: value.map(str::to_owned), text: text.to_owned() }
    }

    fn to_other() -> FillAction {
        FillAction::Choose(Choice::of(Some("Other"), "Other"))
    }

    fn typing() -> FillAction {
        FillAction::Text { text: "new".to_owned() }
    }

    #[test]
    fn a_text_and_a_tick_go_back_to_what_they_were() {
        let text = showing(ControlKind::Email, Some(Shown::Text(String::new())));
        assert_eq!(earlier(&text, &typing()), Some(FillAction::Text { text: String::new() }));
        let ticked = showing(ControlKind::Toggle, Some(Shown::Checked(true)));
        let untick = FillAction::SetChecked { on: false };
        assert_eq!(earlier(&ticked, &untick), Some(FillAction::SetChecked { on: true }));
    }

    #[test]
    fn what_was_never_read_is_never_restored() {
        assert_eq!(earlier(&showing(ControlKind::Text, None), &typing()), None);
    }

    #[test]
    fn a_radio_button_cannot_be_left_without_its_group() {
        let tick = FillAction::SetChecked { on: true };
        assert_eq!(earlier(&showing(ControlKind::Radio, Some(Shown::Checked(false))), &tick), None);
    }

    #[test]
    fn an_option_comes_back_by_its_value() {
        let select = showing(ControlKind::Select, Some(shown(Some(""), "--None--")));
        let back = Some(FillAction::Choose(Choice::of(Some(""), "--None--")));
        assert_eq!(earlier(&select, &to_other()), back);
        // A combobox that has been opened tells the values of its options.
        let mut combobox = showing(ControlKind::Combobox, Some(shown(None, "Local")));
        combobox.options = vec![option(Some("l"), "Local"), option(Some("p"), "Packaged")];
        let back = Some(FillAction::Choose(Choice::of(Some("l"), "Local")));
        assert_eq!(earlier(&combobox, &to_other()), back);
    }

    #[test]
    fn a_combobox_not_opened_yet_goes_by_its_words() {
        let combobox = showing(ControlKind::Combobox, Some(shown(None, "Local")));
        let back = Some(FillAction::Choose(Choice::of(None, "Local")));
        assert_eq!(earlier(&combobox, &to_other()), back);
    }

    #[test]
    fn a_list_without_a_choice_has_none_to_go_back_to() {
        assert_eq!(earlier(&showing(ControlKind::Combobox, Some(shown(None, ""))), &to_other()), None);
        let mut combobox = showing(ControlKind::Combobox, Some(shown(None, "Select an option")));
        combobox.options = vec![option(Some("l"), "Local")];
        assert_eq!(earlier(&combobox, &to_other()), None);
    }

    #[test]
    fn only_the_items_that_the_fill_moved_go_back() {
        let had = Item { value: Some("1".to_owned()), text: "A".to_owned() };
        let lists = showing(ControlKind::DualList, Some(Shown::Included(vec![had])));
        let (a, b) = (Choice::of(None, "A"), Choice::of(None, "B"));
        let include = FillAction::Include { items: vec![a.clone(), b.clone()] };
        assert_eq!(earlier(&lists, &include), Some(FillAction::Exclude { items: vec![b.clone()] }));
        let exclude = FillAction::Exclude { items: vec![a.clone(), b] };
        assert_eq!(earlier(&lists, &exclude), Some(FillAction::Include { items: vec![a] }));
    }

    #[test]
    fn a_file_goes_only_where_there_was_none() {
        let attach = FillAction::Attach {
            file_name: "server.crt".to_owned(),
            mime: "application/x-x509-ca-cert".to_owned(),
            text: String::new(),
        };
        let empty = showing(ControlKind::File, Some(Shown::File(None)));
        assert_eq!(earlier(&empty, &attach), Some(FillAction::Detach));
        let full = showing(ControlKind::File, Some(Shown::File(Some("other.crt".to_owned()))));
        assert_eq!(earlier(&full, &attach), None);
    }

    #[test]
    fn a_fill_of_another_kind_restores_nothing() {
        let text = showing(ControlKind::Text, Some(Shown::Text("x".to_owned())));
        assert_eq!(earlier(&text, &FillAction::SetChecked { on: true }), None);
    }
}
