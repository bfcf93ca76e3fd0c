//! What happens in the panel, one file a flow. A flow changes the state, and returns what it
//! wants done; it knows no other one.

pub(super) mod check;
pub(super) mod fill;
pub(super) mod follow;
pub(super) mod go;
pub(super) mod key;
pub(super) mod login;
pub(super) mod open;
pub(super) mod pick;
pub(super) mod point;
pub(super) mod record;
pub(super) mod tab;
pub(super) mod undo;
pub(super) mod value;
