//! Metadata API over SOAP: which components there are, and what they say.
//!
//! Only `listMetadata` and `readMetadata` are spoken (Metadata API Developer
//! Guide). REST has no counterpart that reads.

use super::answer::{Listed, MetadataPart, MetadataRecord, MetadataType, Version};
use super::error::{ApiError, Problem, Quoting};
use super::http::{Bound, Reply, Request};
use super::session::Bearer;
use super::xml::{Element, Repeated, escape_into};
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
    let envelope = envelope(reply)?;
    let response = response(&envelope, reply, "listMetadataResponse")?;
    let listed = response.all("result").map(|result| {
        let text = |name: &str| text_of(result, name).ok();
        let kind = text("type")?.as_deref().and_then(MetadataType::parse);
        let (kind, full_name) = kind.zip(text("fullName")?)?;
        Some(Listed { kind, full_name, id: text("id")?, last_modified: text("lastModifiedDate")? })
    });
    listed.collect::<Option<_>>().ok_or_else(|| not_understood(reply))
}

/// What is kept of the components. Names that were not found come back as empty records and
/// are left out.
pub(super) fn parse_read(kind: MetadataType, reply: &Reply) -> Result<Vec<MetadataRecord>, ApiError> {
    let envelope = envelope(reply)?;
    let response = response(&envelope, reply, "readMetadataResponse")?;
    let result = response.only("result").ok().flatten().ok_or_else(|| not_understood(reply))?;
    let is_found = |record: &&Element| !record.is_nil() && record.elements().next().is_some();
    let records = result.all("records").filter(is_found).map(|record| kept(kind, record));
    records.collect::<Option<_>>().ok_or_else(|| not_understood(reply))
}

/// What is kept of a component. None where it is of another type than was asked for, or says
/// something twice that it can say once: which of the two counts, nobody knows.
fn kept(kind: MetadataType, record: &Element) -> Option<MetadataRecord> {
    if record.declared_type().is_some_and(|declared| declared != kind.as_str()) {
        return None;
    }
    let of_kept = |element: &&Element| kind.kept().contains(&element.name());
    let parts: Vec<_> = record.elements().filter(of_kept).map(part).collect();
    let full_name = text_of(record, "fullName").ok()??;
    are_single(&parts).then_some(MetadataRecord { kind, full_name, parts })
}

fn part(element: &Element) -> MetadataPart {
    let kept = MetadataType::kept_within(element.name());
    let of_kept = |inner: &&Element| kept.is_none_or(|kept| kept.contains(&inner.name()));
    let parts: Vec<_> = element.elements().filter(of_kept).map(part).collect();
    // Between elements stand the spaces of the layout alone.
    let text = if parts.is_empty() { element.text().trim().to_owned() } else { String::new() };
    MetadataPart { name: element.name().to_owned(), text, parts }
}

fn are_single(parts: &[MetadataPart]) -> bool {
    let is_single = |part: &MetadataPart| {
        MetadataType::is_list(&part.name) || parts.iter().filter(|other| other.name == part.name).count() == 1
    };
    parts.iter().all(|part| is_single(part) && are_single(&part.parts))
}

/// The text of the one element of that name, where it is there and not empty.
fn text_of(element: &Element, name: &str) -> Result<Option<String>, Repeated> {
    let text = element.only(name)?.map(|element| element.text().trim().to_owned());
    Ok(text.filter(|text| !text.is_empty()))
}

fn envelope(reply: &Reply) -> Result<Element, ApiError> {
    match Element::parse(&reply.body) {
        Ok(element) if element.name() == "Envelope" => Ok(element),
        Ok(_) => Err(not_understood(reply)),
        Err(fault) => Err(ApiError::from_fault(reply, fault)),
    }
}

/// The response of that name in the body of the envelope, or what the fault in it says.
fn response<'a>(envelope: &'a Element, reply: &Reply, name: &str) -> Result<&'a Element, ApiError> {
    let within = |element: &'a Element, name: &str| element.only(name).ok().flatten();
    let body = within(envelope, "Body").ok_or_else(|| not_understood(reply))?;
    match within(body, "Fault") {
        Some(fault) => Err(ApiError::from_problems(reply.status, vec![problem_of(fault)])),
        None if reply.succeeded() => within(body, name).ok_or_else(|| not_understood(reply)),
        None => Err(not_understood(reply)),
    }
}

/// A fault's code carries a prefix, as in `sf:INVALID_SESSION_ID`, which its text repeats.
fn problem_of(fault: &Element) -> Problem {
    let text = |name: &str| text_of(fault, name).ok().flatten().unwrap_or_default();
    let (code, text) = (text("faultcode"), text("faultstring"));
    let code = code.rsplit(':').next().unwrap_or(&code);
    let message = text.strip_prefix(code).and_then(|rest| rest.strip_prefix(": ")).unwrap_or(&text);
    Problem { code: code.to_owned(), message: message.to_owned() }
}

fn not_understood(reply: &Reply) -> ApiError {
    ApiError::from_stranger(reply, Quoting::Never)
}
