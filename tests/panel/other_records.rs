//! Pages of another record, or of none that can be told: nothing is put into any of them.
//!
//! Each form of the guide that belongs to a record is changed many times: its address names
//! another record, its title another name, or one that is like ours, and our names stand
//! wherever else a page can have words. `GUIDEPOST_ROUNDS` says how often for each form.

use crate::world::{GUIDE, Org, Page, Panel, RECORDED};
use guidepost::panel::screen::Surface::Side;
use pages::command::{ControlKind, ControlSeen, DocumentId, Frame, Handle, Shown};
use pages::find_pages;

/// How often each form is changed where nobody says otherwise.
const ROUNDS: u64 = 90;
/// A panel that has stood beside so many pages is followed by a fresh one.
const OF_ONE_PANEL: u64 = 50;

/// What a page of the guide has of ours, and an id that is not ours.
struct Form {
    step: &'static str,
    page: &'static str,
    id: &'static str,
    name: &'static str,
}

const fn form(step: &'static str, page: &'static str, id: &'static str, name: &'static str) -> Form {
    Form { step, page, id, name }
}

const SET: &str = "0PSgL00000001WI";
const PROFILE: &str = "00egL00000001Y5";
const APP: &str = "0xIgL00000001dS";
const USER: &str = "005gL00000001aT";

const FORMS: [Form; 7] = [
    form("permission-set.apex-class", "permission-set-apex-classes-edit", SET, RECORDED.permission_set_label),
    form(
        "permission-set.system-permissions",
        "permission-set-system-permissions-edit",
        SET,
        RECORDED.permission_set_label,
    ),
    form("profile.permissions", "profile-system-permissions-edit", PROFILE, RECORDED.profile),
    form("profile.permissions", "profile-original-edit", PROFILE, RECORDED.profile),
    form("app.policies", "app-policies-edit", APP, RECORDED.app),
    form("user.assign-permission-set", "permission-set-assignments", USER, RECORDED.username),
    form("user.permission-set-license", "permission-set-license-assignments", USER, RECORDED.username),
];

/// What is not ours about a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Other {
    /// The address names another record.
    Id,
    /// The address is ours, the title another record's.
    Title,
    /// So it is, and the panel was loaded anew: it knows our id, and has not read the org.
    TitleUnread,
    /// Both, and the org has not told our id.
    Untold,
    /// The form stands under another record's name.
    Heading,
    /// The frame is another org's.
    Host,
}

struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }

    fn pick<'l>(&mut self, list: &[&'l str]) -> &'l str {
        list[usize::try_from(self.below(list.len() as u64)).unwrap()]
    }

    /// An id of the same kind as this one.
    fn id(&mut self, like: &str) -> String {
        let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        let tail = (0..4).map(|_| char::from(letters[usize::try_from(self.below(62)).unwrap()]));
        let id: String = like.chars().take(11).chain(tail).collect();
        if id == like { self.id(like) } else { id }
    }

    /// A name that is not ours, and may look like it.
    fn name(&mut self, ours: &str) -> String {
        match self.below(7) {
            0 => format!("Copy of: {ours}"),
            1 => format!("{ours} (old)"),
            2 => format!("{ours}_2"),
            3 => ours.split(' ').rev().collect::<Vec<_>>().join(" "),
            4 => format!("Clone of {ours}"),
            _ => {
                self.pick(&["Payroll Connector", "Sales User", "Standard User", "WxCC - SCV Test"]).to_owned()
            }
        }
    }
}

/// The place of the frame in which the form is.
fn place_of_form(page: &Page, name: &str) -> usize {
    let catalog = shipped::catalog();
    let shown = find_pages(&catalog, &page.frames);
    let own = shown.iter().find(|it| it.page.id.to_string() == name).unwrap();
    page.frames.iter().position(|frame| frame.document == own.frame.document).unwrap()
}

fn is_value(control: &ControlSeen) -> bool {
    !matches!(control.kind, ControlKind::Button | ControlKind::Link | ControlKind::Tab)
}

/// Puts our name where a page may well have it without being about it.
fn plant(frame: &mut Frame, ours: &str, dice: &mut Dice) {
    let seen = &mut frame.seen;
    match dice.below(4) {
        0 => seen.headings.push(ours.to_owned()),
        1 => seen.headings.insert(0, format!("Recently viewed: {ours}")),
        2 => {
            let like = seen.controls[0].clone();
            let link = ControlSeen { handle: Handle(9000), kind: ControlKind::Link, value: None, ..like };
            seen.controls.push(ControlSeen { name: ours.to_owned(), ..link });
        }
        _ => seen.query.push_str(if seen.query.is_empty() { "?from=ours" } else { "&from=ours" }),
    }
}

