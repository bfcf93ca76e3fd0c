//! What is let out while an org is read, and what is not (design, invariant I5).
#![allow(clippy::unwrap_used, reason = "tests")]

use super::*;
use salesforce::answer::{MetadataType, Version};
use salesforce::exchange::{Exchange, Whose};
use salesforce::read::{Read, soql::Soql};
use salesforce::session::SessionId;
use serde_json::json;

const KIND: MetadataType = MetadataType::ExternalClientApplication;

fn soql() -> Soql {
    Soql::select(&["Id"], "User").where_eq("Name", "@{part0.x} & \u{e4}").build()
}

fn read_metadata() -> Read {
    Read::ReadMetadata { kind: KIND, names: vec!["A<&>B".to_owned()] }
}

#[test]
fn what_a_reading_sends_is_let_out() {
    let session = SessionId::new("00D5g000004kXyZ!A</env:Body>&x".to_owned()).unwrap();
    let all = vec![
        Read::Query(soql()),
        Read::Query(soql()),
        Read::PermissionLabels,
        Read::ToolingQuery(soql()),
        Read::ListMetadata(vec![KIND; 3]),
        read_metadata(),
    ];
    let each = all.iter().map(|read| vec![read.clone()]);
    for reads in each.chain([all.clone(), vec![Read::PermissionLabels; 20]]) {
        let mut exchange = Exchange::begin(&session, Version::NEWEST, Whose::default(), reads);
        for request in exchange.requests() {
            let (method, path, body) = (request.method(), request.path(), request.body());
            assert!(only_reads(method, path, body), "{method:?} {path} {body:?}");
        }
    }
    let versions = Read::versions_request();
    assert!(only_reads(versions.method(), versions.path(), versions.body()));
}

/// A composite request whose first part reads, and whose second is given.
fn with_part(part: &Value) -> Value {
    let url = "/services/data/v67.0/query?q=SELECT%20Id%20FROM%20User";
    let first = json!({ "method": "GET", "url": url, "referenceId": "part0" });
    json!({ "allOrNone": false, "compositeRequest": [first, part] })
}

#[test]
fn a_request_with_a_part_that_writes_or_is_not_known_does_not_leave() {
    let composite =
        |value: &Value| only_reads(Method::Post, "/services/data/v67.0/composite", Some(&value.to_string()));
    let part = |method: &str, tail: &str| {
        with_part(
            &json!({ "method": method, "url": format!("/services/data/v67.0/{tail}"), "referenceId": "part1" }),
        )
    };
    assert!(composite(&part("GET", "query?q=SELECT%20Id%20FROM%20User")));
    assert!(composite(&part("GET", "sobjects/PermissionSet/describe")));
    for (method, tail) in [
        ("POST", "sobjects/PermissionSet"),
        ("PATCH", "sobjects/PermissionSet/describe"),
        ("DELETE", "query?q=SELECT%20Id%20FROM%20User"),
        ("get", "query?q=SELECT%20Id%20FROM%20User"),
        ("GET", "query?q=SELECT Id&x=y"),
        ("GET", "query?q=@{part0.records[0].Id}"),
        ("GET", "queryAll?q=SELECT%20Id%20FROM%20User"),
        ("GET", "sobjects/PermissionSet/0PS000000000001"),
        ("GET", "sobjects//describe"),
        ("GET", "sobjects/A/../../apexrest/describe"),
        ("GET", "tooling/query?q=SELECT%20Id%20FROM%20ApexClass"),
        ("GET", "composite/sobjects/PermissionSet?ids=0PS"),
        ("GET", "connect/organization"),
        ("GET", "limits"),
        ("GET", ""),
    ] {
        assert!(!composite(&part(method, tail)), "{method} {tail}");
    }
    let url = "/services/data/v67.0/query?q=SELECT%20Id%20FROM%20User";
    let sound = json!({ "method": "GET", "url": url, "referenceId": "part1" });
    let also = |name: &str, value: Value| {
        let mut part = sound.clone();
        part.as_object_mut().unwrap().insert(name.to_owned(), value);
        with_part(&part)
    };
    assert!(composite(&with_part(&sound)));
    for value in [
        also("body", json!({ "Label": "x" })),
        also("httpHeaders", json!({ "X-HTTP-Method-Override": "PATCH" })),
        also("url", json!("/services/apexrest/x")),
        also("url", json!("https://evil.example/services/data/v67.0/query?q=x")),
        also("url", json!("/services/data/v67/query?q=x")),
        also("method", json!(["GET"])),
        with_part(&json!("GET")),
        json!({ "allOrNone": false, "compositeRequest": [] }),
        json!({ "allOrNone": true, "compositeRequest": [sound] }),
        json!({ "allOrNone": false, "compositeRequest": vec![sound.clone(); 26] }),
        json!({ "allOrNone": false, "batchRequests": [sound] }),
        json!([sound]),
    ] {
        assert!(!composite(&value), "{value}");
    }
    let text = with_part(&sound).to_string();
    for twice in [
        text.replacen("\"method\":\"GET\"", "\"method\":\"POST\",\"method\":\"GET\"", 1),
        text.replacen("{\"allOrNone\"", "{\"compositeRequest\":[],\"allOrNone\"", 1),
        format!("{text} "),
    ] {
        assert_ne!(text, twice);
        assert!(!only_reads(Method::Post, "/services/data/v67.0/composite", Some(&twice)), "{twice}");
    }
}

#[test]
fn no_other_request_leaves_while_an_org_is_read() {
    let body = with_part(&json!({})).to_string();
    for path in [
        "/services/data/v67.0/composite/batch",
        "/services/data/v67.0/composite/graph",
        "/services/data/v67.0/composite/sobjects",
        "/services/data/v67.0/tooling/composite",
        "/services/data/v67.0/sobjects/PermissionSet",
        "/services/apexrest/x",
    ] {
        assert!(!only_reads(Method::Post, path, Some(&body)), "{path}");
        assert!(!only_reads(Method::Post, path, None), "{path}");
    }
    for path in
        ["/services/apexrest/x", "/services/data/v67.0/limits", "/services/data/v67.0/query/01g-2000", "/"]
    {
        assert!(!only_reads(Method::Get, path, None), "{path}");
    }
    let soap = |call: &str| {
        let body = format!("<env:Header></env:Header><env:Body>{call}</env:Body></env:Envelope>");
        only_reads(Method::Post, "/services/Soap/m/67.0", Some(&body))
    };
    assert!(soap("<met:readMetadata><met:type>Profile</met:type></met:readMetadata>"));
    for call in [
        "<met:updateMetadata><met:type>Profile</met:type></met:updateMetadata>",
        "<met:deleteMetadata><met:fullNames>A</met:fullNames></met:deleteMetadata>",
        "<met:readMetadata><met:type>A</met:type></met:readMetadata><met:deleteMetadata></met:deleteMetadata><met:readMetadata></met:readMetadata>",
        "<met:readMetadata><met:deploy/></met:readMetadata>",
        "",
    ] {
        assert!(!soap(call), "{call}");
    }
}
