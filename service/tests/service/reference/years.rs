//! The customer's years: named after the calendar year in which they end; a year counts once its first day has come.

use chrono::{Datelike, NaiveDate};
use testkit::TestCustomer;

pub struct Years {
    as_of: NaiveDate,
    first_month: u32,
}

impl Years {
    pub fn of(customer: &TestCustomer) -> Self {
        Self { as_of: customer.release.as_of, first_month: customer.customer.first_month }
    }

    /// The year of a day that has begun.
    pub fn begun(&self, day: NaiveDate) -> Option<i64> {
        let later = self.first_month > 1 && day.month() >= self.first_month;
        let year = day.year() + i32::from(later);
        let starts = NaiveDate::from_ymd_opt(if self.first_month > 1 { year - 1 } else { year }, self.first_month, 1).unwrap();
        let known = (2012..=2036).contains(&year);
        (known && starts <= self.as_of).then_some(i64::from(year))
    }
}
