//! Explains why Salesforce refused a login, by the step that causes it.
//!
//! Salesforce's codes are coarse: `invalid_grant` alone has half a dozen causes.
//! The table below goes by code and text together, and what the checks found
//! speaks first, since one cause can hide another. The texts come from Salesforce
//! Help ("OAuth Authorization Flow Errors"), the Salesforce DX Developer Guide
//! ("Resolve Common Authorization Errors") and published logs of logins.

use super::{Finding, Verdict, login_limits};
use crate::guide::{CheckSpec, Fact, Guide, StepId, Values};
use crate::org::{Barrier, Login, Moment, Observed, Org};
use words::{Text, login};

/// How long Salesforce may take to apply a change of an app; published guides
/// say between 2 and 30 minutes.
pub const SETTLING_MINUTES: i64 = 30;

/// What Salesforce said.
#[derive(Clone, Copy, Debug)]
pub struct Refusal<'a> {
    /// The code, for example `invalid_grant`.
    pub error: &'a str,
    /// The text.
    pub description: &'a str,
    /// The host that was asked, as an address.
    pub host: &'a str,
    /// For whom the login was meant (`aud`).
    pub audience: &'a str,
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
    pub settling: Option<String>,
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
    let settling = settling(org, now);
    let Some(cause) = cause_of(refusal) else {
        let wrong = first_wrong(&suspects(guide, &BLOCKING), findings);
        let search = "Search for Salesforce's words below, and look at the Login History of the integration user in Setup.";
        return Explanation {
            step: wrong.as_ref().map(|wrong| wrong.check.step.clone()),
            meaning: "Salesforce refused the login for a reason that Guidepost does not know.".into(),
            advice: match wrong {
                Some(wrong) => {
                    Text::sentences(["A check sees what may be the cause.".into(), wrong.in_words(values)])
                }
                None => search.into(),
            },
            settling,
            verbatim,
        };
    };
    match cause.looks {
        Looks::Checks => {}
        Looks::Limits => {
            let (meaning, advice) = barred(org, now);
            let (meaning, advice) = (meaning.into(), advice.into());
            return Explanation { step: None, meaning, advice, settling: None, verbatim };
        }
        Looks::Host => {
            let wrong = first_wrong(&suspects(guide, cause.facts), findings);
            let advice = at_host(cause, refusal, wrong.as_ref().map(|wrong| wrong.in_words(values)));
            let step = wrong.map(|wrong| wrong.check.step.clone());
            return Explanation { step, meaning: cause.meaning.into(), advice, settling, verbatim };
        }
    }
    // A check that saw something wrong in the org is better evidence than a table.
    let suspects = suspects(guide, cause.facts);
    let (step, advice) = match first_wrong(&suspects, findings) {
        Some(wrong) => {
            let advice = Text::sentences(["A check sees the cause.".into(), wrong.in_words(values)]);
            (Some(wrong.check.step.clone()), advice)
        }
        None => (suspects.first().map(|check| check.step.clone()), cause.advice.into()),
    };
    Explanation { step, meaning: cause.meaning.into(), advice, settling, verbatim }
}

/// What to do about a host or an audience: it is looked at before anything is made anew.
fn at_host(cause: &Cause, refusal: &Refusal, wrong: Option<Text>) -> Text {
    let Refusal { host, audience, .. } = refusal;
    let asked = format!("Look at the host first: this test asked {host}, for the audience {audience}.");
    let advice = cause.advice;
    match wrong {
        Some(wrong) => {
            Text::sentences([asked.into(), "Then: a check sees what may be the cause.".into(), wrong])
        }
        None => format!("{asked} {advice}").into(),
    }
}

/// How long ago a row of the login history may be of the refusal that is explained, in minutes.
const OF_THIS_REFUSAL: i64 = 10;

/// Which of the profile's limits kept this test out, and what they mean for the other side:
/// Salesforce's words name two causes. The login history tells them apart.
fn barred(org: &Org, now: Moment) -> (String, String) {
    let rows = org.logins().map(|logins| logins.rows.as_slice()).unwrap_or_default();
    let is_of_test = |row: &&Login| row.barrier().is_some() && now.minutes_since(row.time) <= OF_THIS_REFUSAL;
    let Some((row, barrier)) = rows.iter().find(is_of_test).and_then(|row| Some((row, row.barrier()?)))
    else {
        return (
            "Either the address of this computer or the time of day is not let in: Salesforce says no more.".to_owned(),
            "Press Check: Guidepost then reads from the login history which of both it was, and the login IP ranges and hours of the user's profile.".to_owned(),
        );
    };
    let unread = Observed::default();
    let limits =
        org.integration_user.known().and_then(Option::as_ref).map_or(&unread, |user| &user.login_limits);
    let said = login_limits::in_words(limits, barrier, row.source.as_deref());
    match barrier {
        Barrier::Hours => ("The login came at a time when this user is not let in.".to_owned(), said),
        Barrier::Address => {
            let meaning = "The address of this computer is not let in. That says nothing of Webex, which logs in from addresses of its own.";
            let other = rows.iter().find(|other| other.source.is_some() && other.source != row.source);
            let webex = other.zip(limits.known()).map(|(other, limits)| {
                format!(
                    " Of the last login from elsewhere: {}",
                    login_limits::of_address(limits, other.source.as_deref())
                )
            });
            (meaning.to_owned(), format!("{said}{}", webex.unwrap_or_default()))
        }
    }
}

