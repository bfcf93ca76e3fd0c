//! A case for each subject of a message.

use super::super::asking;
use super::super::fill::form;
use super::super::leaving::saved;
use super::super::pointer::consumer_details;
use super::super::pointing::{at_permissions, permissions};
use super::super::seen::permissions_shown;
use super::super::*;
use crate::panel::event::Handed;
use crate::panel::model::{About, FillPhase, FillStop, FormThen, OpenForm, WrongPage};
use crate::protocol::background::PageError;
use crate::protocol::failure::BrowserError;
use crate::protocol::keystore::{FileAddress, Refusal};
use pages::command::{DocumentId, Frame, PageReply};

/// A message, a state in which it holds, what does not end it, and what does.
pub(in super::super) struct Case {
    pub(in super::super) notice: Notice,
    pub(in super::super) state: fn() -> Model,
    pub(in super::super) meanwhile: fn(&mut Model),
    pub(in super::super) end: fn(&mut Model),
}

pub(in super::super) fn follow(model: &mut Model, frames: Vec<Frame>) {
    report(model, Report::Frames(DescribePurpose::Follow, Ok(frames)));
}

fn saw(model: &mut Model, session: Access) {
    report(model, Report::Saw(Ok(sight("acme.my.salesforce.com", session))));
}

fn at_place(place: Place) -> Report {
    Report::Saw(Ok(TabContext { place: Some(place), ..sight("acme.my.salesforce.com", Access::Allowed) }))
}

/// The form, of which the page says that something is wrong.
fn objecting() -> Vec<Frame> {
    let mut frames = form("", "");
    frames.first_mut().unwrap().seen.errors = vec!["No".to_owned()];
    frames
}

pub(in super::super) fn elsewhere() -> Model {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    go_to(&mut model, "permission-set.create");
    follow(&mut model, saved());
    model
}

pub(in super::super) fn at_form() -> Model {
    let mut model = elsewhere();
    follow(&mut model, form("", ""));
    model
}

fn with_key(state: KeyState) -> Model {
    let mut model = at_form();
    report(&mut model, Report::Key(Ok(state)));
    model
}

pub(in super::super) fn without_key() -> Model {
    with_key(KeyState::None)
}

fn with_pair() -> Model {
    with_key(pair("AA"))
}

fn embedded() -> Model {
    on_setup(Surface::Embedded, Access::Withheld)
}

fn awaiting_a_person() -> Model {
    let mut model = at_form();
    admin(&mut model, Event::FillAll);
    let Job::Filling(filling) = &mut model.work.job else { panic!("{:?}", model.work.job) };
    filling.phase = FillPhase::AwaitingPerson;
    model
}

fn with_filled_and_known_form() -> Model {
    let mut model = at_permissions();
    admin(&mut model, Event::FillAll);
    report(&mut model, Report::Frames(DescribePurpose::Fill, Ok(permissions())));
    admin(&mut model, Event::ConfirmFields);
    report(&mut model, Report::Frames(DescribePurpose::Fill, Ok(permissions())));
    admin(&mut model, Event::Dismiss);
    model.form.unsaved = model.form.earlier.as_ref().map(|earlier| OpenForm {
        page: earlier.page.clone(),
        tab: earlier.tab,
        document: earlier.document.clone(),
    });
    model
}

fn at_consumer_details() -> Model {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    go_to(&mut model, "app.consumer-key");
    follow(&mut model, consumer_details());
    model
}

fn at_system_permissions() -> Model {
    let mut model = on_setup(Surface::Side, Access::Allowed);
    go_to(&mut model, "permission-set.system-permissions");
    model
}

fn nothing(_: &mut Model) {}

fn page(why: WrongPage) -> Case {
    Case {
        notice: Notice::NotAtPage(why),
        state: elsewhere,
        meanwhile: |model| follow(model, saved()),
        end: |model| follow(model, form("", "")),
    }
}

/// Another page than the step's, which says that it is loading.
fn loading() -> Vec<Frame> {
    let mut frames = saved();
    for frame in &mut frames {
        frame.seen.loading = true;
    }
    frames
}

fn refused(about: About, state: fn() -> Model, meanwhile: fn(&mut Model), end: fn(&mut Model)) -> Case {
    Case { notice: Notice::BrowserRefused { about, why: BrowserError::said("No") }, state, meanwhile, end }
}

