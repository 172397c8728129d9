//! Table `app_run`: when the resident started and ended.

use rusqlite::{Connection, Result, named_params};
use unknot_core::record::{AppRun, RunEvent};

use crate::columns::day_text;

pub(crate) fn add(connection: &Connection, run: &AppRun) -> Result<()> {
    connection
        .prepare_cached(include_str!("add.sql"))?
        .execute(named_params! {
            ":utc": run.at.utc.timestamp(),
            ":offset_seconds": run.at.offset_seconds,
            ":day": day_text(run.at.day),
            ":event": match run.event {
                RunEvent::Started => "started",
                RunEvent::Ended => "ended",
            },
            ":version": run.version,
        })?;
    Ok(())
}
