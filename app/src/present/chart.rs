//! What a chart says: its marks with their names and addresses, and the same as a table.

mod bars;
mod columns;

use domain::answer::{Answer, DashboardView, Widget, WidgetState};
use domain::dashboard::WidgetKind;

use super::way_out;
use crate::links::Links;
use crate::shown::ShownChart;

/// A chart of a dashboard; nothing for other kinds of widget.
pub fn chart(widget: &Widget, view: &DashboardView, links: &Links) -> Option<ShownChart> {
    let chart = match widget.spec.kind {
        WidgetKind::Columns => columns::chart(widget, view, links),
        WidgetKind::RankedBars => bars::chart(widget, view, links),
        WidgetKind::KeyFigure | WidgetKind::Figure | WidgetKind::Table => return None,
    };
    Some(chart)
}

/// The answers of a widget, or what to do where there are none.
fn answers(widget: &Widget) -> Result<(&Answer, Option<&Answer>), String> {
    match &widget.state {
        WidgetState::Ready { answer, drill, .. } => Ok((answer, drill.as_ref())),
        WidgetState::Failed(problem) => Err(way_out(problem)),
    }
}

/// A count of a row; a cell that is none counts nothing.
fn count_of(answer: &Answer, row: usize, column: &str) -> i64 {
    // Counts stay far below 2^53.
    #[expect(clippy::cast_possible_truncation)]
    answer.number(row, column).map_or(0, |n| n.round() as i64)
}

/// A rate, where there is something to divide by.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
fn rate(part: i64, whole: i64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

fn heads<const N: usize>(names: [&str; N]) -> Vec<String> {
    names.map(str::to_owned).to_vec()
}