fn change(form: &Form, (of, place): (&Page, usize), what: Other, dice: &mut Dice) -> Page {
    let mut page = of.clone();
    let name = dice.name(form.name);
    let id = dice.id(form.id);
    let frame = &mut page.frames[place];
    frame.document = DocumentId(format!("{}/{}", frame.document.0, dice.below(1 << 40)));
    match what {
        Other::Id | Other::Untold => {
            frame.seen.path = frame.seen.path.replace(form.id, &id);
            frame.seen.query = frame.seen.query.replace(form.id, &id);
            // A page of another record may bear the very name of ours where the id tells.
            let same = what == Other::Id && dice.below(3) == 0;
            frame.seen.record_titles = if same { vec![form.name.to_owned()] } else { vec![name] };
        }
        Other::Title | Other::TitleUnread => frame.seen.record_titles = vec![name],
        Other::Heading => {
            let name = dice.pick(&["Payroll Connector", "Acme Billing", "Zebra Loader"]).to_owned();
            for control in frame.seen.controls.iter_mut().filter(|control| is_value(control)) {
                control.section.push(name.clone());
            }
            frame.seen.headings.push(name);
        }
        Other::Host => frame.seen.host = "globex.my.salesforce-setup.com".to_owned(),
    }
    plant(frame, form.name, dice);
    let place = format!("/{}", form.id);
    let address = page.frames.iter_mut().filter(|frame| frame.seen.top);
    for top in address.filter(|top| !top.seen.path.contains(&place) && dice.below(2) == 0) {
        top.seen.headings.push(form.name.to_owned());
    }
    page
}

fn beside(form: &Form, what: Other) -> Panel {
    let panel = match what {
        Other::Untold => Panel::opened(Side),
        Other::TitleUnread => Panel::with_session(Side).names_the_user().checks(Org::complete()).reloaded(),
        _ => Panel::with_session(Side).names_the_user().checks(Org::complete()),
    };
    panel.at(form.step)
}

fn values(panel: &Panel) -> Vec<(DocumentId, Handle, Option<Shown>)> {
    let of = |frame: &Frame| {
        let values = frame.seen.controls.iter();
        values.map(|it| (frame.document.clone(), it.handle, it.value.clone())).collect::<Vec<_>>()
    };
    panel.page().frames.iter().flat_map(of).collect()
}

fn rounds() -> u64 {
    std::env::var("GUIDEPOST_ROUNDS").map_or(ROUNDS, |rounds| rounds.parse().unwrap())
}

/// Pages that were filled although they are not ours.
fn filled(form: &Form, what: Other, rounds: u64) -> Vec<String> {
    let ours = Page::recorded(form.page);
    let place = place_of_form(&ours, form.page);
    let mut wrong = Vec::new();
    let mut panel = beside(form, what);
    for round in 0..rounds {
        let mut dice = Dice((round + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        if round % OF_ONE_PANEL == 0 {
            panel = beside(form, what);
        }
        panel = panel.on_page(change(form, (&ours, place), what, &mut dice));
        let before = values(&panel);
        panel = panel.fills();
        if values(&panel) != before {
            wrong.push(format!("{} {what:?} {round}", form.page));
            panel = beside(form, what);
        }
    }
    wrong
}

#[test]
fn the_forms_are_filled_where_they_are_ours() {
    for form in &FORMS {
        assert!(GUIDE.steps.iter().any(|step| step.id.as_str() == form.step), "{}", form.step);
        let panel = beside(form, Other::Id).on_page(Page::recorded(form.page));
        let before = values(&panel);
        assert_ne!(values(&panel.fills()), before, "{}", form.page);
    }
}

#[test]
fn a_page_of_another_record_is_not_filled() {
    let mut wrong = Vec::new();
    for form in &FORMS {
        // The title of a page of assignments is none of the record's.
        let kinds: &[Other] = match form.id {
            USER => &[Other::Id, Other::Host],
            // It is the tab's own document, whose host is the org's.
            APP => &[Other::Id, Other::Title, Other::TitleUnread, Other::Untold, Other::Heading],
            _ => &[Other::Id, Other::Title, Other::TitleUnread, Other::Untold, Other::Heading, Other::Host],
        };
        let rounds = rounds() / kinds.len() as u64;
        wrong.extend(kinds.iter().flat_map(|kind| filled(form, *kind, rounds)));
    }
    assert!(wrong.is_empty(), "{} of them: {:?}", wrong.len(), &wrong[..wrong.len().min(20)]);
}
