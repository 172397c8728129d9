//! Notification servers that are missing, do not answer, or are restarted.

use rustix::process::Signal;

use crate::harness::{Desk, Dunst, Picture, eventually, signal};

const SOON: &str = "micro_every = \"8s\"\nmicro_length = \"30s\"\ntyping_gap = \"2s\"";

/// Types until a break is due, then pauses.
fn work(desk: &Desk) {
    desk.wait_for_pictures();
    let typing = desk.type_on();
    desk.wait_for_stage("due");
    drop(typing);
}

#[test]
fn without_a_server_the_corner_card_appears_by_itself_and_its_start_begins_the_break() {
    let desk = Desk::start();
    desk.settings(SOON);
    let resident = desk.resident();
    work(&desk);
    resident.hears("painted Corner", 1);
    assert_eq!(desk.stage(), "offered");
    let screen = Picture::of_screen(&desk, "corner");
    // 360 x 150 in the corner, 16 from the edges.
    let corner = screen.part(904, 858, 360, 150);
    assert!(corner.colours() > 20, "not blank: {} colours", corner.colours());
    // Its first button, below the name; the break is then taken in the corner.
    desk.run("xdotool", &["mousemove", "1062", "969", "click", "1"]);
    desk.wait_for_stage("taking");
    Picture::of_screen(&desk, "corner-taking");
    assert_eq!(resident.times("painted Card"), 0, "never both");
}

#[test]
fn a_server_that_never_answers_blocks_nothing() {
    let desk = Desk::start();
    desk.settings(SOON);
    let dunst = Dunst::start(&desk);
    signal(dunst.id(), Signal::STOP);
    let resident = desk.resident();
    work(&desk);
    // `stage` asks the resident each time, and fails if it is not answered.
    desk.wait_for_stage("offered");
    resident.hears("painted Corner", 1);
    assert_eq!(desk.stage(), "offered");
    signal(dunst.id(), Signal::CONT);
}

#[test]
fn a_server_that_falls_silent_after_the_start_blocks_nothing() {
    let desk = Desk::start();
    desk.settings(SOON);
    let dunst = Dunst::start(&desk);
    let resident = desk.resident();
    desk.wait_for_signal("notifications", true);
    signal(dunst.id(), Signal::STOP);
    work(&desk);
    resident.hears("painted Corner", 1);
    assert_eq!(desk.stage(), "offered");
    signal(dunst.id(), Signal::CONT);
}

#[test]
fn a_server_restarted_in_mid_offer_shows_it_again() {
    let desk = Desk::start();
    desk.settings(SOON);
    let dunst = Dunst::start(&desk);
    let resident = desk.resident();
    work(&desk);
    eventually("the offer is on the screen", || dunst.displayed(&desk) == 1);
    dunst.kill();
    let dunst = Dunst::start(&desk);
    eventually("the new server shows it", || dunst.displayed(&desk) == 1);
    dunst.pick(&desk, "Skip");
    eventually("the offer is answered", || {
        desk.json(&["week", "--json"])["breaks"]["skipped"] == 1
    });
    assert_eq!(resident.times("painted"), 0, "no window was needed");
}
