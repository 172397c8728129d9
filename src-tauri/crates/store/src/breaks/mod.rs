//! Table `break_fact`: the lives of breaks.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Result, Row, named_params};
use unknot_core::record::{BreakEvent, BreakFact, Ending, MovementName, Stamp};
use unknot_core::{Day, Reason};

use crate::columns::{day_text, stamp, word};

const ON: &str = include_str!("on.sql");
const NEWEST: &str = include_str!("newest.sql");
const LAST_ID: &str = include_str!("last_id.sql");
const LAST_DONE: &str = include_str!("last_done.sql");
const SHOWN_SINCE: &str = include_str!("shown_since.sql");
const HURT_SINCE: &str = include_str!("hurt_since.sql");

/// Every question, for the test that none of them reads through the whole table.
#[cfg(test)]
pub(crate) const QUESTIONS: [(&str, &str); 6] = [
    ("on", ON),
    ("newest", NEWEST),
    ("last_id", LAST_ID),
    ("last_done", LAST_DONE),
    ("shown_since", SHOWN_SINCE),
    ("hurt_since", HURT_SINCE),
];

/// The columns that only some events have.
#[derive(Default)]
struct Details {
    reason: Option<Reason>,
    showing: Option<u32>,
    seconds: Option<u32>,
    ended: Option<(Ending, u32, bool)>,
}

pub(crate) fn add(connection: &Connection, fact: &BreakFact) -> Result<()> {
    let name_id = match &fact.movement {
        Some(movement) => Some(name_id(connection, movement)?),
        None => None,
    };
    let (event, details) = details(&fact.event);
    connection
        .prepare_cached(include_str!("add.sql"))?
        .execute(named_params! {
            ":break_id": fact.break_id,
            ":utc": fact.at.utc.timestamp(),
            ":offset_seconds": fact.at.offset_seconds,
            ":day": day_text(fact.at.day),
            ":kind": fact.kind.name(),
            ":event": event,
            ":name_id": name_id,
            ":reason": details.reason.map(Reason::name),
            ":showing": details.showing,
            ":seconds": details.seconds,
            ":ending": details.ended.map(|(ending, ..)| unknot_core::Outcome::from(ending).name()),
            ":input_seconds": details.ended.map(|(_, input, _)| input),
            ":hurt": details.ended.map(|(.., hurt)| hurt),
        })?;
    Ok(())
}

/// The number under which this snapshot of a movement's name is kept.
fn name_id(connection: &Connection, movement: &MovementName) -> Result<i64> {
    let name = named_params! { ":movement_id": movement.id, ":name": movement.name };
    connection.prepare_cached(include_str!("add_name.sql"))?.execute(name)?;
    connection
        .prepare_cached(include_str!("name_id.sql"))?
        .query_row(name, |row| row.get(0))
}

fn details(event: &BreakEvent) -> (&'static str, Details) {
    let none = Details::default();
    match *event {
        BreakEvent::Due => ("due", none),
        BreakEvent::Dropped => ("dropped", none),
        BreakEvent::Offered { showing } => (
            "offered",
            Details {
                showing: Some(showing),
                ..none
            },
        ),
        BreakEvent::Held { reason } => (
            "held",
            Details {
                reason: Some(reason),
                ..none
            },
        ),
        BreakEvent::Released { reason } => (
            "released",
            Details {
                reason: Some(reason),
                ..none
            },
        ),
        BreakEvent::Started {
            length_seconds: seconds,
        } => ("started", lasting(seconds)),
        BreakEvent::Snoozed { for_seconds: seconds } => ("snoozed", lasting(seconds)),
        BreakEvent::Natural { seconds } => ("natural", lasting(seconds)),
        BreakEvent::Ended {
            ending,
            seconds,
            input_seconds,
            hurt,
        } => (
            "ended",
            Details {
                ended: Some((ending, input_seconds, hurt)),
                ..lasting(seconds)
            },
        ),
    }
}

fn lasting(seconds: u32) -> Details {
    Details {
        seconds: Some(seconds),
        ..Details::default()
    }
}

fn fact(row: &Row<'_>) -> Result<BreakFact> {
    let id: Option<String> = row.get("movement_id")?;
    let name: Option<String> = row.get("name")?;
    Ok(BreakFact {
        break_id: row.get("break_id")?,
        at: stamp(row, 0)?,
        kind: word(row, 3)?,
        movement: id.zip(name).map(|(id, name)| MovementName { id, name }),
        event: event(row)?,
    })
}

fn event(row: &Row<'_>) -> Result<BreakEvent> {
    let text: String = row.get(4)?;
    Ok(match text.as_str() {
        "due" => BreakEvent::Due,
        "dropped" => BreakEvent::Dropped,
        "offered" => BreakEvent::Offered {
            showing: row.get("showing")?,
        },
        "held" => BreakEvent::Held { reason: word(row, 5)? },
        "released" => BreakEvent::Released { reason: word(row, 5)? },
        "started" => BreakEvent::Started {
            length_seconds: row.get("seconds")?,
        },
        "snoozed" => BreakEvent::Snoozed {
            for_seconds: row.get("seconds")?,
        },
        "natural" => BreakEvent::Natural {
            seconds: row.get("seconds")?,
        },
        "ended" => BreakEvent::Ended {
            ending: word(row, 6)?,
            seconds: row.get("seconds")?,
            input_seconds: row.get("input_seconds")?,
            hurt: row.get("hurt")?,
        },
        unknown => {
            return Err(rusqlite::Error::FromSqlConversionFailure(
                4,
                rusqlite::types::Type::Text,
                format!("no event of a break is called {unknown}").into(),
            ));
        }
    })
}

pub(crate) fn on(connection: &Connection, days: &RangeInclusive<Day>) -> Result<Vec<BreakFact>> {
    connection
        .prepare_cached(ON)?
        .query_map(
            named_params! { ":first": day_text(*days.start()), ":last": day_text(*days.end()) },
            fact,
        )?
        .collect()
}

pub(crate) fn newest(connection: &Connection) -> Result<Option<i64>> {
    connection
        .prepare_cached(NEWEST)?
        .query_row([], |row| row.get(0))
        .optional()
}

pub(crate) fn last_id(connection: &Connection) -> Result<i64> {
    connection.prepare_cached(LAST_ID)?.query_row([], |row| row.get(0))
}

pub(crate) fn last_done(connection: &Connection) -> Result<BTreeMap<String, Stamp>> {
    connection
        .prepare_cached(LAST_DONE)?
        .query_map([], |row| Ok((row.get("movement_id")?, stamp(row, 0)?)))?
        .collect()
}

pub(crate) fn shown_since(connection: &Connection, since: DateTime<Utc>) -> Result<Vec<Stamp>> {
    connection
        .prepare_cached(SHOWN_SINCE)?
        .query_map(named_params! { ":since": since.timestamp() }, |row| stamp(row, 0))?
        .collect()
}

pub(crate) fn hurt_since(connection: &Connection, since: Day) -> Result<BTreeMap<String, Stamp>> {
    connection
        .prepare_cached(HURT_SINCE)?
        .query_map(named_params! { ":since": day_text(since) }, |row| {
            Ok((row.get("movement_id")?, stamp(row, 0)?))
        })?
        .collect()
}
