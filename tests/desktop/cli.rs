//! The command line: exit statuses and output, with a resident and without (CONTRACTS 1).

use serde_json::{Value, json};

use crate::harness::{Desk, Resident, eventually};

/// Nothing but one line or more on stderr, with this in it.
fn refused(desk: &Desk, arguments: &[&str], status: i32, words: &str) {
    let ran = desk.ask(arguments);
    assert_eq!(ran.status(), status, "{arguments:?}: {ran:?}");
    assert!(ran.stderr().contains(words), "{arguments:?}: {ran:?}");
    assert_eq!(ran.stdout(), "", "{arguments:?}");
}

fn done(desk: &Desk, arguments: &[&str]) {
    let ran = desk.ask(arguments);
    assert_eq!((ran.status(), ran.stderr().as_str()), (0, ""), "{arguments:?}: {ran:?}");
}

fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect()
}

fn has_all(value: &Value, wanted: &[&str]) {
    for key in wanted {
        assert!(value.get(key).is_some(), "{key} is not among {:?}", keys(value));
    }
}

#[test]
fn without_a_resident_what_steers_is_refused_and_what_asks_is_answered() {
    let desk = Desk::without_display();
    for steering in [
        "pause 30m",
        "resume",
        "break",
        "break micro",
        "snooze 5m",
        "skip",
        "quit",
    ] {
        let arguments: Vec<&str> = steering.split(' ').collect();
        refused(&desk, &arguments, 1, "unknot");
    }
    let status = desk.json(&["status", "--json"]);
    assert_eq!((&status["running"], &status["stage"]), (&json!(false), &json!("off")));
    let week = desk.json(&["week", "--json"]);
    assert_eq!(week["breaks"]["taken"], json!(0), "{week}");
    done(&desk, &["status"]);
    done(&desk, &["week", "2026-W14"]);
    done(&desk, &["check"]);
}

#[test]
fn with_a_resident_it_does_as_it_is_told() {
    let desk = Desk::start();
    desk.settings("micro_length = \"10m\"");
    let mut resident = desk.resident();
    desk.wait_for_signal("idle", true);
    let status = desk.json(&["status", "--json"]);
    has_all(
        &status,
        &[
            "running",
            "stage",
            "next",
            "held",
            "paused_until",
            "session",
            "presence",
        ],
    );
    has_all(&status["next"], &["kind", "at"]);
    has_all(&status["session"], &["due", "done"]);
    has_all(&status["presence"]["idle"], &["available", "by"]);

    done(&desk, &["pause", "30m"]);
    assert_eq!(desk.stage(), "paused");
    assert_ne!(desk.json(&["status", "--json"])["paused_until"], Value::Null);
    done(&desk, &["pause", "until", "23:59"]);
    done(&desk, &["pause", "today"]);
    done(&desk, &["resume"]);
    assert_eq!(desk.stage(), "accruing");
    refused(&desk, &["skip"], 1, "break");
    refused(&desk, &["snooze", "5m"], 1, "break");
    done(&desk, &["break", "micro"]);
    assert_eq!(desk.stage(), "taking");
    done(&desk, &["week"]);
    let week = desk.json(&["week", "--json"]);
    has_all(
        &week,
        &[
            "week",
            "sessions",
            "sets",
            "breaks",
            "pain",
            "relief",
            "longest_sitting_minutes",
            "changes",
        ],
    );
    done(&desk, &["check"]);
    done(&desk, &["quit"]);
    assert!(resident.ends().success());
    assert_eq!(desk.json(&["status", "--json"])["running"], json!(false));
}

#[test]
fn an_offer_can_be_put_off_and_skipped() {
    let desk = Desk::start();
    desk.settings("micro_every = \"8s\"\ntyping_gap = \"1s\"");
    let _resident = desk.resident();
    let typing = desk.type_on();
    desk.wait_for_stage("due");
    drop(typing);
    desk.wait_for_stage("offered");
    done(&desk, &["snooze", "1s"]);
    eventually("it is offered again", || desk.stage() == "offered");
    done(&desk, &["skip"]);
    let breaks = desk.json(&["week", "--json"])["breaks"].clone();
    assert_eq!(
        (&breaks["snoozed"], &breaks["skipped"]),
        (&json!(1), &json!(1)),
        "{breaks}"
    );
}

#[test]
fn bad_usage_is_status_two_and_says_what_would_be_right() {
    let desk = Desk::start();
    for (arguments, words) in [
        ("nonsense", "nonsense"),
        ("pause", "Usage"),
        ("pause until", "until"),
        ("break long", "micro"),
        ("simulate", "Usage"),
        ("simulate no-such-file.toml", "no-such-file.toml"),
        ("week 2026-14", "2026-14"),
        ("status --no-such-flag", "--no-such-flag"),
    ] {
        let words_of: Vec<&str> = arguments.split(' ').collect();
        refused(&desk, &words_of, 2, words);
    }
    let _resident = desk.resident();
    refused(&desk, &["pause", "half an hour"], 2, "half an hour");
    refused(&desk, &["pause", "until", "25:99"], 2, "25:99");
    refused(&desk, &["week", "2026-W99"], 2, "no week 99");
}

#[test]
fn a_scenario_is_simulated_and_a_wrong_one_is_named_with_its_line() {
    let desk = Desk::without_display();
    let folder = desk.sub("scenarios");
    let good = folder.join("day.toml");
    let text = "zone = \"Europe/Berlin\"\nstart = \"2026-03-27T08:55:00\"\nend = \"2026-03-27T12:00:00\"\n\
                [[event]]\nat = \"2026-03-27T09:00:00\"\ndo = \"active\"\nevery = \"6s\"\n";
    std::fs::write(&good, text).expect("a scenario");
    let path = good.to_str().expect("text");
    let first = desk.ask(&["simulate", path]);
    assert_eq!(first.status(), 0, "{first:?}");
    let last = first.stdout();
    let summary: Value = serde_json::from_str(last.lines().last().expect("a line")).expect("JSON");
    assert_eq!(summary["event"], json!("summary"));
    assert_eq!(desk.ask(&["simulate", path]).stdout(), last, "the same, byte for byte");

    let bad = folder.join("bad.toml");
    std::fs::write(&bad, text.replace("\"active\"", "\"run\"")).expect("a scenario");
    refused(&desk, &["simulate", bad.to_str().expect("text")], 2, "bad.toml:6");
}

#[test]
fn without_a_display_it_says_so_and_keeps_time() {
    let desk = Desk::without_display();
    let resident = desk.resident_with(&[]);
    resident.hears("no display", 1);
    assert_eq!(desk.stage(), "accruing");
    done(&desk, &["break"]);
    desk.wait_for_stage("taking");
}

#[test]
fn without_a_session_bus_it_runs_and_its_card_comes_by_itself() {
    let desk = Desk::without_bus();
    desk.settings("micro_every = \"8s\"\ntyping_gap = \"1s\"");
    let resident = desk.resident();
    let typing = desk.type_on();
    desk.wait_for_stage("due");
    drop(typing);
    resident.hears("painted Corner", 1);
    ends_on_a_signal(resident);
}

/// As a session that ends asks its programs to.
fn ends_on_a_signal(mut resident: Resident) {
    crate::harness::signal(resident.id(), rustix::process::Signal::TERM);
    assert!(resident.ends().success());
}
