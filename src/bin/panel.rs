//! Mounts the panel, on either surface.

fn main() {
    console_error_panic_hook::set_once();
    guidepost::panel::mount();
}
