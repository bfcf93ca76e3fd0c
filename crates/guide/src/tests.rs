//! Objects, their facts, and what follows from them.

use super::validate::defects;
use super::*;
use serde_json::Value;

/// A guide of two permission sets, a user, and an app that selects one of the sets.
const SMALL: &str = r#"
format = 2
id = "small"
title = "Words"
summary = "Words"
part = [{ id = "part", title = "Words" }]
receiver = { name = "Words", who = "Words", place = "Words", app = "app" }
handover = []

[source]
title = "Words"
publisher = "Words"
version = "1"

[[parameter]]
id = "label"
label = "Words"
help = "Words"
form = "label"

[object.class.class]
name = "a.B"

[object.user-license.seat]
name = "Words"

[object.permission-set.first]
api-name = "First"
label = "{label}"
classes = ["class"]

[object.permission-set.second]
api-name = "Second"
permissions = ["ApiEnabled"]

[object.profile.profile]
name = "Words"
license = "seat"

[object.user.user]
username = "a@b.example"
profile = { role = "profile" }
permission-sets = ["first", "second"]

[object.app.app]
api-name = "App"
label = "Words"
permission-sets = ["second"]
login = { user = "user", client = "Words", console = "Words" }

[[step]]
id = "step"
part = "part"
title = "Words"
touches = "Words"
what = "Words"
why = "Words"
"#;

/// The small guide with a check of each of its facts, named as the fact; some of it otherwise.
fn table(change: impl Fn(&mut Value)) -> Value {
    let mut table: Value = toml::from_str(SMALL).unwrap();
    let objects: Objects = serde_json::from_value(table["object"].clone()).unwrap();
    let facts = objects.facts();
    let check = |fact: &Fact| serde_json::json!({ "id": fact.id().0, "step": "step", "title": "Words", "fact": fact.id().0, "remedy": "Words" });
    table["check"] = facts.iter().map(check).collect();
    change(&mut table);
    table
}

fn guide(change: impl Fn(&mut Value)) -> Guide {
    load(table(change)).unwrap().0
}

fn after(guide: &Guide, check: &str) -> Vec<String> {
    guide.check(&CheckId::from(check)).unwrap().after.iter().map(|id| id.0.clone()).collect()
}

#[test]
fn a_guide_of_another_format_is_refused_in_words() {
    for (format, says) in [(Value::from(3), "3"), (Value::from("2"), "\"2\""), (Value::Null, "null")] {
        let error = load(table(|table| table["format"] = format.clone())).unwrap_err().to_string();
        assert_eq!(
            error,
            format!("the guide must say `format = 2`, the only format that is known here; it says {says}")
        );
    }
    let unsaid = load(table(|table| _ = table.as_object_mut().unwrap().remove("format")));
    assert!(unsaid.unwrap_err().to_string().ends_with("it says nothing"));
}

#[test]
fn a_fact_is_found_by_its_name() {
    let guide = guide(|_| {});
    assert_eq!(defects(&guide), []);
    for fact in guide.objects.facts() {
        assert_eq!(guide.objects.fact(&fact.id()), Some(fact), "{}", fact.id());
    }
    for stranger in ["first", "first.installed", "nobody.exists", "class.exists", "app.nothing-else", ""] {
        assert_eq!(guide.objects.fact(&FactId::from(stranger)), None, "{stranger}");
    }
}

#[test]
fn which_facts_there_are_follows_from_the_attributes() {
    let ids: Vec<String> = guide(|_| {}).objects.facts().iter().map(|fact| fact.id().0).collect();
    for there in
        ["first.label", "first.classes.class", "second.permissions.ApiEnabled", "user.permission-sets.first"]
    {
        assert!(ids.iter().any(|id| id == there), "{there}: {ids:?}");
    }
    for absent in ["second.label", "user.license", "user.unpaid", "app.scopes", "app.certificate"] {
        assert!(!ids.iter().any(|id| id == absent), "{absent}: {ids:?}");
    }
}

#[test]
fn a_check_waits_for_what_its_fact_rests_on() {
    let guide = guide(|_| {});
    let cases: [(&str, &[&str]); 9] = [
        ("first.exists", &[]),
        ("first.label", &["first.exists"]),
        ("first.classes.class", &["class.usable", "first.exists"]),
        ("profile.nothing-else", &["profile.exists", "profile.license"]),
        ("user.profile", &["profile.exists", "user.exists"]),
        ("user.permission-sets.second", &["second.exists", "second.session-activation", "user.exists"]),
        ("app.permission-sets", &["app.exists", "second.exists"]),
        (
            "app.login-seen",
            &["user.exists", "app.exists", "user.active", "user.not-frozen", "user.permission-sets.second"],
        ),
        ("app.enabled", &["app.exists"]),
    ];
    for (check, awaited) in cases {
        assert_eq!(after(&guide, check), awaited, "{check}");
    }
}

#[test]
fn an_exception_is_what_the_guide_says_itself() {
    let of = |id: &'static str| move |check: &&mut Value| check["id"] == id;
    let guide = guide(|table| {
        let checks = table["check"].as_array_mut().unwrap();
        checks.iter_mut().find(of("app.enabled")).unwrap()["after"] = serde_json::json!([]);
    });
    assert_eq!((after(&guide, "app.enabled").len(), after(&guide, "app.oauth").len()), (0, 1));
}

/// The defects of the small guide after a change.
fn wrong(change: impl Fn(&mut Value)) -> Vec<String> {
    defects(&guide(change)).iter().map(ToString::to_string).collect()
}

