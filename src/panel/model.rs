//! The state of the panel.

mod announcement;
mod arrival;
mod at_page;
mod filling;
mod first_seen;
mod frames;
mod notice;
mod outcome;
mod pointer;
mod records;
mod remembered;
mod said;

pub use announcement::{Announcement, ClassEnd, Filled, KeyChange, LoginEnd, Tally};
pub use arrival::Arrival;
pub use at_page::AtPage;
pub(super) use at_page::Record;
pub use filling::{
    AskedField, Before, Earlier, FillPhase, Filling, OpenForm, Picking, Restoring, Round, Stillness,
};
pub use first_seen::FirstSeen;
pub use frames::Frames;
pub use notice::{About, FillStop, FormThen, Notice, Sensitive, WrongPage};
pub use outcome::{FieldOutcome, HiddenIn, NotFound, NotRestored, Unfit};
pub use pointer::{ControlName, Found, Pointer, RingTag};
pub use said::Said;

use super::saved::{OrgFacts, Told};
use super::screen::{CheckVerdict, Surface};
use crate::certificate::KeyBits;
use crate::check::Finding;
use crate::guide::{
    CheckId, FieldId, Form, Guide, Learned, PageId, ParameterId, Step, StepId, ValueFault, Values,
};
use crate::observe::Observation;
use crate::org::{Org, OwnTest};
use crate::page::catalog::{self, Catalog};
use crate::page::command::Frame;
use crate::protocol::background::{
    Access, Afterwards, ClassProof, LoginFailure, LoginProof, PageError, Place, Run, Sight,
};
use crate::protocol::keeper::{Files, KeyForm, KeyState};
use crate::salesforce::answer::{Answer, Identity};
use crate::salesforce::error::ApiError;
use crate::salesforce::host::ApiHost;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// The state of the panel.
#[derive(Debug)]
pub struct Model {
    /// Where it stands.
    pub surface: Surface,
    /// The guide.
    pub guide: Rc<Guide>,
    /// Where things are on Salesforce's pages.
    pub catalog: Rc<Catalog>,
    /// The tab and its page; none until first seen.
    pub sight: Option<Result<Sight, PageError>>,
    /// How many looks at the tab in a row got no answer.
    pub looks_lost: u8,
    /// The org that all the rest is about: the last one that was in front.
    pub org_host: Option<String>,
    /// Whether what was remembered of this org has been fetched.
    pub recalled: bool,
    /// The place of the step shown.
    pub step: usize,
    /// All values.
    pub values: Values,
    /// Those that the admin typed.
    pub typed: BTreeSet<ParameterId>,
    /// What the checks said.
    pub verdicts: BTreeMap<CheckId, CheckVerdict>,
    /// When the org was last read, in milliseconds since 1970.
    pub checked_ms: Option<f64>,
    /// Org and user as last read.
    pub facts: Option<OrgFacts>,
    /// The org as last read by this very document.
    pub org: Option<Box<Org>>,
    /// What the checks said of it.
    pub findings: Vec<Finding>,
    /// When the event at hand came, in milliseconds since 1970.
    pub now_ms: f64,
    /// The frames of the tab.
    pub frames: Frames,
    /// Whether they are still on their way.
    pub arrival: Arrival,
    /// What their controls showed at first.
    pub first_seen: FirstSeen,
    /// Steps of which a page of Setup showed all that they want.
    pub seen_on_page: BTreeSet<StepId>,
    /// A value that was entered and not kept.
    pub refused: Option<Refused>,
    /// What became of filling the fields of the step.
    pub results: BTreeMap<FieldId, FieldOutcome>,
    /// The form that was filled here and is not known to be saved.
    pub unsaved: Option<OpenForm>,
    /// Whether the form of this step was left after it was filled, and nothing was read since.
    pub left_form: bool,
    /// The key that moves the focus, as the browser writes it.
    pub switch_key: Option<String>,
    /// What is pointed at on the page.
    pub pointer: Option<Pointer>,
    /// A description of the page that may be saved.
    pub record: Option<String>,
    /// What the form that was filled last showed before.
    pub earlier: Option<Earlier>,
    /// What the admin said about the fields of pages.
    pub told: Told,
    /// The fields that [`Asked::Fields`] is about.
    pub asked_fields: Vec<AskedField>,
    /// The state of the key; none until the keeper answered.
    pub key: Option<KeyState>,
    /// The size of the next key that is made.
    pub key_bits: KeyBits,
    /// Files that wait for the answer to [`Asked::NewCertificate`].
    pub waiting_files: Option<Files>,
    /// What came of the login.
    pub login: Option<Result<LoginProof, LoginFailure>>,
    /// What came of asking the class.
    pub class: Option<Result<ClassProof, LoginFailure>>,
    /// When the last of these was, in milliseconds since 1970.
    pub login_ms: Option<f64>,
    /// The logins that were made here to test, as far as they are remembered.
    pub own_tests: Vec<OwnTest>,
    /// The newest test that was begun and whose end is not known.
    pub test: Option<Box<Test>>,
    /// What is running.
    pub job: Job,
    /// The newest thing that the org was asked for.
    pub run: Run,
    /// How often it was waited in it because the org asked for that.
    pub waits: u8,
    /// A question to the admin.
    pub question: Option<Asked>,
    /// What was said to the admin.
    pub said: Said,
}

