//! Answers each message, or turns it away, as the policy says.

use super::policy::{self, Decision, KeyHeld, Question};
use super::source::Source;
use super::{keystore, login, org, page, runs, surface};
use crate::browser::{BrowserError, runtime, scripting, tabs};
use crate::protocol::background::{Call, Denial, Envelope, Request, Run};
use crate::protocol::launcher::Said;
use salesforce::host::is_setup_page;
use wasm_bindgen::JsValue;

/// Answers a message.
///
/// # Errors
/// Why, as data: the sender may not speak here, or the message is of no known form.
pub async fn serve(message: JsValue, sender: JsValue) -> Result<JsValue, JsValue> {
    reply(message, sender).await.map_err(|error| runtime::write(&error).unwrap_or(JsValue::NULL))
}

async fn reply(message: JsValue, sender: JsValue) -> Result<JsValue, BrowserError> {
    let sender = runtime::sender(sender)?;
    let source = Source::of(&sender, runtime::id().as_deref());
    let heard = Heard::read(message)?;
    let decision = policy::decide(source.asker(), heard.question());
    if decision == Decision::NotServed || !is_awaited(source, sender.fragment()).await {
        return Err(not_served());
    }
    match heard {
        Heard::Launcher(said) => {
            let Source::Launcher { tab, window } = source else { return Err(not_served()) };
            permission(decision).await.map_err(|_| not_served())?;
            runtime::write(&surface::launcher_said(said, tab, window).await?)
        }
        Heard::Panel(envelope) => {
            if envelope.version != runtime::version() {
                return Err(BrowserError::Updated);
            }
            let tab = source.tab(envelope.tab);
            let tab = tab.ok_or(BrowserError::NoTab)?;
            answer(permission(decision).await, tab, envelope.run, envelope.request).await
        }
    }
}

/// Whether a panel beside a page is one that the launcher has opened there.
async fn is_awaited(source: Source, token: &str) -> bool {
    match source {
        Source::Embedded { tab } => surface::is_open(tab, token).await,
        Source::SidePanel | Source::Launcher { .. } | Source::Nobody => true,
    }
}

fn not_served() -> BrowserError {
    BrowserError::NotServed
}

/// A message that was read.
enum Heard {
    Launcher(Said),
    Panel(Box<Envelope>),
}

impl Heard {
    /// A message of either form, whoever sent it.
    fn read(message: JsValue) -> Result<Self, BrowserError> {
        match runtime::read::<Said>(message.clone()) {
            Ok(said) => Ok(Self::Launcher(said)),
            Err(_) => Ok(Self::Panel(Box::new(runtime::read(message)?))),
        }
    }

    fn question(&self) -> Question<'_> {
        match self {
            Self::Launcher(said) => Question::Word(said.launcher),
            Self::Panel(envelope) => Question::Request(&envelope.request),
        }
    }
}

/// Whether that is carried out. The keystore is asked about the key only where it matters.
async fn permission(decision: Decision) -> Result<(), Denial> {
    let key = match decision {
        Decision::IfNoKeyIsHeld => keystore::held().await?,
        Decision::Yes | Decision::NotHere | Decision::NotServed => KeyHeld::Unknown,
    };
    if decision.permits(key) { Ok(()) } else { Err(Denial::NotHere) }
}

async fn answer(
    permission: Result<(), Denial>,
    tab: i32,
    run: Run,
    request: Request,
) -> Result<JsValue, BrowserError> {
    match request {
        Request::Look(call) => {
            carry_out(permission, call, async |call| page::look(tab, &call.marks).await).await
        }
        Request::ReadOrg(call) => {
            carry_out(permission, call, async |call| org::read(tab, run, call).await).await
        }
        Request::DescribePage(call) => {
            carry_out(permission, call, async |call| page::describe(tab, call).await).await
        }
        Request::CommandPage(call) => {
            carry_out(permission, call, async |call| page::command(tab, call).await).await
        }
        Request::SeePanel(call) => carry_out(permission, call, async |_| page::see_panel(tab).await).await,
        Request::OpenSetup(call) => {
            carry_out(permission, call, async |call| page::open(tab, &call).await).await
        }
        Request::AskKeystore(call) => {
            carry_out(permission, call, async |call| keystore::ask(&call.request).await).await
        }
        Request::TestLogin(call) => {
            carry_out(permission, call, async |call| login::test(tab, run, &call).await).await
        }
        Request::ReachClass(call) => {
            carry_out(permission, call, async |call| login::reach(tab, run, &call).await).await
        }
        Request::TryRoute(call) => {
            carry_out(permission, call, async |call| login::try_route(tab, run, &call).await).await
        }
        Request::StopAsking(call) => {
            let stop = async |_| {
                runs::stop(tab, run);
                Ok(())
            };
            carry_out(permission, call, stop).await
        }
        Request::LeaveTab(call) => {
            let leave = async |_| {
                page::unring(tab).await;
                Ok(())
            };
            carry_out(permission, call, leave).await
        }
        Request::TakeSurface(call) => {
            carry_out(permission, call, async |call| surface::take(tab, call.surface).await).await
        }
    }
}

/// Carries a call out that is permitted, and writes its reply or the refusal in its place.
async fn carry_out<C: Call>(
    permission: Result<(), Denial>,
    call: C,
    work: impl AsyncFnOnce(C) -> C::Reply,
) -> Result<JsValue, BrowserError> {
    let reply = match permission {
        Ok(()) => work(call).await,
        Err(denial) => C::Reply::from(denial),
    };
    runtime::write(&reply)
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