#[test]
fn each_fact_has_one_check_or_is_left_out() {
    let without = |table: &mut Value| {
        table["check"].as_array_mut().unwrap().retain(|check| check["fact"] != "app.secret-optional");
    };
    let left_out = |table: &mut Value, fact: &str| {
        table["left-out"] = serde_json::json!([{ "fact": fact, "why": "Words" }]);
    };
    assert_eq!(wrong(without).len(), 1);
    assert_eq!(
        wrong(|table| {
            without(table);
            left_out(table, "app.secret-optional");
        }),
        [""; 0]
    );
    assert_eq!(wrong(|table| left_out(table, "app.secret-optional")).len(), 1);
    assert_eq!(wrong(|table| left_out(table, "app.moon")), ["app.moon is left out, and no object has it"]);
    let twice = wrong(|table| {
        let checks = table["check"].as_array_mut().unwrap();
        let mut again = checks[0].clone();
        again["id"] = "again".into();
        checks.push(again);
    });
    assert_eq!(twice.len(), 1, "{twice:?}");
    let unknown = wrong(|table| {
        let mut stranger = table["check"][0].clone();
        (stranger["id"], stranger["fact"]) = ("stranger".into(), "first.permissions.ApiEnabled".into());
        table["check"].as_array_mut().unwrap().push(stranger);
    });
    assert_eq!(unknown, ["check stranger is about first.permissions.ApiEnabled, which no object has"]);
}

#[test]
fn references_lead_to_objects_of_their_kind_and_roles_are_unique_names() {
    let reference =
        wrong(|table| table["object"]["app"]["app"]["permission-sets"] = serde_json::json!(["user"]));
    assert!(
        reference.contains(&"app refers to user, and there is no such permission-set".to_owned()),
        "{reference:?}"
    );
    let twice = wrong(|table| {
        let license = table["object"]["user-license"]["seat"].clone();
        table["object"]["user-license"]["app"] = license;
    });
    assert!(twice.contains(&"two objects are called app".to_owned()), "{twice:?}");
    for bad in ["App", "a.b", "1st", "a b", ""] {
        let named = wrong(|table| {
            table["object"]["key"] = serde_json::json!({ bad: { "subject": "Words" } });
        });
        assert_eq!(named, [format!("{bad} is no name of a role")]);
    }
}

#[test]
fn licenses_are_named_as_the_api_names_them() {
    let unpaid = |names: &[&str]| {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        wrong(|table| {
            table["object"]["user"]["user"]["unpaid"] =
                serde_json::json!({ "permission-set-licenses": names });
            let check = serde_json::json!({ "id": "unpaid", "step": "step", "title": "Words", "fact": "user.unpaid", "remedy": "Words" });
            table["check"].as_array_mut().unwrap().push(check);
        })
    };
    assert_eq!(unpaid(&["ServiceCloudVoicePsl"]), [""; 0]);
    for bad in [&[][..], &["Service Cloud Voice"]] {
        assert_eq!(unpaid(bad), ["user does not say by developer names which licenses it means"], "{bad:?}");
    }
}

#[test]
fn what_the_panel_does_by_itself_needs_its_object() {
    let task = |task: &'static str| wrong(|table| table["step"][0]["task"] = task.into());
    assert_eq!(task("test-login"), [""; 0]);
    for without in ["make-key", "reach-class"] {
        assert_eq!(
            task(without),
            ["step step has a task for which the receiver names no app, key, user or path"],
            "{without}"
        );
    }
}

#[test]
fn a_guide_has_one_key() {
    let keys = |names: &[&str]| {
        wrong(|table| {
            let keys: serde_json::Map<String, Value> = names
                .iter()
                .map(|name| ((*name).to_owned(), serde_json::json!({ "subject": "Words" })))
                .collect();
            table["object"]["key"] = keys.into();
        })
    };
    assert_eq!(keys(&["one"]), [""; 0]);
    assert_eq!(keys(&["one", "two"]), ["two is one key too many: a guide has one"]);
}

#[test]
fn a_step_opens_nothing_but_setup() {
    let open = |address: &str| wrong(|table| table["step"][0]["open"] = serde_json::json!([address]));
    for good in [
        "/lightning/setup/PermSets/home",
        "/lightning/setup/PermSets/page?address=%2F{user.id}%2Fe%3Fs%3DApexClassAccess",
        "/lightning/setup/A/{user.id}/detail",
    ] {
        assert_eq!(open(good), [""; 0], "{good}");
    }
    for bad in [
        "",
        "https://evil.example/",
        "//evil.example/lightning/setup/",
        "javascript:alert(1)",
        "lightning/setup/PermSets/home",
        "/lightning/setup",
        "/lightning/setup/../../secur/logout.jsp",
        "/lightning/setup/.%2E/one",
        "/lightning/setup/%2e%2e/one",
        "/lightning/setup/..\\one",
        "/lightning/setup/\n/home",
        "/lightning/setup/a b",
    ] {
        let defects = open(bad);
        let told = format!("step step opens {bad:?}, which is no address below /lightning/setup/");
        assert!(defects.contains(&told), "{bad:?}: {defects:?}");
    }
}

#[test]
fn a_guide_has_a_name_to_remember_it_by() {
    for bad in ["", "Two Apps/../\u{e4}", "1st", "a b"] {
        let defects = wrong(|table| table["id"] = bad.into());
        assert!(
            defects.iter().any(|defect| defect.contains("is no name of a guide")),
            "{bad:?}: {defects:?}"
        );
    }
}
