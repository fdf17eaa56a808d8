//! The columns of a result.

use arrow_schema::{DataType, Field, Schema as ArrowSchema, TimeUnit};
use serde::Deserialize;

use crate::open_enum::open_enum;

open_enum! {
    /// The type of a column.
    ColumnType {
        /// A list.
        Array = "ARRAY",
        /// Bytes, in JSON as base64.
        Binary = "BINARY",
        /// True or false.
        Boolean = "BOOLEAN",
        /// 8 bits.
        Byte = "BYTE",
        /// A text of fixed length.
        Char = "CHAR",
        /// A day.
        Date = "DATE",
        /// A number with so many digits, some after the point.
        Decimal = "DECIMAL",
        /// 64 bits, floating.
        Double = "DOUBLE",
        /// 32 bits, floating.
        Float = "FLOAT",
        /// 32 bits.
        Int = "INT",
        /// A span of time.
        Interval = "INTERVAL",
        /// 64 bits.
        Long = "LONG",
        /// Keys and values.
        Map = "MAP",
        /// Nothing but NULL.
        Null = "NULL",
        /// 16 bits.
        Short = "SHORT",
        /// A text.
        String = "STRING",
        /// Named values.
        Struct = "STRUCT",
        /// A moment.
        Timestamp = "TIMESTAMP",
        /// A type of the user's own.
        UserDefined = "USER_DEFINED_TYPE",
    }
}

/// A column of a result.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Column {
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// Its place, from 0.
    #[serde(default)]
    pub position: u32,
    /// Its type.
    pub type_name: Option<ColumnType>,
    /// The type in full, as SQL writes it, such as `DECIMAL(18,2)`.
    #[serde(default)]
    pub type_text: String,
    /// A decimal's digits.
    pub type_precision: Option<u32>,
    /// How many of them follow the point.
    pub type_scale: Option<u32>,
    /// An interval's kind.
    pub type_interval_type: Option<String>,
}

impl Column {
    /// The type that Arrow's batches have for the column, times in UTC; none for lists, maps, structs and what is not known.
    pub fn data_type(&self) -> Option<DataType> {
        let (precision, scale) = (self.type_precision.unwrap_or(10), self.type_scale.unwrap_or(0));
        Some(match self.type_name.as_ref()? {
            ColumnType::Boolean => DataType::Boolean,
            ColumnType::Byte => DataType::Int8,
            ColumnType::Short => DataType::Int16,
            ColumnType::Int => DataType::Int32,
            ColumnType::Long => DataType::Int64,
            ColumnType::Float => DataType::Float32,
            ColumnType::Double => DataType::Float64,
            ColumnType::Decimal => DataType::Decimal128(u8::try_from(precision).ok()?, i8::try_from(scale).ok()?),
            ColumnType::String | ColumnType::Char => DataType::Utf8,
            ColumnType::Binary => DataType::Binary,
            ColumnType::Date => DataType::Date32,
            ColumnType::Timestamp => DataType::Timestamp(TimeUnit::Microsecond, self.is_zoned().then(|| "Etc/UTC".into())),
            ColumnType::Null => DataType::Null,
            _ => return None,
        })
    }

    fn is_zoned(&self) -> bool {
        !self.type_text.eq_ignore_ascii_case("TIMESTAMP_NTZ")
    }
}

/// The schema that batches of these columns have, for a result without any.
pub(super) fn arrow_schema(columns: &[Column]) -> Option<ArrowSchema> {
    let fields: Option<Vec<_>> = columns.iter().map(|column| Some(Field::new(&column.name, column.data_type()?, true))).collect();
    fields.map(ArrowSchema::new)
}
