//! Every message that something can end with. Those about keys and files are in `key.rs`
//! and `files.rs`.

use super::forms::{FORM, STEP, beside};
use super::{State, state};
use crate::world::{Org, Page, Panel, RECORDED, different, reply};
use guide::FieldId;
use guidepost::panel::event::{DescribePurpose, Event, Report};
use guidepost::panel::screen::Surface::{Embedded, Side};
use guidepost::protocol::background::PageError;
use guidepost::protocol::failure::BrowserError;
use pages::command::{FillReply, Outcome, PageReply, Shown};
use salesforce::answer::Version;
use salesforce::error::{ApiError, Excerpt, Obstacle, Problem};

pub(super) fn all() -> Vec<State> {
    let mut states = messages();
    states.extend(api_errors());
    states
}

fn messages() -> Vec<State> {
    let show = |error| Report::Frames(DescribePurpose::Show(FieldId::from("label")), Err(error));
    let browser = |text: &str| PageError::Browser { why: BrowserError::said(text) };
    let not_opened = || {
        browser(
            "Cannot access contents of the page. Extension manifest must request permission to access the respective host.",
        )
    };
    let at_form = || beside(Side, STEP, FORM);
    vec![
        state("60-notice-page-not-open", Panel::opened(Embedded).at(STEP).does(Event::FillAll)),
        state("60-notice-another-record", another_record().does(Event::FillAll)),
        state("60-notice-unsure-record", unsure_record().does(Event::FillAll)),
        state("60-notice-no-certificate", no_certificate()),
        state("60-notice-value-missing", Panel::opened(Embedded).at("user.create").on("user-new").fills()),
        state("60-notice-value-removed", value_removed()),
        state("60-notice-page-has-changed", at_form().hears(show(PageError::Gone))),
        state("60-notice-page-gone", at_form().hears(show(PageError::NoPage))),
        state("60-notice-browser-refused", at_form().hears(show(not_opened()))),
        state("60-notice-not-here", beside(Embedded, STEP, FORM).hears(show(PageError::NotHere))),
        state(
            "60-notice-page-not-opened",
            Panel::opened(Embedded).at(STEP).hears(Report::Opening(Err(not_opened()))),
        ),
        state("60-notice-filling-in-another-tab", at_form().fills_only(2).hears(Report::OtherTab)),
        state(
            "60-notice-filling-form-loaded-anew",
            at_form()
                .fills_only(1)
                .page_is(|_| Page::recorded(FORM).anew())
                .hears(answers(RECORDED.permission_set_api_name)),
        ),
        state("60-notice-filling-form-gone", form_gone()),
        state("60-notice-filling-another-record", filling_another_record()),
        state("60-notice-panel-was-put-aside", put_aside()),
        state("60-notice-side-panel-not-opened", side_panel_not_opened()),
        state(
            "60-notice-not-copied",
            at_form().hears(Report::Handed(Err(BrowserError::said("Document is not focused.")))),
        ),
        state("60-notice-session-not-asked-for", session_not_asked_for()),
    ]
}

fn another_record() -> Panel {
    let page =
        Page::recorded("permission-set-overview").of_another_record("0PSgL00000001WI", "0PSgL00000009ZZ");
    let panel = Panel::with_session(Side).names_the_user().checks(Org::complete());
    panel.at("permission-set.apex-class").on_page(page)
}

fn unsure_record() -> Panel {
    Panel::opened(Embedded).at("user.assign-permission-set").on("user-detail")
}

fn no_certificate() -> Panel {
    let panel = Panel::with_session(Side).names_the_user().checks(Org::empty());
    panel.at("app.create").on("app-new").fills()
}

/// A value goes while the form is being filled; the next look finds that out.
fn value_removed() -> Panel {
    let filling = beside(Side, "user.create", "user-new").fills_only(2);
    filling.enters("user_alias", "").hears(answers("scvint"))
}

/// The page answers late, and shows this.
fn answers(text: &str) -> Report {
    let shows = Some(Shown::Text(text.to_owned()));
    Report::Filled(Ok(PageReply::Filled(FillReply { shows, ..reply(Outcome::Typed) })), None)
}

fn form_gone() -> Panel {
    beside(Side, STEP, FORM).page_is_gone().fills()
}

fn filling_another_record() -> Panel {
    let filling = beside(Side, "permission-set.apex-class", "permission-set-apex-classes-edit");
    let another = |page: Page| page.of_another_record("0PSgL00000001WI", "0PSgL00000009ZZ");
    filling.begins_to_fill().page_is(another).confirms_fields()
}

/// The page was loaded anew, and with it the panel beside it, while it filled a form.
fn put_aside() -> Panel {
    beside(Embedded, STEP, FORM).fills_only(2).reloaded()
}

fn side_panel_not_opened() -> Panel {
    let why = BrowserError::said("`sidePanel.open()` may only be called in response to a user gesture.");
    Panel::opened(Embedded).hears(Report::SidePanel(Err(why)))
}

fn session_not_asked_for() -> Panel {
    let why = BrowserError::said("This function must be called during a user gesture");
    let asked = Panel::opened(Side).does(Event::AskSession).begins(Event::AllowSession);
    asked.hears(Report::SessionAccess(Err(why)))
}

/// What a reading can end with, by what helps against it.
fn api_errors() -> Vec<State> {
    let not_sent = |why| ApiError::NotSent { why };
    let refused = || ApiError::Refused {
        status: 403,
        problems: vec![
            Problem {
                code: "API_DISABLED_FOR_ORG".to_owned(),
                message: "The REST API is not enabled for this Organization.".to_owned(),
            },
            Problem {
                code: "INSUFFICIENT_ACCESS".to_owned(),
                message: "insufficient access rights on cross-reference id".to_owned(),
            },
        ],
    };
    let excerpt = "<!DOCTYPE html><html><head><title>Gateway problem</title></head><body><p>The proxy of your company did not let this request through. Ask your admin.</p></bo…";
    let too_old = ApiError::TooOld { offered: Version::parse("59.0"), needed: Version::OLDEST };
    let errors = [
        ("not-allowed", not_sent(Obstacle::NoPermission)),
        ("no-session", not_sent(Obstacle::NoSession)),
        ("another-org", not_sent(Obstacle::OtherOrg)),
        ("another-user", not_sent(Obstacle::OtherUser)),
        ("malformed", not_sent(Obstacle::Malformed)),
        ("no-answer", ApiError::NoAnswer),
        ("too-slow", ApiError::TooSlow { seconds: 20 }),
        ("too-large", ApiError::TooLarge { kibibytes: 4096 }),
        ("busy-for-an-hour", ApiError::Busy { status: 429, seconds: Some(3600) }),
        ("web-page", ApiError::WebPage { status: 200 }),
        ("interrupted", ApiError::Interrupted { why: (&BrowserError::Restarted).into() }),
        ("signed-out", ApiError::SignedOut),
        ("not-for-the-api", ApiError::NotForApi),
        ("refused", refused()),
        ("limit", ApiError::Limit { text: "TotalRequests Limit exceeded.".to_owned() }),
        ("maintenance", ApiError::Maintenance),
        ("too-old", too_old),
        (
            "not-understood",
            ApiError::NotUnderstood { status: 502, excerpt: Excerpt::Beginning(excerpt.to_owned()) },
        ),
    ];
    let read_before = || Panel::with_session(Side).names_the_user().checks(different()).at(STEP);
    errors
        .into_iter()
        .map(|(name, error)| {
            let panel = read_before().begins(Event::Check).hears(Report::Answered(Box::new(Err(error))));
            state(format!("61-error-{name}"), panel)
        })
        .collect()
}
