//! Words as they are compared.

/// What labels say beside the star of a required field, in the languages of the catalog.
const REQUIRED: [&str; 9] = [
    "(required)",
    "(erforderlich)",
    "(pflichtfeld)",
    "(obligatorio)",
    "(obligatoria)",
    "(obligatoire)",
    "(obrigatório)",
    "(必須)",
    "\u{ff08}必須\u{ff09}",
];

/// The marks of a direction of writing (Unicode 16, section 23.2, without isolates and embeddings).
const DIRECTIONS: [char; 3] = ['\u{200e}', '\u{200f}', '\u{61c}'];

/// Words without what differs between pages and typographies: space, case,
/// curly quotes, the marks of a required field and of a direction of writing, a colon at the end.
pub(in super::super) fn plain(text: &str) -> String {
    let directed: String = text.chars().filter(|letter| !DIRECTIONS.contains(letter)).collect();
    let words: Vec<&str> = directed.split_whitespace().collect();
    let lower = words.join(" ").to_lowercase();
    let bare = REQUIRED.iter().find_map(|required| lower.strip_suffix(required)).unwrap_or(&lower);
    bare.trim_matches(['*', ' ']).trim_end_matches([':', ' ']).replace(['\u{2018}', '\u{2019}'], "'")
}
