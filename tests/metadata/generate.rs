//! Documents from a seed: trees with namespaces, written in all the forms that XML has for the
//! same, and damaged ones.
#![expect(clippy::indexing_slicing, reason = "a place that is drawn lies within")]

use std::fmt::Write;

/// Numbers from a seed (Steele, Lea, Flood: `SplitMix64`).
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x2545_f491_4f6c_dd1d))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap()
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }
}

const NAMES: &[&str] =
    &["fullName", "label", "userPermissions", "x", "_a-1.b", "\u{e4}\u{f6}", "records", "type", "nil"];
const PREFIXES: &[&str] = &["sf", "xsi", "m", "n"];
const NAMESPACES: &[&str] = &[
    "http://soap.sforce.com/2006/04/metadata",
    "http://www.w3.org/2001/XMLSchema-instance",
    "urn:a&b",
    "urn:c",
];
const PIECES: &[&str] = &[
    "true",
    "Modify All Data",
    " ",
    "\n    ",
    "\t",
    "\r",
    "&",
    "<",
    ">",
    "\"",
    "'",
    "]]",
    "]]>",
    "--",
    "\u{e9}",
    "\u{1f600}",
    "\u{a0}",
    "\u{85}",
    "\u{2028}",
    "\u{fffd}",
    "{!$User.Id}",
    "&amp;",
    "&#10;",
    "=",
    "/>",
    "<b/>",
    "xsd:string",
    "-----BEGIN CERTIFICATE-----\nMII+/=\n",
];

/// A sound document.
pub(crate) fn document(chance: &mut Chance) -> String {
    let mut xml = String::new();
    if chance.one_in(2) {
        xml.push_str(
            chance.pick(&["<?xml version=\"1.0\"?>", "<?xml version='1.0' encoding=\"UTF-8\"?>\r\n"]),
        );
    }
    if chance.one_in(4) {
        xml.push_str("<!-- before -->\n");
    }
    element(&mut xml, &mut Vec::new(), 0, chance);
    if chance.one_in(4) {
        xml.push_str("\n<!-- after -->\t");
    }
    xml
}

/// An element, in what is declared around it: prefixes with their namespaces.
fn element(
    xml: &mut String,
    around: &mut Vec<(&'static str, &'static str)>,
    depth: usize,
    chance: &mut Chance,
) {
    let before = around.len();
    let mut attributes = Vec::new();
    while chance.one_in(if depth == 0 { 2 } else { 6 }) {
        let namespace = chance.pick(NAMESPACES);
        let prefix = if chance.one_in(3) { "" } else { chance.pick(PREFIXES) };
        if around.iter().skip(before).all(|(declared, _)| *declared != prefix) {
            around.push((prefix, namespace));
            let name = if prefix.is_empty() { "xmlns".to_owned() } else { format!("xmlns:{prefix}") };
            attributes.push((name, namespace.to_owned()));
        }
    }
    let mut seen = Vec::new();
    while chance.one_in(3) {
        let prefix = prefix(around, chance);
        let namespace = if prefix.is_empty() { "" } else { declared(around, prefix) };
        let name = chance.pick(NAMES);
        if !seen.contains(&(namespace, name)) {
            seen.push((namespace, name));
            attributes.push((named(prefix, name), value(chance)));
        }
    }
    let name = named(prefix(around, chance), chance.pick(NAMES));
    write!(xml, "<{name}").unwrap();
    while !attributes.is_empty() {
        let (name, value) = attributes.swap_remove(chance.below(attributes.len()));
        let quote = chance.pick(&["\"", "'"]);
        let space = chance.pick(&[" ", "\n  ", "\t"]);
        let equals = chance.pick(&["=", " =", "= "]);
        write!(xml, "{space}{name}{equals}{quote}").unwrap();
        written(xml, &value, Some(quote), chance);
        xml.push_str(quote);
    }
    let parts = if depth > 5 { 0 } else { chance.below(5) };
    if parts == 0 && chance.one_in(2) {
        xml.push_str(chance.pick(&["/>", " />"]));
    } else {
        xml.push('>');
        for _ in 0..parts {
            match chance.below(5) {
                0 | 1 => element(xml, around, depth + 1, chance),
                2 => cdata(xml, &value(chance)),
                3 => write!(xml, "<!--{}-->", value(chance).replace('-', "+")).unwrap(),
                _ => written(xml, &value(chance), None, chance),
            }
        }
        write!(xml, "</{name}{}>", chance.pick(&["", " ", "\n"])).unwrap();
    }
    around.truncate(before);
}

