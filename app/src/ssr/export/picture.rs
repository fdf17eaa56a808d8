//! A chart as SVG: what the page shows under the same address, with the theme of the viewer's customer.

use domain::account::SessionToken;
use domain::ports::DashboardRequest;
use domain::problem::Problem;

use crate::address;
use crate::charts::export::{self, Brand};
use crate::links::Links;
use crate::present;
use crate::ssr::web::Web;

/// As wide as a chart on a wide page, where nobody says how wide it is shown.
const WIDTH: u32 = 760;
/// From a phone to a wall.
const WIDTHS: std::ops::RangeInclusive<u32> = 240..=3840;

/// The file of a chart. [`Problem::NotFound`] where there is no such chart; a chart that failed says why.
pub async fn svg(web: &Web, session: &SessionToken, request: &DashboardRequest, widget: &str, query: &str) -> Result<String, Problem> {
    let view = web.ports.dashboards.dashboard(session, request).await?;
    let brand = web.ports.accounts.viewer(session).await?.brand;
    let shown = present::dashboard(&view, &Links::of(request.dashboard.path(), query)?);
    let chart = shown.charts.into_iter().find(|chart| chart.id == widget).ok_or(Problem::NotFound)?;
    let reading = chart.reading.map_err(|message| Problem::Unavailable { message, retry_seconds: 5 })?;
    let brand = Brand { hue: brand.hue().into(), chroma: f64::from(brand.chroma()) / 1000.0 };
    let dark = address::value(query, "theme").is_some_and(|theme| theme == "dark");
    let of_data = shown.freshness.map_or_else(String::new, |freshness| freshness.line);
    let foot = [reading.foot, of_data].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
    Ok(export::svg(&reading.drawing, &chart.title, &chart.subtitle, &foot, width(query), dark, brand))
}

fn width(query: &str) -> u32 {
    let asked = address::value(query, "width").and_then(|width| width.parse().ok());
    asked.filter(|width| WIDTHS.contains(width)).unwrap_or(WIDTH)
}
