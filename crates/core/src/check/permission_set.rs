//! The permission set: what it is, what it grants.

use super::{
    Asked, Judged, Remark, Undecided, app, differs, doubt, list, met, met_but, missing, names, other_name,
};
use crate::org::{Access, App, AppId, EntityAccess, FoundSet, Observed, PermissionSet, SetNamesake};
use guide::{self, PermissionSetFact, Role};
use words::{Text, check, permission_set, ready};

/// What the org shows of an attribute of the permission set; `item` is the role of the class or
/// the API name of the permission.
pub(super) fn judge(
    set: &guide::PermissionSet,
    attribute: PermissionSetFact,
    item: &str,
    asked: &Asked,
) -> Judged {
    match attribute {
        PermissionSetFact::Exists => exists(set, asked),
        PermissionSetFact::Label => label(set, asked),
        PermissionSetFact::License => without_license(asked),
        PermissionSetFact::SessionActivation => without_activation(asked),
        PermissionSetFact::Class => class(item, asked),
        PermissionSetFact::Permission => permission(item, asked),
        PermissionSetFact::NothingElse => nothing_else(set, asked),
    }
}

/// What was found of the permission set.
fn found<'a>(asked: &Asked<'a>) -> Result<&'a FoundSet, Undecided> {
    Asked::found(&asked.org.permission_sets, asked.role.as_str())
}

fn observed<'a>(asked: &Asked<'a>) -> Result<&'a PermissionSet, Undecided> {
    let set = found(asked)?.set.get()?;
    set.as_ref().ok_or_else(|| Undecided(permission_set::None.into()))
}

fn exists(set: &guide::PermissionSet, asked: &Asked) -> Judged {
    let name = asked.text(&set.api_name)?;
    let found = found(asked)?;
    match found.set.get()? {
        Some(found) => met_but(
            check::Named { name: (&found.label).into(), api_name: (&found.name).into() },
            other_name(&set.api_name, &found.name, asked),
        ),
        None => missing(Text::value(name), absent(&found.namesakes)),
    }
}

fn absent(namesakes: &[SetNamesake]) -> Text {
    let none = permission_set::None::TEXT;
    let Some(namesake) = namesakes.first() else { return none };
    let kind = names::permission_set_kind(&namesake.kind);
    permission_set::Namesake { none, kind, label: (&namesake.label).into() }.into()
}

fn label(set: &guide::PermissionSet, asked: &Asked) -> Judged {
    let (expected, set) = (asked.text(app::given(set.label.as_ref())?)?, observed(asked)?);
    // The published page gives the label as an example; the API name is what counts.
    let note = || permission_set::LabelDiffers { expected: (&expected).into() }.into();
    met_but(Text::value(&set.label), (set.label != expected).then(|| Remark::Note(note())))
}

/// What Salesforce's page shows where a permission set has no license.
const NO_LICENSE: &str = "--None--";

fn without_license(asked: &Asked) -> Judged {
    match &observed(asked)?.license {
        None => met(Text::quoted(NO_LICENSE)),
        Some(license) => differs(Text::quoted(NO_LICENSE), Text::value(license)),
    }
}

fn without_activation(asked: &Asked) -> Judged {
    if observed(asked)?.needs_activation {
        // Inferred: no page says whether such a login could activate a session.
        differs(check::NotRequired, permission_set::NeedsActivation)
    } else {
        met(check::NotRequired)
    }
}

fn class(role: &str, asked: &Asked) -> Judged {
    let expected = asked.text(&Asked::of(&asked.guide.objects.classes, role)?.name)?;
    let Some(class) = Asked::found(&asked.org.classes, role)?.get()? else {
        return doubt(ready::NoClass);
    };
    let grants = found(asked)?.grants.get()?;
    let granted = grants
        .entities
        .iter()
        .any(|entity| matches!(entity, EntityAccess::ApexClass { id, .. } if *id == class.id));
    match (granted, grants.is_cut) {
        (true, _) => met(Text::value(expected)),
        (false, false) => missing(Text::value(expected), permission_set::NoClassAccess),
        (false, true) => doubt(permission_set::ClassNotInAnswer),
    }
}

fn permission(name: &str, asked: &Asked) -> Judged {
    let set = observed(asked)?;
    let label = asked.org.permission_label(name);
    match set.permissions.get(name) {
        Some(true) => met(check::PermissionEnabled { permission: label.into() }),
        Some(false) => missing(check::PermissionEnabled { permission: label.into() }, check::NotEnabled),
        None => doubt(check::PermissionUnknown { permission: label.into() }),
    }
}

