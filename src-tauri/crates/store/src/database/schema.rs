//! The steps from an empty file to the present tables.

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

/// In order; `user_version` counts those a database has seen. Only ever added to: a released step is never changed.
pub(super) const MIGRATIONS: &[M<'static>] = &[
    M::up(include_str!("../../migrations/0001_lives_of_breaks.sql")),
    M::up(include_str!("../../migrations/0002_stretches_of_use.sql")),
    M::up(include_str!("../../migrations/0003_when_unknot_ran.sql")),
];

/// Takes the steps that are missing, all or none of each.
pub(super) fn upgrade(connection: &mut Connection, migrations: &[M<'_>]) -> rusqlite_migration::Result<()> {
    Migrations::from_slice(migrations).to_latest(connection)
}
