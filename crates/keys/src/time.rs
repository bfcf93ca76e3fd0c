//! A moment as certificates and assertions count it.

use super::CertificateError;
use core::time::Duration;
use x509_cert::der::DateTime;
use x509_cert::time::Time;

const SECONDS_PER_DAY: u64 = 24 * 60 * 60;

/// Whole seconds since 1970-01-01T00:00:00Z, without leap seconds.
///
/// The unit of `exp` (RFC 7519, section 2, `NumericDate`) and the resolution of
/// a certificate's validity (RFC 5280, section 4.1.2.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnixTime(u64);

impl UnixTime {
    /// The moment so many seconds after the epoch.
    pub const fn from_seconds(seconds: u64) -> UnixTime {
        UnixTime(seconds)
    }

    /// The moment that a JavaScript clock calls `milliseconds`, cut to the second.
    pub const fn from_milliseconds(milliseconds: u64) -> UnixTime {
        UnixTime(milliseconds / 1000)
    }

    /// Seconds since the epoch.
    pub const fn seconds(self) -> u64 {
        self.0
    }

    /// Milliseconds since the epoch, as a JavaScript clock counts.
    pub const fn milliseconds(self) -> u64 {
        self.0.saturating_mul(1000)
    }

    /// The moment so many seconds later.
    #[must_use]
    pub const fn plus_seconds(self, seconds: u64) -> UnixTime {
        UnixTime(self.0.saturating_add(seconds))
    }

    /// The moment so many seconds earlier, at the earliest the epoch.
    #[must_use]
    pub const fn minus_seconds(self, seconds: u64) -> UnixTime {
        UnixTime(self.0.saturating_sub(seconds))
    }

    /// The moment so many days of 24 hours later.
    #[must_use]
    pub const fn plus_days(self, days: u16) -> UnixTime {
        self.plus_seconds(days as u64 * SECONDS_PER_DAY)
    }

    /// As an X.509 time: the type `UTCTime` through 2049 and `GeneralizedTime`
    /// from 2050 on, as RFC 5280, section 4.1.2.5, demands.
    pub(super) fn to_x509(self) -> Result<Time, CertificateError> {
        DateTime::from_unix_duration(Duration::from_secs(self.0))
            .map(Time::from)
            .map_err(|_| CertificateError::Time)
    }

    pub(super) fn from_x509(time: Time) -> UnixTime {
        UnixTime(time.to_unix_duration().as_secs())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    const END_OF_2049: u64 = 2_524_607_999;

    #[test]
    fn a_time_through_2049_is_a_utc_time() {
        let time = UnixTime::from_seconds(END_OF_2049).to_x509().unwrap();
        assert!(matches!(time, Time::UtcTime(_)), "{time:?}");
    }

    #[test]
    fn a_time_from_2050_on_is_a_generalized_time() {
        let time = UnixTime::from_seconds(END_OF_2049 + 1).to_x509().unwrap();
        assert!(matches!(time, Time::GeneralTime(_)), "{time:?}");
    }

    #[test]
    fn a_time_after_the_year_9999_is_refused() {
        let refused = UnixTime::from_seconds(253_402_300_800).to_x509();
        assert_eq!(refused.unwrap_err(), CertificateError::Time);
    }

    #[test]
    fn a_time_survives_the_way_through_x509() {
        let now = UnixTime::from_milliseconds(1_795_449_600_999);
        assert_eq!(UnixTime::from_x509(now.to_x509().unwrap()), now);
        assert_eq!(now.milliseconds(), 1_795_449_600_000);
    }
}
