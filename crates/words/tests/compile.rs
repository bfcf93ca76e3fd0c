//! What the build refuses, and what it makes of what it takes.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops where it stands")]

#[path = "../build/pattern.rs"]
mod pattern;
#[path = "../build/read.rs"]
mod read;
#[path = "../build/rust.rs"]
mod rust;
#[path = "../src/signs.rs"]
#[allow(dead_code, unreachable_pub, reason = "the library reads what is written here")]
mod signs;

use words::{Day, Formats, Id, Join, Language, Leaf, Moment, Number, Plain, Text, Time};

fn compiled(subject: &str, text: &str) -> Result<String, Vec<String>> {
    let join = include_str!("../en/join.ftl");
    let files = [(subject, format!("### A subject.\n\n{text}\n")), ("join", join.to_owned())];
    let files = files.map(|(subject, text)| (subject.to_owned(), text));
    let messages = read::read(&files)?;
    pattern::table("en", &[&messages])
}

fn said(text: &str, arguments: Vec<Text>) -> String {
    let language = Language::read(compiled("shop", text).unwrap()).unwrap();
    language.say(&Text::Message(Id(signs::hash("shop-it")), arguments), &Plain)
}

fn number(number: i64) -> Text {
    Number(number).into()
}

#[test]
fn a_message_that_does_not_fit_is_refused_with_its_name() {
    for (text, reason) in [
        ("shop-it = { $what } is closed.", "$what is not explained"),
        ("# $what (text): a thing\nshop-it = It is closed.", "$what is explained, and not used"),
        ("# $what (thing): a thing\nshop-it = { $what }", "of no known kind"),
        ("# $what: a thing\nshop-it = { $what }", "is not `$name (kind): meaning`"),
        ("# $what (text): a thing\nshop-it = { $what -> [one] a *[other] b }", "shop.ftl, line"),
        ("# $what (text): a thing\nshop-it = { $what ->\n    [one] a\n   *[other] b\n}", "no number"),
        ("# $n (number): how many\nshop-it = { $n ->\n    [uno] a\n   *[other] b\n}", "uno is neither"),
        ("# $n (number): how many\nshop-it = { $n ->\n   *[one] a\n    [other] b\n}", "the last form"),
        ("shop-it = { other-message }", "there is no message"),
        ("shop-it = { shop-it }", "stands in itself"),
        ("# $n (number): how many\nshop-n = { $n }\nshop-it = { shop-n }", "has arguments"),
        ("shop-it = { UPPER(\"a\") }", "there is no function UPPER"),
        ("shop-it =\n    a\n    b", "one line"),
        ("-shop-it = a", "a message will do"),
        ("till-it = a", "a name is its subject"),
        ("shop-It = a", "a name is its subject"),
        ("shop-it =\n    .text = a", "it says nothing by itself"),
        ("shop-it = a\nshop-it = b", "two of this name"),
        ("shop-it { a", "shop.ftl"),
    ] {
        let faults = compiled("shop", text).unwrap_err().join("\n");
        assert!(faults.contains(reason) && faults.contains("shop"), "{text}: {faults}");
    }
}

#[test]
fn a_file_says_what_it_is_about() {
    let files = [("shop".to_owned(), "shop-it = a\n".to_owned())];
    assert!(read::read(&files).unwrap_err().join("").contains("say what the file is about"));
}

