//! What the login history proves.

use super::*;
use crate::check::tests::sample::{known, login};
use crate::org::{Login, UserId};

fn logins(org: &mut Org) -> &mut Vec<Login> {
    known(&mut present(&mut org.integration_user).logins)
}

#[test]
fn login_seen() {
    judge(
        Fact::LoginSeen,
        &[],
        &[
            // The app was changed an hour ago.
            (unchanged, Met("granted on 2026-11-23 from 198.51.100.24")),
            (|org| logins(org).reverse(), Met("granted on 2026-11-23")),
            (|org| logins(org).clear(), Unknown("no login of this user through this app yet")),
            (
                |org| logins(org)[0].application = Some("Nightly Export".to_owned()),
                Unknown("changed after the last login through it"),
            ),
            (
                |org| logins(org).iter_mut().for_each(|login| login.application = None),
                Unknown("no login of this user through this app yet"),
            ),
            (
                |org| app(org).changed = Observed::Known(Moment::from_seconds(NOW.seconds() - 60)),
                Unknown("changed after the last login"),
            ),
            (
                |org| logins(org).insert(0, login(10, "Failed: Not approved for access")),
                Differs("refused on 2026-11-23 from 198.51.100.24: Failed: Not approved for access"),
            ),
            // An older refusal does not matter once a login was granted.
            (|org| logins(org).push(login(40, "Invalid Password")), Met("granted")),
            // What is not understood is neither.
            (|org| logins(org)[0].status = "Erfolgreich".to_owned(), Unknown("last login: Erfolgreich")),
            (|org| app(org).changed = unknown(), Unknown(NOT_ANSWERED)),
            (|org| present(&mut org.integration_user).logins = unknown(), Unknown(NOT_ANSWERED)),
            (
                |org| present(&mut org.integration_user).id = UserId::new("005000000000009AAA"),
                Unknown("not read for this user"),
            ),
            (|org| known(&mut org.users).clear(), Unknown("no user with this Username")),
            GONE,
            FAILED,
        ],
    );
}
