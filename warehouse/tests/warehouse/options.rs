//! What filters offer, and the names of what was chosen: for each field and row rule.

use domain::ports::OptionsRequest;
use domain::{DashboardName, FilterField, Filters, RowRule};
use insta::assert_snapshot;
use warehouse::compile::{labels, options};

use super::support::{RULES, all_of, filters, value, written};

fn request(field: FilterField, typed: &str, filters: Filters) -> OptionsRequest {
    OptionsRequest { dashboard: DashboardName::Courses, field, typed: typed.to_owned(), filters }
}

#[test]
fn options_of_every_field() {
    for field in FilterField::ALL {
        let offered = RULES.map(|(name, rule)| format!("## {name}\n{}", written(&options(&request(field, "", Filters::default()), rule))));
        assert_snapshot!(format!("options_of_{}", field.key()), offered.join("\n\n"));
    }
}

#[test]
fn options_that_other_filters_and_typing_narrow() {
    let chosen = all_of(&FilterField::ALL);
    for field in FilterField::ALL {
        let narrowed = written(&options(&request(field, " Nor ", chosen.clone()), RowRule::Everyone));
        assert_snapshot!(format!("options_narrowed_of_{}", field.key()), narrowed);
    }
}

#[test]
fn a_field_does_not_narrow_itself() {
    for field in FilterField::ALL {
        let own = filters(&[(field.key(), value(field))]);
        let (with, without) = (request(field, "", own), request(field, "", Filters::default()));
        for (_, rule) in RULES {
            assert_eq!(options(&with, rule), options(&without, rule));
        }
    }
}

/// Home has years of programs and seminars too.
#[test]
fn years_of_home() {
    let asked = OptionsRequest { dashboard: DashboardName::Home, ..request(FilterField::Year, "", all_of(&FilterField::COMMON)) };
    assert_snapshot!("options_of_year_on_home", written(&options(&asked, RowRule::Everyone)));
}

/// The year, the statuses of rows and their like narrow nobody else.
#[test]
fn what_is_of_a_year_narrows_no_other_options() {
    let of_year = all_of(&[FilterField::Year, FilterField::StatusInYear, FilterField::Status]);
    for field in FilterField::ALL.into_iter().filter(|field| !field.is_of_table()) {
        let (with, without) = (request(field, "", of_year.clone()), request(field, "", Filters::default()));
        assert_eq!(options(&with, RowRule::Everyone), options(&without, RowRule::Everyone), "{}", field.key());
    }
}

#[test]
fn labels_of_every_field() {
    for field in FilterField::ALL {
        let chosen = filters(&[(field.key(), value(field)), (field.key(), "66")]);
        let named = RULES.map(|(name, rule)| format!("## {name}\n{}", written(&labels(field, &chosen, rule))));
        assert_snapshot!(format!("labels_of_{}", field.key()), named.join("\n\n"));
    }
}