/// A prefix that may be used here; none is one too.
fn prefix(around: &[(&'static str, &'static str)], chance: &mut Chance) -> &'static str {
    if around.is_empty() || chance.one_in(2) { "" } else { around[chance.below(around.len())].0 }
}

fn declared(around: &[(&'static str, &'static str)], prefix: &str) -> &'static str {
    around.iter().rev().find(|(known, _)| *known == prefix).unwrap().1
}

fn named(prefix: &str, name: &str) -> String {
    if prefix.is_empty() { name.to_owned() } else { format!("{prefix}:{name}") }
}

fn value(chance: &mut Chance) -> String {
    (0..chance.below(4)).map(|_| chance.pick(PIECES)).collect()
}

/// Text in one of its forms: as it is where it may be, by name, by number.
fn written(xml: &mut String, text: &str, quote: Option<&str>, chance: &mut Chance) {
    for letter in text.chars() {
        let named = match letter {
            '&' => Some("&amp;"),
            '<' => Some("&lt;"),
            '>' => Some("&gt;"),
            '"' => Some("&quot;"),
            '\'' => Some("&apos;"),
            _ => None,
        };
        let closes = quote.is_some_and(|quote| quote.starts_with(letter));
        let must_be_escaped = matches!(letter, '&' | '<' | '>') || closes;
        match (chance.below(8), named) {
            (0, _) => write!(xml, "&#{};", u32::from(letter)).unwrap(),
            (1, _) => write!(xml, "&#x{:x};", u32::from(letter)).unwrap(),
            (2..=4, Some(named)) => xml.push_str(named),
            (_, Some(named)) if must_be_escaped => xml.push_str(named),
            _ => xml.push(letter),
        }
    }
}

fn cdata(xml: &mut String, text: &str) {
    write!(xml, "<![CDATA[{}]]>", text.replace("]]>", "]]]]><![CDATA[>")).unwrap();
}

/// A document with one to three places changed.
pub(crate) fn damaged(sound: &str, chance: &mut Chance) -> String {
    const BITS: &[&str] = &[
        "<",
        ">",
        "&",
        "\"",
        "'",
        "/",
        "!",
        "-",
        "--",
        "]]>",
        "<![CDATA[",
        "<!--",
        "-->",
        "&#0;",
        "&#x1F;",
        "&b;",
        "&#+65;",
        "=",
        " ",
        ":",
        "\0",
        "\u{b}",
        "\u{ffff}",
        "a",
        "1",
        ".",
        "<?a?>",
        "<?xml version='1.0'?>",
        "<a>",
        "</a>",
        "<a/>",
        " a='1'",
        " xmlns:q=''",
        " xmlns=''",
        " q:a='1'",
        ";",
        "#",
        "\r",
        "\n",
        "\u{b7}",
        "\u{d7}",
    ];
    let mut letters: Vec<String> = sound.chars().map(String::from).collect();
    for _ in 0..=chance.below(3) {
        let place = chance.below(letters.len());
        match chance.below(4) {
            0 => letters[place].clear(),
            1 => letters[place] = chance.pick(BITS).to_owned(),
            2 => letters[place].push_str(chance.pick(BITS)),
            _ => {
                let other = chance.below(letters.len());
                letters.swap(place, other);
            }
        }
    }
    letters.concat()
}
