//! What the other side gets, in its own words.

use super::super::model::{Model, Source};
use super::super::screen::{HandOverCard, HandOverLine, HandOverScreen, HandOverWay};
use super::super::words;
use super::task;
use crate::guide::{Handover, ParameterId, Values};

pub(super) fn hand_over(model: &Model) -> HandOverScreen {
    let receiver = &model.guide.receiver;
    HandOverScreen {
        values: HandOverCard {
            title: format!("For {}", receiver.name),
            whom: format!("{}. Nothing on this card is secret.", receiver.who),
            way: HandOverWay::Where(receiver.place.clone()),
            lines: lines(model),
            warnings: other_address(model).into_iter().collect(),
            actions: Vec::new(),
        },
        key: HandOverCard {
            title: "The private key".to_owned(),
            whom: "The same person, and nobody else: whoever has it can log in as the integration user."
                .to_owned(),
            way: HandOverWay::How(
                "Through a vault or in person, never by mail or chat. Afterwards forget it here, and delete the file."
                    .to_owned(),
            ),
            lines: Vec::new(),
            warnings: task::key_warning(model).into_iter().collect(),
            actions: task::key_actions(model),
        },
    }
}

fn lines(model: &Model) -> Vec<HandOverLine> {
    let entered = match model.consumer_key() {
        Some((key, Source::Admin)) => Some(key),
        _ => None,
    };
    let values = known(&model.values, entered);
    let is_entered = |value: &Handover| {
        entered.is_some() && value.value.names().contains(&ParameterId::from("consumer_key"))
    };
    let line = |value: &Handover| HandOverLine {
        theirs: value.theirs.clone(),
        ours: value.ours.clone(),
        value: value.value.fill(&values).ok(),
        notes: value
            .note
            .iter()
            .cloned()
            .chain(is_entered(value).then(|| words::YOUR_WORD.to_owned()))
            .collect(),
    };
    model.guide.handovers.iter().map(line).collect()
}

/// All values, with the consumer key that was entered where the org has told none.
fn known(values: &Values, entered: Option<&str>) -> Values {
    let mut known = values.clone();
    if let Some(key) = entered {
        known.set("consumer_key", key);
    }
    known
}

/// Where the other side asks for an e-mail address and means the Username, the two must
/// not be mixed up.
fn other_address(model: &Model) -> Option<String> {
    let username = model.values.get("integration_username")?;
    let address = model.facts.as_ref()?.integration_user.as_ref()?;
    let same_user = address.username.eq_ignore_ascii_case(username);
    (same_user && !address.email.eq_ignore_ascii_case(username)).then(|| {
        format!(
            "Enter the Username {username} as Email ID, not the e-mail address {} of the same user: Salesforce knows the user by the Username.",
            address.email
        )
    })
}
