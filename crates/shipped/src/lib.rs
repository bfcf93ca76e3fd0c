//! The guides and the locators that are shipped in the package.

use guide::Guide;
use pages::catalog::Catalog;

/// Where things are on Salesforce's pages.
pub fn catalog() -> Catalog {
    Catalog::from_json(include_str!(concat!(env!("OUT_DIR"), "/locators.json")))
        .expect("the build script has read the same text as locators")
}

/// All guides, in the order of their file names.
pub fn guides() -> Vec<Guide> {
    serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/guides.json")))
        .expect("the build script has read the same text as guides")
}

#[cfg(test)]
mod tests {
    use super::*;
    use guide::{CheckId, Values};

    #[test]
    fn the_guide_of_record_is_shipped_with_the_names_of_its_source() {
        let guides = guides();
        let guide = guides.first().expect("one guide is shipped");
        let values = Values::defaults(guide);
        assert_eq!(guide.id.as_str(), "webex-contact-center");
        assert_eq!(values.get("permission_set_label"), Some("IVR Access to SCV Apex Classes"));
        assert_eq!(values.get("app_api_name"), Some("WxCC_SCV"));
    }

    #[test]
    fn without_the_class_only_its_own_access_cannot_be_checked() {
        let guides = guides();
        let guide = guides.first().expect("one guide is shipped");
        let dependents = guide.dependents(&CheckId::from("prerequisites.apex-class"));
        assert_eq!(
            dependents,
            [CheckId::from("prerequisites.apex-class"), CheckId::from("permission-set.apex-class")]
        );
    }
}
