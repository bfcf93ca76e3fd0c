//! The external client app: what it is, its OAuth settings, its certificate.

use super::ending::{self, day};
use super::{
    Asked, Judged, Remark, Undecided, differs, doubt, list, met, met_but, missing, names, other_name, policy,
    proof, values,
};
use crate::org::{
    App, AppCertificate, AppPolicy, Certificate, FoundApp, GlobalOauthSettings, Observed, PublicKey, Reason,
};
use guide::{self, AppFact, Form};
use words::{Text, app, check};

/// What RSA key an app's certificate must at least have (Salesforce DX Developer
/// Guide, "Create a Private Key and Self-Signed Digital Certificate").
const FEWEST_BITS: u32 = 2048;

/// What the org shows of an attribute of the app.
pub(super) fn judge(app: &guide::App, attribute: AppFact, asked: &Asked) -> Judged {
    match attribute {
        AppFact::Exists => exists(app, asked),
        AppFact::Label => label(app, asked),
        AppFact::ContactEmail => contact_email(asked),
        AppFact::Distribution => distribution(app, asked),
        AppFact::Enabled => enabled(asked),
        AppFact::Oauth => oauth_enabled(asked),
        AppFact::CallbackUrl => callback_url(asked),
        AppFact::Scopes => scopes(app, asked),
        AppFact::Certificate => certificate(app, asked),
        AppFact::CertificateValid => certificate_valid(app, asked),
        AppFact::SecretOptional => secret_optional(asked),
        AppFact::PermittedUsers => policy::permitted_users(app, asked),
        AppFact::RefreshToken => policy::refresh_token(app, asked),
        AppFact::IpRelaxation => policy::ip_relaxation(app, asked),
        AppFact::StartPage => policy::start_page(app, asked),
        AppFact::PermissionSets => policy::permission_sets(app, asked),
        AppFact::ConsumerKey => consumer_key(app, asked),
        AppFact::LoginSeen => proof::login_seen(app, asked),
    }
}

/// What was found of the app.
pub(super) fn found<'a>(asked: &Asked<'a>) -> Result<&'a FoundApp, Undecided> {
    Asked::found(&asked.org.apps, asked.role.as_str())
}

pub(super) fn observed<'a>(asked: &Asked<'a>) -> Result<&'a App, Undecided> {
    let app = found(asked)?.app.get()?;
    app.as_ref().ok_or_else(|| Undecided(app::None.into()))
}

fn settings<'a>(asked: &Asked<'a>) -> Result<Option<&'a GlobalOauthSettings>, Undecided> {
    Ok(observed(asked)?.global_settings.get()?.as_ref())
}

pub(super) fn policies<'a>(asked: &Asked<'a>) -> Result<&'a AppPolicy, Undecided> {
    let policy = observed(asked)?.policy.get()?;
    policy.as_ref().ok_or_else(|| Undecided(app::NoPolicies.into()))
}

fn exists(app: &guide::App, asked: &Asked) -> Judged {
    let name = asked.text(&app.api_name)?;
    let observed = &found(asked)?.app;
    if let Err(reason @ Reason::Older { .. }) = observed.get() {
        return missing(Text::value(name), reason);
    }
    match observed.get()? {
        Some(found) => met_but(
            check::Named { name: (&found.label).into(), api_name: (&found.api_name).into() },
            other_name(&app.api_name, &found.api_name, asked),
        ),
        None => missing(Text::value(name), app::None),
    }
}

fn label(app: &guide::App, asked: &Asked) -> Judged {
    let (expected, app) = (asked.text(&app.label)?, observed(asked)?);
    if app.label == expected {
        met(Text::value(expected))
    } else {
        differs(Text::value(expected), Text::value(&app.label))
    }
}

/// Whose address it is, is free.
fn contact_email(asked: &Asked) -> Judged {
    match observed(asked)?.contact_email.get()? {
        Some(address) if Form::Email.accept(address).is_ok() => met(Text::value(address)),
        Some(other) => differs(app::Address, Text::value(other)),
        None => differs(app::Address, check::None),
    }
}

fn distribution(app: &guide::App, asked: &Asked) -> Judged {
    let expected = given(app.distribution.as_ref())?;
    match observed(asked)?.distribution.get()? {
        Some(state) if state == expected => met(Text::quoted(state)),
        Some(state) => differs(Text::quoted(expected), Text::quoted(state)),
        None => doubt(app::LacksDistribution),
    }
}

fn enabled(asked: &Asked) -> Judged {
    match policies(asked)?.is_enabled {
        Some(true) => met(check::Enabled),
        Some(false) => differs(check::Enabled, check::NotEnabled),
        None => doubt(app::EnabledUnknown),
    }
}

fn oauth_enabled(asked: &Asked) -> Judged {
    if matches!(&observed(asked)?.global_settings, Observed::Known(None)) {
        return differs(check::Enabled, app::NoOauth);
    }
    match policies(asked)?.is_oauth_enabled {
        Some(true) => met(check::Enabled),
        Some(false) => differs(check::Enabled, check::NotEnabled),
        None => doubt(app::OauthUnknown),
    }
}

/// Which one it is, is free: the login with a certificate visits none.
fn callback_url(asked: &Asked) -> Judged {
    let Some(settings) = settings(asked)? else { return differs(app::CallbackUrl, app::NoOauth) };
    match settings.callback_urls.as_slice() {
        [] => differs(app::CallbackUrl, check::None),
        urls => met(values(urls)),
    }
}

