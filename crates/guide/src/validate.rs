//! Finds what is wrong with a guide before it ships.

mod objects;

use super::{
    CheckId, FactId, Guide, GuideId, ParameterId, PartId, Phrase, Role, Step, StepId, Task, Template,
};
use std::collections::BTreeSet;

/// Something wrong with a guide.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Defect {
    /// The same name was given twice.
    #[error("two {kind} are called {name}")]
    Twice {
        /// Of what.
        kind: &'static str,
        /// The name.
        name: String,
    },
    /// A step belongs to a part that does not exist, or stands apart from its fellows.
    #[error("step {step} is not with the others of part {part}")]
    Misplaced {
        /// The step.
        step: StepId,
        /// Its part.
        part: PartId,
    },
    /// A template uses a name that nothing gives a value to.
    #[error("{place} uses {{{name}}}, which is neither a parameter nor learned")]
    UnknownName {
        /// The step or check.
        place: String,
        /// The name.
        name: ParameterId,
    },
    /// A check belongs to a step that does not exist.
    #[error("check {check} belongs to {step}, which does not exist")]
    CheckWithoutStep {
        /// The check.
        check: CheckId,
        /// The step.
        step: StepId,
    },
    /// A check waits for one that does not stand before it, so the order could run in a circle.
    #[error("check {check} waits for {after}, which does not stand before it")]
    CheckOrder {
        /// The check.
        check: CheckId,
        /// What it waits for.
        after: CheckId,
    },
    /// A step needs one that does not stand before it, so the order could run in a circle.
    #[error("step {step} needs {needs}, which does not stand before it")]
    StepOrder {
        /// The step.
        step: StepId,
        /// What it needs.
        needs: StepId,
    },
    /// The panel has something to do in a step, and nothing of the setup to do it with.
    #[error("step {0} has a task for which the receiver names no app, key, user or path")]
    NoObject(StepId),
    /// A step that nothing can confirm.
    #[error("step {0} has no check and no task of the panel")]
    Unproven(StepId),
    /// A text that is empty or holds markup.
    #[error("{place} has an empty text or one with markup")]
    Text {
        /// The step or check.
        place: String,
    },
    /// The default of a parameter does not have the parameter's own form.
    #[error("parameter {0} has a default that its own form refuses")]
    Default(ParameterId),
    /// A role is no name: small letters, digits and hyphens, beginning with a letter.
    #[error("{0} is no name of a role")]
    RoleName(Role),
    /// An object refers to one that does not exist, or is of another kind.
    #[error("{role} refers to {to}, and there is no such {kind}")]
    Reference {
        /// The object.
        role: Role,
        /// What it refers to.
        to: Role,
        /// Of which kind that would be.
        kind: &'static str,
    },
    /// A check is about a fact that no object has.
    #[error("check {check} is about {fact}, which no object has")]
    UnknownFact {
        /// The check.
        check: CheckId,
        /// The fact.
        fact: FactId,
    },
    /// A fact is left out that no object has.
    #[error("{0} is left out, and no object has it")]
    NothingToLeaveOut(FactId),
    /// Nothing is said of a fact, or more than once.
    #[error(
        "{checks} checks are about {fact}, or it is left out as well; it takes one, or none where it is left out"
    )]
    Coverage {
        /// The fact.
        fact: FactId,
        /// How many checks are about it.
        checks: usize,
    },
    /// More than one key: the one that is held here would be taken for each of them.
    #[error("{0} is one key too many: a guide has one")]
    SeveralKeys(Role),
    /// What a step opens is no address of Setup.
    #[error("step {step} opens {address:?}, which is no address below /lightning/setup/")]
    Address {
        /// The step.
        step: StepId,
        /// The address.
        address: String,
    },
    /// The guide's own name, under which values are remembered, is none.
    #[error("{0:?} is no name of a guide: small letters, digits and hyphens, beginning with a letter")]
    GuideName(GuideId),
    /// An object names a license by another name than the API's, or none.
    #[error("{0} does not say by developer names which licenses it means")]
    LicenseName(Role),
}

