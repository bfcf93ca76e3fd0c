//! The profile: what it is, and that it grants no more than it must.

use super::{
    Asked, Judged, Undecided, app, differs, doubt, list, met, met_but, missing, named, names, other_name,
};
use crate::org::{App, FoundProfile, Grant, Observed, Profile, ProfileGrants, Reason};
use gather::Gather as _;
use guide::{self, ProfileFact};
use std::collections::BTreeSet;
use words::{Text, check, profile};

/// What Salesforce calls its own profiles for API-only users in English: the one of
/// today and its deprecated forerunner (Salesforce Help, "Integration User").
const STANDARD: [&str; 2] =
    ["Minimum Access - API Only Integrations", "Salesforce API Only System Integrations"];

/// With one of these, an admin sees all profiles even where Profile Filtering is on
/// (Object Reference, `Profile`; which permissions count is inferred).
const SEES_ALL_PROFILES: [&str; 2] = ["ViewAllProfiles", "ManageProfilesPermissionsets"];

/// What the org shows of an attribute of the profile; `item` is the API name of the permission.
pub(super) fn judge(profile: &guide::Profile, attribute: ProfileFact, item: &str, asked: &Asked) -> Judged {
    match attribute {
        ProfileFact::Exists => exists(profile, asked),
        ProfileFact::License => license(profile, asked),
        ProfileFact::Permission => permission(item, asked),
        ProfileFact::NothingElse => nothing_else(profile, asked),
    }
}

/// What was found of the profile.
fn found<'a>(asked: &Asked<'a>) -> Result<&'a FoundProfile, Undecided> {
    Asked::found(&asked.org.profiles, asked.role.as_str())
}

fn observed<'a>(asked: &Asked<'a>) -> Result<&'a Profile, Undecided> {
    let profile = found(asked)?.profile.get()?;
    profile.as_ref().ok_or_else(|| Undecided(profile::None.into()))
}

/// That the profile is an admin's own is inferred from `PermissionSet.IsCustom`. The flag is
/// only believed to say otherwise where it differs between profiles; see [`ProfileGrants`].
fn exists(wanted: &guide::Profile, asked: &Asked) -> Judged {
    let name = &asked.text(&wanted.name)?;
    let Some(profile) = found(asked)?.profile.get()? else { return absent(asked, name) };
    let clone = || profile::Clone { name: name.into() };
    if STANDARD.iter().any(|standard| standard.eq_ignore_ascii_case(&profile.name)) {
        return differs(clone(), profile::IsStandard);
    }
    let others = found(asked)?.others.get()?;
    match profile.is_custom() {
        Some(false) if others.iter().any(|other| other.is_custom() == Some(true)) => {
            differs(clone(), profile::IsStandard)
        }
        Some(false) => doubt(profile::Unclear),
        Some(true) | None => {
            met_but(Text::value(&profile.name), other_name(&wanted.name, &profile.name, asked))
        }
    }
}

fn absent(asked: &Asked, name: &str) -> Judged {
    let sees_all = match asked.org.rights.get() {
        Ok(rights) => SEES_ALL_PROFILES.iter().any(|right| rights.get(*right) == Some(&true)),
        Err(_) => false,
    };
    if sees_all {
        return missing(Text::value(name), profile::None);
    }
    doubt(profile::NotShown { permission: asked.org.permission_label("ViewAllProfiles").into() })
}

fn license(profile: &guide::Profile, asked: &Asked) -> Judged {
    let license = app::given(profile.license.as_ref())?;
    let license = Asked::of(&asked.guide.objects.user_licenses, license.as_str())?;
    let expected = asked.text(&license.name)?;
    named(&expected, observed(asked)?.license.as_ref(), profile::LacksLicense)
}

fn permission(name: &str, asked: &Asked) -> Judged {
    let grants = observed(asked)?.grants.get()?;
    let label = asked.org.permission_label(name);
    match grants.permissions.get(name) {
        Some(true) => met(check::PermissionEnabled { permission: label.into() }),
        Some(false) => missing(check::PermissionEnabled { permission: label.into() }, check::NotEnabled),
        None => doubt(check::PermissionUnknown { permission: label.into() }),
    }
}

