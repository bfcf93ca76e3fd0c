//! Explains why Salesforce refused a login, by the step that causes it.
//!
//! Salesforce's codes are coarse: `invalid_grant` alone has half a dozen causes.
//! The table below goes by code and text together, and what the checks found
//! speaks first, since one cause can hide another. The texts come from Salesforce
//! Help ("OAuth Authorization Flow Errors"), the Salesforce DX Developer Guide
//! ("Resolve Common Authorization Errors") and published logs of logins.

use super::other_side::{OtherSide, Saying};
use super::{Finding, Verdict, login_limits};
use crate::org::{Barrier, FoundApp, Login, Moment, Observed, Org};
use guide::{AppFact, CheckSpec, FactKind, Guide, ProfileFact, StepId, UserFact, Values};
use words::{Text, refusal};

/// How long Salesforce may take to apply a change of an app; published guides
/// say between 2 and 30 minutes.
pub(crate) const SETTLING_MINUTES: i64 = 30;

/// What Salesforce said.
#[derive(Clone, Copy, Debug)]
pub struct Refusal<'a> {
    /// The code, for example `invalid_grant`.
    pub error: &'a str,
    /// The text.
    pub description: &'a str,
    /// The host that was asked, as an address.
    pub host: &'a Text,
    /// For whom the login was meant (`aud`).
    pub audience: &'a Text,
}

/// Why a login was refused, as far as it can be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The step that causes it, where one does.
    pub step: Option<StepId>,
    /// What it means.
    pub meaning: Text,
    /// What to do.
    pub advice: Text,
    /// That the last change of the app may not be in force yet, where that is possible.
    pub settling: Option<Text>,
    /// Salesforce's own words.
    pub verbatim: String,
}

/// Explains a refusal.
///
/// `findings` are those of [`super::check`] on the same observation; `now` is the
/// time of the refusal.
pub fn explain(
    guide: &Guide,
    values: &Values,
    findings: &[Finding],
    org: &Org,
    refusal: &Refusal,
    now: Moment,
) -> Explanation {
    let verbatim = match refusal.description {
        "" => refusal.error.to_owned(),
        description => format!("{description} ({})", refusal.error),
    };
    let side = OtherSide::receiver(guide);
    let found = guide.receiver_app().and_then(|(role, _)| org.apps.get(role.as_str()));
    let settling = found.and_then(|found| settling(found, now));
    let Some(cause) = cause_of(refusal) else {
        let wrong = first_wrong(&suspects(guide, &BLOCKING), findings);
        return Explanation {
            step: wrong.as_ref().map(|wrong| wrong.check.step.clone()),
            meaning: refusal::Unknown.into(),
            advice: match wrong {
                Some(wrong) => refusal::CheckMaySee { wrong: wrong.in_words(values) }.into(),
                None => refusal::Search.into(),
            },
            settling,
            verbatim,
        };
    };
    match cause.looks {
        Looks::Checks => {}
        Looks::Limits => {
            let (meaning, advice) = barred(found, now, side);
            return Explanation { step: None, meaning, advice, settling: None, verbatim };
        }
        Looks::Host => {
            let wrong = first_wrong(&suspects(guide, cause.facts), findings);
            let advice = at_host(cause, side, refusal, wrong.as_ref().map(|wrong| wrong.in_words(values)));
            let step = wrong.map(|wrong| wrong.check.step.clone());
            return Explanation { step, meaning: cause.meaning.text(side), advice, settling, verbatim };
        }
    }
    // A check that saw something wrong in the org is better evidence than a table.
    let suspects = suspects(guide, cause.facts);
    let (step, advice) = match first_wrong(&suspects, findings) {
        Some(wrong) => {
            let advice = refusal::CheckSees { wrong: wrong.in_words(values) };
            (Some(wrong.check.step.clone()), advice.into())
        }
        None => (suspects.first().map(|check| check.step.clone()), cause.advice.text(side)),
    };
    Explanation { step, meaning: cause.meaning.text(side), advice, settling, verbatim }
}

