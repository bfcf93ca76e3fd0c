//! Attempts to log in, and whose they are.

use super::{LoginId, Moment};

/// How many characters `LoginHistory.Application` holds (Field Reference, `LoginHistory`).
const APPLICATION_LENGTH: usize = 64;

/// What the login history calls an app of this label.
pub fn as_application(label: &str) -> String {
    label.chars().take(APPLICATION_LENGTH).collect()
}

/// The attempts of a user to log in, the newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logins {
    /// Those that were read.
    pub rows: Vec<Login>,
    /// What is known of those before them.
    pub older: Older,
}

/// What is known of the attempts before those that were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Older {
    /// There are none that the org still keeps.
    Nothing,
    /// There are some, and nobody looked at them.
    Unread,
}

/// An attempt to log in (`LoginHistory`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Login {
    /// Its id.
    pub id: LoginId,
    /// When.
    pub time: Moment,
    /// `Success`, or Salesforce's words on why not.
    pub status: String,
    /// The app that was used, in its first 64 characters; nothing where the attempt ended
    /// before Salesforce knew it. Inferred: for an external client app it is its name.
    pub application: Option<String>,
    /// Where the attempt came from.
    pub source: Option<String>,
    /// The host that was asked, for example `login.salesforce.com`.
    pub host: Option<String>,
    /// `LoginType`, in Salesforce's words.
    pub kind: String,
    /// `LoginSubType`, likewise, where there is one.
    pub subtype: Option<String>,
    /// How it was made, as these two tell.
    pub way: LoginWay,
    /// The browser that made it; nothing for any other program.
    pub browser: Option<String>,
}

impl Login {
    /// Whether it was kept out by one of the profile's limits.
    pub fn barrier(&self) -> Option<Barrier> {
        let status = self.status.trim().to_lowercase();
        BARRIERS.iter().find(|(words, _)| status.starts_with(words)).map(|(_, barrier)| *barrier)
    }

    /// Whether it was granted (Object Reference, `LoginHistory`).
    pub fn is_granted(&self) -> bool {
        self.status.trim().eq_ignore_ascii_case("Success")
    }
}

/// What of a profile's limits kept a login out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Barrier {
    /// The address that it came from.
    Address,
    /// The time at which it came.
    Hours,
}

/// The words for each in `LoginHistory.Status` (Login History page; OAuth 1.0.A error codes).
const BARRIERS: [(&str, Barrier); 3] = [
    ("restricted ip", Barrier::Address),
    ("failed: ip address not allowed", Barrier::Address),
    ("restricted time", Barrier::Hours),
];

/// How an attempt to log in was made, as far as the row tells.
///
/// The subtypes that are published name each OAuth flow but the JWT bearer flow and a
/// refresh token's; so a row of OAuth without one of them may be of either (inferred).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoginWay {
    /// It may have been the JWT bearer flow.
    MayBeJwt,
    /// It was another flow, or no OAuth at all: which, in Salesforce's words.
    Other(String),
}

/// Another app that the login history can't tell from the guide's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Namesake {
    /// What it is.
    pub kind: AppKind,
    /// Its label.
    pub label: String,
    /// Its API name, where it has one.
    pub api_name: Option<String>,
}

/// The two kinds of apps that log in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AppKind {
    /// An external client app.
    ExternalClientApp,
    /// A connected app, as orgs had them before.
    ConnectedApp,
}

/// A login that Guidepost itself made as the integration user, to test it: it proves
/// nothing of the other side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnTest {
    /// Not before this moment, clocks that differ included.
    pub from: Moment,
    /// Not after this moment.
    pub until: Moment,
    /// Its row in the login history, once it was seen there.
    pub row: Option<LoginId>,
}

/// Whose attempt a row is, as far as the tests that were made here tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// One of these tests.
    Own,
    /// It falls into the time of one of them, and so do others: perhaps it is the test.
    PerhapsOwn,
    /// Not one of these tests.
    NotOwn,
}

