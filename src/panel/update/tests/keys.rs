//! The ways to a key: its size, files that are loaded, a certificate without its key.

use super::*;
use crate::panel::compose::screen;
use ::keys::KeyBits;

use crate::panel::screen::{Body, FilesScreen, KeyScreen, Screen, TaskScreen};
use crate::protocol::background::KeyError;
use crate::protocol::keystore::{FileAddress, FileKind, Files, KeyForm, Refusal};
use guidepost_core::progress::StepState;
use words::button;

fn side() -> Model {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    report(&mut model, Report::Key(Ok(KeyState::None)));
    model
}

fn address(name: &str) -> FileAddress {
    FileAddress(format!("blob:{name}"))
}

fn chosen(private_key: Option<&str>, certificate: Option<&str>) -> Event {
    Event::LoadFiles { private_key: private_key.map(address), certificate: certificate.map(address) }
}

fn certificate_only() -> KeyState {
    let KeyState::Ready(facts) = pair("AA") else { panic!("no pair") };
    KeyState::CertificateOnly(facts)
}

fn shown(model: &Model) -> Screen {
    screen(model)
}

fn task(model: &mut Model, step: &str) -> TaskScreen {
    go_to(model, step);
    match shown(model).body {
        Body::Step(step) => step.task.unwrap(),
        Body::Nothing(notice) => panic!("{notice:?}"),
    }
}

fn key_screen(model: &mut Model) -> KeyScreen {
    match task(model, "key.make") {
        TaskScreen::Key(screen) => screen,
        other => panic!("{other:?}"),
    }
}

fn labels(screen: &KeyScreen) -> Vec<Text> {
    screen.actions.iter().map(|action| action.label.clone()).collect()
}

#[test]
fn the_chosen_size_is_made_and_remembered() {
    let mut model = side();
    let sizes = key_screen(&mut model).sizes;
    let chosen: Vec<_> = sizes.iter().filter(|size| size.chosen).map(|size| size.bits).collect();
    assert_eq!((sizes.len(), chosen), (3, vec![KeyBits::Rsa2048]));
    let effects = admin(&mut model, Event::ChooseKeyBits(KeyBits::Rsa4096));
    let Some(Effect::Remember { saved, .. }) = effects.into_iter().next() else { panic!("not remembered") };
    let effects = admin(&mut model, Event::MakeKey);
    assert!(
        matches!(effects.as_slice(), [Effect::Keystore(Request::Make { bits: 4096, .. })]),
        "{effects:?}"
    );
    let mut after = self::model(Surface::Side);
    report(&mut after, Report::Saw(Ok(sight("acme.my.salesforce.com", Access::Allowed))));
    report(&mut after, Report::Remembered(Some(saved)));
    assert_eq!(after.keys.key_bits, KeyBits::Rsa4096);
}

#[test]
fn key_and_certificate_are_loaded_together_and_a_certificate_alone() {
    let mut model = side();
    let effects = admin(&mut model, chosen(Some("key"), Some("crt")));
    let both = Files::Pair { private_key: address("key"), certificate: address("crt") };
    assert!(matches!(effects.as_slice(), [Effect::LoadFiles(files)] if *files == both), "{effects:?}");
    assert_eq!(shown(&model).busy.unwrap().text, words::busy::LoadingFiles.into());
    report(&mut model, Report::KeyLoaded(Ok(pair("AA"))));
    assert!(model.work.job.is_idle());
    assert_eq!(model.keys.key, Some(pair("AA")));

    let mut model = side();
    let effects = admin(&mut model, chosen(None, Some("crt")));
    let alone = Files::Certificate { certificate: address("crt") };
    assert!(matches!(effects.as_slice(), [Effect::LoadFiles(files)] if *files == alone), "{effects:?}");
}

#[test]
fn a_key_without_certificate_waits_for_the_word_that_a_new_one_is_wanted() {
    let mut model = side();
    assert!(admin(&mut model, chosen(Some("key"), None)).is_empty());
    assert_eq!(model.question, Some(Asked::NewCertificate));
    let effects = admin(&mut model, Event::IssueCertificate);
    let [Effect::LoadFiles(Files::PrivateKey { private_key, subject, days: 365 })] = effects.as_slice()
    else {
        panic!("{effects:?}")
    };
    assert_eq!((private_key, subject.common_name.as_str()), (&address("key"), "WxCC - SCV"));
    assert_eq!(model.question, None);
}

#[test]
fn files_are_let_go_of_when_they_are_not_loaded() {
    let drops = |effects: &[Effect], name: &str| matches!(effects, [Effect::DropFiles(addresses)] if *addresses == [address(name)]);
    let mut model = side();
    admin(&mut model, chosen(Some("key"), None));
    let effects = admin(&mut model, Event::Dismiss);
    assert!(drops(&effects, "key"), "{effects:?}");
    assert_eq!((model.question, &model.keys.waiting_files), (None, &None));
    assert!(admin(&mut model, Event::IssueCertificate).is_empty());

    report(&mut model, Report::Key(Ok(pair("AA"))));
    let effects = admin(&mut model, chosen(None, Some("crt")));
    assert!(drops(&effects, "crt"), "a pair that is held is not replaced by files: {effects:?}");
}

