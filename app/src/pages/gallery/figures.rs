//! The key figures of the gallery: one as it should be, one without a line, one that failed.

use crate::charts::SparkPoint;
use crate::shown::{Change, Reading, ShownFigure};

/// The figures.
pub fn figures() -> Vec<ShownFigure> {
    let rates = [Some(539), Some(566), Some(625), None, Some(705), Some(690), Some(694), Some(718)];
    let figure = |id: &str, title: &str, reading| ShownFigure { id: id.to_owned(), title: title.to_owned(), link: None, reading };
    vec![
        figure("gallery_spark", "With a line and a gap", Ok(reading(&rates))),
        figure("gallery_plain", "Without a line", Ok(reading(&[]))),
        figure(
            "gallery_failed",
            "Not loaded",
            Err("The rest of the page is complete. Request 7f3a-91c2, if you write to support.".to_owned()),
        ),
    ]
}

fn reading(rates: &[Option<i32>]) -> Reading {
    let words = |rate: i32| format!("{}.{}%", rate / 10, rate % 10);
    let point = |(at, value): (i32, &Option<i32>)| SparkPoint {
        at,
        value: *value,
        label: value.map_or_else(|| format!("{at}: –"), |rate| format!("{at}: {}", words(rate))),
    };
    let points: Vec<SparkPoint> = (2019..).zip(rates).map(point).collect();
    Reading {
        value: "71.8".to_owned(),
        exact: "0.718".to_owned(),
        unit: "%".to_owned(),
        change: Change::Better("2.4 pts".to_owned(), "on 2025".to_owned()),
        of: "121,306 of 168,914 enrolments".to_owned(),
        definition: "Complete of all enrolments.".to_owned(),
        chosen: points.len().checked_sub(1),
        course: "Completion by year, 2019 to 2026".to_owned(),
        ends: if points.is_empty() { Vec::new() } else { vec!["2019".to_owned(), "2026".to_owned()] },
        heads: vec!["Year".to_owned(), "Rate".to_owned()],
        rows: points.iter().map(|point| vec![point.at.to_string(), point.label.clone()]).collect(),
        points,
    }
}