/// What keeps a user from any login whatever Salesforce says of it (inferred).
const BLOCKING: [Fact; 5] = [
    Fact::UserExists,
    Fact::UserActive,
    Fact::UserNotFrozen,
    Fact::ProfilePermission,
    Fact::PermissionSetLicenseHeld,
];

/// The checks of these facts, in the order of the facts.
fn suspects<'a>(guide: &'a Guide, facts: &[Fact]) -> Vec<&'a CheckSpec> {
    facts.iter().flat_map(|fact| guide.checks.iter().filter(move |check| check.fact == *fact)).collect()
}

/// A check that saw something wrong.
struct Wrong<'a> {
    check: &'a CheckSpec,
    found: &'a Text,
    mend: &'a Text,
}

impl Wrong<'_> {
    fn in_words(&self, values: &Values) -> Text {
        let wanted = Text::guide(self.check.title.preview(values));
        login::Wrong { wanted, found: self.found.clone(), mend: self.mend.clone() }.into()
    }
}

fn first_wrong<'a>(suspects: &[&'a CheckSpec], findings: &'a [Finding]) -> Option<Wrong<'a>> {
    suspects.iter().find_map(|check| {
        let finding = findings.iter().find(|finding| finding.check == check.id)?;
        match &finding.verdict {
            Verdict::Differs { found, mend, .. } => Some(Wrong { check, found, mend }),
            Verdict::Met { .. } | Verdict::Unknown { .. } => None,
        }
    })
}

