//! The profile: what it is, and that it grants no more than it must.

use super::{Asked, Doubt, Judged, differs, doubt, listed, met, missing, named, words};
use crate::org::{AppId, Grant, Observed, Profile, ProfileGrants, Reason};
use std::collections::BTreeSet;

/// What Salesforce calls its own profiles for API-only users in English: the one of
/// today and its deprecated forerunner (Salesforce Help, "Integration User").
const STANDARD: [&str; 2] =
    ["Minimum Access - API Only Integrations", "Salesforce API Only System Integrations"];

/// With one of these, an admin sees all profiles even where Profile Filtering is on
/// (Object Reference, `Profile`; which permissions count is inferred).
const SEES_ALL_PROFILES: [&str; 2] = ["ViewAllProfiles", "ManageProfilesPermissionsets"];

fn observed<'a>(asked: &Asked<'a>) -> Result<&'a Profile, Doubt> {
    let profile = asked.org.profile.get()?;
    profile.as_ref().ok_or_else(|| Doubt("There is no such profile.".to_owned()))
}

/// That the profile is an admin's own is inferred from `PermissionSet.IsCustom`. The flag is
/// only believed to say otherwise where it differs between profiles; see [`ProfileGrants`].
pub(super) fn exists(asked: &Asked) -> Judged {
    let name = asked.one()?;
    let Some(profile) = asked.org.profile.get()? else { return absent(asked, name) };
    let own = "This is Salesforce's own profile. Make a clone of it.";
    if STANDARD.iter().any(|standard| standard.eq_ignore_ascii_case(&profile.name)) {
        return differs(format!("a clone called {name}"), own);
    }
    let others = asked.org.other_profiles.get()?;
    match profile.is_custom() {
        Some(false) if others.iter().any(|other| other.is_custom() == Some(true)) => {
            differs(format!("a clone called {name}"), own)
        }
        Some(false) => doubt(
            "Guidepost cannot tell whether this profile is a clone or one that Salesforce brought. Its page shows a tick at Custom Profile if it is a clone.",
        ),
        Some(true) | None => met(&profile.name),
    }
}

fn absent(asked: &Asked, name: &str) -> Judged {
    let sees_all = match asked.org.rights.get() {
        Ok(rights) => SEES_ALL_PROFILES.iter().any(|right| rights.get(*right) == Some(&true)),
        Err(_) => false,
    };
    if sees_all {
        return missing(name, "There is no such profile.");
    }
    doubt(format!(
        "Salesforce shows you no profile of this name. It may hide profiles from you, as you seem to lack the permission {}.",
        asked.org.permission_label("ViewAllProfiles")
    ))
}

pub(super) fn license(asked: &Asked) -> Judged {
    named(asked, observed(asked)?.license.as_ref(), "the profile's user license")
}

pub(super) fn permission(asked: &Asked) -> Judged {
    let name = asked.one()?;
    let grants = observed(asked)?.grants.get()?;
    let label = asked.org.permission_label(name);
    match grants.permissions.get(name) {
        Some(true) => met(format!("{label}: enabled")),
        Some(false) => missing(format!("{label}: enabled"), "not enabled"),
        None => doubt(format!("This org does not say whether {label} is enabled.")),
    }
}

/// Expects system permissions. What the profile grants beyond them is right only when
/// the license forces it, and no page says what a license forces. So the profile is
/// compared with the other API-only profiles of the same license: what one of Salesforce's
/// own lacks is not forced; what all of them show, Salesforce's own among them, is.
/// Anything else cannot be told. Inferred: that a license forces the same on each of its profiles.
///
/// Access to apps (`TabSet`) is named and not judged: profiles have it by default (inferred).
pub(super) fn nothing_else(asked: &Asked) -> Judged {
    let profile = observed(asked)?;
    let granted = read_grants(profile)?;
    let (apps, granted): (Vec<_>, Vec<_>) = granted.into_iter().partition(is_app);
    let (own, granted): (Vec<_>, Vec<_>) =
        granted.into_iter().partition(|grant| may_be_guides_app(grant, asked));
    let beyond: BTreeSet<Grant> = granted.into_iter().filter(|grant| !is_expected(grant, asked)).collect();
    let named_apps = if apps.is_empty() {
        String::new()
    } else {
        format!(". Apps that it shows in Salesforce's menu are not counted: {}", apps.len())
    };
    if beyond.is_empty() && !profile.is_access_cut && (own.is_empty() || guides_app(asked).is_some()) {
        return met(format!("nothing else{named_apps}"));
    }
    let peers = Peers::of(profile, asked)?;
    let sorted = |wanted: Standing| {
        let of_kind = beyond.iter().filter(|grant| peers.standing(grant) == wanted);
        listed(of_kind.map(|grant| in_words(grant, asked)))
    };
    let is_any = |wanted: Standing| beyond.iter().any(|grant| peers.standing(grant) == wanted);
    if is_any(Standing::Surplus) {
        return differs("nothing else", format!("It also grants: {}", sorted(Standing::Surplus)));
    }
    if profile.is_access_cut {
        return doubt("It grants more than one answer holds.");
    }
    if !own.is_empty() && guides_app(asked).is_none() {
        return doubt("It also gives access to an external client app, and it cannot be told to which one.");
    }
    if is_any(Standing::Doubtful) {
        return doubt(format!(
            "It also grants the following, and it cannot be told whether its license forces that: {}. {}",
            sorted(Standing::Doubtful),
            peers.why()
        ));
    }
    if beyond.iter().any(|grant| matches!(grant, Grant::Object { .. })) {
        profile.object_rights.get()?;
    }
    met(format!(
        "nothing else but what every API-only profile of this license has ({} compared): {}{named_apps}",
        peers.all.len(),
        sorted(Standing::Forced)
    ))
}

