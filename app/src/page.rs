//! What the server sends of a dashboard. What only is read and followed comes as HTML that the server rendered; what is drawn or chosen
//! from comes as values. So the browser carries neither the words nor the views of figures, menus and tables, and a further dashboard
//! costs its client nothing.

use domain::answer::ChosenFilter;
use serde::{Deserialize, Serialize};

use crate::charts::Drawing;

/// A dashboard under its address.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// The release that is shown; empty before the first.
    pub release: String,
    /// The year of what is shown "in the year".
    pub year: Option<i32>,
    /// The values in force with their names.
    pub chosen: Vec<ChosenFilter>,
    /// Title, freshness, actions and notes.
    pub head: String,
    /// The chips of what is chosen.
    pub chips: String,
    /// The key figures, or why there is nothing.
    pub figures: String,
    /// The charts, in reading order.
    pub charts: Vec<PageChart>,
    /// The table below them.
    pub table: Option<PageTable>,
}

/// A chart in its widget.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageChart {
    /// The name in `kineo figures`, exports and the API.
    pub id: String,
    /// The title, which names the drawing too.
    pub title: String,
    /// Columns of twelve.
    pub span: u8,
    /// Title, subtitle, scales and menu.
    pub head: String,
    /// What is drawn; nothing where `foot` stands for all of it.
    pub drawing: Option<Drawing>,
    /// The legend and the note below; or the table that is read instead, or why there is nothing.
    pub foot: String,
}

/// A table in its widget. Between title and tools stand the filters of its rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageTable {
    /// The name in `kineo figures`, exports and the API.
    pub id: String,
    /// Title and subtitle.
    pub title: String,
    /// The choice of columns and the export.
    pub tools: String,
    /// Heads, rows and pager, or why there are none.
    pub body: String,
}
