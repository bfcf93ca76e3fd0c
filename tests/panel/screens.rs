//! The gallery: the panel in every state that it can be in, with the texts of a real setup.

use guidepost::guide::{FieldId, ParameterId};
use guidepost::panel::event::Event;
use guidepost::panel::screen::{
    AccessLine, Body, Busy, Button, CheckAction, CheckLine, CheckVerdict, FieldLine, FieldResult,
    HandOverLine, HandOverScreen, Header, KeyScreen, LoginScreen, Notice, OrgLine, PageScreen, PairLine,
    ParameterLine, PartLine, Question, Screen, StepLine, StepScreen, StepState, Surface, TaskScreen, Tone,
    Weight,
};

/// Every screen with the name of its page.
pub(crate) fn all() -> Vec<(&'static str, Screen)> {
    vec![
        ("01-no-setup-page", no_setup_page()),
        ("02-signed-out", signed_out()),
        ("03-first-step", first_step()),
        ("04-another-page", another_page()),
        ("05-filled", filled()),
        ("06-checked", checked()),
        ("07-checking", checking()),
        ("08-no-key", no_key()),
        ("09-making-key", making_key()),
        ("10-key", key()),
        ("11-login-missing", login_missing()),
        ("12-login-granted", login_granted()),
        ("13-login-refused", login_refused()),
        ("14-hand-over-unknown", hand_over_unknown()),
        ("15-hand-over", hand_over()),
        ("16-ask-session", ask_session()),
        ("17-ask-forget", ask_forget()),
        ("18-session-expired", session_expired()),
        ("19-notice-done", with_notice(notice(Tone::Success, "The certificate was saved as server.crt"))),
        ("20-notice-note", with_notice(notice(Tone::Info, "Guidepost was updated. Reload this page."))),
        ("21-long-words", long_words()),
    ]
}

fn button(label: &str, event: Event, weight: Weight) -> Button {
    Button { label: label.into(), event, disabled: None, weight }
}

fn disabled(button: Button, reason: &str) -> Button {
    Button { disabled: Some(reason.into()), ..button }
}

fn notice(tone: Tone, title: &str) -> Notice {
    Notice {
        tone,
        title: title.into(),
        text: String::new(),
        advice: None,
        original: None,
        actions: vec![button("Dismiss", Event::Dismiss, Weight::Neutral)],
    }
}

fn guide_and_fill() -> Header {
    Header {
        guide: "Webex Contact Center and Service Cloud Voice".into(),
        host: Some("acme.my.salesforce-setup.com".into()),
        org: None,
        user: None,
        access: AccessLine {
            label: "Guide and fill".into(),
            help: "Guidepost sees the Setup page in this tab, and nothing else.".into(),
            action: Some(button("Allow access to the session", Event::AskSession, Weight::Neutral)),
        },
    }
}

fn session(kind: &str, production: bool) -> Header {
    Header {
        org: Some(OrgLine {
            name: "Acme Insurance".into(),
            id: "00D5g000008XyzAEAS".into(),
            kind: kind.into(),
            production,
        }),
        user: Some("Ada Byron (ada.byron@acme.example)".into()),
        access: AccessLine {
            label: "Session".into(),
            help: "Guidepost reads this org through the API with your own rights.".into(),
            action: Some(button("Forget session", Event::ForgetSession, Weight::Neutral)),
        },
        ..guide_and_fill()
    }
}

