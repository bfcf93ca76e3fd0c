//! The panel: model, events, effects and view.

pub mod app;
pub mod attention;
pub mod compose;
pub mod effect;
pub mod event;
pub mod model;
pub mod perform;
mod progress;
pub mod saved;
pub mod screen;
pub mod update;
pub mod view;
mod words;

use yew::Renderer;

/// Puts the panel into the document's element `app`.
pub fn mount() {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"))
        .expect("panel.html and sidepanel.html have an element with the id app");
    Renderer::<app::App>::with_root(root).render();
}
