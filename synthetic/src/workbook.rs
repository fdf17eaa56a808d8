//! The calendar workbook `dimdates.xlsx`.

use std::path::Path;

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::{Error, Spec};

pub(crate) const FILE: &str = "dimdates.xlsx";

const COLUMNS: [&str; 16] = [
    "DateNum",
    "Date",
    "YearMonthNum",
    "Calendar_Quarter",
    "MonthNum",
    "MonthName",
    "MonthShortName",
    "WeekNum",
    "DayNumOfYear",
    "DayNumOfMonth",
    "DayNumOfWeek",
    "DayName",
    "DayShortName",
    "Quarter",
    "YearQuarterNum",
    "DayNumOfQuarter",
];

/// Writes the calendar; how many days it has.
pub(crate) fn write(spec: &Spec, folder: &Path) -> Result<u64, Error> {
    let file = folder.join(FILE);
    fill(spec, &file).map_err(|source| Error::Workbook { file, source })
}

fn fill(spec: &Spec, file: &Path) -> Result<u64, XlsxError> {
    let mut workbook = Workbook::new();
    // The library would note the time of writing, and no two exports would be equal.
    let created = ExcelDateTime::from_ymd(2011, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let sheet = workbook.add_worksheet_with_low_memory()?;
    sheet.set_name("DimDates")?;
    for (column, name) in (0u16..).zip(COLUMNS) {
        sheet.write_string(0, column, name)?;
    }
    let date_format = Format::new().set_num_format("[$-1010000]m/d/yyyy;@");
    let (first, last) = spec.calendar;
    let start = NaiveDate::from_ymd_opt(first, 1, 1).unwrap_or_default();
    let mut rows = 0;
    for day in start.iter_days().take_while(|day| day.year() <= last) {
        rows += 1;
        write_day(sheet, rows, day, &date_format)?;
    }
    workbook.save(file)?;
    Ok(u64::from(rows))
}

fn write_day(sheet: &mut Worksheet, row: u32, day: NaiveDate, date_format: &Format) -> Result<(), XlsxError> {
    let year = day.year();
    let quarter = day.month0() / 3 + 1;
    let quarter_start = NaiveDate::from_ymd_opt(year, quarter * 3 - 2, 1).unwrap_or(day);
    let excel = ExcelDateTime::from_ymd(year as u16, day.month() as u8, day.day() as u8)?;
    let month = i64::from(day.month());
    let numbers = [
        (0, i64::from(year) * 10_000 + month * 100 + i64::from(day.day())),
        (2, i64::from(year) * 100 + month),
        (4, month),
        (7, i64::from(day.iso_week().week())),
        (8, i64::from(day.ordinal())),
        (9, i64::from(day.day())),
        (10, i64::from(day.weekday().number_from_sunday())),
        (13, i64::from(quarter)),
        (14, i64::from(year) * 10 + i64::from(quarter)),
        (15, (day - quarter_start).num_days() + 1),
    ];
    for (column, number) in numbers {
        sheet.write_number(row, column, number as f64)?;
    }
    sheet.write_datetime_with_format(row, 1, &excel, date_format)?;
    sheet.write_string(row, 3, format!("Qtr {quarter}"))?;
    for (column, pattern) in [(5, "%B"), (6, "%b"), (11, "%A"), (12, "%a")] {
        sheet.write_string(row, column, day.format(pattern).to_string())?;
    }
    Ok(())
}
