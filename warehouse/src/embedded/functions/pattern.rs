//! The part of Java's date-time patterns that the models use: `yyyy MM dd HH mm ss SSS SSSSSS XX XXX`, quoted text, other
//! characters as they stand, and optional parts in brackets (not nested). Strict: every field has its full width and the day exists.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// One piece of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Number { field: char, width: usize },
    Offset { colon: bool },
    Literal(u8),
    Optional(Vec<Piece>),
}

/// A pattern that texts can be read with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern(Vec<Piece>);

#[derive(Clone, Copy)]
struct Fields {
    year: i32,
    month: u32,
    day: u32,
    hour: u32,
    minute: u32,
    second: u32,
    micros: u32,
    offset_minutes: i64,
}

impl Pattern {
    /// Reads a pattern; a letter that is not known is an error that names it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut rest = text.as_bytes();
        let pieces = pieces(&mut rest, false)?;
        Ok(Self(pieces))
    }

    /// Microseconds since 1970-01-01 of a text in this pattern; nothing if it is in another, or no such day or time exists.
    pub fn micros(&self, text: &str) -> Option<i64> {
        let mut fields = Fields { year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0, micros: 0, offset_minutes: 0 };
        let rest = matched(&self.0, text.as_bytes(), &mut fields)?;
        if !rest.is_empty() {
            return None;
        }
        let day = NaiveDate::from_ymd_opt(fields.year, fields.month, fields.day)?;
        let time = NaiveTime::from_hms_micro_opt(fields.hour, fields.minute, fields.second, fields.micros)?;
        let moment = NaiveDateTime::new(day, time).checked_sub_signed(TimeDelta::minutes(fields.offset_minutes))?;
        Some(moment.and_utc().timestamp_micros())
    }
}

fn pieces(rest: &mut &[u8], inside: bool) -> Result<Vec<Piece>, String> {
    let mut found = Vec::new();
    while let Some((&first, tail)) = rest.split_first() {
        match first {
            b'[' if !inside => {
                *rest = tail;
                found.push(Piece::Optional(pieces(rest, true)?));
            }
            b']' if inside => {
                *rest = tail;
                return Ok(found);
            }
            b'\'' => {
                let end = tail.iter().position(|c| *c == b'\'').ok_or("a quote is not closed")?;
                found.extend(tail[..end].iter().copied().map(Piece::Literal));
                *rest = &tail[end + 1..];
            }
            letter if letter.is_ascii_alphabetic() => {
                let width = rest.iter().take_while(|c| **c == letter).count();
                found.push(field(letter, width)?);
                *rest = &rest[width..];
            }
            other => {
                found.push(Piece::Literal(other));
                *rest = tail;
            }
        }
    }
    if inside { Err("a bracket is not closed".to_owned()) } else { Ok(found) }
}

fn field(letter: u8, width: usize) -> Result<Piece, String> {
    match (letter, width) {
        (b'y', 4) | (b'M' | b'd' | b'H' | b'm' | b's', 2) | (b'S', 1..=6) => Ok(Piece::Number { field: letter.into(), width }),
        (b'X', 2 | 3) => Ok(Piece::Offset { colon: width == 3 }),
        _ => Err(format!("{} of width {width} is not supported", char::from(letter))),
    }
}

fn matched<'a>(pieces: &[Piece], mut rest: &'a [u8], fields: &mut Fields) -> Option<&'a [u8]> {
    for piece in pieces {
        rest = match piece {
            Piece::Literal(byte) => rest.strip_prefix(&[*byte])?,
            Piece::Number { field, width } => {
                let value = number(rest.get(..*width)?)?;
                fields.set(*field, *width, value);
                rest.get(*width..)?
            }
            Piece::Offset { colon } => offset(rest, *colon, fields)?,
            Piece::Optional(inner) => {
                let mut tried = *fields;
                match matched(inner, rest, &mut tried) {
                    Some(after) => {
                        *fields = tried;
                        after
                    }
                    None => rest,
                }
            }
        };
    }
    Some(rest)
}

fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |sum: u32, c| c.is_ascii_digit().then(|| sum * 10 + u32::from(c - b'0')))
}

fn offset<'a>(rest: &'a [u8], colon: bool, fields: &mut Fields) -> Option<&'a [u8]> {
    if let Some(after) = rest.strip_prefix(b"Z") {
        fields.offset_minutes = 0;
        return Some(after);
    }
    let (sign, rest) = rest.split_first()?;
    let sign = match sign {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let hours = number(rest.get(..2)?)?;
    let rest = if colon { rest.get(2..)?.strip_prefix(b":")? } else { rest.get(2..)? };
    let minutes = number(rest.get(..2)?)?;
    if hours > 18 || minutes > 59 {
        return None;
    }
    fields.offset_minutes = sign * i64::from(hours * 60 + minutes);
    rest.get(2..)
}

impl Fields {
    fn set(&mut self, field: char, width: usize, value: u32) {
        match field {
            'y' => self.year = i32::try_from(value).unwrap_or(i32::MAX),
            'M' => self.month = value,
            'd' => self.day = value,
            'H' => self.hour = value,
            'm' => self.minute = value,
            's' => self.second = value,
            _ => self.micros = value * 10_u32.pow(6_u32.saturating_sub(u32::try_from(width).unwrap_or(6))),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const ISO: &str = "yyyy-MM-dd['T'][ ]HH:mm[:ss][.SSSSSS][.SSS][XXX][XX]";

    fn read(pattern: &str, text: &str) -> Option<String> {
        let micros = Pattern::parse(pattern).unwrap().micros(text)?;
        let moment = chrono::DateTime::from_timestamp_micros(micros).unwrap();
        Some(moment.format("%Y-%m-%d %H:%M:%S%.6f").to_string())
    }

    #[test]
    fn the_times_of_the_exports_are_read() {
        assert_eq!(read("dd/MM/yyyy, HH:mm:ss", "31/12/2023, 23:59:59").unwrap(), "2023-12-31 23:59:59.000000");
        assert_eq!(read("dd/MM/yyyy", "01/02/1999").unwrap(), "1999-02-01 00:00:00.000000");
        assert_eq!(read(ISO, "2024-02-29T08:30").unwrap(), "2024-02-29 08:30:00.000000");
        assert_eq!(read(ISO, "2024-02-29 08:30:15.25").as_deref(), None);
        assert_eq!(read(ISO, "2024-02-29 08:30:15.250").unwrap(), "2024-02-29 08:30:15.250000");
        assert_eq!(read(ISO, "2024-03-01T00:30:00+02:00").unwrap(), "2024-02-29 22:30:00.000000");
        assert_eq!(read(ISO, "2024-03-01T00:30:00-0130").unwrap(), "2024-03-01 02:00:00.000000");
        assert_eq!(read(ISO, "2024-03-01T00:30:00Z").unwrap(), "2024-03-01 00:30:00.000000");
    }

    #[test]
    fn what_is_no_such_time_is_nothing() {
        for text in ["31/02/2024, 00:00:00", "1/2/2024, 00:00:00", "01/13/2024, 00:00:00", "01/02/2024, 24:00:00", "01/02/2024", "x", ""] {
            assert_eq!(read("dd/MM/yyyy, HH:mm:ss", text), None, "{text}");
        }
    }

    #[test]
    fn a_pattern_that_is_none_is_refused() {
        assert!(Pattern::parse("[yyyy").is_err());
        assert!(Pattern::parse("QQ").is_err());
        assert!(Pattern::parse("'open").is_err());
    }
}
