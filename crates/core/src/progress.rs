//! How far a guide is done in an org, and what the org teaches on the way: from what checks
//! have found and what was seen besides, without a panel.

mod diagnosed;
pub mod known;
pub mod taught;
mod verdict;
mod whose;

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests;

pub use diagnosed::{
    AboutLine, Answer, Candidate, Diagnosed, First, FoundLine, FoundWeight, LoginEnding, LoginGroup,
    LoginList, LoginRow, Read,
};
pub use known::{ClassSeen, HeldKey, Known, LoginSeen, Progress};
pub use verdict::{CheckRemark, CheckVerdict, StepState};
pub use whose::{Whose, whose};
