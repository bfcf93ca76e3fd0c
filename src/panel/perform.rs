//! Does what the panel decided, and reports what came of it.

use super::compose::ring_tag;
use super::effect::Effect;
use super::event::{DescribePurpose, Handed, Picked, Report};
use super::language::say;
use crate::browser::{
    BrowserError, blob, clipboard, clock, files, language, permissions, runtime, shortcuts, side_panel,
    storage, surroundings, tabs,
};
use crate::protocol::background::{
    AskKeystore, Call, CommandPage, DescribePage, Envelope, KeyError, LeaveTab, LoginFailure, Look,
    OpenSetup, PageError, RECEIVER, ReadOrg, Run, SeePanel, Standing, StopAsking, TakeSurface,
};
use crate::protocol::keystore::{self, KeyState};
use crate::protocol::shortcut;
use pages::command::{DocumentId, PageCommand, PageReply, PickOutcome};
use pages::locate::ControlAt;
use pages::record::PageRecord;
use salesforce::error::ApiError;
use salesforce::oauth::Audience;
use std::time::Duration;
use words::Language;

/// What effects need to know of the place they happen in.
#[derive(Clone, Debug)]
pub struct Stand {
    /// The tab that a side panel speaks of; none in an embedded panel.
    pub tab: Option<i32>,
    /// What Salesforce's pages have in common, from the locators.
    pub marks: pages::catalog::SitePolicy,
    /// What is asked of the org at the moment.
    pub run: Run,
}

impl Stand {
    async fn ask<C: Call>(&self, call: C) -> Result<C::Reply, BrowserError> {
        let envelope = Envelope {
            to: RECEIVER.to_owned(),
            version: runtime::version(),
            tab: self.tab,
            run: self.run,
            request: call.into(),
        };
        runtime::ask(&envelope).await
    }

    async fn command(&self, document: DocumentId, command: PageCommand) -> Result<PageReply, PageError> {
        let call = CommandPage { document, command, then_look: None };
        flat(self.ask(call).await).map(|commanded| commanded.reply)
    }

    async fn fill(&self, document: DocumentId, command: PageCommand) -> Report {
        let look = DescribePage { marks: self.marks.clone(), after_fills: false };
        let call = CommandPage { document, command, then_look: Some(Box::new(look)) };
        match flat(self.ask(call).await) {
            Ok(commanded) => Report::Filled(Ok(commanded.reply), commanded.frames),
            Err(error) => Report::Filled(Err(error), None),
        }
    }

    async fn keystore(&self, request: keystore::Request) -> Result<keystore::Reply, KeyError> {
        self.ask(AskKeystore { request })
            .await
            .unwrap_or_else(|error| Err(KeyError::Unreachable { why: error }))
    }
}

fn flat<T>(reply: Result<Result<T, PageError>, BrowserError>) -> Result<T, PageError> {
    reply.unwrap_or_else(|error| Err(PageError::Browser { why: error }))
}

fn interrupted<T>(error: BrowserError) -> Result<T, ApiError> {
    Err(ApiError::Interrupted { why: error.into() })
}

fn test_interrupted<T>(error: BrowserError) -> Result<T, LoginFailure> {
    Err(LoginFailure::Interrupted { why: error })
}

fn key(host: &str) -> String {
    format!("guide:{host}")
}

/// The manifest's name of the key that moves the focus.
const SWITCH_FOCUS: &str = "switch-focus";

