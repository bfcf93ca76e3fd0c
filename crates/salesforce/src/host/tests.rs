//! Addresses of orgs, and addresses that only look like them.
#![allow(clippy::unwrap_used, reason = "tests")]

use super::*;

/// Address of a page, and the API host it leads to.
const ORGS: [(&str, &str); 26] = [
    ("https://acme.my.salesforce.com", "acme.my.salesforce.com"),
    ("https://acme.my.salesforce.com/", "acme.my.salesforce.com"),
    ("https://acme.my.salesforce.com:443/", "acme.my.salesforce.com"),
    ("https://acme.my.salesforce.com/home/home.jsp?x=1#y", "acme.my.salesforce.com"),
    ("https://acme.my.salesforce.com?ec=302", "acme.my.salesforce.com"),
    ("https://acme.my.salesforce.com#top", "acme.my.salesforce.com"),
    ("https://ACME.my.Salesforce.com/", "acme.my.salesforce.com"),
    ("HTTPS://acme.my.salesforce.com/", "acme.my.salesforce.com"),
    ("https://acme.my.salesforce-setup.com/lightning/setup/SetupOneHome/home", "acme.my.salesforce.com"),
    ("https://acme.lightning.force.com/lightning/page/home", "acme.my.salesforce.com"),
    ("https://a.my.salesforce.com/", "a.my.salesforce.com"),
    ("https://4u.my.salesforce.com/", "4u.my.salesforce.com"),
    ("https://acme--uat.sandbox.my.salesforce.com/", "acme--uat.sandbox.my.salesforce.com"),
    ("https://acme--uat.sandbox.my.salesforce-setup.com/", "acme--uat.sandbox.my.salesforce.com"),
    ("https://acme--uat.sandbox.lightning.force.com/", "acme--uat.sandbox.my.salesforce.com"),
    ("https://acme-dev-ed.develop.my.salesforce.com/", "acme-dev-ed.develop.my.salesforce.com"),
    ("https://acme-dev-ed.develop.my.salesforce-setup.com/", "acme-dev-ed.develop.my.salesforce.com"),
    ("https://acme-dev-ed.develop.lightning.force.com/", "acme-dev-ed.develop.my.salesforce.com"),
    ("https://flow-ruby-1.scratch.my.salesforce-setup.com/", "flow-ruby-1.scratch.my.salesforce.com"),
    ("https://brave-fox-2.trailblaze.lightning.force.com/", "brave-fox-2.trailblaze.my.salesforce.com"),
    ("https://acme.demo.my.salesforce-setup.com/", "acme.demo.my.salesforce.com"),
    ("https://acme.free.my.salesforce-setup.com/", "acme.free.my.salesforce.com"),
    ("https://acme.patch.my.salesforce-setup.com/", "acme.patch.my.salesforce.com"),
    ("https://acme-dev-ed.my.salesforce-setup.com/", "acme-dev-ed.my.salesforce.com"),
    ("https://myco.lightning.force.com/?a=https://evil.example/", "myco.my.salesforce.com"),
    ("https://salesforce.my.salesforce.com/", "salesforce.my.salesforce.com"),
];

const STRANGERS: [&str; 47] = [
    "",
    "acme.my.salesforce.com",
    "//acme.my.salesforce.com/",
    "https:/acme.my.salesforce.com/",
    "https://",
    "https:///acme.my.salesforce.com",
    "http://acme.my.salesforce.com/",
    "ftp://acme.my.salesforce.com/",
    "blob:https://acme.my.salesforce.com/1",
    "javascript://acme.my.salesforce.com/%0aalert(1)",
    "chrome-extension://acme.my.salesforce.com/panel.html",
    "view-source:https://acme.my.salesforce.com/",
    "https://acme.my.salesforce.com:8443/",
    "https://acme.my.salesforce.com:80/",
    "https://acme.my.salesforce.com:/",
    "https://acme.my.salesforce.com:0443/",
    "https://user@acme.my.salesforce.com/",
    "https://user:word@acme.my.salesforce.com/",
    "https://acme.my.salesforce.com@evil.example/",
    "https://acme.my.salesforce.com:443@evil.example/",
    "https://acme.my.salesforce.com./",
    "https://acme.my.salesforce.com.evil.example/",
    "https://acme.my.salesforce.com.evil.example:443/",
    "https://evil.example/acme.my.salesforce.com",
    "https://evil.example/?https://acme.my.salesforce.com/",
    "https://evil.example#.my.salesforce.com",
    "https://evil.example?.my.salesforce.com",
    "https://evil.example\\.my.salesforce.com/",
    "https://acme.my.salesforce.com\\@evil.example/",
    "https://evil-my.salesforce.com/",
    "https://acme.mysalesforce.com/",
    "https://acme.my-salesforce.com/",
    "https://acmemy.salesforce.com/",
    "https://acme.my.salesforce-setup.com.evil.example/",
    "https://acme.my.salesforce-setup.co/",
    "https://acme.lightning.force.com.evil.example/",
    "https://acme.evillightning.force.com/",
    "https://acme.lightning.evilforce.com/",
    "https://my.salesforce.com/",
    "https://.my.salesforce.com/",
    "https://acme..my.salesforce.com/",
    "https://-acme.my.salesforce.com/",
    "https://acme-.my.salesforce.com/",
    "https://acme.my.my.salesforce.com/",
    "https://ac me.my.salesforce.com/",
    "https://\u{430}cme.my.salesforce.com/",
    "https://help.salesforce.com/",
];

