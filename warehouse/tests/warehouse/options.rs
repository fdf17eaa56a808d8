//! What filters offer, and the names of what was chosen: for each field and row rule.

use domain::ports::OptionsRequest;
use domain::{FilterField, Filters, RowRule};
use insta::assert_snapshot;
use warehouse::compile::{labels, options};

use super::support::{RULES, filters, value, written};

fn request(field: FilterField, typed: &str, filters: Filters) -> OptionsRequest {
    OptionsRequest { field, typed: typed.to_owned(), filters }
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
    let chosen = filters(&FilterField::ALL.map(|field| (field.key(), value(field))));
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

#[test]
fn labels_of_every_field() {
    for field in FilterField::ALL {
        let chosen = filters(&[(field.key(), value(field)), (field.key(), "66")]);
        let named = RULES.map(|(name, rule)| format!("## {name}\n{}", written(&labels(field, &chosen, rule))));
        assert_snapshot!(format!("labels_of_{}", field.key()), named.join("\n\n"));
    }
}
