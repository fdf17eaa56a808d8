//! What a filter offers, narrowed to what the viewer may see and to the other filters; and the names of what is chosen.

use domain::ports::OptionsRequest;
use domain::{DashboardName, FilterField, Filters, RowRule};

use super::Statement;
use super::conditions::Values;
use super::offers::{Asked, offered};

/// Most options that one answer holds: more than anyone reads, few enough for a phone.
const MOST_OPTIONS: u32 = 50;

/// The options of a filter: `value`, `label`, `people`, `matching`, `selectable`.
pub fn options(request: &OptionsRequest, rule: RowRule) -> Statement {
    let mut values = Values::default();
    let (dashboard, filters) = (request.dashboard, &narrowing(request.field, &request.filters));
    let inner = offered(request.field, &Asked { dashboard, filters, rule }, &mut values);
    let typed = request.typed.trim();
    let matches = if typed.is_empty() { String::new() } else { format!(" WHERE instr(lower(label), lower({})) > 0", values.text(typed)) };
    let order = if request.field == FilterField::Year { "value DESC" } else { "lower(label), value" };
    // The counts stand beside no option too, where nothing matches.
    let sql = format!(
        "WITH offered AS (\n{inner}\n),\nmatched AS (SELECT * FROM offered{matches}),\n\
         head AS (SELECT * FROM matched ORDER BY {order} LIMIT {MOST_OPTIONS}),\n\
         counted AS (SELECT (SELECT count(*) FROM matched) AS matching, (SELECT count(*) FROM offered) AS selectable)\n\
         SELECT value, label, people, matching, selectable\nFROM counted\nLEFT JOIN head ON TRUE\nORDER BY {order}"
    );
    Statement { sql, values }
}

/// The filters that narrow a field's options: all but its own, and the statuses of rows only for each other.
fn narrowing(field: FilterField, filters: &Filters) -> Filters {
    filters.cleared(field).retained(|other| field.is_of_table() || !other.is_of_table())
}

/// The names of the chosen values of one filter: `value`, `label`. Only what the viewer may see has a name.
pub fn labels(field: FilterField, filters: &Filters, rule: RowRule) -> Statement {
    let mut values = Values::default();
    // A course is looked for among its own enrolments, not among all.
    let own = filters.retained(|other| other == FilterField::Course && field == FilterField::Course);
    let inner = offered(field, &Asked { dashboard: DashboardName::Home, filters: &own, rule }, &mut values);
    let chosen: Vec<String> = filters.values(field).map(|value| values.text(value)).collect();
    let sql = format!("WITH offered AS (\n{inner}\n)\nSELECT value, label FROM offered WHERE value IN ({})", chosen.join(", "));
    Statement { sql, values }
}
