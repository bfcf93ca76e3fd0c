//! Where there is nothing to guide, and what the header says of the org.

use super::{State, state};
use crate::world::{Org, Panel, RECORDED, different};
use guidepost::panel::event::{Event, Report};
use guidepost::panel::screen::Surface::{Embedded, Side};
use guidepost::protocol::background::{Access, Place, TabContext};

pub(super) fn all() -> Vec<State> {
    let with_place = |place| Panel::unopened(Side).seeing(|sight| sight.place = Some(place)).started();
    vec![
        state("18-looking", Panel::unopened(Embedded).unanswered().started()),
        state("18-looking-up", looking_up()),
        state("18-no-tab", Panel::unopened(Side).blind("No tab with id: 7.").started()),
        state("18-no-salesforce", no_salesforce()),
        state("18-signed-out", with_place(Place::SignedOut)),
        state("18-maintenance", with_place(Place::Maintenance)),
        state("18-site-access-withheld", site_access_withheld()),
        state("18-another-page-of-salesforce", with_place(Place::Elsewhere)),
        state("18-signed-out-after-reading", signed_out_after_reading()),
        state("18-session-allowed-in-the-page", Panel::with_session(Embedded)),
        state("18-session-allowed", Panel::with_session(Side)),
        state("18-session-just-allowed", session_just_allowed()),
        state("18-session-taken-back", session_taken_back()),
        state("18-sandbox", Panel::with_session(Side).names_the_user().checks(Org::empty().sandbox())),
        state(
            "18-developer-edition",
            Panel::with_session(Side).names_the_user().checks(Org::empty().developer()),
        ),
        state("18-reading", Panel::with_session(Side).begins(Event::Check)),
        state("18-reading-again", reading_again()),
        state("18-tab-unanswered", Panel::unopened(Side).unanswered().started().waits_for_a_look()),
    ]
}

fn looking_up() -> Panel {
    let panel = Panel::unopened(Embedded);
    let sight = panel.sight();
    panel.unanswered().hears(Report::Saw(sight))
}

fn no_salesforce() -> Panel {
    let no_org = |sight: &mut TabContext| (sight.host, sight.place) = (None, None);
    Panel::unopened(Side).seeing(no_org).started()
}

fn site_access_withheld() -> Panel {
    Panel::unopened(Side).seeing(|sight| sight.site_access = Access::Withheld).started()
}

fn signed_out_after_reading() -> Panel {
    let panel = Panel::with_session(Side).enters("integration_username", RECORDED.username);
    panel.checks(different()).sees(|sight| sight.place = Some(Place::SignedOut))
}

fn session_just_allowed() -> Panel {
    let asked = Panel::opened(Side).does(Event::AskSession).begins(Event::AllowSession);
    asked.hears_of_session(true)
}

fn session_taken_back() -> Panel {
    let read = Panel::with_session(Side).names_the_user().checks(Org::empty());
    read.begins(Event::ForgetSession).hears_of_session(false)
}

fn reading_again() -> Panel {
    let read = Panel::with_session(Side).names_the_user().checks(different());
    read.at("permission-set.create").begins(Event::Check)
}
