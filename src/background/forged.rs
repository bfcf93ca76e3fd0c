//! Messages that nobody of ours has sent: thousands of them, and none has an effect.

use super::policy::{self, Asker, Decision, Question};
use super::source::Source;
use crate::browser::runtime::{Sender, SenderTab};
use crate::protocol::background::{Envelope, Request};
use crate::protocol::keystore;
use crate::protocol::launcher::Said;
use serde_json::{Value, json};

const OWN: &str = "abcdefghijklmnopabcdefghijklmnop";
const ROUNDS: u64 = 5_000;
const SETUP: &str = "https://acme.my.salesforce-setup.com/lightning/setup/SetupOneHome/home";

/// Chance that repeats itself (a linear congruential generator after Knuth, The Art of
/// Computer Programming, volume 2, 3.3.4).
struct Chance(u64);

impl Chance {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % count.max(1)
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        of.get(self.below(of.len())).expect("a list that is not empty")
    }
}

/// What a sound panel could ask, as it is written.
fn requests() -> Vec<Value> {
    let marks = json!({
        "never_describe": [], "never_read": [], "page_errors": [], "toasts": [], "field_errors": [],
    });
    let keystore = [
        json!({"kind": "make", "subject": {"common_name": "x", "organization": null, "country": null}, "days": 365, "bits": 2048, "replaces": null}),
        json!({"kind": "load", "files": {"kind": "certificate", "certificate": "blob:x"}}),
        json!({"kind": "cancel"}),
        json!({"kind": "status"}),
        json!({"kind": "certificate"}),
        json!({"kind": "sign", "iss": "a", "sub": "b", "aud": "c"}),
        json!({"kind": "offer_private_key", "form": "pkcs8"}),
        json!({"kind": "revoke_offer"}),
        json!({"kind": "forget"}),
    ];
    let login = json!({"consumer_key": "3MVG9", "username": "a@b.example", "org_kind": "production"});
    let mut all = vec![
        json!({"call": "look", "marks": marks}),
        json!({"call": "read_org", "expected": null, "reads": ["identity", {"query": "SELECT Id FROM User"}, "permission_labels", {"list_metadata": ["ExternalClientApplication"]}]}),
        json!({"call": "describe_page", "marks": marks, "after_fills": false}),
        json!({"call": "command_page", "document": "D", "command": {"do": "fill", "handle": 1, "action": {"kind": "set_checked", "on": true}}, "then_look": null}),
        json!({"call": "command_page", "document": "D", "command": {"do": "clear"}, "then_look": null}),
        json!({"call": "see_panel"}),
        json!({"call": "open_setup", "path": "/lightning/setup/Users/home"}),
        json!({"call": "reach_class", "login": login, "path": "/x"}),
        json!({"call": "try_route", "login": login, "route": "general"}),
        json!({"call": "stop_asking"}),
        json!({"call": "leave_tab"}),
        json!({"call": "take_surface", "surface": "side"}),
    ];
    let mut test_login = login.clone();
    if let Some(fields) = test_login.as_object_mut() {
        fields.insert("call".to_owned(), json!("test_login"));
    }
    all.push(test_login);
    all.extend(keystore.into_iter().map(|request| json!({"call": "ask_keystore", "request": request})));
    all
}

/// Somebody who is neither panel nor launcher, by what the browser says.
fn stranger(chance: &mut Chance) -> Sender {
    let panel = format!("chrome-extension://{OWN}/panel.html");
    let side_panel = format!("chrome-extension://{OWN}/sidepanel.html");
    let page = |path: &str| format!("chrome-extension://{OWN}/{path}");
    let evil = "https://evil.example/panel.html".to_owned();
    let own = || Some(OWN.to_owned());
    let other = || Some("ponmlkjihgfedcbaponmlkjihgfedcba".to_owned());
    let (id, url, frame): (_, _, Option<f64>) = match chance.below(12) {
        // A page of the web, and one that names our pages.
        0 => (None, Some(evil), Some(0.0)),
        1 => (None, Some(panel), Some(4.0)),
        // Another extension.
        2 => (other(), Some(side_panel), None),
        3 => (other(), Some(panel), Some(4.0)),
        4 => (other(), Some(SETUP.to_owned()), Some(0.0)),
        // Ours, at a wrong place.
        5 => (own(), Some(panel), Some(0.0)),
        6 => (own(), Some(side_panel), Some(*chance.one(&[0.0, 4.0]))),
        7 => (
            own(),
            Some(page(chance.one::<&str>(&[
                "keystore.html",
                "manifest.json",
                "a/panel.html",
                "background.js",
            ]))),
            None,
        ),
        8 => (own(), Some(evil), Some(0.0)),
        // A content script in a frame of Setup, or of a page that is none of Setup.
        9 => (own(), Some(SETUP.to_owned()), Some(7.0)),
        10 => (own(), Some("https://acme.my.salesforce.com/home".to_owned()), Some(0.0)),
        _ => (own(), None, None),
    };
    let tab =
        frame.map(|_| SenderTab { id: i32::try_from(chance.below(9)).unwrap_or_default(), window_id: 1 });
    Sender { id, url, tab, frame_id: frame }
}

