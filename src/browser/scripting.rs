//! Running the page agent in the frames of a tab (`chrome.scripting`).

use super::{
    BrowserError,
    error::{from_js, to_js},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "scripting"], js_name = executeScript, catch)]
    async fn execute_script(injection: JsValue) -> Result<JsValue, JsValue>;
    /// `(command, hosts) => globalThis.guidepostPage?.(command, hosts)`, defined by the boot file:
    /// the browser takes the text of a function, and ours cannot be made from text.
    #[wasm_bindgen(js_name = guidepostCall, thread_local_v2)]
    static CALL: JsValue;
}

/// What one frame answered.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", bound(deserialize = "T: DeserializeOwned"))]
pub struct FrameAnswer<T> {
    /// The document, which changes with each navigation of the frame.
    pub document_id: String,
    /// The frame; 0 is the top one.
    pub frame_id: f64,
    /// The answer; none when the script failed there.
    #[serde(default = "none")]
    pub result: Option<T>,
}

fn none<T>() -> Option<T> {
    None
}

/// Where to run.
#[derive(Clone, Debug)]
pub enum Frames<'a> {
    /// Every frame of the tab.
    All,
    /// The tab's own document.
    Top,
    /// One document; fails when the frame has gone elsewhere.
    Document(&'a str),
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Target<'a> {
    tab_id: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    all_frames: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    document_ids: Option<[&'a str; 1]>,
}

fn injection(tab: i32, frames: &Frames) -> Result<JsValue, BrowserError> {
    let target = match frames {
        Frames::All => Target { tab_id: tab, all_frames: Some(true), document_ids: None },
        Frames::Top => Target { tab_id: tab, all_frames: None, document_ids: None },
        Frames::Document(id) => Target { tab_id: tab, all_frames: None, document_ids: Some([id]) },
    };
    let injection = js_sys::Object::new();
    js_sys::Reflect::set(&injection, &"target".into(), &to_js(&target)?)?;
    Ok(injection.into())
}

/// Loads a file of the extension into the frames.
///
/// # Errors
/// The browser's words, for example when site access is withheld.
pub async fn load(tab: i32, frames: &Frames<'_>, file: &str) -> Result<(), BrowserError> {
    let injection = injection(tab, frames)?;
    js_sys::Reflect::set(&injection, &"files".into(), &js_sys::Array::of1(&file.into()))?;
    execute_script(injection).await?;
    Ok(())
}

/// Gives the page agent a command and collects the answers. A frame whose answer
/// does not read as `T` counts as one that gave none. In a frame of a host that is
/// not among these the agent does nothing.
///
/// # Errors
/// The browser's words.
pub async fn command<T: DeserializeOwned>(
    tab: i32,
    frames: &Frames<'_>,
    command: &impl Serialize,
    hosts: &[String],
) -> Result<Vec<FrameAnswer<T>>, BrowserError> {
    let injection = injection(tab, frames)?;
    js_sys::Reflect::set(&injection, &"func".into(), &CALL.with(Clone::clone))?;
    js_sys::Reflect::set(&injection, &"args".into(), &js_sys::Array::of2(&to_js(command)?, &to_js(&hosts)?))?;
    let answers: js_sys::Array = execute_script(injection).await?.unchecked_into();
    Ok(answers.iter().filter_map(|answer| from_js::<FrameAnswer<T>>(answer).ok()).collect())
}