#[test]
fn a_page_of_an_org_leads_to_its_api_host() {
    for (page, host) in ORGS {
        let found = ApiHost::of_page(page);
        assert_eq!(found.as_ref().map(ApiHost::as_str), Some(host), "{page}");
    }
}

#[test]
fn a_page_that_only_looks_like_it_leads_nowhere() {
    for page in STRANGERS {
        assert_eq!(ApiHost::of_page(page), None, "{page}");
        assert_eq!(place_of(page), None, "{page}");
    }
    let long = format!("https://{}.my.salesforce.com/", "a".repeat(64));
    assert_eq!(ApiHost::of_page(&long), None);
}

#[test]
fn setup_is_on_its_own_host_with_the_name_unchanged() {
    let host = ApiHost::of_page("https://acme--uat.sandbox.lightning.force.com/").unwrap();
    assert_eq!(host.setup_origin(), "https://acme--uat.sandbox.my.salesforce-setup.com");
    assert_eq!(host.origin(), "https://acme--uat.sandbox.my.salesforce.com");
}

#[test]
fn a_stored_host_is_examined_again() {
    let read = |text: &str| serde_json::from_str::<ApiHost>(text).ok();
    assert!(read("\"acme.my.salesforce.com\"").is_some());
    for bad in ["\"evil.example\"", "\"acme.lightning.force.com\"", "\"x/.my.salesforce.com\"", "7"] {
        assert_eq!(read(bad), None, "{bad}");
    }
}

#[test]
fn the_address_tells_setup_login_and_maintenance_apart() {
    let acme = |tail: &str| place_of(&format!("https://acme.my.salesforce-setup.com{tail}"));
    for setup in
        ["/lightning/setup/SetupOneHome/home", "/lightning/setup", "/lightning/setup/PermSets/home?x=1"]
    {
        assert_eq!(acme(setup), Some(Place::Setup), "{setup}");
    }
    for gone in ["/login.jsp", "/secur/logout.jsp", "/?ec=302&startURL=%2Fsetup", "?startURL=%2F&ec=302"] {
        assert_eq!(acme(gone), Some(Place::SignedOut), "{gone}");
    }
    assert_eq!(acme("/msg/maintenanceandavailable.jsp"), Some(Place::Maintenance));
    for other in [
        "/",
        "/lightning/setupfake",
        "/lightning/page/home",
        "/x?ec=302",
        "/lightning/o/login.jsp",
        "/?sec=302",
    ] {
        assert_eq!(acme(other), Some(Place::Elsewhere), "{other}");
    }
    assert!(!is_setup_page("https://evil.example/lightning/setup/home"));
}

#[test]
fn a_path_that_leaves_setup_is_none_of_it() {
    for path in [
        "/lightning/setup/PermSets/home",
        "/lightning/setup/PermSets/page?address=%2Fudd%2FPermissionSet%2FnewPermissionSet.apexp",
        "/lightning/setup/Users/page?address=/..",
        "/lightning/setup/ManageExternalClientApplication/0xI5g000000001AAAQ/detail",
        "/lightning/setup/SetupOneHome/home/",
        "/lightning/setup/..a/home",
    ] {
        assert!(is_setup_path(path), "{path}");
    }
    for path in [
        "/lightning/setup/../o/Account/home",
        "/lightning/setup/Users/../../n/x",
        "/lightning/setup/%2e%2E/x",
        "/lightning/setup/.%2e/x",
        "/lightning/setup/%2e./x",
        "/lightning/setup/Users/..",
        "/lightning/setup/./../x",
        "/lightning/setup//evil.example/x",
        "/lightning/setup/a\\..\\x",
        "/lightning/setup/a/.\t./.\t./x",
        "/lightning/setup/a\n",
        "/lightning/setup",
        "/lightning/setupx/home",
        "//evil.example/lightning/setup/x",
        "https://evil.example/lightning/setup/x",
        "",
    ] {
        assert!(!is_setup_path(path), "{path:?}");
    }
}