/// A message with something changed, or as it is.
fn bent(mut message: Value, chance: &mut Chance) -> Value {
    let wrong =
        [json!(null), json!(true), json!(-1), json!(1e300), json!("x"), json!([]), json!({}), json!("\u{0}")];
    for _ in 0..chance.below(3) {
        let mut place = &mut message;
        loop {
            let names: Vec<String> =
                place.as_object().map(|fields| fields.keys().cloned().collect()).unwrap_or_default();
            if names.is_empty() {
                *place = chance.one(&wrong).clone();
                break;
            }
            let name = chance.one(&names).clone();
            match (chance.below(5), place.as_object_mut()) {
                (0, Some(fields)) => {
                    fields.remove(&name);
                    break;
                }
                (1, Some(fields)) => {
                    fields.insert("extra".to_owned(), chance.one(&wrong).clone());
                    break;
                }
                (_, Some(fields)) => place = fields.entry(name).or_insert(Value::Null),
                (_, None) => break,
            }
        }
    }
    message
}

/// What the background would make of a message, as in [`super::serve`].
fn decided(asker: Asker, message: &Value) -> Option<(Decision, Option<Request>)> {
    if let Ok(said) = serde_json::from_value::<Said>(message.clone()) {
        return Some((policy::decide(asker, Question::Word(said.launcher)), None));
    }
    let envelope: Envelope = serde_json::from_value(message.clone()).ok()?;
    Some((policy::decide(asker, Question::Request(&envelope.request)), Some(envelope.request)))
}

fn message(chance: &mut Chance) -> Value {
    let requests = requests();
    if chance.below(5) == 0 {
        let word = *chance.one(&["loaded", "opened", "closed", "obeyed"]);
        return json!({"to": "background", "launcher": word, "token": "x"});
    }
    let version = *chance.one(&["0.1.0", "0.0.9", "", "99"]);
    json!({"to": "background", "version": version, "tab": 7, "request": chance.one(&requests)})
}

#[test]
fn the_samples_are_sound_so_that_what_is_turned_away_is_so_for_its_sender() {
    for request in requests() {
        let sound = json!({"to": "background", "version": "0.1.0", "tab": 7, "request": request});
        let (decision, _) =
            decided(Asker::SidePanel, &sound).unwrap_or_else(|| panic!("not read: {request}"));
        let is_signing = request.to_string().contains("\"sign\"");
        assert_eq!(decision == Decision::Yes, !is_signing, "{request}");
    }
}

#[test]
fn whatever_a_stranger_sends_has_no_effect() {
    let mut chance = Chance(15);
    let mut read = 0;
    for round in 0..ROUNDS {
        let source = Source::of(&stranger(&mut chance), Some(OWN));
        let message = message(&mut chance);
        let message = bent(message, &mut chance);
        if let Some((decision, _)) = decided(source.asker(), &message) {
            read += 1;
            assert_eq!(decision, Decision::NotServed, "round {round}: {source:?} sends {message}");
        }
    }
    assert!(read > ROUNDS / 4, "enough of them were of a known form: {read}");
}

#[test]
fn a_launcher_asks_nothing_and_a_panel_beside_a_page_gets_no_key_session_or_login() {
    let mut chance = Chance(16);
    for round in 0..ROUNDS {
        let message = message(&mut chance);
        let message = bent(message, &mut chance);
        if let Some((decision, Some(_))) = decided(Asker::Launcher, &message) {
            assert_eq!(decision, Decision::NotServed, "round {round}: {message}");
        }
        let Some((decision, Some(request))) = decided(Asker::Embedded, &message) else { continue };
        let is_sensitive = match &request {
            Request::TestLogin(_)
            | Request::ReachClass(_)
            | Request::TryRoute(_)
            | Request::TakeSurface(_) => true,
            Request::AskKeystore(call) => !matches!(
                call.request,
                keystore::Request::Status
                    | keystore::Request::Certificate
                    | keystore::Request::Cancel
                    | keystore::Request::Make { .. }
            ),
            _ => false,
        };
        if is_sensitive {
            assert_eq!(decision, Decision::NotHere, "round {round}: {message}");
        }
    }
}

#[test]
fn a_batch_of_reads_that_holds_anything_else_is_refused_whole() {
    let batch = |part: Value| {
        let reads = json!(["identity", {"query": "SELECT Id FROM User"}, part]);
        let request = json!({"call": "read_org", "expected": null, "reads": reads});
        let message = json!({"to": "background", "version": "0.1.0", "tab": 7, "request": request});
        decided(Asker::SidePanel, &message).map(|(decision, _)| decision)
    };
    assert_eq!(batch(json!({"tooling_query": "SELECT Id FROM ApexClass"})), Some(Decision::Yes));
    for part in [
        json!("write"),
        json!({"update": {"object": "PermissionSet", "id": "0PS"}}),
        json!({"method": "PATCH", "url": "/services/data/v67.0/sobjects/PermissionSet/0PS", "body": {}}),
        json!({"query": "SELECT Id FROM User", "method": "DELETE"}),
        json!({"query": {"text": "SELECT Id FROM User"}}),
        json!({"read_metadata": {"kind": "ExternalClientApplication", "names": [], "write": true}}),
        json!({"update_metadata": {"kind": "ExternalClientApplication", "names": []}}),
        json!(["identity"]),
        json!(null),
    ] {
        assert!(matches!(batch(part.clone()), None | Some(Decision::NotServed)), "{part}");
    }
}
