//! The consumer key that is entered by hand, and what the other side gets.

use super::proofs::{KEY, USERNAME, ready};
use super::*;
use crate::panel::compose::screen;
use crate::panel::saved::Addresses;
use crate::panel::screen::{Body, HandOverLine, HandOverScreen, ParameterLine, TaskScreen};

const SECRET: &str = "0F1E2D3C4B5A69788796A5B4C3D2E1F00123456789ABCDEF0123456789ABCDEF";

/// A panel that the org has told no consumer key, at the step that asks for one.
fn asking() -> Model {
    let mut model = ready();
    model.entered.values.set("webex.consumer-key", "");
    go_to(&mut model, "app.consumer-key");
    model
}

fn enter(model: &mut Model, text: &str) -> Vec<Effect> {
    admin(model, Event::SetValue(ParameterId::from("pasted_consumer_key"), text.to_owned()))
}

fn field(model: &Model) -> Option<ParameterLine> {
    let Body::Step(step) = screen(model).body else { panic!("no step") };
    step.parameters.into_iter().find(|line| line.id.as_str() == "pasted_consumer_key")
}

fn hand_over(model: &mut Model) -> HandOverScreen {
    go_to(model, "hand-over.values");
    let Body::Step(step) = screen(model).body else { panic!("no step") };
    let Some(TaskScreen::HandOver(hand_over)) = step.task else { panic!("{:?}", step.task) };
    hand_over
}

fn line(hand_over: &HandOverScreen, theirs: &str) -> HandOverLine {
    hand_over.values.lines.iter().find(|line| line.theirs == Text::quoted(theirs)).unwrap().clone()
}

#[test]
fn a_secret_is_neither_kept_nor_stored_nor_shown() {
    let mut model = asking();
    for (times, text) in [(1, SECRET.to_owned()), (2, format!("{KEY} {SECRET}")), (3, SECRET.to_lowercase())]
    {
        let effects = enter(&mut model, &text);
        let all = format!("{model:?} {effects:?} {:?}", screen(&model));
        assert!(!all.to_lowercase().contains(&SECRET.to_lowercase()), "{text}");
        let field = field(&model).unwrap();
        assert_eq!((field.value.as_str(), field.refusals), ("", times), "each time the field is drawn anew");
        assert!(in_english(&field.problem.unwrap()).starts_with("This looks like the consumer secret."));
        assert!(announced(&model).contains("did not keep it"));
    }
    enter(&mut model, "3MVG9");
    assert_eq!(field(&model).unwrap().value, "3MVG9");
}

/// Metadata can give an app a consumer key of another form (seen: 64 hexadecimal digits).
#[test]
fn a_key_of_another_form_is_compared_with_the_orgs_before_it_is_refused() {
    let own = SECRET.to_lowercase();
    let mut model = asking();
    enter(&mut model, &own);
    assert_eq!(model.entered.values.get("pasted_consumer_key"), None, "the org has not told its key yet");
    model.entered.values.set("webex.consumer-key", &own);
    enter(&mut model, own.get(..40).unwrap());
    assert_eq!(model.entered.values.get("pasted_consumer_key"), own.get(..40), "it may be typed");
    enter(&mut model, &format!(" {own} "));
    assert_eq!(model.entered.values.get("pasted_consumer_key"), Some(own.as_str()));
    assert!(field(&model).is_none(), "the org has told the same one");
    enter(&mut model, &own.replace('0', "1"));
    assert_eq!(model.entered.values.get("pasted_consumer_key"), None, "any other one is refused as before");
}

#[test]
fn a_secret_that_follows_a_key_takes_the_key_away_too() {
    let mut model = asking();
    enter(&mut model, KEY);
    enter(&mut model, SECRET);
    assert_eq!(model.entered.values.get("pasted_consumer_key"), None);
    assert!(confirmed(&mut model, Event::AskTestLogin, Event::TestLogin).is_empty());
}

