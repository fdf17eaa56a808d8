//! How fresh the numbers are, in words.

use domain::answer::{Freshness, RefusedLoad, SourceFreshness};
use domain::format::{NOTHING, count, day, moment};

use crate::shown::ShownFreshness;

/// The line under the title, what is unusual, and the sources.
pub fn freshness(freshness: &Freshness) -> ShownFreshness {
    let stale = freshness.is_stale().then(|| stale(freshness));
    let refused = freshness.refused_load.as_ref().map(|load| refused(load, freshness));
    ShownFreshness {
        line: line(freshness),
        notes: stale.into_iter().chain(refused).collect(),
        sources: freshness.sources.iter().map(source).collect(),
    }
}

/// `Data as of 30 Sep 2026 · loaded 1 Oct 2026, 02:14 · 37 rows rejected`.
fn line(freshness: &Freshness) -> String {
    let rejected = match freshness.rejected {
        0 => String::new(),
        1 => " · 1 row rejected".to_owned(),
        n => format!(" · {} rows rejected", count(n)),
    };
    format!("Data as of {} · loaded {}{rejected}", day(freshness.as_of), moment(freshness.loaded_at))
}

fn stale(freshness: &Freshness) -> (String, String) {
    let title = format!("These figures are {} days old", freshness.age_days);
    let day = day(freshness.as_of);
    (title, format!("The newest data is of {day}. A customer admin can check whether last night’s export arrived, and load it."))
}

fn refused(load: &RefusedLoad, freshness: &Freshness) -> (String, String) {
    let reason = load.reason.trim().trim_end_matches('.');
    let text = format!("{reason}. The data of {} stays. A customer admin can correct the export and load it again.", day(freshness.as_of));
    (format!("The load of {} was refused", moment(load.at)), text)
}

fn source(source: &SourceFreshness) -> Vec<String> {
    let file = source.file.clone().unwrap_or_else(|| NOTHING.to_owned());
    let file = if source.carried_forward { format!("{file}, of an earlier load") } else { file };
    vec![source.source.clone(), count(source.rows), count(source.rejected), file]
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use chrono::NaiveDate;
    use domain::ids::ReleaseId;

    use super::*;

    fn loaded(rejected: i64, age_days: i64) -> Freshness {
        let as_of = NaiveDate::from_ymd_opt(2026, 9, 30).unwrap();
        let loaded_at = NaiveDate::from_ymd_opt(2026, 10, 1).unwrap().and_hms_opt(2, 14, 0).unwrap();
        Freshness {
            release: ReleaseId::new("r"),
            as_of,
            loaded_at,
            rejected,
            age_days,
            current_year: 2026,
            refused_load: None,
            sources: Vec::new(),
        }
    }

    #[test]
    fn the_line_says_day_time_and_rejected_rows() {
        assert_eq!(line(&loaded(37, 1)), "Data as of 30 Sep 2026 · loaded 1 Oct 2026, 02:14 · 37 rows rejected");
        assert_eq!(line(&loaded(1, 1)), "Data as of 30 Sep 2026 · loaded 1 Oct 2026, 02:14 · 1 row rejected");
        assert_eq!(line(&loaded(0, 1)), "Data as of 30 Sep 2026 · loaded 1 Oct 2026, 02:14");
    }

    #[test]
    fn data_of_three_days_ago_is_noted() {
        assert!(freshness(&loaded(0, 2)).notes.is_empty());
        assert_eq!(freshness(&loaded(0, 3)).notes[0].0, "These figures are 3 days old");
    }
}
