//! The charts of the gallery.

use domain::format::{count, short_count};

use super::PATH;
use super::people::{CATEGORIES, LONG, YEARS};
use crate::charts::{Bar, Column, Drawing, Line, Tip};

/// A chart with its words.
pub struct Example {
    /// The widget's id.
    pub id: &'static str,
    /// What it is.
    pub title: &'static str,
    /// What to look at.
    pub text: &'static str,
    /// Columns of twelve.
    pub span: u8,
    /// What is drawn.
    pub drawing: Drawing,
}

/// Every chart, in the order of the page.
pub fn examples() -> Vec<Example> {
    let example = |id, title, text, span, drawing| Example { id, title, text, span, drawing };
    vec![
        example("stacked", "Columns, stacked", "One is chosen, the others are pale", 7, columns(&YEARS, 2, Some(2026), false)),
        example("target", "Bars with a target", "Each out of its own whole", 5, bars(&CATEGORIES, Some(8500), None, true)),
        example("share", "Columns, as shares", "Values within, where they fit", 7, columns(&YEARS, 2, Some(2026), true)),
        example("chosen-bar", "Bars, one chosen", "The others are pale", 5, bars(&CATEGORIES, None, Some(1), true)),
        example("unchosen", "Columns, none chosen", "All are meant alike", 7, columns(&YEARS, 2, None, false)),
        example("tight", "Bars without numbers of", "They stand closer", 5, bars(&CATEGORIES, None, None, false)),
        example("plain", "Columns, plain", "One part needs no legend", 4, columns(&YEARS, 1, Some(2024), false)),
        example("single", "One column", "It is no wall", 4, columns(&YEARS[7..], 2, Some(2026), false)),
        example("kinds", "Columns of several kinds", "In the order of the palette", 4, columns(&YEARS[3..], 4, Some(2026), false)),
        example("thirteen", "Thirteen columns", "An axis instead of totals", 7, columns(&run(13), 2, Some(2020), false)),
        example("long-names", "Very long names", "Two lines, then an end", 5, bars(&long(), Some(8500), None, true)),
        example("forty", "Forty columns", "Names are thinned, never slanted", 7, columns(&run(40), 2, Some(2000), false)),
        example("list", "A long list", "Highest first", 5, bars(&list(), None, None, true)),
        example("missing", "Nothing and missing", "Nothing is a value, a dash is none", 4, missing()),
        example("huge", "Huge numbers", "Shorter, then thinner", 4, columns(&huge(), 2, Some(2026), false)),
        example("huge-many", "Huge numbers, many", "With an axis", 4, columns(&huge_many(), 1, None, false)),
        example("lines", "Two lines", "The second is compared with", 4, lines(&[("team", 0), ("all", 1)])),
        example("gap", "A line with gaps", "A gap is not bridged", 4, lines(&[("team", 2)])),
        example(
            "many-lines",
            "Lines with long names",
            "Named in the legend",
            4,
            lines(&[(LONG[0], 0), ("Harbour Clinic", 1), (LONG[2], 3)]),
        ),
        example("nowhere", "Marks that lead nowhere", "They can hold the focus", 4, still(columns(&YEARS[4..], 2, Some(2026), false))),
        example("none", "No marks", "The ground alone", 4, columns(&[], 2, None, false)),
    ]
}

fn columns(values: &[(i32, i64, i64)], parts: usize, chosen: Option<i32>, share: bool) -> Drawing {
    let names = ["Complete", "Not complete", "Cancelled", "Unable to attend"];
    let names: Vec<String> = names.iter().take(parts).map(|name| (*name).to_owned()).collect();
    let columns = values.iter().map(|value| column(*value, &names, chosen)).collect();
    Drawing::Columns { parts: names, columns, share }
}

fn column((year, complete, rest): (i32, i64, i64), names: &[String], chosen: Option<i32>) -> Column {
    let parts: Vec<i64> = [complete, rest, rest / 2, rest / 3].into_iter().take(names.len()).collect();
    let total: i64 = parts.iter().sum();
    let percent = (complete * 100).checked_div(total).map_or_else(|| "–".to_owned(), |percent| format!("{percent}%"));
    let is_chosen = chosen == Some(year);
    let tip = Tip {
        name: format!("{year}: {} of {} complete, {percent}", count(complete), count(total)),
        href: if is_chosen { PATH.to_owned() } else { format!("{PATH}?year={year}") },
        chosen: is_chosen,
        lines: names.iter().cloned().zip(parts.iter().map(|value| count(*value))).collect(),
        note: format!("{percent} of {} · select to filter", count(total)),
    };
    let strong = chosen.is_none_or(|chosen| chosen == year);
    Column { label: year.to_string(), note: percent, total: count(total), short_total: short_count(total), parts, strong, tip }
}

