//! The permission set: what it is, what it grants.

use super::{Asked, Doubt, Judged, Remark, differs, doubt, listed, met, met_but, missing, words};
use crate::org::{Access, App, EntityAccess, Observed, PermissionSet, SetNamesake};

fn observed<'a>(asked: &Asked<'a>) -> Result<&'a PermissionSet, Doubt> {
    let set = asked.org.permission_set.get()?;
    set.as_ref().ok_or_else(|| Doubt("There is no such permission set.".to_owned()))
}

pub(super) fn exists(asked: &Asked) -> Judged {
    let name = asked.one()?;
    match asked.org.permission_set.get()? {
        Some(set) => met(format!("{} ({})", set.label, set.name)),
        None => missing(name, absent(&asked.org.set_namesakes)),
    }
}

fn absent(namesakes: &[SetNamesake]) -> String {
    let none = "There is no such permission set.";
    let Some(namesake) = namesakes.first() else { return none.to_owned() };
    let what = words::permission_set_kind(&namesake.kind);
    format!(
        "{none} {what}, {}, has this API name, and it is not what is meant. If Salesforce refuses the name for that reason, choose another one above.",
        namesake.label
    )
}

pub(super) fn label(asked: &Asked) -> Judged {
    let (expected, set) = (asked.one()?, observed(asked)?);
    // The published page gives the label as an example; the API name is what counts.
    let note = || {
        format!(
            "The guide calls it {expected}. Any label will do; give yours above, so that the guide speaks of it."
        )
    };
    met_but(&set.label, (set.label != expected).then(|| Remark::Note(note())))
}

pub(super) fn without_license(asked: &Asked) -> Judged {
    match &observed(asked)?.license {
        None => met("--None--"),
        Some(license) => differs("--None--", license),
    }
}

pub(super) fn without_activation(asked: &Asked) -> Judged {
    if observed(asked)?.needs_activation {
        // Inferred: no page says whether such a login could activate a session.
        differs(
            "not required",
            "Session activation is required. As far as is known, a login with a certificate activates no session, so the permission set would give it nothing.",
        )
    } else {
        met("not required")
    }
}

pub(super) fn apex_class(asked: &Asked) -> Judged {
    let expected = asked.one()?;
    let Some(class) = asked.org.apex_class.get()? else {
        return doubt("There is no such class.");
    };
    let grants = asked.org.grants.get()?;
    let granted = grants
        .entities
        .iter()
        .any(|entity| matches!(entity, EntityAccess::ApexClass { id, .. } if *id == class.id));
    match (granted, grants.is_cut) {
        (true, _) => met(expected),
        (false, false) => missing(expected, "It has no access to this class."),
        (false, true) => doubt("It grants more than one answer holds, and this class was not in it."),
    }
}

pub(super) fn permission(asked: &Asked) -> Judged {
    let (name, set) = (asked.one()?, observed(asked)?);
    let label = asked.org.permission_label(name);
    match set.permissions.get(name) {
        Some(true) => met(format!("{label}: enabled")),
        Some(false) => missing(format!("{label}: enabled"), "not enabled"),
        None => doubt(format!("This org does not say whether {label} is enabled.")),
    }
}

/// Expects the class first and the system permissions after it.
pub(super) fn nothing_else(asked: &Asked) -> Judged {
    let class = asked.one()?;
    let permissions = asked.expected.get(1..).unwrap_or_default();
    let set = observed(asked)?;
    let grants = asked.org.grants.get()?;
    let mut surplus: Vec<String> = Vec::new();
    let mut doubts: Vec<String> = Vec::new();
    let granted = set.permissions.iter().filter(|(name, granted)| **granted && !permissions.contains(*name));
    surplus.extend(granted.map(|(name, _)| asked.org.permission_label(name).to_owned()));
    for entity in &grants.entities {
        match entity_standing(entity, class, asked) {
            Standing::Wanted => {}
            Standing::Surplus(what) => surplus.push(what),
            Standing::Doubtful(what) => doubts.push(what),
        }
    }
    surplus.extend(grants.data.iter().map(|access| match access {
        Access::Object(name) => format!("object {name}"),
        Access::Field(name) => format!("field {name}"),
    }));
    if !surplus.is_empty() {
        return differs("nothing else", format!("It also grants: {}", listed(surplus)));
    }
    if !doubts.is_empty() {
        return doubt(format!(
            "It also grants, and it is not clear whether that is meant: {}",
            listed(doubts)
        ));
    }
    if grants.is_cut {
        return doubt("It grants more than one answer holds.");
    }
    met("nothing else")
}

enum Standing {
    Wanted,
    Surplus(String),
    Doubtful(String),
}

/// The app stands among the entities too: the permission set on the app and the
/// app in the permission set are one and the same fact.
fn entity_standing(entity: &EntityAccess, class: &str, asked: &Asked) -> Standing {
    match entity {
        EntityAccess::ApexClass { id, name } => {
            let shown = format!("Apex class {}", name.clone().unwrap_or_else(|| id.to_string()));
            let wanted = asked.org.apex_class.known().and_then(Option::as_ref);
            match (wanted, name) {
                (Some(wanted), _) if wanted.id == *id => Standing::Wanted,
                (None, Some(name)) if name.eq_ignore_ascii_case(class) => Standing::Wanted,
                (None, None) => Standing::Doubtful(shown),
                (Some(_), _) | (None, Some(_)) => Standing::Surplus(shown),
            }
        }
        EntityAccess::App(id) => {
            let shown = format!("external client app {id}");
            match &asked.org.app {
                Observed::Known(Some(App { id: Some(own), .. })) if own == id => Standing::Wanted,
                Observed::Known(Some(App { id: None, .. })) | Observed::Unknown(_) => {
                    Standing::Doubtful(shown)
                }
                Observed::Known(_) => Standing::Surplus(shown),
            }
        }
        EntityAccess::Other { kind, id } => Standing::Surplus(format!("{} {id}", words::entity_kind(kind))),
    }
}
