//! A kill at any moment loses nothing that was acknowledged, and a disk that takes no more says so.
#![cfg(unix)]
#![expect(
    clippy::expect_used,
    reason = "a story ends where something it takes for granted is not so"
)]

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use unknot_core::record::{BreakEvent, BreakFact, Fact, MovementName, Record, Stamp};
use unknot_core::{Day, Kind};
use unknot_store::Store;

const FOLDER: &str = "UNKNOT_TEST_FOLDER";

fn due(break_id: i64) -> Fact {
    Fact::Break(BreakFact {
        break_id,
        at: Stamp {
            utc: chrono::DateTime::from_timestamp(1_774_861_200 + break_id, 0).expect("an instant"),
            offset_seconds: 7200,
            day: Day("2026-03-30".parse().expect("a date")),
        },
        kind: Kind::Micro,
        // A name of its own for each, so that an append writes two tables.
        movement: Some(MovementName {
            id: "chin_tuck".to_owned(),
            name: format!("Chin tuck {break_id}"),
        }),
        event: BreakEvent::Due,
    })
}

/// Not a story of its own: the other process of the stories below. Appends until it is stopped (or long enough to be of no use), and acknowledges each fact on stdout.
#[test]
fn writer() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let mut store = Store::open(Path::new(&folder)).expect("the record");
    let first = store.last_break_id().expect("a number") + 1;
    for id in first..first + 20_000 {
        match store.append(&due(id)) {
            Ok(()) => println!("saved {id}"),
            Err(error) => {
                println!("error {error}");
                return;
            }
        }
        std::io::stdout().flush().expect("a reader");
    }
}

fn child(shell_prelude: &str, folder: &Path) -> Command {
    let program = std::env::current_exe().expect("this program");
    let mut command = Command::new("sh");
    command
        .arg("-c")
        .arg(format!("{shell_prelude} exec \"$0\" writer --exact --nocapture"))
        .arg(program)
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command
}

/// The number after `word` in what the writer or the test harness around it printed.
fn after<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    line.find(word).map(|at| &line[at + word.len()..])
}

#[test]
fn a_killed_writer_has_lost_nothing_it_acknowledged() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut acknowledged = 0;
    for round in 1..=8 {
        let mut writer = child("", dir.path()).spawn().expect("a writer");
        let lines = BufReader::new(writer.stdout.take().expect("its output")).lines();
        for line in lines.map(|line| line.expect("text")) {
            if let Some(id) = after(&line, "saved ") {
                acknowledged = id.parse().expect("a number");
                if acknowledged % 37 == round {
                    break;
                }
            }
        }
        writer.kill().expect("kill -9");
        writer.wait().expect("its end");

        let store = Store::open(dir.path()).expect("the record");
        assert_eq!(store.check(), Ok(Vec::new()));
        let days = Day("2026-03-30".parse().expect("a date"));
        let facts = store.break_facts(days..=days).expect("facts");
        let ids: Vec<i64> = facts.iter().map(|fact| fact.break_id).collect();
        assert!(
            ids.len() as i64 >= acknowledged,
            "{} of {acknowledged} are there",
            ids.len()
        );
        assert_eq!(ids, (1..=ids.len() as i64).collect::<Vec<_>>(), "no gap");
        assert!(facts.iter().all(|fact| fact.movement.is_some()), "no half of a fact");
    }
}

#[test]
fn a_file_that_may_not_grow_says_so_and_keeps_what_was_acknowledged() {
    let dir = tempfile::tempdir().expect("a folder");
    // In units of 512 bytes: room for the empty record and a few hundred facts in its log.
    let output = child("trap '' XFSZ; ulimit -f 600;", dir.path())
        .output()
        .expect("a writer");
    let said = String::from_utf8(output.stdout).expect("text");
    let acknowledged: i64 = said
        .lines()
        .filter_map(|line| after(line, "saved "))
        .next_back()
        .expect("some room")
        .parse()
        .expect("a number");
    let error = said.lines().find_map(|line| after(line, "error ")).expect(&said);
    assert_eq!(
        error,
        format!(
            "{}: the disk did not take or give the data (disk I/O error); look at the disk and its free space",
            dir.path().join("history.db").display()
        )
    );
    let store = Store::open(dir.path()).expect("the record");
    assert_eq!(store.last_break_id(), Ok(acknowledged));
    assert_eq!(store.check(), Ok(Vec::new()));
}
