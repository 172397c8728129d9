//! `unknot` while another one runs.

use serde_json::json;

use crate::harness::{Desk, Picture, eventually};

#[test]
fn with_the_same_folder_it_shows_the_first_and_ends() {
    let desk = Desk::start();
    let mut resident = desk.resident();
    // No tray host here: this is the way to the window.
    desk.wait_for_signal("tray", false);
    assert_eq!(desk.ask(&[]).status(), 0);
    resident.hears("painted Today", 1);
    eventually("the window is on the screen", || desk.windows().len() == 1);
    let page = Picture::of_screen(&desk, "today");
    assert!(page.colours() > 50, "not blank: {} colours", page.colours());

    assert_eq!(desk.ask(&[]).status(), 0, "with the window open");
    assert_eq!(desk.ask(&["--hidden"]).status(), 0);
    assert_eq!(desk.windows().len(), 1, "still one window");
    assert!(resident.lives());
}

#[test]
fn with_another_folder_it_runs_beside() {
    let desk = Desk::start();
    let _first = desk.resident();
    let other = desk.sub("other data");
    let name = other.to_str().expect("text");
    let _second = desk.resident_with(&["--hidden", "--data-dir", name]);
    let both = [vec!["status", "--json"], vec!["--data-dir", name, "status", "--json"]];
    for arguments in &both {
        eventually("both run", || desk.json(arguments)["running"] == json!(true));
    }
    // What is said to one concerns that one alone.
    assert_eq!(desk.ask(&["--data-dir", name, "pause", "30m"]).status(), 0);
    let stages = both.each_ref().map(|arguments| desk.json(arguments)["stage"].clone());
    assert_eq!(stages, [json!("accruing"), json!("paused")]);
    assert!(other.join("history.db").is_file());
}
