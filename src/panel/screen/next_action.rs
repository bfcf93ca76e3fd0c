//! The one thing to do next.

use super::super::event::Event;
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

impl NextAction {
    /// What Enter on the title of the step does: as a press of the button, where that can be
    /// pressed and is not sensitive. What is sensitive is pressed where it stands.
    pub fn by_enter(&self) -> Option<&Event> {
        let button = self.button.as_ref().filter(|button| button.disabled.is_none())?;
        Some(&button.event).filter(|event| !event.is_sensitive())
    }
}
