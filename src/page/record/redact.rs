//! Tells Salesforce's words and names from the customer's.

use super::super::catalog::{Catalog, Clue, Words};
use super::super::command::{ControlIds, ControlKind, ControlSeen, Frame, FrameSeen, InnerFrame, Shown};
use super::super::locate::plain;
use super::super::path::query_values;
use super::{HostKind, RecordedControl, RecordedFrame, RecordedOption};
use std::collections::{BTreeMap, BTreeSet};

/// No label of a form is longer; a text that is may be anybody's.
const LONGEST_LABEL: usize = 80;
const LONGEST_ATTRIBUTE: usize = 120;
/// Of a longer text no more than this many lengths are kept.
const MOST_LENGTHS: usize = 12;
/// Segments of paths behind which a customer's own names follow.
const OWN_NAMES_FOLLOW: [&str; 5] = ["apex", "n", "c", "o", "cmp"];

/// What the catalog knows, gathered once.
pub(super) struct Redactor {
    words: BTreeSet<String>,
    beginnings: Vec<String>,
    attributes: BTreeSet<String>,
    query_names: BTreeSet<String>,
    option_values: BTreeSet<String>,
    option_endings: Vec<String>,
    frames: BTreeMap<String, String>,
}

impl Redactor {
    /// The redactor of a tab; its frames get numbers for names.
    pub(super) fn new(catalog: &Catalog, frames: &[Frame]) -> Self {
        let mut redactor = Self {
            words: BTreeSet::new(),
            beginnings: Vec::new(),
            attributes: BTreeSet::new(),
            query_names: BTreeSet::new(),
            option_values: BTreeSet::new(),
            option_endings: Vec::new(),
            frames: BTreeMap::new(),
        };
        for page in &catalog.pages {
            redactor.learn(page.heading.iter());
            redactor.query_names.extend(page.query.keys().chain(&page.no_query).cloned());
            for field in &page.fields {
                redactor.learn(field.within.iter().chain(&field.section));
                redactor.learn(field.options.values().map(|option| &option.labels));
                redactor
                    .option_values
                    .extend(field.options.values().filter_map(|option| option.value.clone()));
                redactor
                    .option_endings
                    .extend(field.options.values().filter_map(|option| option.ending.clone()));
                field.find.iter().for_each(|clue| redactor.learn_clue(clue));
            }
        }
        let inner =
            |frame: &Frame| frame.seen.frames.iter().map(|inner| inner.name.clone()).collect::<Vec<_>>();
        let names =
            frames.iter().flat_map(|frame| [vec![frame.seen.frame_name.clone()], inner(frame)].concat());
        for name in names.filter(|name| !name.is_empty()) {
            let number = format!("frame-{}", redactor.frames.len() + 1);
            redactor.frames.entry(name).or_insert(number);
        }
        redactor
    }

