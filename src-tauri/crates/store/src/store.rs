//! The record as a database: the port of `core`, carried out.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use unknot_core::Day;
use unknot_core::record::{BreakFact, Fact, Record, RecordError, Stamp, StretchFact};

use crate::{breaks, database, runs, stretches};

/// An open record.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
}

impl Store {
    /// Opens the record of the data folder `dir` to write to it; makes folder and file if there are none. A database of an older
    /// Unknot is upgraded after a copy of it has been put into `backups/`. Only the holder of the folder's lock may call this.
    ///
    /// # Errors
    /// When it cannot be written, or is damaged, of a newer Unknot or of another program; then it has not been touched.
    pub fn open(dir: &Path) -> Result<Self, RecordError> {
        let path = dir.join(database::HISTORY);
        let connection = database::open(dir, &path)?;
        Ok(Self { connection, path })
    }

    /// Opens the record of `dir` to read it, beside a resident or without one. Nothing is made, upgraded or changed: with no file the
    /// record is empty, one of an older Unknot is upgraded in memory only.
    ///
    /// # Errors
    /// When it cannot be read, or is damaged, of a newer Unknot or of another program.
    pub fn read(dir: &Path) -> Result<Self, RecordError> {
        let path = dir.join(database::HISTORY);
        let connection = database::read(dir, &path)?;
        Ok(Self { connection, path })
    }

    /// Looks through the whole database; takes long on a big one. What is wrong with it, in SQLite's words; nothing when all is well.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn check(&self) -> Result<Vec<String>, RecordError> {
        database::integrity(&self.connection).map_err(|error| database::in_words(&self.path, &error))
    }

    /// Where the database lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn reading<T>(&self, look: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, RecordError> {
        look(&self.connection).map_err(|error| database::in_words(&self.path, &error))
    }

    fn add(&mut self, fact: &Fact) -> rusqlite::Result<()> {
        let transaction = self.connection.transaction()?;
        match fact {
            Fact::Break(fact) => breaks::add(&transaction, fact)?,
            Fact::Stretch(fact) => stretches::add(&transaction, fact)?,
            Fact::Run(fact) => runs::add(&transaction, fact)?,
        }
        // With `synchronous = FULL` this waits until the rows are on the disk.
        transaction.commit()
    }
}

impl Record for Store {
    fn append(&mut self, fact: &Fact) -> Result<(), RecordError> {
        self.add(fact).map_err(|error| database::in_words(&self.path, &error))
    }

    fn break_facts(&self, days: RangeInclusive<Day>) -> Result<Vec<BreakFact>, RecordError> {
        self.reading(|connection| breaks::on(connection, &days))
    }

    fn stretches(&self, days: RangeInclusive<Day>) -> Result<Vec<StretchFact>, RecordError> {
        self.reading(|connection| stretches::on(connection, &days))
    }

    fn newest_break(&self) -> Result<Option<i64>, RecordError> {
        self.reading(breaks::newest)
    }

    fn last_break_id(&self) -> Result<i64, RecordError> {
        self.reading(breaks::last_id)
    }

    fn last_done(&self) -> Result<BTreeMap<String, Stamp>, RecordError> {
        self.reading(breaks::last_done)
    }

    fn shown_since(&self, since: DateTime<Utc>) -> Result<Vec<Stamp>, RecordError> {
        self.reading(|connection| breaks::shown_since(connection, since))
    }

    fn hurt_since(&self, since: Day) -> Result<BTreeMap<String, Stamp>, RecordError> {
        self.reading(|connection| breaks::hurt_since(connection, since))
    }
}