/// What is running. One thing at a time.
#[derive(Debug)]
pub enum Job {
    /// Nothing.
    Idle,
    /// Reading the org.
    Observing {
        /// Whose session it is, once that is known.
        identity: Option<Identity>,
        /// The reads so far.
        observation: Box<Observation>,
        /// The answers of this batch that are here already, others were turned away.
        held: Vec<Result<Answer, ApiError>>,
    },
    /// Waiting because the org asked for it.
    Waiting {
        /// How long.
        seconds: u32,
        /// For what.
        then: Turn,
    },
    /// Filling a form.
    Filling(Box<Filling>),
    /// Putting back what a form showed before it was filled.
    Restoring(Box<Restoring>),
    /// Waiting for the admin to click a field on the page.
    Picking(Box<Picking>),
    /// Testing the login.
    LoggingIn,
    /// Asking the class.
    Reaching,
    /// Asking the browser for access.
    Asking,
    /// Loading a key from files.
    LoadingKey,
}

/// What is asked again once the org has had its time.
#[derive(Debug)]
pub enum Turn {
    /// The reads of a batch that were turned away.
    Read {
        /// Whose session it is, once that is known.
        identity: Option<Identity>,
        /// The reads so far.
        observation: Box<Observation>,
        /// The answers of this batch.
        held: Vec<Result<Answer, ApiError>>,
    },
    /// The login.
    Login,
    /// The class.
    Class,
}

/// A test of the login or the class that was begun, and what was known before it.
#[derive(Debug)]
pub struct Test {
    /// Its run.
    pub run: Run,
    /// Who logs in.
    pub username: String,
    /// What becomes of its session.
    pub afterwards: Afterwards,
    /// What had come of the login before.
    pub earlier_login: Option<Result<LoginProof, LoginFailure>>,
    /// What had come of asking the class before.
    pub earlier_class: Option<Result<ClassProof, LoginFailure>>,
}

impl Job {
    /// Whether nothing is running.
    pub fn is_idle(&self) -> bool {
        matches!(self, Self::Idle)
    }

    /// Whether the org is being read.
    pub fn is_reading(&self) -> bool {
        matches!(self, Self::Observing { .. } | Self::Waiting { then: Turn::Read { .. }, .. })
    }
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// It was read from the org.
    Org,
    /// The admin entered it, and nothing confirms it yet.
    Admin,
}

