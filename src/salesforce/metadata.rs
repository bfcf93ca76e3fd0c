//! Metadata API over SOAP: which components there are, and what they say.
//!
//! Only `listMetadata` and `readMetadata` are spoken (Metadata API Developer
//! Guide). REST has no counterpart that reads.

use super::answer::{Listed, MetadataRecord, MetadataType, Version};
use super::error::{ApiError, Problem, Quoting};
use super::http::{Bound, Reply, Request};
use super::session::Bearer;
use super::xml::{Element, escape_into};
use std::collections::BTreeMap;
use std::fmt::Write;
use zeroize::Zeroizing;

/// Where the Metadata API is.
pub(super) fn address(version: Version) -> String {
    format!("/services/Soap/m/{version}")
}

pub(super) fn list_request(kinds: &[MetadataType], version: Version, bearer: &impl Bearer) -> Request {
    let mut call = "<met:listMetadata>".to_owned();
    for kind in kinds {
        call.push_str("<met:queries><met:type>");
        call.push_str(kind.as_str());
        call.push_str("</met:type></met:queries>");
    }
    write!(call, "<met:asOfVersion>{version}</met:asOfVersion></met:listMetadata>")
        .expect("a String takes all text");
    soap_request(&call, version, bearer)
}

pub(super) fn read_request(
    kind: MetadataType,
    names: &[String],
    version: Version,
    bearer: &impl Bearer,
) -> Request {
    let mut call = format!("<met:readMetadata><met:type>{}</met:type>", kind.as_str());
    for name in names {
        call.push_str("<met:fullNames>");
        escape_into(&mut call, name);
        call.push_str("</met:fullNames>");
    }
    call.push_str("</met:readMetadata>");
    soap_request(&call, version, bearer)
}

/// The session stands in the SOAP header; SOAP knows no `Authorization` header.
fn soap_request(call: &str, version: Version, bearer: &impl Bearer) -> Request {
    let mut session = Zeroizing::new(String::with_capacity(bearer.secret().len() * 6));
    escape_into(&mut session, bearer.secret());
    let pieces = [
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
        "<env:Envelope xmlns:env=\"http://schemas.xmlsoap.org/soap/envelope/\"",
        " xmlns:met=\"http://soap.sforce.com/2006/04/metadata\">",
        "<env:Header><met:SessionHeader><met:sessionId>",
        session.as_str(),
        "</met:sessionId></met:SessionHeader></env:Header><env:Body>",
        call,
        "</env:Body></env:Envelope>",
    ];
    // Its final size is reserved, so that growing leaves no copy of the session behind.
    let mut body = Zeroizing::new(String::with_capacity(pieces.iter().map(|piece| piece.len()).sum()));
    for piece in pieces {
        body.push_str(piece);
    }
    Request::post(address(version), "text/xml; charset=utf-8", body, Bound::DESCRIPTION)
        .with("SOAPAction", "\"\"")
}

pub(super) fn parse_list(reply: &Reply) -> Result<Vec<Listed>, ApiError> {
    let body = body_of(reply)?;
    let response = body.child("listMetadataResponse").ok_or_else(|| not_understood(reply))?;
    response
        .children_named("result")
        .map(|result| {
            let kind = result.child_text("type").and_then(MetadataType::parse);
            let full_name = result.child_text("fullName").map(str::to_owned);
            let (kind, full_name) = kind.zip(full_name).ok_or_else(|| not_understood(reply))?;
            Ok(Listed {
                kind,
                full_name,
                last_modified: result.child_text("lastModifiedDate").map(str::to_owned),
            })
        })
        .collect()
}

/// Names that were not found come back as empty records and are left out.
pub(super) fn parse_read(kind: MetadataType, reply: &Reply) -> Result<Vec<MetadataRecord>, ApiError> {
    let body = body_of(reply)?;
    let result = body.child("readMetadataResponse").and_then(|response| response.child("result"));
    let result = result.ok_or_else(|| not_understood(reply))?;
    let found = result.children_named("records").filter_map(|record| {
        let full_name = record.child_text("fullName")?.to_owned();
        Some(MetadataRecord { kind, full_name, elements: elements(kind, record) })
    });
    Ok(found.collect())
}

/// The elements that are kept, those inside of one by its name and place.
fn elements(kind: MetadataType, record: &Element) -> BTreeMap<String, String> {
    let mut elements = BTreeMap::new();
    for name in kind.kept() {
        for (place, child) in record.children_named(name).enumerate() {
            if child.children.is_empty() {
                elements.insert((*name).to_owned(), child.text.trim().to_owned());
            }
            for inner in &child.children {
                let path = format!("{name}.{place}.{}", inner.name);
                elements.insert(path, inner.text.trim().to_owned());
            }
        }
    }
    elements
}

/// The body of the envelope, or what the fault in it says.
fn body_of(reply: &Reply) -> Result<Element, ApiError> {
    let envelope = match Element::parse(&reply.body) {
        Ok(element) if element.name == "Envelope" => element,
        _ => return Err(not_understood(reply)),
    };
    let body = envelope.children.into_iter().find(|child| child.name == "Body");
    let body = body.ok_or_else(|| not_understood(reply))?;
    match body.child("Fault") {
        Some(fault) => Err(ApiError::from_problems(reply.status, vec![problem_of(fault)])),
        None if reply.succeeded() => Ok(body),
        None => Err(not_understood(reply)),
    }
}

/// A fault's code carries a prefix, as in `sf:INVALID_SESSION_ID`, which its text repeats.
fn problem_of(fault: &Element) -> Problem {
    let code = fault.child_text("faultcode").unwrap_or_default();
    let code = code.rsplit(':').next().unwrap_or(code);
    let text = fault.child_text("faultstring").unwrap_or_default();
    let message = text.strip_prefix(code).and_then(|rest| rest.strip_prefix(": ")).unwrap_or(text);
    Problem { code: code.to_owned(), message: message.to_owned() }
}

fn not_understood(reply: &Reply) -> ApiError {
    ApiError::from_stranger(reply, Quoting::Never)
}
