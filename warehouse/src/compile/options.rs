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
    let matches = if typed.is_empty() { "1".to_owned() } else { matches(&values.text(typed)) };
    let order = if request.field == FilterField::Year { "value DESC" } else { "lower(label), value" };
    // One reading, counted beside the options. Where nothing matches the counts stand beside options without a value.
    let sql = format!(
        "WITH offered AS (\n{inner}\n),\nmarked AS (SELECT *, {matches} AS matches FROM offered),\n\
         counted AS (SELECT *, sum(matches) OVER () AS matching, count(*) OVER () AS selectable FROM marked)\n\
         SELECT CASE WHEN matches = 1 THEN value END AS value, label, people, matching, selectable\n\
         FROM counted\nORDER BY matches DESC, {order}\nLIMIT {MOST_OPTIONS}"
    );
    Statement { sql, values }
}

fn matches(typed: &str) -> String {
    format!("CASE WHEN instr(lower(label), lower({typed})) > 0 THEN 1 ELSE 0 END")
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