/// A value that was entered and not kept; what it was is not known any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Which value.
    pub name: ParameterId,
    /// Why.
    pub why: ValueFault,
    /// How often in a row.
    pub times: u32,
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
    /// Puts away what was proved with values or a key that are others now.
    pub(super) fn forget_proofs(&mut self) {
        self.login = None;
        self.class = None;
    }

    /// The consumer key of the app whose login is tested: as the org told it, else as the
    /// admin entered it.
    pub fn consumer_key(&self) -> Option<(String, Source)> {
        let (role, app) = self.guide.receiver_app()?;
        let read = self.values.get(&Learned::ConsumerKey.of(role));
        let entered = || {
            let key = app.entered_consumer_key.as_ref()?.fill(&self.values).ok()?;
            Form::ConsumerKey.accept(&key).ok().map(|()| (key, Source::Admin))
        };
        read.map(|key| (key.to_owned(), Source::Org)).or_else(entered)
    }

    /// The Username of the user whose login is tested.
    pub fn username(&self) -> Option<String> {
        self.guide.login()?.user.username.fill(&self.values).ok()
    }

    /// The state at the start.
    pub fn new(surface: Surface, guide: Guide, catalog: Catalog) -> Self {
        let values = Values::defaults(&guide);
        Self {
            surface,
            guide: Rc::new(guide),
            catalog: Rc::new(catalog),
            sight: None,
            looks_lost: 0,
            org_host: None,
            recalled: false,
            step: 0,
            values,
            typed: BTreeSet::new(),
            verdicts: BTreeMap::new(),
            checked_ms: None,
            facts: None,
            org: None,
            findings: Vec::new(),
            now_ms: 0.0,
            frames: Frames::default(),
            arrival: Arrival::default(),
            first_seen: FirstSeen::default(),
            seen_on_page: BTreeSet::new(),
            refused: None,
            results: BTreeMap::new(),
            unsaved: None,
            left_form: false,
            switch_key: None,
            pointer: None,
            record: None,
            earlier: None,
            told: Told::default(),
            asked_fields: Vec::new(),
            key: None,
            key_bits: KeyBits::Rsa2048,
            waiting_files: None,
            login: None,
            class: None,
            login_ms: None,
            own_tests: Vec::new(),
            test: None,
            job: Job::Idle,
            run: Run::default(),
            waits: 0,
            question: None,
            said: Said::default(),
        }
    }

    /// The step shown.
    pub fn current(&self) -> &Step {
        self.guide.steps.get(self.step).or(self.guide.steps.first()).expect("a guide has steps")
    }

    /// The tab and its page, when they could be seen.
    pub fn seen(&self) -> Option<&Sight> {
        self.sight.as_ref()?.as_ref().ok()
    }

    /// The org's host.
    pub fn host(&self) -> Option<&str> {
        self.seen()?.host.as_deref()
    }

    /// Whether a page of Setup is in front.
    pub fn on_setup(&self) -> bool {
        self.seen().is_some_and(|sight| sight.place == Some(Place::Setup))
    }

    /// Whether a page is in front that the guide speaks of: one of Setup, or one of which
    /// nothing but the address is known.
    pub fn is_followed(&self) -> bool {
        self.seen().is_some_and(|sight| matches!(sight.place, Some(Place::Setup | Place::Withheld)))
    }

    /// Whether the session may be read.
    pub fn session_allowed(&self) -> bool {
        self.seen().is_some_and(|sight| sight.session_access == Access::Allowed)
    }

    /// Takes up the frames of the tab, unless they are of another org than the one shown.
    pub(super) fn take_frames(&mut self, frames: &[Frame]) -> bool {
        let is_of_org = |frame: &&Frame| {
            let host = ApiHost::of_page(&format!("https://{}/", frame.seen.host));
            host.is_some_and(|host| Some(host.as_str()) == self.host())
        };
        let ours = frames.iter().filter(|frame| frame.seen.top).all(|frame| is_of_org(&frame));
        if ours {
            // What the frames of other hosts show is none of this org's pages.
            let frames: Vec<Frame> = frames.iter().filter(is_of_org).cloned().collect();
            self.first_seen.note(&frames);
            self.arrival.saw(&frames, self.now_ms);
            self.frames.replace(frames);
        } else {
            self.frames.clear();
        }
        ours
    }

    /// The language to take where a page declares none.
    pub fn language(&self) -> String {
        self.frames
            .iter()
            .find(|frame| frame.seen.top)
            .map(|frame| frame.seen.lang.clone())
            .filter(|language| !language.is_empty())
            .unwrap_or_else(|| "en".to_owned())
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