fn nothing_else(wanted: &guide::PermissionSet, asked: &Asked) -> Judged {
    let classes = wanted.classes.iter().map(|role| {
        let class = Asked::of(&asked.guide.objects.classes, role.as_str())?;
        Ok::<_, Undecided>((role, asked.text(&class.name)?))
    });
    let classes = classes.collect::<Result<Vec<_>, _>>()?;
    let permissions = &wanted.permissions;
    let set = observed(asked)?;
    let grants = found(asked)?.grants.get()?;
    let mut surplus: Vec<Text> = Vec::new();
    let mut doubts: Vec<Text> = Vec::new();
    let granted = set.permissions.iter().filter(|(name, granted)| **granted && !permissions.contains(*name));
    surplus.extend(granted.map(|(name, _)| Text::value(asked.org.permission_label(name))));
    for entity in &grants.entities {
        match entity_standing(entity, &classes, asked) {
            Standing::Wanted => {}
            Standing::Surplus(what) => surplus.push(what),
            Standing::Doubtful(what) => doubts.push(what),
        }
    }
    surplus.extend(grants.data.iter().map(|access| match access {
        Access::Object(name) => check::Object { object: name.into() }.into(),
        Access::Field(name) => check::Field { field: name.into() }.into(),
    }));
    if !surplus.is_empty() {
        return differs(check::NothingElse, check::AlsoGrants { what: list(surplus) });
    }
    if !doubts.is_empty() {
        return doubt(permission_set::Unclear { what: list(doubts) });
    }
    if grants.is_cut {
        return doubt(check::GrantsMore);
    }
    met(check::NothingElse)
}

/// Whether it is the connected app through which the login goes.
fn is_older_app(id: &str, asked: &Asked) -> bool {
    asked.org.apps.values().any(|found| found.older.as_ref() == Some(&AppId::new(id)))
}

enum Standing {
    Wanted,
    Surplus(Text),
    Doubtful(Text),
}

/// The app stands among the entities too: the permission set on the app and the
/// app in the permission set are one and the same fact.
fn entity_standing(entity: &EntityAccess, classes: &[(&Role, String)], asked: &Asked) -> Standing {
    match entity {
        EntityAccess::ApexClass { id, name } => {
            let class_name = name.clone().unwrap_or_else(|| id.to_string());
            let shown = check::ApexClass { class: class_name.into() }.into();
            let standing = |(role, wanted_name): &(&Role, String)| {
                let wanted = asked.org.classes.get(role.as_str()).and_then(|class| class.known()?.as_ref());
                match (wanted, name) {
                    (Some(wanted), _) => Some(wanted.id == *id),
                    (None, Some(name)) => Some(name.eq_ignore_ascii_case(wanted_name)),
                    (None, None) => None,
                }
            };
            let standings: Vec<_> = classes.iter().map(standing).collect();
            if standings.contains(&Some(true)) {
                Standing::Wanted
            } else if standings.contains(&None) {
                Standing::Doubtful(shown)
            } else {
                Standing::Surplus(shown)
            }
        }
        EntityAccess::App(id) => {
            let kind = check::KindExternalClientApp.into();
            let shown = check::Entity { kind, id: names::entity(asked.org, &id.to_string()) }.into();
            let mut apps = asked.org.apps.values().map(|found| &found.app);
            let is_own = |app: &Observed<Option<App>>| match app {
                Observed::Known(Some(App { id: Some(own), .. })) => Some(own == id),
                Observed::Known(Some(App { id: None, .. })) | Observed::Unknown(_) => None,
                Observed::Known(None) => Some(false),
            };
            if apps.clone().any(|app| is_own(app) == Some(true)) {
                Standing::Wanted
            } else if apps.any(|app| is_own(app).is_none()) {
                Standing::Doubtful(shown)
            } else {
                Standing::Surplus(shown)
            }
        }
        // A setup of the older kind goes through a connected app.
        EntityAccess::Other { id, .. } if is_older_app(id, asked) => Standing::Wanted,
        EntityAccess::Other { kind, id } => {
            let kind = names::entity_kind(kind);
            Standing::Surplus(check::Entity { kind, id: names::entity(asked.org, id) }.into())
        }
    }
}
