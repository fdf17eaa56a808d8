use axum::http::StatusCode;

use super::browser::{Page, get, see, send};
use crate::fakes::Case;

async fn courses(query: &str) -> Page {
    see(Case::Admin, &format!("/courses{query}")).await
}

/// The address of the mark whose name begins like this.
fn mark<'a>(page: &'a Page, name: &str) -> &'a str {
    let at = page.html.find(&format!("<span class=\"sr-only\">{name}")).unwrap_or_else(|| panic!("no mark {name} in {}", page.html));
    let start = page.html[..at].rfind("<a").unwrap();
    let whole = &page.html[start..at];
    whole.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap()
}

#[tokio::test]
async fn the_first_html_holds_figures_charts_and_rows() {
    let page = courses("").await;
    assert_eq!(page.status, StatusCode::OK);
    for words in [
        "Completed in 2026",
        "68.2%",
        "6.4 pts on 2025, year not over",
        "26,353 of 38,640 enrolments",
        "Completed all time",
        "71.8%",
        "2019 to 2026 together",
        "23.4days",
        "1.0 days on 2025, year not over",
        "over 121,306 completed enrolments",
        "Overdue courses",
        "1,284",
        "2.7% of what is open",
        "of 47,608 open enrolments",
        "Enrolments open in each year; select a year to filter",
        "Mandatory training",
        "10,085 of 12,420",
        "38,640 enrolments open in 2026",
        "Chloé Martin",
        "30 Apr 2026",
        "overdue",
        "1–10 of 38,640",
        "Page 1 of 3,864",
        "Status in 2026",
    ] {
        page.assert_says(words);
    }
    assert!(page.html.contains("<title>Course completion · Northwind Health</title>"));
    assert!(page.html.contains("href=\"/courses\" rel=\"external\" aria-current=\"page\""), "the menu shows where one is");
}

#[tokio::test]
async fn a_mark_is_a_link_that_filters_and_clears() {
    let page = courses("?organisation=1&page=3&scale=share").await;
    assert_eq!(mark(&page, "2025: 30,777 of 41,256 complete, 74.6%"), "/courses?year=2025&amp;organisation=1&amp;scale=share");
    assert_eq!(
        mark(&page, "Clinical skills: 6,469 of 8,960 complete, 72.2%"),
        "/courses?organisation=1&amp;category=Clinical%20skills&amp;scale=share"
    );
    let chosen = courses("?year=2025").await;
    assert_eq!(mark(&chosen, "2025: 30,777"), "/courses");
}

#[tokio::test]
async fn the_year_is_one_though_none_was_chosen() {
    let page = courses("").await;
    assert!(page.text().contains("Year2026"), "the filter says which year is shown");
    let chosen = courses("?year=2024").await;
    chosen.assert_says("Completed in 2024");
    chosen.assert_says("2024 only");
    chosen.assert_says("clear the year for all time");
}

#[tokio::test]
async fn a_category_leads_to_its_courses_and_back() {
    let page = courses("?category=Clinical%20skills&year=2025").await;
    page.assert_says("Courses of Clinical skills");
    page.assert_says("Controlled medicines");
    page.assert_says("All categories");
    assert!(page.html.contains("href=\"/courses?year=2025\""), "the way back keeps the year");
    assert_eq!(mark(&page, "Sepsis"), "/courses?year=2025&amp;category=Clinical%20skills&amp;course=508");
    page.assert_says("Show all 14");
    assert!(!page.html.contains("<span class=\"sr-only\">Swallowing"), "a ranking begins with its first dozen");
    let all = courses("?category=Clinical%20skills&all=completion_by_category").await;
    mark(&all, "Swallowing");
    all.assert_says("Show the first 12");
}

#[tokio::test]
async fn heads_sort_and_the_pager_turns() {
    let page = courses("?sort=-due&rows=25&page=2&year=2025").await;
    for link in ["/courses?year=2025&amp;sort=due&amp;rows=25", "/courses?year=2025&amp;sort=learner&amp;rows=25"] {
        assert!(page.html.contains(&format!("href=\"{link}\"")), "no link {link} in {}", page.html);
    }
    assert!(page.html.contains("aria-sort=\"descending\""));
    page.assert_says("26–50 of 41,256");
    assert!(page.html.contains("href=\"/courses?year=2025&amp;sort=-due&amp;rows=25&amp;page=3\""), "the next page");
    assert!(page.html.contains("href=\"/courses?year=2025&amp;sort=-due&amp;rows=25&amp;page=1651\""), "the last page");
}

#[tokio::test]
async fn a_learner_leads_to_their_rows_and_a_course_to_the_lms() {
    let page = courses("?year=2025&page=2").await;
    assert!(page.html.contains("href=\"/courses?year=2025&amp;learner=3\""), "{}", page.html);
    assert!(page.html.contains("href=\"https://lms.example/course/view.php?id=503\" target=\"_blank\" rel=\"external noopener\""));
}

#[tokio::test]
async fn columns_can_be_left_out() {
    let page = courses("?hide=due&hide=position").await;
    assert!(!page.html.contains("sort=due\"") && !page.text().contains("Midwife"));
    page.assert_says("Due: hidden, show it");
    assert!(page.html.contains("href=\"/courses?hide=position\""), "the way to show it again");
}

