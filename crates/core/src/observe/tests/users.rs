//! The integration user and the profiles, found among others.

use super::*;
use crate::org::{ApiClientGrants, Grant};
use salesforce::answer::{Record, Records};

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
    let of_profiles = |read: &Read| matches!(read, Read::Query(soql) if soql.as_str().contains("IsOwnedByProfile = true") && soql.as_str().ends_with("LIMIT 25"));
    let grants_with = |rows: usize| {
        let seen = observe(wanted(), |read| {
            if matches!(read, Read::Query(soql) if soql.as_str().contains("AND ProfileId = ")) {
                return refused("INSUFFICIENT_ACCESS");
            }
            let outcome = answer(read);
            if !of_profiles(read) {
                return outcome;
            }
            with_rows(outcome, |found| *found = vec![Record::default(); rows])
        });
        let profile = seen.org.profile.known().unwrap().clone().unwrap();
        profile.grants.get().unwrap_err().clone()
    };
    assert!(matches!(grants_with(24), Reason::Lacking { .. }), "{:?}", grants_with(24));
    assert!(matches!(grants_with(25), Reason::TooMany { .. }), "{:?}", grants_with(25));
}

/// An org whose profiles both read accounts, and how it tells all rights on objects.
fn reading_accounts(all_rights: impl Fn(&[(String, bool)]) -> Outcome) -> Seen {
    let answer = recorded(COMPLETE);
    observe(wanted(), |read| {
        let Read::Query(soql) = read else { return answer(read) };
        let is_about_access = soql.as_str().starts_with("SELECT Id, ProfileId");
        if soql.as_str().contains("FROM ObjectPermissions") {
            let access = answer(&access_question());
            let Ok(Answer::Records(sets)) = access else { panic!() };
            let own = |row: &Record| soql.as_str().contains(row.some_text("Id").unwrap());
            assert!(sets.rows.iter().all(own), "{soql:?}");
            let ids: Vec<_> = sets.rows.iter().map(|row| row.some_text("Id").unwrap().to_owned()).collect();
            return all_rights(&ids.into_iter().zip([true, false]).collect::<Vec<_>>());
        }
        with_rows(answer(read), |rows| {
            for row in rows.iter_mut().filter(|_| is_about_access) {
                let mut value = serde_json::to_value(&*row).unwrap();
                let right = serde_json::json!({ "SobjectType": "Account", "PermissionsRead": true });
                value["ObjectPerms"] = serde_json::json!({ "done": true, "records": [right] });
                *row = serde_json::from_value(value).unwrap();
            }
        })
    })
}

fn access_question() -> Read {
    let exchanges: Vec<Value> = serde_json::from_str(COMPLETE).unwrap();
    let mut reads =
        exchanges.iter().map(|exchange| serde_json::from_value(exchange["read"].clone()).unwrap());
    let is_it =
        |read: &Read| matches!(read, Read::Query(soql) if soql.as_str().starts_with("SELECT Id, ProfileId"));
    reads.find(is_it).unwrap()
}

#[test]
fn rights_on_objects_that_only_newer_apis_know_are_read_as_well() {
    let seen = reading_accounts(|sets| {
        let row = |(set, views_all): &(String, bool)| {
            let right = serde_json::json!({
                "ParentId": set, "SobjectType": "Account", "PermissionsRead": true, "PermissionsViewAllFields": views_all
            });
            serde_json::from_value(right).unwrap()
        };
        Ok(Answer::Records(Records { rows: sets.iter().map(row).collect(), extent: Extent::Complete }))
    });
    let all = [seen.org.profile.known().unwrap().clone().unwrap()];
    let others = seen.org.other_profiles.known().unwrap();
    let views_all = Grant::Object { object: "Account".to_owned(), right: "ViewAllFields".to_owned() };
    let profiles = all.iter().chain(others);
    let having = profiles.filter(|profile| profile.access.known().unwrap().contains(&views_all));
    assert_eq!(having.count(), 1);
    let refusing = reading_accounts(|_| refused("INSUFFICIENT_ACCESS"));
    let profile = refusing.org.profile.known().unwrap().as_ref().unwrap();
    assert!(profile.access.known().is_some() && profile.object_rights.known().is_none());
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
    let unnamed = || Aim { integration_user: None, ..wanted() };
    let is_username =
        |read: &Read| matches!(read, Read::Query(soql) if soql.as_str().contains("Username IN ("));
    // A recording holds questions with the name in it; these differ only by that.
    let rename = |read: &Read| match read {
        Read::Query(soql) => {
            let text = soql.as_str();
            let named = text
                .replace(
                    "(Profile.UserLicense.Name = 'Salesforce Integration'",
                    "(Username = 'scv.integration@acme.example'",
                )
                .replace(
                    "(Assignee.Profile.UserLicense.Name = 'Salesforce Integration'",
                    "(Assignee.Username = 'scv.integration@acme.example'",
                );
            serde_json::from_value(serde_json::json!({ "query": named })).unwrap()
        }
        read => read.clone(),
    };
    let answer = recorded(COMPLETE);
    let found = observe(unnamed(), |read| answer(&rename(read)));
    assert_eq!(user_of(&found.org).unwrap().username, "scv.integration@acme.example");
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

#[test]
fn groups_of_one_user_say_nothing_of_another() {
    let mut first = observe(wanted(), recorded(COMPLETE)).org;
    first.groups = Observed::Known(Vec::new());
    let mut second = first.clone();
    let Observed::Known(Some(user)) = &mut second.integration_user else { panic!("no user is taken") };
    user.id = crate::org::UserId::new("005000000000XyZAAA");
    let aim = |set: &str| {
        let (user, permission_set) = (Some("robot".into()), Some(set.into()));
        Aim { roles: aim::Roles { permission_set, user, ..aim::Roles::default() }, ..wanted() }
    };
    let (one, two) = (aim("one"), aim("two"));
    let org = merge::org(vec![(&one, first), (&two, second)]);
    let groups = &org.users.get("robot").unwrap().groups;
    assert_eq!(groups.get("one"), Some(&Observed::Known(Vec::new())));
    assert_eq!(groups.get("two"), Some(&Observed::Unknown(Reason::NotAsked)));
}
