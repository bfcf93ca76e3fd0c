//! Questions as requests, and replies as answers.
#![allow(clippy::unwrap_used, reason = "tests")]

use super::*;
use crate::answer::{Identity, Listed};
use crate::http::Method;
use crate::session::SessionId;
use crate::xml::Fault;
use zeroize::Zeroizing;

const SESSION: &str = "00D5g000004kXyZ!AQ&x";

fn session() -> SessionId {
    SessionId::new(SESSION.to_owned()).unwrap()
}

fn request(read: &Read) -> Request {
    read.request(Version::NEWEST, &session()).ok().unwrap()
}

fn authorization(request: &Request) -> Option<&str> {
    request.headers().iter().find(|header| header.name == "Authorization").map(|header| header.value.as_str())
}

fn reply(status: u16, content_type: &str, body: &str) -> Reply {
    Reply {
        status,
        content_type: Some(content_type.to_owned()),
        date: None,
        limit_info: None,
        retry_after: None,
        body: Zeroizing::new(body.to_owned()),
    }
}

fn rest_answer(read: &Read, status: u16, body: &str) -> Result<Answer, ApiError> {
    read.parse(&reply(status, "application/json;charset=UTF-8", body))
}

fn soap(inner: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\" \
         xmlns=\"http://soap.sforce.com/2006/04/metadata\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <soapenv:Body>{inner}</soapenv:Body></soapenv:Envelope>"
    )
}

fn query() -> Read {
    Read::Query(Soql::select(&["Id"], "User").where_eq("Username", "o'neil+x@acme.example").build())
}

fn global_settings() -> Read {
    Read::ReadMetadata { kind: MetadataType::ExtlClntAppGlobalOauthSettings, names: vec!["A&B_g".to_owned()] }
}

#[test]
fn only_the_versions_are_asked_without_the_session() {
    let versions = request(&Read::Versions);
    assert_eq!((versions.method(), versions.path()), (Method::Get, "/services/data/"));
    assert_eq!(authorization(&versions), None);
    let identity = request(&Read::Identity);
    assert_eq!(identity.path(), "/services/data/v67.0/");
    assert_eq!(authorization(&identity), Some("Bearer 00D5g000004kXyZ!AQ&x"));
}

#[test]
fn a_query_stays_within_its_parameter() {
    let request = request(&query());
    assert_eq!(
        request.path(),
        "/services/data/v67.0/query?q=SELECT%20Id%20FROM%20User%20WHERE%20Username%20%3D%20%27o%5C%27neil%2Bx%40acme.example%27"
    );
    let Read::Query(soql) = query() else { unreachable!() };
    let tooling = Read::ToolingQuery(soql).request(Version::OLDEST, &session()).ok().unwrap();
    assert!(tooling.path().starts_with("/services/data/v60.0/tooling/query?q=SELECT"));
}

#[test]
fn a_soap_call_carries_the_session_in_its_header_only() {
    let request = request(&global_settings());
    assert_eq!((request.method(), request.path()), (Method::Post, "/services/Soap/m/67.0"));
    assert_eq!(authorization(&request), None);
    let body = request.body().unwrap();
    assert!(body.contains("<met:sessionId>00D5g000004kXyZ!AQ&amp;x</met:sessionId>"), "{body}");
    assert!(body.contains("<met:fullNames>A&amp;B_g</met:fullNames>"), "{body}");
}

#[test]
fn a_question_too_large_for_one_call_is_not_sent() {
    let kind = MetadataType::ExternalClientApplication;
    let malformed = [
        Read::ListMetadata(Vec::new()),
        Read::ListMetadata(vec![kind; 4]),
        Read::ReadMetadata { kind, names: Vec::new() },
        Read::ReadMetadata { kind, names: vec!["A".to_owned(); 11] },
    ];
    for read in malformed {
        let error = read.request(Version::NEWEST, &session()).err();
        assert_eq!(error, Some(ApiError::NotSent { why: Obstacle::Malformed }));
    }
}

