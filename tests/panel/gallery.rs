//! Writes every state of the panel as a page, without a browser, and holds its words.
//!
//! `gallery.mjs` names a folder in `GUIDEPOST_GALLERY` and looks at the pages there;
//! without it they go to cargo's own temporary folder. What the pages say is in
//! `english.txt`; with `GUIDEPOST_WRITE=1` it is written anew.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops where it stands"
)]

mod diagnosis;
mod english;
mod other_records;
mod pseudo;
mod states;
mod world;

use guidepost::panel::language::speak;
use guidepost::panel::screen::Screen;
use guidepost::panel::view::{ScreenView, ScreenViewProps};
use states::State;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::sync::LazyLock;
use std::task::{Context, Poll, Waker};
use words::{Formats, Language, Time};
use yew::{Callback, LocalServerRenderer};

/// States that look the same: the two editors of profiles ask for the same button.
const SAME: [[&str; 2]; 1] =
    [["06-profile-permissions-on-profile-original", "06-profile-permissions-on-profile-system-permissions"]];

/// The name of each state and its markup.
static DRAWN: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let (_, english) = words::TABLES.iter().find(|(language, _)| *language == "en").unwrap();
    speak(Language::read(*english).unwrap(), Box::new(AtOneTime));
    states::all().into_iter().map(|State { name, screen }| (name, render(screen))).collect()
});

/// It is always the same time of day.
struct AtOneTime;

impl Formats for AtOneTime {
    fn time(&self, _: Time) -> String {
        "14:32".to_owned()
    }
}

/// `gallery.mjs` runs this one alone.
#[test]
fn every_state_of_the_panel_is_drawn() {
    write(&folder(), "en", &DRAWN);
    assert_all_differ(&DRAWN);
}

/// `gallery.mjs` runs this one, too.
#[test]
fn every_state_of_the_panel_is_drawn_in_the_other_languages() {
    for (tag, table) in words::TABLES.iter().filter(|(tag, _)| *tag != "en") {
        speak(Language::read(*table).unwrap(), Box::new(AtOneTime));
        let drawn: Vec<_> =
            states::all().into_iter().map(|State { name, screen }| (name, render(screen))).collect();
        write(&folder().join(tag), tag, &drawn);
        assert_all_differ(&drawn);
    }
}

#[test]
fn the_panel_says_in_each_state_what_it_said() {
    english::assert_unchanged(&DRAWN);
}

/// What is not known is said in words: a placeholder is for whoever writes guides.
#[test]
fn no_placeholder_reaches_a_screen() {
    use guide::ParameterId;
    let guide = shipped::guides().remove(0);
    let names = guide.names();
    let shown = |html: &str, name: &ParameterId| {
        ["{", "\u{2039}", "&lt;"].iter().any(|bracket| html.contains(&format!("{bracket}{name}")))
    };
    let mut wrong = Vec::new();
    for (state, html) in DRAWN.iter() {
        wrong.extend(names.iter().filter(|name| shown(html, name)).map(|name| format!("{state}: {name}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// An admin has three keys before him, and pastes the wrong one where the word alone stands.
#[test]
fn every_key_is_called_by_its_name() {
    let whose = ["private", "consumer", "public", "RSA", "(EC)", "license"];
    let is_key =
        |word: &str| word.trim_matches(|sign: char| !sign.is_alphabetic()).eq_ignore_ascii_case("key");
    let mut wrong = BTreeSet::new();
    for (_, html) in DRAWN.iter() {
        for line in english::lines(html) {
            let words: Vec<&str> = line.split_whitespace().collect();
            for place in (0..words.len()).filter(|place| is_key(words[*place])) {
                let before = place.checked_sub(1).map_or("", |place| words[place]);
                let is_pair = words.get(place + 1).is_some_and(|next| next.starts_with("pair"));
                let is_named = whose.iter().any(|name| {
                    let bare = before.trim_start_matches(['[', '\u{201c}', '"']);
                    bare.eq_ignore_ascii_case(name)
                });
                // One of the keyboard is set in the browser.
                if !is_named && !is_pair && !line.contains("chrome://extensions/shortcuts") {
                    wrong.insert(line.clone());
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn write(folder: &Path, language: &str, drawn: &[(String, String)]) {
    fs::create_dir_all(folder).unwrap();
    for (name, html) in drawn {
        assert!(html.contains("<main"), "{name} has no main part");
        fs::write(folder.join(format!("{name}.html")), page(language, html)).unwrap();
    }
}

/// A page that looks like another one is no state of its own.
fn assert_all_differ(drawn: &[(String, String)]) {
    let mut known: BTreeMap<&str, &str> = BTreeMap::new();
    let mut names = BTreeSet::new();
    let mut same = Vec::new();
    for (name, html) in drawn {
        assert!(names.insert(name), "two states are called {name}");
        match known.get(html.as_str()) {
            Some(earlier) if !SAME.contains(&[earlier, name.as_str()]) => {
                same.push(format!("{name} looks like {earlier}"));
            }
            Some(_) => {}
            None => drop(known.insert(html, name)),
        }
    }
    assert!(same.is_empty(), "\n{}\n", same.join("\n"));
}

fn folder() -> PathBuf {
    std::env::var_os("GUIDEPOST_GALLERY")
        .map_or_else(|| PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("gallery"), PathBuf::from)
}

/// The panel's own page around the drawn screen.
fn page(language: &str, html: &str) -> String {
    let page = include_str!("../../extension/panel.html");
    let page = page.replace(r#"lang="en""#, &format!(r#"lang="{language}""#));
    let (before, rest) = page.split_once(r#"<div id="app">"#).unwrap();
    let (_, after) = rest.split_once("</div>").unwrap();
    format!(r#"{before}<div id="app">{html}</div>{after}"#)
}

/// Nothing in the panel waits for anything, so that one look at the future ends it.
fn render(screen: Screen) -> String {
    let props = ScreenViewProps { screen, on_event: Callback::noop() };
    let rendering = LocalServerRenderer::<ScreenView>::with_props(props).hydratable(false).render();
    let mut rendering = pin!(rendering);
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..1000 {
        if let Poll::Ready(html) = rendering.as_mut().poll(&mut context) {
            return html;
        }
    }
    panic!("the panel waits for something");
}
