use super::super::drawing::Tip;
use super::super::scene::{Mark, Point, Shape};
use super::*;

fn line(label: &str, values: &[Option<i32>]) -> Line {
    let words = values.iter().map(|value| value.map_or_else(|| "–".to_owned(), |value| format!("{value}%"))).collect();
    Line { label: label.to_owned(), values: values.to_vec(), words, tips: vec![Tip::default(); values.len()] }
}

fn steps(count: usize) -> Vec<String> {
    (0..count).map(|index| (2022 + index).to_string()).collect()
}

fn drawn(scene: &Scene, ink: Ink) -> Vec<(Option<usize>, &Vec<Point>)> {
    let points = |mark: &'_ Mark| mark.datum;
    scene
        .marks
        .iter()
        .filter(|mark| mark.ink == ink)
        .filter_map(|mark| if let Shape::Line(line) = &mark.shape { Some((points(mark), line)) } else { None })
        .collect()
}

fn texts(scene: &Scene, ink: Ink) -> Vec<(f64, &str)> {
    let text = |mark: &Mark| mark.ink == ink;
    let marks = scene.marks.iter().filter(|mark| text(mark));
    marks.filter_map(|mark| if let Shape::Text { at, text, .. } = &mark.shape { Some((at.y, text.as_str())) } else { None }).collect()
}

#[test]
fn the_first_is_meant_and_the_other_is_compared() {
    let scene = lines(&steps(3), &[line("team", &[Some(50), Some(60), Some(70)]), line("all", &[Some(40), Some(50), Some(60)])]);
    let strong = drawn(&scene, Ink::Strong);
    assert_eq!(strong[0].0, Some(0));
    assert!((strong[0].1[2].y - 18.0).abs() < 0.1 && (strong[0].1[2].x - 1.0).abs() < 0.001, "{strong:?}");
    let compared = drawn(&scene, Ink::Compared);
    assert!((compared[0].1[0].y - 108.0).abs() < 0.1 && compared[0].1[0].x.abs() < 0.001, "{compared:?}");
    assert_eq!(texts(&scene, Ink::EndEmphasis).iter().map(|(_, text)| *text).collect::<Vec<_>>(), ["70% team"]);
    assert_eq!(texts(&scene, Ink::End).iter().map(|(_, text)| *text).collect::<Vec<_>>(), ["60% all"]);
}

#[test]
fn two_lines_to_read_by_carry_the_highest_and_the_lowest_value() {
    let scene = lines(&steps(3), &[line("team", &[Some(50), None, Some(70)])]);
    assert_eq!(drawn(&scene, Ink::Grid).len(), 2);
    assert_eq!(texts(&scene, Ink::Scale).iter().map(|(_, text)| *text).collect::<Vec<_>>(), ["70%", "50%"]);
}

#[test]
fn a_gap_is_not_bridged_and_a_value_alone_is_a_dot() {
    let scene = lines(&steps(6), &[line("team", &[Some(1), Some(2), None, Some(3), None, Some(4)])]);
    assert_eq!(drawn(&scene, Ink::Strong).len(), 1);
    let dots = scene.marks.iter().filter(|mark| matches!(mark.shape, Shape::Dot { radius: ALONE, .. })).count();
    assert_eq!(dots, 2);
}

#[test]
fn ends_that_would_touch_stand_apart() {
    let scene = lines(&steps(2), &[line("team", &[Some(0), Some(100)]), line("all", &[Some(0), Some(99)])]);
    let (team, all) = (texts(&scene, Ink::EndEmphasis)[0].0, texts(&scene, Ink::End)[0].0);
    assert!(all - team > 15.9, "{team} {all}");
}

#[test]
fn ends_that_crowd_at_the_bottom_move_up() {
    let all = ["a", "b", "c", "d"].map(|name| line(name, &[Some(100), Some(0)]));
    let scene = lines(&steps(2), &all);
    let mut places: Vec<f64> = [texts(&scene, Ink::EndEmphasis), texts(&scene, Ink::End)].concat().iter().map(|(y, _)| *y).collect();
    places.sort_by(f64::total_cmp);
    assert!(places.windows(2).all(|pair| pair[1] - pair[0] > 15.9), "{places:?}");
    assert!(places[3] < 130.0, "{places:?}");
}

#[test]
fn long_names_leave_the_ends_to_the_values() {
    let long = [line("Northgate Hospital and its team", &[Some(1), Some(2)])];
    assert!(!names_fit(&long));
    assert_eq!(texts(&lines(&steps(2), &long), Ink::EndEmphasis).iter().map(|(_, text)| *text).collect::<Vec<_>>(), ["2%"]);
}

#[test]
fn one_step_equal_values_and_none_can_be_drawn() {
    assert!(lines(&steps(3), &[line("team", &[None, None, None])]).marks.is_empty());
    assert!(lines(&[], &[]).marks.is_empty());
    let flat = lines(&steps(2), &[line("team", &[Some(5), Some(5)])]);
    assert!(drawn(&flat, Ink::Strong)[0].1.iter().all(|point| (point.y - 63.0).abs() < 0.1));
    let dots = lines(&steps(1), &[line("team", &[Some(5)])]).marks.iter().filter(|mark| matches!(mark.shape, Shape::Dot { .. })).count();
    assert!(dots > 0);
}
