//! The policy, written out: every asker and everything that can be asked.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use super::Decision::{IfNoKeyIsHeld, NotHere, NotServed, Yes};
use super::*;
use crate::protocol::background::{
    Afterwards, AskKeystore, CommandPage, DescribePage, LeaveTab, Look, OpenSetup, OrgKind, ReachClass,
    ReadOrg, Route, SeePanel, Standing, StopAsking, TakeSurface, TestLogin, TryRoute,
};
use crate::protocol::keystore::{
    CertificateFacts, Failure, FileAddress, Files, KeyForm, Request as Keystore, Subject, Weaknesses,
};
use pages::catalog::SitePolicy;
use pages::command::{DocumentId, FillAction, Handle, RingBox};
use salesforce::answer::{Identity, MetadataType};
use salesforce::apex_rest::ApexRestPath;
use salesforce::read::{Read, soql::Soql};

/// What each of [`ASKERS`] is answered to one thing.
struct Row {
    name: &'static str,
    question: Question<'static>,
    decisions: [Decision; ASKERS.len()],
}

/// The columns of the tables.
const ASKERS: [Asker; 4] = [Asker::SidePanel, Asker::Embedded, Asker::Launcher, Asker::Nobody];

/// The place of an asker among the columns. One without a column does not compile.
fn column(asker: Asker) -> usize {
    match asker {
        Asker::SidePanel => 0,
        Asker::Embedded => 1,
        Asker::Launcher => 2,
        Asker::Nobody => 3,
    }
}

/// Makes the rows of one enum. A variant without a row does not compile, as the rows
/// are also the arms that name it; nor is a sample taken for another variant than its own.
macro_rules! table {
    ($table:ident($enum:ident, $ask:expr) $($variant:ident $sample:expr => $($decision:ident)*;)*) => {
        fn $table() -> Vec<Row> {
            fn name(asked: &$enum) -> &'static str {
                match asked { $($enum::$variant { .. } => stringify!($variant),)* }
            }
            vec![$({
                let sample: $enum = $sample.into();
                let name = name(&sample);
                assert_eq!(name, stringify!($variant), "the sample of this row");
                Row { name, question: $ask(sample), decisions: [$($decision),*] }
            }),*]
        }
    };
}

table! { requests(Request, request)
    //               a sample               side panel  beside the page  launcher   anybody
    Look             look()              => Yes         Yes              NotServed  NotServed;
    ReadOrg          read_org()          => Yes         Yes              NotServed  NotServed; // each read below
    DescribePage     describe_page()     => Yes         Yes              NotServed  NotServed;
    CommandPage      command_page()      => Yes         Yes              NotServed  NotServed; // each command below
    SeePanel         SeePanel {}         => Yes         Yes              NotServed  NotServed;
    OpenSetup        open_setup()        => Yes         Yes              NotServed  NotServed;
    AskKeystore        ask_keystore()        => Yes         Yes              NotServed  NotServed; // each request below
    TestLogin        test_login()        => Yes         NotHere          NotServed  NotServed;
    ReachClass       reach_class()       => Yes         NotHere          NotServed  NotServed;
    TryRoute          try_route()          => Yes         NotHere          NotServed  NotServed;
    StopAsking       StopAsking {}       => Yes         Yes              NotServed  NotServed;
    LeaveTab         LeaveTab {}         => Yes         Yes              NotServed  NotServed;
    TakeSurface      take_surface()      => Yes         NotHere          NotServed  NotServed;
}

table! { of_the_keystore(Keystore, |asked| request(AskKeystore { request: asked }))
    //               a sample               side panel  beside the page  launcher   anybody
    Make             make()              => Yes         IfNoKeyIsHeld    NotServed  NotServed;
    Load             load()              => Yes         NotHere          NotServed  NotServed;
    Cancel           Keystore::Cancel      => Yes         Yes              NotServed  NotServed;
    Status           Keystore::Status      => Yes         Yes              NotServed  NotServed;
    Certificate      Keystore::Certificate => Yes         Yes              NotServed  NotServed;
    Sign             sign()              => NotHere     NotHere          NotServed  NotServed;
    OfferPrivateKey  offer_private_key() => Yes         NotHere          NotServed  NotServed;
    RevokeOffer      Keystore::RevokeOffer => Yes         NotHere          NotServed  NotServed;
    Forget           Keystore::Forget      => Yes         NotHere          NotServed  NotServed;
}

table! { of_the_org(Read, |read| request(ReadOrg { expected: None, reads: vec![read] }))
    //               a sample               side panel  beside the page  launcher   anybody
    Versions         Read::Versions      => Yes         Yes              NotServed  NotServed;
    Identity         Read::Identity      => Yes         Yes              NotServed  NotServed;
    Query            Read::Query(soql()) => Yes         Yes              NotServed  NotServed;
    ToolingQuery     Read::ToolingQuery(soql()) => Yes  Yes              NotServed  NotServed;
    PermissionLabels Read::PermissionLabels => Yes      Yes              NotServed  NotServed;
    ListMetadata     Read::ListMetadata(vec![KIND]) => Yes Yes           NotServed  NotServed;
    ReadMetadata     read_metadata()     => Yes         Yes              NotServed  NotServed;
}

