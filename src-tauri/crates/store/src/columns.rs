//! How the types of the record lie in columns.

use chrono::{DateTime, NaiveDate};
use rusqlite::types::Type;
use rusqlite::{Error, Result, Row};
use serde::de::value::{Error as WordError, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};
use unknot_core::Day;
use unknot_core::record::Stamp;

/// Reads a stamp from three columns, the first at `index`: utc, offset, day.
pub(crate) fn stamp(row: &Row<'_>, index: usize) -> Result<Stamp> {
    let seconds: i64 = row.get(index)?;
    Ok(Stamp {
        utc: DateTime::from_timestamp(seconds, 0).ok_or(Error::IntegralValueOutOfRange(index, seconds))?,
        offset_seconds: row.get(index + 1)?,
        day: day(row, index + 2)?,
    })
}

fn day(row: &Row<'_>, index: usize) -> Result<Day> {
    let text: String = row.get(index)?;
    text.parse::<NaiveDate>()
        .map(Day)
        .map_err(|error| Error::FromSqlConversionFailure(index, Type::Text, Box::new(error)))
}

/// Reads one of the contract's words from the column at `index`.
pub(crate) fn word<T: DeserializeOwned>(row: &Row<'_>, index: usize) -> Result<T> {
    let text: String = row.get(index)?;
    let words: StrDeserializer<'_, WordError> = text.as_str().into_deserializer();
    T::deserialize(words).map_err(|error| Error::FromSqlConversionFailure(index, Type::Text, Box::new(error)))
}

/// A day as it is written: `2026-03-30`, so that text order is day order.
pub(crate) fn day_text(day: Day) -> String {
    day.0.format("%Y-%m-%d").to_string()
}
