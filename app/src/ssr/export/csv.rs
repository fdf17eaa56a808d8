//! Rows as CSV (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets read names right), a part at a time.

use std::io;

use axum::body::{Body, Bytes};
use domain::answer::{Answer, Cell};
use domain::ports::Rows;
use domain::problem::Problem;
use futures::stream::{iter, try_unfold};
use futures::{Stream, StreamExt};

/// A spreadsheet takes UTF-8 for something else without it.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The rows as the body of an answer. The first part is there before the answer begins, so that a problem can still be its status; later
/// the body breaks off where the rows do, so that a part is never taken for all of them.
pub async fn stream(mut rows: Box<dyn Rows>) -> Result<Body, Problem> {
    let first = rows.next().await?.map(|part| Ok(Bytes::from(written(&part, true))));
    Ok(Body::from_stream(iter(first).chain(parts(rows))))
}

fn parts(rows: Box<dyn Rows>) -> impl Stream<Item = io::Result<Bytes>> {
    try_unfold(rows, |mut rows| async move {
        let part = rows.next().await.map_err(|problem| io::Error::other(problem.to_string()))?;
        Ok(part.map(|part| (Bytes::from(written(&part, false)), rows)))
    })
}

fn written(part: &Answer, first: bool) -> String {
    let mut text = String::new();
    if first {
        text.push_str(BYTE_ORDER_MARK);
        line(&mut text, part.columns.iter().map(|name| quoted(name)));
    }
    part.rows.iter().for_each(|row| line(&mut text, row.iter().map(field)));
    text
}

fn line(text: &mut String, fields: impl Iterator<Item = String>) {
    text.push_str(&fields.collect::<Vec<_>>().join(","));
    text.push_str("\r\n");
}

fn field(cell: &Cell) -> String {
    match cell {
        Cell::Null => String::new(),
        Cell::Int(n) => n.to_string(),
        Cell::Number(n) => n.to_string(),
        Cell::Date(day) => day.to_string(),
        Cell::Text(text) => quoted(&harmless(text)),
    }
}

/// A spreadsheet runs a text that begins like a formula; behind an apostrophe it is a text.
fn harmless(text: &str) -> String {
    let runs = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if runs { format!("'{text}") } else { text.to_owned() }
}

fn quoted(text: &str) -> String {
    if text.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn one(cell: Cell) -> String {
        written(&Answer { columns: vec!["name".to_owned()], rows: vec![vec![cell]] }, false)
    }

    #[test]
    fn fields_are_quoted_where_needed() {
        assert_eq!(one(Cell::Text("Okafor, \"Amara\"".to_owned())), "\"Okafor, \"\"Amara\"\"\"\r\n");
        assert_eq!(one(Cell::Text("two\nlines".to_owned())), "\"two\nlines\"\r\n");
        assert_eq!(one(Cell::Number(0.337)), "0.337\r\n");
        assert_eq!(one(Cell::Null), "\r\n");
    }

    #[test]
    fn no_text_becomes_a_formula() {
        for text in ["=1+1", "+1", "-1", "@x", "\tx"] {
            assert_eq!(one(Cell::Text(text.to_owned())), format!("'{text}\r\n"));
        }
        assert_eq!(one(Cell::Int(-5)), "-5\r\n", "a number is none");
    }

    #[test]
    fn the_heads_come_once() {
        let part = Answer { columns: vec!["year".to_owned(), "total".to_owned()], rows: vec![vec![Cell::Int(2024), Cell::Int(7)]] };
        assert_eq!(written(&part, true) + &written(&part, false), "\u{feff}year,total\r\n2024,7\r\n2024,7\r\n");
    }
}
