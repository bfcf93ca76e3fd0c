//! What the panel itself does in a step: the key, the login, the hand-over.

use super::super::event::Event;
use super::super::model::{Model, WrongPage};
use super::super::progress::{self, Whose};
use super::super::screen::{Button, LoginScreen, Notice, TaskScreen, Tone, Weight};
use super::super::update::{login_missing, moment, org_kind};
use super::super::words::{self, button, in_side_panel};
use super::class::{self, NOT_WEBEX};
use super::{hand_over, key};
use crate::check::login::{Explanation, Refusal, explain};
use crate::guide::Task;
use crate::org::Org;
use crate::protocol::background::{LoginFailure, LoginProof, TestSession};
use crate::protocol::keeper::{KeyForm, KeyState};
use crate::salesforce::answer::Identity;
use crate::salesforce::error::{ApiError, LoginError};
use crate::salesforce::oauth::Audience;

pub(super) fn task(model: &Model, task: Task, clock: &dyn Fn(f64) -> String) -> TaskScreen {
    match task {
        Task::MakeKey => TaskScreen::Key(key::key(model)),
        Task::TestLogin => TaskScreen::Login(login(model, clock)),
        Task::ReachClass => TaskScreen::Class(class::class(model, clock)),
        Task::HandOver => TaskScreen::HandOver(hand_over::hand_over(model)),
    }
}

fn login(model: &Model, clock: &dyn Fn(f64) -> String) -> LoginScreen {
    let missing = login_missing(model);
    let mut test = button(&in_side_panel(model, "Test the login"), Event::AskTestLogin, Weight::Brand);
    if !missing.is_empty() {
        test.disabled = Some("Something is still missing, see below.".to_owned());
    } else if !model.job.is_idle() {
        test.disabled = Some("Something else is still running.".to_owned());
    }
    LoginScreen {
        button: test,
        missing: missing.into_iter().map(words::need).collect(),
        outcome: model.login.as_ref().map(|outcome| said(model, outcome, clock)),
    }
}

fn said(model: &Model, outcome: &Result<LoginProof, LoginFailure>, clock: &dyn Fn(f64) -> String) -> Notice {
    match outcome {
        Ok(proof) => granted(model, proof, clock),
        Err(failure) => not_granted(model, failure, clock),
    }
}

/// Why there was no login.
pub(super) fn not_granted(model: &Model, failure: &LoginFailure, clock: &dyn Fn(f64) -> String) -> Notice {
    let notice = why_not(model, failure);
    match failure.session() {
        TestSession::NotOpened => notice,
        session => {
            let text = format!("{} {}", notice.text, ended(model, session, clock));
            Notice { text, ..notice }
        }
    }
}

fn why_not(model: &Model, failure: &LoginFailure) -> Notice {
    match failure {
        LoginFailure::Org { why: LoginError::Refused { error, description }, .. } => {
            refused(model, error, description)
        }
        LoginFailure::Org { why: LoginError::Api(error), .. } => words::api_error(error),
        LoginFailure::Interrupted { text } => words::api_error(&ApiError::Interrupted { text: text.clone() }),
        LoginFailure::Key { why } => words::key_error(why),
        LoginFailure::NoOrg => words::not_at_page(WrongPage::NotOpen),
    }
}

/// A grant that is not for the org that is shown and the user that was meant proves nothing.
fn granted(model: &Model, proof: &LoginProof, clock: &dyn Fn(f64) -> String) -> Notice {
    let ended = ended(model, proof.session, clock);
    match progress::whose(model, &proof.identity, proof.username.as_deref()) {
        Whose::Meant => {}
        Whose::OtherOrg => return other_org(&proof.identity, &ended),
        Whose::Unsure => return unsure_user(model, &proof.identity, &ended),
    }
    let (host, audience) = asked(model);
    Notice {
        tone: Tone::Success,
        title: "Salesforce accepts this private key (asked from your computer)".to_owned(),
        text: format!(
            "Org: {} ({}). User: {}. Scopes: {}. Asked at {host}, for the audience {audience}. {ended} This says only that this user can log in with this private key. {NOT_WEBEX} Once Webex has logged in, Check shows it in this step.",
            model.facts.as_ref().map(|facts| facts.name.as_str()).unwrap_or_default(),
            proof.identity.org_id,
            proof.username.as_deref().unwrap_or_default(),
            proof.scope
        ),
        advice: Some("See in the next step whether the user reaches the class.".to_owned()),
        original: None,
        actions: Vec::new(),
    }
}

