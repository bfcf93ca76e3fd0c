//! The test of the login: the same request that Webex makes.

use super::{keeper, page, session};
use crate::protocol::background::{KeyError, LoginFailure, LoginProof, TestLogin};
use crate::protocol::keeper as vault;
use crate::salesforce::answer::Answer;
use crate::salesforce::error::LoginError;
use crate::salesforce::host::ApiHost;
use crate::salesforce::oauth::{self, Audience, Granted};
use crate::salesforce::read::{Read, soql::Soql};

/// Signs, logs in, reads who is logged in, and ends that session.
pub(super) async fn test(tab: i32, call: &TestLogin) -> Result<LoginProof, LoginFailure> {
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
    let username = username(&host, &granted).await;
    let ended = match session::send(&host, &oauth::revoke_request(&granted.token)).await {
        Ok(reply) => oauth::parse_revoked(&reply).is_ok(),
        Err(_) => false,
    };
    Ok(LoginProof { identity: granted.identity, username, scope: granted.scope, ended })
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