fn scopes(app: &guide::App, asked: &Asked) -> Judged {
    let wanted = given(app.scopes.as_ref())?;
    let shown = |tokens: &[String]| list(tokens.iter().map(|token| names::scope(token)));
    let expected = shown(wanted);
    let Some(settings) = observed(asked)?.oauth_settings.get()? else {
        return differs(expected, app::NoOauth);
    };
    let has = |all: &[String], token: &String| all.iter().any(|other| other.eq_ignore_ascii_case(token));
    let missing: Vec<_> = wanted.iter().filter(|token| !has(&settings.scopes, token)).cloned().collect();
    let surplus: Vec<_> = settings.scopes.iter().filter(|token| !has(wanted, token)).cloned().collect();
    match (missing.is_empty(), surplus.is_empty()) {
        (true, true) => met(expected),
        (false, true) => differs(expected, app::ScopesMissing { scopes: shown(&missing) }),
        (true, false) => differs(expected, app::ScopesSurplus { scopes: shown(&surplus) }),
        (false, false) => {
            differs(expected, app::ScopesBoth { missing: shown(&missing), surplus: shown(&surplus) })
        }
    }
}

/// What the app's certificate certifies is compared, not the certificate: one that was
/// renewed for the same private key serves as well.
fn certificate(app: &guide::App, asked: &Asked) -> Judged {
    let Some(own) = asked.local.certificate else { return no_certificate_here(app, asked) };
    let shown = |certificate: &Certificate| Text::value(certificate.fingerprint.to_string());
    let expected = shown(own);
    let Some(settings) = settings(asked)? else { return differs(expected, app::NoOauth) };
    match &settings.certificate {
        AppCertificate::Readable(held) if held.fingerprint == own.fingerprint => met(expected),
        AppCertificate::Readable(held) if held.key_digest == own.key_digest => {
            // Salesforce checks a signature by the public key, which both certificates hold.
            met_but(shown(held), Some(Remark::Note(app::Renewed.into())))
        }
        AppCertificate::Readable(held) => differs(expected, shown(held)),
        AppCertificate::None => differs(expected, app::NoCertificate),
        AppCertificate::Unreadable => doubt(app::CertificateUnreadable),
    }
}

/// Without a certificate here there is nothing to compare with, but what the app holds can be told.
fn no_certificate_here(app: &guide::App, asked: &Asked) -> Judged {
    let held = match settings(asked)?.map(|settings| &settings.certificate) {
        Some(AppCertificate::Readable(held)) => {
            app::CertificateIs { fingerprint: held.fingerprint.to_string().into() }.into()
        }
        Some(AppCertificate::Unreadable) => app::CertificateUnreadable.into(),
        Some(AppCertificate::None) | None => app::NoCertificate.into(),
    };
    doubt(app::NothingToCompare { held, client: Text::value(asked.guide.client_of(app)) })
}

fn certificate_valid(app: &guide::App, asked: &Asked) -> Judged {
    let expected = app::CertificateWanted { bits: FEWEST_BITS.into() };
    let Some(settings) = settings(asked)? else { return differs(expected, app::NoOauth) };
    let certificate = match &settings.certificate {
        AppCertificate::Readable(certificate) => certificate,
        AppCertificate::None => return differs(expected, app::NoCertificate),
        AppCertificate::Unreadable => return doubt(app::CertificateUnreadable),
    };
    let now = asked.local.now;
    if certificate.not_after < now {
        return differs(expected, app::CertificateExpired { date: day(certificate.not_after) });
    }
    if certificate.not_before > now {
        return differs(expected, app::CertificateNotYet { date: day(certificate.not_before) });
    }
    match certificate.key {
        PublicKey::Rsa(bits) if bits >= FEWEST_BITS => {
            let found = app::CertificateValid { bits: bits.into(), date: day(certificate.not_after) };
            let then = app::CertificateThen { client: Text::value(asked.guide.client_of(app)) };
            met_but(found, ending::near(certificate.not_after, now, then))
        }
        PublicKey::Rsa(bits) => differs(expected, app::CertificateSmall { bits: bits.into() }),
        PublicKey::Other => differs(expected, app::CertificateNotRsa),
    }
}

fn secret_optional(asked: &Asked) -> Judged {
    match settings(asked)? {
        None => differs(check::NotRequired, app::NoOauth),
        Some(settings) if settings.is_secret_optional => met(check::NotRequired),
        Some(_) => differs(check::NotRequired, app::SecretRequired),
    }
}

fn consumer_key(app: &guide::App, asked: &Asked) -> Judged {
    let entered = app.entered_consumer_key.as_ref().and_then(|key| key.fill(asked.values).ok());
    let told = match settings(asked) {
        Ok(Some(settings)) => settings.consumer_key.as_deref(),
        Ok(None) => return differs(app::ConsumerKey, app::NoOauth),
        Err(_) if entered.is_some() => None,
        Err(doubt) => return Err(doubt),
    };
    match (told, entered) {
        (Some(told), Some(entered)) if told != entered => {
            differs(Text::value(told), app::ConsumerKeyOther { entered: entered.into() })
        }
        (Some(told), _) => met(Text::value(told)),
        (None, Some(_)) => doubt(app::ConsumerKeyUntold),
        (None, None) => doubt(app::LacksConsumerKey),
    }
}

/// What the guide expects. The build refuses a check of what it does not.
pub(super) fn given<T>(wanted: Option<&T>) -> Result<&T, Undecided> {
    wanted.ok_or_else(|| Undecided(check::NothingExpected.into()))
}
