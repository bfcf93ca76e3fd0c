//! Where the panel of each window stands: one surface at a time.

use super::page;
use crate::browser::{BrowserError, storage, tabs};
use crate::protocol::background::{PageError, Standing};
use crate::protocol::launcher::{Action, Answer, Order, Said, Word};
use futures_util::lock::Mutex;
use wasm_bindgen_futures::spawn_local;

/// Where the panel stands is read and then written: of two words, the second waits for the
/// first, or what was closed and opened again at once would be kept as closed.
static TURN: Mutex<()> = Mutex::new(());

fn key(window: i32) -> String {
    format!("surface:{window}")
}

async fn standing(window: i32) -> Result<Standing, BrowserError> {
    Ok(storage::load(&key(window)).await?.unwrap_or_default())
}

/// Where it is kept which panel the launcher of a tab has opened.
fn opened(tab: i32) -> String {
    format!("opened:{tab}")
}

/// Whether the launcher of the tab has opened the panel that names this token: a page
/// that embeds one by itself gets nothing from it, even beside ours.
pub(super) async fn is_open(tab: i32, token: &str) -> bool {
    let told: Option<String> = storage::load(&opened(tab)).await.ok().flatten().flatten();
    told.is_some_and(|told| !told.is_empty() && told == token)
}

fn order(action: Action) -> Order {
    Order { to: "launcher", action }
}

/// Takes note of what a launcher says.
pub(super) async fn launcher_said(said: Said, tab: i32, window: i32) -> Result<Answer, BrowserError> {
    let word = said.launcher;
    if word == Word::Closed {
        // A frame that loads lets it wait: nothing else may wait for that.
        spawn_local(page::unring(tab));
    }
    let _turn = TURN.lock().await;
    // First of all, since the panel in its new frame asks at once.
    storage::save(&opened(tab), &said.token.filter(|_| word == Word::Opened)).await?;
    let before = standing(window).await?;
    let after = match (word, before) {
        (Word::Loaded, _) | (Word::Closed, Standing::Side) => before,
        (Word::Opened, _) => Standing::Embedded,
        (Word::Closed, _) => Standing::Closed,
    };
    if after != before {
        storage::save(&key(window), &after).await?;
        others(tab, window, after).await?;
    }
    Ok(Answer { open: after == Standing::Embedded })
}

/// Other Setup tabs of the window follow.
async fn others(tab: i32, window: i32, standing: Standing) -> Result<(), BrowserError> {
    let action = if standing == Standing::Embedded { Action::Open } else { Action::Close };
    for other in tabs::all().await? {
        if other.window_id == window && other.id != tab {
            // One that sleeps answers when it wakes.
            spawn_local(async move {
                tabs::tell(other.id, &order(action)).await.ok();
            });
        }
    }
    Ok(())
}

/// The side panel has opened, or sends the panel back beside the page.
pub(super) async fn take(tab: i32, standing: Standing) -> Result<(), PageError> {
    let change = async {
        let _turn = TURN.lock().await;
        let window = tabs::get(tab).await?.window_id;
        storage::save(&key(window), &standing).await?;
        others(i32::MIN, window, standing).await
    };
    change.await.map_err(|error| PageError::Browser { why: error })
}
