//! Reads that travel together, and what comes back for each.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use super::*;
use crate::answer::{Extent, MetadataType};
use crate::error::Problem;
use crate::http::Method;
use crate::read::soql::Soql;
use serde_json::{Value, json};

const ME: &str = r#"{"identity":"https://login.salesforce.com/id/00D5g000004kXyZEAU/0055g00000AbCdEAAV"}"#;

fn session() -> SessionId {
    SessionId::new("00D5g000004kXyZ!secret".to_owned()).unwrap()
}

fn me() -> Identity {
    Identity { org_id: "00D5g000004kXyZEAU".to_owned(), user_id: "0055g00000AbCdEAAV".to_owned() }
}

fn known() -> Whose {
    Whose { known: Some(me()), expected: Some(me()) }
}

fn query(name: &str) -> Read {
    Read::Query(Soql::select(&["Id"], "User").where_eq("Name", name).build())
}

fn queries(count: usize) -> Vec<Read> {
    (0..count).map(|number| query(&number.to_string())).collect()
}

#[expect(clippy::unnecessary_wraps, reason = "as what sends requests gives it")]
fn reply(status: u16, body: &str) -> Result<Reply, ApiError> {
    Ok(Reply::of(status, body))
}

/// The parts that a request holds.
fn parts(request: &Request) -> Vec<Value> {
    let body: Value = serde_json::from_str(request.body().unwrap()).unwrap();
    body["compositeRequest"].as_array().unwrap().clone()
}

/// The answer to a part: a row whose id is the address of the question.
fn row(part: &Value) -> Value {
    let body = json!({ "totalSize": 1, "done": true, "records": [{ "attributes": {}, "Id": part["url"] }] });
    json!({ "body": body, "httpHeaders": {}, "httpStatusCode": 200, "referenceId": part["referenceId"] })
}

fn refusal(part: &Value, status: u16, code: &str) -> Value {
    let body = json!([{ "errorCode": code, "message": "as asked by the test" }]);
    json!({ "body": body, "httpHeaders": {}, "httpStatusCode": status, "referenceId": part["referenceId"] })
}

fn together(parts: &[Value]) -> Result<Reply, ApiError> {
    reply(200, &json!({ "compositeResponse": parts }).to_string())
}

/// The reply to a request in which all goes well; a query alone gets its address, too.
fn well(request: &Request) -> Result<Reply, ApiError> {
    if request.method() == Method::Post {
        return together(&parts(request).iter().map(row).collect::<Vec<_>>());
    }
    let body = json!({ "totalSize": 1, "done": true, "records": [{ "Id": request.path() }] });
    reply(200, &body.to_string())
}

/// What each question was answered, where the reply to the first request is this.
fn outcomes(count: usize, first: Result<Reply, ApiError>) -> (Vec<Outcome>, Calls) {
    let session = session();
    let mut exchange = Exchange::begin(&session, Version::NEWEST, known(), queries(count));
    assert_eq!(exchange.requests().len(), 1);
    exchange.take(vec![first]);
    loop {
        let requests = exchange.requests();
        if requests.is_empty() {
            let readings = exchange.finish().unwrap();
            return (readings.answers, readings.calls);
        }
        exchange.take(requests.iter().map(well).collect());
    }
}

/// The address of the question that was answered.
fn id(outcome: &Outcome) -> &str {
    let Ok(Answer::Records(records)) = outcome else { panic!("{outcome:?}") };
    assert_eq!(records.extent, Extent::Complete);
    records.rows[0].some_text("Id").unwrap()
}

/// The parts of a request with so many queries.
fn sent(count: usize) -> Vec<Value> {
    let session = session();
    let mut exchange = Exchange::begin(&session, Version::NEWEST, known(), queries(count));
    parts(&exchange.requests()[0])
}

fn assert_each_its_own(outcomes: &[Outcome]) {
    for (outcome, read) in outcomes.iter().zip(queries(outcomes.len())) {
        assert_eq!(id(outcome), read.address(Version::NEWEST));
    }
}

#[test]
fn five_queries_at_most_go_together_and_what_can_not_goes_alone() {
    let session = session();
    for (count, sizes) in
        [(1, &[][..]), (2, &[2]), (5, &[5]), (6, &[3, 3]), (11, &[4, 4, 3]), (16, &[4, 4, 4, 4])]
    {
        let mut exchange = Exchange::begin(&session, Version::NEWEST, known(), queries(count));
        let requests = exchange.requests();
        let together = requests.iter().filter(|request| request.method() == Method::Post);
        assert_eq!(together.map(|request| parts(request).len()).collect::<Vec<_>>(), sizes, "{count}");
    }
    let kind = MetadataType::ExternalClientApplication;
    let mut reads = queries(6);
    let Read::Query(soql) = query("x") else { unreachable!() };
    reads.extend([
        Read::Identity,
        Read::ToolingQuery(soql),
        Read::ListMetadata(vec![kind]),
        Read::PermissionLabels,
    ]);
    let mut exchange = Exchange::begin(&session, Version::NEWEST, Whose::default(), reads);
    let requests = exchange.requests();
    let paths: Vec<_> = requests.iter().map(|request| request.path().split('?').next().unwrap()).collect();
    let data = "/services/data/v67.0";
    let expected = [
        format!("{data}/"),
        format!("{data}/tooling/query"),
        "/services/Soap/m/67.0".to_owned(),
        format!("{data}/composite"),
        format!("{data}/composite"),
    ];
    assert_eq!(paths, expected);
    let sizes: Vec<_> = requests[3..].iter().map(|request| parts(request).len()).collect();
    assert_eq!(sizes, [4, 3], "what describes an object counts as no query");
}