/// Which host a test asks, and for whom the login is meant.
fn asked(model: &Model) -> (String, &'static str) {
    let host = model.org_host.as_deref().map(|host| format!("https://{host}"));
    let audience = org_kind(model).map(|kind| Audience::from(kind).as_str());
    (host.unwrap_or_else(|| "this org".to_owned()), audience.unwrap_or("of this kind of org"))
}

/// The login went to another org than the one that is shown.
pub(super) fn other_org(identity: &Identity, ended: &str) -> Notice {
    Notice {
        tone: Tone::Error,
        title: "The login went to another org".to_owned(),
        text: format!("The org that answered has the id {}. {ended}", identity.org_id),
        advice: Some("Check again, then test again.".to_owned()),
        original: None,
        actions: Vec::new(),
    }
}

/// The login was granted to somebody, perhaps not to the user that was meant.
pub(super) fn unsure_user(model: &Model, identity: &Identity, ended: &str) -> Notice {
    Notice {
        tone: Tone::Warning,
        title: "The login was granted, but the user could not be confirmed".to_owned(),
        text: format!(
            "Salesforce granted a session for the user with the id {}, and did not show the Username {}. {ended}",
            identity.user_id,
            model.values.get("integration_username").unwrap_or_default()
        ),
        advice: Some(
            "See whether API Enabled is on for the user: without it a login is of no use.".to_owned(),
        ),
        original: None,
        actions: Vec::new(),
    }
}

/// What became of the session of a test.
pub(super) fn ended(model: &Model, session: TestSession, clock: &dyn Fn(f64) -> String) -> String {
    match session {
        TestSession::Ended => return "The session of this test has been ended.".to_owned(),
        TestSession::Left => {
            return "The session of this test was not ended, as you wanted: it ends by itself, after the time that the org's session settings say.".to_owned();
        }
        TestSession::NotOpened | TestSession::Unsure => {}
    }
    let username = model.values.get("integration_username").unwrap_or_default();
    let time = clock(model.login_ms.unwrap_or_default());
    format!("{} {}", words::SESSION_UNSURE, words::end_session(username, &time))
}

fn refused(model: &Model, error: &str, description: &str) -> Notice {
    // After a reload nothing of the org is at hand; the refusal is then explained by its words alone.
    let unread = Org::default();
    let org = model.org.as_deref().unwrap_or(&unread);
    let now = moment(model.login_ms.unwrap_or_default());
    let (host, audience) = asked(model);
    let refusal = Refusal { error, description, host: &host, audience };
    let Explanation { step, meaning, advice, settling, verbatim } =
        explain(&model.guide, &model.values, &model.findings, org, &refusal, now);
    let go =
        model.guide.steps.iter().position(|candidate| Some(&candidate.id) == step.as_ref()).map(|index| {
            let title = model.guide.steps.get(index).map(|step| step.title.as_str()).unwrap_or_default();
            button(&format!("Go to: {title}"), Event::GoTo(index), Weight::Brand)
        });
    let advice = match settling {
        Some(wait) => format!("{advice} {wait}"),
        None => advice,
    };
    Notice {
        tone: Tone::Error,
        title: "The org refused the login".to_owned(),
        text: meaning,
        advice: Some(advice),
        original: Some(verbatim),
        actions: go.into_iter().collect(),
    }
}

/// What can be done with what is held here.
pub(super) fn key_actions(model: &Model) -> Vec<Button> {
    let save =
        |label: &str, form| button(&in_side_panel(model, label), Event::AskSaveKey(form), Weight::Neutral);
    let certificate = || button("Save the certificate", Event::SaveCertificate, Weight::Neutral);
    let forget = |label| button(label, Event::AskForgetKey, Weight::Neutral);
    match &model.key {
        Some(KeyState::Ready(_)) => vec![
            Button { weight: Weight::Brand, ..save("Save the private key", KeyForm::Pkcs8) },
            save("Save the private key in the traditional form", KeyForm::Pkcs1),
            certificate(),
            forget("Forget the private key"),
        ],
        Some(KeyState::CertificateOnly(_)) => vec![certificate(), forget("Forget the certificate")],
        _ => Vec::new(),
    }
}

/// What is to be known before the key is handed over.
pub(super) fn key_warning(model: &Model) -> Option<String> {
    match (&model.key, &model.login) {
        (Some(KeyState::Ready(_)), Some(Ok(_))) => None,
        (Some(KeyState::Ready(_)), _) => Some("The login has not been tested with this private key yet.".to_owned()),
        (Some(KeyState::CertificateOnly(_)), _) => Some(
            "The private key is not here: only its certificate was loaded. Whoever holds the private key brings it to Webex.".to_owned(),
        ),
        _ => Some("There is no private key here to save. Make one, or use the one that you saved before.".to_owned()),
    }
}
