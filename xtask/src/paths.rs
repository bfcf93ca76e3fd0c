//! Where things are in the checkout.

use std::path::{Path, PathBuf};

/// The repository's top folder.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the xtask package lies one folder below the root")
        .to_path_buf()
}

/// The unpacked extension for Chromium.
pub(crate) fn chromium_package() -> PathBuf {
    root().join("pkg/chromium")
}

/// The stand-in org, the tests on Node, and their packages.
pub(crate) fn tests() -> PathBuf {
    root().join("tests")
}
