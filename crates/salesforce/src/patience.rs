//! Answers that say "not now": who turns a request away, and for how long.

use super::error::ApiError;
use super::http::Reply;
use super::rest;

/// The reply as a request turned away for now (429 and 503; RFC 6585, 4; RFC 9110, 15.6.4),
/// when that is what it is. An org that has used up its calls is none of these: there,
/// asking again helps nobody.
pub fn turned_away(reply: &Reply) -> Option<ApiError> {
    if !matches!(reply.status, 429 | 503) {
        return None;
    }
    let problems = rest::problems(reply).unwrap_or_default();
    if problems.iter().any(|problem| problem.code == "REQUEST_LIMIT_EXCEEDED") {
        return Some(ApiError::from_problems(reply.status, problems));
    }
    let seconds = reply.retry_after.as_deref().and_then(|text| seconds(text, reply.date.as_deref()));
    match (reply.status, seconds) {
        // Without a time it is told by what else the answer says.
        (503, None) => None,
        (status, seconds) => Some(ApiError::Busy { status, seconds }),
    }
}

/// How long `Retry-After` asks to wait: a number of seconds, or a date, which is compared
/// with the same server's clock.
fn seconds(text: &str, now: Option<&str>) -> Option<u32> {
    let text = text.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // A number that does not fit is a very long time.
        return Some(text.parse().unwrap_or(u32::MAX));
    }
    let wait = date(text)? - date(now?)?;
    u32::try_from(wait.max(0)).ok()
}

/// Seconds since 1970 of a date such as `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, 5.6.7).
fn date(text: &str) -> Option<i64> {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (_, rest) = text.trim().split_once(", ")?;
    let [day, month, year, time, "GMT"] = rest.split(' ').collect::<Vec<_>>()[..] else { return None };
    let month = i64::try_from(MONTHS.iter().position(|name| *name == month)?).ok()? + 1;
    let [hours, minutes, seconds] = time.split(':').collect::<Vec<_>>()[..] else { return None };
    let number = |text: &str| text.parse::<u32>().ok().map(i64::from);
    let (day, year) = (number(day)?, number(year)?);
    if !(1970..=9999).contains(&year) {
        return None;
    }
    // Years that begin in March have their leap day at the end.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days = year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day - 719_469;
    Some(days * 86_400 + number(hours)? * 3600 + number(minutes)? * 60 + number(seconds)?)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn reply(status: u16, retry_after: Option<&str>, body: &str) -> Reply {
        let date = Some("Sun, 29 Nov 2026 18:56:20 GMT".to_owned());
        Reply { date, retry_after: retry_after.map(str::to_owned), ..Reply::of(status, body) }
    }

    #[test]
    fn a_date_is_counted_in_seconds() {
        for (text, seconds) in [
            ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
            ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
            ("Tue, 29 Feb 2028 23:59:59 GMT", 1_835_481_599),
        ] {
            assert_eq!(date(text), Some(seconds), "{text}");
        }
        for text in
            ["", "soon", "Sun, 06 Nov 1994", "Sun, 06 Nox 1994 08:49:37 GMT", "Sun, 6 Nov 94 8:49 GMT"]
        {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_turned_away_says_for_how_long() {
        for (given, seconds) in [
            (Some("3"), Some(3)),
            (Some(" 0 "), Some(0)),
            (Some("99999999999999999999"), Some(u32::MAX)),
            (Some("Sun, 29 Nov 2026 18:57:20 GMT"), Some(60)),
            (Some("Sun, 29 Nov 2026 18:50:00 GMT"), Some(0)),
            (Some("-5"), None),
            (Some("soon"), None),
            (Some(""), None),
            (None, None),
        ] {
            assert_eq!(
                turned_away(&reply(429, given, "[]")),
                Some(ApiError::Busy { status: 429, seconds }),
                "{given:?}"
            );
            let expected = seconds.map(|seconds| ApiError::Busy { status: 503, seconds: Some(seconds) });
            assert_eq!(turned_away(&reply(503, given, "<html>")), expected, "{given:?}");
        }
        assert_eq!(turned_away(&reply(200, Some("3"), "[]")), None);
    }

    #[test]
    fn an_org_without_calls_left_is_not_asked_again() {
        let body = r#"[{"errorCode":"REQUEST_LIMIT_EXCEEDED","message":"TotalRequests Limit exceeded."}]"#;
        for status in [429, 503] {
            let said = turned_away(&reply(status, Some("1"), body));
            assert_eq!(said, Some(ApiError::Limit { text: "TotalRequests Limit exceeded.".to_owned() }));
        }
        assert_eq!(turned_away(&reply(403, Some("1"), body)), None, "its own words say it");
    }
}