#[test]
fn a_request_of_several_carries_the_session_in_its_header_alone_and_no_reference() {
    let session = session();
    let reads = vec![query("@{part1.records[0].Id}"), query("b")];
    let mut exchange = Exchange::begin(&session, Version::NEWEST, known(), reads);
    let requests = exchange.requests();
    let body = requests[0].body().unwrap();
    assert!(!body.contains("secret") && !body.contains("@{"), "{body}");
    let authorization = requests[0].headers().iter().find(|header| header.name == "Authorization").unwrap();
    assert_eq!(authorization.value.as_str(), "Bearer 00D5g000004kXyZ!secret");
}

#[test]
fn each_part_comes_back_to_its_question_in_whatever_order() {
    let parts = sent(4);
    let (all, calls) = outcomes(4, together(&parts.iter().rev().map(row).collect::<Vec<_>>()));
    assert_each_its_own(&all);
    assert_eq!(calls, Calls { requests: 1, round_trips: 1, api_calls: 1 });
}

#[test]
fn a_part_that_is_refused_keeps_its_own_words_and_takes_nothing_else_with_it() {
    let parts = sent(3);
    let answers = vec![row(&parts[0]), refusal(&parts[1], 400, "INVALID_FIELD"), row(&parts[2])];
    let (all, calls) = outcomes(3, together(&answers));
    let problem = Problem { code: "INVALID_FIELD".to_owned(), message: "as asked by the test".to_owned() };
    assert_eq!(all[1], Err(ApiError::Refused { status: 400, problems: vec![problem] }));
    for place in [0, 2] {
        assert_eq!(id(&all[place]), query(&place.to_string()).address(Version::NEWEST));
    }
    assert_eq!(calls.requests, 1, "nothing is asked twice");
}

#[test]
fn a_part_that_may_be_otherwise_alone_is_asked_alone() {
    let parts = sent(2);
    let with = |name: &str, value: Value| {
        let mut part = row(&parts[1]);
        part["body"][name] = value;
        part
    };
    let cut_within = json!([{ "Id": "x", "Children": { "totalSize": 9, "done": false, "records": [] } }]);
    for second in [
        with("done", json!(false)),
        with("records", json!([{ "attributes": { "type": "User" } }])),
        with("records", cut_within),
        with("records", json!("none")),
        refusal(&parts[1], 404, "NOT_FOUND"),
        refusal(&parts[1], 405, "METHOD_NOT_ALLOWED"),
        refusal(&parts[1], 500, "UNKNOWN_EXCEPTION"),
        refusal(&parts[1], 400, "PROCESSING_HALTED"),
        refusal(&json!({ "referenceId": null }), 400, "LIMIT_EXCEEDED"),
        refusal(&parts[0], 400, "INVALID_FIELD"),
    ] {
        let (all, calls) = outcomes(2, together(&[row(&parts[0]), second.clone()]));
        assert_each_its_own(&all);
        assert_eq!(calls, Calls { requests: 2, round_trips: 2, api_calls: 2 }, "{second}");
    }
}