/// Performs one effect. Some are for the world alone and answer nothing.
pub async fn perform(effect: Effect, stand: Stand) -> Option<Report> {
    Some(match effect {
        Effect::Look => Report::Saw(flat(stand.ask(Look { marks: stand.marks.clone() }).await)),
        Effect::Recall { host } => {
            Report::Remembered(storage::load(&key(&host)).await.ok().flatten().map(Box::new))
        }
        Effect::Remember { host, saved } => {
            return match storage::save(&key(&host), &saved).await {
                Ok(()) => None,
                Err(error) => Some(Report::Handed(Err(error))),
            };
        }
        Effect::Keystore(request) => Report::Key(match stand.keystore(request).await {
            Ok(keystore::Reply::State { state }) => Ok(state),
            Ok(_) => return None,
            Err(error) => Err(error),
        }),
        Effect::Describe(purpose) => {
            let after_fills = matches!(purpose, DescribePurpose::ReadBack | DescribePurpose::Restored);
            let frames = flat(stand.ask(DescribePage { marks: stand.marks.clone(), after_fills }).await);
            Report::Frames(purpose, frames)
        }
        Effect::Fill(document, command) => stand.fill(document, command).await,
        Effect::Ring { document, what, tag } => {
            let reply = stand.command(document.clone(), what.command(say(ring_tag(&tag)))).await;
            Report::Ringed(document, reply)
        }
        Effect::KeepClear(document, command) => Report::KeptClear(stand.command(document, command).await),
        Effect::Focus(document, command) => {
            surroundings::note_focus();
            Report::Focused(stand.command(document, command).await)
        }
        Effect::Speak(tag) => match speak_from_now_on(tag).await {
            Ok(()) => Report::Spoken(tag),
            Err(error) => Report::Handed(Err(error)),
        },
        Effect::LookUpKey => Report::SwitchKey(shortcuts::key_of(SWITCH_FOCUS).await.ok().flatten()),
        Effect::TakeFocus => {
            surroundings::take_focus();
            return None;
        }
        Effect::Pick { documents, command } => Report::Picked(pick(&stand, documents, &command).await),
        Effect::Unring(documents) => {
            for document in documents {
                // A document that has gone took its ring with it.
                stand.command(document, PageCommand::Clear).await.ok();
            }
            return None;
        }
        Effect::Open { path } => Report::Opening(flat(stand.ask(OpenSetup { path }).await)),
        Effect::Read { .. }
        | Effect::TestLogin(_)
        | Effect::ReachClass(_)
        | Effect::TryRoute(_)
        | Effect::StopAsking(_)
        | Effect::Deadline { .. } => return ask_org(effect, stand).await,
        Effect::RequestSession => Report::SessionAccess(request_session().await),
        Effect::RequestHost { general, route, afterwards } => {
            Report::HostAccess { route, afterwards, allowed: request_host(general).await }
        }
        Effect::ReturnHost(general) => {
            // What stays is given back at the end of the next try.
            permissions::remove_host(general.as_str()).await.ok();
            return None;
        }
        Effect::ReturnSession => Report::SessionAccess(permissions::remove_cookies().await.map(|_| false)),
        Effect::OpenSidePanel { window } => Report::SidePanel(side_panel::open(window).await),
        Effect::StandBesidePage => return stand_beside(&stand).await,
        Effect::Record { catalog, frames } => {
            let record = PageRecord::of(&catalog, &frames, &runtime::version(), &clock::today());
            Report::Recorded(record.to_json())
        }
        Effect::SaveFile { name, mime, text } => {
            Report::Handed(files::save_text(&name, mime, &text).map(|()| Handed::File { name }))
        }
        Effect::SavePrivateKey(form) => Report::KeySaved(save_private_key(&stand, form).await),
        Effect::LoadFiles(files) => Report::KeyLoaded(load_files(&stand, files).await),
        Effect::DropFiles(addresses) => {
            drop_files(&addresses);
            return None;
        }
        Effect::Copy { label, text } => {
            Report::Handed(clipboard::copy(&text).map(|()| Handed::Copied { label }))
        }
        Effect::After { ms, then } => {
            clock::pause(Duration::from_millis(ms.into())).await;
            then
        }
    })
}

/// Speaks the language of this table, with numbers and times as the reader is used to.
pub fn speak(table: String) {
    let spoken = Language::read(table).expect("the build has made the tables of the languages");
    language::declare(spoken.tag());
    let formats = clock::Local::of(spoken.tag());
    super::language::speak(spoken, Box::new(formats));
}

/// What is there is kept before it is spoken: the next start finds it, too.
async fn speak_from_now_on(tag: &str) -> Result<(), BrowserError> {
    let table = language::table(tag).await?;
    language::choose(tag).await?;
    speak(table);
    Ok(())
}

/// What the org is asked for, and its end.
async fn ask_org(effect: Effect, stand: Stand) -> Option<Report> {
    Some(match effect {
        Effect::Read { expected, reads } => {
            let call = ReadOrg { expected, reads };
            Report::Answered(Box::new(stand.ask(call).await.unwrap_or_else(interrupted)))
        }
        Effect::TestLogin(call) => {
            Report::LoggedIn(Box::new(stand.ask(call).await.unwrap_or_else(test_interrupted)))
        }
        Effect::ReachClass(call) => {
            Report::ReachedClass(Box::new(stand.ask(call).await.unwrap_or_else(test_interrupted)))
        }
        Effect::TryRoute(call) => {
            let route = call.route;
            let outcome = stand.ask(call).await.unwrap_or_else(test_interrupted);
            Report::TriedRoute(route, Box::new(outcome))
        }
        Effect::StopAsking(run) => {
            // Who can't be told has ended, and what it asked with it.
            Stand { run, ..stand }.ask(StopAsking {}).await.ok();
            return None;
        }
        Effect::Deadline { ms } => {
            clock::pause(Duration::from_millis(ms.into())).await;
            Report::TooLong
        }
        _ => return None,
    })
}

/// How long to wait before asking again, while no frame answers at all.
const NOBODY_THERE: Duration = Duration::from_millis(250);

