//! Values that the admin enters, and those that are not kept.

use super::hand_over::PASTED;
use super::login::ready;
use super::{State, state};
use crate::world::{Panel, different};
use guidepost::panel::screen::Surface::{Embedded, Side};

/// As Salesforce shows a consumer secret below the key.
const SECRET: &str = "0F1E2D3C4B5A69788796A5B4C3D2E1F00123456789ABCDEF0123456789ABCDEF";

pub(super) fn all() -> Vec<State> {
    let at = |step: &str| Panel::opened(Embedded).at(step);
    let key = |text: &str| Panel::opened(Side).at("app.consumer-key").enters("pasted_consumer_key", text);
    vec![
        state(
            "70-value-own-name",
            at("permission-set.create").enters("permission_set_label", "Voice routing"),
        ),
        state(
            "70-value-wrong-api-name",
            at("permission-set.create").enters("permission_set_api_name", "IVR Access"),
        ),
        state(
            "70-value-too-long",
            at("permission-set.create").enters("permission_set_label", &"IVR Access ".repeat(9)),
        ),
        state("70-value-emptied", at("permission-set.create").enters("permission_set_label", "")),
        state(
            "70-value-wrong-class",
            at("permission-set.apex-class").enters("apex_class", "cnxscv.Service Routing"),
        ),
        state("70-value-wrong-username", at("user.create").enters("integration_username", "scv.integration")),
        state("70-value-long-alias", at("user.create").enters("user_alias", "scv-integration")),
        state("70-value-wrong-url", at("app.create").enters("callback_url", "localhost")),
        state("70-value-changed-after-reading", changed_after_reading()),
        state("70-key-entered", key(PASTED)),
        state("70-key-begun", key("3MVG9pRzvMkj")),
        state("70-key-secret-pasted", key(SECRET)),
        state("70-key-something-else-pasted", key("WxCC_SCV")),
        state(
            "70-key-other-than-the-orgs",
            ready(Side).at("app.consumer-key").enters("pasted_consumer_key", PASTED),
        ),
    ]
}

fn changed_after_reading() -> Panel {
    let read = Panel::with_session(Side).names_the_user().checks(different()).at("app.create");
    read.enters("app_api_name", "Webex_Contact_Center")
}