/// What the profile grants beyond the permissions of the guide is right only when
/// the license forces it, and no page says what a license forces. So the profile is
/// compared with the other API-only profiles of the same license: what one of Salesforce's
/// own lacks is not forced; what all of them show, Salesforce's own among them, is.
/// Anything else cannot be told. Inferred: that a license forces the same on each of its profiles.
///
/// Access to apps (`TabSet`) is named and not judged: profiles have it by default (inferred).
fn nothing_else(wanted: &guide::Profile, asked: &Asked) -> Judged {
    let profile = observed(asked)?;
    let granted = read_grants(profile)?;
    let (apps, granted): (Vec<_>, Vec<_>) = granted.into_iter().partition(is_app);
    let (own, granted): (Vec<_>, Vec<_>) =
        granted.into_iter().partition(|grant| may_be_guides_app(grant, asked));
    let beyond: BTreeSet<Grant> = granted.into_iter().filter(|grant| !is_expected(grant, wanted)).gather();
    if beyond.is_empty() && !profile.is_access_cut && (own.is_empty() || knows_apps(asked)) {
        return match apps.len() {
            0 => met(check::NothingElse),
            count => met(profile::NothingElseButApps { count: count.into() }),
        };
    }
    let peers = Peers::of(profile, asked)?;
    let sorted = |wanted: Standing| {
        let of_kind = beyond.iter().filter(|grant| peers.standing(grant) == wanted);
        list(of_kind.map(|grant| in_words(grant, asked)))
    };
    let is_any = |wanted: Standing| beyond.iter().any(|grant| peers.standing(grant) == wanted);
    if is_any(Standing::Surplus) {
        return differs(check::NothingElse, check::AlsoGrants { what: sorted(Standing::Surplus) });
    }
    if profile.is_access_cut {
        return doubt(check::GrantsMore);
    }
    if !own.is_empty() && !knows_apps(asked) {
        return doubt(profile::AppUnclear);
    }
    if is_any(Standing::Doubtful) {
        return doubt(profile::Doubtful { what: sorted(Standing::Doubtful), why: peers.why() });
    }
    if beyond.iter().any(|grant| matches!(grant, Grant::Object { .. })) {
        profile.object_rights.get()?;
    }
    let (count, what) = (peers.all.len().into(), sorted(Standing::Forced));
    match apps.len() {
        0 => met(profile::Forced { count, what }),
        apps => met(profile::ForcedAndApps { count, what, apps: apps.into() }),
    }
}

/// The app on which the profile stands is among what the profile grants: whether it should
/// stand there is the word of another check.
fn may_be_guides_app(grant: &Grant, asked: &Asked) -> bool {
    let Grant::Entity { kind, id } = grant else { return false };
    let may_be_its = |app: &Observed<Option<App>>| match app.known() {
        Some(None) => false,
        Some(Some(app)) => app.id.as_ref().is_none_or(|own| own.short() == id),
        None => true,
    };
    kind == "ExternalClientApplication" && asked.org.apps.values().any(|found| may_be_its(&found.app))
}

/// Whether the ids of all apps of the guide are known.
fn knows_apps(asked: &Asked) -> bool {
    asked.org.apps.values().all(|found| found.there().is_some_and(|app| app.id.is_some()))
}

fn is_app(grant: &Grant) -> bool {
    matches!(grant, Grant::Entity { kind, .. } if kind == "TabSet")
}

fn is_expected(grant: &Grant, wanted: &guide::Profile) -> bool {
    matches!(grant, Grant::Permission(name) if wanted.permissions.contains(name))
}

/// What a profile grants, as far as one answer holds it; a doubt when a part could not be read.
fn read_grants(profile: &Profile) -> Result<BTreeSet<Grant>, Undecided> {
    let permissions = &profile.grants.get()?.permissions;
    let granted = permissions.iter().filter(|(_, granted)| **granted);
    let permissions = granted.map(|(name, _)| Grant::Permission(name.clone()));
    Ok(profile.access.get()?.iter().cloned().chain(permissions).gather())
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
    fn of(profile: &Profile, asked: &Asked) -> Result<Self, Undecided> {
        let license = profile.license.as_deref();
        let candidates = found(asked)?.others.get()?.iter();
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
    fn why(&self) -> Text {
        if self.all.is_empty() {
            profile::NoOther.into()
        } else if !self.is_whole {
            profile::NotAllRead.into()
        } else if self.all.iter().any(|peer| peer.is_standard) {
            profile::OnlySome.into()
        } else {
            profile::NoneRecognised.into()
        }
    }
}

fn in_words(grant: &Grant, asked: &Asked) -> Text {
    match grant {
        Grant::Permission(name) => Text::value(asked.org.permission_label(name)),
        Grant::Object { object, right } => {
            check::ObjectRight { object: object.into(), right: names::right(right).into() }.into()
        }
        Grant::Field { field, right } => {
            check::FieldRight { field: field.into(), right: names::right(right).into() }.into()
        }
        Grant::Entity { kind, id } if kind == "ApexClass" => {
            check::ApexClass { class: asked.org.class_names.get(id).unwrap_or(id).into() }.into()
        }
        Grant::Entity { kind, id } => {
            check::Entity { kind: names::entity_kind(kind), id: names::entity(asked.org, id) }.into()
        }
    }
}
