//! The panel: model, events, effects and view.

pub mod app;
pub mod attention;
pub mod compose;
pub mod effect;
pub mod event;
mod flow;
pub mod language;
pub mod model;
pub mod perform;
pub mod saved;
pub mod screen;
pub mod update;
pub mod view;
mod want;
mod wording;

use yew::Renderer;

/// Puts the panel into the document's element `app`, in the language of this table.
pub fn mount(table: String) {
    perform::speak(table);
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"))
        .expect("panel.html and sidepanel.html have an element with the id app");
    Renderer::<app::App>::with_root(root).render();
}
