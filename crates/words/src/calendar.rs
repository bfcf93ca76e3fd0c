//! The days of the Gregorian calendar, reckoned back before it was used.
//!
//! Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (`days_from_civil`,
//! `civil_from_days`): years begin in March, so that the leap day is the last one.

/// The days from 1970-01-01 until a day; none for one that the calendar does not have.
pub fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    if !(1..=12).contains(&month) {
        return None;
    }
    let from_march = (month + 9) % 12;
    let from_march_on = if month <= 2 { year - 1 } else { year };
    let (era, year_of_era) = (from_march_on.div_euclid(400), from_march_on.rem_euclid(400));
    let day_of_year = (153 * from_march + 2) / 5 + day - 1;
    let found =
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468;
    (date(found) == (year, month, day)).then_some(found)
}

/// Year, month and day so many days from 1970-01-01.
pub fn date(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_day_is_told_by_its_date() {
        let mut next = days(1899, 12, 31).unwrap_or_default();
        for year in 1900..=2101 {
            for month in 1..=12 {
                let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
                let length = match month {
                    2 if leap => 29,
                    2 => 28,
                    4 | 6 | 9 | 11 => 30,
                    _ => 31,
                };
                for day in 1..=length {
                    next += 1;
                    assert_eq!((days(year, month, day), date(next)), (Some(next), (year, month, day)));
                }
                for day in [0, length + 1] {
                    assert_eq!(days(year, month, day), None, "{year}-{month}-{day}");
                }
            }
        }
        assert_eq!((days(1970, 1, 1), days(1969, 13, 1), days(2000, 0, 1)), (Some(0), None, None));
    }
}
