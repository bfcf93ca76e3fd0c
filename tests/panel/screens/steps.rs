//! Steps that are done on a Setup page and checked in the org.

use super::{button, disabled, guide_and_fill, on_step, session, step};
use guidepost::guide::{FieldId, ParameterId};
use guidepost::panel::event::Event;
use guidepost::panel::screen::{
    Busy, Button, CheckAction, CheckLine, CheckVerdict, FieldLine, FieldResult, NeedLine, PageScreen,
    ParameterLine, ProgressLine, Screen, StepScreen, StepState, Surface, Tone, Weight,
};

pub(super) fn first_step() -> Screen {
    let mut first = step("prerequisites.checklist", 1, "Before you begin", "See whether this org is ready");
    first.checks = vec![
        fact("package", "Connects for SCV is installed", CheckVerdict::NotChecked),
        fact("class", "The class cnxscv.ServiceRouting is there", CheckVerdict::NotChecked),
        fact("rights", "You may create and assign permission sets", CheckVerdict::NotChecked),
    ];
    first.check = Some(CheckAction {
        button: disabled(check_button(), "Checking needs access to the session. Allow it in the side panel."),
        when: None,
    });
    on_step(guide_and_fill(), first)
}

pub(super) fn create() -> StepScreen {
    let mut create = step("permission-set.create", 2, "Permission set", "Create the permission set");
    create.touches = "Adds one permission set. Changes no existing user or record.".into();
    create.what =
        "On the page New Permission Set, fill in the label \"IVR Access to SCV Apex Classes\", the \
                   API name and License: --None--, then press Save."
            .into();
    create.why = "The permission set is what lets the integration user run the class of Connects for SCV, \
                  and what lets the app recognise that user. With a license in the field License it can't \
                  be assigned to the integration user, and the license can't be changed later: the \
                  permission set would have to be made again."
        .into();
    create.parameters = vec![
        ParameterLine {
            id: ParameterId::from("permission_set_label"),
            label: "Permission set label".into(),
            help: "The name that admins see in the list of permission sets.".into(),
            value: "IVR Access to SCV Apex Classes".into(),
            problem: None,
            note: None,
            refusals: 0,
        },
        ParameterLine {
            id: ParameterId::from("permission_set_api_name"),
            label: "Permission set API name".into(),
            help: "Salesforce proposes it from the label. Guidepost finds the permission set by this name."
                .into(),
            value: "IVR_Access_to_SCV_Apex_Classes".into(),
            problem: None,
            note: None,
            refusals: 0,
        },
    ];
    create.page = Some(PageScreen {
        say: "Let Guidepost fill the form, look it over, then press Save.".into(),
        here: true,
        fields: [
            ("label", "Label", "IVR Access to SCV Apex Classes", ""),
            (
                "api-name",
                "API Name",
                "IVR_Access_to_SCV_Apex_Classes",
                "Salesforce proposes it from the label once you leave that field. Guidepost sets it and reads \
                 it back.",
            ),
            ("session-activation", "Session Activation Required", "not ticked", ""),
            ("license", "License", "--None--", "With --None-- it can be assigned to a user of any license."),
        ]
        .map(|(id, label, value, why)| field(id, label, value, why))
        .into(),
        keys: Some("Alt+Shift+J goes to the ringed field, and back here.".into()),
        actions: vec![
            button("Fill the form", Event::FillAll, Weight::Brand),
            button("Show Save", Event::Show(FieldId::from("save")), Weight::Neutral),
        ],
    });
    create.checks = vec![
        fact("exists", "The permission set IVR_Access_to_SCV_Apex_Classes exists", CheckVerdict::NotChecked),
        fact("license", "Its license is --None--", CheckVerdict::NotChecked),
    ];
    create.check = Some(CheckAction { button: check_button(), when: None });
    create
}

pub(super) fn field(id: &str, label: &str, value: &str, why: &str) -> FieldLine {
    FieldLine {
        id: FieldId::from(id),
        label: label.into(),
        value: value.into(),
        copy: (id != "session-activation").then(|| value.into()),
        why: (!why.is_empty()).then(|| why.into()),
        result: None,
        on_page: None,
        show: Some(button("Show", Event::Show(FieldId::from(id)), Weight::Neutral)),
        point: None,
    }
}

pub(super) fn another_page() -> Screen {
    let mut create = create();
    if let Some(page) = &mut create.page {
        let elsewhere = "Open the page first.";
        page.here = false;
        page.actions = vec![
            button("Open the page", Event::OpenPage, Weight::Brand),
            disabled(button("Fill the form", Event::FillAll, Weight::Neutral), elsewhere),
            disabled(button("Show Save", Event::Show(FieldId::from("save")), Weight::Neutral), elsewhere),
        ];
        for field in &mut page.fields {
            field.show = None;
        }
    }
    on_step(session("Sandbox", false), create)
}

