//! The figures of the look's page of courses.

use chrono::NaiveDate;
use domain::answer::{Answer, Cell, WidgetState};
use domain::dashboard::{WidgetKind, WidgetSpec};
use domain::filters::{FilterField, Filters};
use domain::paging::Paging;
use domain::ports::DashboardRequest;
use domain::query::Dimension;

/// Year, complete, all.
pub const YEARS: [(i64, i64, i64); 8] = [
    (2019, 9_811, 18_204),
    (2020, 9_502, 16_920),
    (2021, 14_890, 24_316),
    (2022, 19_416, 29_870),
    (2023, 22_870, 33_145),
    (2024, 26_385, 36_902),
    (2025, 30_777, 41_256),
    (2026, 26_353, 38_640),
];
const CATEGORIES: [(&str, i64, i64); 6] = [
    ("Mandatory training", 10_085, 12_420),
    ("Clinical skills", 6_469, 8_960),
    ("Health and safety", 4_373, 6_310),
    ("Digital systems", 3_354, 5_240),
    ("Leadership", 1_378, 3_480),
    ("Wellbeing", 694, 2_230),
];
const COURSES: [(i64, &str, i64, i64); 14] = [
    (501, "Controlled medicines", 1_420, 1_610),
    (502, "Newborn resuscitation", 801, 960),
    (503, "Radiation protection", 655, 802),
    (504, "Wound care and dressings in the community, for registered and enrolled nurses", 640, 812),
    (505, "Blood transfusion", 611, 790),
    (506, "Venepuncture and cannulation", 540, 721),
    (507, "Basic life support", 512, 700),
    (508, "Sepsis", 430, 640),
    (509, "Safe prescribing", 300, 505),
    (510, "Pressure injuries", 221, 430),
    (511, "Falls", 150, 366),
    (512, "Nutrition", 101, 300),
    (513, "Catheter care", 60, 200),
    (514, "Swallowing", 28, 124),
];
type Row = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str, &'static str, [&'static str; 4], i64);
const ROWS: [Row; 10] = [
    (
        "Chloé Martin",
        "Midwife",
        "North Region",
        "Conor Walsh",
        "Newborn resuscitation",
        "Clinical skills",
        "Complete",
        ["2026-03-03", "2026-03-03", "2026-03-26", "2026-04-30"],
        23,
    ),
    (
        "Femi Adeyemi",
        "Care assistant",
        "Harbour Clinic",
        "Sofia Lindqvist",
        "Infection control, level 2",
        "Mandatory training",
        "In progress",
        ["2026-01-14", "2026-02-02", "", "2026-04-30"],
        -1,
    ),
    (
        "Hannah Brandt",
        "Physiotherapist",
        "Community Care",
        "Aroha Ngata",
        "Safe manual handling",
        "Health and safety",
        "Complete via rpl",
        ["2026-06-01", "", "2026-06-01", "2026-08-31"],
        0,
    ),
    (
        "Ingrid Solberg",
        "Ward manager",
        "North Region",
        "Conor Walsh",
        "Leading through change",
        "Leadership",
        "In progress",
        ["2026-04-15", "2026-04-20", "", "2026-11-30"],
        -1,
    ),
    (
        "Kwame Asante",
        "Pharmacist",
        "Harbour Clinic",
        "Sofia Lindqvist",
        "Controlled medicines",
        "Clinical skills",
        "Complete",
        ["2026-05-22", "2026-05-25", "2026-06-19", "2026-06-30"],
        28,
    ),
    (
        "Mateo Fuentes",
        "Radiographer",
        "Eastgate Hospital",
        "Leila Haddad",
        "Radiation protection",
        "Clinical skills",
        "Complete",
        ["2026-02-09", "2026-02-09", "2026-02-11", "2026-03-31"],
        2,
    ),
    (
        "Nadia Petrova",
        "Receptionist",
        "Community Care",
        "Aroha Ngata",
        "Wellbeing at work",
        "Wellbeing",
        "Not yet started",
        ["2026-09-18", "", "", ""],
        -1,
    ),
    (
        "Priya Raman",
        "Staff nurse",
        "North Region",
        "Conor Walsh",
        "Basic Life Support refresher",
        "Mandatory training",
        "Complete",
        ["2026-01-12", "2026-02-03", "2026-02-18", "2026-02-28"],
        37,
    ),
    (
        "Tomasz Zieliński",
        "Porter",
        "Eastgate Hospital",
        "Leila Haddad",
        "Fire Safety 2026",
        "Health and safety",
        "In progress",
        ["2026-03-02", "", "", "2026-05-31"],
        -1,
    ),
    (
        "Yuki Tanabe",
        "Data analyst",
        "Head Office",
        "Rashid Karim",
        "Records and privacy",
        "Mandatory training",
        "In progress",
        ["2026-09-07", "2026-09-08", "", "2026-10-31"],
        -1,
    ),
];

