//! Fields that are asked about, shown and pointed to.

use super::forms::{FORM, STEP, beside};
use super::{State, state};
use crate::world::{Org, Page, Panel};
use guide::FieldId;
use guidepost::panel::event::{Event, FocusIn, Picked, Report};
use guidepost::panel::screen::Surface::{Embedded, Side};
use guidepost::protocol::background::{Place, TabContext};
use pages::command::{Side as Edge, Whereabouts};

pub(super) fn all() -> Vec<State> {
    let named = |name: &str| name.to_owned();
    vec![
        state("22-asks-about-one-field", beside(Side, "profile.clone", "profile-clone").begins_to_fill()),
        state("22-asks-about-fields", asks()),
        state("22-asks-with-one-unticked", unticks(asks(), &["api-enabled"])),
        state("22-asks-with-none-ticked", unticks(asks(), &["api-enabled", "apex-rest-services"])),
        state("22-asks-beside-the-page", beside(Embedded, PERMISSIONS, PERMISSIONS_FORM).begins_to_fill()),
        state("22-pointing", pointing()),
        state("22-pointing-at-another-kind", pointing().hears(Report::Picked(Picked::Unfit))),
        state("22-pointing-at-another-field", lost().points("label", "api-name")),
        state("22-pointing-cancelled", pointing().hears(Report::Picked(Picked::Cancelled))),
        state("22-pointed", beside(Side, STEP, FORM).points("label", "label")),
        state("22-shown", beside(Side, STEP, FORM).shows("api-name")),
        state("22-shown-off-screen", shown_at(Whereabouts::OffScreen { side: Edge::Below, inner: true })),
        state("22-shown-save", beside(Side, STEP, FORM).shows("save")),
        state(
            "22-shown-in-closed-section",
            shown_at(Whereabouts::Collapsed { name: named("Flow Enablement") }),
        ),
        state("22-shown-on-another-tab", shown_at(Whereabouts::OtherTab { name: named("Policies") })),
        state("22-shown-hidden", shown_at(Whereabouts::Hidden)),
        state("22-shown-gone", shown_at(Whereabouts::NotThere)),
        state("22-shown-not-there-yet", without_license().shows("license")),
        state("22-shown-there-now", without_license().shows("license").on(FORM)),
        state(
            "22-shown-not-certain",
            beside(Side, STEP, FORM).page_changes(|page| page.with_twin("label")).shows("label"),
        ),
        state("22-focus-on-the-page", beside(Side, STEP, FORM).does(Event::SwitchFocus(FocusIn::Panel))),
        state("22-copied", copied()),
        state("22-copy-key-shown", consumer_details(Whereabouts::InView)),
        state("22-copy-key-not-certain", consumer_details(Whereabouts::NotThere)),
        state("22-another-record", another_record()),
        state(
            "22-unsure-record",
            Panel::opened(Embedded).at("user.permission-set-license").on("user-detail"),
        ),
        state("22-partly-unread", partly_unread()),
        state("22-loading", Panel::opened(Embedded).begins(Event::GoTo(1))),
    ]
}

const PERMISSIONS: &str = "permission-set.system-permissions";
const PERMISSIONS_FORM: &str = "permission-set-system-permissions-edit";

fn asks() -> Panel {
    beside(Side, PERMISSIONS, PERMISSIONS_FORM).begins_to_fill()
}

fn unticks(panel: Panel, fields: &[&str]) -> Panel {
    fields.iter().fold(panel, |panel, field| panel.does(Event::ChooseAsked(FieldId::from(*field), false)))
}

/// A form of which one field was not found.
fn lost() -> Panel {
    beside(Side, STEP, FORM).page_changes(|page| page.with_twin("label")).fills()
}

fn pointing() -> Panel {
    lost().begins(Event::PointTo(FieldId::from("label")))
}

fn shown_at(whereabouts: Whereabouts) -> Panel {
    beside(Side, "app.create", "app-new").shows_at("callback-url", whereabouts)
}

fn without_license() -> Panel {
    beside(Side, STEP, FORM).page_changes(|page| page.without("license"))
}

fn copied() -> Panel {
    let copy = Event::Copy {
        label: words::Text::quoted("API Name"),
        text: "IVR_Access_to_SCV_Apex_Classes".to_owned(),
    };
    beside(Side, STEP, FORM).does(copy)
}

fn consumer_details(whereabouts: Whereabouts) -> Panel {
    let withheld = |sight: &mut TabContext| sight.place = Some(Place::Withheld);
    let panel = Panel::opened(Embedded).at("app.consumer-key").sees(withheld);
    panel
        .on_page(Page::withheld("/_ui/external-client-app/consumer/details"))
        .shows_at("copy-key", whereabouts)
}

fn another_record() -> Panel {
    let page =
        Page::recorded("permission-set-overview").of_another_record("0PSgL00000001WI", "0PSgL00000009ZZ");
    let panel = Panel::with_session(Side).names_the_user().checks(Org::complete());
    panel.at("permission-set.apex-class").on_page(page)
}

/// The shell of Setup says that it holds a frame, and that frame does not answer.
fn partly_unread() -> Panel {
    let mut page = Page::recorded(FORM);
    page.frames.truncate(1);
    Panel::opened(Embedded).at(STEP).on_page(page)
}