/// All defects of a guide; an empty list when it can ship.
pub fn defects(guide: &Guide) -> Vec<Defect> {
    let mut found = Vec::new();
    twice("parameters", guide.parameters.iter().map(|parameter| &parameter.id.0), &mut found);
    twice("parts", guide.parts.iter().map(|part| &part.id.0), &mut found);
    twice("steps", guide.steps.iter().map(|step| &step.id.0), &mut found);
    twice("checks", guide.checks.iter().map(|check| &check.id.0), &mut found);
    if !is_name(&guide.id.0) {
        found.push(Defect::GuideName(guide.id.clone()));
    }
    places(guide, &mut found);
    addresses(guide, &mut found);
    names(guide, &mut found);
    checks(guide, &mut found);
    objects::defects(guide, &mut found);
    for parameter in &guide.parameters {
        if parameter.default.as_deref().is_some_and(|value| parameter.form.accept(value).is_err()) {
            found.push(Defect::Default(parameter.id.clone()));
        }
    }
    found
}

fn twice<'a>(kind: &'static str, names: impl Iterator<Item = &'a String>, found: &mut Vec<Defect>) {
    let mut seen = BTreeSet::new();
    for name in names {
        if !seen.insert(name) {
            found.push(Defect::Twice { kind, name: name.clone() });
        }
    }
}

/// The steps must follow the order of the parts, and stand behind what they need.
fn places(guide: &Guide, found: &mut Vec<Defect>) {
    let mut reached = 0;
    for (place, step) in guide.steps.iter().enumerate() {
        for needs in &step.needs {
            if !guide.steps.iter().take(place).any(|earlier| earlier.id == *needs) {
                found.push(Defect::StepOrder { step: step.id.clone(), needs: needs.clone() });
            }
        }
        match guide.parts.iter().position(|part| part.id == step.part) {
            Some(place) if place >= reached => reached = place,
            _ => found.push(Defect::Misplaced { step: step.id.clone(), part: step.part.clone() }),
        }
    }
}

/// Small letters, digits and hyphens, beginning with a letter.
fn is_name(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_lowercase())
        && text.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-')
}

/// What a step opens lies below Setup, whatever its placeholders become: they are escaped.
fn addresses(guide: &Guide, found: &mut Vec<Defect>) {
    for step in &guide.steps {
        let strange = step.open.iter().filter(|address| !is_in_setup(&address.0));
        let defect =
            |address: &Template| Defect::Address { step: step.id.clone(), address: address.0.clone() };
        found.extend(strange.map(defect));
    }
}

/// Dots, in whichever spelling, lead out of a folder only as a whole segment (RFC 3986, 5.2.4).
fn is_in_setup(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let is_up = |part: &str| matches!(part.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | "..");
    path.strip_prefix("/lightning/setup/").is_some_and(|rest| !rest.split('/').any(is_up))
        && !address.contains(|sign: char| sign.is_control() || sign.is_whitespace() || sign == '\\')
}

fn names(guide: &Guide, found: &mut Vec<Defect>) {
    let known = guide.names();
    let phrases = phrases(guide).map(|(place, phrase)| match phrase {
        Phrase::Own(template) => (place, phrase.names(), Some(template)),
        Phrase::Message(..) => (place, phrase.names(), None),
    });
    let templates = templates(guide).map(|(place, template)| (place, template.names(), Some(template)));
    for (place, names, template) in phrases.chain(templates) {
        for name in names {
            if !known.contains(&name) {
                found.push(Defect::UnknownName { place: place.clone(), name });
            }
        }
        let Some(template) = template else { continue };
        if template.0.trim().is_empty() || template.0.contains('<') {
            found.push(Defect::Text { place });
        }
    }
    for step in &guide.steps {
        for name in &step.parameters {
            if !known.contains(name) {
                found.push(Defect::UnknownName { place: step.id.0.clone(), name: name.clone() });
            }
        }
    }
}

fn templates(guide: &Guide) -> impl Iterator<Item = (String, &Template)> {
    let steps = guide.steps.iter().flat_map(|step| {
        let of_stages = step.stages.iter().flat_map(stage_templates);
        step.open.iter().chain(of_stages).map(|template| (step.id.0.clone(), template))
    });
    let objects = guide.objects.templates().map(|(role, template)| (role.0.clone(), template));
    let handovers = guide.handovers.iter().map(|value| (value.theirs.clone(), &value.value));
    steps.chain(objects).chain(handovers)
}