#[test]
fn a_key_entered_by_hand_is_the_admins_word_and_logs_in() {
    let mut model = asking();
    assert!(confirmed(&mut model, Event::AskTestLogin, Event::TestLogin).is_empty());
    enter(&mut model, KEY.get(..20).unwrap());
    assert!(confirmed(&mut model, Event::AskTestLogin, Event::TestLogin).is_empty(), "half a key is none");
    enter(&mut model, &format!(" {KEY} "));
    assert_eq!(field(&model).unwrap().note, Some(words::step::YourWord.into()));
    let client = line(&hand_over(&mut model), "Client ID");
    assert_eq!(client.value.as_deref(), Some(KEY));
    assert!(client.notes.contains(&words::step::YourWord.into()));
    let effects = confirmed(&mut model, Event::AskTestLogin, Event::TestLogin);
    assert!(
        matches!(effects.as_slice(), [Effect::TestLogin(call), Effect::Deadline { .. }, Effect::Remember { .. }] if call.consumer_key == KEY),
        "{effects:?}"
    );
}

#[test]
fn a_key_that_the_org_tells_is_not_asked_for_and_comes_first() {
    let mut model = asking();
    enter(&mut model, KEY);
    let told = format!("{KEY}x");
    model.entered.values.set("webex.consumer-key", &told);
    assert!(field(&model).is_some(), "another one was entered, and can be mended");
    let client = line(&hand_over(&mut model), "Client ID");
    assert_eq!(client.value.as_deref(), Some(told.as_str()));
    assert_eq!(client.notes.iter().map(in_english).collect::<Vec<_>>(), ["Not the consumer secret."]);
    go_to(&mut model, "app.consumer-key");
    enter(&mut model, &told);
    assert_eq!(field(&model), None);
}

#[test]
fn another_app_has_another_key() {
    let mut model = asking();
    enter(&mut model, KEY);
    admin(&mut model, Event::SetValue(ParameterId::from("app_api_name"), "Other".to_owned()));
    assert_eq!(model.entered.values.get("pasted_consumer_key"), None);
}

#[test]
fn the_values_and_the_key_are_on_cards_of_their_own() {
    let mut model = ready();
    model.entered.values.set("login_host", "https://login.salesforce.com");
    let hand_over = hand_over(&mut model);
    let values: Vec<_> = hand_over.values.lines.iter().map(|line| in_english(&line.theirs)).collect();
    assert_eq!(values, ["Name", "Client ID", "Email ID", "URL"]);
    assert_eq!(line(&hand_over, "Name").value.as_deref(), Some("Salesforce SCV"));
    assert_eq!(line(&hand_over, "Email ID").value.as_deref(), Some(USERNAME));
    let url = line(&hand_over, "URL");
    assert_eq!(
        url.value.as_deref(),
        Some("https://acme.my.salesforce.com"),
        "the org's own address comes first"
    );
    assert!(in_english(&url.notes[0]).contains("leave that one as it is"), "{:?}", url.notes);
    assert!(
        in_english(&url.notes[1]).contains("enter https://login.salesforce.com instead"),
        "{:?}",
        url.notes
    );
    assert!(hand_over.values.actions.is_empty());
    assert!(
        hand_over
            .key
            .actions
            .iter()
            .any(|action| action.event == Event::AskSaveKey(crate::protocol::keystore::KeyForm::Pkcs8))
    );
}

#[test]
fn a_username_that_is_no_address_of_the_user_is_warned_of() {
    let warnings = |email: &str, of: &str| {
        let mut model = ready();
        let address = Addresses { username: of.to_owned(), email: email.to_owned() };
        model.read.facts.as_mut().unwrap().integration_user = Some(address);
        hand_over(&mut model).values.warnings
    };
    let warned = warnings("mailbox@acme.example", USERNAME);
    let warning =
        words::handover::NotTheAddress { user: USERNAME.into(), address: "mailbox@acme.example".into() };
    assert_eq!(warned, [warning.into()]);
    assert!(warnings("SCV.Integration@acme.example", USERNAME).is_empty());
    assert!(warnings("mailbox@acme.example", "somebody.else@acme.example").is_empty());
}
