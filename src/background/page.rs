//! The tab, its frames, and the page agent in them.

use super::policy::{self, Pages};
use crate::browser::scripting::{self, Frames};
use crate::browser::{BrowserError, permissions, tabs};
use crate::protocol::background::{
    Access, CommandPage, Commanded, DescribePage, OpenSetup, PageError, Place, TabContext,
};
use pages::catalog::SitePolicy;
use pages::command::{DocumentId, Frame, PageCommand, PageReply};
use salesforce::host::{self, ApiHost, place_of};

/// The page agent.
const AGENT: &str = "page.js";

fn browser(error: BrowserError) -> PageError {
    PageError::Browser { why: error }
}

fn access(allowed: bool) -> Access {
    if allowed { Access::Allowed } else { Access::Withheld }
}

/// What tab and page are there.
pub(super) async fn look(tab: i32, marks: &SitePolicy) -> Result<TabContext, PageError> {
    let shown = tabs::get(tab).await.map_err(browser)?;
    let url = shown.url.as_deref();
    let site_access = permissions::has_host("https://*.my.salesforce-setup.com").await.map_err(browser)?;
    Ok(TabContext {
        tab,
        window: shown.window_id,
        host: url.and_then(ApiHost::of_page).map(|host| host.to_string()),
        place: url.and_then(|url| place(url, marks)),
        site_access: access(site_access),
        session_access: access(permissions::has_cookies().await.map_err(browser)?),
    })
}

/// The org of the tab.
pub(super) async fn host_of(tab: i32) -> Option<ApiHost> {
    let url = tabs::get(tab).await.ok()?.url?;
    ApiHost::of_page(&url)
}

/// What kind of page an address leads to.
fn place(url: &str, marks: &SitePolicy) -> Option<Place> {
    let place = place_of(url)?;
    let address = host::path_and_query(url)?;
    let is_withheld = place == host::Place::Elsewhere && marks.withhold(&address);
    Some(if is_withheld { Place::Withheld } else { place.into() })
}

/// The hosts of the org in the tab, where it shows one of these pages: what other hosts
/// show in its frames is none of ours.
async fn expect(tab: i32, pages: Pages, marks: &SitePolicy) -> Result<[String; 3], PageError> {
    let url = tabs::get(tab).await.map_err(browser)?.url.ok_or(PageError::NoPage)?;
    let host = ApiHost::of_page(&url).filter(|_| pages.include(place(&url, marks)));
    host.map(|host| host.page_hosts()).ok_or(PageError::NoPage)
}

/// What the frames of the tab show.
pub(super) async fn describe(tab: i32, call: DescribePage) -> Result<Vec<Frame>, PageError> {
    let hosts = expect(tab, policy::DESCRIBED, &call.marks).await?;
    let command = PageCommand::Describe { marks: call.marks, after_fills: call.after_fills };
    let mut answers =
        scripting::command::<PageReply>(tab, &Frames::All, &command, &hosts).await.map_err(browser)?;
    // A document that is new since the last look has no agent yet. To bring it
    // everywhere before each look would cost every frame its reading each time.
    if answers.iter().any(|answer| answer.result.is_none()) {
        scripting::load(tab, &Frames::All, AGENT).await.map_err(browser)?;
        answers =
            scripting::command::<PageReply>(tab, &Frames::All, &command, &hosts).await.map_err(browser)?;
    }
    Ok(answers
        .into_iter()
        .filter_map(|answer| match answer.result {
            Some(PageReply::Described(seen)) => {
                Some(Frame { document: DocumentId(answer.document_id), seen: *seen })
            }
            _ => None,
        })
        .collect())
}

/// Takes the ring away wherever the agent has drawn one; a frame without the agent answers nothing.
pub(super) async fn unring(tab: i32) {
    scripting::command::<PageReply>(tab, &Frames::All, &PageCommand::Clear, &[]).await.ok();
}

/// A command to one document. The browser refuses it when that document is gone.
pub(super) async fn command(tab: i32, call: CommandPage) -> Result<Commanded, PageError> {
    // No command tells the marks of the site here: what is withheld counts as elsewhere.
    let hosts = expect(tab, policy::pages(&call.command), &SitePolicy::default()).await?;
    let frames = Frames::Document(&call.document.0);
    let answers = scripting::command::<PageReply>(tab, &frames, &call.command, &hosts)
        .await
        .map_err(|_| PageError::Gone)?;
    let reply = answers.into_iter().find_map(|answer| answer.result).ok_or(PageError::Gone)?;
    let frames = match call.then_look {
        Some(look) => describe(tab, *look).await.ok(),
        None => None,
    };
    Ok(Commanded { reply, frames })
}

/// Whether the tab's page lets the panel beside it be seen as it is.
pub(super) async fn see_panel(tab: i32) -> Result<bool, PageError> {
    let hosts = expect(tab, policy::pages(&PageCommand::SeePanel), &SitePolicy::default()).await?;
    scripting::load(tab, &Frames::Top, AGENT).await.map_err(browser)?;
    let answers = scripting::command::<PageReply>(tab, &Frames::Top, &PageCommand::SeePanel, &hosts)
        .await
        .map_err(browser)?;
    Ok(answers.iter().any(|answer| matches!(answer.result, Some(PageReply::SawPanel { seen: true }))))
}

/// Opens a page of Setup in the tab, in the org that the tab is in.
pub(super) async fn open(tab: i32, call: &OpenSetup) -> Result<(), PageError> {
    let host = host_of(tab).await.ok_or(PageError::NoPage)?;
    if !host::is_setup_path(&call.path) {
        return Err(PageError::NoPage);
    }
    let url = format!("{}{}", host.setup_origin(), call.path);
    tabs::navigate(tab, &url).await.map_err(browser)
}