table! { of_the_page(PageCommand, |command| request(CommandPage { document: document(), command, then_look: None }))
    //               a sample               side panel  beside the page  launcher   anybody
    Describe         describe()          => Yes         Yes              NotServed  NotServed;
    Read             read()              => Yes         Yes              NotServed  NotServed;
    Fill             fill()              => Yes         Yes              NotServed  NotServed;
    Ring             ring()              => Yes         Yes              NotServed  NotServed;
    FocusTarget      focus_target()      => Yes         Yes              NotServed  NotServed;
    KeepClear        keep_clear()        => Yes         Yes              NotServed  NotServed;
    SeePanel         PageCommand::SeePanel => Yes       Yes              NotServed  NotServed;
    RingUnseen       ring_unseen()       => Yes         Yes              NotServed  NotServed;
    Pick             pick()              => Yes         Yes              NotServed  NotServed;
    Clear            PageCommand::Clear  => Yes         Yes              NotServed  NotServed;
}

table! { of_the_launcher(Word, Question::Word)
    //               a sample               side panel  beside the page  launcher   anybody
    Loaded           Word::Loaded        => NotServed   NotServed        Yes        NotServed;
    Opened           Word::Opened        => NotServed   NotServed        Yes        NotServed;
    Closed           Word::Closed        => NotServed   NotServed        Yes        NotServed;
}

#[test]
fn every_asker_is_answered_as_the_tables_say() {
    let tables = [requests(), of_the_org(), of_the_keystore(), of_the_page(), of_the_launcher()];
    for row in tables.into_iter().flatten() {
        for (index, (asker, expected)) in ASKERS.into_iter().zip(row.decisions).enumerate() {
            assert_eq!(column(asker), index, "the column of {asker:?}");
            assert_eq!(decide(asker, row.question), expected, "{asker:?} asks {}", row.name);
        }
    }
}

#[test]
fn a_decision_that_depends_on_the_key_is_no_while_that_is_unknown() {
    for (decision, unknown, none, held) in [
        (Yes, true, true, true),
        (IfNoKeyIsHeld, false, true, false),
        (NotHere, false, false, false),
        (NotServed, false, false, false),
    ] {
        let permitted = [KeyHeld::Unknown, KeyHeld::None, KeyHeld::Held].map(|key| decision.permits(key));
        assert_eq!(permitted, [unknown, none, held], "{decision:?}");
    }
}

#[test]
fn more_reads_at_once_than_any_reading_has_are_for_nobody() {
    let decision = |count: usize| {
        let reads = vec![Read::Identity; count];
        decide(Asker::SidePanel, request(ReadOrg { expected: None, reads }))
    };
    assert_eq!([decision(60), decision(61)], [Yes, NotServed]);
}

/// Design, invariant I8a.
#[test]
fn beside_the_page_no_key_is_brought_in_revealed_or_lost() {
    let permitted = |asked| {
        let decision = decide(Asker::Embedded, request(AskKeystore { request: asked }));
        [KeyHeld::Unknown, KeyHeld::None, KeyHeld::Held].map(|key| decision.permits(key))
    };
    for asked in [load(), sign(), offer_private_key(), Keystore::RevokeOffer, Keystore::Forget] {
        assert_eq!(permitted(asked.clone()), [false; 3], "{asked:?}");
    }
    assert_eq!(permitted(make()), [false, true, false], "one that takes the place of none may be made");
}

#[test]
fn a_certificate_alone_and_an_earlier_pair_are_held_too() {
    let facts = CertificateFacts {
        fingerprint: String::new(),
        certificate_pem: String::new(),
        subject: String::new(),
        not_after_ms: 0,
        bits: 2048,
        created_ms: 0,
        weaknesses: Weaknesses::default(),
    };
    let making = |replaces_existing| KeyState::Making { since_ms: 0, replaces_existing };
    let failed = |replaces_existing| KeyState::Failed { why: Failure::Stopped, replaces_existing };
    for (state, held) in [
        (KeyState::None, KeyHeld::None),
        (making(false), KeyHeld::None),
        (making(true), KeyHeld::Held),
        (failed(false), KeyHeld::None),
        (failed(true), KeyHeld::Held),
        (KeyState::Ready(facts.clone()), KeyHeld::Held),
        (KeyState::CertificateOnly(facts), KeyHeld::Held),
    ] {
        assert_eq!(KeyHeld::from(&state), held, "{state:?}");
    }
}

