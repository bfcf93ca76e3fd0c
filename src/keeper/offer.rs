//! The address from which the private key can be saved, for as long as it stands.

use gloo::timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use web_sys::{Blob, BlobPropertyBag, Url};

/// The media type in common use for PEM files. It keeps the browser from
/// showing the file instead of saving it.
const MEDIA_TYPE: &str = "application/x-pem-file";

/// A `blob:` address that is revoked when this value is dropped.
pub(super) struct Offer {
    url: String,
    _expiry: Timeout,
}

impl Offer {
    /// Copies `content` into a Blob, wiping the copy that this takes, and gives
    /// the Blob an address. After `milliseconds` `expire` is called.
    ///
    /// `None` when the browser refuses, which it has no documented reason to do.
    pub(super) fn new(content: &str, milliseconds: u32, expire: impl FnOnce() + 'static) -> Option<Offer> {
        let bytes = Uint8Array::from(content.as_bytes());
        let options = BlobPropertyBag::new();
        options.set_type(MEDIA_TYPE);
        let parts = Array::of1(&bytes);
        let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options);
        bytes.fill(0, 0, bytes.length());
        let url = Url::create_object_url_with_blob(&blob.ok()?).ok()?;
        Some(Offer { url, _expiry: Timeout::new(milliseconds, expire) })
    }

    /// The address.
    pub(super) fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Offer {
    fn drop(&mut self) {
        // Revoking fails only for a text that is no address.
        let _ = Url::revoke_object_url(&self.url);
    }
}
