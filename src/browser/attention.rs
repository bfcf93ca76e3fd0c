//! Whether a person can see this document, and its window is in front.

use super::clock;
use futures_util::future::{Either, select};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverInit};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "windows"], js_name = getCurrent, catch)]
    async fn get_current() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "windows", "onFocusChanged"], js_name = addListener)]
    fn on_focus_changed(listener: &js_sys::Function);
}

thread_local! {
    static IS_WINDOW_IN_FRONT: Cell<bool> = const { Cell::new(false) };
    static IS_WATCHED: Cell<bool> = const { Cell::new(false) };
}

/// Whether the browser's window that this document stands in is the one in front, as far
/// as the browser has said: a popup that a page lays over it takes that away.
pub fn is_window_in_front() -> bool {
    IS_WINDOW_IN_FRONT.get() && super::surroundings::is_visible()
}

/// Begins to follow which window is in front; once for a document.
pub fn watch_window() {
    if IS_WATCHED.replace(true) {
        return;
    }
    let look = || {
        wasm_bindgen_futures::spawn_local(async {
            let window = get_current().await.unwrap_or(JsValue::NULL);
            let focused = js_sys::Reflect::get(&window, &"focused".into()).unwrap_or(JsValue::FALSE);
            IS_WINDOW_IN_FRONT.set(focused.is_truthy());
        });
    };
    let listener = Closure::<dyn Fn()>::new(move || {
        // Until the browser has said more, nothing is in front.
        IS_WINDOW_IN_FRONT.set(false);
        look();
    });
    on_focus_changed(listener.as_ref().unchecked_ref());
    // The listener ends with the document itself.
    listener.forget();
    look();
}

/// How often the browser computes anew whether something can really be seen, in
/// milliseconds; the least that it takes (Intersection Observer, version 2, section 2.2).
const SIGHT_DELAY_MS: f64 = 100.0;

/// How long a further look is waited for.
const NO_LOOK: std::time::Duration = std::time::Duration::from_secs(5);

/// Whether this document can really be seen within the page around it: in full, under
/// nothing, without a filter, opacity or distortion (Intersection Observer, version 2).
pub struct InSight {
    since_ms: Rc<Cell<Option<f64>>>,
    sheet: Element,
    _observer: Observer,
}

struct Observer {
    observer: IntersectionObserver,
    _heard: Closure<dyn FnMut(js_sys::Array)>,
}

impl Drop for Observer {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

impl Observer {
    fn begin(sheet: &Element, mut heard: impl FnMut(bool) + 'static) -> Result<Self, JsValue> {
        let heard = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let entry = entries.get(entries.length().saturating_sub(1));
            let get = |name: &str| js_sys::Reflect::get(&entry, &name.into()).unwrap_or(JsValue::NULL);
            let ratio = get("intersectionRatio").as_f64().unwrap_or_default();
            heard(get("isVisible").is_truthy() && ratio > 0.99);
        });
        let options = IntersectionObserverInit::new();
        let thresholds = js_sys::Array::of2(&0.0.into(), &1.0.into());
        js_sys::Reflect::set(&options, &"threshold".into(), &thresholds)?;
        js_sys::Reflect::set(&options, &"trackVisibility".into(), &true.into())?;
        js_sys::Reflect::set(&options, &"delay".into(), &SIGHT_DELAY_MS.into())?;
        let callback = heard.as_ref().unchecked_ref();
        let observer = IntersectionObserver::new_with_options(callback, &options)?;
        observer.observe(sheet);
        Ok(Self { observer, _heard: heard })
    }
}

impl InSight {
    /// Begins to look, and calls back when what is seen has changed. None where the
    /// browser can't tell.
    pub fn begin(changed: impl Fn() + 'static) -> Option<Self> {
        let document = web_sys::window()?.document()?;
        let sheet = document.create_element("div").ok()?;
        // Over all of the document, and nothing to see or to press (panel.css).
        sheet.set_class_name("in-sight");
        document.body()?.append_child(&sheet).ok()?;
        let since_ms = Rc::new(Cell::new(None));
        let noted = since_ms.clone();
        let observer = Observer::begin(&sheet, move |is_seen| {
            let before: Option<f64> = noted.get();
            noted.set(is_seen.then(|| before.unwrap_or_else(clock::now_ms)));
            changed();
        });
        Some(Self { since_ms, sheet, _observer: observer.ok()? })
    }

    /// Since when it has been in sight without a break, in milliseconds since 1970.
    pub fn since_ms(&self) -> Option<f64> {
        self.since_ms.get()
    }

    /// Looks once more, and says whether it is in sight now.
    pub async fn look_again(&self) -> bool {
        let mut observer = None;
        let promise = js_sys::Promise::new(&mut |resolve, _| {
            let heard = move |is_seen: bool| {
                // A promise that is settled already stays as it is.
                resolve.call1(&JsValue::NULL, &is_seen.into()).ok();
            };
            observer = Observer::begin(&self.sheet, heard).ok();
        });
        if observer.is_none() {
            return false;
        }
        let look = std::pin::pin!(wasm_bindgen_futures::JsFuture::from(promise));
        let late = std::pin::pin!(clock::pause(NO_LOOK));
        match select(look, late).await {
            Either::Left((Ok(is_seen), _)) => is_seen.is_truthy(),
            _ => false,
        }
    }
}