fn outline(current: usize) -> Vec<PartLine> {
    use StepState::{CouldNotCheck, NeedsChange, Ok, Open};
    let parts: [(&str, &[(&str, StepState)]); 6] = [
        ("Before you begin", &[("See whether this org is ready", Ok)]),
        (
            "Permission set",
            &[
                ("Create the permission set", NeedsChange),
                ("Give access to the Apex class", Ok),
                ("Enable two system permissions", CouldNotCheck),
            ],
        ),
        ("Integration user", &[("Assign the permission set to the integration user", Open)]),
        ("Key and certificate", &[("Make the key and its certificate", Open)]),
        ("External client app", &[("Create the app", Open), ("Admit only the integration user", Open)]),
        ("Hand-over to Webex", &[("Test the login", Open), ("Hand over the values", Open)]),
    ];
    let mut index = 0;
    let mut lines = Vec::new();
    for (title, steps) in parts {
        let mut part = PartLine { title: title.into(), steps: Vec::new() };
        for (title, state) in steps {
            let current = index == current;
            part.steps.push(StepLine { index, title: (*title).into(), state: *state, current });
            index += 1;
        }
        lines.push(part);
    }
    lines
}

fn screen(header: Header, body: Body) -> Screen {
    let current = match &body {
        Body::Step(step) => step.number - 1,
        Body::Nothing(_) => usize::MAX,
    };
    Screen {
        surface: Surface::Embedded,
        header,
        outline: outline(current),
        notice: None,
        question: None,
        busy: None,
        body,
        announcement: String::new(),
    }
}

fn no_setup_page() -> Screen {
    let mut header = guide_and_fill();
    header.host = None;
    header.access.action = None;
    let body = Notice {
        text: "Guidepost leads through pages of Salesforce Setup. The tab beside it shows another site."
            .into(),
        advice: Some("Sign in to the org that shall be set up, and open Setup from the gear menu.".into()),
        actions: vec![button("Look again", Event::LookAgain, Weight::Brand)],
        ..notice(Tone::Info, "No Salesforce page in this tab")
    };
    Screen { outline: Vec::new(), surface: Surface::Side, ..screen(header, Body::Nothing(body)) }
}

fn signed_out() -> Screen {
    let body = Notice {
        text: "Salesforce shows its login page. Your place in the guide, the values and the key are kept."
            .into(),
        advice: Some("Sign in again in this tab.".into()),
        original: Some("INVALID_SESSION_ID: Session expired or invalid".into()),
        actions: vec![button("Look again", Event::LookAgain, Weight::Brand)],
        ..notice(Tone::Warning, "You are signed out")
    };
    screen(guide_and_fill(), Body::Nothing(body))
}

fn step(id: &str, number: usize, part: &str, title: &str) -> StepScreen {
    StepScreen {
        id: id.into(),
        number,
        total: 10,
        part: part.into(),
        title: title.into(),
        touches: "Changes nothing. Guidepost only reads.".into(),
        what: "Press Check. Guidepost looks for the Connects for SCV package and its class \
               cnxscv.ServiceRouting, for free licenses, and for your own rights in Setup."
            .into(),
        why: "Each of these stops the setup halfway when it is missing, and Salesforce then says so on a \
              page where it can't be mended."
            .into(),
        parameters: Vec::new(),
        page: None,
        task: None,
        checks: Vec::new(),
        check: None,
        previous: (number > 1).then(|| button("Previous step", Event::GoTo(number - 2), Weight::Neutral)),
        next: (number < 10).then(|| button("Next step", Event::GoTo(number), Weight::Brand)),
    }
}

fn on_step(header: Header, step: StepScreen) -> Screen {
    screen(header, Body::Step(Box::new(step)))
}

fn fact(id: &str, title: &str, verdict: CheckVerdict) -> CheckLine {
    CheckLine { id: id.into(), title: title.into(), verdict }
}

fn check_button() -> Button {
    button("Check", Event::Check, Weight::Brand)
}