    fn learn<'a>(&mut self, all: impl Iterator<Item = &'a Words>) {
        self.words.extend(all.flat_map(Words::all).map(plain));
    }

    fn learn_clue(&mut self, clue: &Clue) {
        match clue {
            Clue::Id(text) | Clue::Name(text) | Clue::Title(text) | Clue::Value(text) => {
                self.attributes.insert(text.clone());
            }
            Clue::IdSuffix(_) | Clue::Token(_) => {}
            Clue::Label(words) | Clue::Row(words) | Clue::Under(words) => self.learn(std::iter::once(words)),
            Clue::LabelStart(words) => {
                self.learn(std::iter::once(words));
                self.beginnings.extend(words.all().map(str::to_owned));
            }
        }
    }

    /// A frame without anything of the customer's.
    pub(super) fn frame(&self, seen: &FrameSeen) -> RecordedFrame {
        let host = host_kind(&seen.host);
        if host == HostKind::Other {
            return RecordedFrame {
                withheld: true,
                hidden: !seen.visible,
                top: seen.top,
                ..RecordedFrame::default()
            };
        }
        let inner =
            |inner: &InnerFrame| InnerFrame { name: self.frame_name(&inner.name), visible: inner.visible };
        RecordedFrame {
            host,
            path: path(&seen.path),
            query: self.query(&seen.query),
            lang: if is_language(&seen.lang) { seen.lang.clone() } else { String::new() },
            frame: self.frame_name(&seen.frame_name),
            top: seen.top,
            hidden: !seen.visible,
            withheld: seen.withheld,
            headings: seen.headings.iter().map(|words| self.words(words)).collect(),
            controls: seen.controls.iter().map(|control| self.control(control)).collect(),
            frames: seen.frames.iter().map(inner).collect(),
        }
    }

    fn frame_name(&self, name: &str) -> String {
        self.frames.get(name).cloned().unwrap_or_default()
    }

    /// Values stay where the catalog tells pages apart by them; of other names it is enough that they are there.
    fn query(&self, query: &str) -> String {
        let kept = |(name, value): (String, String)| {
            if !self.query_names.contains(&name) {
                return is_word(&name).then_some(name);
            }
            let value = without_ids(&value);
            let harmless = is_word(&value) || is_zeroed(&value);
            Some(if harmless { format!("{name}={value}") } else { name })
        };
        let kept: Vec<String> = query_values(query).into_iter().filter_map(kept).collect();
        if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) }
    }

    /// Words that may be anybody's: themselves where the catalog knows them, else their shape.
    fn words(&self, text: &str) -> String {
        if self.is_known(text) {
            return text.to_owned();
        }
        let begun = self.beginnings.iter().filter(|start| text.starts_with(start.as_str()));
        match begun
            .max_by_key(|start| start.len())
            .and_then(|start| text.strip_prefix(start.as_str()).zip(Some(start)))
        {
            Some((rest, start)) => format!("{start} {}", shape(rest)),
            None => shape(text),
        }
    }

    fn is_known(&self, text: &str) -> bool {
        self.words.contains(&plain(text))
    }

    fn control(&self, seen: &ControlSeen) -> RecordedControl {
        let name = if is_label(seen) { seen.name.clone() } else { self.words(&seen.name) };
        let options: Vec<RecordedOption> = seen
            .options
            .iter()
            .filter_map(|option| self.option(option.value.as_deref(), &option.text))
            .collect();
        RecordedControl {
            kind: seen.kind,
            ids: self.ids(seen, &name),
            name,
            section: seen.section.iter().map(|words| self.words(words)).collect(),
            row: self.words(&seen.row),
            in_dialog: seen.in_dialog,
            hidden: !seen.visible,
            disabled: !seen.enabled,
            read_only: seen.read_only,
            chosen: seen.kind == ControlKind::Tab && seen.value == Some(Shown::Checked(true)),
            other_options: seen.options.len() - options.len(),
            options,
        }
    }

    fn option(&self, value: Option<&str>, text: &str) -> Option<RecordedOption> {
        let value = value.filter(|value| self.option_values.contains(*value)).map(str::to_owned);
        let has_ending = self.option_endings.iter().any(|ending| text.ends_with(ending.as_str()));
        let text = if self.is_known(text) || has_ending { text.to_owned() } else { String::new() };
        (value.is_some() || !text.is_empty()).then_some(RecordedOption { value, text })
    }

    fn ids(&self, seen: &ControlSeen, redacted_name: &str) -> ControlIds {
        let attribute = |text: &Option<String>| text.as_deref().map(|text| self.attribute(text));
        let title = seen.ids.title.as_deref().map(|title| {
            if plain(title) == plain(&seen.name) {
                redacted_name.to_owned()
            } else if self.attributes.contains(title) {
                title.to_owned()
            } else {
                self.words(title)
            }
        });
        // The value that a tab carries is the page's own name for it; others may be the customer's.
        let value = if seen.kind == ControlKind::Tab { attribute(&seen.ids.value) } else { None };
        ControlIds { id: attribute(&seen.ids.id), name: attribute(&seen.ids.name), title, value }
    }

    /// An attribute that a page's author gave; a text with spaces or signs is no such thing.
    fn attribute(&self, text: &str) -> String {
        let is_name = text.chars().all(|c| c.is_ascii_alphanumeric() || "_:.-".contains(c));
        if self.attributes.contains(text) {
            text.to_owned()
        } else if is_name && text.len() <= LONGEST_ATTRIBUTE {
            without_ids(text)
        } else {
            shape(text)
        }
    }
}

