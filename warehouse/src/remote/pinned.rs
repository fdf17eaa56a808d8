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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use chrono::DateTime;
    use domain::{CustomerId, ReleaseId};
    use store::{ReleaseState, RunId, TableVersion};

    use super::*;

    fn release() -> Release {
        let table = |layer: &str, table: &str, version| TableVersion { layer: layer.to_owned(), table: table.to_owned(), version, rows: 0 };
        Release {
            id: ReleaseId::new("r"),
            customer_id: CustomerId::new("c"),
            run_id: RunId::new("run"),
            as_of: chrono::NaiveDate::default(),
            published_at: DateTime::UNIX_EPOCH,
            first_month: 1,
            tables: vec![table("gold", "dim_user", 4), table("gold", "dim_user_more", 5), table("silver", "users", 6)],
            rejected: 0,
            sources: serde_json::Value::Null,
            checks: serde_json::Value::Null,
            state: ReleaseState::Good,
        }
    }

    #[test]
    fn every_table_is_read_at_the_version_of_the_release() {
        let sql = "SELECT u.a FROM gold.dim_user AS u JOIN gold.dim_user_more AS m ON m.a = u.a WHERE u.a IN (SELECT a FROM gold.dim_user)";
        let expected = "SELECT u.a FROM gold.dim_user VERSION AS OF 4 AS u JOIN gold.dim_user_more VERSION AS OF 5 AS m ON m.a = u.a \
                        WHERE u.a IN (SELECT a FROM gold.dim_user VERSION AS OF 4)";
        assert_eq!(at_release(sql, &release()).unwrap(), expected);
    }

    #[test]
    fn a_table_that_the_release_lacks_is_an_error_and_not_its_newest_version() {
        assert!(matches!(at_release("SELECT 1 FROM gold.users", &release()), Err(WarehouseError::MissingTable { .. })));
    }

    #[test]
    fn words_that_only_end_like_a_layer_stay() {
        assert_eq!(at_release("SELECT marigold.dim_user", &release()).unwrap(), "SELECT marigold.dim_user");
    }
}
