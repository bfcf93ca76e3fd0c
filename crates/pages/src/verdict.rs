//! What became of a fill, as data for the panel.
//!
//! The agent's word alone is not trusted: what the control shows afterwards is
//! compared with what was wanted. Even a good verdict means only "typed"; that
//! the org has it is for a check to say.

use super::command::{Choice, ControlSeen, FillAction, FillReply, Handle, OptionSeen, Outcome, Shown};

/// What became of a fill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It was put in as a person would, and the control shows it. Whether the
    /// component behind it holds it too can't be seen from outside: only what is
    /// read after the page's own Save says so.
    Typed,
    /// The control showed it before; nothing was touched.
    AlreadyRight,
    /// The page asks in a dialog; the admin must answer.
    AwaitsConfirmation,
    /// All is prepared; the admin must press this control of the page.
    AwaitsPress(Handle),
    /// The control shows something else.
    ShowsOther(Option<Shown>),
    /// The page says what is wrong with it.
    Refused {
        /// In its own words, as far as it has any.
        message: Option<String>,
    },
    /// The option is not offered.
    NotOffered {
        /// What is.
        offered: Vec<OptionSeen>,
    },
    /// Several options fit, and none was chosen.
    Ambiguous {
        /// What is offered.
        offered: Vec<OptionSeen>,
    },
    /// The control takes fewer characters.
    TooLong,
    /// The control can't be changed.
    Locked,
    /// Something on the page lies over the control.
    Covered,
    /// The control is no longer there.
    Gone,
}

impl Verdict {
    /// Whether the control shows what was wanted.
    pub fn is_done(&self) -> bool {
        matches!(self, Self::Typed | Self::AlreadyRight)
    }

    /// Whether a person must do something on the page before it can be told.
    pub fn awaits_person(&self) -> bool {
        matches!(self, Self::AwaitsConfirmation | Self::AwaitsPress(_))
    }
}

/// Judges what the agent says became of a fill.
pub fn judge(wanted: &FillAction, reply: FillReply) -> Verdict {
    let shown = reply.shows.as_ref().is_some_and(|shows| shows_wanted(wanted, shows));
    match reply.outcome {
        Outcome::Typed if shown => Verdict::Typed,
        // What stands there is what was wanted, and the page does not take it.
        Outcome::AlreadyRight if objects(wanted, reply.message.as_deref()) => {
            Verdict::Refused { message: reply.message }
        }
        Outcome::AlreadyRight if shown => Verdict::AlreadyRight,
        Outcome::Typed | Outcome::AlreadyRight | Outcome::Reverted => Verdict::ShowsOther(reply.shows),
        Outcome::NeedsConfirmation => Verdict::AwaitsConfirmation,
        Outcome::NeedsPerson => match reply.press {
            Some(handle) => Verdict::AwaitsPress(handle),
            None => Verdict::Refused { message: reply.message },
        },
        // A required field that was emptied again is empty, though the page asks for it.
        Outcome::Refused if shown && is_empty(wanted) => Verdict::Typed,
        Outcome::Refused => Verdict::Refused { message: reply.message },
        Outcome::NotOffered => Verdict::NotOffered { offered: reply.offered },
        Outcome::Ambiguous => Verdict::Ambiguous { offered: reply.offered },
        Outcome::ReadOnly if shown && !objects(wanted, reply.message.as_deref()) => Verdict::AlreadyRight,
        Outcome::ReadOnly => Verdict::Locked,
        Outcome::TooLong => Verdict::TooLong,
        Outcome::Covered => Verdict::Covered,
        Outcome::Gone | Outcome::Vanished => Verdict::Gone,
    }
}

/// Whether what a page says beside a control speaks against what was put into it.
/// A required field that is to be empty is asked for by the page all the same.
pub fn objects(wanted: &FillAction, error: Option<&str>) -> bool {
    error.is_some_and(|words| !words.trim().is_empty()) && !is_empty(wanted)
}

fn is_empty(wanted: &FillAction) -> bool {
    matches!(wanted, FillAction::Detach) || matches!(wanted, FillAction::Text { text } if text.is_empty())
}

