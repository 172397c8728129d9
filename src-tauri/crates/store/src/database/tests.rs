//! The database, opened in every state a person's disk may hold it in.

use std::fs;
use std::path::Path;

use rusqlite_migration::M;
use unknot_core::record::{BreakEvent, BreakFact, Fact, Record, Stamp};
use unknot_core::{Day, Kind};

use super::*;
use crate::Store;

mod refused;

fn due(break_id: i64) -> Fact {
    let utc = chrono::DateTime::from_timestamp(1_774_861_200 + break_id, 0).expect("an instant");
    Fact::Break(BreakFact {
        break_id,
        at: Stamp {
            utc,
            offset_seconds: 7200,
            day: today(),
        },
        kind: Kind::Micro,
        movement: None,
        event: BreakEvent::Due,
    })
}

fn today() -> Day {
    Day("2026-03-30".parse().expect("a date"))
}

/// A data folder with breaks 1 to `count` in its record, closed again.
fn folder_with(count: i64) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    let mut store = Store::open(dir.path()).expect("a new record");
    for id in 1..=count {
        store.append(&due(id)).expect("a fact");
    }
    dir
}

/// Every file of the folder with its content: what "untouched" means.
fn content(dir: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(dir)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").path())
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, fs::read(&path).unwrap_or_default())
        })
        .collect();
    files.sort();
    files
}

fn message(dir: &Path, rest: &str) -> String {
    format!("{}: {rest}", dir.join(HISTORY).display())
}

#[test]
fn a_new_folder_gets_a_record_that_survives_closing() {
    let dir = tempfile::tempdir().expect("a folder");
    let inner = dir.path().join("data/unknot");
    let mut store = Store::open(&inner).expect("folder and file are made");
    store.append(&due(1)).expect("a fact");
    drop(store);
    let store = Store::open(&inner).expect("the same record");
    assert_eq!(store.last_break_id(), Ok(1));
    assert_eq!(store.check(), Ok(Vec::new()));
}

#[test]
fn it_is_set_up_to_lose_nothing() {
    let dir = folder_with(0);
    let connection = open(dir.path(), &dir.path().join(HISTORY)).expect("the record");
    let pragma = |name: &str| {
        connection
            .pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0))
            .expect(name)
    };
    assert_eq!(pragma("journal_mode"), rusqlite::types::Value::Text("wal".into()));
    assert_eq!(pragma("synchronous"), rusqlite::types::Value::Integer(2), "2 is FULL");
    assert_eq!(pragma("foreign_keys"), rusqlite::types::Value::Integer(1));
    assert_eq!(pragma("user_version"), rusqlite::types::Value::Integer(3));
}

#[test]
fn what_is_written_can_neither_be_changed_nor_deleted() {
    let dir = folder_with(1);
    let mut connection = open(dir.path(), &dir.path().join(HISTORY)).expect("the record");
    connection
        .execute_batch(
            "INSERT INTO movement_name VALUES (1, 'chin_tuck', 'Chin tuck');
             INSERT INTO stretch VALUES (1, 0, 0, '1970-01-01', 9, 0, '1970-01-01', 9, 'rest');
             INSERT INTO app_run VALUES (1, 0, 0, '1970-01-01', 'started', '0.1.0');",
        )
        .expect("a row in each table");
    for table in ["movement_name", "break_fact", "stretch", "app_run"] {
        let key = if table == "movement_name" { "name_id" } else { "seq" };
        for statement in [
            format!("DELETE FROM {table}"),
            format!("UPDATE {table} SET {key} = {key} + 1"),
        ] {
            let transaction = connection.transaction().expect("a transaction");
            let error = transaction.execute(&statement, []).expect_err(&statement);
            assert_eq!(error.to_string(), "the record is only added to", "{statement}");
        }
    }
}

#[test]
fn a_reader_sees_what_is_still_only_in_the_log_and_makes_no_record_of_its_own() {
    let dir = tempfile::tempdir().expect("a folder");
    assert_eq!(Store::read(dir.path()).expect("an empty record").last_break_id(), Ok(0));
    assert!(content(dir.path()).is_empty(), "reading made a file");

    let mut store = Store::open(dir.path()).expect("a new record");
    store.append(&due(1)).expect("a fact");
    let mut reader = Store::read(dir.path()).expect("beside the writer");
    assert_eq!(reader.last_break_id(), Ok(1));
    store.append(&due(2)).expect("the reader blocks nothing");
    assert_eq!(reader.last_break_id(), Ok(2));
    let error = reader.append(&due(3)).expect_err("a reader does not write");
    assert_eq!(error.trouble, Trouble::ReadOnly);
}

#[test]
fn an_older_record_is_copied_and_then_upgraded() {
    let dir = folder_with(2);
    // Another step than the present ones, as the next version will have it.
    let mut next: Vec<M<'_>> = schema::MIGRATIONS.to_vec();
    next.push(M::up("CREATE TABLE pain (seq INTEGER PRIMARY KEY) STRICT"));
    let path = dir.path().join(HISTORY);
    drop(open_with(dir.path(), &path, &next).expect("the upgrade"));

    let copy = dir.path().join(BACKUPS).join("before-upgrade-from-3.db");
    assert_eq!(header::look(&copy).expect("a copy"), Found::Ours { version: 3 });
    assert_eq!(header::look(&path).expect("the record"), Found::Ours { version: 4 });
    assert_eq!(
        fs::read_dir(dir.path().join(BACKUPS)).expect("backups").count(),
        1,
        "no unfinished one stays"
    );

    // The copy is a record of the old kind, whole.
    fs::copy(&copy, &path).expect("going back by hand");
    assert_eq!(Store::open(dir.path()).expect("the old record").last_break_id(), Ok(2));
    // And upgrading once more keeps the first copy.
    drop(open_with(dir.path(), &path, &next).expect("the upgrade"));
    assert!(dir.path().join(BACKUPS).join("before-upgrade-from-3-2.db").exists());
}

