//! Forms that change something: sign in, sign out, change of password, theme. They work without JavaScript; a refused form comes back
//! as the page it was sent from, with the reason and with what was typed.

use axum::body::Body;
use axum::extract::{Form, FromRequest, Request, State};
use axum::http::HeaderValue;
use axum::http::header::SET_COOKIE;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use domain::account::Password;
use domain::problem::Problem;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::BODY_LIMIT;
use super::client_address::client_address;
use super::cookie::{clear_session, set_session};
use super::page::{render, to_sign_in};
use super::plain::Plain;
use super::web::Web;
use crate::address::way_back;
use crate::theme::Theme;
use crate::visit::FormEcho;

#[derive(Deserialize)]
struct SignIn {
    email: String,
    password: String,
    #[serde(rename = "return-to", default)]
    return_to: String,
}

/// Opens a session.
pub async fn sign_in(State(web): State<Web>, request: Request) -> Response {
    let address = client_address(&web, &request);
    let (parts, form) = match read::<SignIn>(request).await {
        Ok(read) => read,
        Err((parts, problem)) => return again(&web, parts, Plain::SignIn, String::new(), problem).await,
    };
    let opened = web.ports.accounts.sign_in(form.email.trim(), &Password::new(form.password), address).await;
    match opened {
        Ok(session) => with_cookie(Redirect::to(way_back(&form.return_to)), set_session(&session, web.options.secure)),
        Err(problem) => again(&web, parts_returning_to(parts, &form.return_to), Plain::SignIn, form.email, problem).await,
    }
}

#[derive(Deserialize)]
struct SignOut {
    #[serde(rename = "csrf-token")]
    csrf_token: String,
}

/// Ends the session.
pub async fn sign_out(State(web): State<Web>, request: Request) -> Response {
    let session = web.session(request.headers());
    let (parts, form) = match read::<SignOut>(request).await {
        Ok(read) => read,
        Err((parts, problem)) => return unavailable(&web, parts, problem).await,
    };
    let ended = match &session {
        Some(session) => web.ports.accounts.sign_out(session, &form.csrf_token).await,
        None => Ok(()),
    };
    match ended {
        Ok(()) | Err(Problem::SignedOut) => with_cookie(Redirect::to("/sign-in?signed-out"), clear_session(web.options.secure)),
        Err(problem) => unavailable(&web, parts, problem).await,
    }
}

#[derive(Deserialize)]
struct ChangePassword {
    #[serde(rename = "csrf-token")]
    csrf_token: String,
    #[serde(rename = "current-password")]
    current: String,
    #[serde(rename = "new-password")]
    new: String,
    #[serde(rename = "repeat-password")]
    repeat: String,
}

/// Changes the own password; the session goes on under a new token.
pub async fn change_password(State(web): State<Web>, request: Request) -> Response {
    let session = web.session(request.headers());
    let (parts, form) = match read::<ChangePassword>(request).await {
        Ok(read) => read,
        Err((parts, problem)) => return again(&web, parts, Plain::ChangePassword, String::new(), problem).await,
    };
    let Some(session) = session else { return to_sign_in(&parts.uri) };
    if form.new != form.repeat {
        let problem = Problem::invalid("repeat_password", "The two new passwords differ. Type the new one twice.");
        return again(&web, parts, Plain::ChangePassword, String::new(), problem).await;
    }
    let (current, new) = (Password::new(form.current), Password::new(form.new));
    match web.ports.accounts.change_password(&session, &form.csrf_token, &current, &new).await {
        Ok(session) => with_cookie(Redirect::to("/password?changed"), set_session(&session, web.options.secure)),
        Err(Problem::SignedOut) => to_sign_in(&parts.uri),
        Err(problem) => again(&web, parts, Plain::ChangePassword, String::new(), problem).await,
    }
}

#[derive(Deserialize)]
struct ChooseTheme {
    theme: String,
    #[serde(rename = "return-to", default)]
    return_to: String,
}

/// Remembers a theme.
pub async fn theme(State(web): State<Web>, request: Request) -> Response {
    match read::<ChooseTheme>(request).await {
        Ok((_, form)) => {
            let cookie = Theme::from_key(&form.theme).cookie(web.options.secure);
            with_cookie(Redirect::to(way_back(&form.return_to)), HeaderValue::from_str(&cookie).ok())
        }
        Err((parts, problem)) => unavailable(&web, parts, problem).await,
    }
}

/// Reads a form, keeping the request's head for the page that answers it.
async fn read<T: DeserializeOwned>(request: Request) -> Result<(Parts, T), (Parts, Problem)> {
    let (parts, body) = request.into_parts();
    match Form::<T>::from_request(Request::from_parts(parts.clone(), body), &()).await {
        Ok(Form(form)) => Ok((parts, form)),
        Err(rejection) if rejection.status() == 413 => Err((parts, Problem::TooLarge { limit_bytes: BODY_LIMIT as u64 })),
        Err(_) => Err((parts, Problem::invalid("form", "The form arrived incomplete. Fill it in again."))),
    }
}

/// The page that the form was sent from, with the reason.
async fn again(web: &Web, parts: Parts, page: Plain, email: String, problem: Problem) -> Response {
    let (visit, unknown) = web.visit(&parts.headers, &parts.uri).await;
    let form = FormEcho { email, problem: Some(problem) };
    render(web, Request::from_parts(parts, Body::empty()), visit, unknown.map_or(page, Plain::Unavailable), form).await
}

async fn unavailable(web: &Web, parts: Parts, problem: Problem) -> Response {
    again(web, parts, Plain::Unavailable(problem.clone()), String::new(), problem).await
}

/// A refused sign-in keeps the way back, which stood in the form and not in the address it was sent to.
fn parts_returning_to(mut parts: Parts, return_to: &str) -> Parts {
    if let Ok(uri) = crate::address::sign_in(way_back(return_to)).parse() {
        parts.uri = uri;
    }
    parts
}

fn with_cookie(redirect: Redirect, cookie: Option<HeaderValue>) -> Response {
    let mut response = redirect.into_response();
    if let Some(cookie) = cookie {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}