/// Asks all documents at once; the first that has something to say is heard.
async fn pick(stand: &Stand, documents: Vec<DocumentId>, command: &PageCommand) -> Picked {
    let mut asked: Vec<_> = documents
        .into_iter()
        .map(|document| {
            Box::pin(async { (document.clone(), stand.command(document, command.clone()).await) })
        })
        .collect();
    let mut heard = false;
    while !asked.is_empty() {
        let ((document, reply), _, others) = futures_util::future::select_all(asked).await;
        asked = others;
        heard |= reply.is_ok();
        match reply {
            Ok(PageReply::Picked { outcome: PickOutcome::Chosen, handle: Some(handle) }) => {
                return Picked::Control(ControlAt { document, handle });
            }
            Ok(PageReply::Picked { outcome: PickOutcome::Unfit, .. }) => return Picked::Unfit,
            Ok(PageReply::Picked { outcome: PickOutcome::Cancelled, .. }) => return Picked::Cancelled,
            _ => {}
        }
    }
    if !heard {
        clock::pause(NOBODY_THERE).await;
    }
    Picked::Waiting
}

/// Asks for the session, in the side panel alone: elsewhere a page could lure the click.
async fn request_session() -> Result<bool, BrowserError> {
    in_side_panel().await?;
    permissions::request_cookies().await
}

/// Asks for access to the general host, in the same place.
async fn request_host(general: Audience) -> Result<bool, BrowserError> {
    in_side_panel().await?;
    permissions::request_host(general.as_str()).await
}

async fn in_side_panel() -> Result<(), BrowserError> {
    if !surroundings::is_side_panel() || tabs::is_in_one().await.unwrap_or(true) {
        return Err(BrowserError::NotSidePanel);
    }
    Ok(())
}

async fn stand_beside(stand: &Stand) -> Option<Report> {
    match flat(stand.ask(TakeSurface { surface: Standing::Embedded }).await) {
        Ok(()) => {
            surroundings::close();
            None
        }
        Err(error) => Some(Report::Opening(Err(error))),
    }
}

/// How long the browser may need to take the file over, before the address is revoked.
const HANDING_OVER: Duration = Duration::from_secs(2);

/// The key itself does not pass through here: only the address under which the
/// browser finds it, for as long as it takes to save.
async fn save_private_key(stand: &Stand, form: keystore::KeyForm) -> Result<String, KeyError> {
    let keystore::Reply::Offer { url, file_name } =
        stand.keystore(keystore::Request::OfferPrivateKey { form }).await?
    else {
        return Err(KeyError::Refused { why: keystore::Refusal::NotUnderstood });
    };
    let saved = files::save_url(&file_name, &url);
    clock::pause(HANDING_OVER).await;
    stand.keystore(keystore::Request::RevokeOffer).await?;
    saved.map(|()| file_name).map_err(|error| KeyError::Unreachable { why: error })
}

/// The files' contents do not pass through here: the keystore's worker reads them at their addresses.
async fn load_files(stand: &Stand, files: keystore::Files) -> Result<KeyState, KeyError> {
    let addresses = files.addresses();
    let reply = stand.keystore(keystore::Request::Load { files }).await;
    drop_files(&addresses);
    match reply? {
        keystore::Reply::State { state } => Ok(state),
        _ => Err(KeyError::Refused { why: keystore::Refusal::NotUnderstood }),
    }
}

fn drop_files(addresses: &[keystore::FileAddress]) {
    for address in addresses {
        blob::revoke(&address.0);
    }
}

/// The tab in front, for a side panel.
pub async fn tab_in_front() -> Option<i32> {
    tabs::in_front().await.ok().flatten().map(|tab| tab.id)
}

/// Tells the background that the side panel is open now.
pub async fn announce_side_panel(stand: &Stand) {
    // Should it fail, two panels stand side by side, which is untidy but harmless.
    stand.ask(TakeSurface { surface: Standing::Side }).await.ok();
}

/// The tab in which a key of the extension's own was pressed, if the message says that.
pub fn switch_focus_in(message: wasm_bindgen::JsValue) -> Option<i32> {
    let pressed = runtime::read::<shortcut::Pressed>(message).ok()?;
    let shortcut::Shortcut::SwitchFocus = pressed.pressed;
    Some(pressed.tab)
}

/// Whether the page lets the panel beside it be seen as it is.
pub async fn is_panel_seen(stand: &Stand) -> bool {
    flat(stand.ask(SeePanel {}).await).unwrap_or(false)
}

/// Takes away what was shown in a tab that the panel leaves.
pub async fn leave_tab(stand: &Stand) {
    // A tab that has gone took its ring with it.
    stand.ask(LeaveTab {}).await.ok();
}

/// Whether a message says that the state of the key has changed. What it says of that
/// state is not used: a page whose process is taken over could send such a message too.
pub fn is_key_news(message: wasm_bindgen::JsValue) -> bool {
    runtime::read::<keystore::KeyNews>(message).is_ok_and(|news| news.to == "panel")
}
