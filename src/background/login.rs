//! Logging in as the integration user: the same request that Webex makes.
//!
//! A token is given back in every path, unless the admin wants the session of a test left: when all went well, when anything after it failed,
//! when the test was stopped, and when the answer that brought it can't be used. From the
//! moment that there is one, the keystore holds the request that gives it back, and sends it
//! should this worker not come to that.

use super::runs::Asking;
use super::{keystore, page, session};
use crate::browser::fetch::Stop;
use crate::browser::permissions;
use crate::protocol::background::{
    Afterwards, ClassProof, KeyError, LoginFailure, LoginProof, ReachClass, Route, Run, TestLogin,
    TestSession, TryRoute,
};
use crate::protocol::keystore::{Refusal, Reply, Request};
use salesforce::answer::Answer;
use salesforce::apex_rest::{self, Reach};
use salesforce::error::{ApiError, LoginError};
use salesforce::host::ApiHost;
use salesforce::oauth::{self, Audience, Granted, TokenHost};
use salesforce::read::{Read, soql::Soql};
use salesforce::session::AccessToken;
use salesforce::turned_away;
use std::time::Duration;

/// What is asked with a token must be answered within this time; then the token goes back.
const USE: Duration = Duration::from_secs(40);

/// Logs in, reads who is logged in, and ends that session.
pub(super) async fn test(tab: i32, run: Run, call: &TestLogin) -> Result<LoginProof, LoginFailure> {
    let host = page::host_of(tab).await.ok_or(LoginFailure::NoOrg)?;
    prove(tab, run, &Way::of(Route::MyDomainForGeneral, host, call), call).await
}

/// The same for a pair of host and audience. A general host may be asked only while the admin
/// allows it, which is for one try: it is given back at the end, whatever came of it.
pub(super) async fn try_route(tab: i32, run: Run, call: &TryRoute) -> Result<LoginProof, LoginFailure> {
    let host = page::host_of(tab).await.ok_or(LoginFailure::NoOrg)?;
    let way = Way::of(call.route, host, &call.login);
    let TokenHost::General(general) = way.asked else { return prove(tab, run, &way, &call.login).await };
    if !permissions::has_host(general.as_str()).await.unwrap_or(false) {
        return Err(LoginFailure::HostWithheld { why: None });
    }
    let outcome = prove(tab, run, &way, &call.login).await;
    // What can't be given back now is so at the end of the next try.
    permissions::remove_host(general.as_str()).await.ok();
    outcome
}

async fn prove(tab: i32, run: Run, way: &Way, call: &TestLogin) -> Result<LoginProof, LoginFailure> {
    let asking = Asking::begin(tab, run);
    let session = log_in(way, call).await?;
    let _limit = asking.stop().after(USE);
    let username = username(&session, asking.stop()).await;
    let Session { host, granted, pledge } = session;
    let session = finish(&host, &granted.token, pledge, call.afterwards).await;
    Ok(LoginProof { identity: granted.identity, username, scope: granted.scope, session })
}

/// Logs in, asks the class once, and ends that session.
pub(super) async fn reach(tab: i32, run: Run, call: &ReachClass) -> Result<ClassProof, LoginFailure> {
    let asking = Asking::begin(tab, run);
    let host = page::host_of(tab).await.ok_or(LoginFailure::NoOrg)?;
    let session = log_in(&Way::of(Route::MyDomainForGeneral, host, &call.login), &call.login).await?;
    let _limit = asking.stop().after(USE);
    let username = username(&session, asking.stop()).await;
    let request = apex_rest::request(&call.path, &session.granted.token);
    let reach = match session::deliver(&session.host, &request, asking.stop()).await {
        Ok(session::Delivery { reply, fault: None }) => apex_rest::parse(&reply),
        Ok(_) | Err(_) => Reach::NoAnswer,
    };
    let Session { host, granted, pledge } = session;
    let session = finish(&host, &granted.token, pledge, call.login.afterwards).await;
    Ok(ClassProof { identity: granted.identity, username, reach, session })
}

/// The session of a test.
struct Session {
    host: ApiHost,
    granted: Granted,
    pledge: keystore::Pledge,
}

/// Where a login goes.
struct Way {
    /// The org in the tab.
    org: ApiHost,
    /// The host that is asked for the token.
    asked: TokenHost,
    /// For whom the assertion is meant.
    audience: String,
}

