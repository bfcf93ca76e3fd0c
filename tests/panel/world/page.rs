//! Pages of Setup that the panel looks at: recorded ones, with what a record leaves out.
//!
//! A record holds no names and no values of an org, so a page is given them back here:
//! the org's own ids and names, and empty fields. What is filled is then kept in it, as a
//! page keeps it, unless a state says otherwise.

use super::CATALOG;
use super::names::{Names, RECORDED};
use pages::catalog::PageId;
use pages::command::{
    ControlKind, ControlSeen, DocumentId, FillAction, FillReply, Frame, FrameSeen, Handle, Item, Outcome,
    Shown,
};
use pages::find_pages;
use pages::record::PageRecord;
use pages::verdict::shows_wanted;
use std::collections::BTreeMap;

/// What each id of a record is in the recorded orgs, by the page's name.
const IDS: [(&str, &str, &str); 7] = [
    ("permission-set-", "0PS000000000000", "0PSgL00000001WI"),
    ("standard-profile", "00e000000000000", "00egL0000000162"),
    ("profile-clone", "00e000000000000", "00egL0000000162"),
    ("profile-", "00e000000000000", "00egL00000001Y5"),
    ("user-", "005000000000000", "005gL00000001aT"),
    ("permission-set-", "005000000000000", "005gL00000001aT"),
    ("app-", "0xI000000000000", "0xIgL00000001dS"),
];

/// A page in the tab.
#[derive(Clone)]
pub(crate) struct Page {
    name: String,
    pub(crate) frames: Vec<Frame>,
    /// The controls that each field is, by its name.
    fields: BTreeMap<String, Vec<Handle>>,
    /// What becomes of filling a field, where the page does not simply keep it.
    replies: BTreeMap<Handle, FillReply>,
}

impl Page {
    /// A recorded page of the org with the guide's own names.
    pub(crate) fn recorded(name: &str) -> Self {
        Self::of(name, &RECORDED)
    }

    /// A recorded page of an org that calls its things so.
    pub(crate) fn of(name: &str, names: &Names) -> Self {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/pages");
        let read = |name: &str| std::fs::read_to_string(format!("{folder}/{name}.json")).unwrap();
        let mut record = read(name);
        for (_, recorded, own) in IDS.iter().filter(|(page, ..)| name.starts_with(page)) {
            record = record.replace(recorded, own);
        }
        let profile = if name.starts_with("profile-") { names.profile } else { "‹3 11›" };
        let own =
            [("‹3 6 2 3 4 7›", names.permission_set_label), ("‹4 1 3›", names.app), ("‹3 11›", profile)];
        let own = own.into_iter().chain([(RECORDED.standard_profile, names.standard_profile)]);
        let record = own.fold(record, |record, (recorded, own)| record.replace(recorded, own));
        let mut frames = PageRecord::from_json(&record).unwrap().frames();
        let records = [names.permission_set_label, names.app, profile, names.standard_profile];
        for frame in &mut frames {
            frame.document = DocumentId(format!("{name}/{}", frame.document.0));
            frame.seen.host = names.host.replace(".my.salesforce.com", ".my.salesforce-setup.com");
            let titles = frame.seen.headings.iter().filter(|heading| records.contains(&heading.as_str()));
            frame.seen.record_titles = titles.cloned().collect();
            for control in &mut frame.seen.controls {
                control.value = control.value.take().or_else(|| blank(control));
            }
        }
        let fields: BTreeMap<String, BTreeMap<String, Vec<Handle>>> =
            serde_json::from_str(&read("truth")).unwrap();
        let fields = fields.get(name).cloned().unwrap_or_default();
        Self { name: name.to_owned(), frames, fields, replies: BTreeMap::new() }
    }

    /// The first page of Setup, which is no step's.
    pub(crate) fn home(names: &Names) -> Self {
        let mut page = Self::of("app-list", names);
        page.frames.truncate(1);
        page.name = "home".to_owned();
        for frame in &mut page.frames {
            frame.document = DocumentId("home".to_owned());
            frame.seen.path = "/lightning/setup/SetupOneHome/home".to_owned();
            frame.seen.controls.truncate(9);
        }
        page.fields.clear();
        page
    }

    /// A page that shows a secret or asks for a code: nothing but its address is told.
    pub(crate) fn withheld(path: &str) -> Self {
        let seen = FrameSeen {
            host: "acme.my.salesforce.com".to_owned(),
            path: path.to_owned(),
            top: true,
            visible: true,
            withheld: true,
            ..FrameSeen::default()
        };
        let frames = vec![Frame { document: DocumentId(path.to_owned()), seen }];
        Self { name: path.to_owned(), frames, fields: BTreeMap::new(), replies: BTreeMap::new() }
    }

    /// The form's own frame.
    fn frame(&mut self) -> &mut Frame {
        let shown = find_pages(&CATALOG, &self.frames);
        let own = shown.iter().find(|shown| shown.page.id == PageId::from(self.name.as_str()));
        let document =
            own.unwrap_or_else(|| panic!("{} is not recognised", self.name)).frame.document.clone();
        self.frames.iter_mut().find(|frame| frame.document == document).unwrap()
    }

    /// The control that a field is.
    pub(crate) fn control(&mut self, field: &str) -> &mut ControlSeen {
        let handles = self.fields.get(field).unwrap_or_else(|| panic!("no field {field}")).clone();
        let controls = &mut self.frame().seen.controls;
        controls.iter_mut().find(|control| handles.contains(&control.handle)).unwrap()
    }

