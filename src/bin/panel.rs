//! Mounts the panel, on either surface.

use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    console_error_panic_hook::set_once();
}

/// Mounts the panel in the language of this table (`words`).
#[wasm_bindgen]
pub fn start(table: String) {
    guidepost::panel::mount(table);
}
