//! Answers each message, or turns it away.

use super::source::Source;
use super::{keeper, login, org, page, surface};
use crate::browser::{BrowserError, runtime, scripting, tabs};
use crate::protocol::background::{Envelope, KeyError, PageError, Request};
use crate::protocol::launcher::Said;
use crate::salesforce::host::is_setup_page;
use wasm_bindgen::JsValue;

/// Answers a message.
///
/// # Errors
/// A sentence when the sender may not speak here, or the message is of no known form.
pub async fn serve(message: JsValue, sender: JsValue) -> Result<JsValue, BrowserError> {
    let source = Source::of(&runtime::sender(sender)?, runtime::id().as_deref());
    let asker = match source {
        Source::SidePanel => Asker::TopLevel,
        Source::Embedded { .. } => Asker::Embedded,
        Source::Launcher { tab, window } => {
            let said: Said = runtime::read(message)?;
            return runtime::write(&surface::launcher_said(said.launcher, tab, window).await?);
        }
        Source::Nobody => return Err(BrowserError("this sender is not served".to_owned())),
    };
    let envelope = read(message)?;
    let tab = source.tab(envelope.tab);
    let tab = tab.ok_or_else(|| BrowserError("the side panel named no tab".to_owned()))?;
    answer(asker, tab, envelope.request).await
}

fn read(message: JsValue) -> Result<Envelope, BrowserError> {
    let envelope: Envelope = runtime::read(message)?;
    if envelope.version != runtime::version() {
        return Err(BrowserError("Guidepost was updated. Reload this page to go on.".to_owned()));
    }
    Ok(envelope)
}

/// Whether the asking panel stands where a page could disguise it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asker {
    /// The browser's own side panel.
    TopLevel,
    /// A frame in a page.
    Embedded,
}

async fn answer(asker: Asker, tab: i32, request: Request) -> Result<JsValue, BrowserError> {
    match request {
        Request::Look(call) => runtime::write(&page::look(tab, &call.marks).await),
        Request::Identify(_) => runtime::write(&org::identify(tab).await),
        Request::ReadOrg(call) => runtime::write(&org::read(tab, &call).await),
        Request::DescribePage(call) => runtime::write(&page::describe(tab, call).await),
        Request::CommandPage(call) => runtime::write(&page::command(tab, call).await),
        Request::OpenSetup(call) => runtime::write(&page::open(tab, &call).await),
        Request::AskKeeper(call) => {
            let reply = match keeper::may_ask(asker, &call.request).await {
                Ok(()) => keeper::ask(&call.request).await,
                Err(error) => Err::<_, KeyError>(error),
            };
            runtime::write(&reply)
        }
        Request::TestLogin(call) => runtime::write(&login::test(tab, &call).await),
        Request::ReachClass(call) => runtime::write(&login::reach(tab, &call).await),
        Request::LeaveTab(_) => {
            page::unring(tab).await;
            runtime::write(&Ok::<(), PageError>(()))
        }
        Request::TakeSurface(call) => {
            let reply = match asker {
                Asker::TopLevel => surface::take(tab, call.surface).await,
                Asker::Embedded => Err(PageError::NotHere),
            };
            runtime::write(&reply)
        }
    }
}

/// Gives tabs that were open before the installation their launcher.
pub async fn installed() {
    for tab in tabs::all().await.unwrap_or_default() {
        if tab.url.as_deref().is_some_and(is_setup_page) {
            // A tab that the browser does not allow simply stays without one until it is reloaded.
            scripting::load(tab.id, &scripting::Frames::Top, "launcher.js").await.ok();
        }
    }
}
