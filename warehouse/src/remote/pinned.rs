//! Tables at the versions of a release: `gold.x` becomes `gold.x VERSION AS OF 12`.
//!
//! Names in a statement come from the catalogue and values are bound, so nothing that a viewer wrote is touched here.

use store::Release;

use crate::error::WarehouseError;
use crate::paths::Layer;

/// A statement that reads the gold tables as a release pins them.
pub fn at_release(sql: &str, release: &Release) -> Result<String, WarehouseError> {
    let mut text = String::with_capacity(sql.len() * 2);
    let mut rest = sql;
    while let Some(at) = rest.find("gold.") {
        let is_word = rest[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.');
        let name_at = at + "gold.".len();
        let length = rest[name_at..].find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(rest.len() - name_at);
        let (before, after) = rest.split_at(name_at + length);
        text.push_str(before);
        if !is_word {
            text.push_str(&format!(" VERSION AS OF {}", version(&rest[name_at..name_at + length], release)?));
        }
        rest = after;
    }
    text.push_str(rest);
    Ok(text)
}

fn version(table: &str, release: &Release) -> Result<i64, WarehouseError> {
    let found = release.tables.iter().find(|pinned| pinned.layer == Layer::Gold.key() && pinned.table == table);
    found.map(|pinned| pinned.version).ok_or_else(|| WarehouseError::MissingTable { table: format!("gold.{table}") })
}
