//! The first proof: whether the integration user can log in.

use super::super::event::Event;
use super::super::model::moment;
use super::super::model::{Model, WrongPage};
use super::super::screen::{LoginScreen, Notice, Tone, Weight};
use super::super::wording::{self, button, in_side_panel, time};
use crate::protocol::background::{LoginFailure, LoginProof, TestSession};
use guidepost_core::check::login::{Explanation, Refusal, explain};
use guidepost_core::org::Org;
use guidepost_core::progress::Whose;
use salesforce::answer::Identity;
use salesforce::error::{ApiError, LoginError, Obstacle};
use salesforce::oauth::Audience;
use words::{Advised, Text, button, login, notice, question};

pub(super) fn login(model: &Model) -> LoginScreen {
    let missing = model.login_missing();
    let mut test = button(in_side_panel(model, button::TestLogin), Event::AskTestLogin, Weight::Brand);
    if !missing.is_empty() {
        test.disabled = Some(button::SomethingMissing.into());
    } else if !model.work.job.is_idle() {
        test.disabled = Some(button::SomethingRuns.into());
    }
    LoginScreen {
        button: test,
        missing: missing.into_iter().map(|need| wording::need(model, need)).collect(),
        outcome: model.proofs.login.as_ref().map(|outcome| said(model, outcome)),
        routes: None,
    }
}

fn said(model: &Model, outcome: &Result<LoginProof, LoginFailure>) -> Notice {
    match outcome {
        Ok(proof) => granted(model, proof),
        Err(failure) => not_granted(model, failure),
    }
}

/// Why there was no login.
pub(super) fn not_granted(model: &Model, failure: &LoginFailure) -> Notice {
    let notice = why_not(model, failure);
    match failure.session() {
        TestSession::NotOpened => notice,
        session => {
            let text = Text::sentences([notice.text, ended(model, session)]);
            Notice { text, ..notice }
        }
    }
}

fn why_not(model: &Model, failure: &LoginFailure) -> Notice {
    match failure {
        LoginFailure::Org { why: LoginError::Refused { error, description }, .. } => {
            refused(model, error, description)
        }
        LoginFailure::Org { why: LoginError::Api(error), .. } => wording::api_error(error),
        LoginFailure::Interrupted { why } => wording::api_error(&ApiError::Interrupted { why: why.into() }),
        LoginFailure::Key { why } => wording::key_error(why),
        LoginFailure::NoOrg => wording::not_at_page(WrongPage::NotOpen),
        // Where the general host was to be asked, which no proof does.
        LoginFailure::HostWithheld { why } => {
            let original = why.as_ref().map(Text::from);
            Notice { original, ..wording::api_error(&ApiError::NotSent { why: Obstacle::NotHere }) }
        }
    }
}

fn notice(tone: Tone, what: &impl Advised) -> Notice {
    let (title, text, advice) = (what.title(), what.text(), Some(what.advice()));
    Notice { tone, title, text, advice, original: None, actions: Vec::new() }
}

/// A grant that is not for the org that is shown and the user that was meant proves nothing.
fn granted(model: &Model, proof: &LoginProof) -> Notice {
    let session = ended(model, proof.session);
    match model.whose(&proof.identity, proof.username.as_deref()) {
        Whose::Meant => {}
        Whose::OtherOrg => return other_org(&proof.identity, session),
        Whose::Unsure => return unsure_user(model, &proof.identity, session),
    }
    let asked = asked(model);
    let granted = login::Granted {
        org: model.read.facts.as_ref().map(|facts| facts.name.as_str()).unwrap_or_default().into(),
        org_id: (&proof.identity.org_id).into(),
        user: proof.username.as_deref().unwrap_or_default().into(),
        scopes: (&proof.scope).into(),
        host: asked.host,
        audience: asked.audience,
        session,
        limit: limit(model),
        client: model.client(),
    };
    notice(Tone::Success, &granted)
}

/// What a test does not prove.
pub(super) fn limit(model: &Model) -> Text {
    login::NotTheClient { client: model.client(), console: model.console() }.into()
}

/// Which host a test asks, and for whom the login is meant, as far as known.
struct Asked {
    host: Text,
    audience: Text,
}

fn asked(model: &Model) -> Asked {
    Asked {
        host: model
            .tab
            .org_host
            .as_deref()
            .map_or(question::ThisOrg::TEXT, |host| Text::value(format!("https://{host}"))),
        audience: model
            .org_kind()
            .map_or(login::OfThisKind::TEXT, |kind| Text::quoted(Audience::from(kind).as_str())),
    }
}

/// The login went to another org than the one that is shown.
pub(super) fn other_org(identity: &Identity, session: Text) -> Notice {
    notice(Tone::Error, &login::OtherOrg { org_id: (&identity.org_id).into(), session })
}

/// The login was granted to somebody, perhaps not to the user that was meant.
pub(super) fn unsure_user(model: &Model, identity: &Identity, session: Text) -> Notice {
    let user = model.username().unwrap_or_default();
    let what = login::UnsureUser { user_id: (&identity.user_id).into(), user: user.into(), session };
    notice(Tone::Warning, &what)
}

/// What became of the session of a test.
pub(super) fn ended(model: &Model, session: TestSession) -> Text {
    ended_since(model, session, model.proofs.login_ms.unwrap_or_default())
}

/// The same of a test that was at that time, in milliseconds since 1970.
pub(super) fn ended_since(model: &Model, session: TestSession, ms: f64) -> Text {
    match session {
        TestSession::Ended => return login::SessionEnded.into(),
        TestSession::Left => return login::SessionLeft.into(),
        TestSession::NotOpened | TestSession::Unsure => {}
    }
    let username = model.username().unwrap_or_default();
    Text::sentences([notice::SessionUnsure.into(), wording::end_session(&username, time(ms))])
}

fn refused(model: &Model, error: &str, description: &str) -> Notice {
    // After a reload nothing of the org is at hand; the refusal is then explained by its words alone.
    let unread = Org::default();
    let org = model.read.org.as_deref().unwrap_or(&unread);
    let now = moment(model.proofs.login_ms.unwrap_or_default());
    let asked = asked(model);
    let (host, audience) = (&asked.host, &asked.audience);
    let refusal = Refusal { error, description, host, audience };
    let Explanation { step, meaning, advice, settling, verbatim } =
        explain(&model.guide, &model.entered.values, &model.read.findings, org, &refusal, now);
    let go =
        model.guide.steps.iter().position(|candidate| Some(&candidate.id) == step.as_ref()).map(|index| {
            let step = model.guide.steps.get(index).map(|step| (&step.title).into()).unwrap_or_default();
            button(button::GoTo { step }, Event::GoTo(index), Weight::Brand)
        });
    let advice = match settling {
        Some(wait) => Text::sentences([advice, wait]),
        None => advice,
    };
    Notice {
        tone: Tone::Error,
        title: login::Refused.into(),
        text: meaning,
        advice: Some(advice),
        original: Some(Text::quoted(verbatim)),
        actions: go.into_iter().collect(),
    }
}
