use axum::http::StatusCode;

use super::browser::{get, post, see, send};
use crate::fakes::{CSRF_TOKEN, Case, PASSWORD};

const SIGNED_IN: &str = "email=admin%40northwind.example&password=correct+horse+battery";

#[tokio::test]
async fn whoever_is_not_signed_in_is_sent_to_sign_in_and_back() {
    let page = send(false, get("/?year=2024&organisation=7")).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    assert_eq!(page.header("location"), "/sign-in?return-to=%2F%3Fyear%3D2024%26organisation%3D7");
    let page = send(false, get(page.header("location"))).await;
    assert!(page.html.contains("name=\"return-to\" value=\"/?year=2024&amp;organisation=7\""), "{}", page.html);
}

#[tokio::test]
async fn signing_in_opens_a_session_in_a_strict_cookie() {
    let page = send(false, post("/sign-in", None, &format!("{SIGNED_IN}&return-to=%2F%3Fyear%3D2024"))).await;
    assert_eq!((page.status, page.header("location")), (StatusCode::SEE_OTHER, "/?year=2024"));
    assert_eq!(page.header("set-cookie"), "kineo=admin@northwind.example; Path=/; HttpOnly; SameSite=Lax");
    let page = send(true, post("/sign-in", None, SIGNED_IN)).await;
    assert_eq!(page.header("set-cookie"), "__Host-kineo=admin@northwind.example; Path=/; Secure; HttpOnly; SameSite=Lax");
}

#[tokio::test]
async fn over_https_the_cookie_of_plain_http_counts_for_nothing() {
    let mut request = get("/");
    request.headers_mut().insert("cookie", format!("kineo={}", Case::Admin.email()).parse().unwrap());
    assert_eq!(send(true, request).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_wrong_password_keeps_what_was_typed_but_the_password() {
    let form = "email=admin%40northwind.example&password=guessed-wrong&return-to=%2F%3Fyear%3D2024";
    let page = send(false, post("/sign-in", None, form)).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.assert_says("The e-mail address or the password is wrong. Check both and try again.");
    assert!(page.html.contains("aria-invalid=\"true\" aria-describedby=\"password-error\""), "the reason does not stand beside the field");
    assert!(page.html.contains("value=\"admin@northwind.example\"") && page.html.contains("value=\"/?year=2024\""));
    assert!(!page.html.contains("guessed-wrong") && page.header("set-cookie").is_empty());
}

#[tokio::test]
async fn a_locked_account_says_how_long_to_wait() {
    let page = send(false, post("/sign-in", None, "email=locked%40northwind.example&password=x")).await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    page.assert_says("There were too many tries. Try again in 10 minutes.");
}

#[tokio::test]
async fn signing_in_never_leads_to_another_site() {
    for target in ["https%3A%2F%2Fevil.example", "%2F%2Fevil.example", "%2F%5Cevil.example"] {
        let page = send(false, post("/sign-in", None, &format!("{SIGNED_IN}&return-to={target}"))).await;
        assert_eq!(page.header("location"), "/", "{target} was followed");
    }
    let page = see(Case::Admin, "/sign-in?return-to=%2F%2Fevil.example").await;
    assert_eq!(page.header("location"), "/");
}

#[tokio::test]
async fn signing_out_needs_the_sessions_token_and_clears_the_cookie() {
    let page = send(false, post("/sign-out", Some(Case::Admin), "csrf-token=guessed")).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.header("set-cookie").is_empty());
    let page = send(false, post("/sign-out", Some(Case::Admin), &format!("csrf-token={CSRF_TOKEN}"))).await;
    assert_eq!(page.header("location"), "/sign-in?signed-out");
    assert_eq!(page.header("set-cookie"), "kineo=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax");
}

#[tokio::test]
async fn the_password_is_changed_only_with_the_right_one_and_the_token() {
    let form = |token: &str, current: &str, repeat: &str| {
        format!("csrf-token={token}&current-password={current}&new-password=a+new+long+one&repeat-password={repeat}")
    };
    let password = PASSWORD.replace(' ', "+");
    let refusals = [
        (form("guessed", &password, "a+new+long+one"), "The page is too old."),
        (form(CSRF_TOKEN, "wrong", "a+new+long+one"), "This is not your current password."),
        (form(CSRF_TOKEN, &password, "another"), "The two new passwords differ."),
    ];
    for (form, words) in refusals {
        let page = send(false, post("/password", Some(Case::Admin), &form)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        page.assert_says(words);
    }
    let page = send(false, post("/password", Some(Case::Admin), &form(CSRF_TOKEN, &password, "a+new+long+one"))).await;
    assert_eq!((page.status, page.header("location")), (StatusCode::SEE_OTHER, "/password?changed"));
}

#[tokio::test]
async fn every_signed_in_form_that_changes_something_carries_the_token() {
    let page = see(Case::Admin, "/password").await;
    for form in page.html.split("<form").skip(1).filter(|form| form.contains("method=\"post\"") && !form.contains("action=\"/theme\"")) {
        let form = form.split("</form>").next().unwrap();
        assert!(form.contains(&format!("name=\"csrf-token\" value=\"{CSRF_TOKEN}\"")), "no token in <form{form}");
    }
}

#[tokio::test]
async fn a_theme_is_remembered_and_leads_back() {
    let page = send(false, post("/theme", Some(Case::Admin), "theme=dark&return-to=%2F%3Fyear%3D2024")).await;
    assert_eq!(page.header("location"), "/?year=2024");
    assert_eq!(page.header("set-cookie"), "kineo-theme=dark; Path=/; Max-Age=31536000; SameSite=Lax");
}
