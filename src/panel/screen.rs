//! What the panel shows, as data: every text, state and action, in no language and without markup.

mod button;
mod checks;
mod diagnosis;
mod hand_over;
mod key;
mod next_action;
mod routes;

pub use button::{Button, Weight};
pub use checks::{CheckAction, CheckLine, ChecksScreen, FoldedChecks};
pub use diagnosis::{
    AboutRow, AnswerMark, DiagnosisScreen, FindingGroup, FindingLine, FirstLine, LoginsScreen,
};
pub use hand_over::{HandOverCard, HandOverLine, HandOverScreen, HandOverWay};
pub use key::{FilesScreen, KeyScreen, PairLine, SizeLine};
pub use next_action::NextAction;
pub use routes::{RouteLine, RouteResult, RoutesScreen};

use guide::{FieldId, ParameterId};
use guidepost_core::progress::StepState;
use words::Text;

/// The surface that the panel stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surface {
    /// A frame beside the Setup page, inside it.
    Embedded,
    /// The browser's own side panel.
    Side,
}

/// The whole panel.
#[derive(Clone, Debug, PartialEq)]
pub struct Screen {
    /// Where it stands.
    pub surface: Surface,
    /// Org and user; always shown.
    pub header: Header,
    /// The parts and steps of the guide.
    pub outline: Vec<PartLine>,
    /// A message above the body.
    pub notice: Option<Notice>,
    /// A question that must be answered first; covers the body.
    pub question: Option<Question>,
    /// What is running.
    pub busy: Option<Busy>,
    /// What Check found of the login; beside a step, once the org was read.
    pub diagnosis: Option<Box<DiagnosisScreen>>,
    /// The step, or why there is none.
    pub body: Body,
    /// How to help those who make Guidepost.
    pub more: Option<More>,
    /// The last change in words, for a live region.
    pub announcement: Text,
}

/// Org and user.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// The title of the guide.
    pub guide: Text,
    /// The org's host, as the tab shows it.
    pub host: Option<Text>,
    /// The org's own name, id and kind, once read.
    pub org: Option<OrgLine>,
    /// The signed-in user's name, once read.
    pub user: Option<Text>,
    /// The name with the Username.
    pub named_user: Option<Text>,
    /// Which access is on, in words.
    pub access: AccessLine,
    /// What the language that is spoken calls itself.
    pub language: Option<Text>,
    /// The ways to the other languages.
    pub other_languages: Vec<Button>,
}

/// The org.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrgLine {
    /// Its name.
    pub name: Text,
    /// Its id, 18 characters.
    pub id: Text,
    /// "Sandbox" or the edition.
    pub kind: Text,
    /// Whether work here touches real customers.
    pub production: bool,
}

/// Which access is on.
#[derive(Clone, Debug, PartialEq)]
pub struct AccessLine {
    /// "Guide and fill" or "Session".
    pub label: Text,
    /// What it means.
    pub help: Text,
    /// "Allow access to the session" or "Forget session", where that is possible here.
    pub action: Option<Button>,
    /// When the org is read, and what changes that, where it is possible here.
    pub reads: Option<(Text, Option<Button>)>,
    /// What the last reading took of the org.
    pub cost: Option<Text>,
}

impl Eq for AccessLine {}

/// A part of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartLine {
    /// Its heading.
    pub title: Text,
    /// Its steps.
    pub steps: Vec<StepLine>,
}

/// A step of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepLine {
    /// Its place in the guide.
    pub index: usize,
    /// Its heading.
    pub title: Text,
    /// What is known about it.
    pub state: StepState,
    /// Whether it is OK, and something may end or break it.
    pub has_risk: bool,
    /// Whether it is the one shown.
    pub current: bool,
}

/// A message.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// How it is meant.
    pub tone: Tone,
    /// What happened.
    pub title: Text,
    /// Why, as far as known.
    pub text: Text,
    /// What to do next.
    pub advice: Option<Text>,
    /// The original text of Salesforce or the browser.
    pub original: Option<Text>,
    /// What can be pressed.
    pub actions: Vec<Button>,
}

/// How a message is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// For information.
    Info,
    /// Something worked.
    Success,
    /// Something needs care.
    Warning,
    /// Something failed.
    Error,
}

/// A question with its own words.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The heading.
    pub title: Text,
    /// The text, a paragraph each.
    pub text: Vec<Text>,
    /// What can be chosen in the answer.
    pub choices: Vec<Choice>,
    /// A text that can be read in whole before answering: its heading and itself.
    pub whole: Option<(Text, Text)>,
    /// Yes.
    pub accept: Button,
    /// Yes, in another way.
    pub otherwise: Option<Button>,
    /// No.
    pub refuse: Button,
}

/// Something that is not part of the guide, folded away below it.
#[derive(Clone, Debug, PartialEq)]
pub struct More {
    /// Its heading.
    pub title: Text,
    /// What it is.
    pub text: Text,
    /// What can be pressed.
    pub button: Button,
}