    /// The name of a field's control.
    pub(crate) fn handle(&mut self, field: &str) -> (DocumentId, Handle) {
        let handle = self.control(field).handle;
        (self.frame().document.clone(), handle)
    }

    /// A field that is otherwise.
    pub(crate) fn with(mut self, field: &str, change: impl FnOnce(&mut ControlSeen)) -> Self {
        change(self.control(field));
        self
    }

    /// A field that shows this.
    pub(crate) fn showing(self, field: &str, shown: Shown) -> Self {
        self.with(field, |control| control.value = Some(shown))
    }

    /// A form without one of its fields.
    pub(crate) fn without(mut self, field: &str) -> Self {
        let handles = self.fields.get(field).unwrap().clone();
        self.frame().seen.controls.retain(|control| !handles.contains(&control.handle));
        self
    }

    /// A form with a field twice.
    pub(crate) fn with_twin(mut self, field: &str) -> Self {
        let mut twin = self.control(field).clone();
        twin.handle = Handle(900 + twin.handle.0);
        self.frame().seen.controls.push(twin);
        self
    }

    /// A page that also shows these values beside their labels.
    pub(crate) fn saying(mut self, values: &[(&str, Shown)]) -> Self {
        for ((label, shown), handle) in values.iter().zip(700..) {
            let control = ControlSeen {
                handle: Handle(handle),
                kind: ControlKind::Output,
                name: (*label).to_owned(),
                ids: pages::command::ControlIds::default(),
                section: Vec::new(),
                row: String::new(),
                column: String::new(),
                in_dialog: false,
                forks: Vec::new(),
                visible: true,
                folded: false,
                enabled: false,
                read_only: true,
                value: Some(shown.clone()),
                options: Vec::new(),
                error: None,
            };
            self.frame().seen.controls.push(control);
        }
        self
    }

    /// Another record of the same kind.
    pub(crate) fn of_another_record(mut self, id: &str, another: &str) -> Self {
        for frame in &mut self.frames {
            frame.seen.path = frame.seen.path.replace(id, another);
        }
        self
    }

    /// A page that was loaded anew.
    pub(crate) fn anew(mut self) -> Self {
        for frame in &mut self.frames {
            frame.document.0.push_str("/anew");
        }
        self
    }

    /// What becomes of filling a field.
    pub(crate) fn answering(mut self, field: &str, reply: FillReply) -> Self {
        let handle = self.control(field).handle;
        self.replies.insert(handle, reply);
        self
    }

    /// Puts something into a control, as the page's agent does.
    pub(crate) fn fill(&mut self, document: &DocumentId, handle: Handle, action: &FillAction) -> FillReply {
        if let Some(reply) = self.replies.get(&handle) {
            return reply.clone();
        }
        let frame = self.frames.iter_mut().find(|frame| frame.document == *document).unwrap();
        let control = frame.seen.controls.iter_mut().find(|control| control.handle == handle).unwrap();
        let shows = after(action, control.value.as_ref());
        if let Some(present) = control.value.as_ref().filter(|present| shows_wanted(action, present)) {
            return FillReply { shows: Some(present.clone()), ..reply(Outcome::AlreadyRight) };
        }
        control.value = Some(shows.clone());
        FillReply { shows: Some(shows), ..reply(Outcome::Typed) }
    }
}

/// An answer of the agent without particulars.
pub(crate) fn reply(outcome: Outcome) -> FillReply {
    FillReply { outcome, shows: None, offered: Vec::new(), press: None, message: None }
}

/// What a control of a new form shows.
fn blank(control: &ControlSeen) -> Option<Shown> {
    Some(match control.kind {
        ControlKind::Text | ControlKind::Email | ControlKind::Textarea => Shown::Text(String::new()),
        // What nobody can change is what a license forces.
        ControlKind::Checkbox | ControlKind::Toggle => Shown::Checked(!control.enabled),
        ControlKind::Combobox | ControlKind::Select | ControlKind::Lookup => {
            let first = control.options.first();
            let text = first.map(|option| option.text.clone()).unwrap_or_default();
            Shown::Chosen { value: first.and_then(|option| option.value.clone()), text }
        }
        ControlKind::DualList => Shown::Included(Vec::new()),
        ControlKind::File => Shown::File(None),
        _ => return None,
    })
}

/// What a control shows once something was put into it.
fn after(action: &FillAction, before: Option<&Shown>) -> Shown {
    match action {
        FillAction::Text { text } => Shown::Text(text.clone()),
        FillAction::SetChecked { on } => Shown::Checked(*on),
        FillAction::Choose(choice) => Shown::Chosen {
            value: choice.value.clone(),
            text: choice.labels.first().cloned().unwrap_or_default(),
        },
        FillAction::Include { items } => {
            let mut included = match before {
                Some(Shown::Included(items)) => items.clone(),
                _ => Vec::new(),
            };
            for choice in items {
                let text = choice.labels.first().cloned().unwrap_or_default();
                let item = Item { value: choice.value.clone(), text };
                if !included.contains(&item) {
                    included.push(item);
                }
            }
            Shown::Included(included)
        }
        FillAction::Exclude { items } => match before {
            Some(Shown::Included(included)) => {
                let is_out = |item: &Item| items.iter().any(|it| it.means(item.value.as_deref(), &item.text));
                Shown::Included(included.iter().filter(|item| !is_out(item)).cloned().collect())
            }
            _ => Shown::Included(Vec::new()),
        },
        FillAction::Attach { file_name, .. } => Shown::File(Some(file_name.clone())),
        FillAction::Detach => Shown::File(None),
    }
}
