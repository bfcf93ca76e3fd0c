//! What is read of a document, what is none, and that what is written holds what was read.
#![allow(clippy::unwrap_used, reason = "tests")]

use super::*;
use crate::read::soql::tests::awkward_texts;

const SOAP: &str = "http://schemas.xmlsoap.org/soap/envelope/";
const METADATA: &str = "http://soap.sforce.com/2006/04/metadata";

#[test]
fn a_tree_holds_names_texts_comments_and_elements_in_their_order() {
    let root = Element::parse(
        "<?xml version=\"1.0\"?>\n<!-- before --><a:e xmlns:a='x'> 1 <a:b>1 &amp; 2</a:b><!-- c --><b/>\n\
         <c>a<![CDATA[<x> ]]>b&#x41;<!-- in -->c</c></a:e>\n",
    )
    .unwrap();
    assert_eq!((root.name(), root.namespace()), ("e", Some("x")));
    assert_eq!(root.elements().map(Element::name).collect::<Vec<_>>(), ["b", "b", "c"]);
    assert_eq!(root.all("b").map(Element::namespace).collect::<Vec<_>>(), [Some("x"), None]);
    assert_eq!(root.only("b").err(), Some(Repeated));
    assert!(root.only("d").unwrap().is_none());
    assert_eq!(*root.only("c").unwrap().unwrap().text(), "a<x> bAc");
    assert_eq!(*root.text(), " 1 \n");
    assert_eq!(root.comments().collect::<Vec<_>>(), [" c "]);
}

#[test]
fn an_element_says_its_type_and_whether_it_has_a_value() {
    let root = Element::parse(
        "<r xmlns:i='http://www.w3.org/2001/XMLSchema-instance' xmlns:m='x' xmlns:other='y'>\
         <a i:type='m:Profile'/><a i:type=' Profile '/><a type='Profile' other:type='Profile'/><a i:nil='true'/>\
         <a i:nil='1'/><a i:nil='false'/><a nil='true'/></r>",
    )
    .unwrap();
    let types: Vec<_> = root.elements().map(Element::declared_type).collect();
    assert_eq!(types, [Some("Profile"), Some("Profile"), None, None, None, None, None]);
    let nil: Vec<_> = root.elements().map(Element::is_nil).collect();
    assert_eq!(nil, [false, false, false, true, true, false, false]);
}

#[test]
fn what_is_no_document_is_refused_with_its_reason() {
    let deep = "<a>".repeat(100) + &"</a>".repeat(100);
    let many = format!("<a>{}</a>", "<b/>".repeat(500_000));
    let large = format!("<a>{}</a>", " ".repeat(Element::LARGEST));
    let names: Vec<String> = (0..65).map(|number| format!("a{number}=''")).collect();
    let attributes = format!("<a {}/>", names.join(" "));
    let cases: &[(Fault, &[&str])] = &[
        (Fault::TooDeep, &[&deep]),
        (Fault::TooLarge, &[&many, &large, &attributes]),
        (Fault::DocumentType, &["<!DOCTYPE a><a/>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"]),
        (Fault::Instruction, &["<?php x ?><a/>", "<a><?x?></a>", "<a/><?x?>"]),
        (Fault::Entity, &["<a>&nbsp;</a>", "<a b='&b;'/>"]),
        (
            Fault::Namespace,
            &[
                "<a:b/>",
                "<a b:c=''/>",
                "<a xmlns:b=''/>",
                "<a xmlns:xmlns='x'/>",
                "<a xmlns:xml='x'/>",
                "<a xmlns:b='x' xmlns:c='x' b:d='' c:d=''/>",
                "<a><b xmlns:c='x'/><c:d/></a>",
            ],
        ),
        (
            Fault::Malformed,
            &[
                "",
                " ",
                "text",
                "<a>",
                "<a></b>",
                "<a><b></a>",
                "</a>",
                "<a/>x",
                "x<a/>",
                "<a/><b/>",
                "<a",
                "<a>&</a>",
                "<a>&#0;</a>",
                "<a>&#+65;</a>",
                "<a>&#xd800;</a>",
                "<a>&#;</a>",
                "<a>]]></a>",
                "<a b='<'/>",
                "<a b/>",
                "<a b=c/>",
                "<a b='' b=''/>",
                "<a b=''c=''/>",
                "<a b='&'/>",
                "<1/>",
                "<a:/>",
                "<:a/>",
                "<a:b:c xmlns:a='x'/>",
                "<a\u{1}/>",
                "<a>\u{0}</a>",
                "<!-- -- --><a/>",
                "<a><!-- ---></a>",
                "<a/><?xml version='1.0'?>",
                " <?xml version='1.0'?><a/>",
                "&amp;<a/>",
                "<![CDATA[]]><a/>",
                "< a/>",
                "<a></a",
            ],
        ),
    ];
    for (fault, texts) in cases {
        for text in *texts {
            let shown: String = text.chars().take(60).collect();
            assert_eq!(Element::parse(text).err(), Some(*fault), "{shown}");
        }
    }
}

#[test]
fn a_part_of_a_document_is_written_with_the_namespaces_around_it() {
    let reply = format!(
        "<e:Envelope xmlns:e='{SOAP}' xmlns='{METADATA}' xmlns:x='hidden'><e:Body><r xmlns:x='seen' xmlns:y='own'>\
         <records x:type='y:Profile' xmlns:y='inner'><name>a</name></records></r></e:Body></e:Envelope>"
    );
    let envelope = Element::parse(&reply).unwrap();
    let mut record = &envelope;
    for name in ["Body", "r", "records"] {
        record = record.only(name).unwrap().unwrap();
    }
    let expected = format!(
        "<records xmlns=\"{METADATA}\" xmlns:e=\"{SOAP}\" xmlns:x=\"seen\" x:type=\"y:Profile\" xmlns:y=\"inner\">\
         <name>a</name></records>"
    );
    assert_eq!(*record.document(), expected);
}

#[test]
fn what_a_reader_would_change_is_written_by_number() {
    let text = "<a b=\"&#10;&#9;&#13; &quot;\">&#13;\n\t&gt;'</a>";
    let written = Element::parse(text).unwrap().document();
    assert_eq!(*written, "<a b=\"&#10;&#9;&#13; &quot;\">&#13;\n\t&gt;&apos;</a>");
}

#[test]
fn no_value_leaves_its_element() {
    for text in awkward_texts(0xfeed, 4000) {
        let mut xml = "<a><b>".to_owned();
        escape_into(&mut xml, &text);
        xml.push_str("</b><c/></a>");
        let root = Element::parse(&xml).unwrap();
        let expected = text.replace(['\0', '\u{8}'], "\u{fffd}");
        assert_eq!(*root.only("b").unwrap().unwrap().text(), expected, "{text:?}");
        assert_eq!(root.elements().count(), 2);
    }
}
