use super::marks::Placed;
use super::*;
use crate::charts::drawing::{Bar, Column, Line, Tip};

fn tip(name: &str) -> Tip {
    let lines = vec![("Complete".to_owned(), "3".to_owned()), ("Other".to_owned(), "4".to_owned())];
    Tip { name: name.to_owned(), href: format!("/courses?year={name}"), chosen: name == "2026", lines, note: "75% of 4".to_owned() }
}

fn columns_of(years: std::ops::RangeInclusive<i32>) -> Drawing {
    let column = |year: i32| Column { label: year.to_string(), strong: year == 2026, tip: tip(&year.to_string()), ..Column::default() };
    let parts = ["Complete", "Not complete"].map(str::to_owned).to_vec();
    Drawing::Columns { parts, columns: years.map(column).collect(), share: false }
}

fn names(placed: &[Placed]) -> Vec<&str> {
    placed.iter().map(|mark| mark.name.as_str()).collect()
}

#[test]
fn every_mark_is_named_and_leads_where_its_tip_says() {
    let placed = marks(&columns_of(2024..=2026));
    assert_eq!(names(&placed), ["2024", "2025", "2026"]);
    assert_eq!(placed.iter().map(|mark| mark.chosen).collect::<Vec<_>>(), [false, false, true]);
    assert_eq!(placed[1].href, "/courses?year=2025");
}

#[test]
fn a_tooltip_stands_on_the_side_with_more_room() {
    let placed = marks(&columns_of(2023..=2026));
    let sides: Vec<bool> = placed.iter().map(|mark| mark.class.contains(css::after)).collect();
    assert_eq!(sides, [true, true, false, false]);
    assert!(placed.iter().all(|mark| mark.class.contains(css::after) != mark.class.contains(css::before)));
}

#[test]
fn a_tooltip_shows_the_fill_of_its_own_mark() {
    let placed = marks(&columns_of(2025..=2026));
    assert!(placed[0].html.contains(markup::css::pale) && !placed[0].html.contains(markup::css::strong), "{}", placed[0].html);
    assert!(placed[1].html.contains(markup::css::strong), "{}", placed[1].html);
    assert!(placed[0].html.contains("<i></i><span>Other</span>"), "what is no part has no key");
}

#[test]
fn names_from_the_data_are_no_markup() {
    let name = "<b>R&D</b>";
    let bar = Bar {
        label: name.to_owned(),
        value: name.to_owned(),
        of: name.to_owned(),
        tip: Tip { note: name.to_owned(), ..tip(name) },
        ..Bar::default()
    };
    let placed = marks(&Drawing::Bars { part: name.to_owned(), bars: vec![bar], target: None });
    assert!(!placed[0].html.contains("<b>R"), "{}", placed[0].html);
    assert_eq!(placed[0].html.matches("&lt;b&gt;R&amp;D&lt;/b&gt;").count(), 5);
}

#[test]
fn lines_share_a_mark_for_each_step() {
    let line = |label: &str| Line {
        label: label.to_owned(),
        values: vec![Some(1), None],
        words: vec!["1%".to_owned(), "–".to_owned()],
        tips: vec![tip(&format!("{label} 2025")), Tip { name: format!("{label} 2026"), ..Tip::default() }],
    };
    let steps = ["2025", "2026"].map(str::to_owned).to_vec();
    let placed = marks(&Drawing::Lines { steps, lines: vec![line("team"), line("all")] });
    assert_eq!(names(&placed), ["team 2025; all 2025", "team 2026; all 2026"]);
    assert_eq!(placed.iter().map(|mark| mark.href.as_str()).collect::<Vec<_>>(), ["/courses?year=team 2025", ""]);
    assert!(placed[1].html.contains("<span>team</span>"), "{}", placed[1].html);
}

fn html(drawing: Drawing) -> String {
    let owner = Owner::new();
    owner.with(|| view! { <ChartView id="chart" name="Completions by year" drawing /> }.to_html())
}

#[test]
fn the_drawing_is_hidden_and_the_marks_are_links() {
    let html = html(columns_of(2025..=2026));
    assert!(html.contains("role=\"group\" aria-label=\"Completions by year\" data-chart"), "{html}");
    assert_eq!(html.matches("<a ").count(), 2);
    assert_eq!(html.matches(" data-mark").count(), 2);
    assert_eq!(html.matches("noscroll").count(), 2);
    assert_eq!(html.matches("aria-current=\"true\"").count(), 1);
    assert!(html.contains("href=\"/courses?year=2026\""));
    assert_eq!(html.matches("aria-hidden=\"true\"").count(), 3, "the drawing and a tooltip for each mark");
    assert!(!html.contains(" style="), "the pages allow no styles in elements");
}

#[test]
fn a_mark_that_leads_nowhere_can_hold_the_focus() {
    let bar = Bar { label: "Wellbeing".to_owned(), tip: Tip { href: String::new(), ..tip("Wellbeing") }, ..Bar::default() };
    let html = html(Drawing::Bars { part: "Complete".to_owned(), bars: vec![bar], target: None });
    assert!(!html.contains("<a "), "{html}");
    assert!(html.contains("role=\"img\" tabindex=\"0\" aria-label=\"Wellbeing\" data-mark"), "{html}");
}
