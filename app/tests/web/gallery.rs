use axum::http::StatusCode;

use super::browser::{get, see, send};
use crate::fakes::Case;

#[tokio::test]
async fn the_gallery_shows_every_kind_of_chart_and_every_state() {
    let page = see(Case::Manager, "/gallery").await;
    assert_eq!(page.status, StatusCode::OK);
    for words in [
        "Columns, stacked",
        "Columns, as shares",
        "Columns, plain",
        "Bars with a target",
        "Two lines",
        "A line with gaps",
        "With a line and a gap",
        "Marks that lead nowhere",
        "Nothing matches these filters",
        "This chart could not be loaded",
        "This figure could not be loaded",
        "Loading completions by year",
        "Loading table",
        "Loading figures",
        "Target 85%",
    ] {
        page.assert_says(words);
    }
    let charts: Vec<&str> = page.html.split('<').filter(|tag| tag.contains("data-chart")).collect();
    for (kind, count) in [("columns", 11), ("bars", 5), ("lines", 3)] {
        let of_kind = charts.iter().filter(|tag| tag.contains(&format!(" {kind}-"))).count();
        assert!(of_kind >= count, "{kind}: {of_kind} of {charts:?}");
    }
}

#[tokio::test]
async fn marks_are_named_links_of_which_the_chosen_is_current() {
    let page = see(Case::Admin, "/gallery").await;
    let chart = page.html.split("id=\"stacked-chart\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(chart.contains("role=\"group\" aria-label=\"Columns, stacked\""), "{chart}");
    assert_eq!(chart.matches(" data-mark").count(), 8);
    let mark = chart.split("<a ").find(|mark| mark.contains("href=\"/gallery?year=2025\"")).unwrap();
    assert!(mark.contains("<span class=\"sr-only\">2025: 30,777 of 41,256 complete, 74%</span>") && mark.contains("noscroll"), "{mark}");
    assert_eq!(chart.matches("aria-current=\"true\"").count(), 1);
    assert_eq!(chart.matches("role=\"tooltip\" aria-hidden=\"true\"").count(), 8);
    let still = page.html.split("id=\"nowhere-chart\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert_eq!(still.matches("role=\"img\" tabindex=\"0\"").count(), 4);
    assert!(!still.contains("<a "));
}

#[tokio::test]
async fn names_from_the_data_are_text() {
    let page = see(Case::Admin, "/gallery").await;
    assert!(page.html.contains("R&amp;D &lt;induction&gt;"));
    assert!(!page.html.contains("<induction>"));
}

#[tokio::test]
async fn nothing_in_the_gallery_needs_a_style_that_pages_may_not_have() {
    let page = see(Case::Admin, "/gallery").await;
    assert!(page.header("content-security-policy").contains("style-src 'self'"));
    assert!(!page.html.contains(" style=\""));
}

#[tokio::test]
async fn only_dashboards_are_taken_over() {
    assert!(see(Case::Admin, "/").await.html.contains("id=\"main\" tabindex=\"-1\" data-live"));
    assert!(!see(Case::Admin, "/gallery").await.html.contains("data-live"));
}

#[tokio::test]
async fn the_gallery_is_for_whoever_is_signed_in() {
    let page = send(false, get("/gallery")).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    assert_eq!(page.header("location"), "/sign-in?return-to=%2Fgallery");
}
