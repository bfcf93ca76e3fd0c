//! A language that nobody speaks, made of another one's table: it shows which words on a screen
//! are not messages, and which places have no room for longer ones.

use crate::signs::{ARGUMENT, BODY, CAPITAL, END, SELECT, SETUP, VARIANT, WITHIN};

/// How much longer messages become, in hundredths.
const LONGER: usize = 40;

/// The table with every letter changed and every message in brackets, 40 % longer.
/// A pattern without letters, such as what stands between sentences, stays as it is.
pub fn pseudo(table: &str) -> String {
    let (tag, rest) = table.split_once('\n').unwrap_or((table, ""));
    let mut made = format!("{tag}\n");
    for line in rest.lines() {
        let (id, pattern) = line.split_at_checked(8).unwrap_or((line, ""));
        made.push_str(id);
        made.push_str(&changed(pattern));
        made.push('\n');
    }
    made
}

fn changed(pattern: &str) -> String {
    let mut changed = String::new();
    let mut letters = 0;
    let mut signs = pattern.chars();
    while let Some(sign) = signs.next() {
        changed.push(accented(sign));
        match sign {
            ARGUMENT | CAPITAL | WITHIN | SELECT => changed.extend(signs.next()),
            SETUP => {
                changed.extend(signs.by_ref().take_while(|sign| *sign != END));
                changed.push(END);
            }
            VARIANT => {
                changed.extend(signs.by_ref().take_while(|sign| *sign != BODY));
                changed.push(BODY);
            }
            _ => letters += usize::from(sign.is_ascii_alphabetic()),
        }
    }
    if letters == 0 {
        return changed;
    }
    let length = pattern.chars().filter(|sign| !sign.is_control()).count();
    format!("[{changed} {}]", ".".repeat((length * LONGER).div_ceil(100)))
}

fn accented(letter: char) -> char {
    const FROM: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const TO: &str = "áƀćđéƒĝĥíĵķĺḿńóṕɋŕšţúṽŵẋýžÁƁĆĐÉƑĜĤÍĴĶĹḾŃÓṔɊŔŜŢÚṼŴẊÝŽ";
    FROM.chars().zip(TO.chars()).find(|(from, _)| *from == letter).map_or(letter, |(_, to)| to)
}