#[test]
fn the_identity_is_org_and_user() {
    let body = r#"{"identity":"https://login.salesforce.com/id/00D5g000004kXyZEAU/0055g00000AbCdEAAV","query":"/x"}"#;
    let identity =
        Identity { org_id: "00D5g000004kXyZEAU".to_owned(), user_id: "0055g00000AbCdEAAV".to_owned() };
    assert_eq!(rest_answer(&Read::Identity, 200, body), Ok(Answer::Identity(identity)));
    let bad = [
        "https://login.salesforce.com/id/00D5g000004kXyZEAU",
        "https://login.salesforce.com/id/00D5g000004kXyZEAU/",
        "https://login.salesforce.com/id/0055g00000AbCdEAAV/00D5g000004kXyZEAU",
        "http://login.salesforce.com/id/00D5g000004kXyZEAU/0055g00000AbCdEAAV",
        "",
    ];
    for address in bad {
        assert_eq!(Identity::of_address(address), None, "{address}");
    }
}

#[test]
fn versions_are_read_and_the_odd_one_left_out() {
    let body = r#"[{"label":"Summer '26","url":"/services/data/v67.0","version":"67.0"},{"version":"x"},{}]"#;
    assert_eq!(rest_answer(&Read::Versions, 200, body), Ok(Answer::Versions(vec![Version::NEWEST])));
}

#[test]
fn permission_labels_are_those_of_the_permission_fields() {
    let body =
        r#"{"fields":[{"name":"Id","label":"ID"},{"name":"PermissionsApiEnabled","label":"API aktiviert"}]}"#;
    let labels = [("ApiEnabled".to_owned(), "API aktiviert".to_owned())].into();
    assert_eq!(rest_answer(&Read::PermissionLabels, 200, body), Ok(Answer::PermissionLabels(labels)));
}

