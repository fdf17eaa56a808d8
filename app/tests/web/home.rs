use axum::http::StatusCode;

use super::browser::see;
use crate::fakes::Case;

#[tokio::test]
async fn the_first_html_holds_every_figure() {
    let page = see(Case::Admin, "/").await;
    assert_eq!(page.status, StatusCode::OK);
    for words in [
        "Course completion rate",
        "71.8%",
        "2.4 pts on 2025",
        "121,306 of 168,914 enrolments",
        "9,471 of 14,729 assignments",
        "58.6%",
        "3.9 pts on 2025",
        "5,716 of 9,754 assignments · ever certified 77.2%",
        "19,826 of 22,351 bookings",
        "14.2 h",
        "1.8 h on 2025",
        "119,448 h of 8,412 learners",
        "Data as of 30 Sep 2026 · loaded 1 Oct 2026, 02:14 · 37 rows rejected",
        "of all enrolments. An enrolment is one person in one course.",
    ] {
        page.assert_says(words);
    }
}

#[tokio::test]
async fn the_first_html_holds_every_spark_line_and_its_table() {
    let page = see(Case::Admin, "/").await;
    let named = "Course completion rate by year, 2019 to 2026: from 53.9% to 71.8%";
    assert!(page.html.contains(&format!("role=\"img\" aria-label=\"{named}\"")), "the line has no name");
    assert_eq!(page.html.matches("role=\"img\"").count(), 5);
    assert_eq!(page.html.matches("<circle").count(), 5, "each line has a dot on its latest year");
    page.assert_says("202569.4%6941,000");
}

#[tokio::test]
async fn a_chosen_year_is_compared_with_the_year_before() {
    let page = see(Case::Admin, "/?year=2024").await;
    page.assert_says("69.0%");
    page.assert_says("1.5 pts on 2023");
}

#[tokio::test]
async fn chosen_filters_are_chips_with_a_way_to_clear_each() {
    let page = see(Case::Admin, "/?year=2024&organisation=1&organisation=3&manager=2").await;
    page.assert_says("North Region");
    page.assert_says("Northgate Hospital and team");
    assert!(page.html.contains("href=\"/?year=2024&amp;organisation=3&amp;manager=2\""), "{}", page.html);
    assert!(page.html.contains("aria-label=\"Clear Harbour Clinic\""));
    page.assert_says("Clear all");
}

#[tokio::test]
async fn without_a_script_a_filter_is_a_form() {
    let page = see(Case::Admin, "/filters?filter=organisation&find=nor&organisation=3&year=2024").await;
    for value in ["1", "2", "4", "5"] {
        assert!(page.html.contains(&format!("type=\"checkbox\" name=\"organisation\" value=\"{value}\"")), "option {value} is missing");
    }
    assert!(page.html.contains("name=\"organisation\" value=\"3\" checked"), "the choice is given up by a search that does not find it");
    assert!(page.html.contains("type=\"hidden\" name=\"year\" value=\"2024\""), "the other filters are given up");
    page.assert_says("4 of 214");
    page.assert_says("Apply");
}

#[tokio::test]
async fn a_filter_that_cannot_be_is_named_with_the_way_out() {
    let page = see(Case::Admin, "/?manager=nobody").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.assert_says("Manager takes a number, not \"nobody\". Choose one from the list.");
    page.assert_says("Clear all filters");
}

#[tokio::test]
async fn only_what_exists_is_linked() {
    let page = see(Case::Admin, "/").await;
    assert!(page.html.contains("href=\"/courses\""), "the figure of courses opens its dashboard");
    for missing in ["/programs", "/certifications", "/seminars", "/team"] {
        assert!(!page.html.contains(&format!("href=\"{missing}")), "{missing} is linked");
    }
}

#[tokio::test]
async fn the_chosen_theme_is_in_the_first_html() {
    let mut request = super::browser::get("/sign-in");
    request.headers_mut().insert("cookie", "kineo-theme=dark".parse().unwrap());
    let page = super::browser::send(false, request).await;
    assert!(page.html.contains("<html lang=\"en\" data-theme=\"dark\">"), "{}", page.html);
}
