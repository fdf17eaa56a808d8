use std::fs;
use std::path::Path;

use axum::http::StatusCode;

use super::browser::{Page, get, get_as, pages_with, post, see, send, send_to};
use crate::fakes::Case;

const REFRESH: &str = "<meta http-equiv=\"refresh\" content=\"15\">";
const HERE: &str = "/courses?year=2024&category=Wellbeing";

/// The page in a browser that gets the client's script.
async fn with_script(path: &str) -> Page {
    let dist = Path::new(env!("CARGO_TARGET_TMPDIR")).join("dist-with-script");
    fs::create_dir_all(&dist).unwrap();
    let index = "<link rel=\"modulepreload\" href=\"/pkg/client-1.js\"><link rel=\"preload\" href=\"/pkg/client-1.wasm\">";
    fs::write(dist.join("index.html"), index).unwrap();
    send_to(pages_with(dist, false), get_as(Case::Waking, path)).await
}

fn head(page: &Page) -> &str {
    page.html.split("</head>").next().unwrap()
}

#[tokio::test]
async fn data_that_wakes_up_is_said_with_status_and_time() {
    for path in ["/", HERE, "/courses?embed=1"] {
        let page = see(Case::Waking, path).await;
        assert_eq!((page.status, page.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "15"), "{path}");
        page.assert_says("Your data is waking up");
        page.assert_says("The warehouse that holds it takes up to a few minutes to start.");
        page.assert_says("This page asks again by itself in 15 seconds. Nothing is lost, and your filters stay.");
        assert!(page.html.contains("<div class=\"contents\">"), "{path}");
        assert!(page.html.contains("role=\"progressbar\" aria-label=\"Waiting for your data\""), "{path}");
        assert!(!page.html.contains("role=\"alert\""), "{path}: nothing went wrong");
    }
}

#[tokio::test]
async fn the_page_around_it_stays_of_use() {
    let page = see(Case::Waking, HERE).await;
    for part in [
        "<h1>Course completion</h1>",
        "aria-label=\"Main\"",
        "action=\"/filters\" aria-label=\"Filters\"",
        "aria-label=\"Clear Wellbeing\"",
        "action=\"/sign-out\"",
    ] {
        assert!(page.html.contains(part), "{part} is not in {}", page.html);
    }
    assert!(page.html.contains("<button id=\"filter-organisation\""), "{}", page.html);
    page.assert_says("Year2024");
}

#[tokio::test]
async fn without_a_script_it_asks_again_under_the_same_address() {
    let page = see(Case::Waking, HERE).await;
    assert!(head(&page).contains(REFRESH), "{}", head(&page));
    assert!(!page.html.contains("<base"), "the address to come back to would be another");
    let link = page.html.split("data-retry").next().and_then(|before| before.rsplit("<a ").next()).unwrap();
    assert!(link.contains("href=\"/courses?year=2024&amp;category=Wellbeing\""), "{link}");
    page.assert_says("Ask again now");
}

#[tokio::test]
async fn with_a_script_the_browser_does_not_load_the_page_again() {
    let page = with_script(HERE).await;
    assert!(page.html.contains("type=\"module\""), "the client is not in {}", page.html);
    assert!(head(&page).contains(&format!("<noscript>{REFRESH}</noscript>")), "{}", head(&page));
    assert_eq!(page.html.matches("http-equiv=\"refresh\"").count(), 1);
}

#[tokio::test]
async fn what_is_there_or_failed_is_not_asked_for_again() {
    for (case, path) in [(Case::Admin, "/"), (Case::Failed, "/courses"), (Case::Waking, "/no-such-page"), (Case::Admin, "/?manager=nobody")]
    {
        let page = see(case, path).await;
        assert!(!page.html.contains("http-equiv=\"refresh\"") && page.header("retry-after").is_empty(), "{path}");
    }
    assert_eq!(see(Case::Admin, "/?manager=nobody").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_choice_of_filters_waits_inside_the_frame() {
    let page = see(Case::Waking, "/filters?filter=organisation&year=2024").await;
    assert_eq!((page.status, page.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "15"));
    page.assert_says("Your data is waking up");
    assert!(head(&page).contains(REFRESH), "{}", head(&page));
    assert!(page.html.contains("href=\"/filters?filter=organisation&amp;year=2024\""));
    assert!(page.html.contains("aria-label=\"Main\"") && page.html.matches("<main").count() == 1);
}

#[tokio::test]
async fn accounts_that_cannot_be_read_are_asked_for_again_but_a_form_is_sent_once() {
    let mut request = get("/?year=2024");
    request.headers_mut().insert("cookie", "kineo=broken".parse().unwrap());
    let page = send(false, request).await;
    assert!(head(&page).contains("<meta http-equiv=\"refresh\" content=\"5\">") && page.html.contains("href=\"/?year=2024\""));
    let mut request = post("/sign-out", None, "csrf-token=guessed");
    request.headers_mut().insert("cookie", "kineo=broken".parse().unwrap());
    assert!(!send(false, request).await.html.contains("http-equiv=\"refresh\""));
}

#[tokio::test]
async fn calls_and_exports_say_when_to_ask_again() {
    for path in [
        "/api/dashboard?dashboard=home&query=year%3D2024",
        "/api/options?dashboard=home&field=organisation&typed=&query=",
        "/api/option-counts?dashboard=home&fields=organisation&query=",
        "/export/courses/completions_by_year.svg",
        "/export/courses/learner_details.csv",
    ] {
        let page = see(Case::Waking, path).await;
        assert_eq!((page.status, page.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "15"), "{path}");
        assert!(page.html.contains("Your data is waking up. The warehouse that holds it"), "{path}: {}", page.html);
    }
}