#[test]
fn a_refused_query_says_why() {
    let cases = [
        (
            400,
            r#"[{"message":"sObject type 'X' is not supported.","errorCode":"INVALID_TYPE"}]"#,
            "INVALID_TYPE",
        ),
        (403, r#"[{"message":"no","errorCode":"API_DISABLED_FOR_ORG"}]"#, "API_DISABLED_FOR_ORG"),
        (
            404,
            r#"[{"errorCode":"NOT_FOUND","message":"The requested resource does not exist"}]"#,
            "NOT_FOUND",
        ),
    ];
    for (status, body, code) in cases {
        let error = rest_answer(&query(), status, body).unwrap_err();
        assert!(error.has_code(code), "{error:?}");
    }
    let expired = r#"[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]"#;
    assert_eq!(rest_answer(&query(), 401, expired), Err(ApiError::SignedOut));
    let limit = r#"[{"message":"TotalRequests Limit exceeded.","errorCode":"REQUEST_LIMIT_EXCEEDED"}]"#;
    let expected = ApiError::Limit { text: "TotalRequests Limit exceeded.".to_owned() };
    assert_eq!(rest_answer(&query(), 403, limit), Err(expected));
}

#[test]
fn an_answer_that_makes_no_sense_is_no_answer() {
    for body in [
        "",
        "{",
        "{}",
        "[]",
        "null",
        r#"{"records":[]}"#,
        r#"{"done":true,"records":[1]}"#,
        r#"{"done":1,"records":[]}"#,
    ] {
        let error = rest_answer(&query(), 200, body).unwrap_err();
        assert!(matches!(error, ApiError::NotUnderstood { status: 200, .. }), "{body}: {error:?}");
    }
    let page = reply(200, "text/html", "<html><body>We are down for maintenance</body></html>");
    assert_eq!(query().parse(&page), Err(ApiError::WebPage { status: 200 }));
    assert_eq!(global_settings().parse(&page), Err(ApiError::WebPage { status: 200 }));
    assert_eq!(query().parse(&reply(503, "text/plain", "")), Err(ApiError::Maintenance));
    assert_eq!(query().parse(&reply(401, "text/html", "<html>")), Err(ApiError::SignedOut));
}

#[test]
fn components_are_listed_with_the_time_of_their_change() {
    let read = Read::ListMetadata(vec![MetadataType::ExtlClntAppConfigurablePolicies]);
    let body = soap(
        "<listMetadataResponse><result><fileName>x</fileName><fullName>WxCC_SCV_plcy</fullName>\
         <lastModifiedDate>2026-09-07T10:00:00.000Z</lastModifiedDate>\
         <type>ExtlClntAppConfigurablePolicies</type></result></listMetadataResponse>",
    );
    let listed = Listed {
        kind: MetadataType::ExtlClntAppConfigurablePolicies,
        full_name: "WxCC_SCV_plcy".to_owned(),
        id: None,
        last_modified: Some("2026-09-07T10:00:00.000Z".to_owned()),
    };
    assert_eq!(read.parse(&reply(200, "text/xml", &body)), Ok(Answer::Listed(vec![listed])));
    let none = soap("<listMetadataResponse/>");
    assert_eq!(read.parse(&reply(200, "text/xml", &none)), Ok(Answer::Listed(Vec::new())));
}

#[test]
fn a_consumer_secret_is_dropped_while_parsing() {
    let body = soap(
        "<readMetadataResponse><result><records xsi:type=\"ExtlClntAppGlobalOauthSettings\"><fullName>G</fullName>\
         <certificate>-----BEGIN CERTIFICATE-----\nMII&#43;\n-----END CERTIFICATE-----\n</certificate>\
         <consumerKey>3MVG9x</consumerKey><consumerSecret>HUSH</consumerSecret><consumersecret>HUSH</consumersecret>\
         <idTokenConfig><consumerSecret>HUSH</consumerSecret></idTokenConfig>\
         <isConsumerSecretOptional>true</isConsumerSecretOptional></records>\
         <records xsi:nil=\"true\"/></result></readMetadataResponse>",
    );
    let answer = global_settings().parse(&reply(200, "text/xml", &body)).unwrap();
    assert!(!format!("{answer:?}").contains("HUSH"), "{answer:?}");
    let Answer::Metadata(records) = answer else { unreachable!() };
    let [settings] = records.as_slice() else { panic!("{records:?}") };
    assert_eq!(settings.text("consumerKey"), Some("3MVG9x"));
    assert_eq!(settings.flag("isConsumerSecretOptional"), Some(true));
    assert_eq!(settings.flag("isPkceRequired"), None);
    assert_eq!(
        settings.text("certificate"),
        Some("-----BEGIN CERTIFICATE-----\nMII+\n-----END CERTIFICATE-----")
    );
    for cut in [0, 50, 300, 400, body.len() - 10] {
        let error = global_settings().parse(&reply(200, "text/xml", body.get(..cut).unwrap())).unwrap_err();
        assert!(!format!("{error:?}").contains("HUSH"), "{error:?}");
    }
}

#[test]
fn of_a_connected_app_the_secret_within_is_dropped_too() {
    let read = Read::ReadMetadata { kind: MetadataType::ConnectedApp, names: vec!["CC".to_owned()] };
    let body = soap(
        "<readMetadataResponse><result><records xsi:type=\"ConnectedApp\"><fullName>CC</fullName><label>CC</label>\
         <oauthConfig><consumerKey>3MVG9x</consumerKey><consumerSecret>HUSH</consumerSecret>\
         <isAdminApproved>true</isAdminApproved><scopes>Api</scopes><scopes>RefreshToken</scopes>\
         <idTokenConfig><consumerSecret>HUSH</consumerSecret></idTokenConfig></oauthConfig></records></result>\
         </readMetadataResponse>",
    );
    let answer = read.parse(&reply(200, "text/xml", &body)).unwrap();
    assert!(!format!("{answer:?}").contains("HUSH"), "{answer:?}");
    let Answer::Metadata(records) = answer else { unreachable!() };
    let [app] = records.as_slice() else { panic!("{records:?}") };
    assert_eq!(app.within("oauthConfig", "consumerKey"), Some("3MVG9x"));
    assert_eq!(app.flag_within("oauthConfig", "isAdminApproved"), Some(true));
    let config = app.all("oauthConfig").next().unwrap();
    assert_eq!(config.parts.iter().filter(|part| part.name == "scopes").count(), 2);
}

fn profile(records: &str) -> Result<Answer, ApiError> {
    let read = Read::ReadMetadata { kind: MetadataType::Profile, names: vec!["Admin".to_owned()] };
    let body = soap(&format!("<readMetadataResponse><result>{records}</result></readMetadataResponse>"));
    read.parse(&reply(200, "text/xml", &body))
}

#[test]
fn what_stands_in_a_component_several_times_is_kept_each_with_its_parts() {
    let answer = profile(
        "<records xsi:type=\"Profile\"><fullName>Admin</fullName><custom>false</custom>\n\
         <loginIpRanges>\n <endAddress>192.0.2.9</endAddress><startAddress>192.0.2.1</startAddress></loginIpRanges>\
         <loginHours><mondayStart>480</mondayStart></loginHours>\
         <loginIpRanges><endAddress>198.51.100.9</endAddress></loginIpRanges></records><records xsi:nil=\"true\"/>",
    );
    let Ok(Answer::Metadata(records)) = answer else { panic!("{answer:?}") };
    let [profile] = records.as_slice() else { panic!("{records:?}") };
    let ends: Vec<_> = profile.all("loginIpRanges").map(|range| range.text("endAddress")).collect();
    assert_eq!(ends, [Some("192.0.2.9"), Some("198.51.100.9")]);
    let starts: Vec<_> = profile.all("loginIpRanges").map(|range| range.text("startAddress")).collect();
    assert_eq!(starts, [Some("192.0.2.1"), None]);
    assert_eq!(profile.all("loginHours").next().unwrap().text("mondayStart"), Some("480"));
    assert_eq!(profile.all("custom").count(), 0, "nothing else of a profile is kept");
}

#[test]
fn a_component_that_speaks_with_two_tongues_is_not_understood() {
    let twice_below =
        "<fullName>A</fullName><loginHours><mondayEnd>1</mondayEnd><mondayEnd>2</mondayEnd></loginHours>";
    let bad = [
        "<records xsi:type=\"Profile\"><fullName>A</fullName><loginHours/><loginHours/></records>",
        "<records xsi:type=\"Profile\"><fullName>A</fullName><fullName>B</fullName></records>",
        "<records xsi:type=\"Profile\"><custom>true</custom></records>",
        "<records xsi:type=\"PermissionSet\"><fullName>A</fullName></records>",
        "</result><result>",
        &format!("<records xsi:type=\"Profile\">{twice_below}</records>"),
    ];
    for records in bad {
        let answer = profile(records);
        assert!(matches!(answer, Err(ApiError::NotUnderstood { status: 200, .. })), "{records}: {answer:?}");
    }
    assert_eq!(profile("<records/>"), Ok(Answer::Metadata(Vec::new())));
}

#[test]
fn an_answer_that_is_no_document_says_what_it_is_instead() {
    let cut = profile("<records>").unwrap_err();
    assert_eq!(cut, ApiError::NotXml { status: 200, why: Fault::Malformed });
    let shown = words::in_english(&(&cut).into());
    assert_eq!(shown, "the answer was not read (HTTP 200): it is not well-formed XML");
    let typed = reply(200, "text/xml", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///x'>]><a>&b;</a>");
    let expected = ApiError::NotXml { status: 200, why: Fault::DocumentType };
    assert_eq!(global_settings().parse(&typed), Err(expected));
    let large = reply(200, "text/xml", &soap(&" ".repeat(8 << 20)));
    assert_eq!(global_settings().parse(&large), Err(ApiError::TooLarge { kibibytes: 8192 }));
}

#[test]
fn a_fault_is_a_refusal() {
    let fault = |code: &str, text: &str| {
        let inner = format!(
            "<soapenv:Fault><faultcode>sf:{code}</faultcode><faultstring>{code}: {text}</faultstring></soapenv:Fault>"
        );
        global_settings().parse(&reply(500, "text/xml", &soap(&inner))).unwrap_err()
    };
    assert_eq!(fault("INVALID_SESSION_ID", "Invalid Session ID found in SessionHeader"), ApiError::SignedOut);
    let refused = fault("INSUFFICIENT_ACCESS", "use of the Metadata API requires a user with ...");
    assert!(refused.has_code("INSUFFICIENT_ACCESS"));
    assert_eq!(
        words::in_english(&(&refused).into()),
        "Salesforce refused: use of the Metadata API requires a user with ... (INSUFFICIENT_ACCESS)"
    );
}

#[test]
fn questions_and_answers_survive_the_way_between_contexts() {
    for read in [Read::Versions, Read::Identity, query(), Read::PermissionLabels, global_settings()] {
        let text = serde_json::to_string(&read).unwrap();
        assert_eq!(serde_json::from_str::<Read>(&text).unwrap(), read, "{text}");
    }
    assert!(serde_json::from_str::<Read>("{\"delete\":\"x\"}").is_err());
    let body = r#"{"totalSize":1,"done":true,"records":[{"attributes":{"type":"User"},"Id":"005"}]}"#;
    let answer = rest_answer(&query(), 200, body).unwrap();
    let text = serde_json::to_string(&answer).unwrap();
    assert_eq!(serde_json::from_str::<Answer>(&text).unwrap(), answer, "{text}");
}
