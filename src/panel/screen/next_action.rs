//! The one thing to do next.

use super::Button;
use words::Text;

/// What stands at the foot, always in sight: what is to be done next, in words or as a button.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NextAction {
    /// What the admin does on the page, or waits for.
    pub say: Option<Text>,
    /// What can be pressed here; of all buttons of the step this one alone stands out.
    pub button: Option<Button>,
}