#[test]
fn nothing_is_loaded_where_nothing_is_chosen_or_a_page_is_around() {
    let mut model = side();
    assert!(admin(&mut model, chosen(None, None)).is_empty());
    assert_eq!(model.said.notice(), Some(&Notice::NoFileChosen));

    let mut embedded = on_setup(Surface::Embedded, Access::Allowed);
    report(&mut embedded, Report::Key(Ok(KeyState::None)));
    assert!(matches!(key_screen(&mut embedded).files, Some(FilesScreen::Elsewhere { .. })));
    let effects = admin(&mut embedded, chosen(Some("key"), Some("crt")));
    assert!(matches!(effects.as_slice(), [Effect::DropFiles(addresses)] if addresses.len() == 2));
    assert!(embedded.work.job.is_idle());
    assert_eq!(embedded.said.notice(), Some(&Notice::OnlyInSidePanel(Sensitive::LoadKey)));
}

#[test]
fn a_refused_file_is_named_with_the_way_out_and_changes_nothing() {
    let mut model = side();
    admin(&mut model, chosen(Some("key"), Some("crt")));
    let why = Refusal::File { file: FileKind::PrivateKey, why: ::keys::FileFault::Encrypted.into() };
    report(&mut model, Report::KeyLoaded(Err(KeyError::Refused { why })));
    let notice = notice(&model).unwrap();
    assert_eq!(notice.title, words::file::KeyNotLoaded.into());
    assert_eq!(in_english(&notice.text), "The private key is protected by a pass phrase.");
    assert_eq!(notice.advice, Some(words::file::WithoutPassPhrase.into()));
    assert_eq!(model.keys.key, Some(KeyState::None));
    assert!(model.work.job.is_idle());
    assert!(matches!(key_screen(&mut model).files, Some(FilesScreen::Here { disabled: None, .. })));
}

#[test]
fn a_certificate_without_its_key_serves_the_app_and_not_the_login() {
    let mut model = side();
    report(&mut model, Report::Key(Ok(certificate_only())));
    let make = model.guide.steps.iter().find(|step| step.id.as_str() == "key.make").unwrap();
    assert_eq!(model.known().state(make), StepState::Ok);
    let key = key_screen(&mut model);
    assert_eq!(labels(&key), [button::SaveCertificate.into(), button::ForgetCertificate.into()]);
    assert_eq!(key.pair.as_ref().unwrap().fingerprint, "AA");
    assert!(key.files.is_none() && key.sizes.is_empty());
    let effects = admin(&mut model, Event::SaveCertificate);
    assert!(matches!(effects.as_slice(), [Effect::SaveFile { name, .. }] if name == "server.crt"));
    assert!(admin(&mut model, Event::MakeKey).is_empty(), "it is forgotten by its own button");

    let TaskScreen::Login(login) = task(&mut model, "proof.login") else { panic!("no login") };
    assert!(login.button.disabled.is_some());
    assert_eq!(login.missing, [words::login::NeedsPrivateKey { client: model.client() }.into()]);
    let TaskScreen::HandOver(hand_over) = task(&mut model, "hand-over.values") else { panic!("no values") };
    assert_eq!(hand_over.key.warnings, [words::login::KeyElsewhere { client: model.client() }.into()]);
    assert!(!hand_over.key.actions.iter().any(|action| matches!(action.event, Event::AskSaveKey(_))));

    admin(&mut model, Event::AskForgetKey);
    assert_eq!(shown(&model).question.unwrap().title, words::question::ForgetCertificate.into());
    assert!(matches!(admin(&mut model, Event::ForgetKey).as_slice(), [Effect::Keystore(Request::Forget)]));
}

#[test]
fn the_private_key_is_saved_in_either_form_and_in_the_side_panel_alone() {
    let mut model = side();
    report(&mut model, Report::Key(Ok(pair("AA"))));
    let form = |effects: Vec<Effect>| match effects.as_slice() {
        [Effect::SavePrivateKey(form)] => *form,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        form(confirmed(&mut model, Event::AskSaveKey(KeyForm::Pkcs8), Event::SaveKey(KeyForm::Pkcs8))),
        KeyForm::Pkcs8
    );
    assert_eq!(
        form(confirmed(&mut model, Event::AskSaveKey(KeyForm::Pkcs1), Event::SaveKey(KeyForm::Pkcs1))),
        KeyForm::Pkcs1
    );
    let mut embedded = on_setup(Surface::Embedded, Access::Allowed);
    report(&mut embedded, Report::Key(Ok(pair("AA"))));
    assert!(
        confirmed(&mut embedded, Event::AskSaveKey(KeyForm::Pkcs1), Event::SaveKey(KeyForm::Pkcs1))
            .is_empty()
    );
    assert_eq!(embedded.said.notice(), Some(&Notice::OnlyInSidePanel(Sensitive::SaveKey)));
}
