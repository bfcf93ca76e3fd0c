//! What the other side gets, in its own words.

use super::super::event::Event;
use super::super::model::moment;
use super::super::model::{Model, Source};
use super::super::screen::{Button, HandOverCard, HandOverLine, HandOverScreen, HandOverWay, Weight};
use super::super::wording::{button, in_side_panel};
use crate::protocol::keystore::{KeyForm, KeyState};
use guide::{AppFact, CheckSpec, FactKind, Handover, Learned, ParameterId, Values};
use guidepost_core::check::{Local, last_login};
use guidepost_core::progress::CheckVerdict;
use words::{Text, button, handover, login, step};

pub(super) fn hand_over(model: &Model) -> HandOverScreen {
    let receiver = &model.guide.receiver;
    HandOverScreen {
        values: HandOverCard {
            title: handover::Values { receiver: Text::value(&receiver.name) }.into(),
            whom: handover::Whom { who: (&receiver.who).into() }.into(),
            way: HandOverWay::Where((&receiver.place).into()),
            lines: lines(model),
            warnings: other_address(model).into_iter().collect(),
            actions: Vec::new(),
        },
        key: HandOverCard {
            title: handover::Key.into(),
            whom: handover::Key.whom(),
            way: HandOverWay::How(handover::Key.way()),
            lines: Vec::new(),
            warnings: key_warning(model).into_iter().collect(),
            actions: key_actions(model),
        },
    }
}

fn lines(model: &Model) -> Vec<HandOverLine> {
    let entered = match model.consumer_key() {
        Some((key, Source::Admin)) => Some(key),
        _ => None,
    };
    let values = known(model, entered.as_deref());
    let names = |value: &Handover, name: &str| value.value.names().contains(&ParameterId::from(name));
    let key_name = model.guide.receiver_app().map(|(role, _)| Learned::ConsumerKey.of(role));
    let is_entered =
        |value: &Handover| entered.is_some() && key_name.as_ref().is_some_and(|name| names(value, name));
    let line = |value: &Handover| HandOverLine {
        theirs: Text::quoted(&value.theirs),
        ours: value.ours.as_ref().map(Text::from),
        value: value.value.fill(&values).ok(),
        notes: value
            .note
            .iter()
            .map(Text::from)
            .chain(is_entered(value).then(|| step::YourWord.into()))
            .chain(names(value, "my_domain").then(|| login_host(model)).flatten())
            .collect(),
    };
    model.guide.handovers.iter().map(line).collect()
}

/// What is said of the address that the other side logs in at, beside the org's own: the one that
/// works, or the other one and why it comes second.
///
/// External client apps got `app_not_found` at the general hosts in some orgs since Spring
/// '26, and log in there in others (n8n issue 28990 and pull request 29016, simple-salesforce
/// 814, forcedotcom/cli 3482). What an address that is handed over is used for, the host that
/// is asked, the audience or both, the other side does not always say.
fn login_host(model: &Model) -> Option<Text> {
    if let Some(host) = working_host(model) {
        return Some(handover::WorkingHost { host: host.into(), client: model.client() }.into());
    }
    let general = model.entered.values.get("login_host")?;
    Some(handover::OtherHost { host: general.into(), client: model.client() }.into())
}

/// The host at which the other side was let in last, where that was read just now.
fn working_host(model: &Model) -> Option<String> {
    let is_ok = |check: &&CheckSpec| {
        model.guide.is_about(check, FactKind::App(AppFact::LoginSeen))
            && matches!(model.read.verdicts.get(&check.id), Some(CheckVerdict::Ok { .. }))
    };
    model.guide.checks.iter().find(is_ok)?;
    let local =
        Local { certificate: None, own_tests: model.proofs.own_tests.clone(), now: moment(model.now_ms) };
    last_login(model.receiver_app()?, &local)?.host.clone()
}

/// All values, with the consumer key that was entered where the org has told none.
fn known(model: &Model, entered: Option<&str>) -> Values {
    let mut known = model.entered.values.clone();
    if let Some(host) = &model.tab.org_host {
        known.set("my_domain", &format!("https://{host}"));
    }
    if let (Some(key), Some((role, _))) = (entered, model.guide.receiver_app()) {
        known.set(&Learned::ConsumerKey.of(role), key);
    }
    known
}

/// Where the other side asks for an e-mail address and means the Username, the two must
/// not be mixed up.
fn other_address(model: &Model) -> Option<Text> {
    let username = model.username()?;
    let address = model.read.facts.as_ref()?.integration_user.as_ref()?;
    let same_user = address.username.eq_ignore_ascii_case(&username);
    let user = (&username).into();
    (same_user && !address.email.eq_ignore_ascii_case(&username))
        .then(|| handover::NotTheAddress { user, address: (&address.email).into() }.into())
}

/// What can be done with what is held here.
fn key_actions(model: &Model) -> Vec<Button> {
    let save =
        |label: Text, form| button(in_side_panel(model, label), Event::AskSaveKey(form), Weight::Neutral);
    let certificate = || button(button::SaveCertificate, Event::SaveCertificate, Weight::Neutral);
    let forget = |label: Text| button(label, Event::AskForgetKey, Weight::Neutral);
    match &model.keys.key {
        Some(KeyState::Ready(_)) => vec![
            Button { weight: Weight::Brand, ..save(button::SaveKey.into(), KeyForm::Pkcs8) },
            save(button::SaveKeyTraditional.into(), KeyForm::Pkcs1),
            certificate(),
            forget(button::ForgetKey.into()),
        ],
        Some(KeyState::CertificateOnly(_)) => vec![certificate(), forget(button::ForgetCertificate.into())],
        _ => Vec::new(),
    }
}

/// What is to be known before the key is handed over.
fn key_warning(model: &Model) -> Option<Text> {
    match (&model.keys.key, &model.proofs.login) {
        (Some(KeyState::Ready(_)), Some(Ok(_))) => None,
        (Some(KeyState::Ready(_)), _) => Some(login::Untested.into()),
        (Some(KeyState::CertificateOnly(_)), _) => {
            Some(login::KeyElsewhere { client: model.client() }.into())
        }
        _ => Some(login::NoKey.into()),
    }
}
