//! The keys of the extension's own (`chrome.commands`), which the person may change.

use super::{BrowserError, error::from_js};
use serde::Deserialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "commands"], js_name = getAll, catch)]
    async fn all_commands() -> Result<JsValue, JsValue>;
}

#[derive(Deserialize)]
struct Command {
    name: String,
    /// As the browser writes it for this system; empty where no key is set.
    shortcut: String,
}

/// The key of a command of the manifest, as the browser writes it; none where no key is set.
///
/// # Errors
/// The browser's words.
pub async fn key_of(name: &str) -> Result<Option<String>, BrowserError> {
    let commands: Vec<Command> = from_js(all_commands().await?)?;
    let key = commands.into_iter().find(|command| command.name == name).map(|command| command.shortcut);
    Ok(key.filter(|key| !key.is_empty()))
}