/// What a widget shows.
pub fn state(spec: &WidgetSpec, request: &DashboardRequest) -> WidgetState {
    let filters = &request.filters;
    let trend = spec.trend.as_ref().map(|_| trend(&spec.id)).unwrap_or_default();
    let drill = spec.drill.as_ref().filter(|_| filters.has(FilterField::Category)).map(|_| courses());
    let rows = (spec.kind == WidgetKind::Table).then(|| in_year(filters).2.unsigned_abs());
    WidgetState::Ready { answer: answer(spec, filters, &request.paging), trend, drill, rows }
}

/// Nothing at all, as where nothing matches.
pub fn nothing() -> WidgetState {
    WidgetState::Ready { answer: Answer::default(), trend: Answer::default(), drill: None, rows: Some(0) }
}

fn in_year(filters: &Filters) -> (i64, i64, i64) {
    let year = filters.year().map_or(2026, i64::from);
    YEARS.into_iter().find(|(other, ..)| *other == year).unwrap_or((year, 0, 0))
}

fn answer(spec: &WidgetSpec, filters: &Filters, paging: &Paging) -> Answer {
    let (_, complete, total) = in_year(filters);
    match spec.id.as_str() {
        "completion_in_year" => figure(rate(complete, total), complete, total),
        "completion_all_time" if filters.has(FilterField::Year) => figure(rate(complete, total), complete, total),
        "completion_all_time" => figure(Cell::Number(0.7182), 121_306, 168_914),
        "average_days_to_complete" => figure(Cell::Number(23.4), 2_838_560, 121_306),
        "overdue" => table(&["value", "total"], vec![vec![Cell::Int(1_284), Cell::Int(47_608)]]),
        "completions_by_year" => table(&["year", "complete", "not_complete", "total"], YEARS.map(by_year).to_vec()),
        "completion_by_category" => {
            let row =
                |(name, complete, total): (&str, i64, i64)| vec![text(name), Cell::Int(complete), Cell::Int(total), rate(complete, total)];
            table(&["category", "complete", "total", "rate"], CATEGORIES.map(row).to_vec())
        }
        _ => details(paging),
    }
}

fn courses() -> Answer {
    let row = |(id, name, complete, total): (i64, &str, i64, i64)| {
        vec![Cell::Int(id), text(name), Cell::Int(complete), Cell::Int(total), rate(complete, total)]
    };
    table(&["course_id", "course", "complete", "total", "rate"], COURSES.map(row).to_vec())
}

fn trend(id: &str) -> Answer {
    let row = |(year, complete, total): (i64, i64, i64)| {
        let days = Cell::Number(30.0 - (year - 2019) as f64);
        let value = if id == "completion_in_year" { rate(complete, total) } else { days };
        vec![Cell::Int(year), value, Cell::Int(complete), Cell::Int(total)]
    };
    table(&["year", "value", "numerator", "denominator"], YEARS.map(row).to_vec())
}

fn details(paging: &Paging) -> Answer {
    let columns = Dimension::OF_ENROLMENTS.map(|column| column.key());
    let rows = ROWS.iter().cycle().take(paging.size as usize);
    table(&columns, rows.enumerate().map(|(index, row)| detail(index, row)).collect())
}

fn detail(index: usize, row: &Row) -> Vec<Cell> {
    let (learner, position, organisation, manager, course, category, status, days, difference) = row;
    let date = |day: &str| day.parse::<NaiveDate>().map_or(Cell::Null, Cell::Date);
    let [enrolled, started, completed, due] = days.map(date);
    let difference = if *difference < 0 { Cell::Null } else { Cell::Int(*difference) };
    let texts = |texts: [&str; 4]| texts.map(text);
    let id = i64::try_from(index).unwrap_or_default();
    let mut cells = vec![Cell::Int(id)];
    cells.extend(texts([learner, organisation, position, manager]));
    cells.push(Cell::Int(500 + id));
    cells.extend(texts([course, category, status, status]));
    cells.extend([enrolled, started, completed, due, difference]);
    cells
}

fn by_year((year, complete, total): (i64, i64, i64)) -> Vec<Cell> {
    [year, complete, total - complete, total].map(Cell::Int).to_vec()
}

fn rate(complete: i64, total: i64) -> Cell {
    if total > 0 { Cell::Number(complete as f64 / total as f64) } else { Cell::Null }
}

fn figure(value: Cell, numerator: i64, denominator: i64) -> Answer {
    table(&["value", "numerator", "denominator"], vec![vec![value, Cell::Int(numerator), Cell::Int(denominator)]])
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn table(columns: &[&str], rows: Vec<Vec<Cell>>) -> Answer {
    Answer { columns: columns.iter().map(|name| (*name).to_owned()).collect(), rows }
}