pub(super) fn filled() -> Screen {
    let mut create = create();
    if let Some(page) = &mut create.page {
        let results = [
            (Tone::Success, "Filled and read back."),
            (Tone::Error, "Salesforce put its own value back: IVR_Access. Type the value yourself."),
            (Tone::Info, "It was so already."),
            (Tone::Warning, "Not found on this page. Look for the list License below the API name."),
        ];
        for (field, (tone, text)) in page.fields.iter_mut().zip(results) {
            field.result = Some(FieldResult { tone, text: text.into(), lost: false });
        }
        if let Some(show) = page.fields.last_mut().and_then(|field| field.show.as_mut()) {
            show.disabled = Some("There is no such field on this page.".into());
        }
    }
    let screen = on_step(session("Production", true), create);
    Screen { announcement: "2 of 4 fields are as wanted.".into(), ..screen }
}

pub(super) fn checked() -> Screen {
    let mut create = create();
    create.parameters[1].value = "IVR Access".into();
    create.parameters[1].problem = Some("An API name has letters, digits and single underscores.".into());
    create.checks = vec![
        fact(
            "exists",
            "The permission set IVR_Access_to_SCV_Apex_Classes exists",
            CheckVerdict::Ok { found: "0PS5g000001AbCdGAK".into() },
        ),
        fact(
            "license",
            "Its license is --None--",
            CheckVerdict::NeedsChange {
                expected: "--None--".into(),
                found: "Salesforce".into(),
                mend: "The license of a permission set can't be changed. Delete this permission set and \
                       create it again with License: --None--."
                    .into(),
            },
        ),
        fact(
            "activation",
            "It needs no session activation",
            CheckVerdict::CouldNotCheck { why: "Your user may not read permission sets.".into() },
        ),
        fact("label", "Its label is IVR Access to SCV Apex Classes", CheckVerdict::NotChecked),
    ];
    create.check =
        Some(CheckAction { button: check_button(), when: Some("Read from the org at 14:32.".into()) });
    let screen = on_step(session("Production", true), create);
    Screen { announcement: "1 check is OK, 1 needs a change.".into(), surface: Surface::Side, ..screen }
}

pub(super) fn checking() -> Screen {
    let mut create = create();
    create.check = Some(CheckAction {
        button: disabled(check_button(), "The org is being read."),
        when: Some("Read from the org at 14:32.".into()),
    });
    let screen = on_step(session("Developer Edition", false), create);
    Screen { busy: Some(Busy { text: "Reading the org…".into(), cancel: None }), ..screen }
}

/// The first step after a reading of the org.
pub(super) fn begun() -> Screen {
    let mut first = step("prerequisites.checklist", 1, "Before you begin", "See whether this org is ready");
    first.progress = Some(ProgressLine {
        text: "1 of 10 steps are OK.".into(),
        next: Some(button("Go on at: Create the permission set", Event::GoTo(1), Weight::Brand)),
    });
    first.checks = vec![fact(
        "package",
        "Connects for SCV is installed",
        CheckVerdict::Ok { found: "cnxscv, license: Active".into() },
    )];
    first.check =
        Some(CheckAction { button: check_button(), when: Some("Read from the org at 14:32.".into()) });
    on_step(session("Sandbox", false), first)
}

/// A step that nobody has begun, and that builds on others.
pub(super) fn to_do() -> Screen {
    let mut create = create();
    let need = |title: &str, place, state| NeedLine {
        button: button(&format!("Do this first: {title}"), Event::GoTo(place), Weight::Neutral),
        state,
    };
    create.needs = vec![
        need("Make the key and its certificate", 5, StepState::ToDo),
        need("Assign the permission set to the integration user", 4, StepState::NeedsChange),
    ];
    create.checks = vec![
        fact(
            "exists",
            "The permission set IVR_Access_to_SCV_Apex_Classes exists",
            CheckVerdict::ToDo {
                expected: "IVR_Access_to_SCV_Apex_Classes".into(),
                found: "There is no such permission set.".into(),
                mend: "Create it in this step. If it has another API name, change the value above.".into(),
            },
        ),
        fact(
            "license",
            "Its license is --None--",
            CheckVerdict::Waits { title: "The permission set IVR_Access_to_SCV_Apex_Classes exists".into() },
        ),
    ];
    on_step(session("Sandbox", false), create)
}

pub(super) fn fact(id: &str, title: &str, verdict: CheckVerdict) -> CheckLine {
    CheckLine { id: id.into(), title: title.into(), verdict }
}

pub(super) fn check_button() -> Button {
    button("Check", Event::Check, Weight::Brand)
}
