//! The integration user and the profiles, found among others.

use super::*;
use crate::org::ApiClientGrants;
use crate::salesforce::answer::{Record, Records};

/// An answer whose rows are changed.
fn with_rows(outcome: Outcome, change: impl Fn(&mut Vec<Record>)) -> Outcome {
    match outcome {
        Ok(Answer::Records(mut records)) => {
            change(&mut records.rows);
            Ok(Answer::Records(records))
        }
        other => other,
    }
}

#[test]
fn a_full_answer_may_have_left_a_profile_out() {
    let answer = recorded(COMPLETE);
    let of_profiles = |read: &Read| matches!(read, Read::Query(soql) if soql.as_str().contains("IsOwnedByProfile = true") && soql.as_str().ends_with("LIMIT 200"));
    let grants_with = |rows: usize| {
        let seen = observe(wanted(), |read| {
            let outcome = answer(read);
            if !of_profiles(read) {
                return outcome;
            }
            with_rows(outcome, |found| *found = vec![Record::default(); rows])
        });
        let profile = seen.org.profile.known().unwrap().clone().unwrap();
        profile.grants.get().unwrap_err().clone()
    };
    assert!(matches!(grants_with(199), Reason::Lacking { .. }), "{}", grants_with(199));
    assert!(matches!(grants_with(200), Reason::TooMany { .. }), "{}", grants_with(200));
}

#[test]
fn a_permission_that_the_org_does_not_list_is_granted_to_nobody() {
    let grants = |code: &'static str, lists_permissions: bool| {
        let answer = recorded(COMPLETE);
        let seen = observe(wanted(), |read| match read {
            Read::Query(soql) if soql.as_str().contains("PermissionsUseAnyApiClient") => refused(code),
            Read::Query(soql) if soql.as_str().contains("FIELDS(ALL)") && !lists_permissions => {
                refused("INSUFFICIENT_ACCESS")
            }
            read => answer(read),
        });
        seen.org.api_client_grants
    };
    assert_eq!(grants("INVALID_FIELD", true), Observed::Known(ApiClientGrants::NoSuchPermission));
    assert!(grants("INVALID_FIELD", false).known().is_none(), "nothing else says that there is none");
    assert!(grants("INSUFFICIENT_ACCESS", true).known().is_none());
}

#[test]
fn without_a_name_the_integration_user_is_found_or_a_free_name_is() {
    let unnamed = || Wanted { integration_user: None, ..wanted() };
    let is_username =
        |read: &Read| matches!(read, Read::Query(soql) if soql.as_str().contains("Username IN ("));
    // A recording holds questions with the name in it; these differ only by that.
    let rename = |read: &Read| match read {
        Read::Query(soql) => {
            let text = soql.as_str();
            let named = text
                .replace("(Profile.UserLicense.Name =", "(Username = 'scv.integration@acme.example' OR Profile.UserLicense.Name =")
                .replace("(Assignee.Profile.UserLicense.Name =", "(Assignee.Username = 'scv.integration@acme.example' OR Assignee.Profile.UserLicense.Name =");
            serde_json::from_value(serde_json::json!({ "query": named })).unwrap()
        }
        read => read.clone(),
    };
    let answer = recorded(COMPLETE);
    let found = observe(unnamed(), |read| answer(&rename(read)));
    assert_eq!(found.org.integration_user().unwrap().username, "scv.integration@acme.example");
    assert_eq!((found.org.free_username, found.batches.len()), (None, 2));
    let answer = recorded(EMPTY);
    let free = |taken: &'static [&'static str]| {
        let seen = observe(unnamed(), |read| {
            if !is_username(read) {
                return answer(&rename(read));
            }
            let row = |name: &&str| serde_json::from_value(serde_json::json!({ "Username": name })).unwrap();
            let rows = taken.iter().map(row).collect();
            Ok(Answer::Records(Records { rows, extent: Extent::Complete }))
        });
        assert_eq!(seen.org.integration_user, Observed::Known(None));
        seen.org.free_username
    };
    assert_eq!(free(&[]).as_deref(), Some("scv.integration@acme.example"));
    assert_eq!(free(&["SCV.Integration@acme.example"]).as_deref(), Some("scv.integration.2@acme.example"));
    let unread =
        observe(
            unnamed(),
            |read| {
                if is_username(read) { refused("INVALID_FIELD") } else { answer(&rename(read)) }
            },
        );
    assert_eq!(unread.org.free_username, None, "no name is proposed that could be taken");
}
