//! Whom a certificate names.

use super::error::{CertificateError, SubjectPart};
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::der::asn1::{Any, ObjectIdentifier, SetOfVec};
use x509_cert::der::oid::db::rfc4519::{COMMON_NAME, COUNTRY_NAME, ORGANIZATION_NAME};
use x509_cert::der::{Decode, Encode, Tag};
use x509_cert::name::{Name, RdnSequence, RelativeDistinguishedName};

/// `ub-common-name` and `ub-organization-name` of RFC 5280, appendix A.1, in characters.
const LONGEST: usize = 64;

/// A checked subject: a common name, and when given an organization and a country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    common_name: String,
    organization: Option<String>,
    country: Option<String>,
}

impl Subject {
    /// Checks the parts against the bounds of RFC 5280, appendix A.1, after
    /// cutting spaces at the ends. The country is an ISO 3166 code of two capital letters.
    pub fn new(
        common_name: &str,
        organization: Option<&str>,
        country: Option<&str>,
    ) -> Result<Subject, CertificateError> {
        let text = |value: &str, part| checked(value, part, is_directory_string);
        Ok(Subject {
            common_name: text(common_name, SubjectPart::CommonName)?,
            organization: organization.map(|value| text(value, SubjectPart::Organization)).transpose()?,
            country: country.map(|value| checked(value, SubjectPart::Country, is_country)).transpose()?,
        })
    }

    /// The distinguished name, from the general to the particular: C, O, CN.
    ///
    /// RFC 5280, section 4.1.2.4, wants `UTF8String` or `PrintableString`, and
    /// `PrintableString` for the country.
    pub(super) fn to_name(&self) -> Result<Name, CertificateError> {
        let mut names = RdnSequence::default();
        if let Some(country) = &self.country {
            names.push(single(COUNTRY_NAME, Tag::PrintableString, country)?);
        }
        if let Some(organization) = &self.organization {
            names.push(single(ORGANIZATION_NAME, Tag::Utf8String, organization)?);
        }
        names.push(single(COMMON_NAME, Tag::Utf8String, &self.common_name)?);
        let der = names.to_der().map_err(|_| CertificateError::Encoding)?;
        Name::from_der(&der).map_err(|_| CertificateError::Encoding)
    }
}

fn checked(value: &str, part: SubjectPart, is_allowed: fn(&str) -> bool) -> Result<String, CertificateError> {
    let value = value.trim();
    if is_allowed(value) { Ok(value.to_owned()) } else { Err(CertificateError::Subject(part)) }
}

fn is_directory_string(value: &str) -> bool {
    (1..=LONGEST).contains(&value.chars().count()) && !value.chars().any(char::is_control)
}

fn is_country(value: &str) -> bool {
    value.len() == 2 && value.bytes().all(|letter| letter.is_ascii_uppercase())
}

fn single(
    oid: ObjectIdentifier,
    tag: Tag,
    value: &str,
) -> Result<RelativeDistinguishedName, CertificateError> {
    let value = Any::new(tag, value.as_bytes()).map_err(|_| CertificateError::Encoding)?;
    SetOfVec::try_from(vec![AttributeTypeAndValue { oid, value }])
        .map(RelativeDistinguishedName::from)
        .map_err(|_| CertificateError::Encoding)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn a_common_name_alone_is_enough() {
        let subject = Subject::new("Webex Contact Center", None, None).unwrap();
        assert_eq!(subject.to_name().unwrap().to_string(), "CN=Webex Contact Center");
    }

    #[test]
    fn all_three_parts_are_written_in_order() {
        let subject = Subject::new("server", Some("Müller, Söhne & Co"), Some("DE")).unwrap();
        assert_eq!(subject.to_name().unwrap().to_string(), "CN=server,O=Müller\\, Söhne & Co,C=DE");
    }

    #[test]
    fn spaces_at_the_ends_are_cut() {
        assert_eq!(Subject::new(" a ", None, None), Subject::new("a", None, None));
    }

    #[test]
    fn a_part_outside_its_bounds_is_refused_by_name() {
        let long = "é".repeat(65);
        let refused = |subject: Result<Subject, CertificateError>| match subject {
            Err(CertificateError::Subject(part)) => Some(part),
            _ => None,
        };
        for common_name in ["", "   ", "two\nlines", "nul\0", long.as_str()] {
            let subject = Subject::new(common_name, None, None);
            assert_eq!(refused(subject), Some(SubjectPart::CommonName), "{common_name:?}");
        }
        let subject = Subject::new("a", Some(""), None);
        assert_eq!(refused(subject), Some(SubjectPart::Organization));
        for country in ["", "D", "de", "DEU", "D1", "ÄÖ"] {
            let subject = Subject::new("a", None, Some(country));
            assert_eq!(refused(subject), Some(SubjectPart::Country), "{country:?}");
        }
    }

    #[test]
    fn sixty_four_characters_fit_whatever_their_bytes() {
        assert!(Subject::new(&"é".repeat(64), None, None).is_ok());
    }
}
