//! The session's cookie.

use axum::http::header::COOKIE;
use axum::http::{HeaderMap, HeaderValue};
use domain::account::SessionToken;

/// The cookie's name. Browsers take `__Host-` only with Secure, Path=/ and no Domain, so no other host can set it.
pub const fn session_name(secure: bool) -> &'static str {
    if secure { "__Host-kineo" } else { "kineo" }
}

/// The value of a cookie.
pub fn read(headers: &HeaderMap, name: &str) -> Option<String> {
    let pairs = headers.get_all(COOKIE).into_iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(';'));
    let mut values = pairs.filter_map(|pair| pair.trim().split_once('=')).filter(|(other, _)| *other == name);
    values.next().map(|(_, value)| value.to_owned()).filter(|value| !value.is_empty())
}

/// Hands the session to the browser, until it is closed. The store decides when a session ends before that.
pub fn set_session(session: &SessionToken, secure: bool) -> Option<HeaderValue> {
    header(&format!("{}={}{}", session_name(secure), session.expose(), attributes(secure)))
}

/// Takes the session back.
pub fn clear_session(secure: bool) -> Option<HeaderValue> {
    header(&format!("{}=; Max-Age=0{}", session_name(secure), attributes(secure)))
}

fn attributes(secure: bool) -> &'static str {
    if secure { "; Path=/; Secure; HttpOnly; SameSite=Lax" } else { "; Path=/; HttpOnly; SameSite=Lax" }
}

/// None only for text that no header can hold, which no session has.
fn header(text: &str) -> Option<HeaderValue> {
    let mut value = HeaderValue::from_str(text).ok()?;
    value.set_sensitive(true);
    Some(value)
}