impl Way {
    fn of(route: Route, org: ApiHost, call: &TestLogin) -> Self {
        let general = Audience::from(call.org_kind);
        Self { asked: route.host(&org, general), audience: route.audience(&org, general), org }
    }

    /// The host of the org that granted a token: one that a general host gave may be of another
    /// org than the one in the tab, and then goes back to that one.
    fn home(&self, granted: &Granted) -> ApiHost {
        match self.asked {
            TokenHost::Org(_) => self.org.clone(),
            TokenHost::General(_) => {
                ApiHost::of_page(&granted.instance_url).unwrap_or_else(|| self.org.clone())
            }
        }
    }
}

/// Has a request signed and exchanges it for a token. That exchange is not stopped by whoever
/// stops the test: a token that nobody waits for could not be given back.
async fn log_in(way: &Way, call: &TestLogin) -> Result<Session, LoginFailure> {
    let sign = Request::Sign {
        iss: call.consumer_key.clone(),
        sub: call.username.clone(),
        aud: way.audience.clone(),
    };
    let Reply::Assertion { assertion, .. } = keystore::ask(&sign).await? else {
        return Err(KeyError::Refused { why: Refusal::NotUnderstood }.into());
    };
    let request = oauth::token_request(assertion.reveal());
    drop(assertion);
    let session::Delivery { reply, fault } =
        session::ask_token(&way.asked, &request).await.map_err(not_granted)?;
    drop(request);
    let granted = match fault.or_else(|| turned_away(&reply)) {
        Some(error) => Err(LoginError::Api(error)),
        None => oauth::parse_token(&reply),
    };
    match granted {
        Ok(granted) => {
            let host = way.home(&granted);
            let pledge = keystore::Pledge::make(&host, &oauth::revoke_request(&granted.token)).await;
            Ok(Session { host, granted, pledge })
        }
        Err(why) => match oauth::stray_token(&reply) {
            Some(token) => {
                let pledge = keystore::Pledge::make(&way.org, &oauth::revoke_request(&token)).await;
                let ended = end(&way.org, &token, pledge).await;
                // Of which org it is, a general host has not said.
                let is_of_org = matches!(way.asked, TokenHost::Org(_));
                let session = if ended && is_of_org { TestSession::Ended } else { TestSession::Unsure };
                Err(LoginFailure::Org { why, session })
            }
            None => Err(without_token(why)),
        },
    }
}

fn not_granted(error: ApiError) -> LoginFailure {
    without_token(LoginError::Api(error))
}

fn without_token(why: LoginError) -> LoginFailure {
    let session = if oauth::opened_nothing(&why) { TestSession::NotOpened } else { TestSession::Unsure };
    LoginFailure::Org { why, session }
}

/// Gives the token back, unless the admin wants the session left.
async fn finish(
    host: &ApiHost,
    token: &AccessToken,
    pledge: keystore::Pledge,
    afterwards: Afterwards,
) -> TestSession {
    match afterwards {
        Afterwards::End => {
            if end(host, token, pledge).await {
                TestSession::Ended
            } else {
                TestSession::Unsure
            }
        }
        Afterwards::Leave => {
            pledge.withdraw().await;
            TestSession::Left
        }
    }
}

/// Gives the token back; whether the org confirmed it. It is asked a second time when no
/// answer came: to end a session twice does no harm.
async fn end(host: &ApiHost, token: &AccessToken, pledge: keystore::Pledge) -> bool {
    let mut was_asked = false;
    let mut ended = false;
    while !ended {
        let request = oauth::revoke_request(token);
        ended = match session::send(host, &request, &Stop::default()).await {
            Ok(reply) => oauth::parse_revoked(&reply).is_ok() || (was_asked && oauth::is_unknown(&reply)),
            Err(_) => false,
        };
        if was_asked {
            break;
        }
        was_asked = true;
    }
    if ended {
        pledge.withdraw().await;
    } else {
        pledge.claim().await;
    }
    ended
}

/// The first thing done with the token: it shows that the API really answers to it.
async fn username(session: &Session, stop: &Stop) -> Option<String> {
    let Session { host, granted, .. } = session;
    let version = session::version(host, stop).await.ok()?;
    let read =
        Read::Query(Soql::select(&["Username"], "User").where_eq("Id", &granted.identity.user_id).build());
    match session::ask(host, version, &granted.token, &read, stop).await {
        Ok(Answer::Records(records)) => records.rows.first()?.some_text("Username").ok().map(str::to_owned),
        _ => None,
    }
}