/// Something that can be ticked in an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The field that it is about.
    pub field: FieldId,
    /// Its words.
    pub label: Text,
    /// What is to be known of it.
    pub note: Text,
    /// Whether it is ticked.
    pub ticked: bool,
    /// "Show".
    pub show: Button,
}

/// Something that is running.
#[derive(Clone, Debug, PartialEq)]
pub struct Busy {
    /// What.
    pub text: Text,
    /// How to stop it.
    pub cancel: Option<Button>,
}

/// The main part.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Nothing to guide here, and why.
    Nothing(Notice),
    /// One step.
    Step(Box<StepScreen>),
}

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub struct StepScreen {
    /// Its stable name.
    pub id: String,
    /// Its place, from 1.
    pub number: usize,
    /// How many steps there are.
    pub total: usize,
    /// The heading of its part.
    pub part: Text,
    /// Its heading.
    pub title: Text,
    /// How far the guide is done; on the first step, once the org was read.
    pub progress: Option<ProgressLine>,
    /// The steps to be done before it.
    pub needs: Vec<NeedLine>,
    /// What it touches.
    pub touches: Text,
    /// What to do.
    pub what: Text,
    /// Why.
    pub why: Text,
    /// Values that can be changed.
    pub parameters: Vec<ParameterLine>,
    /// The page at hand.
    pub page: Option<PageScreen>,
    /// What the panel itself does.
    pub task: Option<TaskScreen>,
    /// The facts.
    pub checks: Option<ChecksScreen>,
    /// What is to be done next.
    pub next_action: NextAction,
    /// Check, and when it was last done.
    pub check: Option<CheckAction>,
    /// Previous step.
    pub previous: Option<Button>,
    /// Next step.
    pub next: Option<Button>,
}

/// How far the guide is done.
#[derive(Clone, Debug, PartialEq)]
pub struct ProgressLine {
    /// In words.
    pub text: Text,
    /// "Go on at", where that is another step.
    pub next: Option<Button>,
}

/// A step to be done before the one shown.
#[derive(Clone, Debug, PartialEq)]
pub struct NeedLine {
    /// "Do this first", with the step's heading.
    pub button: Button,
    /// What is known about it.
    pub state: StepState,
}

/// A value that can be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParameterLine {
    /// Its name.
    pub id: ParameterId,
    /// Its label.
    pub label: Text,
    /// What it is good for.
    pub help: Text,
    /// Its value.
    pub value: String,
    /// What is wrong with it.
    pub problem: Option<Text>,
    /// What is to be known of it, where nothing is wrong.
    pub note: Option<Text>,
    /// How often in a row what was entered was not kept; the field is empty each time.
    pub refusals: u32,
}

/// The page at hand and its fields.
#[derive(Clone, Debug, PartialEq)]
pub struct PageScreen {
    /// What to do here.
    pub say: Text,
    /// Whether the Setup page is the one meant.
    pub open: OpenPage,
    /// The fields, with what belongs into them.
    pub fields: Vec<FieldLine>,
    /// How to go to them by keyboard and back, while they are on the page.
    pub keys: Option<Text>,
    /// "Open the page", "Fill the form", "Show Save" and so on.
    pub actions: Vec<Button>,
}

/// Which page is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenPage {
    /// That of the step.
    Right,
    /// Another one.
    Other,
    /// It is still loading.
    Loading,
}

/// A field.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldLine {
    /// Its name.
    pub id: FieldId,
    /// Salesforce's label.
    pub label: Text,
    /// What belongs into it, as shown.
    pub value: Text,
    /// The text that Copy takes, where copying makes sense.
    pub copy: Option<String>,
    /// Why.
    pub why: Option<Text>,
    /// What became of filling it.
    pub result: Option<FieldResult>,
    /// What the page shows in it, where that is worth a word.
    pub on_page: Option<FieldResult>,
    /// "Show", named after the field, when it can be pointed at.
    pub show: Option<Button>,
    /// "Point to it" when it was not found with certainty.
    pub point: Option<Button>,
}

/// What became of filling a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldResult {
    /// How it is meant.
    pub tone: Tone,
    /// In words.
    pub text: Text,
    /// Whether the field was not found with certainty.
    pub lost: bool,
}

/// What the panel itself does in a step.
#[derive(Clone, Debug, PartialEq)]
pub enum TaskScreen {
    /// Key and certificate.
    Key(KeyScreen),
    /// Test the login.
    Login(LoginScreen),
    /// Reach the class.
    Class(LoginScreen),
    /// The values for the other side.
    HandOver(HandOverScreen),
}

/// A proof by a login: that it is granted, or that the class answers to it.
#[derive(Clone, Debug, PartialEq)]
pub struct LoginScreen {
    /// The button.
    pub button: Button,
    /// What is still missing before it can be tried.
    pub missing: Vec<Text>,
    /// What came of it.
    pub outcome: Option<Notice>,
    /// Where other pairs of host and audience can be tried.
    pub routes: Option<RoutesScreen>,
}
