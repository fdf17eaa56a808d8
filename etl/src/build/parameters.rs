//! The values that models are computed for.

use std::collections::HashMap;

use chrono::NaiveDate;
use warehouse::datafusion::common::{ParamValues, ScalarValue};

/// What a model may depend on beside its inputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameters {
    /// The day that the model is computed for.
    pub as_of: NaiveDate,
    /// The customer's first month of the year, 1 to 12.
    pub first_month: u32,
    /// The customer's time zone, by its IANA name.
    pub time_zone: String,
}

impl Parameters {
    /// As the engine takes them.
    pub fn values(&self) -> ParamValues {
        let named = [
            ("as_of", ScalarValue::Utf8(Some(self.as_of.to_string()))),
            ("first_month", ScalarValue::Int32(i32::try_from(self.first_month).ok())),
            ("time_zone", ScalarValue::Utf8(Some(self.time_zone.clone()))),
        ];
        ParamValues::from(named.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<HashMap<_, _>>())
    }
}
