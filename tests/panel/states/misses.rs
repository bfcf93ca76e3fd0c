//! Fields that were not filled, or not simply: each way in which that can end, and what
//! the admin is asked to do on the page.

use super::forms::{FORM, STEP, beside};
use super::{State, state};
use crate::world::{Page, Panel, reply};
use guide::FieldId;
use guidepost::panel::event::{Event, Report};
use guidepost::panel::screen::Surface::{Embedded, Side};
use pages::command::{FillReply, Handle, OptionSeen, Outcome, Shown};

pub(super) fn all() -> Vec<State> {
    vec![
        state("21-misses-of-every-kind", of_every_kind()),
        state("21-misses-told-beside-the-page", of_every_kind_beside()),
        state("21-misses-value-not-kept", one("label", reply(Outcome::Reverted))),
        state("21-misses-changed-afterwards", changed_afterwards()),
        state("21-misses-objected-to-late", objected_to_late()),
        state(
            "21-misses-all-but-one-found",
            beside(Side, STEP, FORM).page_changes(|page| page.without("license")).fills(),
        ),
        state("21-misses-said-to-be-wrong", said_to_be_wrong()),
        state("21-asks-to-confirm", asks_to_confirm()),
        state("21-asks-to-confirm-beside-the-page", asks_to_confirm_beside()),
        state("21-not-confirmed", (0..4).fold(asks_to_confirm(), |panel, _| panel.hears(Report::Tick))),
        state("21-asks-for-the-arrow", asks_for_the_arrow()),
        state(
            "21-form-left-while-waiting",
            asks_for_the_arrow().on("permission-set-overview").hears(Report::Tick),
        ),
    ]
}

fn shows(outcome: Outcome, text: &str) -> FillReply {
    FillReply { shows: Some(Shown::Text(text.to_owned())), ..reply(outcome) }
}

fn offers(outcome: Outcome, names: &[&str]) -> FillReply {
    let option = |name: &&str| OptionSeen { value: None, text: (*name).to_owned(), selected: false };
    FillReply { offered: names.iter().map(option).collect(), ..reply(outcome) }
}

fn refuses(text: &str) -> FillReply {
    FillReply { message: Some(text.to_owned()), ..reply(Outcome::Refused) }
}

/// The form of the user, of which hardly a field is as it should be.
fn trying() -> Page {
    let profiles =
        ["Analytics Cloud Integration User", "Minimum Access - API Only Integrations", "SCV Integration"];
    Page::recorded("user-new")
        .answering("last-name", shows(Outcome::Reverted, "Integration user of the voice service"))
        .answering("alias", refuses("Alias: You must enter a value with at most eight characters"))
        .answering("email", reply(Outcome::Covered))
        .answering("username", reply(Outcome::Refused))
        .answering("nickname", reply(Outcome::ReadOnly))
        .answering(
            "user-license",
            offers(Outcome::NotOffered, &["--None--", "Salesforce", "Salesforce Platform"]),
        )
        .answering("profile", offers(Outcome::Ambiguous, &profiles))
        .answering("active", reply(Outcome::Gone))
        .without("time-zone")
        .with_twin("locale")
        .with("language", |control| control.visible = false)
        .with("generate-password", |control| {
            control.enabled = false;
            control.value = Some(Shown::Checked(true));
        })
}

fn of_every_kind() -> Panel {
    beside(Side, "user.create", "home").on_page(trying()).fills()
}

fn of_every_kind_beside() -> Panel {
    let page = Page::recorded("app-new")
        .answering("distribution-state", offers(Outcome::NotOffered, &["Packaged"]))
        .answering("callback-url", refuses("Enter a valid URL."))
        .without("certificate");
    beside(Embedded, "app.create", "home").on_page(page).fills()
}

/// The form of which one field ends like this.
fn one(field: &str, reply: FillReply) -> Panel {
    beside(Side, STEP, FORM).page_changes(|page| page.answering(field, reply)).fills()
}

/// The page says that it took the value, and shows another one later.
fn changed_afterwards() -> Panel {
    let label = Shown::Text("IVR Access to SCV Apex Classes".to_owned());
    one("label", FillReply { shows: Some(label), ..reply(Outcome::Typed) })
}

fn objected_to_late() -> Panel {
    let object = |page: Page| {
        page.with("api-name", |control| control.error = Some("This API Name is already in use.".to_owned()))
    };
    beside(Side, STEP, FORM).page_changes(object).fills()
}

fn said_to_be_wrong() -> Panel {
    let panel = beside(Side, "permission-set.system-permissions", "permission-set-system-permissions-edit");
    let wrong = Event::ChooseAsked(FieldId::from("apex-rest-services"), false);
    panel.begins_to_fill().does(wrong).confirms_fields()
}

fn policies() -> Page {
    Page::recorded("app-policies-edit").answering("permitted-users", reply(Outcome::NeedsConfirmation))
}

fn asks_to_confirm() -> Panel {
    beside(Side, "app.policies", "home").on_page(policies()).fills()
}

fn asks_to_confirm_beside() -> Panel {
    beside(Embedded, "app.policies", "home").on_page(policies()).fills()
}

/// The pair of lists takes an entry over only when its arrow is pressed.
fn asks_for_the_arrow() -> Panel {
    let press = FillReply { press: Some(Handle(5)), ..reply(Outcome::NeedsPerson) };
    let page = Page::recorded("permission-set-apex-classes-edit").answering("classes", press);
    beside(Side, "permission-set.apex-class", "home").on_page(page).fills()
}
