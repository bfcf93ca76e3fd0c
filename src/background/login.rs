//! Logging in as the integration user: the same request that Webex makes.
//!
//! A token is given back in every path, unless the admin wants the session of a test left: when all went well, when anything after it failed,
//! when the test was stopped, and when the answer that brought it can't be used. From the
//! moment that there is one, the keeper holds the request that gives it back, and sends it
//! should this worker not come to that.

use super::runs::Asking;
use super::{keeper, page, session};
use crate::browser::fetch::Stop;
use crate::protocol::background::{
    Afterwards, ClassProof, KeyError, LoginFailure, LoginProof, ReachClass, Run, TestLogin, TestSession,
};
use crate::protocol::keeper as vault;
use crate::salesforce::answer::Answer;
use crate::salesforce::apex_rest::{self, Reach};
use crate::salesforce::error::{ApiError, LoginError};
use crate::salesforce::host::ApiHost;
use crate::salesforce::oauth::{self, Audience, Granted};
use crate::salesforce::read::{Read, soql::Soql};
use crate::salesforce::session::AccessToken;
use crate::salesforce::turned_away;
use std::time::Duration;

/// What is asked with a token must be answered within this time; then the token goes back.
const USE: Duration = Duration::from_secs(40);

/// Logs in, reads who is logged in, and ends that session.
pub(super) async fn test(tab: i32, run: Run, call: &TestLogin) -> Result<LoginProof, LoginFailure> {
    let asking = Asking::begin(tab, run);
    let session = log_in(tab, call).await?;
    let _limit = asking.stop().after(USE);
    let username = username(&session, asking.stop()).await;
    let Session { host, granted, pledge } = session;
    let session = finish(&host, &granted.token, pledge, call.afterwards).await;
    Ok(LoginProof { identity: granted.identity, username, scope: granted.scope, session })
}

/// Logs in, asks the class once, and ends that session.
pub(super) async fn reach(tab: i32, run: Run, call: &ReachClass) -> Result<ClassProof, LoginFailure> {
    let asking = Asking::begin(tab, run);
    let session = log_in(tab, &call.login).await?;
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
    pledge: keeper::Pledge,
}

/// Has a request signed and exchanges it for a token. That exchange is not stopped by whoever
/// stops the test: a token that nobody waits for could not be given back.
async fn log_in(tab: i32, call: &TestLogin) -> Result<Session, LoginFailure> {
    let host = page::host_of(tab).await.ok_or(LoginFailure::NoOrg)?;
    let sign = vault::Request::Sign {
        iss: call.consumer_key.clone(),
        sub: call.username.clone(),
        aud: Audience::from(call.org_kind).as_str().to_owned(),
    };
    let vault::Reply::Assertion { assertion, .. } = keeper::ask(&sign).await? else {
        return Err(KeyError::Refused { why: vault::Refusal::NotUnderstood }.into());
    };
    let request = oauth::token_request(assertion.reveal());
    drop(assertion);
    let session::Delivery { reply, fault } =
        session::deliver(&host, &request, &Stop::default()).await.map_err(not_granted)?;
    drop(request);
    let granted = match fault.or_else(|| turned_away(&reply)) {
        Some(error) => Err(LoginError::Api(error)),
        None => oauth::parse_token(&reply),
    };
    match granted {
        Ok(granted) => {
            let pledge = keeper::Pledge::make(&host, &oauth::revoke_request(&granted.token)).await;
            Ok(Session { host, granted, pledge })
        }
        Err(why) => match oauth::stray_token(&reply) {
            Some(token) => {
                let pledge = keeper::Pledge::make(&host, &oauth::revoke_request(&token)).await;
                let ended = end(&host, &token, pledge).await;
                let session = if ended { TestSession::Ended } else { TestSession::Unsure };
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
    pledge: keeper::Pledge,
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
async fn end(host: &ApiHost, token: &AccessToken, pledge: keeper::Pledge) -> bool {
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
        Read::Query(Soql::select(&["Username"], "User").whose("Id", &granted.identity.user_id).build());
    match session::ask(host, version, &granted.token, &read, stop).await {
        Ok(Answer::Records(records)) => records.rows.first()?.some_text("Username").ok().map(str::to_owned),
        _ => None,
    }
}
