//! A person and the settings page write into the same file.

use chrono::DateTime;
use unknot_core::Day;
use unknot_core::record::Trouble;

use super::*;

fn monday() -> Stamp {
    Stamp {
        utc: DateTime::from_timestamp(1_774_861_200, 0).expect("an instant"),
        offset_seconds: 7200,
        day: Day("2026-03-30".parse().expect("a date")),
    }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// A folder whose settings.toml holds `content`.
fn folder_with(content: impl AsRef<[u8]>) -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join(NAME);
    fs::write(&path, content).expect("a file");
    (dir, path)
}

fn content(path: &Path) -> String {
    fs::read_to_string(path).expect("a file")
}

fn files(dir: &Path) -> usize {
    fs::read_dir(dir).expect("the folder").count()
}

#[test]
fn no_file_means_defaults_and_reading_makes_none() {
    let dir = tempfile::tempdir().expect("a folder");
    let loaded = load(&dir.path().join(NAME)).expect("no file is no error");
    assert_eq!(loaded.settings, Settings::default());
    assert_eq!(loaded.problems, []);
    assert_eq!(files(dir.path()), 0);
}

#[test]
fn the_first_change_makes_a_file_with_that_key_alone() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join(NAME);
    let changed = set(&path, "breaks.micro_every", &text("20m"), monday()).expect("a change");
    assert_eq!(changed, Changed::default());
    assert_eq!(content(&path), "[breaks]\nmicro_every = \"20m\"\n");
    set(&path, "language", &text("de"), monday()).expect("a key above the sections");
    set(
        &path,
        "hours.days",
        &Value::List(vec!["mon".into(), "sat".into()]),
        monday(),
    )
    .expect("a list");
    set(&path, "breaks.per_hour", &Value::Number(0), monday()).expect("a number");
    set(&path, "breaks.sound", &Value::Switch(true), monday()).expect("a switch");
    assert_eq!(
        content(&path),
        "language = \"de\"\n[breaks]\nmicro_every = \"20m\"\nper_hour = 0\nsound = true\n\n[hours]\ndays = [\"mon\", \"sat\"]\n"
    );
    assert_eq!(files(dir.path()), 1);
}

#[test]
fn comments_order_and_strange_keys_survive_a_change() {
    let before = "\
# mine
[plan]   # thrice a week
time = '17:00'

[breaks]
# the physio said so
micro_every = \"30m\"   # not 25
colour = \"red\"
per_day=12
";
    let (_dir, path) = folder_with(before);
    set(&path, "breaks.micro_every", &text("20m"), monday()).expect("a change");
    assert_eq!(content(&path), before.replace("\"30m\"   #", "\"20m\"   #"));
}

#[test]
fn sections_may_be_written_in_any_way_toml_has() {
    for (before, after) in [
        ("breaks = { per_day = 9 } # all\n", "breaks = { per_day = 12 } # all\n"),
        ("breaks.per_day = 9\n", "breaks.per_day = 12\n"),
        ("breaks = 3\n", "[breaks]\nper_day = 12\n"),
    ] {
        let (_dir, path) = folder_with(before);
        set(&path, "breaks.per_day", &Value::Number(12), monday()).expect(before);
        assert_eq!(content(&path), after);
        assert_eq!(load(&path).expect("readable").settings.breaks.per_day, 12);
    }
}

#[test]
fn a_wrong_value_in_the_file_is_told_and_left_there() {
    let before = "[breaks]\nmicro_every = \"often\"\nper_day = 9\n";
    let (_dir, path) = folder_with(before);
    let loaded = load(&path).expect("readable");
    assert_eq!(loaded.problems.len(), 1);
    assert_eq!(content(&path), before);
    set(&path, "breaks.per_day", &Value::Number(10), monday()).expect("another key");
    assert_eq!(content(&path), before.replace('9', "10"));
}

