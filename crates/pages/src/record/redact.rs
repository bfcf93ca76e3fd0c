//! Tells Salesforce's words and names from the customer's.

use super::super::catalog::{Catalog, Clue, Words, plain};
use super::super::command::{ControlIds, ControlKind, ControlSeen, Frame, FrameSeen, InnerFrame, Shown};
use super::super::path::{PathPattern, query_values};
use super::vocabulary::Vocabulary;
use super::{HostKind, RecordedControl, RecordedFrame, RecordedOption};
use std::collections::{BTreeMap, BTreeSet};

/// No label of a form is longer; a text that is may be anybody's.
const LONGEST_LABEL: usize = 80;
const LONGEST_ATTRIBUTE: usize = 120;
/// Of a longer text no more than this many lengths are kept.
const MOST_LENGTHS: usize = 12;
/// Segments of paths behind which a customer's own names follow.
const OWN_NAMES_FOLLOW: [&str; 5] = ["apex", "n", "c", "o", "cmp"];

/// What the agent says of a row that it doesn't tell, because a secret may stand in it.
const UNTOLD: &str = "\u{2026}";

/// What the catalog knows, gathered once.
pub(super) struct Redactor {
    words: BTreeSet<String>,
    beginnings: Vec<String>,
    attributes: BTreeSet<String>,
    id_endings: Vec<String>,
    query_names: BTreeSet<String>,
    option_values: BTreeSet<String>,
    option_endings: Vec<String>,
    segments: BTreeSet<String>,
    vocabulary: Vocabulary,
    frames: BTreeMap<String, String>,
}

impl Redactor {
    /// The redactor of a tab; its frames get numbers for names.
    pub(super) fn new(catalog: &Catalog, frames: &[Frame]) -> Self {
        let mut redactor = Self {
            words: BTreeSet::new(),
            beginnings: Vec::new(),
            attributes: BTreeSet::new(),
            id_endings: Vec::new(),
            query_names: BTreeSet::new(),
            option_values: BTreeSet::new(),
            option_endings: Vec::new(),
            segments: BTreeSet::new(),
            vocabulary: Vocabulary::new(),
            frames: BTreeMap::new(),
        };
        for page in &catalog.pages {
            redactor.learn(page.heading.iter());
            let patterns = page.paths.iter().chain(page.query.values());
            redactor.segments.extend(patterns.flat_map(PathPattern::literals).map(str::to_owned));
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
        self.words.extend(all.flat_map(Words::all_plain).map(str::to_owned));
    }

    fn learn_clue(&mut self, clue: &Clue) {
        match clue {
            Clue::Id(text) | Clue::Name(text) | Clue::Title(text) | Clue::Value(text) => {
                self.attributes.insert(text.clone());
            }
            Clue::IdSuffix(text) => self.id_endings.push(text.clone()),
            Clue::Token(_) => {}
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
            path: self.path(&seen.path),
            query: self.query(&seen.query),
            lang: if self.vocabulary.has_language(&seen.lang) { seen.lang.clone() } else { String::new() },
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
                return self.is_segment(&name).then_some(name);
            }
            Some(match self.segment(&value) {
                Some(value) if !value.is_empty() => format!("{name}={value}"),
                _ => name,
            })
        };
        let kept: Vec<String> = query_values(query).into_iter().filter_map(kept).collect();
        if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) }
    }

    /// Customers' own names are no segments that anybody knows.
    fn path(&self, path: &str) -> String {
        let mut before = "";
        let mut kept = Vec::new();
        for segment in path.split('/') {
            let is_own = OWN_NAMES_FOLLOW.contains(&before) && !self.segments.contains(segment);
            let known = if is_own { None } else { self.segment(segment) };
            kept.push(known.unwrap_or_else(|| "x".to_owned()));
            before = segment;
        }
        kept.join("/")
    }

    /// A part of an address, with zeros behind the key prefix of a record id, where it is known.
    fn segment(&self, text: &str) -> Option<String> {
        if self.vocabulary.is_id(text) {
            return Some(zeroed(text));
        }
        (text.is_empty() || self.is_segment(text)).then(|| text.to_owned())
    }

    fn is_segment(&self, text: &str) -> bool {
        self.segments.contains(text) || self.vocabulary.has_segment(text)
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
        if seen.row == UNTOLD {
            return of_untold_row(seen);
        }
        let is_own = is_label(seen) && self.vocabulary.has_label(&seen.name);
        let name = if is_own { seen.name.clone() } else { self.words(&seen.name) };
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
        let ending = self.option_endings.iter().find(|ending| text.ends_with(ending.as_str()));
        let text = match ending {
            _ if self.is_known(text) => text.to_owned(),
            Some(ending) => {
                format!("{} {ending}", shape(text.strip_suffix(ending.as_str()).unwrap_or_default()))
            }
            None => String::new(),
        };
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

    /// An attribute that a page's author gave: of each part that is not known the length is
    /// left, of record ids the key prefix.
    fn attribute(&self, text: &str) -> String {
        if self.attributes.contains(text) {
            return text.to_owned();
        }
        if text.chars().count() > LONGEST_ATTRIBUTE {
            return shape(text);
        }
        let ending = self.id_endings.iter().filter(|ending| text.ends_with(ending.as_str()));
        if let Some(ending) = ending.max_by_key(|ending| ending.len()) {
            return self.parts(text.strip_suffix(ending.as_str()).unwrap_or_default()) + ending;
        }
        self.parts(text)
    }

    fn parts(&self, text: &str) -> String {
        let mut kept = String::new();
        for part in text.split_inclusive(|c: char| "_:.-".contains(c)) {
            let name = part.trim_end_matches(['_', ':', '.', '-']);
            let (_, sign) = part.split_at(name.len());
            kept.push_str(&self.part(name));
            kept.push_str(sign);
        }
        kept
    }

    fn part(&self, name: &str) -> String {
        let is_counter = name.len() <= 3 && name.chars().all(|c| c.is_ascii_digit());
        if is_counter || self.vocabulary.has_name(name) {
            name.to_owned()
        } else if self.vocabulary.is_id(name) {
            zeroed(name)
        } else {
            shape(name)
        }
    }
}

/// All that is told of a control in a row that is withheld.
fn of_untold_row(seen: &ControlSeen) -> RecordedControl {
    RecordedControl {
        kind: seen.kind,
        name: String::new(),
        ids: ControlIds::default(),
        section: Vec::new(),
        row: UNTOLD.to_owned(),
        in_dialog: seen.in_dialog,
        hidden: !seen.visible,
        disabled: !seen.enabled,
        read_only: seen.read_only,
        chosen: false,
        options: Vec::new(),
        other_options: 0,
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

/// A record id with zeros behind its key prefix.
fn zeroed(id: &str) -> String {
    id.chars().enumerate().map(|(at, c)| if at < 3 { c } else { '0' }).collect()
}

/// The lengths of a text's words.
fn shape(text: &str) -> String {
    let lengths: Vec<String> =
        text.split_whitespace().take(MOST_LENGTHS).map(|word| word.chars().count().to_string()).collect();
    if lengths.is_empty() { String::new() } else { format!("\u{2039}{}\u{203a}", lengths.join(" ")) }
}