#[test]
fn the_words_of_a_guide_take_values_in_the_order_of_their_names() {
    let text = "### A guide.\n\nshop-it = { $late } and { $early }\nshop-plain = Nothing comes in.\n";
    let guides = read::read_guides(&[("shop".to_owned(), text.to_owned())]).unwrap();
    let language = Language::read(pattern::table("en", &[&guides]).unwrap()).unwrap();
    let values = vec![Text::value("first"), Text::value("second")];
    let text = Text::Message(Id(signs::hash("shop-it")), values);
    assert_eq!(language.say(&text, &Plain), "second and first");
    let types = rust::types(&[], &guides, &["en"]);
    assert!(types.contains(r#"("shop-it", &["early", "late"])"#), "{types}");
    assert!(types.contains(r#"("shop-plain", &[])"#) && !types.contains("pub struct"), "{types}");
}

#[test]
fn another_language_says_all_that_the_first_one_says_with_the_same_arguments() {
    let read = |text: &str| read::read(&[("shop".to_owned(), format!("### Shop.\n\n{text}\n"))]).unwrap();
    let first = read("# $n (number): how many\nshop-it = { $n } a\n    .help = b");
    let faults = |text: &str| read::compare(&first, &read(text)).unwrap_err().join("\n");
    assert!(read::compare(&first, &first).is_ok());
    assert_eq!(faults("# $n (number): wie viele\nshop-it = { $n } a"), "shop-it.help: not translated");
    assert!(faults("# $n (text): was\nshop-it = { $n } a\n    .help = b").contains("its arguments differ"));
    let more = "# $n (number): wie viele\nshop-it = { $n } a\n    .help = b\nshop-more = c";
    assert_eq!(faults(more), "shop-more: there is no such message");
}

#[test]
fn arguments_come_in_where_they_stand_whatever_their_order() {
    let text = "# $a (value): one\n# $b (value): other\nshop-it = { $b } before { $a }, and { $b } again";
    assert_eq!(said(text, vec![Text::value("x"), Text::value("y")]), "y before x, and y again");
    assert_eq!(said("# $a (text): one\nshop-it = { CAPITAL($a) }.", vec![Text::value("élan")]), "Élan.");
    assert_eq!(said("shop-open = Open\nshop-it = Press { shop-open }{ \" \" }", Vec::new()), "Press Open ");
}

#[test]
fn words_of_setup_are_shown_as_the_reader_sees_them() {
    struct German;
    impl Formats for German {
        fn time(&self, time: Time) -> String {
            Plain.time(time)
        }
        fn leaf(&self, kind: Leaf, text: &str) -> String {
            if kind == Leaf::Setup && text == "Save" { "Speichern".to_owned() } else { text.to_owned() }
        }
    }
    let text = "# $n (number): how many\n# $a (value): typed\nshop-it = { $n ->\n    [one] Press { SETUP(\"Save\") }\n   *[other] Save { $a } or { SETUP(\"Edit\") }\n}.";
    let language = Language::read(compiled("shop", text).unwrap()).unwrap();
    let say = |count, formats: &dyn Formats| {
        let values = vec![number(count), Text::value("Save")];
        language.say(&Text::Message(Id(signs::hash("shop-it")), values), formats)
    };
    assert_eq!(say(1, &German), "Press Speichern.");
    assert_eq!(say(2, &German), "Save Save or Edit.");
    assert_eq!(say(1, &Plain), "Press Save.");
    let faults = compiled("shop", "# $a (value): typed\nshop-it = { SETUP($a) }").unwrap_err().join("\n");
    assert!(faults.contains("SETUP takes words"), "{faults}");
}

#[test]
fn a_form_is_chosen_by_its_number_and_the_first_that_fits_counts() {
    let text = "# $n (number): how many\nshop-it = { $n ->\n    [0] none\n    [one] one, { $n }\n   *[other] all { $n } of { $n ->\n        [2] two\n       *[other] many\n    }\n} here";
    for (count, expected) in
        [(0, "none here"), (1, "one, 1 here"), (2, "all 2 of two here"), (7, "all 7 of many here")]
    {
        assert_eq!(said(text, vec![number(count)]), expected);
    }
}

#[test]
fn texts_are_joined_as_the_language_joins_them_and_no_signs_are_put_around_them() {
    let english = Language::read(words::TABLES.first().unwrap().1).unwrap();
    let parts = || ["a", "b", "c"].map(Text::value);
    let say = |text: &Text| english.say(text, &Plain);
    assert_eq!(say(&Text::commas(parts())), "a, b, c");
    assert_eq!(say(&Text::sentences(parts())), "a b c");
    assert_eq!(say(&Text::Joined(Join::Or, parts().to_vec())), "a or b or c");
    assert_eq!(say(&Text::Joined(Join::Semicolons, parts().to_vec())), "a; b; c");
    assert_eq!(say(&Text::default()), "");
}

#[test]
fn every_message_is_in_the_table_of_every_language() {
    for (language, table) in words::TABLES {
        let language = (language, Language::read(*table).unwrap());
        for (id, name) in words::NAMES {
            let said = language.1.say(&Text::Message(*id, Vec::new()), &Plain);
            assert!(!said.contains(char::REPLACEMENT_CHARACTER), "{}: {name}", language.0);
        }
    }
}

#[test]
fn a_text_survives_being_stored() {
    let kinds = [
        words::busy::Waiting { seconds: 3.into() }.into(),
        words::button::Show { what: Text::quoted("Save") }.into(),
        Text::value("Acme"),
        number(-7),
        Day(1_795_000_000).into(),
        Time(1_795_000_000_123).into(),
        Moment(1_795_000_001).into(),
        Text::default(),
    ];
    for join in [Join::Sentences, Join::Commas, Join::Semicolons, Join::Or, Join::Nothing] {
        let text = Text::Joined(join, kinds.to_vec());
        let stored = serde_json::to_string(&text).unwrap();
        assert!(!stored.contains("asked to wait"), "what is stored has no language: {stored}");
        assert_eq!(serde_json::from_str::<Text>(&stored).unwrap(), text);
    }
}

/// Shows which words are not ours.
struct Marked;

impl Formats for Marked {
    fn time(&self, time: Time) -> String {
        Plain.time(time)
    }

    fn leaf(&self, _: Leaf, text: &str) -> String {
        format!("<{text}>")
    }
}

#[test]
fn in_the_language_that_nobody_speaks_only_foreign_words_can_be_read() {
    let text = "# $n (number): how many\n# $a (value): a name\nshop-it = { $n ->\n    [one] One { $a }\n   *[other] All { $n } of { $a }\n}";
    let table = words::pseudo::pseudo(&compiled("shop", text).unwrap());
    let language = Language::read(table).unwrap();
    let say = |count| {
        let arguments = vec![number(count), Text::value("Acme")];
        language.say(&Text::Message(Id(signs::hash("shop-it")), arguments), &Marked)
    };
    assert!(say(1).starts_with("[Óńé <Acme>") && say(1).ends_with(".]"), "{}", say(1));
    assert!(say(2).starts_with("[Áĺĺ 2 óƒ <Acme>"), "{}", say(2));
}

#[test]
fn the_types_say_in_their_documentation_what_the_message_says() {
    let text =
        "# About it.\n# $n (number): how many\nshop-it = { $n } are [here]\n    .text = b\n    .advice = c";
    let messages = read::read(&[("shop".to_owned(), format!("### Shop.\n\n{text}\n"))]).unwrap();
    let types = rust::types(&messages, &[], &["en"]);
    for expected in [
        "/// { $n } are \\[here\\]",
        "/// About it.",
        "/// how many\n        pub n: crate::Number,",
        "impl Advised for It {",
        "Type { module: \"shop\", name: \"It\", is_within: false },",
    ] {
        assert!(types.contains(expected), "{expected}: {types}");
    }
}