/// Whether a control's name is the label that a form gives it. A box in a table
/// may be named after its record, a list without a label after what it shows.
fn is_label(seen: &ControlSeen) -> bool {
    use ControlKind as Kind;
    let of_form = match seen.kind {
        Kind::Text
        | Kind::Email
        | Kind::Password
        | Kind::Textarea
        | Kind::Toggle
        | Kind::Combobox
        | Kind::Lookup
        | Kind::Select
        | Kind::DualList
        | Kind::RadioGroup
        | Kind::CheckboxGroup => true,
        Kind::Checkbox | Kind::Radio => seen.row.is_empty(),
        // The name of a file control may end with the name of the file.
        Kind::File | Kind::Button | Kind::DialogButton | Kind::Link | Kind::Tab | Kind::Output => false,
    };
    let name = seen.name.to_lowercase();
    let held = match &seen.value {
        Some(Shown::Text(text) | Shown::Chosen { text, .. } | Shown::File(Some(text))) => vec![text.as_str()],
        Some(Shown::Included(items)) => items.iter().map(|item| item.text.as_str()).collect(),
        Some(Shown::Checked(_) | Shown::File(None)) | None => Vec::new(),
    };
    let options = seen.options.iter().map(|option| option.text.as_str());
    let mut shown = held.into_iter().chain(options).map(str::trim).filter(|text| !text.is_empty());
    of_form
        && seen.name.chars().count() <= LONGEST_LABEL
        && !seen.name.contains('@')
        && !seen.name.contains("//")
        && without_ids(&seen.name) == seen.name
        && shown.all(|text| {
            name != text.to_lowercase() && (text.len() < 3 || !name.contains(&text.to_lowercase()))
        })
}

fn host_kind(host: &str) -> HostKind {
    [
        (".my.salesforce-setup.com", HostKind::Setup),
        (".my.salesforce.com", HostKind::Domain),
        (".lightning.force.com", HostKind::Lightning),
    ]
    .into_iter()
    .find(|(suffix, _)| host.ends_with(suffix))
    .map_or(HostKind::Other, |(_, kind)| kind)
}

fn path(path: &str) -> String {
    let mut before = "";
    let mut kept = Vec::new();
    for segment in path.split('/') {
        let zeroed = without_ids(segment);
        let is_own = OWN_NAMES_FOLLOW.contains(&before);
        let is_short = segment.len() <= 3 && segment.chars().all(|c| c.is_ascii_alphanumeric());
        let harmless =
            segment.is_empty() || (!is_own && (is_word(segment) || is_short || is_zeroed(&zeroed)));
        kept.push(if harmless { zeroed } else { "x".to_owned() });
        before = segment;
    }
    kept.join("/")
}

/// A word as Salesforce names parts of addresses.
fn is_word(text: &str) -> bool {
    !text.is_empty() && text.len() <= 60 && text.chars().all(|c| c.is_ascii_alphabetic() || "_.-".contains(c))
}

/// A record id after [`without_ids`].
fn is_zeroed(text: &str) -> bool {
    matches!(text.len(), 15 | 18)
        && text.chars().all(|c| c.is_ascii_alphanumeric())
        && text.chars().skip(3).all(|c| c == '0')
}

fn is_language(text: &str) -> bool {
    text.len() <= 12 && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
}

/// The text with zeros in record ids behind their key prefix, and in whatever
/// else could be a key or a number of somebody's.
fn without_ids(text: &str) -> String {
    let mut kept = String::new();
    let mut run = String::new();
    for c in text.chars().chain(std::iter::once('\n')) {
        if c.is_ascii_alphanumeric() {
            run.push(c);
            continue;
        }
        kept.push_str(&without_id(&run));
        run.clear();
        kept.push(c);
    }
    kept.pop();
    kept
}

fn without_id(run: &str) -> String {
    let digits = run.chars().filter(char::is_ascii_digit).count();
    let zeros = |kept: usize| -> String {
        run.chars().enumerate().map(|(at, c)| if at < kept { c } else { '0' }).collect()
    };
    if matches!(run.len(), 15 | 18) && digits > 0 {
        zeros(3)
    } else if digits >= 5 {
        zeros(0)
    } else {
        run.to_owned()
    }
}

/// The lengths of a text's words.
fn shape(text: &str) -> String {
    let lengths: Vec<String> =
        text.split_whitespace().take(MOST_LENGTHS).map(|word| word.chars().count().to_string()).collect();
    if lengths.is_empty() { String::new() } else { format!("\u{2039}{}\u{203a}", lengths.join(" ")) }
}