fn about_the_page() -> Vec<Case> {
    let look = |model: &mut Model| follow(model, form("", ""));
    let show = |model: &mut Model| {
        report(model, Report::Frames(DescribePurpose::Show(FieldId::from("label")), Ok(form("", ""))));
    };
    vec![
        page(WrongPage::NotOpen),
        page(WrongPage::OtherRecord),
        page(WrongPage::UnsureRecord),
        page(WrongPage::OtherHeading),
        Case {
            notice: Notice::NotAtPage(WrongPage::Loading),
            state: || {
                let mut model = elsewhere();
                follow(&mut model, loading());
                model
            },
            meanwhile: |model| follow(model, loading()),
            end: |model| follow(model, saved()),
        },
        Case {
            notice: Notice::PageChanged { about: About::Showing },
            state: at_form,
            meanwhile: look,
            end: show,
        },
        refused(About::Showing, at_form, look, show),
        refused(About::OpeningPage, elsewhere, |model| follow(model, saved()), look),
        refused(About::OpeningPage, elsewhere, nothing, |model| {
            report(model, Report::Opening(Ok(())));
        }),
        refused(About::OpeningAnew, at_form, look, |model| {
            report(model, Report::Opening(Ok(())));
        }),
        refused(About::Describing, at_form, look, |model| {
            report(model, Report::Frames(DescribePurpose::Record, Ok(form("", ""))));
        }),
        Case {
            notice: Notice::ButtonNotFound,
            state: at_consumer_details,
            meanwhile: |model| {
                follow(model, consumer_details());
                report(model, Report::Frames(DescribePurpose::Follow, Err(PageError::Gone)));
            },
            end: |model| {
                report(
                    model,
                    Report::Ringed(DocumentId("D1".to_owned()), Ok(PageReply::RingedUnseen { found: true })),
                );
            },
        },
        Case {
            notice: Notice::ButtonNotFound,
            state: at_consumer_details,
            meanwhile: nothing,
            end: |model| follow(model, saved()),
        },
    ]
}

fn about_a_fill() -> Vec<Case> {
    let stop = |why, meanwhile: fn(&mut Model)| Case {
        notice: Notice::FillingStopped(why),
        state: at_form,
        meanwhile,
        end: |model| {
            admin(model, Event::FillAll);
        },
    };
    let put_back = |form, meanwhile: fn(&mut Model), end: fn(&mut Model)| Case {
        notice: Notice::PuttingBackStopped(form),
        state: with_filled_and_known_form,
        meanwhile,
        end,
    };
    let begin_again = |model: &mut Model| {
        admin(model, Event::PutBack);
    };
    let still_open = |model: &mut Model| follow(model, permissions());
    vec![
        Case {
            notice: Notice::NoCertificate,
            state: without_key,
            meanwhile: nothing,
            end: |model| {
                report(model, Report::Key(Ok(pair("AA"))));
            },
        },
        Case {
            notice: Notice::ValueNeeded(ParameterId::from("user_email")),
            state: at_form,
            meanwhile: |model| {
                admin(model, Event::SetValue(ParameterId::from("app_name"), "Mine".to_owned()));
            },
            end: |model| {
                admin(model, Event::SetValue(ParameterId::from("user_email"), "a@b.example".to_owned()));
            },
        },
        Case {
            notice: Notice::ConfirmOnPage { label: "Label".to_owned() },
            state: awaiting_a_person,
            meanwhile: |model| {
                report(model, Report::FillAgain);
            },
            end: |model| {
                admin(model, Event::GoTo(0));
            },
        },
        Case {
            notice: Notice::PressOnPage { label: "Label".to_owned() },
            state: awaiting_a_person,
            meanwhile: nothing,
            end: |model| {
                let Job::Filling(filling) = &mut model.work.job else { panic!("{:?}", model.work.job) };
                filling.phase = FillPhase::Looking;
                report(model, Report::Tick);
            },
        },
        stop(FillStop::OtherOrg, nothing),
        stop(FillStop::OtherTab, nothing),
        stop(FillStop::PageGone, |model| follow(model, form("", ""))),
        stop(FillStop::FormLeft, |model| {
            follow(model, saved());
            follow(model, form("", ""));
        }),
        stop(FillStop::FormReplaced, nothing),
        stop(FillStop::OtherRecord, |model| follow(model, form("", ""))),
        stop(FillStop::UnsureRecord, |model| follow(model, form("", ""))),
        stop(FillStop::PutAside, nothing),
        stop(FillStop::ValueGone { label: "Label".to_owned() }, nothing),
        Case {
            notice: Notice::FillingStopped(FillStop::FormLeft),
            state: at_system_permissions,
            meanwhile: |model| follow(model, permissions_shown(true, false)),
            end: |model| follow(model, permissions_shown(true, true)),
        },
        Case {
            notice: Notice::PageObjects { text: "No".to_owned() },
            state: at_form,
            meanwhile: |model| follow(model, objecting()),
            end: |model| follow(model, form("", "")),
        },
        put_back(FormThen::Open, still_open, begin_again),
        put_back(FormThen::Open, still_open, |model| follow(model, saved())),
        put_back(
            FormThen::Gone,
            |model| follow(model, saved()),
            |model| {
                admin(model, Event::GoTo(0));
            },
        ),
        put_back(FormThen::Gone, still_open, begin_again),
    ]
}

