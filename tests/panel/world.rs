//! A panel with a world around it: a tab with recorded pages, orgs that were recorded, a
//! keystore. Everything happens by events, as in a browser; nothing here writes the state.

mod names;
mod org;
mod page;

pub(crate) use names::{LONGEST, Names, RECORDED};
pub(crate) use org::{Org, different, just_created, recorded_certificate, unusual};
pub(crate) use page::{Page, reply};

use guide::{FieldId, Guide, ParameterId, StepId};
use guidepost::panel::compose;
use guidepost::panel::effect::{Effect, ToRing};
use guidepost::panel::event::{Event, Handed, Message, Picked, Report};
use guidepost::panel::model::Model;
use guidepost::panel::saved::Saved;
use guidepost::panel::screen::{Screen, Surface};
use guidepost::panel::update::{begin, update};
use guidepost::protocol::background::{Access, PageError, Place, TabContext};
use guidepost::protocol::failure::BrowserError;
use guidepost::protocol::keystore::KeyState;
use pages::catalog::Catalog;
use pages::command::{PageCommand, PageReply, RingBox, Whereabouts};
use pages::locate::ControlAt;
use pages::record::PageRecord;
use salesforce::Readings;
use std::collections::VecDeque;
use std::sync::LazyLock;

/// 24 November 2026, 14:32 UTC: the day after the orgs were recorded.
const BEGIN_MS: f64 = 1_795_530_720_000.0;
/// So much time passes between two events.
const STEP_MS: f64 = 10.0;

/// The guide.
pub(crate) static GUIDE: LazyLock<Guide> = LazyLock::new(|| shipped::guides().remove(0));
/// Where things are on Salesforce's pages.
static CATALOG: LazyLock<Catalog> = LazyLock::new(shipped::catalog);

/// A panel with the world around it.
pub(crate) struct Panel {
    model: Model,
    now_ms: f64,
    sight: Result<TabContext, PageError>,
    page: Page,
    org: Org,
    /// What the keystore holds; none while it does not answer.
    key: Option<KeyState>,
    /// The browser's word for the key that moves the focus.
    switch_key: Option<&'static str>,
    /// Where the control is that gets the ring.
    whereabouts: Whereabouts,
    /// How many more fills the page answers.
    fills: usize,
    /// Whether the page is just being replaced.
    is_gone: bool,
    /// What the browser remembers of the org.
    saved: Option<Box<Saved>>,
    /// Whether the world answers at all.
    is_silent: bool,
}

impl Panel {
    /// A panel that was just opened beside the first page of Setup, of which nobody has said
    /// anything yet; access to the session is not allowed.
    pub(crate) fn opened(surface: Surface) -> Self {
        Self::unopened(surface).started()
    }

    /// The same, with access to the session.
    pub(crate) fn with_session(surface: Surface) -> Self {
        Self::unopened(surface).allowed().started()
    }

    /// A panel before its first look.
    pub(crate) fn unopened(surface: Surface) -> Self {
        let sight = TabContext {
            tab: 7,
            window: 1,
            host: Some(RECORDED.host.to_owned()),
            place: Some(Place::Setup),
            site_access: Access::Allowed,
            session_access: Access::Withheld,
        };
        Self {
            model: Model::new(surface, GUIDE.clone(), CATALOG.clone()),
            now_ms: BEGIN_MS,
            sight: Ok(sight),
            page: Page::home(&RECORDED),
            org: Org::empty(),
            key: Some(KeyState::None),
            switch_key: Some("Alt+Shift+J"),
            whereabouts: Whereabouts::InView,
            fills: usize::MAX,
            is_gone: false,
            saved: None,
            is_silent: false,
        }
    }

    /// Before it starts: access to the session is allowed.
    pub(crate) fn allowed(self) -> Self {
        self.seeing(|sight| sight.session_access = Access::Allowed)
    }

    /// Before it starts: the tab is another one.
    pub(crate) fn seeing(mut self, change: impl FnOnce(&mut TabContext)) -> Self {
        self.sight = self.sight.map(|mut sight| {
            change(&mut sight);
            sight
        });
        self
    }

    /// Before it starts: the browser does not tell of the tab.
    pub(crate) fn blind(self, text: &str) -> Self {
        Self { sight: Err(PageError::Browser { why: BrowserError::said(text) }), ..self }
    }

    /// Before it starts: no key moves the focus.
    pub(crate) fn without_switch_key(self) -> Self {
        Self { switch_key: None, ..self }
    }

    /// Before it starts: the keystore holds this.
    pub(crate) fn with_key(self, key: KeyState) -> Self {
        Self { key: Some(key), ..self }
    }

    /// Before it starts: the world is slow.
    pub(crate) fn unanswered(self) -> Self {
        Self { is_silent: true, ..self }
    }

    /// What the tab is.
    pub(crate) fn sight(&self) -> Result<TabContext, PageError> {
        self.sight.clone()
    }