/// The pages that an effort of the page agent may go to, beside those where it never goes.
fn assert_goes_to(pages: Pages, expected: [bool; 3], what: &str) {
    let places = [Place::Setup, Place::Withheld, Place::Elsewhere];
    assert_eq!(places.map(|place| pages.include(Some(place))), expected, "{what}");
    for place in [Some(Place::SignedOut), Some(Place::Maintenance), None] {
        assert!(!pages.include(place), "{what} at {place:?}");
    }
}

#[test]
fn the_page_agent_works_on_pages_of_setup_and_rings_one_button_of_a_withheld_page() {
    let expected = [
        // the command, and whether it goes to a page of Setup, a withheld one, another one
        ("Describe", [true, false, false]),
        ("Read", [true, false, false]),
        ("Fill", [true, false, false]),
        ("Ring", [true, false, false]),
        ("FocusTarget", [true, false, false]),
        ("KeepClear", [true, false, false]),
        ("SeePanel", [true, true, true]),
        ("RingUnseen", [true, true, true]),
        ("Pick", [true, false, false]),
        ("Clear", [true, true, true]),
    ];
    let rows = of_the_page();
    assert_eq!(rows.len(), expected.len(), "a line for each command");
    for (row, (name, goes_to)) in rows.iter().zip(expected) {
        let Question::Request(Request::CommandPage(call)) = row.question else {
            panic!("{} is no command", row.name)
        };
        assert_eq!(row.name, name);
        assert_goes_to(pages(&call.command), goes_to, name);
    }
    assert_goes_to(DESCRIBED, [true, true, false], "a look at the page");
}

fn request(call: impl Into<Request>) -> Question<'static> {
    Question::Request(Box::leak(Box::new(call.into())))
}

fn look() -> Look {
    Look { marks: SitePolicy::default() }
}

fn read_org() -> ReadOrg {
    let expected = Some(Identity { org_id: String::new(), user_id: String::new() });
    ReadOrg { expected, reads: vec![Read::Identity, Read::Query(soql())] }
}

const KIND: MetadataType = MetadataType::ExternalClientApplication;

fn soql() -> Soql {
    Soql::select(&["Id"], "User").where_eq("Name", "x").build()
}

fn read_metadata() -> Read {
    Read::ReadMetadata { kind: KIND, names: vec!["A".to_owned()] }
}

fn describe_page() -> DescribePage {
    DescribePage { marks: SitePolicy::default(), after_fills: false }
}

fn document() -> DocumentId {
    DocumentId("1".to_owned())
}

fn command_page() -> CommandPage {
    CommandPage { document: document(), command: PageCommand::Clear, then_look: None }
}

fn open_setup() -> OpenSetup {
    OpenSetup { path: "/lightning/setup/PermSets/home".to_owned() }
}

fn ask_keystore() -> AskKeystore {
    AskKeystore { request: Keystore::Status }
}

fn test_login() -> TestLogin {
    TestLogin {
        consumer_key: String::new(),
        username: String::new(),
        org_kind: OrgKind::Production,
        afterwards: Afterwards::End,
    }
}

fn reach_class() -> ReachClass {
    ReachClass { login: test_login(), path: ApexRestPath::try_from("/x".to_owned()).unwrap() }
}

fn try_route() -> TryRoute {
    TryRoute { login: test_login(), route: Route::General }
}

fn take_surface() -> TakeSurface {
    TakeSurface { surface: Standing::Side }
}

fn make() -> Keystore {
    let subject = Subject { common_name: "x".to_owned(), organization: None, country: None };
    Keystore::Make { subject, days: 365, bits: 2048, replaces: None }
}

fn load() -> Keystore {
    Keystore::Load { files: Files::Certificate { certificate: FileAddress("blob:x".to_owned()) } }
}

fn sign() -> Keystore {
    Keystore::Sign { iss: "x".to_owned(), sub: "x".to_owned(), aud: "x".to_owned() }
}

fn offer_private_key() -> Keystore {
    Keystore::OfferPrivateKey { form: KeyForm::Pkcs8 }
}

fn describe() -> PageCommand {
    PageCommand::Describe { marks: SitePolicy::default(), after_fills: false }
}

fn read() -> PageCommand {
    PageCommand::Read { handle: Handle(1) }
}

fn focus_target() -> PageCommand {
    PageCommand::FocusTarget { handle: Handle(1) }
}

fn keep_clear() -> PageCommand {
    let place = RingBox { x: 1.0, y: 1.0, width: 1.0, height: 1.0 };
    PageCommand::KeepClear { frame: String::new(), place }
}

fn pick() -> PageCommand {
    PageCommand::Pick { kinds: Vec::new() }
}

fn fill() -> PageCommand {
    PageCommand::Fill { handle: Handle(1), action: FillAction::SetChecked { on: true } }
}

fn ring() -> PageCommand {
    PageCommand::Ring { handle: Handle(1), label: String::new() }
}

fn ring_unseen() -> PageCommand {
    let (starts, beside) = (Vec::new(), Vec::new());
    PageCommand::RingUnseen { marks: SitePolicy::default(), starts, beside, label: String::new() }
}