#[test]
fn a_wrong_value_from_the_page_changes_nothing() {
    let (_dir, path) = folder_with("[breaks]\nper_day = 9\n");
    let error = set(&path, "breaks.per_day", &text("many"), monday()).expect_err("no number");
    assert_eq!(
        error.to_string(),
        "breaks.per_day: \"many\" is no count; write a whole number from 0 to 1000, 0 for no limit"
    );
    assert_eq!(content(&path), "[breaks]\nper_day = 9\n");
    let warned = set(&path, "breaks.move_length", &text("9m"), monday()).expect("taken");
    assert!(warned.warning.is_some_and(|warning| warning.contains("advised")));
}

#[test]
fn a_file_that_is_no_toml_is_set_aside_only_by_a_change_and_its_good_keys_are_kept() {
    let broken = "[breaks]\nper_day = 9   # enough\nmicro_every 20m\nsound = true\n";
    let (dir, path) = folder_with(broken);
    let loaded = load(&path).expect("readable");
    assert_eq!(loaded.settings.breaks.per_day, 9);
    assert_eq!(loaded.problems.len(), 1);
    assert_eq!(
        (content(&path).as_str(), files(dir.path())),
        (broken, 1),
        "reading touched it"
    );

    let changed = set(&path, "breaks.per_hour", &Value::Number(2), monday()).expect("a change");
    let aside = dir
        .path()
        .canonicalize()
        .expect("the folder")
        .join("settings.toml.broken-2026-03-30");
    assert_eq!(changed.set_aside.as_deref(), Some(aside.as_path()));
    assert_eq!(content(&aside), broken);
    assert_eq!(content(&path), "[breaks]\nper_day = 9\nsound = true\nper_hour = 2\n");

    fs::write(&path, "x = ").expect("broken again");
    let again = set(&path, "breaks.per_hour", &Value::Number(2), monday()).expect("a change");
    assert_eq!(
        again.set_aside,
        Some(aside.with_file_name("settings.toml.broken-2026-03-30-2"))
    );
}

#[test]
fn what_is_no_text_at_all_is_told() {
    let (_dir, path) = folder_with(b"[breaks]\nper_day = 9\n# caf\xe9\n");
    let loaded = load(&path).expect("readable");
    assert_eq!(loaded.settings.breaks.per_day, 9);
    let said: Vec<String> = loaded.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        ["settings.toml:3: these letters are not UTF-8; save the file as UTF-8"]
    );

    let (_dir, path) = folder_with(vec![b'#'; 300 * 1024]);
    let loaded = load(&path).expect("readable");
    assert_eq!(
        loaded.problems[0].to_string(),
        "settings.toml:1: the file has 300 KiB, settings never more than 256; it is not read, every setting has its default"
    );
}

#[test]
fn a_file_that_cannot_be_written_stays_and_says_so() {
    let (dir, path) = folder_with("[breaks]\nper_day = 9\n");
    // Root may write anywhere, and tests may run as root: a folder in the way of the new file stops everyone.
    fs::create_dir(dir.path().join("settings.toml.new")).expect("an obstacle");
    let error = set(&path, "breaks.per_day", &Value::Number(2), monday()).expect_err("the obstacle");
    let NotChanged::File(error) = error else {
        panic!("{error}")
    };
    assert_eq!(error.trouble, Trouble::Other);
    assert!(
        error
            .message
            .starts_with(&path.canonicalize().expect("the file").display().to_string())
    );
    assert_eq!(content(&path), "[breaks]\nper_day = 9\n");
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let (dir, target) = folder_with("");
    fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).expect("permissions");
    let link = dir.path().join("link.toml");
    symlink(&target, &link).expect("a link");
    set(&link, "breaks.per_day", &Value::Number(2), monday()).expect("a change");
    assert!(link.symlink_metadata().expect("the link").is_symlink());
    assert_eq!(content(&target), "[breaks]\nper_day = 2\n");
    assert_eq!(target.metadata().expect("the file").permissions().mode() & 0o777, 0o640);
}
