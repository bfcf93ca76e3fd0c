//! What the panel itself does in a step: the key, the login, the hand-over.

use super::super::model::Model;
use super::super::screen::{LoginScreen, TaskScreen};
use super::{class, hand_over, key, login, routes};
use guide::Task;

pub(super) fn task(model: &Model, task: Task) -> TaskScreen {
    match task {
        Task::MakeKey => TaskScreen::Key(key::key(model)),
        Task::TestLogin => {
            TaskScreen::Login(LoginScreen { routes: routes::routes(model), ..login::login(model) })
        }
        Task::ReachClass => TaskScreen::Class(class::class(model)),
        Task::HandOver => TaskScreen::HandOver(hand_over::hand_over(model)),
    }
}
