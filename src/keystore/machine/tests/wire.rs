//! The machine reads what background and workers write, and says what they read.

use super::super::message::{AnswerKind, Kind};
use super::super::*;
use super::desk::{Desk, ready};
use crate::protocol::keystore::{
    CertificateFacts, FileAddress, Files, KeyForm, Reply, Request, SignedAssertion, Subject,
};
use serde_json::{from_value, json, to_value};

#[test]
fn every_question_is_known() {
    let subject = Subject { common_name: "a".to_owned(), organization: None, country: None };
    let certificate = FileAddress("blob:x".to_owned());
    let replaces = Some("AA".to_owned());
    let text = || "x".to_owned();
    for (request, kind) in [
        (Request::Make { subject, days: 1, bits: 2048, replaces }, Kind::Make),
        (Request::Load { files: Files::Certificate { certificate } }, Kind::Load),
        (Request::Cancel, Kind::Cancel),
        (Request::Status, Kind::Status),
        (Request::Certificate, Kind::Certificate),
        (Request::Sign { iss: text(), sub: text(), aud: text() }, Kind::Sign),
        (Request::OfferPrivateKey { form: KeyForm::Pkcs1 }, Kind::OfferPrivateKey),
        (Request::RevokeOffer, Kind::RevokeOffer),
        (Request::Forget, Kind::Forget),
    ] {
        let asked: Asked = from_value(to_value(&request).unwrap()).unwrap();
        assert_eq!((asked.kind, asked.place), (kind, Place::Current));
        assert_eq!(asked.replaces.is_some(), kind == Kind::Make);
    }
    assert!(from_value::<Asked>(json!({"kind": "export"})).is_err());
    assert!(from_value::<Asked>(json!({})).is_err());
    let next: Asked = from_value(json!({"kind": "status", "place": "next"})).unwrap();
    assert_eq!(next.place, Place::Next);
}

#[test]
fn every_answer_is_known_by_what_the_script_hands_over_of_it() {
    let facts = CertificateFacts { fingerprint: "A".to_owned(), ..facts() };
    for (reply, kind) in [
        (Reply::State { state: KeyState::Ready(facts) }, AnswerKind::State),
        (Reply::Certificate { pem: "x".to_owned(), file_name: "x".to_owned() }, AnswerKind::Certificate),
        (
            Reply::Assertion { assertion: SignedAssertion::new("x".to_owned()), expires_ms: 1 },
            AnswerKind::Assertion,
        ),
        (Reply::Offer { url: "x".to_owned(), file_name: "x".to_owned() }, AnswerKind::Offer),
        (Reply::Refused { why: Refusal::Stopped }, AnswerKind::Refused),
        (Reply::Refused { why: Refusal::NotIssued { why: Failure::Unsound } }, AnswerKind::Refused),
    ] {
        let mut wire = to_value(&reply).unwrap();
        wire.as_object_mut().unwrap().retain(|name, _| ["kind", "state", "why"].contains(&name.as_str()));
        if let Some(why) = wire.get_mut("why") {
            *why = json!({"kind": why["kind"]});
        }
        let answered: Answered = from_value(wire).unwrap();
        assert_eq!(answered.kind, kind);
        assert_eq!(answered.has_stopped(), reply == Reply::Refused { why: Refusal::Stopped });
        assert_eq!(answered.held().is_some(), kind == AnswerKind::State);
    }
}

fn facts() -> CertificateFacts {
    ready("A").certificate().unwrap().clone()
}

#[test]
fn what_is_answered_and_done_is_what_others_read() {
    for (said, reply) in [
        (Said::State { state: ready("A") }, Reply::State { state: ready("A") }),
        (Said::Refused { why: Refusal::NoKey }, Reply::Refused { why: Refusal::NoKey }),
    ] {
        assert_eq!(from_value::<Reply>(to_value(&said).unwrap()).unwrap(), reply);
    }
    let (_, first) = Machine::start();
    assert_eq!(to_value(&first).unwrap(), json!([{"do": "alarm", "alarm": 0, "after_ms": 300_000}]));
    let mut desk = Desk::open();
    let asked = Asked { kind: Kind::Forget, replaces: None, place: Place::Next };
    let done = to_value(desk.machine.asked(7, &asked, 0)).unwrap();
    let state = json!({"kind": "none"});
    assert_eq!(done[1], json!({"do": "tell", "place": "next", "key_state": state}));
    assert_eq!(done[2], json!({"do": "answer", "asker": 7, "reply": {"kind": "state", "state": state}}));
}
