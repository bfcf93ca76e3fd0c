//! The external client app: what it is, its OAuth settings, its certificate.

use super::{Asked, Doubt, Judged, Remark, differs, doubt, ending, listed, met, met_but, missing, words};
use crate::guide::Form;
use crate::org::{App, AppCertificate, AppPolicy, GlobalOauthSettings, Observed, PublicKey};

/// What RSA key an app's certificate must at least have (Salesforce DX Developer
/// Guide, "Create a Private Key and Self-Signed Digital Certificate").
const FEWEST_BITS: u32 = 2048;

pub(super) fn observed<'a>(asked: &Asked<'a>) -> Result<&'a App, Doubt> {
    let app = asked.org.app.get()?;
    app.as_ref().ok_or_else(|| Doubt("There is no such app.".to_owned()))
}

fn settings<'a>(asked: &Asked<'a>) -> Result<Option<&'a GlobalOauthSettings>, Doubt> {
    Ok(observed(asked)?.global_settings.get()?.as_ref())
}

pub(super) fn policy<'a>(asked: &Asked<'a>) -> Result<&'a AppPolicy, Doubt> {
    let policy = observed(asked)?.policy.get()?;
    policy.as_ref().ok_or_else(|| Doubt("Salesforce lists no policies of this app.".to_owned()))
}

const NO_OAUTH: &str = "OAuth is not enabled for this app.";

pub(super) fn exists(asked: &Asked) -> Judged {
    let name = asked.one()?;
    match asked.org.app.get()? {
        Some(app) => met(format!("{} ({})", app.label, app.api_name)),
        None => missing(name, "There is no such app."),
    }
}

pub(super) fn label(asked: &Asked) -> Judged {
    let (expected, app) = (asked.one()?, observed(asked)?);
    if app.label == expected { met(expected) } else { differs(expected, &app.label) }
}

/// Whose address it is, is free.
pub(super) fn contact_email(asked: &Asked) -> Judged {
    let expected = "an e-mail address";
    match observed(asked)?.contact_email.get()? {
        Some(address) if Form::Email.accept(address).is_ok() => met(address),
        Some(other) => differs(expected, other),
        None => differs(expected, "none"),
    }
}

pub(super) fn distribution(asked: &Asked) -> Judged {
    let expected = asked.one()?;
    match observed(asked)?.distribution.get()? {
        Some(state) if state == expected => met(state),
        Some(state) => differs(expected, state),
        None => doubt("Salesforce's answer lacks the distribution state."),
    }
}

pub(super) fn enabled(asked: &Asked) -> Judged {
    match policy(asked)?.is_enabled {
        Some(true) => met("enabled"),
        Some(false) => differs("enabled", "not enabled"),
        None => doubt("Salesforce's answer does not say whether the app is enabled."),
    }
}

pub(super) fn oauth_enabled(asked: &Asked) -> Judged {
    if matches!(&observed(asked)?.global_settings, Observed::Known(None)) {
        return differs("enabled", NO_OAUTH);
    }
    match policy(asked)?.is_oauth_enabled {
        Some(true) => met("enabled"),
        Some(false) => differs("enabled", "not enabled"),
        None => doubt("Salesforce's answer does not say whether OAuth is enabled."),
    }
}

/// Which one it is, is free: the login with a certificate visits none.
pub(super) fn callback_url(asked: &Asked) -> Judged {
    let expected = "a callback URL";
    let Some(settings) = settings(asked)? else { return differs(expected, NO_OAUTH) };
    match settings.callback_urls.as_slice() {
        [] => differs(expected, "none"),
        urls => met(listed(urls)),
    }
}

pub(super) fn scopes(asked: &Asked) -> Judged {
    let shown = |tokens: &[String]| listed(tokens.iter().map(|token| words::scope(token)));
    let expected = shown(asked.expected);
    let Some(settings) = observed(asked)?.oauth_settings.get()? else { return differs(expected, NO_OAUTH) };
    let has = |all: &[String], token: &String| all.iter().any(|other| other.eq_ignore_ascii_case(token));
    let missing: Vec<_> =
        asked.expected.iter().filter(|token| !has(&settings.scopes, token)).cloned().collect();
    let surplus: Vec<_> =
        settings.scopes.iter().filter(|token| !has(asked.expected, token)).cloned().collect();
    match (missing.is_empty(), surplus.is_empty()) {
        (true, true) => met(expected),
        (false, true) => differs(expected, format!("Missing: {}", shown(&missing))),
        (true, false) => differs(expected, format!("Too many: {}", shown(&surplus))),
        (false, false) => {
            differs(expected, format!("Missing: {}. Too many: {}", shown(&missing), shown(&surplus)))
        }
    }
}