    /// The tab becomes another one.
    pub(crate) fn sees(self, change: impl FnOnce(&mut TabContext)) -> Self {
        self.seeing(change).hears(Report::TabChanged)
    }

    /// Access to the session is another one now.
    pub(crate) fn hears_of_session(self, allowed: bool) -> Self {
        let access = if allowed { Access::Allowed } else { Access::Withheld };
        self.seeing(|sight| sight.session_access = access).hears(Report::SessionAccess(Ok(allowed)))
    }

    /// Before it starts: the tab shows an org that calls its things so.
    pub(crate) fn of_org(mut self, names: &Names) -> Self {
        self.page = Page::home(names);
        self.seeing(|sight| sight.host = Some(names.host.to_owned()))
    }

    /// Before it starts: the keystore does not answer.
    pub(crate) fn unanswered_by_keystore(self) -> Self {
        Self { key: None, ..self }
    }

    /// It starts, and the world answers.
    pub(crate) fn started(mut self) -> Self {
        self.settle(begin());
        self
    }

    /// Eleven seconds pass, and a look at the tab is still awaited.
    pub(crate) fn waits_for_a_look(self) -> Self {
        let mut panel = self.hears(Report::Tick);
        panel.now_ms += 11_000.0;
        panel.hears(Report::Tick)
    }

    /// The admin does something, and the world answers.
    pub(crate) fn does(mut self, event: Event) -> Self {
        let effects = self.update(Message::Admin(event));
        self.settle(effects);
        self
    }

    /// The admin does something, and the world has not answered yet.
    pub(crate) fn begins(mut self, event: Event) -> Self {
        self.update(Message::Admin(event));
        self
    }

    /// The world says something by itself.
    pub(crate) fn hears(mut self, report: Report) -> Self {
        let effects = self.update(Message::Report(report));
        self.settle(effects);
        self
    }

    /// The admin goes to a step.
    pub(crate) fn at(self, step: &str) -> Self {
        let id = StepId::from(step);
        self.does(Event::GoTo(GUIDE.steps.iter().position(|step| step.id == id).unwrap()))
    }

    /// The tab goes to a recorded page.
    pub(crate) fn on(self, page: &str) -> Self {
        self.on_page(Page::recorded(page))
    }

    /// The tab goes to a page.
    pub(crate) fn on_page(mut self, page: Page) -> Self {
        self.page = page;
        self.hears(Report::Tick)
    }

    /// The page that is there changes.
    pub(crate) fn page_changes(mut self, change: impl FnOnce(Page) -> Page) -> Self {
        self.page = change(self.page);
        self.hears(Report::Tick)
    }

    /// The page becomes another one, and the panel has not looked yet.
    pub(crate) fn page_is(mut self, change: impl FnOnce(Page) -> Page) -> Self {
        self.page = change(self.page);
        self
    }

    /// The page can't be looked at any more.
    pub(crate) fn page_is_gone(self) -> Self {
        Self { is_gone: true, ..self }
    }

    /// The page is loaded anew, and with it the panel: it takes up what was remembered.
    pub(crate) fn reloaded(self) -> Self {
        let stored = |saved| serde_json::to_string(saved).unwrap();
        let saved = self.saved.as_ref().map(stored).map(|stored| serde_json::from_str(&stored).unwrap());
        let fresh = Self::unopened(self.screen().surface);
        let again =
            Self { sight: self.sight, page: self.page.anew(), org: self.org, key: self.key, saved, ..fresh };
        again.started()
    }

    /// The admin enters a value.
    pub(crate) fn enters(self, name: &str, value: &str) -> Self {
        self.does(Event::SetValue(ParameterId::from(name), value.to_owned()))
    }

    /// The admin enters who the integration user is; the recorded orgs were asked for this one.
    pub(crate) fn names_the_user(self) -> Self {
        self.enters("integration_username", RECORDED.username)
    }

    /// The admin enters all values for an org that calls its things so.
    pub(crate) fn enters_all(self, names: &Names) -> Self {
        names.values().into_iter().fold(self, |panel, (name, value)| panel.enters(name, &value))
    }

    /// The admin presses Check, and this org answers.
    pub(crate) fn checks(mut self, org: Org) -> Self {
        self.org = org;
        self.does(Event::Check)
    }

    /// The page answers so many fills, then no more.
    pub(crate) fn answering_fills(self, fills: usize) -> Self {
        Self { fills, ..self }
    }

    /// The admin fills the form, and takes the fields found for the right ones where that is asked.
    pub(crate) fn fills(self) -> Self {
        self.begins_to_fill().confirms_fields()
    }

    /// The admin fills the form, and the page answers so many fills.
    pub(crate) fn fills_only(self, fills: usize) -> Self {
        self.answering_fills(fills).fills()
    }

    /// The admin presses Fill the form, and answers no question.
    pub(crate) fn begins_to_fill(self) -> Self {
        self.does(Event::FillAll)
    }

    /// The admin takes the fields found for the right ones, where that is asked.
    pub(crate) fn confirms_fields(self) -> Self {
        if self.screen().question.is_some() { self.does(Event::ConfirmFields) } else { self }
    }

