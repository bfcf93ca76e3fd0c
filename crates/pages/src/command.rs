//! What is asked of the page agent in a frame (`extension/page/`) and what it answers.
//!
//! These are wire types: the field names are those of the JavaScript side.

mod kind;
mod ring;

use super::catalog::SitePolicy;
pub use super::fill::{Choice, FillAction, FillReply, Outcome};
pub use kind::ControlKind;
pub use ring::{RingBox, Side, Whereabouts};
use serde::{Deserialize, Serialize};

/// The document that a frame shows, as the browser names it. A command to a
/// document that has gone fails instead of reaching its successor.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DocumentId(pub String);

/// A control within one document, for as long as the document lives; never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Handle(pub u32);

/// A command to the page agent of one frame.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum PageCommand {
    /// Say what the frame shows; answered by [`PageReply::Described`].
    Describe {
        /// What the site's pages have in common.
        marks: SitePolicy,
        /// Look only when the page had time to think better of what was filled last.
        #[serde(default)]
        after_fills: bool,
    },
    /// Read one control again; answered by [`PageReply::Read`].
    Read {
        /// The control.
        handle: Handle,
    },
    /// Put something into a control; answered by [`PageReply::Filled`].
    Fill {
        /// The control.
        handle: Handle,
        /// What to put in.
        action: FillAction,
    },
    /// Ring a control until the next `Ring` or `Clear`; answered by [`PageReply::Ringed`].
    Ring {
        /// The control.
        handle: Handle,
        /// Words beside the ring.
        label: String,
    },
    /// Move the focus to a control, as the person asked with a key; answered by
    /// [`PageReply::Focused`]. No other command moves the focus.
    FocusTarget {
        /// The control.
        handle: Handle,
    },
    /// Keep the panel beside the page clear of what is ringed: it goes to the other side of
    /// the page when it lies over that. For the top frame; answered by [`PageReply::KeptClear`].
    KeepClear {
        /// The name of the frame in which the ring is; empty for the top frame itself.
        frame: String,
        /// What is ringed, in the coordinates of that frame.
        #[serde(rename = "box")]
        place: RingBox,
    },
    /// Say whether the page lets the panel beside it be seen as it is. For the top frame;
    /// answered by [`PageReply::SawPanel`].
    SeePanel,
    /// Ring the one button, of a page that is never described, whose name begins
    /// with one of these words and that stands nearest to one of those: the Copy
    /// of the consumer key. Answered by [`PageReply::RingedUnseen`], and where the
    /// page may be described, not found.
    RingUnseen {
        /// What the site's pages have in common.
        marks: SitePolicy,
        /// How the button's name begins, in any of the languages.
        starts: Vec<String>,
        /// The words that it stands beside.
        beside: Vec<String>,
        /// Words beside the ring.
        label: String,
    },
    /// Let the person choose a control by a press on it; answered by [`PageReply::Picked`].
    /// The answer comes after a few seconds at the latest; who still wants to know asks again.
    Pick {
        /// The kinds of control that may be chosen.
        kinds: Vec<ControlKind>,
    },
    /// Take the ring away, and let nobody choose any more; answered by [`PageReply::Cleared`].
    Clear,
}

/// An answer of the page agent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "reply", rename_all = "snake_case")]
pub enum PageReply {
    /// What the frame shows.
    Described(Box<FrameSeen>),
    /// One control as it is now; none when it is gone.
    Read {
        /// The control.
        control: Option<Box<ControlSeen>>,
    },
    /// What became of a fill.
    Filled(FillReply),
    /// Where the ring was put, in the frame's own coordinates; none when the control
    /// is gone or hidden. Of a hidden one, what brings it up is ringed instead, and
    /// the ring moves on to it once it is seen.
    Ringed {
        /// The box of the control, in CSS pixels.
        #[serde(rename = "box")]
        place: Option<RingBox>,
        /// Where the control is, for the panel's words.
        #[serde(rename = "where")]
        whereabouts: Whereabouts,
    },
    /// Whether the panel beside the page lies over what is ringed.
    KeptClear {
        /// Whether it went to the other side.
        moved: bool,
        /// Whether it lies over it on either side.
        covered: bool,
    },
    /// Whether the panel can be seen as it is.
    SawPanel {
        /// Whether it can.
        seen: bool,
    },
    /// Whether the focus went to the control.
    Focused {
        /// Whether it did.
        focused: bool,
    },
    /// Whether the button was found; of its page nothing more is told.
    RingedUnseen {
        /// Whether exactly one was.
        found: bool,
    },
    /// What came of letting the person choose.
    Picked {
        /// The agent's word for it.
        outcome: PickOutcome,
        /// The control that was chosen.
        handle: Option<Handle>,
    },
    /// The ring is away.
    Cleared,
    /// The frame is of another host than the pages of the org; nothing was done.
    Elsewhere,
    /// The command does not fit; a defect of the caller.
    NotUnderstood {
        /// What does not fit, for the log.
        message: String,
    },
}

