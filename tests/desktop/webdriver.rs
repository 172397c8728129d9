//! The window as a program of its own, in the hands of tauri-driver.

use crate::harness::{Browser, Desk, unknot};

#[test]
fn against_a_running_resident_it_shows_what_the_resident_says() {
    let desk = Desk::start();
    let _resident = desk.resident();
    let browser = Browser::start(&desk);
    browser.reads("h1", "Counting starts with your next key");
    assert_eq!(desk.ask(&["pause", "today"]).status(), 0);
    browser.reads("h1", "Quiet until 4:00");
    browser.go("#/week");
    browser.reads("main", "Nothing recorded this week");
}

#[test]
fn without_a_resident_it_says_so_and_ends() {
    let desk = Desk::start();
    let mut window = desk.command(unknot().with_file_name("unknot-window"));
    let output = window.output().expect("the window's program");
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("unknot-window: ") && said.contains("`unknot`"), "{said}");
}