/// Salesforce checks a signature by the public key, which both certificates hold.
const RENEWED: &str = "It is not the certificate that is held here, but another one of the same private key, so the login works with either. If the private key was meant to be changed, that has not happened: both are of the one that there was.";

/// What the app's certificate certifies is compared, not the certificate: one that was
/// renewed for the same private key serves as well.
pub(super) fn certificate(asked: &Asked) -> Judged {
    let Some(own) = asked.local.certificate else { return no_certificate_here(asked) };
    let expected = own.fingerprint.to_string();
    let Some(settings) = settings(asked)? else { return differs(expected, NO_OAUTH) };
    match &settings.certificate {
        AppCertificate::Readable(held) if held.fingerprint == own.fingerprint => met(expected),
        AppCertificate::Readable(held) if held.key_digest == own.key_digest => {
            let note = Remark::Note(RENEWED.to_owned());
            met_but(held.fingerprint.to_string(), Some(note))
        }
        AppCertificate::Readable(held) => differs(expected, held.fingerprint.to_string()),
        AppCertificate::None => differs(expected, "The app has no certificate."),
        AppCertificate::Unreadable => doubt("The app's certificate could not be read as one."),
    }
}

/// Without a certificate here there is nothing to compare with, but what the app holds can be told.
fn no_certificate_here(asked: &Asked) -> Judged {
    let held = match settings(asked)?.map(|settings| &settings.certificate) {
        Some(AppCertificate::Readable(held)) => {
            format!("The app's certificate has the fingerprint {}.", held.fingerprint)
        }
        Some(AppCertificate::Unreadable) => "The app's certificate could not be read as one.".to_owned(),
        Some(AppCertificate::None) | None => "The app has no certificate.".to_owned(),
    };
    doubt(format!(
        "No certificate is held here, so there is nothing to compare with. {held} Make a private key and its certificate, or load those that Webex has, then check again."
    ))
}

/// For connected apps an expired certificate was seen to go on working; of external client
/// apps nobody has published what happens.
const EXPIRED: &str =
    "Whether Salesforce refuses an expired certificate of an external client app is not known.";
const RENEW: &str = "Put a new one into the app before: if it is of the same private key, Webex needs nothing new; if it is of another one, Webex needs that private key on the same day.";

pub(super) fn certificate_valid(asked: &Asked) -> Judged {
    let expected = format!("RSA of at least {FEWEST_BITS} bits, valid today");
    let Some(settings) = settings(asked)? else { return differs(expected, NO_OAUTH) };
    let certificate = match &settings.certificate {
        AppCertificate::Readable(certificate) => certificate,
        AppCertificate::None => return differs(expected, "The app has no certificate."),
        AppCertificate::Unreadable => return doubt("The app's certificate could not be read as one."),
    };
    let now = asked.local.now;
    if certificate.not_after < now {
        let found = format!("It expired on {}. {EXPIRED}", certificate.not_after);
        return differs(expected, found);
    }
    if certificate.not_before > now {
        return differs(expected, format!("It is valid only from {} on.", certificate.not_before));
    }
    match certificate.key {
        PublicKey::Rsa(bits) if bits >= FEWEST_BITS => {
            let found = format!("RSA of {bits} bits, valid until {}", certificate.not_after);
            met_but(found, ending::near(certificate.not_after, now, &format!("{EXPIRED} {RENEW}")))
        }
        PublicKey::Rsa(bits) => differs(expected, format!("It is RSA of only {bits} bits.")),
        PublicKey::Other => differs(expected, "It is not RSA."),
    }
}

pub(super) fn secret_optional(asked: &Asked) -> Judged {
    match settings(asked)? {
        None => differs("not required", NO_OAUTH),
        Some(settings) if settings.is_secret_optional => met("not required"),
        Some(_) => differs("not required", "Require secret for Web Server Flow is ticked."),
    }
}

/// The parameter that holds the consumer key which the admin copied from Salesforce's page.
const PASTED: &str = "pasted_consumer_key";

pub(super) fn consumer_key(asked: &Asked) -> Judged {
    let pasted = asked.values.get(PASTED);
    let told = match settings(asked) {
        Ok(Some(settings)) => settings.consumer_key.as_deref(),
        Ok(None) => return differs("a consumer key", NO_OAUTH),
        Err(_) if pasted.is_some() => None,
        Err(doubt) => return Err(doubt),
    };
    match (told, pasted) {
        (Some(told), Some(pasted)) if told != pasted => {
            differs(told, format!("The consumer key that was entered is another one: {pasted}"))
        }
        (Some(told), _) => met(told),
        (None, Some(_)) => doubt(
            "Salesforce does not tell the consumer key to Guidepost, so the one that was entered could not be compared. Until then it is your word.",
        ),
        (None, None) => {
            doubt("Salesforce's answer lacks the consumer key. Your user may not be allowed to see it.")
        }
    }
}