/// The agent's word for what came of letting the person choose a control.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PickOutcome {
    /// A control was chosen.
    Chosen,
    /// The press was on something else; nothing came of it on the page.
    Unfit,
    /// The person pressed Escape.
    Cancelled,
    /// Nothing was pressed yet.
    Waiting,
}

/// A frame of the tab with the document it shows. The background adds the
/// document's name to what the agent says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// The document.
    pub document: DocumentId,
    /// What it shows.
    pub seen: FrameSeen,
}

/// What a frame shows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a state of a frame in the page's own words")]
pub struct FrameSeen {
    /// The host of its address.
    pub host: String,
    /// The path of its address.
    pub path: String,
    /// The query of its address, with the question mark.
    pub query: String,
    /// The language that the document declares; may be empty.
    pub lang: String,
    /// The name of the frame's window; a classic page's frame has one.
    pub frame_name: String,
    /// Whether it is the tab's own frame.
    pub top: bool,
    /// Whether the frame is seen, as far as it can tell by itself.
    pub visible: bool,
    /// Whether the page may not be described; all that follows is then empty.
    pub withheld: bool,
    /// Whether it holds more than any page of Setup; all that follows is then
    /// empty, as half of it could make one of two alike look like the only one.
    pub too_large: bool,
    /// Whether the document, or something shown in it, says that it is still on its way.
    pub loading: bool,
    /// The document's title.
    pub title: String,
    /// What the page calls the record that it is about: the words of its title elements.
    pub record_titles: Vec<String>,
    /// Visible headings, in order.
    pub headings: Vec<String>,
    /// Which of the parts that controls stand in are a thing of their own: a form, a side bar, a dialog.
    #[serde(default)]
    pub borders: Vec<u32>,
    /// The controls, in the order in which they are rendered.
    pub controls: Vec<ControlSeen>,
    /// Errors that concern the whole page.
    pub errors: Vec<String>,
    /// Passing messages.
    pub toasts: Vec<String>,
    /// Frames within this one.
    pub frames: Vec<InnerFrame>,
}

/// A frame as seen from the page around it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InnerFrame {
    /// Its name; may be empty.
    pub name: String,
    /// Whether it is seen.
    pub visible: bool,
}

/// A control as the agent sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a state of a control in the page's own words")]
pub struct ControlSeen {
    /// Its name for commands.
    pub handle: Handle,
    /// What it is.
    pub kind: ControlKind,
    /// Its accessible name, without the star of a required field.
    pub name: String,
    /// Its attributes.
    pub ids: ControlIds,
    /// The headings and named groups it stands under, outermost first.
    pub section: Vec<String>,
    /// The parts of the page that hold others beside it, the outermost first, by numbers of the description.
    #[serde(default)]
    pub forks: Vec<u32>,
    /// The words of the table row it stands in.
    pub row: String,
    /// The words at the head of the column of the table in which it stands.
    #[serde(default)]
    pub column: String,
    /// Whether it stands in a dialog.
    pub in_dialog: bool,
    /// Whether it can be seen.
    pub visible: bool,
    /// Whether it can't be seen because it stands in a closed section or on another tab, whose
    /// head can be seen. Told of what the step asks for.
    #[serde(default)]
    pub folded: bool,
    /// Whether it can be operated.
    pub enabled: bool,
    /// Whether its value can't be changed.
    pub read_only: bool,
    /// What it shows; none for what is not a field and for what is never read.
    pub value: Option<Shown>,
    /// Its options; those of a combobox are known only after its first opening.
    pub options: Vec<OptionSeen>,
    /// The error beside it.
    pub error: Option<String>,
}

/// The attributes of a control that clues refer to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ControlIds {
    /// `id`.
    pub id: Option<String>,
    /// `name`.
    pub name: Option<String>,
    /// `title`.
    pub title: Option<String>,
    /// The value that a tab or an option carries.
    pub value: Option<String>,
}

/// An option of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OptionSeen {
    /// The value behind it.
    pub value: Option<String>,
    /// Its words.
    pub text: String,
    /// Whether it is chosen.
    pub selected: bool,
}

/// What a control shows, by the shape of its kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// A text.
    Text(String),
    /// A state.
    Checked(bool),
    /// An option; a combobox tells its value only while its options are known.
    Chosen {
        /// The value behind it.
        value: Option<String>,
        /// Its words.
        text: String,
    },
    /// The items on the chosen side.
    Included(Vec<Item>),
    /// The name of a file.
    File(Option<String>),
}

impl Shown {
    /// Whether both show the same. A combobox tells the value behind its words only
    /// while its options are known, and the order of items says nothing.
    pub fn is_same_as(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Chosen { text: one, .. }, Self::Chosen { text: other, .. }) => one == other,
            (Self::Included(one), Self::Included(other)) => {
                one.len() == other.len() && one.iter().all(|item| other.contains(item))
            }
            (one, other) => one == other,
        }
    }
}

/// An item of a pair of lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// The value behind it.
    pub value: Option<String>,
    /// Its words.
    pub text: String,
}