/// The words into which values come.
fn phrases(guide: &Guide) -> impl Iterator<Item = (String, &Phrase)> {
    let steps = guide.steps.iter().flat_map(|step| {
        let says = step.stages.iter().map(|stage| &stage.say);
        [&step.touches, &step.what, &step.why]
            .into_iter()
            .chain(says)
            .map(|phrase| (step.id.0.clone(), phrase))
    });
    let checks = guide.checks.iter().flat_map(|check| {
        [&check.title, &check.remedy].into_iter().map(|phrase| (check.id.0.clone(), phrase))
    });
    steps.chain(checks)
}

fn stage_templates(stage: &super::Stage) -> impl Iterator<Item = &Template> {
    use super::FieldContent::{Items, Pick, Text};
    stage.fields.iter().flat_map(|field| match &field.value {
        Text(template) => vec![template],
        Pick { shown, value } => std::iter::once(shown).chain(value).collect(),
        Items(items) => items.iter().map(|item| &item.shown).collect(),
        _ => Vec::new(),
    })
}

fn checks(guide: &Guide, found: &mut Vec<Defect>) {
    for (place, check) in guide.checks.iter().enumerate() {
        if guide.step(&check.step).is_none() {
            found.push(Defect::CheckWithoutStep { check: check.id.clone(), step: check.step.clone() });
        }
        for after in &check.after {
            if !guide.checks.iter().take(place).any(|earlier| earlier.id == *after) {
                found.push(Defect::CheckOrder { check: check.id.clone(), after: after.clone() });
            }
        }
    }
    for step in &guide.steps {
        if step.task.is_some_and(|task| objects::lacks_its_object(guide, task)) {
            found.push(Defect::NoObject(step.id.clone()));
        }
        if guide.checks_of(&step.id).next().is_none() && !proves_itself(step) {
            found.push(Defect::Unproven(step.id.clone()));
        }
    }
}

fn proves_itself(step: &Step) -> bool {
    matches!(step.task, Some(Task::MakeKey | Task::TestLogin | Task::ReachClass | Task::HandOver))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FORMAT, Objects, Part, Receiver, Source};

    fn step(id: &str, needs: &[&str]) -> Step {
        let text = || Phrase::Own(Template("Words.".to_owned()));
        Step {
            id: StepId::from(id),
            part: PartId::from("part"),
            title: text(),
            touches: text(),
            what: text(),
            why: text(),
            needs: needs.iter().copied().map(StepId::from).collect(),
            open: Vec::new(),
            stages: Vec::new(),
            task: Some(Task::HandOver),
            parameters: Vec::new(),
        }
    }

    fn guide(steps: Vec<Step>) -> Guide {
        let text = || Phrase::Own(Template("Words".to_owned()));
        let name = || "Words".to_owned();
        Guide {
            format: FORMAT,
            id: GuideId::from("guide"),
            title: text(),
            summary: text(),
            source: Source { title: name(), publisher: name(), version: name() },
            parameters: Vec::new(),
            objects: Objects::default(),
            left_out: Vec::new(),
            parts: vec![Part { id: PartId::from("part"), title: text() }],
            steps,
            checks: Vec::new(),
            receiver: Receiver { name: name(), who: text(), place: text(), app: None, class: None },
            handovers: Vec::new(),
        }
    }

    fn order(step: &str, needs: &str) -> Defect {
        Defect::StepOrder { step: StepId::from(step), needs: StepId::from(needs) }
    }

    #[test]
    fn a_step_needs_only_what_stands_before_it() {
        assert_eq!(defects(&guide(vec![step("a", &[]), step("b", &["a"])])), []);
        let circle = guide(vec![step("a", &["b"]), step("b", &["a"])]);
        assert_eq!(defects(&circle), [order("a", "b")]);
        assert_eq!(defects(&guide(vec![step("a", &["a", "c"])])), [order("a", "a"), order("a", "c")]);
    }
}