    /// The admin presses Show beside a field or button.
    pub(crate) fn shows(self, field: &str) -> Self {
        self.does(Event::Show(FieldId::from(field)))
    }

    /// The admin presses Show, and the control is there.
    pub(crate) fn shows_at(mut self, field: &str, whereabouts: Whereabouts) -> Self {
        self.whereabouts = whereabouts;
        self.shows(field)
    }

    /// The admin presses Point to, then clicks the control of a field on the page.
    pub(crate) fn points(mut self, field: &str, at: &str) -> Self {
        let (document, handle) = self.page.handle(at);
        let clicked = Report::Picked(Picked::Control(ControlAt { document, handle }));
        self.does(Event::PointTo(FieldId::from(field))).hears(clicked)
    }

    /// The keystore's state is another one now.
    pub(crate) fn key_is(mut self, key: KeyState) -> Self {
        self.key = Some(key);
        self.hears(Report::KeyNews)
    }

    /// What it shows.
    pub(crate) fn into_screen(self) -> Screen {
        self.screen()
    }

    /// The page in the tab.
    pub(crate) fn page(&self) -> &Page {
        &self.page
    }

    fn screen(&self) -> Screen {
        compose::screen(&self.model)
    }

    fn update(&mut self, message: Message) -> Vec<Effect> {
        self.now_ms += STEP_MS;
        update(&mut self.model, message, self.now_ms)
    }

    /// Does what was decided, one after the other, until nothing is left to be done.
    fn settle(&mut self, effects: Vec<Effect>) {
        let mut open = VecDeque::from(effects);
        let mut done = 0;
        while let Some(effect) = open.pop_front() {
            done += 1;
            assert!(done < 2000, "it never ends: {effect:?}");
            if let Some(report) = self.perform(effect) {
                open.extend(self.update(Message::Report(report)));
            }
        }
    }

    /// What the world answers; nothing to what takes its time, and is told by the state itself.
    fn perform(&mut self, effect: Effect) -> Option<Report> {
        if self.is_silent {
            return None;
        }
        Some(match effect {
            Effect::Look => Report::Saw(self.sight.clone()),
            Effect::Recall { .. } => Report::Remembered(self.saved.take()),
            Effect::Remember { saved, .. } => {
                self.saved = Some(saved);
                return None;
            }
            Effect::Keystore(_) => Report::Key(Ok(self.key.clone()?)),
            Effect::LookUpKey => Report::SwitchKey(self.switch_key.map(str::to_owned)),
            Effect::Describe(purpose) if self.is_gone => Report::Frames(purpose, Err(PageError::Gone)),
            Effect::Describe(purpose) => Report::Frames(purpose, Ok(self.page.frames.clone())),
            Effect::Fill(document, PageCommand::Fill { handle, action }) => {
                self.fills = self.fills.checked_sub(1)?;
                let reply = self.page.fill(&document, handle, &action);
                Report::Filled(Ok(PageReply::Filled(reply)), Some(self.page.frames.clone()))
            }
            Effect::Ring { what: ToRing::Control(_), document, .. } => {
                Report::Ringed(document, Ok(self.ringed()))
            }
            Effect::Ring { what: ToRing::Unseen { .. }, document, .. } => {
                let found = self.whereabouts == Whereabouts::InView;
                Report::Ringed(document, Ok(PageReply::RingedUnseen { found }))
            }
            Effect::KeepClear(..) => {
                Report::KeptClear(Ok(PageReply::KeptClear { moved: false, covered: false }))
            }
            Effect::Focus(..) => Report::Focused(Ok(PageReply::Focused { focused: true })),
            Effect::Open { .. } => Report::Opening(Ok(())),
            Effect::Read { reads, expected } => Report::Answered(Box::new(Ok(Readings {
                identity: self.org.identity(),
                answers: reads.iter().map(|read| self.org.answer(read)).collect(),
                calls: self.org.cost(&reads, expected.is_none()),
                usage: None,
            }))),
            Effect::Record { catalog, frames } => {
                Report::Recorded(PageRecord::of(&catalog, &frames, "0.1.0", "2026-11-24").to_json())
            }
            Effect::SaveFile { name, .. } => Report::Handed(Ok(Handed::File { name })),
            Effect::Copy { label, .. } => Report::Handed(Ok(Handed::Copied { label })),
            // Who is asked to wait is shown waiting.
            Effect::After { then: Report::AskAgain, .. } => return None,
            Effect::After { then, .. } => then,
            Effect::OpenSidePanel { .. } => Report::SidePanel(Ok(())),
            _ => return None,
        })
    }

    fn ringed(&self) -> PageReply {
        let place = RingBox { x: 10.0, y: 10.0, width: 200.0, height: 30.0 };
        let is_seen = matches!(self.whereabouts, Whereabouts::InView | Whereabouts::OffScreen { .. });
        PageReply::Ringed { place: is_seen.then_some(place), whereabouts: self.whereabouts.clone() }
    }
}
