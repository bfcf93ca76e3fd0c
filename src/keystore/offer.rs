//! The address from which the private key can be saved, for as long as it stands.

use gloo::timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use web_sys::{Blob, BlobPropertyBag, Url};

/// The media type in common use for PEM files. It keeps the browser from
/// showing the file instead of saving it.
const MEDIA_TYPE: &str = "application/x-pem-file";

/// How many blanks follow a Blob: more than the copies that were ever found.
const BLANKS: u32 = 32;

/// Longer than the 250 KiB up to which Chromium sends a Blob inside a message
/// (`DataElementBytes.kMaximumEmbeddedDataSize` of its Blob interface).
const PADDING: u32 = 256 * 1024;

/// A `blob:` address that is revoked when this value is dropped.
pub(super) struct Offer {
    url: String,
    length: u32,
    _expiry: Timeout,
}

impl Offer {
    /// Copies `content` into a Blob, wiping the copy that this takes, and gives
    /// the Blob an address. After `milliseconds` `expire` is called.
    ///
    /// `None` when the browser refuses, which it has no documented reason to do.
    pub(super) fn new(content: &str, milliseconds: u32, expire: impl FnOnce() + 'static) -> Option<Offer> {
        let bytes = Uint8Array::from(content.as_bytes());
        let length = bytes.length();
        let blob = behind_padding(&bytes);
        bytes.fill(0, 0, length);
        let url = Url::create_object_url_with_blob(&blob?).ok()?;
        Some(Offer { url, length, _expiry: Timeout::new(milliseconds, expire) })
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
        overwrite_traces(self.length);
    }
}

/// The Blob of `bytes`, as a slice of a longer one that begins with zeros.
///
/// Chromium writes the content of a short Blob into the message that announces
/// it, and each stage of that message leaves a copy in freed memory. The
/// content of a long one goes through shared memory instead, which is given
/// back. Both were found by searching the memory of the processes.
fn behind_padding(bytes: &Uint8Array) -> Option<Blob> {
    let padded = blob_of(&Array::of2(&Uint8Array::new_with_length(PADDING), bytes))?;
    let (start, end) = (f64::from(PADDING), f64::from(PADDING + bytes.length()));
    padded.slice_with_f64_and_f64_and_content_type(start, end, MEDIA_TYPE).ok()
}

fn blob_of(parts: &Array) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(MEDIA_TYPE);
    Blob::new_with_u8_array_sequence_and_options(parts, &options).ok()
}

/// Makes blank Blobs of the same length as the one with the key.
///
/// The buffer in which this process held the Blob's content is freed without
/// being overwritten. Blobs of equal length are given that buffer again. This
/// is no promise, only a help: what is left is measured, not assumed.
fn overwrite_traces(length: u32) {
    let blank = Array::of1(&Uint8Array::new_with_length(length));
    for _ in 0..BLANKS {
        // A blank that could not be made has nothing to undo.
        drop(blob_of(&blank));
    }
}