#[test]
fn what_fails_together_is_asked_alone() {
    for first in [
        reply(400, r#"[{"errorCode":"LIMIT_EXCEEDED","message":"too many"}]"#),
        reply(
            400,
            r#"{"compositeResponse":[{"body":[{"errorCode":"LIMIT_EXCEEDED","message":"x"}],"httpHeaders":{},"httpStatusCode":400,"referenceId":null}]}"#,
        ),
        reply(404, r#"[{"errorCode":"NOT_FOUND","message":"The requested resource does not exist"}]"#),
        reply(500, r#"[{"errorCode":"UNKNOWN_EXCEPTION","message":"x"}]"#),
        reply(200, "<html>"),
        reply(200, r#"{"compositeResponse":[]}"#),
        reply(200, "[]"),
        reply(200, ""),
        Err(ApiError::NoAnswer),
        Err(ApiError::TooSlow { seconds: 20 }),
        Err(ApiError::TooLarge { kibibytes: 8192 }),
    ] {
        let (all, calls) = outcomes(3, first);
        assert_each_its_own(&all);
        assert_eq!(calls, Calls { requests: 4, round_trips: 2, api_calls: 4 });
    }
}

#[test]
fn what_no_question_would_get_through_is_not_asked_again() {
    let limit = r#"[{"errorCode":"REQUEST_LIMIT_EXCEEDED","message":"TotalRequests Limit exceeded."}]"#;
    let session = r#"[{"errorCode":"INVALID_SESSION_ID","message":"Session expired or invalid"}]"#;
    let mut slow_down = Reply::of(429, "[]");
    slow_down.retry_after = Some("3".to_owned());
    for (first, expected) in [
        (reply(403, limit), ApiError::Limit { text: "TotalRequests Limit exceeded.".to_owned() }),
        (reply(401, session), ApiError::SignedOut),
        (reply(503, "<html>"), ApiError::Maintenance),
        (Ok(slow_down), ApiError::Busy { status: 429, seconds: Some(3) }),
        (Err(ApiError::Stopped), ApiError::Stopped),
    ] {
        let (all, calls) = outcomes(3, first);
        assert_eq!(all, vec![Err(expected); 3]);
        assert_eq!(calls.requests, 1);
    }
}

#[test]
fn a_malformed_question_is_not_sent_and_keeps_no_other_from_its_answer() {
    let session = session();
    let reads = vec![Read::ListMetadata(Vec::new()), query("0")];
    let mut exchange = Exchange::begin(&session, Version::NEWEST, known(), reads);
    let requests = exchange.requests();
    assert_eq!(requests.len(), 1);
    exchange.take(requests.iter().map(well).collect());
    assert!(exchange.requests().is_empty());
    let answers = exchange.finish().unwrap().answers;
    assert_eq!(answers[0], Err(ApiError::NotSent { why: Obstacle::Malformed }));
    assert_eq!(id(&answers[1]), query("0").address(Version::NEWEST));
}

#[test]
fn whose_session_it_is_comes_with_the_first_answers() {
    let session = session();
    let mut reads = queries(2);
    reads.insert(0, Read::Identity);
    let whose = Whose { known: None, expected: Some(me()) };
    let mut exchange = Exchange::begin(&session, Version::NEWEST, whose, reads);
    let requests = exchange.requests();
    assert_eq!(requests.len(), 2);
    exchange.take(vec![reply(200, ME), well(&requests[1])]);
    assert!(exchange.requests().is_empty());
    let readings = exchange.finish().unwrap();
    assert_eq!(readings.identity, me());
    assert_eq!(readings.answers[0], Ok(Answer::Identity(me())));
    assert_each_its_own(&readings.answers[1..]);
    assert_eq!(readings.calls, Calls { requests: 2, round_trips: 1, api_calls: 2 });
}

#[test]
fn what_was_answered_under_another_org_or_user_is_thrown_away_whole() {
    let identity = |org: &str, user: &str| {
        reply(
            200,
            &json!({ "identity": format!("https://login.salesforce.com/id/{org}/{user}") }).to_string(),
        )
    };
    let (org, user) = ("00D5g000004kXyZEAU", "0055g00000AbCdEAAV");
    let not_sent = |why| ApiError::NotSent { why };
    for (told, expected, error) in [
        (identity(org, "0055g00000OtherAAA"), Some(me()), not_sent(Obstacle::OtherUser)),
        (identity("00D000000000001AAA", user), Some(me()), not_sent(Obstacle::OtherOrg)),
        // Nobody is expected, and still the session says whose it is by itself.
        (identity("00D000000000001AAA", user), None, not_sent(Obstacle::OtherOrg)),
        (Err(ApiError::TooSlow { seconds: 20 }), None, ApiError::TooSlow { seconds: 20 }),
        (Err(ApiError::TooSlow { seconds: 20 }), Some(me()), ApiError::TooSlow { seconds: 20 }),
    ] {
        let session = session();
        let whose = Whose { known: None, expected };
        let mut exchange = Exchange::begin(&session, Version::NEWEST, whose, queries(7));
        let requests = exchange.requests();
        let mut replies: Vec<_> = requests.iter().skip(1).map(well).collect();
        // A part of it would be asked again, alone.
        replies[1] = Err(ApiError::NoAnswer);
        replies.insert(0, told);
        exchange.take(replies);
        assert!(exchange.requests().is_empty(), "nothing more is asked");
        assert_eq!(exchange.finish().err(), Some(error));
    }
    let session = session();
    let stranger = Identity { user_id: "0055g00000OtherAAA".to_owned(), ..me() };
    let whose = Whose { known: Some(stranger), expected: Some(me()) };
    let mut exchange = Exchange::begin(&session, Version::NEWEST, whose, queries(2));
    assert!(exchange.requests().is_empty(), "where that is known before, nothing is asked at all");
    assert_eq!(exchange.finish().err(), Some(not_sent(Obstacle::OtherUser)));
}
