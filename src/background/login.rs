//! Logging in as the integration user: the same request that Webex makes.

use super::{keeper, page, session};
use crate::protocol::background::{ClassProof, KeyError, LoginFailure, LoginProof, ReachClass, TestLogin};
use crate::protocol::keeper as vault;
use crate::salesforce::answer::Answer;
use crate::salesforce::apex_rest::{self, Reach};
use crate::salesforce::error::LoginError;
use crate::salesforce::host::ApiHost;
use crate::salesforce::oauth::{self, Audience, Granted};
use crate::salesforce::read::{Read, soql::Soql};

/// Logs in, reads who is logged in, and ends that session.
pub(super) async fn test(tab: i32, call: &TestLogin) -> Result<LoginProof, LoginFailure> {
    let (host, granted) = log_in(tab, call).await?;
    let username = username(&host, &granted).await;
    let ended = end(&host, &granted).await;
    Ok(LoginProof { identity: granted.identity, username, scope: granted.scope, ended })
}

/// Logs in, asks the class once, and ends that session.
pub(super) async fn reach(tab: i32, call: &ReachClass) -> Result<ClassProof, LoginFailure> {
    let (host, granted) = log_in(tab, &call.login).await?;
    let username = username(&host, &granted).await;
    let reach = match session::send(&host, &apex_rest::request(&call.path, &granted.token)).await {
        Ok(reply) => apex_rest::parse(&reply),
        Err(_) => Reach::NoAnswer,
    };
    let ended = end(&host, &granted).await;
    Ok(ClassProof { identity: granted.identity, username, reach, ended })
}

/// Has a request signed and exchanges it for a token.
async fn log_in(tab: i32, call: &TestLogin) -> Result<(ApiHost, Granted), LoginFailure> {
    let host = page::host_of(tab).await.ok_or(LoginFailure::NoOrg)?;
    let sign = vault::Request::Sign {
        iss: call.consumer_key.clone(),
        sub: call.username.clone(),
        aud: Audience::from(call.org_kind).as_str().to_owned(),
    };
    let vault::Reply::Assertion { assertion, .. } = keeper::ask(&sign).await? else {
        return Err(KeyError::Refused { why: vault::Refusal::NotUnderstood }.into());
    };
    let reply =
        session::send(&host, &oauth::token_request(assertion.reveal())).await.map_err(LoginError::Api)?;
    drop(assertion);
    let granted = oauth::parse_token(&reply)?;
    Ok((host, granted))
}

/// Gives the token back; whether the org confirmed it.
async fn end(host: &ApiHost, granted: &Granted) -> bool {
    match session::send(host, &oauth::revoke_request(&granted.token)).await {
        Ok(reply) => oauth::parse_revoked(&reply).is_ok(),
        Err(_) => false,
    }
}

/// The first thing done with the token: it shows that the API really answers to it.
async fn username(host: &ApiHost, granted: &Granted) -> Option<String> {
    let version = session::version(host).await.ok()?;
    let read =
        Read::Query(Soql::select(&["Username"], "User").whose("Id", &granted.identity.user_id).build());
    match session::ask(host, version, &granted.token, &read).await {
        Ok(Answer::Records(records)) => records.rows.first()?.some_text("Username").ok().map(str::to_owned),
        _ => None,
    }
}
