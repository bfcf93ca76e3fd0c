//! The state of the panel.

mod after_save;
mod announcement;
mod arrival;
mod at_page;
pub(in crate::panel) mod content;
mod diagnosed;
pub(in crate::panel) mod earlier;
mod entered;
mod filling;
pub(in crate::panel) mod find;
mod first_seen;
mod form;
mod frames;
mod job;
mod keys;
mod known;
mod notice;
mod on_arrival;
pub(in crate::panel) mod on_page;
mod outcome;
mod page;
mod pointer;
mod proof;
mod proofs;
mod reading;
mod records;
mod remembered;
mod run;
mod said;
mod standing;
mod tab;
mod tried;
mod work;

pub use after_save::{AfterSave, Kept, Waiting};
pub use announcement::{Announcement, ClassEnd, Filled, KeyChange, LoginEnd, Tally};
pub use arrival::Arrival;
pub use entered::{Entered, Refused};
pub use filling::{
    AskedField, Before, Earlier, FillPhase, Filling, OpenForm, Picking, Restoring, Round, Stillness,
};
pub use first_seen::FirstSeen;
pub use form::FormWork;
pub use frames::Frames;
pub use job::{Job, Test, Turn};
pub use keys::Keys;
pub(super) use known::moment;
pub use notice::{About, FillStop, FormThen, Notice, Sensitive, WrongPage};
pub use on_arrival::OnArrival;
pub use outcome::{FieldOutcome, HiddenIn, NotFound, NotRestored, Unfit};
pub use page::Page;
pub use pointer::{ControlName, Found, Pointer, RingTag};
pub use proof::LoginNeed;
pub use proofs::Proofs;
pub use reading::Reading;
pub(super) use run::LONGEST_RUN_SECONDS;
pub use said::Said;
pub use standing::AtPage;
pub(super) use standing::Record;
pub use tab::{Tab, Unseen};
pub use tried::Tried;
pub use work::Work;

use super::screen::Surface;
use crate::protocol::background::Route;
use crate::protocol::keystore::KeyForm;
use guide::{FieldId, Form, Guide, Learned, PageId, Step, Values};
use guidepost_core::org::Zones;
use pages::catalog::{self, Catalog};
use pages::command::Frame;
use salesforce::host::ApiHost;
use std::rc::Rc;

/// The state of the panel.
#[derive(Debug)]
pub struct Model {
    /// Where it stands.
    pub surface: Surface,
    /// The tag of the language that is spoken (BCP 47).
    pub language: String,
    /// The guide.
    pub guide: Rc<Guide>,
    /// Where things are on Salesforce's pages.
    pub catalog: Rc<Catalog>,
    /// The tab in front, and its org.
    pub tab: Tab,
    /// The page that it shows.
    pub page: Page,
    /// The place of the step shown.
    pub step: usize,
    /// The values.
    pub entered: Entered,
    /// What was read of the org.
    pub read: Reading,
    /// The form of the step.
    pub form: FormWork,
    /// What is read by itself once the form was left.
    pub after_save: AfterSave,
    /// The key pair.
    pub keys: Keys,
    /// What was proved.
    pub proofs: Proofs,
    /// What is running.
    pub work: Work,
    /// When the event at hand came, in milliseconds since 1970.
    pub now_ms: f64,
    /// What time it is elsewhere.
    pub zones: Zones,
    /// A description of the page that may be saved.
    pub record: Option<String>,
    /// A question to the admin.
    pub question: Option<Asked>,
    /// What was said to the admin.
    pub said: Said,
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// It was read from the org.
    Org,
    /// The admin entered it, and nothing confirms it yet.
    Admin,
}

/// A question to the admin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// May the session be read?
    Session,
    /// Shall the key be forgotten?
    ForgetKey,
    /// Shall the key be replaced?
    ReplaceKey,
    /// Shall the private key be saved as a file of this form?
    SaveKey(KeyForm),
    /// Shall the integration user log in?
    TestLogin,
    /// Shall the class be asked as the integration user?
    ReachClass,
    /// Shall the integration user log in with this pair of host and audience?
    TryRoute(Route),
    /// Shall a new certificate be made for a key that is loaded without one?
    NewCertificate,
    /// Shall a filled form be left that is not saved?
    LeaveForm,
    /// Shall the description of the page be saved?
    Record,
    /// Are the fields found those that are meant?
    Fields,
}

impl Model {
    /// Ends what is being done on the page, and the question that belongs to it.
    pub(super) fn leave_page_work(&mut self) {
        self.form.on_arrival = None;
        if matches!(self.work.job, Job::Filling(_) | Job::Picking(_) | Job::Restoring(_)) {
            self.work.job = Job::Idle;
        }
        if self.question == Some(Asked::Fields) {
            self.question = None;
            self.form.asked_fields.clear();
        }
    }

    /// The consumer key of the app whose login is tested: as the org told it, else as the
    /// admin entered it.
    pub fn consumer_key(&self) -> Option<(String, Source)> {
        let (role, app) = self.guide.receiver_app()?;
        let read = self.entered.values.get(&Learned::ConsumerKey.of(role));
        let entered = || {
            let key = app.entered_consumer_key.as_ref()?.fill(&self.entered.values).ok()?;
            Form::ConsumerKey.accept(&key).ok().map(|()| (key, Source::Admin))
        };
        read.map(|key| (key.to_owned(), Source::Org)).or_else(entered)
    }

    /// The Username of the user whose login is tested.
    pub fn username(&self) -> Option<String> {
        self.guide.login()?.user.username.fill(&self.entered.values).ok()
    }

    /// The state at the start.
    pub fn new(surface: Surface, guide: Guide, catalog: Catalog) -> Self {
        let values = Values::defaults(&guide);
        Self {
            surface,
            language: "en".to_owned(),
            guide: Rc::new(guide),
            catalog: Rc::new(catalog),
            tab: Tab::default(),
            page: Page::default(),
            step: 0,
            entered: Entered { values, ..Entered::default() },
            read: Reading::default(),
            form: FormWork::default(),
            after_save: AfterSave::default(),
            keys: Keys::default(),
            proofs: Proofs::default(),
            work: Work::default(),
            now_ms: 0.0,
            zones: Zones::default(),
            record: None,
            question: None,
            said: Said::default(),
        }
    }

    /// The step shown.
    pub fn current(&self) -> &Step {
        self.guide.steps.get(self.step).or(self.guide.steps.first()).expect("a guide has steps")
    }

    /// Takes up the frames of the tab, unless they are of another org than the one shown.
    pub(super) fn take_frames(&mut self, frames: &[Frame]) -> bool {
        let is_of_org = |frame: &&Frame| {
            let host = ApiHost::of_page(&format!("https://{}/", frame.seen.host));
            host.is_some_and(|host| Some(host.as_str()) == self.tab.host())
        };
        let ours = frames.iter().filter(|frame| frame.seen.top).all(|frame| is_of_org(&frame));
        if ours {
            // What the frames of other hosts show is none of this org's pages.
            let frames: Vec<Frame> = frames.iter().filter(is_of_org).cloned().collect();
            self.page.first_seen.note(&frames);
            self.page.arrival.saw(&frames, self.now_ms);
            self.page.frames.replace(frames);
        } else {
            self.page.frames.clear();
        }
        ours
    }
}

/// The catalog's name for a page of the guide.
pub(super) fn catalog_page(page: &PageId) -> catalog::PageId {
    catalog::PageId(page.0.clone())
}

/// The catalog's name for a field of the guide.
pub(super) fn catalog_field(field: &FieldId) -> catalog::FieldId {
    catalog::FieldId(field.0.clone())
}
