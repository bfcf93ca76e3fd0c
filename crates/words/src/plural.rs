//! Which form a number takes in a language: the cardinal rules of CLDR, for whole numbers.
//!
//! Source: Unicode CLDR, "Language Plural Rules" (`supplemental/plurals.xml`), integers only.

/// The category of a number, as CLDR calls it.
pub(crate) fn category(language: &str, number: i64) -> &'static str {
    let number = number.unsigned_abs();
    // "many" of Spanish, French and their kin is for a million and its multiples.
    let is_million = number != 0 && number.is_multiple_of(1_000_000);
    let (ones, has_many) = match language {
        "de" | "en" | "nl" | "sv" => (1..=1, false),
        "es" | "it" => (1..=1, true),
        "fr" | "pt" => (0..=1, true),
        _ => return "other",
    };
    if ones.contains(&number) {
        "one"
    } else if has_many && is_million {
        "many"
    } else {
        "other"
    }
}

#[cfg(test)]
mod tests {
    use super::category;

    #[test]
    fn a_number_takes_the_form_that_cldr_gives_it() {
        for (language, number, expected) in [
            ("en", 0, "other"),
            ("en", 1, "one"),
            ("en", 2, "other"),
            ("en", 1_000_000, "other"),
            ("de", 1, "one"),
            ("fr", 0, "one"),
            ("fr", 1, "one"),
            ("fr", 2, "other"),
            ("fr", 3_000_000, "many"),
            ("es", 0, "other"),
            ("ja", 1, "other"),
        ] {
            assert_eq!(category(language, number), expected, "{language} {number}");
        }
    }
}