fn about_the_key() -> Vec<Case> {
    let same = |model: &mut Model| {
        report(model, Report::Key(Ok(KeyState::None)));
    };
    let load = |model: &mut Model| {
        let file = |name: &str| Some(FileAddress(format!("blob:{name}")));
        admin(model, Event::LoadFiles { private_key: file("key"), certificate: file("crt") });
    };
    vec![
        Case { notice: Notice::NoFileChosen, state: without_key, meanwhile: same, end: load },
        Case {
            notice: Notice::NoFileChosen,
            state: without_key,
            meanwhile: nothing,
            end: |model| {
                report(model, Report::Key(Ok(pair("AA"))));
            },
        },
        Case {
            notice: Notice::KeyRefused(Refusal::NoKey),
            state: without_key,
            meanwhile: same,
            end: |model| {
                let making = KeyState::Making { since_ms: 1, replaces_existing: false };
                report(model, Report::Key(Ok(making)));
            },
        },
        Case {
            notice: Notice::KeyRefused(Refusal::NotUnderstood),
            state: with_pair,
            meanwhile: |model| {
                report(model, Report::Key(Ok(pair("AA"))));
            },
            end: |model| {
                report(model, Report::KeySaved(Ok("server.key".to_owned())));
            },
        },
        Case { notice: Notice::KeyRefused(Refusal::NoKey), state: without_key, meanwhile: same, end: load },
        refused(About::Key, without_key, same, |model| {
            report(model, Report::Key(Ok(pair("AA"))));
        }),
    ]
}

fn about_access_and_surface() -> Vec<Case> {
    let opened = |model: &mut Model| {
        report(model, Report::SidePanel(Ok(())));
    };
    let stands_there = |model: &mut Model| {
        model.surface = Surface::Side;
        report(model, Report::Tick);
    };
    let beside = |notice, end: fn(&mut Model)| Case {
        notice,
        state: embedded,
        meanwhile: |model| saw(model, Access::Withheld),
        end,
    };
    let only = |what, end| beside(Notice::OnlyInSidePanel(what), end);
    vec![
        only(Sensitive::Access, opened),
        only(Sensitive::Access, stands_there),
        only(Sensitive::Access, |model| saw(model, Access::Allowed)),
        only(Sensitive::SaveKey, opened),
        only(Sensitive::LoadKey, stands_there),
        only(Sensitive::ReplaceKey, opened),
        only(Sensitive::ForgetKey, opened),
        only(Sensitive::Proof, opened),
        beside(Notice::Unseen, |model| {
            admin(model, Event::OpenPage);
        }),
        beside(Notice::SidePanelClosed { why: BrowserError::said("No") }, opened),
        beside(Notice::NotHere { about: About::Key }, |model| {
            report(model, Report::Key(Ok(pair("AA"))));
        }),
        refused(
            About::AskingForAccess,
            embedded,
            |model| saw(model, Access::Withheld),
            |model| {
                saw(model, Access::Allowed);
            },
        ),
        refused(
            About::ReturningAccess,
            at_form,
            |model| saw(model, Access::Allowed),
            |model| {
                saw(model, Access::Withheld);
            },
        ),
        refused(About::HandingOver, at_form, nothing, |model| {
            report(model, Report::Handed(Ok(Handed::Copied { label: Text::value("Name") })));
        }),
    ]
}

fn about_reading() -> Vec<Case> {
    let unread = |error, end: fn(&mut Model)| Case {
        notice: Notice::OrgUnread(error),
        state: at_form,
        meanwhile: |model| {
            saw(model, Access::Allowed);
            follow(model, form("", ""));
        },
        end,
    };
    let check = |model: &mut Model| {
        admin(model, Event::Check);
    };
    let no_permission = || ApiError::NotSent { why: Obstacle::NoPermission };
    vec![
        unread(ApiError::NoAnswer, check),
        unread(ApiError::Maintenance, check),
        unread(no_permission(), check),
        unread(no_permission(), |model| {
            report(model, Report::SessionAccess(Ok(true)));
        }),
        unread(ApiError::SignedOut, check),
        unread(ApiError::SignedOut, |model| {
            report(model, at_place(Place::SignedOut));
            assert!(model.said.notice().is_some(), "nobody has signed in yet");
            report(model, at_place(Place::Setup));
        }),
    ]
}

pub(in super::super) fn all() -> Vec<Case> {
    let parts =
        [about_the_page(), about_a_fill(), about_the_key(), about_access_and_surface(), about_reading()];
    parts.into_iter().flatten().chain([asking::session_left()]).collect()
}