fn settling(org: &Org, now: Moment) -> Option<String> {
    let Observed::Known(Some(app)) = &org.app else { return None };
    let minutes = now.minutes_since(*app.changed.known()?);
    // Clocks differ a little, so a change may seem to lie in the near future.
    (-5..SETTLING_MINUTES).contains(&minutes).then(|| {
        let ago = minutes.max(0);
        format!(
            "Salesforce may still be applying the change: the app was changed {ago} minutes ago, and a change can take up to {SETTLING_MINUTES} minutes. Try again in a few minutes before you change anything."
        )
    })
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
    meaning: &'static str,
    advice: &'static str,
    /// The facts that bring it about, the likeliest first. Their order is the one
    /// in which they come to light: certificate, policy, scopes, user.
    facts: &'static [Fact],
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
const CAUSES: [Cause; 18] = [
    Cause {
        error: "app_not_found",
        text: "",
        looks: Looks::Host,
        meaning: "The host that answered does not know this app.",
        advice: "That is this org's own address, which knows the apps of this org alone. A new app takes some minutes to become known; in a sandbox that was refreshed it may be lost: press Check, which sees whether it is there. If Webex alone gets this answer, its URL may be a general one such as https://login.salesforce.com: let it use the address of this org. Nothing has to be made anew for that.",
        facts: &[Fact::AppExists, Fact::AppDistribution],
    },
    Cause {
        error: "invalid_client_id",
        text: "",
        looks: Looks::Checks,
        meaning: "Salesforce does not know this consumer key, or not yet.",
        advice: "A new app takes a few minutes to become known. Otherwise compare the consumer key with the one of the app.",
        facts: &[Fact::AppConsumerKey, Fact::AppExists, Fact::AppOauthEnabled, Fact::AppEnabled],
    },
    Cause {
        error: "invalid_client",
        text: "",
        looks: Looks::Checks,
        meaning: "The signature does not fit the app's certificate.",
        advice: "Upload the certificate of the private key made here to the app again.",
        facts: &[Fact::AppCertificate, Fact::AppCertificateValid],
    },
    Cause {
        error: "invalid_grant",
        text: "invalid assertion",
        looks: Looks::Checks,
        meaning: "The signature does not fit the app's certificate, or the app has no certificate any more.",
        advice: "Upload the certificate of the private key made here to the app again.",
        facts: &[Fact::AppCertificate, Fact::AppCertificateValid],
    },
    Cause {
        error: "invalid_grant",
        text: "user hasn't approved this consumer",
        looks: Looks::Checks,
        meaning: "The app still lets users authorize themselves, so nobody is authorized beforehand; or no user has this Username.",
        advice: "Set Permitted Users of the app to Admin approved users are pre-authorized, and compare the Username with the one of the integration user.",
        facts: &[Fact::PolicyPermittedUsers, Fact::UserExists, Fact::PermissionSetAssigned],
    },
    Cause {
        error: "invalid_app_access",
        text: "",
        looks: Looks::Checks,
        meaning: "The integration user is not approved for this app: no permission set of the app is assigned to the user.",
        advice: "Select the permission set in the app's policies and assign it to the integration user.",
        facts: &[
            Fact::PolicyPermissionSets,
            Fact::PermissionSetAssigned,
            Fact::PolicyPermittedUsers,
            Fact::PermissionSetLicenseHeld,
        ],
    },
    Cause {
        error: "oauth_app_access_denied",
        text: "",
        looks: Looks::Checks,
        meaning: "The integration user is not approved for this app.",
        advice: "Select the permission set in the app's policies and assign it to the integration user.",
        facts: &[
            Fact::PolicyPermissionSets,
            Fact::PermissionSetAssigned,
            Fact::PolicyPermittedUsers,
            Fact::PermissionSetLicenseHeld,
        ],
    },
    Cause {
        error: "oauth_app_blocked",
        text: "",
        looks: Looks::Checks,
        meaning: "The app is switched off or blocked in this org.",
        advice: "Enable the app under Policies, and look for a block under Connected Apps OAuth Usage in Setup.",
        facts: &[Fact::AppEnabled, Fact::AppOauthEnabled],
    },
    Cause {
        error: "invalid_request",
        text: "refresh_token scope is required",
        looks: Looks::Checks,
        meaning: "The app lacks the scope refresh_token, or nobody is pre-authorized for it. Salesforce demands the scope although it issues no refresh token.",
        advice: "Give the app the scope Perform requests at any time (refresh_token, offline_access), and pre-authorize admin approved users.",
        facts: &[Fact::AppScopes, Fact::PolicyPermittedUsers, Fact::PolicyPermissionSets],
    },
    Cause {
        error: "invalid_grant",
        text: "audience",
        looks: Looks::Host,
        meaning: "Salesforce does not take the audience of this login.",
        advice: "Production takes https://login.salesforce.com, a sandbox https://test.salesforce.com, and an org its own My Domain address as well. Check again, so that Guidepost reads which kind of org this is. If Webex alone is refused, look at its URL. Nothing of the app has to be made anew for that.",
        facts: &[],
    },
    Cause {
        error: "invalid_grant",
        text: "expired authorization code",
        looks: Looks::Checks,
        meaning: "Salesforce holds the login to be too old: the clock of this computer differs from Salesforce's.",
        advice: "Set the clock of this computer, then test again.",
        facts: &[],
    },
    Cause { error: "", text: "ip restricted", looks: Looks::Limits, meaning: "", advice: "", facts: &[] },
    Cause {
        error: "unsupported_grant_type",
        text: "",
        looks: Looks::Checks,
        meaning: "The host that answered does not offer this kind of login.",
        advice: "The login must go over https to the org's my.salesforce.com host, not to a lightning.force.com one.",
        facts: &[],
    },
    Cause {
        error: "inactive_user",
        text: "",
        looks: Looks::Checks,
        meaning: "The integration user is not active.",
        advice: "Activate the user in Setup, and see whether it is frozen.",
        facts: &[Fact::UserActive, Fact::UserNotFrozen],
    },
    Cause {
        error: "invalid_grant",
        text: "user is inactive",
        looks: Looks::Checks,
        meaning: "The integration user is not active.",
        advice: "Activate the user in Setup.",
        facts: &[Fact::UserActive, Fact::UserNotFrozen],
    },
    Cause {
        error: "invalid_grant",
        text: "user is frozen",
        looks: Looks::Checks,
        meaning: "The integration user is frozen.",
        advice: "Unfreeze the user in Setup.",
        facts: &[Fact::UserNotFrozen, Fact::UserActive],
    },
    Cause {
        error: "inactive_org",
        text: "",
        looks: Looks::Checks,
        meaning: "The org is locked, closed or suspended.",
        advice: "Ask Salesforce about the state of this org.",
        facts: &[],
    },
    Cause {
        error: "rate_limit_exceeded",
        text: "",
        looks: Looks::Checks,
        meaning: "There were too many logins in a short time.",
        advice: "Wait a few minutes, then test again.",
        facts: &[],
    },
];