#[test]
fn a_step_that_fails_leaves_the_record_as_it_was() {
    let dir = folder_with(2);
    let mut next: Vec<M<'_>> = schema::MIGRATIONS.to_vec();
    next.push(M::up(
        "CREATE TABLE pain (seq INTEGER PRIMARY KEY) STRICT; INSERT INTO nowhere VALUES (1)",
    ));
    let path = dir.path().join(HISTORY);
    let error = open_with(dir.path(), &path, &next).expect_err("the second half fails");
    assert!(error.message.contains("no such table: nowhere"), "{error}");
    let store = Store::open(dir.path()).expect("the old record");
    assert_eq!(store.last_break_id(), Ok(2));
    assert_eq!(header::look(&path).expect("the record"), Found::Ours { version: 3 });
}

#[test]
fn a_reader_upgrades_an_older_record_in_memory_only() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join(HISTORY);
    drop(open_with(dir.path(), &path, &schema::MIGRATIONS[..1]).expect("a record of version 1"));
    let before = content(dir.path());
    let reader = Store::read(dir.path()).expect("an upgraded copy");
    assert_eq!(
        reader.stretches(today()..=today()),
        Ok(Vec::new()),
        "a table of version 2"
    );
    drop(reader);
    assert!(content(dir.path()) == before, "reading changed the file");
}

#[test]
fn a_full_disk_says_so_and_the_record_goes_on_when_there_is_room_again() {
    let dir = folder_with(1);
    let path = dir.path().join(HISTORY);
    let mut connection = open(dir.path(), &path).expect("the record");
    // SQLite answers a limit on pages as it answers a full disk.
    let pages: i64 = connection
        .pragma_query_value(None, "page_count", |row| row.get(0))
        .expect("pages");
    connection
        .pragma_update(None, "max_page_count", pages)
        .expect("a limit");
    let mut saved = 1;
    let error = loop {
        let Fact::Break(fact) = due(saved + 1) else {
            unreachable!()
        };
        let transaction = connection.transaction().expect("a transaction");
        match crate::breaks::add(&transaction, &fact).and_then(|()| transaction.commit()) {
            Ok(()) => saved += 1,
            Err(error) => break in_words(&path, &error),
        }
    };
    assert_eq!(error.trouble, Trouble::Full);
    assert!(error.trouble.passes());
    assert_eq!(
        error.message,
        message(dir.path(), "not saved, the disk is full; free some space on it")
    );
    drop(connection);
    let mut store = Store::open(dir.path()).expect("the record");
    assert_eq!(store.last_break_id(), Ok(saved), "what was acknowledged is there");
    store.append(&due(saved + 1)).expect("room again");
}

#[test]
fn a_record_that_another_program_holds_says_so() {
    let dir = folder_with(1);
    let mut store = Store::open(dir.path()).expect("the record");
    let other = Connection::open(dir.path().join(HISTORY)).expect("another program");
    other.execute_batch("BEGIN IMMEDIATE").expect("it writes");
    let error = store.append(&due(2)).expect_err("it waits in vain");
    assert_eq!(error.trouble, Trouble::Busy);
    assert_eq!(
        error.message,
        message(dir.path(), "another program keeps the file locked; close that program")
    );
    other.execute_batch("ROLLBACK").expect("it ends");
    store.append(&due(2)).expect("then it works");
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_says_so() {
    use std::os::unix::fs::PermissionsExt;

    let dir = tempfile::tempdir().expect("a folder");
    let expected = message(
        dir.path(),
        "cannot be opened for writing; give this user write permission for the file and its folder, or name another folder with --data-dir",
    );
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o555)).expect("permissions");
    match Store::open(dir.path()) {
        Err(error) => assert_eq!((error.trouble, error.message), (Trouble::ReadOnly, expected.clone())),
        // Root may write anywhere, and tests may run as root.
        Ok(store) => assert!(store.path().exists()),
    }
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o755)).expect("permissions");

    let path = dir.path().join(HISTORY);
    let denied = rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_READONLY), None);
    assert_eq!(in_words(&path, &denied).message, expected);
    let denied = std::io::Error::from(std::io::ErrorKind::PermissionDenied);
    assert_eq!(words::io(&path, &denied).message, expected);
}

#[test]
fn a_row_that_breaks_the_rules_is_still_refused_after_the_quick_look() {
    let dir = folder_with(1);
    let connection = open(dir.path(), &dir.path().join(HISTORY)).expect("the record");
    let error = connection
        .execute(
            "INSERT INTO app_run VALUES (1, 0, 0, '1970-01-01', 'exploded', '0.1.0')",
            [],
        )
        .expect_err("no such event");
    assert!(error.to_string().contains("CHECK constraint failed"), "{error}");
}

#[test]
fn no_question_reads_through_all_breaks() {
    let dir = folder_with(0);
    let connection = open(dir.path(), &dir.path().join(HISTORY)).expect("the record");
    for (name, sql) in crate::breaks::QUESTIONS {
        let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).expect(name);
        let mut steps = statement.raw_query();
        let mut plan: Vec<String> = Vec::new();
        while let Some(step) = steps.next().expect(name) {
            plan.push(step.get("detail").expect(name));
        }
        // The newest break is found by walking an index from its end, and ends at the first hit.
        let scans = name != "newest" && plan.iter().any(|step| step.contains("SCAN break_fact"));
        assert!(!plan.is_empty() && !scans, "{name}: {plan:#?}");
    }
}