/// Whose each of the rows is, in their order. A test is known by its row; else by its
/// time, where just one row that may be a JWT login falls into it.
pub fn whose(rows: &[Login], tests: &[OwnTest]) -> Vec<Whose> {
    let mut all = vec![Whose::NotOwn; rows.len()];
    for test in tests {
        let known = rows.iter().position(|row| test.row.as_ref() == Some(&row.id));
        if let Some(mark) = known.and_then(|place| all.get_mut(place)) {
            *mark = Whose::Own;
            continue;
        }
        if test.row.is_some() {
            continue;
        }
        let fits =
            |row: &Login| row.way == LoginWay::MayBeJwt && (test.from..=test.until).contains(&row.time);
        let alone = rows.iter().filter(|row| fits(row)).count() == 1;
        for (row, mark) in rows.iter().zip(&mut all) {
            if fits(row) && *mark != Whose::Own {
                *mark = if alone { Whose::Own } else { Whose::PerhapsOwn };
            }
        }
    }
    all
}

/// Notes the row of each test that is known by its time now: later ones can't blur it.
pub fn settle_tests(tests: &mut [OwnTest], rows: &[Login]) {
    for test in tests.iter_mut().filter(|test| test.row.is_none()) {
        let marks = whose(rows, std::slice::from_ref(test));
        let own = rows.iter().zip(marks).find(|(_, whose)| *whose == Whose::Own);
        test.row = own.map(|(row, _)| row.id.clone());
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn at(id: &str, seconds: i64) -> Login {
        Login {
            id: LoginId::new(id),
            time: Moment::from_seconds(seconds),
            status: "Success".to_owned(),
            application: Some("WxCC - SCV".to_owned()),
            source: None,
            host: None,
            kind: "Remote Access 2.0".to_owned(),
            subtype: None,
            way: LoginWay::MayBeJwt,
            browser: None,
        }
    }

    fn test(from: i64, until: i64, row: Option<&str>) -> OwnTest {
        OwnTest {
            from: Moment::from_seconds(from),
            until: Moment::from_seconds(until),
            row: row.map(LoginId::new),
        }
    }

    #[test]
    fn a_test_is_the_only_row_of_its_time() {
        let rows = [at("0Ya000000000003", 300), at("0Ya000000000002", 200), at("0Ya000000000001", 100)];
        let own = [Whose::NotOwn, Whose::Own, Whose::NotOwn];
        assert_eq!(whose(&rows, &[test(190, 210, None)]), own);
        assert_eq!(whose(&rows, &[test(290, 310, Some("0Ya000000000002"))]), own, "its row says more");
        let unsure = [Whose::NotOwn, Whose::PerhapsOwn, Whose::PerhapsOwn];
        assert_eq!(whose(&rows, &[test(90, 210, None)]), unsure);
        assert_eq!(whose(&rows, &[test(400, 500, None)]), [Whose::NotOwn; 3]);
    }

    #[test]
    fn a_test_whose_row_was_seen_stays_known_by_it() {
        let mut tests = [test(190, 210, None), test(290, 310, None)];
        settle_tests(&mut tests, &[at("0Ya000000000002", 200)]);
        assert_eq!(tests[0].row, Some(LoginId::new("0Ya000000000002")));
        assert_eq!(tests[1].row, None);
        let rows = [at("0Ya000000000003", 205), at("0Ya000000000002", 200)];
        assert_eq!(whose(&rows, &tests), [Whose::NotOwn, Whose::Own]);
    }

    #[test]
    fn a_login_by_another_flow_is_no_test() {
        let mut rows = [at("0Ya000000000002", 200), at("0Ya000000000001", 195)];
        rows[1].way = LoginWay::Other("OAuth Web Server".to_owned());
        assert_eq!(whose(&rows, &[test(190, 210, None)]), [Whose::Own, Whose::NotOwn]);
    }

    #[test]
    fn a_long_label_is_cut() {
        assert_eq!(as_application(&"\u{e4}".repeat(70)), "\u{e4}".repeat(64));
        assert_eq!(as_application("WxCC - SCV"), "WxCC - SCV");
    }
}
