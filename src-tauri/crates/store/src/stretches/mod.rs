//! Table `stretch`: use between two rests.

use std::ops::RangeInclusive;

use rusqlite::{Connection, Result, named_params};
use unknot_core::Day;
use unknot_core::record::{StretchEnd, StretchFact};

use crate::columns::{day_text, stamp, word};

pub(crate) fn add(connection: &Connection, fact: &StretchFact) -> Result<()> {
    connection
        .prepare_cached(include_str!("add.sql"))?
        .execute(named_params! {
            ":from_utc": fact.from.utc.timestamp(),
            ":from_offset": fact.from.offset_seconds,
            ":from_day": day_text(fact.from.day),
            ":to_utc": fact.to.utc.timestamp(),
            ":to_offset": fact.to.offset_seconds,
            ":to_day": day_text(fact.to.day),
            ":use_seconds": fact.use_seconds,
            ":ended": match fact.ended {
                StretchEnd::Rest => "rest",
                StretchEnd::MoveDone => "move_done",
            },
        })?;
    Ok(())
}

pub(crate) fn on(connection: &Connection, days: &RangeInclusive<Day>) -> Result<Vec<StretchFact>> {
    connection
        .prepare_cached(include_str!("on.sql"))?
        .query_map(
            named_params! { ":first": day_text(*days.start()), ":last": day_text(*days.end()) },
            |row| {
                Ok(StretchFact {
                    from: stamp(row, 0)?,
                    to: stamp(row, 3)?,
                    use_seconds: row.get(6)?,
                    ended: word(row, 7)?,
                })
            },
        )?
        .collect()
}