/// The app on which the profile stands is among what the profile grants: whether it should
/// stand there is the word of another check.
fn may_be_guides_app(grant: &Grant, asked: &Asked) -> bool {
    let Grant::Entity { kind, id } = grant else { return false };
    let may_be_its = match asked.org.app.known() {
        Some(None) => false,
        Some(Some(app)) => app.id.as_ref().is_none_or(|own| own.short() == id),
        None => true,
    };
    kind == "ExternalClientApplication" && may_be_its
}

/// The guide's app, where its id is known.
fn guides_app<'a>(asked: &Asked<'a>) -> Option<&'a AppId> {
    asked.org.app.known()?.as_ref()?.id.as_ref()
}

fn is_app(grant: &Grant) -> bool {
    matches!(grant, Grant::Entity { kind, .. } if kind == "TabSet")
}

fn is_expected(grant: &Grant, asked: &Asked) -> bool {
    matches!(grant, Grant::Permission(name) if asked.expected.contains(name))
}

/// What a profile grants, as far as one answer holds it; a doubt when a part could not be read.
fn read_grants(profile: &Profile) -> Result<BTreeSet<Grant>, Doubt> {
    let permissions = &profile.grants.get()?.permissions;
    let granted = permissions.iter().filter(|(_, granted)| **granted);
    let permissions = granted.map(|(name, _)| Grant::Permission(name.clone()));
    Ok(profile.access.get()?.iter().cloned().chain(permissions).collect())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Forced,
    Surplus,
    Doubtful,
}

/// The other API-only profiles of the same license.
struct Peers {
    all: Vec<Peer>,
    /// Whether all profiles of the license could be read.
    is_whole: bool,
}

struct Peer {
    grants: BTreeSet<Grant>,
    is_standard: bool,
}

impl Peers {
    fn of(profile: &Profile, asked: &Asked) -> Result<Self, Doubt> {
        let license = profile.license.as_deref();
        let candidates = asked.org.other_profiles.get()?.iter();
        let candidates: Vec<&Profile> = candidates
            .filter(|other| license.is_some_and(|license| other.has_license(license)))
            .filter(|other| other.grants.known().is_none() || other.is_api_only())
            // So many were read that one more would tell nothing new (judgement).
            .filter(|other| !matches!(other.grants, Observed::Unknown(Reason::TooMany { .. })))
            .collect();
        // The flag marks Salesforce's own only where it marks the profile itself as another.
        let is_own_custom = profile.is_custom() == Some(true);
        let peer = |other: &&Profile| {
            let Observed::Known(ProfileGrants { is_custom, .. }) = &other.grants else { return None };
            let grants = read_grants(other).ok().filter(|_| !other.is_access_cut)?;
            Some(Peer { grants, is_standard: is_own_custom && !is_custom })
        };
        let all: Vec<Peer> = candidates.iter().filter_map(peer).collect();
        Ok(Self { is_whole: all.len() == candidates.len(), all })
    }

    fn standing(&self, grant: &Grant) -> Standing {
        let has = |peer: &&Peer| peer.grants.contains(grant);
        let mut standard = self.all.iter().filter(|peer| peer.is_standard).peekable();
        let is_any_standard = standard.peek().is_some();
        if self.all.is_empty() {
            Standing::Doubtful
        } else if !self.all.iter().any(|peer| has(&peer))
            || is_any_standard && !standard.any(|peer| has(&peer))
        {
            Standing::Surplus
        } else if is_any_standard && self.is_whole && self.all.iter().all(|peer| has(&peer)) {
            Standing::Forced
        } else {
            Standing::Doubtful
        }
    }

    /// Why something cannot be told.
    fn why(&self) -> &'static str {
        if self.all.is_empty() {
            "No other API-only profile of this license could be read to compare it with."
        } else if !self.is_whole {
            "Not every other API-only profile of this license could be read."
        } else if self.all.iter().any(|peer| peer.is_standard) {
            "Only some of the other API-only profiles of this license have it."
        } else {
            "None of the other API-only profiles of this license is recognised as Salesforce's own."
        }
    }
}

fn in_words(grant: &Grant, asked: &Asked) -> String {
    match grant {
        Grant::Permission(name) => asked.org.permission_label(name).to_owned(),
        Grant::Object { object, right } => format!("object {object}: {}", words::right(right)),
        Grant::Field { field, right } => format!("field {field}: {}", words::right(right)),
        Grant::Entity { kind, id } if kind == "ApexClass" => {
            format!("Apex class {}", asked.org.class_names.get(id).unwrap_or(id))
        }
        Grant::Entity { kind, id } => format!("{} {id}", words::entity_kind(kind)),
    }
}