#[tokio::test]
async fn a_chart_can_be_read_as_a_table() {
    let page = courses("?table=completions_by_year").await;
    page.assert_says("YearCompleteNot completeTotalRate");
    page.assert_says("202530,77710,47941,25674.6%");
    page.assert_says("Show as chart");
    assert!(!page.html.contains("<span class=\"sr-only\">2025: 30,777"), "the marks are gone");
}

#[tokio::test]
async fn one_widget_that_fails_leaves_the_others() {
    let page = see(Case::Failed, "/courses").await;
    assert_eq!(page.status, StatusCode::OK);
    for words in
        ["This figure could not be loaded", "This chart could not be loaded", "This table could not be loaded", "7f3a-91c2", "Try again"]
    {
        page.assert_says(words);
    }
    page.assert_says("68.2%");
    assert!(page.html.contains("<span class=\"sr-only\">2025: 30,777"), "the other chart is there");
}

#[tokio::test]
async fn every_other_state_has_words_and_a_way_out() {
    for (case, words) in [
        (Case::NoRelease, "No data has been loaded yet"),
        (Case::NoPerson, "Your account is not linked to a person"),
        (Case::Nothing, "Nothing to show"),
        (Case::Stale, "These figures are 3 days old"),
        (Case::Refused, "was refused"),
    ] {
        see(case, "/courses").await.assert_says(words);
    }
    assert_eq!(see(Case::Down, "/courses").await.status, StatusCode::SERVICE_UNAVAILABLE);
    let refused = courses("?sort=salary").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.assert_says("There is no column \"salary\" to sort by");
}

#[tokio::test]
async fn inside_another_page_there_is_no_frame() {
    let page = courses("?embed=1").await;
    assert!(!page.html.contains("<nav class=\"nav") && !page.text().contains("Sign out"));
    assert_eq!(mark(&page, "2025: 30,777"), "/courses?year=2025&amp;embed=1");
}

#[tokio::test]
async fn without_a_script_the_statuses_of_the_table_are_a_form() {
    let page = courses("?sort=-due&page=4").await;
    assert!(page.html.contains("name=\"filter\" value=\"status-in-year\""));
    let form = see(Case::Admin, "/filters?dashboard=courses&filter=status&sort=-due&year=2025&user-status=Deleted").await;
    form.assert_says("Filter by status now");
    assert!(form.html.contains("action=\"/courses\""), "{}", form.html);
    for (name, value) in [("sort", "-due"), ("year", "2025"), ("user-status", "Deleted")] {
        assert!(form.html.contains(&format!("type=\"hidden\" name=\"{name}\" value=\"{value}\"")), "{name} is given up");
    }
    assert!(!form.html.contains("name=\"page\""), "another choice begins on the first page");
}

#[tokio::test]
async fn all_rows_can_be_taken_along() {
    let file = see(Case::Admin, "/export/courses/learner_details.csv?year=2025").await;
    assert_eq!(file.status, StatusCode::OK);
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"kineo-courses-learner_details.csv\"");
    assert_eq!(file.html.lines().count(), 21, "a head and both parts");
    assert!(file.html.starts_with("\u{feff}user_id,learner,organisation"));
}

#[tokio::test]
async fn a_chart_can_be_taken_along_as_it_is_shown() {
    let file = see(Case::Admin, "/export/courses/completions_by_year.svg?year=2025&theme=dark&width=700").await;
    assert_eq!((file.status, file.header("content-type")), (StatusCode::OK, "image/svg+xml"));
    assert!(file.html.starts_with("<svg") && file.html.contains("width=\"700\""), "{}", file.html);
    for words in ["Completions over time", "41,256", "Not complete", "Data as of 30 Sep 2026"] {
        file.assert_says(words);
    }
    let light = see(Case::Admin, "/export/courses/completions_by_year.svg?year=2025&width=1").await;
    assert!(light.html.contains("width=\"760\"") && light.html != file.html, "the theme and the width are the page's");
    assert_eq!(see(Case::Admin, "/export/courses/learner_details.svg").await.status, StatusCode::NOT_FOUND);
    assert_eq!(see(Case::Failed, "/export/courses/completion_by_category.svg").await.status, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn what_is_not_there_is_not_found_and_needs_a_session() {
    for path in [
        "/export/courses/salaries.csv",
        "/export/nothing/learner_details.csv",
        "/export/courses/learner_details.exe",
        "/export/courses/overdue",
    ] {
        assert_eq!(see(Case::Admin, path).await.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(send(false, get(path)).await.status, StatusCode::SEE_OTHER, "{path} signed out");
    }
}

#[tokio::test]
async fn an_open_page_can_ask_for_the_newest_release() {
    assert_eq!(see(Case::Admin, "/api/release").await.html, "\"r1\"");
    assert_eq!(see(Case::NoRelease, "/api/release").await.html, "null");
    assert_eq!(send(false, get("/api/release")).await.status, StatusCode::UNAUTHORIZED);
}
