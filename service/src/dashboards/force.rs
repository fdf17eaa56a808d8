//! Which filters and which page are in force: of what an address says, what the dashboard offers.

use domain::{DashboardSpec, FilterField, Filters, MetricQuery, Paging, Problem, WidgetKind};

/// What the viewer chose of what the dashboard offers, and the dashboard's own choice where the viewer made none.
pub fn filters(spec: &DashboardSpec, chosen: &Filters) -> Result<Filters, Problem> {
    let mut filters = chosen.retained(|field| offers(spec, field));
    for (field, value) in spec.default_filters.iter().filter(|(field, _)| !chosen.has(*field)) {
        filters.add(*field, value)?;
    }
    Ok(filters)
}

/// Whether a dashboard has a filter. Those of rows belong to whatever has rows.
pub fn offers(spec: &DashboardSpec, field: FilterField) -> bool {
    let has_table = spec.widgets.iter().any(|widget| widget.kind == WidgetKind::Table);
    spec.filters.contains(&field) || (has_table && field.is_of_table())
}

/// The filters of figures and charts: the statuses of rows narrow no figure.
pub fn of_figures(filters: &Filters) -> Filters {
    filters.retained(|field| !field.is_of_table())
}

/// A page as it can be chosen, whatever was sent.
pub fn paging(asked: Paging) -> Paging {
    let size = if Paging::SIZES.contains(&asked.size) { asked.size } else { Paging::SIZES[0] };
    Paging { page: asked.page.max(1), size, ..asked }
}

/// The last page where the asked one is past the end.
pub fn within(asked: Paging, rows: u64) -> Paging {
    let last = rows.div_ceil(u64::from(asked.size)).max(1);
    Paging { page: asked.page.min(last), ..asked }
}

/// The question for the rows in the viewer's order, if they have that column.
pub fn sorted(query: &MetricQuery, asked: Paging) -> MetricQuery {
    let sort = asked.sort.filter(|sort| query.dimensions.contains(&sort.by)).or(query.sort);
    MetricQuery { sort, ..query.clone() }
}