/// Whether a control that shows this has what was wanted.
pub fn shows_wanted(wanted: &FillAction, shows: &Shown) -> bool {
    match (wanted, shows) {
        (FillAction::Text { text }, Shown::Text(present)) => text == present,
        (FillAction::SetChecked { on }, Shown::Checked(present)) => on == present,
        (FillAction::Choose(choice), Shown::Chosen { value, text }) => choice.means(value.as_deref(), text),
        (FillAction::Include { items }, Shown::Included(present)) => items
            .iter()
            .all(|choice| present.iter().any(|item| choice.means(item.value.as_deref(), &item.text))),
        (FillAction::Exclude { items }, Shown::Included(present)) => !items
            .iter()
            .any(|choice| present.iter().any(|item| choice.means(item.value.as_deref(), &item.text))),
        (FillAction::Attach { file_name, .. }, Shown::File(present)) => present.as_deref() == Some(file_name),
        (FillAction::Detach, Shown::File(present)) => present.is_none(),
        _ => false,
    }
}

/// Whether a control has what was wanted. An option that has the value alone is another one
/// where the list offers one that has the words.
pub fn has_wanted(wanted: &FillAction, control: &ControlSeen) -> bool {
    let Some(shows) = &control.value else { return false };
    let is_offered = |choice: &Choice| control.options.iter().any(|option| choice.says(&option.text));
    let is_said = match (wanted, shows) {
        (FillAction::Choose(choice), Shown::Chosen { text, .. }) => choice.says(text) || !is_offered(choice),
        (FillAction::Include { items }, Shown::Included(present)) => items
            .iter()
            .all(|choice| present.iter().any(|item| choice.says(&item.text)) || !is_offered(choice)),
        _ => true,
    };
    is_said && shows_wanted(wanted, shows)
}