/// What to do about a host or an audience: it is looked at before anything is made anew.
fn at_host(cause: &Cause, side: OtherSide, refusal: &Refusal, wrong: Option<Text>) -> Text {
    let then = match wrong {
        Some(wrong) => refusal::ThenCheckMaySee { wrong }.into(),
        None => cause.advice.text(side),
    };
    let (host, audience) = (refusal.host.clone(), refusal.audience.clone());
    refusal::HostFirst { host, audience, then }.into()
}

/// How long ago a row of the login history may be of the refusal that is explained, in minutes.
const OF_THIS_REFUSAL: i64 = 10;

/// Which of the profile's limits kept this test out, and what they mean for the other side:
/// Salesforce's words name two causes. The login history tells them apart.
fn barred(found: Option<&FoundApp>, now: Moment, side: OtherSide) -> (Text, Text) {
    let rows = found.and_then(FoundApp::logins).map(|logins| logins.rows.as_slice()).unwrap_or_default();
    let is_of_test = |row: &&Login| row.barrier().is_some() && now.minutes_since(row.time) <= OF_THIS_REFUSAL;
    let Some((row, barrier)) = rows.iter().find(is_of_test).and_then(|row| Some((row, row.barrier()?)))
    else {
        return (refusal::Barred.into(), refusal::Barred.advice());
    };
    let unread = Observed::default();
    let user = found.and_then(|found| found.user.known()?.as_ref());
    let limits = user.map_or(&unread, |user| &user.login_limits);
    let said = login_limits::in_words(limits, barrier, row.source.as_deref());
    match barrier {
        Barrier::Hours => (refusal::Hours.into(), said),
        Barrier::Address => {
            let other = rows.iter().find(|other| other.source.is_some() && other.source != row.source);
            let elsewhere = other.zip(limits.known()).map(|(other, limits)| {
                let said = login_limits::of_address(limits, other.source.as_deref());
                refusal::FromElsewhere { said }.into()
            });
            (
                refusal::Address { client: side.client() }.into(),
                Text::sentences(std::iter::once(said).chain(elsewhere)),
            )
        }
    }
}

/// What keeps a user from any login whatever Salesforce says of it (inferred).
const BLOCKING: [FactKind; 5] = [
    FactKind::User(UserFact::Exists),
    FactKind::User(UserFact::Active),
    FactKind::User(UserFact::NotFrozen),
    FactKind::Profile(ProfileFact::Permission),
    FactKind::User(UserFact::PermissionSetLicense),
];

/// The checks of these facts, in the order of the facts.
fn suspects<'a>(guide: &'a Guide, facts: &[FactKind]) -> Vec<&'a CheckSpec> {
    facts
        .iter()
        .flat_map(|fact| guide.checks.iter().filter(move |check| guide.is_about(check, *fact)))
        .collect()
}

/// A check that saw something wrong.
struct Wrong<'a> {
    check: &'a CheckSpec,
    found: &'a Text,
    remedy: &'a Text,
}

impl Wrong<'_> {
    fn in_words(&self, values: &Values) -> Text {
        let wanted = self.check.title.say(values);
        refusal::Wrong { wanted, found: self.found.clone(), remedy: self.remedy.clone() }.into()
    }
}

fn first_wrong<'a>(suspects: &[&'a CheckSpec], findings: &'a [Finding]) -> Option<Wrong<'a>> {
    suspects.iter().find_map(|check| {
        let finding = findings.iter().find(|finding| finding.check == check.id)?;
        match &finding.verdict {
            Verdict::Differs { found, remedy, .. } => Some(Wrong { check, found, remedy }),
            Verdict::Met { .. } | Verdict::Unknown { .. } => None,
        }
    })
}

fn settling(found: &FoundApp, now: Moment) -> Option<Text> {
    let minutes = now.minutes_since(*found.there()?.changed.known()?);
    // Clocks differ a little, so a change may seem to lie in the near future.
    (-5..SETTLING_MINUTES)
        .contains(&minutes)
        .then(|| refusal::Settling { ago: minutes.max(0).into(), most: SETTLING_MINUTES.into() }.into())
}