fn bars(values: &[(&str, i64, i64)], target: Option<i32>, chosen: Option<usize>, said: bool) -> Drawing {
    let bar = |(index, (name, complete, all)): (usize, &(&str, i64, i64))| {
        let rate = i32::try_from((complete * 10_000).checked_div(*all).unwrap_or_default()).unwrap_or(i32::MAX);
        let (value, of) = (format!("{}.{}%", rate / 100, rate / 10 % 10), format!("{} of {}", count(*complete), count(*all)));
        let tip = Tip {
            name: format!("{name}: {of} complete, {value}"),
            href: format!("{PATH}?category={index}"),
            chosen: chosen == Some(index),
            lines: vec![("Complete".to_owned(), count(*complete)), ("Not complete".to_owned(), count(all - complete))],
            note: format!("{value} of {} · select to filter", count(*all)),
        };
        let of = if said { of } else { String::new() };
        Bar { label: (*name).to_owned(), value, of, rate, pale: chosen.is_some_and(|chosen| chosen != index), tip }
    };
    Drawing::Bars { part: "Complete".to_owned(), bars: values.iter().enumerate().map(bar).collect(), target }
}

/// Lines by name and by which of the made-up courses they take.
fn lines(drawn: &[(&str, usize)]) -> Drawing {
    let courses = [
        [Some(620), Some(664), Some(677), Some(743), Some(783)],
        [Some(580), Some(612), Some(660), Some(672), Some(718)],
        [Some(620), Some(664), None, Some(743), None],
        [Some(700), Some(655), Some(640), Some(600), Some(583)],
    ];
    let words = |rate: i32| format!("{}.{}%", rate / 10, rate % 10);
    let line = |(label, course): &(&str, usize)| {
        let values = courses[*course % courses.len()].to_vec();
        let words: Vec<String> = values.iter().map(|value| value.map_or_else(|| "–".to_owned(), words)).collect();
        let tip = |(year, words): (i32, &String)| Tip {
            name: format!("{label} {year}: {words}"),
            href: format!("{PATH}?year={year}"),
            ..Tip::default()
        };
        Line { label: (*label).to_owned(), tips: (2022..).zip(&words).map(tip).collect(), values, words }
    };
    Drawing::Lines { steps: (2022..=2026).map(|year: i32| year.to_string()).collect(), lines: drawn.iter().map(line).collect() }
}

/// So many years up to 2026.
fn run(count: i32) -> Vec<(i32, i64, i64)> {
    let wave = |index: i32| i64::from((index * 37 + 11) % 23) * 400 + i64::from(index) * 150;
    (0..count).map(|index| (2027 - count + index, 4_000 + wave(index), 2_000 + wave(index + 5) / 3)).collect()
}

fn long() -> Vec<(&'static str, i64, i64)> {
    LONG.iter().zip(1..).map(|(name, step)| (*name, 1_000_000 - step * 180_000, 1_000_000)).collect()
}

fn list() -> Vec<(&'static str, i64, i64)> {
    CATEGORIES.iter().chain(&CATEGORIES).zip(0..).map(|((name, _, all), step)| (*name, all * (96 - step * 8) / 100, *all)).collect()
}

fn huge() -> Vec<(i32, i64, i64)> {
    YEARS.iter().map(|(year, complete, rest)| (*year, complete * 1_000_003, rest * 1_000_003)).collect()
}

fn huge_many() -> Vec<(i32, i64, i64)> {
    run(14).into_iter().map(|(year, complete, rest)| (year, complete * 100_003, rest)).collect()
}

fn missing() -> Drawing {
    let mut drawing = columns(&[(2022, 120, 80), (2023, 0, 0), (2024, 0, 150), (2025, 1, 199), (2026, 200, 0)], 2, Some(2026), false);
    if let Drawing::Columns { columns, .. } = &mut drawing
        && let Some(column) = columns.get_mut(1)
    {
        let (name, none) = ("2023: no enrolments".to_owned(), "–".to_owned());
        column.tip = Tip { name, href: column.tip.href.clone(), note: "No enrolments".to_owned(), ..Tip::default() };
        (column.parts, column.total, column.short_total) = (Vec::new(), none.clone(), none);
    }
    drawing
}

/// The same without addresses.
fn still(mut drawing: Drawing) -> Drawing {
    if let Drawing::Columns { columns, .. } = &mut drawing {
        columns.iter_mut().for_each(|column| column.tip.href.clear());
    }
    drawing
}
