//! What a Setup page shows, where a field is on it, and what became of a fill.

pub mod catalog;
pub mod command;
pub mod earlier;
pub mod fill;
pub mod locate;
pub mod path;
pub mod pointed;
pub mod reach;
pub mod record;
pub mod verdict;

pub use catalog::{Catalog, FieldId, PageId};
pub use command::{ControlSeen, DocumentId, FillAction, Frame, FrameSeen, Handle, PageCommand, PageReply};
pub use earlier::earlier;
pub use locate::{ControlAt, Resolved, ShownPage, find_pages, locate};
pub use pointed::ControlSignature;
pub use reach::is_partly_unread;
pub use record::{PageRecord, RecordError};
pub use verdict::{Verdict, judge};