/// Where the cause is looked for.
#[derive(Clone, Copy)]
enum Looks {
    /// Among what the checks saw.
    Checks,
    /// At the limits of the user's profile.
    Limits,
    /// At the host that was asked and the audience, and only then among the checks.
    Host,
}

/// A known cause of a refusal.
struct Cause {
    /// The code; any code when empty.
    error: &'static str,
    /// The beginning of the text in small letters; any text when empty.
    text: &'static str,
    looks: Looks,
    meaning: Saying,
    advice: Saying,
    /// The facts that bring it about, the likeliest first. Their order is the one
    /// in which they come to light: certificate, policy, scopes, user.
    facts: &'static [FactKind],
}

fn cause_of(refusal: &Refusal) -> Option<&'static Cause> {
    let text = refusal.description.to_lowercase().replace('\u{2019}', "'");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    CAUSES.iter().find(|cause| {
        (cause.error.is_empty() || cause.error.eq_ignore_ascii_case(refusal.error))
            && text.contains(cause.text)
    })
}

/// More telling texts stand before less telling ones.
static CAUSES: [Cause; 18] = [
    Cause {
        error: "app_not_found",
        text: "",
        looks: Looks::Host,
        meaning: Saying::Named(|side| refusal::AppNotFound { client: side.client() }.into()),
        advice: Saying::Named(|side| refusal::AppNotFound { client: side.client() }.advice()),
        facts: &[FactKind::App(AppFact::Exists), FactKind::App(AppFact::Distribution)],
    },
    Cause {
        error: "invalid_client_id",
        text: "",
        looks: Looks::Checks,
        meaning: Saying::Plain(refusal::ConsumerKey::TEXT),
        advice: Saying::Plain(refusal::ConsumerKey::ADVICE_TEXT),
        facts: &[
            FactKind::App(AppFact::ConsumerKey),
            FactKind::App(AppFact::Exists),
            FactKind::App(AppFact::Oauth),
            FactKind::App(AppFact::Enabled),
        ],
    },
    Cause {
        error: "invalid_client",
        text: "",
        looks: Looks::Checks,
        meaning: Saying::Plain(refusal::Signature::TEXT),
        advice: Saying::Plain(refusal::Signature::ADVICE_TEXT),
        facts: &[FactKind::App(AppFact::Certificate), FactKind::App(AppFact::CertificateValid)],
    },
    Cause {
        error: "invalid_grant",
        text: "invalid assertion",
        looks: Looks::Checks,
        meaning: Saying::Plain(refusal::Assertion::TEXT),
        advice: Saying::Plain(refusal::Assertion::ADVICE_TEXT),
        facts: &[FactKind::App(AppFact::Certificate), FactKind::App(AppFact::CertificateValid)],
    },
    Cause {
        error: "invalid_grant",
        text: "user hasn't approved this consumer",
        looks: Looks::Checks,
        meaning: Saying::Plain(refusal::NotApproved::TEXT),
        advice: Saying::Plain(refusal::NotApproved::ADVICE_TEXT),
        facts: &[
            FactKind::App(AppFact::PermittedUsers),
            FactKind::User(UserFact::Exists),
            FactKind::User(UserFact::PermissionSet),
        ],
    },
    Cause {
        error: "invalid_app_access",
        text: "",
        looks: Looks::Checks,
        meaning: Saying::Plain(refusal::NoPermissionSet::TEXT),
        advice: Saying::Plain(refusal::NoPermissionSet::ADVICE_TEXT),
        facts: &[
            FactKind::App(AppFact::PermissionSets),
            FactKind::User(UserFact::PermissionSet),
            FactKind::App(AppFact::PermittedUsers),
            FactKind::User(UserFact::PermissionSetLicense),
        ],
    },
    Cause {
        error: "oauth_app_access_denied",
        text: "",
        looks: Looks::Checks,
        meaning: Saying::Plain(refusal::AccessDenied::TEXT),
        advice: Saying::Plain(refusal::AccessDenied::ADVICE_TEXT),
        facts: &[
            FactKind::App(AppFact::PermissionSets),
            FactKind::User(UserFact::PermissionSet),
            FactKind::App(AppFact::PermittedUsers),
            FactKind::User(UserFact::PermissionSetLicense),
        ],
    },
    Cause {
        error: "oauth_app_blocked",
        text: "",
        looks: Looks::Checks,
        meaning: Saying::Plain(refusal::Blocked::TEXT),
        advice: Saying::Plain(refusal::Blocked::ADVICE_TEXT),
        facts: &[FactKind::App(AppFact::Enabled), FactKind::App(AppFact::Oauth)],
    },
    Cause {
        error: "invalid_request",
        text: "refresh_token scope is required",
        looks: Looks::Checks,
        meaning: Saying::Plain(refusal::Scope::TEXT),
        advice: Saying::Plain(refusal::Scope::ADVICE_TEXT),
        facts: &[
            FactKind::App(AppFact::Scopes),
            FactKind::App(AppFact::PermittedUsers),
            FactKind::App(AppFact::PermissionSets),
        ],
    },
    Cause {
        error: "invalid_grant",
        text: "audience",
        looks: Looks::Host,
        meaning: Saying::Named(|side| refusal::Audience { client: side.client() }.into()),
        advice: Saying::Named(|side| refusal::Audience { client: side.client() }.advice()),
        facts: &[],
    },
    Cause {
        error: "invalid_grant",
        text: "expired authorization code",
        looks: Looks::Checks,
        meaning: Saying::Plain(refusal::TooOld::TEXT),
        advice: Saying::Plain(refusal::TooOld::ADVICE_TEXT),
        facts: &[],
    },
    Cause {
        error: "",
        text: "ip restricted",
        looks: Looks::Limits,
        meaning: Saying::Plain(Text::nothing()),
        advice: Saying::Plain(Text::nothing()),
        facts: &[],
    },
    Cause {
        error: "unsupported_grant_type",
        text: "",
        looks: Looks::Checks,
        meaning: Saying::Plain(refusal::GrantType::TEXT),
        advice: Saying::Plain(refusal::GrantType::ADVICE_TEXT),
        facts: &[],
    },
    Cause {
        error: "inactive_user",
        text: "",
        looks: Looks::Checks,
        meaning: Saying::Plain(refusal::Inactive::TEXT),
        advice: Saying::Plain(refusal::Inactive::ADVICE_TEXT),
        facts: &[FactKind::User(UserFact::Active), FactKind::User(UserFact::NotFrozen)],
    },
    Cause {
        error: "invalid_grant",
        text: "user is inactive",
        looks: Looks::Checks,
        meaning: Saying::Plain(refusal::UserInactive::TEXT),
        advice: Saying::Plain(refusal::UserInactive::ADVICE_TEXT),
        facts: &[FactKind::User(UserFact::Active), FactKind::User(UserFact::NotFrozen)],
    },
    Cause {
        error: "invalid_grant",
        text: "user is frozen",
        looks: Looks::Checks,
        meaning: Saying::Plain(refusal::Frozen::TEXT),
        advice: Saying::Plain(refusal::Frozen::ADVICE_TEXT),
        facts: &[FactKind::User(UserFact::NotFrozen), FactKind::User(UserFact::Active)],
    },
    Cause {
        error: "inactive_org",
        text: "",
        looks: Looks::Checks,
        meaning: Saying::Plain(refusal::Org::TEXT),
        advice: Saying::Plain(refusal::Org::ADVICE_TEXT),
        facts: &[],
    },
    Cause {
        error: "rate_limit_exceeded",
        text: "",
        looks: Looks::Checks,
        meaning: Saying::Plain(refusal::TooMany::TEXT),
        advice: Saying::Plain(refusal::TooMany::ADVICE_TEXT),
        facts: &[],
    },
];
