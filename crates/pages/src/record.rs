//! What a volunteer's org looks like to the locators, fit to be handed on: the
//! structure of its pages without anything of the customer's.
//!
//! What is kept is listed, not what is left out: each part of a description has
//! to earn its place in the types below. No value, no record id, no host name
//! and no title of a document has one. Words are kept where the catalog knows
//! them, and in the label of a form's control where all of them are Salesforce's
//! own (`vocabulary`); so are the parts of attributes and of addresses. Of all
//! others the lengths remain. A record can be located on as the page itself can.

mod redact;
mod replay;
mod vocabulary;

pub use replay::{Replay, ReplayedField, ReplayedPage};

use super::catalog::Catalog;
use super::command::{
    ControlIds, ControlKind, ControlSeen, DocumentId, Frame, FrameSeen, Handle, InnerFrame, OptionSeen, Shown,
};
use redact::Redactor;
use serde::{Deserialize, Serialize};

/// The version of the format that this code writes and reads.
pub const VERSION: u32 = 1;

/// A redacted description of the frames of a tab. The file format is its JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageRecord {
    /// The version of the format.
    pub version: u32,
    /// The version of the extension that wrote it.
    pub extension: String,
    /// The day on which it was written, for example `2026-11-24`.
    pub date: String,
    /// The release of Salesforce; written in by whoever knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub release: Option<String>,
    /// The frames.
    pub frames: Vec<RecordedFrame>,
}

/// The kinds of host that show pages of Setup; the org's own name is not kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HostKind {
    /// `*.my.salesforce-setup.com`
    Setup,
    /// `*.my.salesforce.com`
    Domain,
    /// `*.lightning.force.com`
    Lightning,
    /// Any other; nothing of such a frame is kept.
    #[default]
    Other,
}

/// A frame, redacted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RecordedFrame {
    /// The kind of its host.
    pub host: HostKind,
    /// The path of its address: what is not known of it is `x`, record ids are zeros after
    /// their key prefix.
    pub path: String,
    /// The query of its address; values that the catalog does not ask for are empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub query: String,
    /// The language that the document declares.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub lang: String,
    /// A number in place of its name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub frame: String,
    /// Whether it is the tab's own frame.
    #[serde(skip_serializing_if = "is_default")]
    pub top: bool,
    /// Whether it is not seen.
    #[serde(skip_serializing_if = "is_default")]
    pub hidden: bool,
    /// Whether nothing of it was described.
    #[serde(skip_serializing_if = "is_default")]
    pub withheld: bool,
    /// Its headings, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headings: Vec<String>,
    /// Its controls, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub controls: Vec<RecordedControl>,
    /// The frames within it, under the same numbers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub frames: Vec<InnerFrame>,
}

/// A control, redacted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a state of a control in the page's own words")]
pub struct RecordedControl {
    /// What it is.
    pub kind: ControlKind,
    /// Its accessible name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Its attributes.
    #[serde(default, skip_serializing_if = "is_default")]
    pub ids: ControlIds,
    /// The headings and named groups it stands under, outermost first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub section: Vec<String>,
    /// The words of its table row.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub row: String,
    /// Whether it stands in a dialog.
    #[serde(default, skip_serializing_if = "is_default")]
    pub in_dialog: bool,
    /// Whether it can't be seen.
    #[serde(default, skip_serializing_if = "is_default")]
    pub hidden: bool,
    /// Whether it can't be operated.
    #[serde(default, skip_serializing_if = "is_default")]
    pub disabled: bool,
    /// Whether its value can't be changed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub read_only: bool,
    /// Whether it is the chosen one; of tabs only, since it tells states of a page apart.
    #[serde(default, skip_serializing_if = "is_default")]
    pub chosen: bool,
    /// The options that the catalog knows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<RecordedOption>,
    /// How many other options there are.
    #[serde(default, skip_serializing_if = "is_default")]
    pub other_options: usize,
}

/// An option of a list that the catalog knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordedOption {
    /// The value behind it, where the catalog knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Its words, where the catalog knows them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A file that is no record.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// Not of the format.
    #[error("this is no description of a page: {0}")]
    Format(String),
    /// Of another version of the format.
    #[error("this description has version {0} of the format; this program reads version {VERSION}")]
    Version(u64),
}

impl PageRecord {
    /// The record of what the frames of a tab show. `extension` is the version
    /// of the extension, `date` the day.
    pub fn of(catalog: &Catalog, frames: &[Frame], extension: &str, date: &str) -> Self {
        let redactor = Redactor::new(catalog, frames);
        let frames = frames.iter().map(|frame| redactor.frame(&frame.seen)).collect();
        Self {
            version: VERSION,
            extension: extension.to_owned(),
            date: date.to_owned(),
            release: None,
            frames,
        }
    }

    /// The record as the text of a file.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("a record holds nothing that JSON can't say")
    }

    /// Reads the text of a file.
    pub fn from_json(text: &str) -> Result<Self, RecordError> {
        let fault = |error: serde_json::Error| RecordError::Format(error.to_string());
        let value: serde_json::Value = serde_json::from_str(text).map_err(fault)?;
        match value.get("version").and_then(serde_json::Value::as_u64) {
            Some(version) if version != u64::from(VERSION) => Err(RecordError::Version(version)),
            _ => serde_json::from_value(value).map_err(fault),
        }
    }

    /// The frames as a description that fields can be located in. Documents and
    /// controls are named by their place in the record: `0` is the first
    /// frame, handle 1 the first control of a frame.
    pub fn frames(&self) -> Vec<Frame> {
        let frame = |(index, recorded): (usize, &RecordedFrame)| Frame {
            document: DocumentId(index.to_string()),
            seen: recorded.seen(),
        };
        self.frames.iter().enumerate().map(frame).collect()
    }
}

impl RecordedFrame {
    fn seen(&self) -> FrameSeen {
        FrameSeen {
            path: self.path.clone(),
            query: self.query.clone(),
            lang: self.lang.clone(),
            frame_name: self.frame.clone(),
            top: self.top,
            visible: !self.hidden,
            withheld: self.withheld,
            headings: self.headings.clone(),
            controls: (1..).zip(&self.controls).map(|(at, control)| control.seen(Handle(at))).collect(),
            frames: self.frames.clone(),
            ..FrameSeen::default()
        }
    }
}

impl RecordedControl {
    fn seen(&self, handle: Handle) -> ControlSeen {
        let option = |known: &RecordedOption| OptionSeen {
            value: known.value.clone(),
            text: known.text.clone(),
            selected: false,
        };
        ControlSeen {
            handle,
            kind: self.kind,
            name: self.name.clone(),
            ids: self.ids.clone(),
            section: self.section.clone(),
            row: self.row.clone(),
            column: String::new(),
            in_dialog: self.in_dialog,
            forks: Vec::new(),
            visible: !self.hidden,
            folded: false,
            enabled: !self.disabled,
            read_only: self.read_only,
            value: (self.kind == ControlKind::Tab).then_some(Shown::Checked(self.chosen)),
            options: self.options.iter().map(option).collect(),
            error: None,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests;
