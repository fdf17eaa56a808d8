//! `year(day)`, `month(day)`, `day(day)`, `quarter(day)`.

use std::sync::Arc;

use deltalake::arrow::array::ArrayRef;
use deltalake::arrow::compute::{DatePart, cast, date_part};
use deltalake::arrow::datatypes::DataType;
use deltalake::datafusion::error::Result;
use deltalake::datafusion::logical_expr::{ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility};

#[derive(Debug, PartialEq, Eq, Hash)]
struct PartOf {
    name: &'static str,
    signature: Signature,
}

const PARTS: [(&str, DatePart); 4] =
    [("year", DatePart::Year), ("month", DatePart::Month), ("day", DatePart::Day), ("quarter", DatePart::Quarter)];

/// One function for each part.
pub fn functions() -> Vec<ScalarUDF> {
    let signature = || Signature::any(1, Volatility::Immutable);
    PARTS.iter().map(|(name, _)| ScalarUDF::from(PartOf { name, signature: signature() })).collect()
}

impl PartOf {
    fn part(&self) -> DatePart {
        PARTS.iter().find(|(name, _)| *name == self.name).map_or(DatePart::Year, |(_, part)| *part)
    }

    fn compute(&self, days: &ArrayRef) -> Result<ArrayRef> {
        let days = if days.data_type() == &DataType::Date32 { Arc::clone(days) } else { cast(days, &DataType::Date32)? };
        Ok(date_part(&days, self.part())?)
    }
}

impl ScalarUDFImpl for PartOf {
    fn name(&self) -> &str {
        self.name
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(DataType::Int32)
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let rows = args.number_rows;
        let arrays = ColumnarValue::values_to_arrays(&args.args)?;
        match arrays.first() {
            Some(days) => Ok(ColumnarValue::Array(self.compute(days)?)),
            None => Ok(ColumnarValue::Array(deltalake::arrow::array::new_null_array(&DataType::Int32, rows))),
        }
    }
}
