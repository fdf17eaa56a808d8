//! The row rules and filters that goldens are made for, and how a statement is written down.

use domain::{FilterField, Filters, RowRule, UserId};
use warehouse::compile::{Statement, Value};

pub const RULES: [(&str, RowRule); 4] = [
    ("nobody", RowRule::Nobody),
    ("myself", RowRule::Myself(UserId(7))),
    ("team", RowRule::Team(UserId(7))),
    ("everyone", RowRule::Everyone),
];

/// A value that each field could have.
pub fn value(field: FilterField) -> &'static str {
    match field {
        FilterField::Year => "2024",
        FilterField::Organisation => "11",
        FilterField::Position => "22",
        FilterField::Manager => "33",
        FilterField::Learner => "44",
        FilterField::Audience => "55",
        FilterField::UserStatus => "Active",
        FilterField::Category => "Safety",
        FilterField::Course => "77",
        FilterField::StatusInYear => "Complete",
        FilterField::Status => "In progress",
    }
}

pub fn filters(pairs: &[(&str, &str)]) -> Filters {
    Filters::from_pairs(pairs.iter().copied()).unwrap()
}

/// Some fields at once, each with its value.
pub fn all_of(fields: &[FilterField]) -> Filters {
    filters(&fields.iter().map(|field| (field.key(), value(*field))).collect::<Vec<_>>())
}

/// Whether the values of a field are text, which can be anything.
pub const fn is_text(field: FilterField) -> bool {
    matches!(field, FilterField::UserStatus | FilterField::Category | FilterField::StatusInYear | FilterField::Status)
}

/// Nothing, each field by itself, and several at once with several values.
pub fn selections(fields: &[FilterField]) -> Vec<Filters> {
    let each = fields.iter().map(|field| all_of(&[*field]));
    let everything = all_of(fields);
    let several = filters(&[
        ("organisation", "11"),
        ("organisation", "12"),
        ("manager", "33"),
        ("manager", "34"),
        ("user-status", "Active"),
        ("user-status", "On leave"),
    ]);
    [Filters::default()].into_iter().chain(each).chain([several, everything]).collect()
}

/// A statement with its values below it.
pub fn written(statement: &Statement) -> String {
    let value = |(n, value): (usize, &Value)| match value {
        Value::Int(number) => format!(":p{n} = {number}"),
        Value::Text(text) => format!(":p{n} = {text:?}"),
    };
    let values: Vec<String> = statement.values.0.iter().enumerate().map(value).collect();
    let values = if values.is_empty() { "no values".to_owned() } else { values.join("\n") };
    format!("{}\n-- {}", statement.sql, values.replace('\n', "\n-- "))
}
