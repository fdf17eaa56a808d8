use axum::http::StatusCode;

use super::browser::{get, see, send};
use crate::fakes::Case;

#[tokio::test]
async fn nothing_loaded_yet_says_how_to_load() {
    let page = see(Case::NoRelease, "/").await;
    page.assert_says("No data has been loaded yet");
    page.assert_says("kineo load --customer northwind FOLDER");
}

#[tokio::test]
async fn nothing_that_matches_says_why_and_gives_the_way_out() {
    let page = see(Case::Nothing, "/?organisation=3&year=2024").await;
    page.assert_says("Nothing matches these filters");
    page.assert_says("has year 2024 and organisation Harbour Clinic.");
    page.assert_says("Clear organisation");
    assert!(page.html.contains("href=\"/?year=2024\""));
}

#[tokio::test]
async fn one_figure_that_fails_leaves_the_others() {
    let page = see(Case::Failed, "/").await;
    assert_eq!(page.status, StatusCode::OK);
    page.assert_says("This figure could not be loaded");
    page.assert_says("7f3a-91c2");
    page.assert_says("Try again");
    page.assert_says("121,306 of 168,914 enrolments");
    page.assert_says("119,448 h of 8,412 learners");
}

#[tokio::test]
async fn a_dashboard_that_cannot_be_read_says_so_with_its_status() {
    let page = see(Case::Down, "/").await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    page.assert_says("The figures cannot be read at the moment");
    page.assert_says("Try again in a minute.");
    assert_eq!(page.header("retry-after"), "60");
}

#[tokio::test]
async fn stale_data_and_a_refused_load_are_told_above_the_figures() {
    let page = see(Case::Stale, "/").await;
    page.assert_says("These figures are 3 days old");
    page.assert_says("71.8%");
    let page = see(Case::Refused, "/").await;
    page.assert_says("The load of 2 Oct 2026, 02:14 was refused");
    page.assert_says("course_completions.csv has no header. The data of 30 Sep 2026 stays.");
    page.assert_says("71.8%");
}

#[tokio::test]
async fn an_account_without_a_person_is_told_what_to_do() {
    let page = see(Case::NoPerson, "/").await;
    page.assert_says("Your account is not linked to a person");
    page.assert_says("Ask a customer admin of Northwind Health to link one.");
    assert_eq!(page.status, StatusCode::OK);
}

#[tokio::test]
async fn an_unknown_address_is_404_signed_in_or_not() {
    for page in [see(Case::Admin, "/no-such-page").await, send(false, get("/no-such-page")).await] {
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        page.assert_says("There is nothing here");
    }
}

#[tokio::test]
async fn accounts_that_cannot_be_read_are_no_sign_out() {
    let mut request = get("/");
    request.headers_mut().insert("cookie", "kineo=broken".parse().unwrap());
    let page = send(false, request).await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    page.assert_says("Accounts cannot be read at the moment");
    assert_eq!(page.header("retry-after"), "5");
}