fn first_step() -> Screen {
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

fn create() -> StepScreen {
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
        },
        ParameterLine {
            id: ParameterId::from("permission_set_api_name"),
            label: "Permission set API name".into(),
            help: "Salesforce proposes it from the label. Guidepost finds the permission set by this name."
                .into(),
            value: "IVR_Access_to_SCV_Apex_Classes".into(),
            problem: None,
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

fn field(id: &str, label: &str, value: &str, why: &str) -> FieldLine {
    FieldLine {
        id: FieldId::from(id),
        label: label.into(),
        value: value.into(),
        copy: (id != "session-activation").then(|| value.into()),
        why: (!why.is_empty()).then(|| why.into()),
        result: None,
        show: Some(button("Show", Event::Show(FieldId::from(id)), Weight::Neutral)),
    }
}

fn another_page() -> Screen {
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

fn filled() -> Screen {
    let mut create = create();
    if let Some(page) = &mut create.page {
        let results = [
            (Tone::Success, "Filled and read back."),
            (Tone::Error, "Salesforce put its own value back: IVR_Access. Type the value yourself."),
            (Tone::Info, "It was so already."),
            (Tone::Warning, "Not found on this page. Look for the list License below the API name."),
        ];
        for (field, (tone, text)) in page.fields.iter_mut().zip(results) {
            field.result = Some(FieldResult { tone, text: text.into() });
        }
        if let Some(show) = page.fields.last_mut().and_then(|field| field.show.as_mut()) {
            show.disabled = Some("There is no such field on this page.".into());
        }
    }
    let screen = on_step(session("Production", true), create);
    Screen { announcement: "2 of 4 fields are as wanted.".into(), ..screen }
}

fn checked() -> Screen {
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

fn checking() -> Screen {
    let mut create = create();
    create.check = Some(CheckAction {
        button: disabled(check_button(), "The org is being read."),
        when: Some("Read from the org at 14:32.".into()),
    });
    let screen = on_step(session("Developer Edition", false), create);
    Screen { busy: Some(Busy { text: "Reading the org…".into(), cancel: None }), ..screen }
}

fn key_step(task: KeyScreen) -> Screen {
    let mut step = step("key.make", 6, "Key and certificate", "Make the key and its certificate");
    step.touches = "Changes nothing in Salesforce. The key is made in this browser and stays in it.".into();
    step.what = "Press Make the key. Guidepost makes a key pair and a certificate for it.".into();
    step.why =
        "Webex signs with the private key, and Salesforce recognises the signature by the certificate. \
                No password is shared."
            .into();
    step.task = Some(TaskScreen::Key(task));
    Screen { surface: Surface::Side, ..on_step(session("Sandbox", false), step) }
}

fn no_key() -> Screen {
    key_step(KeyScreen {
        state: "There is no key yet.".into(),
        pair: None,
        actions: vec![button("Make the key", Event::MakeKey, Weight::Brand)],
    })
}

fn making_key() -> Screen {
    let screen = key_step(KeyScreen {
        state: "The key is being made.".into(),
        pair: None,
        actions: vec![disabled(
            button("Make the key", Event::MakeKey, Weight::Brand),
            "The key is being made.",
        )],
    });
    let cancel = Some(button("Cancel", Event::CancelKey, Weight::Neutral));
    Screen { busy: Some(Busy { text: "Looking for two large primes…".into(), cancel }), ..screen }
}

fn key() -> Screen {
    key_step(KeyScreen {
        state: "The key and its certificate are ready. They are kept until you forget them or close the \
                browser."
            .into(),
        pair: Some(PairLine {
            subject: "CN=WxCC - SCV, O=Acme Insurance".into(),
            algorithm: "RSA 2048".into(),
            valid_until: "23 November 2027".into(),
            fingerprint: "3C:9F:01:7B:AA:52:D0:8E:41:6C:F3:0B:97:25:6E:88:1D:C4:72:E9:5A:0F:B6:33:98:4D:21:\
                          EC:70:16:AB:5E"
                .into(),
        }),
        actions: vec![
            button("Save the certificate", Event::SaveCertificate, Weight::Brand),
            button("Replace the key", Event::AskReplaceKey, Weight::Neutral),
            button("Forget the key", Event::AskForgetKey, Weight::Destructive),
        ],
    })
}

fn login_step(task: LoginScreen) -> Screen {
    let mut step = step("proof.login", 9, "Hand-over to Webex", "Test the login");
    step.touches =
        "Logs in once as the integration user and ends that login at once. Changes nothing.".into();
    step.what = "Press Test the login. Guidepost signs in the way Webex will.".into();
    step.why =
        "Only a login shows that key, certificate, app, policies and permission set work together.".into();
    step.task = Some(TaskScreen::Login(task));
    on_step(session("Production", true), step)
}

fn test_button() -> Button {
    button("Test the login", Event::TestLogin, Weight::Brand)
}

fn login_missing() -> Screen {
    login_step(LoginScreen {
        button: disabled(test_button(), "Something is still missing."),
        missing: vec![
            "The consumer key of the app (step Read the consumer key).".into(),
            "The key pair (step Make the key and its certificate).".into(),
        ],
        outcome: None,
    })
}

fn login_granted() -> Screen {
    login_step(LoginScreen {
        button: test_button(),
        missing: Vec::new(),
        outcome: Some(Notice {
            text: "Acme Insurance (00D5g000008XyzAEAS), as wxcc.integration@acme.example. The access was \
                   given back."
                .into(),
            actions: Vec::new(),
            ..notice(Tone::Success, "The org granted the login")
        }),
    })
}

fn login_refused() -> Screen {
    login_step(LoginScreen {
        button: test_button(),
        missing: Vec::new(),
        outcome: Some(Notice {
            text: "The integration user does not hold the permission set that the app asks for.".into(),
            advice: Some(
                "Go to Assign the permission set to the integration user. The app was changed 4 minutes ago: \
                 Salesforce may still be applying it."
                    .into(),
            ),
            original: Some("invalid_grant: user hasn't approved this consumer".into()),
            actions: vec![button("Go to that step", Event::GoTo(4), Weight::Neutral)],
            ..notice(Tone::Error, "The org refused the login")
        }),
    })
}

fn hand_over_step(task: HandOverScreen) -> Screen {
    let mut step = step("hand-over.values", 10, "Hand-over to Webex", "Hand over the values");
    step.touches = "Changes nothing in Salesforce.".into();
    step.what = "In Control Hub, open the Salesforce connector and paste each value into its field.".into();
    step.why = "Webex calls the same things by other names.".into();
    step.task = Some(TaskScreen::HandOver(task));
    Screen { surface: Surface::Side, ..on_step(session("Production", true), step) }
}

fn hand_over_line(theirs: &str, ours: &str, value: Option<&str>, note: Option<&str>) -> HandOverLine {
    HandOverLine {
        theirs: theirs.into(),
        ours: ours.into(),
        value: value.map(Into::into),
        note: note.map(Into::into),
    }
}

fn hand_over_unknown() -> Screen {
    hand_over_step(HandOverScreen {
        values: vec![
            hand_over_line("Client ID", "Consumer Key", None, Some("Not the consumer secret.")),
            hand_over_line("URL", "Login host", None, None),
        ],
        warning: None,
        actions: vec![disabled(
            button("Save the private key", Event::SaveKey, Weight::Neutral),
            "There is no key yet.",
        )],
    })
}

fn hand_over() -> Screen {
    let key = "3MVG9pRzvMkjMb6lZlt3YjDQwe0sMZ7e1cVvXo5Qm4UuKk2b8fJt0Yw9sPqL1nEhXgR3Zc6TdBv7MaNyWpKs1";
    hand_over_step(HandOverScreen {
        values: vec![
            hand_over_line("Client ID", "Consumer Key", Some(key), Some("Not the consumer secret.")),
            hand_over_line(
                "Email ID",
                "Username of the integration user",
                Some("wxcc.integration@acme.example"),
                Some("The Username, even where the user's e-mail address is another one."),
            ),
            hand_over_line("URL", "Login host", Some("https://login.salesforce.com"), None),
        ],
        warning: Some("Whoever has the private key can log in as the integration user.".into()),
        actions: vec![
            button("Save the private key", Event::SaveKey, Weight::Brand),
            button("Forget the key", Event::AskForgetKey, Weight::Destructive),
        ],
    })
}

fn ask_session() -> Screen {
    let question = Question {
        title: "Allow Guidepost to use your session?".into(),
        text: vec![
            "Guidepost then reads this org through the API, as you and with your rights: permission sets, \
             users, licenses, and the app. It reads when you press Check, Test the login or Fill the form."
                .into(),
            "The session stays in the browser's background part of Guidepost, is sent to this org alone, and is \
             never stored. Forget session takes the access back."
                .into(),
        ],
        accept: button("Allow access", Event::AllowSession, Weight::Brand),
        refuse: button("Not now", Event::Dismiss, Weight::Neutral),
    };
    Screen { question: Some(question), surface: Surface::Side, ..another_page() }
}

fn ask_forget() -> Screen {
    let question = Question {
        title: "Forget the private key?".into(),
        text: vec![
            "It can't be brought back. If it was not saved, a new pair has to be made and uploaded.".into(),
        ],
        accept: button("Forget the key", Event::ForgetKey, Weight::Destructive),
        refuse: button("Keep it", Event::Dismiss, Weight::Neutral),
    };
    let notice = notice(Tone::Success, "The certificate was saved as server.crt");
    Screen { question: Some(question), notice: Some(notice), ..hand_over() }
}

fn session_expired() -> Screen {
    with_notice(Notice {
        text: "Salesforce no longer accepts the session of this tab. Nothing was changed.".into(),
        advice: Some("Sign in again in this tab, then press Check.".into()),
        original: Some(
            r#"401 [{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]"#.into(),
        ),
        actions: vec![
            button("Look again", Event::LookAgain, Weight::Brand),
            button("Dismiss", Event::Dismiss, Weight::Neutral),
        ],
        ..notice(Tone::Error, "The session has expired")
    })
}

fn with_notice(notice: Notice) -> Screen {
    let announcement = notice.title.clone();
    Screen { notice: Some(notice), announcement, ..filled() }
}

/// Names as long as Salesforce lets them be, without a place to break them.
fn long_words() -> Screen {
    let long = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft";
    let mut screen = checked();
    screen.header.guide = long.into();
    screen.header.host = Some(format!("{}.sandbox.my.salesforce-setup.com", long.to_lowercase()));
    if let Some(org) = &mut screen.header.org {
        org.name = long.into();
        org.kind = "Enterprise Edition".into();
    }
    screen.header.user = Some(format!("{long}@acme.example"));
    screen.notice = Some(Notice {
        text: long.into(),
        original: Some(long.repeat(4)),
        actions: vec![
            button(long, Event::LookAgain, Weight::Brand),
            disabled(button("Look again", Event::LookAgain, Weight::Neutral), long),
            disabled(button("Dismiss", Event::Dismiss, Weight::Neutral), "Not now."),
        ],
        ..notice(Tone::Warning, long)
    });
    screen.busy =
        Some(Busy { text: long.into(), cancel: Some(button(long, Event::CancelKey, Weight::Neutral)) });
    for step in screen.outline.iter_mut().flat_map(|part| &mut part.steps) {
        step.title = long.into();
    }
    if let Body::Step(step) = &mut screen.body {
        step.title = long.into();
        step.what = long.repeat(3);
        step.parameters[0].label = long.into();
        step.checks[1].verdict =
            CheckVerdict::NeedsChange { expected: long.into(), found: long.into(), mend: long.into() };
        if let Some(field) = step.page.as_mut().and_then(|page| page.fields.first_mut()) {
            field.label = long.into();
            field.value = long.repeat(2);
            field.result = Some(FieldResult { tone: Tone::Error, text: long.into() });
        }
    }
    screen
}
