//! `try_to_timestamp(text, pattern)`: the time, or null where the text is in another form.

use std::sync::Arc;

use deltalake::arrow::array::{Array, AsArray, TimestampMicrosecondArray, TimestampMicrosecondBuilder};
use deltalake::arrow::compute::cast;
use deltalake::arrow::datatypes::{DataType, TimeUnit};
use deltalake::datafusion::common::{ScalarValue, plan_err};
use deltalake::datafusion::error::{DataFusionError, Result};
use deltalake::datafusion::logical_expr::{ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility};

use super::pattern::Pattern;

#[derive(Debug, PartialEq, Eq, Hash)]
struct TryToTimestamp {
    signature: Signature,
}

/// The function.
pub fn function() -> ScalarUDF {
    ScalarUDF::from(TryToTimestamp { signature: Signature::any(2, Volatility::Immutable) })
}

fn utc_micros() -> DataType {
    DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into()))
}

fn pattern_of(value: Option<&ColumnarValue>) -> Result<Pattern> {
    let Some(ColumnarValue::Scalar(ScalarValue::Utf8(Some(text)) | ScalarValue::Utf8View(Some(text)) | ScalarValue::LargeUtf8(Some(text)))) =
        value
    else {
        return plan_err!("the pattern of try_to_timestamp must be a text that stands in the query");
    };
    Pattern::parse(text).map_err(|why| DataFusionError::Plan(format!("pattern {text:?}: {why}")))
}

fn read(texts: &dyn Array, pattern: &Pattern) -> TimestampMicrosecondArray {
    let mut builder = TimestampMicrosecondBuilder::with_capacity(texts.len());
    for text in texts.as_string_view() {
        builder.append_option(text.and_then(|text| pattern.micros(text)));
    }
    builder.finish().with_timezone("UTC")
}

impl ScalarUDFImpl for TryToTimestamp {
    fn name(&self) -> &str {
        "try_to_timestamp"
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(utc_micros())
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let pattern = pattern_of(args.args.get(1))?;
        let Some(texts) = args.args.first() else { return plan_err!("try_to_timestamp needs a text") };
        let texts = cast(&texts.to_array(args.number_rows)?, &DataType::Utf8View)?;
        Ok(ColumnarValue::Array(Arc::new(read(&texts, &pattern))))
    }
}