/// Whether a value that a page shows beside its label, and that nobody can change there,
/// is what was wanted. Of an option or of items it shows the words, an item to a line.
pub fn says_wanted(wanted: &FillAction, says: &Shown) -> bool {
    match (wanted, says) {
        (FillAction::Choose(choice), Shown::Text(text)) => choice.means(None, text),
        (FillAction::Include { items }, Shown::Text(text)) => {
            items.iter().all(|choice| text.lines().any(|line| choice.means(None, line)))
        }
        _ => shows_wanted(wanted, says),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Item;

    fn reply(outcome: Outcome, shows: Shown) -> FillReply {
        FillReply { outcome, shows: Some(shows), offered: Vec::new(), press: None, message: None }
    }

    fn text(text: &str) -> FillAction {
        FillAction::Text { text: text.to_owned() }
    }

    fn choice(value: Option<&str>, label: &str, ending: Option<&str>) -> Choice {
        Choice {
            value: value.map(str::to_owned),
            labels: vec![label.to_owned()],
            ending: ending.map(str::to_owned),
        }
    }

    fn chosen(value: Option<&str>, text: &str) -> Shown {
        Shown::Chosen { value: value.map(str::to_owned), text: text.to_owned() }
    }

    #[test]
    fn the_agents_word_counts_only_with_what_the_control_shows() {
        let wanted = text("WxCC_SCV");
        let right = Shown::Text("WxCC_SCV".to_owned());
        let other = Shown::Text("WxCC___SCV".to_owned());
        assert_eq!(judge(&wanted, reply(Outcome::Typed, right.clone())), Verdict::Typed);
        assert_eq!(judge(&wanted, reply(Outcome::AlreadyRight, right)), Verdict::AlreadyRight);
        for outcome in [Outcome::Typed, Outcome::AlreadyRight, Outcome::Reverted] {
            let verdict = judge(&wanted, reply(outcome, other.clone()));
            assert_eq!(verdict, Verdict::ShowsOther(Some(other.clone())));
            assert!(!verdict.is_done());
        }
    }

    #[test]
    fn an_option_is_right_by_value_by_words_or_by_their_end() {
        let wanted =
            FillAction::Choose(choice(Some("Api"), "Manage user data via APIs (api)", Some("(api)")));
        assert!(shows_wanted(&wanted, &chosen(Some("Api"), "Benutzerdaten verwalten")));
        assert!(shows_wanted(&wanted, &chosen(None, "manage user data  via APIs (api)")));
        assert!(shows_wanted(&wanted, &chosen(None, "Benutzerdaten verwalten (api)")));
        assert!(!shows_wanted(&wanted, &chosen(Some("Web"), "Manage user data via Web browsers (web)")));
        assert!(!shows_wanted(&wanted, &Shown::Text("Api".to_owned())));
    }

    #[test]
    fn an_option_with_the_value_alone_is_another_one_where_the_words_are_offered() {
        let wanted = choice(Some("Enforce"), "Enforce IP restrictions", None);
        let control = |value: Shown, offered: &[(&str, &str)]| ControlSeen {
            value: Some(value),
            options: offered
                .iter()
                .map(|(value, text)| OptionSeen {
                    value: Some((*value).to_owned()),
                    text: (*text).to_owned(),
                    selected: false,
                })
                .collect(),
            ..serde_json::from_value(serde_json::json!({
                "handle": 1, "kind": "select", "name": "IP Relaxation",
                "ids": {"id": null, "name": null, "title": null, "value": null}, "section": [],
                "row": "", "in_dialog": false, "visible": true, "enabled": true, "read_only": false,
                "value": null, "options": [], "error": null
            }))
            .unwrap()
        };
        let choose = FillAction::Choose(wanted.clone());
        let swapped = [("Enforce", "Relax IP restrictions"), ("Relax", "Enforce IP restrictions")];
        assert!(!has_wanted(&choose, &control(chosen(Some("Enforce"), "Relax IP restrictions"), &swapped)));
        assert!(has_wanted(&choose, &control(chosen(Some("Relax"), "Enforce IP restrictions"), &swapped)));
        let german = [("Enforce", "IP-Beschr\u{e4}nkungen durchsetzen")];
        assert!(has_wanted(&choose, &control(chosen(Some("Enforce"), german[0].1), &german)));
        let include = FillAction::Include { items: vec![wanted] };
        let present = |value: &str, text: &str| {
            Shown::Included(vec![Item { value: Some(value.to_owned()), text: text.to_owned() }])
        };
        assert!(!has_wanted(&include, &control(present("Enforce", "Relax IP restrictions"), &swapped)));
        assert!(has_wanted(&include, &control(present("Relax", "Enforce IP restrictions"), &swapped)));
    }

    #[test]
    fn words_that_go_on_are_those_of_another_option_whatever_the_value_behind_them() {
        let wanted = FillAction::Choose(choice(Some("Enforce"), "Enforce IP restrictions", None));
        let weaker = "Enforce IP restrictions, but relax for refresh tokens";
        assert!(!shows_wanted(&wanted, &chosen(Some("Enforce"), weaker)));
        assert!(shows_wanted(&wanted, &chosen(Some("2"), "Enforce IP restrictions")), "a number as value");
        let scope = FillAction::Include { items: vec![choice(Some("1"), "Access (api)", None)] };
        let present = |value: &str, text: &str| {
            Shown::Included(vec![Item { value: Some(value.to_owned()), text: text.to_owned() }])
        };
        assert!(!shows_wanted(&scope, &present("1", "Access (api) of all users")));
        assert!(shows_wanted(&scope, &present("7", "Access (api)")));
    }

    #[test]
    fn the_empty_value_is_a_value() {
        let none = FillAction::Choose(choice(Some(""), "--None--", None));
        assert!(shows_wanted(&none, &chosen(Some(""), "--Ohne--")));
        assert!(!shows_wanted(&none, &chosen(Some("100"), "Salesforce")));
        assert!(!shows_wanted(&none, &chosen(None, "Salesforce")));
    }

    #[test]
    fn all_wanted_items_must_be_there_and_others_may() {
        let wanted = FillAction::Include { items: vec![choice(None, "A", None), choice(None, "B", None)] };
        let shows = |texts: &[&str]| {
            let item = |text: &&str| Item { value: None, text: (*text).to_owned() };
            Shown::Included(texts.iter().map(item).collect())
        };
        assert!(shows_wanted(&wanted, &shows(&["C", "B", "A"])));
        assert!(!shows_wanted(&wanted, &shows(&["A"])));
    }

    #[test]
    fn none_of_the_items_left_out_may_be_there() {
        let wanted = FillAction::Exclude { items: vec![choice(None, "A", None), choice(None, "B", None)] };
        let shows = |texts: &[&str]| {
            let item = |text: &&str| Item { value: None, text: (*text).to_owned() };
            Shown::Included(texts.iter().map(item).collect())
        };
        assert!(shows_wanted(&wanted, &shows(&["C"])));
        assert!(shows_wanted(&wanted, &shows(&[])));
        assert!(!shows_wanted(&wanted, &shows(&["C", "B"])));
    }

    #[test]
    fn a_file_is_taken_back_when_none_is_left() {
        assert!(shows_wanted(&FillAction::Detach, &Shown::File(None)));
        assert!(!shows_wanted(&FillAction::Detach, &Shown::File(Some("server.crt".to_owned()))));
        assert!(!shows_wanted(&FillAction::Detach, &Shown::Text(String::new())));
    }

    #[test]
    fn a_value_in_words_counts_line_by_line() {
        let says = |text: &str| Shown::Text(text.to_owned());
        let sets = FillAction::Include { items: vec![choice(None, "A B", None), choice(None, "C", None)] };
        assert!(says_wanted(&sets, &says("C\nA  B\nD")));
        assert!(!says_wanted(&sets, &says("A B C")));
        let policy = FillAction::Choose(choice(Some("Enforce"), "Enforce IP restrictions", None));
        assert!(says_wanted(&policy, &says("Enforce IP restrictions")));
        assert!(!says_wanted(&policy, &says("Relax IP restrictions")));
        assert!(!says_wanted(&text("A"), &Shown::Checked(true)));
        assert!(says_wanted(&FillAction::SetChecked { on: true }, &Shown::Checked(true)));
    }

    #[test]
    fn what_waits_for_the_admin_is_not_done() {
        let shown = chosen(None, "Admin approved users are pre-authorized");
        let wanted = FillAction::Choose(choice(None, "Admin approved users are pre-authorized", None));
        let asks = judge(&wanted, reply(Outcome::NeedsConfirmation, shown.clone()));
        assert_eq!(asks, Verdict::AwaitsConfirmation);
        assert!(!asks.is_done());
        let press = FillReply { press: Some(Handle(7)), ..reply(Outcome::NeedsPerson, shown) };
        assert_eq!(judge(&wanted, press), Verdict::AwaitsPress(Handle(7)));
    }

    #[test]
    fn the_pages_words_are_handed_on() {
        let message = Some("Enter a valid email address".to_owned());
        let refused =
            FillReply { message: message.clone(), ..reply(Outcome::Refused, Shown::Text("x".to_owned())) };
        assert_eq!(judge(&text("x"), refused), Verdict::Refused { message });
    }

    #[test]
    fn a_value_that_the_page_objects_to_is_not_right_because_it_stands_there() {
        let message = Some("Enter a valid email address".to_owned());
        let stands = FillReply {
            message: message.clone(),
            ..reply(Outcome::AlreadyRight, Shown::Text("x".to_owned()))
        };
        assert_eq!(judge(&text("x"), stands), Verdict::Refused { message: message.clone() });
        let empty = FillReply { message, ..reply(Outcome::AlreadyRight, Shown::Text(String::new())) };
        assert_eq!(judge(&text(""), empty), Verdict::AlreadyRight);
    }

    #[test]
    fn a_required_field_emptied_again_is_empty() {
        let message = Some("Complete this field.".to_owned());
        let refused = FillReply { message, ..reply(Outcome::Refused, Shown::Text(String::new())) };
        assert_eq!(judge(&text(""), refused), Verdict::Typed);
    }
}
