use super::super::drawing::Tip;
use super::super::scene::{Mark, Shape};
use super::*;

fn column(label: usize, complete: i64, rest: i64, strong: bool) -> Column {
    let total = complete + rest;
    let lines = vec![("Complete".to_owned(), complete.to_string()), ("Not complete".to_owned(), rest.to_string())];
    Column {
        label: label.to_string(),
        note: "54%".to_owned(),
        total: domain::format::count(total),
        short_total: domain::format::short_count(total),
        parts: vec![complete, rest],
        strong,
        tip: Tip { lines, ..Tip::default() },
    }
}

fn parts() -> Vec<String> {
    ["Complete", "Not complete"].map(str::to_owned).to_vec()
}

fn years(count: usize) -> Vec<Column> {
    (0..count).map(|index| column(2000 + index, 10_000 + i64::try_from(index).unwrap(), 5_000, index + 1 == count)).collect()
}

fn of_ink(scene: &Scene, ink: Ink) -> Vec<&Mark> {
    scene.marks.iter().filter(|mark| mark.ink == ink).collect()
}

fn height(mark: &Mark) -> f64 {
    if let Shape::Rect { from, to } = &mark.shape { to.y - from.y } else { panic!("{mark:?} is no rectangle") }
}

fn texts(scene: &Scene, ink: Ink) -> Vec<(Option<usize>, &str)> {
    let text = |mark: &Mark| mark.datum;
    of_ink(scene, ink)
        .into_iter()
        .filter_map(|mark| if let Shape::Text { text: words, .. } = &mark.shape { Some((text(mark), words.as_str())) } else { None })
        .collect()
}

#[test]
fn heights_are_in_proportion_and_the_highest_is_the_height_of_the_plot() {
    let scene = columns(&parts(), &[column(2025, 30, 0, true), column(2026, 60, 0, true)], false);
    let strong = of_ink(&scene, Ink::Strong);
    assert!((height(strong[1]) - 196.0).abs() < 0.1 && (height(strong[0]) - 98.0).abs() < 0.1, "{strong:?}");
    assert_eq!(strong.iter().map(|mark| mark.datum).collect::<Vec<_>>(), [Some(0), Some(1)]);
}

#[test]
fn one_is_strong_and_the_others_are_pale_with_a_cap() {
    let scene = columns(&parts(), &years(8), false);
    let count = |ink| of_ink(&scene, ink).len();
    assert_eq!([Ink::Strong, Ink::Rest, Ink::Pale, Ink::Cap, Ink::RestPale, Ink::RestCap].map(count), [1, 1, 7, 7, 7, 7]);
    assert!(of_ink(&scene, Ink::Cap).iter().all(|cap| (height(cap) - 2.0).abs() < 0.03));
    assert!(texts(&scene, Ink::Emphasis).iter().all(|(datum, _)| *datum == Some(7)));
}

#[test]
fn a_stack_has_a_gap_and_columns_take_68_hundredths_of_their_step() {
    let scene = columns(&parts(), &years(8), false);
    let (Shape::Rect { from: rest, to: rest_end }, Shape::Rect { from: done, to }) =
        (&of_ink(&scene, Ink::Rest)[0].shape, &of_ink(&scene, Ink::Strong)[0].shape)
    else {
        panic!("columns are rectangles")
    };
    assert!((done.y - rest_end.y - 2.0).abs() < 0.03 && rest.y < done.y);
    assert!((to.x - done.x - 0.68 / 8.0).abs() < 0.001);
}

#[test]
fn shares_are_as_high_as_each_other_and_carry_their_values() {
    let scene = columns(&parts(), &[column(2025, 30, 30, false), column(2026, 900, 300, true)], true);
    let (pale, strong) = (height(of_ink(&scene, Ink::Pale)[0]), height(of_ink(&scene, Ink::Strong)[0]));
    assert!((pale - 98.0).abs() < 0.1 && (strong - 147.0).abs() < 0.1, "{pale} {strong}");
    assert_eq!(texts(&scene, Ink::OnStrong), [(Some(1), "900")]);
    assert_eq!(texts(&scene, Ink::OnRest), [(Some(1), "300")]);
}

#[test]
fn up_to_twelve_carry_their_totals_and_more_have_an_axis() {
    let twelve = columns(&parts(), &years(12), false);
    assert!(of_ink(&twelve, Ink::Grid).is_empty());
    let thirteen = columns(&parts(), &years(13), false);
    let lines = of_ink(&thirteen, Ink::Grid).len();
    assert!((1..=4).contains(&lines), "{lines} lines");
    let labelled: Vec<_> = texts(&thirteen, Ink::Value).into_iter().filter(|(_, text)| text.contains(',')).collect();
    assert_eq!(labelled, [(Some(0), "15,000")], "beside the highest, which is the last and chosen");
    assert!(texts(&thirteen, Ink::Emphasis).contains(&(Some(12), "15,012")));
}

#[test]
fn nothing_has_no_height_but_its_label() {
    let empty = Column { label: "2024".to_owned(), total: "–".to_owned(), short_total: "–".to_owned(), ..Column::default() };
    let scene = columns(&parts(), &[empty, column(2025, 0, 0, false)], false);
    assert!(!scene.marks.iter().any(|mark| matches!(mark.shape, Shape::Rect { .. })));
    assert_eq!(texts(&scene, Ink::Value), [(Some(0), "2024"), (Some(1), "2025"), (Some(0), "–"), (Some(1), "0")]);
    assert!(columns(&parts(), &[], false).marks.iter().all(|mark| mark.ink == Ink::Axis));
}

#[test]
fn huge_numbers_and_more_than_two_parts_can_be_drawn() {
    let huge = Column { parts: vec![i64::MAX, i64::MAX, i64::MAX], strong: false, ..Column::default() };
    let scene = columns(&[parts(), vec!["Unable".to_owned()]].concat(), &vec![huge; 13], false);
    let rects: Vec<_> = scene.marks.iter().filter(|mark| matches!(mark.shape, Shape::Rect { .. })).collect();
    assert_eq!(rects.len(), 39);
    assert!(rects.iter().all(|mark| mark.faint && height(mark) > 60.0 && height(mark) < 66.0));
}
