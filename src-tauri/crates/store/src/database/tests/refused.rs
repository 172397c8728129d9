//! What is not for us, or no longer whole, is refused and left as it is.

use super::*;

fn refused(dir: &Path) -> RecordError {
    let before = content(dir);
    let error = Store::open(dir).expect_err("it is not for us");
    assert_eq!(Store::read(dir).expect_err("nor to read"), error);
    assert!(content(dir) == before, "it has been touched");
    error
}

#[test]
fn a_newer_record_is_refused_untouched() {
    let dir = folder_with(1);
    let mut next: Vec<M<'_>> = schema::MIGRATIONS.to_vec();
    next.push(M::up("CREATE TABLE pain (seq INTEGER PRIMARY KEY) STRICT"));
    drop(open_with(dir.path(), &dir.path().join(HISTORY), &next).expect("what a newer Unknot does"));
    let error = refused(dir.path());
    assert_eq!(error.trouble, Trouble::Newer);
    assert_eq!(
        error.message,
        message(
            dir.path(),
            "was written by a newer Unknot (format 4, this one knows up to 3); it has been left as it is: start the newer Unknot"
        )
    );
}

#[test]
fn text_zeros_and_a_stump_in_place_of_the_record_are_refused_untouched() {
    let whole = {
        let dir = folder_with(3);
        fs::read(dir.path().join(HISTORY)).expect("a good record")
    };
    let zeros = vec![0; whole.len()];
    for (what, bytes) in [
        ("a text", b"dear diary".as_slice()),
        ("zeros", &zeros),
        ("a stump of its first page", &whole[..60]),
    ] {
        let dir = tempfile::tempdir().expect("a folder");
        fs::write(dir.path().join(HISTORY), bytes).expect("the damage");
        let error = refused(dir.path());
        assert_eq!(error.trouble, Trouble::Damaged, "{what}");
        assert_eq!(
            error.message,
            message(
                dir.path(),
                "the record is damaged (it is no SQLite database); it has been left as it is: put a good copy from backups/ in its place, or move it away to begin a new record"
            ),
            "{what}"
        );
    }
}

#[test]
fn a_record_cut_short_or_scribbled_on_is_reported() {
    let whole = {
        let dir = folder_with(200);
        fs::read(dir.path().join(HISTORY)).expect("a good record")
    };
    let cut = whole[..whole.len() / 2].to_vec();
    let mut scribbled = whole.clone();
    let page = 4096;
    for byte in &mut scribbled[2 * page..3 * page] {
        *byte ^= 0xff;
    }
    for (what, bytes) in [("cut short", cut), ("scribbled on", scribbled)] {
        let dir = tempfile::tempdir().expect("a folder");
        fs::write(dir.path().join(HISTORY), &bytes).expect("the damage");
        let error = Store::open(dir.path()).expect_err(what);
        assert_eq!(error.trouble, Trouble::Damaged, "{what}: {error}");
        assert!(error.message.contains("it has been left as it is"), "{what}: {error}");
        assert_eq!(
            fs::read(dir.path().join(HISTORY)).expect("the record"),
            bytes,
            "{what}: touched"
        );
    }
}

#[test]
fn an_emptied_record_is_no_new_one_when_there_are_backups() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join(HISTORY), b"").expect("an empty file");
    Store::open(dir.path()).expect("without backups it is a first start cut short");

    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join(HISTORY), b"").expect("an empty file");
    fs::create_dir(dir.path().join(BACKUPS)).expect("backups");
    fs::write(dir.path().join(BACKUPS).join("before-upgrade-from-1.db"), b"...").expect("a backup");
    let error = refused(dir.path());
    assert!(
        error.message.contains("(it is empty, and there are backups)"),
        "{error}"
    );
}

#[test]
fn a_database_of_another_program_is_refused_untouched() {
    let dir = tempfile::tempdir().expect("a folder");
    let other = Connection::open(dir.path().join(HISTORY)).expect("a database");
    other
        .execute_batch("CREATE TABLE visits (url TEXT); INSERT INTO visits VALUES ('about:blank')")
        .expect("a browser's history");
    drop(other);
    let error = refused(dir.path());
    assert_eq!(
        error.message,
        message(
            dir.path(),
            "is a database of another program; it has been left as it is: move it away, or name another folder with --data-dir"
        )
    );
}

#[test]
fn a_damaged_record_is_set_aside_only_when_asked_and_nothing_is_lost_by_it() {
    let dir = tempfile::tempdir().expect("a folder");
    let Fact::Break(BreakFact { at, .. }) = due(0) else {
        unreachable!()
    };
    for expected in [
        "history.db.damaged-2026-03-30-110000",
        "history.db.damaged-2026-03-30-110000-2",
    ] {
        fs::write(dir.path().join(HISTORY), b"damage").expect("the damage");
        fs::write(dir.path().join("history.db-wal"), b"its log").expect("the log");
        let place = set_aside(dir.path(), at).expect("it is renamed");
        assert_eq!(place, dir.path().join(expected));
        assert_eq!(fs::read(&place).expect("the damage"), b"damage");
        assert_eq!(
            fs::read(dir.path().join(format!("{expected}-wal"))).expect("the log"),
            b"its log"
        );
    }
    Store::open(dir.path()).expect("a new record");
}
