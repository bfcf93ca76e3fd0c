//! Why the answer is what it is, in a sentence or two.

use super::found::Answer;
use super::hours;
use super::read::Read;
use crate::check::{Verdict, last_login, login_at};
use crate::diagnose::{Diagnosis, Hint};
use crate::org::{FoundApp, Reason};
use guide::{AppFact, FactKind};
use words::{Text, overview};

pub(super) fn evidence(read: &Read, answer: Answer, diagnosis: &Diagnosis) -> Text {
    let client = || Text::value(read.guide.client());
    let test = read.heard.test.as_ref();
    let refused = test.filter(|test| !test.is_granted);
    let refused = refused.map(|test| overview::TestRefused { refusal: (&test.refusal).into() }.into());
    let seen = app(read).and_then(|found| Some(login_at(last_login(found, read.local)?, read.local.now)));
    let before = |seen| overview::WasLetInBefore { client: client(), seen }.into();
    match answer {
        Answer::Yes => {
            let hours = Some(hours::now(diagnosis)).filter(|hours| !hours.is_empty());
            let seen = seen.map(|seen| overview::WasLetIn { client: client(), seen }.into());
            Text::sentences(seen.into_iter().chain(hours))
        }
        Answer::No => {
            let of_theirs = match (login_seen(read), seen) {
                (Some(Verdict::Differs { found, .. }), _) => Some(found.clone()),
                (_, Some(seen)) => Some(before(seen)),
                (Some(Verdict::Unknown { why, waits_for: None }), None) => Some(why.clone()),
                _ => None,
            };
            Text::sentences(refused.into_iter().chain(of_theirs))
        }
        // The test and the other side's own login contradict one another.
        Answer::CannotTell if refused.is_some() => {
            Text::sentences(refused.into_iter().chain(seen.map(before)))
        }
        Answer::CannotTell => unclear(read).unwrap_or_else(|| not_seen(read, diagnosis.hint.as_ref())),
    }
}

/// Nothing keeps the other side out, and it was not seen to get in.
fn not_seen(read: &Read, hint: Option<&Hint>) -> Text {
    let client = || Text::value(read.guide.client());
    let nothing = overview::NothingSeen { client: client() }.into();
    let test = read.heard.test.as_ref().map(|_| overview::TestGranted { client: client() }.into());
    let why = login_seen(read).and_then(|verdict| match verdict {
        Verdict::Unknown { why, waits_for: None } => Some(why.clone()),
        Verdict::Met { found, .. } | Verdict::Differs { found, .. } => Some(found.clone()),
        Verdict::Unknown { .. } => None,
    });
    let hint = hint.map(|hint| match hint {
        Hint::MendedSince => overview::MendedSince.into(),
        Hint::LimitedHours => overview::LimitedHours.into(),
        Hint::UnknownUsername(login) => {
            let seen = login_at(login, read.local.now);
            overview::UnknownUsername { seen, client: client() }.into()
        }
    });
    let then = overview::Then { client: client() }.into();
    Text::sentences([Some(nothing), test, why, hint, Some(then)].into_iter().flatten())
}

fn app<'a>(read: &Read<'a>) -> Option<&'a FoundApp> {
    read.org.apps.get(read.guide.login()?.app_role.as_str())
}

/// Why it is not even known what is to be looked at.
fn unclear(read: &Read) -> Option<Text> {
    let found = app(read)?;
    let app = found.app.get().map(Option::is_some);
    let login = read.guide.login()?;
    let user = read.org.users.get(login.user_role.as_str())?;
    let is_several =
        matches!(app, Err(Reason::Several { .. })) || user.taken().is_none() && user.several().is_some();
    let is_perhaps = !found.perhaps.is_empty() || !user.perhaps.is_empty();
    if is_several || is_perhaps {
        return Some(overview::Unclear { client: Text::value(read.guide.client()) }.into());
    }
    let is_older = matches!(app, Err(Reason::Older { .. }));
    (app.is_err() && !is_older || user.candidates.known().is_none()).then(|| overview::NotRead.into())
}

/// What the check says that looks for the other side's last login.
fn login_seen<'a>(read: &Read<'a>) -> Option<&'a Verdict> {
    let found = read.verdicts.iter().find(|finding| {
        let check = read.guide.check(&finding.check);
        check.is_some_and(|check| read.guide.is_about(check, FactKind::App(AppFact::LoginSeen)))
    });
    found.map(|finding| &finding.verdict)
}
